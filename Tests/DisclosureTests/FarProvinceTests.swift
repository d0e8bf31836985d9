import FoundationEssentials
import Testing

@testable import Disclosure

/// Heads, captions and notes of provinces without a sample, each on the smallest made-up table that shows it.
@Suite("Heads and captions of provinces without a sample")
struct FarProvinceTests {
  private func table(_ title: String, _ rows: [String], headerRows: Int) -> DisclosureTable {
    Disclosure.reading(title, rows, headerRows: headerRows)
  }

  @Test("社会保险基金 is no 政府性基金, and takes no key from it")
  func insurance() {
    let read = table("部门收入总表", ["部门 | 合计 | 政府性基金预算拨款 | 社会保险基金预算资金", "甲局 | 3.00 | 1.00 | 2.00"], headerRows: 1)
    #expect(read.rows?.first?.amounts == ["total": 30_000, "governmentFund": 10_000, "社会保险基金预算资金": 20_000])
  }

  @Test("基金预算 alone is the government's")
  func fundAlone() {
    let read = table("部门收入总表", ["部门 | 合计 | 一般公共预算 | 基金预算拨款", "甲局 | 3.00 | 1.00 | 2.00"], headerRows: 1)
    #expect(read.rows?.first?.amounts.keys == ["total", "generalPublicBudget", "governmentFund"])
  }

  @Test("按项目管理的… is a kind of expenditure, 按功能分类 says nothing")
  func managedAsProjects() {
    let read = table(
      "一般公共预算支出表",
      ["科目编码 | 科目名称 | 合计 | 项目支出 | < | <", "^ | ^ | ^ | 小计 | 按项目管理的工资福利支出 | 按项目管理的商品和服务支出", "20101 | 人大事务 | 5.00 | 5.00 | 2.00 | 3.00"],
      headerRows: 2)
    #expect(
      read.rows?.first?.amounts.keys == ["total", "project", "项目支出/按项目管理的工资福利支出", "项目支出/按项目管理的商品和服务支出"])
  }

  @Test("Where the government's classes stand first, the other names and codes are the departments'")
  func governmentFirst() {
    let read = table(
      "一般公共预算基本支出表",
      [
        "政府预算支出经济分类 | < | 部门预算支出经济分类 | < | 合计", "科目编码 | 科目名称 | 科目编码 | 科目名称 | ^", "50101 | 工资奖金津补贴 | 30101 | 基本工资 | 3.00",
        "50201 | 办公经费 | 30201 | 办公费 | 1.00",
      ], headerRows: 2)
    let first = read.rows?.first
    #expect(first?.name == "工资奖金津补贴" && first?.code == "50101")
    #expect(first?.attributes[.economicItem] == .text("基本工资") && first?.attributes[.economicCode] == .text("30101"))
    #expect(first?.attributes[.governmentName] == nil)
  }

  @Test("The year's own grants are what their own columns make up, whatever stands beside them")
  func ownColumns() {
    var manuscript = Manuscript()
    manuscript.title("项目支出表")
    manuscript.line("单位：万元")
    manuscript.table(
      [
        "项目名称 | 合计 | 本年拨款 | < | < | 单位资金", "^ | ^ | 小计 | 一般公共预算 | 政府性基金预算 | ^", "清淤 | 3.00 | 3.00 | 3.00 |  | ", "修堤 | 2.00 |  |  |  | 2.00",
        "合计 | 5.00 | 3.00 | 3.00 |  | 2.00",
      ], headerRows: 2)
    let checks = manuscript.disclosure.checks
    #expect(checks.allSatisfy { $0.passed })
    #expect(checks.filter { $0.rule == .rowParts }.count >= 4, "the totals of the lines and the grants' own")
  }

  @Test("An agency's name is given as printed, with its code before it in brackets or not", arguments: ["[118005]某院（某中心）", "118005某院（某中心）"])
  func agency(printed: String) {
    var manuscript = Manuscript()
    manuscript.title("部门收支总表")
    manuscript.line("填报单位：\(printed)")
    manuscript.line("单位：万元")
    manuscript.table(["项目 | 合计", "合计 | 3.00"], headerRows: 1)
    let document = manuscript.disclosure.document
    #expect(document.agencyName == "某院（某中心）" && document.agencyCode == "118005")
  }

  @Test("Part of a folded text is found in print", arguments: [("某院(甲)", "名称：“某院（甲）”局", "某院（甲）"), ("某院", "别的", "某院"), ("甲乙", "甲 乙", "甲乙")])
  func asPrinted(part: String, text: String, found: String) {
    #expect(Folding.asPrinted(part, in: text) == found)
  }

  @Test("A note in brackets is the table's")
  func bracketedNote() {
    var manuscript = Manuscript()
    manuscript.title("政府性基金预算支出表")
    manuscript.line("单位：万元")
    manuscript.table(["科目编码 | 科目名称 | 合计", " | 合计 | "], headerRows: 1)
    manuscript.line("（注：2026年没有使用政府性基金预算拨款安排的支出。）")
    #expect(manuscript.disclosure.tables[0].note?.contains("没有使用政府性基金预算") == true)
  }

  @Test("What a page begins with is the next table's caption and no more of the note of the page before")
  func captionBehindPageBreak() {
    var manuscript = Manuscript()
    manuscript.title("收支总表")
    manuscript.line("单位：万元")
    manuscript.table(["项目 | 合计", "合计 | 3.00"], headerRows: 1)
    manuscript.line("注：本表金额单位转换时可能存在尾数误差。")
    manuscript.goOnOverPage("表2")
    manuscript.title("收入总表")
    manuscript.line("单位：万元")
    manuscript.table(["项目 | 合计", "合计 | 3.00"], headerRows: 1)
    let tables = manuscript.disclosure.tables
    #expect(tables[0].note == "注：本表金额单位转换时可能存在尾数误差。")
    #expect(tables[1].caption?.text == ["表2", "单位：万元"])
  }

  @Test("A list of projects under 绩效目标 is what the rules say, without a warning")
  func listOfGoals() {
    let read = { (rows: [String]) in
      var manuscript = Manuscript()
      manuscript.title("项目支出绩效目标表")
      manuscript.line("单位：万元")
      manuscript.table(rows, headerRows: 1)
      return manuscript.disclosure
    }
    let list = read(["项目名称 | 预算数 | 绩效目标", "清淤 | 3.00 | 清淤十公里", "修堤 | 2.00 | 修堤五公里"])
    #expect(list.tables[0].kind == .projectExpenditure)
    #expect(list.doubts.isEmpty)
  }

  @Test("An item of 三公 across the columns has its row where nothing is spent; a line that prints nothing has none")
  func blankItems() {
    let read = table(
      "“三公”经费支出预算表",
      ["合计 | 因公出国（境）费 | 公务用车购置费 | 公务用车运行维护费 | 公务接待费", "3.00 |  |  | 2.00 | 1.00"], headerRows: 1)
    #expect(read.rows?.map(\.name) == ["合计", "因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"])
    #expect(read.rows?.map { $0.amounts["total"] } == [30_000, nil, nil, 20_000, 10_000])
    #expect(table("“三公”经费支出预算表", ["合计 | 因公出国（境）费 | 公务接待费", " |  | "], headerRows: 1).rows?.isEmpty == true)
  }
}
