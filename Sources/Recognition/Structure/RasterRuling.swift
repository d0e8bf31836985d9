import Extraction

/// A ruling in pixels of a levelled picture, with the pixels that it is made of.
struct RasterRuling: Sendable {
  /// A stretch of a row (of a column, in vertical rulings) that the ruling covers.
  struct Run: Sendable, Equatable {
    /// The row of a horizontal ruling, the column of a vertical one.
    var line: Int
    /// The first pixel along the ruling.
    var start: Int
    /// The pixel after the last one along the ruling.
    var end: Int
  }

  var axis: Ruling.Axis
  /// Where its middle lies across its direction, in pixels.
  var position: Double
  /// Where it begins along its direction, in pixels.
  var start: Double
  /// Where it ends along its direction, in pixels.
  var end: Double
  /// Its mean thickness in pixels.
  var thickness: Double
  var runs: [Run]

  var length: Double { end - start }
}

/// Finds the rulings of a levelled picture.
///
/// A ruling is a long run of ink, thin across its direction. Noise breaks it for a pixel, a residual slope moves it from row to row, a stamp
/// or a fold tears wider gaps: runs of neighbouring rows are linked, pieces in one line are joined, and short pieces count only where they
/// reach from one ruling to another, as the strokes of letters do not.
struct RulingFinder {
  /// Pixels in a point.
  let scale: Double
  /// Where a stamp was faded, and what lay under it with it.
  var hidden: Mask?

  /// The shortest run that may be part of a ruling, in points.
  static let shortestRun = 9.0
  /// The thickest ruling, in points; what is thicker is a bar or a letter of a headline.
  static let thickest = 3.2
  /// How far the pixels of a ruling may lie apart across its direction beside its thickness: in points, and as a share of its length where
  /// paper was not flat.
  static let wander = 1.5
  static let slope = 0.012
  /// A piece this long, in points, is a ruling wherever it stands.
  static let surelyLong = 38.0
  /// A run this long, in points, is hardly a row of letters that touch.
  static let beyondLetters = 120.0
  /// How far a short piece may end before the ruling that it must meet, in points.
  static let touching = 1.8
  /// How far two pieces of one line may lie apart along it, in points.
  static let gap = 6.0
  /// The wider gap that is bridged where some ink shows in it, as under a stamp, in points.
  static let inkedGap = 40.0
  /// How far two pieces of one line may lie apart across it, in points.
  static let sameLine = 1.3
  /// Ends closer to a ruling than this, in points, are meant to meet it.
  static let snapping = 4.0

  /// The rulings of both directions.
  func rulings(in mask: Mask) -> [RasterRuling] {
    let horizontal = joined(pieces(in: mask, axis: .horizontal), mask: mask, hidden: hidden)
    let turned = mask.transposed
    let vertical = joined(pieces(in: turned, axis: .vertical), mask: turned, hidden: hidden?.transposed)
    return snapped(trusted(horizontal, vertical))
  }

  // MARK: Runs to pieces

  /// The linked runs of one direction; the mask is turned so that they are horizontal.
  private func pieces(in mask: Mask, axis: Ruling.Axis) -> [RasterRuling] {
    let runs = longRuns(in: mask)
    guard !runs.isEmpty else { return [] }
    var sets = Groups(touching: runs.map { ($0.line, $0.start, $0.end) })
    var members: [Int: [RasterRuling.Run]] = [:]
    for index in runs.indices { members[sets.root(index), default: []].append(runs[index]) }
    return members.sorted { $0.key < $1.key }.compactMap { piece($0.value, mask: mask, axis: axis) }
  }

  /// Runs of ink along the rows, a row's neighbours taken together, so that a residual slope or a missing pixel does not break them.
  private func longRuns(in mask: Mask) -> [RasterRuling.Run] {
    let least = Int(Self.shortestRun * scale)
    let bridge = max(1, Int((0.4 * scale).rounded()))
    var runs: [RasterRuling.Run] = []
    mask.bits.withUnsafeBufferPointer { bits in
      let width = mask.width
      for row in 0..<mask.height {
        let here = row * width
        let above = max(0, row - 1) * width
        let below = min(mask.height - 1, row + 1) * width
        var start = -1
        var lastInk = -1
        var own = 0
        for x in 0..<width {
          guard bits[here + x] | bits[above + x] | bits[below + x] != 0 else { continue }
          if start < 0 || x - lastInk > bridge + 1 {
            if start >= 0, lastInk + 1 - start >= least, own * 3 >= lastInk + 1 - start {
              runs.append(RasterRuling.Run(line: row, start: start, end: lastInk + 1))
            }
            start = x
            own = 0
          }
          lastInk = x
          own += Int(bits[here + x])
        }
        if start >= 0, lastInk + 1 - start >= least, own * 3 >= lastInk + 1 - start {
          runs.append(RasterRuling.Run(line: row, start: start, end: lastInk + 1))
        }
      }
    }
    return runs
  }

