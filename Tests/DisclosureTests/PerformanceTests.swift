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
      read(rows: ["预算规模及资金用途 | 预算数 | 120.50", "资金支出计划（%） | 6月底 | 12月底 | ", "^ | 50 | 100 | "]).performance)
    #expect(target.paymentPlan.map(\.by) == ["6月底", "12月底"])
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
      IndicatorValue(.standard).target(text)
        == PerformanceTarget.Target(text: text, comparator: comparator, value: Decimal(value), unit: unit))
  }

  @Test("Targets in words, dates and ranges have no value", arguments: ["提升", "是/否", "2024年12月底前", "90%-95%", "逐步改善", "", "按合同约定"])
  func wordTargets(text: String) {
    #expect(IndicatorValue(.standard).target(text) == PerformanceTarget.Target(text: text))
  }

  // MARK: Forms of other provinces

  @Test("A flat form puts the target together of its sign, value and unit, and has no levels")
  func flatForm() throws {
    let target = try #require(
      read(
        "某专项资金绩效目标表",
        rows: [
          "项目名称 | 水源保护 | 主管部门 | 甲局 | < | <", "当年预算 | 882.00 | 市级支出 | 602.00 | < | <", "^ | ^ | 补助区县 | 280.00 | < | <",
          "绩效指标 | 指标名称 | 指标性质 | 指标值 | 计量单位 | 指标权重(%)", "^ | 治理面积 | ≥ | 8 | 平方公里 | 15", "^ | 验收结论 | 定性 | 合格 |  | 10",
        ]
      ).performance)
    #expect(target.projectName == "水源保护")
    #expect(target.budgetTotal == 8_820_000)
    #expect(target.indicators.map(\.target.text) == ["≥8平方公里", "合格"])
    #expect(target.indicators.map(\.weight) == [15, 10])
    #expect(target.indicators.allSatisfy { $0.level1 == nil && $0.level2 == nil })
  }

  @Test("A full stop that lies over a head is not part of it")
  func fullStopInHead() throws {
    let target = try #require(
      read(
        "某专项资金绩效目标表",
        rows: ["项目名称 | 水源保护 | 主管部门 | 甲局 | <", "指标名称 | 指标性质 | 指标值 | 计量。单位 | 指标权重(%)", "治理面积 | ≥ | 8 | 平方公里 | 15"]
      ).performance)
    #expect(target.indicators.map(\.target.text) == ["≥8平方公里"])
  }

  @Test("A list of projects gives each its own target")
  func listOfProjects() {
    let table = read(
      "市级一般性项目绩效目标表",
      rows: [
        "序号 | 项目名称 | 当年财政拨款预算金额 | 当年绩效目标 | 指标名称 | 指标性质 | 指标值 | 计量单位 | 指标权重", "1 | 甲项目 | 12.00 | 完成甲。 | 次数 | ≥ | 3 | 次 | 60",
        "^ | ^ | ^ | ^ | 天数 | ≤ | 5 | 天 | 40", "2 | 乙项目 | 8.00 | 完成乙。 | 个数 | = | 1 | 个 | 100",
      ])
    #expect(table.performances.map(\.projectName) == ["甲项目", "乙项目"])
    #expect(table.performances.map(\.budgetFiscal) == [120_000, 80_000])
    #expect(table.performances.map { $0.goals.map(\.text) } == [["完成甲。"], ["完成乙。"]])
    #expect(table.performances.map(\.indicators.count) == [2, 1])
  }

  @Test("Several forms in one table are several targets")
  func severalForms() {
    let form = ["项目名称 | 甲 | 预算数 | 1.00", "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 次数 | ≥3次"]
    let table = read("项目支出绩效目标表", rows: form + form.map { $0.replacing("甲", with: "乙") })
    #expect(table.performances.map(\.projectName) == ["甲", "乙"])
    #expect(table.performances.map(\.indicators.count) == [1, 1])
  }

  @Test("Heads over values are goals of the term and of the year, not fields")
  func goalsUnderHeads() throws {
    let target = try #require(
      read("项目支出绩效目标表", rows: ["项目名称 | 甲", "实施期目标 | 年度目标", "三年完成。 | 今年开工。", "三级指标 | 指标值", "开工 | 是"]).performance)
    #expect(target.goals == [.init(set: .term, text: "三年完成。"), .init(text: "今年开工。")])
    #expect(target.fields.isEmpty)
  }

  @Test("A blank first level goes on from above")
  func blankLevel() throws {
    let target = try #require(
      read("项目支出绩效目标表", rows: ["项目名称 | 甲 | 预算数 | 1", "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 次数 | ≥3次", " | 质量指标 | 合格率 | 100%"])
        .performance)
    #expect(target.indicators.map(\.level1) == ["产出指标", "产出指标"])
    #expect(target.indicators.map(\.level2) == ["数量指标", "质量指标"])
  }

  @Test(
    "The project's name from the title where the form prints none",
    arguments: [
      ("2、河道清淤项目绩效目标表", "河道清淤项目"), ("项目支出绩效目标申报表", nil), ("部门整体支出绩效目标表", nil), ("2026年市级重点专项资金绩效目标表（一级项目）", nil), ("政策和项目预算绩效目标表", nil),
      ("当年整体绩效目标", nil),
    ] as [(String, String?)])
  func nameInTitle(title: String, name: String?) {
    #expect(ProjectTitle.name(in: title, rules: .standard) == name)
  }

  @Test("A form that prints no unit says that one was assumed")
  func noUnit() {
    var manuscript = Manuscript()
    manuscript.title("1、河道清淤工程绩效目标表")
    manuscript.table(["项目名称 | 甲 | 预算数 | 500", "三级指标 | 指标值 |  | ", "次数 | ≥3次 |  | "], headerRows: 0)
    let read = manuscript.disclosure
    #expect(read.tables.first?.performance?.budgetTotal == 5_000_000)
    #expect(read.diagnostics.map(\.code).contains(.unitAssumed))
  }

  @Test("A review has what was spent and reached, its points and its grade")
  func review() throws {
    let table = read(
      "项目支出绩效自评表",
      rows: [
        "项目名称 | < | 馆藏修复 | < | < | < | <", "项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分",
        "^ | 年度资金总额 | 460.00 | 498.50 | 483.55 | 97% | 9.7",
        "^ | 其中：财政拨款 | 460.00 | 460.00 | 450.00 | — | —", "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
        "产出指标 | 数量指标 | 修复件数 | ≥130件 | 126件 | 50 | 48.25",
        "总分 | < | < | < | < | 100 | 97.95",
      ])
    let target = try #require(table.performance)
    #expect(table.kind == .evaluation)
    #expect(target.budgetTotal == 4_985_000)
    #expect(target.budgetFiscal == 4_600_000)
    #expect(target.budgetFinal == 4_835_500)
    #expect(target.budgetRate == 97)
    #expect(target.score == Decimal(string: "97.95"))
    #expect(target.indicators.map(\.actual?.text) == ["126件"])
    #expect(target.indicators.map(\.score) == [Decimal(string: "48.25")])
    #expect(target.indicators.map(\.weight) == [50])
  }

  @Test("The funds of a review, some of them blank, end where words stand below their head")
  func fundsWithoutGroup() throws {
    let target = try #require(
      read(
        "项目支出绩效自评表",
        rows: [
          "项目名称 | 馆藏修复 | < | <", "资金来源 | 全年预算数 | 全年执行数 | 执行率", "年度资金总额 | 498.50 | 483.55 | 97%",
          "其中：财政拨款 | 460.00 |  | ", "一般公共预算拨款 |  |  | ", "其他资金 | 20.00 | 18.00 | 90%", "年度总体目标 | 修复馆藏一百三十件 | < | <",
          "年度绩效目标 | 三级指标 | 年度指标值 | 实际完成值",
          "^ | 修复件数 | ≥130件 | 126件",
        ]
      ).performance)
    #expect(target.budgetTotal == 4_985_000)
    #expect(target.budgetFinal == 4_835_500)
    #expect(target.budgetFiscal == 4_600_000)
    #expect(target.budgetOther == 200_000)
    #expect(target.goals.map(\.text) == ["修复馆藏一百三十件"])
    #expect(target.fields == ["其他资金/全年执行数": "18.00", "其他资金/执行率": "90%"])
    #expect(target.indicators.map(\.level3) == ["修复件数"])
  }
}
