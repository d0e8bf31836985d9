import Extraction

/// Joins glyphs to lines and lines to text as their language wants.
///
/// Between Chinese characters gaps and line breaks mean nothing: Word spreads short words over a cell. Between Latin words they are
/// spaces. A code or a number that wraps has no space inside.
enum TextJoiner {
  /// A gap between Latin characters wider than this share of an em is a space.
  static let spaceGap = 0.14
  /// A comma or point of another font may stand so many ems off the digits that it parts.
  static let figureGap = 0.3

  /// The text of one line, its glyphs sorted from left to right.
  static func text(ofLine line: [Glyph]) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Glyph?
    for (index, glyph) in line.enumerated() {
      if let last = previous, wantsSpace(last.scalar, glyph.scalar) {
        let gap = isWithinFigure(line, index) ? figureGap : spaceGap
        if glyph.box.x0 - last.box.x1 > gap * em(last, glyph) { scalars.append(" ") }
      }
      scalars.append(glyph.scalar)
      previous = glyph
    }
    return String(scalars)
  }

  /// Whether a glyph is the comma or point of a figure.
  ///
  /// Behind a comma the next figure of a list may begin, before it none.
  private static func isWithinFigure(_ line: [Glyph], _ index: Int) -> Bool {
    guard line[index].scalar == "," || line[index].scalar == ".", index > 0, index + 1 < line.count else { return false }
    return line[index - 1].isDigit && line[index + 1].isDigit
  }

  /// The text of several lines of one cell or paragraph.
  static func join(_ lines: [String]) -> String {
    guard var text = lines.first else { return "" }
    for line in lines.dropFirst() {
      guard let a = text.unicodeScalars.last, let b = line.unicodeScalars.first else {
        text += line
        continue
      }
      if wantsSpace(a, b), !continuesCode(text, line) { text += " " }
      text += line
    }
    return text
  }

  /// Whether a break between two scalars can be a space: both must be of a script that writes spaces.
  private static func wantsSpace(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool { isSpaced(a) && isSpaced(b) }

  /// Latin, Greek and Cyrillic letters, digits and ASCII punctuation.
  private static func isSpaced(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x2000 || (0x2010...0x2015).contains(scalar.value) || (0x20A0...0x20CF).contains(scalar.value)
  }

  /// Whether the next line goes on inside a word: a code or number that fills its line alone, or one that ends with a hyphen or slash.
  private static func continuesCode(_ text: String, _ next: String) -> Bool {
    guard let last = lastWord(of: text), let first = next.split(separator: " ", maxSplits: 1).first else { return false }
    if last.hasSuffix("-") || last.hasSuffix("/") || first.hasPrefix("/") || first.hasPrefix(")") || first.hasPrefix("%") { return true }
    let isAlone = last.startIndex == text.startIndex && last.endIndex == text.endIndex
    guard isAlone || !last.unicodeScalars.allSatisfy(isSpaced) else { return false }
    func hasDigit(_ s: Substring) -> Bool { s.unicodeScalars.contains { (48...57).contains($0.value) } }
    if hasDigit(last) && hasDigit(first) { return true }
    return hasDigit(last) && first.count <= 2 || hasDigit(first) && last.count <= 2
  }

  /// What stands behind the last space, spaces at the end left out; found from the end, since texts grow line by line.
  private static func lastWord(of text: String) -> Substring? {
    guard let last = text.lastIndex(where: { $0 != " " }) else { return nil }
    let whole = text[...last]
    return whole.lastIndex(of: " ").map { whole[whole.index(after: $0)...] } ?? whole
  }

  /// The size of an em for a gap: box heights are a font's ascent and descent, about 1.2 em.
  private static func em(_ a: Glyph, _ b: Glyph) -> Double { 0.85 * min(a.box.height, b.box.height) }
}
