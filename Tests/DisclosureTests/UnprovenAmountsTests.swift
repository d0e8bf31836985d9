import Layout
import Testing

@testable import Disclosure

/// Every amount is part of a sum that holds, or its table is named.
struct UnprovenAmountsTests {
  private func named(_ lines: [String], illegible: Set<Int> = []) -> [Diagnostic] {
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("单位：万元")
    manuscript.table(["科目编码 | 科目名称 | 合计"] + lines, headerRows: 1)
    return manuscript.disclosure(illegible: illegible).diagnostics.filter { [.amountContradicted, .amountUntested].contains($0.code) }
  }

  @Test func nothingIsSaidOfSumsThatHold() {
    #expect(named(["  | 合计 | 3.00", "201 | 一般公共服务支出 | 1.00", "204 | 公共安全支出 | 2.00"]).isEmpty)
  }

  @Test func aSumThatFailsNamesTheTableOnce() throws {
    let found = named(["  | 合计 | 4.00", "201 | 一般公共服务支出 | 1.00", "204 | 公共安全支出 | 2.00"])
    #expect(found.map(\.code) == [.amountContradicted] && found.map(\.severity) == [.warning] && found.map(\.table) == ["t1"])
    #expect(found.first?.message == "3 of 3 amounts are part of a sum that does not hold, the first “4.00” (合计, total)")
    #expect(found.first?.page == 1)
  }

  @Test func aListWithoutATotalIsTestedByNothing() {
    let found = named(["201 | 一般公共服务支出 | 1.00", "204 | 公共安全支出 | 2.00"])
    #expect(found.map(\.code) == [.amountUntested] && found.map(\.severity) == [.info])
    #expect(found.first?.message == "2 of 2 amounts are part of no sum that could be tested, the first “1.00” (201 一般公共服务支出, total)")
  }

  @Test func onAPageThatCanHardlyBeReadNoSumSaysAnything() {
    let found = named(["  | 合计 | 3.00", "201 | 一般公共服务支出 | 1.00", "204 | 公共安全支出 | 2.00"], illegible: [1])
    #expect(found.map(\.code) == [.amountUntested])
  }

  @Test func whatIsNamedByItselfOrWasLookedAtIsNotNamedAgain() {
    var row = FormRow(name: "甲", amounts: ["total": 10_000], source: Provenance(page: 1, gridRow: 0))
    func found(_ evidence: AmountEvidence) -> [Diagnostic] {
      row.evidence["total"] = evidence
      let grid = Grid(rowCount: 1, columnCount: 1, cells: [Cell(row: 0, column: 0, text: "1.00", page: 1)])
      return UnprovenAmounts.diagnostics(of: [DisclosureTable(id: "t1", kind: .expenditure, pages: [1], rows: [row], grid: grid)])
    }
    #expect(found(AmountEvidence(gridRow: 0, gridColumn: 0)).count == 1)
    #expect(found(AmountEvidence(gridRow: 0, gridColumn: 0, confidence: 0.6)).isEmpty, "amount.doubtful names it")
    #expect(found(AmountEvidence(gridRow: 0, gridColumn: 0, review: .accepted)).isEmpty)
  }
}
