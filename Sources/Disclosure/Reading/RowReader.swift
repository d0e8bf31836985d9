import FoundationEssentials
import Layout

/// Reads the body lines of a form as rows.
struct RowReader {
  private let form: FormGrid
  private let definition: Form
  private let plan: ColumnPlan
  private let rules: FormRules
  private let year: Int?
  /// How many yuan one unit is, for each column.
  private let scales: [Decimal]

  /// What was read, and what was doubtful in it.
  struct Reading {
    var rows: [FormRow] = []
    var doubts: [Doubt] = []
  }

  /// Something in a row that is not certain.
  struct Doubt {
    var code: DiagnosticCode
    var message: String
    var page: Int
  }

  /// Prepares to read a form.
  ///
  /// - Parameters:
  ///   - form: The table's grid, its header rows counted.
  ///   - definition: What is known of the form.
  ///   - plan: What its columns hold.
  ///   - unit: How many yuan one unit of its amounts is; a column whose head names another unit has its own.
  ///   - year: The document's year.
  ///   - rules: The words of forms.
  init(_ form: FormGrid, definition: Form, plan: ColumnPlan, unit: Decimal, year: Int?, rules: FormRules) {
    self.form = form
    self.definition = definition
    self.plan = plan
    self.rules = rules
    self.year = year
    scales = (0..<form.columnCount).map { c in
      UnitReader(rules).unit(inHeader: form.path(ofColumn: c).joined())?.yuan ?? unit
    }
  }

  /// The rows in printed order: all of one panel, then all of the next.
  func read() -> Reading {
    if plan.hasItemsAcross {
      return Reading(rows: ItemColumns(form, plan: plan, scales: scales, year: year, rules: rules).rows())
    }
    var reading = Reading()
    for panel in plan.panels {
      let levels = IndentLevels(form, panel: panel, plan: plan, rules: rules)
      var joiner = CodeJoiner()
      var second = CodeJoiner()
      var counts = CountedRows(form, definition: definition, plan: plan, rules: rules)
      var unit: AttributeValue?
      var unitCode: AttributeValue?
      var unitRows: [Int] = []
      var coded: FormRow?
      for r in form.bodyRows {
        guard var row = row(r, panel: panel, counts: &counts, joiner: &joiner, second: &second, doubts: &reading.doubts) else { continue }
        if let coded, row.isOfUnit, row.row.attributes[.unitCode] == coded.attributes[.unitCode] {
          // An agency's own line stands over its lines: what stands among them is what the money of the code above is for.
          row.row.attributes[.unit] = unit
          row.row.attributes[.project] = .text(row.row.name)
          row.row.level = coded.level.map { $0 + 1 }
          reading.rows.append(row.row)
          continue
        }
        if row.isOfUnit {
          unit = row.row.attributes[.unit]
          unitCode = row.row.attributes[.unitCode]
        } else if row.row.attributes[.unit] == nil, row.hasUnitColumn || isOfOpenUnit(row.row, unitCode), let unit,
          !rules.isTotal(Folding.folded(row.row.name))
        {
          row.row.attributes[.unit] = unit
        }
        row.row.level = level(of: row.row, gridRow: r, isOfUnit: row.isOfUnit, levels: levels)
        if row.row.code != nil, row.row.attributes[.unitCode] != nil { coded = row.row }
        if row.isOfUnit { unitRows.append(reading.rows.count) }
        reading.rows.append(row.row)
      }
      // The line of one agency is the form's total where it prints no other; those of several are its parts.
      if unitRows.count > 1 || reading.rows.contains(where: { rules.isTotal(Folding.folded($0.name)) }) {
        let depths = UnitOutline.depths(of: unitRows.map { reading.rows[$0] }) { levels.depth(ofRow: $0) }
        for (index, depth) in zip(unitRows, depths) { reading.rows[index].level = 1 + depth }
      }
    }
    if isEmptyForm(reading.rows) { return Reading() }
    if definition.isTwoSided, plan.panels.allSatisfy({ $0.side == nil }) { setSides(&reading.rows) }
    if definition.hasItems { reading.rows = ItemNames(rules).withItems(reading.rows) }
    if definition.breakdown == .goods { GoodsOutline.complete(&reading.rows, rules: rules) }
    return reading
  }

  /// Whether a line has the code of the agency whose own line stands above.
  private func isOfOpenUnit(_ row: FormRow, _ unitCode: AttributeValue?) -> Bool {
    unitCode != nil && row.attributes[.unitCode] == unitCode
  }

