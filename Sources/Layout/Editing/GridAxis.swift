/// The two ways to run through a grid.
public enum GridAxis: String, Sendable {
  /// From top to bottom.
  case rows
  /// From left to right.
  case columns
}

extension Cell {
  /// The first row or column that the cell covers, from 0.
  public func start(_ axis: GridAxis) -> Int { axis == .rows ? row : column }

  /// How many rows or columns it covers.
  public func span(_ axis: GridAxis) -> Int { axis == .rows ? rowSpan : columnSpan }

  /// The rows or columns that it covers.
  public func range(_ axis: GridAxis) -> Range<Int> { start(axis)..<(start(axis) + span(axis)) }

  /// Puts the cell on other rows or columns.
  mutating func setRange(_ axis: GridAxis, _ range: Range<Int>) {
    switch axis {
    case .rows: (row, rowSpan) = (range.lowerBound, range.count)
    case .columns: (column, columnSpan) = (range.lowerBound, range.count)
    }
  }
}
