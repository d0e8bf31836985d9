import FoundationEssentials

/// A table with what checking its sums needs: how finely it prints amounts, and what it calls its columns.
struct CheckedTable {
  /// The table.
  let table: DisclosureTable
  /// What is known of its form.
  let form: Form
  /// The words of forms.
  let rules: FormRules
  /// The rows.
  let rows: [FormRow]
  /// One unit in the last place that the table prints, in yuan.
  let step: Decimal
  /// The keys of the amount columns in column order.
  let keys: [String]
  private let decimals: Int
  private let unit: MoneyUnit
  private let precision: PrintedPrecision

  /// Prepares a table; `unit` serves where it prints none.
  init?(_ table: DisclosureTable, unit fallback: MoneyUnit?, rules: FormRules) {
    guard let form = rules.form(table.kind) else { return nil }
    self.table = table
    self.form = form
    self.rules = rules
    rows = table.rows ?? []
    let unit = table.unit ?? fallback ?? MoneyUnit(text: "万元", yuan: 10_000)
    self.unit = unit
    var keys: [String] = []
    for row in rows { for key in row.amounts.keys where !keys.contains(key) { keys.append(key) } }
    // A column that was left blank is one of the form's all the same.
    for key in (table.columns ?? []).compactMap(\.key) where AmountKey(rawValue: key) != nil && !keys.contains(key) { keys.append(key) }
    self.keys = keys
    // A target form has no columns of amounts: its figures stand beside their labels.
    let columns =
      form.body == .performance ? Set(0..<table.grid.columnCount) : Set(rows.flatMap { $0.evidence.entries.map(\.value.gridColumn) })
    precision = PrintedPrecision(of: table, amountColumns: columns.isEmpty ? Set(0..<table.grid.columnCount) : columns)
    decimals = precision.decimals
    step = PrintedPrecision.power(unit.yuan, decimals)
  }

  /// The two lists of a two-sided form, the two classifications of one side, or all rows.
  var lists: [[FormRow]] {
    var lists: [(name: String, rows: [FormRow])] = []
    for row in rows {
      let name = "\(row.side?.rawValue ?? "") \(row.attributes[.classification].flatMap(CheckFinding.text) ?? "")"
      if let at = lists.firstIndex(where: { $0.name == name }) { lists[at].rows.append(row) } else { lists.append((name, [row])) }
    }
    return lists.map(\.rows)
  }

  /// The cells that hold amounts of rows.
  func cells(_ terms: [(row: FormRow, key: String)]) -> [AccountingCheck.Cell] {
    terms.compactMap { row, key in
      row.evidence[key].map { AccountingCheck.Cell(table: table.id, gridRow: $0.gridRow, gridColumn: $0.gridColumn) }
    }
  }

  // MARK: Words for messages

  /// The table as a reader finds it: its title, its id.
  var name: String { "\(table.title.map(Folding.printed) ?? table.kind.rawValue) (\(table.id))" }

  /// What the form prints over a column.
  func figure(_ key: String, side: FormSide? = nil) -> String {
    let columns = (table.columns ?? []).filter { $0.key == key }
    let column = columns.first { $0.side == side } ?? columns.first
    guard let header = column?.header.last(where: { !SignRow.isNumber(Folding.folded($0)) && !rules.has(Folding.folded($0), in: .sign) }),
      !form.hasItems
    else {
      return AmountKeyNames.name(of: key)
    }
    let text = Folding.printed(header)
    return text.isEmpty ? AmountKeyNames.name(of: key) : text
  }

  /// An amount in the table's unit with as many decimals as the table prints.
  func text(_ amount: Decimal) -> String { "\(bareText(amount)) \(unit.text)" }

  /// The same without the unit, its thousands separated.
  func bareText(_ amount: Decimal) -> String {
    let parts = "\(amount.divided(by: unit.yuan))".split(separator: ".").map(String.init)
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    let digits = Array(parts[0].drop { $0 == "-" })
    var whole = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    var fraction = parts.count > 1 ? parts[1] : ""
    while fraction.count < decimals { fraction.append("0") }
    return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  // MARK: Precision

  /// One unit in the last place that an amount of a row was printed with, in yuan.
  func step(of amount: Decimal, in row: FormRow) -> Decimal {
    guard precision.hasRounded, let gridRow = row.source.gridRow,
      let places = precision.decimals(of: amount.divided(by: unit.yuan), row: gridRow)
    else { return step }
    return PrintedPrecision.power(unit.yuan, places)
  }

  /// How far a printed sum may be from that of its summands: one unit in the last place of each, and not less than in its own.
  func tolerance(ofSum summands: [(amount: Decimal, row: FormRow)], printed: Decimal, in row: FormRow) -> Decimal {
    max(summands.reduce(0) { $0 + step(of: $1.amount, in: $1.row) }, step(of: printed, in: row))
  }
}

/// What amount keys are called where a form prints no head that says so.
enum AmountKeyNames {
  private static let names = [
    "total": "合计", "budget": "预算数", "final": "决算数", "currentYear": "本年", "carryover": "上年结转", "basic": "基本支出", "project": "项目支出",
    "personnel": "人员经费", "publicUse": "公用经费", "generalPublicBudget": "一般公共预算", "governmentFund": "政府性基金预算",
    "stateCapital": "国有资本经营预算", "openingBalance": "年初结转和结余", "closingBalance": "年末结转和结余",
  ]

  /// The Chinese name of a key; the key itself where it is a printed head.
  static func name(of key: String) -> String { names[key] ?? key }
}
