import FoundationEssentials
import Testing

@testable import Disclosure

/// Forms of provinces and of the ministry's final accounts, each class on the smallest made-up page that shows it.
@Suite("Forms of provinces not seen before")
struct CountryFormTests {
  private func table(_ title: String, _ rows: [String], headerRows: Int) -> DisclosureTable {
    Disclosure.reading(title, rows, headerRows: headerRows)
  }

  /// Name and amounts of each row in units of 万元.
  private func lines(_ table: DisclosureTable) -> [String] {
    (table.rows ?? []).map { row in
      ([row.name] + row.amounts.entries.map { "\($0.key)=\($0.value / 10_000)" }).joined(separator: " ")
    }
  }

  private func failures(_ disclosure: Disclosure) -> [String] { disclosure.checks.filter { !$0.passed }.map(\.message) }

  // MARK: Columns

  @Test("Of 合计 and 小计 below 本年支出 the second is the year's own")
  func yearOfExpenditure() {
    let read = table(
      "部门收支总体情况表",
      [
        "收入 | < | 支出 | < | < | <", "项目 | 金额 | 项目 | 合计 | 本年支出 | 上年结转", "^ | ^ | ^ | ^ | 小计 | ^",
        "一般公共预算 | 9.00 | 项目支出 | 11.00 | 9.00 | 2.00",
      ], headerRows: 3)
    #expect(lines(read) == ["一般公共预算 total=9", "项目支出 total=11 currentYear=9 carryover=2"])
  }

