import Extraction

/// Lines that may be a table: tabular ones with the headings and wrapped labels between them, and the rules that bound them.
struct Band {
  /// The lines from top to bottom.
  var lines: [WordLine]
  /// Whether each line is tabular.
  var isTabular: [Bool]
  /// The horizontal rulings among the lines, from top to bottom.
  var rules: [Ruling]

  var box: Box { lines.dropFirst().reduce(lines.first?.box ?? Box(0, 0, 0, 0)) { $0.union($1.box) } }

  /// The rulings that run over the table's width, its first column included.
  var wideRules: [Ruling] {
    let box = box
    let longest = rules.map { min($0.end, box.x1) - max($0.start, box.x0) }.max() ?? 0
    guard longest > 0.5 * box.width else { return [] }
    let left = rules.filter { $0.length > 0.8 * longest }.map(\.start).min() ?? box.x0
    return rules.filter {
      min($0.end, box.x1) - max($0.start, box.x0) > 0.8 * longest && $0.start < left + 0.05 * longest && !isUnderSpanners($0)
    }
  }

  /// Whether a rule leaves out the first column: all that stands above it stands on it, and the line below it begins before it.
  private func isUnderSpanners(_ rule: Ruling) -> Bool {
    let above = lines.prefix { $0.box.midY < rule.position }
    guard let next = lines.first(where: { $0.box.midY > rule.position }), let first = next.words.first, !above.isEmpty else { return false }
    return first.box.x1 < rule.start && above.allSatisfy { $0.box.x0 > rule.start - $0.em && $0.box.x1 < rule.end + $0.em }
  }

