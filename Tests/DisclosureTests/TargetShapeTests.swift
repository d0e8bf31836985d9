import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Target forms of other provinces: columns of indicators")
struct IndicatorShapeTests {
  private func document(_ rows: [String], title: String = "项目支出绩效目标表") -> Disclosure {
    var manuscript = Manuscript()
    manuscript.title(title)
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: 0)
    return manuscript.disclosure
  }

  private func indicators(_ rows: [String]) -> [PerformanceTarget.Indicator] {
    document(rows).tables.first?.performance?.indicators ?? []
  }

  @Test(
    "Of the values of several years that of the document's own is the target, its heads merged with the levels or not",
    arguments: ["^", ""])
  func valuesOfYears(below: String) {
    let found = indicators([
      "单位名称 | 江汉市图书馆 | < | < | < | < | <",
      "年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | < | <",
      "^ | \(below) | \(below) | \(below) | 前年 | 上年 | 预计当年实现", "^ | 产出指标 | 数量指标 | 新增文献 | 8万册 | 9万册 | ≥10万册",
    ])
    #expect(found.map(\.level3) == ["新增文献"])
    #expect(found.map(\.target.text) == ["≥10万册"])
    #expect(found.map(\.set) == [.annual])
  }

  @Test(
    "Two values are those of the term and of the year only where their heads say so",
    arguments: [
      ("上年指标值 | 本年指标值", "9万册 | 10万册", ["10万册"]), ("市本级指标值 | 下级指标值", "9万册 | 10万册", ["9万册"]),
      ("2025年指标值 | 2026年指标值", "9万册 | 10万册", ["10万册"]), ("上年指标值 | 指标值", "9万册 | 10万册", ["10万册"]),
    ])
  func twoValues(heads: String, values: String, targets: [String]) {
    let found = indicators(["一级指标 | 二级指标 | 三级指标 | \(heads) | 权重", "产出指标 | 数量指标 | 新增文献 | \(values) | 30"])
    #expect(found.map(\.target.text) == targets)
    #expect(found.map(\.set) == [.annual])
    #expect(found.map(\.weight) == [30])
  }

  @Test("Goals and indicators of the long term and of the year under titles of their own")
  func longTermAndYear() {
    let head = "目标名称 | 一级指标 | 二级指标 | 三级指标 | 指标值"
    let found = document([
      "长期绩效目标1 | 馆藏全市领先。 | < | < | <", "年度绩效目标1 | 新增文献。 | < | < | <", "长期绩效目标表 | < | < | < | <", head,
      "长期绩效目标1 | 产出指标 | 数量指标 | 馆藏总量 | ≥300万册", "年度绩效目标表 | < | < | < | <", head, "年度绩效目标1 | 产出指标 | 数量指标 | 新增文献 | ≥10万册",
    ]).tables.first?.performance
    #expect(found?.goals.map(\.text) == ["馆藏全市领先。", "新增文献。"])
    #expect(found?.goals.map(\.set) == [.term, .annual])
    #expect(found?.indicators.map(\.level3) == ["馆藏总量", "新增文献"])
    #expect(found?.indicators.map(\.set) == [.term, .annual])
  }

  @Test("A value of half the year is no target beside that of the year")
  func halfYear() {
    let found = indicators([
      "一级指标 | 二级指标 | 三级指标 | 半年（计划）目标值 | 全年（程）目标值", "产出指标 | 数量指标 | 培训人数 | 50人 | 100人",
    ])
    #expect(found.map(\.target.text) == ["100人"])
    #expect(found.map(\.set) == [.annual])
  }

  @Test("Values of the term and of the year below one head are a set each")
  func valuesOfTermAndYear() {
    let found = indicators([
      "一级指标 | 二级指标 | 三级指标 | 指标值 | <", "^ | ^ | ^ | 实施期 | 年度", "产出指标 | 数量指标 | 新增文献 | 30万册 | 10万册",
    ])
    #expect(found.map(\.set) == [.term, .annual])
    #expect(found.map(\.target.text) == ["30万册", "10万册"])
  }

  @Test("Sign, number and unit in cells of their own under one head are one target")
  func partedValue() {
    let found = indicators(["一级指标 | 三级指标 | 指标值 | < | < | 备注", "产出指标 | 新增文献 | ≥ | 10 | 万册 | 无"])
    #expect(found.map(\.target) == [PerformanceTarget.Target(text: "≥10万册", comparator: ">=", value: 10, unit: "万册")])
  }

  @Test("What is expected of the year is its target, the year's weight a weight")
  func otherHeads() {
    let found = indicators(["一级指标 | 指标名称 | 预期当年实现值 | 本年权重", "产出指标 | 新增文献 | ≥10万册 | 30"])
    #expect(found.map(\.target.text) == ["≥10万册"])
    #expect(found.map(\.weight) == [30])
  }

  @Test("What was reached in the year before is not what was reached")
  func reachedBefore() {
    let found = indicators(["三级指标 | 上年实际完成值 | 年度指标值 | 实际完成值", "新增文献 | 8万册 | 10万册 | 9万册"])
    #expect(found.map(\.target.text) == ["10万册"])
    #expect(found.map(\.actual?.text) == ["9万册"])
  }

  @Test("A label beside indicators that says they are of the term makes them so, with one head for all or each with its own")
  func longTerm() {
    let head = "一级指标 | 二级指标 | 三级指标 | 指标值"
    let each = indicators([
      "长期绩效指标 | \(head)", "^ | 产出指标 | 数量指标 | 馆藏总量 | ≥300万册", "年度绩效指标 | \(head)", "^ | 产出指标 | 数量指标 | 新增文献 | ≥10万册",
    ])
    #expect(each.map(\.set) == [.term, .annual])
    let one = indicators(["类别 | \(head)", "长期绩效指标 | 产出指标 | 数量指标 | 馆藏总量 | ≥300万册", "年度绩效指标 | 产出指标 | 数量指标 | 新增文献 | ≥10万册"])
    #expect(one.map(\.set) == [.term, .annual])
    let above = indicators(["长期绩效指标 | < | < | <", head, "产出指标 | 数量指标 | 馆藏总量 | ≥300万册"])
    #expect(above.map(\.set) == [.term])
  }

  @Test("Sets below heads that name the term and the year have no first level of that name")
  func setsBelowHeads() {
    let found = indicators([
      "长期绩效指标 | < | 年度绩效指标 | <", "三级指标 | 指标值 | 三级指标 | 指标值", "馆藏总量 | ≥300万册 | 新增文献 | ≥10万册",
    ])
    #expect(found.map(\.set) == [.term, .annual])
    #expect(found.map(\.level1) == [nil, nil])
  }

  // MARK: Targets that no head tells

  private func unread(_ rows: [String]) -> [Diagnostic] {
    document(rows).diagnostics.filter { $0.code == .performanceWithoutTarget }
  }

  @Test("Indicators without a target beside cells that no head tells are reported, once for the table")
  func unreadTargets() {
    let found = unread([
      "一级指标 | 二级指标 | 三级指标 | 达标程度", "产出指标 | 数量指标 | 新增文献 | ≥10万册", "^ | 质量指标 | 差错率 | ≤1%", "^ | 时效指标 | 及时率 | ",
    ])
    #expect(found.count == 1)
    #expect(found.first?.severity == .warning)
    #expect(found.first?.message.contains("2 of 3") == true)
    #expect(found.first?.message.contains("达标程度") == true)
    #expect(found.first?.table == "t1")
  }

  @Test("A target left blank beside what is known to be something else is no fault")
  func blankTargets() {
    #expect(unread(["三级指标 | 指标值 | 备注", "新增文献 |  | 待定", "差错率 | ≤1% | "]).isEmpty)
    #expect(unread(["三级指标 | 指标值 | 责任处室", "新增文献 | ≥10万册 | 采编部"]).isEmpty)
    #expect(unread(["三级指标 | 指标值 | 责任处室", " |  | 采编部", "新增文献 | ≥10万册 | 采编部"]).isEmpty)
  }
}

