/// Doubts a 1 beside whose stem dots stand: it may be a 4 of which one bit broke the thin strokes.
///
/// The model is as sure of such a 1 as of any other, and the dots are too small for ink of their own. But beside the lower part of the
/// stem of a 1 there is nothing, whatever the font: its flag stands above, its foot below.
struct BrokenFour {
  /// The picture without its rulings.
  let raster: Raster
  /// Pixels in a point.
  let scale: Double

  /// The confidence of a 1 that may be a 4, at most.
  static let doubtful = 0.5
  /// How far to the left of the stem the strokes of a 4 reach, as shares of the stem's height; nearer is the stem's own rim.
  static let reach = 0.08...0.36
  /// The rows in which nothing stands beside the stem of a 1, as shares of the stem's height.
  static let rows = 0.36...0.84
  /// The least ink of what is left of a stroke, in square points, and in pixels: less is noise.
  static let ink = (points: 0.3, pixels: 3)
  /// What is darker than this is ink, not the blurred rim of the stem.
  static let dark: UInt8 = 140
  /// The stem holds ink in this share of the line's rows at least: less is no upright stroke.
  static let stem = 0.5

  /// The symbols of a figure, each 1 doubted beside which dots stand.
  ///
  /// - Parameters:
  ///   - symbols: What was read.
  ///   - stretches: The stretch of each symbol's ink, in pixels.
  ///   - line: The line's box.
  /// - Returns: The symbols with their confidences.
  func doubted(_ symbols: [CTCDecoder.Symbol], stretches: [(left: Double, right: Double)], line: LineBox) -> [CTCDecoder.Symbol] {
    var symbols = symbols
    for index in symbols.indices where symbols[index].scalar == "1" {
      let before = index > 0 ? stretches[index - 1].right + 1 : 0
      guard hasDots(beside: stretches[index], after: before, line: line) else { continue }
      symbols[index].confidence = min(symbols[index].confidence, Self.doubtful)
    }
    return symbols
  }

  private func hasDots(beside stretch: (left: Double, right: Double), after before: Double, line: LineBox) -> Bool {
    let columns = max(0, Int(stretch.left))..<max(max(0, Int(stretch.left)), min(raster.width, Int(stretch.right.rounded(.up))))
    let heights = columns.map { darkRows(in: $0, line: line) }
    guard let highest = heights.map(\.count).max(), Double(highest) >= Self.stem * Double(line.height),
      let first = heights.firstIndex(where: { $0.count * 2 > highest }),
      let top = heights[first].first, let bottom = heights[first].last
    else { return false }
    let (left, height) = (Double(columns.lowerBound + first), Double(bottom + 1 - top))
    let from = max(before, left - Self.reach.upperBound * height, 0)
    let to = left - max(1, Self.reach.lowerBound * height)
    let rows = Int(Double(top) + Self.rows.lowerBound * height)..<Int(Double(top) + Self.rows.upperBound * height)
    guard from < to else { return false }
    let count = (Int(from.rounded(.up))..<max(Int(from.rounded(.up)), Int(to))).reduce(0) { sum, column in
      sum + rows.count { raster[column, $0] < Self.dark }
    }
    return count >= Self.ink.pixels && Double(count) >= Self.ink.points * scale * scale
  }

  private func darkRows(in column: Int, line: LineBox) -> [Int] {
    (max(0, line.top)..<max(max(0, line.top), min(raster.height, line.bottom))).filter { raster[column, $0] < Self.dark }
  }
}

extension PageStructure {
  /// The readings with each 1 doubted that may be a broken 4.
  func doubtedFours(_ readings: [TextRecognizer.Reading]) -> [TextRecognizer.Reading] {
    let fours = BrokenFour(raster: cleaned, scale: scale)
    return readings.enumerated().map { index, reading in
      guard reading.symbols.contains(where: { $0.scalar == "1" }), FigureForm(reading.symbols.map(\.scalar)) != nil else { return reading }
      let line = lines[index]
      var reading = reading
      let stretches = GlyphPlacer.stretches(of: reading.symbols, reading, image: images[index], line: line.box, ink: line.ink)
      reading.symbols = fours.doubted(reading.symbols, stretches: stretches, line: line.box)
      return reading
    }
  }
}
