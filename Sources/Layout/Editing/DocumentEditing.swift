import Extraction

/// What a person may change in a document's flow: a table that was missed, and one that is none.
extension DocumentLayout {
  /// Puts paragraphs in the place of a table that is none, one for each of its rows.
  ///
  /// - Parameter index: The table's place among the tables, from 0.
  /// - Returns: Whether there is such a table.
  public mutating func dissolveTable(_ index: Int) -> Bool {
    guard let at = tableBlocks.dropFirst(index).first, case .table(let table) = blocks[at] else { return false }
    blocks.replaceSubrange(at...at, with: table.lines.map { .paragraph(Paragraph(lines: [$0])) })
    return true
  }

  /// Makes a table of what stands in a box outside all tables.
  ///
  /// The columns are parted by white strips that no piece of text crosses, the rows are the lines. The first row is the head.
  ///
  /// - Parameters:
  ///   - page: The page, from 1.
  ///   - box: The table's box in points, for where the table has no text.
  ///   - contains: Whether a box of the page lies in the table's.
  /// - Returns: The table's place among the tables; nil where a table lies there already.
  public mutating func addTable(page: Int, box: Box, contains: (Box) -> Bool) -> Int? {
    let isTaken = tables.contains { table in table.parts.contains { $0.page == page && contains($0.box) } }
    guard !isTaken else { return nil }
    var taken: [TextLine] = []
    var kept: [Block] = []
    var place: Int?
    for block in blocks {
      guard case .paragraph(let paragraph) = block else {
        kept.append(block)
        continue
      }
      let inside = paragraph.lines.map { $0.page == page && contains($0.box) }
      taken += zip(paragraph.lines, inside).filter(\.1).map(\.0)
      let before = paragraph.lines[..<(inside.firstIndex(of: true) ?? inside.count)]
      let after = zip(paragraph.lines, inside).dropFirst(before.count).filter { !$0.1 }.map(\.0)
      if !before.isEmpty { kept.append(.paragraph(Paragraph(lines: Array(before)))) }
      if inside.contains(true), place == nil { place = kept.count }
      if !after.isEmpty { kept.append(.paragraph(Paragraph(lines: after))) }
    }
    let at = place ?? kept.firstIndex { $0.stands(below: box, on: page) } ?? kept.count
    let table = Table(
      parts: [Table.Part(page: page, box: taken.dropFirst().reduce(taken.first?.box ?? box) { $0.union($1.box) })],
      grid: DrawnGrid(taken, page: page, box: box).grid, isRuled: false, framedLines: [])
    kept.insert(.table(table), at: at)
    blocks = kept
    return tableBlocks.firstIndex(of: at)
  }

  /// Changes a table.
  ///
  /// - Parameters:
  ///   - index: Its place among the tables, from 0.
  ///   - change: Changes it, and says whether the change fits.
  /// - Returns: Whether there is such a table and the change fits.
  public mutating func changeTable(_ index: Int, _ change: (inout Table) -> Bool) -> Bool {
    guard let at = tableBlocks.dropFirst(index).first, case .table(var table) = blocks[at], change(&table) else { return false }
    blocks[at] = .table(table)
    return true
  }

  /// The places of the tables among the blocks.
  private var tableBlocks: [Int] {
    blocks.indices.filter { if case .table = blocks[$0] { true } else { false } }
  }
}

extension Block {
  /// Whether the block stands on a later page, or on this one below a box.
  fileprivate func stands(below box: Box, on page: Int) -> Bool {
    switch self {
    case .paragraph(let paragraph): paragraph.page > page || paragraph.page == page && paragraph.box.y0 >= box.y1
    case .table(let table): table.parts.first.map { $0.page > page || $0.page == page && $0.box.y0 >= box.y1 } ?? false
    }
  }
}

extension Table {
  /// The size of type where nothing is known of it, in points.
  private static let usualSize = 10.0

  /// The rows as lines of text.
  fileprivate var lines: [TextLine] {
    framedLines
      + (0..<grid.rowCount).compactMap { row in
        let cells = grid.cells.filter { $0.row == row && !$0.text.isEmpty }
        guard let first = cells.first else { return nil }
        let box = cells.dropFirst().reduce(first.box) { $0.union($1.box) }
        return TextLine(
          page: first.page, box: box, segments: cells.map { TextLine.Segment(text: $0.text, box: $0.box) },
          fontSize: min(Self.usualSize, box.height), isBold: false, pageWidth: box.x1)
      }
  }
}

/// The grid of a table that a person drew a box around.
private struct DrawnGrid {
  let grid: Grid

  init(_ lines: [TextLine], page: Int, box: Box) {
    let lines = lines.sorted { ($0.box.midY, $0.box.x0) < ($1.box.midY, $1.box.x0) }
    let rows = Self.rows(lines)
    let pieces = rows.map { $0.flatMap(\.segments).sorted { $0.box.x0 < $1.box.x0 } }
    let edges = Self.columns(pieces.flatMap { $0 })
    guard !rows.isEmpty, edges.count > 1 else {
      grid = Grid(rowCount: 1, columnCount: 1, cells: [Cell(row: 0, column: 0, text: "", page: page, box: box)])
      return
    }
    var cells: [Cell] = []
    for (r, row) in pieces.enumerated() {
      let top = rows[r].map(\.box.y0).min() ?? box.y0
      let bottom = rows[r].map(\.box.y1).max() ?? box.y1
      for c in 0..<(edges.count - 1) {
        let texts = row.filter { $0.box.midX >= edges[c] && $0.box.midX < edges[c + 1] }.map(\.text)
        cells.append(
          Cell(row: r, column: c, text: TextJoiner.join(texts), page: page, box: Box(edges[c], top, edges[c + 1], bottom)))
      }
    }
    grid = Grid(rowCount: rows.count, columnCount: edges.count - 1, headerRows: rows.count > 1 ? 1 : 0, cells: cells)
  }

  /// Lines whose middles lie in each other are one row.
  private static func rows(_ lines: [TextLine]) -> [[TextLine]] {
    var rows: [[TextLine]] = []
    for line in lines {
      if let last = rows.last?.first, line.box.midY < last.box.y1, last.box.midY > line.box.y0 {
        rows[rows.count - 1].append(line)
      } else {
        rows.append([line])
      }
    }
    return rows
  }

  /// The lines between columns: the middles of the strips that no piece crosses, and the outer edges.
  private static func columns(_ pieces: [TextLine.Segment]) -> [Double] {
    var spans: [(start: Double, end: Double)] = []
    for piece in pieces.sorted(by: { $0.box.x0 < $1.box.x0 }) {
      if let last = spans.last, piece.box.x0 < last.end {
        spans[spans.count - 1].end = max(last.end, piece.box.x1)
      } else {
        spans.append((piece.box.x0, piece.box.x1))
      }
    }
    guard let first = spans.first, let last = spans.last else { return [] }
    // The last edge lies behind the last piece, so that its middle is before it.
    return [first.start] + zip(spans, spans.dropFirst()).map { ($0.end + $1.start) / 2 } + [max(last.end, first.start + 1)]
  }
}
