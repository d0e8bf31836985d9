import Extraction
import FoundationEssentials
import Layout

/// Reads the rows of indicators under one head, with one set of them or two side by side.
struct IndicatorReader {
  private let form: FormGrid
  private let head: Int
  private let rules: FormRules
  private let values: IndicatorValue
  private let found: [IndicatorColumns.Head]
  /// The first level's column, which the sets share.
  private let level1: Int?
  private let sets: [IndicatorColumns]
  /// The set that a label over the head names.
  private let labelAbove: PerformanceTarget.IndicatorSet?

  /// Reads the head in a row; nil where the row is none.
  init?(_ form: FormGrid, head: Int, rules: FormRules) {
    let found = IndicatorColumns.heads(of: form, row: head, rules: rules)
    let kinds = Set(found.map(\.column))
    let namesIndicators = kinds.contains(.name) || kinds.contains(.level1) || kinds.contains(.level2)
    guard namesIndicators, kinds.count >= 2, kinds.contains(.name) || kinds.contains(.target) else { return nil }
    self.form = form
    self.head = head
    self.rules = rules
    self.found = found
    values = IndicatorValue(rules)
    level1 = found.first { $0.column == .level1 }?.place
    sets = IndicatorColumns.sets(found, form: form, head: head, rules: rules)
    labelAbove =
      (1...Self.deepestHead).lazy.compactMap { step -> PerformanceTarget.IndicatorSet? in
        guard let cell = form.cell(head - step, found[0].place) else { return nil }
        // 年度目标1 beside its words is no label of the indicators below; 年度绩效目标表 over all of them is.
        let text = form.text(head - step, found[0].place)
        let isOverAll = cell.column + cell.columnSpan > found[found.count - 1].place
        guard isOverAll || step == 1 && rules.has(text, in: .wholeLabel) else { return nil }
        return IndicatorColumns.set(ofLabel: text, rules: rules)
      }.first
  }

  /// A label over a head stands no more rows above its last.
  private static let deepestHead = 2

  /// The columns of the first set, for whoever reads the same rows.
  func place(of column: IndicatorColumn) -> Int? { column == .level1 ? level1 : sets[0].places[column] }

  /// Whether the head has columns for what was reached, or for the points that it got.
  var isOfReview: Bool { found.contains { $0.column == .actual || $0.column == .score } }

  // MARK: Rows

  /// Whether a row holds a label and its value across the columns of indicators, and no indicator.
  func isLabelRow(_ row: Int) -> Bool {
    guard let name = sets[0].places[.name] ?? level1, let target = sets[0].places[.target], name < target, let cell = form.cell(row, name)
    else {
      return false
    }
    return cell.column + cell.columnSpan > target
  }

  /// The indicators of a range of rows, all of the term's before all of the year's where there are both side by side.
  func indicators(in rows: Range<Int>) -> [PerformanceTarget.Indicator] {
    sets.flatMap { columns -> [PerformanceTarget.Indicator] in
      var above: (first: String, second: String) = ("", "")
      return rows.compactMap { row in indicator(in: row, columns: columns, above: &above) }
    }
  }

  private func indicator(in row: Int, columns: IndicatorColumns, above: inout (first: String, second: String))
    -> PerformanceTarget.Indicator?
  {
    let places = columns.places
    let named = places[.name] ?? places[.level2] ?? level1
    guard let named, form.starts(row, named) || places[.target].map({ form.starts(row, $0) }) ?? false, !isLabelRow(row) else { return nil }
    func text(_ column: IndicatorColumn) -> String? { places[column].map { form.cell(row, $0)?.text ?? "" } }
    // A level left blank, not merged, goes on from above.
    let first = level1.map { form.cell(row, $0)?.text ?? "" } ?? ""
    let second = text(.level2) ?? ""
    if !first.isEmpty, first != above.first { above = (first, "") }
    if !second.isEmpty { above.second = second }
    let cells = places.values.compactMap { form.cell(row, $0) }.filter { $0.row == row }.sorted { $0.column < $1.column }
    let hasContent = !first.isEmpty || !second.isEmpty || cells.contains { !$0.text.isEmpty }
    guard hasContent, !isTotal(row) else { return nil }
    let page = cells.first?.page ?? 1
    let box = Box(around: cells.filter { $0.page == page }.map(\.box))
    let value = places[.target].map { printed(row, $0) } ?? ""
    return PerformanceTarget.Indicator(
      set: set(of: row, columns: columns), level1: columns.level1 ?? (level1 == nil ? nil : above.first),
      level2: places[.level2] == nil ? nil : above.second, level3: text(.name) ?? "", description: text(.description),
      target: values.target(values.joined(nature: text(.nature), value: value, measure: text(.measure))),
      actual: places[.actual].map { values.target(printed(row, $0)) }, weight: text(.weight).flatMap(IndicatorValue.points),
      score: text(.score).flatMap(IndicatorValue.points), basis: text(.basis), source: Provenance(page: page, box: box, gridRow: row))
  }

  /// A value that may stand in several cells below one head: ≥ | 10 | 万册.
  private func printed(_ row: Int, _ place: Int) -> String {
    let end = place + (form.cell(head, place)?.columnSpan ?? 1)
    var texts: [String] = []
    var column = place
    while column < end {
      let cell = form.cell(row, column)
      texts.append(cell?.text ?? "")
      column = max(column + 1, cell.map { $0.column + $0.columnSpan } ?? 0)
    }
    return texts.joined()
  }

  /// The set of an indicator: a label beside it says it, else one over the head, else its columns.
  private func set(of row: Int, columns: IndicatorColumns) -> PerformanceTarget.IndicatorSet {
    guard sets.count == 1 else { return columns.set }
    let beside = (0..<found[0].place).lazy.compactMap { IndicatorColumns.set(ofLabel: form.text(row, $0), rules: rules) }.first
    return beside ?? labelAbove ?? columns.set
  }

  // MARK: Points

  /// Whether a row sums the points up.
  ///
  /// 专项经费总额 and 进出口总额 are names of indicators; in the first level's column, and for 合计 alone, a total is one.
  func isTotal(_ row: Int) -> Bool {
    guard let place = form.starts(inRow: row).first(where: { !form.text(row, $0).isEmpty }) else { return false }
    let label = form.text(row, place)
    guard rules.isTotal(label) else { return rules.meaning(ofLabel: label) == .score }
    return place == level1 || label.count <= Self.longestBareTotal
  }

  /// 合计, 总计: words of a total that name nothing else have so many characters.
  private static let longestBareTotal = 2

  /// The points of the whole, where a row sums them up.
  func total(in rows: Range<Int>) -> Decimal? {
    guard let place = sets[0].places[.score] else { return nil }
    return rows.first(where: isTotal).flatMap { IndicatorValue.points(form.cell($0, place)?.text ?? "") }
  }

  // MARK: What is left

  /// The heads of filled cells beside an indicator that are told by none of them; empty where it has a target or no name.
  func untold(beside indicator: PerformanceTarget.Indicator) -> [String] {
    guard indicator.target.text.isEmpty, !indicator.level3.isEmpty, let row = indicator.source.gridRow else { return [] }
    let known = Set(found.flatMap { head in head.place..<head.place + (form.cell(self.head, head.place)?.columnSpan ?? 1) })
    return (found[0].place..<form.columnCount).filter { column in
      guard let cell = form.cell(row, column), cell.column == column, !cell.text.isEmpty, !known.contains(column) else { return false }
      let text = HeadReader.bare(form.text(head, column))
      return rules.meaning(ofLabel: text) == nil && rules.label(ofHead: text) == nil
    }.map { form.text(head, $0) }
  }
}
