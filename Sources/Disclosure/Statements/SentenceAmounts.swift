import FoundationEssentials

/// The amounts that one sentence states: a metric is of the whole, and the whole has one amount.
struct SentenceAmounts {
  /// One of them.
  struct Stated: Equatable {
    var metric: Metric
    var yuan: Decimal
    /// Whether it stands among the parts of another: behind 其中.
    var isPart: Bool
  }

  private var stated: [Stated] = []
  /// Every amount, of whichever metric, with the metrics of its rule.
  private var amounts: [(metrics: [Metric], yuan: Decimal)] = []

  /// Begins a sentence.
  mutating func begin() { self = SentenceAmounts() }

  /// Notes an amount and what it is of.
  mutating func note(_ metrics: [Metric], yuan: Decimal, isPart: Bool) {
    amounts.append((metrics, yuan))
    stated += metrics.map { Stated(metric: $0, yuan: yuan, isPart: isPart) }
  }

  /// Whether an amount is the sum of those before it.
  func areSummed(by total: Decimal) -> Bool { amounts.count >= 2 && amounts.reduce(0) { $0 + $1.yuan } == total }

  /// What the amounts are of: none where no rule knows it, nil where they are of several things.
  var subject: [Metric]? {
    let named = Set(amounts.map(\.metrics).filter { !$0.isEmpty })
    return named.count > 1 ? nil : named.first ?? []
  }

  /// What does not hold of what was stated.
  ///
  /// Of several amounts of one metric those behind 其中 are parts. Of others the last is the whole where it is the sum of those before;
  /// else all are parts, as those of purchases that are bought in two ways. But both sides change, revenue and expenditure.
  var withdrawn: [Stated] {
    var found: [Stated] = []
    for metric in Set(stated.map(\.metric)) {
      let own = stated.filter { $0.metric == metric }
      guard Set(own.map(\.yuan)).count > 1 else { continue }
      let parts = own.filter(\.isPart)
      let isDivided = parts.count < own.count
      let wholes = isDivided ? own.filter { !$0.isPart } : parts
      if isDivided { found += parts }
      guard !metric.isChange, Set(wholes.map(\.yuan)).count > 1, let last = wholes.last else { continue }
      let isSum = wholes.dropLast().reduce(0) { $0 + $1.yuan } == last.yuan
      found += isSum ? Array(wholes.dropLast()) : wholes
    }
    return found
  }
}
