/// Why a text is not JSON, and where.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public var cause: String
  /// The line, from 1.
  public var line: Int
  /// The byte within the line, from 1.
  public var column: Int

  /// One line that tells place and cause.
  public var description: String { "line \(line), column \(column): \(cause)" }
}

/// Reads JSON as RFC 8259 has it and nothing looser: no comments, no trailing commas, no name twice in one object.
public struct JSONParser {
  /// Arrays and objects nested deeper than this are refused.
  public static let deepestNesting = 128

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads one value.
  ///
  /// - Parameter bytes: UTF-8 text that holds the value and nothing but white space around it.
  /// - Returns: The value.
  /// - Throws: `JSONError`.
  public static func parse(_ bytes: some Sequence<UInt8>) throws(JSONError) -> JSONValue {
    var parser = JSONParser(Array(bytes))
    guard String(validating: parser.bytes, as: UTF8.self) != nil else { throw parser.error("the text is not UTF-8") }
    parser.skipSpace()
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == parser.bytes.count else { throw parser.error("there is text behind the value") }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    guard let byte = peek else { throw error("the text ends where a value should stand") }
    switch byte {
    case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw error("there is no value")
    }
  }

  private mutating func nested(_ body: (inout JSONParser) throws(JSONError) -> JSONValue) throws(JSONError) -> JSONValue {
    guard depth < Self.deepestNesting else { throw error("nested deeper than \(Self.deepestNesting)") }
    depth += 1
    position += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = []
    var names: Set<String> = []
    skipSpace()
    if take("}") { return .object(JSONObject(members: members)) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("a member's name should stand here") }
      let start = position
      let name = try string()
      // Few members are told apart one by one, many by a set.
      if members.count == Self.fewMembers { names = Set(members.map(\.name)) }
      let isNew = members.count < Self.fewMembers ? !members.contains { $0.name == name } : names.insert(name).inserted
      guard isNew else {
        position = start
        throw error("the name \"\(name)\" comes twice")
      }
      skipSpace()
      guard take(":") else { throw error("a colon should stand here") }
      skipSpace()
      members.append((name, try value()))
      skipSpace()
      if take("}") { return .object(JSONObject(members: members)) }
      guard take(",") else { throw error("a comma or } should stand here") }
    }
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      skipSpace()
      elements.append(try value())
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw error("a comma or ] should stand here") }
    }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    while let byte = peek, Self.isOfNumber(byte) { position += 1 }
    guard let number = JSONNumber(bytes: bytes[start..<position]) else {
      position = start
      throw error("this is no number")
    }
    return .number(number)
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw error("there is no value") }
    position += word.utf8.count
    return value
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    var text: [UInt8] = []
    // Stretches without an escape are copied whole; most strings are one.
    var start = position
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        let rest = bytes[start..<position]
        position += 1
        return String(decoding: text.isEmpty ? rest : (text + rest)[...], as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[start..<position]
        text += try escape()
        start = position
      case 0x20...: position += 1
      default: throw error("a control character must be escaped")
      }
    }
    throw error("the string does not end")
  }

  private mutating func escape() throws(JSONError) -> [UInt8] {
    position += 1
    guard let byte = peek else { throw error("the string does not end") }
    if byte == UInt8(ascii: "u") { return try Array(String(Character(unicodeEscape())).utf8) }
    guard let plain = Self.escapes[byte] else { throw error("there is no such escape") }
    position += 1
    return [plain]
  }

  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let unit = try codeUnit()
    guard UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    guard UTF16.isLeadSurrogate(unit), take("\\"), peek == UInt8(ascii: "u") else { throw error("half a surrogate pair") }
    let low = try codeUnit()
    guard UTF16.isTrailSurrogate(low) else { throw error("half a surrogate pair") }
    return UTF16.decode(UTF16.EncodedScalar([unit, low]))
  }

  /// Reads `u` and its four hexadecimal digits.
  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    let digits = bytes[position...].dropFirst().prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("\\u needs four hexadecimal digits") }
    position += 5
    return unit
  }

  // MARK: Bytes

  /// Up to so many names are compared in less time than they are hashed.
  private static let fewMembers = 16

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"),
      UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "/"): UInt8(ascii: "/"),
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private func error(_ cause: String) -> JSONError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return JSONError(cause: cause, line: line, column: column)
  }
}
