import FoundationEssentials
import Layout

/// Reads target forms (绩效目标表) and reviews of them (绩效自评表).
///
/// A form holds labels with their values beside or below them, some under a group label that spans several rows, and a table of indicators
/// under a head of its own. Several projects follow each other in one table, each with its labels, or are lines of one list that has a
/// column for the project's name.
struct TargetFormReader {
  private let form: FormGrid
  private let title: String?
  private let unit: Decimal
  private let rules: FormRules

  /// What was read, and what had to be assumed.
  struct Reading {
    var targets: [PerformanceTarget] = []
    var assumptions: [String] = []
  }

  /// Prepares to read a form whose amounts are in a unit of so many yuan.
  init(_ form: FormGrid, title: String?, unit: Decimal, rules: FormRules) {
    self.form = form
    self.title = title
    self.unit = unit
    self.rules = rules
  }

  /// Reads the form: one target a project, in printed order.
  func read() -> Reading {
    var reading = Reading()
    let heads = (0..<form.rowCount).filter { IndicatorReader(form, head: $0, rules: rules) != nil }
    if let head = heads.first, let list = TargetList(form, head: head, unit: unit, rules: rules) {
      reading.targets = list.targets(heads: heads)
    } else {
      for rows in segments(heads: heads) {
        let found = TargetBlock(form, rows: rows, heads: heads.filter(rows.contains), title: title, unit: unit, rules: rules).read()
        reading.targets.append(found.target)
        reading.assumptions += found.assumptions
      }
    }
    if reading.targets.count == 1, reading.targets[0].projectName == nil {
      reading.targets[0].projectName = ProjectTitle.name(in: title, rules: rules)
    }
    return reading
  }

  /// The rows of each project: a second label 项目名称 begins a new one.
  private func segments(heads: [Int]) -> [Range<Int>] {
    var starts = [0]
    var isNamed = false
    for row in 0..<form.rowCount where !heads.contains(row) {
      let isName = form.starts(inRow: row).contains { rules.meaning(ofLabel: form.text(row, $0)) == .projectName }
      if isName, isNamed, heads.contains(where: { $0 >= starts[starts.count - 1] && $0 < row }) { starts.append(row) }
      isNamed = isNamed || isName
    }
    return zip(starts, starts.dropFirst() + [form.rowCount]).map { $0..<$1 }
  }
}

/// A list of projects whose lines hold their indicators: the name of the project stands in a column of its own.
private struct TargetList {
  private let form: FormGrid
  private let unit: Decimal
  private let rules: FormRules
  /// The first row below the head.
  private let body: Int
  private let nameColumn: Int
  private let labels: [(column: Int, meaning: LabelMeaning?, text: String)]

  init?(_ form: FormGrid, head: Int, unit: Decimal, rules: FormRules) {
    let indicators = Set(IndicatorReader.columns(of: form, row: head, rules: rules).map(\.place))
    // Heads may span the rows above and below that of the indicators.
    let body = indicators.compactMap { form.cell(head, $0) }.map { $0.row + $0.rowSpan }.max() ?? head + 1
    let heads = (0..<form.columnCount).filter { form.cell(body - 1, $0)?.column == $0 && !indicators.contains($0) }
    let labels = heads.map { column in
      let text = form.text(body - 1, column)
      return (column: column, meaning: rules.meaning(ofLabel: HeadReader.bare(text)), text: text)
    }
    guard let first = indicators.min(), let name = Self.nameColumn(of: labels.filter { $0.column < first }, rules: rules),
      form.cell(body, name).map({ $0.row == body && !$0.text.isEmpty }) ?? false
    else { return nil }
    self.form = form
    self.unit = unit
    self.rules = rules
    self.labels = labels
    self.body = body
    nameColumn = name
  }

  /// The column of the projects' names; in a list of agencies, which state a budget, of theirs.
  private static func nameColumn(of labels: [(column: Int, meaning: LabelMeaning?, text: String)], rules: FormRules) -> Int? {
    if let name = labels.first(where: { $0.meaning == .projectName }) { return name.column }
    guard labels.contains(where: { $0.meaning == .budgetTotal }) else { return nil }
    return labels.first { rules.label(ofHead: $0.text) == .attribute(.unit) }?.column
  }

