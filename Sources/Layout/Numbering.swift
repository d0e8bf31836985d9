/// The number at the head of a heading or list item, and its rank.
public struct Numbering: Sendable, Equatable {
  /// The kinds of numbers, from the highest rank to the lowest.
  public enum Rank: Int, Sendable, Comparable, Hashable {
    /// 第一部分, 第二章.
    case part = 0
    /// 一、
    case chinese = 1
    /// （一）
    case bracketedChinese = 2
    /// 1. or 1、
    case arabic = 3
    /// （1） or 1）
    case bracketedArabic = 4
    /// ①
    case circled = 5

    /// Higher ranks come first.
    public static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
  }

  /// The number as printed, its separator left out: 第一部分, 一, （一）, 1.
  public var printed: String
  /// Its rank.
  public var rank: Rank
  /// What follows it.
  public var rest: String

  /// Reads the number at the head of a text, or nil where it begins with none.
  public static func parse(_ text: String) -> Numbering? {
    let characters = Array(text.trimmingSpaces)
    guard let first = characters.first else { return nil }
    func rest(from index: Int) -> String { String(characters[min(index, characters.count)...]).trimmingSpaces }
    func run(from start: Int, _ accepts: (Character) -> Bool) -> Int {
      var end = start
      while end < characters.count, accepts(characters[end]) { end += 1 }
      return end
    }
    if first == "第" {
      let end = run(from: 1) { isChinese($0) || isDigit($0) }
      guard end > 1, end < characters.count else { return nil }
      for unit in ["部分", "章", "节", "篇"] where String(characters[end...]).hasPrefix(unit) {
        let after = end + unit.count
        return Numbering(printed: String(characters[..<after]), rank: .part, rest: rest(from: after).droppingLeading("、：: "))
      }
      return nil
    }
    if first == "（" || first == "(" {
      let isWord = characters.count > 1 && isChinese(characters[1])
      let end = run(from: 1) { isWord ? isChinese($0) : isDigit($0) }
      guard end > 1, end < characters.count, characters[end] == "）" || characters[end] == ")" else { return nil }
      return Numbering(
        printed: String(characters[...end]), rank: isWord ? .bracketedChinese : .bracketedArabic,
        rest: rest(from: end + 1).droppingLeading("、 "))
    }
    if isChinese(first) {
      let end = run(from: 0, isChinese)
      guard end < characters.count, "、．.，".contains(characters[end]) else { return nil }
      return Numbering(printed: String(characters[..<end]), rank: .chinese, rest: rest(from: end + 1))
    }
    if isDigit(first) {
      let end = run(from: 0, isDigit)
      guard end <= 3, end < characters.count, "、．.）)".contains(characters[end]) else { return nil }
      // A decimal, not an item; behind 、 a number may follow: 5、2021年度.
      if end + 1 < characters.count, isDigit(characters[end + 1]), "．.".contains(characters[end]) { return nil }
      let bracket = characters[end] == "）" || characters[end] == ")"
      return Numbering(printed: String(characters[..<end]), rank: bracket ? .bracketedArabic : .arabic, rest: rest(from: end + 1))
    }
    if let scalar = first.unicodeScalars.first, (0x2460...0x2473).contains(scalar.value) {
      return Numbering(printed: String(first), rank: .circled, rest: rest(from: 1))
    }
    return nil
  }

  /// Whether a text begins with the number that follows the one at the head of another text, in the same dress.
  public static func isNext(_ text: String, after previous: String) -> Bool {
    guard let number = parse(text), let before = parse(previous), number.rank == before.rank, let next = number.ordinal,
      let last = before.ordinal
    else { return false }
    return next == last + 1
  }

  /// Which number it is, from 1; nil for one above 99 in Chinese.
  public var ordinal: Int? {
    let digits = printed.filter(Self.isDigit)
    if !digits.isEmpty { return Int(digits) }
    if let scalar = printed.unicodeScalars.first, rank == .circled { return Int(scalar.value) - 0x245F }
    return Self.value(of: printed.filter(Self.isChinese))
  }

  /// The value of a Chinese number below a hundred: 七, 十二, 二十, 三十四.
  private static func value(of text: String) -> Int? {
    let units = Array("零一二三四五六七八九")
    let parts = text.split(separator: "十", omittingEmptySubsequences: false).map(String.init)
    func unit(_ part: String) -> Int? { part.count == 1 ? part.first.flatMap { units.firstIndex(of: $0) } : nil }
    switch parts.count {
    case 1: return unit(text)
    case 2:
      guard let tens = parts[0].isEmpty ? 1 : unit(parts[0]), let ones = parts[1].isEmpty ? 0 : unit(parts[1]) else { return nil }
      return tens * 10 + ones
    default: return nil
    }
  }

  private static func isChinese(_ character: Character) -> Bool { "一二三四五六七八九十百〇零".contains(character) }
  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }
}

extension String {
  /// The text without white space at either end.
  var trimmingSpaces: String {
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }

  /// The text without any of the given characters at its head.
  func droppingLeading(_ set: String) -> String { String(drop { set.contains($0) }) }
}
