import Disclosure
import Export
import FoundationEssentials
import Reading
import Recognition

/// Reads the documents that a command line names: the one way in for every command that asks what a disclosure says.
struct DocumentReader {
  /// The options that every such command takes.
  static let options = [PageSelection.option, InputFile.passwordOption, rulesOption, correctionsOption] + RecognitionChoice.options
  /// How they stand in a command's synopsis.
  static let synopsis = "[--pages RANGE] [--password PASSWORD] [--rules FILE]\n[--corrections DIR]\n\(RecognitionChoice.synopsis)"

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
  init(_ arguments: Arguments, repairs: Bool = true) throws(UsageError) {
    pages = try PageSelection(arguments)
    recognition = try RecognitionChoice.choice(arguments)
    rulesFile = arguments[Self.rulesOption]
    self.repairs = repairs
    corrections = try CorrectionsFolder.choice(arguments)
  }

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
    let files = FileManager.default
    guard let data = try? Data(contentsOf: URL(filePath: rulesFile)) else {
      let cause =
        !files.fileExists(atPath: rulesFile)
        ? "there is no such file" : files.isReadableFile(atPath: rulesFile) ? "reading it failed" : "permission denied"
      throw Problem("\(rulesFile): cannot be read: \(cause)")
    }
    guard let text = String(data: data, encoding: .utf8) else { throw Problem("\(rulesFile): is not UTF-8") }
    do {
      return try FormRules.standard.adding(text, file: rulesFile)
    } catch {
      throw Problem("\(error)")
    }
  }

  /// Reads a file, shows how far it is, and says which pages were not read.
  ///
  /// - Throws: `Problem`.
  func read(_ input: InputFile, rules: FormRules, _ console: Console) throws -> Disclosure {
    let progress = ReadingProgress(input.path, console)
    let corrections = try CorrectionsFolder.corrections(of: input.path, in: corrections)
    let disclosure = try input.read { pdf in
      try Disclosure(
        of: pdf,
        options: ReadingOptions(
          pages: try pages?.range(in: pdf), recognition: recognition, repairs: repairs, rules: rules,
          corrections: corrections, progress: { progress.report($0, of: $1) }))
    }
    disclosure.reportUnread(input.path, console)
    return disclosure
  }
}

extension Disclosure {
  /// The exit code that its unread pages ask for.
  var readingCode: ExitCode { diagnostics.contains { $0.code == .pageScanned } ? .unread : .done }

  /// Says in one line which pages were not read.
  func reportUnread(_ path: String, _ console: Console) {
    let unread = diagnostics.filter { $0.code == .pageScanned }
    guard let first = unread.first else { return }
    console.problem(
      unread.count == 1 ? "\(path): \(first.message)" : "\(path): \(unread.count) of \(source.pageCount) pages: \(first.message)")
  }
}
