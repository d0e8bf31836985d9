/// Cuts text into lines for a terminal: at spaces, and between Chinese characters, which take two places each.
enum LineWrapping {
  /// Characters that begin no line.
  private static let closing: Set<Character> = ["。", "，", "、", "；", "：", "）", "”", "》", "？", "！", "…"]
  /// Characters that end no line.
  private static let opening: Set<Character> = ["（", "“", "《"]

  /// The lines of a text, each at most so many places wide unless a single word is wider.
  ///
  /// Spaces at the text's beginning are kept, and later lines begin below the first one's words.
  static func lines(of text: String, width: Int) -> [String] {
    guard TerminalTable.width(of: text) > width else { return [text] }
    let indent = text.prefix { $0 == " " }
    var lines: [String] = []
    var line = String(indent)
    for unit in units(of: text.dropFirst(indent.count)) {
      if line.count > indent.count, TerminalTable.width(of: line + trimmed(unit)) > width {
        lines.append(trimmed(line))
        line = String(indent)
      }
      line += unit
    }
    return lines + [trimmed(line)]
  }

  /// The stretches that may not be cut: words with the spaces behind them, wide characters with the marks that cling to them.
  private static func units(of text: Substring) -> [String] {
    var units: [String] = []
    var before: Character?
    for character in text {
      let canCut = before.map { canCutLine(between: $0, and: character) } ?? true
      if canCut { units.append(String(character)) } else { units[units.count - 1].append(character) }
      before = character
    }
    return units
  }

  private static func canCutLine(between one: Character, and other: Character) -> Bool {
    if closing.contains(other) || opening.contains(one) || other == " " { return false }
    return one == " " || isWide(one) || isWide(other)
  }

  private static func isWide(_ character: Character) -> Bool { TerminalTable.width(of: String(character)) == 2 }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
