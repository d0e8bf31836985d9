import FoundationEssentials
import Layout

/// Something in a row that is not certain.
struct RowDoubt {
  var code: DiagnosticCode
  var message: String
  var page: Int
}

/// Reads the body lines of a form as rows: which agency each belongs to, its level and its side.
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
    var doubts: [RowDoubt] = []
    /// What an empty form prints instead of lines: 无.
    var note: String?
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
      var lines = LineReader(form, definition: definition, plan: plan, panel: panel, scales: scales, year: year, rules: rules)
      var unit: AttributeValue?
      var unitCode: AttributeValue?
      var unitRows: [Int] = []
      var coded: FormRow?
      for r in form.bodyRows {
        guard var row = lines.line(r) else { continue }
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
      reading.doubts += lines.doubts
      // The line of one agency is the form's total where it prints no other; those of several are its parts.
      if unitRows.count > 1 || reading.rows.contains(where: { rules.isTotal(Folding.folded($0.name)) }) {
        let depths = UnitOutline.depths(of: unitRows.map { reading.rows[$0] }) { levels.depth(ofRow: $0) }
        for (index, depth) in zip(unitRows, depths) { reading.rows[index].level = 1 + depth }
      }
    }
    if isEmptyForm(reading.rows) {
      return Reading(note: reading.rows.map(\.name).first { rules.has(Folding.folded($0), in: .emptyForm) })
    }
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

  /// Whether a form holds nothing but its frame: no amounts but zeros beside 无, and no names but those of totals and the words that say so (无, 此表为空).
  private func isEmptyForm(_ rows: [FormRow]) -> Bool {
    rows.allSatisfy { row in
      let name = Folding.folded(row.name)
      let saysNothing = rules.has(name, in: .emptyForm)
      guard row.amounts.isEmpty || saysNothing && row.amounts.entries.allSatisfy({ $0.value == 0 }) else { return false }
      return row.code == nil && (name.isEmpty || rules.isTotal(name) || saysNothing)
    }
  }

  // MARK: Levels

  /// The depth of a row: by its code, else by how its name begins, else by its indent.
  private func level(of row: FormRow, gridRow: Int, isOfUnit: Bool, levels: IndentLevels) -> Int? {
    let name = Folding.folded(row.name)
    if rules.has(name, in: .subtotal), row.attributes[.group] != nil { return 1 }
    if rules.isTotal(name), !levels.isWithinSection(row.name) { return 0 }
    if let code = row.code { return Codes.level(of: code) }
    if row.attributes[.printedCode] != nil { return nil }
    if isOfUnit { return definition.breakdown == .units || definition.breakdown == .sources ? 1 : 0 }
    return levels.level(ofRow: gridRow, name: row.name, isGrouped: row.attributes[.group] != nil)
  }
}
