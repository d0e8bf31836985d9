import FoundationEssentials
import Layout
import Testing

@testable import Disclosure

/// What sums that hold say of figures that were recognised.
struct StandingsTests {
  /// A form of name and total, a total above two lines, in 万元 with two decimals; a confidence of nil is print.
  private func table(_ lines: [(name: String, total: String, confidence: Double?)]) -> DisclosureTable {
    let cells = lines.enumerated().map { index, line in
      Cell(row: index, column: 1, text: line.total, page: 1, confidence: line.confidence)
    }
    let rows = lines.enumerated().map { index, line in
      var row = FormRow(
        name: line.name, amounts: ["total": (Numbers.decimal(line.total) ?? 0) * 10_000], source: Provenance(page: 1, gridRow: index))
      row.evidence["total"] = AmountEvidence(gridRow: index, gridColumn: 1, confidence: line.confidence)
      return row
    }
    return DisclosureTable(
      id: "t1", kind: .expenditure, unit: MoneyUnit(text: "万元", yuan: 10_000), pages: [1], rows: rows,
      grid: Grid(rowCount: lines.count, columnCount: 2, cells: cells))
  }

  private func standings(_ lines: [(name: String, total: String, confidence: Double?)], off difference: Decimal = 0)
    -> [AmountEvidence.Standing?]
  {
    var tables = [table(lines)]
    let cells = lines.indices.map { AccountingCheck.Cell(table: "t1", gridRow: $0, gridColumn: 1) }
    let check = AccountingCheck(rule: .columnTotal, passed: true, table: "t1", difference: difference, message: "", cells: cells)
    Standings(of: tables, checks: [check]).mark(&tables)
    return tables[0].rows?.map { $0.evidence["total"]?.standing } ?? []
  }

  private func lines(_ confidences: [Double?]) -> [(name: String, total: String, confidence: Double?)] {
    zip([("合计", "3.00"), ("甲", "1.00"), ("乙", "2.00")], confidences).map { ($0.0, $0.1, $1) }
  }

  @Test func aSumThatIsOffByRoundingConfirmsPrintAlone() {
    #expect(standings(lines([nil, nil, nil]), off: 100) == [.confirmed, .confirmed, .confirmed])
    #expect(standings(lines([0.99, nil, 0.99]), off: 100) == [.untested, .confirmed, .untested])
    #expect(standings(lines([0.99, 0.99, 0.99])) == [.confirmed, .confirmed, .confirmed])
  }

  @Test func aSumBearsOutOneDoubtfulFigureButNotTwo() {
    #expect(standings(lines([0.99, 0.6, 0.99])) == [.confirmed, .confirmed, .confirmed])
    #expect(standings(lines([0.6, 0.6, 0.99])) == [.untested, .untested, .confirmed], "two misread digits may make up for each other")
  }

  @Test func noSumConfirmsWhatStandsOnAPageThatCanHardlyBeRead() {
    var tables = [table(lines([0.99, 0.99, 0.99]))]
    for row in 0...1 {
      tables[0].rows?[row].evidence["total"]?.standing = row == 0 ? .confirmed : .contradicted
      tables[0].rows?[row].evidence["total"]?.confirmations = 1
    }
    let before = tables
    Standings.takeBackConfirmations(on: [2], of: &tables)
    #expect(tables == before)
    Standings.takeBackConfirmations(on: [1, 2], of: &tables)
    #expect(tables[0].rows?.map { $0.evidence["total"]?.standing } == [.untested, .contradicted, .untested])
    #expect(tables[0].rows?[0].evidence["total"]?.confirmations == 0)
  }

  @Test func aDocumentTakesBackWhatItsIllegiblePagesConfirm() {
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("单位：万元")
    manuscript.table(["科目编码 | 科目名称 | 合计", "  | 合计 | 3.00", "201 | 一般公共服务支出 | 1.00", "204 | 公共安全支出 | 2.00"], headerRows: 1)
    func standings(_ disclosure: Disclosure) -> Set<AmountEvidence.Standing> {
      Set(disclosure.tables[0].rows?.compactMap { $0.evidence["total"]?.standing } ?? [])
    }
    #expect(standings(manuscript.disclosure) == [.confirmed])
    #expect(standings(manuscript.disclosure(illegible: [1])) == [.untested])
  }

  @Test func namesDoubtfulAmountsThatNoSumBearsOut() {
    var doubtful = table(lines([0.99, 0.613, nil]))
    #expect(
      DoubtfulAmounts.diagnostics(of: [doubtful]) == [
        Diagnostic(
          .warning, code: .amountDoubtful, message: "“1.00” (甲, total) was read with 61 % confidence, and no sum bears it out", page: 1,
          table: "t1")
      ])
    doubtful.rows?[1].evidence["total"]?.standing = .confirmed
    #expect(DoubtfulAmounts.diagnostics(of: [doubtful]).isEmpty)
  }
}
