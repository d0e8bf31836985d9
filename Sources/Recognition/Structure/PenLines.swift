import Glibc

/// Finds the straight slanted strokes that a pen drew across print: long arms of ticks, steep parts of signatures, lines struck through.
///
/// A stroke of type ends with its letter. A pen's goes on through letters, rulings and the white between lines, so a slanted thin stroke
/// that is followed farther than a line is high, and is thin along most of its way, is a pen's. Some of them must be there: a page with one
/// may show a drawing.
struct PenLines {
  /// Pixels in a point.
  let scale: Double
  /// The usual height of a line's ink, in pixels.
  let usualHeight: Double
  /// Round stamps without colour, whose stars and letters have slanted strokes too.
  var stamps: [RoundStamp] = []

  /// The longest run of pixels along a row that a pen's stroke leaves, in points.
  static let thin = 3.0
  /// The shortest piece that is followed, in points down the page.
  static let piece = 2.5
  /// A run longer than the stroke's usual one by this factor holds ink of a letter beside it, and stays.
  static let crowded = 1.6
  /// How far a piece may lie beside a straight line, and a stroke's middle beside its course, in points.
  static let straightness = (piece: 0.6, course: 0.8)
  /// How far a stroke goes sidewards for each step down: uprights and what a residual skew makes of them go less, level strokes more.
  static let slant = 0.12...2.5
  /// White that a stroke runs over, in points.
  static let gap = 0.6
  /// A stroke is higher than so many usual lines, and thin along this share of its rows: strokes of headlines meet others along half.
  static let least = (lines: 1.3, thinShare: 0.75)
  /// So many strokes show that a pen went over the page.
  static let fewest = 3
  /// Where a pen went over the page, a tick as small as type is one where its long arm, so many usual lines high at least and thin along
  /// this share, rises to the right and is so many times as high as the short one: the arms of a V are alike.
  static let tick = (lines: 0.6, thinShare: 0.85, slope: -1.6 ... -0.3, arms: 1.25)
  /// How near to the foot of a tick's long arm the short one ends, in points.
  static let foot = 2.5
  /// Ink that is left between the ends of two strokes, as at the turn of a curve, measures at most this share of a usual line.
  static let turn = 0.45

  /// A straight stroke: the column at row 0 and its change from row to row, and the rows that it covers.
  private struct Course {
    var origin: Double
    var slope: Double
    var rows: ClosedRange<Int>

    func column(at row: Int) -> Double { origin + slope * Double(row) }
  }

  /// What pens drew on a page: the stretches of rows that their strokes cover, and the number of strokes.
  struct Found {
    var spans: [InkRun] = []
    var strokes = 0
    /// Where strokes end, in pixels.
    fileprivate var ends: [(column: Double, row: Double)] = []
  }

  /// Finds strokes in the ink of a page, rulings among it.
  func strokes(in mask: Mask) -> Found {
    let pieces = pieces(of: mask.runs())
    let courses = pieces.map { followed($0, in: mask) }
    let long = courses.filter { isStroke($0, in: mask) && !isInStamp($0) }
    var strokes: [Course] = []
    for course in long where !strokes.contains(where: { isSame($0, course) }) { strokes.append(course) }
    guard strokes.count >= Self.fewest else { return Found() }
    let ticks = courses.filter { course in
      isSmallTick(course, in: mask, arms: zip(pieces, courses).filter { isArm($0.0, of: course) }.map(\.1)) && !isInStamp(course)
    }
    strokes += ticks
    let arms = zip(pieces, courses).filter { piece, _ in strokes.contains { isArm(piece, of: $0) } }.map(\.1).filter {
      thinShare($0, in: mask) >= Self.least.thinShare
    }
    var found = Found(strokes: strokes.count)
    for course in strokes + arms {
      let runs = course.rows.compactMap { row in thinRun(at: course, row, in: mask).flatMap { $0.isThin ? $0.run : nil } }
      let lengths = runs.map(\.length).sorted()
      guard let usual = lengths.dropFirst(lengths.count / 2).first else { continue }
      found.spans += runs.filter { Double($0.length) <= Self.crowded * Double(usual) }
      found.ends += [course.rows.lowerBound, course.rows.upperBound].map { (course.column(at: $0), Double($0)) }
    }
    return found
  }

