import Extraction

/// Finds the columns of a region from white strips: what no line of the body and no head over a single column crosses.
///
/// Every column of a form has a head of its own: strips that a head crosses are chance, columns without a head belong to their neighbour,
/// and a head over nothing is a blank column.
struct ColumnSolver {
  /// The column lines from left to right, in points.
  private(set) var lines: [Double] = []
  /// The strips between the columns, from left to right, no wider than a character where the heads tell the line in them.
  private(set) var strips: [ClosedRange<Double>] = []
  /// The strips as white as the text leaves them.
  private(set) var white: [ClosedRange<Double>] = []

  private let box: Box
  private let em: Double

  /// Strips must be so wide, in ems, by how many lines they run through: gaps line up by chance where there are few lines.
  private static func leastWidth(lines: Int) -> Double {
    switch lines {
    case ..<3: 0.6
    case ..<6: 0.35
    default: 0.22
    }
  }
  /// So many lines may have one line in each that crosses a strip: a note, a label that runs over.
  static let linesPerException = 25
  /// Two heads in one column part it only where at most this share of the body's lines cross between them.
  static let crossingShare = 0.15

  /// Finds columns.
  ///
  /// - Parameters:
  ///   - body: The lines below the head.
  ///   - leaves: The boxes of the heads that stand over single columns, and of the numbers of columns.
  ///   - uprights: Known column lines, in points; they bind.
  ///   - ends: Where rules over several columns end, in points: the column line in the strip that such an end lies in.
  ///   - box: The region's box.
  ///   - headsAtLeft: Whether heads begin at the left edge of their columns; else they stand in the middle.
  ///   - em: The size of an em, in points.
  init(
    body: [SetLine], leaves: [Box], uprights: [Double], ends: [Double], box: Box, headsAtLeft: Bool = false, em: Double
  ) {
    self.box = box
    self.em = em
    var bodyBoxes = body.flatMap { $0.glyphs.map(\.box) }
    let seams = Self.openSeams(of: body, in: &bodyBoxes, em: em)
    let least = Self.leastWidth(lines: body.count + (leaves.isEmpty ? 0 : 1)) * em
    // Where heads begin at the left of their columns, the strip right before one is no chance, however narrow.
    let lefts = headsAtLeft ? leaves.map(\.x0) : []
    func isStrip(_ white: ClosedRange<Double>) -> Bool {
      let width = white.upperBound - white.lowerBound
      if width >= least || seams.contains(where: white.contains) { return true }
      return width >= MixedGrid.touching * em && lefts.contains { abs($0 - white.upperBound) < HeadSetting.aligned * em }
    }
    strips = Self.strips(of: bodyBoxes + leaves, allowed: 0).filter(isStrip)
    if strips.count + 1 < max(2, leaves.count) {
      let allowed = body.count / Self.linesPerException
      strips = Self.strips(of: bodyBoxes + leaves, allowed: allowed).filter(isStrip)
    }
    bind(uprights)
    if !leaves.isEmpty {
      partHeads(leaves, body: body)
      dropHeadless(leaves, body: body)
    }
    for (index, strip) in strips.enumerated() {
      if let end = ends.first(where: { $0 > strip.lowerBound - em / 4 && $0 < strip.upperBound + em / 4 }) {
        // A rule under a spanner may end short of its columns.
        let line = min(max(end, strip.lowerBound), strip.upperBound)
        strips[index] = max(strip.lowerBound, line - em / 4)...min(strip.upperBound, line + em / 4)
      }
    }
    lines = headsAtLeft ? onLeft(leaves) : centred(leaves)
    white = strips
    strips = strips.enumerated().map { index, strip in
      max(strip.lowerBound, lines[index + 1] - em / 4)...min(strip.upperBound, lines[index + 1] + em / 4)
    }
  }

  /// Takes known column lines.
  init(lines: [Double], em: Double) {
    self.lines = lines
    self.em = em
    box = Box(lines.first ?? 0, 0, lines.last ?? 0, 0)
    strips = lines.dropFirst().dropLast().map { ($0 - Self.hair)...($0 + Self.hair) }
  }

  /// Known lines may stand this far inside the text of another page, in points: they lie at the edge of the text that they were found by.
  private static let hair = 0.5

  /// The number of columns.
  var count: Int { lines.count - 1 }

  /// The column that a point lies in.
  func column(at x: Double) -> Int { lines.dropFirst().dropLast().firstIndex { x < $0 }.map { $0 - 1 } ?? strips.count }

