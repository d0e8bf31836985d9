import FoundationEssentials
import Testing

@testable import Disclosure

/// Forms of provinces that no sample is of, each class on the smallest made-up page that shows it.
@Suite("Forms of provinces without a sample")
struct NationwideFormTests {
  private func document(_ title: String, unit: String = "单位：万元", _ rows: [String], headerRows: Int, cover: String = "某市某局2026年部门预算")
    -> Disclosure
  {
    var manuscript = Manuscript()
    manuscript.title(cover, size: 22)
    manuscript.newPage()
    manuscript.title(title)
    manuscript.line(unit)
    manuscript.table(rows, headerRows: headerRows)
    return manuscript.disclosure
  }

  private func rows(_ title: String, _ rows: [String], headerRows: Int, cover: String = "某市某局2026年部门预算") -> [FormRow] {
    document(title, rows, headerRows: headerRows, cover: cover).tables.last?.rows ?? []
  }

  /// The amounts of a row in units of 万元.
  private func amounts(_ row: FormRow?) -> [String] { (row?.amounts.entries ?? []).map { "\($0.key)=\($0.value / 10_000)" } }

  // MARK: Heads

  @Test("A row of the head that prints amounts belongs to the body")
  func totalBesideHead() {
    let rows = rows(
      "一般公共预算财政拨款支出决算表",
      [
        "项目 | < | < | < | 本年支出 | <", "功能分类科目编码 | < | < | 科目名称 | 小计 | 基本支出", "类 | 款 | 项 | 栏次 | 1 | 2", "^ | ^ | ^ | 合计 | 792.34 | 600.00",
        "201 | < | < | 一般公共服务支出 | 792.34 | 600.00",
      ], headerRows: 4, cover: "某市某局2024年度部门决算")
    #expect(rows.map(\.name) == ["合计", "一般公共服务支出"])
    #expect(amounts(rows.first) == ["total=792.34", "basic=600"])
  }

  @Test("A head that names two years compares them; what was carried out in the year before is no plan of this year")
  func comparisonOfYears() {
    let rows = rows(
      "一般公共预算支出表",
      [
        "科目编码 | 科目名称 | 2025年执行数 | 2026年预算数 | < | 2026年预算数与2025年执行数 | <", "^ | ^ | ^ | 小计 | 基本支出 | 增减额 | 增减%",
        "201 | 甲 | 10.00 | 12.00 | 8.00 | 2.00 | 20.00",
      ], headerRows: 2)
    #expect(amounts(rows.first).dropLast() == ["previous.final=10", "total=12", "basic=8", "change.total=2"])
    #expect(rows.first?.amounts["changePercent.total"] == 20)
  }

  @Test("Appropriations of the year by the province's own treasury are the main group")
  func ownTreasury() {
    let rows = rows(
      "财政拨款支出预算表",
      [
        "科目编码 | 科目名称 | 总计 | 省级当年财政拨款安排 | < | < | 上年结转安排", "^ | ^ | ^ | 合计 | 一般公共预算拨款 | 政府性基金安排 | ^",
        "501 | 甲 | 12.00 | 11.00 | 8.00 | 3.00 | 1.00",
      ], headerRows: 2)
    #expect(amounts(rows.first) == ["total=12", "currentYear=11", "generalPublicBudget=8", "governmentFund=3", "carryover=1"])
  }

  @Test("The items of a 三公 form under 当年财政拨款预算安排 have plain keys")
  func itemsOfOwnTreasury() {
    let rows = rows(
      "一般公共预算“三公”经费支出预算表", ["单位名称 | 当年财政拨款预算安排 | < | <", "^ | 合计 | 因公出国（境）费用 | 公务接待费", "甲局 | 5.00 | 3.00 | 2.00"], headerRows: 2)
    #expect(rows.map { amounts($0) } == [["total=5"], ["total=3"], ["total=2"]])
  }

