import Extraction
import FoundationEssentials
import Layout

/// Reads the indicators of a performance form.
struct IndicatorReader {
  private let form: FormGrid
  private let head: Int

  /// One set's columns.
  private struct Columns {
    var set: PerformanceTarget.IndicatorSet
    var level2: Int?
    var level3: Int?
    var description: Int?
    var target: Int?
    var basis: Int?
  }

  init(_ form: FormGrid, head: Int) {
    self.form = form
    self.head = head
  }

  /// The indicators, all of the term's before all of the year's where there are both.
  func indicators() -> [PerformanceTarget.Indicator] {
    guard head < form.rowCount else { return [] }
    let (level1, sets) = columns()
    guard let level1 else { return [] }
    return sets.flatMap { columns in
      ((head + 1)..<max(head + 1, form.rowCount)).compactMap { indicator(in: $0, level1: level1, columns: columns) }
    }
  }

  /// Reads the head: each 二级指标 begins a set; where there are two, the last is the year's.
  private func columns() -> (level1: Int?, sets: [Columns]) {
    var level1: Int?
    var sets: [Columns] = []
    for c in 0..<form.columnCount where form.starts(head, c) {
      guard let column = PerformanceLabels.column(of: form.text(head, c)) else { continue }
      if column == .level2 || sets.isEmpty && column != .level1 { sets.append(Columns(set: .annual)) }
      let last = sets.count - 1
      switch column {
      case .level1: level1 = c
      case .level2: sets[last].level2 = c
      case .level3: sets[last].level3 = c
      case .description: sets[last].description = c
      case .target: sets[last].target = c
      case .basis: sets[last].basis = c
      }
    }
    for i in sets.indices.dropLast() { sets[i].set = .term }
    return (level1, sets)
  }

  private func indicator(in row: Int, level1: Int, columns: Columns) -> PerformanceTarget.Indicator? {
    let first = form.text(row, level1)
    guard !first.isEmpty, !first.hasPrefix("一级指标") else { return nil }
    guard columns.level3.map({ form.starts(row, $0) }) ?? false || columns.target.map({ form.starts(row, $0) }) ?? false else { return nil }
    func text(_ column: Int?) -> String? { column.map { form.cell(row, $0)?.text ?? "" } }
    let cells = [columns.level2, columns.level3, columns.description, columns.target, columns.basis].compactMap { $0 }
      .compactMap { form.cell(row, $0) }.filter { $0.row == row }
    let page = cells.first?.page ?? form.cell(row, level1)?.page ?? 1
    let box = cells.filter { $0.page == page }.map(\.box).reduce(nil as Box?) { $0?.union($1) ?? $1 }
    return PerformanceTarget.Indicator(
      set: columns.set, level1: form.cell(row, level1)?.text ?? "", level2: text(columns.level2) ?? "", level3: text(columns.level3) ?? "",
      description: text(columns.description), target: TargetReader.target(text(columns.target) ?? ""), basis: text(columns.basis),
      source: Provenance(page: page, box: box, gridRow: row))
  }
}

/// Reads the value that an indicator is to reach: ≥95%, 7个, 提升.
enum TargetReader {
  /// Signs and words before the number.
  private static let before: [(text: String, comparator: String)] = [
    ("≥", ">="), ("≧", ">="), (">=", ">="), ("⩾", ">="), ("大于等于", ">="), ("大于或等于", ">="), ("不低于", ">="), ("不少于", ">="), ("不小于", ">="),
    ("至少", ">="),
    ("≤", "<="), ("≦", "<="), ("<=", "<="), ("⩽", "<="), ("小于等于", "<="), ("小于或等于", "<="), ("不超过", "<="), ("不高于", "<="), ("不大于", "<="),
    ("不多于", "<="),
    (">", ">"), ("大于", ">"), ("高于", ">"), ("超过", ">"), ("<", "<"), ("小于", "<"), ("低于", "<"), ("少于", "<"), ("=", "="), ("等于", "="),
  ]
  /// Words after the number.
  private static let after: [(text: String, comparator: String)] = [
    ("及以上", ">="), ("以上", ">="), ("及以下", "<="), ("以下", "<="), ("以内", "<="), ("之内", "<="),
  ]

  /// The target that a cell states; words have neither comparator nor value.
  static func target(_ text: String) -> PerformanceTarget.Target {
    var body = Folding.folded(text)
    var comparator: String?
    if let sign = before.first(where: { body.hasPrefix($0.text) }) {
      comparator = sign.comparator
      body.removeFirst(sign.text.count)
    }
    guard let (value, rest) = Numbers.leading(body), !isDate(value, rest) else { return PerformanceTarget.Target(text: text) }
    var unit = rest
    if let word = after.first(where: { unit.hasSuffix($0.text) }), comparator == nil {
      comparator = word.comparator
      unit.removeLast(word.text.count)
    }
    // A second number makes it a range or a sentence.
    guard !unit.contains(where: { $0.isASCII && $0.isWholeNumber }), unit.count <= 12 else { return PerformanceTarget.Target(text: text) }
    return PerformanceTarget.Target(text: text, comparator: comparator ?? "=", value: value, unit: unit.isEmpty ? nil : unit)
  }

  private static func isDate(_ value: Decimal, _ rest: String) -> Bool { rest.hasPrefix("年") && value >= 1990 && value <= 2100 }
}
