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
enum Regions {
  private static let byCode: [String: String] = {
    var names: [String: String] = [:]
    // As bytes: finding the characters of the table takes longer than reading two pages.
    for entry in RegionTable.text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "|") }) {
      names[String(Substring(entry.prefix(6)))] = String(Substring(entry.dropFirst(6)))
    }
    return names
  }()

  private static let byName: [String: [String]] = {
    var codes: [String: [String]] = [:]
    for (code, name) in byCode {
      codes[name, default: []].append(code)
      // 上海市 is called 上海 before the names of its agencies; a county without its 县 is no name.
      if code.hasSuffix("00") { codes[String(name.dropLast()), default: []].append(code) }
    }
    return codes.mapValues { $0.sorted() }
  }()

  /// The longest name of a division, in characters.
  private static let longestName = 15

  /// The region of a code of the standard; nil where there is none.
  static func region(code: String) -> Region? { byCode[code].map { Region(code: code, name: $0) } }

  /// The most special division that the texts name, all its divisions that they name agreeing.
  ///
  /// A county whose name several provinces have is told by the province or prefecture beside it; without one, nothing is said.
  static func region(in texts: [String]) -> Region? {
    for text in texts {
      var found: Set<String> = []
      let characters = Array(text)
      for start in characters.indices {
        for length in 2...longestName where start + length <= characters.count {
          // A name stands at the head of an agency's, or right behind the division above it.
          if let codes = byName[String(characters[start..<(start + length)])], start == 0 || !found.isEmpty || length >= 3 {
            found.formUnion(codes)
          }
        }
      }
      if let code = mostSpecial(of: found) { return region(code: code) }
    }
    return nil
  }

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
      let prefix = String(code.prefix(6))
      if byCode[prefix] != nil { counts[prefix, default: 0] += 1 }
    }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value * 2 > codes.count else { return nil }
    return region(code: best.key)
  }
}
