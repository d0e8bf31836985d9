import Extraction

/// Reads a region as a table: known lines bind, the alignment of type tells the rest.
struct MixedGrid {
  private let region: TableRegion
  /// The number of lines that are the head's.
  private let headLines: Int
  private let head: HeadSolver
  private let columns: ColumnSolver
  private let body: [[RowSolver.Fragment]]

  /// The narrowest gap between two pieces of a line, in ems, that a strip between columns makes a parting.
  static let touching = 0.18

  /// Reads a region; nil where it shows no two columns.
  ///
  /// - Parameters:
  ///   - region: The region.
  ///   - known: The column lines of the table that the region goes on with, and how many of its first lines print the head again.
  init?(_ region: TableRegion, known: (lines: [Double], headLines: Int)? = nil) {
    self.region = region
    let count = known?.headLines ?? Self.headLines(of: region)
    headLines = count
    let bodyLines = Array(region.lines[count...])
    let em = region.em
    let first = ColumnSolver(body: bodyLines, leaves: [], uprights: [], ends: [], box: region.box, em: em)
    head = HeadSolver(lines: Array(region.lines[..<count]), strips: bodyLines.count > 1 ? first.strips : [], em: em)
    if let known {
      columns = ColumnSolver(lines: known.lines, em: em)
    } else {
      let uprights = Clusters.means(of: region.uprights.map(\.position), tolerance: TableRegion.doubleRule)
      let leaves = head.leaves(strips: first.strips, rules: region.allRules)
      let ends = region.partialRules.flatMap { [$0.start, $0.end] }
      columns = ColumnSolver(body: bodyLines, leaves: leaves, uprights: uprights, ends: ends, box: region.box, em: em)
    }
    guard columns.count >= 2 else { return nil }
    let solver = columns
    body = bodyLines.enumerated().map { Self.fragments(of: $0.element, line: $0.offset, columns: solver, em: em) }
  }

  // MARK: The head

  /// How many of the first lines are the head: those above the last line over the whole width before the first amount, or those above the
  /// first amount.
  private static func headLines(of region: TableRegion) -> Int {
    let lines = region.lines
    let isAmount = lines.map { line in line.pieces(gap: 0.6 * region.em).contains { $0.isAmount } }
    guard let first = isAmount.firstIndex(of: true) else {
      // No amount at all: an empty form.
      let rules = region.rowLines.filter { y in lines.contains { $0.box.midY < y } && lines.contains { $0.box.midY > y } }
      guard let rule = rules.last else { return lines.count }
      return lines.count { $0.box.midY < rule }
    }
    let above = region.rowLines.filter { y in y < lines[first].box.midY && lines.contains { $0.box.midY < y } }
    if let rule = above.last { return lines.count { $0.box.midY < rule } }
    if region.rowLines.contains(where: { $0 > lines[first].box.midY && $0 < region.box.y1 - 2 }), first == 0 { return 0 }
    var count = first
    // Lines beside the amounts and close above them belong to a label of several lines.
    while count > 0, lines[first].box.midY - lines[count - 1].box.midY < 0.95 * region.em { count -= 1 }
    return count
  }

  // MARK: The body

  private static func fragments(of line: SetLine, line index: Int, columns: ColumnSolver, em: Double) -> [RowSolver.Fragment] {
    var result: [RowSolver.Fragment] = []
    for piece in line.pieces(gap: 0.6 * em, strips: columns.strips, least: touching * em) {
      let range = columns.columns(of: piece.box)
      if let last = result.last, last.columns.overlaps(range) {
        let merged = last.glyphs + piece.glyphs
        let both = min(last.columns.lowerBound, range.lowerBound)...max(last.columns.upperBound, range.upperBound)
        result[result.count - 1] = fragment(SetLine(merged), both, line: index)
      } else {
        result.append(fragment(piece, range, line: index))
      }
    }
    return result
  }

  private static func fragment(_ piece: SetLine, _ columns: ClosedRange<Int>, line: Int) -> RowSolver.Fragment {
    RowSolver.Fragment(
      line: line, columns: columns, glyphs: piece.glyphs, box: piece.box, isFigure: piece.isFigure,
      isNumbered: Numbering.parse(piece.text) != nil)
  }

  /// The rows of the body.
  private func rows() -> [[RowSolver.Fragment]] {
    let lines = Array(region.lines[headLines...])
    var cuts: Set<Int> = []
    for y in region.rowLines {
      if let index = lines.firstIndex(where: { $0.box.midY > y }), index > 0 { cuts.insert(index) }
    }
    let bounds = [0] + cuts.sorted() + [lines.count]
    let bands = zip(bounds, bounds.dropFirst()).map { Array(body[$0..<$1]) }
    // Where no band between two rules has two figures of one column, the rules are all the rows.
    let isEachARow = region.rowLines.count > 2 && bands.count > 1 && !bands.contains(where: Self.hasSeveralRows)
    return RowSolver(body, columns: columns, cuts: cuts, isEachARow: isEachARow, em: region.em).rows
  }

