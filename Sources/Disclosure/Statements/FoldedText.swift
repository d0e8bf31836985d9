/// A text folded for comparison that still knows where each character stood in print.
struct FoldedText {
  /// The folded characters.
  let characters: [Character]
  /// The printed characters.
  let printed: [Character]
  /// For each folded character its place in `printed`.
  private let places: [Int]

  init(_ text: String) {
    printed = Array(text)
    var characters: [Character] = []
    var places: [Int] = []
    characters.reserveCapacity(printed.count)
    places.reserveCapacity(printed.count)
    for (place, character) in printed.enumerated() {
      if Folding.isKept(character) {
        characters.append(character)
        places.append(place)
        continue
      }
      for folded in Folding.folded(String(character)) {
        characters.append(folded)
        places.append(place)
      }
    }
    Self.writeYears(&characters)
    self.characters = characters
    self.places = places
  }

  /// Writes years in digits, 二〇二五年 as 2025年: one character stands for one.
  private static func writeYears(_ characters: inout [Character]) {
    for end in characters.indices where characters[end] == "年" && end >= 4 {
      let written = characters[(end - 4)..<end].compactMap { Numbers.wordDigits[$0] }
      if written.count == 4 { characters.replaceSubrange((end - 4)..<end, with: written.map { Character(String($0)) }) }
    }
  }

  /// The place in print of a folded character, or the end of the text.
  func place(of index: Int) -> Int { index < places.count ? places[index] : printed.count }

  /// The printed words that a range of folded characters stands for, without white space or marks at their ends.
  func printedText(_ range: Range<Int>) -> String {
    var start = place(of: range.lowerBound)
    if start > 0, printed[start - 1] == "“" { start -= 1 }
    var slice = printed[start..<min(printed.count, place(of: range.upperBound - 1) + 1)]
    while let first = slice.first, first.isWhitespace || "，,；;。：:、".contains(first) { slice = slice.dropFirst() }
    while let last = slice.last, last.isWhitespace { slice = slice.dropLast() }
    return String(slice)
  }
}
