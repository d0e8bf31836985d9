import Extraction

/// Finds bands of tabular lines in a zone.
struct BandFinder {
  private let lines: [WordLine]
  private let kinds: [LineKind]
  private let rules: [Ruling]

  /// What a line looks like on its own.
  enum LineKind: Equatable {
    /// Pieces parted by wide gaps, or several figures.
    case tabular
    /// Running text.
    case prose
    /// A short piece: a heading, a label, the end of a paragraph.
    case single
  }

  /// A gap wider than this many ems parts the pieces of a tabular line.
  static let pieceGap = 1.0
  /// At most so many short lines in a row stand between tabular lines of one band.
  static let mostSingles = 4

  /// Looks at the lines of a zone.
  ///
  /// - Parameters:
  ///   - lines: The lines from top to bottom.
  ///   - rules: The horizontal rulings of the zone that belong to no ruled table.
  init(lines: [WordLine], rules: [Ruling]) {
    self.lines = lines
    self.rules = rules.filter { rule in !lines.contains { Self.isLeader(rule, in: $0) } }
      .sorted { ($0.position, $0.start) < ($1.position, $1.start) }
    let width = (lines.map(\.box.x1).max() ?? 0) - (lines.map(\.box.x0).min() ?? 0)
    kinds = lines.map { Self.kind(of: $0, zoneWidth: width) }
  }

  /// Whether a rule leads the eye along the foot of a line from one word to the next.
  private static func isLeader(_ rule: Ruling, in line: WordLine) -> Bool {
    guard rule.position > line.box.y0 + foot * line.box.height, rule.position < line.box.y1 else { return false }
    return zip(line.words, line.words.dropFirst()).contains { $0.box.x1 <= rule.start + edge && $1.box.x0 >= rule.end - edge }
  }

  /// The foot of a line lies below this share of its height.
  private static let foot = 0.6
  /// Rules and texts that reach past each other by less than this, in points, end at one edge.
  private static let edge = 2.0
  /// So many figures in a line of so many words at least stand in columns, however close.
  private static let closeFigures = (figures: 3, words: 4)
  /// A piece with more letters than this is a sentence and no label beside close figures.
  private static let longLabel = 24
  /// A piece of prose over more than this share of the zone's width is a line of running text.
  private static let proseShare = 0.55

  static func kind(of line: WordLine, zoneWidth: Double) -> LineKind {
    let chunks = line.chunks(gap: pieceGap)
    if chunks.count >= 2, !isListItem(chunks), !isContentsEntry(line, chunks) { return .tabular }
    if line.words.count >= closeFigures.words,
      line.words.count(where: { $0.isFigure && $0.letterCount == 0 }) >= closeFigures.figures,
      !chunks.contains(where: { $0.letterCount > longLabel })
    {
      return .tabular
    }
    if chunks.contains(where: { $0.isProse && $0.box.width > proseShare * zoneWidth }) { return .prose }
    return .single
  }

  /// A bullet, number or letter with its text.
  private static func isListItem(_ chunks: [Chunk]) -> Bool {
    guard chunks.count == 2, let first = chunks.first, let second = chunks.last, first.words.count == 1 else { return false }
    let mark = first.text
    guard mark.count <= longestMark else { return false }
    if mark.hasSuffix("、") { return true }
    let isMark = mark.count == 1 && !(mark.first?.isNumber ?? false) || mark.hasSuffix(".") || mark.hasSuffix(")")
    return isMark && second.letterCount > shortestItem
  }

  /// The mark of an item has so many characters at most: (12) or iii.
  private static let longestMark = 4
  /// An item has more letters than this; what is shorter is a cell.
  private static let shortestItem = 8

  /// A title that leads over dots to a page number.
  private static func isContentsEntry(_ line: WordLine, _ chunks: [Chunk]) -> Bool {
    guard let last = chunks.last, last.words.count == 1, last.isFigure, last.text.count <= longestPage else { return false }
    if let end = line.leaderEnd, chunks[chunks.count - 2].box.x1 < end { return Int(last.text) != nil }
    guard chunks.count == 2 else { return false }
    let gap = last.box.x0 - chunks[0].box.x1
    return chunks[0].letterCount > shortestTitle && gap > leaderGap * line.em && Int(last.text) != nil && chunks[0].text.contains("..")
  }

  /// A page number has so many digits at most.
  private static let longestPage = 4
  /// A title in a table of contents has more letters than this.
  private static let shortestTitle = 4
  /// Leaders fill more than so many ems.
  private static let leaderGap = 3.0

  // MARK: Bands

