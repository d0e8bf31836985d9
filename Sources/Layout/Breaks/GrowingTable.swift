import Extraction

/// A table that takes in its parts page by page.
struct GrowingTable {
  /// The column lines of all parts, in the first part's coordinates.
  private(set) var xs: [Double]
  /// How far these may lie to either side, as the text of all parts tells it.
  private var room: ColumnRoom
  /// The cells so far; a cell's box and page are those of its first part.
  private(set) var cells: [GrowingCell]
  /// For each row, the indices of the cells that begin in it.
  private(set) var rows: [[Int]] = []
  /// The indices of the cells that reach to the foot of the table.
  private(set) var foot: [Int] = []
  /// What the cells of each column are like.
  private(set) var columns: [ColumnMemory]
  /// Whether a row of the table is blank.
  private(set) var hasBlankRow: Bool
  private(set) var parts: [Table.Part]
  /// The last part, its columns the table's, for its lower edge.
  private(set) var last: PageTable
  /// Lines printed above the table's first part.
  var lead: [TextLine]
  /// Joins and cells that are not certain.
  private(set) var doubts: [Table.Doubt] = []
  private var heads = HeadMemory()
  private let isRuled: Bool
  private let headerRows: Int?
  /// Lines printed in the frame above the first row.
  let framedLines: [TextLine]

  /// A cell with its lines still apart.
  struct GrowingCell {
    var piece: PageTable.Piece
    var page: Int
    /// The box of the cell's last part, on the last page.
    var lastBox: Box
  }

  init(_ part: PageTable, lead: [TextLine]) {
    xs = part.xs
    room = part.room
    cells = []
    columns = ColumnMemory.columns(part.columnCount, of: [])
    hasBlankRow = false
    parts = part.parts
    last = part
    isRuled = part.isRuled
    headerRows = part.headerRows
    framedLines = part.peeled
    self.lead = lead
    take(part, continuing: [:], joiningRows: false)
  }

  var rowCount: Int { rows.count }

  /// The cells that begin in one of the first rows.
  func pieces(startingIn range: Range<Int>) -> [[PageTable.Piece]] {
    rows[range.clamped(to: rows.indices)].map { $0.map { cells[$0].piece } }
  }

  /// The finished table.
  var table: Table {
    let sorted = cells.sorted { ($0.piece.row, $0.piece.column) < ($1.piece.row, $1.piece.column) }
    var grid = Grid(
      rowCount: rowCount, columnCount: xs.count - 1,
      cells: sorted.map { cell in
        let piece = cell.piece
        return Cell(
          row: piece.row, column: piece.column, rowSpan: piece.rowSpan, columnSpan: piece.columnSpan, text: piece.text, page: cell.page,
          box: piece.box, confidence: piece.confidence, indent: piece.indent,
          isCentered: piece.isCentered)
      })
    grid.headerRows = headerRows ?? HeaderFinder.headerRows(of: grid)
    let quality = TableQuality(
      cells: cells, headerRows: grid.headerRows, columnCount: grid.columnCount, lacksRules: !isRuled || last.region != nil,
      hasRuledRows: last.hasRuledRows,
      doubts: doubts)
    return Table(
      parts: parts, grid: grid, isRuled: isRuled, framedLines: framedLines, title: nil, quality: quality.value, doubts: quality.doubts)
  }

  /// Whether it is a few nearly empty cells that no other part joined.
  var isLoneRemainder: Bool { parts.count == 1 && last.isRemainder }

  /// The lines of the last part's cells.
  var textLines: [TextLine] { last.textLines }

  /// The first rows of a part that this table has already.
  func repetition(in part: PageTable) -> HeadMemory.Repetition? { heads.repetition(in: part, of: self) }

  // MARK: Taking in a part

