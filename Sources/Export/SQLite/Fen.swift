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
    var count = 0
    var decimals: Int?
    var isRoundedUp = false
    for byte in number.text.utf8 where byte != UInt8(ascii: "-") {
      guard byte != UInt8(ascii: ".") else {
        decimals = 0
        continue
      }
      let digit = Int(byte - UInt8(ascii: "0"))
      if let place = decimals {
        decimals = place + 1
        if place == Self.decimals { isRoundedUp = digit >= 5 }
        if place >= Self.decimals { continue }
      }
      guard let next = Self.appending(digit, to: count) else { return nil }
      count = next
    }
    isRounded = decimals ?? 0 > Self.decimals
    for _ in min(decimals ?? 0, Self.decimals)..<Self.decimals {
      guard let next = Self.appending(0, to: count) else { return nil }
      count = next
    }
    if isRoundedUp { count += 1 }
    self.count = number.text.utf8.first == UInt8(ascii: "-") ? -count : count
  }

  /// A yuan has a hundred fen.
  private static let decimals = 2

  private static func appending(_ digit: Int, to count: Int) -> Int? {
    let (tens, isTooLarge) = count.multipliedReportingOverflow(by: 10)
    let (sum, isTooMuch) = tens.addingReportingOverflow(digit)
    return isTooLarge || isTooMuch || sum == .max ? nil : sum
  }
}
