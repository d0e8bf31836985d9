import Disclosure
import Export

/// `gongkai tables`: the tables of any PDF as they are printed.
struct TablesCommand: Command {
  static let name = "tables"
  static let summary = "print the tables of any PDF, disclosure or not"
  static let synopsis = "FILE [--format FORMAT] [--table ID]\n\(DocumentReader.synopsis)"
  static let details = """
    Tables are named t1, t2 ... in reading order, as in the output of extract; one
    that continues on the next page is one table.

    In CSV and TSV a blank line stands between tables, and a comment line
    `# t1 title (pages 3-4)` above each, only where several are printed. A cell
    that covers several rows or columns has its text once, at the first. HTML and
    JSON keep the spans. JSON is {"tables": [{"id", "title", "pages", "quality",
    "grid"}]}, with the same quality and grid as in the output of extract.
    """
  static let options = [formatOption, tableOption] + DocumentReader.options

  private static let formatOption = Option("--format", value: "FORMAT", help: "csv (the default), tsv, markdown, html or json.")
  private static let tableOption = Option("--table", value: "ID", help: "Print only this table: t3.")

  private let input: InputFile
  private let format: TableFormat
  private let table: String?
  private let reader: DocumentReader

  init(_ arguments: Arguments) throws(UsageError) {
    input = InputFile(path: try arguments.onlyOperand("FILE"), password: arguments[InputFile.passwordOption])
    format = try arguments.value(Self.formatOption, as: TableFormat.self) ?? .csv
    table = arguments[Self.tableOption]
    reader = try DocumentReader(arguments, narrative: false)
  }

  func run(_ console: Console) throws -> ExitCode {
    let disclosure = try reader.read(input, rules: try reader.rules(), console)
    var tables = disclosure.tables.map { NamedGrid(id: $0.id, title: $0.title, pages: $0.pages, quality: $0.quality, grid: $0.grid) }
    if let table {
      let known = tables.last.map { $0.id == "t1" ? "its only one is t1" : "they are t1 to \($0.id)" } ?? "it has none"
      tables.removeAll { $0.id != table }
      guard !tables.isEmpty else { throw Problem("\(input.path): there is no table \(table): \(known)") }
    }
    try console.write(format.text(tables))
    return disclosure.readingCode
  }
}
