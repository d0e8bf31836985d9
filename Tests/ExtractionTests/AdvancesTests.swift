import Testing

@testable import Extraction

/// Boxes of characters that fonts state wider than they are set.
struct AdvancesTests {
  /// Characters of one style at places, each so wide as the font states.
  private func glyphs(_ characters: String, at xs: [Double], width: Double = 9, style: Int = 0, y: Double = 0) -> [Glyph] {
    zip(characters.unicodeScalars, xs).map { Glyph(scalar: $0, box: Box($1, y, $1 + width, y + 10), style: style) }
  }

  private func mended(_ glyphs: [Glyph]) -> [[Double]] {
    var text = GlyphReader.Text(glyphs: glyphs, styles: [TextStyle(fontName: "A", size: 9, color: .black)])
    Advances.mend(&text)
    return text.glyphs.map { [$0.box.x0, $0.box.x1] }
  }

  @Test func aDigitEndsWhereTheNextOneBegins() {
    #expect(
      mended(glyphs("1.23", at: [0, 4.5, 8, 12.5])) == [[0, 4.5], [4.5, 8], [8, 12.5], [12.5, 17]],
      "the last one of a run is as narrow as the others")
  }

  @Test func neighboursThatDoNotOverlapStayAsTheyAre() {
    #expect(mended(glyphs("1234", at: [0, 8, 16, 24])) == [[0, 9], [8, 17], [16, 25], [24, 33]])
  }

  @Test func whatIsPrintedTwiceToLookBoldIsNoNeighbour() {
    #expect(mended(glyphs("112233", at: [0, 0.3, 9, 9.3, 18, 18.3])).map { $0[1] - $0[0] }.allSatisfy { abs($0 - 9) < 0.001 })
  }

  @Test func chineseCharactersOfTheSameFontStayAnEmWide() {
    let boxes = mended(glyphs("12", at: [0, 4.5]) + glyphs("34年度", at: [9, 13.5, 18, 27]))
    #expect(boxes.suffix(2) == [[18, 27], [27, 36]])
    #expect(boxes[3] == [13.5, 18])
  }

  @Test func charactersOfOtherLinesAndOtherStylesAreNoNeighbours() {
    let apart = glyphs("12", at: [0, 40]) + glyphs("34", at: [44, 84], y: 5) + glyphs("5", at: [88], style: 1)
    #expect(mended(apart).map { $0[1] - $0[0] } == [9, 9, 9, 9, 9])
  }
}
