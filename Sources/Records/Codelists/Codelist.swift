/// A list of the values that a column takes, each with its label in English and in Chinese.
public struct Codelist: Sendable, Equatable {
  /// One value.
  public struct Entry: Sendable, Equatable {
    /// The value as it stands in the output.
    public let value: String
    /// What it is called in English.
    public let english: String
    /// What it is called in Chinese, in the words of the forms.
    public let chinese: String
  }

  /// The list's name: `tableKind`.
  public let name: String
  /// What the list is of, in English.
  public let english: String
  /// What the list is of, in Chinese.
  public let chinese: String
  /// The values in order.
  public let entries: [Entry]

  /// Makes a list from lines of value, Chinese label and English label with bars between them.
  init(_ name: String, _ english: String, _ chinese: String, _ lines: String) {
    self.name = name
    self.english = english
    self.chinese = chinese
    entries = lines.split(separator: "\n").map { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return Entry(value: parts[0], english: parts.count > 2 ? parts[2] : "", chinese: parts.count > 1 ? parts[1] : "")
    }
  }

  /// The entry of a value; nil where the list has none.
  public subscript(value: String) -> Entry? { entries.first { $0.value == value } }

  /// Every list.
  public static let all: [Codelist] = [
    documentKind, entity, textLayer, pageReading, tableKind, unitBasis, side, part, standing, amountKey, attributeKey, threePublicItem,
    phase,
    metric, origin, scope, indicatorSet, checkRule, severity, diagnosticCode,
  ]
}
