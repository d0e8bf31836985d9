import Extraction

/// A stretch of a page that holds one table whose rules are missing in part: what is printed there and which lines are drawn.
struct TableRegion: Sendable {
  /// A page's number and size in points.
  struct Place: Sendable {
    var page: Int
    var width: Double
    var height: Double

    init(_ page: Page) {
      self.page = page.number
      width = page.width
      height = page.height
    }
  }

  /// The page that it lies on.
  var place: Place
  /// The region's box, in points.
  let box: Box
  /// Its lines of text from top to bottom.
  let lines: [SetLine]
  /// The heights of the lines that run over the whole width, from top to bottom: rules, edges of shading.
  let rowLines: [Double]
  /// The heights of the rules over the whole width alone: shading runs on under cells that span rows.
  let ruleLines: [Double]
  /// The horizontal rules over a part of the width.
  let partialRules: [Ruling]
  /// The upright rules.
  let uprights: [Ruling]
  /// The column lines from left to right, in points, where cells of all columns are drawn; else empty.
  let columns: [Double]
  /// The size of an em of its type, in points.
  let em: Double
  /// Whether rules over its whole width, uprights or shading show where it is.
  let isDrawn: Bool
  /// Whether most of its letters are of a script that writes no spaces, where every gap parts something.
  let isSpaceless: Bool
  /// Whether a caption stands over it, a label with its value at either edge.
  let hasCaption: Bool

  /// A rule over the whole table ends within so many ems of its edges: less than the narrowest column.
  static let wholeWithin = 0.8
  /// Rules closer together than this, in points, are one: a double border.
  static let doubleRule = 4.0

  /// Gathers what lies in a box.
  ///
  /// - Parameters:
  ///   - box: The box.
  ///   - page: The page.
  ///   - glyphs: Glyphs of the page that no other table has.
  ///   - rules: The horizontal rules.
  ///   - uprights: The upright rules.
  ///   - edges: The heights of edges of shading over the whole width.
  ///   - columns: The column lines, where cells of all columns are drawn.
  ///   - hasCaption: Whether a caption stands over it.
  init(
    _ box: Box, of page: Page, glyphs: [Glyph], rules: [Ruling], uprights: [Ruling] = [], edges: [Double] = [], columns: [Double] = [],
    hasCaption: Bool = false
  ) {
    self.hasCaption = hasCaption
    self.columns = columns
    place = Place(page)
    let inside = glyphs.filter { $0.isUpright && box.contains(x: $0.box.midX, y: $0.box.midY) }
    self.box = box
    lines = LineBuilder.lines(of: inside).map(SetLine.init)
    isSpaceless = Self.isSpaceless(inside, or: page, at: box)
    let near = rules.filter { $0.position >= box.y0 - 1 && $0.position <= box.y1 + 1 && $0.end > box.x0 && $0.start < box.x1 }
    em = SetLine.em(of: inside)
    let reach = Self.wholeWithin * em
    let whole = near.filter { $0.start < box.x0 + reach && $0.end > box.x1 - reach }
    ruleLines = Clusters.means(of: whole.map(\.position), tolerance: Self.doubleRule)
    rowLines = Clusters.means(of: whole.map(\.position) + edges, tolerance: Self.doubleRule)
    partialRules = near.filter { !whole.contains($0) }
    self.uprights = uprights
    isDrawn = ruleLines.count >= 2 || !uprights.isEmpty || !edges.isEmpty
  }

  /// Whether its lines are entries of a table of contents: words, and far to the right of them a page's number, which never falls.
  var isContents: Bool {
    let entries = lines.compactMap { line -> Int? in
      let pieces = line.pieces(gap: Self.apart * em)
      guard let last = pieces.last, pieces.count > 1, last.box.x1 > box.x1 - em, last.text.count <= Self.longestPageNumber else {
        return nil
      }
      return Int(last.text)
    }
    guard entries.count > 2, Double(entries.count) >= Self.shareOfEntries * Double(lines.count) else { return false }
    return zip(entries, entries.dropFirst()).allSatisfy { $0 <= $1 }
  }

  /// A page's number has no more digits than this.
  private static let longestPageNumber = 3
  /// Of the lines of a table of contents at least this share end in a page's number; the others are wrapped or head a part.
  private static let shareOfEntries = 0.7

