import FoundationEssentials
import Testing

@testable import Disclosure

// Lines that no other test missed when `tools/mutate` switched them off, each on the smallest page that shows what it does.

@Suite("Columns: what else their heads say")
struct ColumnFindingsTests {
  private func row(_ title: String, _ rows: [String], headerRows: Int = 1) -> FormRow? {
    Disclosure.reading(title, rows, headerRows: headerRows).rows?.first
  }

  /// The keys of columns that stand side by side, in a document of 2026.
  private func keys(_ paths: [[String]]) -> [String] {
    let reader = HeadReader(rules: .standard, year: 2026, paths: paths)
    let found = ColumnKeys(columns: Array(paths.indices), paths: paths, reader: reader, rules: .standard) { _, _ in false }
    return paths.indices.map { found.keys[$0]?.name ?? "" }
  }

  @Test("A year after the document's is of no known group")
  func yearToCome() {
    #expect(keys([["2027年预算数"], ["2026年预算数"]]) == ["2027年预算数", "total"])
  }

  @Test("本年收入 between an opening and a closing balance is a figure of its own")
  func account() {
    #expect(
      keys([["年初结转和结余"], ["本年收入"], ["基本支出"], ["项目支出"], ["年末结转和结余"]])
        == ["openingBalance", "currentYear", "basic", "project", "closingBalance"])
  }

  @Test("项目支出预算数 is of the projects, and the whole only in a list of these that prints no other")
  func projectBudget() {
    #expect(keys([["合计"], ["基本支出预算数"], ["项目支出预算数"]]) == ["total", "basic", "project"])
    #expect(row("项目支出表", ["项目名称 | 项目支出预算数", "清淤 | 5.00"])?.amounts.keys == ["total"])
  }

  @Test("本年收入 beside the whole is the year's own, but of two columns that may be it neither is")
  func currentYear() {
    #expect(keys([["总计"], ["本年收入"], ["事业收入"]]) == ["total", "currentYear", "businessIncome"])
    #expect(keys([["合计"], ["当年预算"], ["本年收入"]]) == ["合计", "当年预算", "currentYear"])
  }

  @Test("A fund's expenditure over the only amounts is the total of the fund's own form")
  func subjectOfForm() {
    #expect(row("政府性基金预算支出表", ["科目编码 | 科目名称 | 政府性基金预算支出", "212 | 城乡社区支出 | 5.00"])?.amounts.keys == ["total"])
  }

  @Test("政府采购金额 is the total of a plan of purchases, a group elsewhere")
  func purchases() {
    #expect(row("政府采购预算表", ["项目名称 | 政府采购金额", "设备购置 | 5.00"])?.amounts.keys == ["total"])
    #expect(
      row("项目支出预算表", ["项目名称 | 合计 | 政府采购金额", "设备购置 | 9.00 | 5.00"])?.amounts.keys == ["total", "procurement.total"])
  }

  @Test("单位 is an agency where nothing is counted, a unit of measure beside a quantity")
  func unitOrMeasure() {
    #expect(row("项目支出预算表", ["单位 | 项目名称 | 合计", "甲局 | 清淤 | 5.00"])?.attributes == ["unit": .text("甲局")])
    let counted = row("政府采购预算表", ["项目名称 | 单位 | 数量 | 合计", "设备 | 台 | 2 | 5.00"])
    #expect(counted?.attributes == ["measure": .text("台"), "quantity": .number(2)])
  }

  @Test("Where no column is headed as a name, goods name a row before their agency does")
  func nameOfGoods() {
    let found = row("政府采购预算表", ["单位名称 | 采购物品名称 | 合计", "甲局 | 计算机 | 5.00"])
    #expect(found?.name == "计算机")
    #expect(found?.attributes[.unit] == .text("甲局"))
  }

  @Test("A function beside an economic class is an attribute of its own, by the head over both its columns")
  func functionBesideClass() {
    let found = row(
      "基本支出预算表",
      ["部门预算经济分类 | < | 功能分类 | < | 合计", "科目编码 | 科目名称 | 科目编码 | 科目名称 | ^", "30101 | 基本工资 | 2010101 | 行政运行 | 5.00"], headerRows: 2)
    #expect(found?.code == "30101")
    #expect(found?.attributes[.functionalItem] == .text("行政运行"))
  }

  @Test("Several funds of one group are added up once, and an account's total is not this year's money and the rest")
  func identities() {
    let grouped = RowIdentities.lines(for: [
      "total", "carryover.total", "carryover.generalPublicBudget", "carryover.governmentFund", "carryover.stateCapital",
    ])
    #expect(grouped.count { $0.whole == "carryover.total" } == 1)
    let account = RowIdentities.lines(for: ["total", "openingBalance", "currentYear", "carryover", "closingBalance"])
    #expect(account.isEmpty)
  }

  @Test("A part of a code that lost its zero gets it back where the classification has the name")
  func lostZero() {
    let table = Disclosure.reading(
      "一般公共预算支出表",
      ["科目编码 | < | < | 科目名称 | 合计", "类 | 款 | 项 | ^ | ^", "201 |  |  | 一般公共服务支出 | 3", "201 | 6 |  | 财政事务 | 3", "201 | 6 | 1 | 行政运行 | 3"],
      headerRows: 2)
    #expect(table.rows?.map(\.code) == ["201", "20106", "2010601"])
  }

  @Test("三公 items across the columns: a total line below the agencies belongs to none of them")
  func totalBelowAgencies() {
    let rows =
      Disclosure.reading(
        "“三公”经费预算表", ["单位名称 | 公务接待费 | 公务用车运行维护费", "甲局 | 1.00 | 2.00", "合计 | 1.00 | 2.00"], headerRows: 1
      ).rows ?? []
    #expect(rows.map { $0.attributes[.unit] } == [.text("甲局"), .text("甲局"), nil, nil])
  }

  @Test("三公 items across the columns: whole numbers are money there too")
  func wholeItems() {
    let rows =
      Disclosure.reading(
        "“三公”经费预算表", ["单位名称 | 因公出国（境）费 | 公务接待费", "甲局 | 1.50 | 2", "乙局 | 2.50 | 3"], headerRows: 1
      ).rows ?? []
    #expect(rows.map(\.mainAmount) == [15_000, 20_000, 25_000, 30_000])
  }

  @Test("三公 items across the columns: a cell over two columns of labels is read once, a total in it as one")
  func labelsAcross() {
    let rows =
      Disclosure.reading(
        "“三公”经费预算表", ["单位编码 | 单位名称 | 年度 | 公务接待费 | 公务用车运行维护费", "326001 | 甲局 | < | 1.00 | 2.00", "合计 | < | < | 1.00 | 2.00"], headerRows: 1
      ).rows ?? []
    #expect(rows.map(\.attributes.keys) == [["unitCode", "unit", "item"], ["unitCode", "unit", "item"], ["item"], ["item"]])
  }
}