  /// The bands from top to bottom.
  func bands() -> [Band] {
    var result: [Band] = []
    var start = 0
    while start < lines.count {
      guard kinds[start] == .tabular else {
        start += 1
        continue
      }
      var end = start
      var next = start + 1
      let top = firstHeaderLine(above: start)
      while next < lines.count, belongs(next, after: next - 1, lastTabular: end), !repeatsHead(next, of: top, from: start) {
        if kinds[next] == .tabular { end = next }
        next += 1
      }
      let bottom = lastLine(below: end)
      let low = top > 0 ? lines[top - 1].box.y1 - 1 : -.infinity
      let high = bottom + 1 < lines.count ? lines[bottom + 1].box.y0 + 1 : .infinity
      result.append(
        Band(
          lines: Array(lines[top...bottom]), isTabular: kinds[top...bottom].map { $0 == .tabular },
          rules: rules.filter { $0.position > low && $0.position < high }))
      start = max(bottom, end) + 1
    }
    return result
  }

  /// Whether a line is the head's first line again: the next table of the same form begins.
  private func repeatsHead(_ index: Int, of top: Int, from start: Int) -> Bool {
    index > start + 2 && lines[index].words.count == lines[top].words.count && lines[top].words.contains { !$0.isFigure }
      && zip(lines[index].words, lines[top].words).allSatisfy { $0.text == $1.text }
  }

  private func belongs(_ index: Int, after previous: Int, lastTabular: Int) -> Bool {
    let gap = lines[index].box.y0 - lines[previous].box.y1
    let em = lines[index].em
    let ruled = rules.contains { $0.position > lines[previous].box.midY && $0.position < lines[index].box.midY }
    let isClose = gap < (ruled ? Self.widestGap.ruled : Self.widestGap.unruled) * em
    guard isClose || gap < Self.widestGap.enclosed * em && isEnclosed(previous, index) else { return false }
    if isTableEnd(between: previous, and: index) { return false }
    // A short line in larger type is the next table's title.
    if kinds[index] == .single, em > Self.largerType * lines[lastTabular].em { return false }
    switch kinds[index] {
    case .prose:
      // A long heading over the value columns.
      let box = lines[lastTabular].box
      let isHeading = lines[index].box.x0 > box.x0 + Self.overColumns * box.width && lines[index].box.x1 < box.x1 + Self.edge
      return isHeading && index + 1 < lines.count && kinds[index + 1] == .tabular
    case .tabular: return true
    case .single: return index - lastTabular <= Self.mostSingles
    }
  }

  /// Rows are at most so many ems apart: a rule between them takes room, and rules around them say that they belong together.
  private static let widestGap = (ruled: 3.2, unruled: 2.6, enclosed: 6.0)
  /// A line in type larger by this factor is a title.
  private static let largerType = 1.22
  /// A heading over the value columns begins right of this share of the table's width.
  private static let overColumns = 0.15

  /// Whether the next rule over the whole width stands below two lines, with no running text before it, and another stands above them:
  /// the blank space between them is inside a table.
  private func isEnclosed(_ upper: Int, _ lower: Int) -> Bool {
    guard wideRule(between: lines[upper].box.midY, and: lines[lower].box.midY, like: lines[upper].box) == nil,
      wideRule(between: lines[upper].box.midY - Self.tallest, and: lines[upper].box.midY, like: lines[upper].box) != nil
    else { return false }
    var next = lower
    while next < lines.count, kinds[next] != .prose, next - lower < Self.mostLines {
      let bottom = next + 1 < lines.count ? lines[next + 1].box.midY : .infinity
      if wideRule(between: lines[next].box.midY, and: bottom, like: lines[upper].box) != nil { return true }
      next += 1
    }
    return false
  }

  /// The rule above blank space inside a table stands at most so far up, in points: half a page.
  private static let tallest = 400.0
  /// The rule below it follows after so many lines at most: a page of them.
  private static let mostLines = 60

  /// Whether a table ends between two lines: a rule over most of the width, then short lines, then another such rule before anything
  /// tabular comes.
  ///
  /// That is a note and the next table's title.
  private func isTableEnd(between upper: Int, and lower: Int) -> Bool {
    guard kinds[lower] != .tabular else { return false }
    if lines[lower].em > Self.titleType * lines[upper].em,
      wideRule(between: lines[upper].box.midY, and: lines[lower].box.midY, like: lines[upper].box) != nil
    {
      return true  // a title in larger type below a closing rule
    }
    guard let rule = wideRule(between: lines[upper].box.midY, and: lines[lower].box.midY, like: lines[upper].box) else { return false }
    var next = lower
    while next < lines.count, kinds[next] != .tabular { next += 1 }
    guard next < lines.count else { return true }
    return wideRule(between: max(rule.position + 2, lines[lower].box.midY), and: lines[next].box.midY, like: lines[next].box) != nil
  }

  /// A line below a closing rule in type larger by this factor is a title.
  private static let titleType = 1.15
  /// A rule over more than this share of a line runs over most of it.
  private static let most = 0.6

