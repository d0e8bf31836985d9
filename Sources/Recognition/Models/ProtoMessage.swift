/// A message of protocol buffers, taken apart into its fields: as much of the format as the graph of a model needs.
struct ProtoMessage: Equatable {
  /// What a field holds.
  enum Value: Equatable {
    /// A number of variable length.
    case number(UInt64)
    /// Four or eight bytes.
    case fixed(ArraySlice<UInt8>)
    /// Text, an inner message or packed numbers.
    case bytes(ArraySlice<UInt8>)
  }

  /// A field with its number.
  struct Field: Equatable {
    var number: Int
    var value: Value

    init(_ number: Int, _ value: Value) { (self.number, self.value) = (number, value) }
    init(_ number: Int, _ text: String) { self.init(number, .bytes(Array(text.utf8)[...])) }
    init(_ number: Int, _ message: ProtoMessage) { self.init(number, .bytes(message.serialized()[...])) }
  }

  /// The fields in the order in which they are stored.
  var fields: [Field]

  init(_ fields: [Field] = []) { self.fields = fields }

  /// Takes a message apart; nil where the bytes are none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    fields = []
    while !rest.isEmpty {
      guard let key = Self.takeNumber(&rest), key >> 3 > 0, key >> 3 < 1 << 29 else { return nil }
      let value: Value?
      switch key & 7 {
      case 0: value = Self.takeNumber(&rest).map(Value.number)
      case 1: value = Self.take(8, of: &rest).map(Value.fixed)
      case 2: value = Self.takeNumber(&rest).flatMap { Self.take($0, of: &rest) }.map(Value.bytes)
      case 5: value = Self.take(4, of: &rest).map(Value.fixed)
      default: value = nil
      }
      guard let value else { return nil }
      fields.append(Field(Int(key >> 3), value))
    }
  }

  /// The message's bytes.
  func serialized() -> [UInt8] {
    var bytes: [UInt8] = []
    for field in fields {
      let key = UInt64(field.number) << 3
      switch field.value {
      case .number(let number):
        Self.append(key, to: &bytes)
        Self.append(number, to: &bytes)
      case .fixed(let value):
        Self.append(key | (value.count == 8 ? 1 : 5), to: &bytes)
        bytes += value
      case .bytes(let value):
        Self.append(key | 2, to: &bytes)
        Self.append(UInt64(value.count), to: &bytes)
        bytes += value
      }
    }
    return bytes
  }

  /// The bytes of every field of a number.
  func bytes(_ number: Int) -> [ArraySlice<UInt8>] {
    fields.compactMap { field in
      guard field.number == number, case .bytes(let bytes) = field.value else { return nil }
      return bytes
    }
  }

  /// The texts of every field of a number.
  func texts(_ number: Int) -> [String] { bytes(number).map { String(decoding: $0, as: UTF8.self) } }

  /// The numbers of every field of a number, packed ones too.
  func numbers(_ number: Int) -> [UInt64] {
    fields.filter { $0.number == number }.flatMap { field -> [UInt64] in
      switch field.value {
      case .number(let number): return [number]
      case .fixed: return []
      case .bytes(var packed):
        var numbers: [UInt64] = []
        while let next = Self.takeNumber(&packed) { numbers.append(next) }
        return numbers
      }
    }
  }

  private static func takeNumber(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    // Ten bytes of seven bits hold 64.
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return number }
    }
    return nil
  }

  private static func take(_ count: UInt64, of rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard count <= UInt64(rest.count) else { return nil }
    defer { rest = rest.dropFirst(Int(count)) }
    return rest.prefix(Int(count))
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