  /// The columns that a box covers with more than its edges.
  func columns(of box: Box) -> ClosedRange<Int> {
    let edge = min(Self.edge * em, box.width / 4)
    let first = column(at: box.x0 + edge)
    return first...max(first, column(at: box.x1 - edge))
  }

  /// A text reaches into the column beside its own by so many ems at most.
  private static let edge = 0.3

  // MARK: Strips

  /// The middles of the seams of lines, in points; the boxes of the glyphs beside them are drawn apart, so that the seam is white.
  private static func openSeams(of body: [SetLine], in boxes: inout [Box], em: Double) -> [Double] {
    var result: [Double] = []
    var first = 0
    for line in body {
      for index in Seams.indices(in: line.glyphs) {
        let (left, right) = (line.glyphs[index - 1].box.x1, line.glyphs[index].box.x0)
        // What stands farther apart leaves a strip of its own, of which the middle of one line says nothing.
        guard right - left < widestSeam * em else { continue }
        let middle = (left + right) / 2
        boxes[first + index - 1].x1 = min(boxes[first + index - 1].x1, middle - seam * em)
        boxes[first + index].x0 = max(boxes[first + index].x0, middle + seam * em)
        result.append(middle)
      }
      first += line.glyphs.count
    }
    return result
  }

  /// Texts farther apart than so many ems are parted by the white between them and need no seam.
  private static let widestSeam = 1.0
  /// What is left white on either side of the middle of a seam, in ems.
  private static let seam = 0.05

  /// The strips between boxes that at most so many boxes cross.
  static func strips(of boxes: [Box], allowed: Int) -> [ClosedRange<Double>] {
    var events = boxes.flatMap { [(x: $0.x0, change: 1), (x: $0.x1, change: -1)] }
    events.sort { ($0.x, $0.change) < ($1.x, $1.change) }
    var result: [ClosedRange<Double>] = []
    var depth = 0
    var start: Double?
    for event in events {
      let was = depth
      depth += event.change
      if was > allowed, depth <= allowed { start = event.x }
      if was <= allowed, depth > allowed {
        if let from = start { result.append(from...max(from, event.x)) }
        start = nil
      }
    }
    return result
  }

  /// Parts a column over which several heads stand beside each other, where the fewest lines cross.
  private mutating func partHeads(_ leaves: [Box], body: [SetLine]) {
    let sorted = leaves.sorted { $0.x0 < $1.x0 }
    for (a, b) in zip(sorted, sorted.dropFirst()) where b.x0 - a.x1 > 0.2 * em {
      if strips.contains(where: { $0.upperBound > a.x1 - 0.5 * em && $0.lowerBound < b.x0 + 0.5 * em }) { continue }
      let steps = stride(from: a.x1, through: b.x0, by: max(1, (b.x0 - a.x1) / 20))
      // Between two of its characters no word has room for a column line.
      let words = body.map { $0.pieces(gap: MixedGrid.touching * em).map(\.box) }
      let crossings = steps.map { x in (x: x, count: words.count { $0.contains { $0.x0 < x && $0.x1 > x } }) }
      guard let least = crossings.map(\.count).min(), Double(least) <= Self.crossingShare * Double(body.count) else { continue }
      let open = crossings.split { $0.count > least }.max { $0.count < $1.count }
      if let first = open?.first, let last = open?.last { strips.append(first.x...last.x) }
    }
    strips.sort { $0.lowerBound < $1.lowerBound }
  }

