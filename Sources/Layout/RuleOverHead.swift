import Extraction

/// Finds the rule over a head that spans a whole open-sided table, so that no upright rule leads up to it: just above the table, as wide, with
/// one short line in the type of the table between.
enum RuleOverHead {
  /// What lies closer to an edge than this, in points, lies on it.
  private static let onEdge = 4.0
  /// A column, or a row of type, is at least so wide or high, in points.
  private static let least = 6.0
  /// A row of one line is at most so high, in points, and so many times as high as its line.
  private static let tallest = (points: 45.0, lines: 2.4)
  /// A title is set in type larger than a table's by this factor.
  private static let title = 1.2
  /// A head stands off the middle of its columns by less than this share of their width.
  private static let offMiddle = 0.1

  /// The rule over a network, among the horizontal rules that no upright meets; nil where there is none.
  static func rule(over network: RulingNetwork, among loose: [Ruling], glyphs: [Glyph]) -> Ruling? {
    guard network.isLattice, let top = network.horizontals.map(\.position).min() else { return nil }
    let box = network.box
    let inner = network.verticals.map(\.position)
    guard let left = inner.min(), let right = inner.max(), left - box.x0 > least, box.x1 - right > least else { return nil }
    return loose.first { rule in
      let height = top - rule.position
      guard height > least, height < tallest.points, abs(rule.start - box.x0) < onEdge, abs(rule.end - box.x1) < onEdge else {
        return false
      }
      let band = Box(box.x0, rule.position, box.x1, top)
      let lines = LineBuilder.lines(of: glyphs.filter { band.contains(x: $0.box.midX, y: $0.box.midY) })
      guard lines.count == 1, let line = lines.first else { return false }
      let text = LineBuilder.box(of: line)
      let sizes = glyphs.filter { box.contains(x: $0.box.midX, y: $0.box.midY) }.map(\.box.height).sorted()
      let isSmall = sizes.isEmpty || text.height < title * sizes[sizes.count / 2]
      return isSmall && abs(text.midX - box.midX) < offMiddle * box.width && height < tallest.lines * text.height
    }
  }
}
