import Geometry
import Testing

@testable import Extraction

@Suite("Letters of which nothing was drawn")
struct BareLettersTests {
  private let style = TextStyle(fontName: "Song", size: 10, color: .black)

  /// A line of text, a glyph each ten points.
  private func text(_ words: String, styles: [Int]? = nil) -> GlyphReader.Text {
    let glyphs = words.unicodeScalars.enumerated().map { index, scalar in
      Glyph(scalar: scalar, box: Box(10 * Double(index), 0, 10 * Double(index) + 10, 10), style: styles?[index] ?? 0)
    }
    return GlyphReader.Text(glyphs: glyphs, styles: [style, style])
  }

  /// The places of letters that are bare where the canvas shows nothing from some place on.
  private func bare(_ words: String, from first: Int, styles: [Int]? = nil) -> [Int] {
    let text = text(words, styles: styles)
    return BareLetters.find(Array(text.glyphs.indices), of: text) { $0.x0 >= 10 * Double(first) }
  }

  @Test("Four ideographs in a row, and the digits in their line")
  func run() {
    #expect(bare("一二三四五六七八九十百千万亿兆甲乙丙丁12", from: 15) == Array(15...20))
    #expect(bare("一二三四五六七八九十百千万亿兆甲乙丙12", from: 15).isEmpty)
    var text = text("一二三四五六七八九十百千万亿兆甲乙丙丁12")
    text.glyphs[20].box = Box(200, 40, 210, 50)
    #expect(BareLetters.find(Array(text.glyphs.indices), of: text) { $0.x0 >= 150 } == Array(15...19))
    #expect(bare("一二三四五六七八九十1234567", from: 10).isEmpty)
  }

  @Test("Nothing is told of a look of which the canvas shows little, nor across two looks")
  func looks() {
    #expect(bare("一二三四五六甲乙丙丁戊己", from: 6).isEmpty)
    #expect(bare("一二三四五六七八九十百千万亿兆甲乙丙丁", from: 15, styles: Array(repeating: 0, count: 17) + [1, 1]).isEmpty)
  }

  @Test("Marks in the line behind such letters go with them")
  func marks() {
    var glyphs = text("甲，乙。丙").glyphs
    func found() -> [Int] { BareLetters.marks(of: glyphs, isLetter: \.isHan) { $0 == 0 || $0 == 2 } }
    #expect(found() == [1, 3])
    glyphs[3].box = Box(0, 20, 10, 30)
    #expect(found() == [1])
    glyphs[3].box = Box(70, 0, 80, 10)
    #expect(found() == [1])
  }
}
