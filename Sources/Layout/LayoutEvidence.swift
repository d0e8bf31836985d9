import Extraction

/// What the layout of a page was made from, stage by stage, for drawing: in points of the page.
public struct LayoutEvidence: Sendable {
  /// A group of rulings that hang together.
  public struct Network: Sendable, Equatable {
    /// The box round them.
    public var box: Box
    /// Whether they enclose cells; lines that do not are underlines, or rules of a table without uprights.
    public var isLattice: Bool
  }

  /// A line of a table's lattice.
  public struct Line: Sendable, Equatable {
    /// Where it runs.
    public var ruling: Ruling
    /// Whether a ruling is drawn along some of it; else the alignment of the text or the edge of a shade gave it.
    public var isDrawn: Bool
  }

  /// The lines of text from top to bottom, those in tables too.
  public var lines: [Box] = []
  /// The groups of rulings.
  public var networks: [Network] = []
  /// The zones in reading order: one, or the columns of prose and what lies between them.
  public var zones: [Box] = []
  /// The lattice of each table.
  public var lattices: [[Line]] = []

  /// Rulings closer to a line of a lattice than this, in points, are what it was made of.
  private static let sameLine = 3.0

  /// Gathers the evidence of a page; of a sheet, that of both pages on it.
  public init(_ page: Page) {
    for leaf in page.leaves {
      let layout = LeafLayout(layout: PageLayout(leaf.page), offset: leaf.offset)
      let visible = leaf.page.glyphs.filter { !$0.isInvisible && $0.isUpright }
      lines += LineBuilder.textLines(of: visible, on: leaf.page).flatMap(\.segments).map { layout.placed($0.box) }
      networks += RulingNetwork.networks(of: leaf.page.rulings).map { Network(box: layout.placed($0.box), isLattice: $0.isLattice) }
      zones += layout.layout.zones.map(layout.placed)
      lattices += layout.layout.tables.map { Self.lines(of: $0, among: leaf.page.rulings).map { $0.moved(by: leaf.offset) } }
    }
  }

  private static func lines(of table: PageTable, among rulings: [Ruling]) -> [Line] {
    let box = table.box
    let upright = table.xs.map { Ruling(.vertical, at: $0, from: box.y0, to: box.y1) }
    let level = table.ys.map { Ruling(.horizontal, at: $0, from: box.x0, to: box.x1) }
    return (upright + level).map { line in
      let isDrawn = rulings.contains { ruling in
        ruling.axis == line.axis && abs(ruling.position - line.position) <= sameLine && ruling.end > line.start && ruling.start < line.end
      }
      return Line(ruling: line, isDrawn: isDrawn)
    }
  }
}

extension LayoutEvidence.Line {
  fileprivate func moved(by offset: Double) -> Self {
    var line = self
    if ruling.axis == .vertical {
      line.ruling.position += offset
    } else {
      line.ruling.start += offset
      line.ruling.end += offset
    }
    return line
  }
}
