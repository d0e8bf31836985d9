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

  /// A piece this long, in points, is a ruling wherever it stands.
  static let surelyLong = 38.0
  /// How far a short piece may end before the ruling that it must meet, in points.
  static let touching = 1.8
  /// How far two pieces of one line may lie apart across it, in points.
  static let sameLine = 1.3
  /// Ends closer to a ruling than this, in points, are meant to meet it.
  static let snapping = 4.0

  /// The same where the end lies at a fold, which hides what it crosses.
  static let snappingOverFold = 9.0

  /// How far along its line a ruling speaks for a stroke that letters crowd, in points: a few rows of a table.
  static let company = 60.0
  /// How far beyond both sides of a table, in points, a line runs on that is none of its rulings, and the share of the lines there that
  /// must be shorter on both sides.
  static let overhang = (reach: 18.0, share: 0.8)
  /// What ends this near to a picture's edges, in points, runs over all of it.
  static let edge = 12.0

  /// What was found: the rulings, and lines that are none, such as folds of the paper.
  struct Lines {
    var rulings: [RasterRuling]
    var strays: [RasterRuling]
    /// The strokes that they were chosen from, but for those that letters crowd.
    var strokes: [RasterRuling] = []

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
        rulings: rulings.indices.filter { !pale.contains($0) }.map { rulings[$0] }, strays: strays + pale.map { rulings[$0] },
        strokes: strokes)
    }
  }

  /// A ruling that has less than this share of the ink that the page's rulings have, pixel by pixel, is not of this side of the sheet.
  static let palest = 0.36

  /// The rulings of both directions.
  func rulings(in mask: Mask) -> [RasterRuling] { lines(in: mask).rulings }

  /// The lines of both directions.
  func lines(in mask: Mask) -> Lines {
    let turned = mask.transposed
    let across = RulingPieces(scale: scale).pieces(in: mask, axis: .horizontal)
    let down = RulingPieces(scale: scale).pieces(in: turned, axis: .vertical)
    let horizontal = PieceJoiner(scale: scale).lines(of: across.alone, mask: mask, hidden: hidden)
    let vertical = PieceJoiner(scale: scale).lines(of: down.alone, mask: turned, hidden: hidden?.transposed)
    var kept = RulingEvidence(scale: scale).rulings(among: horizontal + vertical)
    kept += accompanied(across.crowded + down.crowded, by: kept)
    kept += broken(beside: kept, in: mask, turned: turned)
    let folds = folds(among: kept, width: mask.width, height: mask.height)
    let strays = folds.map { kept[$0] }
    return Lines(
      rulings: snapped(kept.indices.filter { !folds.contains($0) }.map { kept[$0] }, folds: strays), strays: strays,
      strokes: horizontal + vertical)
  }

  /// Strokes among letters that reach from one ruling across to another, and that go on where a ruling leaves off, or pass a third ruling on
  /// the way, as figures close beside them do not.
  private func accompanied(_ strokes: [RasterRuling], by kept: [RasterRuling]) -> [RasterRuling] {
    let evidence = RulingEvidence(scale: scale)
    return strokes.filter { stroke in
      guard meets(stroke, at: stroke.start, kept), meets(stroke, at: stroke.end, kept) else { return false }
      if kept.contains(where: { evidence.crosses($0, stroke) && $0.thickness * 2 + 0.5 * scale >= stroke.thickness }) { return true }
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

  /// The folds of the paper: lines that run from one edge of the picture to the other, as the rulings of a table that has margins do not,
  /// or through a table and on beyond both its sides.
  private func folds(among lines: [RasterRuling], width: Int, height: Int) -> [Int] {
    [Ruling.Axis.horizontal, .vertical].flatMap { axis in
      let limit = Double(axis == .horizontal ? width : height)
      let long = lines.indices.filter { lines[$0].axis == axis && lines[$0].length >= limit / 3 }
      let wide = long.filter { index in
        lines[index].start <= Self.edge * scale && lines[index].end >= limit - Self.edge * scale || sticksOut(lines[index], among: lines)
      }
      // A table with next to no margins has rulings that end here or there; they end where its others do.
      let narrow = long.filter { !wide.contains($0) }
      let folds = wide.filter { index in
        !narrow.contains { other in
          abs(lines[other].start - lines[index].start) <= RulingEvidence.sameExtent * scale
            && abs(lines[other].end - lines[index].end) <= RulingEvidence.sameExtent * scale
        }
      }
      // A picture that shows a table alone has rulings from edge to edge.
      return folds.count * 2 < long.count ? folds : []
    }
  }

  /// Whether a line crosses a table or meets its uprights and runs on beyond both its sides, as hardly any other there does.
  private func sticksOut(_ line: RasterRuling, among lines: [RasterRuling]) -> Bool {
    let reach = Self.overhang.reach * scale
    let crossed = lines.filter { other in
      other.axis != line.axis && other.start < line.position + Self.snapping * scale && other.end > line.position - Self.snapping * scale
        && other.position > line.start && other.position < line.end
    }.map(\.position)
    guard let first = crossed.min(), let last = crossed.max(), first < last, line.start <= first - reach, line.end >= last + reach else {
      return false
    }
    let others = lines.filter { $0.axis == line.axis && $0.end > first && $0.start < last }
    let shorter = others.count { $0.start >= line.start + reach && $0.end <= line.end - reach }
    return Double(shorter) >= Self.overhang.share * Double(others.count - 1)
  }

  private func meets(_ piece: RasterRuling, at end: Double, _ others: [RasterRuling]) -> Bool {
    others.contains { $0.isMet(by: piece, at: end, scale: scale) }
  }

  /// Moves ends that all but meet a ruling across to that ruling, and ends that a fold hides to the next ruling behind it.
  private func snapped(_ rulings: [RasterRuling], folds: [RasterRuling]) -> [RasterRuling] {
    rulings.map { ruling in
      var ruling = ruling
      let across = rulings.filter { other in
        other.axis != ruling.axis && other.start - Self.snapping * scale <= ruling.position
          && other.end + Self.snapping * scale >= ruling.position
      }.map(\.position)
      func moved(_ end: Double, outwards: (Double) -> Bool) -> Double {
        if let nearest = across.min(by: { abs($0 - end) < abs($1 - end) }), abs(nearest - end) <= Self.snapping * scale { return nearest }
        guard folds.contains(where: { $0.isMet(by: ruling, at: end, scale: scale) }) else { return end }
        let beyond = across.filter { outwards($0) && abs($0 - end) <= Self.snappingOverFold * scale }
        return beyond.min { abs($0 - end) < abs($1 - end) } ?? end
      }
      let (start, end) = (ruling.start, ruling.end)
      (ruling.start, ruling.end) = (moved(start) { $0 < start }, moved(end) { $0 > end })
      return ruling
    }
  }
}
