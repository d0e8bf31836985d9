/// A straight line on the page that runs along one of its edges.
public struct Ruling: Sendable, Hashable {
  /// The direction of a ruling.
  public enum Axis: Sendable, Hashable {
    /// From left to right.
    case horizontal
    /// From top to bottom.
    case vertical
  }

  /// The direction.
  public var axis: Axis
  /// Where the middle of the line lies across its direction: y of a horizontal ruling, x of a vertical one, in points.
  public var position: Double
  /// Where the line begins along its direction: the left or the top end, in points.
  public var start: Double
  /// Where the line ends along its direction: the right or the bottom end, in points.
  public var end: Double
  /// The thickness in points; 0 for a hair line.
  public var thickness: Double

  /// Makes a ruling.
  public init(_ axis: Axis, at position: Double, from start: Double, to end: Double, thickness: Double = 0.5) {
    self.axis = axis
    self.position = position
    self.start = min(start, end)
    self.end = max(start, end)
    self.thickness = thickness
  }

  /// The length in points.
  public var length: Double { end - start }

  /// The box that the line covers, its thickness left out.
  public var box: Box {
    axis == .horizontal ? Box(start, position, end, position) : Box(position, start, position, end)
  }
}

/// A filled rectangle that is no ruling: the shading of a cell, a coloured bar.
public struct FilledArea: Sendable, Hashable {
  /// Where it lies, clipped to what is visible.
  public var box: Box
  /// Its colour.
  public var color: Color

  /// Makes a filled area.
  public init(box: Box, color: Color) {
    self.box = box
    self.color = color
  }
}
