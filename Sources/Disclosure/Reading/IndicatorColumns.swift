import Layout

/// One set's columns in a table of indicators, as the head names them.
struct IndicatorColumns {
  /// A head of a column of indicators, and where it stands.
  typealias Head = (column: IndicatorColumn, place: Int)

  var set = PerformanceTarget.IndicatorSet.annual
  var places: [IndicatorColumn: Int] = [:]
  /// The first level where it stands over the set's columns: 产出指标 over 三级指标 | 指标值.
  var level1: String?

  /// A head is short; a cell with more characters, which explains an indicator, may begin with the same words.
  private static let longestHead = 16

  // MARK: Heads

  /// The columns of indicators that a row heads.
  static func heads(of form: FormGrid, row: Int, rules: FormRules) -> [Head] {
    let places = endings(of: form, row: row)
    let isDivision = dividesValues(row, places: places, form: form, rules: rules)
    let found = places.compactMap { place -> Head? in
      if let own = column(row, place, form: form, rules: rules) { return (own, place) }
      // What a head of values is divided into are values; a blank beside them goes on from above.
      guard isDivision, form.starts(row, place) else { return nil }
      return column(row - 1, place, form: form, rules: rules).map { ($0, place) }
    }
    // 指标值类型 over signs of comparison says how the values beside it are compared.
    let values = found.filter { $0.column == .target && !holdsSigns($0.place, form: form, below: row, rules: rules) }
    let heads = found.map { head -> Head in
      let isSign = head.column == .target && !values.isEmpty && !values.contains { $0.place == head.place }
      return isSign ? (.nature, head.place) : head
    }
    // 绩效指标 and 年度绩效指标 before the levels are the label of the whole group, 单位 an agency.
    let outermost = heads.first { $0.column == .level1 } ?? heads.first { [.level2, .name].contains($0.column) }
    let first = outermost?.place ?? 0
    return heads.filter { $0.place >= first }
  }

  private static func column(_ row: Int, _ place: Int, form: FormGrid, rules: FormRules) -> IndicatorColumn? {
    let text = form.text(row, place)
    return text.count <= longestHead ? rules.indicatorColumn(HeadReader.bare(text)) : nil
  }

  /// The columns whose heads end in a row: those of the row itself, and of cells that reach down to it from above.
  private static func endings(of form: FormGrid, row: Int) -> [Int] {
    (0..<form.columnCount).filter { column in
      guard let cell = form.cell(row, column), cell.column == column else { return false }
      return cell.row == row || cell.row + cell.rowSpan == row + 1
    }
  }

  /// Whether a row divides a head of values above it, 指标值 over 前年 | 上年 | 当年, and heads nothing else.
  private static func dividesValues(_ row: Int, places: [Int], form: FormGrid, rules: FormRules) -> Bool {
    let parts = places.filter { place in
      guard row > 0, form.starts(row, place), !form.text(row, place).isEmpty, let above = form.cell(row - 1, place) else { return false }
      let isValue = column(row - 1, place, form: form, rules: rules).map { [.target, .actual].contains($0) } ?? false
      let own = column(row, place, form: form, rules: rules)
      return isValue && above.columnSpan > (form.cell(row, place)?.columnSpan ?? 1)
        && (own.map { [.target, .actual].contains($0) } ?? true)
    }
    return parts.count >= 2 && places.allSatisfy { parts.contains($0) || form.text(row, $0).isEmpty || !form.starts(row, $0) }
  }

  // MARK: Sets

