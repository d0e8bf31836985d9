import Extraction

/// Tells what is left of a ruling at a cell's edge from the digit that it was read as.
///
/// A stroke of a ruling is slender, has no flag, stands at the cell's edge, and is as high as the ruling goes on, not as the digits beside
/// it. Where all of this holds it is dropped; where some of it does, its confidence falls.
struct EdgeStrokes {
  /// Pixels in a point.
  let scale: Double
  /// The usual height of a line's ink, in pixels.
  let usualHeight: Double
  /// The page's rulings.
  let rulings: [RasterRuling]

  /// The confidence of a character that may be what is left of a ruling.
  static let doubtful = 0.5
  /// A stroke is slender where its width is at most this share of a digit's height: a 1 with its flag measures 0.35 and more.
  static let slender = 0.26
  /// A stroke that is higher than the digits by this share of their height is none.
  static let overshoot = 0.18
  /// How near to a ruling, in points, a stroke is part of it, and how near it may be.
  static let near = (surely: 1.0, perhaps: 2.0)
  /// White of this many digit heights sets a stroke apart from the figure that it would end: twice what stands between digits.
  static let apart = 0.45
  /// The share of an ideograph's height that a digit's is.
  private static let digitOfHan = 0.8

  private static let strokes: Set<Unicode.Scalar> = ["1", "l", "I", "i", "|", "!", "丨", "[", "]"]

  /// Where a character's ink stands, in pixels.
  private struct Ink {
    var left: Int
    var right: Int
    var top: Int
    var bottom: Int

    var height: Double { Double(bottom - top) }
  }

  /// The line's characters without strokes of rulings at its ends.
  func settled(_ placed: [GlyphPlacer.Placed], line: PageStructure.Line) -> [GlyphPlacer.Placed] {
    var placed = placed
    for isFirst in [true, false] {
      guard let index = isFirst ? placed.indices.first : placed.indices.last, Self.strokes.contains(placed[index].scalar),
        let ink = ink(of: placed[index], in: line)
      else { continue }
      let others = placed.indices.filter { $0 != index }.compactMap { other in self.ink(of: placed[other], in: line).map { (other, $0) } }
      switch verdict(ink, isFirst: isFirst, others: others.map { (placed[$0.0].scalar, $0.1) }) {
      case .character: break
      case .doubt: placed[index].confidence = min(placed[index].confidence, Self.doubtful)
      case .ruling: placed.remove(at: index)
      }
    }
    return placed
  }

  private enum Verdict {
    case character
    case doubt
    case ruling
  }

  private func verdict(_ ink: Ink, isFirst: Bool, others: [(scalar: Unicode.Scalar, ink: Ink)]) -> Verdict {
    let digits = others.filter { ("0"..."9").contains($0.scalar) && $0.scalar != "1" }.map(\.ink)
    let letters = others.map(\.ink).filter { $0.height >= 0.6 * usualHeight }
    let height =
      digits.isEmpty
      ? Self.digitOfHan * (Self.median(letters.map(\.height)) ?? usualHeight) : Self.median(digits.map(\.height)) ?? usualHeight
    guard Double(ink.right - ink.left) <= max(Self.slender * height, 2) else { return .character }
    let isHigh: Bool
    if let top = Self.median(digits.map { Double($0.top) }), let bottom = Self.median(digits.map { Double($0.bottom) }) {
      isHigh = max(top - Double(ink.top), Double(ink.bottom) - bottom) >= max(2, Self.overshoot * height)
    } else {
      isHigh = ink.height >= (1 + 1.5 * Self.overshoot) * height
    }
    let gap = others.map { isFirst ? $0.ink.left - ink.right : ink.left - $0.ink.right }.min().map(Double.init) ?? .infinity
    let distance = distance(ink, isFirst: isFirst) / scale
    let isApart = gap >= Self.apart * height
    if isHigh && distance <= Self.near.perhaps || distance <= Self.near.surely && isApart && !others.isEmpty { return .ruling }
    return isHigh || distance <= Self.near.surely ? .doubt : .character
  }

  /// How far beside the stroke the next ruling down stands that passes it, in pixels.
  private func distance(_ ink: Ink, isFirst: Bool) -> Double {
    let rows = Double(ink.top)...Double(ink.bottom)
    return rulings.filter { ruling in
      ruling.axis == .vertical && ruling.start <= rows.upperBound && ruling.end >= rows.lowerBound
        && abs(ruling.position - Double(ink.left)) <= 20 * scale
    }.map { ruling in
      let position = ruling.position(near: rows)
      let gap = isFirst ? Double(ink.left) - position : position - Double(ink.right)
      return gap >= -2 * scale ? max(0, gap - ruling.thickness / 2) : .infinity
    }.min() ?? .infinity
  }

  private func ink(of glyph: GlyphPlacer.Placed, in line: PageStructure.Line) -> Ink? {
    let first = max(0, Int(glyph.left) - line.box.left)
    let last = min(line.ink.count, Int(glyph.right.rounded(.up)) - line.box.left)
    guard first < last else { return nil }
    let columns = (first..<last).filter { line.ink[$0] > 0 }
    guard let left = columns.first, let right = columns.last, let top = columns.map({ line.tops[$0] }).min(),
      let bottom = columns.map({ line.bottoms[$0] }).max()
    else { return nil }
    return Ink(left: left + line.box.left, right: right + 1 + line.box.left, top: top, bottom: bottom)
  }

  private static func median(_ values: [Double]) -> Double? { values.isEmpty ? nil : values.sorted()[values.count / 2] }
}
