import FoundationEssentials

/// Rules `performance.budget` and `procurement.price`: the parts of a project's budget, and quantity times price.
enum FormCheck {
  /// The findings of one table.
  static func findings(_ table: CheckedTable) -> [CheckFinding] { performance(table) + procurement(table) }

  private static func performance(_ table: CheckedTable) -> [CheckFinding] {
    guard let form = table.table.performance, let total = form.budgetTotal, let fiscal = form.budgetFiscal else { return [] }
    let source = Provenance(page: table.table.pages.first ?? 1)
    return [
      CheckFinding(
        rule: "performance.budget", table: table, subject: "\(form.projectName.map(Folding.printed) ?? "项目"), 预算数",
        parts: form.budgetOther == nil ? "财政资金" : "财政资金 + 其他资金", actual: total, expected: fiscal + (form.budgetOther ?? 0),
        tolerance: table.step * (form.budgetOther == nil ? 1 : 2), source: source)
    ]
  }

  /// A price is rounded once and counts as often as there are pieces.
  private static func procurement(_ table: CheckedTable) -> [CheckFinding] {
    guard table.table.kind == .procurement else { return [] }
    return table.rows.compactMap { row in
      guard case .number(let quantity)? = row.attributes["quantity"], quantity > 0, let price = row.amounts["unitPrice"],
        let total = row.amounts["total"]
      else { return nil }
      return CheckFinding(
        rule: "procurement.price", table: table, subject: "\(CheckFinding.label(of: row)), \(table.figure("total"))",
        parts: "\(quantity) × \(table.bareText(price))", actual: total, expected: quantity * price,
        tolerance: table.step * max(1, quantity), source: row.source)
    }
  }
}
