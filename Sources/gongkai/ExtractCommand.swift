import Disclosure
import Export
import FoundationEssentials

/// `gongkai extract`: disclosures to normalized JSON.
struct ExtractCommand: Command {
  static let name = "extract"
  static let summary = "read disclosures and write normalized JSON"
  static let synopsis = "FILE... [-o DIR] [--compact] [--no-repair]\n\(DocumentReader.synopsis)"
  static let details = """
    One FILE goes to standard output. Several, or any with -o, give one NAME.json
    each: in DIR, or beside NAME.pdf where no DIR is given. A file that fails is
    named on standard error and the others are still done. The JSON is described
    by the schema that `gongkai schema` prints.

    Pages that are pictures are read with models that `gongkai models install`
    fetches once; their cells carry a confidence from 0 to 1. Where such pages
    were not read and nothing else failed the exit code is 3.
    """
  static let options = [outputFolder, compact, noRepair] + DocumentReader.options

  private static let outputFolder = Option(
    "--output", short: "-o", value: "DIR", help: "Write into this folder; it is made if missing.")
  private static let noRepair = Option(
    "--no-repair", help: "Leave rows as recognised where the official\nclassification or a sum says otherwise.")
  private static let compact = Option("--compact", help: "Write each JSON on one line.")

  private let jobs: [(input: InputFile, target: String?)]
  private let folder: String?
  private let reader: DocumentReader
  private let layout: JSONSerializer.Layout

  init(_ arguments: Arguments) throws(UsageError) {
    guard !arguments.operands.isEmpty else { throw UsageError(cause: "FILE is missing") }
    let inputs = arguments.operands.map { InputFile(path: $0, password: arguments[InputFile.passwordOption]) }
    folder = arguments[Self.outputFolder]
    guard folder != "" else { throw UsageError(cause: "-o needs the name of a folder") }
    jobs = try Self.jobs(inputs, folder: folder)
    reader = try DocumentReader(arguments, repairs: !arguments.has(Self.noRepair))
    layout = arguments.has(Self.compact) ? .compact : .disclosure
  }

  func run(_ console: Console) throws -> ExitCode {
    if let folder { try OutputFile.makeFolder(folder) }
    let rules = try reader.rules()
    var code = ExitCode.done
    for job in jobs {
      do {
        let read = try extract(job.input, to: job.target, rules: rules, console)
        if code == .done { code = read }
      } catch let problem as Problem {
        console.problem(problem.text)
        code = .failed
      }
    }
    return code
  }

  private func extract(_ input: InputFile, to target: String?, rules: FormRules, _ console: Console) throws -> ExitCode {
    let disclosure = try reader.read(input, rules: rules, console)
    let bytes = JSONSerializer(layout).serialize(disclosure.json)
    if let target { try OutputFile.write(bytes, to: target) } else { try console.output(bytes) }
    console.note("\(input.path): \(Self.summary(of: disclosure))")
    return disclosure.readingCode
  }

  /// Where each file's JSON goes; nil for standard output.
  ///
  /// Two files that would go to one place are refused.
  private static func jobs(_ inputs: [InputFile], folder: String?) throws(UsageError) -> [(input: InputFile, target: String?)] {
    if inputs.count == 1, folder == nil { return [(inputs[0], nil)] }
    var sources: [String: String] = [:]
    var jobs: [(input: InputFile, target: String?)] = []
    for input in inputs {
      let target = (folder.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? input.folder) + input.stem + ".json"
      if let other = sources.updateValue(input.path, forKey: URL(filePath: target).standardized.path) {
        throw UsageError(cause: "\(other) and \(input.path) would both be written to \(target)")
      }
      jobs.append((input, target))
    }
    return jobs
  }

  private static func summary(of disclosure: Disclosure) -> String {
    let rows = disclosure.tables.reduce(0) { $0 + ($1.rows?.count ?? $1.performance?.indicators.count ?? 0) }
    let counts = [(disclosure.source.pageCount, "page"), (disclosure.tables.count, "table"), (rows, "row")]
    let problems = disclosure.diagnostics.count { $0.severity != .info }
    let failed = disclosure.checks.count { !$0.passed }
    let words = (counts + (problems > 0 ? [(problems, "warning")] : [])).map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
    return (words + ["\(disclosure.checks.count - failed) checks passed, \(failed) failed"]).joined(separator: ", ")
  }
}
