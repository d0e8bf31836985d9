/// What one text of a head path says of the amounts below it.
enum HeadTerm: Equatable {
  /// Nothing of its own: 合计, 预算数, 支出.
  case whole
  /// What a key's rule is of.
  case key(AmountKey, AmountHead.Role)
  /// No rule knows it.
  case unknown
}

/// Reads the texts of head paths.
struct HeadReader {
  private let rules: FormRules
  /// The year of the document; nil where it is not known.
  private let year: Int?
  /// Whether the form prints what became of a plan, so that 预算数 is no synonym of 合计.
  private let hasFinal: Bool

  /// The group that is the form's own subject, and says nothing there.
  private let subject: AmountKey?

  /// Prepares to read the heads of one form.
  ///
  /// Where the document's year is not known, the latest year that the heads name is taken for it.
  init(rules: FormRules, year: Int?, paths: [[String]], subject: AmountKey? = nil) {
    self.subject = subject
    self.rules = rules
    let texts = Set(paths.joined())
    let named = texts.map { Self.withYearInFront($0, rules) }.compactMap(Self.leadingYear).map(\.year)
    self.year = year.map { y in named.contains(y) || named.allSatisfy { $0 < y } ? y : named.max() ?? y } ?? named.max()
    let ownYear = self.year
    hasFinal = paths.contains { path in
      // What became of the plan of another year, 2025年 | 执行数, is no account of this one.
      let isOfOwn = path.allSatisfy { text in
        let text = Self.withYearInFront(text, rules)
        if Self.isComparison(text, rules) || rules.terms(.otherYear).contains(where: text.hasPrefix) { return false }
        return Self.leadingYear(text).map { $0.year == ownYear } ?? true
      }
      return isOfOwn
        && path.contains { text in
          rules.amountHeads.contains { $0.key == .final && $0.fits(Array(text.unicodeScalars)) }
        }
    }
  }

  /// The key whose path rule fits a whole path, if any.
  func ownKey(ofPath path: [String]) -> AmountKey? {
    let joined = Array(path.joined(separator: "/").unicodeScalars)
    return rules.amountHeads.first { $0.paths.contains { $0.matches(joined) } }?.key
  }

  /// The terms of one folded text, the group before what it qualifies: 2025年预算数 is `previous` and 合计.
  func terms(of text: String) -> [HeadTerm] {
    let body = Self.bare(Self.withYearInFront(text, rules))
    guard !body.isEmpty else { return [.whole] }
    if Self.isComparison(body, rules) { return [.key(rules.has(body, in: .percent) ? .changePercent : .change, .group)] }
    if let (named, rest) = Self.leadingYear(body) {
      guard let year else { return rest.isEmpty ? [.unknown] : terms(of: rest) }
      // A year alone is `previous` only where it is the one before; the last account that is known may be older.
      if named > year || named < year - 1 && rest.isEmpty { return [.unknown] }
      let inner = rest.isEmpty ? [.whole] : terms(of: rest)
      return named < year ? [.key(.previous, .group)] + inner : inner
    }
    if let rest = restOfOtherYear(body) {
      return [.key(.previous, .group)] + (rest.isEmpty ? [.whole] : terms(of: rest))
    }
    if let term = key(of: body) {
      // 非同级财政拨款 is no 财政拨款, though it ends so.
      let isNegated = body.hasPrefix(Self.negation) && key(of: String(body.dropFirst(Self.negation.count))) == term
      return [isNegated ? .unknown : term]
    }
    if rules.has(body, in: .whole) { return [.whole] }
    if let rest = rest(of: body, after: .ownYear) { return rest.isEmpty ? [.whole] : terms(of: rest) }
    return Folding.withoutInsertions(body).map(terms(of:)) ?? [.unknown]
  }

  /// What makes of a head its contrary.
  private static let negation = "非"

  /// A text without the year that it begins with: 2025年基本支出 and 2026年基本支出 are of the same.
  func withoutYear(_ text: String) -> String {
    let body = Self.bare(Self.withYearInFront(text, rules))
    if let (_, rest) = Self.leadingYear(body) { return rest }
    return restOfOtherYear(body) ?? rest(of: body, after: .ownYear) ?? body
  }

