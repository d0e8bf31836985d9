import Texts

/// One of the program's commands: its words in the help, and what it does.
protocol Command: Sendable {
  /// The word that calls it.
  static var name: String { get }
  /// What it does, in one line.
  static var summary: String { get }
  /// The words that follow its name, in lines of at most 60 columns.
  static var synopsis: String { get }
  /// What a reader must know, in lines of at most 80 columns.
  static var details: String { get }
  /// Its options; `--help` and `--lang` are every command's.
  static var options: [Option] { get }
  /// What its operands are, for completion.
  static var operands: OperandKind { get }
  /// Whether it is left out of the help, being for other programs.
  static var isHidden: Bool { get }

  /// Checks the words and takes what they say.
  init(_ arguments: Arguments) throws(UsageError)

  /// Does it.
  func run(_ console: Console) throws -> ExitCode
}

extension Command {
  static var operands: OperandKind { .files }
  static var isHidden: Bool { false }
}

/// What a command's operands are, for completion.
enum OperandKind: Equatable, Sendable {
  /// Files, and folders on the way to them.
  case files
  /// Folders.
  case folders
  /// One of some words, then files.
  case words([String])
  /// There are none.
  case none
}

/// A command line that cannot be followed.
struct UsageError: Error, Equatable {
  /// The command that was called, where one was.
  var command: String?
  /// What is wrong with it.
  var cause: Text

  init(cause: Text) { self.cause = cause }
}

/// Something that stops one file or the whole command; the text is the line to print.
struct Problem: Error, CustomStringConvertible, Worded {
  var text: Text
  /// The word for it, where it keeps a document from being read.
  var code: ErrorCode
  var description: String { text.description }

  init(_ text: Text, code: ErrorCode = .failed) {
    self.text = text
    self.code = code
  }

  /// Takes words that come from elsewhere; a literal is a `Text`, which this must not take from it.
  @_disfavoredOverload init(_ words: String, code: ErrorCode = .failed) { self.init(Text(verbatim: words), code: code) }
}
