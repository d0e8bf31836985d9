import CPoppler
import FoundationEssentials

/// The table by which a file says where its objects stand (ISO 32000, cross-reference table).
///
/// Where it is missing or broken Poppler makes another from all that looks like an object, and says nothing of it: older versions of pages
/// come back, and objects inside streams are lost. So the file is asked itself.
enum ObjectTable {
  /// Poppler looks for the table's place in so many bytes at the end.
  private static let tail = 24_576
  /// The header, from which places are counted, stands among so many bytes at the start.
  private static let head = 1024

  /// Whether a table stands where the file says that it does, and its first section can be read.
  static func isSound(_ file: Data) -> Bool {
    file.withUnsafeBytes { bytes in
      let start = find("%PDF-", in: bytes, 0..<min(head, bytes.count)).first ?? 0
      let mark = find("startxref", in: bytes, max(0, bytes.count - tail)..<bytes.count).last
      guard let mark else { return false }
      var words = Words(bytes: bytes, at: mark + "startxref".utf8.count)
      guard let place = words.number(), place > 0, place < bytes.count - start else { return false }
      words = Words(bytes: bytes, at: start + place)
      if words.takes("xref") { return words.isSection() }
      // A stream holds the table: it is an object.
      return words.number() != nil && words.number() != nil && words.takes("obj")
    }
  }

  private static func find(_ text: String, in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> [Int] {
    let pattern = Array(text.utf8)
    var places: [Int] = []
    var from = range.lowerBound
    while let base = bytes.baseAddress, let hit = memmem(base + from, range.upperBound - from, pattern, pattern.count) {
      places.append(UnsafeRawPointer(hit) - base)
      from = places[places.count - 1] + 1
    }
    return places
  }

  /// Reads words from a place on.
  private struct Words {
    let bytes: UnsafeRawBufferPointer
    var at: Int

    /// Numbers have no more digits than this: those of a place in the file have ten.
    private static let mostDigits = 15

    /// Takes a number that is not negative; nil, and nothing is taken, where none comes next.
    mutating func number() -> Int? {
      skipSpace()
      let start = at
      var value = 0
      while at < bytes.count, (0x30...0x39).contains(bytes[at]), at - start < Self.mostDigits {
        value = 10 * value + Int(bytes[at] - 0x30)
        at += 1
      }
      return at > start ? value : nil
    }

    /// Takes a word if it comes next.
    mutating func takes(_ word: String) -> Bool {
      skipSpace()
      let word = word.utf8
      guard at + word.count <= bytes.count, bytes[at..<(at + word.count)].elementsEqual(word) else { return false }
      at += word.count
      return true
    }

    /// Whether a section of a table stands here: runs of entries, each `0000000015 00000 n`, and the trailer.
    mutating func isSection() -> Bool {
      while !takes("trailer") {
        guard number() != nil, let count = number() else { return false }
        for _ in 0..<count {
          guard number() != nil, number() != nil, takes("n") || takes("f") else { return false }
        }
      }
      return true
    }

    private mutating func skipSpace() {
      while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    }
  }
}
