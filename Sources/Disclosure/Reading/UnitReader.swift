import FoundationEssentials

/// Reads the unit of amounts from captions, titles and headers.
enum UnitReader {
  private static let units: [(text: String, yuan: Decimal)] = [
    ("亿元", 100_000_000), ("百万元", 1_000_000), ("万元", 10_000), ("千元", 1_000), ("元", 1),
  ]

  /// The unit that a folded text states after 单位, or nil.
  static func unit(in text: String) -> MoneyUnit? {
    guard let range = text.ranges(of: "单位").last(where: { _ in true }) else { return nil }
    let after = text[range.upperBound...].drop { ":(人民币".contains($0) }
    return units.first { after.hasPrefix($0.text) }.map { MoneyUnit(text: $0.text, yuan: $0.yuan) }
  }

  /// The unit that a folded header states, with or without the word 单位: 价值(金额单位:万元), 金额(万元).
  static func unit(inHeader text: String) -> MoneyUnit? {
    if let stated = unit(in: text) { return stated }
    return units.first { text.contains("(\($0.text))") }.map { MoneyUnit(text: $0.text, yuan: $0.yuan) }
  }
}
