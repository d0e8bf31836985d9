import Extraction

/// Groups the lines of a body into rows where no rules do: the cheapest way to read them as cells.
///
/// A line goes on with the one above it only where that one had no room for its first word; two figures of one column are two rows; the
/// cells of a row stand on one middle, or all on one top.
struct RowSolver {
  /// A piece of a line in one column.
  struct Fragment {
    var line: Int
    var columns: ClosedRange<Int>
    var glyphs: [Glyph]
    var box: Box
    var isFigure: Bool
    var isWholeAmount: Bool
    var isNumbered: Bool
  }

  /// The fragments of each row, from top to bottom.
  private(set) var rows: [[Fragment]] = []
  /// The fragments between each two cuts, from top to bottom.
  private(set) var bands: [[Fragment]] = []

  private let em: Double
  private let lines: [[Fragment]]
  /// The left and right edge of each column's text.
  private let extents: [(left: Double, right: Double)]
  /// The distance of most rows' middles.
  private let pitch: Double
  /// The columns that every row has text in.
  private let filled: Set<Int>

  /// What a reading costs.
  private enum Cost {
    /// Each row: what may be one row is one.
    static let row = 1.0
    /// Two figures in one cell.
    static let twoFigures = 12.0
    /// A figure and a shorter one below it that may be its rest.
    static let brokenFigure = 2.0
    /// A text that goes on though its line had room.
    static let brokenEarly = 5.0
    /// Lines of one cell that are farther apart than leading sets them.
    static let loose = 6.0
    /// A numbered item that goes on in the cell of another.
    static let numbered = 4.0
    /// For each em that the middles (or tops) of a row's cells are apart.
    static let misaligned = 3.0
    /// Cells of which one begins a few lines lower: blank lines precede its text.
    static let lower = 0.5
    /// A cut between two lines that read on.
    static let cut = 2.5
  }

  /// A figure of fewer characters is never broken.
  static let leastBroken = 4
  /// Blank lines before a text set it so many ems lower at most: two lines.
  private static let mostBlank = 2.5
  /// A column is filled where at least this share of the rows has text in it: not the total.
  private static let filledShare = 0.9
  /// So many rows show which columns are filled.
  private static let leastRows = 5
  /// A text in the middle of its column leaves as much free at the left as at the right to within so many ems.
  private static let centred = 0.6
  /// What stands beside the middle of two lines is off it by less than so many ems.
  private static let beside = 0.2
  /// A row has at most so many lines.
  static let mostLines = 30
  /// Lines of one cell are at most so many ems apart.
  static let leading = 1.75

  /// Groups fragments.
  ///
  /// - Parameters:
  ///   - lines: The fragments of each line, from top to bottom.
  ///   - columns: The columns.
  ///   - cuts: The indices of lines before which a rule parts the rows.
  ///   - em: The size of an em, in points.
  init(_ lines: [[Fragment]], columns: ColumnSolver, cuts: Set<Int>, em: Double) {
    self.em = em
    self.lines = lines
    extents = Self.extents(lines, columns: columns)
    pitch = Self.pitch(lines)
    filled = Self.filled(lines)
    rows = parted(at: starts(cuts: cuts))
    bands = parted(at: cuts.sorted())
  }

  private func parted(at starts: [Int]) -> [[Fragment]] {
    let bounds = [0] + starts.filter { $0 > 0 } + [lines.count]
    return zip(bounds, bounds.dropFirst()).filter { $0 < $1 }.map { Array(lines[$0..<$1].joined()) }
  }

  /// Whether fragments are none of one row: two of a column that stand below each other are as surely two as two figures are, unless another
  /// stands in the middle between them, as beside a text of two lines.
  func holdsSeveralRows(_ fragments: [Fragment]) -> Bool {
    Dictionary(grouping: fragments, by: \.columns.lowerBound).values.contains { stack in
      zip(stack, stack.dropFirst()).contains { a, b in
        let middle = (a.box.midY + b.box.midY) / 2
        return joinCost(a, b) >= Cost.twoFigures && !fragments.contains { abs($0.box.midY - middle) < Self.beside * em }
      }
    }
  }

