import FoundationEssentials

/// The sums of the 三公 form: vehicles of buying and running them, the total of the three, the grand total of it with conferences and training.
///
/// A form with the items across its columns is tested by row (`row.parts`), one with the items down its rows by column.
enum ThreePublicCheck {
  private static let sums: [(whole: String, parts: [String], rule: String)] = [
    ("vehicles", ["vehiclePurchase", "vehicleOperation"], "column.children"),
    ("total", ["abroad", "vehicles", "reception"], "column.total"),
    ("grandTotal", ["total", "conference", "training"], "column.total"),
  ]

  /// The findings of one table.
  static func findings(_ table: CheckedTable) -> [CheckFinding] {
    guard table.table.kind == .threePublic else { return [] }
    let rows = table.rows.filter { !Folding.folded($0.name).hasPrefix("其中") || item(of: $0)?.hasPrefix("vehicle") ?? false }
    let isAcross = rows.count > 1 && rows.allSatisfy { $0.source.gridRow == rows[0].source.gridRow }
    return sums.flatMap { sum -> [CheckFinding] in
      guard let whole = first(sum.whole, in: rows) else { return [] }
      let parts = sum.parts.compactMap { first($0, in: rows) }
      return whole.amounts.entries.compactMap { key, amount in
        let printed = parts.compactMap { row in row.amounts[key].map { (row.name, $0) } }
        guard !printed.isEmpty else { return nil }
        return CheckFinding(
          rule: isAcross ? "row.parts" : sum.rule, table: table, subject: "\(whole.name), \(table.figure(key))",
          parts: CheckFinding.sum(of: printed.map(\.0)), actual: amount, expected: printed.reduce(0) { $0 + $1.1 },
          tolerance: table.step * Decimal(printed.count), source: whole.source)
      }
    }
  }

  /// The first row of an item.
  static func first(_ item: String, in rows: [FormRow]) -> FormRow? { rows.first { $0.attributes["item"] == .text(item) } }

  private static func item(of row: FormRow) -> String? {
    if case .text(let text)? = row.attributes["item"] { text } else { nil }
  }
}
