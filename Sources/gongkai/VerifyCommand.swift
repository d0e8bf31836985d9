import Export

/// `gongkai verify`: samples against golden files.
struct VerifyCommand: Command {
  static let name = "verify"
  static let summary = "extract samples and compare them with golden files"
  static let synopsis = "SAMPLES GOLDEN [--update] [--corrections DIR]"
  static let details = """
    Extracts every PDF of the folder SAMPLES and compares the output, value by
    value, with NAME.json in the folder GOLDEN. Each difference is a line on
    standard output: the file, the table, the row, the column, the page, what was
    expected and what came; at most 20 lines a file. A sample without a golden
    file and a golden file without a sample are differences. Nothing is printed
    where all is the same. The generator's version is not compared.
    """
  static let options = [update, DocumentReader.correctionsOption]
  static let operands = OperandKind.folders

  private static let update = Option("--update", help: "Write the golden files that differ or are missing\nand print their names.")

  private let folder: GoldenFolder
  private let updates: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    guard arguments.operands.count == 2 else { throw UsageError(cause: "it takes two folders, SAMPLES and GOLDEN") }
    folder = GoldenFolder(
      samples: arguments.operands[0], golden: arguments.operands[1], corrections: try CorrectionsFolder.choice(arguments))
    updates = arguments.has(Self.update)
  }

  func run(_ console: Console) throws -> ExitCode {
    let names = try folder.names()
    if updates { try OutputFile.makeFolder(folder.golden) }
    var code = ExitCode.done
    for (index, name) in names.enumerated() {
      console.progress("\(name): \(index + 1) of \(names.count)")
      let (outcome, output) = folder.verify(name)
      if outcome == .same { continue }
      if updates, let output {
        let path = folder.goldenFile(name)
        try OutputFile.write(JSONSerializer(.disclosure).serialize(output), to: path)
        try console.tell(outcome == .noGolden ? "added \(path)" : "changed \(path)")
        continue
      }
      code = .failed
      if case .failed(let line) = outcome {
        console.problem(line)
      } else {
        for line in folder.report(name, outcome) { try console.tell(line) }
      }
    }
    console.note(code == .done ? "\(names.count) samples, all as they should be" : "some of \(names.count) samples differ")
    return code
  }
}
