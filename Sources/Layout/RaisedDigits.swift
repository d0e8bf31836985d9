/// Digits that are set above the line behind a number or a word: they refer to a footnote and are no part of it.
public enum RaisedDigits {
  /// The raised digits from 0 to 9.
  static let scalars = Array("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)
  private static let characters = Set(scalars.map { Character($0) })

  /// Whether a character is a raised digit.
  public static func contains(_ character: Character) -> Bool { !character.isASCII && characters.contains(character) }
}
