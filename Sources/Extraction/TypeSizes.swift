/// Mends the sizes that fonts misstate.
///
/// Some fonts carry an ascent and descent of next to nothing, some (Type 3) the box of their largest ornament and a size that is not the
/// one they print at. Gaps and lines are measured by the height of boxes, so these must be about an em. A Chinese character is an em wide,
/// a digit about half of one: that tells the size.
enum TypeSizes {
  /// The width of a digit in ems.
  static let digitWidth = 0.55
  /// A stated size is believed unless it differs from what the widths tell by more than this factor.
  static let believed = 1.6
  /// Heights of boxes, in ems, that fonts have; others are replaced.
  static let heights = 0.6...1.75
  /// The height, in ems, of a box that is replaced.
  static let height = 1.2

  /// Corrects the sizes of styles and the heights of boxes where they cannot be.
  static func mend(_ text: inout GlyphReader.Text) {
    let sizes = measuredSizes(text)
    for style in text.styles.indices {
      guard let size = sizes[style] else { continue }
      let ratio = text.styles[style].size / size
      if ratio > believed || ratio < 1 / believed { text.styles[style].size = size }
    }
    for i in text.glyphs.indices {
      let size = text.styles[text.glyphs[i].style].size
      let box = text.glyphs[i].box
      guard size >= 3, text.glyphs[i].isUpright, !heights.contains(box.height / size) else { continue }
      text.glyphs[i].box = Box(box.x0, box.midY - height / 2 * size, box.x1, box.midY + height / 2 * size)
    }
  }

  /// The size of each style in points, by the narrower of its Chinese characters, else of its digits.
  private static func measuredSizes(_ text: GlyphReader.Text) -> [Int: Double] {
    var full: [Int: [Double]] = [:]
    var digits: [Int: [Double]] = [:]
    for glyph in text.glyphs where glyph.isUpright {
      switch glyph.scalar.value {
      case 0x4E00...0x9FFF: full[glyph.style, default: []].append(glyph.box.width)
      case 0x30...0x39: digits[glyph.style, default: []].append(glyph.box.width)
      default: break
      }
    }
    var sizes: [Int: Double] = [:]
    for (style, widths) in digits where widths.count >= 2 { sizes[style] = quarter(widths) / digitWidth }
    // Spacing between characters widens their boxes, never narrows them.
    for (style, widths) in full { sizes[style] = quarter(widths) }
    return sizes.filter { $0.value > 1 }
  }

  /// The value that a quarter of others are below.
  static func quarter(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 4]
  }
}
