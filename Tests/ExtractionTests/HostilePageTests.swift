import CPoppler
import FoundationEssentials
import TestSupport
import Testing

@testable import Extraction

/// Nothing that a page states may end the process or make it grow without limit.
@Suite("Pages that state what cannot be")
struct HostilePageTests {
  private func page(_ content: String, width: Int = 200, height: Int = 100) throws -> Page {
    let page = TinyPDF.Page(width: width, height: height, content: content + "\n")
    return try PDFDocument(bytes: TinyPDF(pages: [page]).data, name: "hostile.pdf").page(1)
  }

  /// A number with so many digits; PDF has no exponents.
  private static func nines(_ count: Int) -> String { String(repeating: "9", count: count) }

  /// In a process of its own: cairo keeps a font's face in common for all documents that have it open, and one that has failed on a letter
  /// of absurd size fails for all of them.
  @Test("Text of any size at any place gives boxes that are numbers, none larger than three pages")
  func absurdText() async {
    await #expect(processExitsWith: .success) {
      for digits in [3, 6, 12, 40, 309, 400] {
        let page = try HostilePageTests().page(Self.absurdText(size: Self.nines(digits)))
        for glyph in page.glyphs {
          let edges = [glyph.box.x0, glyph.box.y0, glyph.box.x1, glyph.box.y1]
          #expect(edges.allSatisfy(\.isFinite) && glyph.box.width <= 600 && glyph.box.height <= 300, "\(digits) digits: \(glyph)")
          #expect((0...20_000).contains(page.styles[glyph.style].size))
        }
      }
    }
  }

  private static func absurdText(size huge: String) -> String {
    """
    0.5 w 10 10 m 40 10 l S
    BT /F0 \(huge) Tf 10 50 Td <0041> Tj ET
    BT /F0 10 Tf \(huge) 0 0 \(huge) 10 50 Tm <0042> Tj ET
    BT /F0 10 Tf 1 0 0 1 -\(huge) \(huge) Tm <0043> Tj ET
    BT /F0 10 Tf \(huge) Tc \(huge) Tz 10 50 Td <00440045> Tj ET
    \(huge) 0 0 \(huge) -\(huge) -\(huge) cm BT /F0 10 Tf 10 50 Td <0046> Tj ET
    """
  }

  @Test("A letter as large as three pages hides no short stroke and costs no memory")
  func strokeInsideAPageOfALetter() throws {
    let page = try page("BT /F0 900 Tf -300 -300 Td <0041> Tj ET 0.5 w 10 50 m 60 50 l S", width: 300, height: 300)
    #expect(page.rulings.count == 1)
  }

  @Test("Lines at absurd places leave the page's own as they are", arguments: [6, 40, 400])
  func absurdLines(digits: Int) throws {
    let huge = Self.nines(digits)
    let page = try page(
      """
      1 w 20 90 m 180 90 l S
      -\(huge) 50 m \(huge) 50 l S \(huge) w 10 10 m 20 20 l S
      q \(huge) 0 0 0.\(String(repeating: "0", count: digits))1 0 0 cm 1 w 0 0 m 1 1 l S 0 0 1 1 re f Q
      -\(huge) -\(huge) \(huge)\(huge) \(huge)\(huge) re f
      """)
    // Poppler moves strokes by up to half a point.
    let own = Ruling(.horizontal, at: 10, from: 20, to: 180, thickness: 1)
    #expect(
      page.rulings.contains { ruling in
        let moves = [ruling.position - own.position, ruling.start - own.start, ruling.end - own.end]
        return ruling.axis == own.axis && moves.allSatisfy { abs($0) <= 0.5 }
      })
    #expect(page.rulings.allSatisfy { $0.start.isFinite && $0.end.isFinite && $0.position.isFinite && $0.start <= $0.end })
    #expect(page.areas.allSatisfy { page.box.intersection($0.box) == $0.box })
  }

  @Test("The canvas of a page of 20,000 by 20,000 points is no larger than that of a large sheet")
  func canvasOfALargePage() {
    let canvas = InkCanvas(width: 20_000, height: 20_000)
    #expect(canvas.scale < 0.2 && 400_000_000 * canvas.scale * canvas.scale <= InkCanvas.mostPixels * 1.01)
  }

  // MARK: Faults

  @Test("Faults that are read over are counted, and a sound page has none")
  func faults() throws {
    #expect(try page("BT /F0 10 Tf 20 50 Td <0041> Tj ET").faults == 0)
    let damaged = try page("BT /F0 10 Tf 20 50 Td <0041> Tj ET nonsense (unended")
    #expect(damaged.faults > 0)
    #expect(damaged.glyphs.map(\.scalar) == ["A"])
  }

  @Test("A drawing that breaks off is a fault of its page")
  func brokenDrawing() {
    func faults(_ draw: (OpaquePointer) -> Void) -> Int {
      LibraryReports.counting { DrawingObserver.watch(width: 100, height: 100, canvas: InkCanvas(width: 100, height: 100), draw: draw) }
        .faults
    }
    #expect(faults { _ in } == 0)
    #expect(faults { cairo_restore($0) } == 1)
  }

  // MARK: What stands behind the end

  @Test("Anything may stand behind the end of a sound file")
  func longTail() throws {
    let whole = TinyPDF(pages: [TinyPDF.Page()]).data
    #expect(try PDFDocument(bytes: whole + Data(repeating: 0, count: 10_000), name: "tail.pdf").pageCount == 1)
    #expect(try PDFDocument(bytes: whole + Data(String(repeating: "<br>", count: 3000).utf8), name: "tail.pdf").pageCount == 1)
  }

  @Test("Objects behind the last mark of an end are those of a file that was cut")
  func cutUpdate() {
    let whole = TinyPDF(pages: [TinyPDF.Page()]).data
    let update = Data("9 0 obj\n(\(String(repeating: "x", count: 9000)))\nendobj\n10 0 obj\n(".utf8)
    #expect(throws: ExtractionError.truncated(file: "cut.pdf")) { try PDFDocument(bytes: whole + update, name: "cut.pdf") }
  }
}
