import Extraction
import Testing

@testable import Layout

/// What is told of a page's layout for drawing.
struct LayoutEvidenceTests {
  /// Two columns and two rows with a text in each cell; the upright between the columns is left out.
  private var page: Page {
    var page = Page(number: 1, width: 200, height: 200, glyphs: [], styles: [TextStyle(fontName: "", size: 10, color: .black)], rulings: [])
    for x in [20.0, 140] { page.rulings.append(Ruling(.vertical, at: x, from: 20, to: 60)) }
    for y in [20.0, 40, 60] { page.rulings.append(Ruling(.horizontal, at: y, from: 20, to: 140)) }
    page.rulings.append(Ruling(.horizontal, at: 150, from: 20, to: 90))
    for (x, y) in [(30.0, 25.0), (90, 25), (30, 45), (90, 45), (30, 140)] {
      page.glyphs.append(Glyph(scalar: "金", box: Box(x, y, x + 10, y + 10)))
    }
    return page
  }

  @Test func rulingsThatEncloseCellsAreALattice() {
    let networks = LayoutEvidence(page).networks
    #expect(networks.map(\.isLattice) == [true, false])
    #expect(networks.map(\.box.y1).map { $0.rounded() } == [60, 150])
  }

  @Test func linesOfTextAreCutAtWideGaps() {
    #expect(
      LayoutEvidence(page).lines == [
        Box(30, 25, 40, 35), Box(90, 25, 100, 35), Box(30, 45, 40, 55), Box(90, 45, 100, 55), Box(30, 140, 40, 150),
      ])
  }

  @Test func linesOfALatticeAreDrawnOrNot() throws {
    var whole = page
    whole.rulings.append(Ruling(.vertical, at: 80, from: 20, to: 60))
    let drawn = try #require(LayoutEvidence(whole).lattices.first)
    #expect(drawn.map(\.isDrawn) == Array(repeating: true, count: 6))
    #expect(drawn.filter { $0.ruling.axis == .vertical }.map(\.ruling.position) == [20, 80, 140])
  }
}
