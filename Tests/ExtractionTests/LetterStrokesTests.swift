import Testing

@testable import Extraction

@Suite("Strokes of letters and borders of narrow cells")
struct LetterStrokesTests {
  /// A digit whose box, with the pen's width, is as high as a row from 100 to 114.
  private let glyph = Glyph(scalar: "5", box: Box(51, 100, 56, 114))
  private let rules = [
    Ruling(.horizontal, at: 100, from: 20, to: 56.5), Ruling(.horizontal, at: 114, from: 20, to: 56.5),
    Ruling(.horizontal, at: 100, from: 56.5, to: 90), Ruling(.horizontal, at: 114, from: 56.5, to: 90),
  ]

  @Test("A border beside a digit stands on the borders across it")
  func border() {
    let border = Ruling(.vertical, at: 56.5, from: 100, to: 114)
    #expect(LetterStrokes.rulings(rules + [border], short: [0, 1, 2, 3, 4], outside: [glyph]) == rules + [border])
  }

  @Test("The stem of a bold letter ends in its row, at one side or both")
  func stem() {
    for (start, end) in [(102.0, 112.0), (100, 112), (102, 114)] {
      let stem = Ruling(.vertical, at: 54, from: start, to: end)
      #expect(LetterStrokes.rulings(rules + [stem], short: [0, 1, 2, 3, 4], outside: [glyph]) == rules)
    }
  }

  @Test("The strokes of one letter hold none of each other")
  func box() {
    let strokes = [
      Ruling(.vertical, at: 52, from: 102, to: 112), Ruling(.vertical, at: 55, from: 102, to: 112),
      Ruling(.horizontal, at: 102, from: 52, to: 55), Ruling(.horizontal, at: 112, from: 52, to: 55),
    ]
    #expect(LetterStrokes.rulings(strokes, short: [0, 1, 2, 3], outside: [glyph]).isEmpty)
  }
}
