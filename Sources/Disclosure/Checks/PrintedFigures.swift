import FoundationEssentials

/// A figure that a form prints of what a metric means: the total of the expenditure form for `expenditure.total`.
public struct PrintedFigure: Sendable, Equatable {
  /// The table's id.
  public var table: String
  /// The place of the row among the table's rows, from 0.
  public var row: Int
  /// The amount key.
  public var key: String
  /// The amount in yuan.
  public var yuan: Decimal
  /// One unit in the last place that it was printed with, in yuan.
  public var step: Decimal

  /// Whether a statement says the same, within the coarser of both units.
  public func agrees(with statement: Statement) -> Bool {
    Self.agrees(statement, with: yuan, step: step)
  }

  static func agrees(_ statement: Statement, with amount: Decimal, step printed: Decimal) -> Bool {
    let step = StatementPrecision.step(of: statement)
    return CheckFinding.magnitude(statement.yuan - amount) <= (step == printed ? 0 : max(step, printed))
  }
}

extension Disclosure {
  /// Finds what the forms print of each metric, the document's own year and the whole agency, the likeliest form first.
  ///
  /// These are the figures that `cross.statement` holds the narrative against, but for two kinds that cannot stand for a metric alone:
  /// the line of one unit among several, and the amount of one fund beside another. In final accounts `revenue.total` is 本年收入合计, as
  /// the narrative has it, and not the 总计 with the balances of the year before.
  ///
  /// - Parameter rules: What is known of the forms.
  /// - Returns: The figures of each metric that a form prints.
  public func printedFigures(rules: FormRules = .standard) -> [Metric: [PrintedFigure]] {
    let checked = tables.compactMap { CheckedTable($0, unit: nil, rules: rules) }
    let check = CrossStatementCheck(finder: FigureFinder(tables: checked))
    var found: [Metric: [PrintedFigure]] = [:]
    for metric in Metric.allCases {
      let figures = ofYear(metric, check.figures(for: metric)).filter { isWhole($0, metric) }
      let printed = figures.compactMap(printed)
      if !printed.isEmpty { found[metric] = printed }
    }
    return found
  }

  private func ofYear(_ metric: Metric, _ figures: [Figure]) -> [Figure] {
    // Only final accounts tell the total with the balances from that of the year: in a budget it is `revenue.total`.
    guard document.kind == .finalAccounts else { return metric == .balanceTotal ? [] : figures }
    guard metric == .revenueTotal else { return figures }
    // The balance gives its last total first, and that one holds the balances of the year before.
    return figures.filter { $0.table.table.kind == .revenue } + figures.filter { $0.table.table.kind == .balance }.dropFirst()
  }

  /// Whether a figure is of the whole agency, of all its money and of the document's year.
  private func isWhole(_ figure: Figure, _ metric: Metric) -> Bool {
    guard figure.table.table.kind == .threePublic else { return true }
    if case .number(let year) = figure.row.attributes[.year], let own = document.fiscalYear, year != Decimal(own) { return false }
    let units = Set(figure.table.rows.compactMap { $0.attributes[.unit].flatMap(CheckFinding.text) })
    let isOfOneUnit = figure.row.attributes[.unit] != nil && units.count > 1
    return !isOfOneUnit && !isOfOneFund(figure)
  }

  private func isOfOneFund(_ figure: Figure) -> Bool {
    let funds: [AmountKey] = [.generalPublicBudget, .governmentFund, .stateCapital]
    guard let fund = AmountKey(rawValue: figure.key), funds.contains(fund) else { return false }
    return funds.contains { $0 != fund && (figure.row.amounts[$0] ?? 0) != 0 }
  }

  private func printed(_ figure: Figure) -> PrintedFigure? {
    guard let row = figure.table.table.rows?.firstIndex(of: figure.row) else { return nil }
    return PrintedFigure(table: figure.table.table.id, row: row, key: figure.key, yuan: figure.amount, step: figure.step)
  }
}
