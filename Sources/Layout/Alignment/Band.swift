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
    guard longest > Self.leastShare * box.width else { return [] }
    let left = rules.filter { $0.length > Self.nearlyAll * longest }.map(\.start).min() ?? box.x0
    return rules.filter {
      min($0.end, box.x1) - max($0.start, box.x0) > Self.nearlyAll * longest && $0.start < left + Self.indent * longest
        && !isUnderSpanners($0)
    }
  }

  /// A rule over less than this share of the text is none of the table's own.
  private static let leastShare = 0.5
  /// A rule over this share of what the longest covers is as wide: rules end at the texts or at the edges of cells.
  private static let nearlyAll = 0.8
  /// A rule that begins further right than this share of the longest leaves out the first column.
  private static let indent = 0.05

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
