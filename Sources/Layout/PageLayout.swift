import Extraction

/// What one page's glyphs and rulings amount to: its tables and the lines of text around them.
public struct PageLayout: Sendable {
  /// The page's number, from 1.
  public internal(set) var page: Int
  /// The page's width in points.
  public let width: Double
  /// The page's height in points.
  public let height: Double
  /// The tables from top to bottom, then from left to right.
  public var tables: [PageTable]
  /// The lines outside the tables from top to bottom; in prose of several columns, column by column.
  public var lines: [TextLine]
  /// The page's zones in reading order, in points: one, or the columns of prose and what lies above, between and below them.
  let zones: [Box]

  /// Analyses a page.
  ///
  /// Invisible glyphs are left out.
  public init(_ page: Page) {
    self.page = page.number
    width = page.width
    height = page.height
    var finder = PageTableFinder(page)
    finder.findRuled(page.rulings)
    finder.findShaded()
    finder.findBodies()
    finder.findMixed()
    let zones = finder.findAligned()
    self.zones = zones
    tables = StackedParts.joined(finder.tables)
    lines = finder.lines(in: zones)
  }

  /// The zone that a box belongs to.
  func zone(of box: Box) -> Int { zones.firstIndex { $0.contains(x: box.midX, y: box.midY) } ?? 0 }
}

/// Finds a page's tables by one kind of evidence after the other: rulings, shading, the alignment of text.
///
/// What one kind took is closed to the next.
private struct PageTableFinder {
  private let page: Page
  private let glyphs: [Glyph]
  /// For each glyph, whether it belongs to a table.
  private var taken: [Bool]
  /// Horizontal rulings that belong to no table.
  private var freeRules: [Ruling] = []
  /// The boxes of plain frames, of which the sides are among the free rules.
  private var frames: [Box] = []
  /// Horizontal edges of shading that belong to no table.
  private var freeEdges: [Ruling] = []
  private(set) var tables: [PageTable] = []
  /// The lines that lattices were made of, by the index of the table.
  private var networks: [Int: RulingNetwork] = [:]
  /// Lines that stood inside the frames of tables without belonging to them.
  private(set) var notes: [TextLine] = []

  init(_ page: Page) {
    self.page = page
    glyphs = page.glyphs.filter { !$0.isInvisible }
    taken = Array(repeating: false, count: glyphs.count)
  }

  /// The glyphs outside all tables.
  var freeGlyphs: [Glyph] { zip(glyphs, taken).filter { !$0.1 }.map(\.0) }

  mutating func findRuled(_ rulings: [Ruling]) {
    let networks = RulingNetwork.networks(of: rulings)
    let loose = networks.filter { !$0.isLattice }.flatMap(\.horizontals)
    for network in networks {
      var whole = network
      if let rule = RuleOverHead.rule(over: network, among: loose, glyphs: glyphs) { whole.horizontals.append(rule) }
      whole.horizontals += Joints.rules(of: network, glyphs: glyphs)
      // Rules that meet uprights, are more than a frame and yet make no table are a chart's.
      if !take(whole, isRuled: true), !network.isLattice || network.isPlainFrame {
        freeRules += network.horizontals
        if network.isLattice { frames.append(network.box) }
      }
    }
  }

  /// Finds the tables that shading shows: cells side by side, every second row of which may be white, or cells alone.
  mutating func findShaded() {
    for region in RegionFinder(glyphs: freeGlyphs, page: page).regions(of: freeAreas, rules: freeRules) where !region.columns.isEmpty {
      take(region)
    }
    let edges = Shading.rulings(of: page.areas, outside: tables.map(\.box))
    for network in RulingNetwork.networks(of: edges) where !take(network, isRuled: false) { freeEdges += network.horizontals }
  }

