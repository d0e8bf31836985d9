import Extraction

/// A table's cells, faithful to the print: every cell once, at its first row and column, with its spans.
public struct Grid: Sendable, Equatable {
  /// The number of rows, header rows included.
  public var rowCount: Int
  /// The number of columns.
  public var columnCount: Int
  /// How many of the first rows are column heads.
  public var headerRows: Int
  /// The cells in row-major order, empty ones included.
  public var cells: [Cell]

  /// Makes a grid.
  public init(rowCount: Int, columnCount: Int, headerRows: Int = 0, cells: [Cell]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.headerRows = headerRows
    self.cells = cells
  }

  /// For each position, row by row, the index in `cells` of the cell that covers it, or nil.
  public func coverage() -> [Int?] {
    var covering = [Int?](repeating: nil, count: rowCount * columnCount)
    for (index, cell) in cells.enumerated() {
      for row in cell.row..<min(rowCount, cell.row + cell.rowSpan) {
        for column in cell.column..<min(columnCount, cell.column + cell.columnSpan) { covering[row * columnCount + column] = index }
      }
    }
    return covering
  }
}

/// One cell of a grid.
public struct Cell: Sendable, Equatable {
  /// The first row that it covers, from 0.
  public var row: Int
  /// The first column that it covers, from 0.
  public var column: Int
  /// How many rows it covers, at least 1.
  public var rowSpan: Int
  /// How many columns it covers, at least 1.
  public var columnSpan: Int
  /// The text, wrapped lines joined.
  public var text: String
  /// The page that its first part stands on, from 1.
  public var page: Int
  /// The box of its first part, in points on that page.
  public var box: Box
  /// The lowest confidence among recognised glyphs; nil where the file carries the text.
  public var confidence: Double?
  /// How far the text is indented from the left edge of the cell, in points; nil where the cell is empty.
  public var indent: Double?
  /// Whether the text has as much room at its left as at its right.
  public var isCentered: Bool
  /// What a person said of it; nil where nobody looked.
  public var review: CellReview?

  /// Makes a cell.
  public init(
    row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, text: String, page: Int = 1, box: Box = Box(0, 0, 0, 0),
    confidence: Double? = nil, indent: Double? = nil, isCentered: Bool = false
  ) {
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.text = text
    self.page = page
    self.box = box
    self.confidence = confidence
    self.indent = indent
    self.isCentered = isCentered
  }
}

/// What a person who looked at a cell said of it.
public enum CellReview: String, Sendable {
  /// It is as printed.
  case accepted
  /// It was wrong, and this is what is printed.
  case corrected
}
