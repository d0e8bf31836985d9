import Glibc

/// Finds how far a page's lines are turned from the horizontal.
enum Skew {
  /// The largest angle that is looked for, in degrees either way.
  static let limit = 6.5

  /// The angle of a page's lines in degrees, positive where they fall to the right, to 0.01°.
  ///
  /// The upper edges of ink are projected along each candidate angle; where it is right, edges of one line of text or one ruling fall
  /// together and the sum of the squared counts is largest.
  static func angle(of mask: Mask) -> Double {
    let points = EdgePoints(upperEdgesOf: mask)
    guard points.count >= 50 else { return 0 }
    // Coarse: rows of four pixels together, steps of a tenth of a degree; then rows of two.
    var best = search(points, from: -limit, to: limit, step: 0.1, shift: 1)
    // Turns that move the ends of a line by less than those four pixels look alike so far.
    let unseen = min(1, max(0.12, 2.4 * atan(4 / Double(max(mask.width, 1))) * 180 / .pi))
    best = search(points, from: best - unseen, to: best + unseen, step: 0.02, shift: 0)
    best = search(points, from: best - 0.02, to: best + 0.02, step: 0.01, shift: 0)
    return (best * 100).rounded() / 100
  }

  private static func search(_ points: EdgePoints, from: Double, to: Double, step: Double, shift: Int) -> Double {
    var best = (score: -1.0, angle: 0.0)
    let count = Int(((to - from) / step).rounded())
    for i in 0...count {
      let angle = from + Double(i) * step
      let score = points.score(slope: tan(angle * .pi / 180), shift: shift)
      // Of equal scores the smaller angle wins: a page without lines is not turned.
      if score > best.score || (score == best.score && abs(angle) < abs(best.angle)) { best = (score, angle) }
    }
    return best.angle
  }
}
