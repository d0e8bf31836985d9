import FoundationEssentials

/// A number in JSON, kept as exact decimal digits: no binary floating point and no limit on its length.
///
/// The text is canonical — no exponent, no leading or trailing zeros, no negative zero — so two numbers are equal when their values are.
public struct JSONNumber: Sendable, Hashable {
  /// The digits as they are written.
  public let text: String

  /// Exponents beyond this are refused rather than written out as zeros.
  static let largestExponent = 400

  /// Makes a whole number.
  public init(_ value: Int) { text = String(value) }

  /// Makes a number from a decimal; nil for what is no number.
  public init?(_ value: Decimal) {
    guard !value.isNaN else { return nil }
    self.init(text: value.description)
  }

  /// Makes a number from a measure, rounded to some decimal places; a measure that is not finite or beyond all paper gives 0.
  public init(_ value: Double, places: Int) {
    var power = 1
    for _ in 0..<places { power *= 10 }
    let scaled = (value * Double(power)).rounded()
    guard scaled.magnitude < 1e15 else {
      text = "0"
      return
    }
    let units = Int(scaled)
    let fraction = String(units.magnitude % UInt(power))
    let padded = String(repeating: "0", count: max(0, places - fraction.utf8.count)) + fraction
    text = Self.canonical(
      negative: units < 0, whole: String(units.magnitude / UInt(power)), fraction: places == 0 ? "" : padded, exponent: 0)
  }

  /// Reads a number as JSON's grammar has it; nil where the text is none, or its exponent is beyond all reason.
  public init?(text: some StringProtocol) {
    var rest = Substring(text)
    let negative = rest.first == "-"
    if negative { rest.removeFirst() }
    let whole = Self.takeDigits(&rest)
    guard !whole.isEmpty, whole == "0" || whole.first != "0" else { return nil }
    var fraction: Substring = ""
    if rest.first == "." {
      rest.removeFirst()
      fraction = Self.takeDigits(&rest)
      guard !fraction.isEmpty else { return nil }
    }
    var exponent = 0
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      let sign = rest.first == "-" ? -1 : 1
      if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
      guard let value = Int(Self.takeDigits(&rest)), value <= Self.largestExponent else { return nil }
      exponent = sign * value
    }
    guard rest.isEmpty else { return nil }
    self.text = Self.canonical(negative: negative, whole: whole, fraction: fraction, exponent: exponent)
  }

  /// The number as a decimal; nil where it has more digits than a decimal holds.
  public var decimal: Decimal? {
    guard let value = Decimal(string: text), value.description == text else { return nil }
    return value
  }

  private static func takeDigits(_ rest: inout Substring) -> Substring {
    let digits = rest.prefix { $0.isASCII && $0.isWholeNumber }
    rest = rest[digits.endIndex...]
    return digits
  }

  private static func canonical(negative: Bool, whole: some StringProtocol, fraction: some StringProtocol, exponent: Int) -> String {
    var digits = Array(whole.utf8) + Array(fraction.utf8)
    var point = whole.utf8.count + exponent
    let zero = UInt8(ascii: "0")
    if point > digits.count { digits += Array(repeating: zero, count: point - digits.count) }
    if point < 1 {
      digits = Array(repeating: zero, count: 1 - point) + digits
      point = 1
    }
    let significant = digits[..<point].drop { $0 == zero }
    var decimals = digits[point...]
    while decimals.last == zero { decimals.removeLast() }
    if significant.isEmpty && decimals.isEmpty { return "0" }
    var text = negative ? "-" : ""
    text += significant.isEmpty ? "0" : String(decoding: significant, as: UTF8.self)
    if !decimals.isEmpty { text += "." + String(decoding: decimals, as: UTF8.self) }
    return text
  }
}
