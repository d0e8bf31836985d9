import FoundationEssentials

/// Finds the unit of target forms that print none: the project's budget stands elsewhere, in a unit that is printed.
enum UnitEvidence {
  /// How far apart two units of disclosures are: 万元 and 元.
  private static let ratios: [Decimal] = [1, 10_000, Decimal(1) / 10_000]

  /// Sets the unit right where the amounts of all the projects that a form and a list share agree on one.
  static func settle(_ tables: inout [DisclosureTable], diagnostics: inout [Diagnostic]) {
    var listed: [String: Set<Decimal>] = [:]
    for table in tables where table.kind == .projectExpenditure && table.unit?.basis == .printed {
      for row in table.rows ?? [] {
        if let amount = row.mainAmount, amount != 0 { listed[Folding.folded(row.name), default: []].insert(amount) }
      }
    }
    guard !listed.isEmpty else { return }
    for index in tables.indices where tables[index].unit?.basis == .assumed && !tables[index].performances.isEmpty {
      let found = tables[index].performances.compactMap { target -> Decimal? in
        guard let name = target.projectName, let total = target.budgetTotal, total != 0, let amounts = listed[Folding.folded(name)] else {
          return nil
        }
        return ratios.first { amounts.contains(total * $0) }
      }
      guard let ratio = found.first, found.allSatisfy({ $0 == ratio }), let unit = tables[index].unit else { continue }
      rescale(&tables[index], by: ratio, unit: unit)
      let id = tables[index].id
      diagnostics.removeAll { $0.code == .unitAssumed && $0.table == id }
      diagnostics.append(
        Diagnostic(
          .info, code: .unitDerived,
          message: "the form prints no unit of amounts; its budget stands in the list of projects, which prints one",
          page: tables[index].pages.first, table: id))
    }
  }

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
  }
}
