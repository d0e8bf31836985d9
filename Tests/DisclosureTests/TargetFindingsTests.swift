import FoundationEssentials
import Layout
import Testing

@testable import Disclosure

// Lines that no other test missed when `tools/mutate` switched them off, each on the smallest page that shows what it does.

@Suite("Target forms: what else they print")
struct TargetFindingsTests {
  private func read(_ title: String = "项目支出绩效目标表", unit: String = "单位：万元", rows: [String]) -> PerformanceTarget? {
    Disclosure.reading(title, unit: unit, rows, headerRows: 0).performance
  }

  @Test("Signs under a head that begins as that of values say how these are compared")
  func signsUnderValueHead() {
    let target = read(rows: ["三级指标 | 指标值类型 | 指标值 | 度量单位", "维修里程 | ≥ | 36.5 | 公里", "每公里成本 | ≤ | 82 | 万元"])
    #expect(target?.indicators.map(\.target.text) == ["≥36.5公里", "≤82万元"])
  }

  @Test("Of values of several years the one called 当年 is the target")
  func valueOfYear() {
    let target = read(rows: [
      "三级指标 | 指标值 | < | <", "^ | 2023年 | 2024年 | 预计当年实现", "新增企业 | 26家 | 30家 | ≥32家", "合格率 | 86% | 88% | ≥90%",
    ])
    #expect(target?.indicators.map(\.target.text) == ["≥32家", "≥90%"])
  }

  @Test("A list of reviewed projects is measured by the budget of the whole year")
  func reviewedByWholeYear() {
    let targets = Disclosure.reading(
      "项目支出绩效自评结果汇总表",
      ["序号 | 项目名称 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 自评得分", "1 | 绿化 | 500.00 | 520.00 | 468.20 | 90.04% | 92.10"], headerRows: 0)
    #expect(targets.performance?.budgetTotal == 5_200_000)
    #expect(targets.performance?.fields["年初预算数"] == "500.00")
  }

  @Test("A unit behind the number counts before that of the table")
  func unitBehindNumber() {
    #expect(read(unit: "单位：元", rows: ["项目名称 | 清淤 | 预算数 | 12.5万元"])?.budgetTotal == 125_000)
  }

  @Test("Money of the whole term and its parts are not the year's")
  func moneyOfTerm() {
    let target = read(rows: [
      "项目名称 | 清淤 | < | < | <", "项目资金（元） | 实施期资金总额 | 300.00 | 年度资金总额 | 100.00", "^ | 其中：财政拨款 | 270.00 | 其中：财政拨款 | 90.00",
      "^ | 其他资金 | 30.00 | 其他资金 | 10.00",
    ])
    #expect(target?.budgetTotal == 100)
    #expect(target?.budgetFiscal == 90)
    #expect(target?.budgetOther == 10)
  }

  @Test("其中 behind another amount is a part of that, and a unit in brackets is no part of a label")
  func partsOfOtherAmounts() {
    let target = read(rows: [
      "项目名称 | 清淤 | 项目编码 | 1", "项目总预算（万元） | 90.00 | 其中：财政资金 | 90.00", "上年预算（万元） | 28.00 | 其中：财政资金 | 28.00",
      "当年预算（万元） | 30.00 | 其中：财政资金 | 25.00",
    ])
    #expect(target?.budgetTotal == 300_000)
    #expect(target?.budgetFiscal == 250_000)
    #expect(target?.fields["上年预算（万元）/其中：财政资金"] == "28.00")
  }

  @Test("Labels with their values above the grid say what the form does not; a second name begins a second project")
  func captions() {
    let rows = [
      "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 清淤长度 | ≥3公里", "项目名称：管护 | < | 预算金额：50.00万元 | <", "一级指标 | 二级指标 | 三级指标 | 指标值",
      "产出指标 | 数量指标 | 管护长度 | ≥9公里",
    ]
    let targets = TargetFormReader(
      FormGrid(Grid(rows, headerRows: 0), rules: .standard), title: "项目支出绩效目标表",
      captions: ["项目名称：清淤", "预算金额（万元）：30.00", "绩效目标：清淤3公里。"], unit: 10_000, rules: .standard
    ).read().targets
    #expect(targets.map(\.projectName) == ["清淤", "管护"])
    #expect(targets.map(\.budgetTotal) == [300_000, 500_000])
    #expect(targets.map { $0.goals.map(\.text) } == [["清淤3公里。"], []])
    #expect(targets.map { $0.indicators.map(\.level3) } == [["清淤长度"], ["管护长度"]])
  }

  @Test("The column of signs says how a value is compared, whatever stands beside it")
  func signs() {
    let target = read(rows: ["三级指标 | 指标方向 | 指标性质 | 指标值 | 计量单位", "清淤处数 | 正向指标 | ≥ | 48 | 处", "投诉次数 | 反向指标 | ≤ | 2 | 次"])
    #expect(target?.indicators.map(\.target.comparator) == [">=", "<="])
  }

