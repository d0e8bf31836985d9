/// Groups numbers that lie close together.
enum Clusters {
  /// The means of the groups that form when sorted values are cut wherever two neighbours are more than `tolerance` apart or a group
  /// would grow wider than twice that.
  static func means(of values: [Double], tolerance: Double) -> [Double] {
    var result: [Double] = []
    var group: [Double] = []
    for value in values.sorted() {
      if let last = group.last, value - last > tolerance || value - group[0] > 2 * tolerance {
        result.append(group.reduce(0, +) / Double(group.count))
        group.removeAll(keepingCapacity: true)
      }
      group.append(value)
    }
    if !group.isEmpty { result.append(group.reduce(0, +) / Double(group.count)) }
    return result
  }

  /// The index of the sorted value nearest to `target`.
  static func nearest(_ target: Double, in sorted: [Double]) -> Int {
    let upper = lowerBound(target, in: sorted)
    if upper == 0 { return 0 }
    if upper == sorted.count { return sorted.count - 1 }
    return target - sorted[upper - 1] <= sorted[upper] - target ? upper - 1 : upper
  }

  /// The first index whose value is at least `target`, or the count.
  static func lowerBound(_ target: Double, in sorted: [Double]) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A partition of indices into groups that grow together.
struct DisjointSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  /// The representative of an index's group.
  mutating func root(_ index: Int) -> Int {
    var node = index
    while parent[node] != node {
      parent[node] = parent[parent[node]]
      node = parent[node]
    }
    return node
  }

  /// Unites two groups; the smaller representative stays.
  mutating func unite(_ a: Int, _ b: Int) {
    let (first, second) = (root(a), root(b))
    if first != second { parent[max(first, second)] = min(first, second) }
  }
}
