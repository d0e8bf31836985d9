/// Tells the numeral 一 from a hyphen by its width, which the recogniser does not see: it knows both as one level stroke.
enum NumeralOne {
  /// The width of a 一 in ems: a hyphen measures about 0.3, a dash 1 and more.
  static let width = 0.6...0.98
  /// The confidence that it has at most: the stroke was read as another character.
  static let confidence = 0.85

  /// The characters with level strokes among ideographs read as the numeral, a stroke that was read as two hyphens included.
  static func settled(_ line: [GlyphPlacer.Placed], em: Double) -> [GlyphPlacer.Placed] {
    var result: [GlyphPlacer.Placed] = []
    var index = 0
    while index < line.count {
      var end = index
      while end < line.count, isStroke(line[end].scalar) { end += 1 }
      guard end > index else {
        result.append(line[index])
        index += 1
        continue
      }
      let span = (line[end - 1].right - line[index].left) / em
      let before = index > 0 ? line[index - 1].scalar : nil
      let after = end < line.count ? line[end].scalar : nil
      if width.contains(span), isBesideWords(before, after) {
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

  private static func isStroke(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "–" || scalar == "~" }

  /// Whether ideographs stand beside it, or a comma of enumeration: 十一、 一般 统一.
  private static func isBesideWords(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let after else { return before.map(isHan) ?? false }
    return (isHan(after) || after == "、") && (before.map { isHan($0) || "（(、，。.".unicodeScalars.contains($0) } ?? true)
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }
}
