import Extraction

/// The heads of single columns, which tell columns better than the body does.
extension HeadSolver {
  /// The middles of texts of one line differ by less than so many ems.
  private static let inLine = 0.3

  /// The boxes that tell columns: heads with no other head below them, and the numbers of the columns.
  ///
  /// - Parameters:
  ///   - strips: The strips that the body leaves white.
  ///   - rules: The horizontal rules of the head, whole and partial.
  ///   - drawn: Where the heads begin, in points, where that is drawn.
  ///   - bottom: Where the heads end, in points.
  /// - Returns: The boxes.
  func leaves(strips: [ClosedRange<Double>], rules: [Ruling], top drawn: Double?, bottom: Double) -> [Box] {
    let all = blocks.map(\.box).filter { isLeaf($0, strips: strips, rules: rules) }
    // The cell of a leaf reaches as far above its middle as the body lies below it: none reaches out of the head.
    let estimated = (blocks.map(\.box.y0).min() ?? 0) - (bottom - (blocks.map(\.box.y1).max() ?? bottom))
    let top = min(drawn ?? estimated, estimated)
    let inside = all.filter { 2 * $0.midY - bottom > top - em / 2 }
    // Those at the top of their cells reach out of it too: beside a spanner, in its line, where a rule under the spanner ends.
    func isAtTop(_ box: Box) -> Bool {
      rules.contains { rule in
        let spanned = blocks.map(\.box).filter { $0.midX > rule.start && $0.midX < rule.end }
        return (box.midX < rule.start || box.midX > rule.end) && spanned.contains { $0.midY > rule.position }
          && spanned.contains { abs($0.midY - box.midY) < Self.inLine * em && $0.midY < rule.position }
      }
    }
    // Where no rule tells it, they have columns in which no other head stands, and stand between no two heads that are lower.
    let edges = strips.map { ($0.lowerBound + $0.upperBound) / 2 }
    func column(_ box: Box) -> Int { edges.count { $0 < box.midX } }
    let taken = Set(inside.map(column))
    func isAlone(_ box: Box) -> Bool { !taken.contains(column(box)) && !isBetweenLower(box) }
    let heads = inside.count > 1 ? all.filter { inside.contains($0) || isAtTop($0) || isAlone($0) } : all
    // A number alone is narrow, and stands in the middle of the same column as the head above it.
    return heads + numbers.map(\.box).filter { number in !heads.contains { $0.x0 <= number.midX && $0.x1 >= number.midX } }
  }

  private func isLeaf(_ box: Box, strips: [ClosedRange<Double>], rules: [Ruling]) -> Bool {
    let below = blocks.map(\.box).filter { $0.midY > box.y1 }
    if below.contains(where: { $0.x0 < box.x1 && $0.x1 > box.x0 }) { return false }
    let under = rules.filter { $0.position > box.midY && $0.start < box.midX && $0.end > box.midX }
    if under.contains(where: { rule in below.contains { $0.midY > rule.position && $0.midX > rule.start && $0.midX < rule.end } }) {
      return false
    }
    // A head over several columns of the body that all have heads of their own below it.
    let crossed = strips.indices.filter { strips[$0].lowerBound < box.x1 - em / 4 && strips[$0].upperBound > box.x0 + em / 4 }
    guard let first = crossed.first, let last = crossed.last, isBetweenLower(box) else { return true }
    let edges = [-Double.infinity] + strips.map { ($0.lowerBound + $0.upperBound) / 2 } + [.infinity]
    return !(first...(last + 1)).allSatisfy { column in below.contains { $0.midX > edges[column] && $0.midX < edges[column + 1] } }
  }

  /// Whether the nearest heads on both sides stand lower: those under a spanner do.
  private func isBetweenLower(_ box: Box) -> Bool {
    let others = blocks.map(\.box).filter { $0.midY > box.y0 && $0 != box }
    guard let left = others.filter({ $0.midX < box.midX }).max(by: { $0.midX < $1.midX }),
      let right = others.filter({ $0.midX > box.midX }).min(by: { $0.midX < $1.midX })
    else { return false }
    return left.midY > box.y1 && right.midY > box.y1
  }
}
