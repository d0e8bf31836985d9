import CPoppler
import Glibc
import Synchronization

/// Keeps what C libraries print from standard error.
///
/// Pixman and the decoders of pictures that Poppler uses print their complaints, thousands of lines for one bad file, and offer no way to
/// ask for them. A program that wants none of it calls `redirect()` once, before it starts threads, and writes its own lines to
/// `standardError`. Then the descriptor of standard error leads elsewhere while a library reads a page, and the lines are counted as faults
/// of the file. A program that does not call it keeps its standard error as it is.
public enum LibraryOutput {
  /// The descriptor of the real standard error, wherever number 2 leads.
  public static var standardError: Int32 { state.withLock { $0.real ?? STDERR_FILENO } }

  /// Keeps libraries off standard error from now on; calling it again changes nothing.
  public static func redirect() {
    state.withLock { state in
      guard state.real == nil, let sink = makeSink() else { return }
      let real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
      guard real >= 0 else {
        close(sink)
        return
      }
      (state.real, state.sink) = (real, sink)
    }
  }

  /// Runs `body` with standard error led into the sink.
  ///
  /// - Returns: What `body` gave, and how many lines were printed meanwhile, as far as the sink holds them.
  static func keepingOff<Result>(_ body: () throws -> Result) rethrows -> (result: Result, lines: Int) {
    enter()
    do {
      let result = try body()
      return (result, leave())
    } catch {
      _ = leave()
      throw error
    }
  }

  private struct State {
    var real: Int32?
    var sink: Int32 = -1
    /// How many calls are under way, on whatever threads: the first leads standard error away, the last leads it back.
    var depth = 0
  }

  private static let state = Mutex(State())

  /// How many bytes the sink holds; what is printed beyond them is dropped.
  private static let capacity = 1 << 16

  /// A piece of memory of fixed size that can be written like a file.
  private static func makeSink() -> Int32? {
    let sink = memfd_create("libraries", closesOnExec | allowsSealing)
    guard sink >= 0 else { return nil }
    let isSealed = ftruncate(sink, off_t(capacity)) == 0 && fcntl(sink, addSeals, sealGrow) == 0
    if !isSealed {
      close(sink)
      return nil
    }
    return sink
  }

  // MFD_CLOEXEC, MFD_ALLOW_SEALING, F_ADD_SEALS and F_SEAL_GROW of the kernel's interface, which Swift does not import.
  private static let closesOnExec: UInt32 = 1
  private static let allowsSealing: UInt32 = 2
  private static let addSeals: Int32 = 1033
  private static let sealGrow: Int32 = 4

  private static func enter() {
    state.withLock { state in
      guard state.real != nil else { return }
      if state.depth == 0 {
        lseek(state.sink, 0, SEEK_SET)
        dup2(state.sink, STDERR_FILENO)
      }
      state.depth += 1
    }
  }

  private static func leave() -> Int {
    state.withLock { state in
      guard let real = state.real, state.depth > 0 else { return 0 }
      state.depth -= 1
      guard state.depth == 0 else { return 0 }
      dup2(real, STDERR_FILENO)
      return lines(in: state.sink)
    }
  }

  private static func lines(in sink: Int32) -> Int {
    let length = lseek(sink, 0, SEEK_CUR)
    guard length > 0 else { return 0 }
    var bytes = [UInt8](repeating: 0, count: Int(length))
    let read = pread(sink, &bytes, bytes.count, 0)
    return bytes.prefix(max(0, read)).count { $0 == UInt8(ascii: "\n") }
  }
}
