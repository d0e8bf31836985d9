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
    text = scaled.magnitude < 1e15 ? Self.text(of: Int(scaled), places: places) : "0"
  }

  /// Reads a number as JSON's grammar has it; nil where the text is none, or its exponent is beyond all reason.
  public init?(text: some StringProtocol) { self.init(bytes: Array(text.utf8)[...]) }

  /// Reads a number as JSON's grammar has it from its ASCII characters.
  init?(bytes: ArraySlice<UInt8>) {
    var rest = bytes
    let negative = rest.first == UInt8(ascii: "-")
    if negative { rest.removeFirst() }
    let whole = Self.takeDigits(&rest)
    guard let first = whole.first, whole.count == 1 || first != Self.zero else { return nil }
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = Self.takeDigits(&rest)
      guard !fraction.isEmpty else { return nil }
    }
    // What ends here and has no zeros to drop is canonical as it stands: nearly every number.
    if rest.isEmpty, fraction.last != Self.zero, first != Self.zero || !fraction.isEmpty || !negative {
      text = String(decoding: bytes, as: UTF8.self)
      return
    }
    var exponent = 0
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard let value = Int(String(decoding: Self.takeDigits(&rest), as: UTF8.self)), value <= Self.largestExponent else { return nil }
      exponent = sign * value
    }
    guard rest.isEmpty else { return nil }
    text = Self.canonical(negative: negative, whole: whole, fraction: fraction, exponent: exponent)
  }

  /// The number as a decimal; nil where it has more digits than a decimal holds.
  public var decimal: Decimal? {
    if let (units, places) = units {
      return units == 0 ? 0 : Decimal(sign: units < 0 ? .minus : .plus, exponent: -places, significand: Decimal(units.magnitude))
    }
    guard let value = Decimal(string: text), value.description == text else { return nil }
    return value
  }

  /// The number as a whole count of its last decimal place; nil where that is too large for a machine word.
  private var units: (Int, places: Int)? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count <= Self.mostWordDigits else { return nil }
      var units = 0
      var places: Int?
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "-"): continue
        case UInt8(ascii: "."): places = 0
        default:
          units = 10 * units + Int(byte - Self.zero)
          if let count = places { places = count + 1 }
        }
      }
      return (bytes.first == UInt8(ascii: "-") ? -units : units, places ?? 0)
    }
  }

  // MARK: Characters

  private static let zero = UInt8(ascii: "0")
  /// A number of so many characters fits a machine word whatever its digits are.
  private static let mostWordDigits = 18
  /// The most characters of a machine word, its sign and a point among them.
  private static let mostWordCharacters = 22

  /// The canonical text of a whole count of units in a decimal place.
  private static func text(of units: Int, places: Int) -> String {
    var rest = units.magnitude
    var places = places
    while places > 0, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    return String(unsafeUninitializedCapacity: mostWordCharacters + places) { buffer in
      var digits = 0
      var count = 0
      // From behind, then turned round.
      repeat {
        if digits == places, digits > 0 {
          buffer[count] = UInt8(ascii: ".")
          count += 1
        }
        buffer[count] = zero + UInt8(rest % 10)
        rest /= 10
        digits += 1
        count += 1
      } while rest > 0 || digits <= places
      if units < 0 {
        buffer[count] = UInt8(ascii: "-")
        count += 1
      }
      var written = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      written.reverse()
      return count
    }
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = rest.prefix { zero...UInt8(ascii: "9") ~= $0 }
    rest = rest[digits.endIndex...]
    return digits
  }

  private static func canonical(
    negative: Bool, whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>, exponent: Int
  ) -> String {
    var digits = Array(whole) + Array(fraction)
    var point = whole.count + exponent
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