@Suite("Target forms: what else they print")
struct TargetFindingsTests {
  private func read(_ title: String = "项目支出绩效目标表", unit: String = "单位：万元", rows: [String]) -> PerformanceTarget? {
    Disclosure.reading(title, unit: unit, rows, headerRows: 0).performance
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

@Suite("Checks: what is left open, and what is not")
struct CheckFindingsTests {
  private func checks(_ rows: [String], headerRows: Int = 1) -> [AccountingCheck] {
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: headerRows)
    return manuscript.disclosure.checks
  }

  @Test("An agency's own line is the sum of the codes below it")
  func agencies() {
    let failed = checks([
      "单位名称 | 科目编码 | 科目名称 | 合计", "合计 |  |  | 30.00", "甲局 |  |  | 20.00", " | 201 | 一般公共服务支出 | 15.00", " | 208 | 社会保障和就业支出 | 4.00",
      "乙站 |  |  | 10.00", " | 201 | 一般公共服务支出 | 10.00",
    ]).filter { !$0.passed }
    #expect(failed.map(\.rule) == [.columnChildren])
    #expect(failed.map(\.difference) == [10_000])
  }

  @Test("Of two rows that happen to print one amount neither is part of the other")
  func coincidence() {
    #expect(checks(["项目 | 合计 | 基本支出", "甲 | 5.00 | ", "乙 | 5.00 | 5.00", "丙 | 3.00 | "]).isEmpty)
  }

  @Test("A column of an unknown kind may be a part: the total is not said to be wrong")
  func unknownPart() {
    let rows = ["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 债务还本", "201 | 甲 | 10.00 | 5.00 | 3.00 | 2.00"]
    #expect(checks(rows).isEmpty)
    #expect(checks(rows.map { $0.replacing(" | 债务还本", with: "").replacing(" | 2.00", with: "") }).map(\.passed) == [false])
  }

  @Test("A row without a code among rows with codes leaves the total open")
  func rowOfNoPlace() {
    #expect(checks(["科目编码 | 科目名称 | 合计", " | 合计 | 30.00", "201 | 甲 | 25.00", " | 某专款 | 5.00"]).isEmpty)
  }

  @Test("A list without codes and numbers may print a part of its rows alone: its total is not said to be wrong")
  func guessedOutline() {
    let found = checks(["项目 | 合计 | 基本支出", "合计 | 10.00 | 5.00", "甲 | 6.00 | 3.00", "乙 | 5.00 | 2.00"])
    #expect(found.map(\.passed) == [true])
  }

  @Test("A code that belongs elsewhere is told where most sums hold by the codes, though other outlines would explain it away")
  func misplacedCode() {
    let found = checks([
      "科目编码 | 科目名称 | 合计", " | 合计 | 85.00", "201 | 甲 | 10.00", "20101 | 乙 | 10.00", "2010101 | 丙 | 6.00", "2010299 | 丁 | 4.00",
      "204 | 戊 | 15.00", "20401 | 己 | 15.00", "2040101 | 庚 | 15.00", "205 | 辛 | 25.00", "20501 | 壬 | 25.00", "2050101 | 癸 | 25.00",
      "206 | 子 | 35.00", "20601 | 丑 | 35.00", "2060101 | 寅 | 35.00",
    ])
    #expect(found.filter { !$0.passed }.map(\.subject) == ["201 甲, 合计", "20101 乙, 合计"])
  }

  @Test("The coverage names the pages that were not read")
  func unreadPages() {
    var manuscript = Manuscript()
    manuscript.line("一页文字。")
    var read = manuscript.disclosure
    #expect(read.coverage.unreadPages.isEmpty)
    read.diagnostics.append(Diagnostic(.warning, code: .pageScanned, message: "", page: 3))
    #expect(read.coverage.unreadPages == [3])
  }

  @Test("Tables of several files have the file's name before their id")
  func files() throws {
    let parts = ["a.pdf", "b.pdf"].map { name in
      var manuscript = Manuscript()
      manuscript.title("部门支出总表")
      manuscript.table(["项目 | 合计", "甲 | 1.00"], headerRows: 1)
      var read = manuscript.disclosure
      read.source.file = name
      return read
    }
    let whole = try #require(Disclosure.together(parts))
    #expect(whole.tables.map(\.id) == ["a.pdf:t1", "b.pdf:t1"])
    #expect(whole.diagnostics.map(\.table) == ["a.pdf:t1", "b.pdf:t1"])
  }
}

@Suite("What a table and a document are: what else tells")
struct IdentityFindingsTests {
  @Test("A heading about targets over a table without any names no form")
  func headingAlone() {
    func kind(_ cells: [String]) -> TableKind {
      FormFinder(.standard).find(FormFinder.Signs(title: nil, heading: "三、项目绩效目标情况", heads: cells, cells: cells)).form.kind
    }
    #expect(kind(["序号", "工作内容"]) == .other)
    #expect(kind(["序号", "指标名称"]) == .performance)
  }

