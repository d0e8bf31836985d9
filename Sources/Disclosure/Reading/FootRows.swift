import Layout

/// The last rows of a form's frame that are no lines of it: notes, and who signed, each in a cell over several columns and nothing beside it.
struct FootRows {
  /// The first of them; the number of rows where there are none.
  let start: Int
  /// What they say, as printed.
  let notes: [String]

  /// Looks at the last rows of a grid.
  ///
  /// - Parameters:
  ///   - grid: The grid.
  ///   - texts: The folded texts of its cells.
  ///   - head: How many of its rows are heads.
  ///   - words: The words of notes.
  init(_ grid: Grid, texts: [String], below head: Int, words: CaptionWords) {
    var rows: [[Int]] = Array(repeating: [], count: grid.rowCount)
    var reached = 0
    for (index, cell) in grid.cells.enumerated() where cell.row < grid.rowCount && !cell.text.isEmpty {
      rows[cell.row].append(index)
      if cell.rowSpan > 1 { reached = max(reached, cell.row + cell.rowSpan) }
    }
    var first = grid.rowCount
    var at = grid.rowCount
    while at > max(head, reached) {
      let filled = rows[at - 1]
      // The text in a cell over several columns is all that the row says; a blank row says nothing.
      guard filled.count <= 1, filled.allSatisfy({ grid.cells[$0].columnSpan > 1 && grid.cells[$0].column == 0 }) else { break }
      at -= 1
      // What follows a note in such cells goes on with it.
      if let index = filled.first, words.isNote(texts[index]) || words.isSignature(texts[index]) { first = at }
    }
    start = first
    notes = rows[first...].joined().map { grid.cells[$0].text }
  }
}
