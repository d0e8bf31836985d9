import FoundationEssentials

/// Finds the amounts that the narrative states of the agency as a whole.
///
/// A paragraph is read from left to right. What stands between two marks of punctuation, or between two amounts, is the phrase of the
/// amount behind it; the phrase table says what it means. A comparison with the year before takes its subject from the amount before it,
/// or, at the head of a sentence, from the head of the sentence before.
struct StatementReader {
  private let identity: DocumentIdentity
  private let agency: String?
  private let rules: FormRules
  private(set) var statements: [Statement] = []

  /// What is carried on within a section.
  private struct Context {
    var headings: [String] = []
    var section = -1
    var side: FormSide?
    /// What the last amount was of; nil where docs/format.md has no metric for it.
    var subject: StatementRule?
    /// What the first amount of this sentence and of the one before were of.
    var head: StatementRule??
    var previousHead: StatementRule?
    var isAboutThreePublic = false
    var isAboutProcurement = false
    var givesReasons = false
    /// Whether the reasons are purposes (用于): a comparison behind them goes back to the head of the sentence.
    var givesPurposes = false
    var isAboutItem = false
    /// Whether what follows is of one fund: its basic and project expenditure are not the agency's.
    var isOfFund = false
    /// Whether purchases of one fund were named: what they are of is not the agency's whole.
    var isPartOfProcurement = false
    /// Whether the sentence lists parts of what its first amount is of (其中): that is what is compared behind them.
    var listsParts = false
    /// The words before an amount that the next one is compared with: 比2025年年初预算数 | 98.20万元 | 减少.
    var base: String?
  }

  private var context = Context()

  /// Reads a narrative.
  static func statements(of narrative: Narrative, identity: DocumentIdentity, rules: FormRules) -> [Statement] {
    var reader = StatementReader(identity: identity, rules: rules)
    let parts = narrative.sectionsOfParts
    for paragraph in narrative.paragraphs where !parts.contains(paragraph.section) { reader.read(paragraph) }
    return reader.statements
  }

  private init(identity: DocumentIdentity, rules: FormRules) {
    self.rules = rules
    self.identity = identity
    agency = identity.agencyName.map(Folding.folded)
  }

  // MARK: Paragraphs

  private mutating func read(_ paragraph: NarrativeParagraph) {
    if paragraph.section != context.section { open(paragraph) }
    guard !paragraph.headings.contains(where: { rules.has($0, in: .glossary) }) else { return }
    let printed = paragraph.paragraph.text
    let text = FoldedText(printed)
    let characters = text.characters
    guard !isSubheading(characters) else {
      open(paragraph)
      turn(to: String(characters))
      return
    }
    endSentence()
    var start = 0
    var index = 0
    var sentence = 0
    while index < characters.count {
      if let amount = StatedAmounts.amount(in: characters, at: index) {
        var phrase = start..<index
        var head: Range<Int>?
        if start > 0, characters[start - 1] == ":" { head = clause(before: start - 1, in: characters)..<(start - 1) }
        if phrase.isEmpty, let before = head { (phrase, head) = (before, nil) }
        take(amount, phrase: phrase, head: head, sentence: sentence, text: text, paragraph: paragraph)
        index = amount.range.upperBound
        start = index
      } else {
        switch characters[index] {
        case "。", "!", "?":
          pass(String(characters[start..<index]))
          endSentence()
          start = index + 1
          sentence = start
        case ";":
          pass(String(characters[start..<index]))
          endItem()
          start = index + 1
        case ",", ":":
          if !isInsideNumber(characters, index) {
            pass(String(characters[start..<index]))
            start = index + 1
          }
        default: break
        }
        index += 1
      }
    }
    pass(String(characters[start...]))
  }

  /// A comma of a number is no comma.
  private func isInsideNumber(_ text: [Character], _ index: Int) -> Bool {
    index > 0 && index + 1 < text.count && text[index] == "," && text[index - 1].isWholeNumber && text[index + 1].isWholeNumber
  }

