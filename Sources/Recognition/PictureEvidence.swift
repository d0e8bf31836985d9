import Extraction

/// What was seen on a page's picture on the way to its glyphs and rulings, for drawing: in points of the page as it was read.
public struct PictureEvidence: Sendable {
  /// A line of text as it was cut out of the picture and read.
  public struct Line: Sendable, Equatable {
    /// The box of its ink.
    public var box: Box
    /// The mean confidence of its characters, 0 to 1; 0 where nothing was read in it.
    public var confidence: Double
  }

  /// The lines of text.
  public var lines: [Line]
  /// All strokes that could have been rulings.
  public var strokes: [Ruling]

  /// Rulings closer together than this, in points, are one.
  private static let sameLine = 2.0
  /// A stroke of which rulings cover at least this share became them.
  private static let covered = 0.5

  /// The strokes that became none of a page's rulings: underlines and parts of letters, folds, what shines through the sheet.
  ///
  /// - Parameter rulings: The page's rulings.
  /// - Returns: The strokes, in the order in which they were found.
  public func dropped(besides rulings: [Ruling]) -> [Ruling] {
    strokes.filter { stroke in
      let share = rulings.filter { $0.axis == stroke.axis && abs($0.position - stroke.position) <= Self.sameLine }.reduce(0) {
        $0 + max(0, min($1.end, stroke.end) - max($1.start, stroke.start))
      }
      return share < Self.covered * (stroke.end - stroke.start)
    }
  }
}
