import FoundationEssentials

/// How finely a table prints its amounts.
///
/// A spreadsheet in its general format leaves zeros at the end out, so that 700 among 12,345.67 is exact to the last place that the table
/// prints at all. Where a table prints zeros at the end, its format has a fixed number of decimals, and a figure with fewer was rounded.
struct PrintedPrecision {
  /// How many decimals the table prints: the most that a good part of its amounts have.
  let decimals: Int
  /// Whether figures with fewer decimals than the table's were rounded.
  let hasRounded: Bool
  private var places: [Int: [(value: Decimal, decimals: Int)]] = [:]

  /// Looks at the cells of a table's amount columns.
  init(of table: DisclosureTable, amountColumns: Set<Int>) {
    var counts = [0, 0, 0, 0, 0, 0, 0]
    var total = 0
    var endsInZero = false
    for cell in table.grid.cells where cell.row >= table.grid.headerRows && amountColumns.contains(cell.column) {
      guard let value = Numbers.decimal(cell.text), value != 0 else { continue }
      let digits = cell.text.firstIndex(of: ".").map { cell.text[$0...].filter { $0.isASCII && $0.isWholeNumber } } ?? ""
      if digits.hasSuffix("0") { endsInZero = true }
      counts[min(digits.count, 6)] += 1
      total += 1
      places[cell.row, default: []].append((value, min(digits.count, 6)))
    }
    var covered = 0
    var found = 0
    for decimals in stride(from: 6, through: 1, by: -1) {
      covered += counts[decimals]
      if covered > 0, covered * 4 >= total {
        found = decimals
        break
      }
    }
    decimals = found
    hasRounded = endsInZero && (0..<found).contains { counts[$0] > 0 }
  }

  /// How many decimals a value of a row was printed with; nil where that is the table's own number.
  func decimals(of value: Decimal, row: Int) -> Int? {
    places[row]?.first { $0.value == value }?.decimals
  }

  /// A unit divided by ten as often as there are decimals.
  static func power(_ yuan: Decimal, _ decimals: Int) -> Decimal { Decimal(sign: .plus, exponent: -decimals, significand: yuan) }
}

extension Decimal {
  /// The amount in a unit of money.
  ///
  /// Units are powers of ten, which only move the point; `/` divides digit by digit and takes hundreds of times as long.
  func divided(by unit: Decimal) -> Decimal {
    unit.significand == 1 && !unit.isSignMinus ? Decimal(sign: .plus, exponent: -unit.exponent, significand: self) : self / unit
  }
}