@Suite("Target forms of other provinces: labels, funds and lists")
struct TargetShapeTests {
  private let indicators = ["一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 新增文献 | ≥10万册"]

  /// The targets of a form; the last cell of a row with fewer cells than others reaches to the edge.
  private func read(_ rows: [String], title: String = "项目支出绩效目标表", unit: String = "单位：万元") -> [PerformanceTarget] {
    func width(_ row: String) -> Int { row.count { $0 == "|" } }
    let most = rows.map(width).max() ?? 0
    let even = rows.map { $0 + String(repeating: " | <", count: most - width($0)) }
    return Disclosure.reading(title, unit: unit, even, headerRows: 0).performances
  }

  // MARK: Labels and their values

  @Test("Parts behind the whole project's total are that total's, where the year's stands too")
  func partsOfOtherTotal() {
    let found = read(["项目名称 | 培训", "项目总预算 | 90.00 | 其中：财政资金 | 90.00", "当年预算 | 30.00 | 其中：财政资金 | 20.00"] + indicators)
    #expect(found.map(\.budgetTotal) == [300_000])
    #expect(found.map(\.budgetFiscal) == [200_000])
    #expect(found.first?.fields["项目总预算/其中：财政资金"] == "90.00")
  }

  @Test("A label with its value in one cell is read as if they stood apart, and begins a project")
  func labelsWithValues() {
    func form(_ name: String) -> [String] {
      ["项目名称：\(name) | < | 预算金额（万元）：30.00 | <", "绩效目标：\(name)100人。"] + indicators
    }
    let found = read(form("培训") + form("推广"))
    #expect(found.map(\.projectName) == ["培训", "推广"])
    #expect(found.map(\.budgetTotal) == [300_000, 300_000])
    #expect(found.map { $0.goals.map(\.text) } == [["培训100人。"], ["推广100人。"]])
    #expect(found.map(\.indicators.count) == [1, 1])
  }

