import FoundationEssentials
import Texts

/// Rules `performance.budget` and `procurement.price`: the parts of a project's budget, and quantity times price.
enum FormCheck {
  /// The findings of one table.
  static func findings(_ table: CheckedTable) -> [CheckFinding] {
    table.table.performances.compactMap { performance($0, table) } + procurement(table)
  }

  /// Where the other part is not printed the budget may have parts that the form does not name so.
  private static func performance(_ form: PerformanceTarget, _ table: CheckedTable) -> CheckFinding? {
    guard let total = form.budgetTotal, let fiscal = form.budgetFiscal, form.budgetOther != nil || fiscal == total else { return nil }
    // 上年结转 and the like beside them are parts too, which the form has no member for.
    let hasOther = form.fields.entries.contains { field in
      table.rules.has(field.key, in: .fundsField) && Numbers.decimal(field.value).map { $0 != 0 } ?? false
    }
    guard !hasOther || fiscal + (form.budgetOther ?? 0) == total else { return nil }
    return CheckFinding(
      rule: .performanceBudget, table: table, subject: "\(form.projectName.map(Folding.printed) ?? "项目"), 预算数",
      parts: form.budgetOther == nil ? "财政资金" : "财政资金 + 其他资金", actual: total, expected: fiscal + (form.budgetOther ?? 0),
      tolerance: table.step * (form.budgetOther == nil ? 1 : 2), source: Provenance(page: table.table.pages.first ?? 1))
  }

  /// A price is rounded once and counts as often as there are pieces.
  private static func procurement(_ table: CheckedTable) -> [CheckFinding] {
    guard table.form.breakdown == .goods else { return [] }
    return table.rows.compactMap { row in
      guard case .number(let quantity)? = row.attributes[.quantity], quantity > 0, let price = row.amounts[.unitPrice],
        let total = row.amounts[.total]
      else { return nil }
      return CheckFinding(
        rule: .procurementPrice, table: table, subject: "\(CheckFinding.label(of: row)), \(table.figure(AmountKey.total.rawValue))",
        parts: "\(quantity) × \(table.bareText(price))", actual: total, expected: quantity * price,
        tolerance: table.step * max(1, quantity), source: row.source,
        cells: table.cells([(row: row, key: AmountKey.total.rawValue), (row: row, key: AmountKey.unitPrice.rawValue)]))
    }
  }
}
