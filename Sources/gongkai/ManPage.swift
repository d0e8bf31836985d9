import Export
import Recognition
import Texts

/// The manual pages in roff, made from what the help is made from.
struct ManPage {
  private let help: Help

  init(in language: Language) { help = Help(in: language) }

  /// The page of the program, gongkai(1).
  var general: String {
    let commands = Gongkai.shownCommands.map { command in
      ".TP\n.BR \(Self.escaped("gongkai-\(command.name)")) (1)\n\(Self.line(help.translated(command.summary)))"
    }
    return head("gongkai", summary: help.said("read Chinese budget disclosure PDFs and write normalized JSON"))
      + section("SYNOPSIS", ".B gongkai\n.I COMMAND\n\\&...\n.br\n.B gongkai \\-\\-version\n[\\fB\\-\\-verbose\\fR]")
      + section("DESCRIPTION", paragraph(Self.description)) + section("COMMANDS", commands.joined(separator: "\n"))
      + section("EXIT STATUS", exitCodes) + section("ENVIRONMENT", definitions(Self.environment))
      + section("FILES", definitions(Self.files)) + section("SEE ALSO", seeAlso(commands: Gongkai.shownCommands.map { $0.name }))
  }

  /// The page of a command, such as gongkai-extract(1).
  func text(for command: any Command.Type) -> String {
    let usages = command.synopsis.split(separator: "\n").map { Self.escaped(String($0)) }
    // A command with actions has a usage for each; else further lines continue the first.
    let synopsis = usages.joined(separator: command.hasActions ? "\n.br\n.B gongkai \(command.name)\n" : "\n")
    let paragraphs = help.paragraphs(of: command.details).map(paragraph)
    let options = (command.options + Option.common).map { option in
      let names = [option.short, option.name].compactMap { $0 }.map { "\\fB\(Self.escaped($0))\\fR" }.joined(separator: ", ")
      let value = option.value.map { " \\fI\(Self.escaped($0))\\fR" } ?? ""
      return ".TP\n\(names)\(value)\n\(Self.line(Catalogue.folded(help.translated(option.help))))"
    }
    return head("gongkai-\(command.name)", summary: help.translated(command.summary))
      + section("SYNOPSIS", ".B gongkai \(command.name)\n\(synopsis)")
      + section("DESCRIPTION", paragraphs.joined(separator: "\n.PP\n")) + section("OPTIONS", options.joined(separator: "\n"))
      + section("EXIT STATUS", exitCodes) + section("SEE ALSO", seeAlso(commands: []))
  }

  // MARK: Content

  private static let description: Text =
    "It takes disclosures of budgets, final accounts and performance targets, scans too, and tests their sums."

  private static let environment: [(name: String, text: Text)] = [
    ("GONGKAI_DATA", "The folder of the models that read scans; no other is looked at where it is set."),
    ("LC_ALL, LC_MESSAGES, LANG", "A Chinese locale in UTF-8 gives help and messages in Chinese."),
  ]

  private static let files: [(name: String, text: Text)] = [
    ("~/.local/share/gongkai", "The models of one user."), (ModelFolder.forAllUsers.path, "The models for all users."),
  ]

  private var exitCodes: String { definitions(Help.exitCodes.map { (name: "\($0.code.rawValue)", text: $0.meaning) }) }

  private func definitions(_ entries: [(name: String, text: Text)]) -> String {
    entries.map { ".TP\n.B \(Self.escaped($0.name))\n\(Self.line(help.said($0.text)))" }.joined(separator: "\n")
  }

  private func seeAlso(commands: [String]) -> String {
    let pages = (commands.isEmpty ? ["gongkai"] : commands.map { "gongkai-\($0)" }).map { "\\fB\(Self.escaped($0))\\fR(1)" }
    return pages.joined(separator: ",\n")
  }

  // MARK: Roff

  private func head(_ name: String, summary: String) -> String {
    // No date: the same program gives the same page.
    ".TH \(Self.escaped(name.uppercased())) 1 \"\" \"gongkai \(Generator.version)\" \"gongkai\"\n"
      // Chinese has no spaces to stretch.
      + (help.language == .chinese ? ".ad l\n" : "") + section("NAME", "\(Self.escaped(name)) \\- \(Self.escaped(summary))")
  }

  private func section(_ title: Text, _ text: String) -> String { ".SH \(help.said(title))\n\(text)\n" }

  private func paragraph(_ text: Text) -> String { Self.line(help.said(text)) }

  /// A paragraph; one whose lines are set in columns stays as it is.
  private func paragraph(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.contains(where: { $0.hasPrefix(" ") }) else { return Self.line(lines.joined(separator: " ")) }
    return ".nf\n\(lines.map(Self.line).joined(separator: "\n"))\n.fi"
  }

  /// Text on a line of its own; roff takes one that begins with a dot or a quotation mark for a request.
  private static func line(_ text: String) -> String {
    let escaped = escaped(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "`": "\\(ga"
      case "~": "\\(ti"
      case "^": "\\(ha"
      default: String(character)
      }
    }.joined()
  }
}

extension Command {
  /// Whether its first operand says what to do.
  static var hasActions: Bool { if case .words = operands { true } else { false } }
}