  // MARK: Lists

  private let across = [
    "单位编码（项目编码） | 单位（项目）名称 | 项目金额（元） | < | 绩效目标 | 绩效指标 | < | < | <", "^ | ^ | 资金总额 | 政府预算资金 | ^ | 产出指标 | < | 满意度指标 | <",
    "^ | ^ | ^ | ^ | ^ | 三级指标 | 指标值 | 三级指标 | 指标值",
  ]

  @Test("Kinds of indicators across, a project to each block of rows, its agency above them")
  func kindsAcross() {
    let found = read(
      across + [
        "415 | 中州市河道管理处 | 300 | 300 |  |  |  |  | ", "4101 | 河道巡护 | 100 | 90 | 保障巡护。 | 巡护里程 | ≥800公里 | 群众满意度 | ≥90%",
        "^ | ^ | ^ | ^ | ^ | 巡护次数 | 12次 |  | ", "4102 | 堤防维修 | 200 | 200 | 完成维修。 | 维修长度 | ≥15公里 | 受益群众满意度 | ≥92%",
      ])
    #expect(found.map(\.projectName) == ["河道巡护", "堤防维修"])
    #expect(found.map(\.projectCode) == ["4101", "4102"])
    #expect(found.map(\.budgetTotal) == [100, 200])
    #expect(found.map(\.budgetFiscal) == [90, 200])
    #expect(found.map { $0.goals.map(\.text) } == [["保障巡护。"], ["完成维修。"]])
    #expect(found.first?.indicators.map(\.level1) == ["产出指标", "产出指标", "满意度指标"])
    #expect(found.first?.indicators.map(\.level3) == ["巡护里程", "巡护次数", "群众满意度"])
    #expect(found.last?.indicators.map(\.target.text) == ["≥15公里", "≥92%"])
  }

  @Test("Heads that reach over those of indicators are neither goals nor fields")
  func headsAreNoValues() {
    let found = read(across.map { $0.replacing("单位（项目）名称", with: "事由") } + ["415 | 巡护 | 100 | 90 | 保障巡护。 | 巡护里程 | ≥800公里 | 群众满意度 | ≥90%"])
    #expect(found.map { $0.goals.map(\.text) } == [[]])
    #expect(found.first?.fields.isEmpty == true)
  }

  private let list = "项目名称 | 绩效目标 | 三级指标 | 指标值"

  @Test("A name alone above deeper ones is the agency's; one above names as deep is a project without targets")
  func agencyAboveProjects() {
    let deeper = read([list, "滇池县科学技术局 |  |  | ", "\u{3000}创新平台 | 服务企业。 | 企业数 | 200家", "\u{3000}科普专项 | 开展活动。 | 活动数 | 30场"])
    #expect(deeper.map(\.projectName) == ["创新平台", "科普专项"])
    let level = read([list, "涉密项目 |  |  | ", "创新平台 | 服务企业。 | 企业数 | 200家"])
    #expect(level.map(\.projectName) == ["涉密项目", "创新平台"])
  }

