/// What the words of a section say of the amounts that follow: which side they are of, what the last one was of, and whether reasons or
/// parts are given.
struct StatementContext {
  private let rules: FormRules
  private let agency: String?
  /// The headings over the section that is read, and its number.
  private(set) var headings: [String] = []
  private(set) var section = -1
  /// Which side of the budget the amounts are of.
  var side: FormSide?
  /// What the last amount was of; nil where docs/format.md has no metric for it.
  var subject: StatementRule?
  /// What the words before an open bracket were of.
  private var outer: StatementRule??
  /// What the first amount of this sentence and of the one before were of.
  var head: StatementRule??
  private(set) var previousHead: StatementRule?
  private(set) var isAboutThreePublic = false
  private(set) var isAboutProcurement = false
  private(set) var givesReasons = false
  /// Whether the reasons are purposes (用于): a comparison behind them goes back to the head of the sentence.
  private(set) var givesPurposes = false
  /// Whether one item among several was opened: its amounts are not the whole's.
  private(set) var isAboutItem = false
  /// Whether what follows is of one fund: its basic and project expenditure are not the agency's.
  private var isOfFund = false
  /// The fund that the sentence is about, as its first amount says or else the heading; nil where that is all money.
  private(set) var fund: AmountKey?
  private var fundOfHeading: AmountKey?
  /// Whether the heading is about one use of money: the funds under it are those of that use.
  private var isOfUse = false
  /// Whether purchases of one fund were named: what they are of is not the agency's whole.
  private var isPartOfProcurement = false
  /// Whether what is listed behind 其中 divides something that is a part itself.
  private var dividesPart = false
  /// Whether the sentence lists parts of what its first amount is of (其中): that is what is compared behind them.
  private(set) var listsParts = false
  /// Whether the sentence states an amount.
  private var hasAmount = false
  /// What the first amount of the sentence was of, whichever item is read.
  private(set) var sentenceHead: StatementRule?
  /// Whether a list is of what is added or taken away: 压减公用经费2万元、会议费1万元.
  var listsMoved = false
  /// Whether the amounts of the item are compared with a plan of their own year.
  var comparesPlan = false
  /// What each of the amounts to come is of, for which the words before the first named as many things: 人员经费、公用经费分别为.
  private(set) var listed: [StatementRule?] = []
  /// What the last amount was of, parts of others among them.
  private(set) var last: StatementRule?
  /// Whether what is listed is part of such an amount.
  private(set) var isPartOfOther = false
  /// Whether the parts of the last amount are no money of the year or not the agency's, since it was carried over, of one project, of
  /// another year or a plan.
  private var hasForeignParts = false
  /// Whether the sentence is about a whole city or county, or the section about duties and work, or about the units one by one.
  private(set) var isOfWholeArea = false
  private(set) var isAboutOthers = false
  /// The words before an amount that the next one is compared with: 比2025年年初预算数 | 98.20万元 | 减少.
  var base: String?

  init(agency: String?, rules: FormRules) {
    self.agency = agency
    self.rules = rules
  }

  // MARK: Sections and sentences

  /// Begins a section, or a part of one under a heading of its own.
  mutating func open(_ paragraph: NarrativeParagraph) {
    self = StatementContext(agency: agency, rules: rules)
    headings = paragraph.headings
    section = paragraph.section
    for title in paragraph.headings {
      isAboutThreePublic = isAboutThreePublic || rules.has(title, in: .aboutThreePublic) || rules.has(title, in: .aboutMeetings)
      isAboutProcurement = isAboutProcurement || rules.has(title, in: .aboutProcurement)
    }
    if let title = paragraph.headings.last { turn(to: title) }
    side = paragraph.headings.reversed().lazy.compactMap(side(of:)).first
    isOfFund = paragraph.headings.last.map { namesFund($0) && !rules.has($0, in: .aboutThreePublic) } ?? false
    isOfUse = paragraph.headings.last.map { rules.has($0, in: .aboutOneUse) && !rules.has($0, in: .aboutMoreUses) } ?? false
    isAboutOthers = paragraph.headings.last.map { rules.has($0, in: .aboutDuties) || rules.has($0, in: .aboutUnits) } ?? false
    fundOfHeading = paragraph.headings.last.flatMap(onlyFund)
    fund = fundOfHeading
  }

