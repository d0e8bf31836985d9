import Extraction

/// Joins parts of one table on one page that different evidence found: a head drawn with shading over a body drawn with rulings.
enum StackedParts {
  /// A head and its body lie at most so far apart, or over each other, in points: shading ends short of a rule, or reaches over it.
  static let gap = (apart: 10.0, over: 4.0)
  /// How far apart, in points, their column lines may lie.
  static let sameColumn = 9.0
  /// The same where both have as many columns: an aligned head ends where its words end.
  static let likelyColumn = 54.0

  /// The tables of a page, heads joined to their bodies.
  static func joined(_ tables: [PageTable]) -> [PageTable] {
    var result: [PageTable] = []
    for table in tables.sorted(by: { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }) {
      if let at = result.lastIndex(where: { isHead($0, of: table) }) {
        result[at] = stack(result[at], on: table)
      } else {
        result.append(table)
      }
    }
    return result
  }

  /// Whether a table is the head of the one below it: no figures, the same edges, no other columns.
  private static func isHead(_ upper: PageTable, of lower: PageTable) -> Bool {
    let distance = lower.box.y0 - upper.box.y1
    guard distance < gap.apart, distance > -gap.over, !upper.isRuled || !lower.isRuled, upper.rowCount <= HeaderFinder.deepest else {
      return false
    }
    guard upper.box.x0 > lower.box.x0 - sameColumn, upper.box.x1 < lower.box.x1 + sameColumn else { return false }
    guard !upper.pieces.contains(where: { Figures.isAmount($0.text) }) else { return false }
    // An aligned head ends where its words end: its inner lines tell, and each must fall into a column of its own.
    let inner = upper.xs.dropFirst().dropLast()
    return inner.allSatisfy { abs(lower.xs[Clusters.nearest($0, in: lower.xs)] - $0) <= sameColumn }
      || upper.columnCount == lower.columnCount
        && zip(upper.xs, lower.xs).dropFirst().dropLast().allSatisfy { abs($0 - $1) < likelyColumn }
  }

  /// One table of a head and its body.
  static func stack(_ head: PageTable, on body: PageTable) -> PageTable {
    let sameCount = head.columnCount == body.columnCount
    let place = { (index: Int) in sameCount ? index : Clusters.nearest(head.xs[index], in: body.xs) }
    var table = body
    let rows = head.rowCount
    table.pieces =
      head.pieces.map { piece in
        var piece = piece
        let end = place(piece.column + piece.columnSpan)
        piece.column = place(piece.column)
        piece.columnSpan = max(1, end - piece.column)
        return piece
      }
      + body.pieces.map { piece in
        var piece = piece
        piece.row += rows
        return piece
      }
    table.ys = head.ys.dropLast() + body.ys
    table.ruledTop = Array(repeating: true, count: body.columnCount)
    table.headerRows = max(rows, body.headerRows.map { $0 + rows } ?? rows)
    table.peeled = head.peeled + body.peeled
    return table
  }
}
