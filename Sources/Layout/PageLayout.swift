import Extraction

/// What one page's glyphs and rulings amount to: its tables and the lines of text around them.
public struct PageLayout: Sendable {
  /// The page's number, from 1.
  public let page: Int
  /// The page's width in points.
  public let width: Double
  /// The page's height in points.
  public let height: Double
  /// The tables from top to bottom, then from left to right.
  public var tables: [PageTable]
  /// The lines outside the tables from top to bottom.
  public var lines: [TextLine]

  /// Analyses a page. Invisible glyphs are left out.
  public init(_ page: Page) {
    self.page = page.number
    width = page.width
    height = page.height
    let glyphs = page.glyphs.filter { !$0.isInvisible }
    var taken = Array(repeating: false, count: glyphs.count)
    tables = []
    var free: [Ruling] = []
    for network in RulingNetwork.networks(of: page.rulings) {
      var attempt = taken
      guard let lattice = Lattice(network, glyphs: glyphs) else {
        free += network.horizontals
        continue
      }
      let refined = LatticeRefiner.refined(lattice, glyphs: glyphs)
      let table = Self.table(from: refined, glyphs: glyphs, taken: &attempt, page: page)
      guard Self.isTable(table) else {
        free += network.horizontals
        continue
      }
      taken = attempt
      tables.append(table)
    }
    for finding in AlignedTableFinder.tables(in: zip(glyphs, taken).filter { !$0.1 }.map(\.0), rules: free, page: page) {
      let box = finding.table.box
      for i in glyphs.indices where !taken[i] && box.contains(x: glyphs[i].box.midX, y: glyphs[i].box.midY) { taken[i] = true }
      tables.append(finding.table)
    }
    tables.sort { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    lines = LineBuilder.textLines(of: zip(glyphs, taken).filter { !$0.1 }.map(\.0), on: page)
  }

  private static func table(from lattice: Lattice, glyphs: [Glyph], taken: inout [Bool], page: Page) -> PageTable {
    let pieces = CellFiller(lattice).fill(glyphs, taken: &taken)
    return PageTable(
      page: page.number, pageHeight: page.height, xs: lattice.xs, ys: lattice.ys, pieces: pieces,
      ruledTop: lattice.ruledAbove[0], ruledBottom: lattice.ruledAbove[lattice.rowCount], isRuled: true)
  }

  /// Whether a lattice holds a table: two cells at least, some text, and room for more than a character. The straight parts of large
  /// letters and an underline below a number make small lattices too.
  private static func isTable(_ table: PageTable) -> Bool {
    guard table.pieces.count >= 2, let line = table.pieces.first(where: { !$0.isEmpty })?.lines.first else { return false }
    guard table.box.height >= 0.85 * line.box.height, table.box.width >= 3 * line.em else { return false }
    let texts = table.pieces.filter { !$0.isEmpty }
    guard texts.count >= 2, Set(texts.map(\.column)).count >= 2 || table.columnCount == 1 || table.rowCount == 1 else { return false }
    // The bars and ticks of a chart enclose slots that no text fits in, and cut the plane into pieces that share few lines.
    if table.pieces.count * 10 < 3 * table.rowCount * table.columnCount { return false }
    let slots = table.pieces.count { $0.box.width < 0.8 * line.em || $0.box.height < 0.6 * line.em }
    return slots * 4 <= table.pieces.count
  }
}
