import FoundationEssentials
import Layout

/// Finds the amounts that the narrative states of the agency as a whole.
///
/// A paragraph is read from left to right. What stands between two marks of punctuation, or between two amounts, is the phrase of the
/// amount behind it; the phrase table says what it means. A comparison with the year before takes its subject from the amount before it,
/// or, at the head of a sentence, from the head of the sentence before.
struct StatementReader {
  let identity: DocumentIdentity
  private let agency: String?
  let rules: FormRules
  var context: StatementContext
  private var frame: StatementFrame
  private var sentenceAmounts = SentenceAmounts()
  /// How many statements stand before the sentence.
  private var sentenceStart = 0
  private(set) var statements: [Statement] = []

  /// Reads a narrative.
  ///
  /// - Parameters:
  ///   - narrative: The text outside the tables.
  ///   - identity: Whose document it is.
  ///   - others: The other agencies of the file, whose amounts are not this one's.
  ///   - rules: The words of statements.
  /// - Returns: The statements in printed order.
  static func statements(
    of narrative: Narrative, identity: DocumentIdentity, others: OtherAgencies = OtherAgencies(), rules: FormRules
  ) -> [Statement] {
    var reader = StatementReader(identity: identity, rules: rules)
    let parts = narrative.sectionsOfParts(rules)
    for paragraph in narrative.paragraphs where !parts.contains(paragraph.section) && !others.isAbout(paragraph) { reader.read(paragraph) }
    return reader.statements
  }

  private init(identity: DocumentIdentity, rules: FormRules) {
    self.rules = rules
    self.identity = identity
    agency = identity.agencyName.map(Folding.folded)
    context = StatementContext(agency: agency, rules: rules)
    frame = StatementFrame(identity: identity, rules: rules)
  }

  // MARK: Paragraphs

  private mutating func read(_ paragraph: NarrativeParagraph) {
    if paragraph.section != context.section { context.open(paragraph) }
    guard !paragraph.headings.contains(where: { rules.has($0, in: .glossary) }) else { return }
    let printed = paragraph.paragraph.text
    let text = FoldedText(printed)
    let characters = text.characters
    guard !isSubheading(characters) else {
      context.open(paragraph)
      context.turn(to: String(characters))
      return
    }
    context.beginParagraph()
    frame.open(headings: paragraph.headings)
    var start = 0
    var index = 0
    var sentence = 0
    while index < characters.count {
      if let amount = StatedAmounts.amount(in: characters, at: index) {
        var phrase = start..<index
        var head: Range<Int>?
        if start > 0, ":,".contains(characters[start - 1]) {
          let words = clause(before: start - 1, in: characters)..<(start - 1)
          // Behind a comma the words are a head only where they are numbered and begin the sentence: （一）收入预算，2026年年初预算数.
          let isNumbered = context.head == nil && words.lowerBound == sentence && Numbering.parse(String(characters[words])) != nil
          if characters[start - 1] == ":" || isNumbered { head = words }
        }
        if phrase.isEmpty, let before = head { (phrase, head) = (before, nil) }
        take(amount, phrase: phrase, head: head, sentence: sentence, text: text, paragraph: paragraph)
        index = amount.range.upperBound
        start = index
      } else {
        switch characters[index] {
        case "。", "!", "?":
          pass(String(characters[start..<index]), mayName: start == sentence)
          endSentence()
          start = index + 1
          sentence = start
        case ";":
          pass(String(characters[start..<index]))
          context.endItem()
          frame.endItem()
          start = index + 1
        case ",", ":":
          if !isInsideNumber(characters, index) {
            pass(String(characters[start..<index]), mayName: characters[index] == ":" && start == sentence)
            if characters[index] == ":", start == index { context.beginParts() }
            start = index + 1
          }
        default: break
        }
        index += 1
      }
    }
    pass(String(characters[start...]))
    endSentence()
  }

  /// Notes what words without an amount say; they may name a unit where they stand alone before a colon or a full stop.
  private mutating func pass(_ words: String, mayName: Bool = false) {
    let isFirst = context.head == nil
    context.pass(words)
    frame.pass(words, isFirst: isFirst, mayName: mayName)
  }

