/// A pattern for titles and headers in the notation of the form tables.
///
/// - `…` stands for any text, `#` for one digit;
/// - `(a|b)` for one of several, `(a)?` for something that may be missing;
/// - `^` at the start and `$` at the end tie the pattern to the ends of the text; without them it may stand anywhere.
///
/// Patterns are compared with folded text (`Folding.folded`); parentheses of the text are written `（` and `）` in a pattern, so that they
/// are not taken for groups.
struct TextPattern: Sendable, ExpressibleByStringLiteral {
  /// One way to read the pattern: pieces that must follow each other with anything between.
  private struct Reading: Sendable {
    var pieces: [[Character]]
    var atStart: Bool
    var atEnd: Bool
  }

  private let readings: [Reading]

  /// Parses a pattern.
  init(stringLiteral text: String) { self.init(text) }

  /// Parses a pattern; see the type's description.
  init(_ text: String) {
    readings = Self.expand(Array(text)).map { expanded in
      var body = expanded
      let atStart = body.first == "^"
      if atStart { body.removeFirst() }
      let atEnd = body.last == "$"
      if atEnd { body.removeLast() }
      let pieces = body.split(separator: "…", omittingEmptySubsequences: false).map { piece in
        piece.map { $0 == "（" ? "(" : $0 == "）" ? ")" : $0 }
      }
      return Reading(pieces: pieces, atStart: atStart, atEnd: atEnd)
    }
  }

  /// Whether a folded text fits.
  func matches(_ text: String) -> Bool { matches(Array(text)) }

  /// Whether a folded text, given as characters, fits.
  func matches(_ text: [Character]) -> Bool { readings.contains { Self.fits($0, text) } }

  /// Writes out alternatives and optional parts: the pattern without any group in each way that it can be read.
  private static func expand(_ pattern: [Character]) -> [[Character]] {
    guard let open = pattern.firstIndex(of: "(") else { return [pattern] }
    var depth = 0
    var close = open
    var bars: [Int] = []
    for i in open..<pattern.count {
      if pattern[i] == "(" { depth += 1 }
      if pattern[i] == ")" { depth -= 1 }
      if pattern[i] == "|", depth == 1 { bars.append(i) }
      if depth == 0 {
        close = i
        break
      }
    }
    guard close > open else { return [pattern] }
    var choices: [[Character]] = []
    var start = open + 1
    for end in bars + [close] {
      choices.append(Array(pattern[start..<end]))
      start = end + 1
    }
    var tail = Array(pattern[(close + 1)...])
    if tail.first == "?" {
      tail.removeFirst()
      choices.append([])
    }
    let head = Array(pattern[..<open])
    return choices.flatMap { expand(head + $0 + tail) }
  }

  private static func fits(_ reading: Reading, _ text: [Character]) -> Bool {
    var position = 0
    for (index, piece) in reading.pieces.enumerated() {
      let isLast = index == reading.pieces.count - 1
      if index == 0, reading.atStart {
        guard stands(piece, in: text, at: 0) else { return false }
        if isLast, reading.atEnd { return piece.count == text.count }
        position = piece.count
      } else if isLast, reading.atEnd {
        return text.count - piece.count >= position && stands(piece, in: text, at: text.count - piece.count)
      } else {
        guard let found = find(piece, in: text, from: position) else { return false }
        position = found + piece.count
      }
    }
    return true
  }

  private static func find(_ piece: [Character], in text: [Character], from start: Int) -> Int? {
    guard piece.count <= text.count - start else { return nil }
    return (start...(text.count - piece.count)).first { stands(piece, in: text, at: $0) }
  }

  private static func stands(_ piece: [Character], in text: [Character], at position: Int) -> Bool {
    guard position >= 0, position + piece.count <= text.count else { return false }
    for (offset, character) in piece.enumerated() {
      let other = text[position + offset]
      if character == "#" ? !(other.isASCII && other.isWholeNumber) : character != other { return false }
    }
    return true
  }
}
