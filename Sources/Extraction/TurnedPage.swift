import Geometry

extension Page {
  /// So many of ten characters of a page that is to be turned lie on their side.
  private static let mostOfTen = 7
  /// Fewer characters than this are a label along the edge of the page.
  private static let fewestSideways = 20

  /// The page turned by a quarter, where most of its text lies on its side; nil where it does not.
  ///
  /// Broad tables are set so on upright pages without a word in the file that says which edge is the upper one.
  ///
  /// - Returns: The page as it is read, and what takes its points to those of the page as the PDF shows it.
  public var turnedUpright: (page: Page, placement: PlaneMap)? {
    let seen = glyphs.filter(\.isSeen)
    let sideways = seen.count { !$0.isUpright }
    guard sideways >= Self.fewestSideways, sideways * 10 >= Self.mostOfTen * seen.count else { return nil }
    let steps = zip(seen, seen.dropFirst()).filter { a, b in !a.isUpright && !b.isUpright && a.style == b.style && Self.isNext(a.box, b.box)
    }
    let down = steps.count { $0.1.box.midY > $0.0.box.midY }
    let runsDown = down * 2 > steps.count
    var page = self
    (page.width, page.height) = (height, width)
    page.glyphs = glyphs.indices.map { index in
      var glyph = glyphs[index]
      glyph.box = turned(glyph.box, runsDown: runsDown)
      glyph.isUpright = !isLevel(at: index)
      return glyph
    }
    page.rulings = rulings.map { ruling in
      let box = turned(ruling.box, runsDown: runsDown)
      return ruling.axis == .horizontal
        ? Ruling(.vertical, at: box.x0, from: box.y0, to: box.y1, thickness: ruling.thickness)
        : Ruling(.horizontal, at: box.y0, from: box.x0, to: box.x1, thickness: ruling.thickness)
    }
    page.areas = areas.map { FilledArea(box: turned($0.box, runsDown: runsDown), color: $0.color) }
    page.images = images.map { turned($0, runsDown: runsDown) }
    let placement =
      runsDown
      ? PlaneMap(a: 0, b: -1, c: 1, d: 0, tx: width, ty: 0) : PlaneMap(a: 0, b: 1, c: -1, d: 0, tx: 0, ty: height)
    return (page, placement)
  }

  private func turned(_ box: Box, runsDown: Bool) -> Box {
    runsDown ? Box(box.y0, width - box.x1, box.y1, width - box.x0) : Box(height - box.y1, box.x0, height - box.y0, box.x1)
  }

  /// Whether one character follows another up or down the page.
  private static func isNext(_ a: Box, _ b: Box) -> Bool {
    abs(a.midX - b.midX) < onLine * min(a.width, b.width) && abs(a.midY - b.midY) < near * max(a.height, b.height)
  }

  /// Characters of one line stand off its middle by less than this share of their size.
  private static let onLine = 0.3
  /// Neighbours in a line stand nearer than so many of their sizes.
  private static let near = 2.0

  /// Whether a character stands upright among others that do.
  private func isLevel(at index: Int) -> Bool {
    guard glyphs[index].isUpright else { return false }
    return [index - 1, index + 1].contains { other in
      guard glyphs.indices.contains(other), glyphs[other].isUpright, glyphs[other].style == glyphs[index].style else { return false }
      let (a, b) = (glyphs[index].box, glyphs[other].box)
      return abs(a.midY - b.midY) < Self.onLine * min(a.height, b.height) && abs(a.midX - b.midX) < Self.near * max(a.width, b.width)
    }
  }
}
