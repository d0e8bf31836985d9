import Extraction

/// Finds where the text of one cell certainly ends and that of the next begins, however close they stand.
///
/// An amount has two digits after its point: what follows them is another amount or, a little apart, the label beside it.
enum Seams {
  /// A label stands at least so many ems behind the amount of the cell before it.
  private static let apart = 0.18
  /// What stands farther off than so many ems is parted by the gap.
  private static let far = 1.0
  /// Characters of one figure are at most so many times their height apart.
  private static let together = 0.3
  /// An amount has so many digits after its point.
  private static let fraction = 2
  /// Units stand behind amounts and are no label.
  private static let units: Set<Unicode.Scalar> = ["元", "万", "亿", "千", "百"]

  /// The indices of glyphs, from left to right on one line, that begin the text of another cell.
  static func indices(in glyphs: [Glyph]) -> [Int] {
    var result: [Int] = []
    var start = 0
    for index in glyphs.indices {
      var next = index + 1
      guard isFigure(glyphs[index].scalar) else {
        start = next
        continue
      }
      if index > start, areApart(glyphs[index - 1], glyphs[index]) { start = index }
      guard isAmount(glyphs[start...index]) else { continue }
      // Marks of footnotes are the amount's.
      while next < glyphs.count, RaisedDigits.scalars.contains(glyphs[next].scalar) { next += 1 }
      guard next < glyphs.count, begins(at: next, in: glyphs) else { continue }
      result.append(next)
      start = next
    }
    return result
  }

  /// Whether what touches the figure before an index is an amount, or stands beside it as a label does.
  private static func begins(at index: Int, in glyphs: [Glyph]) -> Bool {
    let glyph = glyphs[index]
    if glyph.isHan {
      let gap = (glyph.box.x0 - glyphs[index - 1].box.x1) / glyph.box.width
      // A mark of a footnote ends the text of a cell, and stands in its margin.
      let isMarked = RaisedDigits.scalars.contains(glyphs[index - 1].scalar)
      return ((isMarked ? -apart : apart)..<far).contains(gap) && !units.contains(glyph.scalar)
    }
    var end = index
    while end < glyphs.count, isFigure(glyphs[end].scalar), !areApart(glyphs[end - 1], glyphs[end]) {
      if isAmount(glyphs[index...end]) { return true }
      end += 1
    }
    return false
  }

  /// Whether glyphs are an amount with two digits after its point, its thousands in groups or not.
  private static func isAmount(_ glyphs: ArraySlice<Glyph>) -> Bool {
    let point = glyphs.endIndex - fraction - 1
    guard point > glyphs.startIndex, glyphs[point].scalar == ".", glyphs[(point + 1)...].allSatisfy(\.isDigit) else { return false }
    let whole = glyphs[..<point].drop { $0.scalar == "-" }
    let groups = whole.map(\.scalar).split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, let lead = first.first, lead != "0" || whole.count == 1 else { return false }
    return groups.joined().allSatisfy { isDigit($0) }
      && (groups.count == 1 || first.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
  }

  private static func areApart(_ a: Glyph, _ b: Glyph) -> Bool { b.box.x0 - a.box.x1 > together * a.box.height }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "." || scalar == "," || scalar == "-"
  }
}
