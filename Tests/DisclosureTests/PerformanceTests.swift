import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Performance target forms")
struct PerformanceTests {
  private let indicatorHead = "一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据"

  private func read(_ title: String = "1、河道清淤工程绩效目标表", rows: [String]) -> DisclosureTable {
    Disclosure.reading(title, rows, headerRows: 0)
  }

  // MARK: The upper part

  @Test("Project, budget and purpose, in yuan")
  func project() throws {
    let target = try #require(
      read(rows: [
        "项目编码 | < | 13999924P000001 | 项目名称 | 河道清淤 | < | <", "预算规模及资金用途 | 预算数 | 120.50 | 其中：财政资金 | 100.50 | 其他资金 | 20.00",
        "^ | 用于清淤和护岸。 | < | < | < | < | <",
      ]).performance)
    #expect(target.projectCode == "13999924P000001")
    #expect(target.projectName == "河道清淤")
    #expect(target.budgetTotal == 1_205_000)
    #expect(target.budgetFiscal == 1_005_000)
    #expect(target.budgetOther == 200_000)
    #expect(target.purpose == "用于清淤和护岸。")
  }

  @Test("A payment plan that ends at the budget is amounts")
  func planOfAmounts() throws {
    let target = try #require(
      read(rows: [
        "预算规模及资金用途 | 预算数 | 120.50 | 其中：财政资金 | 120.50", "资金支出计划（%） | 3月底 | 6月底 | 10月底 | 12月底", "^ | 30.00 | 60.00 | 90.00 | 120.50",
      ]).performance)
    #expect(target.paymentPlan.map(\.by) == ["3月底", "6月底", "10月底", "12月底"])
    #expect(target.paymentPlan.map(\.amount) == [300_000, 600_000, 900_000, 1_205_000])
    #expect(target.paymentPlan.allSatisfy { $0.percent == nil })
  }

  @Test("A payment plan that ends at 100 is percent")
  func planOfPercent() throws {
    let target = try #require(
      read(rows: ["预算规模及资金用途 | 预算数 | 120.50", "资金支出计划（%） | 6月底 | 12月底", "^ | 50 | 100"]).performance)
    #expect(target.paymentPlan.map(\.percent) == [50, 100])
    #expect(target.paymentPlan.allSatisfy { $0.amount == nil })
  }

  @Test("A payment plan that ends at neither is amounts, with a warning")
  func planOfNeither() {
    var manuscript = Manuscript()
    manuscript.title("1、河道清淤工程绩效目标表")
    manuscript.line("单位：万元")
    manuscript.table(["预算规模及资金用途 | 预算数 | 120.50", "资金支出计划（%） | 6月底 | 12月底", "^ | 50 | 90"], headerRows: 0)
    let disclosure = manuscript.disclosure
    #expect(disclosure.tables.first?.performance?.paymentPlan.map(\.amount) == [500_000, 900_000])
    #expect(disclosure.diagnostics.map(\.code) == [.performancePaymentPlan, .performanceWithoutIndicators])
  }

  @Test("Goals in rows of their own and numbered goals in one cell")
  func goals() throws {
    let apart = try #require(read(rows: ["绩效目标 | 1.清淤三公里。", "^ | 2.护岸一公里。", "一级指标 | 二级指标"]).performance)
    #expect(apart.goals.map(\.text) == ["清淤三公里。", "护岸一公里。"])
    let together = try #require(read(rows: ["绩效目标 | 1.清淤三公里。2.护岸一公里。", "一级指标 | 二级指标"]).performance)
    #expect(together.goals.map(\.text) == ["清淤三公里。", "护岸一公里。"])
  }

  @Test("Other labelled cells are fields")
  func fields() throws {
    let target = try #require(read("项目支出绩效目标申报表", rows: ["项目名称 | 设备购置 | 项目属性 | 新增项目", "主管部门及代码 | 甲局[326] | 实施单位 | 甲站"]).performance)
    #expect(target.projectName == "设备购置")
    #expect(target.fields["项目属性"] == "新增项目")
    #expect(target.fields["主管部门及代码"] == "甲局[326]")
    #expect(target.fields["实施单位"] == "甲站")
  }

  // MARK: Indicators

  @Test("Indicators take the merged levels of the rows that they stand in")
  func indicators() throws {
    let target = try #require(
      read(rows: [
        indicatorHead, "产出指标 | 数量指标 | 清淤长度 | 清淤河道长度 | ≥3公里 | 工程计划", "^ | ^ | 护岸长度 | 新建护岸长度 | =1公里 | 工程计划",
        "^ | 质量指标 | 验收合格率 | 合格工程占比 | 100% | 验收规范", "满意度指标 | 服务对象满意度 | 居民满意度 | 满意人数占比 | ≥95% | 问卷",
      ]).performance)
    #expect(target.indicators.map(\.level1) == ["产出指标", "产出指标", "产出指标", "满意度指标"])
    #expect(target.indicators.map(\.level2) == ["数量指标", "数量指标", "质量指标", "服务对象满意度"])
    #expect(target.indicators.map(\.level3) == ["清淤长度", "护岸长度", "验收合格率", "居民满意度"])
    #expect(target.indicators.map(\.target.comparator) == [">=", "=", "=", ">="])
    #expect(target.indicators.map(\.target.value) == [3, 1, 100, 95])
    #expect(target.indicators.map(\.target.unit) == ["公里", "公里", "%", "%"])
    #expect(target.indicators.allSatisfy { $0.set == .annual && $0.description != nil && $0.basis != nil })
    #expect(target.indicators.map(\.source.gridRow) == [1, 2, 3, 4])
  }

  @Test("A form without descriptions has none")
  func withoutDescriptions() throws {
    let target = try #require(read(rows: ["一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 清淤长度 | ≥3公里"]).performance)
    #expect(target.indicators.first?.description == nil)
    #expect(target.indicators.first?.basis == nil)
  }

  @Test("An indicator whose cells are empty is kept with an empty name")
  func emptyIndicator() throws {
    let target = try #require(
      read(rows: [indicatorHead, "产出指标 | 数量指标 | 清淤长度 | 长度 | ≥3公里 | 计划", "效益指标 | 经济效益指标 |  |  |  | "]).performance)
    #expect(target.indicators.map(\.level3) == ["清淤长度", ""])
    #expect(target.indicators.last?.level2 == "经济效益指标")
    #expect(target.indicators.last?.target == PerformanceTarget.Target(text: ""))
  }

  @Test("Two sets side by side are those of the term and those of the year")
  func twoSets() throws {
    let target = try #require(
      read(
        "项目支出绩效目标申报表",
        rows: [
          "项目名称 | 甲 | < | < | < | < | <", "一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 清淤长度 | ≥9公里 | 数量指标 | 清淤长度 | ≥3公里",
        ]
      ).performance)
    #expect(target.indicators.map(\.set) == [.term, .annual])
    #expect(target.indicators.map(\.target.value) == [9, 3])
  }

  @Test("The head printed again after a page break is no indicator")
  func repeatedHead() throws {
    let target = try #require(
      read(rows: [indicatorHead, "产出指标 | 数量指标 | 甲 | 甲 | 1个 | 无", indicatorHead, "效益指标 | 社会效益 | 乙 | 乙 | 2个 | 无"]).performance)
    #expect(target.indicators.map(\.level3) == ["甲", "乙"])
  }

  // MARK: Goals in one cell

  @Test(
    "Numbered goals part where the next number follows",
    arguments: [
      ("1.完成清淤。2.完成护岸。", ["完成清淤。", "完成护岸。"]), ("1、清淤；2、护岸", ["清淤；", "护岸"]), ("（1）清淤（2）护岸", ["清淤", "护岸"]),
      ("①清淤②护岸③绿化", ["清淤", "护岸", "绿化"]),
      ("完成清淤任务", ["完成清淤任务"]), ("1.投资3.5万元，其中2.1万元自筹。2.完工", ["投资3.5万元，其中2.1万元自筹。", "完工"]), ("", []), ("目标：1.清淤", ["目标：1.清淤"]),
    ])
  func splitGoals(text: String, goals: [String]) {
    #expect(GoalSplitter.goals(in: text) == goals)
  }

  // MARK: Targets

  @Test(
    "Values that an indicator is to reach",
    arguments: [
      ("≥95%", ">=", 95, "%"), ("≤3天", "<=", 3, "天"), ("7个", "=", 7, "个"), ("=100%", "=", 100, "%"), (">0", ">", 0, nil),
      ("＜5次", "<", 5, "次"), ("不低于90%", ">=", 90, "%"),
      ("不超过12个月", "<=", 12, "个月"), ("90%以上", ">=", 90, "%"), ("12月底以前", "=", 12, "月底以前"), ("大于等于80分", ">=", 80, "分"),
      ("1,200人次", "=", 1200, "人次"), ("5", "=", 5, nil),
    ] as [(String, String, Int, String?)])
  func targets(text: String, comparator: String, value: Int, unit: String?) {
    #expect(
      IndicatorValue.target(text) == PerformanceTarget.Target(text: text, comparator: comparator, value: Decimal(value), unit: unit))
  }

  @Test("Targets in words, dates and ranges have no value", arguments: ["提升", "是/否", "2024年12月底前", "90%-95%", "逐步改善", "", "按合同约定"])
  func wordTargets(text: String) {
    #expect(IndicatorValue.target(text) == PerformanceTarget.Target(text: text))
  }
}
