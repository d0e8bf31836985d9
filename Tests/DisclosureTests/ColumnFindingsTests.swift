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

  @Test("What is left over at the end of the year is divided by uses as deep as it may be, and claims no key of the year's")
  func dividedBalance() {
    #expect(
      keys([
        ["年初结转和结余", "合计"], ["本年收入", "合计"], ["本年支出", "合计"], ["本年支出", "基本支出"], ["本年支出", "项目支出"], ["年末结转和结余", "合计"],
        ["年末结转和结余", "项目支出结转和结余", "小计"], ["年末结转和结余", "项目支出结转和结余", "项目支出结转"],
      ]) == [
        "openingBalance", "currentYear", "total", "basic", "project", "closingBalance", "closingBalance.project",
        "年末结转和结余/项目支出结转和结余/项目支出结转",
      ])
  }

  @Test("A fund that no rule knows is one more beside the appropriation: neither's uses are the form's")
  func unknownFund() {
    #expect(
      keys([["合计"], ["财政拨款", "基本支出"], ["财政拨款", "项目支出"], ["非财政拨款", "基本支出"], ["非财政拨款", "项目支出"]])
        == ["total", "fiscalAppropriation.basic", "fiscalAppropriation.project", "非财政拨款/基本支出", "非财政拨款/项目支出"])
  }

  @Test("运转类 is of the running costs, and below 项目支出 a kind of projects")
  func kindsOfProjects() {
    #expect(keys([["合计"], ["基本支出", "人员类"], ["基本支出", "运转类"]]) == ["total", "personnel", "publicUse"])
    #expect(keys([["合计"], ["项目支出", "运转类"], ["项目支出", "特定目标类"]]) == ["total", "项目支出/运转类", "项目支出/特定目标类"])
  }

  @Test("Code and name in one cell, the code before it or in brackets behind it, in whichever column")
  func codeAndName() {
    let before = row("部门支出总表", ["科目编码 | 科目名称 | 合计", "213-农林水支出 |  | 5.00"])
    #expect(before?.code == "213")
    #expect(before?.name == "农林水支出")
    let behind = row("部门支出总表", ["科目 | 合计", "农林水支出（213） | 5.00"])
    #expect(behind?.code == "213")
    #expect(behind?.name == "农林水支出")
    #expect(row("部门支出总表", ["科目 | 合计", "农林水支出（999） | 5.00"])?.name == "农林水支出（999）")
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

  @Test("What is below the basic expenditure of one fund among several is that fund's")
  func partsOfOneFund() {
    let table = Disclosure.reading(
      "支出总表",
      [
        "科目名称 | 合计 | 一般公共预算 | < | < | < | 政府性基金预算 | < | <", "^ | ^ | 小计 | 基本支出 | < | 项目支出 | 小计 | 基本支出 | 项目支出",
        "^ | ^ | ^ | 人员经费 | 公用经费 | ^ | ^ | ^ | ^", "合计 | 12.00 | 10.00 | 6.00 | 1.00 | 3.00 | 2.00 | 0.50 | 1.50",
      ], headerRows: 3)
    #expect(
      table.rows?.first?.amounts.keys == [
        "total", "generalPublicBudget", "generalPublicBudget.personnel", "generalPublicBudget.publicUse", "generalPublicBudget.project",
        "governmentFund", "governmentFund.basic", "governmentFund.project",
      ])
  }

  @Test("Of two plans that are divided alike the first of the year is the budget")
  func plansDividedAlike() {
    let table = Disclosure.reading(
      "支出决算表",
      [
        "科目名称 | 年初预算数 | < | 调整预算数 | < | 决算数 | <", "^ | 小计 | 基本支出 | 小计 | 基本支出 | 小计 | 基本支出",
        "合计 | 10.00 | 7.00 | 11.00 | 8.00 | 9.00 | 6.00",
      ], headerRows: 2)
    #expect(table.rows?.first?.amounts.keys == ["budget", "budget.basic", "调整预算数/小计", "调整预算数/基本支出", "final", "final.basic"])
  }

  @Test("Beside a 科目 the code and the name of another thing name no row")
  func codesOfOffices() {
    let table = Disclosure.reading(
      "支出明细表",
      ["科室编码 | 科室名称 | 科目编码 | 科目名称 | 合计", "001 | 办公室 | 2012601 | 行政运行 | 6.00", "002 | 业务科 | 2012604 | 档案馆 | 3.00"], headerRows: 1)
    #expect(table.rows?.map(\.code) == ["2012601", "2012604"])
    #expect(table.rows?.map(\.name) == ["行政运行", "档案馆"])
    #expect(table.rows?.first?.attributes["科室名称"] == .text("办公室"))
  }

  @Test("Projects of the general public budget, one a line, are a list of projects")
  func projectsOfOneFund() {
    let table = Disclosure.reading(
      "一般公共预算项目支出情况表", ["科目编码 | 科目名称 | 项目名称 | 合计", "2012604 | 档案馆 | 库房改造 | 3.00"], headerRows: 1)
    #expect(table.kind == .projectExpenditure)
  }

  @Test(
    "三公 items across the columns: the year over them may be joined with the words 三公经费",
    arguments: [
      ("“三公”经费预算数（2024年）", "“三公”经费预算数（2025年）"), ("2024年“三公”经费", "2025年“三公”经费"), ("“三公”经费（上年）", "“三公”经费（本年）"),
      ("上年“三公”经费预算数", "本年“三公”经费预算数"),
    ])
  func yearsOverItems(previous: String, current: String) {
    let rows =
      Disclosure.reading(
        "2025年“三公”经费支出表",
        [
          "单位名称 | \(previous) | < | < | \(current) | < | <", "^ | 合计 | 公务用车运行费 | 公务接待费 | 合计 | 公务用车运行费 | 公务接待费",
          "甲局 | 31.00 | 22.00 | 9.00 | 28.60 | 22.00 | 6.60",
        ], headerRows: 2
      ).rows ?? []
    #expect(rows.map(\.name) == ["合计", "公务用车运行费", "公务接待费"])
    #expect(rows.map { $0.amounts["previous.total"] } == [310_000, 220_000, 90_000])
    #expect(rows.map { $0.amounts["total"] } == [286_000, 220_000, 66_000])
  }

  @Test("A head that ends in 原因 is over words, whatever it begins with")
  func reasons() {
    let table = Disclosure.reading(
      "支出预算表", ["科目名称 | 2024年预算数 | 2025年预算数 | 增减额 | 增减变化原因", "合计 | 31.00 | 28.50 | -2.50 | 厉行节约"], headerRows: 1)
    #expect(table.rows?.first?.amounts.keys == ["previous.total", "total", "change.total"])
    #expect(table.rows?.first?.attributes[.remark] == .text("厉行节约"))
  }

  @Test("编码 and 名称 are of what the head over them says")
  func codesUnderGroup() {
    let table = Disclosure.reading(
      "政府采购预算表", ["项目名称 | 采购品目 | < | 金额", "^ | 编码 | 名称 | ^", "办公设备采购 | A02010105 | 台式计算机 | 18.00"], headerRows: 2)
    #expect(table.rows?.first?.name == "办公设备采购")
    #expect(table.rows?.first?.attributes[.catalogCode] == .text("A02010105"))
    #expect(table.rows?.first?.attributes[.item] == .text("台式计算机"))
  }

  @Test("What people are divided into are counts, and money beside them is none")
  func countedGroups() {
    let table = Disclosure.reading(
      "支出总表", ["单位名称 | 编制人数 | < | < | 合计", "^ | 合计 | 行政 | 其他 | ^", "甲局 | 86 | 23 | 63 | 12.50"], headerRows: 2)
    #expect(table.rows?.first?.amounts.keys == ["total"])
    let people = Disclosure.reading("支出总表", ["单位名称 | 在职人员 | < | 合计", "^ | 人数 | 经费 | ^", "甲局 | 86 | 9.50 | 12.50"], headerRows: 2)
    #expect(people.rows?.first?.amounts.entries.map(\.value) == [95_000, 125_000])
  }

  @Test("The share of a change is a number of percent", arguments: ["%", "比例", "幅度"])
  func shareOfChange(head: String) {
    let table = Disclosure.reading(
      "支出预算表", ["科目名称 | 2024年预算数 | 2025年预算数 | 2025年比2024年增减 | <", "^ | ^ | ^ | 金额 | \(head)", "合计 | 9.00 | 8.50 | -0.50 | -5.56%"],
      headerRows: 2)
    #expect(table.rows?.first?.amounts["changePercent.total"] == Decimal(string: "-5.56"))
  }

  @Test(
    "Codes of two classifications beside each other",
    arguments: [
      ["经济分类科目编码 | < | 科目名称 | 合计", "部门预算 | 政府预算 | ^ | ^"], ["部门预算经济分类科目编码 | 政府预算经济分类科目编码 | 科目名称 | 合计", "^ | ^ | ^ | ^"],
    ])
  func codesSideBySide(head: [String]) {
    let table = Disclosure.reading("一般公共预算基本支出表", head + ["301 | 501 | 工资福利支出 | 9.00", "30101 | 50101 | 基本工资 | 9.00"], headerRows: 2)
    #expect(table.rows?.map(\.code) == ["301", "30101"])
    #expect(table.rows?.map { $0.attributes[.governmentCode] } == [.text("501"), .text("50101")])
  }
}
