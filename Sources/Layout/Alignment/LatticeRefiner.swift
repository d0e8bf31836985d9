import Extraction

/// Divides the cells of a lattice whose rows or columns are ruled only in part, where the alignment of figures shows what the rulings
/// leave out: a body of many lines between the rule under the head and the last rule, two columns of figures under one head.
///
/// Wrapped text in a cell is no evidence: only figures that stand line by line in a column are, or a blank strip across several columns.
struct LatticeRefiner {
  private var lattice: Lattice
  private let lines: [WordLine]

  /// Figures in so many lines of one column show rows.
  static let leastFigures = 3

  private init(_ lattice: Lattice, glyphs: [Glyph]) {
    self.lattice = lattice
    let box = lattice.box
    lines = WordBuilder.lines(of: glyphs.filter { box.contains(x: $0.box.midX, y: $0.box.midY) })
  }

  /// The lattice with the rows and columns that alignment shows.
  static func refined(_ lattice: Lattice, glyphs: [Glyph]) -> Lattice {
    var refiner = LatticeRefiner(lattice, glyphs: glyphs)
    guard refiner.lines.count > lattice.rowCount else { return lattice }
    refiner.divideColumns()
    refiner.divideHeads()
    refiner.divideSpans()
    refiner.divideRows()
    return refiner.lattice
  }

  // MARK: Columns

  private mutating func divideColumns() {
    var column = lattice.columnCount - 1
    while column >= 0 {
      let strips = strips(in: column)
      let spanners = spanners(in: column, over: strips)
      for x in strips.reversed() { insertColumnLine(x, in: column, spanners: spanners) }
      column -= 1
    }
  }

  /// The strips between figures that stand side by side in most lines of a column.
  private func strips(in column: Int) -> [Double] {
    let left = lattice.xs[column]
    let right = lattice.xs[column + 1]
    let pieces = lines.compactMap { line -> WordLine? in
      let words = line.words.filter { $0.box.midX > left && $0.box.midX < right }
      return words.isEmpty ? nil : WordLine(words)
    }
    let figures = pieces.filter { piece in
      let chunks = piece.chunks(gap: 0.5)
      return chunks.count >= 2 && chunks.allSatisfy { $0.isFigure && $0.words.count == 1 && $0.letterless }
    }
    if figures.count >= Self.leastFigures, figures.count * 10 >= pieces.count * 6 {
      let head = Array(pieces.prefix { $0.words.contains { !$0.isFigure } })
      let found = ColumnFinder(figures)
      // Where a head runs over the middle of a strip, the line lies in what it leaves.
      return zip(found.gaps, found.narrowed(by: head).gaps).map { strip, rest in
        let places = [strip, rest].map { ($0.lowerBound + $0.upperBound) / 2 }
        let crossed = places.map { x in pieces.count { $0.words.contains { $0.box.x0 < x && $0.box.x1 > x } } }
        return crossed[1] < crossed[0] ? places[1] : places[0]
      }
    }
    return labelStrip(pieces).map { [$0] } ?? []
  }

  /// The strip between labels and figures that stand side by side in nearly all of many lines.
  private func labelStrip(_ pieces: [WordLine]) -> Double? {
    let labelled = pieces.filter { piece in
      let chunks = piece.chunks(gap: 0.9)
      return chunks.count == 2 && chunks[0].letterCount > 0 && chunks[1].isFigure && chunks[1].letterless
    }
    guard labelled.count >= 2 * Self.leastFigures, labelled.count * 10 >= pieces.count * 8 else { return nil }
    let gaps = ColumnFinder(labelled).gaps
    return gaps.last.map { ($0.lowerBound + $0.upperBound) / 2 }
  }

  /// The middles of the rows that one phrase stands in, in the middle of a column and over a line with words on either side of each strip: it
  /// spans what the column is parted into.
  private func spanners(in column: Int, over strips: [Double]) -> [Double] {
    guard let first = strips.first, let last = strips.last else { return [] }
    let (left, right) = (lattice.xs[column], lattice.xs[column + 1])
    let rows = (0..<lattice.rowCount).map { wordLines(row: $0, from: left, to: right) }
    return zip(rows, rows.dropFirst()).enumerated().compactMap { index, pair in
      guard let line = pair.0.first, pair.0.count == 1, line.chunks(gap: Self.phraseGap).count == 1,
        line.words.contains(where: { !$0.isFigure }), abs(line.box.midX - (left + right) / 2) < Self.inMiddle * (right - left),
        pair.1.contains(where: { $0.box.x0 < first && $0.box.x1 > last })
      else { return nil }
      return (lattice.ys[index] + lattice.ys[index + 1]) / 2
    }
  }

  /// Words of one head are at most so many ems apart.
  private static let phraseGap = 0.9
  /// A spanner stands off the middle of its columns by less than this share of their width.
  private static let inMiddle = 0.06

