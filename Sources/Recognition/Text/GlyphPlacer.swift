import Extraction

/// Gives the characters that were read in a line their boxes.
///
/// A time step is eight columns of the line's picture wide, so it says where a character stands but not where it ends: the boxes are cut at
/// the whitest column between two characters' steps and closed to the ink.
struct GlyphPlacer {
  /// A placed character, in pixels of the levelled picture.
  struct Placed: Equatable {
    var scalar: Unicode.Scalar
    var left: Double
    var right: Double
    var confidence: Double
    /// Whether it is a bracket, wide or narrow, which its line does not tell.
    var isOpenBracket = false
  }

  /// White wider than this many line heights inside a text is kept; narrower white is the rim of letters.
  static let gap = 0.75

  /// The least room between the middles of two ideographs that a mark stands between, the half of an ideograph and the widest small mark,
  /// in ems.
  static let markRoom = 1.6
  static let halfHan = 0.5
  /// The room between the middles of two ideographs that one other stands between, and how much of its columns hold ink, in ems.
  static let ideographRoom = 1.7...2.6
  static let ideographInk = 0.55
  static let widestMark = 0.5
  /// The ink at a line's end of an ideograph that nothing was read of, a part of which may be lost: so far beyond the last that was read, in so
  /// many columns, and so high, in ems; a bullet or the edge of a bracket is narrower or lower.
  static let endHole = (beyond: 0.4, ink: 0.3, height: 0.6)
  /// The confidence at most of two ideographs between which the ink of another stands that nothing was read of.
  static let besideHole = 0.5