  /// Takes from a heading which side the amounts under it are of.
  mutating func turn(to title: String) {
    side = side(of: title)
    if rules.has(title, in: .aboutOperating) {
      subject = rules.phrases.first { $0.rule.metrics.contains(.operatingExpensesTotal) }?.rule
    }
    if isAboutThreePublic, let item = headedItem(title) { subject = item }
  }

  private func side(of text: String) -> FormSide? {
    let isBoth = rules.has(text, in: .bothSides)
    return switch (isBoth || rules.has(text, in: .revenueSide), isBoth || rules.has(text, in: .expenditureSide)) {
    case (true, false): .revenue
    case (false, true): .expenditure
    default: nil
    }
  }

  /// Begins a paragraph: no item of the one before goes on.
  mutating func beginParagraph() {
    isAboutItem = false
    endSentence()
  }

  /// What the next amount is compared with, and why, is said again behind a full stop.
  mutating func endSentence() {
    // An item that a sentence names without an amount goes on in the next: 行政运行（项）。年初预算为3万元.
    let opensItem = isAboutItem && !hasAmount && !givesReasons
    defer { if opensItem { turnToItem() } }
    hasAmount = false
    outer = nil
    if let head { previousHead = head }
    head = nil
    sentenceHead = nil
    listsParts = false
    isPartOfProcurement = false
    last = nil
    hasForeignParts = false
    isOfWholeArea = false
    fund = fundOfHeading
    endReasons()
  }

  /// At a semicolon another item begins: what is compared behind it, or in the next sentence, is that one, unless both are parts of one.
  mutating func endItem() {
    if !listsParts {
      previousHead = subject
      head = nil
    }
    endReasons()
  }

  /// Begins a list of amounts; a thing that no rule knows leaves all of them without one.
  mutating func list(_ rules: [StatementRule?]) { listed = rules }

  /// What the next amount of a list is of, where nothing but a comma or 和 stands before it; nil where it is of no list.
  mutating func nextListed(_ words: String) -> StatementRule?? {
    guard !listed.isEmpty else { return nil }
    guard words.allSatisfy({ "、，,和及与".contains($0) }) else {
      listed = []
      return nil
    }
    return .some(listed.removeFirst())
  }

  /// Notes what an amount was of: a rule, or words that no rule knows; and whether it was of another year or a plan.
  mutating func passed(_ rule: StatementRule?, words: String, isForeign: Bool) {
    last = rule
    if sentenceHead == nil { sentenceHead = rule }
    hasForeignParts =
      isForeign
      || rule.map { $0.metrics.contains(where: MetricGroups.undivided.contains) }
        ?? (rules.has(words, in: .oneProject) || rules.has(words, in: .carriedOver))
    if let rule, rule.change == .changeFiscal, rule.opens == .expenditure { isOfFund = true }
  }

  /// Begins the parts of an amount behind a colon: 年初预算30万元：公务接待费6万元.
  mutating func beginParts() { isPartOfOther = isPartOfOther || hasForeignParts }

  private mutating func endReasons() {
    isPartOfOther = false
    dividesPart = false
    comparesPlan = false
    listsMoved = false
    listed = []
    base = nil
    givesReasons = false
    givesPurposes = false
    isAboutItem = false
  }

  /// Notes what words without an amount say of the amounts that follow.
  mutating func pass(_ words: String, beforeAmount: Bool = false) {
    turnAtBrackets(words)
    let isBegun = head != nil || hasAmount
    hasAmount = hasAmount || beforeAmount
    if isPartOfOther, words.hasPrefix(")") { isPartOfOther = false }
    if !isAboutThreePublic { isAboutThreePublic = rules.has(words, in: .aboutThreePublic) }
    if !isAboutProcurement { isAboutProcurement = rules.has(words, in: .aboutProcurement) }
    if rules.has(words, in: .partsMark) {
      listsParts = listsParts || isBegun
      // At the head of a sentence they are parts of what the sentence before was of.
      dividesPart = (isBegun ? last : previousHead).map { $0.metrics.contains(where: MetricGroups.divided.contains) } ?? false
    }
    if !givesReasons, !isOfWholeArea { isOfWholeArea = rules.has(words, in: .ofWholeArea) }
    if hasForeignParts, rules.has(words, in: .partsOfOther) { isPartOfOther = true }
    if head == nil, let named = onlyFund(words) { fund = named }
    if !isAboutItem, words.unicodeScalars.contains(")"), rules.has(words, in: .itemMark) { turnToItem() }
    if !givesReasons, givesReasons(words) {
      givesReasons = true
      givesPurposes = rules.has(words, in: .purposes)
    }
    if !beforeAmount, isAboutThreePublic, let item = headedItem(words) {
      subject = item
      head = .some(item)
    }
    if rules.has(words, in: .revenueClause), !rules.has(words, in: .expenditureSide) { side = .revenue }
    if rules.has(words, in: .expenditureClause), !rules.has(words, in: .revenueSide) { side = .expenditure }
  }