  /// Parts a column, in every row whose text leaves the strip free and spans nothing.
  ///
  /// Where a head's last line has a piece on either side under a line that spans both, the head becomes two rows.
  private mutating func insertColumnLine(_ x: Double, in column: Int, spanners: [Double]) {
    var ruled: [Bool] = []
    var row = 0
    while row < lattice.rowCount {
      let here = wordLines(row: row, from: lattice.xs[column], to: lattice.xs[column + 1])
      if spanners.contains(where: { $0 > lattice.ys[row] && $0 < lattice.ys[row + 1] }) {
        ruled.append(false)
      } else if !here.contains(where: { isCrossed($0, at: x) }) {
        ruled.append(true)
      } else if row == 0, here.count >= 2, let last = here.last, isParted(last, at: x) {
        let y = (here[here.count - 2].box.y1 + last.box.y0) / 2
        lattice.insertRowLine(at: y, in: row, ruled: (0..<lattice.columnCount).map { $0 == column })
        ruled += [false, true]
        row += 1
      } else {
        ruled.append(here.count { isParted($0, at: x) } * 2 > here.count)
      }
      row += 1
    }
    lattice.insertColumnLine(at: x, in: column, ruled: ruled)
  }

  /// Whether words that stand together lie on both sides of a place.
  private func isCrossed(_ line: WordLine, at x: Double) -> Bool {
    line.chunks(gap: 0.45).contains { $0.box.x0 < x && $0.box.x1 > x }
  }

  private func isParted(_ line: WordLine, at x: Double) -> Bool {
    !line.words.contains { $0.box.x0 < x && $0.box.x1 > x } && line.words.contains { $0.box.midX < x }
      && line.words.contains { $0.box.midX > x }
  }

  // MARK: Heads that stand side by side in one cell

  /// Cuts a head cell over many columns that holds several pieces, each over its own equal share of them.
  private mutating func divideHeads() {
    for region in lattice.regions() where region.row <= 2 && region.columnSpan >= 4 {
      let left = lattice.xs[region.column]
      let right = lattice.xs[region.column + region.columnSpan]
      let inside = (region.row..<(region.row + region.rowSpan)).flatMap { wordLines(row: $0, from: left, to: right) }
      guard inside.count == 1, let line = inside.first else { continue }
      let pieces = line.chunks(gap: 1.2)
      // Letters set apart are one word: a piece of its own has several.
      guard pieces.count >= 2, region.columnSpan % pieces.count == 0,
        pieces.allSatisfy({ $0.words.reduce(0) { $0 + $1.glyphs.count } >= 3 })
      else { continue }
      let share = region.columnSpan / pieces.count
      let fits = pieces.enumerated().allSatisfy { index, piece in
        let first = region.column + index * share
        return piece.box.midX > lattice.xs[first] && piece.box.midX < lattice.xs[first + share] && piece.box.x0 > lattice.xs[first] - 2
          && piece.box.x1 < lattice.xs[first + share] + 2
      }
      guard fits else { continue }
      for index in 1..<pieces.count {
        for row in region.row..<(region.row + region.rowSpan) { lattice.ruledLeft[row][region.column + index * share] = true }
      }
    }
  }

  // MARK: Cells that span ruled rows

  /// Cuts a cell that spans many ruled rows at their lines where it has a line of text beside each: its own rules were left out.
  private mutating func divideSpans() {
    for region in lattice.regions() where region.rowSpan >= 5 {
      let left = lattice.xs[region.column]
      let right = lattice.xs[region.column + region.columnSpan]
      let rows = region.row..<(region.row + region.rowSpan)
      let texts = rows.map { wordLines(row: $0, from: left, to: right) }
      let filled = texts.count { !$0.isEmpty && $0.allSatisfy { $0.words.reduce(0) { $0 + $1.glyphs.count } >= 3 } }
      guard filled * 10 >= region.rowSpan * 8 else { continue }
      for row in rows.dropFirst() {
        for column in region.column..<(region.column + region.columnSpan) { lattice.ruledAbove[row][column] = true }
      }
    }
  }

  // MARK: Rows

  private mutating func divideRows() {
    var row = lattice.rowCount - 1
    while row >= 0 {
      for y in rowLines(in: row).reversed() {
        lattice.insertRowLine(at: y, in: row, ruled: Array(repeating: true, count: lattice.columnCount))
      }
      row -= 1
    }
  }

  /// The lines that part the rows inside a band between two rules.
  private func rowLines(in row: Int) -> [Double] {
    let columns = lattice.regions().filter { $0.row <= row && row < $0.row + $0.rowSpan }
    let stacks = columns.map { region -> [WordLine] in
      wordLines(row: row, from: lattice.xs[region.column], to: lattice.xs[region.column + region.columnSpan])
    }
    let figures = zip(columns, stacks).filter { $0.1.count >= 2 && $0.1.allSatisfy { $0.words.allSatisfy { $0.isFigure } } }
    let deepest = figures.map(\.1.count).max() ?? 0
    let labels = stacks.filter { $0.contains { $0.words.contains { !$0.isFigure } } }.map(\.count).max() ?? deepest
    let isStacked = deepest >= Self.leastFigures || deepest == 2 && figures.count >= 2
    if isStacked, labels * 10 >= deepest * 7, agree(figures.map(\.1)), !figures.allSatisfy({ isWrapped($0.1, in: $0.0) }),
      !figures.contains(where: { isBroken($0.1, in: $0.0) }), !areFractionsBroken(figures.map(\.1))
    {
      return rowLines(ofFigures: row)
    }
    return blankStrips(stacks)
  }

