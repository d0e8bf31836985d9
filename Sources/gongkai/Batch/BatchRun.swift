import Export
import Glibc

/// Has documents read and tells all who want to know: the report, those who watch, standard error, and the caller by the exit code.
struct BatchRun {
  /// The bounds and how much is said.
  var choice: BatchChoice
  /// Where the report goes; nil for none.
  var reportPath: String?
  /// Whether a document may be read in this process: there is one alone, and nothing behind it that could be lost.
  var isSingle: Bool
  /// What is told besides.
  var tells = Telling.all
  /// Where problems go.
  var console: Console

  /// What is told of documents, besides what the command makes of them.
  enum Telling {
    /// What failed, which pages were not read, and where somebody watches what was read.
    case all
    /// What failed, and which pages were not read: the command itself says what was read.
    case problems
    /// What failed.
    case failures
  }

  /// Has documents read.
  ///
  /// - Parameters:
  ///   - requests: The documents and what is to be made of them.
  ///   - known: Gives what comes of a document where that is known without reading it.
  ///   - take: Takes the number and the reply of each document that was read, in order, and may say more in the reply.
  /// - Returns: What to tell the caller.
  /// - Throws: What `known` and `take` throw but problems of a document, and `Problem` where the batch cannot go on.
  func run(
    _ requests: [WorkRequest], known: (WorkRequest) throws -> WorkReply? = { _ in nil }, take: (Int, inout WorkReply) throws -> Void
  ) throws -> ExitCode {
    let report = try reportPath.map { path throws(Problem) in try BatchReport(path) }
    defer { report?.close() }
    var progress = BatchProgress(requests.count, choice, tellsFacts: tells == .all, console)
    var code = ExitCode.done
    func finish(_ index: Int, _ reply: WorkReply) throws {
      let request = requests[index]
      var reply = try taken(index, reply, take)
      if reply.outcome == .kept { reply.facts = request.facts }
      code = code.joined(tell(reply, of: request.input.path))
      progress.add(reply, path: request.input.path)
      try report?.add(reply, of: request.input.path, output: request.target?.path)
    }
    if isSingle, !choice.isolates, let request = requests.first {
      try finish(0, try known(request) ?? readHere(request))
    } else {
      let pool = DocumentPool(choice.pool(console))
      let signal = try pool.run(try withBytes(requests), known: known) {
        progress.show($0)
      } each: {
        try finish($0, $1)
      }
      if let signal { code = ExitCode(signal: signal) }
    }
    progress.summarize()
    return code
  }

  /// Hands a reply on; where its product cannot be written the document has failed.
  private func taken(_ index: Int, _ reply: WorkReply, _ take: (Int, inout WorkReply) throws -> Void) throws -> WorkReply {
    if case .failed = reply.outcome { return reply }
    do {
      var reply = reply
      try take(index, &reply)
      return reply
    } catch let problem as Problem {
      return .failed(problem)
    }
  }

  private func readHere(_ request: WorkRequest) -> WorkReply {
    var task = DocumentTask()
    let watched = ReadingProgress(request.input.path, console)
    var request = request
    request.pageJobs = choice.pool.jobs
    let isQuiet = choice.isQuiet
    return task.perform(request) { if !isQuiet { watched.report($0, of: $1) } }
  }

  /// Standard input is this process's: its bytes go along.
  private func withBytes(_ requests: [WorkRequest]) throws(Problem) -> [WorkRequest] {
    guard let index = requests.firstIndex(where: { $0.input.path == "-" }) else { return requests }
    var requests = requests
    requests[index].input.bytes = try requests[index].input.load()
    return requests
  }

  /// Says what went wrong with a document.
  private func tell(_ reply: WorkReply, of path: String) -> ExitCode {
    if case .failed(_, let line) = reply.outcome {
      console.problem(line)
      return .failed
    }
    if tells != .failures, let line = reply.unreadLine { console.problem("\(path): \(line)") }
    return reply.facts.map { $0.unread > 0 ? .unread : .done } ?? .done
  }
}

extension ExitCode {
  /// The code of two things that were done.
  func joined(_ other: ExitCode) -> ExitCode {
    if let stopped = [self, other].first(where: \.isStopped) { return stopped }
    if self == .failed || other == .failed { return .failed }
    return self == .done ? other : self
  }

  /// Whether a signal stopped what was to be done.
  var isStopped: Bool { self == .interrupted || self == .terminated }

  /// The code of a batch that a signal stopped.
  init(signal: Int32) { self = signal == SIGINT ? .interrupted : .terminated }
}
