/// Joins pieces of rulings that lie in one line.
struct PieceJoiner {
  /// Pixels in a point.
  let scale: Double

  /// How far the middle of a piece may lie beside the line between its ends: in points, and as a share of its length where paper was not
  /// flat.
  ///
  /// An arc of a round stamp lies further off, one of 30 points by more than a point.
  static let bow = (least: 0.3, share: 0.006)
  /// How far two pieces of one line may lie apart along it, in points.
  static let gap = 6.0
  /// The wider gap that is bridged where some ink shows in it, as under a stamp, in points.
  static let inkedGap = 40.0

  /// Straight lines: pieces in one line joined over the gaps that noise, folds and stamps tear.
  ///
  /// - Parameters:
  ///   - pieces: The pieces of one direction.
  ///   - mask: The ink, turned so that the lines run along its rows.
  ///   - hidden: Where a stamp was faded, turned alike.
  /// - Returns: The lines that are no arcs.
  func lines(of pieces: [RasterRuling], mask: Mask, hidden: Mask?) -> [RasterRuling] {
    joined(pieces, mask: mask, hidden: hidden).filter(isStraight)
  }

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
      result[partner].strokes += piece.strokes
      result[partner].isTouched = result[partner].isTouched && piece.isTouched
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
    guard abs(a.position - b.position) <= RulingFinder.sameLine * scale else { return false }
    let gap = b.start - a.end
    // Strokes of neighbouring letters lie in one line too: short pieces are joined only over what noise tears.
    let shorter = min(a.length, b.length)
    if gap <= min(Self.gap * scale, max(0.08 * shorter, 0.5 * scale)) { return true }
    if gap <= Self.gap * scale, shorter >= RulingFinder.surelyLong / 2 * scale { return true }
    guard gap <= Self.inkedGap * scale, shorter >= RulingFinder.surelyLong / 2 * scale || hidden != nil else { return false }
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
      } else if mask.hasInk(column: x, rows: (row - reach)...(row + reach)) {
        inked += 1
      }
    }
    // Under a stamp alone a short piece may go on too.
    if shorter < RulingFinder.surelyLong / 2 * scale, stamped * 2 < to - from { return false }
    return (inked + stamped) * 5 >= (to - from) * 4
  }
}
