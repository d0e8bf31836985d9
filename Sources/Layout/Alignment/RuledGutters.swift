import Extraction

/// Finds where two tables stand side by side that nothing but horizontal rules draws: their rules end on both sides of one strip, at the same
/// heights, and what stands right of it begins with labels of its own.
struct RuledGutters {
  /// The strips between the tables.
  private(set) var gutters: [ProseZones.Gutter] = []

  /// Rules over the head, under it and under the body: fewer are those under spanners.
  private static let leastHeights = 3
  /// Rules on one height differ by so much at most, in points.
  private static let level = 1.0
  /// Two tables are at least so far apart, in points; the rules under heads of one table end closer to each other.
  private static let leastWidth = 12.0
  /// Words and rules that reach into the strip by less than this, in points, end at its edge.
  private static let edge = 1.0

  /// Looks at the lines of words and the horizontal rules of a page.
  init(lines: [WordLine], rules: [Ruling]) {
    let sorted = rules.sorted { ($0.position, $0.start) < ($1.position, $1.start) }
    for (a, b) in zip(sorted, sorted.dropFirst()) {
      let isPair = abs(a.position - b.position) < Self.level && b.start - a.end >= Self.leastWidth
      guard isPair, !gutters.contains(where: { $0.y0 < a.position + Self.level && $0.y1 > a.position - Self.level }) else { continue }
      let pairs = Self.heights(beside: a, b, among: sorted)
      guard pairs.count >= Self.leastHeights, let bottom = pairs.last else { continue }
      let gutter = ProseZones.Gutter(
        x0: a.end, x1: b.start, y0: a.position, y1: bottom, lines: pairs.count, left: [Box(a.start, a.position, a.end, bottom)],
        right: [Box(b.start, a.position, b.end, bottom)])
      if Self.partsTables(gutter, lines), !sorted.contains(where: { Self.crosses($0, gutter) }) { gutters.append(gutter) }
    }
  }

  /// The heights, from that of two rules on, at which rules with the same ends stand on both sides.
  private static func heights(beside a: Ruling, _ b: Ruling, among rules: [Ruling]) -> [Double] {
    func isLike(_ rule: Ruling, _ other: Ruling) -> Bool {
      abs(rule.start - other.start) < RegionFinder.sameEdge && abs(rule.end - other.end) < RegionFinder.sameEdge
    }
    let right = rules.filter { isLike($0, b) }.map(\.position)
    return rules.filter { isLike($0, a) && $0.position > a.position - level }.map(\.position).filter { y in
      right.contains { abs($0 - y) < level }
    }
  }

  private static func crosses(_ rule: Ruling, _ gutter: ProseZones.Gutter) -> Bool {
    rule.position > gutter.y0 - level && rule.position < gutter.y1 + level && rule.start < gutter.x1 - edge && rule.end > gutter.x0 + edge
  }

  /// Whether no word stands in the strip, and most lines right of it have several pieces and begin with a label.
  private static func partsTables(_ gutter: ProseZones.Gutter, _ lines: [WordLine]) -> Bool {
    let inside = lines.filter { $0.box.midY > gutter.y0 && $0.box.midY < gutter.y1 }
    guard !inside.contains(where: { line in line.words.contains { $0.box.x1 > gutter.x0 + edge && $0.box.x0 < gutter.x1 - edge } }) else {
      return false
    }
    let right = inside.compactMap { line -> [Chunk]? in
      let words = line.words.filter { $0.box.x0 > gutter.x1 - edge }
      return words.isEmpty ? nil : WordLine(words).chunks(gap: BandFinder.pieceGap)
    }
    let labelled = right.count { $0.count > 1 && $0[0].letterCount > 0 }
    return labelled >= leastHeights && 2 * labelled > right.count
  }
}
