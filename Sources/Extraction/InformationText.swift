import CPoppler

/// Texts of a PDF's document information as their writers meant them.
enum InformationText {
  /// The text, decoded where a producer has written its GBK bytes in hexadecimal into it: `<B9ABBFAA>` is 公开.
  ///
  /// Bytes that are no GB 18030 leave the text as it is.
  static func decoded(_ text: String) -> String {
    guard let bytes = bytes(inHex: text) else { return text }
    let characters = bytes.map { CChar(bitPattern: $0) }
    guard let converted = g_convert(characters, characters.count, "UTF-8", "GB18030", nil, nil, nil) else { return text }
    defer { g_free(converted) }
    return String(cString: converted)
  }

  /// The bytes that a text gives as hexadecimal digits between angle brackets; nil where it is something else, or binary.
  private static func bytes(inHex text: String) -> [UInt8]? {
    guard text.hasPrefix("<"), text.hasSuffix(">"), text.count > 2, text.count.isMultiple(of: 2) else { return nil }
    let digits = text.dropFirst().dropLast().map(\.hexDigitValue)
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1], high * 16 + low >= 0x20 else { return nil }
      bytes.append(UInt8(high * 16 + low))
    }
    return bytes
  }
}
