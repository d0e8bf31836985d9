import Extraction

/// Joins the strips of a sheet that was wider than the paper: the columns that found no room stand on a page of their own.
///
/// A spreadsheet prints such a sheet strip by strip, first down and then over, or first over and then down. Each strip has the rows of the
/// first at the same heights; the labels stand in the first alone, or in each: then they tell which rows are one, and the title may be
/// printed again with them.
enum ColumnBreak {
  /// Row lines of two strips are one sheet's where they lie so close together, in points: a hair line's width.
  private static let sameRow = 1.0
  /// Fewer row lines than these, the edges among them, are the same by chance, a head over one row, where no other page of the sheet has
  /// strips.
  private static let fewestLines = 4
  /// The pages of one strip and the strips of a sheet at most: what is farther away is not asked, so that a document of figures alone takes
  /// no longer than another.
  static let longestStrip = 64
  static let mostStrips = 16
  /// A head that goes on over several strips has no more rows than these.
  private static let mostHeadRows = 4
  /// A caption at the right ends so near the edge of its table, in ems.
  private static let atEdge = 2.0

  /// Gives each table the columns that stand on later pages, and takes them off those.
  static func join(_ pages: inout [PageLayout]) {
    /// How many strips were joined to the table of each page, and which pages gave theirs away.
    var strips = Array(repeating: 0, count: pages.count)
    var isStrip = Array(repeating: false, count: pages.count)
    for q in pages.indices.dropFirst() {
      guard let right = lone(pages[q]) else { continue }
      let lacksLabels = lacksLabels(right)
      let sheet = sheet(before: q, of: pages, isStrip)
      guard right.ys.count >= fewestLines || sheet.contains(where: { strips[$0] > 0 }) else { continue }
      let fitting = sheet.filter { p in
        guard strips[p] + 1 < mostStrips, let left = lone(pages[p]) else { return false }
        return lacksLabels
          ? fits(right, beside: left, on: pages[q], and: pages[p]) : hasLabels(of: left, again: right, on: pages[q], and: pages[p])
      }
      guard let p = fitting.min(by: { (strips[$0], $0) < (strips[$1], $1) }) else { continue }
      if lacksLabels {
        pages[p].lines = lines(of: pages[p], with: pages[q])
        pages[p].tables[0].append(columns: right, in: right.box)
      } else {
        let left = pages[p].tables[0]
        pages[p].tables[0].append(columns: right.dropping(columns: RepeatedLabels.count(in: right, of: left), rowsOf: left), in: right.box)
      }
      pages[q].tables = []
      pages[q].lines = []
      strips[p] += 1
      isStrip[q] = true
    }
  }

  /// The table of a page that has no other, if rules part all its cells.
  private static func lone(_ page: PageLayout) -> PageTable? {
    guard page.tables.count == 1, let table = page.tables.first, table.isRuled else { return nil }
    return table.region == nil && table.peeled.isEmpty ? table : nil
  }

  /// Whether nothing names the rows of a table: figures alone stand in it below their heads, but for remarks in its last column, or nothing.
  private static func lacksLabels(_ table: PageTable) -> Bool {
    guard let first = table.pieces.lazy.filter({ Figures.isFigure($0.text) }).map(\.row).min() else {
      // Columns in which nothing was entered are heads over blank rows.
      let words = table.pieces.lazy.filter { !$0.isEmpty }.map { $0.row + $0.rowSpan }.max() ?? 0
      return words <= mostHeadRows && table.rowCount - words >= fewestLines
    }
    let remarks = max(1, table.columnCount - 1)
    return table.pieces.allSatisfy { $0.column >= remarks || $0.row < first || $0.isEmpty || Figures.isEntry($0.text) }
  }

  /// The pages before one that one sheet may stand on, in their order: the columns of each go on on the next, under no text of its own.
  private static func sheet(before q: Int, of pages: [PageLayout], _ isStrip: [Bool]) -> [Int] {
    var found: [Int] = []
    var p = q - 1
    while p >= 0, found.count < longestStrip, q - p <= longestStrip * mostStrips {
      defer { p -= 1 }
      if isStrip[p] { continue }
      guard let table = lone(pages[p]) else { break }
      if let next = found.first.flatMap({ lone(pages[$0]) }) {
        guard table.xs.count >= next.xs.count, zip(table.xs, next.xs).allSatisfy({ abs($0 - $1) <= GrowingTable.sameColumn }) else { break }
      }
      found.insert(p, at: 0)
      // Rows that a sheet prints at the head of each page begin no other.
      let lead = lead(of: pages[p])
      if !lead.isEmpty, p == 0 || !RepeatedLead.isRepeated(lead, of: self.lead(of: pages[p - 1])) { break }
    }
    return found
  }

  /// The lines over the first table of a page.
  private static func lead(of page: PageLayout) -> [TextLine] {
    page.tables.first.map { table in page.lines.filter { $0.box.midY < table.box.y0 } } ?? []
  }

