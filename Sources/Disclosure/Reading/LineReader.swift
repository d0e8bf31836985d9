import FoundationEssentials
import Layout

/// Reads the lines of one list of a form, from its first to its last: each cell as what its column holds.
///
/// What a line says depends on those above it: codes printed in parts go on, and what is numbered below a count counts.
struct LineReader {
  private let form: FormGrid
  private let definition: Form
  private let plan: ColumnPlan
  private let panel: ColumnPlan.Panel
  private let rules: FormRules
  private let year: Int?
  private let scales: [Decimal]
  private var counts: CountedRows
  private var joiner = CodeJoiner()
  private var second = CodeJoiner()
  /// What was doubtful in the lines read so far.
  private(set) var doubts: [RowDoubt] = []

  /// A line as it was read.
  struct Line {
    var row: FormRow
    /// Whether the row names an agency and nothing of its own.
    var isOfUnit: Bool
    var hasUnitColumn: Bool
  }

  /// Prepares to read the list in the columns of a panel.
  ///
  /// - Parameters:
  ///   - form: The table's grid, its header rows counted.
  ///   - definition: What is known of the form.
  ///   - plan: What its columns hold.
  ///   - panel: The columns of the list.
  ///   - scales: How many yuan one unit is, for each column of the grid.
  ///   - year: The document's year.
  ///   - rules: The words of forms.
  init(
    _ form: FormGrid, definition: Form, plan: ColumnPlan, panel: ColumnPlan.Panel, scales: [Decimal], year: Int?, rules: FormRules
  ) {
    self.form = form
    self.definition = definition
    self.plan = plan
    self.panel = panel
    self.scales = scales
    self.year = year
    self.rules = rules
    counts = CountedRows(form, definition: definition, plan: plan, rules: rules)
  }

