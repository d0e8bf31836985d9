/// Where a typesetter may break a line of Chinese, and what the ends of lines say.
enum LineBreaking {
  /// How wide the beginning of a line is that cannot be parted, in ems: a number, or a bracket with what it holds on to.
  static func headWidth(of text: String) -> Double {
    let characters = Array(text)
    var width = 0.0
    for (index, character) in characters.enumerated() {
      width += character.isASCII ? 0.5 : 1
      guard index + 1 < characters.count, isBound(character, characters[index + 1]) else { break }
    }
    return width
  }

  /// Whether no line may end between two characters.
  private static func isBound(_ a: Character, _ b: Character) -> Bool {
    openers.contains(a) || closers.contains(b) || isFigure(a) && isFigure(b)
  }

  private static func isFigure(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || ",.%-".contains(character))
  }

  /// What no line ends with.
  private static let openers = Set("（(“‘《【〔[「")
  /// What no line begins with.
  private static let closers = Set("）)”’》】〕]」，。、；：？！,;:?!%％")

  /// Whether a text ends with dots that lead to a page number: an entry of a table of contents.
  static func leadsToPageNumber(_ text: String) -> Bool {
    var rest = text.trimmingSpaces
    let digits = rest.reversed().prefix { $0.isASCII && $0.isWholeNumber }.count
    guard (1...4).contains(digits) else { return false }
    rest = String(rest.dropLast(digits)).trimmingSpaces
    return rest.reversed().prefix { leaders.contains($0) || $0 == " " }.reduce(0) { $0 + ($1 == "…" ? 3 : $1 == " " ? 0 : 1) }
      >= leastLeaders
  }

  private static let leaders = Set(".…·‥．•_")
  /// So many dots lead somewhere; three are an omission.
  private static let leastLeaders = 4

  /// Whether a text ends with the number of an item that stands in the next line: 其中：1.
  static func endsWithMark(_ text: String) -> Bool {
    let end = text.trimmingSpaces
    guard let mark = end.last, "．.、".contains(mark) else { return false }
    let rest = end.dropLast()
    let digits = rest.reversed().prefix { $0.isASCII && $0.isWholeNumber }.count
    guard (1...2).contains(digits) else { return false }
    return String(rest.dropLast(digits)).trimmingSpaces.last.map { "：:；;。".contains($0) } ?? true
  }
}
