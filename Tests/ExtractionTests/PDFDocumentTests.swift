import FoundationEssentials
import TestSupport
import Testing

@testable import Extraction

@Suite("Pages of a PDF")
struct PDFDocumentTests {
  /// Opens a document of one page, 200 points wide and 100 high, with these operators and lines of text.
  private func page(rotation: Int = 0, _ content: String = "", draw: (inout TinyPDF.Page) -> Void = { _ in }) throws -> Page {
    var page = TinyPDF.Page(width: 200, height: 100, rotation: rotation, content: content + "\n")
    draw(&page)
    return try PDFDocument(bytes: TinyPDF(pages: [page]).data, name: "tiny.pdf").page(1)
  }

  private func isNear(_ a: Box, _ b: Box, within tolerance: Double = 0.6) -> Bool {
    zip([a.x0, a.y0, a.x1, a.y1], [b.x0, b.y0, b.x1, b.y1]).allSatisfy { abs($0 - $1) <= tolerance }
  }

  /// Whether rulings run where they should, half a point more or less.
  ///
  /// Poppler moves strokes to whole pixels of a canvas with one pixel a point.
  private func run(_ rulings: [Ruling], _ expected: [Ruling]) -> Bool {
    rulings.count == expected.count
      && zip(rulings, expected).allSatisfy { $0.axis == $1.axis && isNear($0.box, $1.box) && abs($0.thickness - $1.thickness) <= 0.6 }
  }

  // MARK: Rulings

