/// Clears the number that a heading or a name begins with, `十一、` or `（二十）`, of what broken strokes were read as.
///
/// A scanner of one bit breaks thin strokes: their ends are read as hyphens, points and quotes, and one 一 as two. What stands between the
/// beginning of a line and the 、 is a number, however it was read, so what makes it none is dropped where a number is left.
enum OrdinalNumerals {
  /// The confidence at most of numerals that were cleared.
  static let confidence = 0.85

  private static let tens: Unicode.Scalar = "十"
  private static let one: Unicode.Scalar = "一"
  private static let units = Set("一二三四五六七八九".unicodeScalars)
  private static let pieces = Set("-–—－~.·'\"“”*".unicodeScalars)

  /// The characters of a line, from left to right, its number cleared.
  static func settled(_ line: [GlyphPlacer.Placed]) -> [GlyphPlacer.Placed] {
    let start = line.first.map { "（(".unicodeScalars.contains($0.scalar) } ?? false ? 1 : 0
    let end = line[start...].firstIndex { !isNumeral($0.scalar) && !pieces.contains($0.scalar) } ?? line.endIndex
    guard end < line.endIndex, (start == 0 ? "、" : "）)").unicodeScalars.contains(line[end].scalar) else { return line }
    let numerals = (start..<end).filter { isNumeral(line[$0].scalar) }
    guard let kept = number(in: numerals, of: line), kept.count < end - start else { return line }
    var result = line
    for index in kept { result[index].confidence = min(result[index].confidence, confidence) }
    for index in (start..<end).reversed() where !kept.contains(index) { result.remove(at: index) }
    return result
  }

  /// The places of numerals that make a number, a 一 too many left out; nil where they make none.
  private static func number(in places: [Int], of line: [GlyphPlacer.Placed]) -> [Int]? {
    func isOne(_ place: Int?) -> Bool { place.map { line[$0].scalar == one } ?? false }
    if isNumber(places.map { line[$0].scalar }) { return places }
    var candidates: [[Int]] = []
    if isOne(places.last), isOne(places.dropLast().last) { candidates.append(places.dropLast()) }
    if isOne(places.first) { candidates.append(Array(places.dropFirst())) }
    // The two strokes of a broken 二 are read as one each.
    if let first = places.first, let second = places.dropFirst().first, line[first].scalar == line[second].scalar {
      candidates.append(Array(places.dropFirst()))
    }
    return candidates.first { isNumber($0.map { line[$0].scalar }) && $0.contains { line[$0].scalar == tens } }
  }

  /// Whether numerals are a number from 1 to 99 as it is written out.
  static func isNumber(_ numerals: [Unicode.Scalar]) -> Bool {
    if numerals.count == 1, units.contains(numerals[0]) { return true }
    let parts = numerals.split(separator: tens, omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { $0.count <= 1 && $0.allSatisfy { units.contains($0) } } && parts[0] != [one]
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool { scalar == tens || units.contains(scalar) }
}
