/// Reads figures a second time, cut a little wider, and keeps of the two readings what fits.
///
/// A figure has no spelling that would betray a misread digit. But a smudge, a rim of a ruling or a broken stroke is seldom misread alike in
/// two pictures of different size: where both readings agree the figure is surer, where they differ the form of its column chooses, and the
/// figure keeps a low confidence.
enum SecondReading {
  /// The confidence of a figure that was read in two ways, at most.
  static let contested = 0.5

  /// A figure of which every character is this sure, and that is written as its column is, is read once.
  ///
  /// Of 197 figures of bad scans that were as sure, both readings agreed in all; of those below 0.95 they differed in a quarter.
  static let certain = 0.98

  /// Whether a line is read twice.
  ///
  /// Figures with a point or a comma are, which amounts have, unless nothing speaks against the first reading; bare numbers are where
  /// their column has decimals and there is room between the digits for a point.
  ///
  /// - Parameters:
  ///   - reading: What was read.
  ///   - usage: How the figures around it are written.
  ///   - isRegular: Whether the room between its digits is what it should be.
  /// - Returns: Whether a second reading may say something else.
  static func isDue(_ reading: TextRecognizer.Reading, usage: FigureColumns.Usage, isRegular: Bool) -> Bool {
    guard let form = FigureForm(reading.symbols.map(\.scalar)) else { return false }
    if form.isBare { return !isRegular && usage.decimals ?? 0 > 0 }
    let isCertain = reading.symbols.allSatisfy { $0.confidence >= certain }
    return !isCertain || !isRegular || usage.decimals == nil || !FigureColumns.fits(form, usage)
  }

  /// One reading of two.
  ///
  /// - Parameters:
  ///   - first: The reading of the line as it was cut.
  ///   - second: That of the line cut wider.
  ///   - usage: How the figures around it are written.
  ///   - areRegular: Whether the room between the digits of each is what it should be.
  /// - Returns: What both agree on, each character as sure as in the surer reading; else the reading that fits better, contested.
  static func chosen(
    _ first: TextRecognizer.Reading, _ second: TextRecognizer.Reading, usage: FigureColumns.Usage,
    areRegular: (Bool, Bool) = (true, true)
  ) -> (reading: TextRecognizer.Reading, isSecond: Bool) {
    // White space is no part of a figure: one reading may see it where the other does not.
    let others = second.symbols.filter { !isWhite($0) }
    if first.symbols.filter({ !isWhite($0) }).map(\.scalar) == others.map(\.scalar) {
      var reading = first
      for (index, other) in zip(reading.symbols.indices.filter({ !isWhite(first.symbols[$0]) }), others) {
        reading.symbols[index].confidence = max(first.symbols[index].confidence, other.confidence)
      }
      return (reading, false)
    }
    func fits(_ reading: TextRecognizer.Reading) -> Bool {
      FigureForm(reading.symbols.map(\.scalar)).map { FigureColumns.fits($0, usage) } ?? false
    }
    let isSecond =
      fits(second) != fits(first)
      ? fits(second) : areRegular.0 != areRegular.1 ? areRegular.1 : leastConfidence(second) > leastConfidence(first)
    var reading = isSecond ? second : first
    for index in reading.symbols.indices { reading.symbols[index].confidence = min(reading.symbols[index].confidence, contested) }
    return (reading, isSecond)
  }

  private static func isWhite(_ symbol: CTCDecoder.Symbol) -> Bool { symbol.scalar.properties.isWhitespace }

  private static func leastConfidence(_ reading: TextRecognizer.Reading) -> Double { reading.symbols.map(\.confidence).min() ?? 0 }
}
