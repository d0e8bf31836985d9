/// Narrows the boxes of characters whose font states them wider than they are set.
///
/// Fonts of Chinese typesetting systems often give digits the width of an em and set them half of one apart: the boxes then reach over the
/// next character, and over the edge of a cell. Where a character ends is told by where the next one begins; type does not overlap.
enum Advances {
  /// A character that ends so far behind the start of the next one, as a share of its stated width, overlaps it.
  static let overlapping = 0.25
  /// Characters nearer than this share of their width are one, printed twice to look bold.
  static let doubled = 0.15
  /// Characters on one line stand on one height to within this share of theirs.
  static let level = 0.1

  /// A style's characters of one kind: a font may misstate its digits and not its Chinese characters.
  private struct Group: Hashable {
    var style: Int
    var isASCII: Bool
  }

  /// Cuts the boxes of the styles of which most characters overlap the next.
  static func mend(_ text: inout GlyphReader.Text) {
    let steps = text.glyphs.indices.dropLast().map { step(after: $0, in: text.glyphs) } + [nil]
    var shares: [Group: [Double]] = [:]
    for (index, step) in steps.enumerated() {
      guard let step else { continue }
      shares[group(text.glyphs[index]), default: []].append(step / text.glyphs[index].box.width)
    }
    let narrow = shares.compactMapValues { shares -> Double? in
      let median = shares.sorted()[shares.count / 2]
      return median < 1 - overlapping ? median : nil
    }
    guard !narrow.isEmpty else { return }
    for index in text.glyphs.indices where text.glyphs[index].isUpright {
      guard let share = narrow[group(text.glyphs[index])] else { continue }
      let box = text.glyphs[index].box
      text.glyphs[index].box = Box(box.x0, box.y0, box.x0 + min(steps[index] ?? share * box.width, box.width), box.y1)
    }
  }

  /// How far the next character of the same style begins behind one on the same line, in points; nil where it does not follow it closely.
  private static func step(after index: Int, in glyphs: [Glyph]) -> Double? {
    let (a, b) = (glyphs[index], glyphs[index + 1])
    guard a.isUpright, b.isUpright, group(a) == group(b), a.box.width > 0, abs(a.box.midY - b.box.midY) < level * a.box.height else { return nil }
    let step = b.box.x0 - a.box.x0
    return (doubled * a.box.width...(1 + overlapping) * a.box.width).contains(step) ? step : nil
  }

  private static func group(_ glyph: Glyph) -> Group { Group(style: glyph.style, isASCII: glyph.scalar.isASCII) }
}
