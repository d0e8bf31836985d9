import Extraction

/// Finds rulings of which only dots are left: thin lines that a scanner of one bit, or a copier, broke.
///
/// No piece of such a line is long. What gives it away is that the dots lie in one row all the way between two rulings across, with white
/// above and below, as the ink of a row of letters does not.
struct BrokenRulings {
  /// Pixels in a point.
  let scale: Double

  /// The share of the way that must show ink.
  static let share = 0.42
  /// The share that an end of the way must show: a word in the middle reaches neither.
  static let endShare = 0.25
  /// The rows beside the line, in points, may show at most this share of its ink.
  static let beside = (distance: 1.3, share: 0.3)
  /// The longest white along the way, in points, where the line runs through one way alone and where it goes on in others: two lines of
  /// letters leave more between their strokes, and between those and the rulings.
  static let white = (alone: 3.0, inCompany: 6.0)
  /// A row of letters that stand one below the other, as 十 down a list, leaves this much white, in points, at nearly every end of its ways;
  /// chance breaks a line there now and then.
  static let letters = (white: 0.7, share: 0.9)
  /// How thick the row of dots is, in points.
  static let thickness = 0.9
  /// The shortest line in points: of a few characters as many rows would look like one.
  static let shortest = 38.0
  /// Lines across nearer than this, in points, leave no room for a cell.
  static let narrowest = 6.0

  /// The horizontal lines between vertical rulings that `known` does not hold; the mask is turned for vertical ones.
  ///
  /// - Parameters:
  ///   - mask: The ink.
  ///   - across: The rulings that the lines run between, as vertical ones.
  ///   - known: The rulings along the lines that were found, as horizontal ones.
  /// - Returns: Further rulings along the lines.
  func lines(in mask: Mask, across: [RasterRuling], known: [RasterRuling]) -> [RasterRuling] {
    let positions = Clusters.means(of: across.map(\.position), gap: 1.5 * scale)
    guard positions.count >= 2, mask.height > 4 else { return [] }
    let slots = zip(positions, positions.dropFirst()).filter { $1 - $0 >= Self.narrowest * scale }
    let shares = shares(of: slots.map { (Int($0 + scale), Int($1 - scale)) }, in: mask)
    var hits: [Hit] = []
    for (slot, ends) in slots.enumerated() {
      for row in peaks(shares[slot]) where isClosed(ends, at: row, by: across) {
        let (longest, atEnds) = white(from: Int(ends.0 + scale), to: Int(ends.1 - scale), at: row, in: mask)
        let openEnds = atEnds.count { Double($0) >= Self.letters.white * scale }
        hits.append(Hit(slot: slot, row: row, white: Double(longest) / scale, openEnds: openEnds))
      }
    }
    return joined(hits, slots: slots).filter { line in
      line.length >= Self.shortest * scale
        && !known.contains { other in
          abs(other.position(near: line.start...line.end) - line.position) <= 2.5 * scale
            && min(other.end, line.end) - max(other.start, line.start) > 0.3 * line.length
        }
    }
  }

  /// Where a way shows a row of dots.
  private struct Hit {
    var slot: Int
    var row: Int
    /// The longest white along the way, in points.
    var white: Double
    /// How many of its ends are white.
    var openEnds: Int
  }

  /// The stretches of a way without ink in a row's band, in pixels: the longest, and those at its ends.
  private func white(from: Int, to: Int, at row: Int, in mask: Mask) -> (longest: Int, atEnds: [Int]) {
    let reach = max(1, Int((Self.thickness / 2 * scale).rounded()))
    var longest = 0
    var white = 0
    var first: Int?
    for column in max(0, from)..<max(max(0, from), min(mask.width, to)) {
      let isInked = mask.hasInk(column: column, rows: (row - reach)...(row + reach))
      if isInked, first == nil { first = white }
      white = isInked ? 0 : white + 1
      longest = max(longest, white)
    }
    return (longest, [first ?? white, white])
  }

