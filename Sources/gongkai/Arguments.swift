import Texts

// GLib's GOptionContext is linked already and could do this. A parser of our own won: GLib's wants C pointers that stay alive while it
// writes through them, which belong nowhere outside Extraction; it would load GLib's main library for `--help`; its help texts know
// neither commands nor the examples below the options; and this one is shorter than the code around GLib's would be.

/// A command's words, sorted into options and operands.
///
/// Options may stand before and behind operands; `--name VALUE`, `--name=VALUE`, `-o VALUE` and `-oVALUE` all do, and behind `--`
/// everything is an operand. An option that is given twice is an error, since one of the two would be ignored.
struct Arguments {
  /// The words that are no options, in order.
  private(set) var operands: [String] = []
  private var values: [String: String] = [:]

  /// Sorts the words.
  ///
  /// - Parameters:
  ///   - words: The words behind the command's name.
  ///   - options: The options that the command knows besides those of every command.
  /// - Throws: `UsageError` for an option that is unknown, comes twice, or has a value too few or too many.
  init(_ words: some Sequence<String>, options: [Option]) throws(UsageError) {
    let options = options + Option.common
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let (name, attached) = Self.split(word)
      guard let option = options.first(where: { $0.name == name || $0.short == name }) else {
        throw UsageError(cause: Self.unknown(name, among: options))
      }
      guard values[option.name] == nil else { throw UsageError(cause: "\(option.name) is given twice") }
      if let wanted = option.value {
        guard let value = attached ?? rest.popFirst() else { throw UsageError(cause: "\(name) needs a value: \(wanted)") }
        values[option.name] = value
      } else {
        guard attached == nil else { throw UsageError(cause: "\(name) takes no value") }
        values[option.name] = ""
      }
    }
  }

  /// Whether an option was given.
  func has(_ option: Option) -> Bool { values[option.name] != nil }

  /// An option's value; nil where it was not given.
  subscript(option: Option) -> String? { values[option.name] }

  /// The words that give these options again, each option in one word.
  func words(of options: [Option]) -> [String] {
    options.compactMap { option in values[option.name].map { option.value == nil ? option.name : "\(option.name)=\($0)" } }
  }

  /// An option's value as one of an enumeration's; nil where it was not given.
  func value<Choice: RawRepresentable<String> & CaseIterable>(_ option: Option, as: Choice.Type) throws(UsageError) -> Choice? {
    guard let word = self[option] else { return nil }
    guard let choice = Choice(rawValue: word) else {
      let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError(cause: "\(option.name) cannot be \(word): it is one of \(choices)")
    }
    return choice
  }

  /// The only operand.
  func onlyOperand(_ name: String) throws(UsageError) -> String {
    guard let first = operands.first else { throw UsageError(cause: "\(name) is missing") }
    guard operands.count == 1 else { throw UsageError(cause: "one \(name) at a time: \(operands[1]) is too many") }
    return first
  }

  private static func unknown(_ name: String, among options: [Option]) -> Text {
    let near = name.hasPrefix("--") ? Spelling.nearest(to: name, among: options.map(\.name)) : nil
    return near.map { "there is no option \(name); did you mean \($0)?" } ?? "there is no option \(name)"
  }

  private static func split(_ word: String) -> (name: String, value: String?) {
    if word.hasPrefix("--") {
      guard let equals = word.firstIndex(of: "=") else { return (word, nil) }
      return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
    return word.count > 2 ? (String(word.prefix(2)), String(word.dropFirst(2))) : (word, nil)
  }
}
