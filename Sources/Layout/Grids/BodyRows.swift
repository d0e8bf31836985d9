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
  ///   - rowHeight: The height of the rows of the table that it goes on with, in points.
  ///   - em: The size of an em, in points.
  init(_ lines: [[RowSolver.Fragment]], columns: ColumnSolver, edges: [Double], rowHeight: Double? = nil, em: Double) {
    self.em = em
    let mids = lines.map { line in line.map(\.box.midY).reduce(0, +) / Double(max(line.count, 1)) }
    let cuts = Set(edges.compactMap { y in mids.firstIndex { $0 > y } }.filter { $0 > 0 })
    let solver = RowSolver(lines, columns: columns, cuts: cuts, em: em)
    let cheapest = solver.rows.map { Row(fragments: $0) }
    pitch = Self.pitch(of: cheapest, edges: edges, known: rowHeight, em: em)
    let isEachARow = edges.count > (lines.isEmpty ? 1 : 2) && !partsGroups(edges, of: cheapest, solver)
    let solved = isEachARow ? solver.bands.map { Row(fragments: $0) } : cheapest
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

  /// Whether rules part groups of rows: between two of them stand texts that are none of one cell, or room is left for a blank row, or most
  /// of them read better as several rows.
  private func partsGroups(_ edges: [Double], of rows: [Row], _ solver: RowSolver) -> Bool {
    if solver.bands.contains(where: solver.holdsSeveralRows) { return true }
    let bands = zip(edges, edges.dropFirst()).map { top, bottom in
      (top: top, bottom: bottom, rows: rows.filter { $0.middle > top && $0.middle < bottom })
    }
    return 2 * bands.count { $0.rows.count > 1 } > bands.count { !$0.rows.isEmpty }
      || bands.contains { !$0.rows.isEmpty && withBlanks($0.rows, from: $0.top, to: $0.bottom).count > $0.rows.count }
  }

  // MARK: Pitch

  private static func isOneLine(_ row: Row, em: Double) -> Bool { row.bottom - row.top < oneLine * em }

  /// The height of rows of one line: what most neighbours of one line are apart, twice what such a row is off a rule, what it was on the
  /// page before.
  private static func pitch(of rows: [Row], edges: [Double], known: Double?, em: Double) -> Double? {
    var heights = known.map { [$0] } ?? []
    var drawn = heights.count
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
    guard let (pitch, count) = common.max(by: { $0.1 < $1.1 }), count > 1, pitch > leastRow * em else { return nil }
    // Blank rows make distances of several heights.
    let others = heights.count { height in
      let times = (height / pitch).rounded()
      return times < 2 || abs(height - times * pitch) > min(samePitch * em * times, wholeWithin * pitch)
    }
    return count * 2 > others ? pitch : nil
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
