import Corrections
import Disclosure
import Export
import Extraction
import FoundationEssentials
import Reading
import Recognition
import Texts

/// Reads the documents that a command line names: the one way in for every command that asks what a disclosure says.
struct DocumentReader {
  /// The options that every such command takes.
  static let options =
    [PageSelection.option] + InputFile.passwordOptions + [rulesOption, correctionsOption] + RecognitionChoice.options
  /// How they stand in a command's synopsis.
  static let synopsis =
    "[--pages RANGE] [--rules FILE] [--corrections DIR]\n\(InputFile.passwordSynopsis)\n\(RecognitionChoice.synopsis)"
  /// The options that change what is read: what a worker must know, and what a result depends on.
  static let readingOptions = [PageSelection.option, rulesOption, correctionsOption, noRepair] + RecognitionChoice.readingOptions
  /// Of these, those whose words say it all: what lies in a folder or file that is named is told by its bytes, and where the models lie
  /// changes nothing.
  static let tellingOptions = [PageSelection.option, noRepair] + RecognitionChoice.tellingOptions
  /// Leaves rows as they were recognised.
  static let noRepair = Option(
    "--no-repair", help: "Leave rows as recognised where the official\nclassification or a sum says otherwise.")

  static let rulesOption = Option(
    "--rules", value: "FILE", help: "Add to what is known of the forms; docs/rules.md\nsays how such a file is written.")

  static let correctionsOption = Option(
    "--corrections", value: "DIR",
    help: "Where the files NAME.corrections.json lie that\n`gongkai review` writes; beside NAME.pdf by default.")

  private let pages: PageSelection?
  private let recognition: RecognitionOptions
  private let rulesFile: String?
  private let repairs: Bool
  private let corrections: String?

  /// Takes the options.
  init(_ arguments: Arguments) throws(UsageError) {
    pages = try PageSelection(arguments)
    recognition = try RecognitionChoice.choice(arguments)
    rulesFile = arguments[Self.rulesOption]
    repairs = !arguments.has(Self.noRepair)
    corrections = try CorrectionsFolder.choice(arguments)
  }

  /// Whether pages that are pictures are read where the models are there.
  var recognizes: Bool { recognition.policy != .never }

  /// Reads whole documents as they are, with the rules of the package.
  init() {
    pages = nil
    recognition = RecognitionOptions()
    rulesFile = nil
    repairs = true
    corrections = nil
  }

  /// What is known of the forms, the rules of the command line included.
  ///
  /// - Throws: `Problem` with file, line and reason where they cannot be used.
  func rules() throws -> FormRules {
    guard let rulesFile else { return .standard }
    let data = try FileBytes.read(rulesFile, as: "rules file")
    guard let text = String(data: data, encoding: .utf8) else { throw Problem("\(rulesFile): is not UTF-8") }
    do {
      return try FormRules.standard.adding(text, file: rulesFile)
    } catch {
      throw Problem("\(error)")
    }
  }

  /// The SHA-256 of the rules that the command line adds; empty where it adds none.
  ///
  /// - Throws: `Problem` as `rules()` does.
  func rulesDigest() throws -> String {
    guard let rulesFile else { return "" }
    _ = try rules()
    return Checksum.sha256(try FileBytes.read(rulesFile, as: "rules file"))
  }

  /// Reads a file, shows how far it is, and says which pages were not read.
  ///
  /// - Throws: `Problem`.
  func read(_ input: InputFile, rules: FormRules, _ console: Console) throws -> Disclosure {
    try read(input, try input.load(), rules: rules, console)
  }

  /// Reads what was loaded of a file.
  func read(_ input: InputFile, _ data: Data, rules: FormRules, _ console: Console) throws -> Disclosure {
    let progress = ReadingProgress(input.path, console)
    let corrections = try CorrectionsFolder.corrections(of: input.path, in: corrections)
    let disclosure = try input.read(data) {
      try self.disclosure(of: $0, rules: rules, corrections: corrections, progress: { progress.report($0, of: $1) })
    }
    if let line = disclosure.unreadLine(recognizes: recognizes) { console.problem("\(input.path): \(line)") }
    return disclosure
  }

