import Extraction

/// A table that takes in its parts page by page.
struct GrowingTable {
  /// The column lines of all parts, in the first part's coordinates.
  private(set) var xs: [Double]
  /// The cells so far; a cell's box and page are those of its first part.
  private(set) var cells: [GrowingCell]
  private(set) var rowCount: Int
  private(set) var parts: [Table.Part]
  /// The last part, for its lower edge.
  private(set) var last: PageTable
  /// Lines printed above the table's first part.
  var lead: [TextLine]
  private let isRuled: Bool
  private let headerRows: Int?
  private let framedLines: [TextLine]

  /// A cell with its lines still apart.
  struct GrowingCell {
    var piece: PageTable.Piece
    var page: Int
    /// The box of the cell's last part, on the last page.
    var lastBox: Box
  }

  init(_ part: PageTable, lead: [TextLine]) {
    xs = part.xs
    cells = part.pieces.map { GrowingCell(piece: $0, page: part.page, lastBox: $0.box) }
    rowCount = part.rowCount
    parts = [Table.Part(page: part.page, box: part.box)]
    last = part
    isRuled = part.isRuled
    headerRows = part.headerRows
    framedLines = part.peeled
    self.lead = lead
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
          box: piece.box, confidence: piece.confidence, indent: piece.indent)
      })
    grid.headerRows = headerRows ?? HeaderFinder.headerRows(of: grid)
    return Table(parts: parts, grid: grid, isRuled: isRuled, framedLines: framedLines, title: nil)
  }

  /// Whether it is a few nearly empty cells that no other part joined.
  var isLoneRemainder: Bool { parts.count == 1 && last.isRemainder }

  /// The lines of the last part's cells.
  var textLines: [TextLine] { last.textLines }

  // MARK: Taking in a part

  /// A part whose columns nothing draws, read with this table's columns where its texts stand in them.
  func adopting(_ part: PageTable) -> PageTable {
    guard let region = part.region, last.region != nil, let first = xs.first, let end = xs.last else { return part }
    let shift = abs((end - first) - part.box.width) < Self.sameColumn ? part.box.x0 - first : 0
    var lines = xs.map { $0 + shift }
    lines[0] = min(lines[0], part.box.x0)
    lines[lines.count - 1] = max(lines[lines.count - 1], part.box.x1)
    let words = Set(cells.filter { $0.piece.row < (headerRows ?? 1) }.map { BreakSplice.word($0.piece.text) })
    guard var adopted = MixedGrid.table(of: region, goingOnWith: lines, headWords: words) else { return part }
    adopted.isRemainder = part.isRemainder
    adopted.xs = xs.map { $0 + shift }
    return adopted
  }

  /// Adds the table's part on the next page: aligns its columns, leaves out a repeated header, joins what the page break cut.
  ///
  /// `vocabulary` counts the cell texts of the document, to know words that the break cut.
  mutating func append(_ next: PageTable, vocabulary: [String: Int]) {
    var part = next
    let alignment = alignColumns(with: part)
    part.pieces = part.pieces.map { piece in
      var piece = piece
      let end = alignment[piece.column + piece.columnSpan]
      piece.column = alignment[piece.column]
      piece.columnSpan = end - piece.column
      return piece
    }
    part.ruledTop = Self.spread(part.ruledTop, by: alignment, over: xs.count - 1)
    part.ruledBottom = Self.spread(part.ruledBottom, by: alignment, over: xs.count - 1)
    let repeated = RepeatedHeader.rowCount(of: part, in: cells.map(\.piece), rowCount: rowCount)
    part.dropFirstRows(repeated)
    let splice = BreakSplice(upper: cells, upperRowCount: rowCount, upperPart: last, lower: part, vocabulary: vocabulary)
    join(part, by: splice)
    parts.append(Table.Part(page: next.page, box: next.box))
    last = part
  }

  /// Gives each of a table's columns the flag of the part's column that covers it.
  private static func spread(_ flags: [Bool], by alignment: [Int], over count: Int) -> [Bool] {
    var wide = Array(repeating: false, count: count)
    for (c, flag) in flags.enumerated() { for column in alignment[c]..<alignment[c + 1] { wide[column] = flag } }
    return wide
  }

  /// Adds the rows of a part whose columns are this table's, merging over the break as told.
  private mutating func join(_ part: PageTable, by splice: BreakSplice) {
    let shift = splice.mergesRow ? rowCount - 1 : rowCount
    for (index, piece) in part.pieces.enumerated() {
      var moved = piece
      moved.row += shift
      if let target = splice.target[index] {
        cells[target].piece.lines += piece.lines
        cells[target].piece.rowSpan = moved.row + moved.rowSpan - cells[target].piece.row
        cells[target].lastBox = piece.box
        cells[target].piece.confidence = [cells[target].piece.confidence, piece.confidence].compactMap { $0 }.min()
      } else {
        cells.append(GrowingCell(piece: moved, page: part.page, lastBox: piece.box))
      }
    }
    rowCount = shift + part.rowCount
  }

  // MARK: Columns

  /// The widest distance, in points, at which two parts' column lines are the same.
  static let sameColumn = 4.0

  /// Finds for each of a part's column lines the table's, adding lines that the table lacks.
  ///
  /// Where the lines lie elsewhere than on the page before, the head printed again tells which column is which, then their number.
  private mutating func alignColumns(with part: PageTable) -> [Int] {
    let lines = moved(part.xs)
    let areKnown = lines.allSatisfy { abs(xs[Clusters.nearest($0, in: xs)] - $0) <= Self.sameColumn }
    if !areKnown, let anchors = RepeatedHeader.anchors(of: part, in: cells.map(\.piece)) {
      return alignColumns(lines, anchors: anchors)
    }
    if !areKnown, fits(part).edges, let places = movedLines(lines) { return places }
    for x in lines where abs(xs[Clusters.nearest(x, in: xs)] - x) > Self.sameColumn { insertColumnLine(at: x) }
    return lines.map { Clusters.nearest($0, in: xs) }
  }

  /// Which of this table's lines a part's lines are where all of a page moved: each near its own, most of them off it.
  private func movedLines(_ lines: [Double]) -> [Int]? {
    let places = lines.map { Clusters.nearest($0, in: xs) }
    guard zip(places, places.dropFirst()).allSatisfy({ $0 < $1 }), places.first == 0, places.last == xs.count - 1 else { return nil }
    let share = lines.count == xs.count ? Self.movedShare.sameCount : Self.movedShare.fewer
    let isNear = lines.indices.dropFirst().dropLast().allSatisfy { i in
      let line = places[i]
      let side =
        lines[i] < xs[line] ? min(xs[line] - xs[line - 1], lines[i] - lines[i - 1]) : min(xs[line + 1] - xs[line], lines[i + 1] - lines[i])
      return abs(lines[i] - xs[line]) <= max(Self.sameColumn, share * side)
    }
    let off = zip(lines, places).count { abs($0 - xs[$1]) > Self.sameColumn }
    return isNear && (lines.count == xs.count || off * 2 > lines.count - 2) ? places : nil
  }

  /// Lines move at most by this share of the column that they move into; where a part has fewer lines, half of that tells less.
  static let movedShare = (sameCount: 0.5, fewer: 0.3)

  /// Maps lines of which some are known: between two known lines the others go one by one where there are as many, else to where they lie
  /// between them.
  private mutating func alignColumns(_ lines: [Double], anchors: [(part: Int, table: Int)]) -> [Int] {
    var places = anchors.map { (part: $0.part, at: xs[$0.table]) }
    for (a, b) in zip(anchors, anchors.dropFirst()) where b.part - a.part > 1 {
      let inner = xs[(a.table + 1)..<b.table]
      for line in (a.part + 1)..<b.part {
        let share = (lines[line] - lines[a.part]) / (lines[b.part] - lines[a.part])
        let x = xs[a.table] + share * (xs[b.table] - xs[a.table])
        let isOneByOne = inner.count == b.part - a.part - 1
        places.append((line, isOneByOne ? inner[inner.startIndex + line - a.part - 1] : x))
      }
    }
    places.sort { $0.part < $1.part }
    for place in places where abs(xs[Clusters.nearest(place.at, in: xs)] - place.at) > Self.sameColumn { insertColumnLine(at: place.at) }
    return places.map { Clusters.nearest($0.at, in: xs) }
  }

  /// A part's column lines in the table's coordinates: mirrored margins move whole pages, turned ones stretch them.
  private func moved(_ lines: [Double]) -> [Double] {
    guard let first = xs.first, let last = xs.last, let otherFirst = lines.first, let otherLast = lines.last else { return lines }
    let scale = (last - first) / (otherLast - otherFirst)
    if abs(scale - 1) * (last - first) < Self.sameColumn { return lines.map { $0 - otherFirst + first } }
    let stretched = lines.map { ($0 - otherFirst) * scale + first }
    let isStretched = lines.count == xs.count && zip(stretched, xs).allSatisfy { abs($0 - $1) <= Self.sameColumn }
    return isStretched ? stretched : lines
  }

  private mutating func insertColumnLine(at x: Double) {
    let at = Clusters.lowerBound(x, in: xs)
    xs.insert(x, at: at)
    if at == 0 || at == xs.count - 1 {
      // A line outside the table so far: a new column beside all rows.
      if at == 0 { for i in cells.indices { cells[i].piece.column += 1 } }
    } else {
      for i in cells.indices {
        if cells[i].piece.column >= at {
          cells[i].piece.column += 1
        } else if cells[i].piece.column + cells[i].piece.columnSpan >= at {
          cells[i].piece.columnSpan += 1
        }
      }
    }
    let column = max(0, min(at - 1, last.ruledTop.count - 1))
    last.ruledTop.insert(last.ruledTop[column], at: column)
    last.ruledBottom.insert(last.ruledBottom[column], at: column)
  }

  // MARK: Whether a part belongs

  /// Whether a part's outer edges are this table's, moved or not, and whether its column lines all lie on this table's.
  func fits(_ part: PageTable) -> (edges: Bool, columns: Bool) {
    let width = xs[xs.count - 1] - xs[0]
    let edges = abs(width - part.box.width) < Self.sameColumn && abs(xs[0] - part.box.x0) < 0.12 * width
    let lines = moved(part.xs)
    let onLines = lines.allSatisfy { abs(xs[Clusters.nearest($0, in: xs)] - $0) <= Self.sameColumn }
    let under = xs.allSatisfy { abs(lines[Clusters.nearest($0, in: lines)] - $0) <= Self.sameColumn }
    return (edges, part.columnCount > 1 && (onLines || edges && under))
  }

  /// Whether a part begins with this table's header.
  func repeatsHeader(_ part: PageTable) -> Bool {
    let pieces = cells.map(\.piece)
    return part.columnCount == xs.count - 1 && RepeatedHeader.rowCount(of: part, in: pieces, rowCount: rowCount) > 0
      || RepeatedHeader.anchors(of: part, in: pieces) != nil
  }

  /// Whether a part begins in another way than this table did: none of the words of the table's first rows stands in the part's.
  func beginsOtherwise(_ part: PageTable) -> Bool {
    func labels(_ pieces: [PageTable.Piece]) -> Set<String> {
      Set(
        pieces.filter { $0.row < Self.openingRows && $0.text.contains { !$0.isNumber && !$0.isPunctuation } }.map {
          BreakSplice.word($0.text)
        })
    }
    return labels(cells.map(\.piece)).isDisjoint(with: labels(part.pieces))
  }

  /// So many first rows tell one form from another.
  static let openingRows = 3

  /// Whether a part begins with this table's first rows.
  func repeatsFirstRows(_ part: PageTable) -> Bool {
    let match = RepeatedHeader.match(of: part, in: cells.map(\.piece), rowCount: rowCount)
    return part.columnCount == xs.count - 1 && match.count > 0 && match.start == 0
      || RepeatedHeader.anchors(of: part, in: cells.map(\.piece)) != nil
  }

  /// Whether a part begins a form of the same kind anew.
  func isBegunAnew(by part: PageTable) -> Bool { RepeatedHeader.beginsAnew(part, in: cells.map(\.piece)) }
}
