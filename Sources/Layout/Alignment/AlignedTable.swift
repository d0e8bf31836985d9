import Extraction

/// Builds a table from a band of lines whose text is aligned in columns.
struct AlignedTable {
  private let band: Band
  private let columns: ColumnFinder
  /// How many of the band's lines are its head.
  private let headLines: Int
  /// The rows, where cells of several lines show them.
  private let wrapped: WrappedRows?

  /// Fewer rows than this make no table: three where nothing is ruled, two between rules.
  static let leastRows = (unruled: 3, ruled: 2)
  /// Of so many lines some are crossed by chance: a label that runs on over empty columns.
  private static let manyLines = 14
  /// The share of many lines that may cross a strip.
  private static let tolerated = 0.06
  /// A gap wider than so many ems parts the pieces of a line of the body.
  private static let pieceGap = 0.6

  /// Looks for columns in a band; nil where it shows none.
  init?(_ found: Band) {
    guard let trimmed = Self.trimmed(found) else { return nil }
    band = trimmed
    headLines = Self.headLines(trimmed)
    let head = Array(trimmed.lines[..<headLines])
    let body = Self.bodyLines(trimmed, from: headLines)
    let finder = ColumnFinder(body, tolerated: body.count >= Self.manyLines ? Self.tolerated : 0)
    let rest = WrappedRows(Array(trimmed.lines[headLines...]), head: head, rules: trimmed.wideRules)
    if let rest, rest.columns.count >= finder.count {
      wrapped = rest
      columns = rest.columns.narrowed(by: head)
      return
    }
    wrapped = nil
    guard finder.count >= 2 else { return nil }
    columns = finder.narrowed(by: head)
    guard isConvincing(body) else { return nil }
  }

  // MARK: Lines

  /// The band without titles and captions above its top rule.
  ///
  /// The first rule is the top of the table where what lies between it and the next is a head, not figures; where it is figures, the
  /// first rule closes the head, and the lines above it stay.
  private static func trimmed(_ found: Band) -> Band? {
    var band = found
    func linesAbove(_ rule: Ruling) -> Int { band.lines.count { $0.box.midY < rule.position } }
    while let first = band.wideRules.first(where: { linesAbove($0) > 0 }), let top = band.lines.first {
      let above = linesAbove(first)
      let hasTopRule = band.wideRules.contains { linesAbove($0) == 0 && top.box.y0 - $0.position < topRule * top.em }
      guard above < band.lines.count - 1, !hasTopRule else { break }
      let next = band.wideRules.first { $0.position > first.position + doubleRule }?.position ?? .infinity
      let between = zip(band.lines, band.isTabular).dropFirst(above).filter { $0.0.box.midY < next && $0.1 }.map(\.0)
      guard !between.isEmpty, between.count(where: isFigures) * 2 < between.count, above <= mostCaptions else { break }
      band.lines.removeFirst(above)
      band.isTabular.removeFirst(above)
    }
    while band.lines.count > 2, let first = band.lines.first, isCaption(first, of: band) {
      band.lines.removeFirst()
      band.isTabular.removeFirst()
    }
    return band.isTabular.contains(true) ? band : nil
  }

  /// The rule over a table is at most so many ems above its first line.
  private static let topRule = 1.5
  /// Two rules closer than this, in points, are one doubled.
  private static let doubleRule = 4.0
  /// Titles and captions above a table take so many lines at most.
  private static let mostCaptions = 4

  /// Whether a line holds two labels with their values, at the left and the right edge: a caption above the head.
  private static func isCaption(_ line: WordLine, of band: Band) -> Bool {
    let pieces = line.chunks(gap: captionGap)
    guard (1...2).contains(pieces.count), let last = pieces.last, last.box.x1 > band.box.x0 + rightEdge * band.box.width else {
      return false
    }
    return pieces.allSatisfy { piece in piece.text.contains { $0 == "：" || $0 == ":" } && piece.text.count <= longestCaption }
  }

  /// Captions side by side are at least so many ems apart.
  private static let captionGap = 2.0
  /// The right one ends beyond this share of the table's width.
  private static let rightEdge = 0.8
  /// A caption has so many characters at most.
  private static let longestCaption = 40

