import Glibc

/// Reads many documents in processes of their own, several at a time, and gives what came of them in their order.
///
/// ```swift
/// let pool = DocumentPool(DocumentPool.Options(program: console.program))
/// let requests = items.map { WorkRequest(input: $0.file, words: words, product: .compact) }
/// let signal = try pool.run(requests) { index, reply in
///   switch reply.outcome {
///   case .failed(let code, let line): console.problem(line)
///   case .done, .kept: use(reply.product)  // the disclosure as JSON
///   }
/// }
/// ```
///
/// A document that ends its process, takes too long or takes too much memory costs itself alone; the reply says so. This process opens no
/// PDF. Everything happens in one loop over the pipes, on the caller's thread.
final class DocumentPool {
  /// The bounds of a batch.
  struct Options: Sendable {
    /// The program whose processes do the work; that of this process, whatever became of its file.
    var program = "/proc/self/exe"
    /// How many cores are used.
    var jobs = Options.cores
    /// How long a document may take; nil for as long as it likes.
    var timeout: Duration? = .seconds(120)
    /// How much memory a worker may have, in bytes; nil for as much as there is.
    var memory: Int? = 2 << 30

    /// The cores of this machine.
    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
  }

  /// How long the loop waits at most before it looks for signals and shows how far it is, in milliseconds.
  private static let patience = 100

  /// How many documents are known beforehand, for each worker.
  private static let ahead = 4

  private let options: Options
  private var pool: WorkPool<WorkReply>
  private var requests: [Int: WorkRequest] = [:]
  private var added = 0
  private var workers: [Int: WorkerProcess] = [:]
  /// What each worker reads, without the bytes.
  private var current: [Int: WorkRequest] = [:]

  /// Makes a pool; no process is started yet.
  init(_ options: Options) {
    self.options = options
    pool = WorkPool(WorkPool.Limits(workers: options.jobs, timeout: options.timeout))
  }

  deinit { endNow() }

  // MARK: A batch

  /// Reads documents.
  ///
  /// The first Ctrl-C begins no new documents and finishes the running ones; the second, SIGTERM and SIGHUP end at once.
  ///
  /// - Parameters:
  ///   - requests: The documents.
  ///   - known: Gives what comes of a document where that is known without reading it; is asked when its turn is near.
  ///   - watch: Is called several times a second.
  ///   - each: Takes the number and the reply of each document, in order.
  /// - Returns: The signal that stopped the batch; nil where all was done.
  /// - Throws: What `known` and `each` throw, and `Problem` where no process can be started.
  func run(
    _ requests: some Sequence<WorkRequest>, known: (WorkRequest) throws -> WorkReply? = { _ in nil },
    watch: (Watch) -> Void = { _ in }, each: (Int, WorkReply) throws -> Void
  ) throws -> Int32? {
    defer { endNow() }
    var coming = requests.makeIterator()
    var hasMore = true
    let signals = StopSignals()
    var stopped: Int32?
    while !pool.isDone {
      // A few at a time: ten thousand requests with all that belongs to them would take more memory than the rest of this process.
      var isWaiting = true
      while hasMore, isWaiting, pool.unfinished < Self.ahead * options.jobs {
        guard let next = coming.next() else {
          hasMore = false
          close()
          break
        }
        if let reply = try known(next) {
          pool.add(known: reply)
          added += 1
          // There may be thousands of these: between two of them everybody else has a turn.
          isWaiting = false
        } else {
          add(next)
        }
      }
      try round(isWaiting: isWaiting)
      for (document, reply) in ready() { try each(document, reply) }
      while let signal = signals.next() {
        if signal != SIGINT || stopped != nil { return signal }
        stopped = signal
        stop()
      }
      watch(Watch(running: pool.running, isStopping: stopped != nil))
    }
    for (document, reply) in ready() { try each(document, reply) }
    return stopped
  }

  /// What a person who watches is told.
  struct Watch {
    /// How many documents are being read.
    var running: Int
    /// Whether no new ones are begun.
    var isStopping: Bool
  }

  // MARK: Step by step

  /// Adds a document.
  func add(_ request: WorkRequest) {
    requests[added] = request
    added += 1
    pool.add()
  }

