import FoundationEssentials
import Layout

/// One project's form: labels and values over a table of indicators.
struct TargetBlock {
  let form: FormGrid
  let rows: Range<Int>
  let heads: [Int]
  private let title: String?
  let unit: Decimal
  let rules: FormRules

  init(_ form: FormGrid, rows: Range<Int>, heads: [Int], title: String?, unit: Decimal, rules: FormRules) {
    self.form = form
    self.rows = rows
    self.heads = heads
    self.title = title
    self.unit = unit
    self.rules = rules
  }

  struct Reading {
    var target = PerformanceTarget()
    var assumptions: [String] = []
    /// The heads of cells beside each indicator without a target that no head tells.
    var untold: [[String]] = []
  }

  /// Reads the labels and the indicators, and what the captions above say where the form does not.
  func read(captions: [String] = []) -> Reading {
    var reading = Reading()
    var consumed = rowsOfHeads
    var indicatorRows: [(reader: IndicatorReader, rows: Range<Int>)] = []
    for (index, head) in heads.enumerated() {
      guard let reader = IndicatorReader(form, head: head, rules: rules) else { continue }
      let end = index + 1 < heads.count ? heads[index + 1] : rows.upperBound
      let first = form.numbersColumns(head + 1) ? head + 2 : head + 1
      indicatorRows.append((reader, first..<max(first, end)))
    }
    for row in rows where !consumed.contains(row) && !heads.contains(row) && !form.numbersColumns(row) {
      let reader = indicatorRows.first { $0.rows.contains(row) }?.reader
      if let reader, !pointsAreLabels(row, reader: reader), !isLabelRow(row, reader: reader) || reader.isTotal(row) { continue }
      readLabels(row, into: &reading, consumed: &consumed)
    }
    for (reader, rows) in indicatorRows {
      let indicators = reader.indicators(in: rows)
      reading.target.indicators += indicators
      reading.untold += indicators.map(reader.untold).filter { !$0.isEmpty }
      if let total = reader.total(in: rows) { reading.target.score = total }
    }
    readCaptions(captions, into: &reading.target)
    nameByUpperProject(&reading.target)
    return reading
  }

  /// The rows above a head of indicators whose heads reach down beside it; nothing in them is a label with a value.
  private var rowsOfHeads: Set<Int> {
    var found: Set<Int> = []
    for head in heads {
      let reaching = (0..<form.columnCount).compactMap { column -> Int? in
        guard let cell = form.cell(head, column), cell.column == column else { return nil }
        return cell.row < head && cell.row + cell.rowSpan == head + 1 ? cell.row : nil
      }
      if reaching.count >= 2, let top = reaching.min() { found.formUnion(max(top, rows.lowerBound)..<head) }
    }
    return found
  }

  /// Whether the form is a review: it has columns for what was reached, or its title says so.
  private var isReview: Bool {
    heads.contains { IndicatorReader(form, head: $0, rules: rules)?.isOfReview ?? false }
      || title.map { rules.kind(ofTitle: $0) == .evaluation } ?? false
  }

  /// Whether a row behind the head of indicators is a label with its value again.
  private func isLabelRow(_ row: Int, reader: IndicatorReader) -> Bool {
    guard reader.isLabelRow(row), let first = form.starts(inRow: row).first else { return false }
    return !form.text(row, first).isEmpty
  }

  /// Whether a row states the points of the whole with a label, 总分 | 100 | 总得分 | 99, where no column holds points.
  private func pointsAreLabels(_ row: Int, reader: IndicatorReader) -> Bool {
    guard reader.place(of: .score) == nil, let first = form.starts(inRow: row).first(where: { !form.text(row, $0).isEmpty }) else {
      return false
    }
    return rules.meaning(ofLabel: form.text(row, first)) == .score
  }

  // MARK: Labels and values

  private func isLabel(_ text: String) -> Bool { text.hasSuffix(":") && text.count <= 20 || rules.meaning(ofLabel: text) != nil }

