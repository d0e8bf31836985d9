/// Writes JSON values as UTF-8.
///
/// The same value always gives the same bytes. Only what JSON must escape is escaped: Chinese text and `/` stand as they are.
public struct JSONSerializer: Sendable {
  /// How the text is laid out.
  public enum Layout: Sendable, Equatable {
    /// All on one line.
    case compact
    /// Indented by a number of spaces. The elements of arrays under the `records` names take one line each, and so does everything
    /// that holds only plain values: thus a table's cells read as lines, and a change of one is a change of one line.
    case pretty(indent: Int, records: Set<String>)
  }

  private let layout: Layout

  /// Makes a serializer.
  public init(_ layout: Layout) { self.layout = layout }

  /// The value's text, with a line feed at its end.
  public func serialize(_ value: JSONValue) -> [UInt8] {
    var writer = Writer(layout: layout)
    writer.write(value, depth: 0)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }
}

extension JSONSerializer {
  /// Writes a string with its quotes.
  static func append(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { text in
      // Stretches without anything to escape are copied whole.
      var copied = 0
      for index in text.indices where isEscaped(text[index]) {
        bytes.append(contentsOf: text[copied..<index])
        appendEscaped(text[index], to: &bytes)
        copied = index + 1
      }
      bytes.append(contentsOf: text[copied...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x08: bytes += Array(#"\b"#.utf8)
    case 0x09: bytes += Array(#"\t"#.utf8)
    case 0x0A: bytes += Array(#"\n"#.utf8)
    case 0x0C: bytes += Array(#"\f"#.utf8)
    case 0x0D: bytes += Array(#"\r"#.utf8)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array(#"\u00"#.utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}

private struct Writer {
  var bytes: [UInt8] = []
  private let isCompact: Bool
  private let indent: Int
  private let records: Set<String>

  init(layout: JSONSerializer.Layout) {
    switch layout {
    case .compact: (isCompact, indent, records) = (true, 0, [])
    case .pretty(let indent, let records): (isCompact, self.indent, self.records) = (false, indent, records)
    }
  }

  mutating func write(_ value: JSONValue, depth: Int, asRecords: Bool = false) {
    guard !isCompact, !value.isPlain else { return writeLine(value) }
    switch value {
    case .array(let elements):
      writeBroken(elements, open: "[", close: "]", depth: depth) { writer, element in
        if asRecords { writer.writeLine(element) } else { writer.write(element, depth: depth + 1) }
      }
    case .object(let object):
      writeBroken(object.members, open: "{", close: "}", depth: depth) { writer, member in
        writer.write(member.name)
        writer.bytes.append(UInt8(ascii: ":"))
        writer.bytes.append(UInt8(ascii: " "))
        writer.write(member.value, depth: depth + 1, asRecords: writer.records.contains(member.name))
      }
    default: writeLine(value)
    }
  }

  private mutating func writeBroken<Item>(
    _ items: [Item], open: Unicode.Scalar, close: Unicode.Scalar, depth: Int, each: (inout Writer, Item) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      startLine(depth: depth + 1)
      each(&self, item)
    }
    startLine(depth: depth)
    bytes.append(UInt8(ascii: close))
  }

  private mutating func startLine(depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * indent))
  }

  /// Writes a value on the current line.
  private mutating func writeLine(_ value: JSONValue) {
    switch value {
    case .null: write(plain: "null")
    case .bool(let bool): write(plain: bool ? "true" : "false")
    case .number(let number): write(plain: number.text)
    case .string(let string): write(string)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { writeComma() }
        writeLine(element)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in object.members.enumerated() {
        if index > 0 { writeComma() }
        write(member.name)
        bytes.append(UInt8(ascii: ":"))
        if !isCompact { bytes.append(UInt8(ascii: " ")) }
        writeLine(member.value)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private mutating func writeComma() {
    bytes.append(UInt8(ascii: ","))
    if !isCompact { bytes.append(UInt8(ascii: " ")) }
  }

  /// Writes what has nothing to escape.
  private mutating func write(plain text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func write(_ string: String) { JSONSerializer.append(string, to: &bytes) }
}

extension JSONValue {
  /// Whether the value is a number or a word no longer than a table's id.
  private var isShort: Bool {
    switch self {
    case .number: true
    case .string(let text): text.utf8.count <= 8
    default: false
    }
  }

  /// Whether the value has no structure worth lines of its own: a scalar, an array of numbers or short words, an object of these.
  fileprivate var isPlain: Bool {
    switch self {
    case .null, .bool, .number, .string: true
    case .array(let elements): elements.allSatisfy(\.isShort)
    case .object(let object):
      object.members.allSatisfy { member in
        if case .object(let inner) = member.value { inner.members.isEmpty } else { member.value.isPlain }
      }
    }
  }
}
