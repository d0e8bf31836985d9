import FoundationEssentials
import Layout

/// A list of projects with their budgets, what was spent of them and the points they got, and no indicators: one target a line.
struct ReviewList {
  private let form: FormGrid
  private let unit: Decimal
  private let rules: FormRules
  /// The first row below the head.
  private let body: Int
  private let nameColumn: Int
  private let columns: [(column: Int, meaning: LabelMeaning?, text: String)]

  /// The head of such a list stands among so many first rows: a title and captions may be drawn into the frame above it.
  private static let firstRows = 4
  /// What a line of the list says besides the project's name.
  private static let figures: Set<LabelMeaning> = [.budgetTotal, .budgetFiscal, .budgetOther, .budgetFinal, .rate, .score, .grade]

  /// The column of the budget: of 年初预算数 | 全年预算数 that of the whole year, which the rate is measured by; else the first.
  private var budgetColumn: Int? {
    let budgets = columns.filter { $0.meaning == .budgetTotal }
    return (budgets.first { rules.has($0.text, in: .wholeYearHead) } ?? budgets.first)?.column
  }

  /// Finds the head; nil where the form is no such list.
  init?(_ form: FormGrid, unit: Decimal, rules: FormRules) {
    self.form = form
    self.unit = unit
    self.rules = rules
    for row in 0..<min(Self.firstRows, form.rowCount) {
      let starts = form.starts(inRow: row)
      let body = starts.compactMap { form.cell(row, $0) }.map { $0.row + $0.rowSpan }.max() ?? row + 1
      let columns = (0..<form.columnCount).filter { form.cell(body - 1, $0)?.column == $0 }.map { column in
        let text = Self.head(of: column, from: row, to: body, form: form, rules: rules)
        return (column: column, meaning: rules.meaning(ofLabel: HeadReader.bare(text)), text: text)
      }
      let figures = Set(columns.compactMap(\.meaning)).intersection(Self.figures)
      let named = columns.first { $0.meaning == .projectName } ?? columns.first { $0.meaning == .upperProject }
      guard let name = named?.column, figures.count >= 2, body < form.rowCount,
        Self.isLine(body, columns: columns, form: form)
      else { continue }
      self.body = form.numbersColumns(body) ? body + 1 : body
      nameColumn = name
      self.columns = columns
      return
    }
    return nil
  }

  /// The last text of a head, or the one above it where that says 小计.
  private static func head(of column: Int, from top: Int, to body: Int, form: FormGrid, rules: FormRules) -> String {
    let texts = (top..<body).map { form.text($0, column) }.filter { !$0.isEmpty }
    return texts.last { !rules.isTotal($0) } ?? texts.last ?? ""
  }

  /// Whether a row has figures where the heads promise some, and no label.
  private static func isLine(_ row: Int, columns: [(column: Int, meaning: LabelMeaning?, text: String)], form: FormGrid) -> Bool {
    let figures = columns.filter { $0.meaning.map(Self.figures.contains) ?? false && $0.meaning != .grade }
    return figures.contains { Numbers.percent(form.text(row, $0.column)) != nil } || form.numbersColumns(row)
  }

  /// One target for each project.
  func targets() -> [PerformanceTarget] {
    (body..<form.rowCount).compactMap { row in
      let name = form.text(row, nameColumn)
      guard form.starts(row, nameColumn), !name.isEmpty, !rules.isTotal(name) else { return nil }
      return target(row)
    }
  }

  private func target(_ row: Int) -> PerformanceTarget {
    var target = PerformanceTarget()
    for (column, meaning, text) in columns {
      guard form.starts(row, column), let value = form.cell(row, column)?.text, !value.isEmpty else { continue }
      let number = UnitReader(rules).yuan(value, unit: UnitReader(rules).unit(inHeader: text)?.yuan ?? unit)
      switch meaning {
      case .projectName?: target.projectName = value
      case .upperProject? where column == nameColumn: target.projectName = value
      case .projectCode?: target.projectCode = Folding.printed(value)
      case .budgetTotal? where number != nil && column == budgetColumn: target.budgetTotal = number
      case .budgetFiscal? where number != nil && target.budgetFiscal == nil: target.budgetFiscal = number
      case .budgetOther? where number != nil && target.budgetOther == nil: target.budgetOther = number
      case .budgetFinal? where number != nil: target.budgetFinal = number
      case .rate? where Numbers.percent(value) != nil: target.budgetRate = Numbers.percent(value)
      case .score? where IndicatorValue.points(value) != nil: target.score = IndicatorValue.points(value)
      case .grade?: target.grade = value
      case .goals?: target.goals += GoalSplitter.goals(in: value).map { PerformanceTarget.Goal(text: $0) }
      default: if rules.label(ofHead: text) != .line { target.fields[text] = value }
      }
    }
    return target
  }
}