  /// The next body line, or nil where it prints nothing of this list.
  mutating func line(_ r: Int) -> Line? {
    var row = FormRow(side: panel.side, name: "", source: source(of: r))
    var names = PrintedName()
    var parts: [[String]] = [[], []]
    var codeLabel: String?
    var previousWasName = false
    var hasUnitColumn = false
    let measure = measure(ofRow: r)
    let isCounted = counts.takes(nameCell(ofRow: r)?.text ?? "") || measure == .count
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
        // Words in the cell of the number name a row that has no name: 合计.
        if isFirst, codeLabel == nil, Self.isLabel(text) { codeLabel = text }
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
        } else if let yuan = UnitReader(rules).yuan(cell.text, unit: measure?.yuan ?? scales[c]) {
          add(yuan, key, cell, to: &row)
        } else if !standsForBlank(text) {
          if row.attributes[key] == nil { row.attributes[key] = .text(text) }
          let isGarbled = text.contains { $0.isASCII && $0.isWholeNumber } && (Self.isGarbledNumber(text) || Numbers.leading(text) != nil)
          // A spreadsheet prints ##### for a number that its column is too narrow for, and #REF! for one that it lost.
          if isGarbled || text.hasPrefix("#") {
            doubts.append(
              RowDoubt(
                code: .amountUnreadable, message: "“\(text)” in a column of amounts is no number; it is kept as text", page: cell.page))
          }
        }
      }
    }
    // Code and name in the column of codes: 213-农林水支出.
    if names.name == nil, let label = codeLabel, Codes.leading(label) != nil { names.name = label }
    names.splitCode(panelHasCodes: parts[0].contains { !$0.isEmpty }, definition: definition)
    let hasPrinted =
      names.name != nil || codeLabel != nil || parts.joined().contains { !$0.isEmpty } || !row.amounts.isEmpty || !row.attributes.isEmpty
    guard hasPrinted, !isOfNextList(r, row: row) else { return nil }
    setCode(names.code.map { [$0] } ?? parts[0], name: names.name ?? "", row: &row)
    if !parts[1].isEmpty { setSecondCode(parts[1], row: &row) }
    row.name = names.name ?? codeLabel ?? fallbackName(row)
    if namesUnit(row, hasCodes: !parts[0].isEmpty) { row.attributes[.unit] = .text(row.name) }
    let isNamedSo = row.attributes[.unit] == .text(row.name) && row.attributes[.unitCode] != nil
    let isOfUnit = (names.name == nil && codeLabel == nil || isNamedSo) && row.code == nil && row.attributes[.unit] != nil
    if row.line == nil { row.line = lineBeside(r) }
    if let classification = panel.classification { row.attributes[.classification] = .text(classification) }
    return Line(row: row, isOfUnit: isOfUnit, hasUnitColumn: hasUnitColumn)
  }

  /// What the numbers of a line are measured in.
  private enum Measure: Equatable {
    /// Money, in units of so many yuan.
    case money(yuan: Decimal)
    /// Things: 辆, 人次.
    case count

    var yuan: Decimal? { if case .money(let yuan) = self { yuan } else { nil } }
  }

  /// What a line says its numbers are measured in; nil where no column does.
  ///
  /// Beside a quantity the measure is the quantity's.
  private func measure(ofRow r: Int) -> Measure? {
    guard !plan.roles.contains(.attribute(AttributeKey.quantity.rawValue)),
      let column = panel.columns.first(where: { plan.roles[$0] == .attribute(AttributeKey.measure.rawValue) })
    else { return nil }
    let text = form.text(r, column)
    if let unit = UnitReader(rules).unit(inHeader: "(\(text))") { return .money(yuan: unit.yuan) }
    return rules.terms(.measureWord).contains(text) ? .count : nil
  }

  /// The cell with the name of a row.
  private func nameCell(ofRow r: Int) -> Cell? {
    panel.columns.first { plan.roles[$0] == .name(0) }.flatMap { form.cell(r, $0) }
  }

  /// Whether the name of a total spans the list to the right, where its amount stands.
  private func isOfNextList(_ r: Int, row: FormRow) -> Bool {
    guard !definition.isTwoSided, row.amounts.isEmpty, let cell = nameCell(ofRow: r) else { return false }
    return cell.column + cell.columnSpan > panel.columns.upperBound
  }

  /// Attributes that a merged cell gives to every row that it covers.
  private static let carried: Set<String> = [
    AttributeKey.unit.rawValue, AttributeKey.unitCode.rawValue, AttributeKey.project.rawValue, AttributeKey.category.rawValue,
    AttributeKey.year.rawValue,
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
  private func fallbackName(_ row: FormRow) -> String {
    let unnaming: Set<String> = [
      AttributeKey.remark.rawValue, AttributeKey.goal.rawValue, AttributeKey.group.rawValue, AttributeKey.printedCode.rawValue,
    ]
    for entry in row.attributes.entries where !unnaming.contains(entry.key) { if case .text(let text) = entry.value { return text } }
    let hasNames = panel.columns.contains { if case .name = plan.roles[$0] { true } else { false } }
    return hasNames || row.code != nil ? "" : "合计"
  }

  /// The line number printed once at the left of a two-sided form serves both sides.
  private func lineBeside(_ r: Int) -> Int? {
    guard let c = plan.roles.firstIndex(of: .line), form.starts(r, c) else { return nil }
    return Int(form.text(r, c))
  }

  /// Whether a text is words rather than a number of any kind: 合计, not 十一.
  private static func isLabel(_ text: String) -> Bool {
    text.count { $0.isLetter && !$0.isNumber } > 1 && Numbering.parse(text + "、") == nil
  }

  /// Signs that stand for an empty cell.
  private func standsForBlank(_ text: String) -> Bool { rules.terms(.blank).contains(text) }

  /// Digits with marks of numbers among them, and hardly anything else: a number that is printed or was read wrong.
  private static func isGarbledNumber(_ text: String) -> Bool {
    let others = text.count { !(($0.isASCII && $0.isWholeNumber) || ".,，-−()".contains($0)) }
    return others <= 1
  }

  private func source(of r: Int) -> Provenance {
    let cells = panel.columns.compactMap { c -> Cell? in
      guard let cell = form.cell(r, c), cell.row == r else { return nil }
      return cell
    }
    guard let first = cells.first else { return Provenance(page: form.cell(r, panel.columns.lowerBound)?.page ?? 1, gridRow: r) }
    let box = cells.filter { $0.page == first.page }.reduce(first.box) { $0.union($1.box) }
    return Provenance(page: first.page, box: box, gridRow: r)
  }

  /// Whether a line in a form of classification codes has an agency's code and none of the classification: 单位名称（科目） names the agency.
  private func namesUnit(_ row: FormRow, hasCodes: Bool) -> Bool {
    let head = panel.columns.first { plan.roles[$0] == .name(0) }.flatMap { form.path(ofColumn: $0).last }
    guard let head, rules.label(ofHead: HeadReader.bare(head)) == .attribute(.unit) else { return false }
    return hasCodes && row.code == nil && row.attributes[.unitCode] != nil && row.attributes[.unit] == nil
      && row.attributes[.printedCode] == nil
      && !row.name.isEmpty && !rules.isTotal(Folding.folded(row.name))
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

  private mutating func setCode(_ parts: [String], name: String, row: inout FormRow) {
    switch joiner.read(parts, name: name) {
    case .none: break
    case .code(let code): row.code = code
    case .unit(let code): row.attributes[.unitCode] = .text(code)
    case .malformed(let printed):
      row.attributes[.printedCode] = .text(printed)
      doubts.append(
        RowDoubt(
          code: .codeMalformed, message: "“\(printed)” beside \(name) is no code of the classification; the row stands outside the sums",
          page: row.source.page))
    }
  }

  private mutating func setSecondCode(_ parts: [String], row: inout FormRow) {
    switch second.read(parts, name: "") {
    case .code(let code), .unit(let code), .malformed(let code):
      // The first digit says which classification it is of, whatever the head is called.
      let isOther = row.code?.first != code.first
      let codeKey: AttributeKey =
        isOther && code.hasPrefix("2") ? .functionalCode : isOther && code.hasPrefix("3") ? .economicCode : .governmentCode
      row.attributes[codeKey] = .text(code)
    case .none: break
    }
  }
}
