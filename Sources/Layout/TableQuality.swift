import Extraction

/// How well a table's grid explains what is printed, and which of its cells and columns are not certain.
///
/// Every part is a share from 0 to 1; their product is the table's quality, so that one thing that is out of order shows.
struct TableQuality {
  /// The share of the lines of text that lie inside their cells.
  private(set) var fit = 1.0
  /// The share of the filled cells that do not look like two.
  private(set) var whole = 1.0
  /// The share of the cells of the body that hold what most of their column hold: figures or words.
  private(set) var kinds = 1.0
  /// The share of the figures that stand where most of their column stand, at the right or in the middle.
  private(set) var alignment = 1.0
  /// The share of the columns that have a head, where the table has one.
  private(set) var heads = 1.0
  /// The cells and columns that are not certain.
  private(set) var doubts: [Table.Doubt] = []

  /// The product of all.
  var value: Double { fit * whole * kinds * alignment * heads }

  /// A line may lie so far outside its cell, in points: the boxes of fonts are wider than their ink.
  static let tolerance = 2.0
  /// Figures of one column stand in line where they differ by less than this, in ems: a digit's width.
  static let inLine = 0.6
  /// A column of fewer cells says nothing about itself.
  static let leastCells = 3

  init(cells: [GrowingTable.GrowingCell], headerRows: Int, columnCount: Int, isRuled: Bool) {
    let filled = cells.filter { !$0.piece.isEmpty }
    guard !filled.isEmpty else { return }
    readCells(filled)
    var columns: [[GrowingTable.GrowingCell]] = Array(repeating: [], count: columnCount)
    for cell in filled where cell.piece.columnSpan == 1 && cell.piece.row >= headerRows { columns[cell.piece.column].append(cell) }
    readColumns(columns)
    if headerRows > 0 { readHeads(filled.map(\.piece), above: columns, headerRows: headerRows, isRuled: isRuled) }
  }

  private static func share(_ part: Int, of all: Int) -> Double { all == 0 ? 1 : Double(part) / Double(all) }

  // MARK: Cells

  private mutating func readCells(_ cells: [GrowingTable.GrowingCell]) {
    var (lines, inside) = (0, 0)
    for cell in cells {
      let piece = cell.piece
      let out = piece.lines.filter { $0.box.x0 < piece.box.x0 - Self.tolerance || $0.box.x1 > piece.box.x1 + Self.tolerance }
      lines += piece.lines.count
      inside += piece.lines.count - out.count
      if Self.holdsTwo(piece) { doubts.append(Table.Doubt(.cell, page: cell.page, box: piece.box)) }
    }
    fit = Self.share(inside, of: lines)
    whole = Self.share(cells.count - doubts.count, of: cells.count)
  }

  /// Whether a cell looks like two: two amounts, or a label and an amount that runs over its edge.
  private static func holdsTwo(_ piece: PageTable.Piece) -> Bool {
    let words = piece.lines.flatMap { $0.text.split(separator: " ") }
    let amounts = words.count { isDecimal($0) }
    if amounts > 1, amounts == words.count { return true }
    return piece.lines.contains { line in
      (line.box.x0 < piece.box.x0 - tolerance || line.box.x1 > piece.box.x1 + tolerance)
        && (line.text.first?.isNumber ?? false) != (line.text.last?.isNumber ?? false)
    }
  }

  /// Whether a word is an amount with a fraction.
  private static func isDecimal(_ word: Substring) -> Bool {
    word.contains(".") && word.allSatisfy { $0.isNumber || ",.-".contains($0) }
  }

  // MARK: Columns

  private mutating func readColumns(_ columns: [[GrowingTable.GrowingCell]]) {
    var (cells, alike, figures, inLine) = (0, 0, 0, 0)
    for column in columns where column.count >= Self.leastCells {
      let numbers = column.filter { HeaderFinder.isAmount($0.piece.text) }
      cells += column.count
      alike += max(numbers.count, column.count - numbers.count)
      figures += numbers.count
      inLine += Self.aligned(numbers.compactMap(\.piece.lines.last).enumerated().map { index, line in (line, numbers[index].piece.box) })
    }
    kinds = Self.share(alike, of: cells)
    alignment = Self.share(inLine, of: figures)
  }

  /// How many of a column's figures stand in line: at the right, at the left or in the middle of their cells.
  private static func aligned(_ figures: [(line: PageTable.Line, cell: Box)]) -> Int {
    let places: [((line: PageTable.Line, cell: Box)) -> Double] = [
      { $0.cell.x1 - $0.line.box.x1 }, { $0.line.box.x0 - $0.cell.x0 }, { $0.line.box.midX - $0.cell.midX },
    ]
    return places.map { place in
      let sorted = figures.map(place).sorted()
      let middle = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
      return figures.count { abs(place($0) - middle) < inLine * $0.line.em }
    }.max() ?? 0
  }

  // MARK: Heads

  private mutating func readHeads(
    _ pieces: [PageTable.Piece], above columns: [[GrowingTable.GrowingCell]], headerRows: Int, isRuled: Bool
  ) {
    let headed = Set(pieces.filter { $0.row < headerRows }.flatMap { Array($0.columns) })
    let used = columns.indices.filter { !columns[$0].isEmpty }
    let bare = used.filter { !headed.contains($0) }
    heads = Self.share(used.count - bare.count, of: used.count)
    guard !isRuled else { return }
    for column in bare {
      guard let first = columns[column].first else { continue }
      doubts.append(Table.Doubt(.column, page: first.page, box: first.piece.box))
    }
  }
}
