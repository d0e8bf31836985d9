import FoundationEssentials
import TestSupport
import Testing

@testable import Extraction

@Suite("Words across a page")
struct WatermarkTests {
  /// A page of A4 with a table of eleven rows, and what is set over or under it.
  private func page(_ content: String) throws -> Page {
    var page = TinyPDF.Page(content: content + "\n")
    let ys = (0...11).map { 100 + 20 * Double($0) }
    page.table(xs: [50, 250, 450], ys: ys, texts: (1...11).map { ["事业收入", "\($0).00"] })
    return try PDFDocument(bytes: TinyPDF(pages: [page]).data, name: "marked.pdf").page(1)
  }

  /// 公开 at a size, turned by 30 degrees.
  private func slanted(_ size: Int, gray: String, x: Int = 100) -> String {
    "BT \(gray) g /F0 \(size) Tf 0.866 0.5 -0.5 0.866 \(x) 600 Tm <516C5F00516C5F00> Tj 0 g ET"
  }

  private func text(_ page: Page) -> String { String(String.UnicodeScalarView(page.glyphs.map(\.scalar))) }

  @Test("What is set aslant is none of the page's text; its words are kept apart", arguments: [16, 60])
  func aslant(size: Int) throws {
    let page = try page(slanted(size, gray: "0.8"))
    #expect(!text(page).contains("开"))
    #expect(text(page).filter { $0 == "入" }.count == 11)
    #expect(page.watermarks == ["公开公开"])
  }

  @Test("In the type and colour of the text itself it is told by its slant")
  func sameLook() throws {
    let page = try page(slanted(10, gray: "0"))
    #expect(!text(page).contains("开") && text(page).filter { $0 == "入" }.count == 11)
  }

  @Test("Where nothing is told of how it was drawn, its letters tell: each a step higher than the one before")
  func letters() {
    // At 30 degrees a letter of 20 points is 17.3 wide and 10 higher than the one before.
    let glyphs = "内部公开".unicodeScalars.enumerated().map { index, scalar in
      Glyph(
        scalar: scalar,
        box: Box(100 + 17.3 * Double(index), 300 - 10 * Double(index), 117.3 + 17.3 * Double(index), 324 - 10 * Double(index)))
    }
    let text = GlyphReader.Text(glyphs: glyphs, styles: [TextStyle(fontName: "", size: 20, color: .black)])
    let drawn = InkCanvas(width: 10, height: 10)
    let unseen = DrawingObserver.watch(width: 600, height: 800, canvas: drawn) { _ in }
    #expect(Watermarks(text, strings: unseen.strings).parted.words == ["内部公开"])
    var level = text
    for index in level.glyphs.indices { level.glyphs[index].box.y0 = 300 }
    for index in level.glyphs.indices { level.glyphs[index].box.y1 = 324 }
    #expect(Watermarks(level, strings: unseen.strings).parted.words.isEmpty)
  }

  @Test("Text turned by a quarter is text")
  func quarterTurn() throws {
    let page = try page("BT /F0 10 Tf 0 1 -1 0 480 600 Tm <516C5F00> Tj ET")
    #expect(text(page).contains("开") && page.watermarks.isEmpty)
  }

  @Test("Large level type with rows and rules across it is a watermark, a title above the table is none")
  func level() throws {
    let marked = try page("BT 0.9 g /F0 54 Tf 80 600 Td <516C5F00516C5F00> Tj 0 g ET")
    #expect(!text(marked).contains("开") && marked.watermarks == ["公开公开"])
    let titled = try page("BT /F0 24 Tf 80 780 Td <516C5F00516C5F00> Tj ET")
    #expect(text(titled).contains("公开公开") && titled.watermarks.isEmpty)
  }
}
