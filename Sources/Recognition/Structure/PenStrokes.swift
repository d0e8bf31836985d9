import Glibc

/// Tells what a hand wrote over a page from its print: ticks, lines struck through, signatures.
///
/// A pen draws thin lines that go where no typesetter puts them: ticks larger than the type and outside the tables, curves as wide as words
/// that no column of pixels meets twice, slanted strokes that rulings cut.
struct PenStrokes {
  /// Pixels in a point.
  let scale: Double
  /// The usual height of a line's ink, in pixels.
  let usualHeight: Double
  /// The page's rulings.
  let rulings: [RasterRuling]

  /// The thickest line of a pen, in points, blurred as it is.
  static let thickest = 1.9
  /// The least height of a tick and of a piece of one, in points.
  static let least = (tick: 4.5, piece: 3.0)
  /// The least breadth of a tick, in shares of its height: radicals like 亻 and 讠 are narrower.
  static let breadth = 0.6
  /// A tick that shows a hand has nothing this near, in usual line heights: parts of letters have.
  static let aloof = 0.6
  /// How far a stroke's pixels lie beside a straight line, in points.
  static let straightness = 0.8
  /// A tick higher than this many usual lines was not set as type.
  static let tall = 1.35
  /// So many ticks where no typesetter puts them show that a hand went over the page; one may be a drawing.
  static let hands = 2
  /// A curve is at least this long and this high, in usual line heights, and crosses its columns at most this often: letters do so twice and
  /// more.
  static let curve = (length: 2.5, height: 1.2, crossings: 1.25)
  /// How near to a ruling a stroke ends that the ruling cut, in points.
  static let atRuling = 2.0

  /// The ink of each region without a hand's strokes.
  ///
  /// - Parameters:
  ///   - regions: The runs of each region.
  ///   - outside: The regions around the tables.
  ///   - raster: The picture; the strokes are made white in it.
  /// - Returns: What was printed.
  func removed(from regions: [[InkRun]], outside: Set<Int>, in raster: inout Raster) -> [[InkRun]] {
    let parted = regions.map { Blots.find($0) }
    var strokes = regions.map { _ in Set<Int>() }
    var ticks: [(region: Int, blot: Int)] = []
    var hands = 0
    for (region, runs) in regions.enumerated() {
      var runsOfBlot: [Int: [InkRun]] = [:]
      for (run, blot) in zip(runs, parted[region].blotOfRun) where mayBeStroke(parted[region].blots[blot]) {
        runsOfBlot[blot, default: []].append(run)
      }
      for (index, runs) in runsOfBlot {
        let blot = parted[region].blots[index]
        if isCurve(blot, runs) {
          strokes[region].insert(index)
        } else if isTick(blot, runs) {
          ticks.append((region, index))
          let isOutOfPlace = outside.contains(region) || Double(blot.height) > Self.tall * usualHeight
          if isOutOfPlace, isAloof(index, among: parted[region].blots) { hands += 1 }
        } else if isCut(blot, runs) {
          ticks.append((region, index))
        }
      }
    }
    // A tick alone may be printed.
    if hands >= Self.hands { for tick in ticks { strokes[tick.region].insert(tick.blot) } }
    return regions.indices.map { region in
      strokes[region].isEmpty
        ? regions[region]
        : Blots.cleared(regions[region], where: { strokes[region].contains(parted[region].blotOfRun[$0]) }, in: &raster)
    }
  }

  private func mayBeStroke(_ blot: Blots.Blot) -> Bool {
    let diagonal = hypot(Double(blot.width), Double(blot.height))
    return diagonal >= Self.least.piece * scale && Double(min(blot.width, blot.height)) >= 0.8 * scale
  }

  /// Whether nothing stands near a blot.
  private func isAloof(_ index: Int, among blots: [Blots.Blot]) -> Bool {
    let reach = Int(Self.aloof * usualHeight)
    let blot = blots[index]
    return !blots.indices.contains { other in
      other != index && blots[other].left < blot.right + reach && blots[other].right > blot.left - reach
        && blots[other].top < blot.bottom + reach && blots[other].bottom > blot.top - reach
    }
  }