  /// For each way its share of inked columns row by row, a row's neighbours within the thickness taken together.
  private func shares(of ways: [(from: Int, to: Int)], in mask: Mask) -> [[Float]] {
    let reach = max(1, Int((Self.thickness / 2 * scale).rounded()))
    var shares = ways.map { _ in [Float](repeating: 0, count: mask.height) }
    var counts = [Int32](repeating: 0, count: mask.width + 1)
    var band = [UInt8](repeating: 0, count: mask.width)
    for row in 0..<mask.height {
      let rows = max(0, row - reach)..<min(mask.height, row + reach + 1)
      mask.bits.withUnsafeBufferPointer { bits in
        band.withUnsafeMutableBufferPointer { band in
          counts.withUnsafeMutableBufferPointer { counts in
            for x in 0..<mask.width { band[x] = bits[rows.lowerBound * mask.width + x] }
            for near in rows.dropFirst() { for x in 0..<mask.width { band[x] |= bits[near * mask.width + x] } }
            for x in 0..<mask.width { counts[x + 1] = counts[x] + Int32(band[x]) }
          }
        }
      }
      for (slot, way) in ways.enumerated() {
        func share(_ from: Int, _ to: Int) -> Float {
          let (from, to) = (max(0, min(mask.width, from)), max(0, min(mask.width, to)))
          return to > from ? Float(counts[to] - counts[from]) / Float(to - from) : 0
        }
        let end = max(1, (way.to - way.from) / 6)
        if share(way.from, way.from + end) >= Float(Self.endShare), share(way.to - end, way.to) >= Float(Self.endShare) {
          shares[slot][row] = share(way.from, way.to)
        } else {
          // Where the ends are white it is no line, but its ink counts beside one.
          shares[slot][row] = -share(way.from, way.to)
        }
      }
    }
    return shares
  }

  /// The rows where a way shows more ink than anywhere near, and far more than beside it.
  private func peaks(_ shares: [Float]) -> [Int] {
    let far = max(2, Int(((Self.beside.distance + Self.thickness) * scale).rounded()))
    var rows: [Int] = []
    var row = far
    while row + far < shares.count {
      defer { row += 1 }
      let share = shares[row]
      guard share >= Float(Self.share), abs(shares[row - far]) <= share * Float(Self.beside.share),
        abs(shares[row + far]) <= share * Float(Self.beside.share)
      else { continue }
      let near = shares[(row - far)...(row + far)]
      // Rows that are taken together show the same ink: the line is the middle one of them.
      guard near.allSatisfy({ abs($0) <= share }), near.firstIndex(of: share) == row else { continue }
      rows.append((row + (near.lastIndex(of: share) ?? row)) / 2)
    }
    return rows
  }

  /// Whether rulings stand at both ends of a way.
  private func isClosed(_ ends: (Double, Double), at row: Int, by across: [RasterRuling]) -> Bool {
    [ends.0, ends.1].allSatisfy { end in
      across.contains { other in
        abs(other.position - end) <= 2 * scale && other.start <= Double(row) + 2 * scale && other.end >= Double(row) - 2 * scale
      }
    }
  }

  /// Neighbouring ways with dots in one row as one line, those left out that show too much white for one.
  private func joined(_ hits: [Hit], slots: [(Double, Double)]) -> [RasterRuling] {
    var lines: [(first: Int, last: Int, white: Double, openEnds: Int, line: RasterRuling)] = []
    let half = max(1, Int((Self.thickness / 2 * scale).rounded()))
    for hit in hits.sorted(by: { ($0.slot, $0.row) < ($1.slot, $1.row) }) {
      let (start, end) = slots[hit.slot]
      let runs = ((hit.row - half)...(hit.row + half)).map { RasterRuling.Run(line: $0, start: Int(start), end: Int(end)) }
      let position = Double(hit.row) + 0.5
      if let index = lines.firstIndex(where: {
        $0.last == hit.slot - 1 && abs($0.line.end - start) < 1 && abs($0.line.position - position) <= scale
      }) {
        lines[index].last = hit.slot
        lines[index].white = max(lines[index].white, hit.white)
        lines[index].openEnds += hit.openEnds
        lines[index].line.end = end
        lines[index].line.runs += runs.filter { $0.line >= 0 }
      } else {
        let line = RasterRuling(
          axis: .horizontal, position: position, start: start, end: end, thickness: Self.thickness * scale,
          runs: runs.filter { $0.line >= 0 })
        lines.append((hit.slot, hit.slot, hit.white, hit.openEnds, line))
      }
    }
    return lines.filter { line in
      guard line.first < line.last else { return line.white <= Self.white.alone }
      let ends = 2 * (line.last - line.first + 1)
      return line.white <= Self.white.inCompany && Double(line.openEnds) < Self.letters.share * Double(ends)
    }.map(\.line)
  }
}
