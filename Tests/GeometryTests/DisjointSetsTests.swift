import Geometry
import Testing

@Suite("Groups that grow together")
struct DisjointSetsTests {
  @Test("United groups have one representative, the smallest of them")
  func unions() {
    var sets = DisjointSets(count: 6)
    sets.unite(4, 5)
    sets.unite(5, 2)
    sets.unite(0, 1)
    #expect((0..<6).map { sets.root($0) } == [0, 0, 2, 3, 2, 2])
  }

  @Test("Spans of neighbouring lines that touch at a corner are one group; a line left out parts them")
  func touching() {
    // A stair of two steps, a span beside it, and one below a blank line.
    var sets = DisjointSets(touching: [(0, 0, 2), (0, 5, 6), (1, 2, 4), (3, 2, 4)])
    #expect((0..<4).map { sets.root($0) } == [0, 1, 0, 3])
  }

  @Test("A span below two others makes them one")
  func bridge() {
    var sets = DisjointSets(touching: [(0, 0, 1), (0, 3, 4), (1, 0, 4)])
    #expect((0..<3).map { sets.root($0) } == [0, 0, 0])
  }
}