  private static func hasSeveralRows(_ band: [[RowSolver.Fragment]]) -> Bool {
    let figures = band.joined().filter { $0.isFigure && $0.columns.count == 1 }
    let columns = Dictionary(grouping: figures, by: \.columns.lowerBound)
    // A figure that was too long for its column is broken, its rest shorter than a figure.
    return columns.values.contains { stack in zip(stack, stack.dropFirst()).contains { $1.glyphs.count * 2 > $0.glyphs.count } }
  }

  // MARK: Going on from page to page

  /// How many of a region's first lines print a head again, of which the words are known; nil where they are another head.
  private static func repeatedHead(_ words: Set<String>, in region: TableRegion, columns: Int) -> Int? {
    let count = headLines(of: region)
    guard count > 0 else { return 0 }
    let head = HeadSolver(lines: Array(region.lines[..<count]), strips: [], em: region.em)
    let texts = (head.blocks.map { $0.lines.map(\.text).joined() } + head.numbers.map(\.text)).map(BreakSplice.word)
    let known = texts.count { words.contains($0) }
    if Double(known) > knownShare * Double(texts.count) { return count }
    // Rows of labels alone are no head; one over most of the columns is another form's.
    return Double(texts.count) < headShare * Double(columns) ? 0 : nil
  }

  /// A head has words over at least this share of the columns.
  static let headShare = 0.6
  /// A head is printed again where more than this share of its words is known; breaks of lines may hide some.
  static let knownShare = 0.6
  /// Of the texts of a part that goes on with a table at most this share may cross its column lines.
  static let crossingShare = 0.08

  /// A region read with the columns of the table that it may go on with; nil where its texts do not stand in them.
  static func table(of region: TableRegion, goingOnWith lines: [Double], headWords: Set<String>) -> PageTable? {
    guard lines.count > 2, let count = repeatedHead(headWords, in: region, columns: lines.count - 1),
      let grid = MixedGrid(region, known: (lines, count))
    else { return nil }
    let texts = grid.body.joined()
    let crossing = texts.count { $0.columns.count > 1 }
    guard !texts.isEmpty, Double(crossing) <= max(1, crossingShare * Double(texts.count)) else { return nil }
    var table = grid.table()
    table.dropFirstRows(count > 0 ? table.headerRows ?? 0 : 0)
    return table
  }

  // MARK: Evidence

  /// Of the rows at least this share has text in two columns.
  static let sharedRows = 0.5
  /// Without a rule a table has at least so many columns and so many rows of figures.
  static let leastUnruled = (columns: 3, rows: 2)

  /// Whether what was read looks like a table: rows with several cells; where nothing is drawn, a head over several columns of figures.
  func isConvincing(_ table: PageTable) -> Bool {
    let bodyRows = (table.headerRows ?? 0)..<table.rowCount
    let filled = bodyRows.map { row in table.pieces(startingIn: row).count { !$0.isEmpty } }
    let full = filled.count { $0 >= 2 }
    let isHeaded = headLines > 0 && head.blocks.count >= max(2, Int(Self.headShare * Double(columns.count)))
    guard isHeaded || Double(full) >= Self.sharedRows * Double(filled.count { $0 > 0 }) else { return false }
    if region.rowLines.count >= 2 || !region.uprights.isEmpty { return (region.lines.count >= 2 || region.rowLines.count >= 3 && columns.count >= 3) && (full >= 1 || isHeaded) }
    let figures = bodyRows.count { row in
      table.pieces(startingIn: row).contains { $0.column > 0 && HeaderFinder.isAmount($0.text) }
    }
    if region.hasCaption { return isHeaded && (columns.count >= Self.leastUnruled.columns || figures >= Self.leastUnruled.rows) }
    return columns.count >= Self.leastUnruled.columns && figures >= Self.leastUnruled.rows && headLines > 0
  }

  /// The share of the page's height from its top in which the rest of a table begins.
  static let restTop = 0.2

  /// Whether it may be the end of a table from the page before: rows of several cells with amounts at the head of the page.
  func isRemainder(_ table: PageTable) -> Bool {
    let rows = (0..<table.rowCount).map { row in table.pieces(startingIn: row).filter { !$0.isEmpty } }
    let full = rows.count { $0.count >= 2 }
    return region.box.y0 < Self.restTop * region.place.height && full * 2 >= rows.count && rows.joined().contains { HeaderFinder.isAmount($0.text) }
  }

  // MARK: The table

