import Geometry

/// A run of ink in a row of pixels.
struct InkRun: Sendable, Equatable {
  var row: Int
  /// The first column.
  var start: Int
  /// The column after the last one.
  var end: Int

  var length: Int { end - start }
}

extension Mask {
  /// All runs of ink, row by row.
  func runs() -> [InkRun] {
    var runs: [InkRun] = []
    bits.withUnsafeBufferPointer { bits in
      for row in 0..<height {
        let base = row * width
        var x = 0
        while x < width {
          guard bits[base + x] != 0 else {
            x += 1
            continue
          }
          let start = x
          while x < width, bits[base + x] != 0 { x += 1 }
          runs.append(InkRun(row: row, start: start, end: x))
        }
      }
    }
    return runs
  }
}

/// The connected blots of ink.
enum Blots {
  /// What connected runs make together.
  struct Blot: Sendable {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int
    var area: Int

    var width: Int { right - left }
    var height: Int { bottom - top }
  }

  /// Groups runs that touch, also at their corners; gives the blots and each run's blot.
  static func find(_ runs: [InkRun]) -> (blots: [Blot], blotOfRun: [Int]) {
    var sets = DisjointSets(touching: runs.map { ($0.row, $0.start, $0.end) })
    var names: [Int: Int] = [:]
    var blots: [Blot] = []
    var blotOfRun = [Int](repeating: 0, count: runs.count)
    for (index, run) in runs.enumerated() {
      let root = sets.root(index)
      let name = names[root] ?? blots.count
      if name == blots.count {
        names[root] = name
        blots.append(Blot(left: run.start, top: run.row, right: run.end, bottom: run.row + 1, area: 0))
      }
      blots[name].left = min(blots[name].left, run.start)
      blots[name].right = max(blots[name].right, run.end)
      blots[name].bottom = run.row + 1
      blots[name].area += run.length
      blotOfRun[index] = name
    }
    return (blots, blotOfRun)
  }

  /// The runs without specks, which are blots with too little ink to be a full stop, and small enough to be one, and without what is
  /// higher than any letter.
  ///
  /// - Parameters:
  ///   - runs: All runs.
  ///   - raster: The picture that they were found in, which tells how dark they are.
  ///   - scale: Pixels in a point.
  /// - Returns: The runs of all other blots.
  static func withoutSpecks(_ runs: [InkRun], of raster: Raster, scale: Double) -> [InkRun] {
    let (blots, blotOfRun) = find(runs)
    var ink = [Int](repeating: 0, count: blots.count)
    for (run, blot) in zip(runs, blotOfRun) {
      for x in run.start..<run.end { ink[blot] += 255 - Int(raster.pixels[run.row * raster.width + x]) }
    }
    // The dot of a 9-point figure measures about 1 pt by 1 pt, however it is blurred; a speck is a dark pixel or two.
    let least = Int(0.4 * scale * scale * 255)
    let small = Int(1.7 * scale)
    let isSpeck = blots.indices.map { index in
      blots[index].area <= 1 || ink[index] < least && max(blots[index].width, blots[index].height) <= small
    }
    let isStroke = dottedStrokes(blots, isSpeck, scale: scale)
    return zip(runs, blotOfRun).filter { _, index in
      // A shadow at the picture's edge or a drawing would hold all lines beside it together.
      Double(blots[index].height) <= LineFinder.highest * scale && (!isSpeck[index] || isStroke.contains(index))
    }.map(\.0)
  }

  /// How far apart the dots of one stroke lie, and how far one lies above the other, in points.
  static let dotted = (apart: 2.2, level: 0.7)
  /// How long a level stroke is that dots are left of, in points: a 一 of small and of large type; of a ruling more would be left.
  static let dottedStroke = 5.0...22.0
  /// So many pieces in a row that cover this share of its length are no noise.
  static let pieces = (least: 3, share: 0.45)
  /// A picture with more low blots than this is all dots.
  static let mostPieces = 8000

