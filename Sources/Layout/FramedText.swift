import Extraction

/// Takes text that stands in a table's frame but is no row out of it: a title over all columns at the top, notes under the last row.
enum FramedText {
  /// A title is set in type larger than the table's by this factor.
  static let largerType = 1.12
  /// A note has at least so many words.
  static let leastWords = 8

  /// What was taken out of a table.
  struct Peeling {
    var table: PageTable
    /// The lines of titles and captions.
    var above: [TextLine] = []
    /// The lines of notes.
    var below: [TextLine] = []
  }

  /// Peels a table.
  static func peel(_ table: PageTable, on page: Page) -> Peeling {
    var peeling = Peeling(table: table)
    for _ in 0..<titleRows(of: table) {
      peeling.above += peeling.table.pieces(startingIn: 0).flatMap { textLines(of: $0, on: page) }
      peeling.table.dropFirstRows(1)
      peeling.table.ruledTop = Array(repeating: true, count: peeling.table.columnCount)
    }
    while peeling.table.rowCount > 2, let piece = wholeRow(peeling.table.rowCount - 1, of: peeling.table), isNote(piece) {
      peeling.below = textLines(of: piece, on: page) + peeling.below
      peeling.table.dropLastRow()
    }
    return peeling
  }

  /// How many of the first rows are titles and captions in cells of their own: rows of one cell over all columns that are titles, and rows
  /// of a few cells that say something with a label (单位：万元).
  private static func titleRows(of table: PageTable) -> Int {
    var count = 0
    while count < min(4, table.rowCount - 2) {
      if isCaptionRow(count, of: table) {
        count += 1
      } else if let piece = wholeRow(count, of: table),
        isTitle(piece, in: table) || isCaptionRow(count + 1, of: table)
          || wholeRow(count + 1, of: table).map(isLine) ?? false && count + 2 < table.rowCount
      {
        count += 1
      } else {
        break
      }
    }
    return count
  }

  /// Whether a row holds few cells, none of them reaching further down, and a label with its value in one of them.
  private static func isCaptionRow(_ row: Int, of table: PageTable) -> Bool {
    let cells = table.pieces(covering: row)
    guard row < table.rowCount - 1, cells.count <= 3, cells.count < table.columnCount, cells.allSatisfy({ $0.rowSpan == 1 }) else {
      return false
    }
    return cells.contains { cell in
      guard let colon = cell.text.firstIndex(where: { $0 == "：" || $0 == ":" }), cell.text.count <= 40 else { return false }
      return cell.text.index(after: colon) < cell.text.endIndex && cell.text[..<colon].count <= 8
    }
  }

  /// The only cell of a row, where it spans all columns and no other row.
  private static func wholeRow(_ row: Int, of table: PageTable) -> PageTable.Piece? {
    guard table.columnCount > 1, let piece = table.pieces.first(where: { $0.row == row && $0.column == 0 }) else { return nil }
    return piece.columnSpan == table.columnCount && piece.rowSpan == 1 && !piece.isEmpty ? piece : nil
  }

  /// Whether a cell holds one line, as a title's second line or a caption does; a cell of prose is what the one above it heads.
  private static func isLine(_ piece: PageTable.Piece) -> Bool { piece.lines.count == 1 }

  /// Whether a cell over all columns is a title: in larger type than the rest, or with a table's number at its head.
  private static func isTitle(_ piece: PageTable.Piece, in table: PageTable) -> Bool {
    let others = table.pieces.filter { $0.row > 0 }.flatMap(\.lines).map(\.em).sorted()
    guard let first = piece.lines.first, !others.isEmpty else { return false }
    if first.em > largerType * others[others.count / 2] { return true }
    if piece.row == 0, piece.text.hasSuffix("表") || piece.text.hasSuffix("表）") { return true }
    let words = piece.text.split(separator: " ")
    guard words.count >= 3, let label = words.first?.lowercased() else { return false }
    return ["table", "exhibit", "figure"].contains(label) && words[1].contains { $0.isNumber }
  }

  /// Whether a cell over all columns is a note: a sentence in a script that writes words.
  private static func isNote(_ piece: PageTable.Piece) -> Bool {
    let words = piece.text.split(separator: " ")
    let letters = piece.text.unicodeScalars.count { $0.isASCII && $0.properties.isAlphabetic }
    return words.count >= leastWords && letters * 2 > piece.text.count && words.count { $0.contains { $0.isNumber } } * 3 < words.count
  }

  private static func textLines(of piece: PageTable.Piece, on page: Page) -> [TextLine] {
    piece.textLines(page: page.number, pageWidth: page.width)
  }
}

extension PageTable {
  /// The lines of its cells, for a lattice that turned out to be no table.
  var textLines: [TextLine] { pieces.flatMap { $0.textLines(page: page, pageWidth: pageWidth) } }
}

extension PageTable.Piece {
  /// The cell's lines as lines of the page.
  fileprivate func textLines(page: Int, pageWidth: Double) -> [TextLine] {
    lines.map { line in
      TextLine(
        page: page, box: line.box, segments: [TextLine.Segment(text: line.text, box: line.box)], fontSize: line.em, isBold: false,
        pageWidth: pageWidth)
    }
  }
}
