import FoundationEssentials
import Texts

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
  /// The key of what was carried over to it, where the form divides that like the year's: it is counted in the amount.
  var carried: String?

  /// The figure with what was carried over to it, 上年结转 | 项目支出 beside 本年支出 | 项目支出; nil where the form prints none of it.
  var withCarryover: Figure? {
    let group = AmountKey.carryover.rawValue
    guard carried == nil, let more = row.amounts["\(group).\(key)"], more != 0 else { return nil }
    var figure = self
    figure.amount += more
    figure.carried = "\(group).\(key)"
    return figure
  }

  /// The cells that it is read from.
  var cells: [AccountingCheck.Cell] { table.cells(keys.map { (row: row, key: $0) }) }

  /// The key, and that of what was carried over where it is counted too.
  private var keys: [String] { [key] + [carried].compactMap { $0 } }

  /// One unit in the last place that the figure was printed with, in yuan.
  var step: Decimal { table.step(of: amount, in: row) }

  /// The figure in words.
  var label: Text {
    let label = CheckFinding.label(of: row)
    let own = table.figure(key, side: row.side)
    let figure = carried == nil ? own : "\(own) + \(AmountKeyNames.name(of: AmountKey.carryover.rawValue)) \(own)"
    return key == AmountKey.total.rawValue || key == AmountKey.final.rawValue || label == Text(verbatim: figure)
      ? label : "\(label) \(figure)"
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
    let found = tables.filter { $0.table.kind == kind && $0.rows.contains { !$0.amounts.isEmpty } && !isPartial($0.table) }
    // A list without a total may leave lines out; the form that sums up is the whole.
    return found.first { $0.rows.contains(where: RowHierarchy.isTotal) } ?? found.first
  }

  /// The figures that a rule means, in the order in which they are asked.
  func figures(_ selector: FigureSelector) -> [Figure] {
    let (kind, side, key) = (selector.kind, selector.side, selector.key)
    switch selector.subject {
    case .total(let name): return totals(kind, side: side, key: key).filter { name?.matches(RowNames.bare($0.row.name)) ?? true }
    case .firstTotal(let name):
      return Array(totals(kind, side: side, key: key).filter { name?.matches(RowNames.bare($0.row.name)) ?? true }.prefix(1))
    case .row(let name): return rows(kind, side: side, named: name, key: key)
    case .item(let item): return items(item, of: kind, key: key)
    case .whole:
      let first = table(kind).flatMap { table in table.rows.lazy.compactMap { figure(key, in: $0, of: table) }.first }
      return Array((totals(kind, side: side, key: key) + [first].compactMap { $0 }).prefix(1))
    case .function, .project: return parts(selector).map(\.figure)
    }
  }

  /// The grand total, and above it the total of the year where there is one.
  func totals(_ kind: TableKind, side: FormSide? = nil, key: String? = nil) -> [Figure] {
    guard let table = table(kind) else { return [] }
    let rows = table.rows.filter { RowHierarchy.isTotal($0) && (side == nil || $0.side == side) && $0.attributes[.classification] == nil }
    let found = rows.reversed().compactMap { figure(key, in: $0, of: table) }
    if !found.isEmpty { return found }
    // A total that is printed once for functions and uses stands with the uses.
    return table.rows.filter { RowHierarchy.isTotal($0) && $0.side == side }.reversed().compactMap { figure(key, in: $0, of: table) }
  }

  /// The rows whose name fits, of one side, down to the total below them: what stands below that was carried over.
  func rows(_ kind: TableKind, side: FormSide?, named name: TextPattern, key: String? = nil) -> [Figure] {
    guard let table = table(kind) else { return [] }
    var found: [Figure] = []
    for row in table.rows where side == nil || row.side == side {
      if RowHierarchy.isTotal(row), !found.isEmpty { break }
      if name.matches(RowNames.bare(row.name)), let figure = figure(key, in: row, of: table) { found.append(figure) }
    }
    return found
  }

  /// An item of the 三公 vocabulary in each of its lines, the year's own and the whole agency's first.
  private func items(_ item: ThreePublicItem, of kind: TableKind, key: String?) -> [Figure] {
    guard let table = table(kind) else { return [] }
    let rows = table.rows.filter { $0.attributes[.item] == .text(item.rawValue) && $0.attributes[.change] == nil }
    let ofAgency = rows.filter { $0.attributes[.unit] == nil } + rows.filter { $0.attributes[.unit] != nil }
    return ofAgency.compactMap { row in
      figure(key, in: row, of: table)
        ?? (key == nil
          ? [AmountKey.fiscalAppropriation, .generalPublicBudget].lazy.compactMap { figure($0.rawValue, in: row, of: table) }.first : nil)
    }
  }

  /// The figure of a row under a key, or its main amount.
  func figure(_ key: String?, in row: FormRow, of table: CheckedTable) -> Figure? {
    let keys = key.map { [$0] } ?? [AmountKey.final, .total, .currentYear].map(\.rawValue)
    for key in keys { if let amount = row.amounts[key] { return Figure(table: table, row: row, key: key, amount: amount) } }
    return nil
  }

  /// Whether a form leaves out what the year before left over while the document has something left over: then its totals are not those of
  /// the balance.
  func leavesOutCarryover(_ kind: TableKind) -> Bool {
    guard let checked = table(kind), let title = checked.table.title, checked.rules.has(Folding.folded(title), in: .withoutCarryover) else {
      return false
    }
    return tables.contains { table in
      table.rows.contains { row in
        row.side == .revenue && table.rules.has(Folding.folded(row.name), in: .carriedOver) && (row.mainAmount ?? 0) != 0
      }
    }
  }

  /// Whether a form's title says that it is of what was carried over alone, or of one part: 人员经费.
  private func isPartial(_ table: DisclosureTable) -> Bool {
    guard let title = table.title.map(Folding.folded), let rules = tables.first?.rules else { return false }
    return rules.has(title, in: .ofCarryover) || rules.has(title, in: .ofPart) && !rules.has(title, in: .ofAllParts)
  }
}

