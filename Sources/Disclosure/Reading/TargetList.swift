import FoundationEssentials
import Layout

/// A list of projects whose lines hold their indicators: the name of the project stands in a column of its own.
struct TargetList {
  private let form: FormGrid
  private let unit: Decimal
  private let rules: FormRules
  /// The first row below the head.
  private let body: Int
  /// The last row of the head.
  private let lastHead: Int
  private let nameColumn: Int
  private let labels: [(column: Int, meaning: LabelMeaning?, text: String)]

  init?(_ form: FormGrid, head: Int, unit: Decimal, rules: FormRules) {
    let indicators = Set(IndicatorReader.columns(of: form, row: head, rules: rules).map(\.place))
    // Heads may span the rows above and below that of the indicators.
    let end = indicators.compactMap { form.cell(head, $0) }.map { $0.row + $0.rowSpan }.max() ?? head + 1
    let body = form.numbersColumns(end) ? end + 1 : end
    let heads = (0..<form.columnCount).filter { form.cell(end - 1, $0)?.column == $0 && !indicators.contains($0) }
    let labels = heads.map { column in
      let text = form.text(end - 1, column)
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
    lastHead = end - 1
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
    guard rules.has(form.text(lastHead, nameColumn), in: .agencyHead) else { return targets }
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
