import FoundationEssentials

/// A value of a record's column.
public enum RecordValue: Sendable, Equatable {
  /// There is none.
  case null
  /// A whole number.
  case integer(Int)
  /// An exact number: yuan, percent, points of a score.
  case decimal(Decimal)
  /// A measure on the page or a share, rounded to so many decimal places.
  case measure(Double, places: Int)
  /// Words.
  case text(String)
  /// Whether something holds.
  case flag(Bool)
}
