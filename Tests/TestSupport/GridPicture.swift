import Layout

/// Grids as text: a row is its cells parted by `|`; `<` stands for a place that the cell to its left spans to, `^` for one that the cell
/// above spans to.
public enum GridPicture {
  /// The texts and marks of each row.
  public static func texts(_ rows: [String]) -> [[String]] {
    rows.map { row in row.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) } }
  }

  /// The cells of a picture.
  public static func cells(_ rows: [String]) -> [Cell] {
    let texts = texts(rows)
    var cells: [Cell] = []
    for (r, row) in texts.enumerated() {
      for (c, text) in row.enumerated() where text != "<" && text != "^" {
        var right = c + 1
        while right < row.count, row[right] == "<" { right += 1 }
        var bottom = r + 1
        while bottom < texts.count, texts[bottom][c] == "^" { bottom += 1 }
        cells.append(Cell(row: r, column: c, rowSpan: bottom - r, columnSpan: right - c, text: text))
      }
    }
    return cells
  }

  /// Whether the border above a place runs through a cell that spans several rows and columns.
  static func isInside(_ texts: [[String]], _ r: Int, _ c: Int) -> Bool {
    var left = c
    while left > 0, texts[r][left] == "<" { left -= 1 }
    return left < c && texts[r][left] == "^"
  }

  /// Whether the border left of a place runs through a cell that spans several rows and columns.
  static func isBeside(_ texts: [[String]], _ r: Int, _ c: Int) -> Bool {
    var top = r
    while top > 0, texts[top][c] == "^" { top -= 1 }
    return top < r && texts[top][c] == "<"
  }

  private static func trimmed(_ text: Substring) -> String {
    var slice = text
    while slice.first == " " { slice.removeFirst() }
    while slice.last == " " { slice.removeLast() }
    return String(slice)
  }
}

extension Grid {
  /// Makes a grid from a picture.
  public init(_ rows: [String], headerRows: Int = 0) {
    self.init(
      rowCount: rows.count, columnCount: GridPicture.texts(rows).map(\.count).max() ?? 0, headerRows: headerRows,
      cells: GridPicture.cells(rows))
  }

  /// The grid as a picture.
  public var picture: [String] {
    let covering = coverage()
    return (0..<rowCount).map { r in
      (0..<columnCount).map { c in
        guard let index = covering[r * columnCount + c] else { return "?" }
        let cell = cells[index]
        if cell.row == r, cell.column == c { return cell.text }
        return cell.column < c ? "<" : "^"
      }.joined(separator: " | ")
    }
  }
}
