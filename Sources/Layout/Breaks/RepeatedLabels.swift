/// Tells whether a strip of a wide sheet prints the labels of its rows again, as a spreadsheet does with columns that stand on every page.
enum RepeatedLabels {
  /// Fewer words than these may stand in the same rows of two forms by chance.
  private static let fewestWords = 3

  /// How many of a strip's first columns say what those of the strip before say, row by row, under heads of which some are new; nothing
  /// where these are no labels of all rows.
  static func count(in strip: PageTable, of first: PageTable) -> Int {
    guard strip.rowCount == first.rowCount else { return 0 }
    let most = min(strip.columnCount, first.columnCount) - 1
    var count = (0..<max(0, most)).first { entries(strip, $0) != entries(first, $0) } ?? max(0, most)
    while count > 0, strip.pieces.contains(where: { $0.column < count && $0.columns.upperBound > count }) { count -= 1 }
    guard count > 0 else { return 0 }
    let head = HeaderFinder.headerRows(of: first.grid)
    let words = strip.pieces.filter { $0.column < count && $0.row >= head && !$0.isEmpty && !Figures.isEntry($0.text) }
    guard head > 0, Set(words.map(\.text)).count >= fewestWords else { return 0 }
    let hasNewHeads = !heads(strip, from: count, above: head).isSubset(of: heads(first, from: count, above: head))
    return hasNewHeads ? count : 0
  }

  private struct Entry: Equatable {
    var row: Int
    var rowSpan: Int
    var columnSpan: Int
    var text: String
  }

  private static func entries(_ table: PageTable, _ column: Int) -> [Entry] {
    table.pieces.filter { $0.column == column }.map {
      Entry(row: $0.row, rowSpan: $0.rowSpan, columnSpan: $0.columnSpan, text: RowBreak.word($0.text))
    }
  }

  private static func heads(_ table: PageTable, from column: Int, above body: Int) -> Set<String> {
    Set(table.pieces.filter { $0.column >= column && $0.row < body && !$0.isEmpty }.map { RowBreak.word($0.text) })
  }
}
