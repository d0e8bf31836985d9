import Geometry
import TestSupport
import Testing

@testable import Extraction

@Suite("Forms set on their side")
struct TurnedPageTests {
  /// A page of 595 by 842 with a rule and four lines of text whose first is at the edge that is above once it is turned.
  private func page(_ matrix: String, _ places: [(Int, Int)]) throws -> Page {
    let codes = "54088BA1653651656536516565365165"
    let content = places.map { "BT /F0 10 Tf \(matrix) \($0.0) \($0.1) Tm <\(codes)> Tj ET\n" }.joined()
    let tiny = TinyPDF.Page(content: content + "1 w 300 100 m 300 700 l S\n")
    return try PDFDocument(bytes: TinyPDF(pages: [tiny]).data, name: "turned.pdf").page(1)
  }

  private func check(_ page: Page) throws {
    let upright = try #require(page.turnedUpright)
    #expect(upright.page.width == 842 && upright.page.height == 595)
    let first = upright.page.glyphs.filter { $0.scalar == "合" }
    #expect(
      first.count == 4
        && first.allSatisfy { glyph in glyph.isUpright && upright.page.glyphs.allSatisfy { $0.box.x0 >= glyph.box.x0 - 0.1 } })
    #expect(upright.page.rulings.map(\.axis) == [.horizontal])
    #expect(
      zip(page.glyphs, upright.page.glyphs).allSatisfy { whole, turned in
        let placed = upright.placement.apply(turned.box)
        return abs(placed.x0 - whole.box.x0) < 0.01 && abs(placed.y1 - whole.box.y1) < 0.01
      })
  }

  @Test("A page whose text runs up is turned to the right, one whose text runs down to the left")
  func quarters() throws {
    try check(page("0 1 -1 0", [(100, 200), (120, 200), (140, 200), (160, 200)]))
    try check(page("0 -1 1 0", [(400, 600), (380, 600), (360, 600), (340, 600)]))
  }

  @Test("A label along the edge turns no page, nor does upright text")
  func labels() throws {
    #expect(try page("0 1 -1 0", [(100, 200)]).turnedUpright == nil)
    #expect(try page("1 0 0 1", [(100, 200), (100, 220), (100, 240)]).turnedUpright == nil)
  }
}
