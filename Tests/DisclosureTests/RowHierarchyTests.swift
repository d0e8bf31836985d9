import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Which rows a sum is made of")
struct RowHierarchyTests {
  /// What the sums over rows of a table in 万元 say: `column.total 合计, 合计: holds`, `…: 12 instead of 10`.
  private func sums(_ rows: [String], of title: String = "部门支出总表", headerRows: Int = 1) -> [String] {
    var manuscript = Manuscript()
    manuscript.title(title)
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: headerRows)
    return manuscript.disclosure.checks.filter { $0.rule == .columnChildren || $0.rule == .columnTotal }.map(\.inShort)
  }

  // MARK: Names

  @Test("Names that come again below each agency are that agency's lines")
  func recurrence() {
    #expect(
      sums([
        "项目 | 合计", "合计 | 15.00", "甲局 | 10.00", "工资福利支出 | 6.00", "商品和服务支出 | 4.00", "乙站 | 5.00", "工资福利支出 | 3.00", "商品和服务支出 | 2.50",
      ]) == ["column.children 甲局, 合计: holds", "column.children 乙站, 合计: 5 instead of 5.5", "column.total 合计, 合计: holds"])
  }

  @Test("A line that one agency alone has is that agency's all the same")
  func lineOfOneAgency() {
    #expect(
      sums([
        "单位名称 | 项目 | 合计", " | 合计 | 15.00", "甲局 |  | 10.00", " | 人员 | 6.00", " | 办公 | 3.00", " | 修缮 | 1.00", "乙站 |  | 5.00", " | 人员 | 3.00",
        " | 办公 | 2.50",
      ]) == ["column.children 甲局 甲局, 合计: holds", "column.children 乙站 乙站, 合计: 5 instead of 5.5", "column.total 合计, 合计: holds"])
  }

  @Test("The total may stand in the agencies' own column, of one agency or several")
  func totalAmongAgencies() {
    let rows = ["单位名称 | 科目编码 | 科目名称 | 合计", "合计 |  |  | 14.00", "甲局 |  |  | 9.00", " | 201 | 一般公共服务支出 | 8.00"]
    #expect(
      sums(rows + ["乙站 |  |  | 6.00", " | 201 | 一般公共服务支出 | 6.00"]) == [
        "column.children 甲局 甲局, 合计: 9 instead of 8", "column.children 乙站 乙站, 合计: holds", "column.total 合计, 合计: 14 instead of 15",
      ])
    #expect(
      sums(rows) == ["column.children 甲局 甲局, 合计: 9 instead of 8", "column.total 合计, 合计: 14 instead of 9"])
  }

  @Test("An agency right above its offices is the sum of them; one with lines of its own is not")
  func agencyOverOffices() {
    let head = "单位名称 | 科目编码 | 科目名称 | 合计"
    let offices = ["甲局本级 |  |  | 9.00", " | 201 | 一般公共服务支出 | 9.00", "乙站 |  |  | 5.00", " | 201 | 一般公共服务支出 | 5.00"]
    #expect(
      sums([head, "甲局 |  |  | 14.00"] + offices) == [
        "column.children 甲局 甲局, 合计: holds", "column.children 甲局本级 甲局本级, 合计: holds", "column.children 乙站 乙站, 合计: holds",
      ])
    #expect(
      !sums([head, "甲局 |  |  | 2.00", " | 201 | 一般公共服务支出 | 2.00"] + offices).contains { $0.hasPrefix("column.children 甲局 甲局, 合计: 2") })
  }

  @Test("The line of one agency is the total where no other is printed; those of several are parts")
  func linesOfAgencies() {
    func levels(_ rows: [String]) -> [Int?]? {
      Disclosure.reading("部门支出总表", ["单位名称 | 科目编码 | 科目名称 | 合计"] + rows, headerRows: 1).rows?.map(\.level)
    }
    let lines = ["甲局 |  |  | 8.00", " | 201 | 一般公共服务支出 | 8.00"]
    #expect(levels(lines) == [0, 1])
    #expect(levels(["合计 |  |  | 8.00"] + lines) == [0, 1, 1])
    #expect(levels(lines + ["乙站 |  |  | 6.00", " | 205 | 教育支出 | 6.00"]) == [1, 1, 1, 1])
  }

  @Test("小计 among the agencies of a project leaves the project its name")
  func subtotalOfProject() {
    let rows =
      Disclosure.reading(
        "项目支出表", ["项目名称 | 实施单位 | 合计", "清淤 | 小计 | 5.00", " | 甲局 | 3.00", " | 乙站 | 2.00"], headerRows: 1
      ).rows ?? []
    #expect(rows.map(\.name) == ["清淤", "甲局", "乙站"])
    #expect(rows.map { $0.attributes[.unit] } == [nil, .text("甲局"), .text("乙站")])
  }

  @Test("What begins with 其中 is added to nothing, though a wrong total would then hold")
  func asides() {
    #expect(sums(["项目 | 合计", "一、甲 | 7.00", "其中：乙 | 2.00", "二、丙 | 3.00", "合计 | 12.00"]) == ["column.total 合计, 合计: 12 instead of 10"])
  }

  @Test("The 小计 of a group is the sum of its lines, and the total that of the 小计")
  func groups() {
    #expect(
      sums([
        "项目 | < | 预算数", "合计 | < | 11.00", "基本支出 | 小计 | 6.00", "^ | 人员 | 4.00", "^ | 公用 | 2.00", "项目支出 | 小计 | 4.00", "^ | 清淤 | 3.00",
        "^ | 巡查 | 1.00",
      ]) == [
        "column.children 基本支出 小计, 预算数: holds", "column.children 项目支出 小计, 预算数: holds", "column.total 合计, 预算数: 11 instead of 10",
      ])
  }

  @Test("The lines of a group without a 小计 are not the group's above")
  func groupWithoutSubtotal() {
    #expect(
      sums(["项目 | < | 预算数", "基本支出 | 小计 | 7.00", "^ | 人员 | 4.00", "^ | 公用 | 2.00", "项目支出 | 清淤 | 4.00"])
        == ["column.children 基本支出 小计, 预算数: 7 instead of 6"])
  }

  // MARK: Carried over

  /// The sums that fail in the revenue of a balance.
  private func failed(revenue: [String]) -> [String] {
    let rows = ["收入 | < | 支出 | <", "项目 | 预算数 | 项目 | 预算数"] + revenue.map { $0 + " |  | " }
    return sums(rows, of: "部门收支总表", headerRows: 2).filter { !$0.hasSuffix("holds") }
  }

  @Test("Below the year's total a balance carried over has the funds that are numbered under it")
  func carriedOver() {
    #expect(
      failed(revenue: [
        "一、财政拨款收入 | 10.00", "二、事业收入 | 2.00", "本年收入合计 | 12.00", "上年结转 | 3.00", "一、一般公共预算 | 2.00", "二、政府性基金 | 0.50", "收入总计 | 15.00",
      ]) == ["column.children 上年结转, 预算数: 3 instead of 2.5"])
  }

  @Test("Above the year's total what follows a balance carried over is revenue beside it")
  func carriedOverAbove() {
    #expect(failed(revenue: ["一、财政拨款收入 | 10.00", "上年结转 | 3.00", "二、事业收入 | 2.00", "收入总计 | 15.00"]).isEmpty)
  }

  @Test("Below the year's total what follows another line is revenue beside it")
  func besideCarriedOver() {
    #expect(
      failed(revenue: ["一、财政拨款收入 | 12.00", "本年收入合计 | 12.00", "用事业基金弥补收支差额 | 1.00", "二、上级补助收入 | 2.00", "收入总计 | 15.00"]).isEmpty)
  }

  // MARK: Codes

  @Test("Codes that the sums contradict give way to the numbers before the names")
  func contradictedCodes() {
    #expect(
      sums([
        "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", " | 合计 | 10.00 | 5.00 | 5.00", "201 | 一、甲 | 6.00 | 3.00 | 3.00",
        "20101 | 二、乙 | 4.00 | 2.00 | 2.00",
      ]) == ["column.total 合计, 合计: holds", "column.total 合计, 基本支出: holds", "column.total 合计, 项目支出: holds"])
  }

  @Test("A zero is not confirmed by parts that are all blank")
  func zeroOfBlanks() {
    #expect(
      sums(["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", "201 | 甲 | 5.00 | 5.00 | 0.00", "20101 | 乙 | 5.00 | 5.00 | "])
        == ["column.children 201 甲, 合计: holds", "column.children 201 甲, 基本支出: holds"])
  }

  @Test("其中 without a code leaves no total of codes open")
  func asideOfCodes() {
    #expect(
      sums(["科目编码 | 科目名称 | 合计", " | 合计 | 30.00", "201 | 甲 | 25.00", " | 其中：专款 | 5.00", "202 | 乙 | 4.00"])
        == ["column.total 合计, 合计: 30 instead of 29"])
  }

  // MARK: Goods

  @Test("In a plan of purchases each 小计 has the goods below it, and 合计 all of them")
  func goodsOfUnits() {
    #expect(
      sums(
        [
          "项目名称 | 采购物品名称 | 数量 | 合计 | 一般公共预算", "合计 |  |  | 12.00 | 9.00", "小计 |  |  | 7.00 | 7.00", "车辆 | 轿车 | 1 | 5.00 | 5.00",
          "设备 | 电脑 | 4 | 2.00 | 2.00", "小计 |  |  | 5.00 | 2.00", "家具 | 书柜 | 2 | 2.50 | ", "设备 | 打印机 | 3 | 2.00 | 2.00",
        ], of: "政府采购预算表") == [
          "column.children 小计, 合计: holds", "column.children 小计, 一般公共预算: holds", "column.children 小计, 合计: 5 instead of 4.5",
          "column.children 小计, 一般公共预算: holds", "column.total 合计, 合计: holds", "column.total 合计, 一般公共预算: holds",
        ])
  }

  // MARK: Sums

  @Test("Where nothing else tells, a row is the sum of the rows below it that add up to it")
  func bySums() {
    #expect(
      sums(["项目 | 合计", "合计 | 13.00", "甲 | 10.00", "乙 | 6.00", "丙 | 4.00", "丁 | 3.00"])
        == ["column.children 甲, 合计: holds", "column.total 合计, 合计: holds"])
  }

  @Test("Neighbours that happen to make up one of them are parts of the row above all the same")
  func neighbours() {
    // 乙 is as much as 丙, and 丁 as 戊 and 己 together.
    #expect(
      sums(["项目 | 合计", "合计 | 24.00", "甲 | 20.00", "乙 | 4.00", "丙 | 4.00", "丁 | 6.00", "戊 | 5.00", "己 | 1.00", "庚 | 4.00"])
        == ["column.children 甲, 合计: holds", "column.total 合计, 合计: holds"])
  }

  @Test("Rows that make up more than a row are not its parts, whatever zeros follow them")
  func tooMuch() {
    #expect(sums(["项目 | 合计", "甲 | 10.00", "乙 | 6.00", "丙 | 4.03", "丁 | 0.00"]).isEmpty)
  }

  @Test("Two rows alone with one amount are no sum")
  func twoRows() {
    #expect(sums(["项目 | 合计", "甲 | 5.00", "乙 | 5.00"]).isEmpty)
  }

  @Test("A list of more than 2,000 rows is not searched for sums")
  func longList() throws {
    let form = try #require(FormRules.standard.form(.expenditure))
    func isSearched(_ count: Int) -> Bool {
      let rows = (0..<count).map { at in
        FormRow(name: "甲\(at)", level: 1, amounts: ["total": at == 0 ? Decimal(count - 1) : 1], source: Provenance(page: 1))
      }
      return RowHierarchy.proposals(rows, form: form, rules: .standard, step: 100).contains { $0.basis == .sums }
    }
    #expect(isSearched(2_000))
    #expect(!isSearched(2_001))
  }
}

extension AccountingCheck {
  /// A check of amounts in 万元 in short: `column.total 合计, 合计: holds`, `column.total 合计, 合计: 12 instead of 10`.
  var inShort: String {
    let said = passed ? "holds" : "\((actual ?? 0) / 10_000) instead of \((expected ?? 0) / 10_000)"
    return "\(rule.rawValue) \(subject): \(said)"
  }
}
