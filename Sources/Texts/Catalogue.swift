/// The Chinese for what the program says in English.
///
/// The file has an entry a text: the English as it stands in the source, then the Chinese on lines that begin with `=`. Blank lines stand
/// between entries, `#` begins a line for translators. `{}` is a value; `{2}` in the Chinese is the second value of the English.
/// Lines of English are joined by a space, so a text may be wrapped otherwise than in the source; lines of Chinese stay lines.
public struct Catalogue: Sendable {
  /// The catalogue of the package.
  public static let chinese = Catalogue(String(decoding: PackageResources.chinese_texts, as: UTF8.self))

  /// A text in another language, cut at its values.
  public struct Translation: Sendable, Equatable {
    /// The words with `{}` or `{N}` where values stand.
    public let pattern: String

    /// The words with the values in their places.
    ///
    /// - Parameter values: The values in the order of the English.
    /// - Returns: The text; a place without a value stays as it is written.
    public func filled(with values: [String]) -> String {
      var text = ""
      var rest = Substring(pattern)
      var next = 0
      while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        text += rest[..<open]
        let inside = rest[rest.index(after: open)..<close]
        let place = inside.isEmpty ? next : Int(inside).map { $0 - 1 } ?? -1
        if inside.isEmpty { next += 1 }
        text += values.indices.contains(place) ? values[place] : String(rest[open...close])
        rest = rest[rest.index(after: close)...]
      }
      return text + rest
    }
  }

  private let translations: [String: Translation]

  /// The English of every entry, folded.
  public var entries: [String] { translations.keys.sorted() }

  /// Reads a catalogue.
  public init(_ text: String) {
    var translations: [String: Translation] = [:]
    for block in text.split(separator: "\n", omittingEmptySubsequences: false).split(whereSeparator: { $0.isEmpty }) {
      let lines = block.filter { !$0.hasPrefix("#") }
      let english = lines.filter { !$0.hasPrefix("=") }.joined(separator: " ")
      let chinese = lines.filter { $0.hasPrefix("=") }.map { $0.dropFirst($0.hasPrefix("= ") ? 2 : 1) }
      guard !english.isEmpty, !chinese.isEmpty else { continue }
      translations[Self.folded(english)] = Translation(pattern: chinese.joined(separator: "\n"))
    }
    self.translations = translations
  }

  /// The translation of an English text; white space is compared as one space.
  public subscript(english: String) -> Translation? { translations[Self.folded(english)] }

  /// A text with a single space for each stretch of white space.
  public static func folded(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