  /// The table.
  func table() -> PageTable {
    let rows = rows()
    let bodyTop = bodyTop
    let numbersTop = head.numbers.isEmpty ? bodyTop : numbersTop
    let heads = headLines > 0 ? head.cells(over: columns, top: headTop, bottom: numbersTop, rules: region.allRules) : ([], [])
    let headRows = headLines > 0 ? heads.1.count + 1 + (head.numbers.isEmpty ? 0 : 1) : 0
    var ys = [region.box.y0]
    if headLines > 0 {
      ys += heads.1
      if !head.numbers.isEmpty { ys.append(numbersTop) }
      if !rows.isEmpty { ys.append(bodyTop) }
    }
    for (row, next) in zip(rows, rows.dropFirst()) { ys.append(boundary(row, next)) }
    ys.append(region.box.y1)
    for i in 1..<ys.count where ys[i] <= ys[i - 1] { ys[i] = ys[i - 1] + 0.1 }
    var pieces = heads.0.map { piece(rows: $0.rows, columns: $0.columns, glyphs: $0.lines.flatMap(\.glyphs), ys: ys) }
    if headLines > 0, !head.numbers.isEmpty {
      for column in 0..<columns.count {
        let mine = head.numbers.filter { columns.column(at: $0.box.midX) == column }
        pieces.append(piece(rows: (headRows - 1)...(headRows - 1), columns: column...column, glyphs: mine.flatMap(\.glyphs), ys: ys))
      }
    }
    for (index, row) in rows.enumerated() { pieces += cells(of: row, at: headRows + index, ys: ys) }
    pieces.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    return PageTable(
      page: region.place.page, pageHeight: region.place.height, pageWidth: region.place.width, xs: columns.lines, ys: ys, pieces: pieces,
      ruledTop: Array(repeating: true, count: columns.count), ruledBottom: Array(repeating: true, count: columns.count), isRuled: false,
      headerRows: headRows, region: region)
  }

  /// Where the head begins: the rule over it, or as far above its first line as its last line is above the body.
  private var headTop: Double {
    if let rule = region.rowLines.first, rule < region.box.y0 + region.em / 2 { return rule }
    let low = region.lines[..<headLines].map(\.box.y1).max() ?? region.box.y0
    let high = region.lines.first?.box.y0 ?? region.box.y0
    return high - max(0, bodyTop - low)
  }

  /// Where the body begins.
  private var bodyTop: Double {
    guard headLines > 0 else { return region.box.y0 }
    let low = region.lines[..<headLines].map(\.box.y1).max() ?? region.box.y0
    guard headLines < region.lines.count else { return region.rowLines.first { $0 > low - 1 } ?? region.box.y1 }
    let high = region.lines[headLines].box.y0
    return region.rowLines.last { $0 > low - region.em / 2 && $0 < high + region.em / 2 } ?? (low + high) / 2
  }

  /// Where the row that numbers the columns begins.
  private var numbersTop: Double {
    let high = head.numbers.map(\.box.y0).min() ?? region.box.y0
    let low = head.blocks.map(\.box.y1).max() ?? region.box.y0
    return region.rowLines.last { $0 > low - region.em / 2 && $0 < high + region.em / 2 } ?? (low + high) / 2
  }

  private func boundary(_ row: [RowSolver.Fragment], _ next: [RowSolver.Fragment]) -> Double {
    let low = row.map(\.box.y1).max() ?? 0
    let high = next.map(\.box.y0).min() ?? low
    return region.rowLines.last { $0 > low - region.em / 2 && $0 < high + region.em / 2 } ?? (low + high) / 2
  }

  private func cells(of row: [RowSolver.Fragment], at index: Int, ys: [Double]) -> [PageTable.Piece] {
    var result: [PageTable.Piece] = []
    var column = 0
    while column < columns.count {
      let mine = row.filter { $0.columns.contains(column) }
      let end = max(column, mine.map(\.columns.upperBound).max() ?? column)
      let inside = row.filter { $0.columns.overlaps(column...end) }
      result.append(piece(rows: index...index, columns: column...end, glyphs: inside.flatMap(\.glyphs), ys: ys))
      column = end + 1
    }
    return result
  }

  private func piece(rows: ClosedRange<Int>, columns range: ClosedRange<Int>, glyphs: [Glyph], ys: [Double]) -> PageTable.Piece {
    let xs = columns.lines
    return PageTable.Piece(
      row: rows.lowerBound, column: range.lowerBound, rowSpan: rows.count, columnSpan: range.count,
      box: Box(xs[range.lowerBound], ys[rows.lowerBound], xs[range.upperBound + 1], ys[rows.upperBound + 1]),
      lines: CellFiller.lines(of: glyphs), confidence: glyphs.compactMap(\.confidence).min())
  }
}
