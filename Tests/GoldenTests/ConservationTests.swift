import Extraction
import FoundationEssentials
import Testing

@testable import Layout

/// Of each page of the samples every visible glyph is in one place, and the cells of each table tile its grid.
struct ConservationTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Samples")

  private static let names = ["", "variants/"].flatMap { inner in
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: inner).path)) ?? [])
      .filter { $0.hasSuffix(".pdf") }.map { inner + $0 }.sorted()
  }

  /// How often each character stands in texts, white space left out; a raised digit is the digit that was printed.
  private static func counts(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar: Int] {
    scalars.filter { !$0.properties.isWhitespace }.reduce(into: [:]) { counts, scalar in
      let digit = RaisedDigits.scalars.firstIndex(of: scalar).map { Unicode.Scalar(UInt8(ascii: "0") + UInt8($0)) }
      counts[digit ?? scalar, default: 0] += 1
    }
  }

  @Test func thereAreSamples() { #expect(!Self.names.isEmpty) }

  @Test(arguments: names)
  func isInOnePlace(name: String) throws {
    let pdf = try PDFDocument(contentsOf: Self.folder.appending(path: name))
    for number in 1...pdf.pageCount {
      let page = try pdf.page(number)
      let layout = PageLayout(page)
      let cells = layout.tables.flatMap { table in table.pieces.map(\.text) + table.peeled.map(\.text) }
      let given = Self.counts((cells + layout.lines.map(\.text)).flatMap(\.unicodeScalars))
      let printed = Self.counts(page.glyphs.lazy.filter { !$0.isInvisible }.map(\.scalar))
      let lost = printed.filter { $0.value > given[$0.key] ?? 0 }.keys.sorted().map(String.init)
      let doubled = given.filter { $0.value > printed[$0.key] ?? 0 }.keys.sorted().map(String.init)
      #expect(lost == [], "lost on page \(number)")
      #expect(doubled == [], "given twice on page \(number)")
      for grid in layout.tables.map(\.grid) { #expect(Self.isTiled(grid), "page \(number)") }
    }
  }

  private static func isTiled(_ grid: Grid) -> Bool {
    var covered = Array(repeating: 0, count: grid.rowCount * grid.columnCount)
    for cell in grid.cells {
      for row in cell.row..<(cell.row + cell.rowSpan) {
        for column in cell.column..<(cell.column + cell.columnSpan) { covered[row * grid.columnCount + column] += 1 }
      }
    }
    return covered.allSatisfy { $0 == 1 }
  }
}
