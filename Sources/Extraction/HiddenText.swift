import CPoppler

/// Marks the characters of a page that leave no ink though the file has them: painted in the colour of the paper, painted over, clipped away.
///
/// A page is looked at only where something speaks for such characters; then it is drawn once more, as it is seen.
struct HiddenText {
  /// Why a character may not be seen.
  private enum Reason {
    case paperColored
    case covered
    case clippedAway
    case undrawn
    case bare
  }

  private var suspects: [Int: Reason] = [:]
  /// How many letters and digits may be covered.
  private var coveredLetters = 0

  /// Gathers what may not be seen of a page's text.
  init(_ text: GlyphReader.Text, drawing: DrawingObserver) {
    let looks = text.styles.map { DrawnStrings.Look(size: $0.size, color: $0.color) }
    let isPaper = text.styles.map(\.color.isWhite)
    let isUndrawn = Self.undrawn(text, looks: looks, strings: drawing.strings)
    let covers = drawing.covers
    let areFew = Self.areFew(covers)
    for (index, glyph) in text.glyphs.enumerated() where !glyph.isInvisible {
      let (x, y) = (glyph.box.midX, glyph.box.midY)
      if isPaper[glyph.style], !drawing.areas.contains(where: { $0.box.contains(x: x, y: y) }) {
        suspects[index] = .paperColored
      } else if drawing.strings.isClippedAway(glyph.box, look: looks[glyph.style]) {
        suspects[index] = .clippedAway
      } else if isUndrawn[glyph.style] {
        suspects[index] = .undrawn
      } else if let cover = covers.last(where: { $0.box.contains(x: x, y: y) }),
        Self.isBlank(glyph, under: cover, areFew: areFew, drawing: drawing)
      {
        suspects[index] = .covered
        if Self.isFull(glyph) { coveredLetters += 1 }
      }
    }
    let full = text.glyphs.indices.filter { !text.glyphs[$0].isInvisible && Self.isFull(text.glyphs[$0]) }
    let bare = BareLetters.find(full, of: text) { drawing.isBare(x: $0.midX, y: $0.midY) }
    for index in bare where suspects[index] == nil { suspects[index] = .bare }
  }

  /// For each style, whether no string was drawn that looks so: text that is set to be invisible.
  ///
  /// Of text in transparent groups nothing is told either, nor of fonts that misstate their size; most of a page is no such text.
  private static func undrawn(_ text: GlyphReader.Text, looks: [DrawnStrings.Look], strings: DrawnStrings) -> [Bool] {
    var counts = [Int](repeating: 0, count: text.styles.count)
    for glyph in text.glyphs { counts[glyph.style] += 1 }
    return looks.indices.map { strings.settings[looks[$0]] == nil && counts[$0] * fewOf < text.glyphs.count }
  }

  /// Less than one character of so many on a page is set to be invisible.
  private static let fewOf = 4

  /// A box less high or wide than this, in points, is smaller than what the canvas tells apart.
  private static let smallCover = 24.0
  /// Fewer letters and digits than this that seem covered are those that left the canvas as it was.
  private static let fewestCovered = 2
  /// More small ones than this on a page are the shading of cells, most of which get their text afterwards.
  private static let mostPatches = 8

  /// Whether the small covers of a page are so few that each may hide something.
  private static func areFew(_ covers: [FilledArea]) -> Bool {
    covers.count { min($0.box.width, $0.box.height) < smallCover } <= mostPatches
  }

  /// Whether nothing was drawn on a cover where a character stands, as far as the canvas can tell.
  private static func isBlank(_ glyph: Glyph, under cover: FilledArea, areFew: Bool, drawing: DrawingObserver) -> Bool {
    areFew && min(cover.box.width, cover.box.height) < smallCover
      || drawing.shows(cover.color, x: glyph.box.midX, y: glyph.box.midY)
  }

  /// Whether nothing speaks for hidden characters: marks, and a stroke too thin for the canvas, seem covered anywhere.
  var isEmpty: Bool { coveredLetters < Self.fewestCovered && suspects.values.allSatisfy { $0 == .covered } }

  /// Marks the characters that leave no ink on the page as it is seen.
  func mark(_ text: inout GlyphReader.Text, on page: PrintedPage) {
    let isPrinted = text.glyphs.map { page.hasInk(in: Self.core(of: $0)) }
    // A font that cannot be drawn leaves no ink either: one must print something elsewhere.
    let fonts = Set(text.glyphs.indices.filter { isPrinted[$0] && suspects[$0] == nil }.map { text.styles[text.glyphs[$0].style].fontName })
    var clippedStyles: Set<Int> = []
    for (index, reason) in suspects where !isPrinted[index] {
      let glyph = text.glyphs[index]
      let isDrawable = fonts.contains(text.styles[glyph.style].fontName)
      guard reason == .paperColored ? page.isPaper(in: Self.core(of: glyph)) : isDrawable else { continue }
      text.glyphs[index].isInvisible = true
      if reason == .clippedAway { clippedStyles.insert(glyph.style) }
    }
    let marks = BareLetters.marks(of: text.glyphs, isLetter: Self.isFull) { text.glyphs[$0].isInvisible && suspects[$0] == .bare }
    for index in marks { text.glyphs[index].isInvisible = true }
    if !clippedStyles.isEmpty { markClipped(&text, styles: clippedStyles, on: page) }
  }

  /// Marks what else is clipped away of some styles: clips are known to some points only.
  ///
  /// A line that a clip cuts lengthwise is printed where its upper part is, and small marks where the letters beside them are.
  private func markClipped(_ text: inout GlyphReader.Text, styles: Set<Int>, on page: PrintedPage) {
    var isLastHidden = false
    for (index, glyph) in text.glyphs.enumerated() where styles.contains(glyph.style) && (!glyph.isInvisible || suspects[index] != nil) {
      if Self.isFull(glyph) {
        let core = Self.core(of: glyph)
        isLastHidden = !page.hasInk(in: Box(core.x0, core.y0, core.x1, core.y0 + Self.upperPart * core.height))
      }
      text.glyphs[index].isInvisible = isLastHidden
    }
  }

  /// The share of a letter's height, from its top, in which every letter has ink: 一 stands in the middle.
  private static let upperPart = 0.65

  /// The part of a character's box that neither its neighbours nor the rules around its cell reach.
  ///
  /// Small marks stand at the edge of theirs.
  private static func core(of glyph: Glyph) -> Box {
    guard isFull(glyph) else { return glyph.box }
    return glyph.box.insetBy(dx: glyph.box.width * inset, dy: glyph.box.height * inset)
  }

  /// Whether a character takes up most of its box.
  private static func isFull(_ glyph: Glyph) -> Bool { glyph.scalar.properties.isAlphabetic || glyph.scalar.properties.numericType != nil }

  /// The share of a letter's box that is left out at either side.
  private static let inset = 0.15
}
