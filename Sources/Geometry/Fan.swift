/// How the lines of a page spread like a fan's, as where a camera looked at it askew: each kind of line has a slope of its own at each
/// place across it.
///
/// A line that should run level at the height `y` runs through `y + x·(a + b·y)`, one that should stand upright at `x` through
/// `x + y·(c + d·x)`, all counted from the middle of the picture.
@frozen
public struct Fan: Sendable, Equatable {
  /// The slope of level lines at the middle.
  public var a: Double
  /// How the slope of level lines changes downwards.
  public var b: Double
  /// The slope of upright lines at the middle.
  public var c: Double
  /// How the slope of upright lines changes to the right.
  public var d: Double

  /// Makes a fan from the slopes at the middle and their changes.
  public init(a: Double = 0, b: Double = 0, c: Double = 0, d: Double = 0) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
  }

  /// Where a point of the flat page lies in the picture, both counted from the middle.
  @inlinable
  public func apply(x: Double, y: Double) -> (x: Double, y: Double) {
    let level = a + b * y
    let upright = c + d * x
    let across = (x + y * upright) / (1 - level * upright)
    return (across, y + across * level)
  }

  /// The same fan where the unit of length is another.
  ///
  /// - Parameter units: How many old units make a new one.
  /// - Returns: The fan in new units.
  public func scaled(by units: Double) -> Fan { Fan(a: a, b: b * units, c: c, d: d * units) }
}
