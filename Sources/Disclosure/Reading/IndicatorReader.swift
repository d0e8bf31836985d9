import Extraction
import FoundationEssentials
import Layout

/// Reads the rows of indicators under one head, with one set of them or two side by side.
struct IndicatorReader {
  private let form: FormGrid
  private let rules: FormRules
  private let values: IndicatorValue
  /// The first level's column, which the sets share.
  private let level1: Int?
  private let sets: [Columns]

  /// One set's columns.
  private struct Columns {
    var set = PerformanceTarget.IndicatorSet.annual
    var places: [IndicatorColumn: Int] = [:]
    /// The first level where it stands over the set's columns: 产出指标 over 三级指标 | 指标值.
    var level1: String?
  }

  /// Reads the head in a row; nil where the row is none.
  init?(_ form: FormGrid, head: Int, rules: FormRules) {
    self.form = form
    self.rules = rules
    values = IndicatorValue(rules)
    let found = Self.columns(of: form, row: head, rules: rules)
    let kinds = Set(found.map(\.column))
    let namesIndicators = kinds.contains(.name) || kinds.contains(.level1) || kinds.contains(.level2)
    guard namesIndicators, kinds.count >= 2, kinds.contains(.name) || kinds.contains(.target) else { return nil }
    level1 = found.first { $0.column == .level1 }?.place
    sets = Self.sets(found, form: form, head: head, rules: rules)
  }

  /// The columns of indicators that a row heads.
  static func columns(of form: FormGrid, row: Int, rules: FormRules) -> [(column: IndicatorColumn, place: Int)] {
    let found = heads(of: form, row: row).compactMap { place -> (column: IndicatorColumn, place: Int)? in
      let text = form.text(row, place)
      // A head is short; a cell that explains an indicator may begin with the same words.
      guard text.count <= 16 else { return nil }
      return rules.indicatorColumn(HeadReader.bare(text)).map { ($0, place) }
    }
    // 年度绩效指标 before the levels is the label of the whole group, 单位 an agency.
    let first = found.first { [.level1, .level2, .name].contains($0.column) }?.place ?? 0
    return found.filter { $0.place >= first }
  }

  /// The columns whose heads end in a row: those of the row itself, and of cells that reach down to it from above.
  private static func heads(of form: FormGrid, row: Int) -> [Int] {
    (0..<form.columnCount).filter { column in
      guard let cell = form.cell(row, column), cell.column == column else { return false }
      return cell.row == row || cell.row + cell.rowSpan == row + 1
    }
  }

  /// Each repeated column begins a new set; where there are two, the last is the year's unless the heads say otherwise.
  private static func sets(_ found: [(column: IndicatorColumn, place: Int)], form: FormGrid, head: Int, rules: FormRules) -> [Columns] {
    var sets = [Columns()]
    for (column, place) in found where column != .level1 {
      let beginsSet = [.level2, .name, .target].contains(column) && sets[sets.count - 1].places[column] != nil
      if beginsSet { sets.append(Columns()) }
      if sets[sets.count - 1].places[column] == nil { sets[sets.count - 1].places[column] = place }
    }
    let over = sets.map { level1(over: $0, form: form, head: head, rules: rules) }
    if sets.count > 1, !found.contains(where: { $0.column == .level1 }), over.allSatisfy({ $0 != nil }) {
      for index in sets.indices { sets[index].level1 = over[index] }
      return sets
    }
    for index in sets.indices {
      let heads = sets[index].places.values.map { form.text(head, $0) }
      let isOfTerm = heads.contains { rules.has($0, in: .termHead) }
      let isOfYear = heads.contains { rules.has($0, in: .yearHead) }
      sets[index].set = isOfTerm ? .term : isOfYear || index == sets.count - 1 ? .annual : .term
      // 指标内容 names them where nothing else does.
      if sets[0].places[.name] == nil, let description = sets[index].places.removeValue(forKey: .description) {
        sets[index].places[.name] = description
      }
      // Two values of the same indicators share their names.
      for column in [IndicatorColumn.level2, .name, .description] where sets[index].places[column] == nil {
        sets[index].places[column] = sets[0].places[column]
      }
    }
    return sets
  }

  /// The level that stands over the columns of a set.
  private static func level1(over columns: Columns, form: FormGrid, head: Int, rules: FormRules) -> String? {
    guard head > 0, let place = columns.places[.name], let cell = form.cell(head - 1, place), cell.columnSpan > 1,
      rules.has(Folding.folded(cell.text), in: .wholeLabel)
    else { return nil }
    return cell.text
  }

  /// The columns of the first set, for whoever reads the same rows.
  func place(of column: IndicatorColumn) -> Int? { column == .level1 ? level1 : sets[0].places[column] }

  // MARK: Rows

  /// Whether a row holds a label and its value across the columns of indicators, and no indicator.
  func isLabelRow(_ row: Int) -> Bool {
    guard let name = sets[0].places[.name] ?? level1, let target = sets[0].places[.target], name < target, let cell = form.cell(row, name)
    else {
      return false
    }
    return cell.column + cell.columnSpan > target
  }

  /// The indicators of a range of rows, all of the term's before all of the year's where there are both.
  func indicators(in rows: Range<Int>) -> [PerformanceTarget.Indicator] {
    sets.flatMap { columns -> [PerformanceTarget.Indicator] in
      var above: (first: String, second: String) = ("", "")
      return rows.compactMap { row in indicator(in: row, columns: columns, above: &above) }
    }
  }

  private func indicator(in row: Int, columns: Columns, above: inout (first: String, second: String)) -> PerformanceTarget.Indicator? {
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
    return PerformanceTarget.Indicator(
      set: columns.set, level1: columns.level1 ?? (level1 == nil ? nil : above.first), level2: places[.level2] == nil ? nil : above.second,
      level3: text(.name) ?? "", description: text(.description),
      target: values.target(values.joined(nature: text(.nature), value: text(.target) ?? "", measure: text(.measure))),
      actual: text(.actual).map { values.target($0) }, weight: text(.weight).flatMap(IndicatorValue.points),
      score: text(.score).flatMap(IndicatorValue.points), basis: text(.basis), source: Provenance(page: page, box: box, gridRow: row))
  }

  /// Whether a row sums the points up.
  func isTotal(_ row: Int) -> Bool {
    let label = form.starts(inRow: row).map { form.text(row, $0) }.first { !$0.isEmpty } ?? ""
    return rules.isTotal(label) || rules.meaning(ofLabel: label) == .score
  }

  /// The points of the whole, where a row sums them up.
  func total(in rows: Range<Int>) -> Decimal? {
    guard let place = sets[0].places[.score] else { return nil }
    return rows.first(where: isTotal).flatMap { IndicatorValue.points(form.cell($0, place)?.text ?? "") }
  }
}