  /// The specks that are left of thin level strokes, as of 一 where a scanner of one bit broke it: in one row, close together.
  private static func dottedStrokes(_ blots: [Blot], _ isSpeck: [Bool], scale: Double) -> Set<Int> {
    let longest = Int(dottedStroke.upperBound * scale)
    let level = 2 * dotted.level * scale
    let low = blots.indices.filter { Double(blots[$0].height) <= level && blots[$0].width <= longest }
      .sorted { (blots[$0].left, $0) < (blots[$1].left, $1) }
    guard low.count <= mostPieces else { return [] }
    var strokes: [(pieces: [Int], right: Int, ink: Int)] = []
    // The strokes that may go on.
    var open: [Int] = []
    for index in low {
      let blot = blots[index]
      open.removeAll { Double(blot.left - strokes[$0].right) > dotted.apart * scale }
      let match = open.first { stroke in
        guard let last = strokes[stroke].pieces.last else { return false }
        return Double(abs(blots[last].top + blots[last].bottom - blot.top - blot.bottom)) <= level
      }
      if let match {
        strokes[match].pieces.append(index)
        strokes[match].right = max(strokes[match].right, blot.right)
        strokes[match].ink += blot.width
      } else {
        open.append(strokes.count)
        strokes.append(([index], blot.right, blot.width))
      }
    }
    let whole = strokes.filter { stroke in
      guard stroke.pieces.count >= pieces.least, let first = stroke.pieces.first else { return false }
      let length = Double(stroke.right - blots[first].left)
      return dottedStroke.contains(length / scale) && Double(stroke.ink) >= pieces.share * length
    }
    return Set(whole.flatMap(\.pieces).filter { isSpeck[$0] })
  }

  /// How far beside a ruling what is left of it may lie, in points, and how far beyond its end.
  static let remains = (beside: 1.3, beyond: 30.0)
  /// The shortest stroke that is taken for what is left of a ruling, in points, and how many times longer than wide it is: a figure 1 has
  /// a flag, a letter l stands in a word.
  static let remainder = (length: 3.0, slenderness: 3.0)

  /// The runs without what is left of rulings once these were erased: slender blots on a ruling's line.
  ///
  /// Paper that is not flat, print that is not sharp and pages that were copied twice leave such strokes, which would be read as 1 or —.
  ///
  /// - Parameters:
  ///   - runs: All runs.
  ///   - rulings: The rulings that were erased.
  ///   - raster: The picture; what is left of rulings is made white in it.
  ///   - scale: Pixels in a point.
  /// - Returns: The runs of all other blots.
  static func withoutRemains(_ runs: [InkRun], of rulings: [RasterRuling], in raster: inout Raster, scale: Double) -> [InkRun] {
    let (blots, blotOfRun) = find(runs)
    let isRemains = blots.map { blot in
      let isUpright = blot.height > blot.width
      let (long, short) = (Double(max(blot.width, blot.height)), Double(min(blot.width, blot.height)))
      guard long >= remainder.length * scale, long >= remainder.slenderness * short else { return false }
      let middle = Double(isUpright ? blot.left + blot.right : blot.top + blot.bottom) / 2
      let stretch = isUpright ? Double(blot.top)...Double(blot.bottom) : Double(blot.left)...Double(blot.right)
      return rulings.contains { ruling in
        guard (ruling.axis == .vertical) == isUpright, abs(ruling.position - middle) <= 8 * scale,
          max(stretch.lowerBound - ruling.end, ruling.start - stretch.upperBound) <= remains.beyond * scale
        else { return false }
        let near = (stretch.lowerBound - remains.beyond * scale)...(stretch.upperBound + remains.beyond * scale)
        return short <= max(ruling.thickness, scale)
          && abs(ruling.position(near: near) - middle) <= ruling.thickness / 2 + remains.beside * scale
      }
    }
    return cleared(runs, where: { isRemains[blotOfRun[$0]] }, in: &raster)
  }

  /// The runs without some of them, which are made white in the picture with their grey rims.
  static func cleared(_ runs: [InkRun], where isOut: (Int) -> Bool, in raster: inout Raster) -> [InkRun] {
    var kept: [InkRun] = []
    for (index, run) in runs.enumerated() {
      guard isOut(index) else {
        kept.append(run)
        continue
      }
      for x in max(0, run.start - 1)..<min(raster.width, run.end + 1) { raster.pixels[run.row * raster.width + x] = 255 }
    }
    return kept
  }
}