  /// Linked runs as one ruling, or nil where they are too thick.
  private func piece(_ runs: [RasterRuling.Run], mask: Mask, axis: Ruling.Axis) -> RasterRuling? {
    guard let start = runs.map(\.start).min(), let end = runs.map(\.end).max() else { return nil }
    var ink = 0
    var moment = 0.0
    for run in runs {
      let row = run.line * mask.width
      var count = 0
      for x in run.start..<run.end { count += Int(mask.bits[row + x]) }
      ink += count
      moment += Double(count) * (Double(run.line) + 0.5)
    }
    let thickness = Double(ink) / Double(end - start)
    // An arc of a round stamp is a run at its tangent and wanders off on both sides.
    let spread = Double((runs.map(\.line).max() ?? 0) - (runs.map(\.line).min() ?? 0)) - thickness
    guard ink > 0, thickness <= Self.thickest * scale, Double(end - start) > 3 * thickness,
      spread <= max(Self.wander * scale, Self.slope * Double(end - start)),
      isAlone(runs, from: start, to: end, in: mask)
    else { return nil }
    return RasterRuling(
      axis: axis, position: moment / Double(ink), start: Double(start), end: Double(end), thickness: thickness, runs: runs)
  }

  /// Whether the runs have white beside them along most of their length, as the strokes of letters do not.
  private func isAlone(_ runs: [RasterRuling.Run], from start: Int, to end: Int, in mask: Mask) -> Bool {
    // The rows that the piece covers in each column; the rim of blurred ink around it says nothing.
    var top = [Int](repeating: Int.max, count: end - start)
    var bottom = [Int](repeating: Int.min, count: end - start)
    for run in runs {
      for x in (run.start - start)..<(run.end - start) {
        top[x] = min(top[x], run.line)
        bottom[x] = max(bottom[x], run.line)
      }
    }
    let near = max(1, Int((0.3 * scale).rounded()))
    let far = near + max(1, Int((0.9 * scale).rounded()))
    var columns = 0
    var above = 0
    var below = 0
    for x in stride(from: 0, to: end - start, by: 2) where top[x] <= bottom[x] {
      columns += 1
      if hasInk(column: start + x, rows: (top[x] - far)...(top[x] - near), in: mask) { above += 1 }
      if hasInk(column: start + x, rows: (bottom[x] + near)...(bottom[x] + far), in: mask) { below += 1 }
    }
    // Long rulings may carry text close by, on one side mostly; short ones are judged by both.
    let shares = [above, below].map { Double($0) / Double(max(columns, 1)) }.sorted()
    let length = Double(end - start) / scale
    if length < Self.surelyLong { return shares[1] <= 0.3 }
    return length < Self.beyondLetters ? shares[0] <= 0.15 && shares[1] <= 0.45 : shares[0] <= 0.5
  }

  private func hasInk(column: Int, rows: ClosedRange<Int>, in mask: Mask) -> Bool {
    for row in rows where row >= 0 && row < mask.height && mask.bits[row * mask.width + column] != 0 { return true }
    return false
  }

  // MARK: Pieces to lines

  /// Pieces in one line joined over the gaps that noise, folds and stamps tear.
  private func joined(_ pieces: [RasterRuling], mask: Mask, hidden: Mask?) -> [RasterRuling] {
    var result: [RasterRuling] = []
    for piece in pieces.sorted(by: { ($0.start, $0.position) < ($1.start, $1.position) }) {
      let partner = result.indices.filter { continues(result[$0], piece, mask: mask, hidden: hidden) }
        .min { abs(result[$0].position - piece.position) < abs(result[$1].position - piece.position) }
      guard let partner else {
        result.append(piece)
        continue
      }
      let weights = (result[partner].length, piece.length)
      let sum = max(weights.0 + weights.1, 1)
      result[partner].position = (result[partner].position * weights.0 + piece.position * weights.1) / sum
      result[partner].thickness = (result[partner].thickness * weights.0 + piece.thickness * weights.1) / sum
      result[partner].runs += bridge(from: result[partner], to: piece) + piece.runs
      result[partner].end = max(result[partner].end, piece.end)
    }
    return result
  }