  /// Both sides in one list: 收入总计 and 支出总计 say of which side the lines above them are.
  private func setSides(_ rows: inout [FormRow]) {
    var side: FormSide?
    for index in rows.indices.reversed() {
      let name = Folding.folded(rows[index].name)
      if rules.isTotal(name) {
        side = rules.has(name, in: .revenueSide) ? .revenue : rules.has(name, in: .expenditureSide) ? .expenditure : nil
      }
      rows[index].side = side
    }
  }

  /// Whether a form holds nothing but its frame: no amounts, and no names but those of totals and the words that say so (无, 此表为空).
  private func isEmptyForm(_ rows: [FormRow]) -> Bool {
    rows.allSatisfy { row in
      let name = Folding.folded(row.name)
      return row.amounts.isEmpty && row.code == nil && (name.isEmpty || rules.isTotal(name) || rules.has(name, in: .emptyForm))
    }
  }

  // MARK: One row

  private struct Line {
    var row: FormRow
    /// Whether the row names an agency and nothing of its own.
    var isOfUnit: Bool
    var hasUnitColumn: Bool
  }

  private func row(
    _ r: Int, panel: ColumnPlan.Panel, counts: inout CountedRows, joiner: inout CodeJoiner, second: inout CodeJoiner, doubts: inout [Doubt]
  ) -> Line? {
    var row = FormRow(side: panel.side, name: "", source: source(of: r, panel: panel))
    var names = PrintedName()
    var parts: [[String]] = [[], []]
    var codeLabel: String?
    var previousWasName = false
    var hasUnitColumn = false
    let isCounted = counts.takes(nameCell(ofRow: r, panel: panel)?.text ?? "")
    for c in panel.columns {
      let role = plan.roles[c]
      defer { previousWasName = if case .name = role { true } else { false } }
      if role == .attribute(AttributeKey.unit.rawValue) { hasUnitColumn = true }
      guard let cell = form.cell(r, c) else {
        if case .code(let ordinal) = role { parts[min(ordinal, 1)].append("") }
        continue
      }
      let isFirst = cell.column == c || c == panel.columns.lowerBound
      let text = Folding.printed(cell.text)
      switch role {
      case .line:
        if form.starts(r, c) { row.line = Int(form.text(r, c)) }
      case .code(let ordinal):
        let folded = form.text(r, c)
        let isCode = isFirst && folded.contains { $0.isASCII && $0.isWholeNumber } && folded.allSatisfy { !$0.isLetter || $0.isASCII }
        parts[min(ordinal, 1)].append(isCode ? folded : "")
        if isFirst, !isCode, !text.isEmpty, codeLabel == nil { codeLabel = text }
      case .name(let ordinal) where ordinal > 0:
        guard !text.isEmpty, cell.column == c else { continue }
        row.attributes[secondNameKey(c)] = .text(text)
      case .name:
        guard !text.isEmpty, isFirst || names.name == nil else { continue }
        if let group = names.name, previousWasName { row.attributes[.group] = .text(group) }
        names.name = text
      case .attribute(let key):
        guard form.starts(r, c) || isFirst && Self.carried.contains(key), !text.isEmpty, !key.isEmpty else { continue }
        // A sign for nothing under a head that no rule knows.
        if AttributeKey(rawValue: key) == nil, standsForBlank(text) { continue }
        // 合计 in the agencies' column, or in a cell over several labels, names the row, and is no value of theirs.
        if key == AttributeKey.unit.rawValue || cell.columnSpan > 1, rules.isTotal(Folding.folded(text)) {
          codeLabel = codeLabel ?? text
          continue
        }
        set(key, text, in: &row)
      case .percent(let key):
        guard form.starts(r, c), !text.isEmpty else { continue }
        if let number = Numbers.percent(text) {
          add(number, key, cell, to: &row)
        } else if !standsForBlank(text) {
          row.attributes[key] = .text(text)
        }
      case .amount(let key):
        guard form.starts(r, c), !text.isEmpty else { continue }
        if isCounted, let number = Numbers.decimal(cell.text) {
          row.attributes[key] = .number(number)
        } else if let yuan = UnitReader(rules).yuan(cell.text, unit: scales[c]) {
          add(yuan, key, cell, to: &row)
        } else if !standsForBlank(text) {
          if row.attributes[key] == nil { row.attributes[key] = .text(text) }
          if text.contains(where: { $0.isASCII && $0.isWholeNumber }), Self.isGarbledNumber(text) || Numbers.leading(text) != nil {
            doubts.append(
              Doubt(code: .amountUnreadable, message: "“\(text)” in a column of amounts is no number; it is kept as text", page: cell.page))
          }
        }
      }
    }
    names.splitCode(panelHasCodes: parts[0].contains { !$0.isEmpty }, definition: definition)
    let hasPrinted =
      names.name != nil || codeLabel != nil || parts.joined().contains { !$0.isEmpty } || !row.amounts.isEmpty || !row.attributes.isEmpty
    guard hasPrinted, !isOfNextList(r, panel: panel, row: row) else { return nil }
    setCode(names.code.map { [$0] } ?? parts[0], name: names.name ?? "", joiner: &joiner, row: &row, doubts: &doubts)
    if !parts[1].isEmpty { setSecondCode(parts[1], joiner: &second, row: &row) }
    row.name = names.name ?? codeLabel ?? fallbackName(row, panel: panel)
    if namesUnit(row, hasCodes: !parts[0].isEmpty, panel: panel) { row.attributes[.unit] = .text(row.name) }
    let isNamedSo = row.attributes[.unit] == .text(row.name) && row.attributes[.unitCode] != nil
    let isOfUnit = (names.name == nil && codeLabel == nil || isNamedSo) && row.code == nil && row.attributes[.unit] != nil
    if row.line == nil { row.line = lineBeside(r, panel: panel) }
    if let classification = panel.classification { row.attributes[.classification] = .text(classification) }
    return Line(row: row, isOfUnit: isOfUnit, hasUnitColumn: hasUnitColumn)
  }

