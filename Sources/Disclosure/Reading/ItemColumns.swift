import Extraction
import FoundationEssentials
import Layout

/// Reads a 三公 form whose items stand across the columns: one row for each printed line and item.
///
/// Units, years and funds that run down the rows are attributes of the line; years and funds across the columns are groups and keys.
struct ItemColumns {
  private let form: FormGrid
  private let plan: ColumnPlan
  private let scales: [Decimal]
  private let rules: FormRules
  /// For each column the heads that name its item, folded and as printed.
  private let names: [[Head]]
  private let keys: [Int: ColumnKeys.Key]

  private struct Head: Equatable {
    var folded: String
    var printed: String
  }

  init(_ form: FormGrid, plan: ColumnPlan, scales: [Decimal], year: Int?, rules: FormRules) {
    self.form = form
    self.plan = plan
    self.scales = scales
    self.rules = rules
    let paths = (0..<form.columnCount).map { c in
      form.printedPath(ofColumn: c).map { Head(folded: Folding.folded($0), printed: Folding.printed($0)) }.filter {
        !SignRow.isNumber($0.folded) && !rules.has($0.folded, in: .sign)
      }
    }
    // 2024年“三公”经费预算数 beside 2025年“三公”经费预算数 says of which year the items below are; their whole has a head of its own.
    let years = HeadReader(rules: rules, year: year, paths: [])
    let dated = Set(paths.joined().map(\.folded).filter { rules.item(ofName: $0) == .total && years.namesYear($0) })
    func isName(_ head: Head) -> Bool { Self.isName(head.folded, rules: rules) && (dated.count < 2 || !dated.contains(head.folded)) }
    names = paths.map { $0.filter(isName) }
    let measures = paths.map { $0.filter { !isName($0) }.map(\.folded) }
    let wording = paths.map { $0.filter { !isName($0) }.map(\.printed) }
    let reader = HeadReader(rules: rules, year: year, paths: measures)
    var keys: [Int: ColumnKeys.Key] = [:]
    let named = names
    for (_, columns) in Dictionary(grouping: plan.amountColumns, by: { named[$0].map(\.folded) }) {
      let found = ColumnKeys(columns: columns, paths: measures, wording: wording, reader: reader, rules: rules) { _, _ in false }
      keys.merge(found.keys) { old, _ in old }
    }
    self.keys = keys
  }

  /// Whether the items of a form stand across its columns: two heads at least name different ones, or one beside a total in a form whose
  /// lines have no names.
  static func isAcross(_ plan: ColumnPlan, form: FormGrid, rules: FormRules) -> Bool {
    let items = Set(plan.amountColumns.flatMap { form.path(ofColumn: $0) }.compactMap(rules.item(ofName:)))
    let special = items.subtracting([.total, .grandTotal])
    let hasNames = plan.roles.contains { if case .name = $0 { true } else { false } }
    return special.count >= 2 || !hasNames && !special.isEmpty && items.count >= 2
  }

  /// The key of a column's amounts.
  func key(ofColumn column: Int) -> String? { keys[column]?.name }

  /// A head that says of what a figure is, not of which year or fund.
  private static func isName(_ text: String, rules: FormRules) -> Bool {
    rules.item(ofName: text) != nil || rules.has(text, in: .subtotal)
  }

  // MARK: Rows

  /// The rows in printed order, the items of one line after each other.
  func rows() -> [FormRow] {
    var rows: [FormRow] = []
    var unit: AttributeValue?
    for r in form.bodyRows {
      var line = labels(ofRow: r)
      if let named = line.attributes[.unit] {
        unit = named
      } else if !line.isTotal, let unit {
        line.attributes[.unit] = unit
      }
      rows += items(ofRow: r, line: line.attributes)
    }
    return ItemNames(rules).withItems(rows)
  }

  private struct LineLabels {
    var attributes: KeyedValues<AttributeValue> = [:]
    var isTotal = false
  }

  /// What the labels of a line say of all its items.
  private func labels(ofRow r: Int) -> LineLabels {
    var labels = LineLabels()
    var row = FormRow(name: "", source: Provenance(page: 1))
    for c in 0..<form.columnCount {
      guard let cell = form.cell(r, c), cell.column == c, !cell.text.isEmpty else { continue }
      let text = Folding.printed(cell.text)
      let folded = Folding.folded(cell.text)
      switch plan.roles[c] {
      case .amount, .percent, .line: continue
      case .attribute(let key) where isCount(key, text): continue
      // 合计 in a cell over the columns of code and name.
      case _ where rules.isTotal(folded): labels.isTotal = true
      case .attribute(AttributeKey.unitCode.rawValue), .code: row.attributes[.unitCode] = .text(text)
      case .attribute(AttributeKey.remark.rawValue): row.attributes[.remark] = .text(text)
      case .attribute(AttributeKey.year.rawValue): LineYear.set(text, in: &row, rules: rules)
      case .attribute(AttributeKey.fund.rawValue), .attribute, .name:
        if LineYear.isYear(folded, rules: rules) {
          LineYear.set(text, in: &row, rules: rules)
        } else if let fund = fund(folded) {
          row.attributes[.fund] = .text(fund)
        } else if row.attributes[.unit] == nil {
          row.attributes[.unit] = .text(text)
        }
      }
    }
    labels.attributes = row.attributes
    return labels
  }

