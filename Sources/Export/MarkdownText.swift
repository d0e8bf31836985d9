import Layout

/// Tables in Markdown with pipes, each under its heading.
enum MarkdownText {
  static func text(_ tables: [NamedGrid]) -> String {
    tables.map { table in
      let heading = tables.count > 1 || table.title != nil ? "**\(escape(table.heading))**\n\n" : ""
      return heading + lines(of: table.grid)
    }.joined(separator: "\n")
  }

  /// The head is one line in Markdown, so several header rows become one, their texts joined from top to bottom.
  private static func lines(of grid: Grid) -> String {
    guard grid.columnCount > 0 else { return "" }
    let texts = grid.texts
    let headerRows = min(max(grid.headerRows, 1), texts.count)
    let head = (0..<grid.columnCount).map { column in
      texts[..<headerRows].map { $0[column] }.filter { !$0.isEmpty }.joined(separator: " / ")
    }
    let rule = Array(repeating: "---", count: grid.columnCount)
    let body = texts[headerRows...].map { row in row.map(escape) }
    return ([head.map(escape), rule] + body).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static func escape(_ text: String) -> String {
    text.mappingScalars { scalar in
      switch scalar {
      case "|", "\\", "*", "_", "`", "<", "[", "]": "\\\(scalar)"
      case _ where scalar.isLineBreak: " "
      default: nil
      }
    }
  }
}