  /// Where the clause that ends at an index begins.
  private func clause(before end: Int, in text: [Character]) -> Int {
    (text[..<end].lastIndex { ",;:。!?".contains($0) } ?? -1) + 1
  }

  private mutating func open(_ paragraph: NarrativeParagraph) {
    context = Context(headings: paragraph.headings, section: paragraph.section)
    for title in paragraph.headings {
      context.isAboutThreePublic = context.isAboutThreePublic || rules.has(title, in: .aboutThreePublic)
      context.isAboutProcurement = context.isAboutProcurement || rules.has(title, in: .aboutProcurement)
    }
    if let title = paragraph.headings.last { turn(to: title) }
    context.side = paragraph.headings.reversed().lazy.compactMap(side(of:)).first
    context.isOfFund = paragraph.headings.last.map { namesFund($0) && !rules.has($0, in: .aboutThreePublic) } ?? false
  }

  /// Takes from a heading which side the amounts under it are of.
  private mutating func turn(to title: String) {
    context.side = side(of: title)
    if rules.has(title, in: .aboutOperating) {
      context.subject = rules.phrases.first { $0.rule.metrics.contains(.operatingExpensesTotal) }?.rule
    }
    if context.isAboutThreePublic, let item = headedItem(title) { context.subject = item }
  }

  private func side(of text: String) -> FormSide? {
    let isBoth = rules.has(text, in: .bothSides)
    return switch (isBoth || rules.has(text, in: .revenueSide), isBoth || rules.has(text, in: .expenditureSide)) {
    case (true, false): .revenue
    case (false, true): .expenditure
    default: nil
    }
  }

  /// A line without an amount or an end of a sentence heads what follows: 1、收入说明.
  private func isSubheading(_ text: [Character]) -> Bool {
    guard let last = text.last, !";,:、".contains(last), !text.contains("。") else { return false }
    return !text.contains("元") && rules.has(String(text), in: .subheading)
  }

  private mutating func endSentence() {
    if let head = context.head { context.previousHead = head }
    context.head = nil
    context.listsParts = false
    context.isPartOfProcurement = false
    endReasons()
  }

  /// At a semicolon another item begins: what is compared behind it, or in the next sentence, is that one, unless both are parts of one.
  private mutating func endItem() {
    if !context.listsParts {
      context.previousHead = context.subject
      context.head = nil
    }
    endReasons()
  }

  private mutating func endReasons() {
    context.base = nil
    context.givesReasons = false
    context.givesPurposes = false
    context.isAboutItem = false
  }

  // MARK: Clauses

  /// Notes what words without an amount say of the amounts that follow.
  private mutating func pass(_ words: String, beforeAmount: Bool = false) {
    if !context.isAboutThreePublic { context.isAboutThreePublic = rules.has(words, in: .aboutThreePublic) }
    if !context.isAboutProcurement { context.isAboutProcurement = rules.has(words, in: .aboutProcurement) }
    if context.head != nil, rules.has(words, in: .partsMark) { context.listsParts = true }
    if !context.isAboutItem, words.unicodeScalars.contains(")"), rules.has(words, in: .itemMark) { turnToItem() }
    if !context.givesReasons, givesReasons(words) {
      context.givesReasons = true
      context.givesPurposes = rules.has(words, in: .purposes)
    }
    if !beforeAmount, context.isAboutThreePublic, let item = headedItem(words) {
      context.subject = item
      context.head = .some(item)
    }
    if rules.has(words, in: .revenueClause), !rules.has(words, in: .expenditureSide) { context.side = .revenue }
    if rules.has(words, in: .expenditureClause), !rules.has(words, in: .revenueSide) { context.side = .expenditure }
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
    context.isAboutItem = true
    context.subject = nil
    if context.head == nil { context.head = .some(nil) }
  }

