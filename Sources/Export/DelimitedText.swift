/// Tables as lines of fields.
struct DelimitedText {
  private let delimiter: String
  private let lineEnd: String
  private let field: @Sendable (String) -> String

  /// RFC 4180: quotes where a field needs them, lines that end with CR LF.
  static let csv = DelimitedText(delimiter: ",", lineEnd: "\r\n") { text in
    guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else { return text }
    return "\"" + text.mappingScalars { $0 == "\"" ? "\"\"" : nil } + "\""
  }

  /// No quoting: a tab or line break inside a field becomes a space.
  static let tsv = DelimitedText(delimiter: "\t", lineEnd: "\n") { text in
    text.mappingScalars { $0 == "\t" || $0.isLineBreak ? " " : nil }
  }

  func text(_ tables: [NamedGrid], for spreadsheet: SpreadsheetCare = .none) -> String {
    let field = spreadsheet.guardsFormulas ? { self.field(SpreadsheetCare.guarded($0)) } : field
    let mark = spreadsheet.marksUTF8 ? "\u{FEFF}" : ""
    return mark
      + tables.map { table in
        let comment = tables.count > 1 ? "# \(table.heading)" + lineEnd : ""
        return comment + table.grid.texts.map { $0.map(field).joined(separator: delimiter) + lineEnd }.joined()
      }.joined(separator: lineEnd)
  }
}
