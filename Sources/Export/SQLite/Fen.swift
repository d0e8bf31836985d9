import FoundationEssentials

/// An amount in fen (分, a hundredth of a yuan): whole numbers, which SQLite adds up exactly, where decimals would become binary fractions.
struct Fen: Equatable {
  /// The number of fen.
  let count: Int
  /// Whether the amount was finer than a fen and had to be rounded, halves away from zero.
  let isRounded: Bool

  /// The fen of an amount in yuan; nil where they are too many for 64 bits.
  init?(yuan: Decimal) {
    guard let number = JSONNumber(yuan) else { return nil }
    let isNegative = number.text.hasPrefix("-")
    let parts = number.text.drop { $0 == "-" }.split(separator: ".")
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    let cents = String((decimals + "00").prefix(2))
    guard let first = parts.first, var count = Int(first + cents) else { return nil }
    let rest = decimals.dropFirst(2)
    isRounded = !rest.isEmpty
    if let digit = rest.first?.wholeNumberValue, digit >= 5 { count += 1 }
    self.count = isNegative ? -count : count
  }
}
