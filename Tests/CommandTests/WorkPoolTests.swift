import Testing

@testable import gongkai

struct WorkPoolTests {
  private let start = ContinuousClock.now

  private func pool(_ workers: Int, documents: Int, change: (inout WorkPool<String>.Limits) -> Void = { _ in }) -> WorkPool<String> {
    var limits = WorkPool<String>.Limits(workers: workers)
    change(&limits)
    var pool = WorkPool<String>(limits)
    pool.add(documents)
    pool.close()
    return pool
  }

  @Test func startsNoMoreWorkersThanItNeeds() {
    var pool = pool(3, documents: 2)
    #expect(
      pool.orders(now: start) == [
        .start(worker: 0), .give(worker: 0, document: 0), .start(worker: 1), .give(worker: 1, document: 1),
      ])
    #expect(pool.orders(now: start).isEmpty)
  }

  @Test func givesOutcomesInOrder() {
    var pool = pool(2, documents: 3)
    _ = pool.orders(now: start)
    pool.finished(worker: 1, "b")
    #expect(pool.ready().isEmpty)
    #expect(pool.orders(now: start) == [.give(worker: 1, document: 2)])
    pool.finished(worker: 0, "a")
    #expect(pool.ready().map(\.outcome) == ["a", "b"])
    #expect(pool.orders(now: start) == [.retire(worker: 0)])
    #expect(!pool.isDone)
    pool.finished(worker: 1, "c")
    #expect(pool.ready().map(\.document) == [2])
    #expect(pool.isDone)
  }

  @Test func handsNobodyWhatIsKnown() {
    var pool = WorkPool<String>(WorkPool<String>.Limits(workers: 1, timeout: nil))
    pool.add(known: "a")
    #expect(pool.ready().map(\.outcome) == ["a"])
    pool.add()
    pool.add(known: "c")
    pool.add(known: "d")
    #expect(pool.unfinished == 3)
    #expect(pool.orders(now: start) == [.start(worker: 0), .give(worker: 0, document: 1)])
    #expect(pool.ready().isEmpty, "they wait for the document before them")
    pool.close()
    pool.finished(worker: 0, "b")
    #expect(pool.ready().map(\.outcome) == ["b", "c", "d"])
    #expect(pool.orders(now: start) == [.retire(worker: 0)])
    #expect(pool.isDone && pool.unfinished == 0)
  }

  @Test func replacesAWorkerThatHasDoneEnough() {
    var pool = pool(1, documents: 3) { $0.documentsPerWorker = 2 }
    _ = pool.orders(now: start)
    pool.finished(worker: 0, "a")
    #expect(pool.orders(now: start) == [.give(worker: 0, document: 1)])
    pool.finished(worker: 0, "b")
    #expect(pool.orders(now: start) == [.retire(worker: 0)])
    pool.ended(worker: 0, wasKilled: false) { "never asked" }
    #expect(pool.orders(now: start) == [.start(worker: 0), .give(worker: 0, document: 2)])
  }

  @Test func aFreshWorkersDocumentAnswersForItself() {
    var pool = pool(1, documents: 2)
    _ = pool.orders(now: start)
    pool.ended(worker: 0, wasKilled: false) { "crashed" }
    #expect(pool.ready().map(\.outcome) == ["crashed"])
    #expect(pool.orders(now: start) == [.start(worker: 0), .give(worker: 0, document: 1)])
  }

  @Test func readsOnceMoreWhatAnEarlierDocumentMayHaveSpoiled() {
    var pool = pool(1, documents: 2)
    _ = pool.orders(now: start)
    pool.finished(worker: 0, "a")
    _ = pool.orders(now: start)
    pool.ended(worker: 0, wasKilled: false) { "crashed" }
    #expect(pool.ready().map(\.outcome) == ["a"])
    #expect(!pool.isDone)
    #expect(pool.orders(now: start) == [.start(worker: 0), .give(worker: 0, document: 1)])
    pool.ended(worker: 0, wasKilled: false) { "crashed" }
    #expect(pool.ready().map(\.outcome) == ["crashed"])
    #expect(pool.isDone)
  }

  @Test func readsOnceMoreWhereSomebodyKilledTheWorker() {
    var pool = pool(1, documents: 1)
    _ = pool.orders(now: start)
    pool.ended(worker: 0, wasKilled: true) { "crashed" }
    #expect(pool.orders(now: start) == [.start(worker: 0), .give(worker: 0, document: 0)])
    pool.ended(worker: 0, wasKilled: true) { "crashed" }
    #expect(pool.ready().map(\.outcome) == ["crashed"])
  }

  @Test func killsWhatTakesTooLong() {
    var pool = pool(1, documents: 2) { $0.timeout = .seconds(10) }
    _ = pool.orders(now: start)
    #expect(pool.nextDeadline == start + .seconds(10))
    #expect(pool.orders(now: start + .seconds(9)).isEmpty)
    #expect(pool.orders(now: start + .seconds(10)) == [.kill(worker: 0, document: 0)])
    pool.timedOut(worker: 0, "timed out")
    #expect(pool.ready().map(\.outcome) == ["timed out"])
    #expect(pool.orders(now: start + .seconds(11)).isEmpty)
    pool.ended(worker: 0, wasKilled: true) { "never asked" }
    #expect(pool.orders(now: start + .seconds(12)) == [.start(worker: 0), .give(worker: 0, document: 1)])
  }

  @Test func beginsNothingWhereTooMuchWaits() {
    var pool = pool(2, documents: 4) { $0.heldBytes = 10 }
    _ = pool.orders(now: start)
    pool.finished(worker: 1, "b", bytes: 11)
    #expect(pool.orders(now: start).isEmpty)
    pool.finished(worker: 0, "a", bytes: 11)
    #expect(pool.ready().count == 2)
    #expect(pool.orders(now: start) == [.give(worker: 0, document: 2), .give(worker: 1, document: 3)])
  }

  @Test func finishesWhatRunsWhenItIsStopped() {
    var pool = pool(1, documents: 3)
    _ = pool.orders(now: start)
    pool.stop()
    #expect(!pool.isDone)
    #expect(pool.orders(now: start).isEmpty)
    pool.finished(worker: 0, "a")
    #expect(pool.isDone)
    #expect(pool.ready().map(\.outcome) == ["a"])
    #expect(pool.orders(now: start) == [.retire(worker: 0)])
  }

  @Test func waitsForDocumentsThatMayStillCome() {
    var pool = WorkPool<String>(.init(workers: 1))
    #expect(pool.orders(now: start).isEmpty)
    #expect(!pool.isDone)
    pool.add()
    _ = pool.orders(now: start)
    pool.finished(worker: 0, "a")
    #expect(pool.orders(now: start).isEmpty)
    pool.close()
    #expect(pool.isDone)
  }
}
