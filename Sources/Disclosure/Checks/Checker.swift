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
  func report(_ tables: [DisclosureTable], statements: [Statement]) -> Report {
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
    Self.markStandings(&marked, checks)
    return Report(checks: checks, tables: marked)
  }

  private func agreedUnit(_ tables: [DisclosureTable]) -> MoneyUnit? {
    var counts: [String: Int] = [:]
    for unit in tables.compactMap(\.unit) { counts[unit.text, default: 0] += 1 }
    guard let most = counts.values.max() else { return nil }
    return tables.compactMap(\.unit).first { counts[$0.text] == most }
  }

  // MARK: Marks

  /// Says of each row whether it is a sum of others, by the outline that its sums bear out.
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

  /// An amount is confirmed by identities that hold and contradicted by one that fails.
  ///
  /// The figure that a failed identity is about stays contradicted; of its parts only those that nothing else confirms.
  private static func markStandings(_ tables: inout [DisclosureTable], _ checks: [AccountingCheck]) {
    var confirmations: [AccountingCheck.Cell: Int] = [:]
    var contradicted: Set<AccountingCheck.Cell> = []
    var doubtful: Set<AccountingCheck.Cell> = []
    for check in checks {
      if check.passed {
        for cell in check.cells { confirmations[cell, default: 0] += 1 }
      } else {
        // The printed figure of a target form stands in no cell of amounts; then nothing is its own.
        if let first = check.cells.first, first.table == check.table { contradicted.insert(first) }
        doubtful.formUnion(check.cells)
      }
    }
    for table in tables.indices {
      guard var rows = tables[table].rows else { continue }
      for index in rows.indices {
        for (key, evidence) in rows[index].evidence.entries {
          let cell = AccountingCheck.Cell(table: tables[table].id, gridRow: evidence.gridRow, gridColumn: evidence.gridColumn)
          let count = confirmations[cell] ?? 0
          var marked = evidence
          marked.confirmations = count
          let fails = contradicted.contains(cell) || doubtful.contains(cell) && count == 0
          marked.standing = fails ? .contradicted : count > 0 ? .confirmed : .untested
          rows[index].evidence[key] = marked
        }
      }
      tables[table].rows = rows
    }
  }
}
