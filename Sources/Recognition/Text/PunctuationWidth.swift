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
  /// - Returns: The scalars in the same order.
  static func settled(_ line: [Mark], em: Double) -> [Unicode.Scalar] {
    var scalars = line.map(\.scalar)
    guard line.contains(where: { isHan($0.scalar) }) else { return scalars }
    var decided = [Bool](repeating: false, count: line.count)
    for index in line.indices where isMark(line[index].scalar) && index > 0 && index + 1 < line.count {
      let neighbours = (line[index - 1].scalar, line[index + 1].scalar)
      guard !isMark(neighbours.0), !isMark(neighbours.1), isHan(neighbours.0) || isHan(neighbours.1) else { continue }
      let room = (line[index + 1].left - line[index - 1].right) / em
      // Justified lines spread their characters: far too much room says nothing.
      guard room < 1.6 else { continue }
      scalars[index] = form(line[index].scalar, isWide: room > wide)
      decided[index] = true
    }
    pairBrackets(&scalars, decided)
    return scalars
  }

  /// A bracket whose own room tells nothing, since its line ends there, takes the form of its partner.
  private static func pairBrackets(_ scalars: inout [Unicode.Scalar], _ decided: [Bool]) {
    var open: [Int] = []
    for index in scalars.indices {
      if scalars[index] == "(" || scalars[index] == "（" { open.append(index) }
      guard scalars[index] == ")" || scalars[index] == "）", let partner = open.popLast() else { continue }
      if decided[partner], !decided[index] {
        scalars[index] = form(scalars[index], isWide: scalars[partner] == "（")
      } else if decided[index], !decided[partner] {
        scalars[partner] = form(scalars[partner], isWide: scalars[index] == "）")
      }
    }
  }

  private static func form(_ scalar: Unicode.Scalar, isWide: Bool) -> Unicode.Scalar {
    isWide ? wideForms[scalar] ?? scalar : narrowForms[scalar] ?? scalar
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { wideForms[scalar] != nil || narrowForms[scalar] != nil }
  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }
}
