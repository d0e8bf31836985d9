import FoundationEssentials

/// A table with what checking its sums needs: how finely it prints amounts, and what it calls its columns.
struct CheckedTable {
  /// The table.
  let table: DisclosureTable
  /// The rows.
  let rows: [Row]
  /// One unit in the last printed place, in yuan.
  let step: Decimal
  /// The keys of the amount columns in column order.
  let keys: [String]
  private let decimals: Int
  private let unit: Unit

  /// Prepares a table; `unit` serves where it prints none.
  init(_ table: DisclosureTable, unit fallback: Unit?) {
    self.table = table
    rows = table.rows ?? []
    let unit = table.unit ?? fallback ?? Unit(text: "万元", yuan: 10_000)
    self.unit = unit
    var keys: [String] = []
    for row in rows { for key in row.amounts.keys where !keys.contains(key) { keys.append(key) } }
    for column in table.columns ?? [] {
      if let key = column.key, !keys.contains(key), ColumnLabels.isAmountKey(key) { keys.append(key) }
    }
    self.keys = keys
    decimals = Self.decimals(of: table)
    step = Self.power(unit.yuan, decimals)
  }

  /// The two lists of a two-sided form, the two classifications of one side, or all rows.
  var lists: [[Row]] {
    var lists: [(name: String, rows: [Row])] = []
    for row in rows {
      let name = "\(row.side?.rawValue ?? "")\(row.attributes["classification"] == nil ? "" : "use")"
      if let at = lists.firstIndex(where: { $0.name == name }) { lists[at].rows.append(row) } else { lists.append((name, [row])) }
    }
    return lists.map(\.rows)
  }

  // MARK: Words for messages

  /// The table as a reader finds it: its title, its id.
  var name: String { "\(table.title.map(Folding.printed) ?? table.kind.rawValue) (\(table.id))" }

  /// What the form prints over a column.
  func figure(_ key: String, side: Side? = nil) -> String {
    let columns = (table.columns ?? []).filter { $0.key == key }
    let column = columns.first { $0.side == side } ?? columns.first
    guard let header = column?.header.last, table.kind != .threePublic else { return AmountKeyNames.name(of: key) }
    let text = Folding.printed(header)
    return text.isEmpty ? AmountKeyNames.name(of: key) : text
  }

  /// An amount in the table's unit with as many decimals as the table prints.
  func print(_ amount: Decimal) -> String { "\(bare(amount)) \(unit.text)" }

  /// The same without the unit.
  func bare(_ amount: Decimal) -> String {
    let text = "\(amount / unit.yuan)"
    let places = text.split(separator: ".").count > 1 ? text.split(separator: ".")[1].count : 0
    guard places < decimals else { return text }
    return text + (places == 0 ? "." : "") + String(repeating: "0", count: decimals - places)
  }

  // MARK: Precision

  /// How many decimals the table prints. Excel leaves out zeros at the end, so the most that a good part of its amounts have counts.
  private static func decimals(of table: DisclosureTable) -> Int {
    let amounts = (table.columns ?? []).filter { $0.key.map(ColumnLabels.isAmountKey) ?? false }.map(\.index)
    var counts = [0, 0, 0, 0, 0, 0, 0]
    var total = 0
    for cell in table.grid.cells where cell.row >= table.grid.headerRows && amounts.contains(cell.column) {
      guard let value = Numbers.decimal(cell.text), value != 0 else { continue }
      let point = cell.text.firstIndex(of: ".")
      counts[min(point.map { cell.text[$0...].count { $0.isASCII && $0.isWholeNumber } } ?? 0, 6)] += 1
      total += 1
    }
    var covered = 0
    for places in stride(from: 6, through: 1, by: -1) {
      covered += counts[places]
      if covered * 4 >= total, covered > 0 { return places }
    }
    return 0
  }

  private static func power(_ yuan: Decimal, _ decimals: Int) -> Decimal { (0..<decimals).reduce(yuan) { value, _ in value / 10 } }
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

extension ColumnLabels {
  /// Whether a column's key is that of amounts and no field or attribute.
  static func isAmountKey(_ key: String) -> Bool { !fields.contains(key) }

  private static let fields: Set<String> = [
    "line", "code", "name", "catalogCode", "governmentName", "item", "category", "economicItem", "method", "measure", "quantity", "area",
    "nature", "grade", "funding", "remark",
  ]
}
