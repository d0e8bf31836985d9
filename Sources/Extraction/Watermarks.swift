/// Takes watermarks out of a page's text: words set aslant, and words in large type with the page's own type and rules across them.
///
/// No typesetter sets a cell or a paragraph so. What is left is the page without them.
struct Watermarks {
  /// For each glyph, whether it belongs to a watermark.
  private var isMark: [Bool]
  private let text: GlyphReader.Text

  /// How much of its length a slanted string's letter shows along the edge of the page to which it is nearer: from 10 to 45 degrees.
  private static let foreshortened = 0.69...0.985
  /// Letters of one string have the same width, to this share of their size.
  private static let sameWidth = 0.02
  /// One letter begins where the one before ends, to this share of their size.
  private static let adjoining = 0.1
  /// And stands higher or lower by what its slant makes, to this share of their size.
  private static let sameStep = 0.06
  /// At least so many of a style's slanted letters must stand so beside each other, one of this number.
  private static let pairedShare = 3
  /// More letters than this are no watermark's.
  private static let mostLetters = 600
  /// Type so many times as large as the page's most frequent is larger than anything that stands among it.
  private static let largeType = 2.0
  /// Type up to so many times as large as that belongs to the text itself.
  private static let smallType = 1.5
  /// A letter is crossed by what lies in it farther from its edges than this share of its size.
  private static let core = 0.2
  /// So many rules through a letter are no stroke under or through a word.
  private static let leastRules = 2

  /// Finds the watermarks of a page.
  ///
  /// - Parameters:
  ///   - text: The page's characters with the sizes that the file states.
  ///   - strings: What was learned of the strings while they were drawn.
  init(_ text: GlyphReader.Text, strings: DrawnStrings) {
    self.text = text
    isMark = Array(repeating: false, count: text.glyphs.count)
    for (style, look) in text.styles.enumerated() {
      let setting = strings.settings[DrawnStrings.Look(size: look.size, color: look.color)]
      if let setting, setting.slants.isEmpty { continue }
      let members = text.glyphs.indices.filter { text.glyphs[$0].style == style }
      if let setting, !setting.isPartlyStraight {
        for index in members { isMark[index] = true }
      } else {
        markSlanted(members, size: look.size)
      }
    }
  }

  /// Marks the slanted letters of a style that also straight ones have, or that is drawn where nothing is told of it.
  private mutating func markSlanted(_ members: [Int], size: Double) {
    let narrow = members.filter { index in
      let glyph = text.glyphs[index]
      return (0x4E00...0x9FFF).contains(glyph.scalar.value)
        && Self.foreshortened.contains(min(glyph.box.width, glyph.box.height) / max(size, 1))
    }
    guard narrow.count > 1, narrow.count <= Self.mostLetters else { return }
    let paired = narrow.filter { a in narrow.contains { isNext($0, to: a, size: size) || isNext(a, to: $0, size: size) } }
    guard !paired.isEmpty, paired.count * Self.pairedShare >= narrow.count else { return }
    for index in narrow { isMark[index] = true }
  }

  /// Whether a letter goes on where another ends, along a slanted line.
  private func isNext(_ b: Int, to a: Int, size: Double) -> Bool {
    let (first, second) = (text.glyphs[a].box, text.glyphs[b].box)
    return Self.isNext(second, to: first, size: size) || Self.isNext(Self.turned(second), to: Self.turned(first), size: size)
  }

  private static func turned(_ box: Box) -> Box { Box(box.y0, box.x0, box.y1, box.x1) }

  private static func isNext(_ b: Box, to a: Box, size: Double) -> Bool {
    guard abs(a.width - b.width) < sameWidth * size, foreshortened.contains(a.width / size), abs(b.x0 - a.x1) < adjoining * size else {
      return false
    }
    let step = (max(0, size * size - a.width * a.width)).squareRoot()
    return abs(abs(b.y0 - a.y0) - step) < sameStep * size || abs(abs(b.y1 - a.y1) - step) < sameStep * size
  }

  /// Marks the words in large type that most letters of are crossed by smaller type or by several rules.
  mutating func markCrossed(by rulings: [Ruling]) {
    let counts = text.glyphs.reduce(into: [Int: Int]()) { $0[$1.style, default: 0] += 1 }
    guard let body = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }).map({ text.styles[$0.key].size }), body > 0 else { return }
    let large = text.glyphs.indices.filter { !isMark[$0] && text.styles[text.glyphs[$0].style].size > Self.largeType * body }
    guard large.count > 1, large.count * 2 < text.glyphs.count else { return }
    let small = text.glyphs.filter { text.styles[$0.style].size < Self.smallType * body }
    struct Line: Hashable {
      var style: Int
      var y: Int
    }
    let lines = Dictionary(grouping: large) { Line(style: text.glyphs[$0].style, y: Int(text.glyphs[$0].box.midY.rounded())) }
    for line in lines.values where line.count > 1 {
      let crossed = line.count { isCrossed(text.glyphs[$0], by: small, and: rulings) }
      if crossed * 2 >= line.count { for index in line { isMark[index] = true } }
    }
  }

  private func isCrossed(_ glyph: Glyph, by small: [Glyph], and rulings: [Ruling]) -> Bool {
    let core = glyph.box.insetBy(dx: Self.core * glyph.box.width, dy: Self.core * glyph.box.height)
    if small.contains(where: { core.contains(x: $0.box.midX, y: $0.box.midY) }) { return true }
    return rulings.count { $0.box.intersection(core) != nil } >= Self.leastRules
  }

  /// The page's text without them, and their words.
  var parted: (text: GlyphReader.Text, words: [String]) {
    guard isMark.contains(true) else { return (text, []) }
    var rest = text
    rest.glyphs = text.glyphs.indices.filter { !isMark[$0] }.map { text.glyphs[$0] }
    return (rest, words(of: text.glyphs.indices.filter { isMark[$0] }.map { text.glyphs[$0] }))
  }

  /// The different words of watermarks, each read from letter to letter to the right.
  private func words(of glyphs: [Glyph]) -> [String] {
    var left = glyphs.sorted { ($0.box.x0, $0.box.y0) < ($1.box.x0, $1.box.y0) }
    var found: [String] = []
    while !left.isEmpty {
      var last = left.removeFirst()
      var word = String(last.scalar)
      while let next = left.indices.filter({ Self.goesOn(left[$0], behind: last) }).min(by: { left[$0].box.x0 < left[$1].box.x0 }) {
        last = left.remove(at: next)
        word.unicodeScalars.append(last.scalar)
      }
      if !found.contains(word) { found.append(word) }
    }
    return found
  }

  private static func goesOn(_ b: Glyph, behind a: Glyph) -> Bool {
    let size = max(a.box.width, a.box.height)
    return a.style == b.style && b.box.x0 > a.box.x0 && b.box.x0 - a.box.x1 < size / 2 && abs(b.box.midY - a.box.midY) < 1.2 * size
  }
}
