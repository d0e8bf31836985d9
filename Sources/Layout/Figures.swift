import Extraction

/// Tells figures, amounts and words apart by their characters, wherever a table is read.
///
/// Rows, columns, heads and joins all ask whether something is a figure: one answer for all. Characters raised above the line refer to
/// footnotes and are no part of a figure.
enum Figures {
  private static let points: Set<Unicode.Scalar> = [".", ",", "．", "，"]
  private static let signs: Set<Unicode.Scalar> = ["-", "−", "–", "—"]
  /// Brackets mark a negative figure, or the number of a column.
  private static let frames: Set<Unicode.Scalar> = ["(", ")", "（", "）", "+"]
  private static let years = 1900...2100
  /// Whole numbers up to so many digits number columns; longer ones are figures or codes.
  static let columnDigits = 2
  /// Amounts are printed with so many decimals.
  static let decimals = 2
  /// Commas part groups of so many digits.
  static let groupDigits = 3

  /// Whether characters are a figure: digits with their points and signs, no letters.
  static func isFigure(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
    var hasDigits = false
    for scalar in scalars {
      if isDigit(scalar) { hasDigits = true } else if !isMark(scalar), !isBeside(scalar) { return false }
    }
    return hasDigits
  }

  /// Whether a text is a figure.
  static func isFigure(_ text: String) -> Bool { isFigure(text.unicodeScalars) }

  /// Whether a text is what stands in a column of figures: a figure, or dashes for none.
  static func isEntry(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { isDigit($0) || isMark($0) || isBeside($0) } }

  /// Whether a text is an amount: a figure with a fraction or thousands, or of more digits than the number of a column, that is no year.
  static func isAmount(_ text: String) -> Bool {
    guard isFigure(text) else { return false }
    let body = text.unicodeScalars.filter { !isBeside($0) && !frames.contains($0) }
    if body.count == 4, let year = Int(String(String.UnicodeScalarView(body))), years.contains(year) { return false }
    return body.contains { points.contains($0) || $0 == "%" } || body.count > columnDigits
  }

  /// Whether characters are an amount that nothing is missing of: two digits after its point.
  static func isWholeAmount(_ scalars: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard isFigure(scalars), let point = scalars.lastIndex(of: "."), point != scalars.startIndex else { return false }
    return scalars[scalars.index(after: point)...].count(where: isDigit) >= decimals
  }

  /// Whether one figure was broken between two characters: none ends or begins with a point or comma.
  static func isBroken(after last: Unicode.Scalar, before first: Unicode.Scalar) -> Bool { points.contains(last) || points.contains(first) }

  /// Whether characters are two amounts that touch: more than two digits stand between their points, two at the end.
  static func areTwoAmounts(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[1].count > 2 && parts[2].count == 2 && isFigure(text.unicodeScalars)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "%" || points.contains(scalar) || signs.contains(scalar) || frames.contains(scalar)
  }

  /// Whether a character says nothing of the figure that it stands beside: a blank, a mark of a footnote.
  private static func isBeside(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar.value >= 0x80 && (scalar.properties.isWhitespace || RaisedDigits.contains(Character(scalar)))
  }
}
