import Extraction

/// Decides which lone pieces of a page are rulings, by what speaks for each and against it; nothing decides alone but a length that no
/// stroke of a letter has.
struct RulingEvidence {
  /// Pixels in a point.
  let scale: Double

  /// What each kind of evidence counts; a piece with 1 in all is a ruling.
  ///
  /// A piece has its length as a share of `RulingFinder.surelyLong` beside that. So a piece of any length that reaches from ruling to ruling
  /// passes, one with strokes of a letter on it does not, unless its line goes on elsewhere or it crosses a ruling, as letters do not.
  enum Points {
    /// Each end that meets a ruling.
    static let meeting = 0.4
    /// A ruling goes through it.
    static let crossing = 0.4
    /// It is a tooth of a comb: on a ruling that it meets or crosses, others of its extent stand at both ends.
    ///
    /// The uprights of letters have one extent too, and so have the strokes of 一 under each other, but they close no row.
    static let comb = 0.6
    /// Another ruling lies in its line near by, and both within a table.
    static let company = 0.4
    /// Ink leaves it along its sides, as cross strokes leave the upright of a letter.
    static let strokes = -0.6
    /// It is heavier than the page's rulings, as the strokes of bold type are.
    static let heaviness = -0.5
  }

  /// The share of a piece that ink may leave: noise, a figure that touches it.
  static let clean = 0.03
  /// How near to a piece's ends, and to rulings across, ink that leaves it is those rulings' ink, in points.
  static let rim = 2.4
  /// A piece thicker than the usual ruling by this factor, and by so many points, is heavy.
  static let heavy = (factor: 1.5, excess: 0.4)
  /// How far a ruling must run on beyond a piece, and the piece beyond the ruling, to cross it, in points.
  static let beyond = 3.0
  /// How exactly pieces of one extent begin and end together, in points.
  static let sameExtent = 2.0
  /// The shortest ruling that holds a comb, in points: a letter is narrower.
  static let shortestComb = 38.0

  /// The pieces that are rulings, those first that need no others.
  func rulings(among pieces: [RasterRuling]) -> [RasterRuling] {
    let isSure = pieces.map { $0.length >= RulingFinder.surelyLong * scale && !$0.isTouched }
    var kept = zip(pieces, isSure).filter(\.1).map(\.0)
    var open = zip(pieces, isSure).filter { !$0.1 }.map(\.0)
    let thicknesses = kept.map(\.thickness).sorted()
    let usual = thicknesses.isEmpty ? .infinity : thicknesses[thicknesses.count / 2]
    var changed = true
    while changed {
      let trusted = open.map { piece in
        let isHeavy = piece.thickness > max(Self.heavy.factor * usual, usual + Self.heavy.excess * scale)
        return strength(of: piece, beside: kept, among: open) + (isHeavy ? Points.heaviness : 0) >= 1
      }
      changed = trusted.contains(true)
      kept += zip(open, trusted).filter(\.1).map(\.0)
      open = zip(open, trusted).filter { !$0.1 }.map(\.0)
    }
    return kept
  }

  /// How much speaks for a piece, but for its thickness.
  ///
  /// - Parameters:
  ///   - piece: A piece that is not surely long, or that ink touches on both sides.
  ///   - kept: What is known to be rulings.
  ///   - open: The pieces that are not decided yet.
  /// - Returns: Its points; 1 is enough.
  private func strength(of piece: RasterRuling, beside kept: [RasterRuling], among open: [RasterRuling]) -> Double {
    let meetings = [piece.start, piece.end].count { meets(piece, at: $0, kept) }
    let isCrossed = kept.contains { crosses($0, piece) }
    var strength = min(1, piece.length / (RulingFinder.surelyLong * scale)) + Double(meetings) * Points.meeting
    if isCrossed { strength += Points.crossing }
    if meetings > 0 || isCrossed, isInComb(piece, among: open, beside: kept) { strength += Points.comb }
    if hasCompany(piece, beside: kept) { strength += Points.company }
    if hasStrokes(piece, beside: kept) { strength += Points.strokes }
    return strength
  }

  /// Whether pieces of the same extent, without strokes on them, stand at both ends of a ruling that a piece meets or crosses.
  private func isInComb(_ piece: RasterRuling, among open: [RasterRuling], beside kept: [RasterRuling]) -> Bool {
    let reach = RulingFinder.touching * scale
    let backs = kept.filter { back in
      let isHeld = crosses(back, piece) || [piece.start, piece.end].contains { back.isMet(by: piece, at: $0, scale: scale) }
      return isHeld && back.length >= Self.shortestComb * scale
    }
    guard !backs.isEmpty else { return false }
    let teeth = (open + kept).filter { other in
      other.axis == piece.axis && abs(other.start - piece.start) <= Self.sameExtent * scale
        && abs(other.end - piece.end) <= Self.sameExtent * scale && !hasStrokes(other, beside: kept)
    }
    return backs.contains { back in
      [back.start, back.end].allSatisfy { corner in teeth.contains { abs($0.position - corner) <= reach + $0.thickness / 2 } }
    }
  }

  /// Whether a ruling lies in a piece's line near by, and rulings across on both sides of the piece: what stands over a table or under it
  /// is a letter that happens to stand over an upright.
  private func hasCompany(_ piece: RasterRuling, beside kept: [RasterRuling]) -> Bool {
    let reach = RulingFinder.touching * scale
    let across = kept.filter { $0.axis != piece.axis && $0.start - reach <= piece.position && $0.end + reach >= piece.position }
    let isEnclosed = across.contains { $0.position <= piece.start + reach } && across.contains { $0.position >= piece.end - reach }
    guard isEnclosed else { return false }
    let near = (piece.start - RulingFinder.company * scale)...(piece.end + RulingFinder.company * scale)
    return kept.contains { other in
      other.axis == piece.axis && other.end >= near.lowerBound && other.start <= near.upperBound
        && abs(other.position(near: near) - piece.position) <= RulingFinder.sameLine * scale
    }
  }

  /// Whether ink leaves a piece that no ruling across explains.
  private func hasStrokes(_ piece: RasterRuling, beside kept: [RasterRuling]) -> Bool {
    let rim = Self.rim * scale
    let places = piece.strokes.filter { place in
      Double(place) > piece.start + rim && Double(place) < piece.end - rim
        && !kept.contains { other in
          other.axis != piece.axis && abs(other.position - Double(place)) <= rim && other.start <= piece.position + rim
            && other.end >= piece.position - rim
        }
    }
    return Double(2 * places.count) > Self.clean * piece.length
  }

  /// Whether a ruling goes through a piece, and on beyond it on both sides.
  func crosses(_ ruling: RasterRuling, _ piece: RasterRuling) -> Bool {
    let beyond = Self.beyond * scale
    return ruling.axis != piece.axis && ruling.position > piece.start + beyond && ruling.position < piece.end - beyond
      && ruling.start < piece.position - beyond && ruling.end > piece.position + beyond
  }

  private func meets(_ piece: RasterRuling, at end: Double, _ others: [RasterRuling]) -> Bool {
    others.contains { $0.isMet(by: piece, at: end, scale: scale) }
  }
}

extension RasterRuling {
  /// Whether a piece across ends at it.
  func isMet(by piece: RasterRuling, at end: Double, scale: Double) -> Bool {
    let reach = RulingFinder.touching * scale
    return axis != piece.axis && abs(position - end) <= reach + thickness / 2 && start - reach <= piece.position
      && self.end + reach >= piece.position
  }
}
