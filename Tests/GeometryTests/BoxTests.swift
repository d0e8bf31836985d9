import Geometry
import Testing

@Suite("Boxes")
struct BoxTests {
  private let box = Box(10, 20, 40, 60)

  @Test("Corners may come in any order")
  func corners() {
    #expect(Box(40, 60, 10, 20) == box)
    #expect([box.width, box.height, box.midX, box.midY, box.area] == [30, 40, 25, 40, 1200])
  }

  @Test("The union holds both, the intersection what they share")
  func sets() {
    let other = Box(30, 50, 70, 90)
    #expect(box.union(other) == Box(10, 20, 70, 90))
    #expect(Box(around: [other, box, Box(0, 40, 1, 41)]) == Box(0, 20, 70, 90))
    #expect(Box(around: [Box]()) == nil)
    #expect(box.intersection(other) == Box(30, 50, 40, 60))
    #expect(box.intersection(Box(41, 20, 50, 60)) == nil)
    #expect(box.intersection(Box(10, 61, 40, 70)) == nil)
    #expect(box.intersection(Box(40, 20, 50, 60)) == Box(40, 20, 40, 60))
  }

  @Test("Edges belong to the box", arguments: [(10.0, 20.0, true), (40.0, 60.0, true), (9.9, 40.0, false), (25.0, 60.1, false)])
  func contains(x: Double, y: Double, isInside: Bool) {
    #expect(box.contains(x: x, y: y) == isInside)
  }

  @Test("Edges moved inwards never cross")
  func insets() {
    #expect(box.insetBy(dx: 5, dy: -5) == Box(15, 15, 35, 65))
    #expect(box.insetBy(dx: 20, dy: 0).width == 0)
  }

  @Test("Overlaps are lengths, gaps are negative")
  func overlaps() {
    #expect(box.horizontalOverlap(Box(35, 0, 90, 1)) == 5)
    #expect(box.verticalOverlap(Box(0, 65, 1, 70)) == -5)
  }
}
