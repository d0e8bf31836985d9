/// Lines of fields as CSV.
public enum DelimitedLines {
  /// The lines as RFC 4180 has them.
  ///
  /// - Parameter lines: The fields of each line.
  /// - Returns: The text.
  public static func csv(_ lines: [[String]]) -> String { DelimitedText.csv.text(lines) }
}
