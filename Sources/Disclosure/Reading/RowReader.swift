import Extraction
import FoundationEssentials
import Layout

/// Reads the body lines of a form as rows.
struct RowReader {
  private let form: FormGrid
  private let kind: TableKind
  private let columns: FormColumns
  /// How many yuan one unit is, for each column.
  private let scales: [Decimal]
  /// The highest rank among the numbers that names begin with.
  private let chiefRank: Numbering.Rank

  /// Prepares to read a form.
  ///
  /// - Parameters:
  ///   - form: The table's grid, its header rows counted.
  ///   - kind: What form it is.
  ///   - columns: What its columns hold.
  ///   - unit: How many yuan one unit of its amounts is; a column whose head names another unit has its own.
  init(_ form: FormGrid, kind: TableKind, columns: FormColumns, unit: Decimal) {
    self.form = form
    self.kind = kind
    self.columns = columns
    let names = columns.roles.indices.filter { columns.roles[$0] == .name }
    chiefRank =
      (form.headerRows..<max(form.headerRows, form.rowCount)).flatMap { r in
        names.compactMap { form.starts(r, $0) ? Numbering.parse(form.cell(r, $0)?.text ?? "")?.rank : nil }
      }.min() ?? .chinese
    scales = (0..<form.columnCount).map { c in
      UnitReader.unit(inHeader: form.path(ofColumn: c).joined())?.yuan ?? unit
    }
  }

  /// The rows in printed order: all of one side, then all of the other.
  func rows() -> [FormRow] {
    if ThreePublicReader.isAcross(kind, columns) {
      return ThreePublicReader(form, scales: scales).rows()
    }
    var rows: [FormRow] = []
    for half in columns.halves {
      let indents = indentBase(of: half)
      for r in form.headerRows..<max(form.headerRows, form.rowCount) {
        if let row = row(r, half: half, baseIndent: indents) { rows.append(row) }
      }
    }
    if isEmptyForm(rows) { return [] }
    return kind == .threePublic ? ThreePublicReader.withItems(rows) : rows
  }

  /// Whether a form holds nothing but its frame: no amounts, and no names but those of totals and the words that say so (无, 此表为空).
  private func isEmptyForm(_ rows: [FormRow]) -> Bool {
    rows.allSatisfy { row in
      row.amounts.isEmpty && row.code == nil
        && (Self.isTotal(Folding.folded(row.name)) || Self.emptyMarks.contains { $0.matches(Folding.folded(row.name)) })
    }
  }

  private static let emptyMarks: [TextPattern] = ["^无$", "^(此|本)表(为空|无数据)", "空表"]

  // MARK: One row

  private func row(_ r: Int, half: FormColumns.Half, baseIndent: Double) -> FormRow? {
    var row = FormRow(side: half.side, name: "", source: Provenance(page: 1))
    var name: String?
    var nameIndent: Double?
    var codeLabel: String?
    var code = ""
    var previousWasName = false
    for c in half.columns {
      defer { previousWasName = columns.roles[c] == .name }
      guard let cell = form.cell(r, c) else { continue }
      let isFirst = cell.column == c || c == half.columns.lowerBound
      let text = Folding.printed(cell.text)
      switch columns.roles[c] {
      case .line:
        if form.starts(r, c) { row.line = Int(form.text(r, c)) }
      case .code:
        guard isFirst, !text.isEmpty else { continue }
        let folded = form.text(r, c)
        if folded.allSatisfy({ $0.isASCII && $0.isWholeNumber }) { code += folded } else if codeLabel == nil { codeLabel = text }
      case .name:
        guard !text.isEmpty, isFirst || name == nil else { continue }
        if let group = name, previousWasName, cell.column == c { row.attributes["group"] = .text(group) }
        name = text
        nameIndent = cell.indent
      case .attribute(let key):
        guard form.starts(r, c), !text.isEmpty else { continue }
        row.attributes[key] = value(of: text)
      case .amount(let key):
        guard form.starts(r, c), !text.isEmpty else { continue }
        if let number = Numbers.decimal(text) {
          row.amounts[key] = number * scales[c]
        } else if !standsForBlank(text) {
          row.attributes[key] = .text(text)
        }
      }
    }
    guard name != nil || codeLabel != nil || !code.isEmpty || !row.amounts.isEmpty || !row.attributes.isEmpty else { return nil }
    row.code = Codes.normalized(code) ?? (code.isEmpty ? nil : code)
    row.name = name ?? codeLabel ?? (row.code == nil ? fallbackName(row) : "")
    if row.line == nil { row.line = lineBeside(r, half: half) }
    row.level = level(of: row, indent: nameIndent.map { $0 - baseIndent } ?? 0)
    if half.isUseClassification { row.attributes["classification"] = .text("use") }
    row.source = source(of: r, half: half)
    return row
  }

  /// A form with no name in a row: its first printed label from the left, else the row is a total.
  private func fallbackName(_ row: FormRow) -> String {
    for entry in row.attributes.entries { if case .text(let text) = entry.value { return text } }
    return "合计"
  }

  /// The line number printed once at the left of a two-sided form serves both sides.
  private func lineBeside(_ r: Int, half: FormColumns.Half) -> Int? {
    guard half.columns.lowerBound > 0, let c = columns.roles.firstIndex(of: .line), form.starts(r, c) else { return nil }
    return Int(form.text(r, c))
  }

  private func value(of text: String) -> AttributeValue { Numbers.decimal(text).map { .number($0) } ?? .text(text) }

  /// Signs that stand for an empty cell.
  private func standsForBlank(_ text: String) -> Bool { ["-", "—", "－", "–", "--", "——", "/", "*"].contains(text) }

  private func source(of r: Int, half: FormColumns.Half) -> Provenance {
    let cells = half.columns.compactMap { c -> Cell? in
      guard let cell = form.cell(r, c), cell.row == r else { return nil }
      return cell
    }
    guard let first = cells.first else { return Provenance(page: form.cell(r, half.columns.lowerBound)?.page ?? 1, gridRow: r) }
    let box = cells.filter { $0.page == first.page }.reduce(first.box) { $0.union($1.box) }
    return Provenance(page: first.page, box: box, gridRow: r)
  }

  // MARK: Levels

  /// The depth of a row: by its code, else by how its name begins, else by its indent.
  private func level(of row: FormRow, indent: Double) -> Int? {
    let name = Folding.folded(row.name)
    if name == "小计", row.attributes["group"] != nil { return 1 }
    if Self.isTotal(name) { return 0 }
    if let code = row.code { return Codes.level(of: code) }
    if name.hasPrefix("其中") { return 2 }
    if let numbering = Numbering.parse(row.name) {
      return numbering.rank <= chiefRank ? 1 : 2
    }
    if row.attributes["group"] != nil { return 2 }
    return indent > 8 ? 2 : 1
  }

  /// The least indent of the names of a half, in points, totals left out.
  private func indentBase(of half: FormColumns.Half) -> Double {
    guard let c = half.columns.first(where: { columns.roles[$0] == .name }) else { return 0 }
    let indents = (form.headerRows..<max(form.headerRows, form.rowCount)).compactMap { r -> Double? in
      guard form.starts(r, c), !Self.isTotal(form.text(r, c)) else { return nil }
      return form.cell(r, c)?.indent
    }
    return indents.min() ?? 0
  }

  private static let totals: [TextPattern] = ["(合计|总计|小计|总额)$", "^(合计|总计|小计)"]

  /// Whether a folded name is that of a total.
  static func isTotal(_ name: String) -> Bool {
    let characters = Array(name)
    return totals.contains { $0.matches(characters) }
  }
}
