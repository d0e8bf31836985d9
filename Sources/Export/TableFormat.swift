import Layout

/// A table's grid with what it is called by, for the formats that carry the print alone.
public struct NamedGrid: Sendable, Equatable {
  /// The table's name within the document: `t1`, `t2` … in reading order.
  public var id: String
  /// The title above it.
  public var title: String?
  /// The pages that it covers, from 1.
  public var pages: [Int]
  /// How well the grid explains what is printed, from 0 to 1.
  public var quality: Double
  /// The cells.
  public var grid: Grid

  /// Makes a named grid.
  public init(id: String, title: String?, pages: [Int], quality: Double = 1, grid: Grid) {
    self.id = id
    self.title = title
    self.pages = pages
    self.quality = quality
    self.grid = grid
  }

  /// The id, the title and the pages on one line: `t1 收支总表 (pages 3-4)`.
  var heading: String {
    let words = title.map { $0.mappingScalars { $0.isLineBreak ? " " : nil } }
    let place = pages.count > 1 ? "pages \(pages[0])-\(pages[pages.count - 1])" : pages.first.map { "page \($0)" }
    return [id, words, place.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
  }
}

/// The formats that tables can be written in.
public enum TableFormat: String, Sendable, CaseIterable {
  /// Comma-separated values (RFC 4180).
  case csv
  /// Tab-separated values.
  case tsv
  /// Markdown with pipes.
  case markdown
  /// HTML `<table>` elements.
  case html
  /// The grids as JSON (docs/format.md).
  case json

  /// The tables as text that ends with a line feed; CSV's lines end as RFC 4180 has it.
  ///
  /// In CSV and TSV a blank line stands between tables, and a comment line `# t1 title (pages 3-4)` above each, only where there are
  /// several. The text of a cell that covers several rows or columns stands once, at the first.
  ///
  /// - Parameters:
  ///   - tables: The tables.
  ///   - spreadsheet: What is done for spreadsheets, in CSV and TSV.
  /// - Returns: The text.
  public func text(_ tables: [NamedGrid], for spreadsheet: SpreadsheetCare = .none) -> String {
    switch self {
    case .csv: DelimitedText.csv.text(tables, for: spreadsheet)
    case .tsv: DelimitedText.tsv.text(tables, for: spreadsheet)
    case .markdown: MarkdownText.text(tables)
    case .html: HTMLText.text(tables)
    case .json: String(decoding: JSONSerializer(.disclosure).serialize(Self.json(tables)), as: UTF8.self)
    }
  }

  /// The tables as a JSON value: `{"tables": [{"id", "title", "pages", "quality", "grid"}]}`.
  static func json(_ tables: [NamedGrid]) -> JSONValue {
    .object([
      "tables": .array(
        tables.map {
          .object([
            "id": .string($0.id), "title": JSONValue(orNull: $0.title), "pages": JSONValue($0.pages),
            "quality": .number(JSONNumber($0.quality, places: 3)), "grid": $0.grid.json,
          ])
        })
    ])
  }
}

extension Grid {
  /// The texts row by row; a position that a spanning cell covers beyond its first is empty.
  var texts: [[String]] {
    var rows = Array(repeating: Array(repeating: "", count: columnCount), count: rowCount)
    for cell in cells where cell.row < rowCount && cell.column < columnCount { rows[cell.row][cell.column] = cell.text }
    return rows
  }
}
