/// Tells how many of a grid's first rows are column heads.
///
/// The first row is one where the grid has a head at all. A head cell that spans several columns is followed by the heads of its parts;
/// a row that numbers the columns (1 2 3 …) closes the head. In a sheet whose cells nobody merged two rows are the head where each has words
/// over the columns that the other leaves blank, and more of them where each head with blank cells at its right has its parts below it.
enum HeaderFinder {
  /// A header deeper than this is in no known table.
  static let deepest = 8

  /// The number of header rows.
  static func headerRows(of grid: Grid) -> Int {
    guard grid.rowCount > 1, grid.columnCount > 1 else { return 0 }
    var rows: [[Cell]] = Array(repeating: [], count: grid.rowCount)
    for cell in grid.cells where cell.row < grid.rowCount { rows[cell.row].append(cell) }
    guard let first = rows.first, !first.isEmpty, !first.contains(where: { Figures.isAmount($0.text) }) else { return 0 }
    let open = openHead(rows) ?? 1
    var header = closure(of: rows, from: 0, to: open)
    while header < min(deepest, grid.rowCount - 1),
      hasSubheads(rows, below: header) || open == 1 && completesHeads(rows, below: header)
    {
      header = closure(of: rows, from: header, to: header + 1)
    }
    if header < grid.rowCount, numbersColumns(rows[header]) { header += 1 }
    return min(header, grid.rowCount)
  }

  /// The end of a band of rows, widened until no cell of it reaches further down; a label that spans many rows beside the first ones is
  /// no head and widens nothing.
  private static func closure(of rows: [[Cell]], from start: Int, to end: Int) -> Int {
    var end = end
    var row = start
    while row < end, end < rows.count {
      let tall = rows[row].map { $0.row + $0.rowSpan }.filter { $0 <= deepest && $0 < rows.count }.max() ?? end
      end = max(end, tall)
      row += 1
    }
    return end
  }

  /// Whether the row after the head so far holds the parts of a head that spans several columns.
  private static func hasSubheads(_ rows: [[Cell]], below header: Int) -> Bool {
    let next = rows[header]
    guard !next.isEmpty, !next.contains(where: { Figures.isAmount($0.text) }) else { return false }
    let wide = rows[..<header].joined().filter { $0.columnSpan > 1 && $0.row + $0.rowSpan == header && !$0.text.isEmpty }
    return wide.contains { head in
      let parts = next.filter { $0.column >= head.column && $0.column + $0.columnSpan <= head.column + head.columnSpan }
      return parts.count >= 2 && parts.allSatisfy { !$0.text.isEmpty && !isOutline($0.text) }
    }
  }

  /// Whether the head so far leaves columns blank, the next row has words over each of them, and those that it leaves blank in turn are under
  /// heads: rows of a sheet whose cells are not merged.
  private static func completesHeads(_ rows: [[Cell]], below header: Int) -> Bool {
    let (upper, next) = (rows[header - 1], rows[header])
    let isPlain = (upper + next).allSatisfy { $0.rowSpan == 1 && $0.columnSpan == 1 }
    let heads = Dictionary(upper.map { ($0.column, $0.text) }) { first, _ in first }
    let parts = Dictionary(next.map { ($0.column, $0.text) }) { first, _ in first }
    let blanks = heads.filter(\.value.isEmpty).keys
    let words = next.map(\.text).filter { !$0.isEmpty }
    guard isPlain, !blanks.isEmpty, heads.count - blanks.count >= 2, words.count >= 2 else { return false }
    return words.allSatisfy { !Figures.isEntry($0) && !isOutline($0) } && blanks.allSatisfy { !(parts[$0] ?? "").isEmpty }
      && parts.allSatisfy { !$0.value.isEmpty || !(heads[$0.key] ?? "").isEmpty }
  }

  /// The depth of a head of several rows whose cells are not merged; nil where the first rows are none.
  ///
  /// A word with blank cells at its right is over all of them: the next row begins its parts below it, two at least, and is blank below
  /// the words that are over one column.
  private static func openHead(_ rows: [[Cell]]) -> Int? {
    let width = rows[0].count
    // The columns of the words that have no parts yet.
    var open = [0..<width]
    for (depth, cells) in rows.prefix(min(deepest, rows.count - 1)).enumerated() {
      let isOpen = cells.allSatisfy { $0.rowSpan == 1 && $0.columnSpan == 1 && ($0.text.isEmpty || !Figures.isEntry($0.text)) }
      guard cells.count == width, isOpen else { return nil }
      let parts = open.map { columns in columns.filter { !cells[$0].text.isEmpty } }
      let isBelowAll = zip(open, parts).allSatisfy { $1.first == $0.lowerBound && $1.count > 1 }
      guard isBelowAll, !cells.contains(where: { isOutline($0.text) }), cells.count(where: { !$0.text.isEmpty }) == parts.joined().count
      else { return nil }
      open = zip(open, parts).flatMap { columns, starts in zip(starts, starts.dropFirst() + [columns.upperBound]).map { $0..<$1 } }
        .filter { $0.count > 1 }
      if open.isEmpty { return depth + 1 }
    }
    return nil
  }

  /// Whether a row numbers the columns: 1 2 3 …, after an optional label of its own.
  private static func numbersColumns(_ row: [Cell]) -> Bool {
    let texts = row.map { (column: $0.column, text: $0.text.filter { !$0.isWhitespace }) }.filter { !$0.text.isEmpty }
    let numbers = texts.compactMap { Int($0.text) }
    let others = texts.filter { Int($0.text) == nil }
    guard numbers.count >= 2, numbers[0] <= 2, zip(numbers, numbers.dropFirst()).allSatisfy({ $1 == $0 + 1 }) else { return false }
    // A label of its own stands in the first column: 栏次.
    return others.allSatisfy { $0.column == 0 && numbers.count >= 3 || $0.text.contains("栏") || formula($0.text) }
  }

  /// A head like `3=1+2` under a numbered column.
  private static func formula(_ text: String) -> Bool { text.allSatisfy { $0.isNumber || "=+-()（）*×".contains($0) } }

  /// Whether a text begins as a line of an outline does.
  private static func isOutline(_ text: String) -> Bool {
    guard let numbering = Numbering.parse(text) else { return false }
    return numbering.rank == .chinese || numbering.rank == .bracketedChinese
  }
}