  /// Whether a text says of which year it is, whichever.
  func namesYear(_ text: String) -> Bool {
    let body = Self.bare(Self.withYearInFront(text, rules))
    return Self.leadingYear(body) != nil || restOfOtherYear(body) != nil || rest(of: body, after: .ownYear) != nil
  }

  /// Whether a text says that it is of the document's year: 当年预算, 2026年预算.
  func isOfOwnYear(_ text: String) -> Bool {
    let text = Self.withYearInFront(text, rules)
    return rest(of: text, after: .ownYear) != nil || Self.leadingYear(text).map { $0.year == year } ?? false
  }

  /// A text that names its year in brackets at its end, 预算数(2024年) or 预算数(上年), as one that begins with it.
  private static func withYearInFront(_ text: String, _ rules: FormRules) -> String {
    guard text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex else { return text }
    let inside = String(text[text.index(after: open)...].dropLast())
    let isYear = leadingYear(inside)?.rest.isEmpty ?? (rules.terms(.ownYear) + rules.terms(.otherYear)).contains(inside)
    return isYear ? inside + text[..<open] : text
  }

  /// Whether a text is of the change between two years: 增减额, 2026年预算数与2025年执行数.
  private static func isComparison(_ text: String, _ rules: FormRules) -> Bool {
    let years = text.split { !($0.isASCII && $0.isWholeNumber) }.filter { $0.count == 4 && $0.hasPrefix("20") }
    return rules.has(text, in: .change) || Set(years).count > 1
  }

  private func key(of text: String) -> HeadTerm? {
    let scalars = Array(text.unicodeScalars)
    guard let rule = rules.amountHeads.first(where: { $0.fits(scalars) }) else { return nil }
    if rule.key == .total || rule.key == .budget && !hasFinal || rule.key == subject { return .whole }
    return .key(rule.key, rule.role)
  }

  /// Whether a head is the one that its key means rather than others that fit it too.
  func isRatherKey(_ text: String) -> Bool {
    let body = Self.bare(Self.leadingYear(text).map(\.rest) ?? text)
    return rules.amountHeads.contains { $0.rather.contains { $0.matches(body) } }
  }

  /// What follows a word that names a year without its number, the longest that fits.
  private func rest(of text: String, after list: TermList) -> String? {
    rules.terms(list).filter(text.hasPrefix).max { $0.count < $1.count }.map { String(text.dropFirst($0.count)) }
  }

  /// What follows a word for the year before: 上年结转 is of this year's money, 上年预算数 is not.
  private func restOfOtherYear(_ text: String) -> String? {
    rules.has(text, in: .carriedOver) ? nil : rest(of: text, after: .otherYear)
  }

  /// A year at the head of a text, 2025年 or 2025年度, and what follows it.
  private static func leadingYear(_ text: String) -> (year: Int, rest: String)? {
    let digits = text.prefix { $0.isASCII && $0.isWholeNumber }
    guard let year = Int(digits), Numbers.years.contains(year) else { return nil }
    var rest = text.dropFirst(digits.count)
    if rest.isEmpty { return (year, "") }
    guard rest.first == "年" else { return nil }
    rest = rest.dropFirst()
    if rest.first == "度" { rest = rest.dropFirst() }
    return (year, String(rest))
  }

  /// A text without 其中 before it and a unit of money behind it.
  static func bare(_ text: String) -> String {
    // A head is no sentence: a full stop in it belongs to a text that lies over it.
    let text = text.filter { $0 != "。" }
    var body = text[...]
    for lead in ["其中:", "其中"] where body.hasPrefix(lead) { body = body.dropFirst(lead.count) }
    while body.last == ":" { body = body.dropLast() }
    if body.last == ")", let open = body.lastIndex(of: "(") {
      let inside = body[body.index(after: open)...].dropLast()
      if inside.hasSuffix("元") || inside.hasSuffix("年") && inside.count <= 6 { body = body[..<open] }
    }
    return String(body)
  }
}
