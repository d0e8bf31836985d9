/// Recognises header rows that a continuation page prints again.
enum RepeatedHeader {
  /// How many of a part's first rows repeat rows that the table already has: its header, or the header of its lower half where a form
  /// has one in the middle.
  ///
  /// - Parameters:
  ///   - part: The part, its columns aligned with the table's.
  ///   - cells: The table's cells so far.
  ///   - rowCount: The table's rows so far.
  /// - Returns: The number of rows to leave out; 0 where the part begins with rows of its own.
  static func rowCount(of part: PageTable, in cells: [PageTable.Piece], rowCount: Int) -> Int {
    match(of: part, in: cells, rowCount: rowCount).count
  }

  /// Whether a part begins a new form rather than going on: its first row has the label of the table's first row and another value.
  static func beginsAnew(_ part: PageTable, in cells: [PageTable.Piece]) -> Bool {
    let upper = signature(of: cells.filter { $0.row == 0 })
    let lower = signature(of: part.pieces.filter { $0.row == 0 })
    guard let label = upper.first, label.column == 0, !label.text.isEmpty, !isNumber(label.text), lower.first == label else { return false }
    return upper.count <= 4 && upper.map(\.text) != lower.map(\.text) && upper.contains { $0.column > 0 && !$0.text.isEmpty }
      && lower.contains { $0.column > 0 && !$0.text.isEmpty }
  }

  /// Where a part's first rows stand in the table, and how many of them.
  static func match(of part: PageTable, in cells: [PageTable.Piece], rowCount: Int) -> (start: Int, count: Int) {
    let limit = min(maximum, part.rowCount - 1, rowCount)
    guard limit > 0 else { return (0, 0) }
    let lower = (0..<limit).map { row in signature(of: part.pieces.filter { $0.row == row }) }
    let upper = Dictionary(grouping: cells, by: \.row)
    for start in 0..<rowCount {
      var count = 0
      while count < limit, start + count < rowCount, lower[count] == signature(of: upper[start + count] ?? []) { count += 1 }
      // Rows that only other rows' spans cover say nothing; what repeats must be words in at least two cells.
      let words = lower[..<count].joined().filter { !$0.text.isEmpty }
      guard count > 0, words.count >= 2, !words.contains(where: { isNumber($0.text) && $0.text.count > 2 }) else { continue }
      let whole = (0..<count).allSatisfy { row in
        part.pieces.allSatisfy { $0.row != row || $0.row + $0.rowSpan <= count }
      }
      if whole { return (start, count) }
    }
    return (0, 0)
  }

  /// For the first rows of a part that print the table's first rows again, whatever their columns: which of the part's column lines are
  /// which of the table's, from left to right; nil where it does not begin so.
  static func anchors(of part: PageTable, in cells: [PageTable.Piece]) -> [(part: Int, table: Int)]? {
    let upper = Dictionary(grouping: cells, by: \.row).mapValues { $0.sorted { $0.column < $1.column } }
    let lower = Dictionary(grouping: part.pieces, by: \.row).mapValues { $0.sorted { $0.column < $1.column } }
    var lines: [Int: Int] = [:]
    var words = 0
    for row in 0..<min(maximum, part.rowCount - 1) {
      guard let above = upper[row], let below = lower[row], above.map(word) == below.map(word),
        above.map(\.rowSpan) == below.map(\.rowSpan),
        !below.contains(where: { isNumber($0.text) && $0.text.count > 2 })
      else { break }
      for (a, b) in zip(above, below) {
        for (from, to) in [(b.column, a.column), (b.column + b.columnSpan, a.column + a.columnSpan)] {
          if let known = lines[from], known != to { return nil }
          lines[from] = to
        }
      }
      words += below.count { !$0.isEmpty }
    }
    let anchors = lines.sorted { $0.key < $1.key }.map { (part: $0.key, table: $0.value) }
    let isWhole = anchors.first?.part == 0 && anchors.last?.part == part.columnCount
    let isRising = zip(anchors, anchors.dropFirst()).allSatisfy { $0.table < $1.table }
    return words >= 2 && isWhole && isRising ? anchors : nil
  }

  private static func word(_ piece: PageTable.Piece) -> String { BreakSplice.word(piece.text) }

  /// A header deeper than this repeats in no known form.
  static let maximum = 7

  struct Mark: Equatable {
    var column: Int
    var columnSpan: Int
    var text: String
  }

  private static func signature(of row: [PageTable.Piece]) -> [Mark] {
    row.sorted { $0.column < $1.column }.map {
      Mark(column: $0.column, columnSpan: $0.columnSpan, text: $0.text.filter { !$0.isWhitespace })
    }
  }

  private static func isNumber(_ text: String) -> Bool { text.allSatisfy { $0.isNumber || ",.，．-%".contains($0) } }
}
