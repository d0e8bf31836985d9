import FoundationEssentials
import Layout

/// Reads numbers as disclosures print them.
enum Numbers {
  /// The number that a cell prints, or nil where the cell is no bare number.
  ///
  /// Thousands separators and full-width forms are accepted, and a minus in any of its shapes, as parentheses or as the triangle of
  /// fiscal statements (△12.30 is 12.30 less); a percent sign is not: a share is no amount. Raised digits behind the
  /// number refer to a footnote and are no part of it.
  static func decimal(_ text: String) -> Decimal? { plain(text) ?? unusual(text) }

  /// Separators part groups of so many digits: 12,34.56 is no number.
  private static let groupDigits = 3
  /// The most digits that a machine word holds whatever they are.
  private static let mostWordDigits = 18

  /// A number in ASCII digits, with nothing but separators, a point and a minus before it, as nearly all are printed; nil for anything else.
  private static func plain(_ text: String) -> Decimal? {
    var units = 0
    var count = 0
    var places: Int?
    /// The digits since the last separator.
    var group: Int?
    var isNegative = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard count < mostWordDigits else { return nil }
        units = 10 * units + Int(byte - UInt8(ascii: "0"))
        count += 1
        if places == nil { group = group.map { $0 + 1 } }
        places = places.map { $0 + 1 }
      case UInt8(ascii: ","):
        guard count > 0, places == nil, group ?? groupDigits == groupDigits else { return nil }
        group = 0
      case UInt8(ascii: "."):
        guard places == nil else { return nil }
        places = 0
      case UInt8(ascii: "-"):
        guard count == 0, places == nil, !isNegative else { return nil }
        isNegative = true
      default: return nil
      }
    }
    guard count > 0, places != 0, group ?? groupDigits == groupDigits else { return nil }
    return units == 0 ? 0 : Decimal(sign: isNegative ? .minus : .plus, exponent: -(places ?? 0), significand: Decimal(units))
  }

  private static func unusual(_ text: String) -> Decimal? {
    var digits = ""
    var isNegative = false
    var hasDigit = false
    var hasPoint = false
    var isDisplaced = false
    let mark = text.reversed().prefix(while: RaisedDigits.contains)
    let printed = String(text.dropLast(mark.count))
    guard !isTwoNumbers(printed) else { return nil }
    var body = Folding.folded(printed)[...]
    if body.first.map({ "¥￥".contains($0) }) ?? false { body = body.dropFirst() }
    if body.hasPrefix("("), body.hasSuffix(")") {
      body = body.dropFirst().dropLast()
      isNegative = true
    }
    for (index, character) in body.enumerated() {
      switch character {
      case "-", "−", "–", "﹣", "△", "▲":
        guard index == 0, !isNegative else { return nil }
        isNegative = true
      case ",", "，":
        // Behind the point there is none; one before all digits was set apart from a number of four digits and more.
        guard !hasPoint else { return nil }
        isDisplaced = isDisplaced || !hasDigit
      case ".":
        guard !hasPoint else { return nil }
        hasPoint = true
        digits.append(".")
      default:
        guard character.isASCII, character.isWholeNumber else { return nil }
        hasDigit = true
        digits.append(character)
      }
    }
    guard hasDigit, digits.count <= 30, areGroupsWhole(body),
      !isDisplaced || (digits.firstIndex(of: ".").map { digits[..<$0] } ?? digits[...]).count >= 4,
      let value = Decimal(string: digits.hasPrefix(".") ? "0" + digits : digits)
    else { return nil }
    return isNegative ? -value : value
  }

  /// Whether as many digits as in a group stand between the separators and behind the last.
  private static func areGroupsWhole(_ text: Substring) -> Bool {
    let whole = text.prefix { $0 != "." }
    let groups = whole.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "，" }.dropFirst()
    let isDisplaced = whole.drop { !$0.isWholeNumber && $0 != "," && $0 != "，" }.first.map { !$0.isWholeNumber } ?? false
    return isDisplaced || groups.allSatisfy { $0.count { $0.isWholeNumber } == groupDigits }
  }

  /// Whether some digits are set apart by white space and others are not: 350 200; letters spaced evenly are one number.
  private static func isTwoNumbers(_ text: String) -> Bool {
    let runs = text.split(whereSeparator: \.isWhitespace)
    let isApart = zip(runs, runs.dropFirst()).contains { $0.last?.isNumber ?? false && $1.first?.isNumber ?? false }
    return isApart && runs.contains { $0.count > 1 }
  }

  /// The number of percent that a cell prints, with its sign or without; nil where the cell is no number.
  static func percent(_ text: String) -> Decimal? {
    let folded = Folding.folded(text)
    return decimal(folded.hasSuffix("%") ? String(folded.dropLast()) : folded)
  }

  /// The number at the head of a text and what follows it.
  static func leading(_ text: String) -> (value: Decimal, rest: String)? {
    let head = text.prefix { ($0.isASCII && $0.isWholeNumber) || $0 == "." || $0 == "," || $0 == "-" }
    guard let value = decimal(String(head)) else { return nil }
    return (value, String(text.dropFirst(head.count)))
  }

  /// A date like 2022-12-31, 2022年12月31日 or 2022.12.31 in a folded text, as ISO 8601.
  static func date(in text: String) -> String? {
    let numbers = text.split { !($0.isASCII && $0.isWholeNumber) }.compactMap { Int($0) }
    guard let at = numbers.firstIndex(where: { years.contains($0) }), numbers.count >= at + 3 else { return nil }
    let (year, month, day) = (numbers[at], numbers[at + 1], numbers[at + 2])
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// The first year from 1990 to 2100 that a folded text names with 年 or alone.
  static func year(in text: String) -> Int? {
    for run in text.split(whereSeparator: { !($0.isASCII && $0.isWholeNumber) }) where run.count == 4 {
      if let year = Int(run), years.contains(year) { return year }
    }
    return yearInWords(text)
  }

  /// The years from 1990 to 2100 that a folded text names in digits.
  static func years(in text: String) -> Set<Int> {
    let runs = text.split { !($0.isASCII && $0.isWholeNumber) }.filter { $0.count == 4 }
    return Set(runs.compactMap { Int(String($0)) }).filter { years.contains($0) }
  }

  /// The years that a document may name.
  static let years = 1990...2100

  /// The digits of a year in words, and what stands for a zero in print.
  static let wordDigits: [Character: Int] = [
    "○": 0, "〇": 0, "零": 0, "Ο": 0, "O": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// A year written 二○二三年 or 二〇二三年.
  private static func yearInWords(_ text: String) -> Int? {
    let characters = Array(text)
    guard let end = characters.firstIndex(of: "年"), end >= 4 else { return nil }
    let values = characters[(end - 4)..<end].compactMap { wordDigits[$0] }
    let year = values.reduce(0) { $0 * 10 + $1 }
    return years.contains(year) ? year : nil
  }
}
