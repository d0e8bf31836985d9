import Disclosure
import Export

/// What `gongkai tables` makes of a document.
struct TableProduct {
  /// The options that say what is made.
  static let options = [formatOption, tableOption, excelOption, guardOption]

  private static let formatOption = Option(
    "--format", value: "FORMAT", of: TableFormat.self, help: "csv (the default), tsv, markdown, html or json.")
  private static let tableOption = Option("--table", value: "ID", help: "Print only this table: t3.")
  private static let excelOption = Option("--excel", help: "CSV that Excel opens: with its mark of UTF-8, and\nguarded as by --guard.")
  private static let guardOption = Option("--guard", help: "Keep spreadsheets from taking cells for formulas.")

  private let format: TableFormat
  private let table: String?
  private let spreadsheet: SpreadsheetCare
  private let isSeparate: Bool

  /// Takes the options.
  ///
  /// - Parameters:
  ///   - arguments: The options.
  ///   - isSeparate: Whether each table is a file of its own.
  /// - Throws: `UsageError`.
  init(_ arguments: Arguments, isSeparate: Bool) throws(UsageError) {
    format = try arguments.value(Self.formatOption, as: TableFormat.self) ?? .csv
    table = arguments[Self.tableOption]
    let isExcel = arguments.has(Self.excelOption)
    guard !isExcel || format == .csv else { throw UsageError(cause: "--excel goes with --format csv") }
    spreadsheet = SpreadsheetCare(guardsFormulas: isExcel || arguments.has(Self.guardOption), marksUTF8: isExcel)
    self.isSeparate = isSeparate
  }

  /// The tables of a disclosure as text or, where each is a file of its own, as frames with their names.
  ///
  /// - Throws: `Problem` where there is no such table.
  func bytes(_ disclosure: Disclosure, path: String) throws(Problem) -> [UInt8] {
    var tables = disclosure.tables.map { NamedGrid(id: $0.id, title: $0.title, pages: $0.pages, quality: $0.quality, grid: $0.grid) }
    if let table {
      let known = tables.last.map { $0.id == "t1" ? "its only one is t1" : "they are t1 to \($0.id)" } ?? "it has none"
      tables.removeAll { $0.id != table }
      guard !tables.isEmpty else { throw Problem("\(path): there is no table \(table): \(known)", code: .noSuchTable) }
    }
    guard isSeparate else { return Array(format.text(tables, for: spreadsheet).utf8) }
    return tables.flatMap { table in
      let name = "\(table.id).\(format == .markdown ? "md" : format.rawValue)"
      return Frame(header: .string(name), body: Array(format.text([table], for: spreadsheet).utf8)).bytes
    }
  }

  /// The files in a product whose tables are separate.
  static func files(_ product: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    var buffer = FrameBuffer()
    buffer.append(product)
    var files: [(name: String, bytes: [UInt8])] = []
    while let frame = try? buffer.next() { if let name = frame.header.string { files.append((name, frame.body)) } }
    return files
  }
}
