/// Which worker reads which document, and what is done where a worker ends: the rules of a batch, without its processes.
///
/// Documents and workers are numbered from 0. The owner carries out `orders` and tells what happened; outcomes come out in the
/// documents' order.
struct WorkPool<Outcome> {
  /// What the owner is to do.
  enum Order: Equatable {
    /// Start a process for this worker.
    case start(worker: Int)
    /// Hand it a document.
    case give(worker: Int, document: Int)
    /// End its process at once: the document took too long.
    case kill(worker: Int, document: Int)
    /// Let its process end: there is nothing more for it to do, or it has done enough.
    case retire(worker: Int)
  }

  /// The bounds of a batch.
  struct Limits {
    /// How many workers there are at a time.
    var workers: Int
    /// How long a document may take; nil for as long as it likes.
    var timeout: Duration?
    /// How many documents a worker reads before a new one takes its place, so that what a library leaks cannot add up.
    var documentsPerWorker = 200
    /// How many bytes of outcomes may wait for an earlier document before no new one is begun.
    var heldBytes = 16 << 20
  }

  private enum Seat {
    case empty
    case idle(done: Int)
    case busy(document: Int, done: Int, until: ContinuousClock.Instant?)
    case leaving
  }

  private let limits: Limits
  private var seats: [Seat]
  private var count = 0
  private var begun = 0
  /// Documents whose worker ended while it read them, which are read once more.
  private var again: [Int] = []
  private var triedTwice: Set<Int> = []
  private var outcomes: [Int: (outcome: Outcome, bytes: Int)] = [:]
  private var held = 0
  private var taken = 0
  private var isClosed = false
  private var isStopped = false

  init(_ limits: Limits) {
    self.limits = limits
    seats = Array(repeating: .empty, count: limits.workers)
  }

  // MARK: What is asked

  /// How many documents are with workers.
  var running: Int { seats.count { if case .busy = $0 { true } else { false } } }
  /// How many documents have been begun and how many there are.
  var progress: (begun: Int, of: Int) { (begun, count) }
  /// Whether nothing more will happen.
  var isDone: Bool { running == 0 && again.isEmpty && (isStopped || (isClosed && begun == count)) }
  /// How many documents are still to be finished.
  var unfinished: Int { count - begun + running + again.count }

  /// When the next document will have taken too long.
  var nextDeadline: ContinuousClock.Instant? {
    seats.compactMap { if case .busy(_, _, let until) = $0 { until } else { nil } }.min()
  }

  // MARK: What happens

  /// Adds documents behind the others.
  mutating func add(_ documents: Int = 1) { count += documents }

  /// Adds a document behind the others that no worker need read.
  mutating func add(known outcome: Outcome) {
    keep(count, outcome, 0)
    count += 1
    passKnown()
  }

  /// Says that no more documents will come.
  mutating func close() { isClosed = true }

  /// Begins no new documents; those that are with workers are finished.
  mutating func stop() { isStopped = true }

  /// A worker has finished its document.
  mutating func finished(worker: Int, _ outcome: Outcome, bytes: Int = 0) {
    guard case .busy(let document, let done, _) = seats[worker] else { return }
    seats[worker] = .idle(done: done + 1)
    keep(document, outcome, bytes)
  }

  /// A worker's process has ended.
  ///
  /// - Parameters:
  ///   - worker: The worker.
  ///   - wasKilled: Whether somebody else ended it, which says nothing of the document.
  ///   - outcome: What becomes of the document that it read.
  mutating func ended(worker: Int, wasKilled: Bool, _ outcome: () -> Outcome) {
    defer { seats[worker] = .empty }
    guard case .busy(let document, let done, _) = seats[worker] else { return }
    // What earlier documents left behind may be why it ended. In a fresh process a document answers for itself alone.
    if done > 0 || wasKilled, triedTwice.insert(document).inserted { again.append(document) } else { keep(document, outcome(), 0) }
  }

  /// A document took too long and its worker is being ended.
  mutating func timedOut(worker: Int, _ outcome: Outcome) {
    guard case .busy(let document, _, _) = seats[worker] else { return }
    seats[worker] = .leaving
    keep(document, outcome, 0)
  }

  private mutating func keep(_ document: Int, _ outcome: Outcome, _ bytes: Int) {
    outcomes[document] = (outcome, bytes)
    held += bytes
  }

  // MARK: What follows

  /// What is to be done now.
  mutating func orders(now: ContinuousClock.Instant) -> [Order] {
    var orders: [Order] = []
    for worker in seats.indices {
      if case .busy(let document, _, let until?) = seats[worker], until <= now { orders.append(.kill(worker: worker, document: document)) }
      if case .idle(let done) = seats[worker], done >= limits.documentsPerWorker || !hasWork(fresh: done == 0) && isEnding {
        seats[worker] = .leaving
        orders.append(.retire(worker: worker))
      }
      if case .empty = seats[worker], hasWork(fresh: true) {
        seats[worker] = .idle(done: 0)
        orders.append(.start(worker: worker))
      }
      if case .idle(let done) = seats[worker], let document = nextDocument(fresh: done == 0) {
        seats[worker] = .busy(document: document, done: done, until: limits.timeout.map { now + $0 })
        orders.append(.give(worker: worker, document: document))
      }
    }
    return orders
  }

  /// The outcomes whose turn it is, in the documents' order; each comes once.
  mutating func ready() -> [(document: Int, outcome: Outcome)] {
    var ready: [(document: Int, outcome: Outcome)] = []
    while let next = outcomes.removeValue(forKey: taken) {
      ready.append((taken, next.outcome))
      held -= next.bytes
      taken += 1
    }
    return ready
  }

  /// Whether no document will come that is not there yet.
  private var isEnding: Bool { isStopped || isClosed && begun == count }

  private func hasWork(fresh: Bool) -> Bool {
    if fresh, !again.isEmpty { return true }
    return begun < count && !isStopped && held <= limits.heldBytes
  }

  private mutating func nextDocument(fresh: Bool) -> Int? {
    guard hasWork(fresh: fresh) else { return nil }
    if fresh, !again.isEmpty { return again.removeFirst() }
    let document = begun
    begun += 1
    passKnown()
    return document
  }

  /// Documents in front of which nothing is left to begin and whose outcomes are there need no worker.
  private mutating func passKnown() { while outcomes[begun] != nil { begun += 1 } }
}