  func targets(heads: [Int]) -> [PerformanceTarget] {
    guard let head = heads.first, let reader = IndicatorReader(form, head: head, rules: rules) else { return [] }
    var starts: [Int] = []
    for row in body..<max(body, form.rowCount) where !heads.contains(row) {
      let name = form.text(row, nameColumn)
      let isNew = form.starts(row, nameColumn) && !name.isEmpty && !rules.isTotal(name)
      if isNew,
        starts.last.map({
          form.text($0, nameColumn) != name || form.cell($0, nameColumn)?.row != form.cell(row, nameColumn)?.row && isNumbered(row)
        }) ?? true
      {
        starts.append(row)
      }
    }
    let targets = zip(starts, starts.dropFirst() + [form.rowCount]).map { target(rows: $0..<$1, reader: reader) }
    // 单位名称、项目名称: an agency stands over its projects, in the same column.
    guard form.text(body - 1, nameColumn).contains("单位") else { return targets }
    return targets.filter { !$0.indicators.isEmpty || !$0.goals.isEmpty }
  }

  /// Whether a new 序号 stands before a name that is printed again.
  private func isNumbered(_ row: Int) -> Bool {
    nameColumn > 0 && form.starts(row, nameColumn - 1) && Int(form.text(row, nameColumn - 1)) != nil
  }

  private func target(rows: Range<Int>, reader: IndicatorReader) -> PerformanceTarget {
    var target = PerformanceTarget()
    for (column, meaning, text) in labels {
      guard let value = form.cell(rows.lowerBound, column)?.text, !value.isEmpty else { continue }
      let scale = UnitReader(rules).unit(inHeader: text)?.yuan ?? unit
      let number = UnitReader(rules).yuan(value, unit: scale)
      switch meaning {
      case .projectName?: target.projectName = value
      case .projectCode?: target.projectCode = Folding.printed(value)
      case .budgetTotal?: target.budgetTotal = number
      case .budgetFiscal?: target.budgetFiscal = number
      case .budgetOther?: target.budgetOther = number
      case .budgetFinal?: target.budgetFinal = number
      case .goals?: target.goals += GoalSplitter.goals(in: value).map { PerformanceTarget.Goal(text: $0) }
      case .termGoals?: target.goals += GoalSplitter.goals(in: value).map { PerformanceTarget.Goal(set: .term, text: $0) }
      case .purpose?: target.purpose = value
      default: if Int(value) == nil || column > 0 { target.fields[text] = value }
      }
    }
    target.indicators = reader.indicators(in: rows)
    return target
  }
}

