/// Finds the numeral 一 where the recogniser saw nothing: of a thin one that a scanner of one bit broke, no character is left, but its ink
/// stands there.
///
/// It is the only character whose ink is one level stroke. It is looked for where its room is: before a 、 that would begin a line, which
/// no 、 does, between ideographs that stand an em too far apart, and behind the last ideograph of a line.
struct OverlookedOne {
  /// The line's box.
  let line: LineBox
  /// For each column of the line's box, how much ink stands in it.
  let ink: [Int]
  /// The first row of each column's ink, and the row after its last; none where nobody knows.
  let tops: [Int]
  let bottoms: [Int]
  /// The line's em in pixels.
  let em: Double

  /// The confidence of a 一 that was read from its ink alone.
  static let confidence = 0.8
  /// The share of the stroke's columns that hold ink at least.
  static let share = 0.45
  /// How much ink a column of the stroke holds at most on average, in ems: a stroke and the wedge at its end.
  static let lowInk = 0.1
  /// How high a column of the stroke is at most, in ems: the upright of 十 and the two strokes of 二 are higher.
  static let flat = 0.3
  /// Where the stroke stands, in shares of the line's height from its top: the line under a gap to be filled in stands at its foot.
  static let level = 0.25...0.75
  /// Half of an ideograph, and of a mark with the white before it, in ems.
  static let half = (ofIdeograph: 0.5, ofMark: 0.25)
  /// How far from where a neighbour should end white is looked for, in ems: the recogniser's steps tell a place to a sixth of an em.
  static let leeway = 0.2

  /// A character with its middle in pixels.
  typealias Character = (scalar: Unicode.Scalar, centre: Double)

  /// The middles of the numerals that are missing, in pixels.
  ///
  /// - Parameter characters: What was read, from left to right, white space left out.
  /// - Returns: A place for each numeral, from left to right.
  func centres(among characters: [Character]) -> [Double] {
    guard let first = characters.first, let last = characters.last else { return [] }
    var found: [Double?] = []
    if first.scalar == "、" { found.append(stroke(after: nil, before: first)) }
    for (before, after) in zip(characters, characters.dropFirst()) where isWord(before.scalar) && isWord(after.scalar) {
      found.append(stroke(after: before, before: after))
    }
    if last.scalar.isHan { found.append(stroke(after: last, before: nil)) }
    return found.compactMap { $0 }
  }

  /// The middle of a level stroke that alone stands between two characters; nil where none does.
  private func stroke(after before: Character?, before after: Character?) -> Double? {
    let from = before.map { $0.centre + half(of: $0.scalar) * em } ?? Double(line.left)
    let to = after.map { $0.centre - half(of: $0.scalar) * em } ?? Double(line.right)
    guard to - from >= (NumeralOne.width.lowerBound - Self.leeway) * em else { return nil }
    let first = before == nil ? 0 : white(near: from)
    let end = after == nil ? ink.count : white(near: to)
    guard let first, let end, first < end else { return nil }
    let columns = (max(0, first)..<min(ink.count, end)).filter { ink[$0] > 0 }
    guard let left = columns.first, let right = columns.last else { return nil }
    let span = Double(right + 1 - left)
    let isLow = Double(columns.reduce(0) { $0 + ink[$1] }) <= Self.lowInk * em * Double(columns.count)
    guard NumeralOne.width.contains(span / em), Double(columns.count) >= Self.share * span, isLow, isLevel(columns)
    else { return nil }
    return Double(line.left) + Double(left + right + 1) / 2
  }

  /// Whether the ink of columns is one flat stroke at half the line's height.
  private func isLevel(_ columns: [Int]) -> Bool {
    guard tops.count == ink.count, bottoms.count == ink.count, !columns.isEmpty else { return false }
    let isFlat = columns.allSatisfy { Double(bottoms[$0] - tops[$0]) <= max(2, Self.flat * em) }
    let mean = Double(columns.reduce(0) { $0 + tops[$1] - line.top }) / Double(columns.count)
    return isFlat && Self.level.contains(mean / Double(max(1, line.height)))
  }

  /// The white column nearest to a place; nil where there is none.
  private func white(near place: Double) -> Int? {
    let middle = Int(place) - line.left
    let reach = Int(Self.leeway * em)
    return (max(0, middle - reach)..<max(max(0, middle - reach), min(ink.count, middle + reach + 1))).filter { ink[$0] == 0 }
      .min { (abs($0 - middle), $0) < (abs($1 - middle), $1) }
  }

  private func half(of scalar: Unicode.Scalar) -> Double { scalar.isHan ? Self.half.ofIdeograph : Self.half.ofMark }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.isHan || scalar == "、" }
}
