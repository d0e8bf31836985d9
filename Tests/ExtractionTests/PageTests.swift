import Testing

@testable import Extraction

@Suite("What a page counts as")
struct PageTests {
  private func page(glyphs: [Glyph] = [], images: [Box] = []) -> Page {
    Page(number: 1, width: 100, height: 200, glyphs: glyphs, images: images)
  }

  private func glyph(_ scalar: Unicode.Scalar, invisible: Bool = false) -> Glyph {
    Glyph(scalar: scalar, box: Box(10, 10, 20, 22), isInvisible: invisible)
  }

  @Test("Text that can be seen makes a page digital, with or without a picture under it")
  func digital() {
    #expect(page(glyphs: [glyph("收")]).verdict == .digital)
    #expect(page(glyphs: [glyph("收")], images: [Box(0, 0, 100, 200)]).verdict == .digital)
  }

  @Test("A picture over the page with no text, or only text that nobody sees, makes it scanned")
  func scanned() {
    #expect(page(images: [Box(0, 0, 100, 200)]).verdict == .scanned)
    #expect(page(glyphs: [glyph("收", invisible: true)], images: [Box(0, 0, 100, 200)]).verdict == .scanned)
  }

  @Test("A scan that came in strips counts as one picture")
  func strips() {
    #expect(page(images: (0..<4).map { Box(0, 50 * Double($0), 100, 50 * Double($0) + 40) }).verdict == .scanned)
  }

  @Test("A seal on an otherwise blank page makes no scan")
  func seal() {
    #expect(page(images: [Box(20, 20, 70, 70)]).verdict == .empty)
  }

  @Test("Only what lies on the page counts of a picture")
  func hangingOver() {
    #expect(page(images: [Box(80, 0, 400, 200)]).verdict == .empty)
  }

  @Test("Nothing is empty")
  func empty() {
    #expect(page().verdict == .empty)
  }

  @Test("A box is put in order whichever corners it is made from")
  func corners() {
    #expect(Box(30, 40, 10, 20) == Box(10, 20, 30, 40))
  }

  @Test("Boxes that only touch share a line, boxes apart share nothing")
  func intersection() {
    #expect(Box(0, 0, 10, 10).intersection(Box(10, 0, 20, 10)) == Box(10, 0, 10, 10))
    #expect(Box(0, 0, 10, 10).intersection(Box(11, 0, 20, 10)) == nil)
  }

  @Test("A box drawn in beyond its middle does not turn inside out")
  func inset() {
    let box = Box(0, 0, 10, 10).insetBy(dx: 8, dy: 2)
    #expect(box == Box(8, 2, 8, 8))
  }
}
