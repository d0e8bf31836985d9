/// Brings printed text to one form for comparison: white space, full-width forms and quotation marks vary from file to file.
enum Folding {
  /// The text without white space, full-width ASCII made half-width, quotation marks dropped.
  static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        if let ascii = Unicode.Scalar(scalar.value - 0xFEE0), !isQuote(ascii) { scalars.append(ascii) }
      default:
        if !isSpace(scalar), !isQuote(scalar) { scalars.append(scalar) }
      }
    }
    return String(scalars)
  }

  /// Whether folding leaves a character as it is for certain: a Chinese one, an ASCII digit or letter.
  static func isKept(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else { return false }
    switch first.value {
    case 0x4E00...0x9FFF, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    default: return false
    }
  }

  /// A folded text without the words that brackets insert into it, 财政拨款(补助)收入; nil where there are none.
  ///
  /// Brackets at its end stay: what they hold says of what the text is.
  static func withoutInsertions(_ text: String) -> String? {
    guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")"), open > text.startIndex,
      text.index(after: close) < text.endIndex
    else { return nil }
    return String(text[..<open] + text[text.index(after: close)...])
  }

  /// The text with white space removed and nothing else changed: what counts as printed.
  static func printed(_ text: String) -> String {
    text.unicodeScalars.contains(where: isSpace) ? String(text.filter { !$0.isWhitespace }) : text
  }

  /// What a part of a folded text is in print: brackets full-width, quotation marks kept, no white space.
  ///
  /// - Parameters:
  ///   - part: The part; given back as it is where the text does not hold it.
  ///   - text: The text as it is printed.
  static func asPrinted(_ part: String, in text: String) -> String {
    let printed = Array(Self.printed(text).unicodeScalars)
    let kept = printed.indices.filter { !isQuote(printed[$0]) && !(isFullWidth(printed[$0]) && folded(String(printed[$0])).isEmpty) }
    let wanted = Array(part.unicodeScalars)
    let scalars = kept.map { index in isFullWidth(printed[index]) ? folded(String(printed[index])).unicodeScalars.first : printed[index] }
    guard !wanted.isEmpty, wanted.count <= kept.count,
      let start = (0...(kept.count - wanted.count)).first(where: { Array(scalars[$0..<($0 + wanted.count)]) == wanted })
    else { return part }
    return String(String.UnicodeScalarView(printed[kept[start]...kept[start + wanted.count - 1]]))
  }

  private static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool { (0xFF01...0xFF5E).contains(scalar.value) }

  /// White space; the common scalars of the text are told without a look into Unicode's tables.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x7E, 0x3001...0xFFFD: false
    default: scalar.properties.isWhitespace
    }
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{201C}", "\u{201D}", "\"", "\u{2018}", "\u{2019}", "'", "\u{300C}", "\u{300D}": true
    default: false
    }
  }
}
