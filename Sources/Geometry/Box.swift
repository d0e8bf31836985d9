/// An axis-aligned rectangle in points (1/72 inch) from the top left corner of the visible page.
public struct Box: Sendable, Hashable {
  /// The left edge.
  public var x0: Double
  /// The top edge.
  public var y0: Double
  /// The right edge.
  public var x1: Double
  /// The bottom edge.
  public var y1: Double

  /// Makes a box from two opposite corners, given in any order.
  public init(_ xa: Double, _ ya: Double, _ xb: Double, _ yb: Double) {
    x0 = min(xa, xb)
    y0 = min(ya, yb)
    x1 = max(xa, xb)
    y1 = max(ya, yb)
  }

  /// The horizontal extent.
  public var width: Double { x1 - x0 }
  /// The vertical extent.
  public var height: Double { y1 - y0 }
  /// The centre's horizontal coordinate.
  public var midX: Double { (x0 + x1) / 2 }
  /// The centre's vertical coordinate.
  public var midY: Double { (y0 + y1) / 2 }
  /// The area in square points.
  public var area: Double { width * height }

  /// The smallest box that contains all of some; nil where there are none.
  public init?(around boxes: some Sequence<Box>) {
    var whole: Box?
    for box in boxes { whole = whole?.union(box) ?? box }
    guard let whole else { return nil }
    self = whole
  }

  /// The smallest box that contains both.
  public func union(_ other: Box) -> Box {
    Box(min(x0, other.x0), min(y0, other.y0), max(x1, other.x1), max(y1, other.y1))
  }

  /// The common part of both, or nil where they do not overlap.
  public func intersection(_ other: Box) -> Box? {
    let left = max(x0, other.x0)
    let right = min(x1, other.x1)
    let top = max(y0, other.y0)
    let bottom = min(y1, other.y1)
    return left <= right && top <= bottom ? Box(left, top, right, bottom) : nil
  }

  /// Whether a point lies in the box, edges included.
  public func contains(x: Double, y: Double) -> Bool {
    x >= x0 && x <= x1 && y >= y0 && y <= y1
  }

  /// The box with its edges moved outwards; negative distances move them inwards.
  public func insetBy(dx: Double, dy: Double) -> Box {
    Box(x0 + dx, y0 + dy, max(x1 - dx, x0 + dx), max(y1 - dy, y0 + dy))
  }

  /// The length that both boxes share on the vertical axis, negative where a gap parts them.
  public func verticalOverlap(_ other: Box) -> Double { min(y1, other.y1) - max(y0, other.y0) }

  /// The length that both boxes share on the horizontal axis, negative where a gap parts them.
  public func horizontalOverlap(_ other: Box) -> Double { min(x1, other.x1) - max(x0, other.x0) }
}
