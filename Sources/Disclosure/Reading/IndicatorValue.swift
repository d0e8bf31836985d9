import FoundationEssentials

/// Reads the value that an indicator is to reach: ≥95%, 7个, 提升.
struct IndicatorValue {
  private let rules: FormRules

  /// A reader that knows the signs and words of comparison of some rules.
  init(_ rules: FormRules) { self.rules = rules }

  /// A target that is printed over several columns: its sign, its value, its unit.
  func joined(nature: String?, value: String, measure: String?) -> String {
    guard !value.isEmpty else { return value }
    var text = value
    if let measure, !value.hasSuffix(measure), !isNothing(measure) { text += measure }
    if let nature, rules.isComparator(Folding.folded(nature)), !value.hasPrefix(nature) { text = nature + text }
    return text
  }

  /// Whether a unit says that there is none: 无, /.
  private func isNothing(_ measure: String) -> Bool {
    rules.terms(.blank).contains(measure) || rules.has(Folding.folded(measure), in: .emptyForm)
  }

  /// Points or a weight: 10, 10分, 10%.
  static func points(_ text: String) -> Decimal? {
    let folded = Folding.folded(text)
    guard let (value, rest) = Numbers.leading(folded), rest.isEmpty || rest == "分" || rest == "%" else { return nil }
    return value
  }

  /// The target that a cell states; words have neither comparator nor value.
  func target(_ text: String) -> PerformanceTarget.Target {
    var body = Folding.folded(text)
    var comparator: String?
    if let (sign, length) = rules.comparator(before: body) {
      comparator = sign
      body.removeFirst(length)
    }
    guard let (value, rest) = Numbers.leading(body), !isDate(value, rest) else { return PerformanceTarget.Target(text: text) }
    var unit = rest
    if let (sign, length) = rules.comparator(after: unit) {
      comparator = comparator ?? sign
      unit.removeLast(length)
    }
    // Within a time: 5个工作日内.
    if unit.hasSuffix("内"), rules.terms(.timeUnit).contains(where: unit.dropLast().hasSuffix) {
      comparator = comparator ?? "<="
      unit.removeLast()
    }
    // The limit itself is meant by the sign already: ≥95%（含）.
    for remark in rules.terms(.limitIncluded) where unit.hasSuffix(remark) { unit.removeLast(remark.count) }
    // A second number makes it a range or a sentence.
    guard !unit.contains(where: { $0.isASCII && $0.isWholeNumber }), unit.count <= 12 else { return PerformanceTarget.Target(text: text) }
    return PerformanceTarget.Target(text: text, comparator: comparator ?? "=", value: value, unit: unit.isEmpty ? nil : unit)
  }

  private func isDate(_ value: Decimal, _ rest: String) -> Bool { rest.hasPrefix("年") && value >= 1990 && value <= 2100 }
}
