import Extraction
import FoundationEssentials
import Glibc
import Texts

/// Why standard output took no more.
enum OutputError: Error, CustomStringConvertible {
  /// Its reader went away, which is no problem of ours.
  case closed
  /// It failed.
  case failed(String)

  var description: String {
    switch self {
    case .closed: "standard output was closed"
    case .failed(let cause): "standard output: \(cause)"
    }
  }
}

/// Where output and problems go.
struct Console: Sendable {
  /// Takes bytes for standard output.
  var output: @Sendable ([UInt8]) throws(OutputError) -> Void
  /// Takes text for standard error.
  var errors: @Sendable (String) -> Void
  /// Whether a person reads standard error.
  var isTerminal: Bool
  /// The language that people are spoken to in.
  var language = Language.english
  /// How many places a line of that terminal has.
  var columns = Self.usualColumns
  /// Where `pipe` reads its requests.
  var input = STDIN_FILENO
  /// The program that worker processes run; that of this process, whatever became of its file.
  var program = "/proc/self/exe"

  /// What a terminal has that does not say.
  private static let usualColumns = 80

  /// The process's own streams.
  static var standard: Console {
    Console(
      output: { bytes throws(OutputError) in
        guard let cause = FileDescriptor.write(bytes, to: STDOUT_FILENO) else { return }
        if cause == EPIPE { throw .closed }
        throw .failed(FileDescriptor.words(for: cause))
      },
      errors: { _ = FileDescriptor.write(Array($0.utf8), to: LibraryOutput.standardError) },
      isTerminal: isatty(LibraryOutput.standardError) == 1, language: Language(environment: ProcessInfo.processInfo.environment),
      columns: terminalColumns)
  }

  private static var terminalColumns: Int {
    var size = winsize()
    return ioctl(LibraryOutput.standardError, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : usualColumns
  }

  /// Writes text to standard output.
  func write(_ text: String) throws(OutputError) { try output(Array(text.utf8)) }

  /// Writes a line for people to standard output, in their language.
  func tell(_ line: Text) throws(OutputError) { try write(line.string(in: language) + "\n") }

  /// Prints one line for a problem.
  func problem(_ line: Text) {
    let plain = line.string(in: language).split(whereSeparator: \.isNewline).joined(separator: " ")
    errors("\(lineStart)gongkai: \(PathText.shown(plain))\n")
  }

  /// Prints a line for a person who watches; nothing where nobody does.
  func note(_ line: Text) { if isTerminal { say(line) } }

  /// Prints a line on standard error, whoever reads it.
  func say(_ line: Text) { errors("\(lineStart)\(PathText.shown(line.string(in: language)))\n") }

  /// Shows how far the work is, on a line that the next one replaces and that never wraps.
  func progress(_ line: Text) {
    if isTerminal { errors(lineStart + TerminalTable.cut(PathText.shown(line.string(in: language)), to: columns - 1)) }
  }

  // Words that come from elsewhere; a literal is a `Text`, which these must not take from it.
  @_disfavoredOverload func problem(_ line: String) { problem(Text(verbatim: line)) }
  @_disfavoredOverload func note(_ line: String) { note(Text(verbatim: line)) }
  @_disfavoredOverload func say(_ line: String) { say(Text(verbatim: line)) }
  @_disfavoredOverload func progress(_ line: String) { progress(Text(verbatim: line)) }

  /// Goes back to the start of a terminal's line and clears it.
  private var lineStart: String { isTerminal ? "\r\u{1B}[K" : "" }
}

/// Writing to file descriptors.
enum FileDescriptor {
  /// Writes all bytes; gives the error number where that fails.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written >= 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return errno }
      }
      return nil
    }
  }

  /// What an error number means.
  static func words(for number: Int32) -> String {
    let words = String(cString: strerror(number))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