  /// Says that no more will come.
  func close() { pool.close() }

  /// Begins no new documents.
  func stop() { pool.stop() }

  /// Whether all documents are done.
  var isDone: Bool { pool.isDone }

  /// How many documents are to be finished.
  var unfinished: Int { pool.unfinished }

  /// The replies whose turn it is.
  func ready() -> [(Int, WorkReply)] {
    pool.ready().map { document, reply in
      requests[document] = nil
      return (document, reply)
    }
  }

  /// Hands out documents, waits until something happens, and takes it.
  ///
  /// - Parameters:
  ///   - descriptor: What else may happen: that something can be read here.
  ///   - isWaiting: Whether to wait at all.
  /// - Returns: Whether something can be read there.
  /// - Throws: `Problem` where no process can be started.
  @discardableResult
  func round(watching descriptor: Int32? = nil, isWaiting: Bool = true) throws(Problem) -> Bool {
    try carryOut()
    var polled: [pollfd] = []
    let order = workers.sorted { $0.key < $1.key }
    for (_, worker) in order {
      polled.append(pollfd(fd: worker.replies, events: Int16(POLLIN), revents: 0))
      polled.append(pollfd(fd: worker.complaints, events: Int16(POLLIN), revents: 0))
      polled.append(pollfd(fd: worker.hasUnsent ? worker.requests : -1, events: Int16(POLLOUT), revents: 0))
    }
    if let descriptor { polled.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
    guard poll(&polled, nfds_t(polled.count), Int32(isWaiting ? wait : 0)) > 0 else { return false }
    for (index, (number, worker)) in order.enumerated() {
      if polled[3 * index + 2].revents != 0 { worker.sendMore() }
      if polled[3 * index + 1].revents != 0 { worker.listen() }
      if polled[3 * index].revents != 0 { receive(number, worker) }
    }
    return descriptor != nil && polled.last?.revents != 0
  }

  /// How long to wait at most, in milliseconds.
  private var wait: Int {
    guard let deadline = pool.nextDeadline else { return Self.patience }
    let left = (deadline - ContinuousClock.now).components
    return max(0, min(Self.patience, Int(left.seconds) * 1000 + Int(left.attoseconds / 1_000_000_000_000_000) + 1))
  }

  private func carryOut() throws(Problem) {
    for order in pool.orders(now: .now) {
      switch order {
      case .start(let worker):
        workers[worker] = try WorkerProcess(program: options.program, words: Worker.words(memory: options.memory))
      case .give(let worker, let document):
        guard var request = requests[document] else { continue }
        request.pageJobs = max(1, options.jobs / max(1, min(options.jobs, pool.unfinished)))
        workers[worker]?.send(request.frame)
        request.input.bytes = nil
        current[worker] = request
      case .kill(let worker, let document):
        let seconds = options.timeout?.components.seconds ?? 0
        let path = requests[document]?.input.path ?? ""
        pool.timedOut(
          worker: worker, .failed(Problem("\(path): takes longer than the \(seconds) s that --timeout allows", code: .timedOut)))
        workers[worker]?.kill()
      case .retire(let worker): workers[worker]?.retire()
      }
    }
  }

  private func receive(_ number: Int, _ worker: WorkerProcess) {
    let (replies, hasEnded) = worker.receive()
    for reply in replies {
      current[number] = nil
      pool.finished(worker: number, reply, bytes: reply.product.count)
    }
    guard hasEnded else { return }
    let ending = worker.wait()
    workers[number] = nil
    let request = current.removeValue(forKey: number)
    if let target = request?.target { OutputFile.discard(draft: target.draft, of: target.path) }
    pool.ended(worker: number, wasKilled: ending.signal == SIGKILL) {
      var reply = WorkReply.failed(ending.problem(request?.input.path ?? "", memory: options.memory))
      reply.peakMemory = ending.peakMemory
      return reply
    }
  }

  /// Ends all processes and leaves nothing half written.
  private func endNow() {
    for (number, worker) in workers {
      if current[number] == nil { worker.retire() } else { worker.kill() }
      _ = worker.wait()
      if let target = current[number]?.target { OutputFile.discard(draft: target.draft, of: target.path) }
    }
    workers = [:]
    current = [:]
  }
}
