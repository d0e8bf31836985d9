/// Names of files as text, with nothing lost.
///
/// The system takes and gives any bytes, and a name out of a zip file made in China is GBK as often as UTF-8. A byte that is not part of
/// UTF-8 stands in a text as one character of the last private plane, and becomes that byte again where the system is called.
enum PathText {
  /// The stand-in of byte 0; only bytes from 0x80 on ever need one.
  private static let firstStandIn: UInt32 = 0x10F000

  /// The text of a path's bytes; every path has one of its own.
  ///
  /// A name between two slashes is UTF-8 as a whole or not at all: of one in GBK some pairs of bytes would make letters that nobody wrote.
  static func text(of bytes: some Collection<UInt8>) -> String {
    bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { name in
      // What stands in for a byte may itself occur in a name; its bytes are then taken one by one too, so that the way back is clear.
      if let text = String(validating: name, as: UTF8.self), isUTF8(text) { return text }
      return name.reduce(into: "") { $0.unicodeScalars.append($1 < 0x80 ? Unicode.Scalar($1) : standIn($1)) }
    }.joined(separator: "/")
  }

  /// The bytes of a name's text.
  static func bytes(of text: String) -> [UInt8] {
    guard text.unicodeScalars.contains(where: isStandIn) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { isStandIn($0) ? [UInt8($0.value - firstStandIn)] : Array(String($0).utf8) }
  }

  /// Whether a name is UTF-8.
  static func isUTF8(_ text: String) -> Bool { !text.unicodeScalars.contains(where: isStandIn) }

  /// Hands the bytes to a system call.
  static func withBytes<Result>(_ text: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let bytes = bytes(of: text).map { CChar(bitPattern: $0) } + [0]
    return bytes.withUnsafeBufferPointer { buffer in
      // The buffer holds at least the zero at its end.
      guard let start = buffer.baseAddress else { return body("") }
      return body(start)
    }
  }

  /// A text that a terminal shows and does not obey: bytes that are not UTF-8, control characters and what turns the direction of
  /// writing are escaped.
  static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isStandIn($0) || commands($0) }) else { return text }
    return text.unicodeScalars.reduce(into: "") { shown, scalar in
      if isStandIn(scalar) {
        shown += "\\x" + hexadecimal(scalar.value - firstStandIn)
      } else if commands(scalar) {
        shown += scalar.value < 0x100 ? "\\x" + hexadecimal(scalar.value) : "\\u{" + hexadecimal(scalar.value) + "}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isStandIn(_ scalar: Unicode.Scalar) -> Bool { (firstStandIn + 0x80...firstStandIn + 0xFF).contains(scalar.value) }

  private static func standIn(_ byte: UInt8) -> Unicode.Scalar { Unicode.Scalar(firstStandIn + UInt32(byte)) ?? "\u{FFFD}" }

  /// Whether a terminal would do something else than print it.
  private static func commands(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}