  /// The ink of a page without a pen's strokes and what is left at their ends; they are made white in the picture.
  func removed(_ found: Found, from runs: [InkRun], in raster: inout Raster) -> [InkRun] {
    guard !found.spans.isEmpty else { return runs }
    let spans = Dictionary(grouping: found.spans, by: \.row)
    let cut = runs.flatMap { run in spans[run.row].map { run.without($0) } ?? [run] }
    for span in found.spans {
      for x in max(0, span.start - 1)..<min(raster.width, span.end + 1) { raster.pixels[span.row * raster.width + x] = 255 }
    }
    let (blots, blotOfRun) = Blots.find(cut)
    let size = Int(Self.turn * usualHeight)
    let isTurn = blots.map { blot in
      blot.width <= size && blot.height <= size
        && found.ends.count { end in
          end.column >= Double(blot.left) - scale && end.column <= Double(blot.right) + scale && end.row >= Double(blot.top) - scale
            && end.row <= Double(blot.bottom) + scale
        } >= 2
    }
    return Blots.cleared(cut, where: { isTurn[blotOfRun[$0]] }, in: &raster)
  }

  // MARK: Pieces

  /// The straight slanted pieces: thin runs of one row after another, each with one neighbour above and one below.
  private func pieces(of runs: [InkRun]) -> [Course] {
    let below = Self.only(of: runs)
    var isBegun = [Bool](repeating: false, count: runs.count)
    let isThin = runs.map { Double($0.length) <= Self.thin * scale }
    var pieces: [Course] = []
    for start in runs.indices where isThin[start] && !isBegun[start] {
      var chain = [start]
      isBegun[start] = true
      while let last = chain.last, let next = below[last], isThin[next], !isBegun[next] {
        isBegun[next] = true
        chain.append(next)
      }
      straight(chain.map { runs[$0] }[...], into: &pieces)
    }
    return pieces
  }

  /// For each run the only one that touches it in the row below, where that touches no other above.
  private static func only(of runs: [InkRun]) -> [Int?] {
    var below = [Int?](repeating: nil, count: runs.count)
    var countBelow = [Int](repeating: 0, count: runs.count)
    var countAbove = [Int](repeating: 0, count: runs.count)
    var first = 0
    for index in runs.indices {
      // The runs of the row above that may touch this one; those that end before it touch none behind it either.
      let rowAbove = runs[index].row - 1
      while first < index, runs[first].row < rowAbove || runs[first].row == rowAbove && runs[first].end < runs[index].start { first += 1 }
      var above = first
      while above < index, runs[above].row == rowAbove, runs[above].start <= runs[index].end {
        countBelow[above] += 1
        countAbove[index] += 1
        below[above] = index
        above += 1
      }
    }
    return below.indices.map { index in
      below[index].flatMap { countBelow[index] == 1 && countAbove[$0] == 1 ? $0 : nil }
    }
  }

  /// Parts a chain of runs where it bends, and keeps the pieces that are long and slanted.
  private func straight(_ chain: ArraySlice<InkRun>, into pieces: inout [Course]) {
    guard let first = chain.first, let last = chain.last, Double(chain.count) >= Self.piece * scale else { return }
    let slope = (last.middle - first.middle) / Double(last.row - first.row)
    func deviation(_ run: InkRun) -> Double { abs(run.middle - first.middle - slope * Double(run.row - first.row)) }
    guard let bend = chain.indices.max(by: { deviation(chain[$0]) < deviation(chain[$1]) }) else { return }
    if deviation(chain[bend]) > Self.straightness.piece * scale {
      straight(chain[...bend], into: &pieces)
      straight(chain[bend...], into: &pieces)
    } else if Self.slant.contains(abs(slope)) {
      let rows = Double(chain.reduce(0) { $0 + $1.row }) / Double(chain.count)
      let middle = chain.reduce(0) { $0 + $1.middle } / Double(chain.count)
      let spread = chain.reduce(0) { $0 + (Double($1.row) - rows) * (Double($1.row) - rows) }
      let fitted = chain.reduce(0) { $0 + (Double($1.row) - rows) * ($1.middle - middle) } / spread
      pieces.append(Course(origin: middle - fitted * rows, slope: fitted, rows: first.row...last.row))
    }
  }

  // MARK: Strokes

