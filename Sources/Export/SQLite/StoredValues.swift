import CSQLite
import Records

/// The values of records as bytes, from which they are bound without becoming values again.
///
/// Each value is a letter that says what it is, then eight bytes of a number, lowest first, or eight bytes of a length and a text's UTF-8.
enum StoredValues {
  fileprivate enum Tag {
    static let null = UInt8(ascii: "n")
    static let integer = UInt8(ascii: "i")
    static let real = UInt8(ascii: "r")
    static let text = UInt8(ascii: "t")
  }

  /// Writes values.
  struct Writer {
    /// What was written.
    private(set) var bytes: [UInt8] = []
    /// How many amounts were finer than a fen and had to be rounded.
    private(set) var roundedAmounts = 0

    /// Adds a record of a relation: amounts in yuan become whole fen.
    ///
    /// - Throws: `AmountTooLarge`.
    mutating func add(_ record: [RecordValue], of relation: Relation) throws(AmountTooLarge) {
      for (value, column) in zip(record, relation.columns) {
        switch value {
        case .null: bytes.append(Tag.null)
        case .integer(let number): add(number)
        case .flag(let flag): add(flag ? 1 : 0)
        case .text(let text): add(text)
        case .measure(let measure, let places): add(orNull: Double(JSONNumber(measure, places: places).text))
        case .decimal(let number) where column.kind == .yuan:
          guard let fen = Fen(yuan: number) else { throw AmountTooLarge(yuan: "\(number)") }
          if fen.isRounded { roundedAmounts += 1 }
          add(fen.count)
        case .decimal(let number): add(orNull: Double(number.description))
        }
      }
    }

    private mutating func add(_ number: Int) {
      bytes.append(Tag.integer)
      add(UInt64(bitPattern: Int64(number)))
    }

    private mutating func add(orNull number: Double?) {
      guard let number else { return bytes.append(Tag.null) }
      bytes.append(Tag.real)
      add(number.bitPattern)
    }

    private mutating func add(_ text: String) {
      var text = text
      bytes.append(Tag.text)
      text.withUTF8 {
        add(UInt64($0.count))
        bytes.append(contentsOf: $0)
      }
    }

    private mutating func add(_ word: UInt64) {
      withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }

  /// Binds values one after the other.
  struct Reader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    /// Reads bytes that stay where they are until the statements that they are bound to have run.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Whether there is another value.
    var hasMore: Bool { position < bytes.count }

    /// Binds the next value to a place of a statement, counted from 1.
    ///
    /// - Returns: SQLite's result code; `SQLITE_MISUSE` where the bytes are no values.
    mutating func bind(_ statement: OpaquePointer, at place: Int32) -> Int32 {
      guard hasMore else { return SQLITE_MISUSE }
      let tag = bytes[position]
      position += 1
      if tag == Tag.null { return sqlite3_bind_null(statement, place) }
      guard let word = word() else { return SQLITE_MISUSE }
      switch tag {
      case Tag.integer: return sqlite3_bind_int64(statement, place, Int64(bitPattern: word))
      case Tag.real: return sqlite3_bind_double(statement, place, Double(bitPattern: word))
      case Tag.text:
        guard let count = Int32(exactly: word), bytes.count - position >= Int(count), let base = bytes.baseAddress else {
          return SQLITE_MISUSE
        }
        let text = (base + position).assumingMemoryBound(to: CChar.self)
        position += Int(count)
        return sqlite3_bind_text(statement, place, text, count, nil)
      default: return SQLITE_MISUSE
      }
    }

    private mutating func word() -> UInt64? {
      guard bytes.count - position >= MemoryLayout<UInt64>.size else { return nil }
      defer { position += MemoryLayout<UInt64>.size }
      return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
  }
}