  /// The lines that show the columns: tabular ones with about as many pieces as most.
  private static func bodyLines(_ band: Band, from head: Int) -> [WordLine] {
    let tabular = zip(band.lines, band.isTabular).dropFirst(head).filter(\.1).map(\.0)
    let lines = tabular.isEmpty ? zip(band.lines, band.isTabular).filter(\.1).map(\.0) : tabular
    let counts = lines.map { $0.chunks(gap: pieceGap).count }.sorted()
    let typical = counts.isEmpty ? 0 : counts[counts.count / 2]
    return lines.filter { $0.chunks(gap: pieceGap).count * 2 >= typical }
  }

  /// How many lines are the head: those above the first rule over the whole width that has some above it, else those above the first
  /// line of figures.
  private static func headLines(_ band: Band) -> Int {
    let wide = band.wideRules
    for rule in wide {
      let above = band.lines.filter { $0.box.midY < rule.position }.count
      let isHead = above > 0 && above <= deepestHead.ruled && above < band.lines.count
      if isHead, !band.lines[..<above].contains(where: isFigures) || above <= deepestHead.withFigures { return above }
      if above > deepestHead.ruled { break }
    }
    var first = band.lines.firstIndex(where: isFigures) ?? 0
    while first > 1, isGroupLabel(band.lines[first - 1], over: band.lines[first]) { first -= 1 }
    return first <= deepestHead.unruled ? first : 0
  }

  /// A head has so many lines at most: above a rule, above a rule with lines that look like figures (years, numbers), without one.
  private static let deepestHead = (ruled: 8, withFigures: 3, unruled: 6)

  /// Whether a line is the label of a group of rows: it stands alone, and the row below it begins deeper.
  private static func isGroupLabel(_ line: WordLine, over row: WordLine) -> Bool {
    line.chunks(gap: BandFinder.pieceGap).count == 1 && row.box.x0 > line.box.x0 + groupIndent * row.em
  }

  /// The rows of a group begin right of its label by so many ems at least.
  private static let groupIndent = 0.4

  /// Whether most pieces of a line after its first are figures, years and units alone left out: they head columns.
  private static func isFigures(_ line: WordLine) -> Bool {
    let rest = line.chunks(gap: pieceGap).dropFirst()
    guard !rest.isEmpty else { return false }
    let figures = rest.count { $0.isFigure && !isYear($0.text) && !units.contains($0.text) }
    return figures * 2 >= rest.count
  }

  /// What alone over a column is the unit of its figures.
  private static let units: Set<String> = ["%", "‰", "$", "€", "£", "#", "№"]

  private static func isYear(_ text: String) -> Bool {
    text.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20")) && text.allSatisfy(\.isNumber)
  }

  // MARK: Evidence

  /// Whether the columns look like a table's: enough rows, aligned cells, and not running text side by side.
  private func isConvincing(_ body: [WordLine]) -> Bool {
    let wide = band.wideRules
    guard body.count >= (wide.count >= 2 ? Self.leastRows.ruled : Self.leastRows.unruled) else { return false }
    var figures = 0
    var prose = 0
    var cells = 0
    var aligned = 0
    var filled = 0
    for column in 0..<columns.count {
      let boxes = body.compactMap { box(of: $0, in: column) }
      filled += boxes.count
      guard !boxes.isEmpty else { continue }
      if boxes.count <= Self.fewTexts || Self.isAligned(boxes) { aligned += 1 }
    }
    for line in body {
      for chunk in line.chunks(gap: Self.pieceGap).dropFirst() {
        cells += 1
        if chunk.isFigure { figures += 1 }
        if chunk.isProse { prose += 1 }
      }
    }
    // The numbers along the axes of a chart leave most of the grid empty.
    guard Double(filled) >= Self.leastFilled * Double(columns.count * body.count) else { return false }
    guard wide.count >= 2 || body.count * 2 >= band.lines.count else { return false }
    if wide.isEmpty || headLines == 0, isContents(body) { return false }
    guard cells > 0, Double(aligned) >= Self.leastAligned * Double(columns.count) else { return false }
    if wide.count >= 2 { return prose * 2 <= cells || figures > 0 }
    let isOfWords = prose == 0 && columns.count >= Self.leastOfWords.columns && body.count >= Self.leastOfWords.lines
    return Double(figures) >= Self.leastFigures * Double(cells) || isOfWords
  }

  /// A table fills this share of its cells at least; the numbers along the axes of a chart do not.
  private static let leastFilled = 0.4
  /// This share of the columns at least is aligned, and of a column's texts those that share an edge.
  private static let leastAligned = 0.6
  /// What nothing rules is a table where this share of its cells at least is figures.
  private static let leastFigures = 0.4
  /// So many columns and lines of words that are no running text are a table too.
  private static let leastOfWords = (columns: 3, lines: 4)

