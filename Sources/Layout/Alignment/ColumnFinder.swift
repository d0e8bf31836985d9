import Extraction

/// Finds the columns of a band of lines from the white space that runs through it.
struct ColumnFinder {
  /// The strips between columns, from left to right.
  let gaps: [ClosedRange<Double>]
  /// The left and right edge of all text.
  let left: Double
  let right: Double

  /// Finds columns.
  ///
  /// - Parameters:
  ///   - lines: The lines that show the columns: those with the most pieces; headings over several columns are left out.
  ///   - tolerated: The share of the lines that may cross a strip.
  init(_ lines: [WordLine], tolerated: Double = 0.0) {
    left = lines.map(\.box.x0).min() ?? 0
    right = lines.map(\.box.x1).max() ?? 0
    let em = lines.map(\.em).sorted()
    let size = em.isEmpty ? 8 : em[em.count / 2]
    // The fewer lines there are, the more likely spaces between words meet by chance.
    let least =
      switch lines.count {
      case ..<3: 1.1 * size
      case ..<5: 0.75 * size
      case ..<9: 0.5 * size
      default: 0.32 * size
      }
    gaps = Self.strips(lines, left: left, right: right, least: least, allowed: Int(tolerated * Double(lines.count)))
  }

  /// The strips that at most so many lines cross, wide enough, with text of several lines on both sides.
  private static func strips(_ lines: [WordLine], left: Double, right: Double, least: Double, allowed: Int) -> [ClosedRange<Double>] {
    var events: [(x: Double, change: Int)] = []
    for line in lines {
      for word in line.words {
        events.append((word.box.x0, 1))
        events.append((word.box.x1, -1))
      }
    }
    events.sort { ($0.x, $0.change) < ($1.x, $1.change) }
    var result: [ClosedRange<Double>] = []
    var depth = 0
    var start: Double?
    for event in events {
      let was = depth
      depth += event.change
      if was > allowed, depth <= allowed { start = event.x }
      if was <= allowed, depth > allowed {
        if let from = start, event.x - from >= least { result.append(from...event.x) }
        start = nil
      }
    }
    return result
  }

  /// The number of columns.
  var count: Int { gaps.count + 1 }

  /// The column lines: the middles of the strips, and the edges.
  var lines: [Double] { [left] + gaps.map { ($0.lowerBound + $0.upperBound) / 2 } + [right] }

  /// The column that a point lies in.
  func column(at x: Double) -> Int { gaps.firstIndex { x < ($0.lowerBound + $0.upperBound) / 2 } ?? gaps.count }

  /// The columns that a box covers with more than its edges.
  func columns(of box: Box) -> ClosedRange<Int> {
    let first = column(at: box.x0 + min(1, box.width / 4))
    return first...max(first, column(at: box.x1 - min(1, box.width / 4)))
  }
}
