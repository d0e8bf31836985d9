import Extraction

/// How well a table's grid explains what is printed, and which of its cells, rows and columns are not certain.
///
/// Every part is a share from 0 to 1; their product is the table's quality, so that one thing that is out of order shows. Where rules part
/// all cells, they need no other evidence than that their text stays inside; all else is asked of tables that lack rules.
struct TableQuality {
  /// The share of the lines of text that lie inside their cells.
  private(set) var fit = 1.0
  /// The share of the cells of the body that hold what most of their column hold: figures or words.
  private(set) var kinds = 1.0
  /// The share of the figures that stand where most of their column stand, at the right or in the middle.
  private(set) var alignment = 1.0
  /// The share of the columns that have a head, where the table has one.
  private(set) var heads = 1.0
  /// The share of the heads that stand in the middle of their cells, where most do.
  private(set) var centring = 1.0
  /// What is not certain.
  private(set) var doubts: [Table.Doubt]

  /// The product of all, less for everything that is not certain.
  var value: Double { doubts.reduce(fit * kinds * alignment * heads * centring) { product, _ in product * Self.doubted } }

  /// What a doubt leaves of a table's quality: one wrong cell or row makes a sum fail.
  static let doubted = 0.95

  /// A line may lie so far outside its cell, in points: the boxes of fonts are wider than their ink.
  static let tolerance = 2.0
  /// What stands in line differs by less than this, in ems: a digit's width.
  static let inLine = 0.6
  /// A column of fewer cells says nothing about itself.
  static let leastCells = 3
  /// Heads stand in the middle of their cells where at least this share of them does.
  static let centredShare = 0.6
  /// Rows that stand further apart than others by this share of a row leave room for a row that has no text.
  static let missingRow = 0.7

  /// Weighs a table's cells; `doubts` has what its joining left uncertain.
  init(
    cells: [GrowingTable.GrowingCell], headerRows: Int, columnCount: Int, lacksRules: Bool, hasRuledRows: Bool, doubts: [Table.Doubt]
  ) {
    self.doubts = doubts
    let filled = cells.filter { !$0.piece.isEmpty }
    guard !filled.isEmpty else { return }
    readCells(filled)
    guard lacksRules else { return }
    var columns: [[GrowingTable.GrowingCell]] = Array(repeating: [], count: columnCount)
    for cell in filled where cell.piece.columnSpan == 1 && cell.piece.row >= headerRows { columns[cell.piece.column].append(cell) }
    readColumns(columns)
    readHeads(filled.map(\.piece).filter { $0.row < headerRows }, above: columns)
    if !hasRuledRows { readRows(filled.filter { $0.piece.row >= headerRows }) }
  }

  private static func share(_ part: Int, of all: Int) -> Double { all == 0 ? 1 : Double(part) / Double(all) }

  // MARK: Cells

  private mutating func readCells(_ cells: [GrowingTable.GrowingCell]) {
    let lines = cells.flatMap { cell in cell.piece.lines.map { Self.runsOut($0, of: cell.piece) } }
    doubts += cells.filter { Self.holdsTwo($0.piece) }.map { Table.Doubt(.cell, page: $0.page, box: $0.piece.box) }
    fit = Self.share(lines.count { !$0 }, of: lines.count)
  }

  private static func runsOut(_ line: PageTable.Line, of piece: PageTable.Piece) -> Bool {
    line.box.x0 < piece.box.x0 - tolerance || line.box.x1 > piece.box.x1 + tolerance
  }

  /// Whether a cell looks like two: two amounts, or a label and an amount that runs over its edge.
  private static func holdsTwo(_ piece: PageTable.Piece) -> Bool {
    let words = piece.lines.flatMap { $0.text.split(separator: " ") }
    let amounts = words.count { word in word.contains(".") && Figures.isFigure(String(word)) }
    if amounts > 1 && amounts == words.count || words.contains(where: Figures.areTwoAmounts) { return true }
    // Two numbers of columns (栏次).
    if words.count > 1, words.allSatisfy({ $0.count <= Figures.columnDigits && Int($0) != nil }) { return true }
    return piece.lines.contains { line in
      runsOut(line, of: piece) && (line.text.first?.isNumber ?? false) != (line.text.last?.isNumber ?? false)
    }
  }

  // MARK: Columns

  private mutating func readColumns(_ columns: [[GrowingTable.GrowingCell]]) {
    var (cells, alike, figures, inLine) = (0, 0, 0, 0)
    for column in columns where column.count >= Self.leastCells {
      let numbers = column.map(\.piece).filter { Figures.isEntry($0.text) }
      cells += column.count
      alike += max(numbers.count, column.count - numbers.count)
      figures += numbers.count
      inLine += Self.aligned(numbers)
    }
    kinds = Self.share(alike, of: cells)
    alignment = Self.share(inLine, of: figures)
  }

  /// How many figures of a column stand in line: at the right, at the left or in the middle of their cells.
  private static func aligned(_ figures: [PageTable.Piece]) -> Int {
    let places: [(Box, Box) -> Double] = [{ $1.x1 - $0.x1 }, { $0.x0 - $1.x0 }, { $0.midX - $1.midX }]
    return places.map { place in
      let off = figures.map { figure in figure.lines.last.map { place($0.box, figure.box) / max($0.em, 1) } ?? 0 }
      let middle = off.sorted()[safe: off.count / 2] ?? 0
      return off.count { abs($0 - middle) < inLine }
    }.max() ?? 0
  }

  // MARK: Heads

  private mutating func readHeads(_ pieces: [PageTable.Piece], above columns: [[GrowingTable.GrowingCell]]) {
    guard !pieces.isEmpty else { return }
    let headed = Set(pieces.flatMap { Array($0.columns) })
    let used = columns.indices.filter { !columns[$0].isEmpty }
    let bare = used.filter { !headed.contains($0) }
    heads = Self.share(used.count - bare.count, of: used.count)
    for first in bare.compactMap({ columns[$0].first }) { doubts.append(Table.Doubt(.column, page: first.page, box: first.piece.box)) }
    let off = pieces.filter { head in
      head.lines.contains { abs($0.box.midX - head.box.midX) > Self.inLine * $0.em }
    }
    let centred = Self.share(pieces.count - off.count, of: pieces.count)
    if centred >= Self.centredShare { centring = centred }
  }

  // MARK: Rows

  private mutating func readRows(_ cells: [GrowingTable.GrowingCell]) {
    struct Row {
      var first: GrowingTable.GrowingCell
      var text: Box
    }
    let rows = Dictionary(grouping: cells.filter { $0.piece.rowSpan == 1 }, by: \.piece.row).compactMapValues { cells -> Row? in
      let boxes = cells.flatMap(\.piece.lines).map(\.box)
      return boxes.first.map { Row(first: cells[0], text: boxes.reduce($0) { $0.union($1) }) }
    }
    let gaps = rows.keys.sorted().compactMap { row -> (white: Double, below: Row)? in
      guard let a = rows[row], let b = rows[row + 1], a.first.page == b.first.page else { return nil }
      return (b.text.y0 - a.text.y1, b)
    }
    guard gaps.count >= Self.leastCells else { return }
    let white = gaps.map(\.white).sorted()[gaps.count / 2]
    let line = rows.values.map(\.text.height).sorted()[rows.count / 2]
    let wide = gaps.filter { $0.white - white > Self.missingRow * (white + line) }
    doubts += wide.map { Table.Doubt(.row, page: $0.below.first.page, box: $0.below.first.piece.box) }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
