import Extraction

/// The column and row lines of one table on one page, and which of their stretches are ruled.
///
/// Row `r` lies between `ys[r]` and `ys[r + 1]`, column `c` between `xs[c]` and `xs[c + 1]`.
struct Lattice {
  /// The column lines from left to right, in points.
  var xs: [Double]
  /// The row lines from top to bottom, in points.
  var ys: [Double]
  /// `ruledAbove[r][c]`: whether row line `r` is ruled over column `c`.
  var ruledAbove: [[Bool]]
  /// `ruledLeft[r][c]`: whether column line `c` is ruled along row `r`.
  var ruledLeft: [[Bool]]

  var rowCount: Int { ys.count - 1 }
  var columnCount: Int { xs.count - 1 }
  var box: Box { Box(xs[0], ys[0], xs[xs.count - 1], ys[ys.count - 1]) }

  /// Rulings closer together than this, in points, are one line: borders that neighbouring cells draw for themselves.
  static let sameLine = 2.0
  /// The share of a cell's side that must be ruled.
  static let ruledShare = 0.5
  /// A strip narrower than this, in points, with no text in it is a double border.
  static let doubleBorder = 5.0
  /// How far apart, in points, the rules of header and body may lie and still mean the same column.
  static let disagreement = 25.0

  /// Builds the lattice of a network, or nil where it encloses no two cells.
  ///
  /// - Parameters:
  ///   - network: The rulings.
  ///   - glyphs: The page's glyphs; a narrow strip is a column or row only where some lie in it.
  init?(_ network: RulingNetwork, glyphs: [Glyph]) {
    guard network.isLattice else { return nil }
    let inside = glyphs.filter { network.box.insetBy(dx: -6, dy: -6).contains(x: $0.box.midX, y: $0.box.midY) }
    var xs = Clusters.means(of: network.verticals.map(\.position), tolerance: Self.sameLine)
    var ys = Clusters.means(of: network.horizontals.map(\.position), tolerance: Self.sameLine)
    Self.addOpenSides(&xs, rulings: network.horizontals, texts: inside.map { ($0.box.midX, $0.box.midY) })
    Self.addOpenSides(&ys, rulings: network.verticals, texts: inside.map { ($0.box.midY, $0.box.midX) })
    xs = Self.withoutDoubleBorders(xs, rulings: network.verticals, texts: inside.map { ($0.box.midY, $0.box.midX) })
    ys = Self.withoutDoubleBorders(ys, rulings: network.horizontals, texts: inside.map { ($0.box.midX, $0.box.midY) })
    guard xs.count >= 2, ys.count >= 2 else { return nil }
    self.xs = xs
    self.ys = ys
    ruledAbove = []
    ruledLeft = []
    measure(network)
    mergeDisagreeingColumns()
    guard rowCount >= 1, columnCount >= 1, rowCount * columnCount >= 2 else { return nil }
  }

  /// Makes a lattice from known lines, every stretch ruled.
  init(xs: [Double], ys: [Double]) {
    self.xs = xs
    self.ys = ys
    ruledAbove = Array(repeating: Array(repeating: true, count: xs.count - 1), count: ys.count)
    ruledLeft = Array(repeating: Array(repeating: true, count: xs.count), count: ys.count - 1)
  }

  // MARK: Lines

  /// Adds the outer lines of a table that is drawn without its sides: where several rulings run past the outermost line across them.
  private static func addOpenSides(_ lines: inout [Double], rulings: [Ruling], texts: [(along: Double, across: Double)]) {
    guard let first = lines.first, let last = lines.last else { return }
    let starts = rulings.map(\.start)
    let ends = rulings.map(\.end)
    func agreed(_ ends: [Double], _ target: Double) -> Bool { ends.count { abs($0 - target) < 3 } * 2 >= rulings.count }
    if let least = starts.min(), first - least > 6, agreed(starts, least) || texts.contains(where: { $0.along < first && $0.along > least })
    {
      lines.insert(least, at: 0)
    }
    if let most = ends.max(), most - last > 6, agreed(ends, most) || texts.contains(where: { $0.along > last && $0.along < most }) {
      lines.append(most)
    }
  }

  /// Unites neighbouring lines with a narrow empty strip between them.
  ///
  /// A text fills the strip only where both lines are drawn beside it: the middle of a cell that spans rows may lie between the borders of
  /// the cells to its side.
  private static func withoutDoubleBorders(
    _ lines: [Double], rulings: [Ruling], texts: [(along: Double, across: Double)]
  ) -> [Double] {
    func isDrawn(_ line: Double, along: Double) -> Bool {
      rulings.contains { abs($0.position - line) <= sameLine && $0.start <= along && $0.end >= along }
    }
    func isFilled(_ from: Double, _ to: Double) -> Bool {
      texts.contains { $0.across >= from && $0.across <= to && isDrawn(from, along: $0.along) && isDrawn(to, along: $0.along) }
    }
    var result: [Double] = []
    for line in lines {
      if let last = result.last, line - last < doubleBorder, !isFilled(last, line) {
        if result.count == 1 { continue }  // the outer border of a table's left or top edge
        result[result.count - 1] = (last + line) / 2
        continue
      }
      result.append(line)
    }
    return result
  }

