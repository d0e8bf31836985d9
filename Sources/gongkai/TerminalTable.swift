/// A table for a terminal: columns under heads, each as wide as its widest text, Chinese characters taking two places.
struct TerminalTable {
  /// A column.
  struct FormColumn {
    /// The text over it.
    var head: String
    /// Whether its texts end at the right.
    var isNumber: Bool

    init(_ head: String, isNumber: Bool = false) {
      self.head = head
      self.isNumber = isNumber
    }
  }

  private let columns: [FormColumn]
  private var rows: [[String]]

  init(columns: [FormColumn]) {
    self.columns = columns
    rows = [columns.map(\.head)]
  }

  /// Adds a row, one text for each column.
  mutating func add(_ row: [String]) { rows.append(row) }

  /// The table's lines.
  var text: String {
    let widths = columns.indices.map { column in rows.map { Self.width(of: $0[column]) }.max() ?? 0 }
    return rows.map { row in
      let cells = columns.indices.map { column -> String in
        let padding = String(repeating: " ", count: widths[column] - Self.width(of: row[column]))
        if columns[column].isNumber { return padding + row[column] }
        return column == columns.count - 1 ? row[column] : row[column] + padding
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }

  /// How many places a text takes on a terminal.
  static func width(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width(of: $1) } }

  /// As much of a text as takes at most so many places; what is cut off leaves an ellipsis.
  static func cut(_ text: String, to places: Int) -> String {
    guard width(of: text) > places else { return text }
    var left = places - 1
    let kept = text.prefix { character in
      left -= width(of: String(character))
      return left >= 0
    }
    return kept + "…"
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6,
      0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
