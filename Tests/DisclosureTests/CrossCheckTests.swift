import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Figures that a document prints more than once")
struct CrossCheckTests {
  private let head = ["收入 | < | 支出 | <", "项目 | 预算数 | 项目 | 预算数"]

  /// A document of tables in 万元 under their titles, and a paragraph about revenue.
  private func document(_ tables: [(title: String, rows: [String], headerRows: Int)], stated: String? = nil) -> Disclosure {
    var manuscript = Manuscript()
    for table in tables {
      manuscript.title(table.title)
      manuscript.line("单位：万元")
      manuscript.table(table.rows, headerRows: table.headerRows)
    }
    if let stated {
      manuscript.line("二、收入预算情况说明", bold: true)
      manuscript.line(stated)
    }
    return manuscript.disclosure
  }

  private func said(_ rule: CheckRule, _ document: Disclosure) -> [String] { document.checks.filter { $0.rule == rule }.map(\.inShort) }

  // MARK: Totals

  @Test("The year's revenue does not stand against expenditure with what is carried forward", arguments: ["本年", "当年"])
  func scopes(word: String) {
    let rows = ["一、财政拨款收入 | 12.00 | 一、教育支出 | 12.00", "\(word)收入合计 | 12.00 | 结转下年 | 3.00", " |  | 支出总计 | 15.00"]
    #expect(said(.balance, document([("部门收支总表", head + rows, 2)])).isEmpty)
  }

  @Test("A function that each of several agencies has is not that of the balance")
  func functionsOfAgencies() {
    let read = document([
      ("部门收支总表", head + ["一、财政拨款收入 | 7.00 | 一、教育支出 | 7.00", "收入总计 | 7.00 | 支出总计 | 7.00"], 2),
      (
        "部门支出总表",
        [
          "单位名称 | 科目编码 | 科目名称 | 合计", "甲局 |  |  | 3.00", " | 205 | 教育支出 | 3.00", "乙站 |  |  | 4.00", " | 205 | 教育支出 | 4.00",
        ], 1
      ),
    ])
    #expect(read.tables[1].rows?.map(\.code) == [nil, "205", nil, "205"])
    #expect(said(.crossTables, read).isEmpty)
  }

  @Test("A balance by uses alone stands against the expenditure form's columns")
  func uses() {
    let read = document([
      (
        "部门收支总表",
        head + ["一、财政拨款收入 | 7.00 | 一、基本支出 | 4.00", " |  | 二、项目支出 | 3.00", "收入总计 | 7.00 | 支出总计 | 7.00"], 2
      ),
      ("部门支出总表", ["项目 | 合计 | 基本支出 | 项目支出", "合计 | 7.00 | 4.00 | 2.00"], 1),
    ])
    #expect(
      said(.crossTables, read) == [
        "cross.tables 合计: holds", "cross.tables 合计 基本支出: holds", "cross.tables 合计 项目支出: 2 instead of 3",
      ])
  }

  // MARK: Funds

  /// What is said of a fund that the fiscal balance has on one or more lines, and the balance of all money too.
  private func fund(_ fiscal: [String], in whole: [String]) -> [AccountingCheck] {
    func rows(_ lines: [String]) -> [String] { head + lines.map { "\($0) |  | " } }
    return document([("部门收支总表", rows(whole), 2), ("财政拨款收支总表", rows(fiscal), 2)]).checks.filter { $0.rule == .crossTables }
  }

  @Test("What was granted of a fund stands by itself, whatever line of what was carried over follows")
  func fundAlone() {
    #expect(
      fund(["一般公共预算拨款 | 5.00", "一般公共预算结转 | 0.00"], in: ["一般公共预算 | 5.00"]).map(\.inShort) == ["cross.tables 一般公共预算拨款: holds"])
  }

  @Test("A fund on one line is not rounded")
  func fundOnOneLine() {
    #expect(fund(["一般公共预算拨款 | 5.00"], in: ["一般公共预算 | 5.01"]).map(\.inShort) == ["cross.tables 一般公共预算拨款: 5 instead of 5.01"])
  }

  @Test("A fund with what was carried over of it is the whole fund, each line rounded by itself")
  func fundOfTwoLines() {
    let fiscal = ["一般公共预算拨款 | 5.00", "一般公共预算结转 | 4.00"]
    let found = fund(fiscal, in: ["一般公共预算本年拨款 | 7.00", "一般公共预算财力 | 9.00"])
    #expect(found.map(\.inShort) == ["cross.tables 一般公共预算拨款 + 一般公共预算结转: holds"])
    #expect(found.map(\.cells.count) == [3])
    #expect(fund(fiscal, in: ["一般公共预算 | 9.02"]).map(\.inShort) == ["cross.tables 一般公共预算拨款 + 一般公共预算结转: holds"])
    #expect(fund(fiscal, in: ["一般公共预算 | 9.03"]).map(\.passed) == [false])
  }

  // MARK: Projects

  @Test("A target form that contradicts the list of projects does not contradict an amount that the list's own sum confirms")
  func standing() {
    let read = document([
      ("项目支出表", ["项目名称 | 金额", "合计 | 5.00", "甲项目 | 3.00", "乙项目 | 2.00"], 1),
      (
        "项目绩效目标表",
        ["项目名称 | 甲项目 | < | <", "年度资金总额 | 4.00 | < | <", "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 检查次数 | ≥3次"], 0
      ),
    ])
    #expect(said(.crossTables, read) == ["cross.tables 甲项目: 4 instead of 3"])
    #expect(read.tables[0].rows?[1].evidence["total"]?.standing == .confirmed)
  }

  // MARK: Narrative

  @Test("Every metric names what it is of and which part of it")
  func metrics() {
    #expect(Metric.allCases.allSatisfy { $0.rawValue.split(separator: ".").count == 2 })
  }

  @Test("What was carried over of a fund, below the year's total, is not the fund's revenue")
  func carriedOver() {
    let rows = ["一、一般公共预算拨款 | 9.00", "本年收入合计 | 9.00", "上年结转 | 3.00", "1.一般公共预算拨款 | 3.00", "收入总计 | 12.00"]
    let read = document([("部门收支总表", head + rows.map { "\($0) |  | " }, 2)], stated: "2023年一般公共预算拨款收入3万元。")
    #expect(said(.crossStatement, read) == ["cross.statement 2023年一般公共预算拨款收入3万元: 3 instead of 9"])
  }

  @Test("The sum of the funds may stand below them")
  func sumOfFunds() {
    let rows = ["一般公共预算 | 8.00", "政府性基金 | 1.00", "财政拨款收入合计 | 9.00", "事业收入 | 2.00", "收入总计 | 11.00"]
    let read = document([("部门收支总表", head + rows.map { "\($0) |  | " }, 2)], stated: "2023年财政拨款收入8.00万元。")
    #expect(said(.crossStatement, read) == ["cross.statement 2023年财政拨款收入8.00万元: 8 instead of 9"])
  }
}
