import FoundationEssentials
import Records

/// How records are written into text files.
public enum RecordFormat: Sendable, Equatable {
  /// CSV as RFC 4180 has it; for Excel with a byte order mark, and no text that it would take for a formula.
  case csv(forExcel: Bool)
  /// One JSON object a line.
  case ndjson

  /// The suffix of its files, without the dot.
  var suffix: String {
    switch self {
    case .csv: "csv"
    case .ndjson: "ndjson"
    }
  }

  /// What a file of a relation begins with.
  func head(of relation: Relation) -> [UInt8] {
    switch self {
    case .csv(let forExcel):
      (forExcel ? Self.byteOrderMark : []) + Array((relation.columns.map(\.name).joined(separator: ",") + "\r\n").utf8)
    case .ndjson: []
    }
  }

  /// Writes one record with its line end.
  func append(_ record: [RecordValue], of relation: Relation, to lines: inout [UInt8]) {
    switch self {
    case .csv(let forExcel):
      for (index, value) in record.enumerated() {
        if index > 0 { lines.append(UInt8(ascii: ",")) }
        lines.append(contentsOf: Self.field(value, forExcel: forExcel).utf8)
      }
      lines += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    case .ndjson:
      Self.appendObject(record, of: relation, to: &lines)
      lines.append(UInt8(ascii: "\n"))
    }
  }

  /// Writes a record as a JSON object without a line end.
  static func appendObject(_ record: [RecordValue], of relation: Relation, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "{"))
    for (index, column) in relation.columns.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      JSONSerializer.append(column.name, to: &line)
      line.append(UInt8(ascii: ":"))
      if case .text(let text) = record[index] {
        JSONSerializer.append(text, to: &line)
      } else {
        line.append(contentsOf: (plain(record[index]) ?? "null").utf8)
      }
    }
    line.append(UInt8(ascii: "}"))
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// What is no text, as digits or a word; nil where there is no value.
  private static func plain(_ value: RecordValue) -> String? {
    switch value {
    case .null: nil
    case .integer(let number): String(number)
    case .decimal(let number): JSONNumber(number)?.text
    case .measure(let measure, let places): JSONNumber(measure, places: places).text
    case .flag(let flag): flag ? "true" : "false"
    case .text(let text): text
    }
  }

  /// An empty field is no value, an empty text is quoted: loaders that know the difference keep it.
  private static func field(_ value: RecordValue, forExcel: Bool) -> String {
    guard case .text(var text) = value else { return plain(value) ?? "" }
    if forExcel, let first = text.unicodeScalars.first, formulaStarts.contains(first) { text = "'" + text }
    let needsQuotes = text.isEmpty || text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
    return needsQuotes ? "\"" + text.mappingScalars { $0 == "\"" ? "\"\"" : nil } + "\"" : text
  }

  /// What a cell begins with that Excel and its like would calculate.
  ///
  /// A text like -5 is guarded too, other than in `SpreadsheetCare`: relations have columns of numbers, and what stands in one of texts is none.
  private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
}