  /// Drops strips beside columns that no head stands over.
  ///
  /// A head in the middle of a column and figures at its right edge may leave white between them: what has no head goes to the neighbour
  /// with which it shares the fewest lines, then to the nearer one.
  private mutating func dropHeadless(_ leaves: [Box], body: [SetLine]) {
    while !strips.isEmpty {
      let edges = [box.x0] + strips.map { ($0.lowerBound + $0.upperBound) / 2 } + [box.x1]
      func isIn(_ column: Int, _ x: Double) -> Bool { x > edges[column] && x < edges[column + 1] }
      let isHeaded = (0...strips.count).map { column in leaves.contains { isIn(column, $0.midX) } }
      // For each column, the lines that have something in it.
      let extents = (0...strips.count).map { column in body.map { line in Self.extent(line.glyphs.filter { isIn(column, $0.box.midX) }) } }
      // Known lines stay.
      func open(_ column: Int) -> [Int] { [column - 1, column].filter { strips.indices.contains($0) && width(strips[$0]) > 0 } }
      guard let column = isHeaded.indices.first(where: { !isHeaded[$0] && !open($0).isEmpty }) else { return }
      let sides = open(column)
      // The rest of a word in characters set apart goes to its beginning.
      if sides.contains(column - 1), goesOn(body.map { line in line.glyphs.split { !isIn(column, $0.box.midX) }.first ?? [] }, in: body) {
        strips.remove(at: column - 1)
        continue
      }
      // Texts of one line are texts of two columns.
      let shared = sides.map { side in
        zip(extents[column], extents[side < column ? column - 1 : column + 1]).count { $0 != nil && $1 != nil }
      }
      let free = zip(sides, shared).filter { $0.1 == shared.min() }.map(\.0)
      let chosen: Int?
      if free.count == 2, shared[0] == 0 {
        // Figures end at the right edge, to the right of their head; labels begin at the left edge.
        let boxes = extents[column].compactMap { $0 }
        let lefts = boxes.map(\.x0)
        let rights = boxes.map(\.x1)
        let raggedRight = (rights.max() ?? 0) - (rights.min() ?? 0)
        let raggedLeft = (lefts.max() ?? 0) - (lefts.min() ?? 0)
        let isFigure = body.contains { SetLine($0.glyphs.filter { isIn(column, $0.box.midX) }).isFigure }
        chosen = raggedRight < raggedLeft || raggedRight == raggedLeft && isFigure ? free.first : free.last
      } else {
        chosen = free.min { width(strips[$0]) < width(strips[$1]) }
      }
      guard let chosen else { return }
      strips.remove(at: chosen)
    }
  }

  /// Whether parts of lines are rests of words in characters set apart: 合　　计.
  private func goesOn(_ rests: [ArraySlice<Glyph>], in body: [SetLine]) -> Bool {
    let rests = zip(rests, body).filter { !$0.0.isEmpty }
    return !rests.isEmpty
      && rests.allSatisfy { rest, line in
        guard let first = rest.first, rest.startIndex > 0 else { return false }
        let around = line.glyphs[max(0, rest.startIndex - 2)...min(rest.startIndex + 1, line.glyphs.count - 1)]
        let gaps = zip(around, around.dropFirst()).map { $1.box.x0 - $0.box.x1 }
        let isClose = first.box.x0 - line.glyphs[rest.startIndex - 1].box.x1 < HeadSolver.spread * em
        return isClose && first.isHan && line.glyphs[rest.startIndex - 1].isHan && gaps.allSatisfy { $0 > HeadSolver.gap * em }
      }
  }

  private func width(_ strip: ClosedRange<Double>) -> Double { strip.upperBound - strip.lowerBound }

  private static func extent(_ glyphs: [Glyph]) -> Box? { glyphs.isEmpty ? nil : LineBuilder.box(of: glyphs) }

  /// Puts each column line right before the head at the left of its column, as far as its strip lets it.
  private func onLeft(_ leaves: [Box]) -> [Double] {
    let middles = strips.map { ($0.lowerBound + $0.upperBound) / 2 } + [box.x1]
    let inner = strips.indices.map { i in
      let head = leaves.filter { $0.midX > middles[i] && $0.midX < middles[i + 1] }.map(\.x0).min()
      return head.map { min(max($0 - em / 4, strips[i].lowerBound), strips[i].upperBound) } ?? middles[i]
    }
    return [box.x0] + inner + [box.x1]
  }

  /// Puts each column line where the heads beside it stand in the middle of their columns, as far as its strip lets it.
  private func centred(_ leaves: [Box]) -> [Double] {
    var lines = [box.x0] + strips.map { ($0.lowerBound + $0.upperBound) / 2 } + [box.x1]
    let middles = (0..<(lines.count - 1)).map { column in
      leaves.filter { $0.midX > lines[column] && $0.midX < lines[column + 1] }.map(\.midX).last
    }
    for _ in 0..<Self.centringRounds {
      for i in strips.indices {
        let wanted = [middles[i].map { 2 * $0 - lines[i] }, middles[i + 1].map { 2 * $0 - lines[i + 2] }].compactMap { $0 }
        guard !wanted.isEmpty else { continue }
        let mean = wanted.reduce(0, +) / Double(wanted.count)
        lines[i + 1] = min(max(mean, strips[i].lowerBound), strips[i].upperBound)
      }
    }
    return lines
  }

  /// Each round halves what the lines are off; so many leave nothing that counts.
  private static let centringRounds = 12

  /// Puts known column lines in the place of the strips that they lie in.
  private mutating func bind(_ uprights: [Double]) {
    for x in uprights where x > box.x0 + em / 2 && x < box.x1 - em / 2 {
      strips.removeAll { $0.lowerBound - em / 2 < x && $0.upperBound + em / 2 > x }
      strips.append(x...x)
    }
    strips.sort { $0.lowerBound < $1.lowerBound }
  }
}
