/// A partition of indices into groups that grow together (union-find).
public struct DisjointSets: Sendable {
  private var parent: [Int]

  /// Makes as many groups of one index each.
  public init(count: Int) { parent = Array(0..<count) }

  /// Groups spans of pixels that touch, also at their corners.
  ///
  /// - Parameter spans: Each one's line, first pixel and the pixel after its last, sorted by line and then by place.
  public init(touching spans: [(line: Int, start: Int, end: Int)]) {
    self.init(count: spans.count)
    var previous = 0..<0
    var first = 0
    while first < spans.count {
      var last = first
      while last < spans.count, spans[last].line == spans[first].line { last += 1 }
      if let before = previous.first, spans[before].line == spans[first].line - 1 {
        var p = before
        for r in first..<last {
          while p < previous.upperBound, spans[p].end < spans[r].start { p += 1 }
          var q = p
          while q < previous.upperBound, spans[q].start <= spans[r].end {
            unite(q, r)
            q += 1
          }
        }
      }
      previous = first..<last
      first = last
    }
  }

  /// The representative of an index's group: its least member.
  public mutating func root(_ index: Int) -> Int {
    var node = index
    while parent[node] != node {
      parent[node] = parent[parent[node]]
      node = parent[node]
    }
    return node
  }

  /// Unites two groups.
  public mutating func unite(_ a: Int, _ b: Int) {
    let (first, second) = (root(a), root(b))
    if first != second { parent[max(first, second)] = min(first, second) }
  }
}
