import Extraction

/// The head of an aligned table: heads over single columns and over several.
///
/// Rules under a part of the columns show which heads span them; where there are none, a phrase that stands over the strip between two
/// columns spans both.
struct HeaderBlock {
  /// A cell of the head.
  struct HeadCell {
    var row: Int
    var rowSpan: Int
    var columns: ClosedRange<Int>
    var words: [Word]
  }

  private(set) var cells: [HeadCell] = []
  private(set) var rowCount = 0
  /// The row lines inside the head, in points.
  private(set) var levels: [Double] = []

  init(lines: [WordLine], rules: [Ruling], columns: ColumnFinder) {
    guard let first = lines.first, let last = lines.last else { return }
    let partial = rules.filter { rule in
      rule.position > first.box.midY && rule.position < last.box.midY && !covered(rule, columns).isEmpty
    }
    levels = Clusters.means(of: partial.map(\.position), tolerance: 3)
    if levels.isEmpty { levels = Self.phraseLevels(lines, columns) }
    rowCount = levels.count + 1
    place(lines, spans: spans(partial, lines: lines, columns: columns), columns: columns)
  }

  /// A run of columns that one head spans at a level: the head stands above the level's lower line.
  private struct Span {
    var level: Int
    var columns: ClosedRange<Int>
  }

  // MARK: Levels and spans

  /// Where no rule parts the head, a line with a phrase over several columns that have heads of their own below it is a level.
  private static func phraseLevels(_ lines: [WordLine], _ columns: ColumnFinder) -> [Double] {
    lines.indices.dropLast().filter { !spanningPhrases(of: $0, in: lines, columns).isEmpty }.map {
      (lines[$0].box.y1 + lines[$0 + 1].box.y0) / 2
    }
  }

  /// The phrases of a line that cross a strip between columns, or stand over several though they are narrow, where nothing stands over
  /// those columns above and every one of them has a word below.
  private static func spanningPhrases(of index: Int, in lines: [WordLine], _ columns: ColumnFinder) -> [(
    box: Box, columns: ClosedRange<Int>
  )] {
    let above = Set(lines[..<index].flatMap(\.words).flatMap { Array(columns.columns(of: $0.box)) })
    let below = Set(lines[(index + 1)...].flatMap(\.words).map { columns.column(at: $0.box.midX) })
    let phrases = lines[index].chunks(gap: phraseGap).map { (box: $0.box, columns: columns.columns(of: $0.box)) }
    let heads = lines[(index + 1)...].map { line in line.chunks(gap: phraseGap).map(\.box) }
    // One that is a line of a head says that they all are.
    let areNarrowSpanners = phrases.allSatisfy { phrase in
      phrase.columns.count > 1 || phrase.columns == 0...0
        || isOverSeveral(phrase.box, phrase.columns.lowerBound, heads, columns, lines[index].em)
    }
    return phrases.filter { phrase in
      let range = phrase.columns
      let isSpanner = range.count > 1 || range.lowerBound > 0 && areNarrowSpanners
      return isSpanner && above.isDisjoint(with: range) && below.isSuperset(of: range)
    }
  }

  /// Words of one head are at most so many ems apart.
  private static let phraseGap = 0.45
  /// Lines of one head stand on one edge or one middle to within so many ems.
  private static let onEdge = 0.3

  /// Whether a phrase in a single column is no line of the head below it, since they share neither an edge nor the middle, and stands nearer
  /// to the middle of this column and the next one, which has a head below too.
  private static func isOverSeveral(_ box: Box, _ column: Int, _ heads: [[Box]], _ columns: ColumnFinder, _ em: Double) -> Bool {
    let below = heads.joined()
    guard let lower = below.first(where: { columns.columns(of: $0) == column...column }) else { return false }
    let offsets = [lower.x0 - box.x0, lower.x1 - box.x1, lower.midX - box.midX]
    guard offsets.allSatisfy({ abs($0) > onEdge * em }) else { return false }
    let xs = columns.lines
    let own = abs((xs[column] + xs[column + 1]) / 2 - box.midX)
    return [column - 1, column + 1].contains { next in
      guard next > 0, next < columns.count, below.contains(where: { columns.columns(of: $0) == next...next }) else { return false }
      let both = abs((xs[min(column, next)] + xs[max(column, next) + 1]) / 2 - box.midX)
      return both < own - onEdge * em
    }
  }

  private func covered(_ rule: Ruling, _ columns: ColumnFinder) -> ClosedRange<Int> {
    Self.columns(from: rule.start, to: rule.end, columns)
  }

