import Geometry
import Testing

@Suite("Numbers that lie close together")
struct ClustersTests {
  @Test("Values within the tolerance give one mean, in whatever order they come")
  func means() {
    #expect(Clusters.means(of: [20, 10.5, 10, 11, 20.5], tolerance: 1) == [10.5, 20.25])
  }

  @Test("A chain of small steps is cut before it grows wider than twice the tolerance")
  func chains() {
    #expect(Clusters.means(of: [0, 1, 2, 3, 4, 5], tolerance: 1) == [1, 4])
  }

  @Test("A gap alone parts groups, however wide they grow")
  func gaps() {
    #expect(Clusters.means(of: [0, 1, 2, 3, 5.5], gap: 2) == [1.5, 5.5])
  }

  @Test("A width alone parts groups, however close their neighbours are")
  func widths() {
    #expect(Clusters.means(of: [0, 0.75, 1.5, 2.25], width: 1) == [0.375, 1.875])
  }

  @Test("No values give no groups")
  func none() {
    #expect(Clusters.means(of: [], tolerance: 1).isEmpty)
  }

  @Test("The nearest value is found on either side and beyond the ends", arguments: [(-5.0, 0), (4.0, 0), (6.0, 1), (18.0, 2), (99.0, 2)])
  func nearest(target: Double, index: Int) {
    #expect(Clusters.nearest(target, in: [0, 10, 20]) == index)
  }

  @Test("The lower bound is the first value that is not less", arguments: [(-1.0, 0), (10.0, 1), (10.5, 2), (21.0, 3)])
  func lowerBound(target: Double, index: Int) {
    #expect(Clusters.lowerBound(target, in: [0, 10, 20]) == index)
  }
}
