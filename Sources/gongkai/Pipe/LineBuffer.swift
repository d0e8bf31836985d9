/// Cuts what comes in portions into lines.
struct LineBuffer {
  private var bytes: [UInt8] = []
  private var start = 0
  /// Up to where no line feed was found.
  private var searched = 0
  private var isLast = false

  /// Takes the next portion.
  ///
  /// - Parameters:
  ///   - portion: The bytes.
  ///   - isLast: Whether no more will come, so that what is left is a line without a line feed.
  mutating func append(_ portion: some Collection<UInt8>, isLast: Bool) {
    bytes.removeFirst(start)
    searched -= start
    start = 0
    bytes += portion
    self.isLast = isLast
  }

  /// The next line without its line feed; nil where its end has not come yet.
  mutating func next() -> [UInt8]? {
    if let end = bytes[max(start, searched)...].firstIndex(of: UInt8(ascii: "\n")) {
      defer {
        start = end + 1
        searched = start
      }
      return Array(bytes[start..<end])
    }
    searched = bytes.count
    guard isLast, start < bytes.count else { return nil }
    defer { start = bytes.count }
    return Array(bytes[start...])
  }
}
