import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Which columns and items make up which")
struct RowPartsTests {
  private func read(_ title: String, _ rows: [String], headerRows: Int = 1) -> Disclosure {
    var manuscript = Manuscript()
    manuscript.title(title)
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: headerRows)
    return manuscript.disclosure
  }

  private func checks(_ title: String, _ rows: [String], headerRows: Int = 1) -> [String] {
    read(title, rows, headerRows: headerRows).checks.map(\.inShort)
  }

  @Test("This year's amount is the year before's and the change")
  func change() {
    let rows = ["项目 | 上年预算数 | 本年预算数 | 增减额", "甲 | 8.00 | 10.00 | 2.00", "乙 | 5.00 | 4.00 | -1.00", "丙 | 3.00 | 4.50 | 1.00"]
    #expect(read("部门支出总表", rows).tables[0].rows?[0].amounts.keys == ["previous.total", "total", "change.total"])
    #expect(
      checks("部门支出总表", rows) == ["row.parts 甲, 本年预算数: holds", "row.parts 乙, 本年预算数: holds", "row.parts 丙, 本年预算数: 4.5 instead of 4"])
  }

  @Test("Without the year before, or without the change, a year's amount has no parts")
  func changeAlone() {
    #expect(checks("部门支出总表", ["项目 | 本年预算数 | 增减额", "甲 | 10.00 | 2.00"]).isEmpty)
    #expect(checks("部门支出总表", ["项目 | 上年预算数 | 本年预算数", "甲 | 8.00 | 10.00"]).isEmpty)
  }

  @Test("A year before without a change does not excuse a total that its parts do not make up")
  func yearBeforeAndParts() {
    #expect(
      checks("部门支出总表", ["项目 | 上年预算数 | 本年预算数 | 基本支出 | 项目支出", "甲 | 8.00 | 12.00 | 5.00 | 6.00"])
        == ["row.parts 甲, 本年预算数: 12 instead of 11"])
  }

  @Test("Of the sums that heads may promise the form's is the one that its rows bear out: 合计 without 上年结转")
  func withoutCarryover() {
    #expect(
      checks("部门收入总表", ["科目名称 | 合计 | 一般公共预算 | 政府性基金 | 上年结转", "甲 | 5.00 | 3.00 | 2.00 | 4.00", "乙 | 6.00 | 5.00 | 1.00 | 1.00"])
        == ["row.parts 甲, 合计: holds", "row.parts 乙, 合计: holds"])
  }

  @Test("A closing balance beside expenditure alone is no account")
  func closingAlone() {
    let rows = ["项目 | 合计 | 年末结转和结余", "甲 | 5.00 | 1.00"]
    #expect(read("部门支出总表", rows).tables[0].rows?[0].amounts.keys == ["total", "closingBalance"])
    #expect(checks("部门支出总表", rows).isEmpty)
  }

  @Test("A closing balance is what the year's income leaves where nothing was there at its beginning")
  func closingWithoutOpening() {
    let head = "项目 | 年初结转和结余 | 本年收入 | 本年支出 | 年末结转和结余"
    #expect(
      checks("政府性基金预算财政拨款支出决算表", [head, "甲 |  | 9.00 | 8.00 | 1.00", "乙 | 3.00 |  | 2.00 | 1.50"])
        == ["row.parts 甲, 年末结转和结余: holds", "row.parts 乙, 年末结转和结余: 1.5 instead of 1"])
  }

  @Test("Zeros add up to zero, though one of the columns is of an unknown kind")
  func zeros() {
    #expect(
      checks("部门支出总表", ["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 债务还本", "201 | 甲 | 0.00 | 0.00 | 0.00 | 0.00"])
        == ["row.parts 201 甲, 合计: holds"])
  }

  @Test("A few figures with more decimals do not make a table's amounts finer")
  func precision() {
    #expect(
      checks(
        "部门支出总表",
        ["项目 | 合计 | 基本支出 | 项目支出", "甲 | 10.12 | 5.11 | 5.03", "乙 | 8.37 | 4.16 | 4.21", "丙 | 3.3333 |  | "]
      ).allSatisfy { $0.hasSuffix("holds") })
  }

  @Test("三公: blank items are not zero, and percentages do not add up")
  func threePublic() {
    #expect(checks("“三公”经费支出表", ["项目 | 预算数", "“三公”经费小计 | 6.00", "一、因公出国（境）费 | ", "二、公务接待费 | "]).isEmpty)
    let rows = [
      "项目 | 上年预算数 | 本年预算数 | 增减%", "“三公”经费小计 | 4.00 | 6.00 | 50.00%", "一、因公出国（境）费 | 2.00 | 2.00 | 0.00%", "二、公务接待费 | 2.00 | 4.00 | 100.00%",
    ]
    #expect(read("“三公”经费支出表", rows).tables[0].rows?[0].amounts.keys.last == "changePercent.total")
    #expect(
      checks("“三公”经费支出表", rows) == ["column.total “三公”经费小计, previous.total: holds", "column.total “三公”经费小计, 合计: holds"])
  }

  @Test("Quantity times price is the amount of goods; elsewhere months may count too")
  func price() {
    let rows = ["项目名称 | 数量 | 单价 | 合计", "值班 | 3 | 0.20 | 7.20"]
    let row = read("项目支出表", rows).tables[0].rows?.first
    #expect(row?.attributes == ["quantity": .number(3)])
    #expect(row?.amounts.keys == ["unitPrice", "total"])
    #expect(checks("项目支出表", rows).isEmpty)
    #expect(checks("政府采购预算表", rows) == ["procurement.price 值班, 合计: 7.2 instead of 0.6"])
  }

  @Test("A project's budget may have parts beside its treasury money that the form does not name")
  func unnamedParts() {
    let target = ["项目名称 | 甲项目 | < | <", "预算数 | 10.00 | 其中：财政资金 | 7.00", "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 次数 | ≥3次"]
    let read = read("项目支出绩效目标表", target, headerRows: 0)
    #expect(read.tables[0].performance?.budgetTotal == 100_000)
    #expect(read.tables[0].performance?.budgetFiscal == 70_000)
    #expect(read.checks.isEmpty)
  }

  @Test("A row without a code among rows with codes is given none by its name")
  func noCodeByName() {
    let rows = ["科目编码 | 科目名称 | 合计", "205 | 教育支出 | 5.00", " | 农林水支出 | 3.00"]
    #expect(read("部门支出总表", rows).tables[0].rows?.map(\.inferredCode) == [nil, nil])
    let bare = rows.map { $0.replacing("205", with: "") }
    #expect(read("部门支出总表", bare).tables[0].rows?.map(\.inferredCode) == ["205", "213"])
  }
}
