/// Narrows the boxes of digits whose font states them wider than they are set.
///
/// Fonts of Chinese typesetting systems often give digits the width of an em and set them half of one apart. Poppler ends a character where
/// the next one of its word begins, and the last of a word where the font says: its box then reaches over the next word, and over the edge of
/// its cell. The digits of a font are of one width; the narrower ones tell it.
enum Advances {
  /// A digit wider than this many times what the font's digits are is as wide as those.
  static let tooWide = 1.5
  /// So many digits tell how wide those of a style are.
  static let telling = 4

  /// Narrows the last digits of words.
  static func mend(_ text: inout GlyphReader.Text) {
    var widths: [Int: [Double]] = [:]
    for glyph in text.glyphs where isDigit(glyph) { widths[glyph.style, default: []].append(glyph.box.width) }
    let usual = widths.filter { $0.value.count >= telling }.mapValues(TypeSizes.quarter)
    for index in text.glyphs.indices where isDigit(text.glyphs[index]) {
      let box = text.glyphs[index].box
      guard let width = usual[text.glyphs[index].style], width > 0, box.width > tooWide * width else { continue }
      text.glyphs[index].box = Box(box.x0, box.y0, box.x0 + width, box.y1)
    }
  }

  private static func isDigit(_ glyph: Glyph) -> Bool { glyph.isUpright && (0x30...0x39).contains(glyph.scalar.value) }
}