  /// The rulings over some of the columns only.
  var partialRules: [Ruling] {
    let wide = wideRules
    return rules.filter { !wide.contains($0) }
  }
}

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
    guard rule.position > line.box.y0 + 0.6 * line.box.height, rule.position < line.box.y1 else { return false }
    return zip(line.words, line.words.dropFirst()).contains { $0.box.x1 <= rule.start + 2 && $1.box.x0 >= rule.end - 2 }
  }

  static func kind(of line: WordLine, zoneWidth: Double) -> LineKind {
    let chunks = line.chunks(gap: pieceGap)
    if chunks.count >= 2, !isListItem(chunks), !isContentsEntry(line, chunks) { return .tabular }
    if line.words.count >= 4, line.words.count(where: { $0.isFigure && $0.letterCount == 0 }) >= 3,
      !chunks.contains(where: { $0.letterCount > 24 })
    {
      return .tabular
    }
    if chunks.contains(where: { $0.isProse && $0.box.width > 0.55 * zoneWidth }) { return .prose }
    return .single
  }

  /// A bullet, number or letter with its text.
  private static func isListItem(_ chunks: [Chunk]) -> Bool {
    guard chunks.count == 2, let first = chunks.first, let second = chunks.last, first.words.count == 1 else { return false }
    let mark = first.text
    guard mark.count <= 4 else { return false }
    if mark.hasSuffix("、") { return true }
    let isMark = mark.count == 1 && !(mark.first?.isNumber ?? false) || mark.hasSuffix(".") || mark.hasSuffix(")")
    return isMark && second.letterCount > 8
  }

  /// A title that leads over dots to a page number.
  private static func isContentsEntry(_ line: WordLine, _ chunks: [Chunk]) -> Bool {
    guard chunks.count == 2, let last = chunks.last, last.words.count == 1, last.isFigure, last.text.count <= 4 else { return false }
    let gap = last.box.x0 - chunks[0].box.x1
    return chunks[0].letterCount > 4 && gap > 3 * line.em && Int(last.text) != nil && chunks[0].text.contains("..")
  }

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
    guard gap < (ruled ? 3.2 : 2.6) * em || gap < 6 * em && isEnclosed(previous, index) else { return false }
    if isTableEnd(between: previous, and: index) { return false }
    // A short line in larger type is the next table's title.
    if kinds[index] == .single, em > 1.22 * lines[lastTabular].em { return false }
    switch kinds[index] {
    case .prose:
      // A long heading over the value columns.
      let box = lines[lastTabular].box
      let isHeading = lines[index].box.x0 > box.x0 + 0.15 * box.width && lines[index].box.x1 < box.x1 + 2
      return isHeading && index + 1 < lines.count && kinds[index + 1] == .tabular
    case .tabular: return true
    case .single: return index - lastTabular <= Self.mostSingles
    }
  }

  /// Whether the next rule over the whole width stands below two lines, with no running text before it, and another stands above them:
  /// the blank space between them is inside a table.
  private func isEnclosed(_ upper: Int, _ lower: Int) -> Bool {
    guard wideRule(between: lines[upper].box.midY, and: lines[lower].box.midY, like: lines[upper].box) == nil,
      wideRule(between: lines[upper].box.midY - 400, and: lines[upper].box.midY, like: lines[upper].box) != nil
    else { return false }
    var next = lower
    while next < lines.count, kinds[next] != .prose, next - lower < 60 {
      let bottom = next + 1 < lines.count ? lines[next + 1].box.midY : .infinity
      if wideRule(between: lines[next].box.midY, and: bottom, like: lines[upper].box) != nil { return true }
      next += 1
    }
    return false
  }

  /// Whether a table ends between two lines: a rule over most of the width, then short lines, then another such rule before anything
  /// tabular comes.
  ///
  /// That is a note and the next table's title.
  private func isTableEnd(between upper: Int, and lower: Int) -> Bool {
    guard kinds[lower] != .tabular else { return false }
    if lines[lower].em > 1.15 * lines[upper].em,
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

  /// A rule between two heights that runs over most of a line's width.
  private func wideRule(between top: Double, and bottom: Double, like box: Box) -> Ruling? {
    rules.first { $0.position > top && $0.position < bottom && min($0.end, box.x1) - max($0.start, box.x0) > 0.6 * box.width }
  }

  /// The first line of the head above the first tabular line: short lines up to a rule over the whole width, else short lines close above
  /// that stand over the later columns only.
  private func firstHeaderLine(above start: Int) -> Int {
    var top = start
    var index = start - 1
    while index >= 0, start - index <= 6, lines[index].em < 1.22 * lines[start].em,
      !hasRuleAbove(index + 1, like: start) || isSpanningHead(index, over: start),
      kinds[index] != .prose || isNarrow(index, beside: start), lines[index + 1].box.y0 - lines[index].box.y1 <= 2.2 * lines[index].em
    {
      index -= 1
    }
    if hasRuleAbove(index + 1, like: start) { return index + 1 }
    while top > 0, kinds[top - 1] == .single, lines[top].box.y0 - lines[top - 1].box.y1 < 0.9 * lines[top].em,
      lines[top - 1].box.x0 > lines[start].box.x0 + 0.2 * lines[start].box.width
    {
      top -= 1
    }
    return top
  }

  /// Whether a short line stands between two rules over the later columns: a head that spans them.
  private func isSpanningHead(_ index: Int, over start: Int) -> Bool {
    let line = lines[index]
    guard kinds[index] == .single, let rule = wideRule(between: line.box.midY, and: lines[index + 1].box.midY, like: lines[start].box),
      rule.start > lines[start].box.x0 + 0.08 * lines[start].box.width, line.box.x0 >= rule.start - 2, line.box.x1 <= rule.end + 2
    else { return false }
    return wideRule(between: line.box.y0 - 1.5 * line.em, and: line.box.midY, like: lines[start].box) != nil
  }

  private func isNarrow(_ index: Int, beside start: Int) -> Bool { lines[index].box.width < 0.6 * lines[start].box.width }

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
      lines[index].box.y0 - lines[index - 1].box.y1 < 1.2 * lines[index].em
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

  /// Whether a short line is the rest of a cell: tight below the line above it, and under a piece of the last rows that is not their first.
  private func endsCell(_ index: Int, below end: Int) -> Bool {
    let line = lines[index]
    guard kinds[index] == .single, line.chunks(gap: Self.pieceGap).count == 1, line.box.y0 - lines[index - 1].box.y1 < Self.tight * line.em
    else {
      return false
    }
    let left = lines[end].box.x0
    return lines[max(end - 1, 0)..<index].flatMap { $0.chunks(gap: Self.pieceGap) }.contains {
      $0.box.x0 > left + line.em && abs($0.box.x0 - line.box.x0) < Self.sameLeft
    }
  }

  /// Lines of one cell are at most so many ems apart.
  private static let tight = 0.35
  /// Lines of one cell begin within so many points of each other.
  private static let sameLeft = 2.0
}
