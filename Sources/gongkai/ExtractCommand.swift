import Disclosure
import Export
import Extraction
import FoundationEssentials

/// `gongkai extract`: disclosures to normalized JSON.
struct ExtractCommand: Command {
  static let name = "extract"
  static let summary = "read disclosures and write normalized JSON"
  static let synopsis = """
    PATH... [-o PLACE] [--format FORMAT] [--compact]
    [--resume] [--report FILE] [--no-repair]
    \(InputList.synopsis)
    \(DocumentReader.synopsis)
    \(BatchChoice.synopsis)
    """
  static let details = """
    PATH is a PDF, a folder (every *.pdf below it; hidden files and links in it
    are left out) or - for a PDF on standard input. The JSON, described by the
    schema that `gongkai schema` prints, goes to standard output in the order of
    the PATHs. With -o DIR each document has a file of its own, and the tree below
    a folder, or of the names in a list, is kept. -o NAME.json and NAME.ndjson
    name a file; -o - is standard output.

    Several documents are read in processes of their own. One that crashes, takes
    too long or takes too much memory costs itself alone, and is named on standard
    error like any that fails. Ctrl-C finishes what is being read; again, it stops
    at once. With --resume a document whose result in DIR is whole, and was made
    from the same bytes by the same version and options, is not read again.

    Pages that are pictures are read with models that `gongkai models install`
    fetches once; their cells carry a confidence from 0 to 1. Where such pages
    were not read and nothing else failed the exit code is 3.
    """
  static let options =
    [output, formatOption, compact, resume, BatchReport.option, DocumentReader.noRepair] + InputList.options + DocumentReader.options
    + BatchChoice.options

  private static let output = Option(
    "--output", short: "-o", value: "PLACE",
    help: "Write into this folder, which is made if missing,\nor into a file NAME.json or NAME.ndjson.")
  private static let formatOption = Option(
    "--format", value: "FORMAT", of: Format.self, help: "json (the default) or ndjson: a line for each\ndocument.")
  private static let resume = Option(
    "--resume", help: "Go on with a run that was interrupted, or read\nonly what has changed: needs -o DIR.")
  private static let compact = Option("--compact", help: "Write each JSON on one line.")

  /// How several documents are written.
  private enum Format: String, CaseIterable {
    case json
    case ndjson
  }

  /// Where the JSON goes.
  ///
  /// It depends on the options alone, not on how many documents there are.
  private enum Destination {
    case standardOutput
    case file(String)
    case folder(String)

    init(_ arguments: Arguments, _ format: Format) throws(UsageError) {
      guard let place = arguments[ExtractCommand.output] else {
        self = .standardOutput
        return
      }
      guard !place.isEmpty else { throw UsageError(cause: "-o needs the name of a folder or a file") }
      let isFile = [".json", ".ndjson"].contains { place.hasSuffix($0) } || place.hasPrefix("/dev/")
      self = place == "-" ? .standardOutput : isFile ? .file(place) : .folder(place)
      if case .folder = self, format == .ndjson { throw UsageError(cause: "--format ndjson writes one file: -o NAME.ndjson") }
    }
  }

  private let inputs: InputList
  private let destination: Destination
  private let product: WorkRequest.Product
  private let format: Format
  private let words: [String]
  private let reader: DocumentReader
  private let choice: BatchChoice
  private let resumes: Bool
  private let reportPath: String?

  init(_ arguments: Arguments) throws(UsageError) {
    inputs = try InputList(arguments)
    format = try arguments.value(Self.formatOption, as: Format.self) ?? .json
    destination = try Destination(arguments, format)
    product = arguments.has(Self.compact) || format == .ndjson ? .compact : .disclosure
    reader = try DocumentReader(arguments)
    words = arguments.words(of: DocumentReader.readingOptions)
    choice = try BatchChoice(arguments)
    resumes = arguments.has(Self.resume)
    reportPath = arguments[BatchReport.option]
    if resumes {
      guard case .folder = destination else { throw UsageError(cause: "--resume needs -o DIR") }
    }
  }

  func run(_ console: Console) throws -> ExitCode {
    let rules = try reader.rulesDigest()
    var code = ExitCode.done
    let items = try inputs.items {
      console.problem($0.text)
      code = .failed
    }
    if case .file(let path) = destination, format == .json, items.count > 1 {
      throw UsageError(cause: "\(path) cannot hold \(items.count) documents: name a folder, or --format ndjson and a file NAME.ndjson")
    }
    let batch = BatchRun(choice: choice, reportPath: reportPath, isSingle: inputs.isSingleFile, console: console)
    let requests = items.map { WorkRequest(input: $0.file, words: words, product: product) }
    switch destination {
    case .standardOutput: return code.joined(try batch.run(requests) { try console.output($1.product) })
    case .file(let path): return code.joined(try write(requests, to: path, batch))
    case .folder(let folder): return code.joined(try write(requests, items, into: folder, rules: rules, batch))
    }
  }

  private func write(_ requests: [WorkRequest], to path: String, _ batch: BatchRun) throws -> ExitCode {
    if batch.isSingle { return try batch.run(requests) { try OutputFile.write($1.product, to: path) } }
    let file = try OutputDraft(of: path)
    let code = try batch.run(requests) { try file.append($1.product) }
    // Half of the documents are not what was asked for; the draft goes with the object.
    if !code.isStopped { try file.commit() }
    return code
  }

  private func write(
    _ requests: [WorkRequest], _ items: [InputList.Item], into folder: String, rules: String, _ batch: BatchRun
  ) throws -> ExitCode {
    let places = items.map { $0.place + ".json" }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    try InputList.refuseCollisions(items) { base + $0 + ".json" }
    try OutputFile.makeFolder(folder)
    let asked = [Generator.version, Generator.schemaVersion, product.rawValue, rules] + words
    var record = try RunRecord(in: folder, options: Checksum.sha256(Data(asked.joined(separator: "\0").utf8)))
    func clearDrafts() {
      if resumes { for place in Set(places.map { OutputFile.folder(of: base + $0) }) { OutputFile.clearDrafts(in: place) } }
    }
    clearDrafts()
    let entries = places.map { resumes ? record.entry($0) : nil }
    let requests = zip(requests, zip(places, entries)).map { request, target in
      var request = request
      request.target = WorkRequest.Target(path: base + target.0, draft: OutputFile.draftName(), made: target.1?.made)
      request.facts = target.1?.facts
      return request
    }
    let code = try batch.run(requests) { record.add(places[$0], $1) }
    record.close()
    // A worker of the run that was killed may have been writing when this one began: its end takes until the disk lets go of it.
    clearDrafts()
    return code
  }
}