  /// The runs that stand for what is missing between two pieces, so that what is left of it is erased with them.
  private func bridge(from a: RasterRuling, to b: RasterRuling) -> [RasterRuling.Run] {
    guard b.start > a.end else { return [] }
    let half = max(a.thickness, b.thickness) / 2
    let middle = (a.position + b.position) / 2
    return (Int(middle - half)...Int(middle + half)).map { RasterRuling.Run(line: $0, start: Int(a.end), end: Int(b.start)) }
  }

  private func continues(_ a: RasterRuling, _ b: RasterRuling, mask: Mask, hidden: Mask?) -> Bool {
    guard abs(a.position - b.position) <= Self.sameLine * scale else { return false }
    let gap = b.start - a.end
    // Strokes of neighbouring letters lie in one line too: short pieces are joined only over what noise tears.
    let shorter = min(a.length, b.length)
    if gap <= min(Self.gap * scale, max(0.08 * shorter, 0.5 * scale)) { return true }
    if gap <= Self.gap * scale, shorter >= Self.surelyLong / 2 * scale { return true }
    guard gap <= Self.inkedGap * scale, shorter >= Self.surelyLong / 2 * scale || hidden != nil else { return false }
    // Most of the gap must show some ink, or a stamp; a row of letters shows half.
    let from = Int(a.end)
    let to = Int(b.start)
    let row = max(0, min(mask.height - 1, Int((a.position + b.position) / 2)))
    let reach = max(1, Int(scale * 0.5))
    var inked = 0
    var stamped = 0
    for x in from..<to {
      if hidden?[x, row] ?? false {
        stamped += 1
      } else if hasInk(column: x, rows: (row - reach)...(row + reach), in: mask) {
        inked += 1
      }
    }
    // Under a stamp alone a short piece may go on too.
    if shorter < Self.surelyLong / 2 * scale, stamped * 2 < to - from { return false }
    return (inked + stamped) * 5 >= (to - from) * 4
  }

  // MARK: Lines to rulings

  /// The long pieces, and the short ones that reach from ruling to ruling across their direction.
  private func trusted(_ horizontal: [RasterRuling], _ vertical: [RasterRuling]) -> [RasterRuling] {
    var kept = (horizontal + vertical).filter { $0.length >= Self.surelyLong * scale }
    var open = (horizontal + vertical).filter { $0.length < Self.surelyLong * scale }
    var changed = true
    while changed {
      changed = false
      open.removeAll { piece in
        guard meets(piece, at: piece.start, kept), meets(piece, at: piece.end, kept) else { return false }
        kept.append(piece)
        changed = true
        return true
      }
    }
    return kept
  }

  private func meets(_ piece: RasterRuling, at end: Double, _ others: [RasterRuling]) -> Bool {
    let reach = Self.touching * scale
    return others.contains { other in
      other.axis != piece.axis && abs(other.position - end) <= reach + other.thickness / 2
        && other.start - reach <= piece.position && other.end + reach >= piece.position
    }
  }

  /// Moves ends that all but meet a ruling across to that ruling.
  private func snapped(_ rulings: [RasterRuling]) -> [RasterRuling] {
    let reach = Self.snapping * scale
    return rulings.map { ruling in
      var ruling = ruling
      let across = rulings.filter { other in
        other.axis != ruling.axis && other.start - reach <= ruling.position && other.end + reach >= ruling.position
      }
      if let nearest = across.map(\.position).min(by: { abs($0 - ruling.start) < abs($1 - ruling.start) }),
        abs(nearest - ruling.start) <= reach
      {
        ruling.start = nearest
      }
      if let nearest = across.map(\.position).min(by: { abs($0 - ruling.end) < abs($1 - ruling.end) }), abs(nearest - ruling.end) <= reach {
        ruling.end = nearest
      }
      return ruling
    }
  }
}

extension RasterRuling {
  /// Visits the pixels of the ruling's runs and those up to `margin` beside them, in a picture of the given size, as offsets row by row.
  func forEachPixel(margin: Int, width: Int, height: Int, _ body: (Int) -> Void) {
    let (lines, length) = axis == .horizontal ? (height, width) : (width, height)
    for run in runs {
      // What is bridged may lie beside the picture.
      for line in stride(from: max(0, run.line - margin), to: min(lines, run.line + margin + 1), by: 1) {
        for along in stride(from: max(0, run.start - margin), to: min(length, run.end + margin), by: 1) {
          body(axis == .horizontal ? line * width + along : along * width + line)
        }
      }
    }
  }
}

extension Mask {
  /// Clears the pixels of rulings, and those next to them along their sides.
  mutating func erase(_ rulings: [RasterRuling], margin: Int) {
    for ruling in rulings { ruling.forEachPixel(margin: margin, width: width, height: height) { bits[$0] = 0 } }
  }
}
