import Extraction

/// Dots that lead the eye from a label to its figures and say nothing, set close or with spaces between them.
enum Leaders {
  /// So many dots in a row are leaders; three say that something was left out.
  private static let least = 4

  /// The glyphs of a line without its leaders.
  static func removed(from line: [Glyph]) -> [Glyph] {
    guard line.count(where: isDot) >= least else { return line }
    var kept: [Glyph] = []
    var run: [Glyph] = []
    for glyph in line {
      if isDot(glyph) {
        run.append(glyph)
      } else {
        if run.count < least { kept += run }
        run = []
        kept.append(glyph)
      }
    }
    return run.count < least ? kept + run : kept
  }

  private static func isDot(_ glyph: Glyph) -> Bool { glyph.scalar == "." }
}
