import Extraction

/// Turns the edges of shaded cells and rows into rulings, for tables that are drawn with colour alone.
enum Shading {
  /// A shaded area lower than this, in points, is a bar; a higher one is a panel, not a cell, unless others stand close beside it.
  static let heights = 6.0...90.0
  /// Narrower areas, in points, are ornaments, unless they touch a wider one with their sides.
  static let leastWidth = 24.0
  /// The narrowest cell, in points: a character and what is free beside it.
  static let leastCell = 10.0
  /// Edges closer together than this, in points, meet: white lines between cells are thinner.
  static let seam = 3.0

  /// The edges of areas that lie outside the given boxes, those of neighbours united.
  static func rulings(of areas: [FilledArea], outside boxes: [Box]) -> [Ruling] {
    let open = areas.filter { area in
      area.box.height >= heights.lowerBound && area.box.width >= leastCell
        && !boxes.contains { $0.contains(x: area.box.midX, y: area.box.midY) }
    }
    let free = bands(of: open).filter { $0.cells.contains { $0.width >= leastWidth } }.flatMap(\.cells)
    let cells = outermost(free.filter { box in box.height <= heights.upperBound || free.contains { isBeside($0, box) } })
    guard cells.count >= 2 else { return [] }
    let horizontal = cells.flatMap {
      [Ruling(.horizontal, at: $0.y0, from: $0.x0, to: $0.x1), Ruling(.horizontal, at: $0.y1, from: $0.x0, to: $0.x1)]
    }
    let vertical = cells.flatMap {
      [Ruling(.vertical, at: $0.x0, from: $0.y0, to: $0.y1), Ruling(.vertical, at: $0.x1, from: $0.y0, to: $0.y1)]
    }
    return united(horizontal) { _ in seam } + united(vertical) { $0.length * bridged }
  }

  /// Areas that touch with their sides: a row of cells, or the rows of a head that cells over several of them hold together.
  struct Band {
    var box: Box
    /// The areas.
    var cells: [Box]
    /// The lines between cells beside each other, in points.
    var columnLines: [Double] = []
    /// The lines between cells below each other.
    var rowLines: [Ruling] = []
  }

  /// The bands that areas make, from top to bottom.
  static func bands(of areas: [FilledArea]) -> [Band] {
    let boxes = areas.map(\.box).sorted { ($0.x0, $0.y0) < ($1.x0, $1.y0) }
    var sets = DisjointSets(count: boxes.count)
    for (index, box) in boxes.enumerated() {
      for other in (index + 1)..<max(boxes.count, index + 1) {
        if boxes[other].x0 > box.x1 + seam { break }
        if isBeside(box, boxes[other]) { sets.unite(index, other) }
      }
    }
    let groups = Dictionary(grouping: boxes.indices) { sets.root($0) }.values
    return groups.map { members in
      let cells = members.map { boxes[$0] }
      var band = Band(box: cells.dropFirst().reduce(cells[0]) { $0.union($1) }, cells: cells)
      for cell in cells {
        if cell.x0 > band.box.x0 + seam { band.columnLines.append(cell.x0) }
        if cell.y0 > band.box.y0 + seam { band.rowLines.append(Ruling(.horizontal, at: cell.y0, from: cell.x0, to: cell.x1)) }
      }
      return band
    }.sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
  }

  /// Whether two areas touch with their sides, as the cells of a row do.
  private static func isBeside(_ a: Box, _ b: Box) -> Bool {
    min(abs(a.x0 - b.x1), abs(a.x1 - b.x0)) < seam && a.verticalOverlap(b) > seam
  }

  /// Every second row is shaded, in many tables: an edge goes on over a blank row as high as itself and somewhat more.
  static let bridged = 1.4

  /// The boxes that lie in no other: the background of a cell's words inside the background of the cell says nothing.
  private static func outermost(_ boxes: [Box]) -> [Box] {
    var kept: [Box] = []
    for box in boxes.sorted(by: { $0.area > $1.area }) where !kept.contains(where: { contains($0, box) }) { kept.append(box) }
    return kept
  }

  private static func contains(_ outer: Box, _ inner: Box) -> Bool {
    outer.x0 <= inner.x0 + 1 && outer.y0 <= inner.y0 + 1 && outer.x1 >= inner.x1 - 1 && outer.y1 >= inner.y1 - 1
  }

  /// Unites edges on one line that are no further apart than allowed.
  static func united(_ edges: [Ruling], reach: (Ruling) -> Double) -> [Ruling] {
    var result: [Ruling] = []
    for edge in edges.sorted(by: { ($0.position, $0.start) < ($1.position, $1.start) }) {
      if let at = result.lastIndex(where: {
        abs($0.position - edge.position) <= seam && edge.start <= $0.end + reach(edge) && edge.end >= $0.start - reach(edge)
      }) {
        result[at].start = min(result[at].start, edge.start)
        result[at].end = max(result[at].end, edge.end)
      } else {
        result.append(edge)
      }
    }
    return result
  }
}
