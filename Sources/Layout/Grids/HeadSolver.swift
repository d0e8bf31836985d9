import Extraction

/// Reads the heads of a region's columns: heads over single columns, spanners over several, the row that numbers the columns.
///
/// Heads stand in the middle of their cells. A head that reaches down to the body from the top of the head stands lower than a spanner and
/// higher than the heads under it; that tells which columns a spanner covers.
struct HeadSolver {
  /// A head: one text of one or several lines.
  struct Block {
    var lines: [SetLine]
    var box: Box

    init(_ line: SetLine) {
      lines = [line]
      box = line.box
    }

    mutating func add(_ line: SetLine) {
      lines.append(line)
      box = box.union(line.box)
    }

    /// Whether a piece is its next line: close below it, in the middle under it, and there for want of room.
    ///
    /// - Parameters:
    ///   - chunk: The piece.
    ///   - leading: How far the lines of a cell are apart at most, in points, as far as other cells tell it.
    ///   - most: How far they are apart at most where nothing tells it, in points.
    ///   - em: The size of an em, in points.
    /// - Returns: Whether it is.
    func goesOn(with chunk: SetLine, leading: Double = .infinity, most: Double? = nil, em: Double) -> Bool {
      guard let last = lines.last else { return false }
      let pitch = chunk.box.midY - last.box.midY
      let isInLine = abs(chunk.box.midX - box.midX) < HeadSolver.inMiddle * em || abs(chunk.box.x0 - box.x0) < HeadSolver.onEdge * em
      guard pitch > em / 2, pitch < min(most ?? HeadSolver.leading(em), leading), isInLine else { return false }
      // A line that is much shorter than the next was not broken for want of room, unless the next begins with what cannot be broken.
      return last.box.width > chunk.box.width - HeadSolver.shorter * em
        || lines.count > 1 && last.box.width + SetLine.firstWord(of: chunk.glyphs, em: em) > box.width
    }
  }

  /// The heads without the row that numbers the columns.
  let blocks: [Block]
  /// The pieces of the row that numbers the columns.
  let numbers: [SetLine]
  /// The size of an em, in points.
  let em: Double

  /// How far the lines of one head are apart at most, in points: a leading of 1.6, and what a browser adds that sets lines on whole pixels;
  /// rows of a head leave more room.
  static func leading(_ em: Double) -> Double { widest * em + pixel }
  /// The widest leading that cells are set with, in ems.
  private static let widest = 1.6
  /// A line shorter than the next by less than so many ems was broken for want of room: a character and its punctuation.
  private static let shorter = 1.6
  /// A pixel of a browser, in points.
  private static let pixel = 0.76
  /// Lines with this leading, in ems, are one head where all of one line stand under the beginnings of heads: rows have heads of their own.
  private static let loosest = 1.8
  /// A gap wider than this, in ems, parts two heads of one line: Chinese is set without spaces.
  static let gap = 0.25
  /// A gap narrower than this, in ems, is no gap: punctuation is set loosely.
  static let touching = 0.18
  /// Single characters set so far apart, in ems, may be one word: 项　　目.
  static let spread = 5.0

  /// Reads the heads.
  ///
  /// - Parameters:
  ///   - lines: The lines of the head.
  ///   - strips: The strips between columns, as far as they are known.
  ///   - body: The lines below the head.
  ///   - rules: The rules of the head: none runs through a text.
  ///   - leading: How far the lines of a cell are apart at most, in points, as far as other cells tell it.
  ///   - em: The size of an em, in points.
  init(
    lines: [SetLine], strips: [ClosedRange<Double>], body: [SetLine] = [], rules: [Ruling] = [],
    leading: Double = .infinity, em: Double
  ) {
    self.em = em
    var rows: [[SetLine]] = []
    // Single characters that are heads of their own, and no next line of the head above them.
    var single: Set<Box> = []
    for (index, line) in lines.enumerated() {
      let above = rows.flatMap { $0 }
      rows.append([])
      for chunks in Self.runs(of: Self.chunks(of: line, under: above, over: lines[(index + 1)...], strips: strips, em: em), em: em) {
        let together = SetLine(chunks.flatMap(\.glyphs))
        let isRow = Self.areHeads(together, under: above, em: em) && Self.areParted(together, over: body, em: em)
        let pieces = isRow ? together.glyphs.map { SetLine([$0]) } : chunks
        if isRow { single.formUnion(pieces.map(\.box)) }
        rows[rows.count - 1] += pieces
      }
    }
    numbers = Self.takeNumbers(from: &rows, em: em)
    var blocks: [Block] = []
    for row in rows {
      // What stands over two texts of one line is a spanner, and none of them is its next line.
      let spanners = Set(blocks.indices.filter { index in row.count { $0.box.horizontalOverlap(blocks[index].box) > em / 2 } > 1 })
      func beginning(of chunk: SetLine, most: Double?) -> Int? {
        blocks.indices.last { index in
          !spanners.contains(index) && blocks[index].goesOn(with: chunk, leading: leading, most: most, em: em)
            && !rules.contains { $0.parts(blocks[index].box, chunk.box) }
        }
      }
      let loosest = max(Self.loosest * em, Self.leading(em))
      let areRests = row.count > 1 && row.allSatisfy { beginning(of: $0, most: loosest) != nil }
      let beginnings = row.map { beginning(of: $0, most: areRests ? loosest : nil) }
      for (chunk, above) in zip(row, beginnings) {
        if let above, !single.contains(chunk.box) { blocks[above].add(chunk) } else { blocks.append(Block(chunk)) }
      }
    }
    self.blocks = Self.withStackedSpanners(Self.withLowSpanners(blocks, over: body, em: em), over: body, em: em)
  }

