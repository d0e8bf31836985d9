/// Tells the numeral 一 from a hyphen by its width, which the recogniser does not see: it knows both as one level stroke.
///
/// A scanner of one bit leaves dots of a thin 一, which are read as quotes, stars and dots.
enum NumeralOne {
  /// The width of a 一 in ems: a hyphen measures about 0.3, a dash 1 and more.
  static let width = 0.6...1.02
  /// The confidence that it has at most: the stroke was read as another character.
  static let confidence = 0.85

  /// What stands behind a 一 that begins a word of budget forms, and behind no hyphen: 一般公共预算, 一级指标.
  static let companions: Set<Unicode.Scalar> = ["般", "级"]
  /// The width before those, in ems: of a broken stroke a piece may be left, which is read as a hyphen or a dot.
  ///
  /// No dash stands there: what was read as several strokes may take the white behind it too.
  static let widthOfPiece = 0.1...1.6

  /// How much ink a column of a level stroke holds at most on average, in ems.
  static let lowInk = 0.16

  /// The characters with level strokes among ideographs read as the numeral, a stroke that was read as two hyphens included.
  ///
  /// - Parameters:
  ///   - line: The characters from left to right.
  ///   - em: The line's em in pixels.
  ///   - ink: The mean ink of a stretch's columns, in pixels; 0 where nobody knows.
  /// - Returns: The characters, a 一 for each such stroke.
  static func settled(
    _ line: [GlyphPlacer.Placed], em: Double, ink: (_ from: Double, _ to: Double) -> Double = { _, _ in 0 }
  ) -> [GlyphPlacer.Placed] {
    var result: [GlyphPlacer.Placed] = []
    var index = 0
    while index < line.count {
      var end = index
      while end < line.count, isStroke(line[end].scalar) || isFragment(line[end].scalar) || line[end].scalar == "一" { end += 1 }
      // A numeral that was read as one, or two of them, stay.
      guard line[index..<end].contains(where: { $0.scalar != "一" }) else {
        result += line[index..<max(end, index + 1)]
        index = max(end, index + 1)
        continue
      }
      let span = (line[end - 1].right - line[index].left) / em
      let before = index > 0 ? line[index - 1].scalar : nil
      let after = end < line.count ? line[end].scalar : nil
      let isWhole = line[index..<end].allSatisfy { isStroke($0.scalar) || $0.scalar == "一" }
      // An ellipsis between words is one.
      let isEllipsis = line[index..<end].allSatisfy { $0.scalar == "…" } && after != "、"
      let isLow = ink(line[index].left, line[end - 1].right) <= lowInk * em
      let isPiece = before.map { "、（(".unicodeScalars.contains($0) } ?? true && after.map { companions.contains($0) } ?? false
      // A dash between words is one.
      let isDash = before != nil && line[index..<end].contains { "—－".unicodeScalars.contains($0.scalar) }
      if (isPiece ? widthOfPiece : width).contains(span), isBesideWords(before, after), !isDash, isWhole || isLow && !isEllipsis {
        let confidence = min(Self.confidence, line[index..<end].map(\.confidence).min() ?? 0)
        result.append(
          GlyphPlacer.Placed(scalar: "一", left: line[index].left, right: line[end - 1].right, confidence: confidence))
      } else {
        result += line[index..<end]
      }
      index = end
    }
    return result
  }

  private static func isStroke(_ scalar: Unicode.Scalar) -> Bool { "-–—－~".unicodeScalars.contains(scalar) }

  private static func isFragment(_ scalar: Unicode.Scalar) -> Bool { fragments.contains(scalar) }

  private static let fragments: Set<Unicode.Scalar> = ["\"", "“", "”", "'", "*", "…", "·"]

  /// Whether ideographs stand beside it, or a comma of enumeration: 十一、 一般 统一.
  private static func isBesideWords(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let after else { return before?.isHan ?? false }
    return (after.isHan || after == "、") && (before.map { $0.isHan || "（(、，。.．".unicodeScalars.contains($0) } ?? true)
  }
}
