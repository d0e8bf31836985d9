/// Which column lines of a table's part are which of the table's, where they moved from page to page.
///
/// Lines keep their order. Between lines that are known a part's lines and the table's are paired so that they move least; what would move
/// further than its column allows is a line of its own.
struct ColumnMatch {
  /// For each of the part's lines, the table's; nil for a line that the table lacks.
  private(set) var places: [Int?]
  /// For each of the part's lines, where it lies in the table's coordinates.
  private(set) var xs: [Double]

  /// A line moves at most by this share of the narrower column beside it: further, it would lie nearer to the next.
  static let farthest = 0.5

  /// Pairs lines, of which some are known.
  ///
  /// - Parameters:
  ///   - lines: The part's lines.
  ///   - table: The table's lines.
  ///   - anchors: Pairs that are known, the outer lines among them, from left to right.
  init(_ lines: [Double], in table: [Double], anchors: [(part: Int, table: Int)]) {
    places = Array(repeating: nil, count: lines.count)
    xs = lines
    for anchor in anchors { places[anchor.part] = anchor.table }
    for (a, b) in zip(anchors, anchors.dropFirst()) {
      let inner = (part: (a.part + 1)..<b.part, table: (a.table + 1)..<b.table)
      if inner.part.isEmpty { continue }
      // Between lines that are known all others move and stretch with them.
      let scale = (table[b.table] - table[a.table]) / (lines[b.part] - lines[a.part])
      for line in inner.part { xs[line] = table[a.table] + (lines[line] - lines[a.part]) * scale }
      pair(inner.part, with: inner.table, of: table, areKnown: anchors.count > 2)
    }
    for line in lines.indices { if let place = places[line] { xs[line] = table[place] } }
    // A new line stands between its neighbours as it does in the part.
    for (low, high) in gaps() {
      guard let from = places[low], let to = places[high] else { continue }
      for line in (low + 1)..<high {
        let share = (lines[line] - lines[low]) / (lines[high] - lines[low])
        xs[line] = table[from] + share * (table[to] - table[from])
      }
    }
  }

  /// Whether every line of the part was found in the table, or every line of the table in the part.
  func isWhole(of count: Int) -> Bool {
    let found = places.count { $0 != nil }
    return found == places.count || found == count
  }

  /// Neighbouring lines of the part that are found, with lines between them that are not.
  private func gaps() -> [(Int, Int)] {
    let found = places.indices.filter { places[$0] != nil }
    return zip(found, found.dropFirst()).filter { $1 - $0 > 1 }
  }

  /// Pairs the lines of a stretch at the least cost.
  ///
  /// A pair costs the share of its column that it moved, a line left over half of `farthest`. Below a head that is known, as many lines on
  /// both sides are the same lines wherever they lie.
  private mutating func pair(_ part: Range<Int>, with inner: Range<Int>, of table: [Double], areKnown: Bool) {
    if areKnown, part.count == inner.count {
      for (line, place) in zip(part, inner) { places[line] = place }
      return
    }
    let leftOver = Self.farthest / 2
    var costs = Array(repeating: Array(repeating: 0.0, count: inner.count + 1), count: part.count + 1)
    for i in 0...part.count {
      for j in 0...inner.count where i + j > 0 {
        var best = Double.infinity
        if i > 0 { best = min(best, costs[i - 1][j] + leftOver) }
        if j > 0 { best = min(best, costs[i][j - 1] + leftOver) }
        if i > 0, j > 0 { best = min(best, costs[i - 1][j - 1] + move(part.lowerBound + i - 1, to: inner.lowerBound + j - 1, of: table)) }
        costs[i][j] = best
      }
    }
    var (i, j) = (part.count, inner.count)
    while i > 0, j > 0 {
      if costs[i][j] == costs[i - 1][j] + leftOver {
        i -= 1
      } else if costs[i][j] == costs[i][j - 1] + leftOver {
        j -= 1
      } else {
        (i, j) = (i - 1, j - 1)
        places[part.lowerBound + i] = inner.lowerBound + j
      }
    }
  }

  /// How far a line would move, as a share of the narrowest column that it bounds on that side.
  private func move(_ line: Int, to place: Int, of table: [Double]) -> Double {
    let distance = abs(xs[line] - table[place])
    let isLeft = xs[line] < table[place]
    let side =
      isLeft
      ? min(table[place] - table[place - 1], xs[line] - xs[line - 1]) : min(table[place + 1] - table[place], xs[line + 1] - xs[line])
    return side > 0 ? distance / side : .infinity
  }
}