  /// Gives lattices that hold a head alone the rows below them that nothing is drawn of.
  mutating func findBodies() {
    for (index, network) in networks.sorted(by: { $0.key < $1.key }) where tables[index].columnCount > 1 {
      guard !tables[index].pieces.contains(where: { Figures.isAmount($0.text) }) else { continue }
      let head = tables[index].box
      let visible = zip(glyphs, taken).filter { !$0.1 || head.contains(x: $0.0.box.midX, y: $0.0.box.midY) }.map(\.0)
      let box = RegionFinder(glyphs: visible, page: page).withBody(head, columns: tables[index].xs, rules: freeRules)
      guard box != head, !tables.indices.contains(where: { $0 != index && overlaps(tables[$0].box, box) }) else { continue }
      // All its columns have heads, and those are drawn.
      let region = TableRegion(
        box, of: page, glyphs: visible, rules: network.horizontals + freeRules, uprights: network.verticals, columns: tables[index].xs)
      guard region.isSpaceless, let grid = MixedGrid(region) else { continue }
      let table = grid.table()
      guard grid.isConvincing(table) else { continue }
      tables[index] = table
      claim(box)
    }
  }

  /// Finds the tables that rules or shading over their whole width show, without upright rules.
  mutating func findMixed() {
    let finder = RegionFinder(glyphs: freeGlyphs, page: page)
    let regions = finder.regions(of: freeRules, frames: frames) + finder.regions(of: freeAreas, rules: freeRules)
    for region in regions { take(region) }
    for region in RegionFinder(glyphs: freeGlyphs, page: page).alignedRegions() { take(region) }
  }

  /// The shaded areas outside all tables.
  private var freeAreas: [FilledArea] {
    page.areas.filter { area in !tables.contains { $0.box.contains(x: area.box.midX, y: area.box.midY) } }
  }

  /// Makes a table of a region, where it is one in a script without spaces.
  @discardableResult
  private mutating func take(_ region: TableRegion) -> Bool {
    guard region.isSpaceless, region.isDrawn || !region.isContents, var grid = MixedGrid(region) else { return false }
    var table = grid.table()
    table.isRemainder = !grid.isConvincing(table)
    // The first row of the rest of a table may look like a head.
    if table.isRemainder, !grid.isRemainder(table), let rest = MixedGrid(region, headLines: 0) {
      grid = rest
      table = rest.table()
      table.isRemainder = true
    }
    guard !table.isRemainder || grid.isRemainder(table), !tables.contains(where: { overlaps($0.box, table.box) }) else { return false }
    claim(table.box)
    tables.append(table)
    return true
  }

  /// Makes a table of a lattice whose body nothing parts into columns, or into rows.
  private mutating func takeIncomplete(_ lattice: Lattice, of network: RulingNetwork) -> Bool {
    let inner = network.verticals.filter { $0.position > lattice.box.x0 + 4 && $0.position < lattice.box.x1 - 4 }
    let low = inner.map(\.end).max() ?? lattice.box.y0
    let free = zip(glyphs, taken).filter { !$0.1 }.map(\.0)
    let uprights = inner.filter { $0.end > low - 4 }
    let region = TableRegion(lattice.box, of: page, glyphs: free, rules: network.horizontals, uprights: uprights)
    // Below the ends of the uprights texts stand side by side.
    let below = region.lines.filter { $0.box.midY > low }
    let above = region.lines.filter { $0.box.midY < low }
    let isSideBySide = !below.isEmpty && below.allSatisfy { $0.pieces(gap: region.em).count >= MixedGrid.leastUnruled.columns }
    let stops =
      lattice.columnCount == 1 || isSideBySide
      || below.contains { HeadLines.isBodyLine($0, em: region.em) && $0.pieces(gap: region.em).count > 1 }
        && !above.contains { HeadLines.isBodyLine($0, em: region.em) }
    guard region.isSpaceless, stops || UnruledRows(region).exist else { return false }
    return take(region)
  }

  /// Closes the glyphs in a table's box to other tables.
  private mutating func claim(_ box: Box) {
    for i in glyphs.indices where box.contains(x: glyphs[i].box.midX, y: glyphs[i].box.midY) { taken[i] = true }
  }

  private func overlaps(_ a: Box, _ b: Box) -> Bool { a.horizontalOverlap(b) > 1 && a.verticalOverlap(b) > 1 }

  /// Finds the tables that alignment shows; returns the page's zones in reading order.
  mutating func findAligned() -> [Box] {
    let finder = AlignedTableFinder(glyphs: freeGlyphs, rules: freeRules + freeEdges, page: page)
    for var table in finder.tables() {
      // What goes on from the page before stands in its columns, however close.
      if table.box.y0 < MixedGrid.restTop * page.height {
        let region = TableRegion(table.box, of: page, glyphs: freeGlyphs, rules: freeRules)
        if region.isSpaceless { table.looseRegion = region }
      }
      claim(table.box)
      // Words may run over the outer edge of their cells.
      for line in table.pieces.flatMap(\.lines) where line.box.x0 < table.box.x0 || line.box.x1 > table.box.x1 { claim(line.box) }
      tables.append(table)
    }
    return finder.zones
  }

