/// Something that the program says to people, in whichever language they read.
///
/// It is written in English where it is said, values and all, and `chinese.texts` has the Chinese for it:
///
/// ```swift
/// let cause: Text = "there is no table \(id): its only one is t1"
/// print(cause)                      // there is no table t9: its only one is t1
/// print(cause.string(in: .chinese)) // 没有表 t9：唯一的表是 t1
/// ```
///
/// A text that is a value of another is translated with it. What has no Chinese yet is said in English.
public struct Text: Sendable, Equatable, CustomStringConvertible {
  /// A stretch of a text.
  fileprivate enum Piece: Sendable {
    /// Words as they stand in the source.
    case words(String)
    /// A value that reads the same in every language.
    case value(String)
    /// A value that is said in the reader's language.
    case text(Text)
  }

  private var pieces: [Piece]

  /// A value in a text.
  public enum Value: Sendable {
    /// One that reads the same in every language.
    case plain(String)
    /// One that is said in the reader's language.
    case text(Text)
  }

  /// Puts a text together again from its `pattern` and `values`, as after a way through another process.
  public init(pattern: String, values: [Value]) {
    var values = values[...]
    var words = pattern[...]
    pieces = []
    while let place = words.firstRange(of: "{}"), let value = values.popFirst() {
      if place.lowerBound > words.startIndex { pieces.append(.words(String(words[..<place.lowerBound]))) }
      pieces.append(value.piece)
      words = words[place.upperBound...]
    }
    if !words.isEmpty { pieces.append(.words(String(words))) }
  }

  /// Takes words that come from elsewhere as they are.
  public init(verbatim words: String) { pieces = [.value(words)] }

  /// The English with `{}` for each value: what the Chinese is looked up by.
  public var pattern: String {
    pieces.map { if case .words(let words) = $0 { words } else { "{}" } }.joined()
  }

  /// The text in English.
  public var description: String { string(in: .english) }

  /// The text in a language.
  public func string(in language: Language) -> String {
    if language == .chinese, let translation = Catalogue.chinese[pattern] {
      return translation.filled(with: values.map { $0.string(in: language) })
    }
    return pieces.map { piece in
      switch piece {
      case .words(let text), .value(let text): text
      case .text(let text): text.string(in: language)
      }
    }.joined()
  }

  /// The values in the order of the English.
  public var values: [Value] {
    pieces.compactMap { piece in
      switch piece {
      case .words: nil
      case .value(let value): .plain(value)
      case .text(let text): .text(text)
      }
    }
  }

  /// The same with one plain value in the place of another.
  public func replacing(_ value: String, with other: String) -> Text {
    var text = self
    for (index, piece) in pieces.enumerated() { if case .value(value) = piece { text.pieces[index] = .value(other) } }
    return text
  }

  /// Texts that read the same are the same.
  public static func == (one: Text, other: Text) -> Bool { one.description == other.description }
}

extension Text.Value {
  /// The value in a language.
  fileprivate func string(in language: Language) -> String {
    switch self {
    case .plain(let value): value
    case .text(let text): text.string(in: language)
    }
  }

  fileprivate var piece: Text.Piece {
    switch self {
    case .plain(let value): .value(value)
    case .text(let text): .text(text)
    }
  }
}

/// Something with a text to show to people, such as an error.
public protocol Worded {
  /// What it says.
  var text: Text { get }
}

extension Text: Worded {
  /// Itself.
  public var text: Text { self }
}

extension Text: ExpressibleByStringInterpolation {
  /// Collects the words and values of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    /// Begins a literal.
    public init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(2 * interpolationCount + 1) }

    /// Adds words.
    public mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { pieces.append(.words(literal)) } }

    /// Adds a value; one that has a text is said in the reader's language.
    public mutating func appendInterpolation<Value>(_ value: Value) {
      pieces.append((value as? any Worded).map { .text($0.text) } ?? .value(String(describing: value)))
    }
  }

  /// Takes the pieces of a literal.
  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  /// Takes words without values.
  public init(stringLiteral words: String) { pieces = words.isEmpty ? [] : [.words(words)] }
}
