import Extraction

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
  /// How far the middle of a piece may lie beside the line between its ends: in points, and as a share of its length where paper was not
  /// flat.
  ///
  /// An arc of a round stamp lies further off, one of 30 points by more than a point.
  static let bow = (least: 0.3, share: 0.006)
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

  /// How far along its line a ruling speaks for a stroke that letters crowd, in points: a few rows of a table.
  static let company = 60.0
  /// What ends this near to a picture's edges, in points, runs over all of it.
  static let edge = 12.0

  /// What was found: the rulings, and lines that are none, such as folds of the paper.
  struct Lines {
    var rulings: [RasterRuling]
    var strays: [RasterRuling]

    /// The lines without those so pale beside the others that they shine through from the back of the sheet.
    ///
    /// - Parameter raster: The picture that they were found in.
    /// - Returns: The lines, pale rulings among the strays.
    func withoutShineThrough(_ raster: Raster) -> Lines {
      let inks = rulings.map { $0.darkness(in: raster) }
      let order = rulings.indices.sorted { (inks[$0], $0) < (inks[$1], $1) }
      let total = rulings.reduce(0) { $0 + $1.length }
      var below = 0.0
      guard
        let usual = order.first(where: { index in
          below += rulings[index].length
          return below * 2 >= total
        })
      else { return self }
      let pale = rulings.indices.filter { inks[$0] < RulingFinder.palest * inks[usual] }
      return Lines(
        rulings: rulings.indices.filter { !pale.contains($0) }.map { rulings[$0] }, strays: strays + pale.map { rulings[$0] })
    }
  }

  /// A ruling that has less than this share of the ink that the page's rulings have, pixel by pixel, is not of this side of the sheet.
  static let palest = 0.36

  /// The rulings of both directions.
  func rulings(in mask: Mask) -> [RasterRuling] { lines(in: mask).rulings }

  /// The lines of both directions.
  func lines(in mask: Mask) -> Lines {
    let turned = mask.transposed
    let across = pieces(in: mask, axis: .horizontal)
    let down = pieces(in: turned, axis: .vertical)
    let horizontal = joined(across.alone, mask: mask, hidden: hidden).filter(isStraight)
    let vertical = joined(down.alone, mask: turned, hidden: hidden?.transposed).filter(isStraight)
    var kept = trusted(horizontal, vertical)
    kept += accompanied(across.crowded + down.crowded, by: kept)
    kept += broken(beside: kept, in: mask, turned: turned)
    let folds = folds(among: kept, width: mask.width, height: mask.height)
    return Lines(rulings: snapped(kept.indices.filter { !folds.contains($0) }.map { kept[$0] }), strays: folds.map { kept[$0] })
  }

  // MARK: Runs to pieces

  /// The linked runs of one direction, those with white beside them and those without; the mask is turned so that they are horizontal.
  private func pieces(in mask: Mask, axis: Ruling.Axis) -> (alone: [RasterRuling], crowded: [RasterRuling]) {
    let runs = longRuns(in: mask)
    var sets = Groups(touching: runs.map { ($0.line, $0.start, $0.end) })
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
    let ruling = RasterRuling(
      axis: axis, position: moment / Double(ink), start: Double(start), end: Double(end), thickness: thickness, runs: runs)
    return (ruling, isAlone(runs, from: start, to: end, in: mask))
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

  /// Whether a line is no arc.
  private func isStraight(_ line: RasterRuling) -> Bool {
    line.runs.bow(from: Int(line.start), to: Int(line.end)) <= max(Self.bow.least * scale, Self.bow.share * line.length)
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

  /// Strokes among letters that go on where a ruling leaves off, from one ruling across to the next.
  private func accompanied(_ strokes: [RasterRuling], by kept: [RasterRuling]) -> [RasterRuling] {
    strokes.filter { stroke in
      guard meets(stroke, at: stroke.start, kept), meets(stroke, at: stroke.end, kept) else { return false }
      return kept.contains { other in
        guard other.axis == stroke.axis, stroke.thickness <= 2 * other.thickness + 0.5 * scale else { return false }
        let gap = max(stroke.start - other.end, other.start - stroke.end)
        let near = (stroke.start - Self.company * scale)...(stroke.end + Self.company * scale)
        return gap <= Self.company * scale && abs(other.position(near: near) - stroke.position) <= Self.sameLine * scale
      }
    }
  }

  /// The rulings of which only dots are left.
  private func broken(beside kept: [RasterRuling], in mask: Mask, turned: Mask) -> [RasterRuling] {
    let finder = BrokenRulings(scale: scale)
    // The ink of what was found would close the ways that text leaves open.
    let margin = max(1, Int((0.3 * scale).rounded()))
    var (mask, turned) = (mask, turned)
    mask.erase(kept, margin: margin)
    turned.erase(kept.map(\.turned), margin: margin)
    let horizontal = kept.filter { $0.axis == .horizontal }
    let vertical = kept.filter { $0.axis == .vertical }
    let level = finder.lines(in: mask, across: vertical, known: horizontal)
    let upright = finder.lines(in: turned, across: horizontal + level, known: vertical).map { line in
      var line = line
      line.axis = .vertical
      return line
    }
    return level + upright
  }

  /// The folds of the paper: lines that run from one edge of the picture to the other, as the rulings of a table that has margins do not.
  private func folds(among lines: [RasterRuling], width: Int, height: Int) -> [Int] {
    [Ruling.Axis.horizontal, .vertical].flatMap { axis in
      let limit = Double(axis == .horizontal ? width : height)
      let long = lines.indices.filter { lines[$0].axis == axis && lines[$0].length >= limit / 3 }
      let folds = long.filter { lines[$0].start <= Self.edge * scale && lines[$0].end >= limit - Self.edge * scale }
      // A picture that shows a table alone has rulings from edge to edge.
      return folds.count * 2 < long.count ? folds : []
    }
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
