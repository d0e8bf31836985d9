extension StringProtocol {
  /// The text without white space at either end.
  var trimmed: String {
    // Nearly all white space is ASCII, and what stands behind it is told by its first scalar.
    var slice = Substring(self)
    let bytes = slice.utf8
    guard let start = bytes.firstIndex(where: { !Self.isASCIISpace($0) }), let last = bytes.lastIndex(where: { !Self.isASCIISpace($0) })
    else { return "" }
    slice = slice[start..<bytes.index(after: last)]
    if Self.isBlack(slice.unicodeScalars.first), Self.isBlack(slice.unicodeScalars.last) { return String(slice) }
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }

  /// The first place where a text stands, byte for byte.
  ///
  /// `ranges(of:)` compares character by character, whatever scalars they are made of, and looks for all.
  func firstRange(ofBytes text: String) -> Range<Index>? {
    let sought = Array(text.utf8)
    guard let first = sought.first else { return nil }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: sought) { return start..<rest.index(start, offsetBy: sought.count) }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func isASCIISpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  private static func isBlack(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar?.value ?? 0 {
    case 0x21...0x7E, 0x2026, 0x3001...0xFFFD: true
    default: false
    }
  }
}