  /// The sets that the heads of a row make up: each repeated column begins a new one.
  ///
  /// Where there are two, the last is the year's unless the heads say otherwise. Several values of the same indicators are those of the term
  /// and of the year only where their heads say so; else one of them is the target.
  static func sets(_ found: [Head], form: FormGrid, head: Int, rules: FormRules) -> [IndicatorColumns] {
    var sets = [IndicatorColumns()]
    for (column, place) in found where column != .level1 {
      // 上年实际完成值 is not what was reached of this year's target.
      if column == .actual, rules.terms(.otherYear).contains(where: form.text(head, place).hasPrefix) { continue }
      // A value of half the year beside that of the year is no target of its own.
      if column == .target, isOfPartOfYear(place, form, head, rules),
        found.contains(where: { $0.column == .target && !isOfPartOfYear($0.place, form, head, rules) })
      {
        continue
      }
      let beginsSet = [.level2, .name, .target].contains(column) && sets[sets.count - 1].places[column] != nil
      if beginsSet { sets.append(IndicatorColumns()) }
      // 指标方向 beside 指标性质: the column of signs says how the value is compared.
      if column == .nature, holdsSigns(place, form: form, below: head, rules: rules) { sets[sets.count - 1].places[column] = nil }
      if sets[sets.count - 1].places[column] == nil { sets[sets.count - 1].places[column] = place }
    }
    let over = sets.map { level1(over: $0, form: form, head: head, rules: rules) }
    if sets.count > 1, !found.contains(where: { $0.column == .level1 }), over.allSatisfy({ $0 != nil }) {
      for index in sets.indices { sets[index].level1 = over[index] }
      return sets
    }
    let texts = sets.map { words(over: $0, among: sets, form: form, head: head, rules: rules) }
    let areOfTerm = texts.map { words in words.contains { rules.has($0, in: .termHead) } }
    let areValuesAlone = sets.dropFirst().allSatisfy { $0.places[.level2] == nil && $0.places[.name] == nil }
    if sets.count > 1, areValuesAlone, !areOfTerm.contains(true) { sets = [withOneValue(sets, form: form, head: head, rules: rules)] }
    for index in sets.indices {
      let isOfYear = texts[index].contains { rules.has($0, in: .yearHead) }
      sets[index].set = areOfTerm[index] ? .term : isOfYear || index == sets.count - 1 ? .annual : .term
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

  /// Whether signs of comparison stand in a column below its head.
  private static func holdsSigns(_ place: Int, form: FormGrid, below head: Int, rules: FormRules) -> Bool {
    (head + 1..<max(head + 1, form.rowCount)).contains { rules.isComparator(form.text($0, place)) }
  }

  private static func isOfPartOfYear(_ place: Int, _ form: FormGrid, _ head: Int, _ rules: FormRules) -> Bool {
    rules.has(form.text(head, place), in: .partOfYear)
  }

  /// The columns of indicators of which several values are printed: the target is the year's own, else the first that is of no other year.
  private static func withOneValue(_ sets: [IndicatorColumns], form: FormGrid, head: Int, rules: FormRules) -> IndicatorColumns {
    let texts = sets.map { set in set.places[.target].map { form.text(head, $0) } ?? "" }
    let reader = HeadReader(rules: rules, year: nil, paths: [texts])
    let current = sets.indices.filter { reader.terms(of: texts[$0]).first != .key(.previous, .group) }
    // A word for the year says more than a number, which may be that of a year before: 2023年 | 2024年 | 当年实现.
    let own = current.first { rules.has(texts[$0], in: .yearHead) } ?? current.first { reader.isOfOwnYear(texts[$0]) }
    var chosen = sets[own ?? current.first ?? sets.count - 1]
    for set in sets { chosen.places.merge(set.places) { own, _ in own } }
    return chosen
  }

  /// The heads of a set, and those that stand over it and over no other.
  private static func words(
    over columns: IndicatorColumns, among sets: [IndicatorColumns], form: FormGrid, head: Int, rules: FormRules
  ) -> [String] {
    let others = sets.filter { $0.places != columns.places }.flatMap(\.places.values)
    return columns.places.values.flatMap { place -> [String] in
      let own = form.text(head, place)
      guard let cell = form.cell(head - 1, place), cell.columnSpan > 1,
        !others.contains(where: { (cell.column..<cell.column + cell.columnSpan).contains($0) }),
        rules.has(form.text(head - 1, place), in: .wholeLabel)
      else { return [own] }
      return [own, form.text(head - 1, place)]
    }
  }

  /// The level that stands over the columns of a set.
  private static func level1(over columns: IndicatorColumns, form: FormGrid, head: Int, rules: FormRules) -> String? {
    guard head > 0, let place = columns.places[.name], let cell = form.cell(head - 1, place), cell.columnSpan > 1,
      rules.has(Folding.folded(cell.text), in: .wholeLabel), set(ofLabel: Folding.folded(cell.text), rules: rules) == nil
    else { return nil }
    return cell.text
  }

  /// The set that a label of indicators names, 长期绩效指标 or 年度绩效指标; nil where it is no such label.
  static func set(ofLabel text: String, rules: FormRules) -> PerformanceTarget.IndicatorSet? {
    guard rules.has(text, in: .wholeLabel) || rules.has(text, in: .setTitle) else { return nil }
    return rules.has(text, in: .yearHead) ? .annual : rules.has(text, in: .termHead) ? .term : nil
  }
}
