import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Accounting identities")
struct ChecksTests {
  /// The failed checks of one table, in short: `row.parts 201 甲, 合计: 12 instead of 11` in the table's unit of 万元.
  private func failed(_ title: String, _ rows: [String], headerRows: Int = 1) -> [String] {
    short(checks(title, rows, headerRows: headerRows))
  }

  private func checks(_ title: String, unit: String = "单位：万元", _ rows: [String], headerRows: Int = 1) -> [AccountingCheck] {
    var manuscript = Manuscript()
    manuscript.title(title)
    manuscript.line(unit)
    manuscript.table(rows, headerRows: headerRows)
    return manuscript.disclosure.checks
  }

  private func short(_ checks: [AccountingCheck]) -> [String] {
    checks.filter { !$0.passed }.map {
      "\($0.rule.rawValue) \($0.subject): \(($0.actual ?? 0) / 10_000) instead of \(($0.expected ?? 0) / 10_000)"
    }
  }

  private func count(_ checks: [AccountingCheck]) -> [String: Int] { checks.reduce(into: [:]) { $0[$1.rule.rawValue, default: 0] += 1 } }

  // MARK: Rows and columns

  @Test("Parts of a row, children of a code, the total of the first level")
  func codes() {
    let rows = [
      "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", " | 合计 | 30.00 | 10.00 | 20.00", "201 | 甲 | 25.00 | 10.00 | 15.00",
      "20101 | 乙 | 20.00 | 10.00 | 10.00", "20102 | 丙 | 5.00 |  | 5.00", "221 | 丁 | 5.00 |  | 5.00",
    ]
    let all = checks("部门支出总表", rows)
    #expect(short(all) == [])
    #expect(count(all) == ["row.parts": 5, "column.children": 3, "column.total": 3])
  }

  @Test("A failed check names table, page, line, both figures and the difference")
  func message() throws {
    let all = checks("部门支出总表", ["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", "201 | 甲 | 1,025.10 | 10.00 | 15.00"])
    let check = try #require(all.first { !$0.passed })
    #expect(check.message == "部门支出总表 (t1), page 1, 201 甲, 合计: printed 1,025.10 万元, but 基本支出 + 项目支出 gives 25.00 万元; difference 1,000.10 万元")
    #expect(check.actual == 10_251_000)
    #expect(check.expected == 250_000)
    #expect(check.difference == 10_001_000)
    #expect(check.table == "t1")
    #expect(check.source?.gridRow == 1)
  }

  @Test("A blank is not zero: a total without printed parts is not tested, blank parts add nothing")
  func blanks() {
    let all = checks("部门支出总表", ["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", "201 | 甲 | 5.00 |  | ", "202 | 乙 | 5.00 | 5.00 | "])
    #expect(count(all) == ["row.parts": 1])
    #expect(short(all) == [])
  }

  @Test("Rounding is allowed one unit in the last printed place for each summand")
  func tolerance() {
    let head = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"
    #expect(failed("部门支出总表", [head, "201 | 甲 | 10.02 | 5.00 | 5.00"]).isEmpty)
    #expect(failed("部门支出总表", [head, "201 | 甲 | 10.03 | 5.00 | 5.00"]) == ["row.parts 201 甲, 合计: 10.03 instead of 10"])
    // Where zeros are printed at the end, 12 is a rounded figure.
    #expect(failed("部门支出总表", [head, "201 | 甲 | 22.34 | 12.00 | 10", "202 | 乙 | 9.50 | 9.50 | 0.00"]).isEmpty)
    // Where they are not, 12 is exact.
    #expect(failed("部门支出总表", [head, "201 | 甲 | 22.34 | 12 | 10", "202 | 乙 | 9.51 | 9.51 | 0"]).count == 1)
  }