  /// Finds out which stretches of the lines are ruled.
  private mutating func measure(_ network: RulingNetwork) {
    var above = Array(repeating: Array(repeating: 0.0, count: xs.count - 1), count: ys.count)
    var left = Array(repeating: Array(repeating: 0.0, count: xs.count), count: ys.count - 1)
    for ruling in network.horizontals {
      let r = Clusters.nearest(ruling.position, in: ys)
      guard abs(ys[r] - ruling.position) <= Self.doubleBorder else { continue }
      for c in 0..<(xs.count - 1) {
        let covered = min(ruling.end, xs[c + 1]) - max(ruling.start, xs[c])
        if covered > 0 { above[r][c] += covered / (xs[c + 1] - xs[c]) }
      }
    }
    for ruling in network.verticals {
      let c = Clusters.nearest(ruling.position, in: xs)
      guard abs(xs[c] - ruling.position) <= Self.doubleBorder else { continue }
      for r in 0..<(ys.count - 1) {
        let covered = min(ruling.end, ys[r + 1]) - max(ruling.start, ys[r])
        if covered > 0 { left[r][c] += covered / (ys[r + 1] - ys[r]) }
      }
    }
    ruledAbove = above.map { $0.map { $0 >= Self.ruledShare } }
    ruledLeft = left.map { $0.map { $0 >= Self.ruledShare } }
  }

  /// Unites neighbouring column lines of which the upper rows have one and the lower rows the other: the header and the body of a table
  /// were ruled with different widths.
  private mutating func mergeDisagreeingColumns() {
    var c = 1
    while c < xs.count - 2 {
      guard xs[c + 1] - xs[c] < Self.disagreement, disagree(c, c + 1) else {
        c += 1
        continue
      }
      if ruledHeight(ofColumnLine: c) < ruledHeight(ofColumnLine: c + 1) { xs[c] = xs[c + 1] }
      xs.remove(at: c + 1)
      for r in ruledLeft.indices {
        ruledLeft[r][c] = ruledLeft[r][c] || ruledLeft[r][c + 1]
        ruledLeft[r].remove(at: c + 1)
      }
      for r in ruledAbove.indices { ruledAbove[r].remove(at: c) }
    }
  }

  private func ruledHeight(ofColumnLine c: Int) -> Double {
    (0..<rowCount).reduce(0) { $0 + (ruledLeft[$1][c] ? ys[$1 + 1] - ys[$1] : 0) }
  }

  /// Whether every row has at most one of two column lines, and the rows change from one to the other once, after at most four rows.
  private func disagree(_ a: Int, _ b: Int) -> Bool {
    guard !ruledLeft.contains(where: { $0[a] && $0[b] }) else { return false }
    let sides = ruledLeft.enumerated().filter { $0.element[a] || $0.element[b] }.map { (row: $0.offset, isFirst: $0.element[a]) }
    guard let first = sides.first, let change = sides.firstIndex(where: { $0.isFirst != first.isFirst }) else { return false }
    return sides[change].row <= 4 && sides[change...].allSatisfy { $0.isFirst != first.isFirst }
  }

  // MARK: Further lines

  /// Parts a row; `ruled` tells for each column whether the new line is ruled over it.
  mutating func insertRowLine(at y: Double, in row: Int, ruled: [Bool]) {
    ys.insert(y, at: row + 1)
    ruledAbove.insert(ruled, at: row + 1)
    ruledLeft.insert(ruledLeft[row], at: row)
  }

  /// Parts a column; `ruled` tells for each row whether the new line is ruled along it.
  mutating func insertColumnLine(at x: Double, in column: Int, ruled: [Bool]) {
    xs.insert(x, at: column + 1)
    for r in ruledLeft.indices { ruledLeft[r].insert(ruled[r], at: column + 1) }
    for r in ruledAbove.indices { ruledAbove[r].insert(ruledAbove[r][column], at: column) }
  }

  // MARK: Cells

  /// A rectangle of slots with no ruling inside.
  struct Region: Equatable {
    var row: Int
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
  }

  /// The cells, in row-major order of their first slots: slots are united wherever no ruling parts them.
  ///
  /// A region that is no rectangle, since a stretch of its border is missing, is cut into rectangles.
  func regions() -> [Region] {
    var taken = Array(repeating: Array(repeating: false, count: columnCount), count: rowCount)
    var result: [Region] = []
    for row in 0..<rowCount {
      for column in 0..<columnCount where !taken[row][column] {
        var width = 1
        while column + width < columnCount, !taken[row][column + width], !ruledLeft[row][column + width] { width += 1 }
        var height = 1
        while row + height < rowCount, extends(row: row + height, column: column, width: width, taken: taken) { height += 1 }
        for r in row..<(row + height) { for c in column..<(column + width) { taken[r][c] = true } }
        result.append(Region(row: row, column: column, rowSpan: height, columnSpan: width))
      }
    }
    return result
  }

  /// Whether a row of slots belongs to the region above it: no ruling between them, none inside, one or an edge on either side.
  private func extends(row: Int, column: Int, width: Int, taken: [[Bool]]) -> Bool {
    for c in column..<(column + width) {
      if taken[row][c] || ruledAbove[row][c] { return false }
      if c > column, ruledLeft[row][c] { return false }
    }
    let leftClosed = column == 0 || ruledLeft[row][column] || taken[row][column - 1]
    let rightClosed = column + width == columnCount || ruledLeft[row][column + width]
    return leftClosed && rightClosed
  }

  /// The box of a region, in points.
  func box(of region: Region) -> Box {
    Box(xs[region.column], ys[region.row], xs[region.column + region.columnSpan], ys[region.row + region.rowSpan])
  }
}