  private func givesReasons(_ words: String) -> Bool {
    guard rules.mayGiveReasons(words), let reason = rules.terms(.reasons).first(where: { words.contains($0) }) else { return false }
    guard reason.hasPrefix("主要"), let end = words.firstRange(ofBytes: reason)?.upperBound else { return true }
    return !rules.terms(.partsAfterMainly).contains { words[end...].hasPrefix($0) }
  }

  /// Reads one amount.
  ///
  /// - Parameters:
  ///   - amount: The amount.
  ///   - phrase: Where the words before it stand.
  ///   - head: Where the words before a colon stand that the phrase follows.
  ///   - sentence: Where its sentence begins.
  ///   - text: The paragraph's text.
  ///   - paragraph: The paragraph.
  private mutating func take(
    _ amount: StatedAmount, phrase: Range<Int>, head: Range<Int>?, sentence: Int, text: FoldedText, paragraph: NarrativeParagraph
  ) {
    var words = String(text.characters[phrase])
    pass(words, beforeAmount: true)
    guard !context.isAboutItem else { return }
    var phraseRead = StatementPhrase(words, agency: agency, rules: rules)
    if phraseRead.isBase {
      context.base = words
      return
    }
    if let base = context.base, phraseRead.comparison != .none {
      words = base + words
      phraseRead = StatementPhrase(words, agency: agency, rules: rules)
    }
    context.base = nil
    let namesWhole = context.givesPurposes && namesYearBefore(words) || rules.has(words, in: .wholeAgain)
    let returnsToHead = phraseRead.comparison != .none && namesWhole
    guard !context.givesReasons || returnsToHead else { return }
    if returnsToHead, let head = context.head { context.subject = head }
    let isFirst = context.head == nil
    var metrics: [Metric] = []
    var yuan = amount.yuan
    var isOwn = true
    if phraseRead.comparison == .none {
      let headRead = head.map { StatementPhrase(String(text.characters[$0]), agency: agency, rules: rules) }
      guard let rule = level(phraseRead, under: headRead) else { return }
      if phraseRead.isForeign(to: identity) { return }
      metrics = ofWhole(rule.metrics, words: words)
    } else {
      guard let change = change(phraseRead, isFirst: isFirst, yuan: &yuan, isOwn: &isOwn) else { return }
      metrics = Self.changesOfUses.contains(change) ? ofWhole([change], words: words) : [change]
    }
    let stated = text.printedText((isOwn ? phrase.lowerBound : min(sentence, phrase.lowerBound))..<amount.range.upperBound)
    let source = paragraph.source(ofPlace: text.place(of: amount.range.lowerBound), in: text)
    for metric in metrics where !statements.contains(where: { $0.metric == metric && $0.yuan == yuan }) {
      statements.append(Statement(metric: metric, yuan: yuan, text: stated, source: source))
    }
  }

  /// The metrics that are of the agency as a whole, and not of one of its funds.
  private mutating func ofWhole(_ metrics: [Metric], words: String) -> [Metric] {
    if metrics.contains(where: Self.wholes.contains) { context.isOfFund = false }
    if metrics.contains(where: Self.funds.contains) { context.isOfFund = true }
    if metrics.contains(.procurementTotal), namesFund(words) { context.isPartOfProcurement = true }
    return metrics.filter { metric in
      if Self.uses.contains(metric) || Self.changesOfUses.contains(metric) { return !context.isOfFund && !namesFund(words) }
      return !context.isPartOfProcurement || !Self.purchases.contains(metric)
    }
  }

  private static let wholes: Set<Metric> = [.revenueTotal, .expenditureTotal, .balanceTotal]
  private static let funds: Set<Metric> = [
    .expenditureGeneralPublicBudget, .expenditureGovernmentFund, .expenditureStateCapital, .revenueGeneralPublicBudget,
    .revenueGovernmentFund,
    .revenueStateCapital, .fiscalTotal,
  ]
  private static let uses: Set<Metric> = [.expenditureBasic, .expenditureProject]
  private static let changesOfUses: Set<Metric> = [.changeBasic, .changeProject]
  private static let purchases: Set<Metric> = [.procurementTotal, .procurementGoods, .procurementWorks, .procurementServices]

