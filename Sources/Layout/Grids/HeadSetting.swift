import Extraction

/// How the heads of a table stand in their cells.
enum HeadSetting {
  /// What stands on one edge, or on one middle, does so to within so many ems.
  static let aligned = 0.15
  /// Texts of different width are this many ems off each other's middles or edges.
  private static let apart = 0.4
  /// So many pairs of texts show how heads are set.
  private static let leastPairs = 2

  /// Whether heads begin at the left edge of their cells: so do the lines of a head, a spanner and the first head under it, a head and its
  /// column's number, and hardly any stand on one middle.
  static func isAtLeft(_ blocks: [HeadSolver.Block], numbers: [SetLine], em: Double) -> Bool {
    let boxes = blocks.map(\.box) + numbers.map(\.box)
    var (lefts, middles) = (0, 0)
    func count(_ upper: Box, over lower: [Box]) {
      func isAt(_ a: Double, _ b: Double) -> Bool { abs(a - b) < aligned * em }
      func isOff(_ a: Double, _ b: Double) -> Bool { abs(a - b) > apart * em }
      if lower.contains(where: { isAt($0.x0, upper.x0) && isOff($0.midX, upper.midX) }) { lefts += 1 }
      if lower.contains(where: { isAt($0.midX, upper.midX) && isOff($0.x0, upper.x0) }) { middles += 1 }
    }
    for block in blocks {
      for (line, next) in zip(block.lines, block.lines.dropFirst()) { count(line.box, over: [next.box]) }
      count(block.box, over: boxes.filter { $0.midY > block.box.y1 && $0.x0 < block.box.x1 && $0.x1 > block.box.x0 })
      if beginsSpan(block.box, boxes, em: em) { lefts += leastPairs - 1 }
    }
    return lefts >= leastPairs && lefts > 2 * middles
  }

  /// Whether a spanner begins with the first of the heads under it and ends before the second: in the middle of its cell it could not stand
  /// there, so it tells as much as several pairs do.
  private static func beginsSpan(_ spanner: Box, _ boxes: [Box], em: Double) -> Bool {
    let below = boxes.filter { $0.midY > spanner.y1 && abs($0.x0 - spanner.x0) < aligned * em }
    guard let first = below.min(by: { $0.midY < $1.midY }), abs(first.midX - spanner.midX) > apart * em else { return false }
    let next = boxes.filter { $0.x0 > spanner.x1 && abs($0.midY - spanner.midY) < level * em }.map(\.x0).min() ?? .infinity
    return boxes.contains { $0.x0 > max(first.x1, spanner.x1) && $0.x1 < next && abs($0.midY - first.midY) < level * em }
  }

  /// Heads of one row stand on one height to within so many ems.
  private static let level = 0.2
}
