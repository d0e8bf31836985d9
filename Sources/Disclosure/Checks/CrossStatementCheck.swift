import FoundationEssentials
import Texts

/// Rule `cross.statement`: an amount that the narrative states is the one that the table prints.
struct CrossStatementCheck {
  let finder: FigureFinder

  /// The findings of a document's statements.
  static func findings(_ statements: [Statement], _ tables: [CheckedTable]) -> [AccountingCheck] {
    let check = CrossStatementCheck(finder: FigureFinder(tables: tables))
    return statements.compactMap(check.check)
  }

  private func check(_ statement: Statement) -> AccountingCheck? {
    let figures = figures(for: statement.metric)
    guard let first = figures.first else { return nil }
    let match = (figures + figures.compactMap(\.withCarryover)).first { PrintedFigure.agrees(statement, with: $0.amount, step: $0.step) }
    let figure = match ?? first
    let difference = statement.yuan - figure.amount
    let place: Text = "\(figure.label) in \(figure.table.name), page \(figure.row.source.page)"
    let message =
      match != nil
      ? "narrative, page \(statement.source.page), “\(statement.text)” agrees with \(place)"
      : "narrative, page \(statement.source.page), “\(statement.text)”: \(figure.table.text(statement.yuan)) stated, but \(place) prints "
        + "\(figure.table.text(figure.amount)); difference \(figure.table.text(difference))"
    return AccountingCheck(
      rule: .crossStatement, passed: match != nil, table: figure.table.table.id, expected: figure.amount, actual: statement.yuan,
      difference: difference, subject: Text(verbatim: statement.text), counterpart: place, message: message, source: statement.source,
      cells: figure.cells)
  }

  /// The figures that a metric may repeat, the likeliest first.
  func figures(for metric: Metric) -> [Figure] {
    guard let rule = finder.tables.first?.rules.figures(of: metric) else { return [] }
    let figures = rule.figures.flatMap(finder.figures)
    guard figures.isEmpty, !rule.figures.contains(where: { finder.table($0.kind) != nil }), let condition = rule.condition,
      let one = finder.figures(condition.0).first, one.amount == finder.figures(condition.1).first?.amount
    else { return figures }
    return rule.instead.flatMap(finder.figures)
  }
}

/// How finely the narrative prints an amount.
enum StatementPrecision {
  /// One unit in the last printed place of a statement's amount, in yuan.
  static func step(of statement: Statement) -> Decimal {
    let text = Array(Folding.folded(statement.text))
    let unit: Decimal = text.suffix(2) == ["万", "元"] ? 10_000 : text.suffix(2) == ["亿", "元"] ? 100_000_000 : 1
    var decimals = 0
    if let point = text.lastIndex(of: ".") { decimals = text[(point + 1)...].prefix { $0.isASCII && $0.isWholeNumber }.count }
    return (0..<decimals).reduce(unit) { value, _ in value / 10 }
  }
}
