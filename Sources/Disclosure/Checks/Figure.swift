import FoundationEssentials

/// One printed figure, found by what it means: the basic expenditure in the expenditure table's total row.
struct Figure {
  /// The table.
  var table: CheckedTable
  /// The row.
  var row: FormRow
  /// The amount key.
  var key: String
  /// The amount in yuan.
  var amount: Decimal

  /// One unit in the last place that the figure was printed with, in yuan.
  var step: Decimal { table.step(of: amount, in: row) }

  /// The figure in words.
  var label: String {
    let label = CheckFinding.label(of: row)
    let figure = table.figure(key, side: row.side)
    return key == "total" || key == "final" || figure == label ? label : "\(label) \(figure)"
  }
}

/// Finds figures in a document's tables.
struct FigureFinder {
  /// The tables that can be checked, in printed order.
  let tables: [CheckedTable]

  /// The first table of a kind that prints any amount.
  ///
  /// A second form of one kind is of the carry-over or of a unit.
  func table(_ kind: TableKind) -> CheckedTable? {
    tables.first { $0.table.kind == kind && $0.rows.contains { !$0.amounts.isEmpty } && !Self.isOfCarryover($0.table) }
  }

  /// The grand total, and above it the total of the year where there is one.
  func totals(_ kind: TableKind, side: FormSide? = nil, key: String? = nil) -> [Figure] {
    guard let table = table(kind) else { return [] }
    let rows = table.rows.filter { RowOutline.isTotal($0) && (side == nil || $0.side == side) && $0.attributes["classification"] == nil }
    let found = rows.reversed().compactMap { figure(key, in: $0, of: table) }
    if !found.isEmpty || side == nil { return found }
    // A total that is printed once for functions and uses stands with the uses.
    return table.rows.filter { RowOutline.isTotal($0) && $0.side == side }.reversed().compactMap { figure(key, in: $0, of: table) }
  }

  /// The rows above the totals whose name fits, of one side.
  func rows(_ kind: TableKind, side: FormSide?, named name: TextPattern, key: String? = nil, use: Bool? = nil) -> [Figure] {
    guard let table = table(kind) else { return [] }
    var found: [Figure] = []
    for row in table.rows where side == nil || row.side == side {
      if let use, (row.attributes["classification"] != nil) != use { continue }
      guard !RowOutline.isTotal(row) else {
        if !found.isEmpty { break }
        continue
      }
      if name.matches(RowNames.bare(row.name)), let figure = figure(key, in: row, of: table) { found.append(figure) }
    }
    return found
  }

  /// An item of the 三公 form.
  func item(_ item: String, key: String? = nil) -> Figure? {
    guard let table = table(.threePublic), let row = ThreePublicCheck.first(item, in: table.rows) else { return nil }
    return figure(key, in: row, of: table)
  }

  /// The figure of a row under a key, or its main amount.
  func figure(_ key: String?, in row: FormRow, of table: CheckedTable) -> Figure? {
    let keys = key.map { [$0] } ?? ["final", "total", "currentYear"]
    for key in keys { if let amount = row.amounts[key] { return Figure(table: table, row: row, key: key, amount: amount) } }
    return nil
  }

  /// Whether a form leaves out what the year before left over while the document has something left over: then its totals are not those of
  /// the balance.
  func leavesOutCarryover(_ kind: TableKind) -> Bool {
    guard let title = table(kind)?.table.title, title.contains("不含上年结转") || title.contains("本年预算）") || title.contains("本年预算)") else {
      return false
    }
    return tables.contains { table in
      table.rows.contains { $0.side == .revenue && RowOutline.isCarriedOver($0.name) && ($0.mainAmount ?? 0) != 0 }
    }
  }

  private static func isOfCarryover(_ table: DisclosureTable) -> Bool {
    table.title.map { $0.contains("（上年结转）") || $0.contains("(上年结转)") } ?? false
  }
}

/// Names of rows without what varies from form to form.
enum RowNames {
  /// The folded name without number and list mark: 一、教育支出 → 教育支出.
  static func bare(_ name: String) -> String {
    let text = Folding.folded(name)
    guard let first = text.first, "一二三四五六七八九十123456789(（".contains(first), let end = text.firstIndex(where: { "、.)".contains($0) }) else {
      return text
    }
    return String(text[text.index(after: end)...])
  }
}