  private static func extents(_ lines: [[Fragment]], columns: ColumnSolver) -> [(left: Double, right: Double)] {
    var result = (0..<columns.count).map { (left: columns.lines[$0 + 1], right: columns.lines[$0]) }
    for fragment in lines.joined() where fragment.columns.count == 1 {
      let column = fragment.columns.lowerBound
      result[column].left = min(result[column].left, fragment.box.x0)
      result[column].right = max(result[column].right, fragment.box.x1)
    }
    return result
  }

  /// The distance at which most figures of a column follow each other: each is of a row of its own.
  private static func pitch(_ lines: [[Fragment]]) -> Double {
    let columns = Dictionary(grouping: lines.joined().filter { $0.isFigure || $0.isNumbered }, by: \.columns)
    let pitches = columns.values.flatMap { column in zip(column, column.dropFirst()).map { $1.box.midY - $0.box.midY } }.sorted()
    return pitches.isEmpty ? .infinity : pitches[pitches.count / 2]
  }

  /// The columns that every row has text in: as many lines as have figures in one column.
  private static func filled(_ lines: [[Fragment]]) -> Set<Int> {
    func counts(where isCounted: (Fragment) -> Bool) -> [Int: Int] {
      lines.reduce(into: [:]) { counts, line in
        for column in Set(line.filter { $0.columns.count == 1 && isCounted($0) }.map(\.columns.lowerBound)) {
          counts[column, default: 0] += 1
        }
      }
    }
    guard let most = counts(where: \.isFigure).values.max(), most >= leastRows else { return [] }
    return Set(counts { _ in true }.filter { Double($0.value) >= filledShare * Double(most) }.keys)
  }

  /// The lines at which rows begin.
  private func starts(cuts: Set<Int>) -> [Int] {
    let best = [false, true].map { solve(cuts: cuts, onTops: $0) }.min { $0.cost < $1.cost }
    return best?.starts ?? []
  }

  private func solve(cuts: Set<Int>, onTops: Bool) -> (cost: Double, starts: [Int]) {
    let n = lines.count
    guard n > 0 else { return (0, []) }
    var best = Array(repeating: Double.infinity, count: n + 1)
    var from = Array(repeating: 0, count: n + 1)
    best[0] = 0
    for start in 0..<n where best[start].isFinite {
      let entry = best[start] + (start > 0 && !cuts.contains(start) ? cutCost(before: start) : 0)
      for end in (start + 1)...min(n, start + Self.mostLines) {
        if end - 1 > start, cuts.contains(end - 1) { break }
        let cost = entry + rowCost(start..<end, onTops: onTops)
        if cost < best[end] {
          best[end] = cost
          from[end] = start
        }
      }
    }
    var starts: [Int] = []
    var at = n
    while at > 0 {
      at = from[at]
      starts.insert(at, at: 0)
    }
    return (best[n], starts)
  }

  private func rowCost(_ range: Range<Int>, onTops: Bool) -> Double {
    var cost = Cost.row
    var least = Double.infinity
    var most = -Double.infinity
    var columns: [Int: [Fragment]] = [:]
    for fragment in lines[range].joined() { columns[fragment.columns.lowerBound, default: []].append(fragment) }
    for cell in columns.values {
      guard let first = cell.first, let last = cell.last else { continue }
      let place = onTops ? first.box.midY : (first.box.midY + last.box.midY) / 2
      least = min(least, place)
      most = max(most, place)
      for (a, b) in zip(cell, cell.dropFirst()) { cost += joinCost(a, b) }
    }
    let apart = max(0, most - least) / em
    let misaligned = Cost.misaligned * max(0, apart - 0.15)
    guard misaligned > Cost.lower, apart < Self.mostBlank, completes(range) else { return cost + misaligned }
    return cost + Cost.lower
  }

  /// Whether a line has what those above it lack, and lacks what they have, in columns that all rows fill.
  private func completes(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { line in
      let above = Set(lines[range.lowerBound..<line].joined().flatMap(\.columns))
      let own = Set(lines[line].flatMap(\.columns))
      return own.isDisjoint(with: above) && !own.isDisjoint(with: filled) && !above.isDisjoint(with: filled)
    }
  }

