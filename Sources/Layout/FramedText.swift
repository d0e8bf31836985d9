import Extraction

/// Takes text that stands in a table's frame but is no row out of it, and tells several forms in one frame apart.
///
/// Titles and captions stand at the top, over all columns or in cells of a sheet that nobody merged, notes under the last row.
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

  /// Peels a table; rows of cells that nobody merged stay, since the strips of a sheet have them at the same heights.
  static func peel(_ table: PageTable) -> Peeling {
    var peeling = Peeling(table: table)
    peeling.above = takeTitles(titleRows(of: table, withOpen: false), from: &peeling.table)
    while peeling.table.rowCount > 2, let piece = wholeRow(peeling.table.rowCount - 1, of: peeling.table), isNote(piece) {
      peeling.below = textLines(of: piece, of: table) + peeling.below
      peeling.table.dropLastRow()
    }
    return peeling
  }

  /// Peels a table, its strips joined, of titles and captions in cells that nobody merged.
  static func peelOpenRows(of table: inout PageTable) {
    guard table.isRuled, table.region == nil, isOpenCaption(0, of: table) || isOpenTitle(0, of: table) else { return }
    table.peeled += takeTitles(titleRows(of: table, withOpen: true), from: &table)
    table.hasOpenCaption = true
  }

  /// Takes so many of the first rows out of a table, as lines.
  private static func takeTitles(_ count: Int, from table: inout PageTable) -> [TextLine] {
    var lines: [TextLine] = []
    for _ in 0..<count {
      let pieces = table.pieces(startingIn: 0)
      let isLine = isOpen(0, of: table) && !isCaptionRow(0, of: table)
      lines += isLine ? textLine(of: pieces, of: table) : pieces.flatMap { textLines(of: $0, of: table) }
      table.dropFirstRows(1)
      table.ruledTop = Array(repeating: true, count: table.columnCount)
    }
    return lines
  }

  /// How many of the first rows are titles and captions: rows of one cell over all columns that are titles, and rows of a few cells that say
  /// something with a label (单位：万元), in merged cells or `withOpen` in others too.
  private static func titleRows(of table: PageTable, withOpen: Bool) -> Int {
    var count = 0
    while count < min(mostTitleRows, table.rowCount - 2), isFramed(count, of: table, withOpen: withOpen) { count += 1 }
    return count
  }

  /// A frame holds a form's number, its title, whose it is and its unit: no more rows than these stand above the head.
  private static let mostTitleRows = 4

  /// Whether a row is a title or a caption above a head, where all rows above it are.
  private static func isFramed(_ row: Int, of table: PageTable, withOpen: Bool) -> Bool {
    if isCaptionRow(row, of: table) || withOpen && isOpenCaption(row, of: table) { return true }
    guard let piece = wholeRow(row, of: table) else { return withOpen && isOpenTitle(row, of: table) }
    return isTitle(piece, in: table) || isCaptionRow(row + 1, of: table) || isOpenCaption(row + 1, of: table)
      || wholeRow(row + 1, of: table).map(isLine) ?? false && row + 2 < table.rowCount
  }

  // MARK: Rows whose cells are not merged

  /// Whether a row leaves cells of the columns blank and holds next to nothing: a row of a sheet whose cells nobody merged.
  private static func isOpen(_ row: Int, of table: PageTable) -> Bool {
    guard row < table.rowCount - 1 else { return false }
    let cells = table.pieces(covering: row)
    let filled = cells.filter { !$0.isEmpty }
    return filled.count < cells.count && (1...mostCaptions).contains(filled.count) && cells.allSatisfy { $0.rowSpan == 1 }
      && filled.allSatisfy { !Figures.isEntry($0.text) }
  }

  /// The texts of an open row from left to right.
  private static func texts(ofOpen row: Int, of table: PageTable) -> [String] {
    table.pieces(covering: row).filter { !$0.isEmpty }.sorted { $0.column < $1.column }.map(\.text)
  }

  /// One line has at most so many captions: whose form it is, of when, in what unit.
  private static let mostCaptions = 3

  /// Whether a row of cells that are not merged holds captions alone, one at least with its label, and leads to a head.
  private static func isOpenCaption(_ row: Int, of table: PageTable) -> Bool {
    guard isOpen(row, of: table), leadsToHead(row, of: table) else { return false }
    let texts = texts(ofOpen: row, of: table)
    let areCaptions = texts.enumerated().allSatisfy { index, text in
      isLabelled(text) || isLabel(text) || isShortNumber(text) || index > 0 && isLabel(texts[index - 1])
    }
    return areCaptions && texts.contains(where: isLabelled)
  }

  /// Whether the only text of a row whose cells are not merged ends as a title does, or stands above a title or caption, and leads to a head.
  private static func isOpenTitle(_ row: Int, of table: PageTable) -> Bool {
    guard isOpen(row, of: table), leadsToHead(row, of: table) else { return false }
    let texts = texts(ofOpen: row, of: table)
    guard texts.count == 1 else { return false }
    if endsAsTitle(texts[0]) { return true }
    return isShortNumber(texts[0]) && row + 2 < table.rowCount && isFramed(row + 1, of: table, withOpen: true)
  }

  /// Whether the next row is a head, or open as this one and leads to a head: then both stand above it.
  private static func leadsToHead(_ row: Int, of table: PageTable) -> Bool {
    guard row + 1 < table.rowCount - 1 else { return false }
    if isOpen(row + 1, of: table), isCaptionOrTitle(row + 1, of: table) { return leadsToHead(row + 1, of: table) }
    if wholeRow(row + 1, of: table) != nil { return leadsToHead(row + 1, of: table) }
    return isHead(row + 1, of: table)
  }

  private static func isCaptionOrTitle(_ row: Int, of table: PageTable) -> Bool {
    let texts = texts(ofOpen: row, of: table)
    return texts.contains(where: isLabelled) || texts.count == 1 && endsAsTitle(texts[0])
  }

  /// Whether a row has words over every column, or leaves those blank that the next row has words in, and no figures and captions.
  private static func isHead(_ row: Int, of table: PageTable) -> Bool {
    let cells = table.pieces(covering: row)
    let filled = cells.filter { !$0.isEmpty }
    guard filled.count >= 2, filled.allSatisfy({ !Figures.isEntry($0.text) && !isLabelled($0.text) }) else { return false }
    let below = table.pieces(covering: row + 1)
    guard filled.count < cells.count else { return true }
    return below.allSatisfy { $0.isEmpty || !Figures.isEntry($0.text) }
      && cells.filter(\.isEmpty).allSatisfy { blank in below.contains { !$0.isEmpty && $0.columns.overlaps(blank.columns) } }
  }

  // MARK: Several forms in one frame

  /// The forms in one frame: where a title over all columns and the head of the first below it stand among the rows, another begins.
  static func forms(in table: PageTable) -> [PageTable] {
    let first = titleRows(of: table, withOpen: true)
    let head = headWords(first, of: table)
    guard head.count > 1 else { return [table] }
    var starts = [0]
    for row in (first + 1)..<max(first + 1, table.rowCount - 2) {
      guard let title = wholeRow(row, of: table), endsAsTitle(title.text) else { continue }
      let opening = (row + 1)..<min(row + mostTitleRows, table.rowCount - 1)
      guard opening.contains(where: { headWords($0, of: table) == head }) else { continue }
      // The title of a form may stand below its number, which ends as a title does.
      let isNumbered = wholeRow(row - 1, of: table).map { isShortNumber($0.text) } ?? false
      starts.append(isNumbered && row - 1 > first ? row - 1 : row)
    }
    return zip(starts, starts.dropFirst() + [table.rowCount]).map { table.part($0..<$1) }
  }

  /// The words of a row that are a head's, by their columns; none where it is no head.
  private static func headWords(_ row: Int, of table: PageTable) -> [Int: String] {
    guard row < table.rowCount, isHead(row, of: table) else { return [:] }
    return table.pieces(startingIn: row).reduce(into: [:]) { $0[$1.column] = $1.text }
  }

  // MARK: Captions

  /// Whether a text is a label with its value: 单位：万元.
  private static func isLabelled(_ text: String) -> Bool {
    guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }), text.count <= longestCaption else { return false }
    return text.index(after: colon) < text.endIndex && text[..<colon].count <= longestLabel
  }

  /// Whether a text is a label whose value stands in the next cell.
  private static func isLabel(_ text: String) -> Bool {
    text.count <= longestLabel + 1 && (text.hasSuffix("：") || text.hasSuffix(":"))
  }

  /// Whether a text is as short as a form's number or the year: 公开05表, 2024年度.
  private static func isShortNumber(_ text: String) -> Bool {
    text.count <= longestNumber && !Figures.isEntry(text) && text.contains { $0.isNumber || "一二三四五六七八九十".contains($0) }
  }

  /// A caption longer than this many characters is prose.
  private static let longestCaption = 40
  /// A label of a caption is at most so many characters long.
  private static let longestLabel = 8
  /// A form's number or a year is at most so many characters long.
  private static let longestNumber = 10

  /// Whether a row holds few cells, none of them reaching further down, and a label with its value in one of them.
  private static func isCaptionRow(_ row: Int, of table: PageTable) -> Bool {
    let cells = table.pieces(covering: row)
    guard row < table.rowCount - 1, cells.count <= 3, cells.count < table.columnCount, cells.allSatisfy({ $0.rowSpan == 1 }) else {
      return false
    }
    return cells.contains { isLabelled($0.text) }
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
    if endsAsTitle(piece.text) { return true }
    let words = piece.text.split(separator: " ")
    guard words.count >= 3, let label = words.first?.lowercased() else { return false }
    return ["table", "exhibit", "figure"].contains(label) && words[1].contains { $0.isNumber }
  }

  /// Whether a text ends as the title of a form does, with a word in brackets behind it or not: 收入支出总表（单位：万元）.
  static func endsAsTitle(_ text: String) -> Bool {
    text.hasSuffix("表") || text.hasSuffix("表）") || text.hasSuffix("）") && text.contains("表（")
  }

  /// Whether a cell over all columns is a note: a sentence in a script that writes words.
  private static func isNote(_ piece: PageTable.Piece) -> Bool {
    let words = piece.text.split(separator: " ")
    let letters = piece.text.unicodeScalars.count { $0.isASCII && $0.properties.isAlphabetic }
    return words.count >= leastWords && letters * 2 > piece.text.count && words.count { $0.contains { $0.isNumber } } * 3 < words.count
  }

  /// The cells of an open row as one line, so that a label and its value in the next cell are read together.
  private static func textLine(of pieces: [PageTable.Piece], of table: PageTable) -> [TextLine] {
    let segments = pieces.sorted { $0.column < $1.column }.compactMap { piece in
      piece.lines.first.map { first in
        TextLine.Segment(text: piece.text, box: piece.lines.dropFirst().reduce(first.box) { $0.union($1.box) })
      }
    }
    guard let first = segments.first, let size = pieces.lazy.compactMap(\.lines.first?.em).first else { return [] }
    let box = segments.dropFirst().reduce(first.box) { $0.union($1.box) }
    return [
      TextLine(page: table.page, box: box, segments: segments, fontSize: size, isBold: false, pageWidth: table.pageWidth)
    ]
  }

  private static func textLines(of piece: PageTable.Piece, of table: PageTable) -> [TextLine] {
    piece.textLines(page: table.page, pageWidth: table.pageWidth)
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
