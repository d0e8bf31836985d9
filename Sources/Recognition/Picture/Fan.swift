import Geometry
import Glibc

extension Fan {
  /// The most that lines at the picture's edges are turned against those at its middle, in degrees.
  private static let limit = 6.0
  /// How far the lines at the middle may be turned, in degrees: level ones were levelled before, upright ones were not.
  private static let middle = (level: 1.0, upright: 2.5)
  /// How much better lines must fall together for a fan to be believed: those of a flat page do so without one.
  private static let gain = (level: 1.06, upright: 1.12)
  /// A fan that moves nothing by more than this many degrees is none.
  private static let least = 0.12

  /// The fan of a levelled page, or nil where it is flat.
  init?(of mask: Mask) {
    let level = Self.spread(EdgePoints(upperEdgesOf: mask), middle: Self.middle.level, gain: Self.gain.level)
    let upright = Self.spread(EdgePoints(upperEdgesOf: mask.transposed), middle: Self.middle.upright, gain: Self.gain.upright)
    guard level != nil || upright != nil else { return nil }
    self.init(a: level?.0 ?? 0, b: level?.1 ?? 0, c: upright?.0 ?? 0, d: upright?.1 ?? 0)
  }

  /// The slope at the middle and its change across, under which the points' lines fall together best; nil where none is better.
  private static func spread(_ points: EdgePoints, middle: Double, gain: Double) -> (Double, Double)? {
    guard points.count >= 400, points.height > 8 else { return nil }
    let half = Double(points.height) / 2
    let few = points.thinned(to: 12_000)
    var best = (score: -1.0, slope: 0.0, edge: 0.0)
    func search(_ points: EdgePoints, around: (Double, Double), reach: (Double, Double), step: Double, shift: Int) {
      best.score = -1
      for i in -Int((reach.0 / step).rounded())...Int((reach.0 / step).rounded()) {
        for j in -Int((reach.1 / step).rounded())...Int((reach.1 / step).rounded()) {
          let (slope, edge) = (around.0 + Double(i) * step, around.1 + Double(j) * step)
          let score = points.score(slope: tan(slope * .pi / 180), change: tan(edge * .pi / 180) / half, shift: shift)
          if score > best.score { best = (score, slope, edge) }
        }
      }
    }
    search(few, around: (0, 0), reach: (middle, limit), step: 0.5, shift: 3)
    search(few, around: (best.slope, best.edge), reach: (0.5, 0.5), step: 0.25, shift: 2)
    search(few, around: (best.slope, best.edge), reach: (0.25, 0.25), step: 0.125, shift: 1)
    // Most pages lie flat, which a few points tell.
    guard max(abs(best.slope), abs(best.edge)) >= least else { return nil }
    search(points, around: (best.slope, best.edge), reach: (0.1, 0.1), step: 0.05, shift: 0)
    guard best.score >= gain * points.score(slope: 0), max(abs(best.slope), abs(best.edge)) >= least else { return nil }
    return (tan(best.slope * .pi / 180), tan(best.edge * .pi / 180) / half)
  }
}

/// The upper edges of a picture's ink, which say along which lines it was written.
struct EdgePoints {
  /// Columns counted from the middle of the picture, and rows from its top.
  private var points: [(x: Float, y: Float)]
  /// The picture's rows.
  let height: Int

  var count: Int { points.count }

  /// At most this many points are projected; more say the same.
  private static let enough = 120_000

  /// Collects a mask's upper edges.
  init(upperEdgesOf mask: Mask) {
    var points: [(x: Float, y: Float)] = []
    mask.bits.withUnsafeBufferPointer { bits in
      for y in stride(from: 1, to: mask.height, by: 1) {
        let row = y * mask.width
        for x in 0..<mask.width where bits[row + x] != 0 && bits[row + x - mask.width] == 0 {
          points.append((Float(x) - Float(mask.width) / 2, Float(y)))
        }
      }
    }
    self.points = Self.thinned(points, to: Self.enough)
    height = mask.height
  }

  /// Points spread over the picture, no more than a number.
  func thinned(to number: Int) -> EdgePoints {
    var thinned = self
    thinned.points = Self.thinned(points, to: number)
    return thinned
  }

  private static func thinned(_ points: [(x: Float, y: Float)], to number: Int) -> [(x: Float, y: Float)] {
    guard points.count > number else { return points }
    let step = points.count / max(number, 1) + 1
    return stride(from: 0, to: points.count, by: step).map { points[$0] }
  }

  /// How well the points fall together along lines of a slope: the sum of the squared counts.
  ///
  /// - Parameters:
  ///   - slope: The slope at the picture's middle.
  ///   - change: How much it changes from row to row.
  ///   - shift: How often rows are halved: 1 takes two rows of pixels together.
  /// - Returns: The score, greater where points share fewer lines.
  func score(slope: Double, change: Double = 0, shift: Int = 0) -> Double {
    let margin = height
    let middle = Float(height) / 2
    let (slope, change) = (Float(slope), Float(change))
    var bins = [Int32](repeating: 0, count: ((height + 2 * margin) >> shift) + 2)
    bins.withUnsafeMutableBufferPointer { bins in
      for point in points {
        let y = Int(point.y - point.x * (slope + change * (point.y - middle))) + margin
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
