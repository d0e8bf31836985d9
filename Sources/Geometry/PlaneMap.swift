import Glibc

/// A map of the plane: `x' = a·x + b·y + tx`, `y' = c·x + d·y + ty`, after the bend of a page that was photographed.
public struct PlaneMap: Sendable, Equatable {
  /// The share of x in x'.
  public var a: Double
  /// The share of y in x'.
  public var b: Double
  /// The share of x in y'.
  public var c: Double
  /// The share of y in y'.
  public var d: Double
  /// What is added to x'.
  public var tx: Double
  /// What is added to y'.
  public var ty: Double

  /// What is undone of a camera's view before: a fan round a point.
  public struct Bend: Sendable, Equatable {
    /// The fan.
    public var fan: Fan
    /// The point's place across.
    public var x: Double
    /// The point's height.
    public var y: Double

    /// Makes a bend of a fan round a point.
    public init(fan: Fan, x: Double, y: Double) {
      self.fan = fan
      self.x = x
      self.y = y
    }
  }

  /// The bend; nil where the page lay flat.
  public var bend: Bend?

  /// Makes a map without a bend from its six numbers.
  public init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.tx = tx
    self.ty = ty
  }

  /// The map that leaves everything where it is.
  public static let identity = PlaneMap(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

  /// A turn by degrees, clockwise as seen with y downwards, and a stretch, that take one point to another.
  public static func turn(degrees: Double, stretch: Double = 1, taking from: (x: Double, y: Double), to: (x: Double, y: Double)) -> PlaneMap
  {
    let quarter = (degrees / 90).rounded()
    // Whole quarters are exact: the sine of π is not quite 0.
    let isQuarter = quarter * 90 == degrees
    let cosine = stretch * (isQuarter ? [1.0, 0, -1, 0][((Int(quarter) % 4) + 4) % 4] : cos(degrees * .pi / 180))
    let sine = stretch * (isQuarter ? [0.0, 1, 0, -1][((Int(quarter) % 4) + 4) % 4] : sin(degrees * .pi / 180))
    return PlaneMap(
      a: cosine, b: -sine, c: sine, d: cosine, tx: to.x - cosine * from.x + sine * from.y, ty: to.y - sine * from.x - cosine * from.y)
  }

  /// Where a point goes.
  public func apply(x: Double, y: Double) -> (x: Double, y: Double) {
    guard let bend else { return (a * x + b * y + tx, c * x + d * y + ty) }
    let bent = bend.fan.apply(x: x - bend.x, y: y - bend.y)
    let (x, y) = (bent.x + bend.x, bent.y + bend.y)
    return (a * x + b * y + tx, c * x + d * y + ty)
  }

  /// The smallest box round the place where a box goes.
  public func apply(_ box: Box) -> Box {
    let corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)].map { apply(x: $0.0, y: $0.1) }
    let xs = corners.map(\.x)
    let ys = corners.map(\.y)
    return Box(xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0)
  }
}
