/// What is done for spreadsheets, which take the text of some cells for more than text.
public struct SpreadsheetCare: Sendable, Equatable {
  /// Whether cells that a spreadsheet would take for a formula get an apostrophe before them.
  public var guardsFormulas: Bool
  /// Whether the text begins with the mark by which Excel knows UTF-8.
  public var marksUTF8: Bool

  /// Nothing is done: the cells are as they are printed.
  public static let none = SpreadsheetCare(guardsFormulas: false, marksUTF8: false)

  /// Says what is done.
  public init(guardsFormulas: Bool, marksUTF8: Bool) {
    self.guardsFormulas = guardsFormulas
    self.marksUTF8 = marksUTF8
  }

  /// A cell's text with an apostrophe before it where a spreadsheet would take it for a formula.
  ///
  /// A number with a sign is no formula, and nor is a dash that stands for nothing.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    let isDash = text.unicodeScalars.allSatisfy { $0 == "-" }
    return isDash || isNumber(text) ? text : "'" + text
  }

  /// Whether a text is a sign, digits with separators between thousands, a point, and a percent sign at most.
  private static func isNumber(_ text: String) -> Bool {
    guard text.first == "-" || text.first == "+" else { return false }
    var rest = text.dropFirst()
    if rest.last == "%" { rest.removeLast() }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    let isWhole = { (digits: Substring) in !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isWholeNumber } }
    guard let whole = parts.first, parts.count <= 2 else { return false }
    return isWhole(whole.filter { $0 != "," }[...]) && parts.dropFirst().allSatisfy(isWhole)
  }
}
