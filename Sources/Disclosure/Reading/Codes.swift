/// Classification codes (科目编码): 3 digits for 类, 5 for 款, 7 for 项.
enum Codes {
  /// A printed code written whole: the zero padding of higher levels is dropped.
  ///
  /// Nil where the text is no code.
  static func normalized(_ text: String) -> String? {
    guard (3...9).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isWholeNumber }) else { return nil }
    switch text.count {
    case 7 where text.hasSuffix("0000"): return String(text.prefix(3))
    case 7 where text.hasSuffix("00"): return String(text.prefix(5))
    case 5 where text.hasSuffix("00"): return String(text.prefix(3))
    default: return text
    }
  }

  /// The depth of a normalized code, or nil where its length is not one of the classification's.
  static func level(of code: String) -> Int? {
    switch code.count {
    case 3: 1
    case 5: 2
    case 7: 3
    default: nil
    }
  }
}
