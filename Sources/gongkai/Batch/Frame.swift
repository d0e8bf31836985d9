import Export

/// What goes through the pipe between the program and a worker: some facts as JSON, and bytes that are not looked at.
struct Frame: Equatable {
  /// The facts.
  var header: JSONValue
  /// A document, or what came of one.
  var body: [UInt8] = []

  /// The frame's bytes: the lengths of both parts, four bytes each with the lowest first, then the parts.
  var bytes: [UInt8] {
    let head = JSONSerializer(.compact).serialize(header)
    return Self.length(head.count) + Self.length(body.count) + head + body
  }

  private static func length(_ count: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } }
}

/// Puts frames together from bytes that come in portions.
struct FrameBuffer {
  /// How many bytes the two lengths take.
  private static let prefix = 8

  private var bytes: [UInt8] = []

  /// Takes the next portion.
  mutating func append(_ portion: some Sequence<UInt8>) { bytes.append(contentsOf: portion) }

  /// The next whole frame; nil where its end has not come yet.
  ///
  /// - Throws: `JSONError` where the header is none: the pipe's two ends do not understand each other.
  mutating func next() throws(JSONError) -> Frame? {
    guard bytes.count >= Self.prefix else { return nil }
    let headEnd = Self.prefix + length(at: 0)
    let end = headEnd + length(at: 4)
    guard bytes.count >= end else { return nil }
    let frame = Frame(header: try JSONParser.parse(bytes[Self.prefix..<headEnd]), body: Array(bytes[headEnd..<end]))
    bytes.removeFirst(end)
    return frame
  }

  private func length(at start: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) } }
}