  /// The cell at the left that groups several rows: labels of its own stand beside it.
  private func group(of row: Int) -> Cell? {
    guard let cell = form.cell(row, 0), cell.rowSpan > 1, !cell.text.isEmpty else { return nil }
    let after = cell.column + cell.columnSpan
    guard let beside = form.cell(cell.row, after) else { return nil }
    return beside.rowSpan < cell.rowSpan || isLabel(Folding.folded(beside.text)) ? cell : nil
  }

  private func readLabels(_ row: Int, into reading: inout Reading, consumed: inout Set<Int>) {
    var cells = form.starts(inRow: row)
    let group = group(of: row)
    let groupText = group.map { Folding.folded($0.text) } ?? ""
    if let group, group.row == row { cells.removeFirst() }
    if rules.has(groupText, in: .paymentPlan) {
      if group?.row == row { readPaymentPlan(row, labels: cells, into: &reading) }
      return
    }
    if readHeadsOverValues(row, cells, group: group, into: &reading, consumed: &consumed) { return }
    if let meaning = rules.meaning(ofLabel: groupText), meaning == .goals || meaning == .termGoals {
      readGoals(cells, row: row, meaning: meaning, into: &reading)
      return
    }
    if readTaskFunds(row, cells, group: group, into: &reading) { return }
    if let group, isFunds(groupText) {
      if isHeadOfAmounts(row, cells, group: group) { return }
      if readShare(row, cells, group: group, into: &reading) { return }
    }
    if cells.count == 1, statedAmount(row, cells[0]) == nil, statedLabel(row, cells[0]) == nil {
      return readLoneCell(cells[0], row: row, groupText: groupText, into: &reading)
    }
    var index = beginsWithHeading(row, cells) ? 1 : 0
    // Parts behind the total of the whole project, where the year's stands too, are that total's; behind the amount of another thing,
    // 上年预算, those that say 其中 are.
    var other: (label: String, isTotal: Bool)?
    while index < cells.count {
      let label = form.cell(row, cells[index])?.text ?? ""
      if let stated = statedAmount(row, cells[index]) ?? statedLabel(row, cells[index]) {
        set(stated.label, stated.value, parent: nil, groupText: groupText, in: &reading.target)
        index += 1
        continue
      }
      if index > 0, let field = labelledText(label) {
        setField(field.label, field.value, in: &reading.target)
        index += 1
        continue
      }
      let value = index + 1 < cells.count ? form.cell(row, cells[index + 1])?.text ?? "" : ""
      // 预算数 | 其中：财政拨款 | 40: the first is a heading of the second.
      if isFund(value), index + 2 < cells.count, isAmount(row, cells[index + 2]) {
        index += 1
        continue
      }
      let meaning = rules.meaning(ofLabel: Folding.folded(label))
      if meaning == .budgetTotal || meaning == .budgetTerm {
        other = isTotalOfOtherYears(Folding.folded(label)) ? (Self.plain(label), true) : nil
      } else if meaning?.isOfFunds != true {
        let isOfFund = rules.has(Folding.folded(label), in: .fundsField)
        if index + 1 < cells.count, !isOfFund, isAmount(row, cells[index + 1]) { other = (Self.plain(label), false) }
      } else if let other, other.isTotal || rules.has(Folding.folded(label), in: .aside) {
        setField("\(other.label)/\(Self.plain(label))", value, in: &reading.target)
        index += 2
        continue
      }
      if !label.isEmpty {
        set(label, value, parent: parentLabel(of: cells[index], row: row, group: group), groupText: groupText, in: &reading.target)
      }
      // A label behind a blank cell is no value of that cell.
      index += label.isEmpty && rules.meaning(ofLabel: Folding.folded(value)) != nil ? 1 : 2
    }
  }

  private func statedAmount(_ row: Int, _ column: Int) -> (label: String, value: String)? {
    form.cell(row, column).flatMap { statedAmount($0.text) }
  }

