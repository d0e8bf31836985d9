/// Puts right the number that a name begins with, `十五、`, where those above and below it in its column leave it one value.
///
/// Thin numerals are what one bit, dots and folds break first: 十五 is read as 五, 七 as L, and each is as sure as the others. But forms
/// count their names down a column.
struct OrdinalColumns {
  /// A line of a column: its characters and where it stands, in pixels.
  struct Line {
    var box: LineBox
    var glyphs: [GlyphPlacer.Placed]
  }

  /// The usual height of a line, in pixels.
  let usualHeight: Double

  /// A name's number has so many characters at most, and a misread one as many.
  static let longest = 4
  /// Lines of one column begin so near to each other, in usual heights: a numeral that left no ink is one wide.
  static let sameColumn = 1.6
  /// The next number of a column stands within so many usual heights: a few rows of a table.
  static let reach = 9.0

  /// The room that a number takes beside its numerals, in usual heights: as many rims as two of them have.
  static let rims = 0.5

  /// The lines with their numbers put right, and doubted.
  func settled(_ lines: [Line]) -> [[GlyphPlacer.Placed]] {
    var result = lines.map(\.glyphs)
    let marks = lines.indices.filter { Self.mark(in: lines[$0].glyphs) != nil }.sorted { (lines[$0].box.top, $0) < (lines[$1].box.top, $1) }
    for index in marks {
      let column = marks.filter { isBeside($0, index, in: lines) }
      guard let place = column.firstIndex(of: index), place > 0, place + 1 < column.count else { continue }
      guard let above = Self.value(of: lines[column[place - 1]].glyphs), let below = Self.value(of: lines[column[place + 1]].glyphs),
        below == above + 2, Self.value(of: lines[index].glyphs) != above + 1, hasRoom(for: above + 1, in: lines[index].glyphs)
      else { continue }
      result[index] = Self.renumbered(result[index], as: above + 1)
    }
    return result
  }

  /// Whether two lines stand in one column, near each other.
  private func isBeside(_ a: Int, _ b: Int, in lines: [Line]) -> Bool {
    Double(abs(lines[a].box.left - lines[b].box.left)) <= Self.sameColumn * usualHeight
      && Double(abs(lines[a].box.top - lines[b].box.top)) <= Self.reach * usualHeight
  }

  /// Whether what a line begins with is no wider than a number: words may be parted by a 、 too.
  private func hasRoom(for number: Int, in glyphs: [GlyphPlacer.Placed]) -> Bool {
    guard let mark = Self.mark(in: glyphs) else { return false }
    let room = (Double(Self.numerals(number).count) + Self.rims) * usualHeight
    return glyphs[mark].left - glyphs[0].left <= room
  }

  /// The place of the 、 that closes a line's number, however that was read.
  private static func mark(in glyphs: [GlyphPlacer.Placed]) -> Int? { glyphs.prefix(longest + 1).firstIndex { $0.scalar == "、" } }

  /// The number that a line begins with.
  private static func value(of glyphs: [GlyphPlacer.Placed]) -> Int? {
    guard let mark = mark(in: glyphs), mark > 0 else { return nil }
    let numerals = glyphs[..<mark].map(\.scalar)
    return (1...99).first { self.numerals($0) == numerals }
  }

  private static func renumbered(_ glyphs: [GlyphPlacer.Placed], as number: Int) -> [GlyphPlacer.Placed] {
    guard let mark = mark(in: glyphs) else { return glyphs }
    let numerals = numerals(number)
    let right = glyphs[mark].left
    let left = min(glyphs[0].left, right - Double(numerals.count))
    let width = (right - left) / Double(numerals.count)
    let placed = numerals.enumerated().map { index, scalar in
      let from = left + Double(index) * width
      return GlyphPlacer.Placed(scalar: scalar, left: from, right: from + width, confidence: OrdinalNumerals.confidence)
    }
    return placed + glyphs[mark...]
  }

  private static let digits = Array("一二三四五六七八九".unicodeScalars)

  /// A number from 1 to 99 as names write it: 七, 十, 二十四.
  static func numerals(_ number: Int) -> [Unicode.Scalar] {
    let (tens, ones) = (number / 10, number % 10)
    return (tens > 1 ? [digits[tens - 1]] : []) + (tens > 0 ? ["十"] : []) + (ones > 0 ? [digits[ones - 1]] : [])
  }
}
