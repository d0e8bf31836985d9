import Extraction
import FoundationEssentials
import Layout

/// Reads a 三公 form whose items stand across the columns: one row for each item.
struct ThreePublicReader {
  private let form: FormGrid
  private let scales: [Decimal]
  /// For each column its heads, folded for comparison and as printed.
  private let paths: [[Head]]
  private let hasFinal: Bool

  private struct Head {
    var folded: String
    var printed: String
  }

  init(_ form: FormGrid, scales: [Decimal]) {
    self.form = form
    self.scales = scales
    let paths = (0..<form.columnCount).map { c in
      form.printedPath(ofColumn: c).map { Head(folded: Folding.folded($0), printed: Folding.printed($0)) }
    }
    self.paths = paths
    hasFinal = paths.joined().contains { $0.folded.contains("决算数") }
  }

  /// Whether the items of a form stand across its columns: no column holds names.
  static func isAcross(_ kind: TableKind, _ columns: FormColumns) -> Bool {
    kind == .threePublic && !columns.roles.contains { $0 == .name || $0 == .code }
  }

  /// The key of a column's amounts: `budget` and `final` where the form has both, else `total`.
  func amountKey(ofColumn column: Int) -> String {
    guard hasFinal else { return "total" }
    let path = paths[column].map(\.folded)
    return path.contains { $0.contains("决算数") } ? "final" : path.contains { $0.contains("预算数") } ? "budget" : "total"
  }

  /// One row for each item in printed order; an item with a budget and a final figure has both.
  func rows() -> [FormRow] {
    var rows: [FormRow] = []
    for r in form.headerRows..<max(form.headerRows, form.rowCount) {
      var ofThisRow: [(path: [String], row: FormRow)] = []
      for c in 0..<form.columnCount {
        guard form.starts(r, c), let cell = form.cell(r, c), let number = Numbers.decimal(cell.text) else { continue }
        let named = paths[c].filter { !isMeasure($0.folded) }
        let key = amountKey(ofColumn: c)
        let source = Provenance(page: cell.page, box: cell.box, gridRow: r)
        if let at = ofThisRow.lastIndex(where: { $0.path == named.map(\.folded) }) {
          ofThisRow[at].row.amounts[key] = number * scales[c]
          if let box = ofThisRow[at].row.source.box { ofThisRow[at].row.source.box = box.union(cell.box) }
        } else {
          ofThisRow.append((named.map(\.folded), row(named, amounts: [key: number * scales[c]], source: source)))
        }
      }
      rows += ofThisRow.map(\.row)
    }
    return Self.withItems(rows)
  }

  private func row(_ path: [Head], amounts: KeyedValues<Decimal>, source: Provenance) -> FormRow {
    var name = path.last ?? Head(folded: "合计", printed: "合计")
    var item = ThreePublicItems.item(ofName: name.folded)
    if name.folded == "小计" || name.folded == "合计", path.count > 1 {
      name = path[path.count - 2]
      item = ThreePublicItems.item(ofName: name.folded) ?? item
    }
    var row = FormRow(side: .expenditure, name: name.printed, amounts: amounts, source: source)
    if let item { row.attributes["item"] = .text(item) }
    return row
  }

  /// A head that says which figure it is, not of what.
  private func isMeasure(_ text: String) -> Bool { Self.measure.contains { $0.matches(text) } }

  private static let measure: [TextPattern] = ["^(预算数|决算数)$", "^####年(度)?(预算数|决算数)?$"]

  private static func level(ofItem item: String?) -> Int? {
    switch item {
    case "total", "grandTotal": 0
    case "vehiclePurchase", "vehicleOperation": 2
    case nil: nil
    default: 1
    }
  }

  // MARK: Items

  /// The rows with their items; a 合计 beside a total of the 三公 alone is the grand total.
  static func withItems(_ rows: [FormRow]) -> [FormRow] {
    var rows = rows
    for i in rows.indices where rows[i].attributes["item"] == nil {
      if let item = ThreePublicItems.item(ofName: bare(rows[i].name)) { rows[i].attributes["item"] = .text(item) }
    }
    for i in rows.indices {
      guard case .text(let item)? = rows[i].attributes["item"], let level = level(ofItem: item) else { continue }
      rows[i].level = level
    }
    let totals = rows.indices.filter { rows[$0].attributes["item"] == .text("total") }
    guard totals.contains(where: { Folding.folded(rows[$0].name).contains("三公") }) else { return rows }
    for i in totals where bare(rows[i].name) == "合计" { rows[i].attributes["item"] = .text("grandTotal") }
    return rows
  }

  /// A folded name without the number and the words 其中 before it.
  private static func bare(_ name: String) -> String {
    var text = Numbering.parse(name).map(\.rest) ?? name
    text = Folding.folded(text)
    for lead in ["其中:", "其中", "1.", "2."] where text.hasPrefix(lead) { text.removeFirst(lead.count) }
    return text
  }
}