  /// A label and its amount in one text: 其中：财政拨款：10.00; nil where it is not both.
  func statedAmount(_ text: String) -> (label: String, value: String)? {
    guard let colon = text.lastIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
    let (label, value) = (String(text[..<colon]), String(text[text.index(after: colon)...]).trimmed)
    guard label.count <= Self.longestLabel, !label.isEmpty, UnitReader(rules).yuan(value, unit: unit) != nil else { return nil }
    return (label, value)
  }

  private func statedLabel(_ row: Int, _ column: Int) -> (label: String, value: String)? {
    form.cell(row, column).flatMap { statedLabel($0.text) }
  }

  /// A label that names a project, its code, its goals or its grade, and the value behind it in one text: 项目名称：某项目.
  func statedLabel(_ text: String) -> (label: String, value: String)? {
    guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
    let (label, value) = (String(text[..<colon]), String(text[text.index(after: colon)...]).trimmed)
    guard !value.isEmpty, let meaning = rules.meaning(ofLabel: Folding.folded(label)) else { return nil }
    return [.projectName, .upperProject, .projectCode, .goals, .termGoals, .grade].contains(meaning) ? (label, value) : nil
  }

  /// Whether a row of an odd number of cells begins with the heading of the pairs behind it: else an amount would be a label.
  private func beginsWithHeading(_ row: Int, _ cells: [Int]) -> Bool {
    guard cells.count >= 3, cells.count % 2 == 1 else { return false }
    let labels = stride(from: 2, to: cells.count, by: 2)
    guard labels.contains(where: { isAmount(row, cells[$0]) }),
      !stride(from: 1, to: cells.count, by: 2).contains(where: { isAmount(row, cells[$0]) }), !form.text(row, cells[1]).isEmpty
    else { return false }
    // 主管部门 | 甲局 | 项目资金 | 年度资金总额 | 30: the first has its value beside it.
    let isPair = rules.meaning(ofLabel: form.text(row, cells[0])) != nil && rules.meaning(ofLabel: form.text(row, cells[1])) == nil
    return !isPair || isFund(form.text(row, cells[0]))
  }

  /// Whether a cell is an amount, with its unit or without.
  func isAmount(_ row: Int, _ column: Int) -> Bool { UnitReader(rules).yuan(form.text(row, column), unit: unit) != nil }

  /// Whether a cell is the label of funds.
  func isFund(_ text: String) -> Bool { rules.meaning(ofLabel: Folding.folded(text))?.isOfFunds ?? false }

  /// A cell alone in its row is the value of its group, or of what the title names.
  private func readLoneCell(_ column: Int, row: Int, groupText: String, into reading: inout Reading) {
    guard let text = form.cell(row, column)?.text, !text.isEmpty else { return }
    if !groupText.isEmpty {
      if rules.meaning(ofLabel: groupText) == .purpose {
        reading.target.purpose = reading.target.purpose.map { "\($0)\n\(text)" } ?? text
      } else {
        setField(groupText, text, in: &reading.target)
      }
    } else if let title, rules.has(title, in: .goalsTitle), text.count > Self.longestLabel {
      reading.target.goals += GoalSplitter.goals(in: text).map { PerformanceTarget.Goal(text: $0) }
    }
  }

  /// A cell with more characters than this is no label.
  private static let longestLabel = 24

  /// The label in the first row of a group over a label further down: 年度资金总额 over 其他资金.
  func parentLabel(of column: Int, row: Int, group: Cell?) -> String? {
    guard let group else { return termLabel(over: column, row: row) }
    guard let cell = form.cell(group.row, column), !cell.text.isEmpty, form.text(group.row, column) != form.text(row, column) else {
      return nil
    }
    return Self.plain(cell.text)
  }

  /// The total of the term above the labels of its parts, where no group holds them together.
  private func termLabel(over column: Int, row: Int) -> String? {
    // A total is no part of another.
    guard rules.meaning(ofLabel: form.text(row, column)) != .budgetTotal else { return nil }
    for above in (rows.lowerBound..<row).reversed() {
      let text = form.text(above, column)
      guard let meaning = rules.meaning(ofLabel: text) else { return nil }
      if meaning == .budgetTerm { return Self.plain(form.cell(above, column)?.text ?? "") }
      guard [.budgetFiscal, .budgetOther, .field].contains(meaning) else { return nil }
    }
    return nil
  }