  @Test("The whole of the sources and the same whole of the uses: the first is the total, and nothing is in doubt")
  func wholeTwice() {
    func read(_ last: String) -> Disclosure {
      var manuscript = Manuscript()
      manuscript.title("部门支出总体情况表")
      manuscript.line("单位：万元")
      manuscript.table(
        [
          "科目编码 | 科目名称 | 资金来源 | < | < | 支出构成 | < | <", "^ | ^ | 合计 | 一般公共预算 | 其他资金 | 合计 | 基本支出 | 项目支出",
          "213 | 农林水支出 | 9.00 | 8.00 | 1.00 | 9.00 | 5.00 | 4.00", "221 | 住房保障支出 | 2.00 | 2.00 |  | \(last) | 2.00 | ",
        ], headerRows: 2)
      return manuscript.disclosure
    }
    let same = read("2.00")
    #expect(
      same.tables[0].columns?.map(\.key) == ["code", "name", "total", "generalPublicBudget", "otherFunds", "支出构成/合计", "basic", "project"])
    #expect(same.doubts.isEmpty)
    #expect(read("3.00").doubts.map(\.code) == [.columnAmbiguous])
  }

  @Test("项目内容 beside 项目名称 names nothing")
  func contentOfProject() {
    let rows = table("项目支出预算表", ["单位/项目名称 | 项目内容 | 合计", "应急物资储备 | 采购帐篷 | 10.00"], headerRows: 1).rows ?? []
    #expect(rows.map(\.name) == ["应急物资储备"])
    #expect(rows.first?.attributes["项目内容"] == .text("采购帐篷"))
  }

  @Test("Of two columns with one attribute the last has its key, and no cell is lost")
  func oneAttributeAColumn() {
    let read = table(
      "政府采购预算表", ["项目名称 | 采购项目 | 采购品目 | 预算金额", "运行经费 | 打印纸 | 复印纸 | 1.00"], headerRows: 1)
    let row = read.rows?.first
    #expect(row?.attributes[.item] == .text("复印纸"))
    #expect(row?.attributes["采购项目"] == .text("打印纸"))
    #expect(read.columns?.map(\.key) == ["name", "采购项目", "item", "total"])
  }

  @Test("合计 over several labels is the value of none of them")
  func totalOverLabels() {
    let read = table("收入总表", ["部门代码 | 部门名称 | 合计 | 事业收入", "合计 | < | 5.00 | 5.00", "066 | 甲局 | 5.00 | 5.00"], headerRows: 1)
    #expect(read.rows?.map(\.name) == ["合计", "甲局"])
    #expect(read.rows?.first?.attributes.keys.isEmpty == true)
    #expect(read.rows?.first?.level == 0)
  }

  // MARK: Agencies in forms of codes

  private let agencies = [
    "科目编码 | 单位代码 | 单位名称（科目） | 合计 | 基本支出 | 项目支出", " |  | 合计 | 9.00 | 5.00 | 4.00", " | 318 | 甲厅 | 9.00 | 5.00 | 4.00",
    " | 318601 | 甲厅机关 | 6.00 | 4.00 | 2.00", "2050803 | 318601 | 培训支出 | 2.00 |  | 2.00", "2130201 | 318601 | 行政运行 | 4.00 | 4.00 | ",
    " | 318602 | 甲研究所 | 3.00 | 1.00 | 2.00", "2130204 | 318602 | 事业机构 | 3.00 | 1.00 | 2.00",
  ]

  @Test("单位名称（科目） names an agency where its code stands alone, and the agency of the lines below")
  func agencyLines() {
    let rows = table("部门支出总表", agencies, headerRows: 1).rows ?? []
    let units = rows.map { row -> String in if case .text(let text)? = row.attributes[.unit] { text } else { "–" } }
    #expect(units == ["–", "甲厅", "甲厅机关", "甲厅机关", "甲厅机关", "甲研究所", "甲研究所"])
  }

  @Test("A project without a code is no agency, whatever stands before it")
  func projectLines() {
    let rows =
      table("项目支出表", ["单位代码 | 科目编码 | 项目名称 | 合计", "318601 |  | 造林项目 | 2.00", "318601 | 2130201 | 行政运行 | 4.00"], headerRows: 1).rows ?? []
    #expect(rows.map { $0.attributes[.unit] } == [nil, nil])
  }

  @Test("An agency is the sum of its lines, and of the agencies whose codes begin with its own")
  func agencySums() {
    let rows = table("部门支出总表", agencies, headerRows: 1).rows ?? []
    #expect(rows.map(\.part) == [.total, .subtotal, .subtotal, .leaf, .leaf, .subtotal, .leaf])
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("单位：万元")
    manuscript.table(agencies, headerRows: 1)
    #expect(failures(manuscript.disclosure) == [])
    #expect(rows.allSatisfy { $0.evidence["total"]?.standing == .confirmed })
  }

  @Test("Among the lines of an agency 单位名称（科目、项目） names the projects that the money of the code above is for")
  func projectsOfACode() {
    let lines = [
      "科目编码 | 单位代码 | 单位名称（科目、项目） | 金额", " |  | 合计 | 8.00", " | 318601 | 甲厅机关 | 8.00", "2050803 | 318601 | 培训支出 | 2.00",
      "2130299 | 318601 | 其他林业支出 | 6.00", " | 318601 | 苗圃改造 | 5.00", " | 318601 | 林区巡护 | 1.00",
    ]
    var manuscript = Manuscript()
    manuscript.title("一般公共预算项目支出预算表")
    manuscript.line("单位：万元")
    manuscript.table(lines, headerRows: 1)
    let disclosure = manuscript.disclosure
    let rows = disclosure.tables.first?.rows ?? []
    #expect(failures(disclosure) == [])
    #expect(rows.map(\.part) == [.total, .subtotal, .leaf, .subtotal, .leaf, .leaf])
    #expect(rows.map { $0.attributes[.project] } == [nil, nil, nil, nil, .text("苗圃改造"), .text("林区巡护")])
    #expect(rows.compactMap { $0.attributes[.unit] } == Array(repeating: .text("甲厅机关"), count: 5))
    #expect(rows.map(\.level) == [0, 1, 3, 3, 4, 4])
  }

  // MARK: Titles and kinds

  @Test("A number of the form with a colon is no title", arguments: ["表一：", "表3-1：", "公开01表："])
  func formNumber(number: String) {
    var manuscript = Manuscript()
    manuscript.title("部门收支总体情况表")
    manuscript.line(number)
    manuscript.line("单位：万元")
    manuscript.table(["收入 | < | 支出 | <", "项目 | 金额 | 项目 | 金额", "合计 | 1.00 | 合计 | 1.00"], headerRows: 2)
    #expect(manuscript.disclosure.tables.first?.title == "部门收支总体情况表")
  }

  @Test("Staff and running costs by economic classes are the basic expenditure, whatever the form is called")
  func basicByHeads() {
    let rows = ["科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费", "301 | 工资福利支出 | 5.00 | 5.00 | "]
    #expect(table("部门预算人员经费和公用经费表", rows, headerRows: 1).kind == .basicExpenditure)
    #expect(table("部门用款分类表", rows, headerRows: 1).kind == .basicExpenditure)
    #expect(table("一般公共预算基本支出表", rows, headerRows: 1).kind == .generalPublicBasicExpenditure)
    let whole = ["科目编码 | 科目名称 | 基本支出 | < | 项目支出", "^ | ^ | 人员经费 | 公用经费 | ^", "201 | 一般公共服务支出 | 5.00 | 1.00 | 2.00"]
    #expect(table("部门用款分类表", whole, headerRows: 2).kind == .expenditure)
  }

  @Test("A form of one part of the basic expenditure is not held against the whole")
  func partOfBasic() {
    var manuscript = Manuscript()
    manuscript.title("一般公共预算支出表")
    manuscript.line("单位：万元")
    manuscript.table(["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", "213 | 农林水支出 | 9.00 | 7.00 | 2.00", " | 合计 | 9.00 | 7.00 | 2.00"], headerRows: 1)
    manuscript.title("一般公共预算基本支出表——人员经费（工资福利支出）")
    manuscript.line("单位：万元")
    manuscript.table(["科目编码 | 科目名称 | 合计 | 基本工资", "213 | 农林水支出 | 5.00 | 5.00", " | 合计 | 5.00 | 5.00"], headerRows: 1)
    #expect(failures(manuscript.disclosure) == [])
    manuscript.title("一般公共预算基本支出表（人员经费和公用经费）")
    manuscript.line("单位：万元")
    manuscript.table(["科目编码 | 科目名称 | 合计", "301 | 工资福利支出 | 6.00", " | 合计 | 6.00"], headerRows: 1)
    #expect(failures(manuscript.disclosure).count == 1)
  }

  // MARK: Target forms

  @Test("A row that numbers the columns of a list of targets is no project")
  func numberedColumns() {
    let read = table(
      "项目支出绩效目标表",
      [
        "单位名称、项目名称 | 项目年度绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 指标属性 | 指标内容", "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10",
        "水库维护 | 完成维护。 | 产出指标 | 数量指标 | 维护水库数 | >= | 5 | 座 | 定量指标 | 维护的水库",
      ], headerRows: 2)
    #expect(read.performances.map(\.projectName) == ["水库维护"])
    let indicator = read.performance?.indicators.first
    #expect(read.performance?.indicators.count == 1)
    #expect(indicator?.target.text == ">=5座")
    #expect(indicator?.description == "维护的水库")
  }

  @Test("Likewise in a form of one project")
  func numberedColumnsOfOne() {
    let read = table(
      "项目支出绩效目标表",
      ["项目名称 | 水库维护 | < | <", "一级指标 | 二级指标 | 三级指标 | 指标值", "1 | 2 | 3 | 4", "产出指标 | 数量指标 | 维护水库数 | ≥5座"], headerRows: 0)
    #expect(read.performance?.indicators.map(\.level3) == ["维护水库数"])
  }

  @Test("Pairs of indicator and value under the first levels give one indicator each")
  func pairsOfIndicators() {
    let read = table(
      "项目绩效目标表",
      [
        "单位编码（项目编码） | 项目单位（项目名称） | 资金总额 | 绩效目标 | 绩效指标 | < | < | <", "^ | ^ | ^ | ^ | 产出指标 | < | 效益指标 | <",
        "^ | ^ | ^ | ^ | 三级指标 | 指标值 | 三级指标 | 指标值", "130 | 甲局 | 30.00 |  |  |  |  | ",
        "130001 | 养老补贴 | 30.00 | 保障养老。 | 发放人数 | ≥1000人 | 生活质量 | 提高", "^ | ^ | ^ | ^ | 发放次数 | 12次 |  | ",
      ], headerRows: 3)
    #expect(read.kind == .performance)
    #expect(read.performances.map(\.projectName) == ["养老补贴"])
    let target = read.performance
    #expect(target?.budgetTotal == 300_000)
    #expect(target?.goals.map(\.text) == ["保障养老"] || target?.goals.map(\.text) == ["保障养老。"])
    let indicators = (target?.indicators ?? []).map { "\($0.set.rawValue) \($0.level1 ?? "–") \($0.level3) \($0.target.text)" }
    #expect(indicators == ["annual 产出指标 发放人数 ≥1000人", "annual 产出指标 发放次数 12次", "annual 效益指标 生活质量 提高"])
  }

  @Test("A list of reviewed projects gives one target each, and no line overwrites another")
  func listOfReviews() {
    let read = table(
      "项目支出绩效自评情况表",
      [
        "序号 | 项目名称 | 全年预算数 | 全年执行数 | 执行率 | 自评得分 | 自评等级", "1 | 校舍维修 | 120.00 | 114.00 | 95.00% | 97.5 | 优",
        "2 | 教师培训 | 30.00 | 30.00 | 100.00% | 99 | 良", "合计 | < | 150.00 | 144.00 |  |  | ",
      ], headerRows: 1)
    let found = read.performances.map {
      "\($0.projectName ?? "–") \($0.budgetTotal ?? 0) \($0.budgetFinal ?? 0) \($0.budgetRate ?? 0) \($0.score ?? 0) \($0.grade ?? "–")"
    }
    #expect(found == ["校舍维修 1200000 1140000 95 97.5 优", "教师培训 300000 300000 100 99 良"])
    #expect(read.performances.allSatisfy { $0.fields.entries.isEmpty })
  }

  @Test("A label and its amount may share a cell, and pairs may stand behind a heading of their own")
  func labelsWithAmounts() {
    let read = table(
      "项目绩效目标表",
      [
        "项目名称 | 物资储备 | < | < | <", "预算资金情况 | 预算资金总额：10.00 | < | < | <", "^ | 其中：财政拨款：8.00 | < | 其他资金：2.00 | <",
        "支出计划 | 一季度 | 3.00 | 二季度 | 4.00", "一级指标 | 二级指标 | 三级指标 | 指标值 | 备注", "产出指标 | 数量指标 | 帐篷数量 | ≥100顶 | ",
      ], headerRows: 0)
    #expect(read.performance?.budgetTotal == 100_000)
    #expect(read.performance?.budgetFiscal == 80_000)
    #expect(read.performance?.budgetOther == 20_000)
    let whole = table(
      "部门整体绩效目标表",
      [
        "部门名称 | 甲局 | < | < | <", "部门预算支出（万元） | 支出合计 | 55.00 | 基本支出 | 40.00", "年度绩效目标 | 防范化解重大安全风险，遏制重大事故发生。 | < | < | <",
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 备注", "产出指标 | 数量指标 | 检查次数 | ≥10次 | ",
      ], headerRows: 0)
    #expect(whole.performance?.budgetTotal == 550_000)
    #expect(whole.performance?.fields["基本支出"] == "40.00")
  }

  @Test("A form of indicators is no list of projects, whatever else stands before them")
  func informationOnTargets() {
    let read = table(
      "项目支出绩效表",
      [
        "项目编码 | 项目名称 | 项目总额 | 年度绩效目标 | 绩效指标 | < | < | <", "^ | ^ | ^ | ^ | 一级指标 | 二级指标 | 三级指标 | 指标值",
        "54001 | 团结创建 | 20.00 | 创建单位。 | 产出指标 | 数量指标 | 创建数量 | ≥10个", "^ | ^ | ^ | ^ | ^ | 质量指标 | 合格率 | ≥95%",
      ], headerRows: 2)
    #expect(read.kind == .performance)
    #expect(read.performance?.indicators.map(\.level3) == ["创建数量", "合格率"])
    #expect(read.performance?.budgetTotal == 200_000)
  }

  @Test("The line for all tasks is the budget; the amounts of one task are no labels")
  func fundsOfTasks() {
    let read = table(
      "整体支出绩效目标申报表",
      [
        "部门（单位）名称 | < | 甲委 | < | < | <", "年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | < | <", "^ | ^ | ^ | 总额 | 财政拨款 | 其他资金",
        "^ | 团结 | 开展创建 | 20.00 | 18.00 | 2.00", "^ | 运转 | 保障运转 | 40.00 | 40.00 | ", "^ | 金额合计 | < | 60.00 | 58.00 | 2.00",
        "年度总体目标 | 促进团结。 | < | < | < | <", "年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 | <", "^ | 产出指标 | 数量指标 | 创建数量 | ≥10个 | <",
      ], headerRows: 0)
    let target = read.performance
    #expect([target?.budgetTotal, target?.budgetFiscal, target?.budgetOther] == [600_000, 580_000, 20_000])
    #expect(target?.fields["任务名称/团结"] == "开展创建")
    #expect(target?.fields.entries.contains { $0.key.contains("20.00") || $0.value.contains("20.00") } == false)
    #expect(target?.indicators.count == 1)
  }

  @Test("Heads of indicators may reach down from the row above; points may stand behind labels")
  func headsOfTwoRows() {
    let read = table(
      "项目支出绩效自评表",
      [
        "项目名称 | 审计 | < | < | < | < | <", "绩效指标 | < | < | 年度指标值 | < | 实际完成值 | 偏差原因", "一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | ^ | ^",
        "产出指标 | 数量指标 | 项目数 | ≥ | 10个 | 12个 | ", "总分 | 100 | 总得分 | 99.5 | 自评等级 | 优 | ",
      ], headerRows: 0)
    #expect(read.performance?.indicators.map { $0.actual?.text } == ["12个"])
    #expect(read.performance?.indicators.map(\.target.text) == ["≥10个"])
    #expect(read.performance?.score == Decimal(string: "99.5"))
    #expect(read.performance?.grade == "优")
  }

  @Test("总额 is the budget where it stands among funds")
  func plainTotal() {
    let read = table(
      "项目绩效目标表",
      [
        "项目名称 | 科技奖励 | <", "资金情况 | 总额 | 5.00", "^ | 财政拨款 | 5.00", "一级指标 | 三级指标 | 指标值", "产出 | 奖励项目数 | 10项",
      ], headerRows: 0)
    #expect(read.performance?.budgetTotal == 50_000)
    #expect(read.performance?.fields.entries.isEmpty == true)
  }

  // MARK: Final accounts

  @Test("The form's own fund beside nothing but uses is its total")
  func fundBesideUses() {
    let read = table(
      "一般公共预算支出表", ["科目编码 | 科目名称 | 本年一般公共预算支出 | 基本支出 | 项目支出", "206 | 科学技术支出 | 8.00 | 6.00 | 2.00"], headerRows: 1)
    #expect(lines(read) == ["科学技术支出 total=8 basic=6 project=2"])
    let funds = table(
      "支出总表", ["科目编码 | 科目名称 | 一般公共预算支出 | 政府性基金预算支出", "206 | 科学技术支出 | 8.00 | 2.00"], headerRows: 1)
    #expect(lines(funds) == ["科学技术支出 generalPublicBudget=8 governmentFund=2"])
    let carried = table(
      "支出总表", ["科目编码 | 科目名称 | 合计 | 上年结转 | <", "^ | ^ | ^ | 一般公共预算支出 | 政府性基金预算支出", "206 | 科学技术支出 | 9.00 | 8.00 | 1.00"],
      headerRows: 2)
    #expect(lines(carried) == ["科学技术支出 total=9 carryover.generalPublicBudget=8 carryover.governmentFund=1"])
  }

  @Test("In an account the basic expenditure is that of 本年支出, not what 本年收入 has for it")
  func account() {
    let read = table(
      "一般公共预算财政拨款支出决算表",
      [
        "科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | < | < | 本年支出 | < | < | 年末结转和结余", "^ | ^ | ^ | 合计 | 基本支出 | 项目支出 | 合计 | 基本支出 | 项目支出 | ^",
        "201 | 一般公共服务支出 | 1.00 | 9.00 | 5.00 | 4.00 | 8.00 | 5.50 | 2.50 | 2.00",
      ], headerRows: 2)
    #expect(
      lines(read) == [
        "一般公共服务支出 openingBalance=1 currentYear=9 本年收入/基本支出=5 本年收入/项目支出=4 total=8 basic=5.5 project=2.5 closingBalance=2"
      ])
  }

  @Test("Of 年初预算数 and 全年预算数 the first is the plan")
  func plans() {
    let read = table(
      "支出决算表", ["科目编码 | 科目名称 | 年初预算数 | 全年预算数 | 决算数", "201 | 一般公共服务支出 | 8.00 | 9.00 | 8.50"], headerRows: 1)
    #expect(lines(read) == ["一般公共服务支出 budget=8 全年预算数=9 final=8.5"])
  }

  // MARK: Narrative

  @Test("In final accounts 收入总计 holds the balances of the year before, and is no revenue of the year")
  func totalsOfFinalAccounts() {
    func stated(_ cover: String) -> [String] {
      var manuscript = Manuscript()
      manuscript.title(cover, size: 22)
      manuscript.newPage()
      manuscript.line("2024年度收入总计12.00万元，支出总计12.00万元。")
      manuscript.line("2024年度收入合计11.00万元。")
      return manuscript.disclosure.statements.map { "\($0.metric.rawValue)=\($0.yuan / 10_000)" }
    }
    #expect(stated("甲市乙局2024年度部门决算") == ["balance.total=12", "revenue.total=11"])
    #expect(stated("甲市乙局2024年部门预算") == ["revenue.total=12", "expenditure.total=12", "revenue.total=11"])
  }

  // MARK: 三公

  @Test("A line that counts journeys or guests is no item of spending")
  func counts() {
    let read = table(
      "机构运行信息表", ["项目 | 预算数 | 统计数", "因公出国（境）费 | 3.00 | 2.00", "公务接待费 | 1.00 | 1.00", "因公出国（境）团组数（个） | — | 2"], headerRows: 1)
    #expect(read.rows?.map { $0.attributes[.item] } == [.text("abroad"), .text("reception"), nil])
  }
}
