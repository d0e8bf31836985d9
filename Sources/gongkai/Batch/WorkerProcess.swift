import CProcess
import Export
import Glibc

/// A process of this program that reads documents, and the pipes that lead to it.
///
/// It leads a process group of its own, so that Ctrl-C at a terminal reaches this process alone, which decides what becomes of it.
final class WorkerProcess {
  /// How it ended.
  struct Ending {
    /// The signal that ended it; 0 for none.
    var signal: Int32
    /// What it said when it went without a signal.
    var status: Int32
    /// The most memory that it held, in bytes.
    var peakMemory: Int
    /// The last that it, or a library in it, wrote to standard error.
    var lastWords: String
  }

  /// How much of what is written to standard error is kept, in bytes.
  private static let lastWordsRoom = 4096
  /// How much is read from a pipe at a time, in bytes: what a pipe holds.
  private static let portion = 1 << 16

  /// Where requests go in.
  private(set) var requests: Int32
  /// Where replies come out.
  let replies: Int32
  /// Where libraries complain.
  let complaints: Int32
  private let process: pid_t
  private var unsent: ArraySlice<UInt8> = []
  private var buffer = FrameBuffer()
  private var lastWords: [UInt8] = []

  /// Starts a process.
  ///
  /// - Parameters:
  ///   - program: The program's file.
  ///   - words: The words behind its name.
  /// - Throws: `Problem` where it cannot be started.
  init(program: String, words: [String]) throws(Problem) {
    let (requestEnd, requests) = try Self.pipe()
    let (replies, replyEnd) = try Self.pipe()
    let (complaints, complaintEnd) = try Self.pipe()
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
      for end in [requestEnd, replyEnd, complaintEnd] { close(end) }
    }
    for (end, place) in [(requestEnd, STDIN_FILENO), (replyEnd, STDOUT_FILENO), (complaintEnd, STDERR_FILENO)] {
      posix_spawn_file_actions_adddup2(&actions, end, place)
    }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    var arguments = (["gongkai"] + words).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let failure = PathText.withBytes(program) { posix_spawn(&process, $0, &actions, &attributes, &arguments, gongkai_environment()) }
    self.requests = requests
    self.replies = replies
    self.complaints = complaints
    self.process = process
    guard failure == 0 else { throw Problem("no worker process can be started: \(FileDescriptor.words(for: failure))") }
    for end in [requests, replies, complaints] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  }

  deinit {
    if requests >= 0 { close(requests) }
    close(replies)
    close(complaints)
  }

  private static func pipe() throws(Problem) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    guard gongkai_pipe(&ends, O_CLOEXEC) == 0 else { throw Problem("no pipe can be made: \(FileDescriptor.words(for: errno))") }
    return (ends[0], ends[1])
  }

  // MARK: Requests

  /// Whether a part of a request waits for room in the pipe.
  var hasUnsent: Bool { !unsent.isEmpty }

  /// Hands in a request, as much of it as the pipe takes now.
  func send(_ frame: Frame) {
    unsent += frame.bytes
    sendMore()
  }

  /// Hands in more of what waits.
  ///
  /// A pipe whose other end is gone takes nothing; that the process ended is told by `receive`.
  func sendMore() {
    while !unsent.isEmpty {
      let count = unsent.withUnsafeBytes { Glibc.write(requests, $0.baseAddress, $0.count) }
      if count > 0 {
        unsent = unsent.dropFirst(count)
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        unsent = []
      }
    }
  }

  /// Lets the process end: no more requests will come.
  func retire() {
    guard requests >= 0 else { return }
    close(requests)
    requests = -1
  }

  // MARK: Replies

  /// Takes what has come.
  ///
  /// - Returns: The replies, and whether the process has ended.
  func receive() -> (replies: [WorkReply], hasEnded: Bool) {
    let (bytes, isOpen) = Self.read(replies)
    buffer.append(bytes)
    var found: [WorkReply] = []
    do {
      while let frame = try buffer.next() { found.append(WorkReply(frame)) }
    } catch {
      // What is no frame was written by something that had lost its mind.
      kill()
      return (found, true)
    }
    return (found, !isOpen)
  }

  /// Takes what libraries complain of, so that they never wait for room, and keeps the end of it.
  func listen() {
    lastWords = (lastWords + Self.read(complaints).bytes).suffix(Self.lastWordsRoom)
  }

  private static func read(_ descriptor: Int32) -> (bytes: [UInt8], isOpen: Bool) {
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: portion)
    while true {
      let count = Glibc.read(descriptor, &room, room.count)
      if count > 0 {
        bytes += room[..<count]
      } else if count == 0 {
        return (bytes, false)
      } else if errno != EINTR {
        return (bytes, errno == EAGAIN)
      }
    }
  }

  // MARK: The end

  /// Sends the process a signal; the one that ends it at once where no other is named.
  func kill(_ signal: Int32 = SIGKILL) { _ = Glibc.kill(process, signal) }

  /// Waits for the process, which has ended or is about to.
  func wait() -> Ending {
    retire()
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    listen()
    let signal = status & 0x7F
    return Ending(
      signal: signal, status: signal == 0 ? (status >> 8) & 0xFF : 0, peakMemory: usage.ru_maxrss * 1024,
      lastWords: String(decoding: lastWords, as: UTF8.self))
  }
}

extension WorkerProcess.Ending {
  /// What libraries say when they are refused memory: Poppler, GLib, C++, Swift, ONNX Runtime.
  private static let wordsForNoMemory = ["out of memory", "bad_alloc", "failed to allocate", "could not allocate", "cannot allocate"]

  /// Whether a library says that it was refused memory.
  static func tellsOfNoMemory(_ words: String) -> Bool { wordsForNoMemory.contains(where: words.lowercased().contains) }

  /// Who held this share of what is allowed and then ended, ended for want of more.
  private static let nearlyAll = 0.9

  /// What became of the document that the process read.
  func problem(_ path: String, memory: Int?) -> Problem {
    let wasRefused = signal == 0 && status == GONGKAI_NO_MEMORY || Self.tellsOfNoMemory(lastWords)
    if let memory, wasRefused || Double(peakMemory) > Self.nearlyAll * Double(memory) {
      return Problem("\(path): takes more memory than the \(memory >> 20) MB that --memory allows", code: .outOfMemory)
    }
    let how = signal == 0 ? "exit code \(status)" : "signal \(signal), \(Self.name(ofSignal: signal))"
    return Problem("\(path): the process that read it ended (\(how))", code: .crashed)
  }

  private static func name(ofSignal signal: Int32) -> String {
    strsignal(signal).map { String(cString: $0).lowercased() } ?? "unknown"
  }
}