  /// A part whose columns nothing draws, read with this table's columns where its texts stand in them.
  func adopting(_ part: PageTable) -> PageTable {
    guard let region = part.region ?? part.looseRegion, last.region != nil || isDrawnHead, !isHead(of: part), let first = xs.first,
      let end = xs.last
    else { return part }
    let shift = abs((end - first) - part.box.width) < Self.sameColumn ? part.box.x0 - first : 0
    // Where both leave room for the same lines, the table's lie there.
    let shared = sharedRoom(with: part)
    let inner = shared?.fitted(xs) ?? xs
    var lines = inner.map { $0 + shift }
    lines[0] = min(lines[0], part.box.x0)
    lines[lines.count - 1] = max(lines[lines.count - 1], part.box.x1)
    let words = Set(pieces(startingIn: 0..<(headerRows ?? 1)).joined().map { RowBreak.word($0.text) })
    let height = last.typicalRowHeight
    guard var adopted = MixedGrid.table(of: region, goingOnWith: lines, rowHeight: height, headWords: words) else { return part }
    adopted.isRemainder = part.isRemainder
    adopted.xs = inner.map { $0 + shift }
    adopted.room = shared?.moved(by: shift) ?? ColumnRoom()
    return adopted
  }

  /// Whether it is a head so far of which all cells are drawn, by rules or shading.
  private var isDrawnHead: Bool { isHeadAlone && last.region == nil && parts.count == 1 }

  private var isHeadAlone: Bool { rowCount <= RowBreak.deepestHead && !cells.contains { Figures.isAmount($0.piece.text) } }

  /// Whether this is a head alone, and a part has as many columns, each under one of its heads: what stands below tells columns better.
  private func isHead(of part: PageTable) -> Bool {
    guard isHeadAlone, last.region != nil, part.columnCount == xs.count - 1, abs(part.box.x0 - xs[0]) < Self.sameColumn else {
      return false
    }
    let heads = foot.map { cells[$0].piece }.filter { $0.columnSpan == 1 }
    return heads.count == part.columnCount
      && heads.allSatisfy { head in
        head.lines.allSatisfy { $0.box.midX > part.xs[head.column] && $0.box.midX < part.xs[head.column + 1] }
      }
  }

  /// Adds the table's part on the next page: aligns its columns, leaves out a repeated header, joins what the page break cut.
  ///
  /// `vocabulary` counts the cell texts of the document, to know words that the break cut.
  mutating func append(_ next: PageTable, vocabulary: [String: Int], isCertain: Bool) {
    var part = next
    if isHead(of: part) {
      // A head reaches to the lines of its body.
      xs = part.xs
      room = part.room
      for i in cells.indices {
        let columns = cells[i].piece.columns
        (cells[i].piece.box.x0, cells[i].piece.box.x1) = (xs[columns.lowerBound], xs[columns.upperBound])
      }
    }
    let repetition = self.repetition(in: part)
    let alignment = alignColumns(with: part, anchors: repetition?.anchors)
    part.pieces = part.pieces.map { piece in
      var piece = piece
      let end = alignment[piece.column + piece.columnSpan]
      piece.column = alignment[piece.column]
      piece.columnSpan = end - piece.column
      return piece
    }
    part.xs = xs
    part.ruledTop = Self.spread(part.ruledTop, by: alignment, over: xs.count - 1)
    part.ruledBottom = Self.spread(part.ruledBottom, by: alignment, over: xs.count - 1)
    part.dropFirstRows(repetition?.count ?? 0)
    let cut = RowBreak(upper: self, lower: part, vocabulary: vocabulary).outcome
    doubts += cut.ties.map { Table.Doubt(.continuation, page: next.page, box: $0) }
    if !isCertain { doubts.append(Table.Doubt(.join, page: next.page, box: next.box)) }
    take(part, continuing: cut.target, joiningRows: cut.joinsRows)
    parts += next.parts
    last = part
  }

  /// Gives each of a table's columns the flag of the part's column that covers it.
  private static func spread(_ flags: [Bool], by alignment: [Int], over count: Int) -> [Bool] {
    var wide = Array(repeating: false, count: count)
    for (c, flag) in flags.enumerated() { for column in alignment[c]..<alignment[c + 1] { wide[column] = flag } }
    return wide
  }

