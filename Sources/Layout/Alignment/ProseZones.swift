import Extraction

/// Parts a page into zones that are read one after the other: the columns of prose set in several columns, and what lies above, between
/// and below them.
struct ProseZones {
  /// The zones, as boxes in points, from top to bottom, then from left to right.
  let zones: [Box]

  /// A strip between two columns of prose.
  struct Gutter {
    var x0: Double
    var x1: Double
    var y0: Double
    var y1: Double
    var lines: Int
    /// The left and right column's edges.
    var left: [Box]
    var right: [Box]
    /// How many lines of each column have as many words as a line of prose.
    var long = (left: 0, right: 0)
  }

  /// A gutter parts at least so many lines.
  static let leastLines = 5

  /// Finds the zones of a page from its lines of words, and the rules of tables side by side.
  init(lines: [WordLine], rules: [Ruling] = [], page: Box) {
    let found = Self.gutters(lines).filter(Self.isProse) + RuledGutters(lines: lines, rules: rules).gutters
    let gutters = found.map { Self.extended($0, over: lines) }
    guard !gutters.isEmpty else {
      zones = [page]
      return
    }
    var cuts = Set<Double>([page.y0, page.y1])
    for gutter in gutters {
      cuts.insert(gutter.y0)
      cuts.insert(gutter.y1)
    }
    let ys = cuts.sorted()
    var result: [Box] = []
    for (top, bottom) in zip(ys, ys.dropFirst()) where bottom - top > 1 {
      let here = gutters.filter { $0.y0 < bottom - 0.5 && $0.y1 > top + 0.5 }.map { ($0.x0 + $0.x1) / 2 }.sorted()
      let xs = [page.x0] + here + [page.x1]
      for (left, right) in zip(xs, xs.dropFirst()) where right - left > 10 { result.append(Box(left, top, right, bottom)) }
    }
    zones = Self.merged(result)
  }

  /// A gutter made longer over the lines above and below it that keep to one of its columns.
  private static func extended(_ gutter: Gutter, over lines: [WordLine]) -> Gutter {
    var gutter = gutter
    let left = gutter.left.map(\.x0).min() ?? 0
    let right = gutter.right.map(\.x1).max() ?? 0
    func keepsAside(_ line: WordLine) -> Bool {
      let inside = line.box.x0 > left - 2 && line.box.x1 < right + 2
      return inside && !line.words.contains { $0.box.x0 < gutter.x1 - 1 && $0.box.x1 > gutter.x0 + 1 }
    }
    for line in lines.reversed() where line.box.midY < gutter.y0 {
      guard gutter.y0 - line.box.y1 < 1.2 * line.em, keepsAside(line) else { break }
      gutter.y0 = line.box.y0
    }
    for line in lines where line.box.midY > gutter.y1 {
      guard line.box.y0 - gutter.y1 < 1.2 * line.em, keepsAside(line) else { break }
      gutter.y1 = line.box.y1
    }
    return gutter
  }

  /// Unites zones of the same width that follow each other directly.
  private static func merged(_ zones: [Box]) -> [Box] {
    var result: [Box] = []
    for zone in zones {
      if let at = result.lastIndex(where: { abs($0.x0 - zone.x0) < 1 && abs($0.x1 - zone.x1) < 1 && abs($0.y1 - zone.y0) < 0.5 }) {
        result[at].y1 = zone.y1
      } else {
        result.append(zone)
      }
    }
    return result.sorted { ($0.y0, $0.x0) < ($1.y0, $1.x0) }
  }

  /// Follows gaps between pieces of running text from line to line.
  private static func gutters(_ lines: [WordLine]) -> [Gutter] {
    var open: [Gutter] = []
    var closed: [Gutter] = []
    for line in lines {
      let chunks = line.chunks(gap: 0.8)
      var next: [Gutter] = []
      for var gutter in open {
        let crossed = line.words.contains { $0.box.x0 < gutter.x1 - 1 && $0.box.x1 > gutter.x0 + 1 }
        if crossed || line.box.y0 - gutter.y1 > 6 * line.em {
          closed.append(gutter)
        } else {
          gutter.y1 = max(gutter.y1, line.box.y1); next.append(gutter)
        }
      }
      open = next
      for (left, right) in zip(chunks, chunks.dropFirst()) where left.isProse || right.isProse {
        if let at = open.firstIndex(where: { min($0.x1, right.box.x0) - max($0.x0, left.box.x1) > 4 }) {
          open[at].x0 = max(open[at].x0, left.box.x1)
          open[at].x1 = min(open[at].x1, right.box.x0)
          open[at].lines += 1
          open[at].left.append(left.box)
          open[at].right.append(right.box)
          open[at].long.left += left.isLong ? 1 : 0
          open[at].long.right += right.isLong ? 1 : 0
        } else {
          open.append(
            Gutter(x0: left.box.x1, x1: right.box.x0, y0: line.box.y0, y1: line.box.y1, lines: 1, left: [left.box], right: [right.box]))
        }
      }
    }
    return (closed + open).filter { $0.lines >= leastLines }
  }

  /// Whether both columns beside a gutter are filled as prose fills them: most lines reach the right edge, and all begin at the left.
  ///
  /// One such column is enough beside many lines that stand at other heights than its own: a table beside prose.
  private static func isProse(_ gutter: Gutter) -> Bool {
    let filled = (isFilled(gutter.left), isFilled(gutter.right))
    if filled.0, filled.1 { return true }
    let long = (filled.0 && gutter.long.left * 10 >= gutter.lines * 6, filled.1 && gutter.long.right * 10 >= gutter.lines * 6)
    guard long.0 || long.1, gutter.lines >= 2 * leastLines else { return false }
    let apart = zip(gutter.left, gutter.right).count { abs($0.midY - $1.midY) > 0.08 * max($0.height, $1.height) }
    return apart * 2 > gutter.lines
  }

  private static func isFilled(_ boxes: [Box]) -> Bool {
    guard let left = boxes.map(\.x0).min(), let right = boxes.map(\.x1).max() else { return false }
    let width = right - left
    let full = boxes.count { $0.x1 > right - 0.16 * width }
    let flush = boxes.count { $0.x0 < left + 0.16 * width }
    return full * 10 >= boxes.count * 6 && flush * 10 >= boxes.count * 7
  }
}