  /// Whether a line in a form of classification codes has an agency's code and none of the classification: 单位名称（科目） names the agency.
  private func namesUnit(_ row: FormRow, hasCodes: Bool, panel: ColumnPlan.Panel) -> Bool {
    let head = panel.columns.first { plan.roles[$0] == .name(0) }.flatMap { form.path(ofColumn: $0).last }
    guard let head, rules.label(ofHead: HeadReader.bare(head)) == .attribute(.unit) else { return false }
    return hasCodes && row.code == nil && row.attributes[.unitCode] != nil && row.attributes[.unit] == nil
      && row.attributes[.printedCode] == nil
      && !row.name.isEmpty && !rules.isTotal(Folding.folded(row.name))
  }

  /// The cell with the name of a row.
  private func nameCell(ofRow r: Int, panel: ColumnPlan.Panel) -> Cell? {
    panel.columns.first { plan.roles[$0] == .name(0) }.flatMap { form.cell(r, $0) }
  }

  /// Whether the name of a total spans the list to the right, where its amount stands.
  private func isOfNextList(_ r: Int, panel: ColumnPlan.Panel, row: FormRow) -> Bool {
    guard !definition.isTwoSided, row.amounts.isEmpty, let cell = nameCell(ofRow: r, panel: panel) else { return false }
    return cell.column + cell.columnSpan > panel.columns.upperBound
  }

  /// Attributes that a merged cell gives to every row that it covers.
  private static let carried: Set<String> = [
    AttributeKey.unit.rawValue, AttributeKey.project.rawValue, AttributeKey.category.rawValue, AttributeKey.year.rawValue,
  ]

  private func add(_ amount: Decimal, _ key: String, _ cell: Cell, to row: inout FormRow) {
    row.amounts[key] = amount
    row.evidence[key] = AmountEvidence(gridRow: cell.row, gridColumn: cell.column, confidence: cell.confidence, review: cell.review)
  }

  private func set(_ key: String, _ text: String, in row: inout FormRow) {
    switch AttributeKey(rawValue: key) {
    case .unit?:
      if let (digits, _, name) = Codes.leading(text), digits.count >= 6 || digits.count == 3 {
        row.attributes[.unitCode] = .text(digits)
        row.attributes[.unit] = .text(name)
      } else {
        row.attributes[.unit] = .text(text)
      }
    case .unitCode?, .projectCode?, .catalogCode?, .economicCode?, .functionalCode?, .governmentCode?: row.attributes[key] = .text(text)
    case .year?: LineYear.set(text, in: &row, rules: rules)
    case .fund?:
      let reader = HeadReader(rules: rules, year: year, paths: [])
      if case .key(let fund, .source)? = reader.terms(of: Folding.folded(text)).last {
        row.attributes[.fund] = .text(fund.rawValue)
      } else {
        row.attributes[.fund] = .text(text)
      }
    default: row.attributes[key] = Numbers.decimal(text).map { .number($0) } ?? .text(text)
    }
  }

