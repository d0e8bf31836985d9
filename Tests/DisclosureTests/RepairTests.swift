import Extraction
import FoundationEssentials
import Layout
import Testing

@testable import Disclosure

@Suite struct RepairTests {
  /// A form of code, name and total on page 1, each cell with its confidence.
  private func table(_ lines: [(code: String?, name: String, total: String, confidence: Double)]) -> DisclosureTable {
    var cells: [Cell] = []
    var rows: [FormRow] = []
    for (index, line) in lines.enumerated() {
      for (column, text) in [line.code ?? "", line.name, line.total].enumerated() {
        cells.append(Cell(row: index, column: column, text: text, page: 1, confidence: line.confidence))
      }
      rows.append(
        FormRow(
          side: .expenditure, code: line.code, name: line.name, level: line.code.map { $0.count / 2 } ?? 0,
          amounts: Numbers.decimal(line.total).map { ["total": $0 * 10_000] } ?? [:], source: Provenance(page: 1, gridRow: index)))
    }
    return DisclosureTable(
      id: "t1", kind: .expenditure, unit: MoneyUnit(text: "万元", yuan: 10_000), pages: [1], rows: rows,
      grid: Grid(rowCount: lines.count, columnCount: 3, cells: cells))
  }

  private func repaired(_ table: DisclosureTable, recognized: Set<Int> = [1]) -> (rows: [FormRow], diagnostics: [Diagnostic]) {
    let repairer = Repairer([table], statements: [], recognized: recognized, rules: .standard)
    return (repairer.tables[0].rows ?? [], repairer.diagnostics)
  }

  private let misread = [
    (code: nil, name: "合计", total: "130.50", confidence: 0.99),
    (code: "201" as String?, name: "一般公共服务支出", total: "100.30", confidence: 0.99),
    (code: "208", name: "社会保障和就业支出", total: "36.20", confidence: 0.7),
  ]

  @Test func mendsAnAmountThatMakesTheSumsAddUp() {
    let (rows, diagnostics) = repaired(table(misread))
    #expect(rows[2].amounts["total"] == 302_000)
    #expect(diagnostics.map(\.code) == [.repairAmount])
    #expect(diagnostics.first?.message.contains("read “36.20”, taken as “30.20”") ?? false)
  }

  @Test func leavesAmountsThatWereReadWithConfidence() {
    var sure = misread
    sure[2].confidence = 0.99
    #expect(repaired(table(sure)).diagnostics.isEmpty, "what is printed wrong stays")
  }

  @Test func leavesAmountsWhereTwoWouldDo() {
    var both = misread
    both[1].confidence = 0.7
    both[1].total = "106.30"
    both[2].total = "30.20"
    both[0].confidence = 0.7
    // 合计 as 136.50 and the first line as 100.30 would both add up.
    #expect(repaired(table(both)).diagnostics.isEmpty)
  }

  @Test func leavesDigitalPagesAlone() {
    #expect(repaired(table(misread), recognized: []).rows == table(misread).rows)
    #expect(repaired(table(misread), recognized: [2]).diagnostics.isEmpty)
  }

  @Test func takesNamesAndCodesFromTheClassification() {
    let (rows, diagnostics) = repaired(
      table([
        (nil, "合计", "3", 0.99), ("201", "一般公共服务支山", "1", 0.8), ("208", "社会保障和就业支出", "1", 0.8), ("250", "卫生健康支出", "1", 0.8),
      ]))
    #expect(rows[1].name == "一般公共服务支出")
    #expect(rows[2].name == "社会保障和就业支出")
    #expect(rows[3].code == "210")
    #expect(diagnostics.map(\.code) == [.repairName, .repairCode])
  }

  @Test func restoresNumeralsByTheirNeighbours() {
    let (rows, diagnostics) = repaired(
      table([
        (nil, "一般公共服务支出", "1", 0.8), (nil, "二、外交支出", "1", 0.9), (nil, "三国防支出", "1", 0.9), (nil, "四、公共安全支出", "1", 0.9),
      ]))
    #expect(rows.map(\.name) == ["一、一般公共服务支出", "二、外交支出", "三、国防支出", "四、公共安全支出"])
    #expect(diagnostics.count == 2)
  }

  @Test func countsInChinese() {
    #expect([1, 10, 11, 20, 29, 31].map(LineRepair.chinese) == ["一", "十", "十一", "二十", "二十九", "三十一"])
    #expect(LineRepair.numeral("二十一、其他支出") == 21)
    #expect(LineRepair.numeral("其他支出") == nil)
  }

  @Test func comparesTextsByOneCharacter() {
    #expect(NearText.differByOne("一般", "一船") && NearText.differByOne("一般", "般") && NearText.differByOne("ab", "aab"))
    #expect(!NearText.differByOne("一般", "一般") && !NearText.differByOne("一般", "一船了") && !NearText.differByOne("ab", "ba"))
  }

  @Test func changesOneDigitOfAFigure() {
    #expect(AmountRepair.neighbour(of: "2,454.31", value: Decimal(string: "2459.31") ?? 0) == "2,459.31")
    #expect(AmountRepair.neighbour(of: "2,454.31", value: Decimal(string: "2449.31") ?? 0) == nil)
  }
}
