import Testing

@testable import Layout

@Suite("Column lines that moved from page to page")
struct ColumnMatchTests {
  private let table: [Double] = [0, 100, 200, 300]

  private func match(_ lines: [Double], anchors: [(part: Int, table: Int)]? = nil) -> ColumnMatch {
    ColumnMatch(lines, in: table, anchors: anchors ?? [(0, 0), (lines.count - 1, 3)])
  }

  @Test("Lines that moved by less than half a column are the same lines")
  func moved() {
    #expect(match([0, 85, 220, 300]).places == [0, 1, 2, 3])
    #expect(match([0, 85, 220, 300]).isWhole(of: 4))
  }

  @Test("A part that lacks a line pairs the others with the nearest")
  func fewer() {
    #expect(match([0, 110, 300]).places == [0, 1, 3])
    #expect(match([0, 190, 300]).places == [0, 2, 3])
  }

  @Test("A line further from all others than half a column is a line of its own, between its neighbours")
  func another() {
    let match = match([0, 90, 150, 205, 300])
    #expect(match.places == [0, 1, nil, 2, 3])
    #expect(abs(match.xs[2] - (100 + 100 * 60 / 115)) < 0.001)
    #expect(match.isWhole(of: 4))
    #expect(!self.match([0, 60, 150, 300]).isWhole(of: 4))
  }

  @Test("Below a head that is known as many lines are the same lines, wherever they lie")
  func anchored() {
    #expect(ColumnMatch([0, 40, 80, 300], in: table, anchors: [(0, 0), (3, 3)]).places == [0, nil, nil, 3])
    #expect(
      ColumnMatch([0, 20, 40, 250, 300], in: [0, 100, 200, 280, 300], anchors: [(0, 0), (3, 3), (4, 4)]).places == [0, 1, 2, 3, 4])
  }

  @Test("Lines between known ones stretch with them")
  func stretched() {
    let match = ColumnMatch([0, 45, 100, 150, 300], in: [0, 100, 200, 300], anchors: [(0, 0), (2, 2), (4, 3)])
    #expect(match.places == [0, 1, 2, nil, 3])
    #expect(match.xs[3] == 225)
  }
}