  /// A rule between two heights that runs over most of a line's width.
  private func wideRule(between top: Double, and bottom: Double, like box: Box) -> Ruling? {
    rules.first { $0.position > top && $0.position < bottom && min($0.end, box.x1) - max($0.start, box.x0) > Self.most * box.width }
  }

  /// The first line of the head above the first tabular line: short lines up to a rule over the whole width, else short lines close above
  /// that stand over the later columns only.
  private func firstHeaderLine(above start: Int) -> Int {
    var top = start
    var index = start - 1
    while index >= 0, start - index <= Self.deepestHead, lines[index].em < Self.largerType * lines[start].em,
      !hasRuleAbove(index + 1, like: start) || isSpanningHead(index, over: start),
      kinds[index] != .prose || isNarrow(index, beside: start),
      lines[index + 1].box.y0 - lines[index].box.y1 <= Self.headGap * lines[index].em
    {
      index -= 1
    }
    if hasRuleAbove(index + 1, like: start) { return index + 1 }
    while top > 0, kinds[top - 1] == .single, lines[top].box.y0 - lines[top - 1].box.y1 < Self.closeAbove * lines[top].em,
      lines[top - 1].box.x0 > lines[start].box.x0 + Self.laterColumns * lines[start].box.width
    {
      top -= 1
    }
    return top
  }

  /// A head has so many lines at most above the first tabular one.
  private static let deepestHead = 6
  /// The lines of a head up to a rule are at most so many ems apart.
  private static let headGap = 2.2
  /// Without a rule they are closer than so many ems.
  private static let closeAbove = 0.9
  /// What stands over the later columns only begins right of this share of the table's width.
  private static let laterColumns = 0.2

  /// Whether a short line stands between two rules over the later columns: a head that spans them.
  private func isSpanningHead(_ index: Int, over start: Int) -> Bool {
    let line = lines[index]
    guard kinds[index] == .single, let rule = wideRule(between: line.box.midY, and: lines[index + 1].box.midY, like: lines[start].box),
      rule.start > lines[start].box.x0 + Self.stub * lines[start].box.width, line.box.x0 >= rule.start - Self.edge,
      line.box.x1 <= rule.end + Self.edge
    else { return false }
    return wideRule(between: line.box.y0 - Self.ruleAbove * line.em, and: line.box.midY, like: lines[start].box) != nil
  }

  /// The first column takes at least this share of the table's width.
  private static let stub = 0.08
  /// The rule over a spanner is at most so many ems above it.
  private static let ruleAbove = 1.5

  private func isNarrow(_ index: Int, beside start: Int) -> Bool { lines[index].box.width < Self.most * lines[start].box.width }

  /// Whether a rule over the whole width stands directly above a line.
  private func hasRuleAbove(_ index: Int, like start: Int) -> Bool {
    let top = index > 0 ? lines[index - 1].box.midY : -.infinity
    return wideRule(between: top, and: lines[index].box.midY, like: lines[start].box) != nil
  }

  /// The last line of the band: short lines after the last tabular one that a closing rule still encloses, or that continue it closely.
  private func lastLine(below end: Int) -> Int {
    var bottom = end
    var index = end + 1
    while index < lines.count, index - end <= 2, kinds[index] == .single,
      lines[index].box.y0 - lines[index - 1].box.y1 < Self.lastGap * lines[index].em
    {
      if wideRule(between: lines[index - 1].box.midY, and: lines[index].box.midY, like: lines[end].box) != nil { return bottom }
      if wideRule(
        between: lines[index].box.midY, and: index + 1 < lines.count ? lines[index + 1].box.midY : .infinity, like: lines[end].box) != nil
      {
        bottom = index
        return bottom
      }
      index += 1
    }
    while bottom + 1 < lines.count, endsCell(bottom + 1, below: end) { bottom += 1 }
    return bottom
  }

  /// Lines between the last tabular one and the closing rule are at most so many ems apart.
  private static let lastGap = 1.2

  /// Whether a short line is the rest of a cell: tight below the line above it, and under a piece of the last rows that is not their first.
  private func endsCell(_ index: Int, below end: Int) -> Bool {
    let line = lines[index]
    guard kinds[index] == .single, line.chunks(gap: Self.pieceGap).count == 1, line.box.y0 - lines[index - 1].box.y1 < Self.tight * line.em
    else {
      return false
    }
    let left = lines[end].box.x0
    return lines[max(end - 1, 0)..<index].flatMap { $0.chunks(gap: Self.pieceGap) }.contains {
      $0.box.x0 > left + line.em && abs($0.box.x0 - line.box.x0) < Self.edge
    }
  }

  /// Lines of one cell are at most so many ems apart.
  private static let tight = 0.35
}
