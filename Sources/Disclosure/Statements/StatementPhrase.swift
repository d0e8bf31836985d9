import Layout

/// The words before an amount, taken apart: what they are about, and whether the amount is a change.
struct StatementPhrase {
  /// How an amount relates to the year before.
  enum Comparison {
    /// The amount itself.
    case none
    /// More than in the year before.
    case more
    /// Less than in the year before.
    case less
    /// Printed 增加（减少）: the form was not filled in.
    case either
  }

  /// The folded words.
  let words: String
  /// The words without bracketed insertions.
  private let bare: String
  private let rules: FormRules
  /// Whether the amount is a change, and in which direction.
  let comparison: Comparison
  /// The words that may name what the amount is of, the most telling first, their tails cut off.
  let subjects: [String]

  /// Takes a phrase apart.
  ///
  /// - Parameters:
  ///   - words: The folded words before the amount.
  ///   - agency: The agency's name, folded, which is left out.
  ///   - rules: The words of statements.
  init(_ words: String, agency: String?, rules: FormRules) {
    self.words = words
    self.rules = rules
    // An amount in brackets is of the words before them: 比2025年预算（32万元）, 增长2.9%（3万元）.
    let isBracketed = words.hasSuffix("(")
    var bare = Self.withoutBrackets(isBracketed ? String(words.dropLast()) : words)
    if isBracketed { bare = Self.withoutShare(bare) }
    if let numbering = Numbering.parse(bare) { bare = Folding.folded(numbering.rest) }
    // 与 joins, or begins a comparison: 与上年相比.
    if !Self.beginsComparison(bare, rules) { bare = String(bare.drop { "、和与及，".contains($0) }) }
    if let agency, bare.contains(agency) { bare.replace(agency, with: "") }
    let (body, comparison) = Self.comparison(in: bare, printed: words, rules: rules)
    self.comparison = comparison
    let around = Self.aroundComparison(body, rules)
    baseYear = comparison == .none ? nil : around.year
    let reached = Self.reached(bare, rules)
    isReached = reached != nil
    self.bare = reached ?? bare
    // Nothing stands between the mark and the year's budget or account, and nothing is compared yet.
    isBase =
      reached == nil
      && (comparison == .none && around.parts.count > 1 && Self.withoutTails(around.parts[0], rules.terms(.tails)).isEmpty
        || Self.isReachedFrom(bare, rules))
    let parts = reached.map { [$0] } ?? (comparison == .none ? [body] : around.parts)
    subjects = parts.map { Self.withoutTails($0, rules.terms(.tails)) }.filter { !$0.isEmpty }
  }

  /// Whether the amount is what the next one is compared with: 比2025年年初预算数, 由上年的.
  let isBase: Bool
  /// Whether it is what the amount before it came to: 由10万元 | 减少到.
  let isReached: Bool
  /// The year that the amount is compared with, where it is named: 比2025年预算.
  let baseYear: Int?

  /// The things that as many amounts are of, 人员经费、公用经费分别为; empty where the phrase names no list.
  func listed(_ rules: FormRules) -> [String] {
    guard let mark = rules.terms(.respectively).lazy.compactMap({ bare.firstRange(ofBytes: $0) }).first, comparison == .none else {
      return []
    }
    return bare[..<mark.lowerBound].split { "、和及与".contains($0) }.map(String.init)
  }

  /// Whether the phrase names nothing of its own: 支出决算为, 2026年预算安排.
  var isGeneric: Bool {
    rules.has(subjects.first ?? "", in: .generic)
  }

  /// Whether it says that the amount is a whole.
  var hasTotalWord: Bool { rules.terms(.wholeWords).contains { bare.contains($0) } }

  /// Whether the amount is of another year than the document, or in final accounts a plan that they are measured by.
  func isForeign(to identity: DocumentIdentity) -> Bool {
    let year = identity.fiscalYear
    if rules.has(bare, in: .foreign) { return true }
    // The budget as it was at first is the budget's own, and what final accounts are measured by.
    if rules.has(bare, in: .initialBudget), identity.kind != .budget || !(year.map { bare.contains("\($0)年") } ?? false) { return true }
    if identity.kind == .finalAccounts, rules.has(bare, in: .plan) { return true }
    return namesOtherYear(than: identity)
  }

  /// Whether it names another year than the document's.
  func namesOtherYear(than identity: DocumentIdentity) -> Bool {
    if rules.has(bare, in: .lastYear), !rules.has(bare, in: .ofThisYear) { return true }
    guard let year = identity.fiscalYear, let stated = Numbers.year(in: bare) else { return false }
    return stated > year - Self.oldestYears && !bare.contains("\(year)")
  }

  /// Whether it names the document's year.
  func namesOwnYear(of identity: DocumentIdentity) -> Bool { identity.fiscalYear.map { bare.contains("\($0)年") } ?? false }

  /// Whether it says that the amount is a sum, and of nothing else.
  var isSumAlone: Bool { rules.has(bare, in: .sumAlone) }

  /// What stands before a metric of the whole: 某管理所 of 某管理所收入预算; nil where nothing does.
  var owner: String? {
    guard let subject = subjects.first, let metric = rules.terms(.wholeOfOwner).first(where: { subject.hasSuffix($0) }) else { return nil }
    let name = Self.withoutTails(String(subject.dropLast(metric.count)), rules.terms(.tails))
    return name.isEmpty ? nil : name
  }

