/// Tells captions, form numbers and notes from other text around a table.
struct CaptionWords {
  private let rules: FormRules

  init(_ rules: FormRules) { self.rules = rules }

  /// Whether a folded text is a caption.
  func isCaption(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return [WordList.agencyLabel, .moneyUnit, .date, .yearLine, .remarkCaption].contains { rules.has(scalars, in: $0) }
      || isFormNumber(text)
      || Self.agencyWithCode(text) != nil
  }

  /// Whether a folded text states a unit of money.
  func isUnit(_ text: String) -> Bool { rules.has(text, in: .moneyUnit) }

  /// Whether a folded text is a label before an agency's name.
  func isAgencyLabel(_ text: String) -> Bool { rules.has(text, in: .agencyLabel) }

  /// Whether a folded text begins with the label of a caption and its colon.
  func beginsWithLabel(_ text: String) -> Bool { text.contains(":") && (isAgencyLabel(text) || isUnit(text) || isDate(text)) }

  /// Whether a folded text is a date of reference or of filling in.
  func isDate(_ text: String) -> Bool { rules.has(text, in: .date) }

  /// Whether a folded text only names the year.
  func isYear(_ text: String) -> Bool { rules.has(text, in: .yearLine) }

  /// Whether a folded text is a form's number alone.
  func isFormNumber(_ text: String) -> Bool {
    text.count <= 14 && rules.has(text, in: .formNumber) && rules.kind(ofTitle: text) == nil
  }

  /// Whether a folded text begins a note.
  func isNote(_ text: String) -> Bool { rules.has(text, in: .note) }

  /// Whether a folded text names who signed for a form.
  func isSignature(_ text: String) -> Bool { rules.has(text, in: .signature) }

  /// Whether a folded text goes on a list of notes.
  func isNoteItem(_ text: String) -> Bool { rules.has(text, in: .noteItem) }

  /// An agency's code and name in a folded text that begins with three to nine digits: 999001某局, [999001]某局.
  static func agencyWithCode(_ text: String) -> (code: String, name: String)? {
    let open = text.prefix { "[(【".contains($0) }
    let code = text.dropFirst(open.count).prefix { $0.isASCII && $0.isWholeNumber }
    guard (3...9).contains(code.count), text.count <= 40 else { return nil }
    let behind = text.dropFirst(open.count + code.count)
    guard open.isEmpty || open.count == 1 && behind.first.map({ "])】".contains($0) }) ?? false else { return nil }
    let name = behind.dropFirst(open.count).drop { "-_:".contains($0) }
    // A year and English words are no agency.
    guard code.count != 4 || !(code.hasPrefix("19") || code.hasPrefix("20")), name.count(where: { !$0.isASCII }) >= 3 else { return nil }
    guard let first = name.first, !"年.、)月/,%万元".contains(first), !text.hasSuffix("表"), !text.contains("。") else {
      return nil
    }
    return (String(code), String(name))
  }
}
