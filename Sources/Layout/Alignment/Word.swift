import Extraction

/// A run of glyphs with no space inside, as an atom of a table that no ruling parts.
struct Word {
  var glyphs: [Glyph]
  var box: Box
  /// Whether it is a figure: digits with their signs, or a mark that stands for a missing figure.
  var isFigure: Bool
  var letterCount: Int

  init(_ glyphs: [Glyph]) {
    self.glyphs = glyphs
    box = LineBuilder.box(of: glyphs)
    var digits = 0
    var letters = 0
    for glyph in glyphs {
      if (48...57).contains(glyph.scalar.value) { digits += 1 } else if glyph.scalar.properties.isAlphabetic { letters += 1 }
    }
    letterCount = letters
    isFigure = digits > 0 && letters <= digits / 2 || digits == 0 && letters == 0 && glyphs.count <= 5
  }

  var text: String { TextJoiner.text(ofLine: glyphs) }
}

/// The words on one baseline.
struct WordLine {
  var words: [Word]
  var box: Box
  /// The size of an em on this line, in points.
  var em: Double
  /// Where spaced dots that lead the eye to what follows end, in points; nil where there are none.
  var leaderEnd: Double?

  init(_ words: [Word], leaderEnd: Double? = nil) {
    self.words = words
    self.leaderEnd = leaderEnd
    box = words.dropFirst().reduce(words.first?.box ?? Box(0, 0, 0, 0)) { $0.union($1.box) }
    let heights = words.flatMap { $0.glyphs.map(\.box.height) }.sorted()
    em = max(3, (heights.isEmpty ? 10 : heights[heights.count / 2]) * 0.85)
  }

  /// The words in groups that no gap wider than so many ems parts.
  func chunks(gap: Double) -> [Chunk] {
    var result: [Chunk] = []
    for word in words {
      if let last = result.last, word.box.x0 - last.box.x1 <= gap * em {
        result[result.count - 1].add(word)
      } else {
        result.append(Chunk(word))
      }
    }
    return result
  }
}

/// Words that stand together on a line.
struct Chunk {
  private(set) var words: [Word]
  private(set) var box: Box

  init(_ word: Word) {
    words = [word]
    box = word.box
  }

  mutating func add(_ word: Word) {
    words.append(word)
    box = box.union(word.box)
  }

  var letterCount: Int { words.reduce(0) { $0 + $1.letterCount } }
  var isFigure: Bool { words.allSatisfy(\.isFigure) }
  var text: String { words.map(\.text).joined(separator: " ") }

  /// Whether it is as long as most lines of a column of prose.
  var isLong: Bool { words.count >= 6 && letterCount >= 24 || words.reduce(0) { $0 + $1.glyphs.count } >= 30 && isProse }

  /// Whether it reads like a piece of running text: several words, mostly letters.
  var isProse: Bool {
    let cjk = words.reduce(0) { $0 + $1.glyphs.count { $0.scalar.value >= 0x3400 } }
    return cjk >= 15 || words.count >= 4 && letterCount >= 16 && words.count { $0.isFigure } * 3 <= words.count
  }
}

/// Cuts glyphs into words and lines of words.
enum WordBuilder {
  /// A gap wider than this share of an em parts two words.
  static let wordGap = 0.16
  /// Characters of a word of Chinese are spread by so many ems at most.
  private static let spreadGap = 0.6

  /// The first scalar of the scripts that write no spaces between words.
  static let firstSpaceless: UInt32 = 0x2E80

  /// The lines of words of upright glyphs, from top to bottom.
  ///
  /// Leader dots are left out: they lead the eye and say nothing.
  static func lines(of glyphs: [Glyph]) -> [WordLine] {
    LineBuilder.lines(of: glyphs.filter(\.isUpright)).compactMap { line in
      let all = words(of: line)
      let leaders = all.indices.filter { isLeader(at: $0, of: all) }
      let words = all.indices.filter { !leaders.contains($0) }.map { all[$0] }
      return words.isEmpty ? nil : WordLine(words, leaderEnd: leaders.last.map { all[$0].box.x1 })
    }
  }

  /// Whether a word is one of several dots set apart that lead the eye.
  private static func isLeader(at index: Int, of words: [Word]) -> Bool {
    func isDot(_ word: Word) -> Bool { word.glyphs.count == 1 && word.glyphs[0].scalar == "." }
    guard isDot(words[index]) else { return false }
    return words[...index].reversed().prefix(while: isDot).count + words[(index + 1)...].prefix(while: isDot).count >= fewestDots
  }

  /// So many dots one after the other are a leader; fewer stand for words left out.
  private static let fewestDots = 4

  private static func words(of line: [Glyph]) -> [Word] {
    var groups: [[Glyph]] = []
    for glyph in line {
      if let last = groups.last?.last, glyph.box.x0 - last.box.x1 <= gapLimit(last, glyph) {
        groups[groups.count - 1].append(glyph)
      } else {
        groups.append([glyph])
      }
    }
    return groups.compactMap { group in
      if group.count >= 8, let first = group.first, !first.scalar.properties.isAlphabetic, group.allSatisfy({ $0.scalar == first.scalar }) {
        return nil  // a rule drawn with characters
      }
      let kept = withoutLeaders(group)
      return kept.isEmpty ? nil : Word(kept)
    }
  }

  /// Chinese words are spread with wide gaps; Latin ones never are.
  private static func gapLimit(_ a: Glyph, _ b: Glyph) -> Double {
    let em = 0.85 * min(a.box.height, b.box.height)
    return (a.scalar.value >= firstSpaceless && b.scalar.value >= firstSpaceless ? spreadGap : wordGap) * em
  }

  private static func withoutLeaders(_ group: [Glyph]) -> [Glyph] {
    guard group.count >= fewestDots, let last = group.last, last.scalar == "." else { return group }
    let body = group.prefix { $0.scalar != "." }
    let dots = group.count - body.count
    return dots >= fewestDots && group.suffix(dots).allSatisfy { $0.scalar == "." } ? Array(body) : group
  }
}