  @Test("The appropriation within one fund is that fund's, not the agency's")
  func appropriationWithinFund() {
    let rows = rows(
      "部门支出总表", ["科目编码 | 科目名称 | 总计 | 一般公共预算 | < | 政府性基金", "^ | ^ | ^ | 小计 | 其中：财政拨款 | ^", "201 | 甲 | 9.00 | 8.00 | 6.00 | 1.00"],
      headerRows: 2)
    #expect(
      amounts(rows.first) == ["total=9", "generalPublicBudget=8", "generalPublicBudget.fiscalAppropriation=6", "governmentFund=1"])
  }

  @Test("全年数 is a whole")
  func wholeYear() {
    let rows = rows(
      "基本支出预算表", ["单位名称 | 项目名称 | 总计 | 一般公共预算 | <", "^ | ^ | ^ | 全年数 | 已提前安排", "甲局 | 办公 | 9.00 | 9.00 | 2.00"], headerRows: 2)
    #expect(amounts(rows.first) == ["total=9", "generalPublicBudget=9", "一般公共预算/已提前安排=2"])
  }

  @Test("部门（单位）代码 is the code of an agency, not of the classification")
  func bracketedUnitCode() {
    let rows = rows("收入总表", ["部门（单位）代码 | 部门（单位）名称 | 合计", "306 | 甲馆 | 9.00"], headerRows: 1)
    #expect(rows.first?.code == nil)
    #expect(rows.first?.attributes[.unitCode] == .text("306"))
  }

  @Test("Balances of the appropriations carried over, fund by fund, are parts of the total")
  func carriedOverByFund() {
    let read = document(
      "项目支出表",
      [
        "项目名称 | 合计 | 本年拨款 | < | 财政拨款结转结余 | < | 单位资金", "^ | ^ | 一般公共预算 | 政府性基金预算 | 一般公共预算 | 政府性基金预算 | ^",
        "改造 | 10.00 | 5.00 | 1.00 | 2.00 | 1.00 | 1.00",
      ], headerRows: 2)
    #expect(read.checks.filter { $0.rule == .rowParts }.map(\.passed) == [true])
  }

  // MARK: Rows

  @Test("共计 is a total")
  func grandTotalWord() {
    let rows = rows("一般公共预算“三公”经费支出情况表", ["项目 | 预算数", "共计 | 5.00", "1、公务接待费 | 5.00"], headerRows: 1)
    #expect(rows.map(\.level) == [0, 1])
    #expect(rows.first?.attributes[.item] == .text("total"))
  }

  @Test("The total over the lines of several agencies has level 0")
  func totalOfAgencies() {
    let rows = rows(
      "政府采购支出预算表", ["单位名称 | 采购项目名称 | 总计", "合计 |  | 5.00", "甲局 |  | 3.00", " | 车辆 | 3.00", "乙所 |  | 2.00", " | 绿化 | 2.00"], headerRows: 1)
    #expect(rows.map(\.level) == [0, 1, 1, 1, 1])
  }

  @Test("A total whose name spans the next list stands where its amount does, once")
  func totalAcrossLists() {
    let rows = rows(
      "一般公共预算财政拨款基本支出决算明细表",
      [
        "科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数",
        "301 | 工资福利支出 | 5.00 | 302 | 商品和服务支出 | 2.00 | 310 | 资本性支出 | 1.00", "人员经费合计 | < | 5.00 | 公用经费合计 | < | < | < | < | 3.00",
      ], headerRows: 1, cover: "某市某局2024年度部门决算")
    #expect(rows.map(\.name) == ["工资福利支出", "人员经费合计", "商品和服务支出", "资本性支出", "公用经费合计"])
  }

  @Test("Counts among amounts are no money")
  func counts() {
    let read = document(
      "财政拨款“三公”经费支出决算表",
      [
        "项目 | 预算数 | 决算数", "（一）支出合计 | 4.00 | 2.50", "1．公务接待费 | 4.00 | 2.50", "（二）相关统计数 |  | ", "1．公务用车保有量（辆） | — | 3",
        "2．国内公务接待批次（个） | — | 26",
        "其中：外事接待批次（个） | — | 1", "二、机关运行经费 |  | 85.00", "三、国有资产占用情况 |  | ", "（一）车辆数合计（辆） |  | 3", "1．应急保障用车 |  | 2",
        "（二）单价100万元（含）以上设备（台，套） |  | 1",
        "四、政府采购支出合计 |  | 40.00",
      ], headerRows: 1, cover: "某市某局2024年度部门决算")
    let rows = read.tables.last?.rows ?? []
    #expect(
      rows.map { amounts($0) } == [
        ["budget=4", "final=2.5"], ["budget=4", "final=2.5"], [], [], [], [], ["final=85"], [], [], [], [], ["final=40"],
      ])
    #expect(rows[3].attributes["final"] == .number(3))
    #expect(rows[9].attributes["final"] == .number(2))
    #expect(rows[0].attributes[.item] == .text("total"))
  }

  @Test("A line of money below a line that counts is one of money")
  func moneyBelowCount() {
    let rows = rows(
      "财政拨款“三公”经费支出决算表", ["项目 | 决算数", "公务用车保有量（辆） | 3", "其中：越野车 | 1", "公务接待费 | 2.50"], headerRows: 1, cover: "某市某局2024年度部门决算")
    #expect(rows.map { amounts($0) } == [[], [], ["final=2.5"]])
  }

  // MARK: Target forms

  private func targets(_ title: String, _ rows: [String]) -> [PerformanceTarget] {
    document(title, rows, headerRows: 1).tables.last?.performances ?? []
  }

  @Test("A list of projects whose heads span the two rows of the head of indicators")
  func listUnderTwoHeadRows() {
    let read = targets(
      "部门预算项目绩效目标表",
      [
        "单位名称 | 项目名称 | 预算数 | 年度目标 | 绩效指标 | < | <", "^ | ^ | ^ | ^ | 一级指标 | 三级指标 | 指标值", "甲局 | 赛事 | 150.00 | 办好赛事。 | 产出指标 | 场次 | ≥12场",
        "^ | ^ | ^ | ^ | 效益指标 | 人数 | ≥30人", "乙所 | 仪器 | 30.00 | 购置仪器。 | 产出指标 | 台数 | 3台",
      ])
    #expect(read.map(\.projectName) == ["赛事", "仪器"])
    #expect(read.map { $0.budgetTotal } == [1_500_000, 300_000])
    #expect(read.map { $0.goals.map(\.text) } == [["办好赛事。"], ["购置仪器。"]])
    #expect(read.map { $0.indicators.map(\.level3) } == [["场次", "人数"], ["台数"]])
  }

  @Test("指标值 beside 指标值内容 is one target; 年度绩效指标 at the left groups the rows")
  func oneTarget() {
    let read = targets(
      "项目绩效目标表",
      ["项目名称 | 赛事 | < | < | <", "年度绩效指标 | 一级指标 | 三级指标 | 指标值 | 指标值内容", "^ | 产出指标 | 场次 | ≥12场 | 全年举办", "^ | 效益指标 | 人数 | ≥30人 | 参赛人数"])
    #expect(read.first?.indicators.map(\.level3) == ["场次", "人数"])
    #expect(read.first?.indicators.map { $0.target.value } == [12, 30])
    #expect(read.first?.indicators.map(\.description) == ["全年举办", "参赛人数"])
  }

  @Test("The lines of a review's funds have a head of their own")
  func fundsOfReview() {
    let read = targets(
      "项目支出绩效自评表",
      [
        "项目名称 | 赛事 | < | < | <", "资金（万元） | 项目 | 全年预算数 | 全年执行数 | 执行率", "^ | 年度资金总额 | 21.00 | 19.95 | 95.00%",
        "^ | 其中：财政拨款 | 20.00 | 18.95 | 94.75%",
        "^ | 其他资金 | 1.00 | 1.00 | 100%", "一级指标 | 三级指标 | 指标值 | 实际完成值 | 得分", "产出指标 | 场次 | ≥12场 | 13场 | 10",
      ])
    #expect(read.first?.budgetTotal == 210_000)
    #expect(read.first?.budgetFinal == 199_500)
    #expect(read.first?.budgetRate == 95)
    #expect(read.first?.budgetFiscal == 200_000)
    #expect(read.first?.budgetOther == 10_000)
  }

  @Test("A label that spans the goals stands over them")
  func labelOverGoals() {
    let read = targets(
      "项目绩效目标表",
      ["项目名称 | 赛事 | <", "总体目标 | 年度目标 | <", "^ | 目标1：办好赛事。目标2：选拔人才。 | <", "一级指标 | 三级指标 | 指标值", "产出指标 | 场次 | ≥12场"])
    #expect(read.first?.goals.map(\.text) == ["办好赛事。", "选拔人才。"])
  }

  @Test("Funds whose labels stand over their amounts")
  func fundsUnderLabels() {
    let read = targets(
      "项目支出绩效目标申报表",
      [
        "项目名称 | 赛事 | < | <", "预算金额 | 合计 | 财政拨款 | 单位资金", "^ | 50.00 | 40.00 | 10.00", "一级指标 | 三级指标 | 指标值 | 度量单位", "产出指标 | 场次 | 12 | 场",
      ])
    #expect(read.first?.budgetTotal == 500_000)
    #expect(read.first?.budgetFiscal == 400_000)
    #expect(read.first?.fields == ["单位资金": "10.00"])
  }

  @Test("The name that a form gives its projects is no project's name")
  func formWordsAreNoName() {
    let read = targets("部门预算项目（政策）绩效目标表", ["项目资金 | 5.00 | <", "一级指标 | 三级指标 | 指标值", "产出指标 | 场次 | 12场"])
    #expect(read.first?.projectName == nil)
  }

  @Test("项目（政策）名称 heads a list of projects")
  func policyNames() {
    let read = targets(
      "部门预算项目（政策）绩效目标表",
      ["项目（政策）名称 | 预算资金 | 指标名称 | 指标值 | 计量单位", "防火 | 60.50 | 巡护次数 | 300 | 次", "^ | ^ | 满意度 | 90 | %", "种苗 | 33.00 | 株数 | 20 | 万株"])
    #expect(read.map(\.projectName) == ["防火", "种苗"])
    #expect(read.map { $0.budgetTotal } == [605_000, 330_000])
  }

  @Test("部门预算总额 is the budget of a form for the whole department")
  func budgetOfDepartment() {
    let read = targets(
      "部门整体绩效目标表",
      ["预算情况 | 部门预算总额（万元） | 100.00", "^ | 其中：财政拨款 | 90.00", "一级指标 | 三级指标 | 指标值", "产出指标 | 场次 | 12场"])
    #expect(read.first?.budgetTotal == 1_000_000)
  }

  // MARK: Kinds and statements

  @Test("A list of debts is a grid")
  func debts() {
    let read = document("部门债务支出预算表", ["债务类型 | 支出预算", "一般债务 | 10.00"], headerRows: 1)
    #expect(read.tables.last?.kind == .other)
  }

  @Test("机关运行经费财政拨款预算 is the operating expenses")
  func operatingExpensesByAppropriation() {
    var manuscript = Manuscript()
    manuscript.title("某市某局2026年部门预算", size: 22)
    manuscript.newPage()
    manuscript.line("一、机关运行经费", bold: true)
    manuscript.line("2026年某市某局的机关运行经费财政拨款预算290.00万元，比2025年预算减少5.00万元。")
    let stated = manuscript.disclosure.statements.map { "\($0.metric.rawValue)=\($0.yuan)" }
    #expect(stated == ["operatingExpenses.total=2900000", "change.operatingExpenses=-50000"])
  }

  // MARK: Words inserted in brackets

  @Test("Words inserted in brackets change no head and no label")
  func insertedWords() {
    let rows = rows(
      "收入总表", ["部门（单位）代码 | 部门（单位）名称 | 合计 | 财政拨款（补助）收入 | <", "^ | ^ | ^ | 小计 | 一般公共预算", "306 | 甲馆 | 9.00 | 8.00 | 8.00"], headerRows: 2)
    #expect(amounts(rows.first) == ["total=9", "fiscalAppropriation=8", "generalPublicBudget=8"])
    #expect(rows.first?.attributes[.unitCode] == .text("306"))
    #expect(rows.first?.name == "甲馆")
  }

  @Test("Words in brackets at the end say of what an amount is")
  func wordsAtTheEnd() {
    let rows = rows("支出总表", ["科目名称 | 合计 | 支出（债务）", "甲 | 9.00 | 8.00"], headerRows: 1)
    #expect(amounts(rows.first) == ["total=9", "支出（债务）=8"])
  }

  // MARK: Columns

  @Test("小计 keeps the key beside what of it is the year's own", arguments: ["当年预算", "2026年预算"])
  func ownYearBesideSubtotal(head: String) {
    let read = document(
      "项目支出表", ["项目名称 | 合计 | 一般公共预算资金 | < | < | 其他资金", "^ | ^ | 小计 | \(head) | 上年结转 | ^", "甲 | 9.00 | 8.00 | 6.00 | 2.00 | 1.00"],
      headerRows: 2)
    #expect(
      amounts(read.tables.last?.rows?.first) == [
        "total=9", "generalPublicBudget=8", "generalPublicBudget.currentYear=6", "carryover.generalPublicBudget=2", "otherFunds=1",
      ])
    #expect(!read.diagnostics.contains { $0.code == .columnAmbiguous })
  }

  @Test("合计 keeps the key beside 本年预算, which is the year's own")
  func ownYearBesideTotal() {
    let rows = rows("支出总表", ["科目名称 | 合计 | 本年预算 | 上年结转", "甲 | 9.00 | 7.00 | 2.00"], headerRows: 1)
    #expect(amounts(rows.first) == ["total=9", "currentYear=7", "carryover=2"])
  }

  @Test("Numbers of people and posts are no money", arguments: ["实有人数", "编制数", "在职人员数"])
  func people(head: String) {
    let rows = rows("支出总表", ["科目名称 | \(head) | 合计", "甲 | 12 | 9.00"], headerRows: 1)
    #expect(amounts(rows.first) == ["total=9"])
    #expect(rows.first?.attributes[head] == .number(12))
  }

  // MARK: Amounts

  @Test("An amount that prints its unit is in that unit, whatever stands above the table")
  func amountWithUnit() {
    let rows = rows("支出总表", ["科目名称 | 合计 | 基本支出", "甲 | 9.5万元 | 85,000元", "乙 | ￥3.00 | 3.00"], headerRows: 1)
    #expect(rows.map { amounts($0) } == [["total=9.5", "basic=8.5"], ["total=3", "basic=3"]])
  }

  @Test("What begins with a number among the amounts and is none is told")
  func remarkAmongAmounts() {
    let read = document("支出总表", ["科目名称 | 合计", "甲 | 9.00（含上年结转2.00）"], headerRows: 1)
    #expect(read.tables.last?.rows?.first?.amounts.entries.isEmpty == true)
    #expect(read.diagnostics.map(\.code) == [.amountUnreadable])
  }

  @Test("The unit of a form that prints none is the one by which its total stands elsewhere")
  func unitByTotal() {
    var manuscript = Manuscript()
    manuscript.title("某市某局2026年部门预算", size: 22)
    manuscript.newPage()
    manuscript.title("部门收支总表")
    manuscript.line("单位：万元")
    manuscript.table(["收入 | 金额 | 支出 | 金额", "财政拨款 | 1234.57 | 一般公共服务支出 | 1234.57", "收入总计 | 1234.57 | 支出总计 | 1234.57"], headerRows: 1)
    manuscript.newPage()
    manuscript.title("一般公共预算支出表")
    manuscript.table(["科目编码 | 科目名称 | 合计 | 增减%", "201 | 一般公共服务支出 | 12345678.00 | 5.00"], headerRows: 1)
    let read = manuscript.disclosure
    #expect(read.tables.last?.unit?.text == "元")
    #expect(read.tables.last?.rows?.first?.amounts["total"] == 12_345_678)
    #expect(read.tables.last?.rows?.first?.amounts["changePercent.total"] == 5)
    #expect(read.doubts.map(\.code) == [.unitDerived])
  }

  @Test("Zeros stand everywhere, and tell no unit")
  func unitOfZeros() {
    var manuscript = Manuscript()
    manuscript.title("部门收入总表")
    manuscript.line("单位：元")
    manuscript.table(["项目 | 合计", "利息收入 | 50.00"], headerRows: 1)
    manuscript.title("政府性基金预算支出表")
    manuscript.table(["科目编码 | 科目名称 | 合计", " | 合计 | 0.00"], headerRows: 1)
    #expect(manuscript.disclosure.tables.last?.unit == MoneyUnit(text: "元", yuan: 1, basis: .assumed))
  }

  // MARK: Lists of targets

  @Test("A line of funds without a head over its labels")
  func fundsWithoutLabelHead() {
    let read = targets(
      "项目支出绩效自评表",
      [
        "项目名称 | 赛事 | < | < | <", "资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数", "^ | 年度资金总额 | 20.00 | 21.00 | 19.95",
        "一级指标 | 三级指标 | 指标值 | 实际完成值 | 得分",
        "产出指标 | 场次 | ≥12场 | 13场 | 10",
      ])
    #expect(read.first?.budgetTotal == 210_000)
    #expect(read.first?.fields["年度资金总额/年初预算数"] == "20.00")
  }

  @Test("Agencies over their projects in one column", arguments: ["单位名称、项目名称", "单位（专项）名称"])
  func agenciesOverProjects(head: String) {
    let read = targets(
      "项目支出绩效目标表",
      [
        "\(head) | 资金总额 | 年度目标 | 一级指标 | 三级指标 | 指标值", "甲局 | 180.00 |  |  |  | ", "赛事 | 150.00 | 办好赛事。 | 产出指标 | 场次 | ≥12场",
        "仪器 | 30.00 | 购置仪器。 | 产出指标 | 台数 | 3台",
      ])
    #expect(read.map(\.projectName) == ["赛事", "仪器"])
    #expect(read.map { $0.budgetTotal } == [1_500_000, 300_000])
  }

  @Test("A list of agencies with budgets under a head of three rows")
  func listOfAgencies() {
    let read = targets(
      "整体支出绩效目标表",
      [
        "单位名称 | 年度预算申请 | < | < | 整体绩效目标 | 部门整体支出年度绩效指标 | < | <", "^ | 资金总额 | 按支出性质分 | < | ^ | 一级指标 | 三级指标 | 指标值",
        "^ | ^ | 基本支出 | 项目支出 | ^ | ^ | ^ | ^", "甲局 | 90.00 | 70.00 | 20.00 | 依法履职。 | 产出指标 | 件数 | ≥800件",
        "^ | ^ | ^ | ^ | ^ | 效益指标 | 满意度 | ≥92%",
      ])
    #expect(read.map { $0.budgetTotal } == [900_000])
    #expect(read.first?.projectName == nil)
    #expect(read.first?.goals.map(\.text) == ["依法履职。"])
    #expect(read.first?.fields["基本支出"] == "70.00")
    #expect(read.first?.indicators.map(\.level3) == ["件数", "满意度"])
  }

  @Test("预算项目 names a line of purchases, 采购项目 its goods")
  func purchasesOfProjects() {
    let rows = rows("部门政府采购预算表", ["预算项目 | 采购项目 | 采购目录 | 总计", "公用经费 | 复印纸 | A05复印纸 | 4.00"], headerRows: 1)
    #expect(rows.first?.name == "公用经费")
    #expect(rows.first?.attributes[.item] == .text("复印纸"))
  }

  @Test("A name that begins with 关 keeps it")
  func nameWithGuan() {
    var manuscript = Manuscript()
    manuscript.title("2026年关外市财政局部门预算", size: 22)
    manuscript.newPage()
    manuscript.title("关于2026年渡口市财政局部门预算的说明", size: 12)
    #expect(manuscript.disclosure.document.agencyName == "关外市财政局")
    #expect(AgencyName.inTitle("关于2026年渡口市财政局部门预算的说明", .standard) == "渡口市财政局")
    #expect(AgencyName.inTitle("2026年度渡口市财政局部门预算", .standard) == "渡口市财政局")
  }

  // MARK: Codes and names

  @Test("Codes whose levels are set apart by points")
  func pointedCodes() {
    let rows = rows("支出预算表", ["科目代码 | 科目名称 | 合计", "210 | 甲 | 9.00", "210.01 | 乙 | 9.00", "210.01.99 | 丙 | 9.00"], headerRows: 1)
    #expect(rows.map(\.code) == ["210", "21001", "2100199"])
  }

  @Test("A code with letters is none, and told")
  func codeWithLetters() {
    let read = document("支出预算表", ["科目代码 | 科目名称 | 合计", "21O | 甲 | 9.00"], headerRows: 1)
    #expect(read.tables.last?.rows?.first?.attributes[.printedCode] == .text("21O"))
    #expect(read.doubts.map(\.code) == [.codeMalformed])
  }

  @Test(
    "A line of a project that prints its 科目 too is named by the project",
    arguments: ["单位名称 | 项目名称 | 科目编码 | 科目名称 | 总计", "科目编码 | 科目名称 | 单位名称 | 项目名称 | 总计", "科目编码 | 科目名称 | 项目名称 | 总计"])
  func projectBesideItem(head: String) {
    let cells = ["单位名称": "甲局", "项目名称": "轮换", "科目编码": "2220115", "科目名称": "粮食风险基金", "总计": "9.00"]
    let line = head.components(separatedBy: " | ").compactMap { cells[$0] }.joined(separator: " | ")
    let row = rows("项目支出预算表", [head, line], headerRows: 1).first
    #expect(row?.name == "轮换")
    #expect(row?.code == "2220115")
    #expect(row?.attributes[.functionalItem] == .text("粮食风险基金"))
  }

  @Test("项目支出合计 is the whole of a list of projects, and one part in a form of all expenditure")
  func wholeOfProjects() {
    let list = rows("项目支出情况表", ["项目名称 | 项目支出合计 | 商品和服务支出", "甲 | 9.00 | 9.00"], headerRows: 1)
    #expect(amounts(list.first) == ["total=9", "商品和服务支出=9"])
    let all = rows("项目支出情况表", ["项目名称 | 合计 | 基本支出 | 项目支出", "甲 | 9.00 | 1.00 | 8.00"], headerRows: 1)
    #expect(amounts(all.first) == ["total=9", "basic=1", "project=8"])
  }

  @Test("Code and name of a project in one cell")
  func projectCodeAndName() {
    let read = targets(
      "项目支出绩效目标表", ["项目编码及名称 | 63000026T000000000123-古树保护 | <", "一级指标 | 三级指标 | 指标值", "产出指标 | 株数 | ≥12株"])
    #expect(read.first?.projectCode == "63000026T000000000123")
    #expect(read.first?.projectName == "古树保护")
  }

  // MARK: 三公 across

  @Test("总计 beside the 三公 total includes other items; vehicles bought and run make up their part where it has no column")
  func grandTotalAcross() {
    let read = document(
      "一般公共预算“三公”经费支出表",
      [
        "单位名称 | 总计 | “三公”经费 | < | < | < | < | 培训费", "^ | ^ | 小计 | 因公出国（境）费用 | 公务接待费 | 公务用车购置费 | 公务用车运行维护费 | ^",
        "甲局 | 17.00 | 12.00 | 0.00 | 4.00 | 1.00 | 7.00 | 5.00",
      ], headerRows: 2)
    let items = (read.tables.last?.rows ?? []).map { $0.attributes[.item].flatMap(CheckFinding.text) ?? "" }
    #expect(items == ["grandTotal", "total", "abroad", "reception", "vehiclePurchase", "vehicleOperation", "training"])
    #expect(read.checks.map(\.passed) == [true, true])
  }

  @Test("A share of one year in another is no change")
  func shareOfYears() {
    let rows = rows(
      "一般公共预算支出表", ["科目编码 | 科目名称 | 2025年执行数 | 2026年预算数 | 2026年预算数为2025年执行数的%", "201 | 甲 | 10.00 | 12.00 | 120.00"], headerRows: 1)
    #expect(amounts(rows.first) == ["previous.final=10", "total=12"])
    #expect(rows.first?.attributes["2026年预算数为2025年执行数的%"] == .number(120))
  }

  @Test("财政拨款预算表 is of the expenditure from appropriations")
  func appropriations() {
    let read = document("财政拨款预算表", ["项目 | 合计 | 上年结转 | 本年预算", "基本支出 | 9.00 | 1.00 | 8.00"], headerRows: 1)
    #expect(read.tables.last?.kind == .fiscalExpenditure)
  }

  // MARK: Units and terms of target forms

  private let termAndYear = [
    "项目名称 | 课程 | < | <", "实施期资金总额 | 90 | 年度资金总额 | 30", "其中：财政拨款 | 80 | 其中：财政拨款 | 25", "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 门数 | ≥5门",
  ]

  @Test("A unit above the form counts, whatever its labels are; what stands below the term's total is the term's")
  func unitAboveTermAndYear() {
    let read = targets("项目支出绩效目标表", termAndYear)
    #expect(read.first?.budgetTotal == 300_000)
    #expect(read.first?.budgetFiscal == 250_000)
    #expect(read.first?.fields["实施期资金总额/其中：财政拨款"] == "80")
  }

  @Test("A form that states both totals and no unit prints yuan, and says that this was concluded")
  func termAndYearWithoutUnit() {
    let read = document("项目支出绩效目标表", unit: "（2026年度）", termAndYear, headerRows: 1)
    #expect(read.tables.last?.performances.first?.budgetTotal == 30)
    #expect(read.tables.last?.unit?.text == "元")
    #expect(read.diagnostics.map(\.code) == [.unitDerived])
  }

  @Test("A unit in the name of an indicator is that indicator's")
  func unitOfIndicator() {
    let read = document(
      "项目支出绩效目标表", unit: "（2026年度）",
      ["项目名称 | 课程 | <", "预算数 | 120000 | 单位：元", "一级指标 | 三级指标 | 指标值", "成本指标 | 节约预算资金（万元） | ≥1"], headerRows: 1)
    #expect(read.tables.last?.performances.first?.budgetTotal == 120_000)
  }

  @Test("A label without an amount of its own before another")
  func labelBeforeLabel() {
    let read = targets(
      "项目支出绩效目标表", ["项目名称 | 图书 | < | < | <", "预算数 | 其中：财政拨款 | 40 | 其他资金 | 5", "一级指标 | 三级指标 | < | < | 指标值", "产出指标 | 册数 | < | < | ≥5册"])
    #expect(read.first?.budgetFiscal == 400_000)
    #expect(read.first?.budgetOther == 50_000)
  }

  // MARK: Years

  @Test("Years without 年 are years")
  func bareYears() {
    let rows = rows(
      "一般公共预算支出预算表", ["科目编码 | 科目名称 | 2025 | 2026 | <", "^ | ^ | ^ | 合计 | 基本支出", "214 | 甲 | 8.00 | 9.00 | 6.00"], headerRows: 2)
    #expect(amounts(rows.first) == ["previous.total=8", "total=9", "basic=6"])
  }

  @Test("Of a paper about two years each form is of the one in its title")
  func twoYears() {
    let cover = "某市某局2025年度部门决算及2026年部门预算"
    let rows = rows("2026年一般公共预算支出表", ["科目编码 | 科目名称 | 2025年预算数 | 2026年预算数", "201 | 甲 | 9.00 | 10.00"], headerRows: 1, cover: cover)
    #expect(amounts(rows.first) == ["previous.total=9", "total=10"])
    let carried = self.rows("支出预算表（2024年下达资金）", ["科目编码 | 科目名称 | 2025年预算数", "201 | 甲 | 9.00"], headerRows: 1, cover: cover)
    #expect(amounts(carried.first) == ["total=9"])
  }

  @Test("Reasons for a change stand beside it")
  func reasonsForChange() {
    let row = rows("三公经费预算表", ["项目 | 上年预算 | 本年预算 | 增减额 | 增减说明", "公务接待费 | 6.00 | 5.00 | -1.00 | 压减"], headerRows: 1).first
    #expect(amounts(row) == ["previous.total=6", "total=5", "change.total=-1"])
    #expect(row?.attributes[.remark] == .text("压减"))
  }

  @Test("其他 is of the group that it stands under")
  func othersInGroups() {
    let rows = rows(
      "收入总表", ["单位名称 | 总计 | 单位资金 | < | < | 其他", "^ | ^ | 小计 | 事业收入 | 其他 | ^", "甲局 | 9.00 | 5.00 | 3.00 | 2.00 | 4.00"], headerRows: 2)
    #expect(amounts(rows.first) == ["total=9", "unitFunds=5", "businessIncome=3", "otherIncome=2", "otherFunds=4"])
  }

  // MARK: 三公 with other items

  @Test("合计 that conferences and training are part of is no total of the 三公; the sums tell")
  func totalWithConferences() {
    let head = [
      "单位名称 | 2025年 | < | < | < | 2026年 | < | < | < | 增减变化 | <", "^ | 合计 | 公务接待费 | 公务用车运行费 | 会议费 | 合计 | 公务接待费 | 公务用车运行费 | 会议费 | 合计 | 公务接待费",
    ]
    let all = document(
      "“三公”经费及会议费支出预算表", head + ["甲局 | 16.00 | 4.00 | 10.00 | 2.00 | 14.00 | 3.00 | 9.00 | 2.00 | -2.00 | -1.00"], headerRows: 2)
    let items = all.tables.last?.rows?.compactMap { $0.attributes[.item].flatMap(CheckFinding.text) }
    #expect(items == ["grandTotal", "reception", "vehicleOperation", "conference"])
    #expect(!all.checks.contains { !$0.passed })
    let own = rows(
      "“三公”经费及会议费支出预算表", head + ["甲局 | 14.00 | 4.00 | 10.00 | 2.00 | 12.00 | 3.00 | 9.00 | 2.00 | -2.00 | -1.00"], headerRows: 2)
    #expect(own.first?.attributes[.item] == .text("total"))
  }

  @Test("A heading that names the 三公 and states nothing takes no total its name")
  func headingOfThreePublic() {
    let rows = rows("“三公”经费支出决算表", ["项目 | 决算数", "一、“三公”经费支出 | ", "（一）支出合计 | 2.50", "1．公务接待费 | 2.50"], headerRows: 1)
    #expect(rows[1].attributes[.item] == .text("total"))
  }

  // MARK: Columns without figures

  @Test("A column that nobody filled parts no list")
  func emptyColumn() {
    let rows = rows("政府采购预算表", ["项目名称 | 规格型号 | 科目编码 | 预算金额", "监测 |  | 30227 | 60.00"], headerRows: 1)
    #expect(rows.map { amounts($0) } == [["total=60"]])
    #expect(rows.first?.code == "30227")
  }

  @Test("指标内容 names the indicator where no other column does")
  func contentsAsName() {
    let read = targets("项目绩效目标表", ["项目名称 | 监测 | < | <", "一级指标 | 二级指标 | 指标内容 | 指标值", "产出指标 | 数量指标 | 站点 | 12个"])
    #expect(read.first?.indicators.map(\.level3) == ["站点"])
    #expect(read.first?.indicators.first?.description == nil)
  }

  // MARK: Numbers that are no money

  @Test("Whole numbers under a head that no rule knows are no money where the money prints decimals")
  func wholeNumbersUnderUnknownHead() {
    let rows = rows("支出预算表", ["科目名称 | 床位 | 合计 | 省级补助", "甲 | 120 | 9.00 | 2.00", "乙 | 80 | 5.00 | 1.00"], headerRows: 1)
    #expect(rows.map { amounts($0) } == [["total=9", "省级补助=2"], ["total=5", "省级补助=1"]])
    #expect(rows.map { $0.attributes["床位"] } == [.number(120), .number(80)])
    // A form that drops zeros prints whole amounts beside others.
    let whole = self.rows("支出预算表", ["科目名称 | 合计 | 省级补助", "甲 | 9.5 | 2", "乙 | 9 | 3"], headerRows: 1)
    #expect(whole.map { amounts($0) } == [["total=9.5", "省级补助=2"], ["total=9", "省级补助=3"]])
    let one = self.rows("支出预算表", ["科目名称 | 合计 | 省级补助", "甲 | 9.50 | 2"], headerRows: 1)
    #expect(one.map { amounts($0) } == [["total=9.5", "省级补助=2"]])
  }

  @Test("Dates are no money", arguments: ["实施采购时间", "完成日期"])
  func dates(head: String) {
    let rows = rows("支出预算表", ["科目名称 | \(head) | 合计", "甲 | 202606 | 9"], headerRows: 1)
    #expect(rows.map { amounts($0) } == [["total=9"]])
  }

  // MARK: Funds of target forms

  @Test("Funds by their sources: a line of labels over one of amounts, both with a label of their own")
  func fundsBySource() {
    let read = targets(
      "项目绩效目标申报表",
      [
        "项目名称 | 培训 | < | < | <", "资金来源 | 合计 | 一般公共预算 | 政府性基金 | 其他资金", "金额 | 60.00 | 50.00 |  | 10.00", "一级指标 | 三级指标 | < | < | 指标值",
        "产出指标 | 人次 | < | < | ≥300人次",
      ])
    #expect(read.first?.budgetTotal == 600_000)
    #expect(read.first?.budgetFiscal == 500_000)
    #expect(read.first?.budgetOther == 100_000)
  }

  @Test("单位 before the project's name is an agency; a unit behind 其他资金 belongs to the label")
  func agencyBeforeProject() {
    let read = targets(
      "项目支出绩效目标表",
      ["单位 | 项目名称 | 预算数 | 其他资金（元） | 一级指标 | 三级指标 | 指标值", "甲局 | 培训 | 60 | 300 | 产出指标 | 人次 | ≥300人次", "甲局 | 招聘 | 20 | 0 | 产出指标 | 场次 | ≥10场"])
    #expect(read.map(\.projectName) == ["培训", "招聘"])
    #expect(read.map { $0.budgetTotal } == [600_000, 200_000])
    #expect(read.map { $0.budgetOther } == [300, 0])
    #expect(read.first?.indicators.first?.target.unit == "人次")
  }

  @Test("The columns of a second classification are called what its rows call it")
  func secondClassification() {
    let read = document(
      "项目支出预算表", ["功能科目编码 | 功能科目名称 | 经济科目编码 | 经济科目名称 | 合计", "2130201 | 行政运行 | 30101 | 基本工资 | 9.00"], headerRows: 1)
    let table = read.tables.last
    #expect(table?.rows?.first?.attributes[.economicCode] == .text("30101"))
    #expect(table?.columns?.map(\.key) == ["code", "name", "economicCode", "economicItem", "total"])
  }

  @Test("Of both sides in one list each total says of which the lines above it are")
  func stackedSides() {
    let read = document(
      "部门收支总表", ["项目 | 预算数", "财政拨款 | 9.00", "收入总计 | 9.00", "公共安全支出 | 9.00", "支出总计 | 9.00", "年末结余 | 0.00"], headerRows: 1)
    #expect(read.tables.last?.rows?.map(\.side) == [.revenue, .revenue, .expenditure, .expenditure, nil])
    #expect(read.checks.contains { $0.rule == .balance && $0.passed })
    let one = rows("政府性基金预算收支决算表", ["支出功能分类科目 | 本年收入 | 本年支出", "甲 | 9.00 | 9.00", "合计 | 9.00 | 9.00"], headerRows: 1)
    #expect(one.map(\.side) == [nil, nil])
  }

  @Test("The funds of a task are not those of the department")
  func fundsOfTasks() {
    let read = targets(
      "部门整体支出绩效目标表",
      [
        "部门名称 | 甲局 | < | < | <", "年度主要任务 | 任务名称 | 预算金额（万元） | < | <", "^ | ^ | 总额 | 财政拨款 | 其他资金", "^ | 运转 | 25.00 | 20.00 | 5.00",
        "^ | 宣传 | 5.00 | 5.00 | 0.00",
        "^ | 金额合计 | 30.00 | 25.00 | 5.00", "一级指标 | 三级指标 | < | < | 指标值", "产出指标 | 人次 | < | < | ≥300人次",
      ])
    #expect(read.first?.budgetTotal != 250_000)
    #expect(read.first?.budgetFiscal != 200_000)
  }
}
