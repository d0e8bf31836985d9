import FoundationEssentials

/// Reads the value that an indicator is to reach: ≥95%, 7个, 提升.
enum IndicatorValue {
  /// Signs and words before the number.
  private static let before: [(text: String, comparator: String)] = [
    ("≥", ">="), ("≧", ">="), (">=", ">="), ("⩾", ">="), ("大于等于", ">="), ("大于或等于", ">="), ("不低于", ">="), ("不少于", ">="), ("不小于", ">="),
    ("至少", ">="),
    ("≤", "<="), ("≦", "<="), ("<=", "<="), ("⩽", "<="), ("小于等于", "<="), ("小于或等于", "<="), ("不超过", "<="), ("不高于", "<="), ("不大于", "<="),
    ("不多于", "<="),
    (">", ">"), ("大于", ">"), ("高于", ">"), ("超过", ">"), ("<", "<"), ("小于", "<"), ("低于", "<"), ("少于", "<"), ("=", "="), ("等于", "="),
  ]
  /// Words after the number.
  private static let after: [(text: String, comparator: String)] = [
    ("及以上", ">="), ("以上", ">="), ("及以下", "<="), ("以下", "<="), ("以内", "<="), ("之内", "<="),
  ]

  /// Signs that may stand in a column of their own before the value.
  private static let signs = ["≥", "≧", "⩾", ">=", "≤", "≦", "⩽", "<=", "=", "＝", ">", "＞", "<", "＜"]

  /// A target that is printed over several columns: its sign, its value, its unit.
  static func joined(nature: String?, value: String, measure: String?) -> String {
    var text = value
    if let measure, !value.isEmpty, !value.hasSuffix(measure), measure != "无", measure != "/" { text += measure }
    if let nature, signs.contains(nature), !value.isEmpty, !value.hasPrefix(nature) { text = nature + text }
    return text
  }

  /// Points or a weight: 10, 10分, 10%.
  static func points(_ text: String) -> Decimal? {
    let folded = Folding.folded(text)
    guard let (value, rest) = Numbers.leading(folded), rest.isEmpty || rest == "分" || rest == "%" else { return nil }
    return value
  }

  /// The target that a cell states; words have neither comparator nor value.
  static func target(_ text: String) -> PerformanceTarget.Target {
    var body = Folding.folded(text)
    var comparator: String?
    if let sign = before.first(where: { body.hasPrefix($0.text) }) {
      comparator = sign.comparator
      body.removeFirst(sign.text.count)
    }
    guard let (value, rest) = Numbers.leading(body), !isDate(value, rest) else { return PerformanceTarget.Target(text: text) }
    var unit = rest
    if let word = after.first(where: { unit.hasSuffix($0.text) }) {
      comparator = comparator ?? word.comparator
      unit.removeLast(word.text.count)
    }
    // A second number makes it a range or a sentence.
    guard !unit.contains(where: { $0.isASCII && $0.isWholeNumber }), unit.count <= 12 else { return PerformanceTarget.Target(text: text) }
    return PerformanceTarget.Target(text: text, comparator: comparator ?? "=", value: value, unit: unit.isEmpty ? nil : unit)
  }

  private static func isDate(_ value: Decimal, _ rest: String) -> Bool { rest.hasPrefix("年") && value >= 1990 && value <= 2100 }
}
