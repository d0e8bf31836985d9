import FoundationEssentials

/// Finds the unit of forms that print none: an amount of theirs stands elsewhere, in a unit that is printed.
enum UnitEvidence {
  /// The units of disclosures, in yuan: 元 and 万元.
  private static let units: [Decimal] = [1, 10_000]
  /// Amounts are printed with two decimals, or rounded to them.
  private static let printedPart = Decimal(1) / 100

  /// Sets the units right that the amounts agree on.
  static func settle(_ tables: inout [DisclosureTable], diagnostics: inout [Diagnostic]) {
    let listed = budgetsOfProjects(tables)
    let printed = amounts(tables)
    for index in tables.indices {
      guard let unit = tables[index].unit, unit.basis == .assumed else { continue }
      let hasRows = tables[index].performances.isEmpty
      guard let ratio = hasRows ? ratio(tables[index], unit, among: printed) : ratio(tables[index], unit, listed: listed) else { continue }
      rescale(&tables[index], by: ratio, unit: unit)
      let id = tables[index].id
      let place = hasRows ? "its total stands in another table" : "its budget stands in the list of projects"
      diagnostics.removeAll { $0.code == .unitAssumed && $0.table == id }
      diagnostics.append(
        Diagnostic(
          .info, code: .unitDerived, message: "the form prints no unit of amounts; \(place), which prints one",
          page: tables[index].pages.first, table: id))
    }
  }

  /// How many times the assumed unit the units are that a form may be in.
  private static func ratios(_ assumed: MoneyUnit) -> [Decimal] { [1] + units.filter { $0 != assumed.yuan }.map { $0 / assumed.yuan } }

  // MARK: Target forms

  /// The amounts of each project in lists that print a unit.
  private static func budgetsOfProjects(_ tables: [DisclosureTable]) -> [String: Set<Decimal>] {
    var listed: [String: Set<Decimal>] = [:]
    for table in tables where table.kind == .projectExpenditure && table.unit?.basis == .printed {
      for row in table.rows ?? [] {
        if let amount = row.mainAmount { listed[Folding.folded(row.name), default: []].insert(amount) }
      }
    }
    return listed
  }

  /// The ratio on which all the projects that a form and a list share agree.
  private static func ratio(_ table: DisclosureTable, _ unit: MoneyUnit, listed: [String: Set<Decimal>]) -> Decimal? {
    let found = table.performances.compactMap { target -> Decimal? in
      guard let name = target.projectName, let total = target.budgetTotal, total != 0, let amounts = listed[Folding.folded(name)] else {
        return nil
      }
      return ratios(unit).first { amounts.contains(total * $0) }
    }
    guard let ratio = found.first, found.allSatisfy({ $0 == ratio }) else { return nil }
    return ratio
  }

  // MARK: Forms of rows

  /// The main amounts of tables that print their unit, each with that unit.
  private static func amounts(_ tables: [DisclosureTable]) -> [(amount: Decimal, unit: Decimal)] {
    tables.filter { $0.unit?.basis == .printed }.flatMap { table in
      (table.rows ?? []).compactMap { row in
        row.mainAmount.flatMap { $0 == 0 ? nil : (amount: $0, unit: table.unit?.yuan ?? 1) }
      }
    }
  }

  /// The one ratio by which the greatest amount of a form is printed elsewhere.
  private static func ratio(
    _ table: DisclosureTable, _ unit: MoneyUnit, among printed: [(amount: Decimal, unit: Decimal)]
  ) -> Decimal? {
    guard let total = (table.rows ?? []).compactMap(\.mainAmount).max(), total > 0 else { return nil }
    let found = ratios(unit).filter { ratio in
      printed.contains { CheckFinding.magnitude(total * ratio - $0.amount) <= max($0.unit, unit.yuan * ratio) * printedPart }
    }
    return found.count == 1 ? found[0] : nil
  }

  // MARK: Scaling

  private static func rescale(_ table: inout DisclosureTable, by ratio: Decimal, unit: MoneyUnit) {
    let yuan = unit.yuan * ratio
    let text = yuan == 1 ? "元" : yuan == 10_000 ? "万元" : unit.text
    table.unit = MoneyUnit(text: text, yuan: yuan, basis: .derived)
    for index in table.performances.indices {
      table.performances[index].budgetTotal = table.performances[index].budgetTotal.map { $0 * ratio }
      table.performances[index].budgetFiscal = table.performances[index].budgetFiscal.map { $0 * ratio }
      table.performances[index].budgetOther = table.performances[index].budgetOther.map { $0 * ratio }
      table.performances[index].budgetFinal = table.performances[index].budgetFinal.map { $0 * ratio }
    }
    guard var rows = table.rows else { return }
    for index in rows.indices {
      for (key, amount) in rows[index].amounts.entries where !key.contains(AmountKey.changePercent.rawValue) {
        rows[index].amounts[key] = amount * ratio
      }
    }
    table.rows = rows
  }
}