  /// A year that lies so many years back is of a document that is cited, not of an amount.
  static let oldestYears = 6

  // MARK: Comparisons

  private static func comparison(in text: String, printed: String, rules: FormRules) -> (body: String, comparison: Comparison) {
    if rules.has(text, in: .belowLastYear) { return (text, .less) }
    if rules.has(text, in: .aboveLastYear) { return (text, .more) }
    var body = text[...]
    while let tail = rules.terms(.comparisonTail).first(where: { body.hasSuffix($0) }) { body.removeLast(tail.count) }
    for (words, comparison) in [(rules.terms(.less), Comparison.less), (rules.terms(.more), Comparison.more)] {
      // The longest ending first: 压减 before 减.
      for word in words.sorted(by: { $0.count > $1.count }) where body.hasSuffix(word) {
        return (String(body.dropLast(word.count)), rules.has(printed, in: .unfilled) ? .either : comparison)
      }
    }
    return (text, .none)
  }

  private static func beginsComparison(_ text: String, _ rules: FormRules) -> Bool {
    let digitless = text.map { $0.isASCII && $0.isWholeNumber ? "#" : $0 }
    return rules.terms(.comparisonMark).contains { digitless.starts(with: $0) }
  }

  /// What stands before and behind the words of comparison: “2024年度三公经费支出决算数 | 比2023年度”, “与上年相比 | 收、支预算总计各”.
  private static func aroundComparison(_ text: String, _ rules: FormRules) -> (parts: [String], year: Int?) {
    let marks = rules.terms(.comparisonMark).map(Array.init)
    let characters = Array(text)
    let digitless = characters.map { $0.isASCII && $0.isWholeNumber ? "#" : $0 }
    for start in digitless.indices {
      var end: Int?
      for mark in marks where start + mark.count <= digitless.count && digitless[start..<(start + mark.count)].elementsEqual(mark) {
        end = start + mark.count
      }
      guard let end else { continue }
      var behind = String(characters[end...])
      for lead in rules.terms(.comparisonLead) where behind.hasPrefix(lead) {
        behind.removeFirst(lead.count)
      }
      return ([behind, String(characters[..<start])], Int(String(characters[start..<end].filter { $0.isASCII && $0.isWholeNumber })))
    }
    return ([text], nil)
  }

  /// What came to an amount, 公务接待费 of 公务接待费由…减少到; nil where the words do not say that it came to it.
  private static func reached(_ text: String, _ rules: FormRules) -> String? {
    guard let end = rules.terms(.reached).first(where: { text.hasSuffix($0) }) else { return nil }
    let body = text.dropLast(end.count)
    guard let word = (rules.terms(.less) + rules.terms(.more)).sorted(by: { $0.count > $1.count }).first(where: { body.hasSuffix($0) })
    else {
      return nil
    }
    let before = body.dropLast(word.count)
    let from = rules.terms(.reachedFrom).compactMap { before.firstRange(ofBytes: $0)?.lowerBound }.min()
    return String(before[..<(from ?? before.endIndex)])
  }

  /// Whether the amount is what another one was before: 公务接待费由, 由2022年的.
  private static func isReachedFrom(_ text: String, _ rules: FormRules) -> Bool {
    guard let mark = rules.terms(.reachedFrom).compactMap({ text.firstRange(ofBytes: $0)?.upperBound }).max() else { return false }
    let rest = text[mark...]
    return rest.isEmpty || rules.has(String(rest), in: .formerly)
  }

  // MARK: Cutting

  /// 增长 of 增长2.88%.
  private static func withoutShare(_ text: String) -> String {
    guard text.hasSuffix("%") else { return text }
    return String(text.dropLast().reversed().drop { $0 == "." || $0.isASCII && $0.isWholeNumber }.reversed())
  }

  private static func withoutBrackets(_ text: String) -> String {
    var kept = ""
    var inside = ""
    var depth = 0
    for character in text {
      switch character {
      case "(":
        depth += 1
        inside = ""
      case ")":
        if depth > 0 { depth -= 1 } else { kept = "" }
        inside = ""
      default: if depth == 0 { kept.append(character) } else { inside.append(character) }
      }
    }
    // A bracket that is not closed holds the phrase itself: （其中公务用车购置费.
    return depth > 0 ? inside : kept
  }

  private static func withoutTails(_ text: String, _ tails: [String]) -> String {
    var text = text[...]
    var changed = true
    while changed {
      changed = false
      for tail in tails where text.hasSuffix(tail) {
        text.removeLast(tail.count)
        changed = true
      }
      if let year = trailingYear(text), year < text.endIndex, year > text.startIndex {
        text = text[..<year]
        changed = true
      }
    }
    return String(text)
  }

  /// Where a year at the end of a text begins: 公务用车购置费2026年.
  private static func trailingYear(_ text: Substring) -> Substring.Index? {
    let body = text.hasSuffix("年度") ? text.dropLast(2) : text.hasSuffix("年") ? text.dropLast() : text[text.endIndex...]
    let digits = body.suffix(4)
    return digits.count == 4 && digits.allSatisfy { $0.isASCII && $0.isWholeNumber } ? digits.startIndex : nil
  }
}
