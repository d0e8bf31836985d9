import Extraction

/// The regions that shading shows: rows or cells of rows, every second of which may be left white.
extension RegionFinder {
  /// The regions of shaded rows, with the rules between them.
  func regions(of areas: [FilledArea], rules: [Ruling]) -> [TableRegion] {
    let bands = Shading.bands(of: areas)
    let rows = bands.map(\.box).filter { $0.width >= Self.leastWidth * em && $0.height > 0.9 * em }.sorted { $0.y0 < $1.y0 }
    var stacks: [[Box]] = []
    for row in rows {
      if let at = stacks.lastIndex(where: { stack in
        let last = stack[stack.count - 1]
        return abs(last.x0 - row.x0) < Self.sameEdge && abs(last.x1 - row.x1) < Self.sameEdge
          && row.y0 - last.y1 < Self.blankRows * max(row.height, last.height) && row.y0 > last.y0 + 1
          && !isBetweenTables(Box(row.x0, last.y1, row.x1, row.y0), next: row.y1)
      }) {
        stacks[at].append(row)
      } else {
        stacks.append([row])
      }
    }
    return stacks.compactMap { stack in
      let drawn = stack.dropFirst().reduce(stack[0]) { $0.union($1) }
      var box = withBody(drawn, rules: rules)
      // One band alone is a head, where a body stands under it, or one of the last rows of a table at the head of a page.
      guard stack.count >= 2 || box != drawn || isRow(drawn) else { return nil }
      // The last row may be left white.
      let height = stack.map(\.height).sorted()[stack.count / 2]
      let below = box == drawn ? withoutNotes(lines(beside: box, isBelow: true, within: height)) : []
      if let low = below.map(\.box.y1).max(), areSideBySide(below) || isWhiteRow(below, under: stack) {
        box.y1 = max(low, box.y1 + height * Self.rowShare)
      }
      // So may the first, of the head or of the rest of a table at the head of a page.
      let above = lines(beside: box, isBelow: false, within: height)
      if let high = above.map(\.box.y0).min(), box.y0 < MixedGrid.restTop * page.height || areSideBySide(above) {
        box.y0 = min(high, box.y0 - height * Self.rowShare)
      }
      let edges = stack.flatMap { [$0.y0, $0.y1] }.filter { $0 > box.y0 + 1 && $0 < box.y1 - 1 }
      let cells = bands.filter { box.contains(x: $0.box.midX, y: $0.box.midY) }
      let lines = cells.flatMap(\.columnLines)
      let columns = lines.isEmpty ? [] : [box.x0] + Clusters.means(of: lines, tolerance: Shading.seam) + [box.x1]
      return TableRegion(
        box, of: page, glyphs: glyphs, rules: united(cells.flatMap(\.rowLines)) + headRules(of: cells) + rules, edges: edges,
        columns: columns)
    }
  }

  /// Whether a band at the head of the page is a row of a table: a label with its amounts.
  private func isRow(_ band: Box) -> Bool {
    guard band.y0 < MixedGrid.restTop * page.height else { return false }
    let inside = lines.filter { band.contains(x: $0.box.midX, y: $0.box.midY) }
    return inside.contains { line in
      let pieces = line.pieces(gap: em)
      return pieces.count > 1 && pieces.contains(where: \.isAmount) && !(pieces.first?.isFigure ?? true)
    }
  }

  /// The lower edges of the bands of a head that is shaded cell by cell: unlike shading of whole rows, they run under no cell.
  private func headRules(of bands: [Shading.Band]) -> [Ruling] {
    guard bands.contains(where: { !$0.columnLines.isEmpty }) else { return [] }
    let head = bands.prefix { band in
      !lines.contains { band.box.contains(x: $0.box.midX, y: $0.box.midY) && HeadLines.isBodyLine($0, em: em) }
    }
    return head.map { Ruling(.horizontal, at: $0.box.y1, from: $0.box.x0, to: $0.box.x1) }
  }

  /// Row lines of cells side by side as one line each.
  private func united(_ lines: [Ruling]) -> [Ruling] { Shading.united(lines) { _ in Shading.seam } }

  /// The lines within a height under or over a box, and those that go on with them away from it, as far as the next caption, title or page number.
  private func lines(beside box: Box, isBelow: Bool, within height: Double) -> [SetLine] {
    let type = SetLine.em(of: glyphs.filter { box.contains(x: $0.box.midX, y: $0.box.midY) })
    let edge = isBelow ? box.y1 : box.y0
    var result: [SetLine] = []
    for line in isBelow ? lines : lines.reversed() {
      let distance = isBelow ? line.box.midY - edge : edge - line.box.midY
      guard distance > 0, line.box.x0 > box.x0 - 1, line.box.x1 < box.x1 + 1 else { continue }
      let reach = result.last.map { abs($0.box.midY - edge) + RowSolver.leading * SetLine.em(of: $0.glyphs) } ?? 0
      let isOther =
        SetLine.em(of: line.glyphs) > Self.largerType * type || isPageNumber(line) || isCaption(line, from: box.x0, to: box.x1)
      if isOther || distance > max(height, reach) { break }
      result.append(line)
    }
    return isBelow ? result : result.reversed()
  }

  /// Whether lines hold texts of two columns: pieces of one line, or a piece beside another between whose lines it stands.
  private func areSideBySide(_ lines: [SetLine]) -> Bool {
    let pieces = lines.flatMap { $0.pieces(gap: em) }.map(\.box)
    return pieces.contains { a in pieces.contains { b in b.x0 > a.x1 && b.verticalOverlap(a) > 0 } }
  }

  /// Whether lines below rows of which every second is shaded are the next row: a label as far below them as labels stand below the edges of
  /// rows, that begins where other labels do.
  private func isWhiteRow(_ below: [SetLine], under stack: [Box]) -> Bool {
    guard stack.count > 1, let first = below.first, let last = stack.last, let top = stack.first?.y0 else { return false }
    let height = stack.map(\.height).sorted()[stack.count / 2]
    let type = SetLine.em(of: first.glyphs)
    let padding = (height - first.box.height) / 2
    let isLabel = below.allSatisfy { abs($0.box.x0 - first.box.x0) < Self.inPitch * type }
    let beginsAlike = lines.contains { line in
      line.box.midY > top && line.box.midY < last.y1
        && line.pieces(gap: type).contains { abs($0.box.x0 - first.box.x0) < Self.inPitch * type }
    }
    let isNear =
      first.box.y0 - last.y1 < padding + Self.inPitch * type && (below.count > 1 || first.box.y0 - last.y1 > padding - Self.inPitch * type)
    // The rows of a head are shaded without a white one between.
    let pitch = (last.midY - stack[stack.count - 2].midY) / 2
    return pitch > Self.everySecond * height && isLabel && beginsAlike && isNear
  }

  /// Where every second row is shaded, half the distance of two shaded rows is at least this share of their height.
  private static let everySecond = 0.8
  /// A row stands in the pitch of the others to within so many ems.
  static let inPitch = 0.2

  /// A white row is at least by this share as high as the shaded ones.
  static let rowShare = 0.9
}
