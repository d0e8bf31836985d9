import FoundationEssentials
import Testing

@testable import Disclosure

/// What the forms of other provinces print, each class on the smallest made-up page that shows it.
@Suite("Forms of the whole country")
struct ProvinceFormTests {
  private func table(_ title: String, unit: String = "单位：万元", _ rows: [String], headerRows: Int) -> DisclosureTable {
    Disclosure.reading(title, unit: unit, rows, headerRows: headerRows)
  }

  /// The amounts of a row in units of 万元.
  private func amounts(_ row: FormRow?) -> [String] { (row?.amounts.entries ?? []).map { "\($0.key)=\($0.value / 10_000)" } }

  /// A document of a year, of which only the last table matters.
  private func document(_ title: String, _ rows: [String], headerRows: Int, cover: String = "某市某局2026年部门预算", notes: [String] = [])
    -> Disclosure
  {
    var manuscript = Manuscript()
    manuscript.title(cover, size: 22)
    manuscript.newPage()
    manuscript.title(title)
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: headerRows)
    for note in notes { manuscript.line(note) }
    return manuscript.disclosure
  }

  // MARK: A. No amount is overwritten

  @Test("小计 under 基本支出 is the basic expenditure and leaves 合计 alone")
  func basicSubtotal() {
    let rows =
      table(
        "一般公共预算支出表",
        ["科目编码 | 科目名称 | 合计 | 基本支出 | < | < | 项目支出", "^ | ^ | ^ | 小计 | 人员经费 | 公用经费 | ^", "201 | 甲 | 12 | 9 | 7 | 2 | 3"],
        headerRows: 2
      ).rows ?? []
    #expect(amounts(rows.first) == ["total=12", "basic=9", "personnel=7", "publicUse=2", "project=3"])
  }

  @Test("The year before, the year and the change side by side")
  func years() {
    let read = document(
      "一般公共预算支出表", ["科目编码 | 科目名称 | 2025年预算数 | 2026年预算数 | 增减额 | 增减%", "201 | 甲 | 10 | 12 | 2 | 20%"], headerRows: 1)
    let row = read.tables.last?.rows?.first
    #expect(amounts(row).prefix(3) == ["previous.total=10", "total=12", "change.total=2"])
    #expect(row?.amounts["changePercent.total"] == 20)
  }

  @Test("This year's money and what was carried over, fund by fund")
  func carryover() {
    let rows =
      table(
        "部门收入总表",
        ["单位名称 | 总计 | 本年收入 | < | 上年结转 | <", "^ | ^ | 小计 | 一般公共预算 | 小计 | 一般公共预算", "甲局 | 12 | 10 | 10 | 2 | 2"], headerRows: 2
      ).rows ?? []
    #expect(
      amounts(rows.first) == ["total=12", "currentYear=10", "generalPublicBudget=10", "carryover=2", "carryover.generalPublicBudget=2"])
  }

  @Test("A balance of four pairs keeps every list, each with its classification")
  func fourPairs() {
    let rows =
      table(
        "部门综合预算收支总表",
        [
          "收入 | < | 支出 | < | < | < | < | <", "项目 | 预算数 | 支出功能分类科目 | 预算数 | 部门预算支出经济分类科目 | 预算数 | 政府预算支出经济分类科目 | 预算数",
          "一、财政拨款 | 9 | 一、一般公共服务支出 | 9 | 工资福利支出 | 6 | 机关工资福利支出 | 5", "收入合计 | 9 | 支出合计 | 9 | 支出合计 | 9 | 支出合计 | 9",
        ], headerRows: 2
      ).rows ?? []
    let lists = rows.map { "\($0.side?.rawValue ?? "") \($0.attributes[.classification].flatMap(CheckFinding.text) ?? "–") \($0.name)" }
    #expect(
      lists == [
        "revenue – 一、财政拨款", "revenue – 收入合计", "expenditure – 一、一般公共服务支出", "expenditure – 支出合计", "expenditure departmentEconomic 工资福利支出",
        "expenditure departmentEconomic 支出合计", "expenditure governmentEconomic 机关工资福利支出", "expenditure governmentEconomic 支出合计",
      ])
    #expect(rows.map { $0.amounts[.total].map { $0 / 10_000 } } == [9, 9, 9, 9, 6, 9, 5, 9])
  }

  @Test("Columns that their heads do not tell apart keep what is printed over them, and the document says so")
  func ambiguous() {
    let read = document("部门支出总表", ["科目编码 | 科目名称 | 合计 | 省级 | 市级", "^ | ^ | ^ | 基本支出 | 基本支出", "201 | 甲 | 5 | 3 | 2"], headerRows: 2)
    #expect(amounts(read.tables.last?.rows?.first) == ["total=5", "省级/基本支出=3", "市级/基本支出=2"])
  }

  @Test("Two equal heads never share a key")
  func equalHeads() {
    let read = document("部门支出总表", ["科目编码 | 科目名称 | 项目支出 | 项目支出", "201 | 甲 | 3 | 2"], headerRows: 1)
    #expect(amounts(read.tables.last?.rows?.first) == ["项目支出=3", "项目支出#4=2"])
    #expect(read.diagnostics.map(\.code).contains(.columnAmbiguous))
  }

  // MARK: B. Codes

  @Test("A code in the cell of its name")
  func bracketedCodes() {
    let rows =
      table("一般公共预算支出情况表", ["功能科目名称 | 小计", "[201]一般公共服务支出 | 3", "20101人大事务 | 3", "2017年改造项目 | 1"], headerRows: 1).rows ?? []
    #expect(rows.map(\.code) == ["201", "20101", nil])
    #expect(rows.map(\.name) == ["一般公共服务支出", "人大事务", "2017年改造项目"])
  }

  @Test("类, 款 and 项 whose parents are not repeated")
  func parentsNotRepeated() {
    let rows =
      table(
        "支出总体情况表",
        [
          "科目编码 | < | < | 科目名称 | 合计", "类 | 款 | 项 | ^ | ^", "201 |  |  | 甲 | 3", " | 06 |  | 乙 | 3", " |  | 01 | 丙 | 2", " |  | 50 | 丁 | 1",
          "205 |  |  | 戊 | 1", " | 08 |  | 己 | 1",
        ],
        headerRows: 2
      ).rows ?? []
    #expect(rows.map(\.code) == ["201", "20106", "2010601", "2010650", "205", "20508"])
  }

  @Test("A code with a slip is none: it is told, kept as printed, and its row stands outside the sums")
  func slip() {
    let read = document(
      "支出总体情况表", ["科目编码 | < | < | 科目名称 | 合计", "类 | 款 | 项 | ^ | ^", "201 |  |  | 甲 | 3", "7 | 11 | 02 | 乙 | 2"], headerRows: 2)
    let row = read.tables.last?.rows?.last
    #expect(row?.code == nil)
    #expect(row?.attributes[.printedCode] == .text("7 11 02"))
    #expect(row?.part == .aside)
    #expect(read.diagnostics.map(\.code).contains(.codeMalformed))
  }

  @Test("Two classifications in one row stay apart")
  func twoClassifications() {
    let rows =
      table(
        "一般公共预算基本支出情况表",
        [
          "科目编码 | < | 部门预算支出经济分类科目名称 | 科目编码 | < | 政府预算支出经济分类科目名称 | 小计", "类 | 款 | ^ | 类 | 款 | ^ | ^",
          "301 | 01 | 基本工资 | 501 | 01 | 工资奖金津补贴 | 4",
        ], headerRows: 2
      ).rows ?? []
    #expect(rows.first?.code == "30101")
    #expect(rows.first?.name == "基本工资")
    #expect(rows.first?.attributes[.governmentCode] == .text("50101"))
    #expect(rows.first?.attributes[.governmentName] == .text("工资奖金津补贴"))
  }

  @Test(
    "A row of signs and column numbers belongs to the head",
    arguments: ["** | ** | 1 | 2 | 3", "栏次 | A | 1 | 2 | 3", "A | B | ① | ② | ③", "** | ** | 1=2+3 | 2 | 3"])
  func signs(row: String) {
    let read = table(
      "部门支出总表", ["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", row, "201 | 甲 | 5 | 3 | 2"], headerRows: 1)
    #expect(read.rows?.map(\.name) == ["甲"])
    #expect(amounts(read.rows?.first) == ["total=5", "basic=3", "project=2"])
    #expect(read.grid.headerRows == 2)
  }

  @Test("The code of an agency is no code of the classification")
  func unitCodes() {
    let rows =
      table("部门收入总表", ["单位编码 | 单位名称 | 合计", "999001 | 甲局 | 3", "999002 | 乙站 | 1"], headerRows: 1).rows ?? []
    #expect(rows.allSatisfy { $0.code == nil })
    #expect(rows.map { $0.attributes[.unitCode] } == [.text("999001"), .text("999002")])
  }

  // MARK: C. Forms

  @Test("A project whose name has 采购 in it makes no form")
  func projectNames() {
    #expect(FormRules.standard.kind(ofTitle: "物资采购中心大楼维修项目绩效目标表") == .performance)
    #expect(FormRules.standard.kind(ofTitle: "部门预算基本支出预算表") == .basicExpenditure)
  }

  @Test("A heading pages back, with another table under it, is not the form of a table without a title")
  func distantHeading() {
    var manuscript = Manuscript()
    manuscript.title("二、机构设置情况", size: 14)
    manuscript.table(["序号 | 单位名称", "1 | 甲局"], headerRows: 1)
    manuscript.newPage()
    manuscript.newPage()
    manuscript.table(["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", "201 | 甲 | 3 | 2 | 1"], headerRows: 1)
    let read = manuscript.disclosure
    #expect(read.tables.map(\.kind) == [.organization, .expenditure])
    #expect(read.diagnostics.map(\.code).contains(.kindInferred))
  }

  @Test("A list of projects gives each its goal")
  func projectList() {
    let row = table(
      "重点项目支出绩效目标情况表", ["单位名称 | 项目名称 | 预算数（万元） | 绩效目标", "甲局 | 河道清淤 | 12 | 清淤三公里，验收合格。"], headerRows: 1
    ).rows?.first
    #expect(row?.name == "河道清淤")
    #expect(row?.attributes == ["unit": .text("甲局"), "goal": .text("清淤三公里，验收合格。")])
    #expect(amounts(row) == ["total=12"])
  }

  // MARK: D. 三公

  @Test("Items across the columns, agencies down the rows")
  func itemsOfUnits() {
    let rows =
      table(
        "“三公”经费预算表",
        [
          "单位名称 | “三公”经费合计 | 因公出国(境)费用 | 公务用车购置及运行费 | < | < | 公务接待费", "^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^",
          "合计 | 9 |  | 7 | 2 | 5 | 2",
          "甲局 | 6 |  | 5 | 2 | 3 | 1", "乙站 | 3 |  | 2 |  | 2 | 1",
        ], headerRows: 2
      ).rows ?? []
    #expect(rows.count == 18)
    #expect(rows.filter { $0.attributes[.unit] == nil }.count == 6)
    let site = rows.filter { $0.attributes[.unit] == .text("乙站") }
    #expect(
      site.compactMap { $0.attributes[.item] }
        == ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"].map { .text($0) })
    #expect(site.filter { $0.amounts.isEmpty }.count == 2, "nothing is printed of two items")
  }

  @Test("Years down the rows, funds across the columns")
  func yearsDown() {
    let rows =
      table(
        "财政拨款“三公”经费支出表",
        [
          "预算单位 | 年度 | 总计 | < | 公务接待费 | <", "^ | ^ | 一般公共预算 | 政府性基金预算 | 一般公共预算 | 政府性基金预算", "甲局 | 2025年 | 5 | 1 | 5 | 1",
          " | 2026年 | 4 | 0 | 4 | 0",
          " | 增减变化金额 | -1 | -1 | -1 | -1",
        ], headerRows: 2
      ).rows ?? []
    #expect(rows.count == 6)
    #expect(rows.map { $0.attributes[.year] } == [.number(2025), .number(2025), .number(2026), .number(2026), .null, .null])
    #expect(rows.allSatisfy { $0.attributes[.unit] == .text("甲局") })
    #expect(rows.last?.attributes[.change] == .flag(true))
    #expect(amounts(rows.first) == ["generalPublicBudget=5", "governmentFund=1"])
  }

  // MARK: F. Levels and outlines

  @Test("An outline by indents alone counts no money twice")
  func indents() {
    let read = document(
      "收支总表",
      [
        "收入 | < | 支出 | <", "项目 | 预算数 | 项目 | 预算数", "一、财政拨款 | 9 | 一、一般公共服务支出 | 9", " |  | \u{3000}财政事务 | 9", " |  | \u{3000}行政运行 | 9",
        "收入总计 | 9 | 支出总计 | 9",
      ], headerRows: 2)
    let rows = read.tables.last?.rows?.filter { $0.side == .expenditure } ?? []
    #expect(rows.map(\.level) == [1, 2, 3, 0])
    #expect(read.checks.filter { !$0.passed }.isEmpty)
    #expect(rows.map(\.inferredCode) == ["201", "20106", "2010601", nil])
  }

  @Test("Goods say which category and project they belong to")
  func goods() {
    let rows =
      table(
        "政府采购支出表",
        [
          "采购品目大类 | 专项名称 | 采购物品名称 | 总计", "合计 |  |  | 5", "货物 |  |  | 5", " | 办公设备更新 | 打印机 | 2", " | 办公设备更新 | 空调 | 3",
        ], headerRows: 1
      ).rows ?? []
    #expect(rows.map(\.name) == ["合计", "货物", "办公设备更新", "办公设备更新"])
    #expect(rows[2...].allSatisfy { $0.attributes[.category] == .text("货物") && $0.attributes[.project] == .text("办公设备更新") })
  }

  @Test("A row that prints no name beside named ones is no total")
  func nameless() {
    let rows = table("部门支出总表", ["科目编码 | 科目名称 | 合计", "201 | 甲 | 3", " |  | 3"], headerRows: 1).rows ?? []
    #expect(rows.map(\.name) == ["甲", ""])
    #expect(rows.last?.level != 0)
  }

  // MARK: G. Checks

  @Test("An outline that the sums contradict is no outline: what is not known is not said to be wrong")
  func unknownOutline() {
    let read = document("部门支出总表", ["项目 | 合计", "合计 | 10", "甲 | 6", "乙 | 5", "丙 | 4"], headerRows: 1)
    #expect(read.checks.filter { !$0.passed }.isEmpty)
    #expect(read.tables.last?.rows?.first?.evidence[.total]?.standing == .untested)
  }

  @Test("Every amount has its cell and its standing; a failed sum contradicts the figure that it is about")
  func standings() {
    let read = document(
      "部门支出总表",
      ["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", " | 合计 | 30.00 | 10.00 | 20.00", "201 | 甲 | 25.00 | 10.00 | 16.00", "221 | 丁 | 5.00 |  | 5.00"],
      headerRows: 1)
    let rows = read.tables.last?.rows ?? []
    #expect(rows[1].evidence[.total]?.standing == .contradicted)
    #expect(rows[1].evidence[.project]?.standing == .contradicted)
    #expect(rows[1].evidence[.basic]?.standing == .confirmed)
    #expect(rows[2].evidence[.project]?.standing == .confirmed)
    #expect(rows[2].evidence[.project]?.gridColumn == 4)
    #expect(rows[2].evidence[.project]?.gridRow == 3)
    #expect(rows.map(\.part) == [.total, .leaf, .leaf])
  }

  @Test("The narrative may round: what it prints is compared to its own last place")
  func narrativePrecision() {
    var manuscript = Manuscript()
    manuscript.title("某局2026年部门预算", size: 22)
    manuscript.line("二、支出预算情况说明", bold: true)
    manuscript.line("2026年支出预算12万元，其中：基本支出12万元。")
    manuscript.newPage()
    manuscript.title("部门支出总表")
    manuscript.line("单位：元")
    manuscript.table(["科目编码 | 科目名称 | 合计 | 基本支出", " | 合计 | 123,456.78 | 123,456.78"], headerRows: 1)
    let checks = manuscript.disclosure.checks.filter { $0.rule == .crossStatement }
    #expect(checks.map(\.passed) == [true, true])
  }

  @Test("A failure of rounding size is marked")
  func rounding() {
    let read = document(
      "部门支出总表", ["科目编码 | 科目名称 | 合计", "201 | 甲 | 10.00", "20101 | 乙 | 5.00", "20102 | 丙 | 4.97", "221 | 丁 | 5.00", "22101 | 戊 | 5.00"],
      headerRows: 1)
    #expect(read.checks.filter { !$0.passed }.map(\.isRounding) == [true])
  }

  // MARK: H. Identity

  @Test("A title in two lines of one type is one title")
  func titleInLines() {
    var manuscript = Manuscript()
    manuscript.title("2026年某市某某管理局部门预", size: 22)
    manuscript.title("算", size: 22)
    manuscript.newPage()
    manuscript.line("正文一段，说明部门的职责和机构设置的情况。")
    let identity = manuscript.disclosure.document
    #expect(identity.title == "2026年某市某某管理局部门预算")
    #expect(identity.entity == .department)
  }

  @Test("An agency's own budget is a unit's, its name is given without 本级, and the printed name is kept")
  func ownBudget() {
    var manuscript = Manuscript()
    manuscript.title("2026年某某局（本级）部门预算", size: 22)
    manuscript.newPage()
    manuscript.title("部门支出总表")
    manuscript.line("部门名称：某某局（本级）", "单位：万元")
    manuscript.table(["项目 | 合计", "甲 | 1"], headerRows: 1)
    let identity = manuscript.disclosure.document
    #expect(identity.agencyName == "某某局")
    #expect(identity.agencyAliases == ["某某局（本级）"])
    #expect(identity.entity == .unit)
  }

  @Test("Regions by name and by the code that project codes begin with")
  func regions() {
    #expect(Regions.region(in: ["上海市东城区某局"])?.code == "310000")
    #expect(Regions.region(in: ["北京市东城区某局"])?.code == "110101")
    #expect(Regions.region(in: ["某某局"]) == nil)
    #expect(Regions.region(ofProjectCodes: ["11010126R000000001234", "11010126R000000001235"])?.name == "东城区")
    #expect(Regions.region(ofProjectCodes: ["99999926R000000001234"]) == nil)
  }

  @Test("A review of targets and a paper that is no disclosure are no budgets")
  func noBudgets() {
    func kind(_ title: String) -> DocumentIdentity.Kind {
      var manuscript = Manuscript()
      manuscript.title(title, size: 22)
      manuscript.line("正文一段，说明情况，其中提到预算两个字。")
      return manuscript.disclosure.document.kind
    }
    #expect(kind("某局2025年项目支出绩效评价报告") == .unknown)
    #expect(kind("关于水利工程建设的研究") == .unknown)
    #expect(kind("某局2026年部门预算") == .budget)
  }

  @Test("Notes in every dress belong to their table", arguments: ["填报说明：按口径填列。", "*含上年结转。", "备注：本部门没有此项支出。"])
  func notes(note: String) {
    let read = document("部门支出总表", ["项目 | 合计", "甲 | 1"], headerRows: 1, notes: [note])
    #expect(read.tables.last?.note == note)
  }
}
