import FoundationEssentials
import Layout

/// Turns a laid-out table into a normalized one.
struct TableReader {
  /// What is known of a table before its amounts can be read, since its unit may be that of the document's other tables.
  struct Draft {
    var table: DisclosureTable
    var form: FormGrid
    /// The unit that the table itself prints.
    var unit: MoneyUnit?
  }

  /// Reads kind, title, captions, unit and notes.
  static func draft(_ table: Table, id: String, surroundings: Surroundings, heading: String?) -> Draft {
    let form = FormGrid(table.grid)
    let kind = kind(title: surroundings.title, heading: heading, form: form)
    var grid = table.grid
    if kind == .performance {
      grid.headerRows = 0
      grid = CutLabels.mended(grid)
    }
    let reading = CaptionReader.read(surroundings.captions, title: surroundings.title)
    let unit = reading.unit ?? (kind == .performance ? unitOfFunds(form) : unitOfOnlyColumn(form))
    let result = DisclosureTable(
      id: id, kind: kind, title: surroundings.title, caption: reading.caption, unit: unit, pages: table.pages,
      note: surroundings.notes.isEmpty ? nil : surroundings.notes.joined(separator: "\n"), grid: grid)
    return Draft(table: result, form: kind == .performance ? FormGrid(grid) : form, unit: unit)
  }

  /// Reads the rows or the performance form.
  ///
  /// - Parameters:
  ///   - draft: The table so far.
  ///   - fallback: The unit that the document's other tables agree on.
  ///   - diagnostics: Takes what had to be assumed.
  /// - Returns: The table, whole.
  static func finish(_ draft: Draft, fallback: MoneyUnit?, diagnostics: inout [Diagnostic]) -> DisclosureTable {
    var table = draft.table
    guard table.kind.hasRows || table.kind == .performance else { return table }
    let unit = draft.unit ?? fallback ?? MoneyUnit(text: "万元", yuan: 10_000)
    let scale = unit.yuan
    if table.kind == .performance {
      let reading = PerformanceReader(draft.form, unit: scale).read()
      table.performance = reading.target
      for message in reading.assumptions {
        diagnostics.append(
          Diagnostic(.warning, code: "performance.paymentPlan", message: message, page: table.pages.first, table: table.id))
      }
      return table
    }
    let columns = FormColumns(draft.form, kind: table.kind)
    table.columns = self.columns(of: draft.form, kind: table.kind, columns)
    table.rows = RowReader(draft.form, kind: table.kind, columns: columns, unit: scale).rows()
    if draft.unit == nil, table.rows?.contains(where: { !$0.amounts.isEmpty }) ?? false {
      let reason = fallback == nil ? "nor does any other table; \(unit.text) is assumed" : "the other tables' \(unit.text) is taken"
      diagnostics.append(
        Diagnostic(
          .warning, code: "unit.assumed", message: "the table prints no unit of amounts, \(reason)", page: table.pages.first,
          table: table.id))
    }
    return table
  }

  private static func kind(title: String?, heading: String?, form: FormGrid) -> TableKind {
    if let title, let kind = TableKindRules.kind(ofTitle: title) { return kind }
    if title == nil, let heading, let kind = TableKindRules.kind(ofTitle: heading) { return kind }
    let rows = min(form.rowCount, 8)
    let cells = (0..<rows).flatMap { r in (0..<form.columnCount).filter { form.starts(r, $0) }.map { form.text(r, $0) } }
    return TableKindRules.kind(ofHeader: cells) ?? .other
  }

  /// The unit in the head of a form's one amount column, where it has no caption for it.
  private static func unitOfOnlyColumn(_ form: FormGrid) -> MoneyUnit? {
    let stated = (0..<form.columnCount).compactMap { UnitReader.unit(inHeader: form.path(ofColumn: $0).joined()) }
    return stated.count == 1 ? stated.first : nil
  }

  /// The unit in the label of a performance form's funds: 项目资金（元）.
  private static func unitOfFunds(_ form: FormGrid) -> MoneyUnit? {
    (0..<form.rowCount).lazy.map { form.text($0, 0) }.filter { $0.contains("资金") }.compactMap { UnitReader.unit(inHeader: $0) }.first
  }

  private static func columns(of form: FormGrid, kind: TableKind, _ columns: FormColumns) -> [FormColumn] {
    let across = ThreePublicReader.isAcross(kind, columns) ? ThreePublicReader(form, scales: []) : nil
    return (0..<form.columnCount).map { c in
      let side = columns.halves.first { $0.columns.contains(c) }?.side
      let key = across.map { $0.amountKey(ofColumn: c) } ?? key(of: columns.roles[c])
      return FormColumn(index: c, key: key, side: side, header: form.printedPath(ofColumn: c))
    }
  }

  private static func key(of role: ColumnRole) -> String? {
    switch role {
    case .line: "line"
    case .code: "code"
    case .name: "name"
    case .attribute(let key): key
    case .amount(let key): key.isEmpty ? nil : key
    }
  }
}
