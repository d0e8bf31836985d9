import Testing

@testable import Extraction

@Suite("Pieces of rulings")
struct RulingMergerTests {
  private func horizontal(_ y: Double, _ x0: Double, _ x1: Double, thickness: Double = 0.5) -> Ruling {
    Ruling(.horizontal, at: y, from: x0, to: x1, thickness: thickness)
  }

  @Test("Pieces that touch end to end are one ruling")
  func touchingPieces() {
    let merged = RulingMerger.merge([horizontal(10, 50, 80), horizontal(10, 0, 50), horizontal(10, 80, 100)])
    #expect(merged == [horizontal(10, 0, 100)])
  }

  @Test("Pieces that overlap are as long as both together")
  func overlappingPieces() {
    #expect(RulingMerger.merge([horizontal(10, 0, 60), horizontal(10, 20, 40), horizontal(10, 50, 90)]) == [horizontal(10, 0, 90)])
  }

  @Test("A gap of a point is a seam, a gap of two is a gap", arguments: [(1.0, 1), (2.0, 2)])
  func gaps(gap: Double, count: Int) {
    #expect(RulingMerger.merge([horizontal(10, 0, 50), horizontal(10, 50 + gap, 100)]).count == count)
  }

  @Test("The squares that Word puts in the corners join the pieces on both sides")
  func cornerSquares() {
    let corner = [horizontal(10, 50, 50.5, thickness: 0.5), Ruling(.vertical, at: 50.25, from: 9.75, to: 10.25)]
    let merged = RulingMerger.merge([horizontal(10, 0, 50), horizontal(10, 50.5, 100)] + corner)
    #expect(merged == [horizontal(10, 0, 100)])
  }

  @Test("A corner square alone is no ruling")
  func loneCorner() {
    #expect(RulingMerger.merge([horizontal(10, 50, 50.5), Ruling(.vertical, at: 50.25, from: 9.75, to: 10.25)]).isEmpty)
  }

  @Test("The dashes of a dashed line are one ruling")
  func dashes() {
    let dashes = stride(from: 0.0, to: 60, by: 6).map { horizontal(10, $0, $0 + 3) }
    #expect(RulingMerger.merge(dashes) == [horizontal(10, 0, 57)])
  }

  @Test("Three short pieces in a row are no dashed line")
  func fewPieces() {
    #expect(RulingMerger.merge([horizontal(10, 0, 4), horizontal(10, 8, 12), horizontal(10, 16, 20)]).count == 3)
  }

  @Test("The borders of two tables side by side do not join, though dashes in line with them do")
  func dashesBesideBorders() {
    let dashes = stride(from: 100.0, to: 130, by: 6).map { horizontal(10, $0, $0 + 3) }
    let merged = RulingMerger.merge([horizontal(10, 0, 90), horizontal(10, 140, 240)] + dashes)
    #expect(merged == [horizontal(10, 0, 90), horizontal(10, 100, 127), horizontal(10, 140, 240)])
  }

  @Test("The lines of a double border stay two")
  func doubleLines() {
    #expect(RulingMerger.merge([horizontal(10, 0, 100), horizontal(11.5, 0, 100)]).map(\.position) == [10, 11.5])
  }

  @Test("Pieces a fraction of a point out of line are one ruling at their mean, weighted by length")
  func outOfLine() throws {
    let merged = try #require(RulingMerger.merge([horizontal(10, 0, 75), horizontal(10.4, 75, 100)]).first)
    #expect(abs(merged.position - 10.1) < 0.001)
    #expect(merged.end == 100)
  }

  @Test("A drift of many small steps does not pull lines two points apart together")
  func drift() {
    let steps = (0..<8).map { horizontal(10 + 0.4 * Double($0), 0, 100) }
    #expect(RulingMerger.merge(steps).count == 2)
  }

  @Test("Hair lines of no thickness are rulings")
  func hairLines() {
    #expect(RulingMerger.merge([horizontal(10, 0, 30, thickness: 0)]) == [horizontal(10, 0, 30, thickness: 0)])
  }

  @Test("The merged ruling is as thick as its thickest piece")
  func thickness() {
    #expect(RulingMerger.merge([horizontal(10, 0, 50, thickness: 0.5), horizontal(10, 50, 100, thickness: 1.5)]).map(\.thickness) == [1.5])
  }

  @Test("A blot that is hardly longer than thick is no ruling")
  func blot() {
    #expect(RulingMerger.merge([horizontal(10, 0, 5, thickness: 2.8)]).isEmpty)
  }

  @Test("Horizontal and vertical lines at one place do not mix; the horizontal ones come first, from top to bottom")
  func order() {
    let vertical = Ruling(.vertical, at: 10, from: 0, to: 100)
    #expect(
      RulingMerger.merge([vertical, horizontal(20, 0, 100), horizontal(10, 0, 100)]) == [
        horizontal(10, 0, 100), horizontal(20, 0, 100), vertical,
      ])
  }
}
