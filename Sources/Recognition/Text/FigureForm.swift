/// How a line that is nearly all digits, points and commas is written.
struct FigureForm: Equatable {
  /// Digits after the only point; nil where there is none.
  var decimals: Int?
  /// Digits before the point.
  var wholeDigits: Int
  /// Whether commas part the thousands.
  var isGrouped: Bool
  /// Whether the last decimal is a zero.
  var endsInZero: Bool
  /// Whether it has neither point nor comma, as codes, years and page numbers have not.
  var isBare: Bool
  /// Whether every character belongs into a figure and stands where it may.
  var isWellFormed: Bool

  /// The least digits of a figure that is told from a number of a list.
  private static let leastDigits = 2
  /// The share of a line's characters that are digits in a figure.
  private static let digitShare = 0.6
  /// Characters that stand in no amount: of other words, percentages, ranges, dates.
  private static let foreign: Set<Unicode.Scalar> = ["%", "‰", "≥", "≤", ">", "<", "=", "(", "（", ":", "：", "/"]

  /// Takes a line's characters; nil where they are no figure.
  init?(_ line: [Unicode.Scalar]) {
    var scalars = line.filter { !$0.properties.isWhitespace }
    let digits = scalars.count(where: Self.isDigit)
    guard digits >= Self.leastDigits, Double(digits) >= Self.digitShare * Double(scalars.count),
      !scalars.contains(where: { $0.value >= 0x3400 && !Self.isMark($0) || Self.foreign.contains($0) })
    else { return nil }
    if scalars.first == "-" || scalars.first == "−" { scalars.removeFirst() }
    isBare = !scalars.contains(where: Self.isMark)
    let parts = scalars.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first ?? []
    decimals = parts.count == 2 ? parts[1].count : nil
    wholeDigits = whole.count(where: Self.isDigit)
    endsInZero = parts.count == 2 && parts[1].last == "0"
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    isGrouped = groups.count > 1
    let areGroups = !isGrouped || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    // A number of a paragraph ends in a point: 3.
    let isWhole = parts.count <= 2 && !whole.isEmpty && !(parts.count == 2 && parts[1].contains(","))
    isWellFormed = areGroups && isWhole && scalars.allSatisfy { Self.isDigit($0) || $0 == "." || $0 == "," }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }
  static func isMark(_ scalar: Unicode.Scalar) -> Bool { marks.contains(scalar) }

  private static let marks: Set<Unicode.Scalar> = [".", ",", "，", "。"]
}