  /// Places a line's characters from left to right; white space is left out and parts its neighbours.
  ///
  /// - Parameters:
  ///   - reading: What was read.
  ///   - image: The picture that it was read in.
  ///   - line: The line's box.
  ///   - ink: For each column of the line's box, how much ink stands in it.
  ///   - tops: The first row of each column's ink; none where nobody knows.
  ///   - bottoms: The row after the last of each column's ink.
  ///   - em: The line's em in pixels.
  /// - Returns: The characters with their boxes; neighbours without white between them touch.
  static func place(
    _ reading: TextRecognizer.Reading, image: LineImage, line: LineBox, ink: [Int], tops: [Int] = [], bottoms: [Int] = [], em: Double
  )
    -> [Placed]
  {
    func centre(_ symbol: CTCDecoder.Symbol) -> Double { Self.centre(of: symbol, reading, image: image, line: line) }
    let seen = reading.overlooked.filter { symbol in
      let isIdeograph = symbol.scalar.isHan
      guard let next = reading.symbols.firstIndex(where: { $0.step > symbol.step }) else {
        guard let last = reading.symbols.last, last.scalar.isHan else { return false }
        guard isIdeograph else { return endsInMark(after: centre(last), line: line, ink: ink, em: em) }
        return symbol.scalar != last.scalar
          && holdsIdeograph(from: centre(last), to: Double(line.right) + halfHan * em, line: line, ink: ink, em: em)
      }
      guard next > 0 else { return false }
      let (before, after) = (reading.symbols[next - 1], reading.symbols[next])
      guard before.scalar.isHan, after.scalar.isHan else { return false }
      let (from, to) = (centre(before), centre(after))
      guard isIdeograph else { return holdsMark(from: from, to: to, line: line, ink: ink, em: em) }
      // The last of a character's steps show it more faintly than white: that is no second one.
      return symbol.scalar != before.scalar && symbol.scalar != after.scalar
        && holdsIdeograph(from: from, to: to, line: line, ink: ink, em: em)
    }
    let read = seen.isEmpty ? reading.symbols : Orthography.settled((reading.symbols + seen).sorted { $0.step < $1.step })
    let words = read.filter { !$0.scalar.properties.isWhitespace }.map { ($0.scalar, centre($0)) }
    let ones = OverlookedOne(line: line, ink: ink, tops: tops, bottoms: bottoms, em: em).centres(among: words).map { centre in
      CTCDecoder.Symbol(
        scalar: "一", confidence: OverlookedOne.confidence, step: (centre - image.left) * image.scale / reading.columnsPerStep)
    }
    var symbols = ones.isEmpty ? read : (read + ones).sorted { $0.step < $1.step }
    guard !symbols.isEmpty else { return [] }
    let centres = symbols.map(centre)
    // A 、 begins no line: what stands before it was not read.
    if symbols[0].scalar == "、" { symbols[0].confidence = min(symbols[0].confidence, besideHole) }
    let last = symbols.count - 1
    let ends: [(index: Int, beyond: Range<Int>)] = [
      (0, 0..<max(0, Int(centres[0] - halfHan * em) - line.left)),
      (last, min(ink.count, max(0, Int(centres[last] + halfHan * em) - line.left))..<ink.count),
    ]
    for end in ends where symbols[end.index].scalar.isHan && endsInHole(end.beyond, ink: ink, tops: tops, bottoms: bottoms, em: em) {
      symbols[end.index].confidence = min(symbols[end.index].confidence, besideHole)
    }
    for index in symbols.indices.dropLast() where symbols[index].scalar.isHan && symbols[index + 1].scalar.isHan {
      guard holdsIdeograph(from: centres[index], to: centres[index + 1], line: line, ink: ink, em: em) else { continue }
      for beside in index...(index + 1) { symbols[beside].confidence = min(symbols[beside].confidence, besideHole) }
    }
    let stretches = stretches(of: symbols, reading, image: image, line: line, ink: ink)
    var placed: [Placed] = []
    // Characters that white space parts from those before, by their left edge.
    var starts: Set<Double> = []
    var afterSpace = false
    for (index, symbol) in symbols.enumerated() {
      guard !symbol.scalar.properties.isWhitespace else {
        afterSpace = true
        continue
      }
      let (left, right) = stretches[index]
      placed.append(Placed(scalar: symbol.scalar, left: left, right: right, confidence: symbol.confidence))
      if afterSpace { starts.insert(left) }
      afterSpace = false
    }
    placed = NumeralOne.settled(BrokenStrokes.joined(placed, em: em), em: em) { from, to in
      let columns = max(0, Int(from) - line.left)..<max(max(0, Int(from) - line.left), min(ink.count, Int(to) - line.left))
      return columns.isEmpty ? 0 : Double(ink[columns].reduce(0, +)) / Double(columns.count)
    }
    placed = OrdinalNumerals.settled(placed)
    let followsSpace = placed.map { starts.contains($0.left) }
    let forms = PunctuationWidth.settled(placed.map { PunctuationWidth.Mark(scalar: $0.scalar, left: $0.left, right: $0.right) }, em: em)
    for index in placed.indices {
      placed[index].scalar = forms.scalars[index]
      placed[index].isOpenBracket = forms.isOpen[index]
      guard index > 0, !followsSpace[index], placed[index].left - placed[index - 1].right < gap * Double(line.height) else { continue }
      let middle = (placed[index - 1].right + placed[index].left) / 2
      placed[index - 1].right = middle
      placed[index].left = middle
    }
    return placed
  }

  /// The stretch of ink of each symbol, in pixels: cut at the whitest column between two and closed to the ink.
  static func stretches(
    of symbols: [CTCDecoder.Symbol], _ reading: TextRecognizer.Reading, image: LineImage, line: LineBox, ink: [Int]
  ) -> [(left: Double, right: Double)] {
    let centres = symbols.map { centre(of: $0, reading, image: image, line: line) }
    let between = zip(centres, centres.dropFirst()).map { cut(between: $0, and: $1, line: line, ink: ink) }
    let cuts = [Double(line.left)] + between + [Double(line.right)]
    return symbols.indices.map { trimmed(from: cuts[$0], to: max(cuts[$0], cuts[$0 + 1]), line: line, ink: ink) }
  }

