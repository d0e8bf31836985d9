import Extraction

/// Finds the pieces of rulings: linked runs of ink, long and thin, with white beside them or among letters.
struct RulingPieces {
  /// Pixels in a point.
  let scale: Double

  /// The shortest run that may be part of a ruling, in points.
  static let shortestRun = 9.0
  /// The thickest ruling, in points; what is thicker is a bar or a letter of a headline.
  static let thickest = 3.2
  /// How far the pixels of a ruling may lie apart across its direction beside its thickness: in points, and as a share of its length where
  /// paper was not flat.
  static let wander = 1.5
  static let slope = 0.012
  /// A run this long, in points, is hardly a row of letters that touch.
  static let beyondLetters = 120.0

  /// The linked runs of one direction, those with white beside them and those without; the mask is turned so that they are horizontal.
  func pieces(in mask: Mask, axis: Ruling.Axis) -> (alone: [RasterRuling], crowded: [RasterRuling]) {
    let runs = longRuns(in: mask)
    var sets = DisjointSets(touching: runs.map { ($0.line, $0.start, $0.end) })
    var members: [Int: [RasterRuling.Run]] = [:]
    for index in runs.indices { members[sets.root(index), default: []].append(runs[index]) }
    let pieces = members.sorted { $0.key < $1.key }.compactMap { piece($0.value, mask: mask, axis: axis) }
    return (pieces.filter(\.isAlone).map(\.ruling), pieces.filter { !$0.isAlone }.map(\.ruling))
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
  private func piece(_ runs: [RasterRuling.Run], mask: Mask, axis: Ruling.Axis) -> (ruling: RasterRuling, isAlone: Bool)? {
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
      spread <= max(Self.wander * scale, Self.slope * Double(end - start))
    else { return nil }
    let beside = Beside(runs, from: start, to: end, in: mask, scale: scale)
    let room = beside.room(length: Double(end - start) / scale)
    let ruling = RasterRuling(
      axis: axis, position: moment / Double(ink), start: Double(start), end: Double(end), thickness: thickness, runs: runs,
      strokes: beside.strokes, isTouched: room == .touched)
    return (ruling, room != .crowded)
  }
}

/// The ink beside linked runs.
private struct Beside {
  /// The shares of the length that have ink near by, above and below.
  private let shares: [Double]
  /// Where ink leaves the runs on either side, every second pixel.
  let strokes: [Int]

  init(_ runs: [RasterRuling.Run], from start: Int, to end: Int, in mask: Mask, scale: Double) {
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
    var strokes: [Int] = []
    for x in stride(from: 0, to: end - start, by: 2) where top[x] <= bottom[x] {
      columns += 1
      let rowsAbove = (top[x] - far)...(top[x] - near)
      let rowsBelow = (bottom[x] + near)...(bottom[x] + far)
      if mask.hasInk(column: start + x, rows: rowsAbove) { above += 1 }
      if mask.hasInk(column: start + x, rows: rowsBelow) { below += 1 }
      if mask.isInked(column: start + x, rows: rowsAbove) || mask.isInked(column: start + x, rows: rowsBelow) { strokes.append(start + x) }
    }
    shares = [above, below].map { Double($0) / Double(max(columns, 1)) }.sorted()
    self.strokes = strokes
  }

  /// How much white stands beside a piece.
  enum Room {
    /// White along most of it, as the strokes of letters have not.
    case free
    /// Some ink on both sides, as of a blurred rim, so that its length alone makes no ruling of it.
    case touched
    /// As much ink as beside the strokes of letters.
    case crowded
  }

  /// The most ink along both sides of a piece that stands alone, as a share of its length.
  private static let alone = 0.3

  /// How much white stands beside a piece of this length in points.
  func room(length: Double) -> Room {
    // Long rulings may carry text close by, on one side mostly; short ones are judged by both.
    if length < RulingFinder.surelyLong { return shares[1] <= Self.alone ? .free : .crowded }
    let isFree = length < RulingPieces.beyondLetters ? shares[0] <= 0.15 && shares[1] <= 0.45 : shares[0] <= 0.5
    return isFree ? .free : shares[1] <= Self.alone ? .touched : .crowded
  }
}