  /// Whether figures fill the width of their cell: one number that was too long for it, wrapped.
  private func isWrapped(_ stack: [WordLine], in region: Lattice.Region) -> Bool {
    let width = lattice.xs[region.column + region.columnSpan] - lattice.xs[region.column]
    return stack.dropLast().allSatisfy { width - $0.box.width < 1.3 * $0.em }
  }

  /// Whether a figure is broken: at its point or comma, with which none begins or ends, within a group of thousands, 17,02 over 5.73, or,
  /// where it fills the cell, before the digits that its fraction follows, 581 over 8.46.
  private func isBroken(_ stack: [WordLine], in region: Lattice.Region) -> Bool {
    zip(stack, stack.dropFirst()).contains { upper, lower in
      let (above, below) = (Self.text(of: upper), Self.text(of: lower))
      if !above.contains("."), below.contains(".") {
        let group = above.split(separator: ",", omittingEmptySubsequences: false).dropFirst().last
        if group.map({ $0.count < Figures.groupDigits }) ?? isWrapped([upper, lower], in: region) { return true }
      }
      guard let last = upper.words.last?.glyphs.last, let first = lower.words.first?.glyphs.first else { return false }
      return Figures.isBroken(after: last.scalar, before: first.scalar)
    }
  }

  /// Whether every figure with a point that has digits alone below it lacks as many decimals as these are: 82.4 over 1, 2823.4 over 3.
  ///
  /// A list of amounts that drops zeros would have one pair that does not fit.
  private func areFractionsBroken(_ stacks: [[WordLine]]) -> Bool {
    let pairs = stacks.flatMap { stack in zip(stack, stack.dropFirst()).map { (Self.text(of: $0), Self.text(of: $1)) } }
    let pointed = pairs.filter { $0.0.contains(".") }
    return !pointed.isEmpty
      && pointed.allSatisfy { above, below in
        let decimals = above.reversed().prefix { $0 != "." }.count
        return below.allSatisfy { $0.isASCII && $0.isWholeNumber } && decimals + below.count == Figures.decimals
      }
  }

  private static func text(of line: WordLine) -> String { line.words.map(\.text).joined() }

  /// Whether the stacks' lines stand at the same heights.
  private func agree(_ stacks: [[WordLine]]) -> Bool {
    guard let longest = stacks.max(by: { $0.count < $1.count }) else { return false }
    let mids = longest.map(\.box.midY)
    return stacks.allSatisfy { stack in
      stack.count { line in abs(mids[Clusters.nearest(line.box.midY, in: mids)] - line.box.midY) < 0.4 * line.em } * 10 >= stack.count * 8
    }
  }

  private func rowLines(ofFigures row: Int) -> [Double] {
    let here = wordLines(row: row, from: lattice.xs[0], to: lattice.xs[lattice.columnCount])
    let rows = AlignedRows(lines: here, columns: ColumnFinder(lines: lattice.xs), rules: []).rows
    return zip(rows, rows.dropFirst()).map { ($0.bottom + $1.top) / 2 }
  }

  /// Strips without text across the whole band, as high as a line, that part text in at least two columns.
  private func blankStrips(_ stacks: [[WordLine]]) -> [Double] {
    let deep = stacks.filter { $0.count >= 3 }
    guard deep.count >= 2 else { return [] }
    let leadings = deep.flatMap { stack in zip(stack, stack.dropFirst()).map { $1.box.y0 - $0.box.y1 } }.sorted()
    let leading = max(0, leadings[leadings.count / 2])
    let all = stacks.joined().sorted { $0.box.y0 < $1.box.y0 }
    var result: [Double] = []
    var bottom = -Double.infinity
    for line in all {
      if bottom.isFinite, line.box.y0 - bottom > max(0.75 * line.em, 2.5 * leading) {
        let y = (bottom + line.box.y0) / 2
        let parted = stacks.count { stack in stack.contains { $0.box.midY < y } && stack.contains { $0.box.midY > y } }
        if parted >= 2 { result.append(y) }
      }
      bottom = max(bottom, line.box.y1)
    }
    return result
  }

  private func wordLines(row: Int, from left: Double, to right: Double) -> [WordLine] {
    let top = lattice.ys[row]
    let bottom = lattice.ys[row + 1]
    return lines.filter { $0.box.midY > top && $0.box.midY < bottom }.compactMap { line in
      let words = line.words.filter { $0.box.midX > left && $0.box.midX < right }
      return words.isEmpty ? nil : WordLine(words)
    }
  }
}

extension Chunk {
  /// Whether it holds digits and no letters at all.
  fileprivate var letterless: Bool { letterCount == 0 }
}
