import Extraction

/// Puts a page's glyphs into the cells of a lattice.
///
/// Glyphs are assigned, not words: the texts of neighbouring cells often touch and part only where the ruling is. A run of text that a
/// ruling cuts through the middle of a character is overflow, and goes whole to the cell that it is aligned in.
struct CellFiller {
  private let lattice: Lattice
  private let regions: [Lattice.Region]
  /// For each slot, row by row, its region.
  private var regionAt: [Int]

  /// How close to its cell's edge, in ems, the end of an overflowing text must lie to be aligned with it.
  static let alignedWithin = 1.0

  init(_ lattice: Lattice) {
    self.lattice = lattice
    regions = lattice.regions()
    regionAt = Array(repeating: 0, count: lattice.rowCount * lattice.columnCount)
    for (index, region) in regions.enumerated() {
      for r in region.row..<(region.row + region.rowSpan) {
        for c in region.column..<(region.column + region.columnSpan) { regionAt[r * lattice.columnCount + c] = index }
      }
    }
  }

  /// Fills the cells.
  ///
  /// - Parameters:
  ///   - glyphs: The page's visible glyphs in the file's order.
  ///   - taken: For each glyph, whether it belongs to a table; set for those that go into a cell here.
  /// - Returns: The cells with their text.
  func fill(_ glyphs: [Glyph], taken: inout [Bool]) -> [PageTable.Piece] {
    var contents: [[Glyph]] = Array(repeating: [], count: regions.count)
    let box = lattice.box
    var start = 0
    while start < glyphs.count {
      var end = start + 1
      while end < glyphs.count, continues(glyphs[end - 1], glyphs[end]) { end += 1 }
      let run = (start..<end).filter { !taken[$0] && box.contains(x: glyphs[$0].box.midX, y: glyphs[$0].box.midY) }
      start = end
      let bounds = [0] + Seams.indices(in: run.map { glyphs[$0] }) + [run.count]
      for (from, to) in zip(bounds, bounds.dropFirst()) where from < to {
        place(run[from..<to].map { glyphs[$0] }, isSeamed: bounds.count > 2, in: &contents)
      }
      for i in run { taken[i] = true }
    }
    let pieces = zip(regions, contents).map { region, glyphs in
      PageTable.Piece(
        row: region.row, column: region.column, rowSpan: region.rowSpan, columnSpan: region.columnSpan, box: lattice.box(of: region),
        lines: Self.lines(of: glyphs), confidence: glyphs.compactMap(\.confidence).min())
    }
    return ClippedLines.restored(pieces)
  }

  /// Gives a run of glyphs to its cells; whole to one where a rule cuts it through a character, or where it touches another amount and a
  /// rule runs through a word or a figure of it.
  private func place(_ run: [Glyph], isSeamed: Bool, in contents: inout [[Glyph]]) {
    var owners = run.map { region(at: $0) }
    if run.count > 1, begins(run[run.count - 1], in: owners[run.count - 2]) { owners[run.count - 1] = owners[run.count - 2] }
    guard owners.contains(where: { $0 != owners[0] }), run.contains(where: isCut) || isSeamed && isWordParted(run, owners)
    else {
      for (glyph, owner) in zip(run, owners) { contents[owner].append(glyph) }
      return
    }
    contents[owner(ofRun: run, candidates: owners)] += run
  }

  /// Whether a rule runs between two characters of one word or figure.
  private func isWordParted(_ run: [Glyph], _ owners: [Int]) -> Bool {
    run.indices.dropFirst().contains { owners[$0 - 1] != owners[$0] && Seams.areOneWord(run[$0 - 1], run[$0]) }
  }

  /// The lines of a cell's text, in reading order.
  static func lines(of glyphs: [Glyph]) -> [PageTable.Line] {
    if glyphs.isEmpty { return [] }
    let sideways = glyphs.filter { !$0.isUpright }
    if sideways.count * 2 > glyphs.count { return [sidewaysLine(sideways)] }
    return LineBuilder.lines(of: glyphs).map { line in
      PageTable.Line(
        text: TextJoiner.text(ofLine: line), box: LineBuilder.box(of: line), em: (line.map(\.box.height).max() ?? 0) * 0.8)
    }
  }

  /// Text that lies on its side keeps the order of the file, which is its reading order.
  private static func sidewaysLine(_ glyphs: [Glyph]) -> PageTable.Line {
    var text = String.UnicodeScalarView()
    for glyph in glyphs { text.append(glyph.scalar) }
    return PageTable.Line(text: String(text), box: LineBuilder.box(of: glyphs), em: glyphs.map(\.box.width).max() ?? 0)
  }

  private func region(at glyph: Glyph) -> Int {
    let c = min(max(Clusters.lowerBound(glyph.box.midX, in: lattice.xs) - 1, 0), lattice.columnCount - 1)
    let r = min(max(Clusters.lowerBound(glyph.box.midY, in: lattice.ys) - 1, 0), lattice.rowCount - 1)
    return regionAt[r * lattice.columnCount + c]
  }

  /// Whether a glyph goes on where the one before it ended, on the same line.
  private func continues(_ a: Glyph, _ b: Glyph) -> Bool {
    guard a.isUpright, b.isUpright, abs(a.box.midY - b.box.midY) < 0.3 * min(a.box.height, b.box.height) else { return false }
    let gap = b.box.x0 - a.box.x1
    return gap < 0.3 * a.box.height && gap > -0.5 * a.box.width
  }

  /// Whether a glyph begins in a cell though most of it lies beyond its right edge: the last one seen of a text that was cut there.
  private func begins(_ glyph: Glyph, in owner: Int) -> Bool {
    let cell = lattice.box(of: regions[owner])
    return glyph.box.midX > cell.x1 && glyph.box.x0 < cell.x1 - Self.begun * glyph.box.width
      && cell.contains(x: cell.midX, y: glyph.box.midY)
  }

  /// A glyph begins in a cell where at least this share of its width lies in it.
  static let begun = 0.03

  /// Whether a ruled column line runs through the inner part of a glyph.
  private func isCut(_ glyph: Glyph) -> Bool {
    let c = Clusters.lowerBound(glyph.box.x0 + 0.2 * glyph.box.width, in: lattice.xs)
    guard c > 0, c < lattice.columnCount, lattice.xs[c] < glyph.box.x1 - 0.2 * glyph.box.width else { return false }
    let r = min(max(Clusters.lowerBound(glyph.box.midY, in: lattice.ys) - 1, 0), lattice.rowCount - 1)
    return regionAt[r * lattice.columnCount + c] != regionAt[r * lattice.columnCount + c - 1]
  }

  /// The cell that an overflowing run belongs to: the one that its start or its end is aligned in, else the one under its middle.
  private func owner(ofRun run: [Glyph], candidates: [Int]) -> Int {
    let em = Self.alignedWithin * run[0].box.height * 0.8
    let first = candidates[0]
    let last = candidates[candidates.count - 1]
    if run[0].box.x0 - lattice.xs[regions[first].column] < em { return first }
    if lattice.xs[regions[last].column + regions[last].columnSpan] - run[run.count - 1].box.x1 < em { return last }
    return candidates[candidates.count / 2]
  }
}