  @Test("The budget of the beginning of the year is a field of a review, not what it measures")
  func budgetAtFirst() {
    let target = read(
      "项目支出绩效自评表",
      rows: [
        "项目名称 | < | 修复 | < | <", "项目资金 |  | 预算数（调整后） | 预算数（年初） | 全年执行数", "^ | 年度资金总额 | 498.50 | 460.00 | 483.55",
        "三级指标 | < | 年度指标值 | 实际完成值 | 得分", "件数 | < | ≥130件 | 126件 | 48.25",
      ])
    #expect(target?.budgetTotal == 4_985_000)
    #expect(target?.fields["年度资金总额/预算数(年初)"] == "460.00")
  }

  @Test("An indicator whose cells begin like heads is no head")
  func longCells() {
    let target = read(rows: [
      "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 次数 | ≥3次", "^ | 质量指标 | 三级指标体系覆盖全部预算单位及其下属单位 | 指标值与上年相比有所提高且不低于全市平均",
      "^ | 时效指标 | 及时率 | 100%",
    ])
    #expect(target?.indicators.map(\.level3) == ["次数", "三级指标体系覆盖全部预算单位及其下属单位", "及时率"])
  }

  @Test("The term's value and the year's share the name of their indicator")
  func twoValues() {
    let target = read(rows: ["一级指标 | 二级指标 | 三级指标 | 实施期指标值 | 年度指标值", "产出指标 | 数量指标 | 清淤长度 | ≥9公里 | ≥3公里"])
    #expect(target?.indicators.map(\.set) == [.term, .annual])
    #expect(target?.indicators.map(\.level2) == ["数量指标", "数量指标"])
    #expect(target?.indicators.map(\.level3) == ["清淤长度", "清淤长度"])
    #expect(target?.indicators.map(\.target.value) == [9, 3])
  }

  @Test("A row that sums the points up is no indicator, in merged cells or not", arguments: ["总分 | < | < | < | 100", "总分 |  |  |  | 100"])
  func pointsOfAll(total: String) {
    let target = read(rows: ["一级指标 | 二级指标 | 三级指标 | 指标值 | 分值", "产出指标 | 数量指标 | 次数 | ≥3次 | 100", total])
    #expect(target?.indicators.map(\.level3) == ["次数"])
  }
}

@Suite("Target forms that print no unit, beside a list of projects that does")
struct UnitFindingsTests {
  /// A list of projects in 万元 above target forms, or reviews of them, without a unit.
  private func document(_ list: [String], _ title: String, _ rows: [String]) -> Disclosure {
    var manuscript = Manuscript()
    manuscript.title("项目支出预算表")
    manuscript.line("单位：万元")
    manuscript.table(["项目名称 | 合计"] + list, headerRows: 1)
    manuscript.title(title)
    manuscript.table(rows, headerRows: 0)
    return manuscript.disclosure
  }

  @Test("What was spent is in the unit that was found for the budget")
  func spent() {
    let read = document(
      ["清淤 | 120.50"], "项目支出绩效自评表",
      [
        "项目名称 | 清淤 | < | <", "项目资金 |  | 全年预算数 | 全年执行数", "^ | 年度资金总额 | 1205000 | 1100000", "三级指标 | 年度指标值 | 实际完成值 | 得分", "次数 | ≥3次 | 3次 | 10",
      ])
    #expect(read.tables.last?.unit == MoneyUnit(text: "元", yuan: 1, basis: .derived))
    #expect(read.tables.last?.performance?.budgetTotal == 1_205_000)
    #expect(read.tables.last?.performance?.budgetFinal == 1_100_000)
    #expect(!read.diagnostics.map(\.code).contains(.unitAssumed))
  }

  @Test("A project without money says nothing of the unit")
  func noMoney() {
    let form = ["项目名称 | 甲 | 预算数 | 0", "三级指标 | 指标值 |  | ", "次数 | ≥3次 |  | "]
    let read = document(["甲 | 0.00", "乙 | 30.00"], "项目支出绩效目标表", form + ["项目名称 | 乙 | 预算数 | 300000"] + form[1...])
    #expect(read.tables.last?.unit == MoneyUnit(text: "元", yuan: 1, basis: .derived))
  }

  @Test("The parts of a budget are in the unit that was found for the whole")
  func parts() {
    let read = document(
      ["清淤 | 120.50"], "项目支出绩效目标表",
      ["项目名称 | 清淤 | 预算数 | 1205000", "财政资金 | 1000000 | 其他资金 | 205000", "三级指标 | 指标值 |  | ", "次数 | ≥3次 |  | "])
    #expect(read.tables.last?.performance?.budgetFiscal == 1_000_000)
    #expect(read.tables.last?.performance?.budgetOther == 205_000)
  }

  @Test("Projects that point to different units settle nothing")
  func contradiction() {
    let form = ["项目名称 | 甲 | 预算数 | 500", "三级指标 | 指标值 |  | ", "次数 | ≥3次 |  | "]
    let read = document(["甲 | 500", "乙 | 30"], "项目支出绩效目标表", form + ["项目名称 | 乙 | 预算数 | 300000"] + form[1...])
    #expect(read.tables.last?.performances.map(\.projectName) == ["甲", "乙"])
    #expect(read.tables.last?.unit?.basis == .assumed)
    #expect(read.diagnostics.map(\.code).contains(.unitAssumed))
  }
}