  /// What it costs to read one line after another in one cell.
  private func joinCost(_ a: Fragment, _ b: Fragment) -> Double {
    let distance = b.box.midY - a.box.midY
    if distance < 0.3 * em || isBroken(a, b) { return 0 }
    if isListed(a, b) { return distance > Self.leading * em ? Cost.loose : 0 }
    var cost = 0.0
    if a.isFigure, b.isFigure { cost += mayBreak(a) && b.glyphs.count < a.glyphs.count ? Cost.brokenFigure : Cost.twoFigures }
    if distance > Self.leading * em { cost += Cost.loose }
    if !hadNoRoom(a, for: b) { cost += Cost.brokenEarly }
    if b.isNumbered { cost += Cost.numbered }
    if distance > 0.97 * pitch { cost += 1 }
    return cost
  }

  /// What it costs that a row begins with a line although the line above it reads on.
  private func cutCost(before line: Int) -> Double {
    var cost = 0.0
    for (a, b) in across(line) {
      let distance = b.box.midY - a.box.midY
      if isBroken(a, b) { cost += Cost.twoFigures }
      if distance > 0.3 * em, distance < Self.leading * em, distance < 0.97 * pitch, hadNoRoom(a, for: b), !(a.isFigure && b.isFigure),
        !b.isNumbered
      {
        cost += Cost.cut
      }
    }
    return cost
  }

  /// The fragments above and below a cut in each column: what stands beside the middle of a label is cut off between the label's lines.
  private func across(_ line: Int) -> [(Fragment, Fragment)] {
    var seen: Set<ClosedRange<Int>> = []
    return lines[line...].prefix(Self.nearLines).joined().compactMap { b in
      guard seen.insert(b.columns).inserted else { return nil }
      return lines[..<line].reversed().prefix(Self.nearLines).joined().first { $0.columns == b.columns }.map { ($0, b) }
    }
  }

  /// The next line of a cell is one of so many lines of the table: lines of cells beside it stand between.
  private static let nearLines = 3

  /// Whether a line begins the next item of a list within a cell: it has a number, and the item above it ends as a sentence does.
  private func isListed(_ a: Fragment, _ b: Fragment) -> Bool {
    b.isNumbered && a.glyphs.last.map { Self.sentenceEnds.contains($0.scalar) } ?? false
  }

  /// What ends a sentence, or an item of a list.
  private static let sentenceEnds: Set<Unicode.Scalar> = ["；", "。", ";"]

  /// Whether a figure was too long for its column and goes on below: its rest is short, or the break stands at a point or comma, or the rest
  /// has the decimals that it lacks.
  private func isBroken(_ a: Fragment, _ b: Fragment) -> Bool {
    guard a.isFigure, b.isFigure, mayBreak(a), b.glyphs.count <= a.glyphs.count, let last = a.glyphs.last, let first = b.glyphs.first,
      b.box.midY - a.box.midY < Self.leading * em
    else { return false }
    if b.isWholeAmount, !a.glyphs.contains(where: { $0.scalar == "." }) { return true }
    guard b.glyphs.count * 3 <= a.glyphs.count * 2 else { return false }
    return Figures.isBroken(after: last.scalar, before: first.scalar) || b.glyphs.count <= 2
  }

  /// Whether a figure may have been broken: it fills its column, and is longer than a number of a row and not whole.
  private func mayBreak(_ fragment: Fragment) -> Bool {
    guard fragment.glyphs.count >= Self.leastBroken, !fragment.isWholeAmount else { return false }
    let extent = extents[fragment.columns.lowerBound]
    return fragment.box.width > extent.right - extent.left - 0.6 * em
  }

  /// Whether a line had no room for the first word of the next, wherever in its column it was set.
  private func hadNoRoom(_ a: Fragment, for b: Fragment) -> Bool {
    let left = extents[a.columns.lowerBound].left
    let right = extents[a.columns.upperBound].right
    // A text that begins deeper than its column is indented, or set in the middle as its next line is.
    let isCentred = [a, b].allSatisfy { abs(($0.box.x0 - left) - (right - $0.box.x1)) < Self.centred * em }
    let room = isCentred ? right - left - a.box.width : right - a.box.x1
    return room < SetLine.firstWord(of: b.glyphs, em: em) + 0.6 * em
  }
}
