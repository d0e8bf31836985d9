import Glibc

/// An administrative division by its code in the national standard GB/T 2260.
public struct Region: Sendable, Equatable {
  /// The six digits.
  public var code: String
  /// The official name.
  public var name: String

  /// Makes a region.
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}

/// Finds the administrative division that names and codes speak of.
///
/// The table is looked through, as bytes, for what a document names: a dictionary of its three thousand names takes as long as reading three
/// pages.
enum Regions {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The digits of a code.
  private static let codeLength = 6
  /// The least characters of a name that may stand anywhere in a text.
  private static let distinctLength = 3

  /// The region of a code of the standard; nil where there is none.
  static func region(code: String) -> Region? {
    var found: Region?
    forEachDivision { number, name in
      if found == nil, number.elementsEqual(code.utf8) { found = Region(code: code, name: String(decoding: name, as: UTF8.self)) }
    }
    return found
  }

  /// The most special division that the texts name, all its divisions that they name agreeing.
  ///
  /// A county whose name several provinces have is told by the province or prefecture beside it; without one, nothing is said.
  static func region(in texts: [String]) -> Region? {
    for text in texts {
      var found: Set<String> = []
      var last: Mention?
      for mention in mentions(in: text) {
        // A name stands at the head of an agency's, or right behind the division above it; several divisions may have one name.
        let isSame = mention.start == last?.start && mention.length == last?.length
        guard isSame || mention.start == 0 || !found.isEmpty || mention.length >= distinctLength else { continue }
        found.insert(mention.code)
        last = mention
      }
      if let code = mostSpecial(of: found) { return region(code: code) }
    }
    return nil
  }

  /// The name of a division in a text: its place and length in characters.
  private struct Mention {
    var start: Int
    var length: Int
    var code: String
  }

  /// The names of divisions in a text, from left to right, shorter ones first.
  private static func mentions(in text: String) -> [Mention] {
    var mentions: [Mention] = []
    var text = text
    text.withUTF8 { text in
      forEachDivision { code, name in
        // 上海市 is called 上海 before the names of its agencies; a county without its 县 is no name.
        let isCounty = !(code[codeLength - 2] == UInt8(ascii: "0") && code[codeLength - 1] == UInt8(ascii: "0"))
        for name in isCounty ? [name] : [name, withoutLastCharacter(name)] where characters(in: name) > 1 {
          for place in places(of: name, in: text) {
            let start = characters(in: Bytes(rebasing: text[..<place]))
            mentions.append(Mention(start: start, length: characters(in: name), code: String(decoding: code, as: UTF8.self)))
          }
        }
      }
    }
    return mentions.sorted { ($0.start, $0.length, $0.code) < ($1.start, $1.length, $1.code) }
  }

  /// Hands on the codes and the names of all divisions.
  private static func forEachDivision(_ body: (_ code: Bytes, _ name: Bytes) -> Void) {
    var table = RegionTable.text
    table.withUTF8 { table in
      var start = 0
      for end in 0...table.count where end == table.count || table[end] == UInt8(ascii: "\n") || table[end] == UInt8(ascii: "|") {
        if end - start > codeLength {
          body(Bytes(rebasing: table[start..<(start + codeLength)]), Bytes(rebasing: table[(start + codeLength)..<end]))
        }
        start = end + 1
      }
    }
  }

  private static func places(of name: Bytes, in text: Bytes) -> [Int] {
    guard let first = name.first, let start = text.baseAddress, let pattern = name.baseAddress else { return [] }
    var places: [Int] = []
    var from = 0
    while text.count - from >= name.count, let hit = memchr(start + from, Int32(first), text.count - from - name.count + 1) {
      let place = UnsafeRawPointer(hit) - UnsafeRawPointer(start)
      if memcmp(start + place, pattern, name.count) == 0 { places.append(place) }
      from = place + 1
    }
    return places
  }

  private static func characters(in bytes: Bytes) -> Int { bytes.count { isFirst($0) } }

  private static func withoutLastCharacter(_ bytes: Bytes) -> Bytes { Bytes(rebasing: bytes[..<(bytes.lastIndex(where: isFirst) ?? 0)]) }

  /// Whether a byte of UTF-8 begins a character.
  private static func isFirst(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  private static func mostSpecial(of codes: Set<String>) -> String? {
    func parents(_ code: String) -> [String] { [String(code.prefix(4)) + "00", String(code.prefix(2)) + "0000"].filter { $0 != code } }
    let counties = codes.filter { !$0.hasSuffix("00") }
    let confirmed = counties.filter { code in parents(code).contains(where: codes.contains) }
    let special = confirmed.isEmpty ? counties : confirmed
    if special.count == 1 { return special.first }
    let prefectures = codes.filter { $0.hasSuffix("00") && !$0.hasSuffix("0000") }
    if prefectures.count == 1 { return prefectures.first }
    let provinces = codes.filter { $0.hasSuffix("0000") }
    return provinces.count == 1 ? provinces.first : nil
  }

  /// The division whose code most project codes begin with.
  static func region(ofProjectCodes codes: [String]) -> Region? {
    var counts: [String: Int] = [:]
    for code in codes where code.count >= 12 {
      counts[String(code.prefix(codeLength)), default: 0] += 1
    }
    counts = counts.filter { region(code: $0.key) != nil }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value * 2 > codes.count else { return nil }
    return region(code: best.key)
  }
}
