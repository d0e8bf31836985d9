import Geometry
import Testing

@Suite("Maps of the plane")
struct PlaneMapTests {
  @Test("A quarter turn is exact and takes its point where it should")
  func quarter() {
    let map = PlaneMap.turn(degrees: 90, taking: (10, 20), to: (50, 60))
    #expect(map.apply(x: 10, y: 20) == (50, 60))
    #expect(map.apply(Box(10, 20, 14, 21)) == Box(49, 60, 50, 64))
  }

  @Test("A turn backwards by a quarter is three forwards", arguments: [(-90.0, 270.0), (-180.0, 180.0), (450.0, 90.0)])
  func quarters(a: Double, b: Double) {
    #expect(PlaneMap.turn(degrees: a, taking: (1, 2), to: (3, 4)) == PlaneMap.turn(degrees: b, taking: (1, 2), to: (3, 4)))
  }

  @Test("A stretch keeps the point that it is taken from")
  func stretch() {
    let map = PlaneMap.turn(degrees: 0, stretch: 2, taking: (10, 10), to: (10, 10))
    #expect(map.apply(Box(10, 10, 12, 13)) == Box(10, 10, 14, 16))
  }

  @Test("A bend moves what lies off its point, and is undone before the map")
  func bend() {
    var map = PlaneMap.identity
    map.bend = PlaneMap.Bend(fan: Fan(a: 0.5), x: 10, y: 10)
    #expect(map.apply(x: 10, y: 10) == (10, 10))
    #expect(map.apply(x: 14, y: 10) == (14, 12))
  }

  @Test("A fan in units twice as long changes twice as fast, and is no steeper at the middle")
  func units() {
    #expect(Fan(a: 0.1, b: 0.01, c: 0.2, d: 0.02).scaled(by: 2) == Fan(a: 0.1, b: 0.02, c: 0.2, d: 0.04))
    let (x, y) = Fan(b: 0.5, d: 0.25).apply(x: 2, y: 0)
    #expect((x, y) == (2, 0))
    let bent = Fan(d: 0.25).apply(x: 2, y: 4)
    #expect(bent == (4, 4))
  }
}
