import Extraction

/// Shares columns out among spanners side by side.
enum SpannerShares {
  /// The cheapest way to give each of several spanners columns side by side.
  ///
  /// - Parameters:
  ///   - run: The columns.
  ///   - row: The boxes of the spanners from left to right, no more than there are columns.
  ///   - cost: What it costs to give a spanner a range of columns.
  /// - Returns: The range of each spanner, and what they cost together.
  static func cheapest(
    of run: ClosedRange<Int>, among row: [Box], cost: (Box, ClosedRange<Int>) -> Double
  ) -> (ranges: [ClosedRange<Int>], cost: Double) {
    // best[k][c]: the least cost of the first k spanners over the columns up to c.
    let n = run.count
    var best = Array(repeating: Array(repeating: Double.infinity, count: n + 1), count: row.count + 1)
    var from = Array(repeating: Array(repeating: 0, count: n + 1), count: row.count + 1)
    best[0][0] = 0
    for k in 0..<row.count {
      for end in (k + 1)...n {
        for start in k..<end where best[k][start].isFinite {
          let total = best[k][start] + cost(row[k], (run.lowerBound + start)...(run.lowerBound + end - 1))
          if total < best[k + 1][end] - 0.01 {
            best[k + 1][end] = total
            from[k + 1][end] = start
          }
        }
      }
    }
    var result: [ClosedRange<Int>] = []
    var end = n
    for k in stride(from: row.count, to: 0, by: -1) {
      let start = from[k][end]
      result.insert((run.lowerBound + start)...max(run.lowerBound + start, run.lowerBound + end - 1), at: 0)
      end = start
    }
    return (result, best[row.count][n])
  }
}
