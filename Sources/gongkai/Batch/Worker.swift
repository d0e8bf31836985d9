import CProcess
import Export
import Glibc

/// The other side of `WorkerProcess`: reads requests from standard input until it ends, and answers each on standard output.
enum Worker {
  /// The hidden command that makes a process a worker.
  static let command = "worker"

  /// The words that start a worker.
  ///
  /// - Parameter memory: The most memory that it may have, in bytes; nil for as much as there is.
  /// - Returns: The words behind the program's name.
  static func words(memory: Int?) -> [String] { [command, String(getpid()), String(memory ?? 0)] }

  /// Works until no more requests come.
  ///
  /// - Parameter words: The words behind the command: the parent's number and the memory that is allowed, in bytes.
  /// - Returns: What to tell the parent, which knows without.
  static func run(_ words: some Collection<String>) -> ExitCode {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 2, words.count == 2, gongkai_end_with_parent(pid_t(truncatingIfNeeded: numbers[0])) == 0 else { return .usage }
    limit(memory: numbers[1])
    // What a library prints must not come between the answers.
    let answers = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    guard answers >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return .failed }
    var task = DocumentTask()
    var buffer = FrameBuffer()
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      do {
        while let frame = try buffer.next() {
          guard let request = WorkRequest(frame) else { return .usage }
          errno = 0
          guard FileDescriptor.write(task.perform(request).frame.bytes, to: answers) == nil else { return .failed }
        }
      } catch {
        return .usage
      }
      let count = read(STDIN_FILENO, &room, room.count)
      if count > 0 { buffer.append(room[..<count]) } else if count == 0 || errno != EINTR { return .done }
    }
  }

  /// Bounds what the process may take, and leaves no core file behind a crash.
  private static func limit(memory: Int) {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    guard memory > 0 else { return }
    gongkai_tell_crashes()
    // Data, not address space: where a page of a scan is read, 118 MB are resident, 97 MB are data and 492 MB are addresses, which threads
    // and libraries reserve and never fill.
    var bound = rlimit(rlim_cur: rlim_t(memory), rlim_max: rlim_t(memory))
    setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &bound)
  }
}
