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
    /// Each of two others that begin and end where it does.
    static let peer = 0.3
    /// Another ruling lies in its line.
    static let company = 0.4
    /// Ink leaves it along its sides, as cross strokes leave the upright of a letter.
    static let strokes = -0.6
  }

  /// The share of a piece that ink may leave: noise, a figure that touches it.
  static let clean = 0.03
  /// How near to a piece's ends, and to rulings across, ink that leaves it is those rulings' ink, in points.
  static let rim = 2.4
  /// How far a ruling must run on beyond a piece, and the piece beyond the ruling, to cross it, in points.
  static let beyond = 3.0
  /// How exactly pieces of one extent begin and end together, in points.
  static let sameExtent = 2.0
  /// How far apart they stand at least, in points: the uprights of a letter stand closer.
  static let apart = 12.0

  /// The pieces that are rulings, those first that need no others.
  func rulings(among pieces: [RasterRuling]) -> [RasterRuling] {
    var kept = pieces.filter { $0.length >= RulingFinder.surelyLong * scale }
    var open = pieces.filter { $0.length < RulingFinder.surelyLong * scale }
    var changed = true
    while changed {
      let trusted = open.map { strength(of: $0, beside: kept, among: open) >= 1 }
      changed = trusted.contains(true)
      kept += zip(open, trusted).filter(\.1).map(\.0)
      open = zip(open, trusted).filter { !$0.1 }.map(\.0)
    }
    return kept
  }

  /// How much speaks for a piece.
  ///
  /// - Parameters:
  ///   - piece: A piece that is not surely long.
  ///   - kept: What is known to be rulings.
  ///   - open: The pieces that are not decided yet.
  private func strength(of piece: RasterRuling, beside kept: [RasterRuling], among open: [RasterRuling]) -> Double {
    let meetings = [piece.start, piece.end].count { meets(piece, at: $0, kept) }
    let isCrossed = kept.contains { crosses($0, piece) }
    var strength = piece.length / (RulingFinder.surelyLong * scale) + Double(meetings) * Points.meeting
    if isCrossed { strength += Points.crossing }
    if meetings > 0 || isCrossed { strength += Double(min(2, peers(of: piece, among: open, beside: kept))) * Points.peer }
    if kept.contains(where: { $0.axis == piece.axis && abs($0.position - piece.position) <= RulingFinder.sameLine * scale }) {
      strength += Points.company
    }
    if hasStrokes(piece, beside: kept) { strength += Points.strokes }
    return strength
  }

  /// How many other pieces without strokes on them begin and end where a piece does.
  private func peers(of piece: RasterRuling, among open: [RasterRuling], beside kept: [RasterRuling]) -> Int {
    (open + kept).count { other in
      other.axis == piece.axis && abs(other.position - piece.position) >= Self.apart * scale
        && abs(other.start - piece.start) <= Self.sameExtent * scale && abs(other.end - piece.end) <= Self.sameExtent * scale
        && !hasStrokes(other, beside: kept)
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

  private func crosses(_ ruling: RasterRuling, _ piece: RasterRuling) -> Bool {
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
