/// Finds the numeral 一 that a line begins with where a scanner of one bit left so little of it that it was taken for dust: the wedge at its
/// end and a dot or two.
///
/// That the ink stands before a 、 that would begin a line, or before the 般 of 一般 or the 级 of 一级, tells it from dust.
struct LeadingOne {
  /// The levelled picture without its rulings.
  let raster: Raster
  /// The line's em in pixels.
  let em: Double

  /// How far before the character behind it the stroke begins, in ems.
  static let reach = 0.5...1.25
  /// The share of the line's height, from its top, where the stroke stands.
  static let level = 0.3...0.7
  /// How far above each other its pieces lie at most, in ems, and what room in pixels their edges take.
  static let spread = (ems: 0.12, pixels: 2.0)
  /// So many columns with ink are more than a speck, which is a dark pixel or two.
  static let leastColumns = 3

  /// The characters of a line, from left to right, with the numeral before them where its ink stands.
  func settled(_ placed: [GlyphPlacer.Placed], line: LineBox) -> [GlyphPlacer.Placed] {
    guard let first = placed.first, first.scalar == "、" || NumeralOne.companions.contains(first.scalar),
      let left = stroke(before: first.left, line: line)
    else { return placed }
    let one = GlyphPlacer.Placed(scalar: "一", left: left, right: first.left, confidence: OverlookedOne.confidence)
    return [one] + placed
  }

  /// Where the ink of one level stroke begins before a place; nil where there is none.
  private func stroke(before place: Double, line: LineBox) -> Double? {
    let height = Double(line.height)
    let rows = (line.top + Int(Self.level.lowerBound * height))..<(line.top + Int(Self.level.upperBound * height))
    let columns = max(0, Int(place - Self.reach.upperBound * em))..<min(raster.width, Int(place))
    var inked: [Int] = []
    var top = Int.max
    var bottom = Int.min
    for column in columns {
      let ink = rows.filter { $0 >= 0 && $0 < raster.height && raster[column, $0] < Paper.ink }
      guard let first = ink.first, let last = ink.last else { continue }
      inked.append(column)
      (top, bottom) = (min(top, first), max(bottom, last))
    }
    guard let left = inked.first, inked.count >= Self.leastColumns,
      Double(bottom - top) <= Self.spread.ems * em + Self.spread.pixels,
      Self.reach.contains((place - Double(left)) / em)
    else { return nil }
    return Double(left)
  }
}
