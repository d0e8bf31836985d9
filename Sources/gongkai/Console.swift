import Extraction
import Glibc

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

  /// The process's own streams.
  static var standard: Console {
    Console(
      output: { bytes throws(OutputError) in
        guard let cause = FileDescriptor.write(bytes, to: STDOUT_FILENO) else { return }
        if cause == EPIPE { throw .closed }
        throw .failed(FileDescriptor.words(for: cause))
      },
      errors: { _ = FileDescriptor.write(Array($0.utf8), to: LibraryOutput.standardError) },
      isTerminal: isatty(LibraryOutput.standardError) == 1)
  }

  /// Writes text to standard output.
  func write(_ text: String) throws(OutputError) { try output(Array(text.utf8)) }

  /// Prints one line for a problem.
  func problem(_ line: String) {
    let plain = line.split(whereSeparator: \.isNewline).joined(separator: " ")
    errors("\(lineStart)gongkai: \(plain)\n")
  }

  /// Prints a line for a person who watches; nothing where nobody does.
  func note(_ line: String) { if isTerminal { errors("\(lineStart)\(line)\n") } }

  /// Shows how far the work is, on a line that the next one replaces.
  func progress(_ line: String) { if isTerminal { errors("\(lineStart)\(line)") } }

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
