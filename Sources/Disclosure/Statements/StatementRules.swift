/// What the phrase before an amount means: the line of the phrase table that it matched.
struct StatementRule: Sendable, Equatable {
  /// The metrics that the amount gives; none where there is no metric for it, so that no later line takes it for another.
  var metrics: [Metric]
  /// The metric of a change against the year before; nil where there is none.
  var change: Metric?
  /// The side that the amounts after it belong to, where they do not say so themselves.
  var opens: FormSide?
  /// Whether it is a part that does not become the subject of a comparison after it: of “收入总计…，其中：本年收入…，上年结转…，比上年增加…”
  /// the increase is the total's.
  var isAside = false
}

/// Where a phrase counts.
enum StatementScope: Sendable, Equatable {
  /// Anywhere in the narrative.
  case anywhere
  /// Under a heading or beside words about 三公 spending.
  case threePublic
  /// Under a heading or beside words about government procurement.
  case procurement
  /// Among the amounts of one side.
  case side(FormSide)
  /// In final accounts.
  case finalAccounts
  /// Under a heading about the appropriations from the treasury (财政拨款).
  case fiscal
  /// Where the sentence, or else its heading, is about one fund; with nil about any.
  case fund(AmountKey?)

  init?(name: String) {
    switch name {
    case "anywhere": self = .anywhere
    case "threePublic": self = .threePublic
    case "procurement": self = .procurement
    case "revenue": self = .side(.revenue)
    case "expenditure": self = .side(.expenditure)
    case "finalAccounts": self = .finalAccounts
    case "fiscal": self = .fiscal
    case "oneFund": self = .fund(nil)
    default:
      guard let fund = AmountKey(rawValue: name), MetricGroups.funds.contains(where: { $0.key == fund }) else { return nil }
      self = .fund(fund)
    }
  }
}

/// One line of the phrase table: the end of a phrase, where it counts, and what it means.
///
/// A phrase is compared after the tails are cut off it and bracketed insertions are left out: “2024年度一般公共预算机关运行经费预算支出（不含事业单位）共计”
/// ends in 机关运行经费预算支出. The first line that fits decides, so the special stands before the general; a line without metrics keeps a
/// phrase from those below it.
struct StatementPhraseRule: Sendable {
  var phrase: TextPattern
  /// What the words before the amount also say, their tails not cut off; nil where that is of no account.
  var said: TextPattern?
  var scope: StatementScope
  var rule: StatementRule

  /// The lines of a record: `PATTERN => METRIC METRIC; change METRIC; opens SIDE; aside; said PATTERN; in SCOPE`.
  static func rules(of record: RulesFile.Record) throws(RulesError) -> [StatementPhraseRule] {
    try record.allow(["", "replace"])
    var rules: [StatementPhraseRule] = []
    for line in record.values("") {
      guard let arrow = line.value.firstRange(ofBytes: "=>") else {
        throw record.error("“\(line.value)” has no “=>” behind its pattern", at: line)
      }
      var scope = StatementScope.anywhere
      var rule = StatementRule(metrics: [])
      var said: TextPattern?
      for clause in line.value[arrow.upperBound...].split(separator: ";").map({ $0.trimmed }) where !clause.isEmpty {
        let words = clause.split(separator: " ").map(String.init)
        switch words[0] {
        case "aside": rule.isAside = true
        case "change": rule.change = try metric(words.count > 1 ? words[1] : "", record, line)
        case "opens":
          guard let side = FormSide(rawValue: words[words.count - 1]) else { throw record.error("“\(clause)” names no side", at: line) }
          rule.opens = side
        case "said" where words.count == 2: said = try record.pattern(words[1], line)
        case "in":
          guard let named = StatementScope(name: words[words.count - 1]) else {
            throw record.error("“\(clause)” names no scope", at: line)
          }
          scope = named
        default: for word in words { rule.metrics.append(try metric(word, record, line)) }
        }
      }
      let phrase = try record.pattern(line.value[..<arrow.lowerBound].trimmed, line)
      rules.append(StatementPhraseRule(phrase: phrase, said: said, scope: scope, rule: rule))
    }
    return rules
  }

  private static func metric(_ name: String, _ record: RulesFile.Record, _ line: RulesFile.Line) throws(RulesError) -> Metric {
    guard let metric = Metric(rawValue: name) else { throw record.error("there is no metric “\(name)”", at: line) }
    return metric
  }
}
