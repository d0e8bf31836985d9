/// Tells the straight parts of letters that are stroked to look bold (口, 田, 1) from the pieces of rulings: they lie inside a glyph.
enum LetterStrokes {
  /// A stroke goes this far, in points, beyond the box of its letter: half of the pen's width and some.
  private static let margin = 1.0
  /// The end of a border lies within so many points of the border across it.
  private static let reach = 1.0
  /// Places are looked up by bands of so many points.
  private static let band = 16.0

  /// Rulings without the strokes of letters.
  ///
  /// The border of a narrow cell may lie in the box of the glyph beside it. But both its ends stand on borders across it that are no strokes
  /// of letters.
  ///
  /// - Parameters:
  ///   - rulings: All straight lines that were drawn.
  ///   - short: Those of them that are short enough to be parts of letters.
  ///   - glyphs: The page's glyphs.
  /// - Returns: The rulings in their order.
  static func rulings(_ rulings: [Ruling], short: [Int], outside glyphs: [Glyph]) -> [Ruling] {
    guard !short.isEmpty else { return rulings }
    var rows: [Int: [Box]] = [:]
    for glyph in glyphs where glyph.box.height < 2 * DrawingObserver.largestLetter {
      let box = glyph.box.insetBy(dx: -margin, dy: -margin)
      for row in bands(box.y0, box.y1) { rows[row, default: []].append(box) }
    }
    let inside = Set(
      short.filter { index in
        let box = rulings[index].box
        return (rows[bands(box.midY, box.midY).lowerBound] ?? []).contains { glyph in
          box.x0 >= glyph.x0 && box.x1 <= glyph.x1 && box.y0 >= glyph.y0 && box.y1 <= glyph.y1
        }
      })
    guard !inside.isEmpty else { return rulings }
    var across: [Ruling.Axis: [Int: [Ruling]]] = [:]
    for (index, ruling) in rulings.enumerated() where !inside.contains(index) {
      let row = bands(ruling.position - reach, ruling.position + reach)
      for place in row { across[ruling.axis, default: [:]][place, default: []].append(ruling) }
    }
    func meets(_ end: Double, of ruling: Ruling) -> Bool {
      let others = across[ruling.axis == .horizontal ? .vertical : .horizontal]?[bands(end, end).lowerBound] ?? []
      return others.contains {
        abs($0.position - end) <= reach && $0.start <= ruling.position + reach && $0.end >= ruling.position - reach
      }
    }
    return rulings.indices.filter { index in
      !inside.contains(index) || meets(rulings[index].start, of: rulings[index]) && meets(rulings[index].end, of: rulings[index])
    }.map { rulings[$0] }
  }

  private static func bands(_ low: Double, _ high: Double) -> ClosedRange<Int> {
    Int((low / band).rounded(.down))...Int((high / band).rounded(.down))
  }
}