  private func fund(_ text: String) -> String? {
    guard case .key(let key, .source)? = HeadReader(rules: rules, year: nil, paths: []).terms(of: text).last else { return nil }
    return key.rawValue
  }

  private func items(ofRow r: Int, line: KeyedValues<AttributeValue>) -> [FormRow] {
    var found: [(name: [Head], row: FormRow)] = []
    for c in plan.amountColumns {
      guard form.starts(r, c), let cell = form.cell(r, c), let key = keys[c] else { continue }
      let number = key.isPercent ? Numbers.percent(cell.text) : Numbers.decimal(cell.text).map { $0 * scales[c] }
      // An item of which nothing is spent has its row as well.
      guard number != nil || cell.text.isEmpty || rules.terms(.blank).contains(cell.text) else { continue }
      let evidence = AmountEvidence(gridRow: cell.row, gridColumn: cell.column, confidence: cell.confidence, review: cell.review)
      let at = found.lastIndex { $0.name == names[c] } ?? found.count
      if at == found.count {
        found.append((names[c], row(names[c], line: line, source: Provenance(page: cell.page, box: cell.box, gridRow: r))))
      }
      guard let number else { continue }
      found[at].row.amounts[key.name] = number
      found[at].row.evidence[key.name] = evidence
      if let box = found[at].row.source.box { found[at].row.source.box = box.union(cell.box) }
    }
    guard found.contains(where: { !$0.row.amounts.isEmpty }) else { return [] }
    var rows = found.map(\.row)
    addCounts(ofRow: r, to: &rows)
    return rows
  }

  /// Whether a cell counts things under a head of its own: 公务接待批次（批）.
  private func isCount(_ key: String, _ text: String) -> Bool { AttributeKey(rawValue: key) == nil && Numbers.decimal(text) != nil }

  /// Gives what a line counts to the item that the head names, 公务接待人次 to 公务接待费, else to the whole.
  private func addCounts(ofRow r: Int, to rows: inout [FormRow]) {
    for c in 0..<form.columnCount {
      guard case .attribute(let key) = plan.roles[c], form.starts(r, c), let text = form.cell(r, c)?.text, isCount(key, text),
        let number = Numbers.decimal(text)
      else { continue }
      let item = form.path(ofColumn: c).last.flatMap(rules.item(ofName:))
      func row(of item: ThreePublicItem) -> Int? { rows.firstIndex { rules.item(ofName: ItemNames.bare($0.name)) == item } }
      let at = item.flatMap(row) ?? row(of: .total) ?? rows.startIndex
      rows[at].attributes[key] = .number(number)
    }
  }

  private func row(_ path: [Head], line: KeyedValues<AttributeValue>, source: Provenance) -> FormRow {
    var name = path.last ?? Head(folded: "合计", printed: "合计")
    if name.folded == "小计" || name.folded == "合计", path.count > 1 { name = path[path.count - 2] }
    var row = FormRow(side: .expenditure, name: name.printed, source: source)
    for entry in line.entries { row.attributes[entry.key] = entry.value }
    return row
  }
}

/// Finds the items that the names of rows are of.
struct ItemNames {
  private let rules: FormRules

  init(_ rules: FormRules) { self.rules = rules }

  /// The rows with their items and their levels; a 合计 beside a total of the 三公 alone is the grand total.
  func withItems(_ rows: [FormRow]) -> [FormRow] {
    var rows = rows
    for i in rows.indices where rows[i].attributes[.item] == nil && !rules.has(Self.bare(rows[i].name), in: .counts) {
      if let item = rules.item(ofName: Self.bare(rows[i].name)) { rows[i].attributes[.item] = .text(item.rawValue) }
    }
    for i in rows.indices {
      guard case .text(let name)? = rows[i].attributes[.item], let rule = rules.items.first(where: { $0.item.rawValue == name }) else {
        continue
      }
      rows[i].level = rule.level
    }
    let totals = rows.indices.filter { rows[$0].attributes[.item] == .text(ThreePublicItem.total.rawValue) }
    let named = totals.filter { index in
      var words = [rows[index].name]
      if case .text(let group)? = rows[index].attributes[.group] { words.append(group) }
      return words.contains { rules.has(Folding.folded($0), in: .aboutThreePublic) } && !rows[index].amounts.isEmpty
    }
    guard !named.isEmpty || ThreePublicSums(rows, rules).includeOthers else { return rows }
    for i in totals where !named.contains(i) { rows[i].attributes[.item] = .text(ThreePublicItem.grandTotal.rawValue) }
    return rows
  }

  /// A folded name without the number and the words 其中 before it.
  static func bare(_ name: String) -> String {
    var text = name
    for _ in 0..<2 {
      text = Folding.folded(Numbering.parse(text).map(\.rest) ?? text)
      for lead in ["其中:", "其中"] where text.hasPrefix(lead) { text.removeFirst(lead.count) }
    }
    return text
  }
}
