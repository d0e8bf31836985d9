import FoundationEssentials

/// Amounts by which something is more or less than in the year before.
extension StatementReader {
  /// The metric of a change and its sign.
  func change(_ phrase: StatementPhrase, isFirst: Bool, yuan: inout Decimal, isOwn: inout Bool) -> Metric? {
    // More or less than the plan of the same year is no change against the year before.
    if let base = phrase.baseYear, let year = identity.fiscalYear, base != year - 1 { return nil }
    if rules.has(phrase.words, in: .againstPlan) || context.comparesPlan && !namesYearBefore(phrase.words) { return nil }
    guard !rules.has(phrase.words, in: .initialBudget) || namesYearBefore(phrase.words),
      !rules.has(phrase.words, in: .smaller) || rules.has(phrase.words, in: .execution)
    else { return nil }
    // 支出决算较上年增加 behind 机关运行经费…支出决算5万元: of what the sentence before was of.
    if let before = isFirst ? context.previousHead : context.subject, before.change != .changeTotal,
      phrase.subjects.allSatisfy({ rules.has($0, in: .generic) || isNeutral($0) })
    {
      isOwn = false
      return signed(before.change, phrase, yuan: &yuan)
    }
    let own = phrase.subjects.lazy.compactMap { rule(for: $0, in: phrase.words, hasTotalWord: true) }.first { !$0.isAside }
    if own == nil, phrase.subjects.contains(where: { !isNeutral($0) }) { return nil }
    isOwn = own != nil
    let compared = (own ?? (isFirst ? context.previousHead : context.subject))?.change
    // Behind a part, 其中：本年收入9万元，增加2万元, it is the part's where the whole's was stated.
    if own == nil, context.last?.isAside ?? false, statements.contains(where: { $0.metric == compared }) { return nil }
    return signed(compared, phrase, yuan: &yuan)
  }

  private func signed(_ change: Metric?, _ phrase: StatementPhrase, yuan: inout Decimal) -> Metric? {
    guard let change, phrase.comparison != .either || yuan == 0 else { return nil }
    if phrase.comparison == .less { yuan = -yuan }
    return change
  }

  /// Whether words name the year before the document's, as 上年 or by its number.
  func namesYearBefore(_ words: String) -> Bool {
    rules.has(words, in: .lastYear) || identity.fiscalYear.map { words.contains("\($0 - 1)年") } ?? false
  }
}