  /// A piece with all ink that lies in its line on both sides.
  private func followed(_ piece: Course, in mask: Mask) -> Course {
    func end(from row: Int, step: Int) -> Int {
      var (row, last, white) = (row + step, row, 0.0)
      while row >= 0, row < mask.height, white <= Self.gap * scale {
        if thinRun(at: piece, row, in: mask) == nil {
          white += 1
        } else {
          (white, last) = (0, row)
        }
        row += step
      }
      return last
    }
    var course = piece
    course.rows = end(from: piece.rows.lowerBound, step: -1)...end(from: piece.rows.upperBound, step: 1)
    return course
  }

  private func isStroke(_ course: Course, in mask: Mask) -> Bool {
    Double(course.rows.count) >= Self.least.lines * usualHeight && thinShare(course, in: mask) >= Self.least.thinShare
  }

  /// Whether a course is the long arm of a tick that is no higher than type.
  private func isSmallTick(_ course: Course, in mask: Mask, arms: [Course]) -> Bool {
    let height = Double(course.rows.count)
    guard Self.tick.slope.contains(course.slope), height >= Self.tick.lines * usualHeight,
      thinShare(course, in: mask) >= Self.tick.thinShare
    else { return false }
    return arms.contains { arm in
      height >= Self.tick.arms * Double(arm.rows.count) && thinShare(arm, in: mask) >= Self.tick.thinShare
    }
  }

  private func isInStamp(_ course: Course) -> Bool {
    [course.rows.lowerBound, course.rows.upperBound].contains { row in
      stamps.contains { $0.distance(course.column(at: row), Double(row)) <= $0.radius + RoundStamp.halfRing * scale }
    }
  }

  private func thinShare(_ course: Course, in mask: Mask) -> Double {
    Double(course.rows.count { thinRun(at: course, $0, in: mask)?.isThin ?? false }) / Double(course.rows.count)
  }

  /// Whether two courses follow one stroke.
  private func isSame(_ a: Course, _ b: Course) -> Bool {
    let near = Self.foot * scale
    return [a.rows.lowerBound - b.rows.lowerBound, a.rows.upperBound - b.rows.upperBound].allSatisfy { abs(Double($0)) <= near }
      && abs(a.column(at: a.rows.lowerBound) - b.column(at: a.rows.lowerBound)) <= near
  }

  /// Whether a piece leads down to the foot of a tick's long arm, from the other side.
  private func isArm(_ piece: Course, of stroke: Course) -> Bool {
    let foot = stroke.rows.upperBound
    return piece.slope * stroke.slope < 0 && abs(Double(piece.rows.upperBound - foot)) <= Self.foot * scale
      && abs(piece.column(at: piece.rows.upperBound) - stroke.column(at: foot)) <= Self.foot * scale
  }

  /// The run at a course's place in a row, as far as a thin one goes, and whether it is one with its middle there; nil where that is white.
  private func thinRun(at course: Course, _ row: Int, in mask: Mask) -> (run: InkRun, isThin: Bool)? {
    let place = course.column(at: row)
    let middle = Int(place.rounded(.down))
    guard let inked = [middle, middle - 1, middle + 1].first(where: { $0 >= 0 && $0 < mask.width && mask[$0, row] }) else { return nil }
    let reach = Int(Self.thin * scale) + 1
    var (start, end) = (inked, inked + 1)
    while start > 0, inked - start < reach, mask[start - 1, row] { start -= 1 }
    while end < mask.width, end - inked < reach, mask[end, row] { end += 1 }
    let run = InkRun(row: row, start: start, end: end)
    let isThin = Double(run.length) <= Self.thin * scale && abs(run.middle - place) <= Self.straightness.course * scale
    return (run, isThin)
  }
}

extension InkRun {
  /// The middle column.
  fileprivate var middle: Double { Double(start + end) / 2 }

  /// What is left of the run where others of its row are taken away.
  fileprivate func without(_ spans: [InkRun]) -> [InkRun] {
    var left = [self]
    for span in spans {
      left = left.flatMap { run in
        guard span.start < run.end, span.end > run.start else { return [run] }
        let sides = [InkRun(row: row, start: run.start, end: span.start), InkRun(row: row, start: span.end, end: run.end)]
        return sides.filter { $0.length > 0 }
      }
    }
    return left
  }
}