  /// The columns of which more than half lies between two points.
  private static func columns(from start: Double, to end: Double, _ columns: ColumnFinder) -> ClosedRange<Int> {
    let lines = columns.lines
    let inside = (0..<columns.count).filter { min(end, lines[$0 + 1]) - max(start, lines[$0]) > 0.5 * (lines[$0 + 1] - lines[$0]) }
    guard let first = inside.first, let last = inside.last else {
      let at = columns.column(at: (start + end) / 2)
      return at...at
    }
    return first...last
  }

  private func spans(_ partial: [Ruling], lines: [WordLine], columns: ColumnFinder) -> [Span] {
    if !partial.isEmpty {
      return partial.flatMap { rule in
        let level = Clusters.nearest(rule.position, in: levels)
        return shares(of: covered(rule, columns), over: rule, lines: lines, columns: columns).map { Span(level: level, columns: $0) }
      }
    }
    var result: [Span] = []
    for (at, line) in lines.enumerated() {
      let level = level(of: line.box.midY)
      guard level < levels.count else { continue }
      let phrases = line.chunks(gap: Self.phraseGap).map { (box: $0.box, columns: columns.columns(of: $0.box)) }
      let known = Self.spanningPhrases(of: at, in: lines, columns)
      guard !known.isEmpty else { continue }
      for (index, phrase) in phrases.enumerated() where phrase.columns.lowerBound > 0 {
        let lower = index > 0 ? phrases[index - 1].columns.upperBound + 1 : 1
        let upper = index + 1 < phrases.count ? phrases[index + 1].columns.lowerBound - 1 : columns.count - 1
        guard lower <= phrase.columns.lowerBound, upper >= phrase.columns.upperBound else { continue }
        result.append(Span(level: level, columns: Self.centered(phrase.box, around: phrase.columns, within: lower...upper, columns)))
      }
    }
    return result
  }

  /// The columns of the heads that stand on a rule: one, or several side by side where the rule runs on under them.
  private func shares(of range: ClosedRange<Int>, over rule: Ruling, lines: [WordLine], columns: ColumnFinder) -> [ClosedRange<Int>] {
    let xs = columns.lines
    guard let line = lines.last(where: { $0.box.midY < rule.position }) else { return [range] }
    let heads = line.chunks(gap: Self.sideBySide).map(\.box).filter { $0.midX > xs[range.lowerBound] && $0.midX < xs[range.upperBound + 1] }
    guard heads.count > 1, 2 * heads.count <= range.count else { return [range] }
    return SpannerShares.cheapest(of: range, among: heads) { box, share in
      abs((xs[share.lowerBound] + xs[share.upperBound + 1]) / 2 - box.midX)
    }.ranges
  }

  /// Spanners side by side on one rule are at least so many ems apart.
  private static let sideBySide = 1.5

  /// The run of columns whose middle is nearest to a phrase's, among those that contain the columns under it.
  private static func centered(
    _ box: Box, around inner: ClosedRange<Int>, within outer: ClosedRange<Int>, _ columns: ColumnFinder
  ) -> ClosedRange<Int> {
    let lines = columns.lines
    var best = inner
    var least = Double.infinity
    for first in outer.lowerBound...inner.lowerBound {
      for last in inner.upperBound...outer.upperBound {
        let distance = abs((lines[first] + lines[last + 1]) / 2 - box.midX) - 0.01 * Double(last - first)
        if distance < least - 0.5 {
          least = distance
          best = first...last
        }
      }
    }
    return best
  }

  private func level(of y: Double) -> Int { levels.firstIndex { y < $0 } ?? levels.count }

  // MARK: Cells

  private mutating func place(_ lines: [WordLine], spans: [Span], columns: ColumnFinder) {
    // A column is cut at a level where a span's lower edge runs over it.
    var cut = Array(repeating: Array(repeating: false, count: columns.count), count: levels.count)
    for span in spans { for c in span.columns { cut[span.level][c] = true } }
    func bottom(of level: Int, column: Int) -> Int {
      var end = level
      while end < levels.count, !cut[end][column] { end += 1 }
      return end
    }
    var taken = Array(repeating: Array(repeating: false, count: columns.count), count: rowCount)
    for row in 0..<rowCount {
      for column in 0..<columns.count where !taken[row][column] {
        let end = bottom(of: row, column: column)
        let span = spans.first { $0.level == end && $0.columns.contains(column) }?.columns ?? column...column
        let range = max(span.lowerBound, column)...span.upperBound
        cells.append(HeadCell(row: row, rowSpan: end - row + 1, columns: range, words: []))
        for r in row...end { for c in range { taken[r][c] = true } }
      }
    }
    for word in lines.flatMap(\.words) {
      let row = level(of: word.box.midY)
      let column = columns.column(at: word.box.midX)
      if let at = cells.firstIndex(where: { $0.row <= row && row < $0.row + $0.rowSpan && $0.columns.contains(column) }) {
        cells[at].words.append(word)
      }
    }
  }
}