  /// How far the lines of a cell are apart at most, in points: all cells are set with one leading, so the least distance of lines that several
  /// cells show is that of their lines, or of their rows where none is broken; infinite where nothing shows it.
  var leading: Double {
    let pieces = lines.map { $0.pieces(gap: HeadSolver.gap * em).map(\.box) }
    var distances: [Double] = []
    for (index, line) in pieces.enumerated() {
      for box in line {
        let below = pieces[(index + 1)...].prefix(Self.nextLines).joined().first {
          $0.horizontalOverlap(box) > 0 && $0.midY - box.midY > em / 2
        }
        if let below { distances.append(below.midY - box.midY) }
      }
    }
    distances.sort()
    let least = zip(distances, distances.dropFirst()).first { $0 > Self.tightest * em && $1 < Self.sameLeading * $0 }
    return least.map { $0.0 * Self.sameLeading } ?? .infinity
  }

  /// The next line of a cell is one of so many lines of the page below: lines of cells beside it stand between.
  private static let nextLines = 4
  /// Lines are at least so many ems apart.
  private static let tightest = 0.95
  /// Distances of lines with the same leading differ by less than this factor.
  private static let sameLeading = 1.1

  /// Figures that stand for themselves are so many ems from what is beside them.
  static let apart = 0.6

  /// All horizontal rules, those over the whole width too.
  var allRules: [Ruling] { partialRules + ruleLines.map { Ruling(.horizontal, at: $0, from: box.x0, to: box.x1) } }

  private static func isSpaceless(_ glyphs: [Glyph], or page: Page, at box: Box) -> Bool {
    let han = glyphs.count { $0.isHan }
    let letters = glyphs.count { !$0.isHan && $0.scalar.properties.isAlphabetic }
    // Of figures alone, as the last row of a table may be at the head of a page, the page tells.
    guard han + letters == 0, box.y0 < MixedGrid.restTop * page.height, !page.glyphs.isEmpty else { return han > letters }
    return 2 * page.glyphs.count { $0.isHan } > page.glyphs.count { $0.scalar.properties.isAlphabetic }
  }
}

/// A line of type as it was set: glyphs from left to right.
struct SetLine: Sendable {
  let glyphs: [Glyph]
  let box: Box

  init(_ glyphs: [Glyph]) {
    self.glyphs = glyphs
    box = LineBuilder.box(of: glyphs)
  }

  /// The pieces of the line that wide gaps part.
  ///
  /// - Parameters:
  ///   - gap: A gap at least this wide, in points, parts; a narrower one too where a strip between columns lies in it.
  ///   - strips: The strips between columns, as far as they are known.
  ///   - least: The narrowest gap, in points, that a strip can make a parting.
  ///   - seams: The indices of glyphs that begin a piece in any case.
  /// - Returns: The pieces from left to right.
  func pieces(gap: Double, strips: [ClosedRange<Double>] = [], least: Double = .infinity, seams: [Int] = []) -> [SetLine] {
    var groups: [[Glyph]] = []
    for (index, glyph) in glyphs.enumerated() {
      if let last = groups.last?.last, !seams.contains(index), !parts(last.box.x1, glyph.box.x0, gap: gap, strips: strips, least: least) {
        groups[groups.count - 1].append(glyph)
      } else {
        groups.append([glyph])
      }
    }
    return groups.map(SetLine.init)
  }

  /// Text may run over a column line by so much, in points: the boxes of fonts are wider than their ink.
  private static let onLine = 1.0

  private func parts(_ left: Double, _ right: Double, gap: Double, strips: [ClosedRange<Double>], least: Double) -> Bool {
    let width = right - left
    if width >= gap { return true }
    return width >= least && strips.contains { $0.lowerBound < right + Self.onLine && $0.upperBound > left - Self.onLine }
  }

  /// The printed characters.
  var text: String { TextJoiner.text(ofLine: glyphs) }

  /// Whether it is a figure: digits with their signs, no letters.
  var isFigure: Bool { Figures.isFigure(glyphs.lazy.map(\.scalar)) }

  /// Whether it is an amount: a figure with a fraction or thousands, or more digits than a year or a small number has.
  var isAmount: Bool { isFigure && Figures.isAmount(text) }

  /// Whether it is an amount that nothing is missing of: two digits after its point.
  var isWholeAmount: Bool { Figures.isWholeAmount(glyphs.lazy.map(\.scalar)) }

  /// The em of glyphs: Han characters are an em wide; else what the height of their boxes says.
  static func em(of glyphs: [Glyph]) -> Double {
    let widths = glyphs.filter(\.isHan).map(\.box.width).sorted()
    if !widths.isEmpty { return max(widths[widths.count / 2], 1) }
    let heights = glyphs.map(\.box.height).sorted()
    return heights.isEmpty ? 10 : max(0.85 * heights[heights.count / 2], 1)
  }
}

extension Glyph {
  /// Whether it is an ASCII digit.
  var isDigit: Bool { (48...57).contains(scalar.value) }
}
