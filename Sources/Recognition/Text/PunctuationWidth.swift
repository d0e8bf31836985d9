/// Tells the wide forms of punctuation from the narrow ones by the room that they take, which the recogniser does not see: it knows both
/// by the same strokes.
enum PunctuationWidth {
  /// A character with the stretch that its ink covers, in pixels.
  struct Mark: Equatable {
    var scalar: Unicode.Scalar
    var left: Double
    var right: Double
  }

  /// The room between a mark's neighbours, in ems, above which it is wide: a wide mark takes 1 em, a narrow one a half or less, and the
  /// neighbours' own rims are in it.
  static let wide = 0.74

  private static let wideForms: [Unicode.Scalar: Unicode.Scalar] = ["(": "（", ")": "）", ",": "，", ":": "：", ";": "；"]
  private static let narrowForms: [Unicode.Scalar: Unicode.Scalar] = ["（": "(", "）": ")", "，": ",", "：": ":", "；": ";"]

  /// The line with each mark in the form that its room tells.
  ///
  /// - Parameters:
  ///   - line: The characters from left to right, white space left out.
  ///   - em: The line's em in pixels.
  /// - Returns: The scalars in the same order, and which are brackets whose form nothing in the line tells.
  static func settled(_ line: [Mark], em: Double) -> (scalars: [Unicode.Scalar], isOpen: [Bool]) {
    var scalars = line.map(\.scalar)
    guard line.contains(where: { $0.scalar.isHan }) else { return (scalars, line.map { _ in false }) }
    var decided = [Bool](repeating: false, count: line.count)
    for index in line.indices where isMark(line[index].scalar) && index > 0 && index + 1 < line.count {
      let neighbours = (line[index - 1].scalar, line[index + 1].scalar)
      guard !isMark(neighbours.0), !isMark(neighbours.1), neighbours.0.isHan || neighbours.1.isHan else { continue }
      let room = (line[index + 1].left - line[index - 1].right) / em
      // Justified lines spread their characters: far too much room says nothing.
      guard room < 1.6 else { continue }
      scalars[index] = form(line[index].scalar, isWide: room > wide)
      decided[index] = true
    }
    pairBrackets(&scalars, &decided)
    func isBesideHan(_ index: Int) -> Bool { [index - 1, index + 1].contains { line.indices.contains($0) && line[$0].scalar.isHan } }
    return (scalars, line.indices.map { !decided[$0] && isBracket(scalars[$0]) && isBesideHan($0) })
  }

  /// A bracket whose own room tells nothing, since its line ends there, takes the form of its partner.
  private static func pairBrackets(_ scalars: inout [Unicode.Scalar], _ decided: inout [Bool]) {
    var open: [Int] = []
    for index in scalars.indices {
      if scalars[index] == "(" || scalars[index] == "（" { open.append(index) }
      guard scalars[index] == ")" || scalars[index] == "）", let partner = open.popLast() else { continue }
      if decided[partner], !decided[index] {
        scalars[index] = form(scalars[index], isWide: scalars[partner] == "（")
        decided[index] = true
      } else if decided[index], !decided[partner] {
        scalars[partner] = form(scalars[partner], isWide: scalars[index] == "）")
        decided[partner] = true
      }
    }
  }

  /// The lines with the brackets that their own line leaves open as most others of the page are: who sets Chinese brackets sets them
  /// everywhere.
  static func settledByPage(_ lines: [[GlyphPlacer.Placed]]) -> [[GlyphPlacer.Placed]] {
    let known = lines.joined().filter { isBracket($0.scalar) && !$0.isOpenBracket }
    let wide = known.count { $0.scalar == "（" || $0.scalar == "）" }
    guard max(wide, known.count - wide) >= usage.least, Double(max(wide, known.count - wide)) >= usage.share * Double(known.count) else {
      return lines
    }
    return lines.map { line in
      line.map { glyph in
        var glyph = glyph
        if glyph.isOpenBracket { glyph.scalar = form(glyph.scalar, isWide: wide * 2 > known.count) }
        return glyph
      }
    }
  }

  /// So many brackets of a page, and this share of them, show which form it uses.
  static let usage = (least: 2, share: 0.8)

  private static func isBracket(_ scalar: Unicode.Scalar) -> Bool { "()（）".unicodeScalars.contains(scalar) }

  private static func form(_ scalar: Unicode.Scalar, isWide: Bool) -> Unicode.Scalar {
    isWide ? wideForms[scalar] ?? scalar : narrowForms[scalar] ?? scalar
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { wideForms[scalar] != nil || narrowForms[scalar] != nil }
}