  /// Whether one table's rows stand at the heights of another's, on paper of one size, and what stands above it is the rest of what
  /// stands above the other.
  private static func fits(_ right: PageTable, beside left: PageTable, on page: PageLayout, and other: PageLayout) -> Bool {
    guard abs(page.width - other.width) <= sameRow, abs(page.height - other.height) <= sameRow else { return false }
    let (all, some) = left.ys.count < right.ys.count ? (right.ys, left.ys) : (left.ys, right.ys)
    func lies(_ y: Double, in lines: [Double]) -> Bool { abs(lines[Clusters.nearest(y, in: lines)] - y) <= sameRow }
    guard some.allSatisfy({ lies($0, in: all) }), lies(all[0], in: some), lies(all[all.count - 1], in: some) else { return false }
    guard Set(some.map { Clusters.nearest($0, in: all) }).count == some.count else { return false }
    // Spanners stand over some columns only: within the head one strip may have lines that the other lacks.
    let body = max(HeaderFinder.headerRows(of: left.grid), HeaderFinder.headerRows(of: right.grid))
    let head = all[min(body, all.count - 1)]
    guard all.allSatisfy({ $0 <= head + sameRow || lies($0, in: some) }) else { return false }
    let foot = right.box.y1
    let lead = lead(of: other)
    return page.lines.allSatisfy { line in
      // A title over the middle of all columns may stand on this strip alone.
      line.box.y0 >= foot || !lead.isEmpty && lead.allSatisfy { $0.box.midY > line.box.y1 }
        || other.lines.contains { isOneLine($0, line) && isRest(line, of: $0, right.box, left.box) }
    }
  }

  /// Whether one table prints the labels of another again, on paper of one size, and nothing above it that does not stand above the other.
  private static func hasLabels(of left: PageTable, again right: PageTable, on page: PageLayout, and other: PageLayout) -> Bool {
    guard abs(page.width - other.width) <= sameRow, abs(page.height - other.height) <= sameRow else { return false }
    let (lead, known) = (page.lines.filter { $0.box.y0 < right.box.y1 }, other.lines.filter { $0.box.y0 < left.box.y1 })
    return lead.count == page.lines.count && RepeatedLead.isRepeated(lead, of: known) && RepeatedLabels.count(in: right, of: left) > 0
  }

  /// Whether a line goes on with one at its height on the strip before: as a text that the edge of the paper cut, or as the caption at the
  /// right beside that at the left.
  private static func isRest(_ line: TextLine, of first: TextLine, _ strip: Box, _ table: Box) -> Bool {
    if isCut(first, line, strip, table) || isBegun(first, line, table) || isEnded(first, line, strip) { return true }
    return first.box.x1 < table.midX && line.box.x1 > strip.x1 - atEdge * line.fontSize
  }

  private static func isCut(_ first: TextLine, _ rest: TextLine, _ strip: Box, _ table: Box) -> Bool {
    first.box.x1 > table.x1 - rest.fontSize && rest.box.x0 < strip.x0 + rest.fontSize
  }

  /// Whether a text at the right edge of a table is the beginning of what the next strip prints whole.
  private static func isBegun(_ first: TextLine, _ whole: TextLine, _ table: Box) -> Bool {
    first.box.x1 > table.x1 - whole.fontSize && first.text.count < whole.text.count && whole.text.hasPrefix(first.text)
  }

  /// Whether a text at the left edge of a strip is the end of what the strip before prints whole.
  private static func isEnded(_ whole: TextLine, _ rest: TextLine, _ strip: Box) -> Bool {
    rest.box.x0 < strip.x0 && rest.text.count < whole.text.count && whole.text.hasSuffix(rest.text)
  }

  private static func isOneLine(_ a: TextLine, _ b: TextLine) -> Bool { abs(a.box.midY - b.box.midY) < b.fontSize / 2 }

  /// The lines around both strips: what stands at one height is one line, and a title that the paper's edge cut is one text.
  private static func lines(of page: PageLayout, with strip: PageLayout) -> [TextLine] {
    var lines = page.lines
    for line in strip.lines {
      guard let at = lines.firstIndex(where: { isOneLine($0, line) }), let first = line.segments.first, !lines[at].segments.isEmpty else {
        lines.append(line)
        continue
      }
      if isBegun(lines[at], line, page.tables[0].box) {
        lines[at].segments = line.segments
        continue
      }
      if isEnded(lines[at], line, strip.tables[0].box) { continue }
      var segments = line.segments
      if isCut(lines[at], line, strip.tables[0].box, page.tables[0].box) {
        lines[at].segments[lines[at].segments.count - 1].text += first.text
        segments.removeFirst()
      }
      lines[at].segments += segments
    }
    return lines.sorted { ($0.box.y0, $0.page) < ($1.box.y0, $1.page) }
  }
}

extension PageTable {
  /// The columns after the first ones, as rows of another table that has as many.
  fileprivate func dropping(columns count: Int, rowsOf other: PageTable) -> PageTable {
    var rest = self
    rest.xs.removeFirst(count)
    rest.ys = other.ys
    rest.ruledTop.removeFirst(count)
    rest.ruledBottom.removeFirst(count)
    rest.pieces = pieces.filter { $0.column >= count }
    for index in rest.pieces.indices { rest.pieces[index].column -= count }
    return rest
  }

  /// Adds the columns of a strip that stands in a box on another page, its rows at the same heights: each line of the one that has fewer is
  /// the other's too.
  fileprivate mutating func append(columns strip: PageTable, in box: Box) {
    let lines = ys.count < strip.ys.count ? strip.ys : ys
    func rows(_ own: [Double], _ pieces: [Piece], movedBy shift: Int, on page: Int?) -> [Piece] {
      pieces.map { piece in
        var piece = piece
        let end = Clusters.nearest(own[piece.row + piece.rowSpan], in: lines)
        piece.row = Clusters.nearest(own[piece.row], in: lines)
        piece.rowSpan = end - piece.row
        piece.column += shift
        piece.page = piece.page ?? page
        return piece
      }
    }
    pieces = (rows(ys, pieces, movedBy: 0, on: nil) + rows(strip.ys, strip.pieces, movedBy: columnCount, on: strip.page))
      .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    let right = self.box.x1
    let shift = right - strip.box.x0
    ownRight = ownRight ?? right
    xs += strip.xs.dropFirst().map { $0 + shift }
    ys = lines
    ruledTop += strip.ruledTop
    ruledBottom += strip.ruledBottom
    strips.append(Table.Part(page: strip.page, box: box))
  }
}