  /// Adds the rows of a part whose columns are this table's; `continuing` has for its cells those that they go on from.
  private mutating func take(_ part: PageTable, continuing: [Int: Int], joiningRows: Bool) {
    let shift = rowCount - (joiningRows ? 1 : 0)
    rows += Array(repeating: [], count: shift + part.rowCount - rowCount)
    foot = []
    for (index, piece) in part.pieces.enumerated() {
      var moved = piece
      moved.row += shift
      var at = cells.count
      if let target = continuing[index] {
        at = target
        cells[at].piece.lines += piece.lines.dropFirst(Self.repeatedLines(piece.lines, after: cells[at].piece.lines))
        cells[at].piece.rowSpan = moved.row + moved.rowSpan - cells[at].piece.row
        cells[at].lastBox = piece.box
        cells[at].piece.confidence = [cells[at].piece.confidence, piece.confidence].compactMap { $0 }.min()
      } else {
        cells.append(GrowingCell(piece: moved, page: piece.page ?? part.page, lastBox: piece.box))
        rows[moved.row].append(at)
        columns[moved.column].add(moved)
      }
      if moved.row + moved.rowSpan == rowCount { foot.append(at) }
    }
    hasBlankRow = hasBlankRow || part.hasBlankRow(from: joiningRows ? 1 : 0)
    heads.learn(pieces(startingIn: shift..<rowCount), from: shift)
  }

  /// How many first lines of a cell's part say what the last of the part above say: a break that runs through a line prints half of it on
  /// either page.
  private static func repeatedLines(_ lower: [PageTable.Line], after upper: [PageTable.Line]) -> Int {
    (1...max(1, min(lower.count, upper.count))).last { lower.prefix($0).map(\.text) == upper.suffix($0).map(\.text) } ?? 0
  }

  /// Notes a line below the last part that may be what is left of a row: nearer than a row is high, and not below the first column, where
  /// notes begin.
  mutating func consider(_ line: TextLine) {
    guard last.region != nil, line.page == last.page, line.box.y0 - last.box.y1 < Self.nextRow * last.typicalRowHeight,
      line.box.x0 > last.xs[1] - Self.sameColumn, line.box.x1 < last.box.x1 + Self.sameColumn
    else { return }
    doubts.append(Table.Doubt(.text, page: line.page, box: line.box))
  }

  /// The next row's text begins at most this share of a row below the last.
  static let nextRow = 0.7

  // MARK: Columns

  /// The widest distance, in points, at which two parts' column lines are the same.
  static let sameColumn = 4.0
  /// Lines of one table that did not move lie so close together, in points: a hair line's width.
  static let unmoved = 1.0
  /// Where more than this share of a part's lines moved, the others may have moved too.
  static let movedShare = 0.25
  /// The left edges of two parts lie at most so far apart, as a share of the width: mirrored margins.
  static let mirrored = 0.12

  /// Where a part's column lines lie on the table's.
  enum ColumnFit {
    /// On the table's lines, or the table's on them.
    case same
    /// Moved, each less than half a column.
    case moved(ColumnMatch)
    case other
  }

  /// Whether a part's outer edges are this table's, moved or not, and how its columns lie on this table's.
  func fit(_ part: PageTable) -> (edges: Bool, columns: ColumnFit) {
    let width = xs[xs.count - 1] - xs[0]
    let edges = abs(width - part.box.width) < Self.sameColumn && abs(xs[0] - part.box.x0) < Self.mirrored * width
    if edges, isHead(of: part) || sharedRoom(with: part) != nil { return (edges, .same) }
    let lines = shifted(part.xs)
    let inner = zip(lines, lines.map { xs[Clusters.nearest($0, in: xs)] }).dropFirst().dropLast()
    let moves = inner.map { abs($0 - $1) }
    let off = moves.count { $0 > Self.unmoved }
    let match = ColumnMatch(lines, in: xs, anchors: [(0, 0), (lines.count - 1, xs.count - 1)])
    if edges, part.columnCount > 1, Double(off) > Self.movedShare * Double(moves.count), match.isWhole(of: xs.count) {
      return (edges, .moved(match))
    }
    let onLines = moves.allSatisfy { $0 <= Self.sameColumn }
    let under = xs.allSatisfy { abs(lines[Clusters.nearest($0, in: lines)] - $0) <= Self.sameColumn }
    let isSame = part.columnCount > 1 && (onLines && lies(lines.first) && lies(lines.last) || edges && under)
    return (edges, isSame ? .same : .other)
  }

  private func lies(_ line: Double?) -> Bool { line.map { abs(xs[Clusters.nearest($0, in: xs)] - $0) <= Self.sameColumn } ?? false }

