import FoundationEssentials

/// Rule `row.parts`: a row's total is the sum of its parts.
enum RowPartsCheck {
  /// The findings of one table.
  ///
  /// Of the identities that its columns may promise, one for each whole is the form's: the one that most rows bear out.
  static func findings(_ table: CheckedTable) -> [CheckFinding] {
    var byWhole: [String: (findings: [CheckFinding], score: Int)] = [:]
    var wholes: [String] = []
    for line in RowIdentities.lines(for: table.keys) {
      let findings = table.rows.compactMap { finding(line, row: $0, table: table) }
      guard isBorneOut(findings, rows: table.rows.count) else { continue }
      let telling = findings.filter(\.isTelling)
      let passed = telling.count(where: \.passes)
      let score = passed - 3 * (telling.count - passed)
      if byWhole[line.whole] == nil { wholes.append(line.whole) }
      if score > byWhole[line.whole]?.score ?? Int.min { byWhole[line.whole] = (findings, score) }
    }
    return wholes.flatMap { byWhole[$0]?.findings ?? [] } + table.rows.compactMap { balance(of: $0, table: table) }
  }

  /// Whether rows bear an identity out: more of them than speak against it.
  ///
  /// The only row of a form, or two, cannot; there the usual identity is taken at its word.
  private static func isBorneOut(_ findings: [CheckFinding], rows: Int) -> Bool {
    let telling = findings.filter(\.isTelling)
    let passed = telling.count(where: \.passes)
    return telling.isEmpty || passed * 2 > telling.count
  }

  /// Blank parts make no summand; a row in which no part is printed says nothing about its parts.
  private static func finding(_ line: RowIdentities.Line, row: FormRow, table: CheckedTable) -> CheckFinding? {
    let parts = line.parts.compactMap { key in row.amounts[key].map { (key: key, amount: $0) } }
    guard let whole = row.amounts[line.whole], !parts.isEmpty else { return nil }
    return CheckFinding(
      rule: .rowParts, table: table, subject: "\(CheckFinding.label(of: row)), \(table.figure(line.whole, side: row.side))",
      parts: CheckFinding.sum(of: parts.map { table.figure($0.key, side: row.side) }), actual: whole,
      expected: parts.reduce(0) { $0 + $1.amount }, tolerance: table.tolerance(ofSum: parts.map { ($0.amount, row) }, printed: whole, in: row),
      source: row.source, cells: table.cells([(row: row, key: line.whole)] + parts.map { (row: row, key: $0.key) }))
  }

  /// 年初结转和结余 + 本年收入 − 本年支出 = 年末结转和结余.
  private static func balance(of row: FormRow, table: CheckedTable) -> CheckFinding? {
    guard let closing = row.amounts[.closingBalance], row.amounts[.openingBalance] != nil || row.amounts[.currentYear] != nil else {
      return nil
    }
    let keys: [AmountKey] = [.closingBalance, .openingBalance, .currentYear, .total]
    let expected = (row.amounts[.openingBalance] ?? 0) + (row.amounts[.currentYear] ?? 0) - (row.amounts[.total] ?? 0)
    return CheckFinding(
      rule: .rowParts, table: table, subject: "\(CheckFinding.label(of: row)), \(table.figure(AmountKey.closingBalance.rawValue))",
      parts: "\(table.figure(AmountKey.openingBalance.rawValue)) + \(table.figure(AmountKey.currentYear.rawValue)) − \(table.figure(AmountKey.total.rawValue))",
      actual: closing, expected: expected, tolerance: table.step * 3, source: row.source,
      cells: table.cells(keys.map { (row: row, key: $0.rawValue) }))
  }
}
