import Texts

/// Counts what came of a batch, and tells those who watch.
struct BatchProgress {
  /// Off a terminal, a line comes every so many documents.
  static let stride = 100
  /// A batch with fewer documents ends without a summary where nobody watches.
  private static let large = 100
  /// The line of a terminal is replaced at most this often.
  private static let pause = Duration.milliseconds(200)
  /// How long a batch runs before its pace says anything.
  private static let warmUp = Duration.seconds(2)

  private let console: Console
  private let choice: BatchChoice
  private let count: Int
  /// Whether what was read is told where somebody watches, also without `-v`.
  private let tellsFacts: Bool
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var read = 0
  private var kept = 0
  private var skipped = 0
  private var failed = 0
  private var peakMemory = 0
  private var total = DocumentFacts()

  /// Begins a batch of so many documents.
  init(_ count: Int, _ choice: BatchChoice, tellsFacts: Bool = true, _ console: Console) {
    self.count = count
    self.choice = choice
    self.tellsFacts = tellsFacts
    self.console = console
  }

  private var done: Int { read + kept + skipped + failed }

  /// Takes what came of a document.
  mutating func add(_ reply: WorkReply, path: String) {
    switch reply.outcome {
    case .done: read += 1
    case .kept: kept += 1
    case .skipped: skipped += 1
    case .failed: failed += 1
    }
    peakMemory = max(peakMemory, reply.peakMemory)
    if let facts = reply.facts { total.add(facts) }
    if let facts = reply.facts, choice.isVerbose || (tellsFacts && console.isTerminal && count == 1 && !choice.isQuiet) {
      let words = facts.words
      console.say(reply.outcome == .kept ? "\(path): kept as it was: \(words)" : "\(path): \(words)")
    }
    if !console.isTerminal, !choice.isQuiet, done % Self.stride == 0, done < count { console.say(line(path)) }
  }

  /// Shows how far the batch is, where a person watches.
  mutating func show(_ watch: DocumentPool.Watch) {
    let now = ContinuousClock.now
    guard !choice.isQuiet, console.isTerminal, now - lastShown >= Self.pause else { return }
    lastShown = now
    let running: Text =
      watch.running == 1
      ? "1 document is being finished; Ctrl-C again stops now" : "\(watch.running) documents are being finished; Ctrl-C again stops now"
    console.progress(watch.isStopping ? running : line(nil))
  }

  private func line(_ path: String?) -> Text {
    var line: Text = "\(done) of \(count)"
    let spent = ContinuousClock.now - start
    if spent >= Self.warmUp, done > 0 {
      let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
      let left = Self.duration(Int(seconds / Double(done) * Double(count - done)))
      line = "\(line), \(Self.tenths(Double(done) / seconds)) a second, \(left) left"
    }
    if failed > 0 { line = "\(line), \(failed) failed" }
    return path.map { "\(line): \($0)" } ?? line
  }

  /// Tells in three lines what came of it, where a person watches or the batch is large.
  func summarize() {
    guard !choice.isQuiet, count > 1, choice.isVerbose || tellsFacts && (console.isTerminal || count >= Self.large) else { return }
    let spent = ContinuousClock.now - start
    let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
    let left = count - done
    var documents: Text = "\(count) documents: \(read) read"
    if kept > 0 { documents = "\(documents), \(kept) kept as they were" }
    if skipped > 0 { documents = "\(documents), \(skipped) of something else" }
    documents = "\(documents), \(failed) failed"
    if left > 0 { documents = "\(documents), \(left) not done" }
    let pages: Text = "\(total.pages) pages: \(total.text) with text, \(total.recognized) recognised, \(total.unread) not read"
    let amounts: Text = "amounts: \(total.confirmed) confirmed, \(total.contradicted) contradicted, \(total.untested) untested"
    let pace = Self.tenths(Double(done) / max(seconds, 0.001))
    console.say(documents)
    console.say("\(pages); \(total.tables) tables; \(amounts)")
    console.say("\(Self.duration(Int(seconds.rounded()))), \(pace) documents a second; at most \(peakMemory >> 20) MB for one")
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((min(value, 1e9) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<90: "\(seconds) s"
    case ..<5400: "\((seconds + 30) / 60) min"
    default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
