import Disclosure
import Extraction
import FoundationEssentials
import Layout
import Recognition
import Testing

@testable import Reading

/// Boxes of pages that were turned before they were read lie where the PDF shows them.
struct PlacedBoxesTests {
  private let before = Box(10, 20, 30, 40)
  private let after = Box(110, 20, 130, 40)

  /// A disclosure with a box in every place that one may stand in, on pages 1 and 2.
  private func disclosure() -> Disclosure {
    let source = { (page: Int) in Provenance(page: page, box: self.before, gridRow: 0) }
    var table = DisclosureTable(
      id: "t1", kind: .expenditure, pages: [1, 2],
      rows: [1, 2].map { FormRow(name: "合计", level: 0, amounts: [:], source: source($0)) },
      grid: Grid(
        rowCount: 2, columnCount: 1, cells: [1, 2].map { Cell(row: $0 - 1, column: 0, text: "合计", page: $0, box: before) }))
    var target = PerformanceTarget()
    target.indicators = [1, 2].map {
      PerformanceTarget.Indicator(
        set: .annual, level1: nil, level2: nil, level3: "培训人次", target: PerformanceTarget.Target(text: "100"), source: source($0))
    }
    table.performances = [target]
    return Disclosure(
      source: SourceFile(file: "a.pdf", sha256: "", bytes: 0, pageCount: 2, textLayer: .scanned), document: DocumentIdentity(kind: .budget),
      tables: [table], statements: [1, 2].map { Statement(metric: .revenueTotal, yuan: 1, text: "", source: source($0)) },
      checks: [1, 2].map { AccountingCheck(rule: .columnTotal, passed: true, message: "", source: source($0)) },
      diagnostics: [1, 2].map { Diagnostic(.warning, code: .layoutCell, message: "", page: $0, box: before) })
  }

  @Test func takesTheBoxesOfTurnedPagesBack() throws {
    var map = PlaneMap.identity
    map.tx = 100
    var placed = disclosure()
    placed.place([2: map])
    #expect(placed.tables[0].grid.cells.map(\.box) == [before, after])
    #expect(placed.tables[0].rows?.map(\.source.box) == [before, after])
    #expect(placed.tables[0].performances[0].indicators.map(\.source.box) == [before, after])
    #expect(placed.statements.map(\.source.box) == [before, after])
    #expect(placed.checks.map(\.source?.box) == [before, after])
    #expect(placed.diagnostics.map(\.box) == [before, after])
  }
}
