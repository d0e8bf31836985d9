import Testing

@testable import Extraction

/// Boxes of digits that fonts state wider than they are set.
struct AdvancesTests {
  /// Characters of one style, each with its left and right edge.
  private func glyphs(_ characters: String, _ edges: [(Double, Double)], style: Int = 0) -> [Glyph] {
    zip(characters.unicodeScalars, edges).map { Glyph(scalar: $0, box: Box($1.0, 0, $1.1, 10), style: style) }
  }

  private func widths(_ glyphs: [Glyph]) -> [Double] {
    var text = GlyphReader.Text(glyphs: glyphs, styles: [TextStyle(fontName: "A", size: 9, color: .black)])
    Advances.mend(&text)
    return text.glyphs.map(\.box.width)
  }

  @Test func theLastDigitOfAWordIsAsWideAsTheOthers() {
    // “1348” ends over the point of the next word.
    #expect(
      widths(glyphs("1348.02", [(0, 4.5), (4.5, 9), (9, 13.5), (13.5, 22.5), (18, 22.5), (22.5, 27), (27, 36)])) == [
        4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5,
      ])
  }

  @Test func digitsOfDifferentWidthsStay() {
    #expect(widths(glyphs("1234", [(0, 4), (4, 9), (9, 14), (14, 19.5)])) == [4, 5, 5, 5.5])
  }

  @Test func lettersStayAndFewDigitsTellNothing() {
    #expect(widths(glyphs("i1W2年", [(0, 3), (3, 8), (8, 17), (17, 26), (26, 36)])) == [3, 5, 9, 9, 10])
  }

  @Test func everyStyleHasItsOwnWidth() {
    let small = glyphs("1111", [(0, 4), (4, 8), (8, 12), (12, 16)])
    #expect(widths(small + glyphs("22", [(20, 30), (30, 40)], style: 1)) == [4, 4, 4, 4, 10, 10])
  }
}
