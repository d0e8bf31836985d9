import Layout

/// A grid with its spans resolved and its texts folded.
struct FormGrid {
  let grid: Grid
  private let coverage: [Int?]
  private let folded: [String]

  init(_ grid: Grid) {
    self.grid = grid
    coverage = grid.coverage()
    folded = grid.cells.map { Folding.folded($0.text) }
  }

  var rowCount: Int { grid.rowCount }
  var columnCount: Int { grid.columnCount }
  var headerRows: Int { grid.headerRows }

  /// The cell that covers a position.
  func cell(_ row: Int, _ column: Int) -> Cell? { index(row, column).map { grid.cells[$0] } }

  /// The folded text of the cell that covers a position; empty where there is none.
  func text(_ row: Int, _ column: Int) -> String { index(row, column).map { folded[$0] } ?? "" }

  /// Whether a cell begins at a position, so that its text is to be read there and not where it spans to.
  func starts(_ row: Int, _ column: Int) -> Bool {
    guard let cell = cell(row, column) else { return false }
    return cell.row == row && cell.column == column
  }

  /// The folded header texts over a column from top to bottom; repeats through spans and column numbers are left out.
  func path(ofColumn column: Int) -> [String] {
    var path: [String] = []
    for row in 0..<headerRows {
      let text = text(row, column)
      if !text.isEmpty, !isColumnNumber(text), path.last != text { path.append(text) }
    }
    return path
  }

  /// The header texts over a column as printed.
  func printedPath(ofColumn column: Int) -> [String] {
    var path: [String] = []
    for row in 0..<headerRows {
      guard let cell = cell(row, column), cell.row == row, !cell.text.isEmpty else { continue }
      path.append(cell.text)
    }
    return path
  }

  private func index(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, row < rowCount, column >= 0, column < columnCount else { return nil }
    return coverage[row * columnCount + column]
  }

  private func isColumnNumber(_ text: String) -> Bool { text == "栏次" || text.count <= 2 && Int(text) != nil }
}
