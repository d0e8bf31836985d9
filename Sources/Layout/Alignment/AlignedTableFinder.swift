import Extraction

/// Finds the tables of a page that no lattice of rulings shows, zone by zone.
struct AlignedTableFinder {
  /// The zones of the page in reading order, in points.
  let zones: [Box]
  /// The lines of words of each zone.
  private let lines: [[WordLine]]
  private let rules: [Ruling]
  private let page: Page

  /// Parts a page into zones.
  ///
  /// - Parameters:
  ///   - glyphs: The glyphs that belong to no table yet.
  ///   - rules: The horizontal rulings that belong to no table yet.
  ///   - page: The page.
  init(glyphs: [Glyph], rules: [Ruling], page: Page) {
    let whole = WordBuilder.lines(of: glyphs)
    let zones = ProseZones(lines: whole, rules: rules, page: page.box).zones
    self.zones = zones
    self.rules = rules
    self.page = page
    lines =
      zones.count == 1
      ? [whole] : zones.map { zone in WordBuilder.lines(of: glyphs.filter { zone.contains(x: $0.box.midX, y: $0.box.midY) }) }
  }

  /// The tables from top to bottom in each zone.
  func tables() -> [PageTable] {
    zip(zones, lines).flatMap { zone, lines in
      let inside = rules.filter { $0.position >= zone.y0 - 4 && $0.position <= zone.y1 + 4 && $0.end > zone.x0 && $0.start < zone.x1 }
      return BandFinder(lines: lines, rules: inside).bands().compactMap { AlignedTable($0)?.table(on: page) }
    }
  }
}
