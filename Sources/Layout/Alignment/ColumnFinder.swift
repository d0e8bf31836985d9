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
    // The fewer lines there are, the more likely spaces between words meet by chance. Beside figures a strip may be narrow.
    let wide =
      switch lines.count {
      case ..<3: 1.1 * size
      case ..<5: 0.8 * size
      default: 0.6 * size
      }
    let narrow = lines.count < 9 ? 0.45 * size : 0.3 * size
    let allowed = Int(tolerated * Double(lines.count))
    let strips = ColumnSolver.strips(of: lines.flatMap(\.words).map(\.box), allowed: allowed).filter { strip in
      guard strip.upperBound - strip.lowerBound >= min(narrow, wide) else { return false }
      return strip.upperBound - strip.lowerBound >= wide || Self.partsFigures(strip, lines)
    }
    gaps = Self.withoutEmptyColumns(strips, lines, allowed: allowed)
  }

  /// The same columns, their strips narrowed to what the heads leave free: a head is often wider than the figures below it.
  ///
  /// The heads at the bottom stand over single columns; above them what stands inside a strip or leaves no room in it is a spanner.
  func narrowed(by head: [WordLine]) -> ColumnFinder {
    ColumnFinder(
      gaps: gaps.map { strip in
        head.indices.reversed().reduce(strip) { strip, index in
          let words = head[index].chunks(gap: Self.phraseGap).map(\.box).filter { box in
            let isInside = box.x0 > strip.lowerBound && box.x1 < strip.upperBound
            return box.x1 > strip.lowerBound && box.x0 < strip.upperBound && (index == head.count - 1 || !isInside)
          }
          let edges = [strip.lowerBound] + words.flatMap { [$0.x0, $0.x1] } + [strip.upperBound]
          let free = stride(from: 0, to: edges.count, by: 2).map { (edges[$0], edges[$0 + 1]) }.filter { $0.1 - $0.0 > Self.leastFree }
          return free.max { $0.1 - $0.0 < $1.1 - $1.0 }.map { $0.0...$0.1 } ?? strip
        }
      }, left: left, right: right)
  }

  /// Words of one head are at most so many ems apart.
  private static let phraseGap = 0.45
  /// A strip narrowed to less than this, in points, lies inside a head.
  private static let leastFree = 1.0

  private init(gaps: [ClosedRange<Double>], left: Double, right: Double) {
    self.gaps = gaps
    self.left = left
    self.right = right
  }

  /// Whether figures stand to the right of a strip, or on both sides, in most lines that have words there.
  private static func partsFigures(_ strip: ClosedRange<Double>, _ lines: [WordLine]) -> Bool {
    let middle = (strip.lowerBound + strip.upperBound) / 2
    let right = lines.compactMap { line in line.words.first { $0.box.midX > middle } }
    let left = lines.compactMap { line in line.words.last { $0.box.midX < middle } }
    guard !right.isEmpty, !left.isEmpty else { return false }
    return right.count(where: \.isFigure) * 10 >= right.count * 7 && left.count(where: \.isFigure) * 10 >= left.count * 5
  }

  /// Strips that enclose next to no words are one strip.
  private static func withoutEmptyColumns(_ strips: [ClosedRange<Double>], _ lines: [WordLine], allowed: Int) -> [ClosedRange<Double>] {
    var result: [ClosedRange<Double>] = []
    for strip in strips {
      if let last = result.last {
        let between = lines.count { line in line.words.contains { $0.box.midX > last.upperBound && $0.box.midX < strip.lowerBound } }
        if between <= allowed {
          // The words between belong to the longer text: the label on the left.
          result[result.count - 1] = strip
          continue
        }
      }
      result.append(strip)
    }
    return result
  }

  /// Takes known column lines, from the left edge to the right.
  init(lines: [Double]) {
    left = lines.first ?? 0
    right = lines.last ?? 0
    gaps = lines.dropFirst().dropLast().map { $0...$0 }
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