  @Test("A line that names a form is its title, though it does not stand out as one")
  func plainTitle() {
    func title(_ line: String) -> String? {
      var manuscript = Manuscript()
      manuscript.line(line)
      manuscript.line("单位：万元")
      manuscript.table(["事项 | 金额", "甲 | 1.00"], headerRows: 1)
      return manuscript.disclosure.tables[0].title
    }
    #expect(title("部门支出预算") == "部门支出预算")
    #expect(title("其他情况") == nil)
  }

  @Test("A label in the body is no head")
  func labelInBody() {
    #expect(Disclosure.reading("", ["事项 | 内容", "单位性质 | 行政机关"], headerRows: 1).kind == .other)
  }

  @Test("A cover whose title stands in a frame")
  func framedCover() {
    var manuscript = Manuscript()
    manuscript.table(["甲县水利局2026年部门预算"], headerRows: 0)
    manuscript.newPage()
    manuscript.line("负责全县水利工作，制定有关规划并组织实施。")
    let identity = manuscript.disclosure.document
    #expect(identity.title == "甲县水利局2026年部门预算")
    #expect(identity.fiscalYear == 2026)
    #expect(identity.agencyName == "甲县水利局")
  }

  @Test("The year in a project's name is not the document's")
  func yearOfProject() {
    var manuscript = Manuscript()
    manuscript.title("2024年河道清淤项目绩效目标表")
    manuscript.table(["项目名称 | 清淤", "三级指标 | 指标值", "次数 | ≥3次"], headerRows: 0)
    manuscript.newPage()
    manuscript.title("2026年部门支出总表")
    manuscript.table(["项目 | 合计", "甲 | 1.00"], headerRows: 1)
    #expect(manuscript.disclosure.document.fiscalYear == 2026)
  }

  @Test("A meaning of labels refuses members that it does not have")
  func membersOfMeaning() {
    #expect(throws: RulesError(file: "a.rules", line: 2, reason: "a meaning has no “head”: label, replace are what it has")) {
      try FormRules.standard.adding("meaning score\n  head: 评分\n", file: "a.rules")
    }
  }
}

@Suite("Amounts stated in the narrative: what else decides whose they are")
struct StatementFindingsTests {
  private func stated(_ text: String, under heading: String = "二、部门预算安排的总体情况") -> [String] {
    var manuscript = Manuscript()
    manuscript.title("某局2023年部门预算", size: 20)
    manuscript.line(heading, bold: true)
    manuscript.line(text)
    return manuscript.disclosure.statements.map { "\($0.metric.rawValue) \($0.yuan / 10_000)" }
  }

  @Test("Purchases of one fund and their kinds are not all purchases")
  func purchasesOfFund() {
    #expect(stated("政府性基金预算安排政府采购预算2万元，其中：政府采购货物支出预算1万元。", under: "七、政府采购情况").isEmpty)
  }

  @Test("增加（减少） before an amount says neither")
  func unfilled() {
    #expect(stated("2023年部门支出预算为100万元，比上年增加（减少）5万元。") == ["expenditure.total 100"])
  }

  @Test("A comparison behind purposes goes back to the head of the sentence")
  func behindPurposes() {
    #expect(
      stated("机关运行经费预算10万元，其中：公用经费4万元，主要用于办公，比上年增加1万元。", under: "六、机关运行经费")
        == ["operatingExpenses.total 10", "expenditure.publicUse 4", "change.operatingExpenses 1"])
  }
}
