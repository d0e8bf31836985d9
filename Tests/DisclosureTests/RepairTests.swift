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

  /// The sum by which an amount was repaired would hold whatever had been read.
  @Test func theSumThatMendedAnAmountDoesNotConfirmIt() {
    var read = table(misread)
    for (index, line) in misread.enumerated() {
      read.rows?[index].evidence["total"] = AmountEvidence(gridRow: index, gridColumn: 2, confidence: line.confidence)
    }
    let repairer = Repairer([read], statements: [], recognized: [1], rules: .standard)
    func standings(_ mends: [AccountingCheck.Cell: Set<CheckPlace>]) -> [AmountEvidence.Standing?] {
      let report = Checker(.standard).report(repairer.tables, statements: [], mends: mends)
      return report.tables[0].rows?.map { $0.evidence["total"]?.standing } ?? []
    }
    #expect(standings([:]) == [.confirmed, .confirmed, .confirmed])
    #expect(standings(repairer.mends) == [.confirmed, .confirmed, .untested])
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

  // MARK: What is left as it was read

  @Test("Of two figures the one that mends more sums is meant")
  func mendsMost() {
    let (rows, diagnostics) = repaired(
      table([
        (nil, "合计", "130.50", 0.7), ("201", "一般公共服务支出", "106.30", 0.7), ("20101", "人大事务", "60.30", 0.99), ("20102", "政协事务", "40.00", 0.99),
        ("208", "社会保障和就业支出", "30.20", 0.99),
      ]))
    #expect(rows.map { $0.amounts["total"] } == [1_305_000, 1_003_000, 603_000, 400_000, 302_000])
    #expect(diagnostics.count == 1)
  }

  @Test("A figure that would contradict another check is left, though more sums would hold")
  func breaksNone() {
    var doubtful = table([
      (nil, "合计", "136.50", 0.7), ("201", "一般公共服务支出", "100.30", 0.99), ("208", "社会保障和就业支出", "30.20", 0.99),
    ])
    for (index, basic) in [1_305_000, 1_003_000, 302_000].enumerated() {
      doubtful.rows?[index].amounts["basic"] = Decimal(basic)
      doubtful.rows?[index].amounts["project"] = 0
    }
    let stated = Statement(metric: .expenditureTotal, yuan: 1_365_000, text: "支出预算136.50万元", source: Provenance(page: 2))
    func repairs(_ statements: [Statement]) -> Int {
      AmountRepair.repairs(of: [doubtful], statements: statements, recognized: [1], rules: .standard).count
    }
    #expect(repairs([]) == 1)
    #expect(repairs([stated]) == 0)
  }

  @Test("So many figures are tried and no more, those of one difference once")
  func trials() {
    var two = misread
    two[1].confidence = 0.7
    func repairs(_ tables: DisclosureTable, _ trials: Int) -> Int {
      AmountRepair.repairs(of: [tables], statements: [], recognized: [1], rules: .standard, mostTrials: trials).count
    }
    // 100.30 as 106.30 is tried before 36.20 as 30.20.
    #expect(repairs(table(two), 1) == 0)
    #expect(repairs(table(two), 2) == 1)
    let sums = table([
      ("201", "一般公共服务支出", "16.00", 0.7), ("20101", "人大事务", "10.00", 0.99), ("208", "社会保障和就业支出", "26.00", 0.7),
      ("20801", "管理事务", "20.00", 0.99),
      ("213", "农林水支出", "33.00", 0.7), ("21301", "农业农村", "30.00", 0.99),
    ])
    // Of 6 off are 16, 26 and 33 as 10, 20 and 39, where neither of the first two is meant alone; of 3 off are 16 and 26 as 13, 19, 23 and 29,
    // and then 33 as 30.
    #expect(repairs(sums, 7) == 0)
    #expect(repairs(sums, 8) == 1)
  }

  @Test("Digits that count lines are taken from their neighbours, in a list of any length")
  func lineNumbers() {
    func lines(_ numbers: [Int]) -> [Int?] {
      var list = table(numbers.map { (nil, String($0), "1", 0.9) })
      for (index, number) in numbers.enumerated() { list.rows?[index].line = number }
      return repaired(list).rows.map(\.line)
    }
    #expect(lines([1, 8, 3]) == [1, 2, 3])
    #expect(lines([8]) == [8])
    #expect(lines([]) == [])
  }

  /// The names of rows that were read with little confidence, repaired; `-` stands before those of the revenue side.
  private func names(_ names: [String]) -> [String] {
    var list = table(names.map { (nil, $0.replacing("-", with: ""), "1", 0.9) })
    for (index, name) in names.enumerated() where name.hasPrefix("-") { list.rows?[index].side = .revenue }
    return repaired(list).rows.map(\.name)
  }

  @Test("A name takes the numeral between those around it where it shows a trace of it")
  func numerals() {
    #expect(names(["二、外交支出", "、国防支出", "四、公共安全支出"])[1] == "三、国防支出")
    #expect(names(["二、外交支出", "三,国防支出", "四、公共安全支出"])[1] == "三、国防支出")
    #expect(names(["九、卫生支出", "十.一般债务支出", "十一、其他支出"])[1] == "十、一般债务支出")
    #expect(names(["-一、财政拨款收入", "一教育支出", "二、科学技术支出"])[1] == "一、教育支出")
  }

  @Test("A name without a trace of its numeral is left, and so is one with the numeral of another")
  func noNumeral() {
    #expect(names(["二、外交支出", "一般债务支出", "四、公共安全支出"])[1] == "一般债务支出")
    #expect(names(["二、外交支出", "国防支出", "四、公共安全支出"])[1] == "国防支出")
    #expect(names(["教育支出", "二、科学技术支出"])[0] == "教育支出")
    #expect(names(["九、卫生支出", "十一、节能环保支出", "十一、其他支出"])[1] == "十一、节能环保支出")
  }

  @Test("A code that two codes of the name are near to is left")
  func ambiguousCode() {
    func code(_ parents: [(code: String?, name: String, total: String, confidence: Double)]) -> String? {
      repaired(table([("201", "一般公共服务支出", "3", 0.99)] + parents + [("2010001", "行政运行", "1", 0.8)])).rows.last?.code
    }
    #expect(code([("20101", "人大事务", "1", 0.99)]) == "2010101")
    #expect(code([("20101", "人大事务", "1", 0.99), ("20102", "政协事务", "1", 0.99)]) == "2010001")
  }

  @Test("Texts of very different lengths are not near, though one is the other's beginning and end")
  func lengths() { #expect(!NearText.differByOne("支支", "支支支支")) }
}
