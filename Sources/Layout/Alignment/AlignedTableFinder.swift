import Extraction

/// Finds the tables of a page that no lattice of rulings shows.
enum AlignedTableFinder {
  /// A table and the boxes of the lines that it took.
  struct Finding {
    var table: PageTable
    var lines: [WordLine]
  }

  /// Finds tables.
  ///
  /// - Parameters:
  ///   - glyphs: The glyphs that belong to no table yet.
  ///   - rules: The horizontal rulings that belong to no table yet.
  ///   - page: The page.
  /// - Returns: The tables from top to bottom, zone by zone.
  static func tables(in glyphs: [Glyph], rules: [Ruling], page: Page) -> [Finding] {
    let lines = WordBuilder.lines(of: glyphs)
    guard lines.count >= 2 else { return [] }
    let zones = ProseZones(lines: lines, page: page.box).zones
    var findings: [Finding] = []
    for zone in zones {
      let inside = zones.count == 1 ? lines : WordBuilder.lines(of: glyphs.filter { zone.contains(x: $0.box.midX, y: $0.box.midY) })
      let ruled = rules.filter { $0.position >= zone.y0 - 4 && $0.position <= zone.y1 + 4 && $0.end > zone.x0 && $0.start < zone.x1 }
      for band in BandFinder(lines: inside, rules: ruled).bands() {
        guard let table = AlignedTable(band) else { continue }
        findings.append(Finding(table: table.table(on: page), lines: table.lines))
      }
    }
    return findings
  }
}
