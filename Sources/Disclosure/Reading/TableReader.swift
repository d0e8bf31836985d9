import FoundationEssentials
import Layout

/// Turns a laid-out table into a normalized one.
struct TableReader {
  /// What is known of a table before its amounts can be read: its unit may be that of other tables, its year the document's.
  struct Draft {
    var table: DisclosureTable
    var form: FormGrid
    var definition: Form
    /// The unit that the table itself prints.
    var unit: MoneyUnit?
    var diagnostics: [Diagnostic]
  }

  /// What the document says that a table may leave out.
  struct Frame {
    /// The unit that the document's other tables agree on.
    var unit: MoneyUnit?
    /// The document's year.
    var year: Int?
    /// The years that its title names: a paper may be of two, 2025年决算及2026年预算.
    var years: Set<Int> = []

    /// The year of a form with a title.
    func year(ofTitle title: String?) -> Int? {
      guard years.count > 1, let own = title.flatMap({ Numbers.year(in: Folding.folded($0)) }), years.contains(own) else { return year }
      return own
    }
  }

  private let rules: FormRules
  private let units: UnitReader

  init(_ rules: FormRules) {
    self.rules = rules
    units = UnitReader(rules)
  }

  // MARK: First pass

  /// Reads kind, title, captions, unit and notes.
  ///
  /// What a person said of the table is taken as given.
  func draft(_ table: Table, id: String, context: TableContext, heading: String?, given: ReadingOverrides.Table = .init()) -> Draft {
    let form = FormGrid(table.grid, rules: rules)
    let title = given.title ?? context.title
    var finding = FormFinder(rules).find(FormFinder.Signs(title: title, heading: heading, form: form))
    if let kind = given.kind, let known = rules.forms.first(where: { $0.kind == kind }) {
      finding = FormFinder.Finding(form: known, evidence: [], contradiction: nil, isInferred: false)
    }
    let isTarget = finding.form.body == .performance
    var grid = form.grid
    if isTarget {
      grid.headerRows = 0
      grid = BrokenLabels.mended(grid, rules: rules)
    }
    let reading = CaptionReader(rules).read(context.captions, title: title)
    let said = rules.units.first { $0.text == given.unit }.map { MoneyUnit(text: $0.text, yuan: $0.yuan, basis: .corrected) }
    let printed = said ?? reading.unit ?? (isTarget ? unitOfFunds(form) : unitOfOnlyColumn(form))
    let unit = printed ?? (isTarget ? unitOfBothTotals(form) : nil)
    let notes = isTarget ? context.notes : form.notes + context.notes
    var result = DisclosureTable(
      id: id, kind: finding.form.kind, title: title, caption: reading.caption, unit: unit, pages: table.pages,
      note: notes.isEmpty ? nil : notes.joined(separator: "\n"), grid: grid)
    result.kindEvidence = finding.evidence
    result.quality = table.quality
    result.corrected = given.parts
    result.isAccepted = given.isAccepted
    var draft = Draft(
      table: result, form: isTarget ? FormGrid(grid, rules: rules) : form, definition: finding.form, unit: unit, diagnostics: [])
    if printed == nil, let unit {
      draft.note(
        .info, .unitDerived,
        "the form prints no unit of amounts; those that state the total of the year and of the term are in \(unit.text)")
    }
    for doubt in table.doubts { draft.note(doubt) }
    if let contradiction = finding.contradiction { draft.note(.warning, .kindContradicted, contradiction) }
    if finding.isInferred {
      draft.note(
        .info, .kindInferred,
        "the table has no title that names a form; its \(finding.evidence[0] == "head" ? "heads" : "rows") are those of \(finding.form.kind.rawValue)"
      )
    }
    return draft
  }

  /// The unit in the head of a form's one amount column, where it has no caption for it.
  private func unitOfOnlyColumn(_ form: FormGrid) -> MoneyUnit? {
    let stated = Set((0..<form.columnCount).compactMap { units.unit(inHeader: form.path(ofColumn: $0).joined())?.text })
    return stated.count == 1 ? (0..<form.columnCount).compactMap { units.unit(inHeader: form.path(ofColumn: $0).joined()) }.first : nil
  }

