import FoundationEssentials

/// Rule `row.parts`: a row's total is the sum of its parts.
enum RowPartsCheck {
  /// The findings of one table.
  static func findings(_ table: CheckedTable) -> [CheckFinding] {
    guard table.table.kind != .threePublic || table.keys.contains("generalPublicBudget") else { return [] }
    let keys = Set(table.keys)
    let lines = RowIdentities.lines(for: keys)
    let unknown = RowIdentities.unknown(in: keys)
    return table.rows.flatMap { row -> [CheckFinding] in
      let isClear = unknown.allSatisfy { row.amounts[$0] == nil }
      var found = isClear ? lines.compactMap { finding($0, row: row, table: table) } : []
      if let closing = balance(of: row, table: table) { found.append(closing) }
      return found
    }
  }

  /// Blank parts make no summand; a row in which no part is printed says nothing about its parts.
  private static func finding(_ line: RowIdentities.Line, row: FormRow, table: CheckedTable) -> CheckFinding? {
    let parts = line.parts.compactMap { key in row.amounts[key].map { (key, $0) } }
    guard let whole = row.amounts[line.whole], !parts.isEmpty else { return nil }
    return CheckFinding(
      rule: "row.parts", table: table, subject: "\(CheckFinding.label(of: row)), \(table.figure(line.whole, side: row.side))",
      parts: CheckFinding.sum(of: parts.map { table.figure($0.0, side: row.side) }), actual: whole,
      expected: parts.reduce(0) { $0 + $1.1 }, tolerance: table.tolerance(ofSum: parts.map { ($0.1, row) }, printed: whole, in: row),
      source: row.source)
  }

  /// 年初结转和结余 + 本年收入 − 本年支出 = 年末结转和结余.
  private static func balance(of row: FormRow, table: CheckedTable) -> CheckFinding? {
    guard let closing = row.amounts["closingBalance"], row.amounts["openingBalance"] != nil || row.amounts["currentYear"] != nil else {
      return nil
    }
    let expected = (row.amounts["openingBalance"] ?? 0) + (row.amounts["currentYear"] ?? 0) - (row.amounts["total"] ?? 0)
    return CheckFinding(
      rule: "row.parts", table: table, subject: "\(CheckFinding.label(of: row)), \(table.figure("closingBalance"))",
      parts: "\(table.figure("openingBalance")) + \(table.figure("currentYear")) − \(table.figure("total"))", actual: closing,
      expected: expected, tolerance: table.step * 3, source: row.source)
  }
}