  /// A form with no name in a row: its first printed label from the left, else, in a form without names, the row is a total.
  private func fallbackName(_ row: FormRow, panel: ColumnPlan.Panel) -> String {
    let unnaming: Set<String> = [
      AttributeKey.remark.rawValue, AttributeKey.goal.rawValue, AttributeKey.group.rawValue, AttributeKey.printedCode.rawValue,
    ]
    for entry in row.attributes.entries where !unnaming.contains(entry.key) { if case .text(let text) = entry.value { return text } }
    let hasNames = panel.columns.contains { if case .name = plan.roles[$0] { true } else { false } }
    return hasNames || row.code != nil ? "" : "合计"
  }

  /// The line number printed once at the left of a two-sided form serves both sides.
  private func lineBeside(_ r: Int, panel: ColumnPlan.Panel) -> Int? {
    guard let c = plan.roles.firstIndex(of: .line), form.starts(r, c) else { return nil }
    return Int(form.text(r, c))
  }

  /// Signs that stand for an empty cell.
  private func standsForBlank(_ text: String) -> Bool { rules.terms(.blank).contains(text) }

  /// Digits with marks of numbers among them, and hardly anything else: a number that is printed or was read wrong.
  private static func isGarbledNumber(_ text: String) -> Bool {
    let others = text.count { !(($0.isASCII && $0.isWholeNumber) || ".,，-−()".contains($0)) }
    return others <= 1
  }

  private func source(of r: Int, panel: ColumnPlan.Panel) -> Provenance {
    let cells = panel.columns.compactMap { c -> Cell? in
      guard let cell = form.cell(r, c), cell.row == r else { return nil }
      return cell
    }
    guard let first = cells.first else { return Provenance(page: form.cell(r, panel.columns.lowerBound)?.page ?? 1, gridRow: r) }
    let box = cells.filter { $0.page == first.page }.reduce(first.box) { $0.union($1.box) }
    return Provenance(page: first.page, box: box, gridRow: r)
  }

  // MARK: Codes

  /// Which attribute the name of the second classification of a row is, by its head.
  private func secondNameKey(_ column: Int) -> AttributeKey {
    let head = form.path(ofColumn: column).joined(separator: "/")
    if rules.has(head, in: .functional) { return .functionalItem }
    guard rules.has(head, in: .economic), !rules.has(head, in: .governmental) else { return .governmentName }
    // In a form by the departments' classes the other is the government's, unless the first names are those.
    let first = plan.roles.firstIndex(of: .name(0)).map { form.path(ofColumn: $0).joined(separator: "/") } ?? ""
    return definition.breakdown != .economic || rules.has(first, in: .governmental) ? .economicItem : .governmentName
  }

  private func setCode(_ parts: [String], name: String, joiner: inout CodeJoiner, row: inout FormRow, doubts: inout [Doubt]) {
    switch joiner.read(parts, name: name) {
    case .none: break
    case .code(let code): row.code = code
    case .unit(let code): row.attributes[.unitCode] = .text(code)
    case .malformed(let printed):
      row.attributes[.printedCode] = .text(printed)
      doubts.append(
        Doubt(
          code: .codeMalformed, message: "“\(printed)” beside \(name) is no code of the classification; the row stands outside the sums",
          page: row.source.page))
    }
  }

  private func setSecondCode(_ parts: [String], joiner: inout CodeJoiner, row: inout FormRow) {
    switch joiner.read(parts, name: "") {
    case .code(let code), .unit(let code), .malformed(let code):
      // The first digit says which classification it is of, whatever the head is called.
      let isOther = row.code?.first != code.first
      let codeKey: AttributeKey =
        isOther && code.hasPrefix("2") ? .functionalCode : isOther && code.hasPrefix("3") ? .economicCode : .governmentCode
      row.attributes[codeKey] = .text(code)
    case .none: break
    }
  }

  // MARK: Levels

  /// The depth of a row: by its code, else by how its name begins, else by its indent.
  private func level(of row: FormRow, gridRow: Int, isOfUnit: Bool, levels: IndentLevels) -> Int? {
    let name = Folding.folded(row.name)
    if rules.has(name, in: .subtotal), row.attributes[.group] != nil { return 1 }
    if rules.isTotal(name) { return 0 }
    if let code = row.code { return Codes.level(of: code) }
    if row.attributes[.printedCode] != nil { return nil }
    if isOfUnit { return definition.breakdown == .units || definition.breakdown == .sources ? 1 : 0 }
    return levels.level(ofRow: gridRow, name: row.name, isGrouped: row.attributes[.group] != nil)
  }
}
