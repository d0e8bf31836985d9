/// Tests the accounting identities of a document (contract, "Checks").
enum Checker {
  /// The checks of a document's tables and statements, table by table, then those across tables, then those of the narrative.
  static func checks(of tables: [DisclosureTable], statements: [Statement]) -> [AccountingCheck] {
    let unit = agreedUnit(tables)
    let checked = tables.map { CheckedTable($0, unit: unit) }
    var findings: [CheckFinding] = []
    for table in checked {
      findings += RowPartsCheck.findings(table)
      findings += ColumnChecks.findings(table)
      findings += ThreePublicCheck.findings(table)
      findings += BalanceCheck.findings(table)
      findings += FormCheck.findings(table)
    }
    findings += CrossTableCheck.findings(checked)
    return findings.map(\.check) + CrossStatementCheck.findings(statements, checked)
  }

  private static func agreedUnit(_ tables: [DisclosureTable]) -> MoneyUnit? {
    var counts: [String: Int] = [:]
    for unit in tables.compactMap(\.unit) { counts[unit.text, default: 0] += 1 }
    guard let most = counts.values.max() else { return nil }
    return tables.compactMap(\.unit).first { counts[$0.text] == most }
  }
}