  /// Ends a sentence, and withdraws what cannot be of the whole.
  private mutating func endSentence() {
    let withdrawn = sentenceAmounts.withdrawn
    let own = statements[sentenceStart...].filter { statement in
      !withdrawn.contains { $0.metric == statement.metric && $0.yuan == statement.yuan }
    }
    statements.replaceSubrange(sentenceStart..., with: own)
    sentenceStart = statements.count
    sentenceAmounts.begin()
    context.endSentence()
    frame.endSentence()
  }

  /// A comma of a number is no comma.
  private func isInsideNumber(_ text: [Character], _ index: Int) -> Bool {
    index > 0 && index + 1 < text.count && text[index] == "," && text[index - 1].isWholeNumber && text[index + 1].isWholeNumber
  }

  /// Where the clause that ends at an index begins.
  private func clause(before end: Int, in text: [Character]) -> Int {
    (text[..<end].lastIndex { ",;:。!?".contains($0) } ?? -1) + 1
  }

  /// A line without an amount or an end of a sentence heads what follows: 1、收入说明.
  private func isSubheading(_ text: [Character]) -> Bool {
    guard let last = text.last, !";,:、".contains(last), !text.contains("。") else { return false }
    return !text.contains("元") && rules.has(String(text), in: .subheading)
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
    context.pass(words, beforeAmount: true)
    guard !context.isAboutItem, !context.isPartOfOther, !context.isOfWholeArea, !context.isAboutOthers else { return }
    var phraseRead = StatementPhrase(words, agency: agency, rules: rules)
    frame.take(phraseRead, isFirst: context.head == nil)
    if let rule = context.nextListed(words) ?? firstListed(phraseRead) {
      guard !frame.isOfOther else { return }
      state(context.ofWhole(rule?.metrics ?? [], words: words), amount, from: phrase.lowerBound, of: text, in: paragraph)
      return
    }
    if phraseRead.isBase {
      context.base = words
      context.comparesPlan = rules.has(words, in: .initialBudget) || rules.has(words, in: .againstPlan)
      return
    }
    if phraseRead.isSumAlone, head == nil {
      // 合计 behind a list is of what was listed, not of the last of it.
      guard sentenceAmounts.areSummed(by: amount.yuan), let listed = sentenceAmounts.subject else { return }
      let metrics = listed.isEmpty ? context.subject?.metrics ?? [] : listed
      state(metrics, amount, from: phrase.lowerBound, of: text, in: paragraph)
      return
    }
    if let base = context.base, phraseRead.comparison != .none || phraseRead.isReached {
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
    var stated = amount
    var isOwn = true
    if phraseRead.comparison == .none {
      let headRead = head.map { StatementPhrase(String(text.characters[$0]), agency: agency, rules: rules) }
      let rule = level(phraseRead, under: headRead)
      if let owner = phraseRead.owner { frame.take(owner: owner) }
      let isForeign = phraseRead.isForeign(to: identity) || frame.isOfOther
      context.passed(rule, words: phraseRead.subjects.first ?? "", isForeign: isForeign)
      guard let rule, !isForeign else {
        sentenceAmounts.note([], yuan: amount.yuan, isPart: context.listsParts)
        return
      }
      metrics = context.ofWhole(rule.metrics, words: words)
    } else {
      guard !frame.isOfOther, let change = change(phraseRead, isFirst: isFirst, yuan: &stated.yuan, isOwn: &isOwn) else { return }
      metrics = context.ofWhole([change], words: words)
    }
    state(metrics, stated, from: isOwn ? phrase.lowerBound : min(sentence, phrase.lowerBound), of: text, in: paragraph)
  }

  /// States an amount under its metrics, with the words from an index on, unless it was stated.
  private mutating func state(
    _ metrics: [Metric], _ amount: StatedAmount, from start: Int, of text: FoldedText, in paragraph: NarrativeParagraph
  ) {
    sentenceAmounts.note(metrics, yuan: amount.yuan, isPart: context.listsParts)
    let new = metrics.filter { metric in !statements.contains { $0.metric == metric && $0.yuan == amount.yuan } }
    guard !new.isEmpty else { return }
    let source = paragraph.source(ofPlace: text.place(of: amount.range.lowerBound), in: text)
    let words = text.printedText(start..<amount.range.upperBound)
    statements += new.map { Statement(metric: $0, yuan: amount.yuan, text: words, source: source) }
  }

  /// What the first of several amounts is of where the words name as many things, 人员经费、公用经费分别为; nil where they do not.
  ///
  /// Where one of the things is unknown, or only one is named, of which the amounts are parts, none of the amounts states anything.
  private mutating func firstListed(_ phrase: StatementPhrase) -> StatementRule?? {
    let names = phrase.listed(rules)
    guard !names.isEmpty else { return nil }
    // 收入、支出总计分别为: the word is said of all.
    let whole = rules.terms(.wholeWords).first { words in names.last?.hasSuffix(words) ?? false } ?? ""
    let found = names.map { $0.hasSuffix(whole) ? $0 : $0 + whole }.map {
      rule(of: StatementPhrase($0, agency: agency, rules: rules), hasTotalWord: phrase.hasTotalWord)
    }
    let isKnown = names.count > 1 && !found.contains { $0?.metrics.isEmpty ?? true }
    context.list(isKnown ? found : Array(repeating: nil, count: Self.mostListed))
    return context.nextListed("")
  }

  /// No sentence lists more amounts of one thing.
  private static let mostListed = 12

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
      // 支出决算为 follows what it is of.
      if !phrase.isGeneric || !rules.has(phrase.words, in: .finalAccountsPaper) { found = rule(of: phrase) }
      if found == nil, phrase.isGeneric, head?.isSumAlone ?? false {
        // 合计：2025年预算: of all the items of 三公.
        found = context.isAboutThreePublic ? rules.phrases.first { $0.rule.metrics == [.threePublicTotal] }?.rule : nil
      } else if found == nil, phrase.isGeneric {
        let headed = head.flatMap { rule(of: $0) }
        // Words before a colon that name anything else (行政运行（2070101）：支出决算为) take the amount for themselves.
        let namesOther = head.map { $0.subjects.contains { !isNeutral($0) } } ?? false
        // At the head of a sentence it is of what the sentence before was of, not of the last of its parts.
        let before = context.head == nil ? context.previousHead ?? context.subject : context.subject
        found = headed ?? (namesOther ? nil : before)
        // 支出 beside 收入 turns to the other side, of all money or of one fund: 收入5万元，支出5万元.
        let isOfRevenue = found.map { $0.metrics.contains { $0.rawValue.hasPrefix("revenue.") } } ?? false
        let isBesideRevenue = (context.sentenceHead ?? found)?.metrics.contains(.revenueTotal) ?? false
        if isOfRevenue, isBesideRevenue, phrase.subjects.contains(where: { $0.hasSuffix(Self.spending) }) {
          found = rule(for: Self.spending, hasTotalWord: true)
        } else if let received = found, received == context.sentenceHead, phrase.subjects.contains(where: { $0.hasSuffix(Self.spending) }),
          let spent = MetricGroups.spent(of: received.metrics)
        {
          found = rules.phrases.first { $0.rule.metrics == [spent] && $0.scope == .anywhere }?.rule
        }
      }
      // “增加基本支出…” is no basic expenditure, nor is what a list goes on with behind it.
      context.listsMoved =
        !phrase.isReached
        && (rules.has(phrase.words, in: .moved) || context.listsMoved && phrase.words.first.map { "、和及".contains($0) } ?? false)
      if context.listsMoved { found = nil }
    }
    if context.head == nil { context.head = .some(found) }
    if found?.isAside != true { context.subject = found }
    if let side = found?.opens { context.side = side }
    return found
  }

  private static let spending = "支出"

  /// Words that stand in a comparison without naming what is compared.
  func isNeutral(_ words: String) -> Bool { rules.has(words, in: .neutral) }

  private func rule(of phrase: StatementPhrase, hasTotalWord: Bool? = nil) -> StatementRule? {
    phrase.subjects.lazy.compactMap { rule(for: $0, in: phrase.words, hasTotalWord: hasTotalWord ?? phrase.hasTotalWord) }.first
  }

  /// The first line of the phrase table that fits a subject here, and the words that it was taken from.
  func rule(for subject: String, in words: String = "", hasTotalWord: Bool) -> StatementRule? {
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
    case .fund(let fund): fund == nil ? context.fund != nil : context.fund == fund
    case .fiscal: context.headings.last.map { rules.has($0, in: .aboutAppropriations) } ?? false
    }
  }
}