  private func namesFund(_ text: String) -> Bool { rules.has(text, in: .ofFund) }

  /// Whether words name the year before the document's, as 上年 or by its number.
  private func namesYearBefore(_ words: String) -> Bool {
    rules.has(words, in: .lastYear) || identity.fiscalYear.map { words.contains("\($0 - 1)年") } ?? false
  }

  /// What an amount that is no change is of; sets the subject for what follows.
  ///
  /// - Parameters:
  ///   - phrase: The words before the amount.
  ///   - head: The words before a colon that these follow: 收入预算：2026年年初预算数.
  /// - Returns: What it is of; nil where that is nothing of the agency's whole.
  private mutating func level(_ phrase: StatementPhrase, under head: StatementPhrase?) -> StatementRule? {
    let isSmaller = rules.has(phrase.words, in: .smaller) || rules.has(phrase.words, in: .smallerLevel)
    var found: StatementRule?
    if !isSmaller {
      if phrase.isGeneric, rules.has(phrase.words, in: .finalAccountsPaper) {
        // 支出决算为 follows what it is of.
        found = context.subject
      } else {
        found = rule(of: phrase)
        if found == nil, phrase.isGeneric { found = head.flatMap { rule(of: $0) } ?? context.subject }
      }
      // “增加基本支出…” is no basic expenditure.
      if rules.has(phrase.words, in: .moved) { found = nil }
    }
    if context.head == nil { context.head = .some(found) }
    if found?.isAside != true { context.subject = found }
    if let side = found?.opens { context.side = side }
    return found
  }

  /// The metric of a change and its sign.
  private func change(_ phrase: StatementPhrase, isFirst: Bool, yuan: inout Decimal, isOwn: inout Bool) -> Metric? {
    guard !rules.has(phrase.words, in: .initialBudget) || namesYearBefore(phrase.words),
      !rules.has(phrase.words, in: .smaller) || rules.has(phrase.words, in: .execution)
    else { return nil }
    let own = phrase.subjects.lazy.compactMap { rule(for: $0, in: phrase.words, hasTotalWord: true) }.first { !$0.isAside }
    if own == nil, phrase.subjects.contains(where: { !isNeutral($0) }) { return nil }
    isOwn = own != nil
    guard let change = (own ?? (isFirst ? context.previousHead : context.subject))?.change else { return nil }
    if phrase.comparison == .either, yuan != 0 { return nil }
    if phrase.comparison == .less { yuan = -yuan }
    return change
  }

  /// Words that stand in a comparison without naming what is compared.
  private func isNeutral(_ words: String) -> Bool { rules.has(words, in: .neutral) }

  private func rule(of phrase: StatementPhrase) -> StatementRule? {
    phrase.subjects.lazy.compactMap { rule(for: $0, in: phrase.words, hasTotalWord: phrase.hasTotalWord) }.first
  }

  /// The first line of the phrase table that fits a subject here, and the words that it was taken from.
  private func rule(for subject: String, in words: String = "", hasTotalWord: Bool) -> StatementRule? {
    let scalars = Array(subject.unicodeScalars)
    let wholes = rules.terms(.wholeMetrics)
    return rules.phrases.first { line in
      isInScope(line.scope) && (hasTotalWord || !line.rule.metrics.contains { wholes.contains($0.rawValue) })
        && line.phrase.matches(scalars) && line.said?.matches(words) ?? true
    }?.rule
  }

  private func isInScope(_ scope: StatementScope) -> Bool {
    switch scope {
    case .anywhere: true
    case .threePublic: context.isAboutThreePublic
    case .procurement: context.isAboutProcurement
    case .side(let side): context.side == side
    case .finalAccounts: identity.kind == .finalAccounts
    case .fiscal: context.headings.last.map { rules.has($0, in: .aboutAppropriations) } ?? false
    }
  }
}
