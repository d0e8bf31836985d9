import Export

/// `gongkai tables`: the tables of any PDF as they are printed.
struct TablesCommand: Command {
  static let name = "tables"
  static let summary = "print the tables of any PDF, disclosure or not"
  static let synopsis = """
    PATH... [-o DIR] [--report FILE]
    [--format FORMAT] [--table ID] [--excel] [--guard]
    \(InputList.synopsis)
    \(DocumentReader.synopsis)
    \(BatchChoice.synopsis)
    """
  static let details = """
    Tables are named t1, t2 ... in reading order, as in the output of extract; one
    that continues on the next page is one table.

    In CSV and TSV a blank line stands between tables, and a comment line
    `# t1 title (pages 3-4)` above each, only where several are printed. A cell
    that covers several rows or columns has its text once, at the first. HTML and
    JSON keep the spans. JSON is {"tables": [{"id", "title", "pages", "quality",
    "grid"}]}, with the same quality and grid as in the output of extract.

    With -o each table is a file of its own, DIR/NAME/t1.csv, which any program
    can read; PATH may then be several files and folders, as for extract.

    A spreadsheet takes a cell that begins with = + - or @ for a formula. --guard
    puts an apostrophe before those that are no numbers, in CSV and TSV; --excel
    does that too and writes the mark by which Excel knows UTF-8.
    """
  static let options =
    [output] + TableProduct.options + [BatchReport.option] + InputList.options + DocumentReader.options
    + BatchChoice.options

  private static let output = Option("--output", short: "-o", value: "DIR", help: "Write each table into a file below this folder.")

  private let inputs: InputList
  private let folder: String?
  private let request: WorkRequest
  private let reader: DocumentReader
  private let choice: BatchChoice
  private let reportPath: String?

  init(_ arguments: Arguments) throws(UsageError) {
    inputs = try InputList(arguments)
    folder = arguments[Self.output]
    guard folder != "" else { throw UsageError(cause: "-o needs the name of a folder") }
    reader = try DocumentReader(arguments)
    choice = try BatchChoice(arguments)
    reportPath = arguments[BatchReport.option]
    _ = try TableProduct(arguments, isSeparate: folder != nil)
    request = WorkRequest(
      input: InputFile(path: ""), words: arguments.words(of: DocumentReader.readingOptions),
      product: folder == nil ? .tables : .separateTables, productWords: arguments.words(of: TableProduct.options))
  }

  func run(_ console: Console) throws -> ExitCode {
    _ = try reader.rules()
    var code = ExitCode.done
    let items = try inputs.items {
      console.problem($0.text)
      code = .failed
    }
    let requests = items.map { item in
      var request = request
      request.input = item.file
      return request
    }
    let batch = BatchRun(choice: choice, reportPath: reportPath, isSingle: inputs.isSingleFile, console: console)
    guard let folder else {
      guard items.count < 2 else { throw UsageError(cause: "the tables of \(items.count) documents need a folder: -o DIR") }
      return code.joined(try batch.run(requests) { try console.output($1.product) })
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    try InputList.refuseCollisions(items) { base + $0 }
    try OutputFile.makeFolder(folder)
    return code.joined(
      try batch.run(requests) { index, reply in
        let place = base + items[index].place
        try OutputFile.makeFolder(place)
        for (name, bytes) in TableProduct.files(reply.product) { try OutputFile.write(bytes, to: "\(place)/\(name)") }
      })
  }
}
