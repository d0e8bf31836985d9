/// What the cells of one column are like, so far as a page break asks: kept while rows come in, so that no page is read twice.
struct ColumnMemory {
  private(set) var cells = 0
  private(set) var blanks = 0
  /// How many cells begin with the number of an item.
  private(set) var numbered = 0
  /// How many cells end a sentence.
  private(set) var sentences = 0
  /// Whether a blank cell stands right below a filled one: a column that leaves out what repeats.
  private(set) var leavesOut = false
  private var last: PageTable.Piece?

  /// What each of `count` columns is like among cells in row-major order.
  static func columns(_ count: Int, of pieces: [PageTable.Piece]) -> [ColumnMemory] {
    var columns = Array(repeating: ColumnMemory(), count: count)
    for piece in pieces { columns[piece.column].add(piece) }
    return columns
  }

  /// Takes in the next cell of the column.
  mutating func add(_ piece: PageTable.Piece) {
    cells += 1
    if piece.isEmpty {
      blanks += 1
      if let last, !last.isEmpty, last.rowSpan == 1, last.row + 1 == piece.row { leavesOut = true }
    } else {
      if Numbering.parse(piece.text) != nil { numbered += 1 }
      if Self.isSentence(piece.text) { sentences += 1 }
    }
    last = piece
  }

  static func isSentence(_ text: String) -> Bool { text.last.map { "。！？".contains($0) } ?? false }
}
