import Extraction

/// Reads a region as a table: known lines bind, the alignment of type tells the rest.
struct MixedGrid {
  private let region: TableRegion
  /// The number of lines that are the head's.
  private let headLines: Int
  /// Whether heads begin at the left edge of their cells.
  private let headsAtLeft: Bool
  private let head: HeadSolver
  private let columns: ColumnSolver
  private let body: [[RowSolver.Fragment]]
  /// The height of the rows of the table that it goes on with, in points.
  private let rowHeight: Double?
  /// Where the heads end, in points: above the numbers of the columns.
  private let headBottom: Double
  /// Where the body begins, in points.
  private let bodyTop: Double

  /// The narrowest gap between two pieces of a line, in ems, that a strip between columns makes a parting.
  static let touching = 0.18

  /// Reads a region; nil where it shows no two columns.
  ///
  /// - Parameters:
  ///   - region: The region.
  ///   - known: The column lines of the table that the region goes on with, and the height of its rows.
  ///   - headLines: How many of its first lines are the head's, where that is known.
  init?(_ region: TableRegion, known: (lines: [Double], rowHeight: Double)? = nil, headLines: Int? = nil) {
    self.region = region
    let count = headLines ?? HeadLines.count(in: region)
    self.headLines = count
    rowHeight = known?.rowHeight
    let bodyLines = Array(region.lines[count...])
    let em = region.em
    let lines = known?.lines ?? region.columns
    let drawn = lines.isEmpty ? nil : ColumnSolver(lines: lines, em: em)
    let uprights = Clusters.means(of: region.uprights.map(\.position), tolerance: TableRegion.doubleRule)
    let first = drawn ?? ColumnSolver(body: bodyLines, leaves: [], uprights: uprights, ends: [], box: region.box, em: em)
    let strips = drawn?.strips ?? (bodyLines.count > 1 ? first.white : uprights.map { $0...$0 })
    head = HeadSolver(
      lines: Array(region.lines[..<count]), strips: strips, body: bodyLines, rules: region.allRules, leading: region.leading, em: em)
    headsAtLeft = HeadSetting.isAtLeft(head.blocks, numbers: head.numbers, em: em)
    let bottom = Self.headBottom(head, count, region)
    headBottom = bottom
    bodyTop = Self.bodyTop(headBottom: bottom, head, count, region)
    if let drawn {
      columns = drawn
    } else {
      let leaves = head.leaves(strips: first.white, rules: region.allRules, top: region.isDrawn ? region.box.y0 : nil, bottom: bottom)
      let ends = region.partialRules.flatMap { [$0.start, $0.end] }
      columns = ColumnSolver(
        body: bodyLines, leaves: leaves, uprights: uprights, ends: ends, box: region.box, headsAtLeft: headsAtLeft, em: em)
    }
    guard columns.count >= 2 else { return nil }
    let solver = columns
    body = bodyLines.enumerated().map { Self.fragments(of: $0.element, line: $0.offset, columns: solver, em: em) }
  }

  // MARK: The head

  /// Where the heads end: the rule under them, or the middle between them and what follows.
  private static func headBottom(_ head: HeadSolver, _ count: Int, _ region: TableRegion) -> Double {
    let low = head.blocks.map(\.box.y1).max() ?? region.box.y0
    let next = head.numbers.map(\.box.y0).min() ?? (count < region.lines.count ? region.lines[count].box.y0 : nil)
    let lines = region.ruleLines.isEmpty ? region.rowLines : region.ruleLines
    if let rule = lines.first(where: { $0 > low - region.em / 2 && $0 < (next ?? region.box.y1 - region.em) + region.em / 2 }) {
      return rule
    }
    if let next { return (low + next) / 2 }
    // Nothing below it.
    let bottom = head.bottom(from: region.box.y0, limit: region.box.y1) ?? region.box.y1
    return bottom > region.box.y1 - region.em / 2 ? region.box.y1 : bottom
  }

