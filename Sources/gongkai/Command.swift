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
  /// Its options; `--help` is every command's.
  static var options: [Option] { get }

  /// Checks the words and takes what they say.
  init(_ arguments: Arguments) throws(UsageError)

  /// Does it.
  func run(_ console: Console) throws -> ExitCode
}

/// A command line that cannot be followed.
struct UsageError: Error, Equatable {
  /// The command that was called, where one was.
  var command: String?
  /// What is wrong with it.
  var cause: String

  init(cause: String) { self.cause = cause }
}

/// Something that stops one file or the whole command; the description is the line to print.
struct Problem: Error, CustomStringConvertible {
  var description: String
  /// The word for it, where it keeps a document from being read.
  var code: ErrorCode

  init(_ description: String, code: ErrorCode = .failed) {
    self.description = description
    self.code = code
  }
}
