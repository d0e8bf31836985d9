import Extraction

/// Gives lines back to the cell above that a row was too low for.
///
/// Spreadsheets print a wrapped text in a row of one line and clip what does not fit: the second line can't be seen, but it is in the file,
/// and lies in the row below.
enum ClippedLines {
  /// A line takes at least this many ems of a cell's height.
  static let lineHeight = 1.05
  /// The room, in ems, that a full line may leave at the right.
  static let room = 1.7

  /// The cells with such lines moved to where they belong.
  static func restored(_ pieces: [PageTable.Piece]) -> [PageTable.Piece] {
    var result = recentred(pieces)
    let below = Dictionary(grouping: result.indices, by: { Place(column: result[$0].column, row: result[$0].row) })
    // From the bottom up: a cell gives its surplus away before it takes another's.
    for index in result.indices.reversed() {
      let cell = result[index]
      guard let under = below[Place(column: cell.column, row: cell.row + cell.rowSpan)]?.first, cell.columnSpan == result[under].columnSpan,
        isFull(cell), overflows(result[under]), let line = result[under].lines.first, !Figures.isEntry(line.text)
      else { continue }
      result[under].lines.removeFirst()
      result[index].lines.append(line)
    }
    return result
  }

  /// Gives two lines that lie on both edges of a low row, as far from its middle, to that row: its text is set in the middle and clipped
  /// above and below.
  private static func recentred(_ pieces: [PageTable.Piece]) -> [PageTable.Piece] {
    var result = pieces
    let columns = Dictionary(grouping: pieces.indices.filter { pieces[$0].rowSpan == 1 }) {
      Place(column: pieces[$0].column, row: pieces[$0].columnSpan)
    }
    for cells in columns.values {
      let sorted = cells.sorted { pieces[$0].row < pieces[$1].row }
      for (position, index) in sorted.enumerated() where !result[index].lines.contains(where: { isCentred($0, in: result[index].box) }) {
        let cell = result[index].box
        let near = sorted[max(0, position - 1)...min(sorted.count - 1, position + 1)]
        let loose = near.flatMap { owner in result[owner].lines.indices.map { (owner: owner, line: $0) } }
          .filter { !isCentred(result[$0.owner].lines[$0.line], in: result[$0.owner].box) }
        guard
          let pair = zip(loose, loose.dropFirst()).first(where: { first, second in
            let (a, b) = (result[first.owner].lines[first.line], result[second.owner].lines[second.line])
            return isCut(a, by: cell.y0) && isCut(b, by: cell.y1) && abs((a.box.midY + b.box.midY) / 2 - cell.midY) < 0.2 * cell.height
              && abs(a.box.x0 - b.box.x0) < a.em
              && b.box.midY - a.box.midY > 0.9 * a.em
          })
        else { continue }
        let lines = [result[pair.0.owner].lines[pair.0.line], result[pair.1.owner].lines[pair.1.line]]
        result[pair.1.owner].lines.remove(at: pair.1.line)
        result[pair.0.owner].lines.remove(at: pair.0.line)
        result[index].lines = lines + result[index].lines
      }
    }
    return result
  }

  /// Whether a row line runs through the body of a line: characters are an em high, a line that the row has room for keeps clear of it.
  private static func isCut(_ line: PageTable.Line, by y: Double) -> Bool { abs(line.box.midY - y) < cutWithin * line.em }

  /// A row line runs through characters where it lies nearer to their middle than this, in ems: half an em, less what fonts differ in.
  static let cutWithin = 0.45

  /// Whether a line stands in the middle of a cell's height.
  private static func isCentred(_ line: PageTable.Line, in box: Box) -> Bool { abs(line.box.midY - box.midY) < 0.3 * box.height }

  private struct Place: Hashable {
    var column: Int
    var row: Int
  }

  /// Whether a cell holds more lines than it has room for, and not all about its middle: those are its own, clipped above and below.
  private static func overflows(_ cell: PageTable.Piece) -> Bool {
    guard cell.lines.count >= 2, let em = cell.lines.map(\.em).max(), let first = cell.lines.first, let last = cell.lines.last else {
      return false
    }
    guard abs((first.box.midY + last.box.midY) / 2 - cell.box.midY) > 0.2 * cell.box.height else { return false }
    return cell.box.height < lineHeight * em * Double(cell.lines.count)
  }

  /// Whether a cell's last line leaves no room for another word.
  private static func isFull(_ cell: PageTable.Piece) -> Bool {
    guard let line = cell.lines.last, !Figures.isEntry(cell.text) else { return false }
    return cell.box.x1 - line.box.x1 < room * line.em
  }

}
