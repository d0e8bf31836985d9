import Extraction

/// One of the pages that stand side by side on a sheet.
struct Leaf: Sendable {
  /// The page as it would be alone, its left edge at 0.
  var page: Page
  /// How far its left edge stands from the sheet's, in points.
  var offset: Double
}

extension Page {
  /// A sheet that holds two pages is broader than high by this: of two upright A4 pages 1.41, of two that lie 2.83.
  static let sheetAspect = 1.3
  /// The narrowest page on a sheet in points: an upright 16K measures 524, and the halves of a lying A4, which are no pages, 421.
  static let narrowestLeaf = 500.0
  /// The share of the sheet's width to either side of its middle that the margins of two pages leave white.
  static let gutter = 0.015

  /// The pages on a sheet from left to right: the page itself, or the two that were printed or laid on the glass side by side.
  ///
  /// Nothing crosses the middle of such a sheet, no title, no line of text and no level ruling, and there is something on either side.
  var leaves: [Leaf] {
    let middle = width / 2
    guard width >= Self.sheetAspect * height, middle >= Self.narrowestLeaf else { return [Leaf(page: self, offset: 0)] }
    let strip = Box(middle - Self.gutter * width, 0, middle + Self.gutter * width, height)
    let seen = glyphs.filter { !$0.isInvisible }
    let isCrossed =
      seen.contains { $0.box.horizontalOverlap(strip) > 0 }
      || rulings.contains { $0.axis == .horizontal && $0.box.horizontalOverlap(strip) > 0 }
    guard !isCrossed, seen.contains(where: { $0.box.midX < middle }), seen.contains(where: { $0.box.midX > middle }) else {
      return [Leaf(page: self, offset: 0)]
    }
    return [0, middle].map { Leaf(page: part(from: $0, width: middle), offset: $0) }
  }

  /// What stands on an upright part of the page, moved so that its left edge is at 0.
  private func part(from left: Double, width: Double) -> Page {
    func moved(_ box: Box) -> Box? {
      (left..<(left + width)).contains(box.midX) ? Box(box.x0 - left, box.y0, box.x1 - left, box.y1) : nil
    }
    var page = Page(number: number, width: width, height: height, styles: styles)
    page.glyphs = glyphs.compactMap { glyph in
      moved(glyph.box).map { box in
        var glyph = glyph
        glyph.box = box
        return glyph
      }
    }
    page.rulings = rulings.compactMap { ruling in
      moved(ruling.box).map { box in
        var ruling = ruling
        if ruling.axis == .horizontal { (ruling.start, ruling.end) = (box.x0, box.x1) } else { ruling.position = box.x0 }
        return ruling
      }
    }
    page.areas = areas.compactMap { area in moved(area.box).map { FilledArea(box: $0, color: area.color) } }
    page.images = images.compactMap { moved($0) }
    return page
  }
}

/// The layout of one of the pages on a sheet.
public struct LeafLayout: Sendable {
  /// The layout, as of a page alone.
  public var layout: PageLayout
  /// How far the page's left edge stands from the sheet's, in points.
  public var offset: Double

  /// The layouts of the pages on a sheet, from left to right.
  public static func leaves(of page: Page) -> [LeafLayout] {
    page.leaves.map { LeafLayout(layout: PageLayout($0.page), offset: $0.offset) }
  }

  /// Where a box of the page lies on the sheet.
  public func placed(_ box: Box) -> Box { Box(box.x0 + offset, box.y0, box.x1 + offset, box.y1) }
}

extension DocumentLayout {
  /// Joins the pages of sheets, given in order; what is found is placed on the sheets.
  public init(sheets: [LeafLayout]) {
    guard sheets.contains(where: { $0.offset > 0 }), let first = sheets.first?.layout.page else {
      self.init(sheets.map(\.layout))
      return
    }
    // Tables go on from page to page, and printed page numbers count pages: so do these numbers.
    var leaves = sheets
    for index in leaves.indices { leaves[index].layout.renumber(first + index) }
    self.init(leaves.map(\.layout))
    let sheet = { (leaf: Int) in sheets[leaf - first] }
    blocks = blocks.map { block in
      switch block {
      case .paragraph(let paragraph): .paragraph(Paragraph(lines: paragraph.lines.map { $0.placed(on: sheet($0.page)) }))
      case .table(let table): .table(table.placed(by: sheet))
      }
    }
  }
}

extension PageLayout {
  /// Gives the page and all that stands on it another number.
  fileprivate mutating func renumber(_ number: Int) {
    page = number
    for index in lines.indices { lines[index].page = number }
    for index in tables.indices { tables[index].renumber(number) }
  }
}

extension PageTable {
  fileprivate mutating func renumber(_ number: Int) {
    page = number
    region?.place.page = number
    for index in peeled.indices { peeled[index].page = number }
  }
}

extension TextLine {
  fileprivate func placed(on leaf: LeafLayout) -> TextLine {
    var line = self
    line.page = leaf.layout.page
    line.pageLeft = leaf.offset
    line.box = leaf.placed(box)
    for index in line.segments.indices { line.segments[index].box = leaf.placed(segments[index].box) }
    return line
  }
}

extension Table {
  fileprivate func placed(by sheet: (Int) -> LeafLayout) -> Table {
    var table = self
    table.parts = parts.map { Part(page: sheet($0.page).layout.page, box: sheet($0.page).placed($0.box)) }
    for index in grid.cells.indices {
      let leaf = sheet(grid.cells[index].page)
      table.grid.cells[index].page = leaf.layout.page
      table.grid.cells[index].box = leaf.placed(grid.cells[index].box)
    }
    table.doubts = doubts.map { Doubt($0.subject, page: sheet($0.page).layout.page, box: sheet($0.page).placed($0.box)) }
    table.framedLines = framedLines.map { $0.placed(on: sheet($0.page)) }
    return table
  }
}
