import Texts

/// An option that a command knows: what the parser, the help, the manual page and the completions are made from.
struct Option: Equatable, Sendable {
  /// The name with its dashes: `--pages`.
  var name: String
  /// The short name with its dash: `-o`.
  var short: String?
  /// What stands for its value in the help; nil for an option that takes none.
  var value: String?
  /// The words that the value may be; empty where it is anything else.
  var choices: [String]
  /// What it does, in English lines of at most 50 columns; `chinese.texts` has the Chinese.
  var help: String

  init(_ name: String, short: String? = nil, value: String? = nil, choices: [String] = [], help: String) {
    self.name = name
    self.short = short
    self.value = value
    self.choices = choices
    self.help = help
  }

  /// Makes an option whose value is one of an enumeration's.
  init<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, short: String? = nil, value: String, of choices: Choice.Type, help: String
  ) {
    self.init(name, short: short, value: value, choices: choices.allCases.map(\.rawValue), help: help)
  }

  static let help = Option("--help", short: "-h", help: "Print this text.")
  static let language = Option(
    "--lang", value: "LANG", of: Language.self, help: "The language of help and messages: en or zh; by\ndefault the locale's.")
  /// The options of every command.
  static let common = [help, language]
}
