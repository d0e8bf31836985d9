import Layout

/// Of which year, of what plan and whose the amounts of a paragraph are, where words before them hold for more than one: 2024年，…; 预算安排
/// before a list; the name of a unit.
struct StatementFrame {
  private let identity: DocumentIdentity
  private let rules: FormRules
  private var isOfOtherYearByHeading = false
  /// Whether the year that was named last, at the head of a sentence or in the heading, is not the document's.
  private var isOfOtherYear = false
  /// Whether what is listed is a plan that final accounts are measured by.
  private var isOfPlan = false
  private var otherAgency = Extent.nowhere

  /// How far the name of another agency holds.
  private enum Extent {
    case nowhere
    case sentence
    case paragraph
  }

  init(identity: DocumentIdentity, rules: FormRules) {
    self.identity = identity
    self.rules = rules
  }

  /// Whether the amounts are of another year, a plan or another agency.
  var isOfOther: Bool { isOfOtherYear || isOfPlan || otherAgency != .nowhere }

  // MARK: Paragraphs and sentences

  /// Begins a paragraph under its headings.
  mutating func open(headings: [String]) {
    isOfOtherYearByHeading = headings.last.map { rules.has($0, in: .aboutExecution) && namesOtherYear(atHeadOf: $0) == true } ?? false
    isOfOtherYear = isOfOtherYearByHeading
    isOfPlan = false
    otherAgency = .nowhere
  }

  /// Ends a sentence: the year goes on, and so does a unit that heads the paragraph.
  mutating func endSentence() {
    isOfPlan = false
    if otherAgency == .sentence { otherAgency = .nowhere }
  }

  /// Ends an item at a semicolon.
  mutating func endItem() { isOfPlan = false }

  /// Notes what words without an amount say.
  ///
  /// - Parameters:
  ///   - words: The folded words of a clause.
  ///   - isFirst: Whether no amount stands before them in the sentence.
  ///   - mayName: Whether they stand alone before a colon or a full stop, and may be a name.
  mutating func pass(_ words: String, isFirst: Bool, mayName: Bool) {
    let text = Self.withoutNumber(words)
    if let isOther = namesOtherYear(atHeadOf: text), isFirst || !isOther { isOfOtherYear = isOther }
    // The name of a unit alone heads what follows: （二）某管理所。
    guard isFirst, mayName, rules.isOrganisation(text), (Self.shortestName...Self.longestName).contains(text.count) else { return }
    otherAgency = isOwn(text) ? .nowhere : .paragraph
  }

  /// Notes what the words before an amount say.
  ///
  /// - Parameters:
  ///   - phrase: The words.
  ///   - isFirst: Whether it is the first amount of its sentence.
  mutating func take(_ phrase: StatementPhrase, isFirst: Bool) {
    guard phrase.comparison == .none, !phrase.isBase else { return }
    if phrase.namesOwnYear(of: identity) {
      isOfOtherYear = false
    } else if isFirst, !phrase.isGeneric, phrase.namesOtherYear(than: identity) {
      isOfOtherYear = true
    }
    guard identity.kind == .finalAccounts else { return }
    if rules.has(phrase.words, in: .outcome) {
      isOfPlan = false
    } else if rules.has(phrase.words, in: .planInFront) {
      isOfPlan = true
    }
  }

  /// Notes whose an amount is, of which the words name a unit: 某管理所收入预算.
  mutating func take(owner: String) {
    // What stands before a short name, 我局, is no part of it.
    let leads = rules.terms(.ownerLead)
    let name = owner.split { leads.contains(String($0)) }.last.map(String.init) ?? owner
    guard name.count >= Self.shortestName, rules.isOrganisation(name), !isOwn(name) else { return }
    if otherAgency == .nowhere { otherAgency = .sentence }
  }

  // MARK: Names and years

  /// A name with fewer characters than this, 局机关, may be anyone's.
  private static let shortestName = 4
  /// One with more is a sentence.
  private static let longestName = 24

  /// Whether a name is the agency's own: a short name has characters of the whole one, in their order (市政府办 of 某市人民政府办公室).
  private func isOwn(_ name: String) -> Bool {
    guard let agency = identity.agencyName else { return true }
    var bare = name
    for end in rules.terms(.ownPart) where bare.hasSuffix(end) { bare = String(bare.dropLast(end.count)) }
    return ([agency] + identity.agencyAliases).map(Folding.folded).contains { whole in
      var rest = Substring(whole)
      return bare.allSatisfy { character in
        guard let at = rest.firstIndex(of: character) else { return false }
        rest = rest[rest.index(after: at)...]
        return true
      }
    }
  }

  /// Whether a text begins with a year that is not the document's; nil where it begins with none.
  private func namesOtherYear(atHeadOf text: String) -> Bool? {
    let text = Self.withoutNumber(text)
    if rules.has(text, in: .beginsWithYearBefore) { return true }
    if rules.has(text, in: .beginsWithOwnYear) { return false }
    // A month, the end of a year or a span of years is a date.
    guard rules.has(text, in: .beginsWithYear), !rules.has(text, in: .beginsWithDate), let named = Int(text.prefix(4)),
      let year = identity.fiscalYear, named > year - StatementPhrase.oldestYears
    else { return nil }
    return named != year
  }

  private static func withoutNumber(_ words: String) -> String { Numbering.parse(words).map { Folding.folded($0.rest) } ?? words }
}
