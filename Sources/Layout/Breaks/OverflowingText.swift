import Extraction

/// Gives text that ran out of a table back to its cell: a mark that hangs over the right edge, and lines of a merged cell that were set in
/// the middle of the little that a page break left of it.
enum OverflowingText {
  /// What begins by more than this inside the table's edge crosses it, in points: more than a font's box is off.
  static let crossing = 0.5
  /// A line's box stands above its ink by about this share of its height: where no more of it crosses an edge, its ink does not.
  static let rim = 0.1
  /// Lines of one cell follow each other at one pitch, to this share of it.
  static let samePitch = 0.05
  /// Type of one cell is of one size, to this share of it.
  static let sameSize = 0.1

  /// Moves what belongs to the cells of a page's tables out of its lines.
  static func claim(on page: inout PageLayout) {
    for t in page.tables.indices {
      let box = page.tables[t].box
      for l in page.lines.indices {
        let line = page.lines[l].box
        let (isBelow, isBeside) = (line.y1 > box.y1 && line.x0 < box.x1, line.midY > box.y0 && line.midY < box.y1)
        guard isBelow || isBeside else { continue }
        page.lines[l].segments.removeAll { segment in
          isBeside ? extend(&page.tables[t], by: segment) : append(segment, to: &page.tables[t])
        }
      }
    }
    page.lines.removeAll(where: \.segments.isEmpty)
  }

  /// Adds a mark to the line that it touches over a table's right edge.
  private static func extend(_ table: inout PageTable, by segment: TextLine.Segment) -> Bool {
    let (edge, box) = (table.box.x1, segment.box)
    guard box.x0 < edge - crossing else { return false }
    for p in table.pieces.indices where table.pieces[p].box.x1 > edge - crossing {
      for l in table.pieces[p].lines.indices {
        let line = table.pieces[p].lines[l]
        guard abs(line.box.midY - box.midY) < crossing, abs(box.x0 - line.box.x1) < line.em / 2 else { continue }
        table.pieces[p].lines[l].text += segment.text
        table.pieces[p].lines[l].box = line.box.union(box)
        return true
      }
    }
    return false
  }

  /// Adds a line below a table's foot to the cell that it goes on in: in the cell's width and type, it crosses the edge or keeps the pitch of
  /// the lines above it.
  private static func append(_ segment: TextLine.Segment, to table: inout PageTable) -> Bool {
    let (edge, box) = (table.box.y1, segment.box)
    let owner = table.pieces.firstIndex { cell in
      guard abs(cell.box.y1 - edge) < crossing, box.x0 > cell.box.x0, box.x1 < cell.box.x1 else { return false }
      let crosses = box.y0 < edge - max(crossing, rim * box.height)
      guard let last = cell.lines.last else { return crosses && isOpen(cell, in: table) }
      guard abs(box.height - last.box.height) < sameSize * last.box.height, box.y0 > last.box.y0 else { return false }
      let pitch = box.midY - last.box.midY
      return pitch < 2 * box.height && (crosses || isOpen(cell, in: table))
        || cell.lines.dropLast().last.map { abs(last.box.midY - $0.box.midY - pitch) < samePitch * pitch } ?? false
    }
    guard let at = owner else { return false }
    // Of a cell that the break cut nothing tells how its lines lie in the other.
    let isCut = table.pieces[at].lines.isEmpty || isOpen(table.pieces[at], in: table)
    table.pieces[at].lines.append(PageTable.Line(text: segment.text, box: box, em: table.pieces[at].lines.last?.em ?? box.height))
    if !isCut { takeFromAbove(at, in: &table) }
    return true
  }

  /// Whether a cell at the foot of a table has no lower border where others have theirs: the page break cut it.
  private static func isOpen(_ cell: PageTable.Piece, in table: PageTable) -> Bool {
    table.ruledBottom.contains(true) && cell.columns.allSatisfy { !table.ruledBottom[$0] }
  }

  /// Takes the line back that ran out over the cell above where one ran out below: text stands in the middle of its cell.
  private static func takeFromAbove(_ at: Int, in table: inout PageTable) {
    let cell = table.pieces[at]
    let pitch = cell.lines[1].box.midY - cell.lines[0].box.midY
    guard let above = table.pieces.firstIndex(where: { $0.row + $0.rowSpan == cell.row && $0.columns.contains(cell.column) }),
      let line = table.pieces[above].lines.last, line.box.x0 > cell.box.x0, line.box.x1 < cell.box.x1,
      line.box.y1 > cell.box.y0 - pitch / 2, abs(cell.lines[0].box.midY - line.box.midY - pitch) < samePitch * pitch
    else { return }
    table.pieces[at].lines.insert(line, at: 0)
    table.pieces[above].lines.removeLast()
  }
}
