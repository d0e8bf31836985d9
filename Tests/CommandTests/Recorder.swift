import FoundationEssentials
import Synchronization

@testable import gongkai

/// A console that keeps what is written to it.
final class Recorder: Sendable {
  private let texts = Mutex((output: [UInt8](), errors: ""))

  /// What went to standard output.
  var output: String { texts.withLock { String(decoding: $0.output, as: UTF8.self) } }
  /// What went to standard error.
  var errors: String { texts.withLock { $0.errors } }

  /// The program that was built beside the tests: workers are its processes, since those of the tests know nothing of them.
  static let program =
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    .map { String($0[...($0.lastIndex(of: "/") ?? $0.startIndex)]) + "gongkai" } ?? "gongkai"

  func console(isTerminal: Bool = false) -> Console {
    Console(
      output: { bytes in self.texts.withLock { $0.output += bytes } },
      errors: { text in self.texts.withLock { $0.errors += text } }, isTerminal: isTerminal, program: Self.program)
  }
}

/// Runs a command line and gives all that a caller sees of it.
func run(_ words: String..., terminal: Bool = false) -> (code: ExitCode, output: String, errors: String) {
  let recorder = Recorder()
  let code = Gongkai.run(words, console: recorder.console(isTerminal: terminal))
  return (code, recorder.output, recorder.errors)
}
