import Disclosure
import Export

/// `gongkai export`: disclosures to typed relations.
struct ExportCommand: Command {
  static let name = "export"
  static let summary = "put disclosures into a database or data package"
  static let synopsis =
    """
    PATH... --sqlite FILE | --csv DIR | --ndjson DIR
    [--excel] [--cells] [--report FILE] [--no-repair]
    \(InputList.synopsis)
    \(DocumentReader.synopsis)
    \(BatchChoice.synopsis)
    """
  static let details = """
    PATH is a PDF, the JSON that `gongkai extract` wrote of one, a folder (every PDF
    and JSON below it) or - for one on standard input. Where NAME.json lies beside
    NAME.pdf the JSON is taken. The relations (documents, tables, rows, amounts,
    indicators, figures and so on) are described in docs/records.md and are the same
    in every format. Documents are read in processes of their own, as by extract.

    A SQLite database is added to: a file that is in it already is passed over, one
    that changed replaces itself, and what a newer version of a disclosure replaced is
    kept and marked. A folder is written anew. `--ndjson -` writes all relations to
    standard output.
    """
  static let options =
    [sqlite, csv, ndjson, excel, cells, BatchReport.option, DocumentReader.noRepair] + InputList.options + DocumentReader.options
    + BatchChoice.options

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

  private let inputs: InputList
  private let reader: DocumentReader
  private let choice: BatchChoice
  private let reportPath: String?
  private let target: Target
  private let withCells: Bool
  private let words: [String]
  /// The words of the options that change what is read, where their values say how.
  private let tellingWords: [String]

  init(_ arguments: Arguments) throws(UsageError) {
    inputs = try InputList(arguments, takesJSON: true)
    reader = try DocumentReader(arguments)
    choice = try BatchChoice(arguments)
    reportPath = arguments[BatchReport.option]
    withCells = arguments.has(Self.cells)
    target = try Self.target(arguments)
    words = arguments.words(of: DocumentReader.readingOptions)
    tellingWords = arguments.words(of: DocumentReader.tellingOptions)
  }

  func run(_ console: Console) throws -> ExitCode {
    let program = ([Generator.version] + tellingWords + [try reader.rulesDigest(), "\(withCells)"]).joined(separator: " ")
    var code = ExitCode.done
    let items = try inputs.items {
      console.problem($0.text)
      code = .failed
    }
    let failure = OutputFailure()
    do {
      let store = try store(console, failure)
      let export = ExportRun(to: store, reader: reader, program: program)
      let batch = BatchRun(choice: choice, reportPath: reportPath, isSingle: inputs.isSingleFile, console: console)
      let requests = items.map { WorkRequest(input: $0.file, words: words, product: .records, productWords: [store.form.text]) }
      code = code.joined(try batch.run(requests, known: export.known) { try export.take(&$1, of: items[$0]) })
      // Half of the documents are not what was asked for; a database has them whole in any case, and goes on another time.
      if !code.isStopped { try store.finish() }
      if let database = store as? SQLiteStore, database.roundedAmounts > 0 {
        console.problem("\(database.roundedAmounts) amounts are finer than a fen: they were rounded, `printed` keeps what is printed")
      }
      if !choice.isQuiet { console.note("\(export.counts.added) documents exported, \(export.counts.held) were there already") }
      return code
    } catch let error as StorageError {
      if let output = failure.error { throw output }
      throw error
    }
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
