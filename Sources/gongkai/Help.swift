import Export
import Texts

/// The help texts.
struct Help {
  /// The columns of a help text.
  static let width = 80

  /// The language of the texts.
  let language: Language

  init(in language: Language) { self.language = language }

  /// The program's help.
  var general: String {
    let summary: Text = "gongkai \(Generator.version): reads Chinese budget disclosure PDFs and writes normalized JSON"
    let version: Text = "Print the version; with --verbose those of Poppler, cairo,\nONNX Runtime and the model too."
    return """
      \(said(summary))

      \(said("USAGE"))
        gongkai COMMAND ...

      \(said("COMMANDS"))
      \(rows(Gongkai.shownCommands.map { ($0.name, translated($0.summary)) }))

      \(said("OPTIONS"))
      \(rows([
        ("-h, --help", said("Print this text; behind a command, that command's.")), ("-V, --version", said(version)),
        ("--lang LANG", translated(Option.language.help)),
      ]))

      \(said("EXAMPLES"))
        gongkai extract budget.pdf > budget.json
        gongkai extract *.pdf -o json
        gongkai tables budget.pdf --table t3 --format csv

      \(said("EXIT CODES"))
      \(rows(Self.exitCodes.map { ("\($0.code.rawValue)", said($0.meaning)) }))

      \(said("Each problem is one line on standard error: gongkai: FILE: cause"))

      """
  }

  /// What each exit code means.
  static let exitCodes: [(code: ExitCode, meaning: Text)] = [
    (.done, "everything was done"), (.failed, "a document failed or differed; the others were done"),
    (.usage, "the command line was wrong; nothing was done"), (.unread, "nothing failed, but pages that are pictures were not read"),
    (.interrupted, "Ctrl-C stopped it; what was done is whole"), (.terminated, "it was asked to end; what was done is whole"),
  ]

  /// The help of one command.
  func text(for command: any Command.Type) -> String {
    let names = (command.options + Option.common).map { ($0.forms, translated($0.help)) }
    return """
      gongkai \(command.name): \(translated(command.summary))

      \(said("USAGE"))
      \(rows([("gongkai \(command.name)", command.synopsis)], gap: command.synopsis.isEmpty ? 0 : 1))

      \(paragraphs(of: command.details).map(indented).joined(separator: "\n\n"))

      \(said("OPTIONS"))
      \(rows(names))

      """
  }

  /// The paragraphs of an English text in the reader's language, each with the lines that its writer gave it.
  func paragraphs(of details: String) -> [String] {
    details.split(separator: "\n", omittingEmptySubsequences: false).split(whereSeparator: \.isEmpty)
      .map { translated($0.joined(separator: "\n")) }
  }

  /// An English text in the reader's language.
  func translated(_ english: String) -> String {
    guard language == .chinese, let chinese = Catalogue.chinese[english] else { return english }
    return chinese.pattern
  }

  /// A text in the reader's language.
  func said(_ text: Text) -> String { text.string(in: language) }

  /// Two columns, the second one's lines aligned.
  private func rows(_ rows: [(String, String)], gap: Int = 2) -> String {
    let width = rows.map { TerminalTable.width(of: $0.0) }.max() ?? 0
    return rows.map { name, text in
      let lines = lines(of: text, width: Self.width - 2 - width - gap)
      let hanging = "\n" + String(repeating: " ", count: 2 + width + gap)
      return "  " + name + String(repeating: " ", count: width - TerminalTable.width(of: name) + gap) + lines.joined(separator: hanging)
    }.joined(separator: "\n")
  }

  private func indented(_ text: String) -> String {
    lines(of: text, width: Self.width - 2).map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
  }

  /// A text's lines; those that are too long are wrapped.
  private func lines(of text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { LineWrapping.lines(of: String($0), width: width) }
  }
}

extension Option {
  /// How the option is written: `-o, --output DIR`.
  var forms: String { [short, name].compactMap { $0 }.joined(separator: ", ") + (value.map { " " + $0 } ?? "") }
}
