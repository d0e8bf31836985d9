import Disclosure
import FoundationEssentials

/// Makes the facts of a document: one for each metric and phase, whatever number of forms and sentences say it.
///
/// The precedence (docs/records.md): a form before the narrative, since it is exact to its unit and its sums are tested; of several forms
/// the likeliest that the narrative bears out, else the likeliest; of several statements the one that agrees, else the first.
enum FigureFinding {
  /// The facts in the order of `Metric`, the document's own phase first.
  static func figures(of disclosure: Disclosure, rules: FormRules) -> [FigureFact] {
    guard let phase = Phase(of: disclosure.document.kind) else { return [] }
    let id = RecordedDocument.id(ofSHA256: disclosure.source.sha256)
    let printed = disclosure.printedFigures(rules: rules)
    return Metric.allCases.filter { !isChange($0) }.flatMap { metric -> [FigureFact] in
      let stated = Array(disclosure.statements.enumerated()).filter { $0.element.metric == metric }
      let figures = printed[metric] ?? []
      let match = figures.first { figure in stated.contains { figure.agrees(with: $0.element) } }
      var fact = FigureFact(document: id, identity: disclosure.document, metric: metric, phase: phase)
      fact.take(match ?? figures.first, of: disclosure)
      let statement = fact.table.flatMap { figure in stated.first { figure.agrees(with: $0.element) } } ?? stated.first
      if let statement {
        fact.statement = statement.offset
        fact.narrativeYuan = statement.element.yuan
        fact.narrativePage = statement.element.source.page
        fact.agrees = fact.table?.agrees(with: statement.element)
      }
      return (fact.yuan == nil ? [] : [fact]) + others(of: fact, disclosure)
    }
  }

  /// A change against the year before is none of the year's own figures; the narrative's are in `statements`.
  private static func isChange(_ metric: Metric) -> Bool { metric.rawValue.hasPrefix("change.") }

  /// What the same row prints of other phases: 年初预算数 beside 决算数, and the year before.
  private static func others(of main: FigureFact, _ disclosure: Disclosure) -> [FigureFact] {
    guard let figure = main.table, let row = row(figure, of: disclosure) else { return [] }
    let own: Set<String> = [AmountKey.final, .total, .currentYear].reduce(into: []) { $0.insert($1.rawValue) }
    let parts = own.contains(figure.key) ? ["", ".total", ".final", ".budget"] : [".\(figure.key)"]
    let groups: [(Phase, AmountKey)] = main.phase == .final ? [(.budget, .budget), (.previous, .previous)] : [(.previous, .previous)]
    return groups.compactMap { phase, group in
      guard let key = parts.map({ group.rawValue + $0 }).first(where: { row.amounts[$0] != nil }), let yuan = row.amounts[key] else {
        return nil
      }
      var fact = FigureFact(document: main.document, identity: main.identity, metric: main.metric, phase: phase)
      var other = figure
      other.key = key
      other.yuan = yuan
      fact.take(other, of: disclosure)
      return fact
    }
  }

  fileprivate static func row(_ figure: PrintedFigure, of disclosure: Disclosure) -> FormRow? {
    guard let rows = disclosure.tables.first(where: { $0.id == figure.table })?.rows, rows.indices.contains(figure.row) else { return nil }
    return rows[figure.row]
  }
}

extension FigureFact {
  fileprivate mutating func take(_ figure: PrintedFigure?, of disclosure: Disclosure) {
    guard let figure, let row = FigureFinding.row(figure, of: disclosure) else { return }
    table = figure
    standing = row.evidence[figure.key]?.standing
    tablePage = row.source.page
  }
}