  /// Amounts in brackets are of what stands before them; behind the brackets the words go on with that.
  private mutating func turnAtBrackets(_ words: String) {
    for character in words {
      if character == "(", outer == nil { outer = .some(subject) }
      if character == ")", let before = outer { (subject, outer) = (before, nil) }
    }
  }

  /// The 三公 item that a few words without an amount head, as in “1.因公出国（境）费用。2026年预算数”.
  private func headedItem(_ words: String) -> StatementRule? {
    guard words.count <= Self.longestItemHead, !words.contains(where: { $0 == "," || $0 == "年" }) else { return nil }
    guard let subject = StatementPhrase(words, agency: agency, rules: rules).subjects.first else { return nil }
    return rules.phrases.first { $0.scope == .threePublic && $0.phrase.matches(subject) }?.rule
  }

  /// An item's head is no longer than this many characters.
  private static let longestItemHead = 24

  private mutating func turnToItem() {
    isAboutItem = true
    subject = nil
    if head == nil { head = .some(nil) }
  }

  private func givesReasons(_ words: String) -> Bool {
    guard rules.mayGiveReasons(words), let reason = rules.terms(.reasons).first(where: { words.contains($0) }),
      !rules.has(words, in: .coversPurchases)
    else { return false }
    guard reason.hasPrefix("主要"), let end = words.firstRange(ofBytes: reason)?.upperBound else { return true }
    return !rules.terms(.partsAfterMainly).contains { words[end...].hasPrefix($0) }
  }

  /// The metrics that are of the agency as a whole, and not of one of its funds.
  mutating func ofWhole(_ metrics: [Metric], words: String) -> [Metric] {
    // Under a heading about one fund totals are that fund's.
    if let fund = fundOfHeading, !rules.has(words, in: .ofWholeAgency), metrics.contains(where: MetricGroups.wholes.contains) {
      let own = MetricGroups.totals(of: fund)
      return metrics.compactMap { MetricGroups.wholes.contains($0) ? own[$0] : $0 }
    }
    // What is carried over under such a heading is the fund's as well.
    let metrics = fundOfHeading == nil ? metrics : metrics.filter { !MetricGroups.carriedOver.contains($0) }
    if metrics.contains(where: MetricGroups.wholes.contains) { (isOfFund, fund) = (false, nil) }
    if metrics.contains(where: MetricGroups.ofFunds.contains) { isOfFund = true }
    if metrics.contains(.procurementTotal), namesFund(words) { isPartOfProcurement = true }
    return metrics.filter { metric in
      // The funds behind 其中 of a part, 项目支出…，其中：一般公共预算, are the part's.
      if dividesPart || isOfUse, MetricGroups.sources.contains(metric) { return false }
      // So are its purchases: 项目支出…，其中：某专项（含政府采购）.
      if dividesPart, metric == .procurementTotal { return false }
      if MetricGroups.uses.contains(metric) || MetricGroups.changesOfUses.contains(metric) { return !isOfFund && !namesFund(words) }
      return !isPartOfProcurement || !MetricGroups.purchases.contains(metric)
    }
  }

  /// Whether words name one of the funds that a budget is made of, or all appropriations.
  private func namesFund(_ text: String) -> Bool { MetricGroups.funds.contains { rules.has(text, in: $0.words) } }

  /// The one fund that words name; all appropriations where they name these and none of their funds.
  private func onlyFund(_ text: String) -> AmountKey? {
    let named = MetricGroups.funds.filter { rules.has(text, in: $0.words) }
    let single = named.filter { $0.key != .fiscalAppropriation }
    return single.count == 1 ? single[0].key : single.isEmpty ? named.first?.key : nil
  }
}
