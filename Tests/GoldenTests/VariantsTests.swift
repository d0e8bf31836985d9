import Extraction
import FoundationEssentials
import Layout
import Testing

/// Some documents of the varied press (`tools/variants --fixtures`) give the cells that were typeset.
struct VariantsTests {
  private struct Truth: Decodable {
    struct Table: Decodable {
      var cells: [Cell]
    }
    struct Cell: Decodable {
      var r: Int
      var c: Int
      var rs: Int
      var cs: Int
      var text: String
    }
    var tables: [Table]
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Samples/variants")

  private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".pdf") }.map { String($0.dropLast(4)) }.sorted()

  @Test func thereAreVariants() { #expect(!Self.names.isEmpty) }

  @Test(arguments: names)
  func isAsTypeset(name: String) throws {
    let pdf = try PDFDocument(contentsOf: Self.folder.appending(path: "\(name).pdf"))
    let pages = try (1...pdf.pageCount).map { PageLayout(try pdf.page($0)) }
    let truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: Self.folder.appending(path: "\(name).truth.json")))
    let tables = DocumentLayout(pages).tables
    #expect(tables.count == truth.tables.count)
    for (table, typeset) in zip(tables, truth.tables) {
      let read = table.grid.cells.map { Self.line($0.row, $0.column, $0.rowSpan, $0.columnSpan, $0.text) }.filter { !$0.hasSuffix(" ") }
      let printed = typeset.cells.map { Self.line($0.r, $0.c, $0.rs, $0.cs, $0.text) }.filter { !$0.hasSuffix(" ") }
      #expect(Set(read).symmetricDifference(printed).sorted() == [])
      #expect(table.doubts.isEmpty)
    }
  }

  private static func line(_ row: Int, _ column: Int, _ rowSpan: Int, _ columnSpan: Int, _ text: String) -> String {
    "\(row),\(column) \(rowSpan)×\(columnSpan) \(text.filter { !$0.isWhitespace })"
  }
}
