import FoundationEssentials
import Texts

/// The sums of the 三公 form: vehicles of buying and running them, the total of the three, the grand total of it with conferences and training.
///
/// Each printed line, agency, year and fund has sums of its own. A form with the items across its columns is tested by row (`row.parts`),
/// one with the items down its rows by column.
enum ThreePublicCheck {
  /// The findings of one table.
  static func findings(_ table: CheckedTable) -> [CheckFinding] {
    ThreePublicSums.lines(table.rows).flatMap { rows -> [CheckFinding] in
      let isAcross = rows.count > 1 && rows.allSatisfy { $0.source.gridRow == rows[0].source.gridRow }
      return table.rules.items.filter { !$0.parts.isEmpty }.flatMap { rule -> [CheckFinding] in
        guard let whole = ThreePublicSums.first(rule.item, in: rows) else { return [] }
        let parts = rule.parts.flatMap { ThreePublicSums.rows(of: $0, in: rows, table.rules) }
        return whole.amounts.entries.compactMap { key, amount in
          sum(
            whole, key: key, amount: amount, parts: parts, rule: isAcross ? .rowParts : rule.level == 0 ? .columnTotal : .columnChildren,
            table: table)
        }
      }
    }
  }

  private static func sum(
    _ whole: FormRow, key: String, amount: Decimal, parts: [FormRow], rule: CheckRule, table: CheckedTable
  ) -> CheckFinding? {
    let printed = parts.compactMap { row in row.amounts[key].map { (row: row, amount: $0) } }
    guard !printed.isEmpty, !key.hasPrefix(AmountKey.changePercent.rawValue) else { return nil }
    // A change that is not printed is not zero.
    let isWhole = printed.count == parts.count { !$0.amounts.isEmpty }
    guard isWhole || key != RowIdentities.change else { return nil }
    return CheckFinding(
      rule: rule, table: table, subject: "\(whole.name), \(table.figure(key))", parts: CheckFinding.sum(of: printed.map(\.row.name)),
      actual: amount, expected: printed.reduce(0) { $0 + $1.amount }, tolerance: table.step * Decimal(printed.count), source: whole.source,
      cells: table.cells([(row: whole, key: key)] + printed.map { (row: $0.row, key: key) }))
  }
}