  /// What people found wrong with the document at a path, and what tells that from other corrections; nil where nobody looked.
  ///
  /// - Throws: `Problem` where the file is there and cannot be used.
  func corrections(of path: String) throws -> (corrections: Corrections, digest: String)? {
    guard let found = try CorrectionsFolder.corrections(of: path, in: corrections) else { return nil }
    return (found, Checksum.sha256(try FileBytes.read(CorrectionsFile(of: path, in: corrections).path)))
  }

  /// What tells from all others what is read of a document: its SHA-256, and that of its corrections where there are some.
  static func inputDigest(of data: Data, corrections: String?) -> String {
    inputDigest(sha256: Checksum.sha256(data), corrections: corrections)
  }

  /// The same where the document's SHA-256 is known: it takes a tenth of the time of reading a large file.
  static func inputDigest(sha256: String, corrections: String?) -> String {
    // What people corrected is read as much as the document.
    sha256 + (corrections.map { "+" + $0 } ?? "")
  }

  /// What `inputDigest` gives for a file without reading it as a document; nil where that takes its bytes away, as from a pipe, or fails.
  func inputDigest(of input: InputFile) -> String? {
    guard input.bytes != nil || FileBytes.isRegular(input.path), let data = try? input.load() else { return nil }
    if DisclosureInput.isJSON(data) { return Self.inputDigest(of: data, corrections: nil) }
    do {
      return Self.inputDigest(of: data, corrections: try corrections(of: input.path)?.digest)
    } catch {
      // Corrections that cannot be used are told where the document is read.
      return nil
    }
  }

  /// Reads an opened document.
  ///
  /// - Parameters:
  ///   - pdf: The document.
  ///   - rules: What is known of the forms.
  ///   - corrections: What people found wrong with it.
  ///   - jobs: How many pages are read at a time; nil for what the options say.
  ///   - models: Where the models stay loaded for the next document; nil to let go of them.
  ///   - readsNarrative: Whether the text outside the tables is asked for amounts.
  ///   - progress: Is told after each page how many are read, and how many there are to read.
  /// - Returns: What it says.
  /// - Throws: `ExtractionError` or `RecognitionError`.
  func disclosure(
    of pdf: PDFDocument, rules: FormRules, corrections: Corrections?, jobs: Int? = nil, models: LoadedModels? = nil,
    readsNarrative: Bool = true,
    progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> Disclosure {
    var recognition = recognition
    recognition.jobs = jobs ?? recognition.jobs
    recognition.loaded = models
    var options = ReadingOptions(
      pages: try pages?.range(in: pdf), recognition: recognition, repairs: repairs, rules: rules, corrections: corrections,
      progress: progress)
    options.readsNarrative = readsNarrative
    return try Disclosure(of: pdf, options: options)
  }
}

extension Disclosure {
  /// The exit code that its unread pages ask for.
  var readingCode: ExitCode { unreadPages.isEmpty ? .done : .unread }

  private var unreadPages: [Diagnostic] { diagnostics.filter { $0.code == .pageScanned || $0.code == .pageDamaged } }

  /// What says in one line which pages were not read, without the file's name; nil where all were.
  ///
  /// The diagnostic itself is for files and is English in every language.
  ///
  /// - Parameter recognizes: Whether they would have been read with the models.
  /// - Returns: The line.
  func unreadLine(recognizes: Bool) -> Text? {
    let unread = unreadPages
    guard let first = unread.first else { return nil }
    let page = first.page.map { "\($0)" } ?? "?"
    let line: Text =
      first.code == .pageDamaged
      ? "page \(page) is damaged and was not read"
      : recognizes
        ? "page \(page) is a picture without text and was not read: run gongkai models install"
        : "page \(page) is a picture without text and was not read"
    return unread.count == 1 ? line : "\(unread.count) of \(source.pageCount) pages: \(line)"
  }
}
