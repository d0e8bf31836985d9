import FoundationEssentials

/// Tests the accounting identities of a document, and says of each amount what they say of it.
struct Checker {
  /// What the identities say.
  struct Report {
    /// The identities that were tested: table by table, then those across tables, then those of the narrative.
    var checks: [AccountingCheck]
    /// The tables, each amount with its standing and each row with its part in the sums.
    var tables: [DisclosureTable]
  }

  private let rules: FormRules

  init(_ rules: FormRules) { self.rules = rules }

  /// The checks of a document's tables and statements.
  static func checks(of tables: [DisclosureTable], statements: [Statement], rules: FormRules) -> [AccountingCheck] {
    Checker(rules).report(tables, statements: statements).checks
  }

  /// Tests everything, and marks the amounts that were tested.
  ///
  /// - Parameters:
  ///   - tables: The tables.
  ///   - statements: What the narrative states.
  ///   - mends: The checks by which amounts were repaired, which do not confirm those.
  /// - Returns: What the identities say.
  func report(
    _ tables: [DisclosureTable], statements: [Statement], mends: [AccountingCheck.Cell: Set<CheckPlace>] = [:]
  ) -> Report {
    let unit = agreedUnit(tables)
    let checked = tables.compactMap { CheckedTable($0, unit: unit, rules: rules) }
    var findings: [CheckFinding] = []
    var hierarchies: [String: [RowHierarchy]] = [:]
    for table in checked {
      findings += RowPartsCheck.findings(table)
      let tested = HierarchyCheck(table).tested().compactMap { $0 }
      hierarchies[table.table.id] = tested.map(\.hierarchy)
      findings += tested.flatMap(\.findings)
      findings += ThreePublicCheck.findings(table)
      findings += BalanceCheck.findings(table)
      findings += FormCheck.findings(table)
    }
    findings += CrossTableCheck.findings(checked)
    let checks = findings.map(\.check) + CrossStatementCheck.findings(statements, checked)
    var marked = tables
    for index in marked.indices {
      if let hierarchies = hierarchies[marked[index].id] { Self.markParts(&marked[index], hierarchies) }
    }
    Standings(of: marked, checks: checks, mends: mends).mark(&marked)
    return Report(checks: checks, tables: marked)
  }

  private func agreedUnit(_ tables: [DisclosureTable]) -> MoneyUnit? {
    var counts: [String: Int] = [:]
    for unit in tables.compactMap(\.unit) { counts[unit.text, default: 0] += 1 }
    guard let most = counts.values.max() else { return nil }
    return tables.compactMap(\.unit).first { counts[$0.text] == most }
  }

  // MARK: Marks

  /// Says of each row whether it is a sum of others, by the outline that its sums bear out, and how deep it stands where nothing else tells.
  private static func markParts(_ table: inout DisclosureTable, _ hierarchies: [RowHierarchy]) {
    guard var rows = table.rows else { return }
    var places: [Place: Int] = [:]
    for (index, row) in rows.enumerated() { places[Place(row)] = index }
    for hierarchy in hierarchies {
      let parts = hierarchy.parts()
      for (index, row) in hierarchy.rows.enumerated() {
        guard let at = places[Place(row)] else { continue }
        switch hierarchy.roles[index] {
        case .total: rows[at].part = .total
        case .aside: rows[at].part = .aside
        case .part: rows[at].part = parts[index] == nil ? .leaf : .subtotal
        }
      }
      for (index, level) in hierarchy.levelsByRoles() {
        if let at = places[Place(hierarchy.rows[index])] { rows[at].level = level }
      }
    }
    table.rows = rows
  }

  private struct Place: Hashable {
    var gridRow: Int?
    var side: FormSide?
    /// The left edge tells the lists of one row apart.
    var left: Double?

    init(_ row: FormRow) {
      gridRow = row.source.gridRow
      side = row.side
      left = row.source.box?.x0
    }
  }
}
