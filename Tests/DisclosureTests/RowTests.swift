import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Rows of forms")
struct RowTests {
  private func rows(_ title: String, unit: String = "单位：万元", _ rows: [String], headerRows: Int) -> [FormRow] {
    Disclosure.reading(title, unit: unit, rows, headerRows: headerRows).rows ?? []
  }

  /// A row in short: code, name, level, amounts.
  private func short(_ row: FormRow) -> String {
    let amounts = row.amounts.entries.map { "\($0.key)=\($0.value)" }
    return ([row.code, row.name, row.level.map(String.init) ?? "–"].compactMap { $0 } + amounts).joined(separator: " ")
  }

  // MARK: One side

  @Test("Codes, names, levels and amounts in yuan, column by column")
  func plain() {
    let found = rows(
      "一般公共预算支出表",
      [
        "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", " | 合计 | 12.50 | 10.00 | 2.50", "201 | 一般公共服务支出 | 12.50 | 10.00 | 2.50",
        "20103 | 政府办公厅 | 12.5 | 10 | 2.5",
      ],
      headerRows: 1)
    #expect(
      found.map(short) == [
        "合计 0 total=125000 basic=100000 project=25000", "201 一般公共服务支出 1 total=125000 basic=100000 project=25000",
        "20103 政府办公厅 2 total=125000 basic=100000 project=25000",
      ])
    #expect(found.allSatisfy { $0.side == .expenditure })
  }

  @Test("A name that begins like a total is none")
  func totals() {
    let found = rows("项目支出预算表", ["项目名称 | 合计", "合计 | 5.00", "总计划编制费 | 3.00", "合计数核对费 | 2.00"], headerRows: 1)
    #expect(found.map(\.level) == [0, 1, 1])
  }

  @Test("Money of other levels is none of one's own treasury; reserved for small enterprises is no answer to whether")
  func negatedHeads() {
    let revenue = Disclosure.reading("收入预算总表", ["科目名称 | 合计 | 财政拨款 | 非同级财政拨款 | 非财政专户资金", "教育支出 | 5.00 | 3.00 | 1.00 | 1.00"], headerRows: 1)
    #expect(revenue.columns?.map(\.key) == ["name", "total", "fiscalAppropriation", "非同级财政拨款", "非财政专户资金"])
    let goods = Disclosure.reading(
      "政府采购预算表", ["项目名称 | 采购品目 | 合计 | 其中：预留给中小企业的资金 | 是否面向中小企业", "办公 | 电脑 | 5.00 | 3.00 | 是"], headerRows: 1)
    #expect(goods.rows?.first?.amounts["smeReserved"] == 30_000)
  }

  @Test("What a spreadsheet prints in place of a number is no blank cell", arguments: ["########", "#REF!", "12,34.56"])
  func overflow(text: String) {
    let read = Disclosure.reading(
      "支出预算总表", ["科目编码 | 科目名称 | 合计 | 基本支出", "213 | 农林水支出 | \(text) | 9.00"], headerRows: 1)
    #expect(read.rows?.first?.amounts["total"] == nil)
    var manuscript = Manuscript()
    manuscript.title("支出预算总表")
    manuscript.line("单位：万元")
    manuscript.table(["科目编码 | 科目名称 | 合计 | 基本支出", "213 | 农林水支出 | \(text) | 9.00"], headerRows: 1)
    #expect(manuscript.disclosure.diagnostics.contains { $0.code == .amountUnreadable })
  }

  @Test("A code of an agency merged over its lines is that of each")
  func mergedUnitCodes() {
    let found = rows(
      "项目支出预算表", ["单位编码 | 单位名称 | 项目名称 | 合计", "118001 | 甲局 | 清淤 | 3.00", "^ | ^ | 修堤 | 2.00"], headerRows: 1)
    #expect(found.map { $0.attributes[.unitCode] } == [.text("118001"), .text("118001")])
  }

  @Test("Amounts in yuan are taken as they are")
  func yuan() {
    let found = rows("部门收入总表", unit: "单位：元", ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 1,234,567.89"], headerRows: 1)
    #expect(found.first?.amounts["total"] == Decimal(string: "1234567.89"))
    #expect(found.first?.side == .revenue)
  }

  @Test("A blank cell and a dash give no amount, a printed zero gives 0")
  func blanksAndZeros() {
    let found = rows(
      "一般公共预算支出表", ["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", "201 | 甲 |  | 0.00 | —"], headerRows: 1)
    #expect(found.first?.amounts == ["basic": 0])
    #expect(found.first?.attributes.isEmpty == true)
  }

  @Test("Words in an amount column are kept as an attribute")
  func wordsInAmounts() {
    let found = rows("一般公共预算支出表", ["科目编码 | 科目名称 | 合计", "201 | 甲 | 未安排"], headerRows: 1)
    #expect(found.first?.amounts.isEmpty == true)
    #expect(found.first?.attributes["total"] == .text("未安排"))
  }

  @Test("Rows with nothing printed are no rows")
  func paddingRows() {
    #expect(rows("一般公共预算支出表", ["科目编码 | 科目名称 | 合计", " |  | ", "201 | 甲 | 1", " |  | "], headerRows: 1).map(\.name) == ["甲"])
  }

  @Test("The row that numbers the columns is no row")
  func columnNumbers() {
    let table = Disclosure.reading("一般公共预算支出表", ["项目 | 合计", "栏次 | 1", "甲 | 2.00"], headerRows: 2)
    #expect(table.rows?.map(\.name) == ["甲"])
    #expect(table.columns?.map(\.key) == ["name", "total"])
    #expect(table.columns?.map(\.header) == [["项目", "栏次"], ["合计", "1"]])
  }

  @Test("So is one that numbers them in circles, and says which make up which")
  func circledNumbers() {
    let found = rows("部门支出总表", ["项目 | 基本支出 | 项目支出 | 合计", "栏次 | ① | ② | ③=①+②", "甲 | 2.00 | 1.00 | 3.00"], headerRows: 1)
    #expect(found.map(\.name) == ["甲"])
  }

  @Test("Codes split over 类, 款 and 项 are written whole")
  func splitCodes() {
    let found = rows(
      "一般公共预算支出表",
      ["科目编码 | < | < | 科目名称 | 合计", "类 | 款 | 项 | ^ | ^", "201 |  |  | 一般公共服务 | 3", "201 | 06 |  | 财政事务 | 3", "201 | 06 | 01 | 行政运行 | 3"],
      headerRows: 2)
    #expect(found.map(short) == ["201 一般公共服务 1 total=30000", "20106 财政事务 2 total=30000", "2010601 行政运行 3 total=30000"])
  }

  @Test("The zero padding of codes is dropped, the grid keeps it")
  func paddedCodes() {
    let table = Disclosure.reading("一般公共预算支出表", ["科目编码 | 科目名称 | 合计", "2040000 | 公共安全 | 1", "2040400 | 检察 | 1"], headerRows: 1)
    #expect(table.rows?.map(\.code) == ["204", "20404"])
    #expect(table.grid.cells[3].text == "2040000")
  }

  @Test("Line numbers are integers of their own")
  func lineNumbers() {
    let found = rows("部门支出总表", ["序号 | 项目 | 合计", "1 | 甲 | 1", "2 | 乙 | 2"], headerRows: 1)
    #expect(found.map(\.line) == [1, 2])
    #expect(found.map(\.name) == ["甲", "乙"])
  }

  @Test("A row says where it is printed")
  func provenance() throws {
    let row = try #require(rows("部门支出总表", ["项目 | 合计", "甲 | 1", "乙 | 2"], headerRows: 1).last)
    #expect(row.source.page == 1)
    #expect(row.source.gridRow == 2)
    let box = try #require(row.source.box)
    #expect(box.x0 == 50 && box.width == 200 && box.height == 20)
  }

  @Test("A column that names another unit has its own")
  func unitOfColumn() {
    let found = rows("部门支出总表", ["项目 | 合计 | 其中：债务（元）", "甲 | 1 | 25"], headerRows: 1)
    #expect(found.first?.amounts["total"] == 10_000)
    #expect(found.first?.amounts.entries.last?.value == 25)
  }

  // MARK: Levels

  @Test("Without codes the level comes from the number, the words 其中, or the indent")
  func levels() {
    let found = rows(
      "部门支出总表",
      [
        "项目 | 合计", "一、教育支出 | 1", "（一）普通教育 | 1", "1.小学 | 1", "其中：设备 | 1", "科技 | 1", "\u{3000}研究 | 1", "本年支出合计 | 1", "支出总计 | 1",
      ], headerRows: 1)
    #expect(found.map(\.level) == [1, 2, 3, 2, 1, 2, 0, 0])
  }

  // MARK: Two sides

  @Test("A two-sided form gives all of its revenue, then all of its expenditure; blank halves give no rows")
  func twoSides() {
    let found = rows(
      "部门收支总表",
      [
        "收入 | < | 支出 | <", "项目 | 预算数 | 项目 | 预算数", "一、财政拨款 | 5 | 一、教育支出 | 3", " |  | 二、科学支出 | 2", "收入总计 | 5 | 支出总计 | 5",
      ], headerRows: 2)
    #expect(found.map(\.name) == ["一、财政拨款", "收入总计", "一、教育支出", "二、科学支出", "支出总计"])
    #expect(found.map(\.side) == [.revenue, .revenue, .expenditure, .expenditure, .expenditure])
    #expect(found.map(\.level) == [1, 0, 1, 1, 0])
    #expect(found.map(\.source.gridRow) == [2, 4, 2, 3, 4])
  }

  @Test("A line number printed once at the left counts for both sides")
  func lineOfBothSides() {
    let found = rows(
      "部门收支总表", ["序号 | 收入 | < | 支出 | <", "^ | 项目 | 预算数 | 项目 | 预算数", "1 | 甲 | 5 | 乙 | 3"], headerRows: 2)
    #expect(found.map(\.line) == [1, 1])
  }

  @Test("Expenditure columns by fund in a two-sided form have their keys")
  func fundsOfOneSide() {
    let found = rows(
      "财政拨款收支总表",
      [
        "收入 | < | 支出 | < | < | <", "项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款", "一、一般公共预算 | 5 | 一、教育支出 | 3 | 2 | 1",
      ], headerRows: 2)
    #expect(found.map(short) == ["一、一般公共预算 1 total=50000", "一、教育支出 1 total=30000 generalPublicBudget=20000 governmentFund=10000"])
  }

  @Test("The second classification of the expenditure side is marked as the use")
  func useClassification() {
    let found = rows(
      "收支预算总表",
      [
        "收入 | < | 支出 | < | < | <", "项目名称 | 金额 | 功能分类 | < | 支出用途 | <", "^ | ^ | 功能科目名称 | 金额 | 项目名称 | 金额",
        "一、财政拨款 | 5 | 一、教育支出 | 5 | 一、基本支出 | 4", " |  |  |  | 二、项目支出 | 1",
      ], headerRows: 3)
    #expect(found.map(\.name) == ["一、财政拨款", "一、教育支出", "一、基本支出", "二、项目支出"])
    #expect(found.map { $0.attributes["classification"] } == [nil, nil, .text("use"), .text("use")])
    #expect(found.map(\.side) == [.revenue, .expenditure, .expenditure, .expenditure])
  }

  @Test("A fund's final account with both sides as columns has no side")
  func balanceOfColumns() {
    let table = Disclosure.reading(
      "政府性基金预算财政拨款收入支出决算表",
      [
        "科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余", "^ | ^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^",
        "212 | 城乡社区支出 | 1 | 2 | 3 | 0 | 3 | 0",
      ],
      headerRows: 2)
    #expect(table.kind == .governmentFundBalance)
    #expect(table.rows?.first?.side == nil)
    #expect(table.rows?.first?.amounts.keys == ["openingBalance", "currentYear", "total", "basic", "project", "closingBalance"])
  }

  // MARK: Folded forms and groups

  @Test("A form folded in two gives its left rows, then its right rows")
  func folded() {
    let found = rows(
      "一般公共预算基本支出表",
      ["科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额", "301 | 工资福利支出 | 5 | 302 | 商品和服务支出 | 2", "30101 | 基本工资 | 5 | 30201 | 办公费 | 2"],
      headerRows: 1)
    #expect(found.map(\.code) == ["301", "30101", "302", "30201"])
    #expect(found.map(\.side) == [.expenditure, .expenditure, .expenditure, .expenditure])
  }

  @Test("A group beside its items is an attribute, the item is the name")
  func groups() {
    let found = rows(
      "部门收支总表",
      ["收入 | < | < | 支出 | <", "项目 | < | 金额 | 项目 | 金额", "财政拨款 | 小计 | 5 | 教育支出 | 5", "^ | 一般公共预算资金 | 5 |  | ", "事业收入 | < | 1 |  | "],
      headerRows: 2
    ).filter { $0.side == .revenue }
    #expect(found.map(\.name) == ["小计", "一般公共预算资金", "事业收入"])
    #expect(found.map { $0.attributes["group"] } == [.text("财政拨款"), .text("财政拨款"), nil])
  }

  @Test("A form of one data row under column heads is a total")
  func noNameColumn() {
    let found = rows("一般公共预算机关运行经费支出预算表", ["合计 | 一般公共预算 | 政府性基金", "5 | 4 | 1"], headerRows: 1)
    #expect(found.map(short) == ["合计 0 total=50000 generalPublicBudget=40000 governmentFund=10000"])
  }

  // MARK: Forms with attributes

  @Test("Procurement: items, measures and quantities are attributes, prices are amounts")
  func procurement() throws {
    let row = try #require(
      rows(
        "政府采购预算表",
        ["项目名称 | 采购物品名称 | 政府采购目录序号 | 计量单位 | 数量 | 单价 | 总计 | 一般公共预算拨款", "设备购置 | 计算机 | A02010105 | 台 | 10 | 0.5 | 5 | 5"],
        headerRows: 1
      ).first)
    #expect(row.name == "设备购置")
    #expect(row.attributes["item"] == .text("计算机"))
    #expect(row.attributes["catalogCode"] == .text("A02010105"))
    #expect(row.attributes["measure"] == .text("台"))
    #expect(row.attributes["quantity"] == .number(10))
    #expect(row.amounts == ["unitPrice": 5_000, "total": 50_000, "generalPublicBudget": 50_000])
  }

  @Test("Assets: the one column of values states the unit")
  func assets() {
    var manuscript = Manuscript()
    manuscript.title("固定资产占用情况表")
    manuscript.table(["项目 | 数量 | 价值（金额单位：万元）", "资产总额 |  | 12.5", "1、房屋（平方米） | 850 | 10"], headerRows: 1)
    let table = manuscript.disclosure.tables[0]
    #expect(table.kind == .assets)
    #expect(table.unit?.yuan == 10_000)
    #expect(table.rows?.map { $0.amounts["total"] } == [125_000, 100_000])
    #expect(table.rows?.last?.attributes["quantity"] == .number(850))
  }

  @Test("Organization: nature, grade and funding")
  func organization() throws {
    let table = Disclosure.reading("部门机构设置情况", ["单位名称 | 单位性质 | 单位规格 | 经费保障形式", "甲局 | 行政 | 正科级 | 财政拨款"], headerRows: 1)
    let row = try #require(table.rows?.first)
    #expect(row.name == "甲局")
    #expect(row.attributes == ["nature": .text("行政"), "grade": .text("正科级"), "funding": .text("财政拨款")])
    #expect(row.amounts.isEmpty)
  }

  // MARK: 三公

  @Test("Items down the rows")
  func threePublicRows() {
    let found = rows(
      "“三公”经费支出表",
      [
        "项目 | 合计", "合计 | 10", "“三公”经费小计 | 8", "一、因公出国（境）费 | 0", "二、公务用车购置及运行维护费 | 5", "其中：公务用车购置费 | ", "公务用车运行维护费 | 5", "三、公务接待费 | 3",
        "会议费 | 2",
      ], headerRows: 1)
    #expect(
      found.map { $0.attributes["item"] } == [
        .text("grandTotal"), .text("total"), .text("abroad"), .text("vehicles"), .text("vehiclePurchase"), .text("vehicleOperation"),
        .text("reception"),
        .text("conference"),
      ])
    #expect(found.map { $0.amounts["total"] } == [100_000, 80_000, 0, 50_000, nil, 50_000, 30_000, 20_000])
  }

  @Test("A 合计 with no 三公 total beside it is the total")
  func threePublicTotal() {
    let found = rows("“三公”经费支出表", ["项目 | 合计", "合计 | 10", "公务接待费 | 10"], headerRows: 1)
    #expect(found.map { $0.attributes["item"] } == [.text("total"), .text("reception")])
  }

  @Test("Items across the columns give one row each")
  func threePublicColumns() {
    let found = rows(
      "“三公”经费支出预算表",
      [
        "合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费", "^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^", "10 | 0 | 7 | 2 | 5 | 3",
      ], headerRows: 2)
    #expect(found.map(\.name) == ["合计", "因公出国（境）费", "公务用车购置及运行费", "公务用车购置费", "公务用车运行费", "公务接待费"])
    #expect(
      found.compactMap { $0.attributes["item"] }
        == ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"].map { .text($0) })
    #expect(found.map { $0.amounts["total"] } == [100_000, 0, 70_000, 20_000, 50_000, 30_000])
    #expect(found.map(\.level) == [0, 1, 1, 2, 2, 1])
  }

  @Test("Items across the columns, once for the budget and once for the final account, have both figures")
  func threePublicBudgetAndFinal() {
    let found = rows(
      "“三公”经费支出决算表", ["预算数 | < | 决算数 | <", "合计 | 公务接待费 | 合计 | 公务接待费", "10 | 3 | 9 | 2"], headerRows: 2)
    #expect(found.map { $0.attributes["item"] } == [.text("total"), .text("reception")])
    #expect(found.map(\.amounts) == [["budget": 100_000, "final": 90_000], ["budget": 30_000, "final": 20_000]])
  }

  // MARK: Units that are not printed

  @Test("A form without a unit takes the one that the others agree on, and says so")
  func unitOfOthers() {
    var manuscript = Manuscript()
    manuscript.title("部门收入总表")
    manuscript.line("单位：元")
    manuscript.table(["项目 | 合计", "甲 | 1"], headerRows: 1)
    manuscript.title("部门支出总表")
    manuscript.table(["项目 | 合计", "乙 | 2"], headerRows: 1)
    let disclosure = manuscript.disclosure
    #expect(disclosure.tables.map { $0.rows?.first?.amounts["total"] } == [1, 2])
    #expect(disclosure.tables[1].unit == MoneyUnit(text: "元", yuan: 1, basis: .assumed))
    #expect(disclosure.doubts.map(\.code) == [.unitAssumed])
    #expect(disclosure.diagnostics.first?.table == "t2")
  }

  @Test("An empty form has its note, no rows and no complaint about a unit")
  func emptyForm() {
    var manuscript = Manuscript()
    manuscript.title("政府性基金预算支出表")
    manuscript.table(["科目编码 | 科目名称 | 合计", " |  | "], headerRows: 1)
    manuscript.line("注：本部门无政府性基金预算，此表为空。")
    let disclosure = manuscript.disclosure
    #expect(disclosure.tables.first?.kind == .governmentFundExpenditure)
    #expect(disclosure.tables.first?.rows == [])
    #expect(disclosure.tables.first?.note == "注：本部门无政府性基金预算，此表为空。")
    #expect(disclosure.diagnostics.isEmpty)
  }

  @Test("A table of no known form has its grid and no rows")
  func unknownForm() {
    let table = Disclosure.reading("人员情况表", ["类别 | 人数", "在职 | 12"], headerRows: 1)
    #expect(table.kind == .other)
    #expect(table.rows == nil)
    #expect(table.columns == nil)
    #expect(table.grid.cells.count == 4)
  }
}
