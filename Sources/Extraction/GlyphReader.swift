import CPoppler

/// Reads a page's characters with their boxes and looks from Poppler's text layer.
enum GlyphReader {
  /// The characters of a page and the looks they point to.
  struct Text {
    var glyphs: [Glyph] = []
    var styles: [TextStyle] = []
  }

  /// Reads the characters that lie in the visible part of a page; white space is left out, since the boxes tell the gaps.
  static func read(_ page: OpaquePointer, visible: Box) -> Text {
    guard let utf8 = poppler_page_get_text(page) else { return Text() }
    defer { g_free(utf8) }
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    guard poppler_page_get_text_layout(page, &rectangles, &count) != 0, let rectangles else { return Text() }
    defer { g_free(rectangles) }
    var text = Text()
    text.glyphs.reserveCapacity(Int(count))
    var looks = StyleRuns(page)
    var index = 0
    var runStart = 0
    // A file may state any size and place for a character. What reaches farther than a page beyond the page is cut there, and what is
    // nowhere (not a number) has no intersection: all that comes after can count on boxes of a page's size.
    let reach = visible.insetBy(dx: -visible.width, dy: -visible.height)
    for scalar in String(cString: utf8).unicodeScalars {
      guard index < Int(count) else { break }
      defer { index += 1 }
      if scalar == "\n" {
        markSideways(&text.glyphs, from: runStart)
        runStart = text.glyphs.count
        continue
      }
      if scalar.value <= 0x20 || scalar.value >= 0x80 && scalar.properties.isWhitespace { continue }
      let r = rectangles[index]
      let style = looks.style(at: index)
      guard let box = Box(r.x1, r.y1, r.x2, r.y2).intersection(reach), box.midX >= visible.x0, box.midX <= visible.x1,
        box.midY >= visible.y0, box.midY <= visible.y1
      else { continue }
      text.glyphs.append(Glyph(scalar: scalar, box: box, style: style))
    }
    markSideways(&text.glyphs, from: runStart)
    text.styles = looks.styles
    Advances.mend(&text)
    TypeSizes.mend(&text)
    return text
  }

  /// Marks a line's glyphs as lying on their side where they follow each other up or down the page.
  private static func markSideways(_ glyphs: inout [Glyph], from start: Int) {
    guard glyphs.count - start >= 2 else { return }
    var sideways = 0
    for i in start..<(glyphs.count - 1) {
      let a = glyphs[i].box
      let b = glyphs[i + 1].box
      if abs(b.midY - a.midY) > abs(b.midX - a.midX), abs(b.midX - a.midX) < 0.3 * min(a.width, b.width) { sideways += 1 }
    }
    guard sideways * 2 > glyphs.count - 1 - start else { return }
    for i in start..<glyphs.count { glyphs[i].isUpright = false }
  }
}

/// Poppler's runs of equal text attributes, walked in step with the characters.
private struct StyleRuns {
  private(set) var styles: [TextStyle] = []
  private var runs: [(last: Int, style: Int)] = []
  private var position = 0

  init(_ page: OpaquePointer) {
    let list = poppler_page_get_text_attributes(page)
    defer { poppler_page_free_text_attributes(list) }
    var known: [TextStyle: Int] = [:]
    // What a font's name says is found out once: there are many more runs than fonts.
    var fonts: [String: TextStyle] = [:]
    var node = list
    while let current = node {
      defer { node = current.pointee.next }
      guard let data = current.pointee.data else { continue }
      let attributes = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      let font = attributes.font_name.map { String(cString: $0) } ?? ""
      var style = fonts[font] ?? TextStyle(fontName: Self.baseName(font), size: 0, color: .black)
      fonts[font] = style
      style.size = Self.size(attributes.font_size)
      style.color = Self.color(attributes.color)
      let index = known[style] ?? styles.count
      if index == styles.count {
        known[style] = index
        styles.append(style)
      }
      runs.append((Int(attributes.end_index), index))
    }
    if styles.isEmpty { styles = [TextStyle(fontName: "", size: 0, color: .black)] }
  }

  mutating func style(at index: Int) -> Int {
    while position < runs.count - 1, runs[position].last < index { position += 1 }
    return runs.isEmpty ? 0 : runs[position].style
  }

  /// The font's name without the six letters and the plus sign that mark a subset.
  private static func baseName(_ name: String) -> String {
    let parts = name.split(separator: "+", maxSplits: 1)
    return parts.count == 2 && parts[0].count == 6 ? String(parts[1]) : name
  }

  /// The size that a file states, where type can have it; 0, which is no size, where it cannot.
  private static func size(_ stated: Double) -> Double { largestSize.contains(stated) ? stated : 0 }

  /// Type is not larger than the largest page, in points.
  private static let largestSize = 0.0...20_000

  private static func color(_ color: PopplerColor) -> Color {
    Color(red: Double(color.red) / 65535, green: Double(color.green) / 65535, blue: Double(color.blue) / 65535)
  }
}
