import Disclosure
import Export
import Extraction
import FoundationEssentials
import Records

/// `gongkai export`: disclosures to typed relations.
struct ExportCommand: Command {
  static let name = "export"
  static let summary = "put disclosures into a database or data package"
  static let synopsis =
    "FILE... --sqlite FILE | --csv DIR | --ndjson DIR\n[--excel] [--cells]\n\(DocumentReader.synopsis)"
  static let details = """
    FILEs are PDFs, JSONs that `gongkai extract` wrote, or folders of them; where a
    folder holds NAME.json beside NAME.pdf the JSON is taken. The relations
    (documents, tables, rows, amounts, indicators, figures and so on) are described in
    docs/records.md and are the same in every format.

    A SQLite database is added to: a file that is in it already is passed over, one
    that changed replaces itself, and what a newer version of a disclosure replaced is
    kept and marked. A folder is written anew. `--ndjson -` writes all relations to
    standard output.
    """
  static let options = [sqlite, csv, ndjson, excel, cells] + DocumentReader.options

  private static let sqlite = Option("--sqlite", value: "FILE", help: "Add to this SQLite database; it is made if missing.")
  private static let csv = Option(
    "--csv", value: "DIR", help: "Write a Frictionless Data Package: a CSV file for\neach relation, and datapackage.json.")
  private static let ndjson = Option("--ndjson", value: "DIR", help: "Write a file of JSON lines for each relation; - is\nstandard output.")
  private static let excel = Option(
    "--excel", help: "With --csv: files that Excel opens as they are, no\ntext of which it takes for a formula.")
  private static let cells = Option("--cells", help: "Also every cell of every grid, as printed.")

  /// Where the records go.
  private enum Target {
    case sqlite(String)
    case folder(String, RecordFormat)
    case stream
  }

  private let operands: [String]
  private let password: String?
  private let reader: DocumentReader
  private let target: Target
  private let withCells: Bool
  private let readingOptions: String
  private let rulesFile: String?

  init(_ arguments: Arguments) throws(UsageError) {
    guard !arguments.operands.isEmpty else { throw UsageError(cause: "FILE is missing") }
    operands = arguments.operands
    password = try InputFile.password(arguments)
    reader = try DocumentReader(arguments)
    withCells = arguments.has(Self.cells)
    target = try Self.target(arguments)
    // How many pages are read at a time, and where the models lie, changes nothing in what is read.
    let telling = DocumentReader.options.filter { !["--jobs", "--models", "--password"].contains($0.name) }
    readingOptions = telling.compactMap { option in arguments[option].map { "\(option.name)=\($0)" } }.joined(separator: " ")
    rulesFile = telling.first { $0.name == "--rules" }.flatMap { arguments[$0] }
  }

  func run(_ console: Console) throws -> ExitCode {
    let rules = try reader.rules()
    let inputs = try DisclosureInput.inputs(operands, password: password)
    let failure = OutputFailure()
    let store = try store(console, failure)
    let run = ExportRun(
      store: store, loader: DisclosureLoader(reader, rules: rules, console), rules: rules,
      program: "\(Generator.version) \(readingOptions) \(rulesDigest) \(withCells)", console: console)
    do {
      let code = try run.export(inputs)
      if let database = store as? SQLiteStore, database.roundedAmounts > 0 {
        console.problem("\(database.roundedAmounts) amounts are finer than a fen: they were rounded, `printed` keeps what is printed")
      }
      return code
    } catch let error as StorageError {
      if let output = failure.error { throw output }
      throw error
    }
  }

  private var rulesDigest: String {
    guard let rulesFile, let rules = try? Data(contentsOf: URL(filePath: rulesFile)) else { return "" }
    return Checksum.sha256(rules)
  }

  private static func target(_ arguments: Arguments) throws(UsageError) -> Target {
    let given = [sqlite, csv, ndjson].filter { arguments.has($0) }
    guard given.count == 1, let path = arguments[given[0]] else {
      throw UsageError(cause: "it takes one of --sqlite, --csv and --ndjson")
    }
    guard !path.isEmpty else { throw UsageError(cause: "\(given[0].name) needs a name") }
    guard !arguments.has(excel) || given[0] == csv else { throw UsageError(cause: "--excel goes with --csv") }
    switch given[0] {
    case sqlite: return .sqlite(path)
    case csv: return .folder(path, .csv(forExcel: arguments.has(excel)))
    default: return path == "-" ? .stream : .folder(path, .ndjson)
    }
  }

  private func store(_ console: Console, _ failure: OutputFailure) throws -> any RecordStore {
    switch target {
    case .sqlite(let path): return try SQLiteStore(path: path, withCells: withCells)
    case .folder(let path, let format):
      try OutputFile.makeFolder(path)
      return try RecordFolder(path: path, format: format, withCells: withCells)
    case .stream:
      return RecordStream(withCells: withCells) { bytes throws(StorageError) in
        do throws(OutputError) {
          try console.output(bytes)
        } catch {
          failure.error = error
          throw StorageError(path: "standard output", cause: "\(error)")
        }
      }
    }
  }
}

/// Why standard output took no more, kept while a store says that it could not go on.
private final class OutputFailure {
  var error: OutputError?
}

/// One export: reads inputs in their order and hands them to a store.
private struct ExportRun {
  let store: any RecordStore
  let loader: DisclosureLoader
  let rules: FormRules
  /// What tells this program and its options from others.
  let program: String
  let console: Console

  func export(_ inputs: [DisclosureInput]) throws -> ExitCode {
    var code = ExitCode.done
    var counts = (added: 0, held: 0)
    for (index, input) in inputs.enumerated() {
      console.progress("\(input.path): \(index + 1) of \(inputs.count)")
      do {
        let bytes = try input.bytes()
        let fingerprint = Checksum.sha256(Data("\(Checksum.sha256(bytes)) \(program)".utf8))
        if try store.holds(fingerprint) {
          counts.held += 1
          continue
        }
        guard let loaded = try loader.load(input, bytes: bytes) else { continue }
        let document = RecordedDocument(loaded.disclosure, generator: loaded.generator, rules: rules)
        let reading = loaded.disclosure.readingCode
        // What is unread for want of the models is to be read when they are there.
        try store.add(document, fingerprint: reading == .unread ? fingerprint + "/unread" : fingerprint)
        if code == .done { code = reading }
        counts.added += 1
      } catch let problem as Problem {
        console.problem(problem.description)
        code = .failed
      } catch let error as DuplicateDocument {
        console.problem("\(input.path): \(error)")
        code = .failed
      }
    }
    try store.finish()
    console.note("\(counts.added) documents exported, \(counts.held) were there already")
    return code
  }
}
