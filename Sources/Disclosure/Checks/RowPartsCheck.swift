import FoundationEssentials
import Texts

/// Rule `row.parts`: a row's total is the sum of its parts.
enum RowPartsCheck {
  /// The findings of one table.
  ///
  /// Of the identities that its columns may promise, one for each whole is the form's: the one that most rows bear out.
  static func findings(_ table: CheckedTable) -> [CheckFinding] {
    var wholes: [String] = []
    var lines: [String: [[CheckFinding]]] = [:]
    for line in RowIdentities.lines(for: table.keys) {
      let found = table.rows.compactMap { finding(line, row: $0, table: table) }
      // Of an identity whose figures no row prints nothing is known.
      guard !found.isEmpty else { continue }
      if lines[line.whole] == nil { wholes.append(line.whole) }
      lines[line.whole, default: []].append(found)
    }
    return wholes.flatMap { chosen(lines[$0] ?? [], table: table) } + table.rows.compactMap { balance(of: $0, table: table) }
  }

  /// A row that speaks against an identity weighs as much as several that speak for it.
  private static let weightOfFailure = 3

  /// The findings of the identity that most rows bear out.
  ///
  /// Where none is, the usual one, the first, is taken at its word and fails, if no column is of an unknown kind: then the form
  /// contradicts its own heads.
  private static func chosen(_ candidates: [[CheckFinding]], table: CheckedTable) -> [CheckFinding] {
    var best: (findings: [CheckFinding], score: Int)?
    for findings in candidates {
      let telling = findings.filter(\.isTelling)
      let passed = telling.count(where: \.passes)
      guard telling.isEmpty || passed * 2 > telling.count else { continue }
      let score = passed - weightOfFailure * (telling.count - passed)
      if score > best?.score ?? Int.min { best = (findings, score) }
    }
    if let best { return best.findings }
    guard let usual = candidates.first else { return [] }
    let isClear = table.keys.allSatisfy {
      AmountKey(rawValue: $0) != nil || $0.split(separator: ".").allSatisfy { AmountKey(rawValue: String($0)) != nil }
    }
    return isClear ? usual : []
  }

  /// Blank parts make no summand; a row in which no part is printed says nothing about its parts.
  private static func finding(_ line: RowIdentities.Line, row: FormRow, table: CheckedTable) -> CheckFinding? {
    let parts = line.parts.compactMap { key in row.amounts[key].map { (key: key, amount: $0) } }
    guard let whole = row.amounts[line.whole], !parts.isEmpty else { return nil }
    // A change that is not printed is not zero.
    if line.parts.contains(RowIdentities.change), row.amounts[RowIdentities.change] == nil { return nil }
    return CheckFinding(
      rule: .rowParts, table: table, subject: "\(CheckFinding.label(of: row)), \(table.figure(line.whole, side: row.side))",
      parts: CheckFinding.sum(of: parts.map { table.figure($0.key, side: row.side) }), actual: whole,
      expected: parts.reduce(0) { $0 + $1.amount },
      tolerance: table.tolerance(ofSum: parts.map { ($0.amount, row) }, printed: whole, in: row),
      source: row.source, cells: table.cells([(row: row, key: line.whole)] + parts.map { (row: row, key: $0.key) }))
  }

  /// 年初结转和结余 + 本年收入 − 本年支出 = 年末结转和结余.
  private static func balance(of row: FormRow, table: CheckedTable) -> CheckFinding? {
    // A form that divides what came in by funds alone says nothing of the whole.
    guard let closing = row.amounts[.closingBalance], table.keys.contains(AmountKey.currentYear.rawValue),
      row.amounts[.openingBalance] != nil || row.amounts[.currentYear] != nil
    else { return nil }
    let keys: [AmountKey] = [.closingBalance, .openingBalance, .currentYear, .total]
    let expected = (row.amounts[.openingBalance] ?? 0) + (row.amounts[.currentYear] ?? 0) - (row.amounts[.total] ?? 0)
    return CheckFinding(
      rule: .rowParts, table: table, subject: "\(CheckFinding.label(of: row)), \(table.figure(AmountKey.closingBalance.rawValue))",
      parts:
        "\(table.figure(AmountKey.openingBalance.rawValue)) + \(table.figure(AmountKey.currentYear.rawValue)) − \(table.figure(AmountKey.total.rawValue))",
      actual: closing, expected: expected, tolerance: table.step * 3, source: row.source,
      cells: table.cells(keys.map { (row: row, key: $0.rawValue) }))
  }
}
