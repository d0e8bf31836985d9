import FoundationEssentials
import Texts

/// Rule `cross.tables`: a figure that two tables print is the same in both.
struct CrossTableCheck {
  private let finder: FigureFinder

  /// The findings of a document's tables.
  static func findings(_ tables: [CheckedTable]) -> [CheckFinding] {
    guard let rules = tables.first?.rules else { return [] }
    let check = CrossTableCheck(finder: FigureFinder(tables: tables))
    return rules.equalities.flatMap(check.findings)
  }

  private func findings(_ equality: Equality) -> [CheckFinding] {
    if equality.figures.contains(where: \.isNamed) { return named(equality) }
    let figures = equality.figures.flatMap(finder.figures)
    guard let first = figures.first, !equality.unless.contains(where: { $0.matches(Folding.folded(first.row.name)) }) else { return [] }
    let others = equality.others.flatMap(finder.figures)
    let mayEqual = equality.mayEqual.flatMap(finder.figures)
    let finding = compare(first, with: others + mayEqual)
    if others.isEmpty { return finding.flatMap { $0.passes ? [$0] : nil } ?? [] }
    return [equality.isTogether ? finding.map { together(figures, with: others, alone: $0) } : finding].compactMap { $0 }
  }

  /// Compares a figure with those that it may repeat: the grand total, or the year's, of another table.
  ///
  /// It passes with any of them; if none agrees, the first is named. Figures printed equally finely must be equal.
  private func compare(_ figure: Figure?, with others: [Figure]) -> CheckFinding? {
    guard let figure, let first = others.first, first.table.table.id != figure.table.table.id,
      !finder.leavesOutCarryover(figure.table.table.kind), !finder.leavesOutCarryover(first.table.table.kind)
    else { return nil }
    func tolerance(_ other: Figure) -> Decimal { figure.step == other.step ? 0 : max(figure.step, other.step) }
    // A form may state with the year's what another divides into the year's and what was carried over.
    let pairs =
      others.map { (figure, $0) } + others.compactMap { other in other.withCarryover.map { (figure, $0) } }
      + (figure.withCarryover.map { whole in others.map { (whole, $0) } } ?? [])
    let match = pairs.first { CheckFinding.magnitude($0.amount - $1.amount) <= tolerance($1) }
    let (tested, other) = match ?? (figure, first)
    return CheckFinding(
      rule: .crossTables, table: tested.table, subject: tested.label,
      parts: "\(other.label) in \(other.table.name), page \(other.row.source.page)", actual: tested.amount, expected: other.amount,
      tolerance: tolerance(other), source: tested.row.source, cells: tested.cells + other.cells)
  }

  /// Figures that may be meant together: a fund that stands there twice, what is granted and what was carried over of it.
  private func together(_ figures: [Figure], with others: [Figure], alone: CheckFinding) -> CheckFinding {
    var finding = alone
    let sum = figures.reduce(0) { $0 + $1.amount }
    let tolerance = figures[0].step * Decimal(figures.count)
    if !finding.passes, figures.count > 1, let same = others.first(where: { CheckFinding.magnitude($0.amount - sum) <= tolerance }) {
      finding.actual = sum
      finding.expected = same.amount
      finding.tolerance = tolerance
      finding.subject = figures.dropFirst().reduce(figures[0].label) { "\($0) + \($1.label)" }
      finding.cells = (figures + [same]).flatMap(\.cells)
    }
    return finding
  }

  /// Figures that are compared one by one, by their names.
  private func named(_ equality: Equality) -> [CheckFinding] {
    var listed: [String: [Figure]] = [:]
    for selector in equality.others { for (name, figure) in finder.listed(selector) { listed[name, default: []].append(figure) } }
    return equality.figures.flatMap(finder.parts).compactMap { name, figure in
      listed[name].flatMap { compare(figure, with: $0 + whole(of: $0)) }
    }
  }

  /// The lines of one name together: a project that is paid on several lines has one form of targets.
  private func whole(of lines: [Figure]) -> [Figure] {
    guard var sum = lines.first, lines.count > 1 else { return [] }
    sum.amount = lines.reduce(0) { $0 + $1.amount }
    return [sum]
  }
}
