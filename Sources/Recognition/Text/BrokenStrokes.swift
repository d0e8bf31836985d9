/// Drops marks that are pieces of ideographs: where a scanner of one bit broke a thin stroke, its end is read as a hyphen or a point.
///
/// A mark has room of its own; a piece stands within the em of the ideograph that it broke from.
enum BrokenStrokes {
  /// The middles of two ideographs with a mark between them lie farther apart than this, in ems: an em, and the half of one that a narrow
  /// mark takes, less what narrow letters and noise move them.
  static let room = 1.2
  /// The ink of a mark at a line's beginning and of the ideograph behind it is longer than this, in ems: one alone is.
  static let ideograph = 1.0
  /// The confidence of an ideograph at most that broke.
  static let confidence = 0.85

  private static let pieces: Set<Unicode.Scalar> = ["-", "–", "~", ".", "·", "'", "\"", "*"]

  /// The characters without pieces of their neighbours.
  ///
  /// - Parameters:
  ///   - line: The characters from left to right.
  ///   - em: The line's em in pixels.
  /// - Returns: The others, those that a piece broke from less sure.
  static func joined(_ line: [GlyphPlacer.Placed], em: Double) -> [GlyphPlacer.Placed] {
    var result = line
    for index in line.indices.reversed().dropFirst() where pieces.contains(line[index].scalar) && line[index + 1].scalar.isHan {
      let next = line[index + 1]
      if index == 0 {
        guard next.right - line[index].left <= ideograph * em else { continue }
      } else {
        let before = line[index - 1]
        guard before.scalar.isHan, middle(next) - middle(before) <= room * em else { continue }
        result[index - 1].confidence = min(result[index - 1].confidence, confidence)
      }
      result[index + 1].confidence = min(result[index + 1].confidence, confidence)
      result.remove(at: index)
    }
    return result
  }

  private static func middle(_ character: GlyphPlacer.Placed) -> Double { (character.left + character.right) / 2 }
}
