import Extraction

extension SetLine {
  /// No line begins with these, nor ends with those that open something.
  private static let closing = Set("，。、；：）》”".unicodeScalars)
  private static let opening = Set("（《“".unicodeScalars)
  /// Letters and digits closer together than this, in ems, are one word.
  private static let inWord = 0.2

  /// The width of what could not be broken at the head of a line: a Han character with the marks that cling to it, or a word.
  ///
  /// - Parameters:
  ///   - glyphs: The line's glyphs from left to right.
  ///   - em: The size of an em, in points.
  /// - Returns: The width in points.
  static func firstWord(of glyphs: [Glyph], em: Double) -> Double {
    guard let first = glyphs.first else { return 0 }
    var right = first.box.x1
    for (a, b) in zip(glyphs, glyphs.dropFirst()) {
      let isOneWord = !a.isHan && !b.isHan && b.box.x0 - a.box.x1 < inWord * em
      guard isOneWord || closing.contains(b.scalar) || opening.contains(a.scalar) else { break }
      right = b.box.x1
    }
    return right - first.box.x0
  }
}
