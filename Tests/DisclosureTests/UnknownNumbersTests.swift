import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Whether numbers under a head that no key knows are money")
struct UnknownNumbersTests {
  private func read(_ rows: [String], title: String = "项目支出表") -> Disclosure {
    var manuscript = Manuscript()
    manuscript.title("某局2026年部门预算", size: 20)
    manuscript.title(title)
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: 1)
    return manuscript.disclosure
  }

  @Test(
    "Years, ranks, points and standards are none, though the form prints whole numbers alone",
    arguments: ["起始年份", "排序", "分值", "补助标准", "月数"])
  func counts(head: String) {
    let read = read(["项目名称 | \(head) | 合计", "清淤 | 12 | 150", "管护 | 24 | 250"])
    #expect(read.tables[0].rows?.first?.amounts == ["total": 1_500_000])
    #expect(read.tables[0].rows?.first?.attributes[head] == .number(12))
    #expect(read.doubts.isEmpty)
  }

  @Test("Years are told by themselves under any head")
  func years() {
    let read = read(["项目名称 | 建成 | 合计", "清淤 | 2025 | 150", "管护 | 2027 | 250"])
    #expect(read.tables[0].rows?.map { $0.attributes["建成"] } == [.number(2025), .number(2027)])
  }

  @Test(
    "A head with a word of money is money, though its numbers are whole where others have decimals",
    arguments: ["中央资金", "项目总投资", "核定数", "2024年"])
  func money(head: String) {
    let read = read(["项目名称 | 合计 | \(head)", "清淤 | 150.00 | 12", "管护 | 250.00 | 34"])
    #expect(read.tables[0].rows?.first?.amounts[head] == 120_000)
    #expect(read.doubts.isEmpty)
  }

  @Test("What the total of the rows needs is money; what no sum needs is told")
  func sums() {
    let needed = read(["项目名称 | 合计 | 东区 | 西区", "清淤 | 150 | 100 | 50", "管护 | 250 | 30 | 220"])
    #expect(needed.tables[0].rows?.first?.amounts == ["total": 1_500_000, "东区": 1_000_000, "西区": 500_000])
    #expect(needed.doubts.isEmpty)
    let whole = read(["项目名称 | 科室 | 合计", "清淤 | 3 | 150", "管护 | 5 | 250"])
    #expect(whole.tables[0].rows?.first?.amounts["科室"] == 30_000)
    #expect(whole.doubts.map(\.code) == [.columnUnknown])
    let decimal = read(["项目名称 | 科室 | 合计", "清淤 | 3 | 150.00", "管护 | 5 | 250.00"])
    #expect(decimal.tables[0].rows?.first?.attributes["科室"] == .number(3))
    #expect(decimal.doubts.map(\.code) == [.columnUnknown])
  }

  @Test("The year before the last is no previous year")
  func olderYear() {
    let read = read(["项目名称 | 合计 | 2024年 | 2025年", "清淤 | 150.00 | 12.00 | 20.00"])
    #expect(read.tables[0].rows?.first?.amounts == ["total": 1_500_000, "2024年": 120_000, "previous.total": 200_000])
  }

  @Test("Counts beside the items of 三公 are given to the item that they are of, and are no agency's name")
  func items() {
    let read = read(
      ["单位名称 | 出国人数 | 因公出国（境）费 | 接待批次 | 公务接待费 | 合计", "某局 | 2 | 6 | 20 | 4 | 10", "合计 | 2 | 6 | 20 | 4 | 10"], title: "“三公”经费支出表")
    let rows = read.tables[0].rows ?? []
    #expect(rows.map { $0.attributes[.unit] } == [.text("某局"), .text("某局"), .text("某局"), nil, nil, nil])
    #expect(rows.prefix(3).map { $0.attributes["接待批次"] } == [nil, .number(20), nil])
    #expect(rows.prefix(3).map { $0.amounts["total"] } == [60_000, 40_000, 100_000])
  }

  @Test("Numbered rows that count things are counts in a form of several subjects, and its totals are of their sections")
  func subjects() {
    let read = read(
      [
        "项目 | 统计数", "一、机关运行经费 | 200.00", "二、国有资产占用情况 | ", "（一）车辆数合计（辆） | 3", "1.机要通信用车 | 1", "2.其他用车 | 2", "三、政府采购支出 | ",
        "（一）政府采购支出合计 | 300.00", "1.货物 | 100.00", "2.服务 | 200.00",
      ],
      title: "机关运行经费、国有资产占用情况及政府采购支出信息表")
    let table = read.tables[0]
    #expect(table.kind == .operatingExpenses)
    #expect(table.rows?.filter { $0.attributes["final"] != nil }.map(\.name) == ["（一）车辆数合计（辆）", "1.机要通信用车", "2.其他用车"])
    #expect(read.checks.filter { !$0.passed }.isEmpty)
  }

  @Test("What stands before the first names is no amount, and opens no list", arguments: ["序", "No.", "级次"])
  func beforeNames(head: String) {
    let read = read(["\(head) | 项目名称 | 合计", "1 | 清淤 | 150", "2 | 管护 | 250"])
    #expect(read.tables[0].rows?.map(\.name) == ["清淤", "管护"])
    #expect(read.tables[0].rows?.map(\.amounts) == [["total": 1_500_000], ["total": 2_500_000]])
  }

  @Test("Posts are no money")
  func posts() {
    let read = read(["单位名称 | 行政编制 | 事业编制", "某局 | 45 | 0", "某站 | 0 | 30"], title: "单位构成情况表")
    #expect(read.tables[0].rows?.first?.attributes["行政编制"] == .number(45))
    #expect(read.tables[0].hasAmounts == false)
  }
}