  private static func bodyTop(headBottom: Double, _ head: HeadSolver, _ count: Int, _ region: TableRegion) -> Double {
    guard count > 0 else { return region.box.y0 }
    let low = region.lines[..<count].map(\.box.y1).max() ?? region.box.y0
    guard count < region.lines.count else {
      return region.rowLines.first { $0 > low - 1 && $0 < region.box.y1 - region.em / 2 }
        ?? (head.numbers.isEmpty ? headBottom : region.box.y1)
    }
    let high = region.lines[count].box.y0
    return region.rowLines.first { $0 > low - region.em / 2 && $0 < high + region.em / 2 } ?? (low + high) / 2
  }

  // MARK: The body

  private static func fragments(of line: SetLine, line index: Int, columns: ColumnSolver, em: Double) -> [RowSolver.Fragment] {
    var result: [RowSolver.Fragment] = []
    let seams = Seams.indices(in: line.glyphs)
    let pieces = line.pieces(gap: 0.6 * em, strips: columns.strips, least: touching * em, seams: seams)
    // An amount is of one column, wherever it runs.
    let own = pieces.map { columns.column(at: $0.box.midX) }
    for (index, piece) in pieces.enumerated() {
      var range = piece.isWholeAmount ? own[index]...own[index] : columns.columns(of: piece.box)
      // A label ends before the column of the amount behind it, which it may run into or touch.
      if index + 1 < pieces.count, pieces[index + 1].isWholeAmount, own[index + 1] > 0, range.upperBound >= own[index + 1] {
        let isTouching = (piece.glyphs.last?.isHan ?? false) && pieces[index + 1].box.x0 - piece.box.x1 < touching * em
        let before = own[index + 1] - 1
        if isTouching || own[index] <= before { range = min(range.lowerBound, before)...before }
      }
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
      isWholeAmount: piece.isWholeAmount, isNumbered: Numbering.parse(piece.text).map { !$0.rest.isEmpty } ?? false)
  }

  /// The rows of the body.
  private var rows: [BodyRows.Row] {
    var edges = region.rowLines.filter { $0 > bodyTop - region.em / 2 && $0 < region.box.y1 - region.em / 2 }
    if region.isDrawn {
      if edges.first.map({ $0 > bodyTop + region.em / 2 }) ?? true { edges.insert(bodyTop, at: 0) }
      edges.append(region.box.y1)
    }
    return BodyRows(body, columns: columns, edges: edges, rowHeight: rowHeight, em: region.em).rows
  }

  // MARK: Going on from page to page

  /// How many of a region's first lines print a head again, of which the words are known; nil where they are another head.
  private static func repeatedHead(_ words: Set<String>, in region: TableRegion, columns: Int) -> Int? {
    let count = HeadLines.count(in: region)
    guard count > 0 else { return 0 }
    let head = HeadSolver(lines: Array(region.lines[..<count]), strips: [], em: region.em)
    let texts = (head.blocks.map { $0.lines.map(\.text).joined() } + head.numbers.map(\.text)).map(RowBreak.word)
    let known = texts.count { words.contains($0) }
    if Double(known) > knownShare * Double(texts.count) {
      // What follows the last line of known words is the first row.
      return 1
        + (region.lines[..<count].lastIndex { line in
          line.pieces(gap: HeadSolver.gap * region.em).contains { piece in words.contains { $0.contains(RowBreak.word(piece.text)) } }
        } ?? count - 1)
    }
    // Rows of labels alone, and of labels with their numbers, are no head; one over most of the columns is another form's.
    return Double(texts.count { !Figures.isEntry($0) }) < headShare * Double(columns) ? 0 : nil
  }

  /// A head has words over at least this share of the columns.
  static let headShare = 0.6
  /// A head is printed again where more than this share of its words is known; breaks of lines may hide some.
  static let knownShare = 0.6
  /// Of the texts of a part that goes on with a table at most this share may cross its column lines.
  static let crossingShare = 0.08

