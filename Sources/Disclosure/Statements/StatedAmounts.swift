import FoundationEssentials

/// An amount of money in a text: digits with a unit of yuan behind them.
struct StatedAmount {
  /// Where it stands among the folded characters, unit included.
  var range: Range<Int>
  /// The amount in yuan.
  var yuan: Decimal
}

/// Finds amounts of money in folded text.
enum StatedAmounts {
  private static let units: [(text: [Character], yuan: Decimal)] = [
    (Array("亿元"), 100_000_000), (Array("百万元"), 1_000_000), (Array("万元"), 10_000), (Array("千元"), 1_000), (Array("元"), 1),
  ]
  /// What makes an amount a limit or a rate: 20万元以上, 5元/吨.
  private static let limits = ["/", "以上", "以下", "以内", "(含)", "(不含)", "每"].map(Array.init)

  /// The amount that begins at an index, or nil.
  static func amount(in text: [Character], at start: Int) -> StatedAmount? {
    guard isDigit(text[start]), start == 0 || !continuesNumber(text[start - 1]) else { return nil }
    var end = start
    var digits = ""
    while end < text.count {
      let character = text[end]
      if isDigit(character) || character == "." && !digits.contains(".") && end + 1 < text.count && isDigit(text[end + 1]) {
        digits.append(character)
      } else if character != "," || digits.contains(".") || !isThousand(text, after: end) {
        break
      }
      end += 1
    }
    guard digits.count < 20, let number = Decimal(string: digits) else { return nil }
    // Nothing needs no unit: 预算为0；.
    if number == 0, start > 0, text[start - 1] == "为", end == text.count || ",;。".contains(text[end]) {
      return StatedAmount(range: start..<end, yuan: 0)
    }
    guard let unit = units.first(where: { stands($0.text, in: text, at: end) }) else { return nil }
    let after = end + unit.text.count
    guard !limits.contains(where: { stands($0, in: text, at: after) }) else { return nil }
    let isNegative = start > 0 && "-−﹣".contains(text[start - 1])
    return StatedAmount(range: start..<after, yuan: (isNegative ? -number : number) * unit.yuan)
  }

  private static func isThousand(_ text: [Character], after comma: Int) -> Bool {
    guard comma + 3 < text.count, text[(comma + 1)...(comma + 3)].allSatisfy(isDigit) else { return false }
    return comma + 4 >= text.count || !isDigit(text[comma + 4])
  }

  private static func continuesNumber(_ character: Character) -> Bool {
    isDigit(character) || character == "." || character.isASCII && character.isLetter
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }

  private static func stands(_ piece: [Character], in text: [Character], at index: Int) -> Bool {
    index + piece.count <= text.count && text[index..<(index + piece.count)].elementsEqual(piece)
  }
}