/// One project's form: labels and values over a table of indicators.
private struct TargetBlock {
  private let form: FormGrid
  private let rows: Range<Int>
  private let heads: [Int]
  private let title: String?
  private let unit: Decimal
  private let rules: FormRules

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
  }

  func read() -> Reading {
    var reading = Reading()
    var consumed: Set<Int> = []
    var indicatorRows: [(reader: IndicatorReader, rows: Range<Int>)] = []
    for (index, head) in heads.enumerated() {
      guard let reader = IndicatorReader(form, head: head, rules: rules) else { continue }
      let end = index + 1 < heads.count ? heads[index + 1] : rows.upperBound
      indicatorRows.append((reader, (head + 1)..<max(head + 1, end)))
    }
    for row in rows where !consumed.contains(row) && !heads.contains(row) {
      let reader = indicatorRows.first { $0.rows.contains(row) }?.reader
      if let reader, !isLabelRow(row, reader: reader) || reader.isTotal(row) { continue }
      readLabels(row, into: &reading, consumed: &consumed)
    }
    for (reader, rows) in indicatorRows {
      reading.target.indicators += reader.indicators(in: rows)
      if let total = reader.total(in: rows) { reading.target.score = total }
    }
    return reading
  }

  /// Whether a row behind the head of indicators is a label with its value again.
  private func isLabelRow(_ row: Int, reader: IndicatorReader) -> Bool {
    guard reader.isLabelRow(row), let first = form.starts(inRow: row).first else { return false }
    return !form.text(row, first).isEmpty
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
    guard !cells.isEmpty else { return }
    let group = group(of: row)
    let groupText = group.map { Folding.folded($0.text) } ?? ""
    if let group, group.row == row, cells.first == group.column { cells.removeFirst() }
    if rules.has(groupText, in: .paymentPlan) {
      if group?.row == row { readPaymentPlan(row, labels: cells, into: &reading) }
      return
    }
    if readHeadsOverValues(row, cells, group: group, into: &reading, consumed: &consumed) { return }
    if let meaning = rules.meaning(ofLabel: groupText), meaning == .goals || meaning == .termGoals {
      readGoals(cells, row: row, meaning: meaning, into: &reading)
      return
    }
    if cells.count == 1 { return readLoneCell(cells[0], row: row, groupText: groupText, into: &reading) }
    var index = 0
    while index < cells.count {
      let label = form.cell(row, cells[index])?.text ?? ""
      let value = index + 1 < cells.count ? form.cell(row, cells[index + 1])?.text ?? "" : ""
      // 预算数 | 其中：财政拨款 | 40: the first is a heading of the second.
      if isFund(value), index + 2 < cells.count, Numbers.decimal(form.text(row, cells[index + 2])) != nil {
        index += 1
        continue
      }
      if !label.isEmpty {
        set(label, value, parent: parentLabel(of: cells[index], row: row, group: group), groupText: groupText, in: &reading.target)
      }
      // A label behind a blank cell is no value of that cell.
      index += label.isEmpty && rules.meaning(ofLabel: Folding.folded(value)) != nil ? 1 : 2
    }
  }

  /// Whether a cell is the label of funds.
  private func isFund(_ text: String) -> Bool {
    rules.meaning(ofLabel: Folding.folded(text)).map { [.budgetTotal, .budgetFiscal, .budgetOther].contains($0) } ?? false
  }

  /// A cell alone in its row is the value of its group, or of what the title names.
  private func readLoneCell(_ column: Int, row: Int, groupText: String, into reading: inout Reading) {
    guard let text = form.cell(row, column)?.text, !text.isEmpty else { return }
    if !groupText.isEmpty {
      if rules.meaning(ofLabel: groupText) == .purpose || groupText.contains("用途") {
        reading.target.purpose = reading.target.purpose.map { "\($0)\n\(text)" } ?? text
      } else {
        setField(groupText, text, in: &reading.target)
      }
    } else if let title, title.contains("目标"), text.count > Self.longestLabel {
      reading.target.goals += GoalSplitter.goals(in: text).map { PerformanceTarget.Goal(text: $0) }
    }
  }

  /// A cell with more characters than this is no label.
  private static let longestLabel = 24

  /// The label in the first row of a group over a label further down: 年度资金总额 over 其他资金.
  private func parentLabel(of column: Int, row: Int, group: Cell?) -> String? {
    guard let group else { return termLabel(over: column, row: row) }
    guard row > group.row else { return nil }
    guard let cell = form.cell(group.row, column), !cell.text.isEmpty, form.text(group.row, column) != form.text(row, column) else {
      return nil
    }
    return Self.plain(cell.text)
  }

  /// The total of the term above the labels of its parts, where no group holds them together.
  private func termLabel(over column: Int, row: Int) -> String? {
    for above in (rows.lowerBound..<row).reversed() {
      let text = form.text(above, column)
      guard let meaning = rules.meaning(ofLabel: text) else { return nil }
      if meaning == .budgetTerm { return Self.plain(form.cell(above, column)?.text ?? "") }
      guard [.budgetFiscal, .budgetOther, .field].contains(meaning) else { return nil }
    }
    return nil
  }

  /// A label as printed, without white space and the colon at its end.
  private static func plain(_ label: String) -> String {
    let text = Folding.printed(label)
    return text.hasSuffix("：") || text.hasSuffix(":") ? String(text.dropLast()) : text
  }

  /// How many yuan one unit of an amount is: by its label, its group, its own words, the form, the table.
  private func scale(label: String, groupText: String) -> Decimal {
    let units = UnitReader(rules)
    if let printed = units.unit(inHeader: label) ?? units.unit(inHeader: groupText) { return printed.yuan }
    return unit
  }

  private func amount(_ value: String, label: String, groupText: String) -> Decimal? {
    UnitReader(rules).yuan(value, unit: scale(label: label, groupText: groupText))
  }

  private func set(_ printed: String, _ value: String, parent: String?, groupText: String, in target: inout PerformanceTarget) {
    let label = Folding.folded(printed)
    let number = amount(value, label: label, groupText: groupText)
    let parentMeaning = parent.flatMap { rules.meaning(ofLabel: Folding.folded($0)) }
    let isOfYear = parentMeaning != .budgetTerm
    let field = parent.map { "\($0)/\(Self.plain(printed))" } ?? Self.plain(printed)
    switch rules.meaning(ofLabel: label) {
    case .projectCode? where label.contains("名称"):
      // 项目编码及名称: the name begins behind the letters and digits of the code.
      let code = value.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      target.projectCode = String(code)
      target.projectName = String(value.dropFirst(code.count).drop { "-_ :：".contains($0) })
    case .projectCode?: target.projectCode = value.isEmpty ? nil : Folding.printed(value)
    case .projectName?: if target.projectName == nil { target.projectName = value.isEmpty ? nil : value }
    case .budgetTotal? where number != nil && isOfYear && target.budgetTotal == nil: target.budgetTotal = number
    case .budgetFiscal? where number != nil && isOfYear && target.budgetFiscal == nil: target.budgetFiscal = number
    case .budgetOther? where number != nil && isOfYear && target.budgetOther == nil: target.budgetOther = number
    case .budgetFinal? where number != nil: target.budgetFinal = number
    case .rate?: if let rate = Numbers.percent(value) { target.budgetRate = rate } else { setField(field, value, in: &target) }
    case .score?: if let score = IndicatorValue.points(value) { target.score = score } else { setField(field, value, in: &target) }
    case .grade?: target.grade = value.isEmpty ? nil : value
    case .purpose?: target.purpose = value.isEmpty ? nil : value
    case .goals?: target.goals += GoalSplitter.goals(in: value).map { PerformanceTarget.Goal(text: $0) }
    case .termGoals?: target.goals += GoalSplitter.goals(in: value).map { PerformanceTarget.Goal(set: .term, text: $0) }
    default: setField(field, value, in: &target)
    }
  }

  private func setField(_ label: String, _ value: String, in target: inout PerformanceTarget) {
    guard !label.isEmpty, !value.isEmpty else { return }
    if let known = target.fields[label], known != value {
      target.fields[label] = known + "\n" + value
    } else {
      target.fields[label] = value
    }
  }

  // MARK: Heads over values

  /// A row of labels alone, with their values in the rows below: 项目总目标 | 年度总体目标, or the columns of a review's funds.
  private func readHeadsOverValues(_ row: Int, _ cells: [Int], group: Cell?, into reading: inout Reading, consumed: inout Set<Int>) -> Bool
  {
    let filled = cells.filter { !form.text(row, $0).isEmpty }
    let meanings = filled.map { rules.meaning(ofLabel: HeadReader.bare(form.text(row, $0))) }
    guard filled.count >= 2, row + 1 < rows.upperBound, !heads.contains(row + 1) else { return false }
    if meanings.contains(.budgetFinal) || meanings.contains(.rate), meanings.filter({ $0 != nil }).count >= 2,
      filled.allSatisfy({ Numbers.decimal(form.text(row, $0)) == nil })
    {
      // The lines may have a head of their own: 项目, 资金来源.
      let isLabelled = rules.meaning(ofLabel: form.text(row + 1, filled[0])) != nil || rules.isTotal(form.text(row + 1, filled[0]))
      readFunds(head: row, columns: Array(filled.dropFirst(isLabelled ? 1 : 0)), group: group, into: &reading, consumed: &consumed)
      return true
    }
    if readFundsBelow(row, columns: filled, meanings: meanings, group: group, into: &reading) {
      consumed.insert(row + 1)
      return true
    }
    let areGoals = meanings.contains { $0 == .goals || $0 == .termGoals } && meanings.allSatisfy { $0 != nil }
    let below = filled.map { form.cell(row + 1, $0) }
    guard areGoals, below.allSatisfy({ $0.map { $0.row == row + 1 } ?? false }) else { return false }
    for (column, meaning) in zip(filled, meanings) {
      let head = form.text(row, column)
      guard meaning == .goals || meaning == .termGoals else {
        setField(Self.plain(form.cell(row, column)?.text ?? ""), form.cell(row + 1, column)?.text ?? "", in: &reading.target)
        continue
      }
      let isOfTerm = meaning == .termGoals || head.contains("总体") && filled.count > 1 && meanings.contains(.goals) && !head.contains("年度")
      let text = form.cell(row + 1, column)?.text ?? ""
      reading.target.goals += GoalSplitter.goals(in: text).map { PerformanceTarget.Goal(set: isOfTerm ? .term : .annual, text: $0) }
    }
    consumed.insert(row + 1)
    return true
  }

  /// Funds under their labels: 预算金额 beside 合计 | 财政拨款 | 单位资金 over a row of amounts.
  private func readFundsBelow(_ row: Int, columns: [Int], meanings: [LabelMeaning?], group: Cell?, into reading: inout Reading) -> Bool {
    guard meanings.contains(where: { [.budgetTotal, .budgetFiscal, .budgetOther].contains($0) }),
      columns.allSatisfy({ Numbers.decimal(form.text(row, $0)) == nil })
    else { return false }
    // The funds of a task stand behind its name.
    guard form.starts(inRow: row + 1).allSatisfy({ columns.contains($0) || form.text(row + 1, $0).isEmpty }) else { return false }
    // Both lines may begin with a label of their own: 资金来源 over 金额.
    let isLabelled = Numbers.decimal(form.text(row + 1, columns[0])) == nil && !form.text(row + 1, columns[0]).isEmpty
    let columns = isLabelled ? Array(columns.dropFirst()) : columns
    let values = columns.map { form.starts(row + 1, $0) ? form.text(row + 1, $0) : nil }
    let areAmounts = values.allSatisfy { text in text.map { $0.isEmpty || Numbers.decimal($0) != nil } ?? false }
    guard areAmounts else { return false }
    let groupText = group.map { Folding.folded($0.text) } ?? ""
    for (column, value) in zip(columns, values) {
      let label = form.cell(row, column)?.text ?? ""
      if rules.isTotal(Folding.folded(label)) {
        reading.target.budgetTotal = amount(value ?? "", label: label, groupText: groupText)
      } else {
        set(label, value ?? "", parent: nil, groupText: groupText, in: &reading.target)
      }
    }
    return true
  }

  /// The funds of a review: 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 over a line for the whole and lines for its parts.
  private func readFunds(head: Int, columns: [Int], group: Cell?, into reading: inout Reading, consumed: inout Set<Int>) {
    let end = min(rows.upperBound, group.map { $0.row + $0.rowSpan } ?? rows.upperBound)
    let groupText = group.map { Folding.folded($0.text) } ?? ""
    for row in (head + 1)..<max(head + 1, end) {
      let values = columns.filter { Numbers.percent(form.text(row, $0)) != nil }
      let label = form.starts(inRow: row).first { !columns.contains($0) && $0 != group?.column && !form.text(row, $0).isEmpty }
      guard !values.isEmpty || label.map({ rules.meaning(ofLabel: form.text(row, $0)) != nil }) ?? false, !heads.contains(row) else {
        return
      }
      consumed.insert(row)
      let lineText = label.map { form.text(row, $0) } ?? ""
      let isTotal = label == nil || rules.isTotal(lineText)
      let meaning = isTotal ? .budgetTotal : rules.meaning(ofLabel: lineText) ?? .field
      for column in columns {
        setFund(
          form.cell(row, column)?.text ?? "", head: form.text(head, column), line: meaning, lineText: lineText, groupText: groupText,
          in: &reading.target)
      }
    }
  }

  private func setFund(
    _ value: String, head: String, line: LabelMeaning, lineText: String, groupText: String, in target: inout PerformanceTarget
  ) {
    guard !value.isEmpty else { return }
    let number = amount(value, label: head, groupText: groupText)
    let isPlanAtFirst = head.contains("年初")
    switch (line, rules.meaning(ofLabel: HeadReader.bare(head))) {
    case (.budgetTotal, .budgetTotal?) where !isPlanAtFirst, (.budgetTotal, nil) where head.contains("全年预算"): target.budgetTotal = number
    case (.budgetTotal, .budgetFinal?): target.budgetFinal = number
    case (.budgetTotal, .rate?): target.budgetRate = Numbers.percent(value)
    case (.budgetFiscal, .budgetTotal?) where !isPlanAtFirst: target.budgetFiscal = number
    case (.budgetOther, .budgetTotal?) where !isPlanAtFirst: target.budgetOther = number
    default: setField(lineText.isEmpty ? head : "\(Self.plain(lineText))/\(head)", value, in: &target)
    }
  }

  // MARK: Goals

  /// Reads the goals beside a group label 绩效目标 or 总体目标.
  private func readGoals(_ cells: [Int], row: Int, meaning: LabelMeaning, into reading: inout Reading) {
    var index = 0
    while index < cells.count {
      let text = form.cell(row, cells[index])?.text ?? ""
      let own = rules.meaning(ofLabel: Folding.folded(text))
      // A label of its own beside the group: 年度目标 | its words.
      if own == .goals || own == .termGoals, index + 1 < cells.count {
        let value = form.cell(row, cells[index + 1])?.text ?? ""
        reading.target.goals += GoalSplitter.goals(in: value).map {
          PerformanceTarget.Goal(set: own == .termGoals ? .term : .annual, text: $0)
        }
        index += 2
      } else {
        // A label that spans its words stands over them.
        let over = rules.meaning(ofLabel: form.text(row - 1, cells[index]))
        let isOfTerm = (over ?? meaning) == .termGoals
        if own == nil {
          reading.target.goals += GoalSplitter.goals(in: text).map { PerformanceTarget.Goal(set: isOfTerm ? .term : .annual, text: $0) }
        }
        index += 1
      }
    }
  }

  // MARK: Payment plan

  /// Reads the dates and, in the row below, their figures.
  ///
  /// A series that ends at the budget is amounts, one that ends at 100 is percent.
  private func readPaymentPlan(_ row: Int, labels: [Int], into reading: inout Reading) {
    let steps = labels.compactMap { column -> (by: String, value: Decimal?)? in
      guard let label = form.cell(row, column)?.text, !label.isEmpty else { return nil }
      return (Folding.printed(label), Numbers.decimal(form.cell(row + 1, column)?.text ?? ""))
    }
    let last = steps.compactMap(\.value).last
    let budget = reading.target.budgetTotal.map { $0 / unit }
    let isPercent = last == 100 && budget != 100
    if let last, !isPercent, last != budget {
      reading.assumptions.append("the payment plan ends at \(last), which is neither the budget nor 100: taken as amounts")
    }
    reading.target.paymentPlan = steps.map { step in
      PerformanceTarget.Payment(
        by: step.by, amount: isPercent ? nil : step.value.map { $0 * unit }, percent: isPercent ? step.value : nil)
    }
  }
}

/// The name of a project in the title of its form: 2、某某项目绩效目标表.
enum ProjectTitle {
  /// The project's name; nil where the title is a form's alone.
  static func name(in title: String?, rules: FormRules) -> String? {
    guard let title, let end = title.ranges(of: "绩效").first else { return nil }
    var name = Numbering.parse(String(title[..<end.lowerBound])).map(\.rest) ?? String(title[..<end.lowerBound])
    name = name.trimmed
    if name.hasSuffix("支出") { name = String(name.dropLast(2)) }
    var rest = Folding.folded(name).filter(\.isLetter)
    for word in rules.terms(.formTitle) { rest.replace(word, with: "") }
    return rest.count >= 2 ? name : nil
  }
}
