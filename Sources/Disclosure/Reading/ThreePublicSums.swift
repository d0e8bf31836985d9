import FoundationEssentials

/// What the items of a 三公 form add up to, line by line.
struct ThreePublicSums {
  private let rows: [FormRow]
  private let rules: FormRules

  init(_ rows: [FormRow], _ rules: FormRules) {
    self.rows = rows
    self.rules = rules
  }

  /// Whether conferences, training and the like are part of what a form calls 合计: every line adds up with them and none without.
  var includeOthers: Bool {
    let three = sums(of: .total)
    let all = sums(of: .grandTotal)
    return !all.isEmpty && zip(three, all).allSatisfy { $0.printed == $1.parts && $0.printed != $0.parts }
  }

  /// For each line its 合计 and what the parts of an item make.
  private func sums(of item: ThreePublicItem) -> [(printed: Decimal, parts: Decimal)] {
    let parts = rules.items.first { $0.item == item }?.parts ?? []
    return Self.lines(rows).compactMap { line in
      guard let whole = Self.first(.total, in: line), let key = whole.mainKey, let printed = whole.amounts[key] else { return nil }
      // 合计 is the whole that is asked about, and no part of itself.
      let others = line.filter { $0.attributes[.item] != .text(ThreePublicItem.total.rawValue) }
      let summands = parts.flatMap { Self.rows(of: $0, in: others, rules) }
      return (printed, summands.compactMap { $0.amounts[key] }.reduce(0, +))
    }
  }

  /// The row of an item, or of what makes it up where it has none of its own.
  static func rows(of item: ThreePublicItem, in rows: [FormRow], _ rules: FormRules) -> [FormRow] {
    if let own = first(item, in: rows) { return [own] }
    return (rules.items.first { $0.item == item }?.parts ?? []).flatMap { self.rows(of: $0, in: rows, rules) }
  }

  /// The rows of each printed line, agency, year and fund.
  static func lines(_ rows: [FormRow]) -> [[FormRow]] {
    let isAcross = Set(rows.map(\.source.gridRow)).count < rows.count
    var lines: [(name: [AttributeValue?], gridRow: Int?, rows: [FormRow])] = []
    for row in rows {
      let name = [AttributeKey.unit, .year, .fund, .change].map { row.attributes[$0] }
      let gridRow = isAcross ? row.source.gridRow : nil
      if let at = lines.firstIndex(where: { $0.name == name && $0.gridRow == gridRow }) {
        lines[at].rows.append(row)
      } else {
        lines.append((name, gridRow, [row]))
      }
    }
    return lines.map(\.rows)
  }

  /// The first row of an item.
  static func first(_ item: ThreePublicItem, in rows: [FormRow]) -> FormRow? {
    rows.first { $0.attributes[.item] == .text(item.rawValue) }
  }
}