extension FigureFinder {
  /// The figures of functions or projects that are tested, each with the name by which it is compared.
  func parts(_ selector: FigureSelector) -> [(name: String, figure: Figure)] {
    if case .project = selector.subject { return tables.filter { $0.table.kind == selector.kind }.flatMap(projects) }
    guard let table = table(selector.kind) else { return [] }
    // A form by agencies has each function once for each of them.
    let rows = table.rows.filter { $0.level == 1 && $0.code != nil }
    let counts = Dictionary(rows.map { ($0.code ?? "", 1) }, uniquingKeysWith: +)
    return rows.compactMap { row in
      guard counts[row.code ?? ""] == 1, let figure = figure(selector.key, in: row, of: table) else { return nil }
      return (RowNames.bare(row.name), figure)
    }
  }

  /// The figures of functions or projects that others are held against, each with its name.
  func listed(_ selector: FigureSelector) -> [(name: String, figure: Figure)] {
    guard let table = table(selector.kind) else { return [] }
    let rows = table.rows.filter { !RowHierarchy.isTotal($0) && (selector.side == nil || $0.side == selector.side) }
    if case .project = selector.subject {
      // Several agencies may have a project of one name.
      return rows.compactMap { row in figure(selector.key, in: row, of: table).map { (Folding.folded(row.name), $0) } }
    }
    return rows.filter { $0.attributes[.classification] == nil }.compactMap { row in
      figure(selector.key, in: row, of: table).map { (RowNames.bare(row.name), $0) }
    }
  }

  /// The budgets of the projects of target forms.
  private func projects(_ table: CheckedTable) -> [(name: String, figure: Figure)] {
    table.table.performances.compactMap { form in
      guard let total = form.budgetTotal, let name = form.projectName else { return nil }
      let row = FormRow(name: Folding.printed(name), source: Provenance(page: table.table.pages.first ?? 1))
      return (Folding.folded(name), Figure(table: table, row: row, key: AmountKey.total.rawValue, amount: total))
    }
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