  @Test("A line that says more than its name is a project, even above deeper ones")
  func projectAboveProjects() {
    let found = read([list, "科技专项 | 服务企业。 |  | ", "\u{3000}创新平台 | 服务企业。 | 企业数 | 200家"])
    #expect(found.map(\.projectName) == ["科技专项", "创新平台"])
  }

  // MARK: Budgets

  @Test("The budget by its other names", arguments: ["2026年预算数", "年初预算数", "资金规模", "经费预算", "申报金额", "2026年预算（万元）"])
  func totalByOtherNames(label: String) {
    #expect(read(["项目名称 | 培训", "\(label) | 30.00"] + indicators).map(\.budgetTotal) == [300_000])
  }

  @Test("Targets and indicators by their other heads", arguments: [("绩效指标", "预期目标"), ("明细指标", "计划值"), ("三级指标", "目标")])
  func otherHeads(name: String, value: String) {
    let found = read(["一级指标 | 二级指标 | \(name) | \(value)", "产出指标 | 数量指标 | 新增文献 | ≥10万册"])
    #expect(found.first?.indicators.map(\.level3) == ["新增文献"])
    #expect(found.first?.indicators.map(\.target.text) == ["≥10万册"])
  }

  @Test("The year's total is the budget, that of the whole project a field")
  func totalOfYear() {
    let found = read(["项目总额 | 90.00 | 当年预算 | 30.00 | 其中：一般公共预算 | 30.00"] + indicators)
    #expect(found.first?.budgetTotal == 300_000)
    #expect(found.first?.fields["项目总额"] == "90.00")
    let whole = read(["项目总额 | 90.00 | 年度预算 | 见附件 | 项目期 | 3年"] + indicators)
    #expect(whole.first?.budgetTotal == 900_000)
  }

  @Test("项目 before the label of a total changes nothing")
  func totalOfProject() {
    let found = read(["项目总预算 | 2,400.00 | 项目当年预算 | 1,288.94"] + indicators)
    #expect(found.first?.budgetTotal == 12_889_400)
    #expect(found.first?.fields["项目总预算"] == "2,400.00")
  }

  @Test("A total of funds is the budget and no score, its parts stand beside their shares")
  func sharesOfFunds() {
    let found = read(
      [
        "单位总体资金情况（万元） | 收入构成 | 财政拨款 | 3,838.43 | 80.49%", "^ | ^ | 其他 | 930.41 | 19.51%", "^ | ^ | 合计 | 4,768.84 | 100%",
        "^ | 支出构成 | 项目支出 | 4,768.84 | 100%",
      ] + indicators.map { $0 + " | " }, title: "单位整体支出绩效目标表")
    #expect(found.first?.budgetTotal == 47_688_400)
    #expect(found.first?.budgetFiscal == 38_384_300)
    #expect(found.first?.budgetOther == 9_304_100)
    #expect(found.first?.score == nil)
    #expect(found.first?.fields["支出构成/项目支出"] == "4,768.84")
  }

  @Test("What is spent on other things is no other money, even in the first place")
  func otherExpenditure() {
    let found = read(
      ["资金情况 | 支出构成 | 项目支出 | 40 | 80%", "^ | ^ | 其他 | 10 | 20%", "^ | 收入构成 | 财政拨款 | 50 | 100%"] + indicators.map { $0 + " | " },
      title: "单位整体支出绩效目标表")
    #expect(found.first?.budgetOther == nil)
    #expect(found.first?.fields["支出构成/其他"] == "10")
  }

  @Test("Heads over pairs of labels and amounts are no label and value")
  func headsOverPairs() {
    let found = read(
      ["年度资金 | 资金来源 | 金额 | 支出类型 | 金额", "^ | 一般公共预算 | 480.00 | 基本支出 | 400.00", "^ | 合计 | 480.00 | 合计 | 400.00"]
        + indicators.map { $0 + " | " }, title: "部门整体支出绩效目标表")
    #expect(found.first?.budgetTotal == 4_800_000)
    #expect(found.first?.budgetFiscal == 4_800_000)
    #expect(found.first?.score == nil)
    #expect(found.first?.fields["资金来源"] == nil)
    #expect(found.first?.fields["支出类型"] == nil)
    #expect(found.first?.fields["支出类型/基本支出"] == "400.00")
  }