  /// So few texts of a column say nothing of its alignment.
  private static let fewTexts = 2

  /// Whether the lines are a table of contents: titles, and page numbers that never fall.
  private func isContents(_ body: [WordLine]) -> Bool {
    guard columns.count == 2 else { return false }
    let numbers = body.map { line in line.words.filter { columns.column(at: $0.box.midX) == 1 }.map(\.text).joined() }
    let pages = numbers.compactMap { Int($0) }
    guard Double(pages.count) >= Self.contents.pages * Double(body.count), pages.allSatisfy({ $0 < Self.contents.last }) else {
      return false
    }
    return zip(pages, pages.dropFirst()).allSatisfy { $0 <= $1 }
      && Double(body.count { $0.words.contains { $0.letterCount > 0 } }) >= Self.contents.titles * Double(body.count)
  }

  /// In a table of contents these shares of the lines have a page number and a title, and no page has four digits.
  private static let contents = (pages: 0.8, titles: 0.7, last: 1000)

  private func box(of line: WordLine, in column: Int) -> Box? {
    let words = line.words.filter { columns.column(at: $0.box.midX) == column }
    return words.first.map { words.dropFirst().reduce($0.box) { $0.union($1.box) } }
  }

  /// Whether most boxes share their left edge, right edge or middle.
  private static func isAligned(_ boxes: [Box]) -> Bool {
    for edge in [boxes.map(\.x0), boxes.map(\.x1), boxes.map(\.midX)] {
      let sorted = edge.sorted()
      let middle = sorted[sorted.count / 2]
      if Double(edge.count { abs($0 - middle) < onEdge }) >= leastAligned * Double(edge.count) { return true }
    }
    return false
  }

  /// Texts stand on one edge to within so many points.
  private static let onEdge = 3.5
  /// The least height of a row, in points.
  private static let leastHeight = 0.1

  // MARK: The table

  /// The table, and the glyphs that it took.
  func table(on page: Page) -> PageTable {
    let head = HeaderBlock(lines: Array(band.lines[..<headLines]), rules: band.partialRules, columns: columns)
    let rows = wrapped?.rows ?? AlignedRows(lines: Array(band.lines[headLines...]), columns: columns, rules: band.wideRules).rows
    let headRows = headLines > 0 ? head.rowCount : 0
    var ys: [Double] = [band.box.y0]
    if headLines > 0 {
      ys += head.levels
      ys.append(headLines < band.lines.count ? (band.lines[headLines - 1].box.y1 + band.lines[headLines].box.y0) / 2 : band.box.y1)
    }
    for (row, next) in zip(rows, rows.dropFirst()) { ys.append((row.bottom + next.top) / 2) }
    ys.append(band.box.y1)
    for i in 1..<ys.count where ys[i] <= ys[i - 1] { ys[i] = ys[i - 1] + Self.leastHeight }
    let xs = columns.lines
    var pieces: [PageTable.Piece] = []
    if headLines > 0 {
      for cell in head.cells {
        pieces.append(piece(row: cell.row, rowSpan: cell.rowSpan, columns: cell.columns, words: cell.words, xs: xs, ys: ys))
      }
    }
    for (index, row) in rows.enumerated() {
      var column = 0
      while column < columns.count {
        let cell = row.cells.first { $0.columns.lowerBound == column }
        let range = cell?.columns ?? column...column
        pieces.append(piece(row: headRows + index, rowSpan: 1, columns: range, words: cell?.words ?? [], xs: xs, ys: ys))
        column = range.upperBound + 1
      }
    }
    pieces.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    return PageTable(
      page: page.number, pageHeight: page.height, pageWidth: page.width, xs: xs, ys: ys, pieces: pieces,
      ruledTop: Array(repeating: true, count: columns.count), ruledBottom: Array(repeating: true, count: columns.count), isRuled: false,
      headerRows: headRows)
  }

  private func piece(row: Int, rowSpan: Int, columns range: ClosedRange<Int>, words: [Word], xs: [Double], ys: [Double]) -> PageTable.Piece
  {
    let glyphs = words.flatMap(\.glyphs)
    return PageTable.Piece(
      row: row, column: range.lowerBound, rowSpan: rowSpan, columnSpan: range.count,
      box: Box(xs[range.lowerBound], ys[row], xs[range.upperBound + 1], ys[row + rowSpan]), lines: CellFiller.lines(of: glyphs),
      confidence: glyphs.compactMap(\.confidence).min())
  }
}
