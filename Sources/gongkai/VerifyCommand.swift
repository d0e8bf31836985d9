import Export

/// `gongkai verify`: samples against golden files.
struct VerifyCommand: Command {
  static let name = "verify"
  static let summary = "extract samples and compare them with golden files"
  static let synopsis = "SAMPLES GOLDEN [--update] [--corrections DIR]\n[--jobs N]\n\(BatchChoice.synopsis)"
  static let details = """
    Extracts every PDF of the folder SAMPLES and compares the output, value by
    value, with NAME.json in the folder GOLDEN. Each difference is a line on
    standard output: the file, the table, the row, the column, the page, what was
    expected and what came; at most 20 lines a file. A sample without a golden
    file and a golden file without a sample are differences. Nothing is printed
    where all is the same. The generator's version is not compared.
    """
  static let options = [update, DocumentReader.correctionsOption, RecognitionChoice.jobs] + BatchChoice.options
  static let operands = OperandKind.folders

  private static let update = Option("--update", help: "Write the golden files that differ or are missing\nand print their names.")

  private let folder: GoldenFolder
  private let choice: BatchChoice
  private let updates: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    guard arguments.operands.count == 2 else { throw UsageError(cause: "it takes two folders, SAMPLES and GOLDEN") }
    _ = try CorrectionsFolder.choice(arguments)
    folder = GoldenFolder(
      samples: arguments.operands[0], golden: arguments.operands[1], words: arguments.words(of: [DocumentReader.correctionsOption]))
    choice = try BatchChoice(arguments)
    updates = arguments.has(Self.update)
  }

  func run(_ console: Console) throws -> ExitCode {
    let names = try folder.names()
    if updates { try OutputFile.makeFolder(folder.golden) }
    let samples = names.filter(folder.hasSample)
    var isSame = true
    func tell(_ name: String, _ outcome: GoldenFolder.Outcome, _ output: [UInt8]? = nil) throws {
      if outcome == .same { return }
      if updates, let output {
        let path = folder.goldenFile(name)
        try OutputFile.write(output, to: path)
        return try console.tell(outcome == .noGolden ? "added \(path)" : "changed \(path)")
      }
      isSame = false
      if case .failed(let line) = outcome { return console.problem(line) }
      for line in folder.report(name, outcome) { try console.tell(line) }
    }
    var rest = names[...]
    /// Names the golden files without a sample that come before some name, so that all are told in order.
    func tellLone(before name: String?) throws {
      while let next = rest.first, next != name {
        if !folder.hasSample(next) { try tell(next, .noSample) }
        rest.removeFirst()
      }
    }
    let batch = BatchRun(choice: choice, isSingle: samples.count == 1, tells: .failures, console: console)
    let ended = try batch.run(samples.map(folder.request)) { index, reply in
      try tellLone(before: samples[index])
      try tell(samples[index], folder.outcome(samples[index], reply.product), reply.product)
    }
    if ended.isStopped { return ended }
    try tellLone(before: nil)
    let code = isSame && ended != .failed ? ExitCode.done : .failed
    console.note(code == .done ? "\(names.count) samples, all as they should be" : "some of \(names.count) samples differ")
    return code
  }
}
