import FoundationEssentials
import Texts

/// Rule `balance`: the grand total of revenue is that of expenditure.
enum BalanceCheck {
  /// The findings of one table.
  static func findings(_ table: CheckedTable) -> [CheckFinding] {
    guard table.form.isTwoSided, let revenue = grandTotal(.revenue, of: table), let expenditure = grandTotal(.expenditure, of: table),
      revenue.count > 1, expenditure.count > 1, isOfOneScope(revenue.row, expenditure.row)
    else { return [] }
    return [
      CheckFinding(
        rule: .balance, table: table, subject: "\(expenditure.row.name)", parts: "\(revenue.row.name)", actual: expenditure.amount,
        expected: revenue.amount, tolerance: 0, source: expenditure.row.source,
        cells: table.cells([(expenditure.row, expenditure.key), (revenue.row, revenue.key)]))
    ]
  }

  /// The last total of a side with its main amount.
  private static func grandTotal(_ side: FormSide, of table: CheckedTable) -> (row: FormRow, key: String, amount: Decimal, count: Int)? {
    let rows = table.rows.filter { $0.side == side && $0.attributes[.classification] == nil }
    guard let row = rows.last(where: { RowHierarchy.isTotal($0) && $0.mainKey != nil }), let key = row.mainKey,
      let amount = row.amounts[key]
    else {
      return nil
    }
    return (row, key, amount, rows.count)
  }

  /// 本年收入合计 stands against 本年支出合计, not against a total with what was carried over.
  private static func isOfOneScope(_ a: FormRow, _ b: FormRow) -> Bool {
    func isOfYear(_ row: FormRow) -> Bool {
      let name = Folding.folded(row.name)
      return name.contains("本年") || name.contains("当年")
    }
    return isOfYear(a) == isOfYear(b)
  }
}

extension FormRow {
  /// The key of the whole: 合计, or 决算数 where that stands alone.
  public var mainKey: String? {
    [AmountKey.total, .final, .currentYear].map(\.rawValue).first { amounts[$0] != nil }
  }

  /// The amount of the whole.
  public var mainAmount: Decimal? { mainKey.flatMap { amounts[$0] } }
}
