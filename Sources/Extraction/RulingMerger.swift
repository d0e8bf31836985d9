/// Joins the pieces that producers draw into whole rulings.
enum RulingMerger {
  /// Pieces whose positions differ by less than this, in points, lie on one line.
  static let sameLine = 0.8
  /// Pieces of one line parted by at most this, in points, continue each other.
  static let gap = 1.3
  /// The dashes of a dashed rule: at most this long, and at most this far apart, in points.
  static let dash = (length: 9.0, gap: 5.0)
  /// A merged ruling shorter than this, in points, is a corner or a dot.
  static let shortest = 3.0

  /// Merges overlapping, touching and nearly touching collinear pieces; the result is sorted by axis, position and start.
  static func merge(_ pieces: [Ruling]) -> [Ruling] {
    var result: [Ruling] = []
    for axis in [Ruling.Axis.horizontal, .vertical] {
      let sorted = pieces.filter { $0.axis == axis }.sorted { ($0.position, $0.start) < ($1.position, $1.start) }
      var line: [Ruling] = []
      for piece in sorted {
        if let last = line.last, piece.position - last.position > sameLine || piece.position - line[0].position > 2 * sameLine {
          result += joined(line)
          line.removeAll(keepingCapacity: true)
        }
        line.append(piece)
      }
      result += joined(line)
    }
    return result.filter { $0.length >= shortest && $0.length > 2 * $0.thickness }
  }

  /// Joins the pieces of one line end to end, then the dashes that are left.
  private static func joined(_ line: [Ruling]) -> [Ruling] {
    let runs = chain(line.sorted { ($0.start, $0.end) < ($1.start, $1.end) }) { _, _ in gap }
    guard line.count(where: isDash) >= 4, runs.contains(where: isDash) else { return runs }
    return chain(runs) { isDash($0) || isDash($1) ? dash.gap : gap }
  }

  /// Joins neighbours of a sorted line that are no farther apart than allowed for the two.
  private static func chain(_ pieces: [Ruling], reach: (Ruling, Ruling) -> Double) -> [Ruling] {
    var runs: [Ruling] = []
    for piece in pieces {
      guard let last = runs.last, piece.start - last.end <= reach(last, piece) else {
        runs.append(piece)
        continue
      }
      let weights = (max(last.length, 0.01), max(piece.length, 0.01))
      runs[runs.count - 1].position = (last.position * weights.0 + piece.position * weights.1) / (weights.0 + weights.1)
      runs[runs.count - 1].end = max(last.end, piece.end)
      runs[runs.count - 1].thickness = max(last.thickness, piece.thickness)
    }
    return runs
  }

  private static func isDash(_ piece: Ruling) -> Bool { piece.length <= dash.length }
}