  /// A region read with the columns of the table that it may go on with; nil where its texts do not stand in them.
  static func table(of region: TableRegion, goingOnWith lines: [Double], rowHeight: Double, headWords: Set<String>) -> PageTable? {
    guard lines.count > 2, let count = repeatedHead(headWords, in: region, columns: lines.count - 1),
      let grid = MixedGrid(region, known: (lines, rowHeight), headLines: count)
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
    if region.isDrawn {
      return (region.lines.count >= 2 || table.rowCount > 1 && columns.count >= Self.leastUnruled.columns) && (full >= 1 || isHeaded)
    }
    let figures = bodyRows.count { row in
      table.pieces(startingIn: row).contains { $0.column > 0 && Figures.isAmount($0.text) }
    }
    if region.hasCaption { return isHeaded && (columns.count >= Self.leastUnruled.columns || figures >= Self.leastUnruled.rows) }
    // The numbers of the columns are a form's.
    return columns.count >= Self.leastUnruled.columns && (figures >= Self.leastUnruled.rows || !head.numbers.isEmpty) && headLines > 0
  }

  /// The share of the page's height from its top in which the rest of a table begins.
  static let restTop = 0.2

  /// Whether it may be the end of a table from the page before: rows of several cells with amounts at the head of the page.
  func isRemainder(_ table: PageTable) -> Bool {
    let rows = (0..<table.rowCount).map { row in table.pieces(startingIn: row).filter { !$0.isEmpty } }
    let full = rows.count { $0.count >= 2 }
    guard region.box.y0 < Self.restTop * region.place.height, full > 0 else { return false }
    return region.isDrawn || rows.joined().contains { Figures.isAmount($0.text) }
  }

  // MARK: The table

  /// The table.
  func table() -> PageTable {
    let rows = rows
    let hasNumbers = !head.numbers.isEmpty
    let numbersTop = hasNumbers ? headBottom : bodyTop
    let rules = region.allRules
    let tree =
      headLines > 0
      ? HeadTree(
        head.blocks, over: columns, top: headTop, bottom: numbersTop, rules: rules, uprights: region.uprights, isAtLeft: headsAtLeft,
        em: region.em)
      : nil
    let headRows = tree.map { $0.levels.count + (hasNumbers ? 2 : 1) } ?? 0
    var ys = [region.box.y0]
    if let tree {
      ys += tree.levels
      if hasNumbers { ys.append(numbersTop) }
      if !rows.isEmpty { ys.append(bodyTop) }
    }
    for (row, next) in zip(rows, rows.dropFirst()) { ys.append(boundary(row, next)) }
    ys.append(region.box.y1)
    for i in 1..<ys.count where ys[i] <= ys[i - 1] { ys[i] = ys[i - 1] + 0.1 }
    var pieces = (tree?.cells ?? []).map { piece(rows: $0.rows, columns: $0.columns, glyphs: $0.lines.flatMap(\.glyphs), ys: ys) }
    if hasNumbers {
      for column in 0..<columns.count {
        let mine = head.numbers.filter { columns.column(at: $0.box.midX) == column }
        pieces.append(piece(rows: (headRows - 1)...(headRows - 1), columns: column...column, glyphs: mine.flatMap(\.glyphs), ys: ys))
      }
    }
    for (index, row) in rows.enumerated() { pieces += cells(of: row.fragments, at: headRows + index, ys: ys) }
    pieces.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    return PageTable(
      page: region.place.page, pageHeight: region.place.height, pageWidth: region.place.width, xs: columns.lines,
      room: ColumnRoom(columns.white), ys: ys, pieces: pieces,
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

  private func boundary(_ row: BodyRows.Row, _ next: BodyRows.Row) -> Double {
    let near = region.em / 2
    return region.rowLines.last { $0 > row.bottom - near && $0 < next.top + near } ?? (row.bottom + next.top) / 2
  }

  private func cells(of fragments: [RowSolver.Fragment], at index: Int, ys: [Double]) -> [PageTable.Piece] {
    var result: [PageTable.Piece] = []
    var column = 0
    while column < columns.count {
      var inside = fragments.filter { $0.columns.contains(column) }
      var end = column
      // What reaches from one cell into the next makes them one.
      while let last = inside.map(\.columns.upperBound).max(), last > end {
        end = last
        inside = fragments.filter { $0.columns.overlaps(column...last) }
      }
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