  /// Finds for each of a part's column lines the table's, adding lines that the table lacks.
  ///
  /// Where the lines lie elsewhere than on the page before, the head printed again tells which column is which, then their number.
  private mutating func alignColumns(with part: PageTable, anchors: [(part: Int, table: Int)]?) -> [Int] {
    if fit(part).edges, let shared = sharedRoom(with: part) {
      room = shared
      xs = shared.fitted(xs)
      return Array(xs.indices)
    }
    var lines = shifted(part.xs)
    var places: [Int?] = lines.map { lies($0) ? Clusters.nearest($0, in: xs) : nil }
    if let match = match(of: part, anchors: anchors) { (places, lines) = (match.places, match.xs) }
    for (line, place) in zip(lines, places) where place == nil { insertColumnLine(at: line) }
    return zip(lines, places).map { line, _ in Clusters.nearest(line, in: xs) }
  }

  /// What this table's text and a part's leave to as many column lines, in the table's coordinates; nil where a line has no room.
  private func sharedRoom(with part: PageTable) -> ColumnRoom? {
    part.columnCount == xs.count - 1 ? room.shared(with: part.room.moved(by: xs[0] - part.xs[0])) : nil
  }

  /// How a part's lines pair with the table's where they lie elsewhere than on the page before: under the head printed again, or moved.
  private func match(of part: PageTable, anchors: [(part: Int, table: Int)]?) -> ColumnMatch? {
    let columns = fit(part).columns
    if case .same = columns { return nil }
    if let anchors { return ColumnMatch(shifted(part.xs), in: xs, anchors: anchors) }
    if case .moved(let match) = columns { return match }
    return nil
  }

  /// A part's column lines in the table's coordinates: mirrored margins move whole pages, turned ones stretch them.
  private func shifted(_ lines: [Double]) -> [Double] {
    guard let first = xs.first, let last = xs.last, let otherFirst = lines.first, let otherLast = lines.last else { return lines }
    let scale = (last - first) / (otherLast - otherFirst)
    if abs(scale - 1) * (last - first) < Self.sameColumn { return lines.map { $0 - otherFirst + first } }
    let stretched = lines.map { ($0 - otherFirst) * scale + first }
    let isStretched = lines.count == xs.count && zip(stretched, xs).allSatisfy { abs($0 - $1) <= Self.sameColumn }
    return isStretched || isPhotographed(stretched, by: scale) ? stretched : lines
  }

  /// Whether a part's lines, stretched by a factor, are this table's as a camera saw them from another distance, though one of both has
  /// lines of its own.
  private func isPhotographed(_ lines: [Double], by scale: Double) -> Bool {
    let (few, many) = lines.count < xs.count ? (lines, xs) : (xs, lines)
    guard abs(scale - 1) <= Self.distance, few.count >= Self.leastLines, last.isRecognized else {
      return false
    }
    return few.allSatisfy { abs(many[Clusters.nearest($0, in: many)] - $0) <= Self.sameColumn }
  }

  /// How much wider, as a share, the same table comes out on the next page where a camera took both.
  static let distance = 0.06
  /// Fewer column lines, the edges among them, lie on those of another table by chance.
  static let leastLines = 5

  private mutating func insertColumnLine(at x: Double) {
    let at = Clusters.lowerBound(x, in: xs)
    xs.insert(x, at: at)
    room = ColumnRoom()
    for i in cells.indices {
      if cells[i].piece.column >= at, at < xs.count - 1 {
        cells[i].piece.column += 1
      } else if at > 0, at < xs.count - 1, cells[i].piece.column + cells[i].piece.columnSpan >= at {
        cells[i].piece.columnSpan += 1
      }
    }
    columns.insert(ColumnMemory(), at: min(at, columns.count))
    let column = max(0, min(at - 1, last.ruledTop.count - 1))
    last.ruledTop.insert(last.ruledTop[column], at: column)
    last.ruledBottom.insert(last.ruledBottom[column], at: column)
  }

  // MARK: Whether a part belongs

  /// So many first rows tell one form from another.
  static let openingRows = 3

  /// Whether a part begins in another way than this table did: none of the words of the table's first rows stands in the part's.
  func beginsOtherwise(_ part: PageTable) -> Bool {
    func labels(_ pieces: [PageTable.Piece]) -> Set<String> {
      Set(pieces.filter { $0.text.contains { !$0.isNumber && !$0.isPunctuation } }.map { RowBreak.word($0.text) })
    }
    let opening = 0..<Self.openingRows
    return labels(pieces(startingIn: opening).flatMap { $0 }).isDisjoint(with: labels(part.pieces.filter { opening.contains($0.row) }))
  }
}
