/// Groups numbers that lie close together, and finds numbers among sorted ones.
public enum Clusters {
  /// The means of the groups that form when sorted values are cut.
  ///
  /// - Parameters:
  ///   - values: The values, in any order.
  ///   - gap: Two neighbours farther apart than this part two groups.
  ///   - width: A group grows no wider than this.
  /// - Returns: The means, in ascending order.
  public static func means(of values: [Double], gap: Double = .infinity, width: Double = .infinity) -> [Double] {
    var result: [Double] = []
    var group: [Double] = []
    for value in values.sorted() {
      if let last = group.last, value - last > gap || value - group[0] > width {
        result.append(group.reduce(0, +) / Double(group.count))
        group.removeAll(keepingCapacity: true)
      }
      group.append(value)
    }
    if !group.isEmpty { result.append(group.reduce(0, +) / Double(group.count)) }
    return result
  }

  /// The means of groups of neighbours within a tolerance, none wider than twice that.
  public static func means(of values: [Double], tolerance: Double) -> [Double] {
    means(of: values, gap: tolerance, width: 2 * tolerance)
  }

  /// The index of the value nearest to `target` among sorted ones, of which there is at least one.
  public static func nearest(_ target: Double, in sorted: [Double]) -> Int {
    let upper = lowerBound(target, in: sorted)
    if upper == 0 { return 0 }
    if upper == sorted.count { return sorted.count - 1 }
    return target - sorted[upper - 1] <= sorted[upper] - target ? upper - 1 : upper
  }

  /// The first index whose value is at least `target`, or the count.
  public static func lowerBound(_ target: Double, in sorted: [Double]) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