  /// The lines outside the tables, zone by zone.
  func lines(in zones: [Box]) -> [TextLine] {
    let free = freeGlyphs
    return zones.enumerated().flatMap { index, zone -> [TextLine] in
      let isOnly = zones.count == 1
      let glyphs = isOnly ? free : free.filter { zone.contains(x: $0.box.midX, y: $0.box.midY) }
      let inside = notes.filter { isOnly || zone.contains(x: $0.box.midX, y: $0.box.midY) }
      var lines = LineBuilder.textLines(of: glyphs, on: page) + inside
      for i in lines.indices { lines[i].zone = index }
      return lines.sorted { ($0.box.midY, $0.box.x0) < ($1.box.midY, $1.box.x0) }
    }
  }

  /// Makes a table of a network, where it is one.
  private mutating func take(_ network: RulingNetwork, isRuled: Bool) -> Bool {
    guard var lattice = Lattice(network, glyphs: glyphs) else { return false }
    if isRuled, takeIncomplete(lattice, of: network) { return true }
    // Shaded rows alone show no columns.
    if !isRuled, lattice.columnCount < 2 { return false }
    if isRuled { lattice = LatticeRefiner.refined(lattice, glyphs: glyphs) }
    var attempt = taken
    var table = Self.table(from: lattice, glyphs: glyphs, taken: &attempt, page: page)
    if !Self.isTable(table) {
      guard isRuled, Self.isRemainder(table, on: page) else { return false }
      table.isRemainder = true
    }
    taken = attempt
    let forms = FramedText.forms(in: table)
    for form in forms { take(form, isRuled: isRuled, of: network, lattice: forms.count == 1 ? lattice : nil) }
    return true
  }

  /// Takes a table of a lattice, without the titles and notes in its frame.
  ///
  /// `lattice` is what it was made of, where it is all of that.
  private mutating func take(_ table: PageTable, isRuled: Bool, of network: RulingNetwork, lattice: Lattice?) {
    let peeling = FramedText.peel(table)
    var kept = peeling.table
    kept.isRuled = isRuled
    kept.peeled = peeling.above
    // Rows that are blank at the head of a page show in the height of the row below them, under a head or not.
    if let lattice, kept.rowCount <= RowBreak.deepestHead + 1, peeling.above.isEmpty, kept.box.y0 < MixedGrid.restTop * page.height {
      let inner = network.verticals.filter { $0.position > lattice.xs[0] + 4 && $0.position < lattice.xs[lattice.columnCount] - 4 }
      let region = TableRegion(kept.box, of: page, glyphs: glyphs, rules: network.horizontals, uprights: inner)
      if UnruledRows(region).leaveRoom { kept.region = region }
    }
    if lattice != nil { networks[tables.count] = network }
    tables.append(kept)
    notes += peeling.below
  }

  private static func table(from lattice: Lattice, glyphs: [Glyph], taken: inout [Bool], page: Page) -> PageTable {
    let pieces = CellFiller(lattice).fill(glyphs, taken: &taken)
    return PageTable(
      page: page.number, pageHeight: page.height, pageWidth: page.width, xs: lattice.xs, ys: lattice.ys, pieces: pieces,
      ruledTop: lattice.ruledAbove[0], ruledBottom: lattice.ruledAbove[lattice.rowCount], isRuled: true)
  }

  /// Whether a lattice may be the end of a table from the page before or the beginning of one on the next: several cells over most of the
  /// width, at the head or the foot of the page.
  private static func isRemainder(_ table: PageTable, on page: Page) -> Bool {
    let slots = table.pieces.filter { $0.box.width > 8 && $0.box.height > 6 }
    return slots.count >= 2 && slots.count == table.pieces.count && table.box.width > 0.4 * page.width
      && (table.box.y0 < 0.3 * page.height || table.box.y1 > 0.75 * page.height)
  }

  /// Whether a lattice holds a table: two cells at least, some text, and room for more than a character.
  ///
  /// The straight parts of large letters and an underline below a number make small lattices too.
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
