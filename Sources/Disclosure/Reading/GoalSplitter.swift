/// Parts numbered goals that stand in one cell.
enum GoalSplitter {
  /// The goals of a text, their numbers left out; a text that begins with no number is one goal.
  static func goals(in text: String) -> [String] {
    let characters = Array(text)
    var starts: [(at: Int, body: Int)] = []
    var expected: Int?
    var index = 0
    while index < characters.count {
      if let (number, body) = number(characters, at: index), expected.map({ $0 == number }) ?? (index == 0) {
        starts.append((index, body))
        expected = number + 1
        index = body
      } else {
        index += 1
      }
    }
    guard !starts.isEmpty else { return text.isEmpty ? [] : [text] }
    let ends = starts.dropFirst().map(\.at) + [characters.count]
    return zip(starts, ends).map { String(characters[$0.body..<$1]).trimmed }.filter { !$0.isEmpty }
  }

  /// A number with its separator at a place: `2.`, `2、`, `（2）`, `2）`, `②`, but no decimal and no year.
  private static func number(_ characters: [Character], at index: Int) -> (number: Int, body: Int)? {
    let scalar = characters[index].unicodeScalars.first?.value ?? 0
    if (0x2460...0x2473).contains(scalar) { return (Int(scalar) - 0x245F, index + 1) }
    var start = index
    // 目标1：…目标2：…
    let isNamed = characters[index...].starts(with: Array("目标"))
    if isNamed { start += 2 }
    let bracket = characters[index] == "（" || characters[index] == "("
    if bracket { start += 1 }
    if index > 0, !bracket, !isNamed, isDigit(characters[index - 1]) || characters[index - 1] == "." { return nil }
    var end = start
    while end < characters.count, end - start < 2, isDigit(characters[end]) { end += 1 }
    guard end < characters.count, let number = Int(String(characters[start..<end])) else { return nil }
    let separators = bracket ? "）)" : isNamed ? "：:、.．" : "、.．）)"
    guard separators.contains(characters[end]) else { return nil }
    if end + 1 < characters.count, isDigit(characters[end + 1]), !bracket { return nil }
    return (number, end + 1)
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }
}
