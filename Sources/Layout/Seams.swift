import Extraction

/// Finds where the text of one cell certainly ends and that of the next begins, however close they stand.
///
/// An amount has two digits after its point: what follows them is another amount or, a little apart, the label beside it. Where nothing else
/// follows, a label that touches the amount ends at it.
enum Seams {
  /// A label stands at least so many ems behind the amount of the cell before it.
  private static let apart = 0.18
  /// What stands farther off than so many ems is parted by the gap.
  private static let far = 1.0
  /// Characters of one figure are at most so many times their height apart.
  private static let together = 0.3
  /// An amount has so many digits after its point.
  private static let fraction = 2
  /// Thousands are groups of so many digits.
  private static let groupLength = 3
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
      let isFollowed = next < glyphs.count && begins(at: next, in: glyphs)
      if isFollowed || endsText(before: next, in: glyphs), start > 0, glyphs[start - 1].isHan, result.last != start {
        result.append(start)
      }
      guard isFollowed else { continue }
      result.append(next)
      start = next
    }
    return result
  }

  /// Whether nothing stands at an index, or what stands there is apart and no unit.
  private static func endsText(before index: Int, in glyphs: [Glyph]) -> Bool {
    index == glyphs.count || areApart(glyphs[index - 1], glyphs[index]) && !units.contains(glyphs[index].scalar)
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
    // No figure has thousands after its point.
    return end > index && isGrouped(glyphs[index..<end])
  }

  /// Whether glyphs are a figure with its thousands in groups, with decimals or without.
  private static func isGrouped(_ glyphs: ArraySlice<Glyph>) -> Bool {
    let whole = glyphs.drop { $0.scalar == "-" }.prefix { $0.scalar != "." }
    let groups = whole.map(\.scalar).split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1, let lead = groups.first?.first, lead != "0" else { return false }
    return areThousands(groups) && groups.dropFirst().joined().allSatisfy { isDigit($0) }
      && glyphs[whole.endIndex...].dropFirst().allSatisfy(\.isDigit)
  }

  /// Whether glyphs are an amount with two digits after its point, its thousands in groups or not.
  private static func isAmount(_ glyphs: ArraySlice<Glyph>) -> Bool {
    let point = glyphs.endIndex - fraction - 1
    guard point > glyphs.startIndex, glyphs[point].scalar == ".", glyphs[(point + 1)...].allSatisfy(\.isDigit) else { return false }
    let whole = glyphs[..<point].drop { $0.scalar == "-" }
    let groups = whole.map(\.scalar).split(separator: ",", omittingEmptySubsequences: false)
    guard let lead = groups.first?.first, lead != "0" || whole.count == 1 else { return false }
    return groups.joined().allSatisfy { isDigit($0) } && (groups.count == 1 || areThousands(groups))
  }

  /// Whether parts of a figure are as long as separators of thousands leave them.
  private static func areThousands(_ groups: [ArraySlice<Unicode.Scalar>]) -> Bool {
    guard let first = groups.first else { return false }
    return first.count <= groupLength && groups.dropFirst().allSatisfy { $0.count == groupLength }
  }

  /// Whether two characters, one right before the other, are of one word or of one figure: no stub ends between them.
  static func areOneWord(_ a: Glyph, _ b: Glyph) -> Bool { isFigure(a.scalar) == isFigure(b.scalar) && !areApart(a, b) }

  private static func areApart(_ a: Glyph, _ b: Glyph) -> Bool { b.box.x0 - a.box.x1 > together * a.box.height }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "." || scalar == "," || scalar == "-"
  }
}