  @Test("合计 over its amount is the budget of its group")
  func totalOverAmount() {
    let found = read(["年度预算（元） | 合计 | 基本支出 | 项目支出", "^ | 500 | 400 | 100"] + indicators, title: "单位整体支出绩效目标表")
    #expect(found.first?.budgetTotal == 500)
    #expect(found.first?.fields == ["基本支出": "400", "项目支出": "100"])
  }

  @Test(
    "A group and its one fund in a row of their own, with the fund's own unit, behind another label or not",
    arguments: ["", "主管部门 | 甲局 | "])
  func fundInRow(before: String) {
    let found = read(["\(before)项目资金 | 年度资金总额 | 30万元"] + indicators, unit: "单位：元")
    #expect(found.first?.budgetTotal == 300_000)
    #expect(found.first?.fields["主管部门"] == (before.isEmpty ? nil : "甲局"))
  }

  @Test("Points that a target form gives away in all are no score; a review's are")
  func points() {
    let target = read(indicators + ["总分 | 100 |  | "])
    #expect(target.first?.score == nil)
    let review = read(
      ["一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值", "产出指标 | 数量指标 | 新增文献 | ≥10万册 | 9万册", "总分 | 98 |  |  | "], title: "项目支出绩效自评表")
    #expect(review.first?.score == 98)
  }

  @Test("Amounts that print their unit need none; one that does not needs one")
  func unitsOfAmounts() {
    let own = Disclosure.reading(
      "项目支出绩效目标表", unit: "填报单位：甲局", ["项目名称 | 甲 | < | <", "年度资金总额 | 30.00元 | 财政拨款 | 20.00元"] + indicators, headerRows: 0)
    #expect(own.unit == MoneyUnit(text: "元", yuan: 1))
    #expect(own.performance?.budgetTotal == 30)
    let mixed = Disclosure.reading(
      "项目支出绩效目标表", unit: "填报单位：甲局", ["项目名称 | 甲 | < | <", "年度资金总额 | 30.00元 | 财政拨款 | 20.00"] + indicators, headerRows: 0)
    #expect(mixed.unit?.basis == .assumed)
  }

  // MARK: Labels

  @Test("A row of known labels alone is a head, its values stand below")
  func headsOverValues() {
    let found = read(
      ["项目名称 | 主管部门 | 年度资金总额（万元） | 财政拨款", "农民培训 | 北溪县农业农村局 | 30.00 | 30.00", "年度目标 | 培训农民。 | < | <"] + indicators)
    #expect(found.first?.projectName == "农民培训")
    #expect(found.first?.budgetTotal == 300_000)
    #expect(found.first?.budgetFiscal == 300_000)
    #expect(found.first?.fields == ["主管部门": "北溪县农业农村局"])
    #expect(found.first?.goals.map(\.text) == ["培训农民。"])
  }

  @Test("The project is the lower of two; alone, the upper one is it")
  func lowerProject() {
    let both = read(["一级项目名称 | 粮食安全 | 二级项目名称 | 农民培训", "单位 | 甲站 | 金额（万元） | 30.00"] + indicators)
    #expect(both.first?.projectName == "农民培训")
    #expect(both.first?.fields["一级项目名称"] == "粮食安全")
    #expect(both.first?.budgetTotal == 300_000)
    let upper = read(["一级项目名称 | 粮食安全 | 单位 | 甲站"] + indicators)
    #expect(upper.first?.projectName == "粮食安全")
  }

  @Test("A known label and its words in one cell among the goals are a field")
  func labelAmongGoals() {
    let found = read(["绩效目标 | 完成清淤。 | < | <", "^ | 主要政策任务：清淤三公里。 | < | <"] + indicators)
    #expect(found.first?.goals.map(\.text) == ["完成清淤。"])
    #expect(found.first?.fields == ["主要政策任务": "清淤三公里。"])
  }

  @Test("A list of results without indicators misses none")
  func listOfResults() {
    var manuscript = Manuscript()
    manuscript.title("2023年度项目支出绩效自评结果表")
    manuscript.line("单位：万元")
    manuscript.table(["序号 | 项目名称 | 全年预算数 | 全年执行数 | 自评得分", "1 | 农民培训 | 28.00 | 27.00 | 98.5"], headerRows: 0)
    let read = manuscript.disclosure
    #expect(read.tables.first?.performance?.budgetFinal == 270_000)
    #expect(!read.diagnostics.map(\.code).contains(.performanceWithoutIndicators))
  }
}
