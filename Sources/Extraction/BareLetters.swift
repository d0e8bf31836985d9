/// Finds letters under which nothing was drawn: a clip leaves out what stands in the other part of a cell that a page break cut.
///
/// The canvas that a page is drawn on while it is watched is too coarse for thin digits, and for fonts of which it shows nothing at all. But
/// several ideographs in a row are not bare by chance where others of their look are not.
enum BareLetters {
  /// So many ideographs in a row leave the canvas bare by chance nowhere.
  private static let fewest = 4
  /// A font of which more than this share leaves it bare is too fine for it.
  private static let most = 0.3

  /// The letters and digits that seem bare, in the lines of such ideographs.
  ///
  /// - Parameters:
  ///   - letters: The places of letters and digits among the glyphs.
  ///   - text: The page's text.
  ///   - nothing: Whether the canvas shows nothing in the middle of a box.
  /// - Returns: Their places.
  static func find(_ letters: [Int], of text: GlyphReader.Text, where nothing: (Box) -> Bool) -> [Int] {
    let bare = letters.filter { nothing(text.glyphs[$0].box) }
    let isBare = Set(bare)
    var (counts, bares) = ([Int](repeating: 0, count: text.styles.count), [Int](repeating: 0, count: text.styles.count))
    let ideographs = letters.filter { text.glyphs[$0].isHan }
    for index in ideographs {
      counts[text.glyphs[index].style] += 1
      if isBare.contains(index) { bares[text.glyphs[index].style] += 1 }
    }
    var lines: [Box] = []
    var run: [Int] = []
    for index in ideographs {
      let own = text.glyphs[index].style
      let isOdd = isBare.contains(index) && Double(bares[own]) <= most * Double(counts[own])
      run = isOdd ? (run.last.map { text.glyphs[$0].style == own } ?? false ? run + [index] : [index]) : []
      if run.count >= fewest { lines.append(text.glyphs[index].box) }
    }
    return bare.filter { index in
      let box = text.glyphs[index].box
      return lines.contains { $0.verticalOverlap(box) > box.height / 2 }
    }
  }

  /// The points and brackets that stand in their line right behind letters that nothing was drawn of.
  ///
  /// - Parameters:
  ///   - glyphs: The page's glyphs.
  ///   - isLetter: Whether a glyph is a letter or a digit.
  ///   - isHidden: Whether nothing was drawn of the letter at a place.
  /// - Returns: Their places.
  static func marks(of glyphs: [Glyph], isLetter: (Glyph) -> Bool, isHidden: (Int) -> Bool) -> [Int] {
    var marks: [Int] = []
    var hidden: Box?
    for (index, glyph) in glyphs.enumerated() {
      if isLetter(glyph) {
        hidden = isHidden(index) ? glyph.box : nil
      } else if let letter = hidden, glyph.box.verticalOverlap(letter) > 0, glyph.box.x0 - letter.x1 < letter.width {
        marks.append(index)
      }
    }
    return marks
  }
}
