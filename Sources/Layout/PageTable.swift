import Extraction

/// A table's part on one page, with what is needed to join it to its continuation on the next.
public struct PageTable: Sendable {
  /// One line of a cell's text.
  struct Line: Sendable, Equatable {
    var text: String
    var box: Box
    /// The height of an em, in points.
    var em: Double
  }

  /// A cell with its lines still apart.
  struct Piece: Sendable {
    var row: Int
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
    var box: Box
    var lines: [Line]
    var confidence: Double?
    /// The page that it stands on, where its columns found no room on the table's; its box is on that page.
    var page: Int?
    /// Whether text was printed in it, and whether it runs to the right edge, so that the next word had to wrap.
    var isEmpty: Bool { lines.isEmpty }
    /// The columns that it covers.
    var columns: Range<Int> { column..<(column + columnSpan) }

    var text: String { TextJoiner.join(lines.map(\.text)) }

    /// How far the text is indented from the left edge, in points; nil where there is none.
    var indent: Double? { lines.first.map { max(0, $0.box.x0 - box.x0) } }

    /// Whether the text has as much room at its left as at its right: set in the middle of the cell, or so long by chance.
    var isCentered: Bool {
      guard let line = lines.first else { return false }
      let left = line.box.x0 - box.x0
      let right = box.x1 - line.box.x1
      return left > line.em && abs(left - right) < Self.unevenRoom * (left + right)
    }

    /// The room at both sides of a text in the middle differs by less than this share of it.
    private static let unevenRoom = 0.2
  }

  /// The page's number, from 1.
  public internal(set) var page: Int
  /// The page's height in points.
  let pageHeight: Double
  /// The page's width in points.
  let pageWidth: Double
  /// The column lines, in points.
  var xs: [Double]
  /// How far the column lines may lie to either side, where nothing draws them.
  var room = ColumnRoom()
  /// The row lines, in points.
  var ys: [Double]
  /// The cells in row-major order.
  var pieces: [Piece]
  /// For each column, whether the table's top edge is ruled over it.
  var ruledTop: [Bool]
  /// For each column, whether the table's bottom edge is ruled under it.
  var ruledBottom: [Bool]
  /// Whether rulings made the table; false where only the alignment of its text did.
  var isRuled: Bool
  /// The number of header rows where the finding of the table told it; nil where the grid has to.
  var headerRows: Int?
  /// Lines of text that stand inside the table's frame above its first row: titles and captions in cells of their own.
  var peeled: [TextLine] = []
  /// Whether captions stand among those in cells of a sheet that nobody merged: rows that are printed again on each page with the head.
  var hasOpenCaption = false

  /// Whether it is a table only as the part of another: a lattice with next to no text at the head of a page, such as the blank rows of a
  /// form and its total.
  var isRemainder = false

  /// The strips of its columns that found no room on its page, each on a page of its own, and the right edge of what did.
  var strips: [Table.Part] = []
  var ownRight: Double?

  /// What it was read from, where its rules are missing in part: it can be read anew with the columns of the page before.
  var region: TableRegion?
  /// The same for a table at the head of a page that was read line by line.
  var looseRegion: TableRegion?

  var rowCount: Int { ys.count - 1 }
  var columnCount: Int { xs.count - 1 }
  /// Whether its text was recognised from a picture.
  var isRecognized: Bool { pieces.contains { $0.confidence != nil } }

  /// The table's box, in points.
  public var box: Box { Box(xs[0], ys[0], xs[xs.count - 1], ys[ys.count - 1]) }

  /// Where it lies on its page, and on others that have columns of it.
  var parts: [Table.Part] {
    [Table.Part(page: page, box: Box(box.x0, box.y0, ownRight ?? box.x1, box.y1))] + strips
  }

  /// The size of most of its type, in points.
  var typeSize: Double {
    let sizes = pieces.flatMap(\.lines).map(\.em).sorted()
    return sizes.isEmpty ? 0 : sizes[sizes.count / 2]
  }

  /// The boxes of the cells, in points, for drawing.
  public var cellBoxes: [Box] { pieces.map(\.box) }

  /// The cells of one row that begin in it.
  func pieces(startingIn row: Int) -> [Piece] { pieces.filter { $0.row == row } }

  /// The cells that cover some part of a row.
  func pieces(covering row: Int) -> [Piece] { pieces.filter { $0.row <= row && row < $0.row + $0.rowSpan } }

  /// The box of a row, in points.
  func box(ofRow row: Int) -> Box { Box(box.x0, ys[row], box.x1, ys[row + 1]) }

  /// The height of the middle one of its rows, in points.
  var typicalRowHeight: Double {
    let heights = zip(ys, ys.dropFirst()).map { $1 - $0 }.sorted()
    return heights.isEmpty ? 0 : heights[heights.count / 2]
  }

  /// Whether rules part most of its rows.
  var hasRuledRows: Bool { region.map { 2 * $0.ruleLines.count > rowCount } ?? isRuled }

  /// Whether one of the rows from `first` on has no text.
  func hasBlankRow(from first: Int) -> Bool {
    let filled = Set(pieces.filter { !$0.isEmpty }.flatMap { $0.row..<($0.row + $0.rowSpan) })
    return (first..<max(rowCount, first)).contains { !filled.contains($0) }
  }

  /// The grid of this part alone.
  public var grid: Grid {
    Grid(
      rowCount: rowCount, columnCount: columnCount,
      cells: pieces.map { piece in
        Cell(
          row: piece.row, column: piece.column, rowSpan: piece.rowSpan, columnSpan: piece.columnSpan, text: piece.text,
          page: piece.page ?? page, box: piece.box, confidence: piece.confidence, indent: piece.indent, isCentered: piece.isCentered)
      })
  }

  /// Some of its rows as a table of their own; no cell reaches from them to others.
  func part(_ range: Range<Int>) -> PageTable {
    guard range != 0..<rowCount else { return self }
    var part = self
    part.ys = Array(ys[range.lowerBound...range.upperBound])
    part.pieces = pieces.filter { range.contains($0.row) }
    for index in part.pieces.indices { part.pieces[index].row -= range.lowerBound }
    if range.lowerBound > 0 { part.ruledTop = Array(repeating: true, count: columnCount) }
    if range.upperBound < rowCount { part.ruledBottom = Array(repeating: true, count: columnCount) }
    return part
  }

  /// Removes the last row, which no cell of another row reaches.
  mutating func dropLastRow() {
    guard rowCount > 1 else { return }
    let last = rowCount - 1
    pieces.removeAll { $0.row == last }
    ys.removeLast()
  }

  /// Removes the first `count` rows; cells that reach further down keep their lower part.
  mutating func dropFirstRows(_ count: Int) {
    guard count > 0, count < rowCount else { return }
    pieces = pieces.compactMap { piece in
      var piece = piece
      let end = piece.row + piece.rowSpan - count
      guard end > 0 else { return nil }
      piece.row = max(0, piece.row - count)
      piece.rowSpan = end - piece.row
      return piece
    }
    ys.removeFirst(count)
  }
}