  /// Where the heads end, in points, as far as they tell it by standing in the middle of their cells: the height at which the cells of most
  /// heads begin at the top or where a spanner's cell ends; nil where no such height leaves room for all heads.
  ///
  /// - Parameters:
  ///   - top: Where the head begins, in points.
  ///   - limit: Where it ends at the latest.
  /// - Returns: The height.
  func bottom(from top: Double, limit: Double) -> Double? {
    guard blocks.count <= Self.mostHeads else { return nil }
    let boxes = blocks.map(\.box).sorted { $0.midY < $1.midY }
    let near = Self.tolerance * em
    let low = boxes.map(\.y1).max() ?? top
    // Where cells of heads begin: at the top, and where the cell of a spanner may end.
    var tops: [Double] = [top]
    for box in boxes {
      for end in tops.map({ top in 2 * box.midY - top }) where end > box.y1 - near && end < low {
        if !tops.contains(where: { abs($0 - end) < near / 2 }) { tops.append(end) }
      }
    }
    var best: (end: Double, count: Int)?
    for box in boxes {
      for top in tops {
        let end = 2 * box.midY - top
        guard end > low - near, end < limit + near else { continue }
        let count = boxes.count { explains($0, from: tops, to: end) }
        if let known = best, count < known.count || count == known.count && end >= known.end { continue }
        best = (end, count)
      }
    }
    return best?.end
  }

  /// Whether a head stands in the middle between one of several heights and the end of the heads.
  private func explains(_ box: Box, from tops: [Double], to end: Double) -> Bool {
    tops.contains { abs(2 * box.midY - end - $0) < Self.tolerance * em && $0 < box.y0 + Self.tolerance * em }
  }

  /// Heads stand in the middle of their cells to within so many ems.
  private static let tolerance = 0.25
  /// A head has no more texts than this; more are a page of words.
  private static let mostHeads = 60

  // MARK: Texts

  /// The texts of a line: its pieces, those that are single characters set apart together.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - above: The texts above it: what goes on with one of them is no word with what stands beside it.
  ///   - below: The lines below it: what goes on there is none either.
  ///   - strips: The strips between columns, as far as they are known.
  ///   - em: The size of an em, in points.
  /// - Returns: The texts from left to right.
  static func chunks(
    of line: SetLine, under above: [SetLine], over below: ArraySlice<SetLine> = [], strips: [ClosedRange<Double>], em: Double
  ) -> [SetLine] {
    var result: [SetLine] = []
    for piece in line.pieces(gap: gap * em, strips: strips, least: touching * em) {
      if let last = result.last, last.glyphs.last?.isHan ?? false, isSpread(last, em: em), piece.glyphs.count == 1, piece.glyphs[0].isHan,
        piece.box.x0 - last.box.x1 < spread * em,
        !above.contains(where: { Block($0).goesOn(with: piece, em: em) || Block($0).goesOn(with: last, em: em) }),
        !(goesDown(last, to: below, em: em) && goesDown(piece, to: below, em: em)),
        !strips.contains(where: { $0.lowerBound > last.box.x1 - 1 && $0.upperBound < piece.box.x0 + 1 })
      {
        result[result.count - 1] = SetLine(last.glyphs + piece.glyphs)
      } else {
        result.append(piece)
      }
    }
    return result
  }

  /// Whether a single character stands right below one that ends a piece: a word set downwards in a narrow column.
  private static func goesDown(_ piece: SetLine, to below: ArraySlice<SetLine>, em: Double) -> Bool {
    guard let last = piece.glyphs.last else { return false }
    return below.prefix(nearLines).contains { line in
      line.pieces(gap: gap * em).contains { next in
        let pitch = next.box.midY - last.box.midY
        return next.glyphs.count == 1 && next.glyphs[0].isHan && abs(next.box.midX - last.box.midX) < onEdge * em && pitch > em / 2
          && pitch < leading(em)
      }
    }
  }

