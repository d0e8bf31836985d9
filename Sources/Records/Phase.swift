import Disclosure

/// What stage of the budget an amount is of.
public enum Phase: String, Sendable, CaseIterable {
  /// 预算: what is planned for the document's year.
  case budget
  /// 决算: what became of it.
  case final
  /// 上年: any year before the document's.
  case previous
  /// 增减: the change against the year before.
  case change

  /// The phase of an amount: what its key says, else what the document is.
  init?(key: String, of kind: DocumentIdentity.Kind) {
    switch AmountKey(rawValue: String(key.prefix { $0 != "." })) {
    case .previous: self = .previous
    case .change, .changePercent: self = .change
    case .budget: self = .budget
    case .final: self = .final
    default:
      guard let main = Phase(of: kind) else { return nil }
      self = main
    }
  }

  /// The phase of a document's own figures; nil where its kind is not known.
  init?(of kind: DocumentIdentity.Kind) {
    switch kind {
    case .budget, .performanceTargets: self = .budget
    case .finalAccounts: self = .final
    case .unknown: return nil
    }
  }
}