  /// The unit that a target form states among its labels: 单位：元, or in that of its funds, 项目资金（元）; one in an indicator is that
  /// indicator's.
  private func unitOfFunds(_ form: FormGrid) -> MoneyUnit? {
    let head = (0..<form.rowCount).first { IndicatorReader(form, head: $0, rules: rules) != nil } ?? form.rowCount
    let labels = form.grid.cells.filter { $0.row < head }.map { Folding.folded($0.text) }.filter { $0.count <= 24 }
    let captions = labels.filter { rules.has($0, in: .moneyUnit) }
    let stated = (captions + labels.filter { rules.has($0, in: .fundsGroup) }).lazy.compactMap { units.unit(inHeader: $0) }.first
    return stated ?? unitOfAmounts(form, above: head)
  }

  /// The unit that every amount beside a label of funds prints itself: 30.00万元.
  private func unitOfAmounts(_ form: FormGrid, above head: Int) -> MoneyUnit? {
    let amounts = form.grid.cells.filter { $0.row < head }.compactMap { cell -> String? in
      guard let meaning = rules.meaning(ofLabel: Folding.folded(cell.text)), meaning.isOfFunds else { return nil }
      return Numbers.leading(form.text(cell.row, cell.column + cell.columnSpan))?.rest
    }
    guard let first = amounts.first, amounts.allSatisfy({ $0 == first }) else { return nil }
    return rules.units.first { $0.text == first }
  }

  /// The unit of target forms that state the totals of the year and of the term.
  private func unitOfBothTotals(_ form: FormGrid) -> MoneyUnit? {
    guard form.grid.cells.contains(where: { rules.has(Folding.folded($0.text), in: .inYuan) }) else { return nil }
    return rules.units.first { $0.yuan == 1 }.map { MoneyUnit(text: $0.text, yuan: $0.yuan, basis: .derived) }
  }

  // MARK: Second pass

  /// Reads the rows or the target form.
  ///
  /// - Parameters:
  ///   - draft: The table so far.
  ///   - frame: What the document says.
  ///   - diagnostics: Takes what had to be assumed.
  /// - Returns: The table, whole.
  func finish(_ draft: Draft, frame: Frame, diagnostics: inout [Diagnostic]) -> DisclosureTable {
    var draft = draft
    defer { diagnostics += draft.diagnostics }
    guard draft.definition.body != .grid else { return draft.table }
    let unit =
      draft.unit ?? frame.unit.map { MoneyUnit(text: $0.text, yuan: $0.yuan, basis: .assumed) }
      ?? MoneyUnit(text: "万元", yuan: 10_000, basis: .assumed)
    if draft.definition.body == .performance {
      finishTargets(&draft, unit: unit)
    } else {
      finishRows(&draft, unit: unit, year: frame.year(ofTitle: draft.table.title))
    }
    if draft.unit == nil, draft.table.hasAmounts {
      draft.table.unit = unit
      let reason = frame.unit == nil ? "nor does any other table; \(unit.text) is assumed" : "the other tables' \(unit.text) is taken"
      draft.note(.warning, .unitAssumed, "the table prints no unit of amounts, \(reason)")
    }
    return draft.table
  }

  private func finishTargets(_ draft: inout Draft, unit: MoneyUnit) {
    let reading = TargetFormReader(
      draft.form, title: draft.table.title, captions: draft.table.caption?.text ?? [], unit: unit.yuan, rules: rules
    ).read()
    draft.table.performances = reading.targets
    for message in reading.assumptions { draft.note(.warning, .performancePaymentPlan, message) }
    if !reading.isListOfResults, reading.targets.allSatisfy(\.indicators.isEmpty) {
      draft.note(.warning, .performanceWithoutIndicators, "no indicator could be read from this target form")
    }
    if !reading.untold.isEmpty {
      let heads = Set(reading.untold.joined()).sorted().map { $0.isEmpty ? "a blank head" : "“\($0)”" }.joined(separator: ", ")
      let count = reading.targets.map(\.indicators.count).reduce(0, +)
      draft.note(
        .warning, .performanceWithoutTarget,
        "\(reading.untold.count) of \(count) indicators have no target, and the cells beside them are filled: nothing tells what stands under \(heads)"
      )
    }
  }

