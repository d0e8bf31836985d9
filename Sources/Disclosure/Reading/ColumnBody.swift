import FoundationEssentials

/// What the cells of a column below its head are.
struct ColumnBody {
  private(set) var numbers = 0
  private(set) var texts = 0
  private var measures = 0
  private var decimals = 0
  private var points = 0
  private var filled: Set<Int> = []
  private var years = 0
  /// The numbers by row.
  private(set) var amounts: [Int: Decimal] = [:]

  init(_ form: FormGrid, column: Int, rules: FormRules) {
    let blanks = rules.terms(.blank)
    for row in form.bodyRows where form.starts(row, column) {
      let text = form.text(row, column)
      guard !text.isEmpty, !blanks.contains(text) else { continue }
      filled.insert(row)
      if let number = Numbers.decimal(text) {
        amounts[row] = number
        numbers += 1
        if text.contains(".") || text.contains(",") { decimals += 1 }
        if text.contains(".") { points += 1 }
        if Self.isYear(text) { years += 1 }
      } else {
        texts += 1
        if rules.terms(.measureWord).contains(text) { measures += 1 }
      }
    }
  }

  /// Mostly numbers, some of them with decimals or separated thousands: no codes.
  var isMoney: Bool { numbers > texts && decimals > 0 }
  /// Numbers with decimals alone, as a form prints amounts that does not drop zeros.
  var hasDecimals: Bool { numbers == points }
  /// Whole numbers alone, none with separated thousands.
  var isWhole: Bool { numbers > 0 && decimals == 0 }
  /// Years alone: 2025, 2027.
  var isYears: Bool { numbers > 0 && years == numbers }
  /// Units of measure, line by line: 万元, 辆, 人次.
  var isMeasure: Bool { measures > 0 && measures == texts && numbers == 0 }
  /// Words, and no number among them.
  var isText: Bool { texts > 0 && numbers == 0 }

  private static func isYear(_ text: String) -> Bool { text.count == 4 && Int(text).map(projectYears.contains) ?? false }
  /// Projects begin and end in these years; a later number is more likely an amount.
  private static let projectYears = 1990...2050

  /// Whether both columns print the same amounts in the same rows, not zeros alone.
  func repeats(_ other: ColumnBody) -> Bool { amounts == other.amounts && amounts.values.contains { $0 != 0 } }

  /// Whether no row fills both columns, so that neither can hide the other.
  func neverFilled(with other: ColumnBody) -> Bool { filled.isDisjoint(with: other.filled) }
}
