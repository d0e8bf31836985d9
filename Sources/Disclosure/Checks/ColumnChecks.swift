import FoundationEssentials

/// Rules `column.children` and `column.total`: a row is the sum of the rows below it in the classification, and a total the sum of its rows.
enum ColumnChecks {
  /// The findings of one table.
  static func findings(_ table: CheckedTable) -> [CheckFinding] {
    guard table.table.kind != .threePublic, table.table.kind != .organization else { return [] }
    var found: [CheckFinding] = []
    let lists = table.lists.map { RowOutline($0, kind: table.table.kind) }
    for (position, list) in lists.enumerated() {
      for index in list.rows.indices { found += children(of: index, in: list, table: table) }
      let lender = position + 1 < lists.count && lists[position + 1].rows.first?.side == list.rows.first?.side ? lists[position + 1] : nil
      found += totals(list, lender: lender, table: table)
    }
    return found
  }

  // MARK: Children

  private static func children(of index: Int, in list: RowOutline, table: CheckedTable) -> [CheckFinding] {
    let row = list.rows[index]
    guard list.roles[index] != .total else { return [] }
    let parts = list.parts(of: index)
    guard !parts.isEmpty, parts.contains(where: { !list.rows[$0].amounts.isEmpty }) else { return [] }
    return row.amounts.entries.compactMap { key, amount in
      isSum(key) ? sum("column.children", key: key, of: parts, in: list, actual: amount, row: row, table: table) : nil
    }
  }

  /// A column whose amounts are no sums over rows.
  private static func isSum(_ key: String) -> Bool { key != "unitPrice" && key != "projectBudget" }

  private static func sum(
    _ rule: String, key: String, of parts: [Int], in list: RowOutline, base: (name: String, amount: Decimal)? = nil, actual: Decimal,
    row: FormRow, table: CheckedTable
  ) -> CheckFinding? {
    let printed = parts.compactMap { index in list.rows[index].amounts[key].map { (list.rows[index], $0) } }
    // A figure without any printed part is a slip only if it is one: a zero needs no parts.
    guard !printed.isEmpty || base != nil || actual != 0 else { return nil }
    let names = (base.map { [$0.name] } ?? []) + printed.map { $0.0.code ?? $0.0.name }
    let expected = printed.reduce(base?.amount ?? 0) { $0 + $1.1 }
    return CheckFinding(
      rule: rule, table: table, subject: "\(CheckFinding.label(of: row)), \(table.figure(key, side: row.side))",
      parts: names.isEmpty ? "its parts, all blank," : CheckFinding.sum(of: names), actual: actual, expected: expected,
      tolerance: table.tolerance(ofSum: printed.map { ($0.1, $0.0) }, printed: actual, in: row) + (base == nil ? 0 : table.step),
      source: row.source)
  }

  // MARK: Totals

  private static func totals(_ list: RowOutline, lender: RowOutline?, table: CheckedTable) -> [CheckFinding] {
    let totals = list.rows.indices.filter { list.roles[$0] == .total }
    guard let first = totals.first else { return [] }
    // Rows without a code among rows with one are of no known depth.
    if list.isByCode,
      list.parts(of: nil).contains(where: { list.rows[$0].code == nil && !list.rows[$0].amounts.isEmpty && !isInferred(list) })
    {
      return []
    }
    // A total above its rows has all of them; of several only those that stand below their rows can be told apart.
    guard totals.count == 1 || first > 0 else { return [] }
    let roots = list.parts(of: nil)
    var found: [CheckFinding] = []
    var start = 0
    var previous: Int?
    for total in totals {
      let row = lent(list.rows[total], by: lender)
      let span = totals.count == 1 ? list.rows.indices : start..<total
      let parts = roots.filter(span.contains)
      defer {
        start = total + 1
        previous = total
      }
      for (key, amount) in row.amounts.entries where isSum(key) {
        var base: (name: String, amount: Decimal)?
        if !list.isByCode, let previous {
          let above = lent(list.rows[previous], by: lender)
          guard let amount = above.amounts[key] else { continue }
          base = (above.name, amount)
        }
        // Without any printed part nothing is known of how the total came about.
        guard parts.contains(where: { list.rows[$0].amounts[key] != nil }) || base != nil else { continue }
        if let finding = sum("column.total", key: key, of: parts, in: list, base: base, actual: amount, row: row, table: table) {
          found.append(finding)
        }
      }
    }
    return found
  }

  /// Whether the codes of a list were found by its names.
  private static func isInferred(_ list: RowOutline) -> Bool { list.rows.allSatisfy { $0.code == nil } }

  /// A total of the functions that is printed once, beside the uses: its cell spans both lists.
  private static func lent(_ row: FormRow, by lender: RowOutline?) -> FormRow {
    guard row.amounts.isEmpty, let other = lender?.rows.first(where: { $0.source.gridRow == row.source.gridRow }) else { return row }
    var row = row
    row.amounts = other.amounts
    return row
  }
}