  private func finishRows(_ draft: inout Draft, unit: MoneyUnit, year: Int?) {
    let plan = ColumnPlan(draft.form, definition: draft.definition, year: year, rules: rules)
    let reading = RowReader(draft.form, definition: draft.definition, plan: plan, unit: unit.yuan, year: year, rules: rules).read()
    draft.table.columns = columns(of: draft.form, plan, rows: reading.rows, year: year)
    var rows = reading.rows
    Classification.inferCodes(of: &rows, form: draft.definition)
    draft.table.rows = rows
    draft.table.note = draft.table.note ?? reading.note
    for doubt in reading.doubts { draft.note(.warning, doubt.code, doubt.message, page: doubt.page) }
    let used = Set(reading.rows.flatMap { $0.evidence.entries.map(\.value.gridColumn) })
    // Items across the columns are told apart by their names, not by their keys.
    let ambiguous = plan.hasItemsAcross ? [] : plan.ambiguous.filter(used.contains)
    if !ambiguous.isEmpty {
      let heads = ambiguous.map { draft.form.path(ofColumn: $0).joined(separator: "/") }
      draft.note(
        .warning, .columnAmbiguous,
        "columns \(ambiguous.map { String($0 + 1) }.joined(separator: ", ")) would have the same key; they keep what is printed over them: "
          + Set(heads).sorted().joined(separator: ", "))
    }
    for column in plan.unknown {
      let head = draft.form.path(ofColumn: column).joined(separator: "/")
      switch plan.roles[column] {
      case .amount where used.contains(column):
        draft.note(
          .warning, .columnUnknown,
          "“\(head)” says neither money nor a count, and no sum needs its whole numbers: they are taken for amounts")
      case .attribute where !head.isEmpty:
        draft.note(
          .warning, .columnUnknown,
          "“\(head)” says neither money nor a count, and amounts have decimals here: its whole numbers are taken for no amounts")
      default: break
      }
    }
  }

  private func columns(of form: FormGrid, _ plan: ColumnPlan, rows: [FormRow], year: Int?) -> [FormColumn] {
    let items = plan.hasItemsAcross ? ItemColumns(form, plan: plan, scales: [], year: year, rules: rules) : nil
    return (0..<form.columnCount).map { c in
      let side = plan.panels.first { $0.columns.contains(c) }?.side
      let key = items?.key(ofColumn: c) ?? Self.key(of: plan.roles[c], rows: rows)
      return FormColumn(index: c, key: key, side: side, header: form.printedPath(ofColumn: c))
    }
  }

  private static func key(of role: ColumnRole, rows: [FormRow]) -> String? {
    switch role {
    case .line: "line"
    case .code(0): "code"
    case .code: attribute(of: [.governmentCode, .economicCode, .functionalCode], in: rows)
    case .name(0): "name"
    case .name: attribute(of: [.governmentName, .economicItem, .functionalItem], in: rows)
    case .attribute(let key), .amount(let key), .percent(let key): key.isEmpty ? nil : key
    }
  }

  /// The attribute that a second classification of the rows is given as: the codes say of which it is.
  private static func attribute(of keys: [AttributeKey], in rows: [FormRow]) -> String {
    (keys.first { key in rows.contains { $0.attributes[key] != nil } } ?? keys[0]).rawValue
  }
}

extension TableReader.Draft {
  /// Notes something about the table.
  mutating func note(_ severity: Diagnostic.Severity, _ code: DiagnosticCode, _ message: String, page: Int? = nil) {
    diagnostics.append(Diagnostic(severity, code: code, message: message, page: page ?? table.pages.first, table: table.id))
  }

  /// Notes what of the grid is not certain.
  fileprivate mutating func note(_ doubt: Table.Doubt) {
    let (code, message): (DiagnosticCode, String) =
      switch doubt.subject {
      case .join: (.layoutJoin, "as much speaks for this part going on with the table of the page before as against it")
      case .continuation: (.layoutContinuation, "as much speaks for a row or cell going on over the page break as against it")
      case .cell: (.layoutCell, "the text of this cell may be that of two")
      case .column: (.layoutColumn, "nothing is printed over this column; it may belong to its neighbour")
      case .row: (.layoutRow, "there is room for a row without text above this cell")
      case .text: (.layoutText, "this text stands among the rows of the table and in none of its cells")
      }
    diagnostics.append(Diagnostic(.warning, code: code, message: message, page: doubt.page, table: table.id, box: doubt.box))
  }
}

extension DisclosureTable {
  /// Whether any amount of money was read from it.
  var hasAmounts: Bool {
    rows?.contains { !$0.amounts.isEmpty } ?? false
      || performances.contains { $0.budgetTotal != nil || $0.budgetFiscal != nil || $0.budgetOther != nil || $0.budgetFinal != nil }
  }
}