  /// A label as printed, without white space and the colon at its end.
  static func plain(_ label: String) -> String {
    let text = Folding.printed(label)
    return text.hasSuffix("：") || text.hasSuffix(":") ? String(text.dropLast()) : text
  }

  /// How many yuan one unit of an amount is: by its label, its group, its own words, the form, the table.
  private func scale(label: String, groupText: String) -> Decimal {
    let units = UnitReader(rules)
    return (units.unit(inHeader: label) ?? units.unit(inHeader: groupText))?.yuan ?? unit
  }

  func amount(_ value: String, label: String, groupText: String) -> Decimal? {
    UnitReader(rules).yuan(value, unit: scale(label: label, groupText: groupText))
  }

  func set(_ printed: String, _ value: String, parent: String?, groupText: String, in target: inout PerformanceTarget) {
    let label = Folding.folded(printed)
    let number = amount(value, label: label, groupText: groupText)
    let parentMeaning = parent.flatMap { rules.meaning(ofLabel: Folding.folded($0)) }
    let isOfYear = parentMeaning != .budgetTerm
    let mayBeTotal = number != nil && isOfYear && target.budgetTotal == nil
    let field = parent.map { "\($0)/\(Self.plain(printed))" } ?? Self.plain(printed)
    switch rules.meaning(ofLabel: label) {
    case .projectCode? where rules.has(label, in: .nameLabel):
      (target.projectCode, target.projectName) = Self.codeAndName(value)
    case .projectCode?: target.projectCode = value.isEmpty ? nil : Folding.printed(value)
    case .projectName? where target.projectName == nil && !value.isEmpty:
      let (code, name) = Self.codeAndName(value)
      if code.count >= Self.shortestProjectCode, !name.isEmpty, target.projectCode == nil {
        (target.projectCode, target.projectName) = (code, name)
      } else {
        target.projectName = value
      }
    case .projectName?: break
    case .budgetTotal? where mayBeTotal && !isTotalOfOtherYears(label): target.budgetTotal = number
    case nil where mayBeTotal && isFunds(groupText) && rules.isTotal(label): target.budgetTotal = number
    case .budgetFiscal? where number != nil && isOfYear && target.budgetFiscal == nil: target.budgetFiscal = number
    case .budgetOther? where number != nil && isOfYear && target.budgetOther == nil: target.budgetOther = number
    case .budgetFinal? where number != nil: target.budgetFinal = number
    case .rate?: if let rate = Numbers.percent(value) { target.budgetRate = rate } else { setField(field, value, in: &target) }
    case .score?:
      if isReview, let score = IndicatorValue.points(value) { target.score = score } else { setField(field, value, in: &target) }
    case .grade?: target.grade = value.isEmpty ? nil : value
    case .purpose?: target.purpose = value.isEmpty ? nil : value
    case .goals?: target.goals += GoalSplitter.goals(in: statedGoals(value) ?? value).map { PerformanceTarget.Goal(text: $0) }
    case .termGoals?: target.goals += GoalSplitter.goals(in: value).map { PerformanceTarget.Goal(set: .term, text: $0) }
    default: setField(field, value, in: &target)
    }
  }

  /// The letters and digits of a code and the name behind them: 项目编码及名称.
  private static func codeAndName(_ text: String) -> (code: String, name: String) {
    let code = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return (String(code), String(text.dropFirst(code.count).drop { "-_ :：".contains($0) }))
  }

  /// Codes of the treasury's projects have more characters than a year, a name or a number that a project's name begins with.
  private static let shortestProjectCode = 12

  func setField(_ label: String, _ value: String, in target: inout PerformanceTarget) {
    guard !label.isEmpty, !value.isEmpty else { return }
    if let known = target.fields[label], known != value {
      target.fields[label] = known + "\n" + value
    } else {
      target.fields[label] = value
    }
  }
}
