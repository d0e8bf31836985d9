import Layout

/// Tables as HTML `<table>` elements with their spans.
enum HTMLText {
  /// A document that any browser opens: the encoding must be named, or Chinese text comes out garbled.
  static func text(_ tables: [NamedGrid]) -> String {
    "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Tables</title>\n" + tables.map(table).joined()
  }

  private static func table(_ table: NamedGrid) -> String {
    let pages = table.pages.map(String.init).joined(separator: " ")
    var text = "<table id=\"\(escape(table.id))\" data-pages=\"\(pages)\">\n"
    if let title = table.title { text += "<caption>\(escape(title))</caption>\n" }
    let grid = table.grid
    let covered = grid.coverage()
    for row in 0..<grid.rowCount {
      let group = row < grid.headerRows ? "th" : "td"
      if row == 0 { text += grid.headerRows > 0 ? "<thead>\n" : "<tbody>\n" }
      if row > 0, row == grid.headerRows { text += "</thead>\n<tbody>\n" }
      text += "<tr>"
      for column in 0..<grid.columnCount {
        guard let index = covered[row * grid.columnCount + column] else {
          text += "<\(group)></\(group)>"
          continue
        }
        let cell = grid.cells[index]
        if cell.row == row, cell.column == column { text += element(cell, tag: group) }
      }
      text += "</tr>\n"
    }
    if grid.rowCount > 0 { text += grid.headerRows >= grid.rowCount ? "</thead>\n" : "</tbody>\n" }
    return text + "</table>\n"
  }

  private static func element(_ cell: Cell, tag: String) -> String {
    var open = tag
    if cell.rowSpan > 1 { open += " rowspan=\"\(cell.rowSpan)\"" }
    if cell.columnSpan > 1 { open += " colspan=\"\(cell.columnSpan)\"" }
    return "<\(open)>\(escape(cell.text))</\(tag)>"
  }

  private static func escape(_ text: String) -> String {
    text.mappingScalars { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: nil
      }
    }
  }
}