  /// The next line of a head is one of so many lines of the page below: lines of heads beside it stand between.
  private static let nearLines = 3

  /// The pieces of a line, those together that are single characters set apart.
  private static func runs(of chunks: [SetLine], em: Double) -> [[SetLine]] {
    chunks.reduce(into: []) { runs, chunk in
      if let last = runs.last?.last, isSpread(last, em: em), isSpread(chunk, em: em), chunk.box.x0 - last.box.x1 < spread * em {
        runs[runs.count - 1].append(chunk)
      } else {
        runs.append([chunk])
      }
    }
  }

  /// Whether characters set apart are heads side by side and no word: a spanner stands over their middle, as over 类 款 项, and none of them
  /// goes on with another head.
  private static func areHeads(_ chunk: SetLine, under above: [SetLine], em: Double) -> Bool {
    guard chunk.glyphs.count > 1, isSpread(chunk, em: em) else { return false }
    let spanner = above.last { line in
      let isOverMiddle = abs(line.box.midX - chunk.box.midX) < inMiddle * em
      // Words of two characters are set apart, those of more hardly ever.
      let isOnLeft = abs(line.box.x0 - chunk.box.x0) < onEdge * em && chunk.glyphs.count > 2
      return line.glyphs.count > 1 && (isOverMiddle || isOnLeft) && line.box.y1 < chunk.box.midY
    }
    guard let spanner else { return false }
    return !chunk.glyphs.contains { glyph in
      above.contains { $0.box != spanner.box && Block($0).goesOn(with: SetLine([glyph]), em: em) }
    }
  }

  /// Whether characters set apart stand over texts of their own: most of what stands below a word runs on under its characters.
  private static func areParted(_ chunk: SetLine, over body: [SetLine], em: Double) -> Bool {
    let below = body.flatMap { $0.pieces(gap: gap * em).map(\.box) }.filter { $0.x0 < chunk.box.x1 && $0.x1 > chunk.box.x0 }
    return zip(chunk.glyphs, chunk.glyphs.dropFirst()).allSatisfy { a, b in
      let middle = (a.box.x1 + b.box.x0) / 2
      return 2 * below.count { $0.x0 < middle && $0.x1 > middle } <= below.count
    }
  }

  /// What stands over the middle of something is off it by less than so many ems.
  private static let inMiddle = 0.6
  /// What is set at the left of a cell begins within so many ems of what else is.
  private static let onEdge = 0.3

  /// Whether a piece is one character, or several set apart.
  private static func isSpread(_ piece: SetLine, em: Double) -> Bool {
    zip(piece.glyphs, piece.glyphs.dropFirst()).allSatisfy { $1.box.x0 - $0.box.x1 > gap * em }
  }

  /// The lines of a label of two stand off the numbers beside it by less than so many ems: half a line, loosely set.
  private static let beside = 0.95

  /// Takes the row that numbers the columns from the end of a head, with the lines of its label.
  private static func takeNumbers(from rows: inout [[SetLine]], em: Double) -> [SetLine] {
    guard let index = rows.lastIndex(where: numbersColumns), index > 0, rows.count - index <= 2, let y = rows[index].first?.box.midY else {
      return []
    }
    func isLabel(_ row: [SetLine]) -> Bool { row.count == 1 && abs(row[0].box.midY - y) < beside * em && row[0].glyphs.count <= 2 }
    var first = index
    while first > 1, isLabel(rows[first - 1]) { first -= 1 }
    guard rows[(index + 1)...].allSatisfy(isLabel) else { return [] }
    let numbers = Array(rows[first...].joined())
    rows.removeSubrange(first...)
    return numbers
  }

  /// Whether pieces number the columns: 1 2 3 …, after an optional label, which each side of a form may print again, perhaps with sums (3=1+2).
  static func numbersColumns(_ pieces: [SetLine]) -> Bool {
    let texts = pieces.map { $0.text.filter { !$0.isWhitespace && !"()（）".contains($0) } }
    var labels: Set<String> = []
    let numbers = texts.compactMap { text -> Int? in
      let digits = text.prefix { $0.isNumber }
      guard !digits.isEmpty, text.dropFirst(digits.count).allSatisfy({ "=+-*/×0123456789".contains($0) }) else {
        labels.insert(text)
        return nil
      }
      return Int(digits)
    }
    guard numbers.count >= 2, labels.count <= 1, 2 * numbers.count >= texts.count, numbers[0] <= 2 else { return false }
    return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }
}

extension Ruling {
  /// Whether it runs between a text and the one below it.
  fileprivate func parts(_ upper: Box, _ lower: Box) -> Bool {
    position > upper.midY && position < lower.midY && start < min(upper.x1, lower.x1) && end > max(upper.x0, lower.x0)
  }
}
