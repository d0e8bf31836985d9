import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Reviews of targets of other provinces (绩效自评表)")
struct ReviewShapeTests {
  private func target(_ rows: [String], title: String = "项目支出绩效自评表") -> PerformanceTarget? {
    var manuscript = Manuscript()
    manuscript.title(title)
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: 0)
    return manuscript.disclosure.tables.first?.performance
  }

  private static let indicators = [
    "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际值 | 分值 | 得分", "产出指标 | 数量指标 | 培训人数 | ≥100人 | 120人 | 20 | 20",
  ]

  @Test("What was set at first is a goal, what became of it is none, the group's cells merged or not", arguments: ["^", ""])
  func goalsAtFirst(below: String) {
    let found = target(
      [
        "项目名称 | 农民培训 | < | < | < | < | <", "年度总体目标 | 年初设定目标 | < | < | 全年实际完成情况 | < | <",
        "\(below) | 培训农民100人。 | < | < | 已培训120人。 | < | <",
      ] + Self.indicators)
    #expect(found?.goals.map(\.text) == ["培训农民100人。"])
    #expect(found?.fields["全年实际完成情况"] == "已培训120人。")
    #expect(found?.indicators.map(\.actual?.text) == ["120人"])
  }

  @Test("A goal may stand behind its label in one cell")
  func statedGoal() {
    let found = target(["年度绩效目标 | 预期目标：培训农民100人。 | < | < | 实际完成情况：已培训120人。 | < | <"] + Self.indicators)
    #expect(found?.goals.map(\.text) == ["培训农民100人。"])
    #expect(found?.fields["实际完成情况"] == "已培训120人。")
  }

  @Test(
    "The budget is that of the whole year or as it was adjusted, the heads of labels and of a group that is not merged aside",
    arguments: [("^", "全年预算", "全年执行"), ("", "全年预算（万元）", "全年执行（万元）"), ("^", "调整后预算数", "预算执行数")])
  func funds(below: String, whole: String, final: String) {
    let found = target(
      [
        "项目资金（万元） | 资金来源 | 年初预算 | \(whole) | \(final) | 执行率 | 得分", "\(below) | 总额 | 100.00 | 120.00 | 110.00 | 91.67% | 9.17",
        "\(below) | 其中：财政资金 | 100.00 | 120.00 | 110.00 | | ", "\(below) | 上级资金 | 0 | 0 | 0 | | ",
      ] + Self.indicators)
    #expect(found?.budgetTotal == 1_200_000)
    #expect(found?.budgetFiscal == 1_200_000)
    #expect(found?.budgetFinal == 1_100_000)
    #expect(found?.budgetRate == Decimal(string: "91.67"))
  }

  @Test("Points and a grade below the funds are of the whole")
  func pointsBelowFunds() {
    let found = target(
      [
        "项目资金（万元） | < | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分", "^ | 年度资金总额 | 100.00 | 120.00 | 110.00 | 91.67% | 9.17",
        "^ | 自评得分 | < | 97.17 | 自评等级 | < | 优",
      ] + Self.indicators)
    #expect(found?.score == Decimal(string: "97.17"))
    #expect(found?.grade == "优")
    #expect(found?.budgetTotal == 1_200_000)
  }

  @Test("A name with its code before it, and one under the label of a transfer")
  func names() {
    let coded = target(["项目名称 | 51010023T000000012345-农民培训 | < | < | < | < | <"] + Self.indicators)
    #expect(coded?.projectName == "农民培训")
    #expect(coded?.projectCode == "51010023T000000012345")
    #expect(target(["项目名称 | 2026年培训 | < | < | < | < | <"] + Self.indicators)?.projectName == "2026年培训")
    let transfer = target(["转移支付（项目）名称 | 农民培训 | < | < | < | < | <"] + Self.indicators, title: "转移支付区域（项目）绩效自评表")
    #expect(transfer?.projectName == "农民培训")
    #expect(target(Self.indicators, title: "转移支付区域（项目）绩效自评表")?.projectName == nil)
    #expect(target(Self.indicators, title: "5、2026年度培训绩效自评表")?.projectName == "2026年度培训")
  }

  @Test("The line of all tasks is the budget, the heads of the tasks merged or not", arguments: ["^", ""])
  func tasks(below: String) {
    let found = target(
      [
        "年度主要任务完成情况 | 任务名称 | 主要内容 | 预算数（万元） | < | 执行数（万元） | <", "^ | \(below) | \(below) | 总额 | 其中：财政拨款 | 总额 | 其中：财政拨款",
        "^ | 技术推广 | 推广良种 | 200.00 | 180.00 | 190.00 | 170.00", "^ | 技术培训 | 培训农民 | 100.00 | 90.00 | 80.00 | 70.00",
        "^ | 金额合计 | | 300.00 | 270.00 | 270.00 | 240.00",
      ] + Self.indicators)
    #expect(found?.budgetTotal == 3_000_000)
    #expect(found?.budgetFiscal == 2_700_000)
    #expect(found?.budgetFinal == 2_700_000)
  }

  @Test("An indicator may be named after a total; a total of the points is none")
  func namedAfterTotal() {
    let found = target(
      Self.indicators + [
        "成本指标 | 经济成本指标 | 设备费用 | ≤300元 | 280元 | 10 | 10", "^ | ^ | 专项经费总额 | ≤315万元 | 300万元 | 10 | 10", "总分 | < | < | < | < | 40 | 40",
      ])
    #expect(found?.indicators.map(\.level3) == ["培训人数", "设备费用", "专项经费总额"])
    #expect(found?.score == 40)
  }
}
