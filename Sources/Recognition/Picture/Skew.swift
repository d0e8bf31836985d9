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
    let points = upperEdges(of: mask)
    guard points.count >= 50 else { return 0 }
    // Coarse: rows of four pixels together, steps of a tenth of a degree; then rows of two.
    var best = search(points, from: -limit, to: limit, step: 0.1, shift: 1, height: mask.height)
    // Turns that move the ends of a line by less than those four pixels look alike so far.
    let unseen = min(1, max(0.12, 2.4 * atan(4 / Double(max(mask.width, 1))) * 180 / .pi))
    best = search(points, from: best - unseen, to: best + unseen, step: 0.02, shift: 0, height: mask.height)
    best = search(points, from: best - 0.02, to: best + 0.02, step: 0.01, shift: 0, height: mask.height)
    return (best * 100).rounded() / 100
  }

  private struct Point {
    var x: Float
    var y: Float
  }

  /// At most this many points are projected; more say the same.
  private static let enough = 120_000

  private static func upperEdges(of mask: Mask) -> [Point] {
    var points: [Point] = []
    mask.bits.withUnsafeBufferPointer { bits in
      for y in 1..<max(mask.height, 1) {
        let row = y * mask.width
        for x in 0..<mask.width where bits[row + x] != 0 && bits[row + x - mask.width] == 0 {
          points.append(Point(x: Float(x) - Float(mask.width) / 2, y: Float(y)))
        }
      }
    }
    guard points.count > enough else { return points }
    let step = points.count / enough + 1
    return stride(from: 0, to: points.count, by: step).map { points[$0] }
  }

  private static func search(_ points: [Point], from: Double, to: Double, step: Double, shift: Int, height: Int) -> Double {
    var best = (score: -1.0, angle: 0.0)
    let count = Int(((to - from) / step).rounded())
    for i in 0...count {
      let angle = from + Double(i) * step
      let score = score(points, slope: Float(tan(angle * .pi / 180)), shift: shift, height: height)
      // Of equal scores the smaller angle wins: a page without lines is not turned.
      if score > best.score || (score == best.score && abs(angle) < abs(best.angle)) { best = (score, angle) }
    }
    return best.angle
  }

  private static func score(_ points: [Point], slope: Float, shift: Int, height: Int) -> Double {
    let margin = height
    var bins = [Int32](repeating: 0, count: ((height + 2 * margin) >> shift) + 2)
    bins.withUnsafeMutableBufferPointer { bins in
      for point in points {
        let y = Int(point.y - point.x * slope) + margin
        bins[max(0, min(bins.count - 1, y >> shift))] += 1
      }
    }
    // Two rows at a time: a line between two rows of pixels falls into both, however well it is aligned.
    return zip(bins, bins.dropFirst()).reduce(0.0) { sum, pair in
      let both = Double(pair.0 + pair.1)
      return sum + both * both
    }
  }
}