  /// Whether a blot is a short stroke down and a long one up.
  private func isTick(_ blot: Blots.Blot, _ runs: [InkRun]) -> Bool {
    let (width, height) = (Double(blot.width), Double(blot.height))
    guard height >= Self.least.tick * scale, width >= Self.breadth * height, let lowest = runs.last,
      let left = runs.first(where: { $0.start == blot.left }),
      let right = runs.first(where: { $0.end == blot.right })
    else { return false }
    let foot = (x: Double(lowest.start + lowest.end) / 2, y: Double(blot.bottom))
    let start = (x: Double(blot.left), y: Double(left.row))
    let end = (x: Double(blot.right), y: Double(right.row))
    // Where a ruling cut the long stroke it may be the shorter one.
    let arms = isAtRuling(end) ? (across: 0.12...0.88, down: 0.2...1) : (across: 0.12...0.55, down: 0.2...0.75)
    guard end.y - Double(blot.top) <= 0.15 * height, arms.across.contains((foot.x - start.x) / width),
      arms.down.contains((foot.y - start.y) / height)
    else { return false }
    let length = hypot(foot.x - start.x, foot.y - start.y) + hypot(end.x - foot.x, end.y - foot.y)
    return Double(blot.area) <= Self.thickest * scale * length
      && runs.allSatisfy { run in
        // Where both strokes meet one run has both.
        [Double(run.start), Double(run.start + run.end) / 2, Double(run.end)].contains { x in
          let place = (x: x, y: Double(run.row) + 0.5)
          return min(Self.distance(place, start, foot), Self.distance(place, foot, end)) <= Self.straightness * scale
        }
      }
  }

  /// Whether a blot is a slanted stroke that ends at a ruling.
  private func isCut(_ blot: Blots.Blot, _ runs: [InkRun]) -> Bool {
    guard let first = runs.first, let last = runs.last else { return false }
    let top = (x: Double(first.start + first.end) / 2, y: Double(blot.top))
    let foot = (x: Double(last.start + last.end) / 2, y: Double(blot.bottom))
    let slope = (foot.y - top.y) / max(abs(foot.x - top.x), 1)
    let length = hypot(foot.x - top.x, foot.y - top.y)
    guard (0.6...3.5).contains(slope), length >= Self.least.piece * scale, Double(blot.area) <= Self.thickest * scale * length,
      runs.allSatisfy({ Self.distance((Double($0.start + $0.end) / 2, Double($0.row) + 0.5), top, foot) <= Self.straightness * scale })
    else { return false }
    return isAtRuling(top) || isAtRuling(foot)
  }

  /// Whether a stroke that ends at a place ends at a ruling.
  private func isAtRuling(_ end: (x: Double, y: Double)) -> Bool {
    rulings.contains { ruling in
      let (across, along) = ruling.axis == .horizontal ? (end.y, end.x) : (end.x, end.y)
      return ruling.start <= along && ruling.end >= along
        && abs(across - ruling.position) <= ruling.thickness / 2 + Self.atRuling * scale
    }
  }

  /// Whether a blot is a long curve.
  private func isCurve(_ blot: Blots.Blot, _ runs: [InkRun]) -> Bool {
    guard Double(blot.width) >= Self.curve.length * usualHeight, Double(blot.height) >= Self.curve.height * usualHeight else {
      return false
    }
    // Where a run has none just above it, each of its columns begins to be crossed.
    var crossings = 0
    var above = [Int](repeating: Int.min, count: blot.width)
    for run in runs {
      for x in (run.start - blot.left)..<(run.end - blot.left) {
        if above[x] != run.row - 1 { crossings += 1 }
        above[x] = run.row
      }
    }
    return Double(crossings) <= Self.curve.crossings * Double(blot.width)
  }

  /// How far a place lies from the line between two others.
  private static func distance(_ place: (x: Double, y: Double), _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let share = max(0, min(1, ((place.x - a.x) * dx + (place.y - a.y) * dy) / max(dx * dx + dy * dy, 1)))
    return hypot(place.x - a.x - share * dx, place.y - a.y - share * dy)
  }
}