  @Test("Funds of a revenue table, this year's and carried over")
  func funds() {
    let head = ["科目编码 | 科目名称 | 合计 | 本年收入 | < | < | 上年结转", "^ | ^ | ^ | 小计 | 一般公共预算 | 单位资金 | ^"]
    #expect(failed("部门收入总表", head + [" | 合计 | 12.00 | 10.00 | 8.00 | 2.00 | 2.00"], headerRows: 2).isEmpty)
    #expect(
      failed("部门收入总表", head + [" | 合计 | 12.00 | 10.00 | 8.00 | 3.00 | 2.00"], headerRows: 2)
        == ["row.parts 合计, 小计: 10 instead of 11"])
  }

  // MARK: Balances

  private let balance = [
    "收入 | < | 支出 | <", "项目 | 预算数 | 项目 | 预算数", "一、财政拨款收入 | 10.00 | 一、教育支出 | 7.00", "1.一般公共预算 | 9.00 | 二、农林水支出 | 5.00",
    "2.政府性基金 | 1.00 |  | ", "二、事业收入 | 2.00 |  | ", "本年收入合计 | 12.00 | 本年支出合计 | 12.00", "上年结转 | 3.00 | 年终结转 | 3.00",
    "收入总计 | 15.00 | 支出总计 | 15.00",
  ]

  @Test("A balance: the year's sums, the carry-over only in the grand totals, both sides equal")
  func balances() {
    let all = checks("部门收支总表", balance, headerRows: 2)
    #expect(short(all) == [])
    #expect(count(all) == ["column.children": 1, "column.total": 4, "balance": 1])
    var wrong = balance
    wrong[7] = "上年结转 | 4.00 | 年终结转 | 3.00"
    #expect(failed("部门收支总表", wrong, headerRows: 2) == ["column.total 收入总计, 预算数: 15 instead of 16"])
    wrong = balance
    wrong[8] = "收入总计 | 15.00 | 支出总计 | 15.50"
    #expect(
      failed("部门收支总表", wrong, headerRows: 2) == ["column.total 支出总计, 预算数: 15.5 instead of 15", "balance 支出总计: 15.5 instead of 15"])
  }

  @Test("Functions and uses of one side are added apart; a total printed once serves both")
  func twoClassifications() {
    let rows = [
      "收入 | < | 支出 | < | < | <", "项目名称 | 金额 | 功能分类 | < | 支出用途 | <", "^ | ^ | 功能科目名称 | 金额 | 项目名称 | 金额",
      "一、财政拨款 | 9.00 | 一、教育支出 | 4.00 | 一、基本支出 | 8.00", " |  | 二、农林水支出 | 5.00 | 二、项目支出 | 1.00", "收入合计 | 9.00 | 支出合计 | < | < | 9.00",
    ]
    let all = checks("收支预算总表", rows, headerRows: 3)
    #expect(short(all) == [])
    #expect(count(all)["column.total"] == 3)
    var wrong = rows
    wrong[3] = "一、财政拨款 | 9.00 | 一、教育支出 | 4.50 | 一、基本支出 | 8.00"
    #expect(failed("收支预算总表", wrong, headerRows: 3) == ["column.total 支出合计, 金额: 9 instead of 9.5"])
  }

  @Test("A breakdown that begins with 其中 is added to nothing")
  func asides() {
    let rows = ["项目 | 数量 | 价值（金额单位：万元）", "资产总额 |  | 10.00", "1、房屋 | 3 | 6.00", "其中：办公用房 | 2 | 5.00", "2、车辆 | 1 | 4.00"]
    #expect(count(checks("固定资产占用情况表", rows)) == ["column.total": 1])
    #expect(failed("固定资产占用情况表", rows).isEmpty)
  }

  @Test("A folded form adds its halves apart or together")
  func folded() {
    let head = "科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数"
    let rows = [
      head, "301 | 工资福利支出 | 8.00 | 302 | 商品和服务支出 | 2.00", "30101 | 基本工资 | 8.00 | 30201 | 办公费 | 1.50", " |  |  | 30202 | 印刷费 | 0.50",
      "人员经费合计 | < | 8.00 | 公用经费合计 | < | 2.00",
    ]
    let all = checks("一般公共预算财政拨款基本支出决算表", rows)
    #expect(short(all) == [])
    #expect(count(all) == ["column.children": 2, "column.total": 2])
  }

  // MARK: Special forms

  @Test("三公 across the columns and down the rows")
  func threePublic() {
    let across = [
      "“三公”经费预算数 | < | < | < | < | <", "合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行费 | < | <", "^ | ^ | ^ | 小计 | 购置费 | 运行费",
      "7.00 | 0.00 | 1.00 | 6.00 | 2.00 | 3.00",
    ]
    #expect(failed("“三公”经费预算表", across, headerRows: 3) == ["row.parts 公务用车购置及运行费, 合计: 6 instead of 5"])
    let down = [
      "项目 | 预算数", "合计 | 8.00", "“三公”经费小计 | 6.00", "一、因公出国（境）费 | ", "二、公务用车购置及运维费 | 5.00", "其中：公务用车购置费 | 2.00", "公务用车运行维护费 | 3.00",
      "三、公务接待费 | 1.00", "四、会议费 | 1.00", "五、培训费 | 1.00",
    ]
    #expect(count(checks("“三公”经费支出表", down)) == ["column.children": 1, "column.total": 2])
    #expect(failed("“三公”经费支出表", down).isEmpty)
  }

  @Test("Quantity times price, and the plans of purchases by unit and by outline")
  func procurement() {
    let head = "项目名称 | 采购物品名称 | 数量 | 单价 | 合计 | 一般公共预算 | 单位资金"
    let rows = [
      head, "合计 |  |  |  | 95.00 | 90.00 | 5.00", "车辆 | 轿车 | 5 | 18.00 | 90.00 | 90.00 | ", "设备 | 电脑 | 10 | 0.50 | 5.00 |  | 5.00",
    ]
    #expect(failed("政府采购预算表", rows).isEmpty)
    var wrong = rows
    wrong[2] = "车辆 | 轿车 | 4 | 18.00 | 90.00 | 90.00 | "
    #expect(failed("政府采购预算表", wrong) == ["procurement.price 车辆, 合计: 90 instead of 72"])
  }

  @Test("The budget of a project is its treasury money and the rest")
  func performance() {
    let rows = [
      "项目编码 | < | 13999924P000001 | 项目名称 | 甲项目 | < | <", "预算规模及资金用途 | 预算数 | 10.00 | 其中：财政资金 | 7.00 | 其他资金 | 2.00",
      "^ | 用于甲。 | < | < | < | < | <", "一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | < | 指标值 | 指标值确定依据",
    ]
    #expect(failed("甲项目绩效目标表", rows, headerRows: 0) == ["performance.budget 甲项目, 预算数: 10 instead of 9"])
  }

  // MARK: Across tables

  @Test("The same figure in two tables, and in the narrative")
  func cross() {
    func document(expenditure: String, stated: String) -> [AccountingCheck] {
      var manuscript = Manuscript()
      manuscript.title("部门收支总表")
      manuscript.line("单位：万元")
      manuscript.table(balance, headerRows: 2)
      manuscript.title("部门支出总表")
      manuscript.line("单位：万元")
      manuscript.table(
        [
          "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", " | 合计 | 12.00 | 4.00 | 8.00", "205 | 教育支出 | \(expenditure) | 4.00 | 3.00",
          "213 | 农林水支出 | 5.00 |  | 5.00",
        ],
        headerRows: 1)
      manuscript.line("二、支出预算情况说明", bold: true)
      manuscript.line("2023年支出预算12万元，其中：基本支出\(stated)万元。")
      return manuscript.disclosure.checks
    }
    #expect(short(document(expenditure: "7.00", stated: "4.00")).isEmpty)
    #expect(short(document(expenditure: "7.00", stated: "4.10")) == ["cross.statement 基本支出4.10万元: 4.1 instead of 4"])
    // Sums may be rounded, one figure printed twice may not.
    #expect(short(document(expenditure: "7.01", stated: "4.00")) == ["cross.tables 205 教育支出: 7.01 instead of 7"])
  }

  @Test("The list of projects holds what all funds pay for, and a project may stand on two lines of it")
  func projects() {
    func document(balanceLine: String?, listed: String) -> [AccountingCheck] {
      var manuscript = Manuscript()
      if let balanceLine {
        manuscript.title("部门收支总表")
        manuscript.line("单位：万元")
        manuscript.table(
          [
            "收入 | < | 支出 | < | < | <", "项目 | 预算数 | 支出功能分类科目 | 预算数 | 支出经济分类科目 | 预算数",
            "一、事业收入 | 9.00 | 1、教育支出 | 9.00 | 1、人员经费支出 | 4.00", " |  |  |  | 2、专项业务经费支出 | \(balanceLine)",
            "收入总计 | 9.00 | 支出总计 | 9.00 | 支出总计 | 9.00",
          ], headerRows: 2)
      }
      manuscript.title("一般公共预算支出表")
      manuscript.line("单位：万元")
      manuscript.table(["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", " | 合计 | 5.00 | 2.00 | 3.00"], headerRows: 1)
      manuscript.title("项目支出表")
      manuscript.line("单位：万元")
      manuscript.table(["项目名称 | 金额", "合计 | 5.00", "甲项目 | 1.00", "甲项目 | \(listed)", "乙项目 | 2.00"], headerRows: 1)
      manuscript.title("项目绩效目标表")
      manuscript.line("单位：万元")
      manuscript.table(
        [
          "项目名称 | 甲项目 | <", "年度资金总额 | 3.00 | <", "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 检查次数 | ≥3次",
        ], headerRows: 0)
      return manuscript.disclosure.checks
    }
    #expect(short(document(balanceLine: "5.00", listed: "2.00")).isEmpty)
    #expect(short(document(balanceLine: nil, listed: "2.00")).isEmpty)
    #expect(short(document(balanceLine: "5.50", listed: "2.00")).contains { $0.hasPrefix("cross.tables 合计: 5 instead of 5.5") })
    #expect(short(document(balanceLine: "5.00", listed: "2.50")).contains { $0.hasPrefix("cross.tables 甲项目") })
  }

  @Test("A figure in yuan agrees with its rounding to 万元 in the narrative")
  func rounding() {
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("单位：元")
    manuscript.table(["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", " | 合计 | 123,456.78 | 123,456.78 | "], headerRows: 1)
    manuscript.line("二、支出预算情况说明", bold: true)
    manuscript.line("2023年支出预算12.35万元，其中：基本支出12.45万元。")
    #expect(manuscript.disclosure.checks.filter { $0.rule == .crossStatement }.map(\.passed) == [true, false])
  }
}
