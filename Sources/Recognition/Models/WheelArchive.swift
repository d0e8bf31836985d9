import CZlib
import FoundationEssentials

/// The members of a zip archive that lies in memory.
///
/// It reads what Python's wheels are made of: stored and deflated members below 4 GB, in one piece, not encrypted. An archive of another
/// kind is refused. Only bytes whose digest is pinned are unpacked, so this needs no more; what it is given is checked all the same.
struct WheelArchive {
  /// Why an archive cannot be read.
  struct Damage: Error, Equatable {
    /// What is wrong with it.
    var cause: String
  }

  /// A member as the archive's directory has it.
  private struct Member {
    var name: String
    var method: Int
    var checksum: UInt32
    var compressed: Int
    var size: Int
    /// Where its own header begins.
    var offset: Int
  }

  /// The largest member that is unpacked, in bytes: ten times what ONNX Runtime's library takes.
  private static let mostBytes = 300 << 20
  private static let endOfDirectory: UInt32 = 0x0605_4B50
  private static let directoryEntry: UInt32 = 0x0201_4B50
  private static let localHeader: UInt32 = 0x0403_4B50
  private static let stored = 0
  private static let deflated = 8

  private let bytes: [UInt8]
  private let members: [Member]

  /// Reads an archive's directory.
  ///
  /// - Throws: `Damage`.
  init(_ data: Data) throws(Damage) {
    bytes = [UInt8](data)
    members = try Self.directory(of: bytes)
  }

  /// The names of the members.
  var names: [String] { members.map(\.name) }

  /// Unpacks the only member whose name ends so.
  ///
  /// - Throws: `Damage`.
  func contents(ofMemberEnding ending: String) throws(Damage) -> Data {
    let found = members.filter { $0.name.hasSuffix(ending) }
    guard let member = found.first, found.count == 1 else {
      throw Damage(cause: found.isEmpty ? "it holds no \(ending)" : "it holds more than one \(ending)")
    }
    guard member.size <= Self.mostBytes else { throw Damage(cause: "\(member.name) is too large") }
    let start = try start(of: member)
    let packed = bytes[start..<(start + member.compressed)]
    let unpacked: [UInt8]
    switch member.method {
    case Self.stored: unpacked = Array(packed)
    case Self.deflated: unpacked = try Self.inflated(packed, size: member.size)
    default: throw Damage(cause: "\(member.name) is packed in a way that is not known")
    }
    let checksum = UInt32(truncatingIfNeeded: crc32(0, unpacked, uInt(unpacked.count)))
    guard unpacked.count == member.size, checksum == member.checksum else { throw Damage(cause: "\(member.name) is damaged") }
    return Data(unpacked)
  }

  /// Where a member's bytes begin, behind its own header.
  private func start(of member: Member) throws(Damage) -> Int {
    let header = 30
    guard Self.number(bytes, at: member.offset, size: 4) == Int(Self.localHeader),
      let name = Self.number(bytes, at: member.offset + 26, size: 2), let extra = Self.number(bytes, at: member.offset + 28, size: 2)
    else { throw Damage(cause: "\(member.name) is not where the directory says") }
    let start = member.offset + header + name + extra
    guard start + member.compressed <= bytes.count else { throw Damage(cause: "\(member.name) is cut off") }
    return start
  }

  private static func directory(of bytes: [UInt8]) throws(Damage) -> [Member] {
    // The record at the end has 22 bytes and a comment of at most 65,535.
    let first = max(0, bytes.count - 22 - 65_535)
    let places = stride(from: bytes.count - 22, through: first, by: -1)
    guard let end = places.first(where: { number(bytes, at: $0, size: 4) == Int(endOfDirectory) }),
      let count = number(bytes, at: end + 10, size: 2), var place = number(bytes, at: end + 16, size: 4)
    else { throw Damage(cause: "it is no zip archive") }
    var members: [Member] = []
    for _ in 0..<count {
      let header = 46
      guard number(bytes, at: place, size: 4) == Int(directoryEntry),
        let method = number(bytes, at: place + 10, size: 2), let checksum = number(bytes, at: place + 16, size: 4),
        let compressed = number(bytes, at: place + 20, size: 4), let size = number(bytes, at: place + 24, size: 4),
        let name = number(bytes, at: place + 28, size: 2), let extra = number(bytes, at: place + 30, size: 2),
        let comment = number(bytes, at: place + 32, size: 2), let offset = number(bytes, at: place + 42, size: 4),
        place + header + name <= bytes.count
      else { throw Damage(cause: "its directory is damaged") }
      members.append(
        Member(
          name: String(decoding: bytes[(place + header)..<(place + header + name)], as: UTF8.self), method: method,
          checksum: UInt32(checksum), compressed: compressed, size: size, offset: offset))
      place += header + name + extra + comment
    }
    return members
  }

  /// A little-endian number; nil where the bytes end before it.
  private static func number(_ bytes: [UInt8], at place: Int, size: Int) -> Int? {
    guard place >= 0, place + size <= bytes.count else { return nil }
    return bytes[place..<(place + size)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func inflated(_ packed: ArraySlice<UInt8>, size: Int) throws(Damage) -> [UInt8] {
    var input = Array(packed)
    var stream = z_stream()
    // A negative window says that neither zlib's nor gzip's header stands before the data.
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw Damage(cause: "zlib cannot be used")
    }
    defer { inflateEnd(&stream) }
    var status = Z_OK
    // One byte more than is said, so that a member that goes on beyond its size is noticed.
    let output = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = uInt(source.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = uInt(buffer.count)
        status = inflate(&stream, Z_FINISH)
        count = Int(stream.total_out)
      }
    }
    guard status == Z_STREAM_END else { throw Damage(cause: "a member is damaged") }
    return output
  }
}
