/// The rows of a body with the blank ones among them: between rules, in shading, and where the pitch of the others leaves room for one.
struct BodyRows {
  /// A row: the fragments that stand in it and how far their type, or the row where it is blank, reaches.
  struct Row {
    var fragments: [RowSolver.Fragment]
    var top: Double
    var bottom: Double
    var middle: Double { (top + bottom) / 2 }

    init(fragments: [RowSolver.Fragment]) {
      self.init(fragments: fragments, top: fragments.map(\.box.y0).min() ?? 0, bottom: fragments.map(\.box.y1).max() ?? 0)
    }

    init(fragments: [RowSolver.Fragment], top: Double, bottom: Double) {
      self.fragments = fragments
      self.top = top
      self.bottom = bottom
    }
  }

  /// The rows from top to bottom.
  private(set) var rows: [Row] = []

  /// The height of a row of one line, in points, where the rows show one.
  private var pitch: Double?
  private let em: Double

  /// A row is at least so many ems high; less is a double rule.
  static let leastRow = 0.8
  /// Type in rows of one line is at most so many ems high: a digit beside a Han character set in another font.
  private static let oneLine = 1.5
  /// Where nothing is drawn around them, so many distances of neighbouring rows show a pitch; two rules as far off as their rows say say so
  /// too.
  private static let leastPitched = 4
  /// Heights of rows of one line differ by at most so many ems.
  static let samePitch = 0.1
  /// A gap is that of blank rows where it is a whole number of them to within this share of one: rows of several lines may be set looser.
  private static let wholeWithin = 0.25

  /// Finds the rows.
  ///
  /// - Parameters:
  ///   - lines: The fragments of each line, from top to bottom.
  ///   - columns: The columns.
  ///   - edges: The heights of the rules and edges of shading over the whole width, of the body's top and bottom where these are drawn.
  ///   - em: The size of an em, in points.
  init(_ lines: [[RowSolver.Fragment]], columns: ColumnSolver, edges: [Double], em: Double) {
    self.em = em
    let mids = lines.map { line in line.map(\.box.midY).reduce(0, +) / Double(max(line.count, 1)) }
    let cuts = Set(edges.compactMap { y in mids.firstIndex { $0 > y } }.filter { $0 > 0 })
    let bounds = [0] + cuts.sorted() + [lines.count]
    let isRuled = lines.isEmpty ? edges.count > 1 : edges.count > 2 && bounds.count > 2
    // Where no band between two rules has two figures of one column, the rules are all the rows.
    let isEachARow = isRuled && !zip(bounds, bounds.dropFirst()).contains { Self.hasSeveralRows(lines[$0..<$1]) }
    let solved = RowSolver(lines, columns: columns, cuts: cuts, isEachARow: isEachARow, em: em).rows.map { Row(fragments: $0) }
    pitch = Self.pitch(of: solved, edges: edges, em: em)
    let ys = [-Double.infinity] + edges + [.infinity]
    for (top, bottom) in zip(ys, ys.dropFirst()) {
      let inside = solved.filter { $0.middle > top && $0.middle < bottom }
      if isEachARow, inside.isEmpty, (Self.leastRow * em..<Double.infinity).contains(bottom - top), top.isFinite {
        rows.append(Row(fragments: [], top: top, bottom: bottom))
      } else {
        rows += isEachARow ? inside : withBlanks(inside, from: top, to: bottom)
      }
    }
  }

  private static func hasSeveralRows(_ band: ArraySlice<[RowSolver.Fragment]>) -> Bool {
    let figures = band.joined().filter { $0.isFigure && $0.columns.count == 1 }
    let columns = Dictionary(grouping: figures, by: \.columns.lowerBound)
    // A figure that was too long for its column is broken, its rest shorter than a figure.
    return columns.values.contains { stack in zip(stack, stack.dropFirst()).contains { $1.glyphs.count * 2 > $0.glyphs.count } }
  }

  // MARK: Pitch

  private static func isOneLine(_ row: Row, em: Double) -> Bool { row.bottom - row.top < oneLine * em }

  /// The height of rows of one line: what most neighbours of one line are apart, and twice what such a row is off a rule.
  private static func pitch(of rows: [Row], edges: [Double], em: Double) -> Double? {
    var heights: [Double] = []
    var drawn = 0
    for (row, next) in zip(rows, rows.dropFirst()) where isOneLine(row, em: em) && isOneLine(next, em: em) {
      if !edges.contains(where: { $0 > row.middle && $0 < next.middle }) { heights.append(next.middle - row.middle) }
    }
    for y in edges {
      let above = rows.last { $0.middle < y }.map { ($0, 2 * (y - $0.middle)) }
      let below = rows.first { $0.middle > y }.map { ($0, 2 * ($0.middle - y)) }
      for (row, height) in [above, below].compactMap({ $0 }) where isOneLine(row, em: em) {
        heights.append(height)
        drawn += 1
      }
    }
    heights.sort()
    guard heights.count >= (drawn > 1 ? 2 : leastPitched) else { return nil }
    let common = heights.map { height in (height, heights.count { abs($0 - height) < samePitch * em }) }
    guard let pitch = common.max(by: { $0.1 < $1.1 }), pitch.1 > 1, pitch.1 * 2 > heights.count, pitch.0 > leastRow * em else { return nil }
    return pitch.0
  }

  /// The rows of a band with a blank one wherever one is left out of their pitch.
  private func withBlanks(_ inside: [Row], from top: Double, to bottom: Double) -> [Row] {
    guard let pitch else { return inside }
    var result: [Row] = []
    // How far the last row reaches, in points; nil where that is not known.
    var end: Double? = top.isFinite ? top : nil
    for row in inside {
      let half = height(of: row, pitch: pitch) / 2
      if let from = end { result += blanks(from: from, to: row.middle - half, pitch: pitch) }
      result.append(row)
      end = row.middle + half
    }
    if let from = end, bottom.isFinite { result += blanks(from: from, to: bottom, pitch: pitch) }
    return result
  }

  /// The height of a row of several lines: as much as its lines need more than one line does.
  private func height(of row: Row, pitch: Double) -> Double {
    let lines = row.bottom - row.top
    return Self.isOneLine(row, em: em) ? pitch : max(pitch, lines + Self.leastPadding * em)
  }

  /// The least that a cell leaves free above and below its lines together, in ems.
  private static let leastPadding = 0.4

  private func blanks(from top: Double, to bottom: Double, pitch: Double) -> [Row] {
    let steps = ((bottom - top) / pitch).rounded()
    guard steps >= 1, abs(bottom - top - steps * pitch) < Self.wholeWithin * pitch else { return [] }
    let height = (bottom - top) / steps
    return (0..<Int(steps)).map { Row(fragments: [], top: top + Double($0) * height, bottom: top + Double($0 + 1) * height) }
  }
}
