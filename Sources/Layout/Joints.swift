import Extraction

/// Row lines that uprights show by where they end: an upright that begins below a cell's top ends under a cell that spans both its sides.
enum Joints {
  /// An upright that ends within this of a horizontal rule, in points, meets it; no line of type fits between.
  static let meets = 6.0

  /// The row lines at the ends of a network's uprights that no horizontal rule meets, from the next upright on one side that runs on to the
  /// next on the other, where text stands above and below.
  static func rules(of network: RulingNetwork, glyphs: [Glyph]) -> [Ruling] {
    guard network.isLattice else { return [] }
    let box = network.box
    var result: [Ruling] = []
    for upright in network.verticals {
      for end in [upright.start, upright.end] where end > box.y0 + meets && end < box.y1 - meets {
        guard !meetsRule(upright.position, end, network), !goesOn(upright, at: end, network) else { continue }
        let passing = network.verticals.filter { $0.start < end - meets && $0.end > end + meets }.map(\.position)
        let left = passing.filter { $0 < upright.position - 1 }.max() ?? box.x0
        let right = passing.filter { $0 > upright.position + 1 }.min() ?? box.x1
        guard !passing.contains(where: { abs($0 - upright.position) <= 1 }) else { continue }
        let rule = Ruling(.horizontal, at: end, from: left, to: right)
        if !result.contains(where: { isSame($0, rule) }), parts(rule, glyphs, in: network) { result.append(rule) }
      }
    }
    return result
  }

  private static func meetsRule(_ x: Double, _ y: Double, _ network: RulingNetwork) -> Bool {
    network.horizontals.contains { abs($0.position - y) < meets && $0.start < x + RulingNetwork.reach && $0.end > x - RulingNetwork.reach }
  }

  /// Whether an upright goes on beyond its end after a gap that no line of type fits in: one of dashes, of which two stand a little wider apart.
  private static func goesOn(_ upright: Ruling, at end: Double, _ network: RulingNetwork) -> Bool {
    network.verticals.contains { other in
      abs(other.position - upright.position) <= 1
        && (end == upright.end ? other.start >= end && other.start < end + meets : other.end <= end && other.end > end - meets)
    }
  }

  private static func isSame(_ a: Ruling, _ b: Ruling) -> Bool {
    abs(a.position - b.position) < meets && a.start < b.end - 1 && a.end > b.start + 1
  }

  /// Whether text stands right above and below a row line, before the next rule.
  private static func parts(_ rule: Ruling, _ glyphs: [Glyph], in network: RulingNetwork) -> Bool {
    let crossing = network.horizontals.filter { $0.start < rule.end - 1 && $0.end > rule.start + 1 }.map(\.position)
    let above = crossing.filter { $0 < rule.position }.max() ?? network.box.y0
    let below = crossing.filter { $0 > rule.position }.min() ?? network.box.y1
    let inside = glyphs.filter { $0.box.midX > rule.start && $0.box.midX < rule.end }.map(\.box.midY)
    return inside.contains { $0 > above && $0 < rule.position } && inside.contains { $0 > rule.position && $0 < below }
  }
}
