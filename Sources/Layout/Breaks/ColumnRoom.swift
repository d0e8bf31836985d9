/// How far the inner column lines of a table may lie to either side where nothing draws them: the white strips that its text leaves.
///
/// A line that a page was read with is a guess; what the texts of all pages leave white is known.
struct ColumnRoom: Sendable {
  /// The strip of each inner line from left to right, in points.
  private(set) var strips: [ClosedRange<Double>] = []

  /// Lines that are drawn lie apart by so much at most from page to page, in points.
  private static let hair = 0.5

  /// Takes the strips of a table's inner lines, in points.
  init(_ strips: [ClosedRange<Double>] = []) { self.strips = strips }

  /// What both this and another page's text leave to as many lines; nil where a line has none, or where nothing is known.
  func shared(with other: ColumnRoom) -> ColumnRoom? {
    guard !strips.isEmpty, strips.count == other.strips.count else { return nil }
    let both = zip(strips, other.strips).map { (from: max($0.lowerBound, $1.lowerBound), to: min($0.upperBound, $1.upperBound)) }
    guard both.allSatisfy({ $0.to - $0.from > -Self.hair }) else { return nil }
    return ColumnRoom(both.map { min($0.from, $0.to)...max($0.from, $0.to) })
  }

  /// The same room on a page that lies farther right by so many points.
  func moved(by shift: Double) -> ColumnRoom { ColumnRoom(strips.map { ($0.lowerBound + shift)...($0.upperBound + shift) }) }

  /// Column lines, the outer ones among them, of which each inner one is moved into its strip.
  func fitted(_ xs: [Double]) -> [Double] {
    guard strips.count == xs.count - 2 else { return xs }
    return xs.enumerated().map { index, x in
      strips.indices.contains(index - 1) ? min(max(x, strips[index - 1].lowerBound), strips[index - 1].upperBound) : x
    }
  }
}
