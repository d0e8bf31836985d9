import FoundationEssentials
import TestSupport
import Testing

@testable import Extraction

@Suite("Text that leaves no ink")
struct HiddenTextTests {
  /// What is seen of a page with 80.00 at its foot and what else `content` says.
  private func seen(_ content: String) throws -> String {
    var page = TinyPDF.Page(width: 200, height: 100, content: content + "\n")
    page.text("80.00", x: 20, y: 90)
    let read = try PDFDocument(bytes: TinyPDF(pages: [page]).data, name: "hidden.pdf").page(1)
    return String(String.UnicodeScalarView(read.glyphs.filter(\.isSeen).map(\.scalar)))
  }

  /// 77 in the middle of the page.
  private let number = "BT /F0 10 Tf 90 50 Td <00370037> Tj ET"

  @Test("White on paper is not printed", arguments: ["1 g", "0.996 0.996 0.996 rg"])
  func white(color: String) throws {
    #expect(try seen("\(color) \(number) 0 g") == "80.00")
  }

  @Test("White on a dark area is")
  func whiteOnDark() throws {
    #expect(try seen("0 0 0.4 rg 50 40 100 30 re f 1 g \(number) 0 g").contains("77"))
  }

  @Test("What a later area covers is not printed; what is set over it is", arguments: ["1 g", "0.8 g"])
  func covered(color: String) throws {
    let patch = "\(color) 80 40 60 30 re f 0 g"
    #expect(try seen("\(number) \(patch)") == "80.00")
    #expect(try seen("\(patch) \(number)").contains("77"))
    #expect(try seen("BT /F0 10 Tf 20 10 Td <0031> Tj ET \(patch) \(number)").contains("77"))
  }

  @Test("What lies outside the clip that it is drawn under is not printed")
  func clipped() throws {
    #expect(try seen("q 0 0 60 100 re W n \(number) Q q 0 0 60 100 re W n") == "80.00")
  }

  @Test("What is set to be invisible among text that is seen is not printed")
  func invisibleMode() throws {
    #expect(try seen("BT 3 Tr /F0 9 Tf 90 50 Td <0037> Tj ET 0 Tr") == "80.00")
  }
}
