import FoundationEssentials

/// Reads the unit of amounts from captions, titles and heads.
struct UnitReader {
  private let units: [MoneyUnit]

  init(_ rules: FormRules) { units = rules.units }

  /// The unit that a folded text states after 单位, or nil.
  func unit(in text: String) -> MoneyUnit? {
    for range in text.ranges(of: "单位").reversed() {
      let after = text[range.upperBound...].drop { ":(人民币".contains($0) }
      if let unit = units.first(where: { after.hasPrefix($0.text) }) { return unit }
    }
    return nil
  }

  /// The unit that a folded caption states, which may hold it alone or behind 金额.
  func unit(inCaption text: String) -> MoneyUnit? {
    if let stated = unit(in: text) { return stated }
    let bare = text.trimmingPrefix("金额").trimmingPrefix(":").trimmingPrefix("人民币")
    return units.first { $0.text == bare }
  }

  /// The yuan of an amount: in the unit that it prints itself, 9.5万元, else in one of so many yuan; nil where it is no number.
  func yuan(_ text: String, unit: Decimal) -> Decimal? {
    if let number = Numbers.decimal(text) { return number * unit }
    guard let (number, rest) = Numbers.leading(Folding.folded(text)), let own = units.first(where: { $0.text == rest }) else { return nil }
    return number * own.yuan
  }

  /// The unit that a folded head states, with or without the word 单位: 价值(金额单位:万元), 金额(万元).
  func unit(inHeader text: String) -> MoneyUnit? {
    if let stated = unit(in: text) { return stated }
    return units.first { text.contains("(\($0.text))") || text.contains("(单位\($0.text))") }
  }
}

extension MoneyUnit {
  init(_ record: RulesFile.Record) throws(RulesError) {
    try record.allow(["yuan", "replace"])
    guard let yuan = record.value("yuan").flatMap({ Decimal(string: $0.value) }), yuan > 0 else {
      throw record.error("the unit \(record.name) does not say how many yuan it is")
    }
    self.init(text: record.name, yuan: yuan)
  }
}