  @Test("Strokes are rulings in points from the top left")
  func strokes() throws {
    let page = try page("1 w 20 90 m 180 90 l S 0.5 w 50 10 m 50 90 l S")
    #expect(
      run(
        page.rulings,
        [Ruling(.horizontal, at: 10, from: 20, to: 180, thickness: 1), Ruling(.vertical, at: 50, from: 10, to: 90, thickness: 0.5)]))
  }

  @Test("A rectangle that is stroked gives its four sides")
  func strokedRectangle() throws {
    let page = try page("20 20 100 50 re S")
    #expect(page.rulings.count { $0.axis == .horizontal } == 2)
    #expect(page.rulings.count { $0.axis == .vertical } == 2)
    #expect(page.areas.isEmpty)
  }

  @Test("A thin fill is a ruling, a thick one an area with its colour")
  func fills() throws {
    let page = try page("20 50 100 1 re f 0.8 g 20 60 100 20 re f")
    #expect(page.rulings == [Ruling(.horizontal, at: 49.5, from: 20, to: 120, thickness: 1)])
    let area = try #require(page.areas.first)
    #expect(page.areas.count == 1)
    #expect(isNear(area.box, Box(20, 20, 120, 40), within: 0.01))
    #expect(abs(area.color.red - 0.8) < 0.01)
  }

  @Test("A border of many small rectangles is one ruling")
  func manyPieces() throws {
    let pieces = (0..<10).map { "\(20 + 10 * $0) 50 10 0.5 re f" }.joined(separator: " ")
    let page = try page(pieces)
    #expect(page.rulings == [Ruling(.horizontal, at: 49.75, from: 20, to: 120, thickness: 0.5)])
  }

  @Test("White rules and white areas are left out")
  func white() throws {
    let page = try page("1 G 20 90 m 180 90 l S 1 g 20 50 100 1 re f 20 60 100 20 re f")
    #expect(page.rulings.isEmpty)
    #expect(page.areas.isEmpty)
  }

  @Test("Coloured rules are kept")
  func coloured() throws {
    #expect(try page("1 0 0 RG 20 90 m 180 90 l S").rulings.count == 1)
  }

  @Test("What a clip hides is cut off, or left out where nothing shows")
  func clip() throws {
    let page = try page("q 40 40 60 60 re W n 0 90 m 200 90 l S 0 20 m 200 20 l S Q")
    #expect(run(page.rulings, [Ruling(.horizontal, at: 10, from: 40, to: 100, thickness: 1)]))
  }

  /// The canvas has one pixel for eight points.
  @Test(
    "A clip cuts where it lies, to whole points, however small it is",
    arguments: [(43.0, 60.0), (41, 45), (47.5, 51), (3, 197), (0.5, 6.5)])
  func exactClip(from: Double, to: Double) throws {
    let page = try page("q \(from) 2 \(to - from) 97 re W n -20 50 m 220 50 l S 0.5 g 0 10 200 20 re f Q")
    let edges = [from.rounded(.down), to.rounded(.up)]
    #expect(page.areas.map { [$0.box.x0, $0.box.x1] } == [edges])
    #expect(page.rulings.map { [$0.start, $0.end] } == [edges])
  }

  @Test("A clip that is no box cuts to its extents")
  func slantedClip() throws {
    let page = try page("q 100 5 m 160 50 l 100 95 l 40 50 l h W n 0 50 m 200 50 l S Q")
    #expect(run(page.rulings, [Ruling(.horizontal, at: 50, from: 40, to: 160, thickness: 1)]))
  }

  @Test("Clips that were narrowed one after the other cut together")
  func nestedClip() throws {
    let page = try page("q 10 10 100 80 re W n 50 20 140 60 re W n 0 50 m 200 50 l S Q 0 95 m 200 95 l S")
    #expect(
      run(
        page.rulings,
        [Ruling(.horizontal, at: 5, from: 0, to: 200, thickness: 1), Ruling(.horizontal, at: 50, from: 50, to: 110, thickness: 1)]))
  }

  @Test("Slanted lines and the straight parts of curves are no rulings")
  func slantedAndCurved() throws {
    #expect(try page("20 20 m 120 80 l S 20 50 m 60 50 l 80 50 90 60 90 80 c S").rulings.isEmpty)
  }

  @Test("A line that goes through a scaling is as thick as it is printed")
  func scaled() throws {
    let page = try page("q 0.1 0 0 0.1 0 0 cm 5 w 200 900 m 1800 900 l S Q")
    #expect(run(page.rulings, [Ruling(.horizontal, at: 10, from: 20, to: 180, thickness: 0.5)]))
  }

  @Test("A broad stroke shades an area")
  func broadStroke() throws {
    let page = try page("12 w 0.9 G 20 50 m 120 50 l S")
    #expect(page.rulings.isEmpty)
    #expect(page.areas.map(\.box) == [Box(20, 44, 120, 56)])
  }

  // MARK: Text

  @Test("Glyph boxes are as wide as the advance and stand around the baseline, from the top left")
  func glyphBoxes() throws {
    let page = try page { $0.text("收A", x: 20, y: 40, size: 10) }
    #expect(page.glyphs.map(\.scalar) == ["收", "A"])
    let first = try #require(page.glyphs.first)
    #expect(abs(first.box.x0 - 20) < 0.1 && abs(first.box.x1 - 30) < 0.1)
    #expect(first.box.y0 < 33 && first.box.y0 > 28)
    #expect(first.box.y1 > 40 && first.box.y1 < 44)
    #expect(abs((page.glyphs.last?.box.width ?? 0) - 5) < 0.1)
    #expect(page.verdict == .digital)
  }

  @Test("Spaces give no glyphs")
  func spaces() throws {
    #expect(try page { $0.text("A B", x: 20, y: 40) }.glyphs.map(\.scalar) == ["A", "B"])
  }

  @Test("A page of nothing but spaces, Chinese ones too, is empty")
  func onlySpaces() throws {
    let page = try page { $0.text(" \u{3000}\u{A0}\u{2003} ", x: 20, y: 40) }
    #expect(page.glyphs.isEmpty)
    #expect(page.verdict == .empty)
  }

  @Test("Text beyond the page's edge is left out")
  func outside() throws {
    let page = try page {
      $0.text("内", x: 20, y: 40)
      $0.text("外", x: 300, y: 40)
    }
    #expect(page.glyphs.map(\.scalar) == ["内"])
  }

  @Test("Equal looks share a style; another size is another one")
  func styles() throws {
    let page = try page {
      $0.text("大", x: 20, y: 40, size: 20)
      $0.text("小", x: 20, y: 60, size: 10)
      $0.text("小", x: 20, y: 80, size: 10)
    }
    #expect(page.glyphs.map { page.styles[$0.style].size } == [20, 10, 10])
    #expect(page.styles.count == 2)
  }

  @Test("Text that runs up the page lies on its side")
  func sideways() throws {
    let page = try page("BT /F0 10 Tf 0 1 -1 0 50 20 Tm <5E7490E8> Tj ET")
    #expect(page.glyphs.count == 2)
    #expect(page.glyphs.allSatisfy { !$0.isUpright })
  }

  @Test("A single character is upright")
  func singleCharacter() throws {
    #expect(try page { $0.text("一", x: 20, y: 40) }.glyphs.allSatisfy(\.isUpright))
  }

  // MARK: Pictures

  private let picture = "q 190 0 0 90 5 5 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q"

  @Test("A picture over nearly all of the page is a scan")
  func scan() throws {
    let page = try page(picture)
    #expect(page.images.count == 1)
    let box = try #require(page.images.first)
    #expect(isNear(box, Box(5, 5, 195, 95), within: 1))
    #expect(page.verdict == .scanned)
  }

  @Test("A picture that covers a page of whole points from edge to edge is a scan")
  func wholePage() throws {
    let page = try page("q 200 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q")
    #expect(page.images == [Box(0, 0, 200, 100)])
    #expect(page.verdict == .scanned)
  }

  @Test("A colour that fills the whole page is no picture")
  func background() throws {
    let page = try page("0.9 g 0 0 200 100 re f")
    #expect(page.images.isEmpty)
    #expect(page.verdict == .empty)
  }

  @Test("Text set to be invisible over a picture is marked, and the page stays a scan")
  func invisibleText() throws {
    let page = try page(picture + " BT 3 Tr /F0 10 Tf 20 50 Td <65365165> Tj ET")
    #expect(page.glyphs.map(\.scalar) == ["收", "入"])
    #expect(page.glyphs.allSatisfy { $0.isInvisible })
    #expect(page.verdict == .scanned)
  }

  @Test("Text that can be seen over a picture is read, and so is what lies beside it")
  func visibleText() throws {
    let page = try page(picture + " 0 0 1 rg BT /F0 10 Tf 20 50 Td <65365165> Tj ET 0 50 m 60 50 l S")
    #expect(page.glyphs.map(\.scalar) == ["收", "入"])
    #expect(page.rulings.count == 1)
    #expect(page.images.count == 1)
  }

  @Test("Text beside a picture is not judged by its ink")
  func besidePicture() throws {
    let page = try page("q 40 0 0 40 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q") { $0.text("收入", x: 100, y: 40) }
    #expect(page.glyphs.allSatisfy { !$0.isInvisible })
    #expect(page.verdict == .digital)
  }

  @Test("A speck of a picture is an ornament")
  func ornament() throws {
    #expect(try page("q 5 0 0 5 20 20 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q").images.isEmpty)
  }

  // MARK: The page's boxes

  @Test("A page turned by 90 degrees is read as it is seen")
  func turned() throws {
    let page = try page(rotation: 90, "10 90 m 150 90 l S") { $0.text("收入", x: 20, y: 40) }
    #expect(page.width == 100 && page.height == 200)
    #expect(run(page.rulings, [Ruling(.vertical, at: 90, from: 10, to: 150, thickness: 1)]))
    let box = try #require(page.glyphs.first?.box)
    #expect(abs(box.y0 - 20) < 0.6 && abs(box.midX - 63.5) < 3)
  }

  @Test("Coordinates count from the visible part of a page that is cropped")
  func cropped() throws {
    var tiny = TinyPDF.Page(width: 200, height: 100, content: "0 90 m 200 90 l S\n")
    tiny.text("内", x: 60, y: 40)
    tiny.text("外", x: 5, y: 40)
    let whole = String(decoding: TinyPDF(pages: [tiny]).data, as: UTF8.self)
    let cut = whole.replacing("/MediaBox[0 0 200 100]", with: "/MediaBox[0 0 200 100]/CropBox[50 0 150 95]")
    let page = try PDFDocument(bytes: Data(cut.utf8), name: "cropped.pdf").page(1)
    #expect(page.width == 100 && page.height == 95)
    #expect(page.glyphs.map(\.scalar) == ["内"])
    #expect(abs((page.glyphs.first?.box.x0 ?? 0) - 10) < 0.6)
    #expect(run(page.rulings, [Ruling(.horizontal, at: 5, from: 0, to: 100, thickness: 1)]))
  }

  // MARK: The document

  @Test("Pages, bytes, digest and information are the file's")
  func document() throws {
    let data = TinyPDF(pages: [TinyPDF.Page(), TinyPDF.Page()], information: ["Title": "Budget", "Producer": "by hand"]).data
    let pdf = try PDFDocument(bytes: data, name: "two.pdf")
    #expect(pdf.pageCount == 2)
    #expect(pdf.byteCount == data.count)
    #expect(pdf.sha256.count == 64)
    #expect(pdf.information == ["title": "Budget", "producer": "by hand", "version": "PDF-1.7"])
    #expect(try PDFDocument(bytes: data, name: "other.pdf").sha256 == pdf.sha256)
  }

  @Test(
    "A title whose GBK bytes a producer wrote in hexadecimal is decoded, what only looks like one is not",
    arguments: [("<B9ABBFAA2E786C73>", "公开.xls"), ("<B9>", "<B9>"), ("<html>", "<html>"), ("<00>", "<00>"), ("公开", "公开"), ("<>", "<>")])
  func hexadecimalTitle(printed: String, meant: String) {
    #expect(InformationText.decoded(printed) == meant)
  }
}
