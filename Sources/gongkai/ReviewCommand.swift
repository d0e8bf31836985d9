import Export
import FoundationEssentials
import Reading
import Recognition
import Review

/// `gongkai review`: a local web application to look at what is doubtful and to correct it.
struct ReviewCommand: Command {
  static let name = "review"
  static let summary = "look at what is doubtful, correct it, keep the correction"
  static let synopsis =
    "PATH... [--port N] [--corrections DIR] [--golden DIR]\n[--html DIR] [--export-truth DIR]\n"
    + "[--rules FILE]\n\(InputFile.passwordSynopsis)\n\(RecognitionChoice.synopsis)"
  static let details = """
    Reads the PDFs, or all those of a folder, and serves a page on this machine
    alone; open the address that it prints in a browser. What is doubtful comes
    first: amounts that a sum contradicts, amounts that recognition doubted, what
    had to be assumed. Ctrl-C ends it.

    Each correction is kept at once in NAME.corrections.json beside the PDF, or in
    the folder of --corrections, and extract, check and verify apply it from then
    on. Accepting a document writes its golden file where --golden names a folder.

    --html writes the same as static pages, one folder for each document, and
    --export-truth the grids of the accepted tables in the scorer's format;
    nothing is served then.
    """
  static let options =
    [port, DocumentReader.correctionsOption, golden, html, truth, DocumentReader.rulesOption] + InputFile.passwordOptions
    + RecognitionChoice.options

  private static let port = Option("--port", value: "N", help: "The port on 127.0.0.1; any that is free by default.")
  private static let golden = Option("--golden", value: "DIR", help: "Where the golden files of accepted documents go.")
  private static let html = Option("--html", value: "DIR", help: "Write static pages here and end.")
  private static let truth = Option("--export-truth", value: "DIR", help: "Write the accepted grids here and end.")

  private let paths: [String]
  private let port: Int
  private let golden: String?
  private let html: String?
  private let truth: String?
  private let corrections: String?
  private let reader: DocumentReader
  private let options: ReadingOptions

  init(_ arguments: Arguments) throws(UsageError) {
    guard !arguments.operands.isEmpty else { throw UsageError(cause: "PATH is missing") }
    paths = arguments.operands
    let port = arguments[Self.port] ?? "0"
    guard let number = Int(port), (0...65_535).contains(number) else {
      throw UsageError(cause: "--port cannot be \(port): it is a number from 0 to 65535")
    }
    self.port = number
    golden = try Self.folder(arguments, Self.golden)
    html = try Self.folder(arguments, Self.html)
    truth = try Self.folder(arguments, Self.truth)
    corrections = try CorrectionsFolder.choice(arguments)
    reader = try DocumentReader(arguments)
    options = ReadingOptions(
      password: try InputFile.password(arguments), recognition: try RecognitionChoice.choice(arguments))
  }

  private static func folder(_ arguments: Arguments, _ option: Option) throws(UsageError) -> String? {
    guard arguments[option] != "" else { throw UsageError(cause: "\(option.name) needs the name of a folder") }
    return arguments[option]
  }

  func run(_ console: Console) throws -> ExitCode {
    let inputs = try inputs()
    for folder in [corrections, golden, html, truth].compactMap({ $0 }) { try OutputFile.makeFolder(folder) }
    var options = options
    options.rules = try reader.rules()
    if html != nil || truth != nil { return try write(inputs, options, console) }
    try ReviewServer(inputs, options: options).run(
      port: port, announce: { try? console.write("\($0)\n") }, problem: { console.problem($0) })
    return .done
  }

  /// Writes static pages and accepted grids.
  private func write(_ inputs: [ReviewInput], _ options: ReadingOptions, _ console: Console) throws -> ExitCode {
    var code = ExitCode.done
    for input in inputs {
      do {
        var options = options
        let progress = ReadingProgress(input.path, console)
        options.progress = { progress.report($0, of: $1) }
        let finished = try FinishedReview(input, options: options)
        if let html { try finished.writePages(to: html) }
        if let truth, try !finished.writeTruth(to: truth) { console.note("\(input.path): nothing is accepted") }
      } catch {
        let line = "\(error)"
        console.problem(line.hasPrefix(input.path) || line.hasPrefix(input.corrections.path) ? line : "\(input.path): \(line)")
        code = .failed
      }
    }
    return code
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// The PDFs, those of folders sorted by name.
  private func inputs() throws -> [ReviewInput] {
    var files: [String] = []
    for path in paths {
      guard Self.isFolder(path) else {
        files.append(path)
        continue
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: path).filter {
        $0.lowercased().hasSuffix(".pdf") && !$0.hasPrefix(".")
      }
      guard !names.isEmpty else { throw Problem("\(path): holds no PDF to review") }
      files += names.sorted().map { (path.hasSuffix("/") ? path : path + "/") + $0 }
    }
    var owners: [String: String] = [:]
    return try files.map { file in
      let corrections = CorrectionsFile(of: file, in: corrections)
      if let other = owners.updateValue(file, forKey: URL(filePath: corrections.path).standardized.path) {
        throw Problem("\(other) and \(file) would both keep their corrections in \(corrections.path)")
      }
      let stem = InputFile(path: file).stem
      let folder = golden.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
      return ReviewInput(path: file, name: stem, corrections: corrections, golden: folder.map { "\($0)\(stem).json" })
    }
  }
}