  private static func centre(
    of symbol: CTCDecoder.Symbol, _ reading: TextRecognizer.Reading, image: LineImage, line: LineBox
  ) -> Double {
    max(Double(line.left), min(Double(line.right), image.left + symbol.step * reading.columnsPerStep / image.scale))
  }

  /// Whether the ink of a small mark stands by itself between the centres of two ideographs.
  private static func holdsMark(from: Double, to: Double, line: LineBox, ink: [Int], em: Double) -> Bool {
    guard to - from >= markRoom * em else { return false }
    let first = max(0, Int(from + halfHan * em) - line.left)
    let last = min(ink.count, Int(to - halfHan * em) - line.left)
    guard first < last else { return false }
    let columns = (first..<last).filter { ink[$0] > 0 }
    guard let left = columns.first, let right = columns.last else { return false }
    return left > first && right + 1 < last && Double(right + 1 - left) <= widestMark * em
  }

  /// Whether the ink of one ideograph stands between the centres of two others.
  private static func holdsIdeograph(from: Double, to: Double, line: LineBox, ink: [Int], em: Double) -> Bool {
    guard ideographRoom.contains((to - from) / em) else { return false }
    let first = max(0, Int(from + halfHan * em) - line.left)
    let last = min(ink.count, Int(to - halfHan * em) - line.left)
    guard first < last else { return false }
    return Double((first..<last).count { ink[$0] > 0 }) >= ideographInk * em
  }

  /// Whether the columns beyond the first or last ideograph hold the ink of another.
  private static func endsInHole(_ beyond: Range<Int>, ink: [Int], tops: [Int], bottoms: [Int], em: Double) -> Bool {
    let columns = beyond.filter { $0 < ink.count && ink[$0] > 0 }
    guard Double(beyond.count) >= endHole.beyond * em, Double(columns.count) >= endHole.ink * em, tops.count == ink.count,
      bottoms.count == ink.count, let top = columns.map({ tops[$0] }).min(), let bottom = columns.map({ bottoms[$0] }).max()
    else { return false }
    return Double(bottom - top) >= endHole.height * em
  }

  /// Whether a line ends in the ink of a small mark that stands by itself close behind the last ideograph.
  private static func endsInMark(after centre: Double, line: LineBox, ink: [Int], em: Double) -> Bool {
    let first = max(0, Int(centre + halfHan * em) - line.left)
    guard first < ink.count else { return false }
    let columns = (first..<ink.count).filter { ink[$0] > 0 }
    guard let left = columns.first, let right = columns.last else { return false }
    return left > first && Double(left - first) <= widestMark * em && Double(right + 1 - left) <= widestMark * em
  }

  /// The whitest column between two centres, the nearest to their middle among equals.
  private static func cut(between a: Double, and b: Double, line: LineBox, ink: [Int]) -> Double {
    let middle = (a + b) / 2
    let from = Int(a + (b - a) * 0.2) - line.left
    let to = Int(b - (b - a) * 0.2) - line.left
    guard from < to, from >= 0, to < ink.count else { return middle }
    var best = (ink: Int.max, distance: Double.infinity, column: middle)
    for column in from...to {
      let distance = abs(Double(column + line.left) + 0.5 - middle)
      if ink[column] < best.ink || (ink[column] == best.ink && distance < best.distance) {
        best = (ink[column], distance, Double(column + line.left) + 0.5)
      }
    }
    return best.column
  }

  /// The part of a stretch that holds ink; the whole stretch where none does.
  private static func trimmed(from: Double, to: Double, line: LineBox, ink: [Int]) -> (left: Double, right: Double) {
    let first = max(0, Int(from) - line.left)
    let last = min(ink.count, Int(to.rounded(.up)) - line.left)
    guard first < last, let start = (first..<last).first(where: { ink[$0] > 0 }), let end = (first..<last).last(where: { ink[$0] > 0 })
    else {
      return (from, max(to, from + 1))
    }
    let left = max(from, Double(start + line.left))
    return (left, max(left + 1, min(to, Double(end + 1 + line.left))))
  }
}
