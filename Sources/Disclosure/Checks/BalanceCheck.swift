import FoundationEssentials

/// Rule `balance`: the grand total of revenue is that of expenditure.
enum BalanceCheck {
  /// The findings of one table.
  static func findings(_ table: CheckedTable) -> [CheckFinding] {
    guard table.table.kind.isTwoSided, let revenue = grandTotal(.revenue, of: table), let expenditure = grandTotal(.expenditure, of: table),
      revenue.rows.count > 1, expenditure.rows.count > 1
    else { return [] }
    return [
      CheckFinding(
        rule: "balance", table: table, subject: "\(expenditure.row.name)", parts: "\(revenue.row.name)", actual: expenditure.amount,
        expected: revenue.amount, tolerance: 0, source: expenditure.row.source)
    ]
  }

  /// The last total of a side with its main amount.
  private static func grandTotal(_ side: FormSide, of table: CheckedTable) -> (row: FormRow, amount: Decimal, rows: [FormRow])? {
    let rows = table.rows.filter { $0.side == side }
    guard let row = rows.last(where: { RowOutline.isTotal($0) && $0.mainAmount != nil }), let amount = row.mainAmount else { return nil }
    return (row, amount, rows)
  }
}

extension FormRow {
  /// The amount of the whole: 合计, or 决算数 where that stands alone.
  var mainAmount: Decimal? { amounts["total"] ?? amounts["final"] ?? amounts["currentYear"] }
}
