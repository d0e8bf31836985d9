import Testing

@testable import Disclosure

@Suite("What stands in the frame of a form and is no line of it")
struct FormFrameTests {
  private let head = "科目编码 | 科目名称 | 合计"
  private let line = "201 | 一般公共服务支出 | 12.50"

  private func reading(_ rows: [String], title: String = "一般公共预算支出表", headerRows: Int = 1) -> DisclosureTable {
    Disclosure.reading(title, rows, headerRows: headerRows)
  }

  // MARK: Notes

  @Test("A note in a cell over all columns is the form's note and no line", arguments: ["注：本表不含结转。", "说明：四舍五入。", "备注：无。"])
  func note(text: String) {
    let table = reading([head, line, "\(text) | < | <"])
    #expect(table.note == text)
    #expect(table.rows?.map(\.name) == ["一般公共服务支出"])
    #expect(table.grid.rowCount == 3)
  }

  @Test("Who signed stands in no line, be the last cell blank or not")
  func signature() {
    #expect(reading([head, line, "单位负责人：甲某 制表人：乙某 | < | "]).rows?.count == 1)
    #expect(reading([head, line, "制表人：乙某 | < | <"]).note == "制表人：乙某")
  }

  @Test("Rows below a note go on with it, blank ones say nothing")
  func items() {
    let table = reading([head, line, "注：1.本表不含结转。 | < | <", " | | ", "2.四舍五入。 | < | <"])
    #expect(table.note == "注：1.本表不含结转。\n2.四舍五入。")
    #expect(table.rows?.count == 1)
  }

  @Test("A note in the frame stands before those under it")
  func bothNotes() {
    var manuscript = Manuscript()
    manuscript.title("一般公共预算支出表")
    manuscript.table([head, line, "注：甲。 | < | <"], headerRows: 1)
    manuscript.line("注：乙。")
    #expect(manuscript.disclosure.tables.first?.note == "注：甲。\n注：乙。")
  }

  @Test("A total over several columns, a note with an amount beside it and a note among the lines are lines")
  func noNotes() {
    #expect(reading([head, line, "合计 | < | 12.50"]).rows?.count == 2)
    #expect(reading([head, line, "说明：其他 | < | 3.00"]).rows?.count == 2)
    #expect(reading([head, "注：甲。 | < | <", line]).note == nil)
    #expect(reading([head, line, "其他支出 | < | <"]).rows?.count == 2)
    #expect(reading([head, "201 | 一般公共服务支出 | 12.50", "^ | 注：甲。 | <"]).note == nil)
  }

  @Test("In the form of the travel, car and reception expenses a note names no item")
  func noteWithItem() {
    let table = reading(
      ["项目 | 2023年预算数 | 2024年预算数", "公务接待费 | 4.00 | 4.00", "备注：公务接待费持平。 | < | <"], title: "“三公”经费支出表")
    #expect(table.rows?.map(\.name) == ["公务接待费"])
  }

  // MARK: Empty forms

  @Test("A form whose only line says that there is nothing is empty and has its note")
  func empty() {
    let table = reading([head, "本部门无国有资本经营预算支出 | < | <"], title: "国有资本经营预算支出表")
    #expect(table.rows?.isEmpty == true)
    #expect(table.note == "本部门无国有资本经营预算支出")
    let none = reading([head, "无 | 无 | 0"], title: "政府性基金预算支出表")
    #expect(none.rows?.isEmpty == true)
    #expect(none.note == "无")
    #expect(reading([head, "无 | 无 | 3.00"]).rows?.count == 1)
    #expect(reading([head, "合计 | < | 0"]).rows?.count == 1)
  }

  // MARK: Names

  @Test("A total in the cell of the number names its row; a number does not")
  func totalInNumberCell() {
    let rows = reading(
      ["序号 | 项目名称 | 金额", "1 | 计算机 | 5.00", "合计 | | 5.00", "十一 | | 1.00", "3. | | 1.00"], title: "政府采购预算表"
    ).rows
    #expect(rows?.map(\.name) == ["计算机", "合计", "", ""])
    #expect(rows?.map(\.level)[1] == 0)
  }

  // MARK: Heads

  @Test("A head reaches over the blank cells at its right where heads stand below it and them")
  func openHeads() {
    let table = reading(
      ["收入 | | | 支出 | | ", "项目 | 行次 | 金额 | 项目 | 行次 | 金额", "财政拨款 | 1 | 9.00 | 基本支出 | 7 | 9.00"], title: "收支总表",
      headerRows: 2)
    #expect(table.rows?.map(\.name) == ["财政拨款", "基本支出"])
    #expect(table.rows?.map(\.side) == [.revenue, .expenditure])
    #expect(table.rows?.map(\.line) == [1, 7])
    #expect(table.columns?.map(\.header)[2] == ["收入", "金额"])
    let closed = reading(["项目 | | 其他", " | 合计 | 备注", "甲 | 1.00 | 略"], headerRows: 2)
    #expect(closed.columns?.map(\.header)[1] == ["合计"])
  }

  @Test("A head of three rows reaches over blank cells as those below it do")
  func deepOpenHeads() {
    let table = reading(
      [
        "科目编码 | 科目名称 | 本年支出 | | | ", " | | 合计 | 基本支出 | | 项目支出", " | | | 人员经费 | 公用经费 | ",
        "2130101 | 行政运行 | 9.00 | 5.00 | 1.00 | 3.00",
      ], headerRows: 3)
    #expect(table.columns?.map(\.header)[4] == ["本年支出", "基本支出", "公用经费"])
    #expect(table.columns?.map(\.header)[5] == ["本年支出", "项目支出"])
  }

  // MARK: Titles

  @Test("A title of two lines may fill the width with the first, and go on after a word that was cut")
  func longTitles() {
    func title(_ upper: String, _ middle: String, _ lower: String? = nil) -> String? {
      var manuscript = Manuscript()
      manuscript.wrappedTitle(upper, middle)
      if let lower {
        manuscript.skip(-10)
        manuscript.title(lower, size: 15, bold: false)
      }
      manuscript.table([head, line], headerRows: 1)
      return manuscript.disclosure.tables.first?.title
    }
    let classes = "一般公共预算基本支出表—人员经费（工资福利支出）（按部门预算经济分"
    #expect(title(classes, "类）") == classes + "类）")
    let agency = "2024年甲县水利局本级及所属的各个单位一般公共预算财政拨款"
    #expect(title(agency, "基本", "支出预算表") == agency + "基本支出预算表")
    let meetings = "一般公共预算会议费、培训费支出预算情况表（含上年结转"
    #expect(title(meetings, "资", "金安排）") == meetings + "资金安排）")
  }

  @Test("Words in brackets below a title qualify it, another title does not")
  func bracketedLine() {
    func title(_ upper: String, _ lower: String) -> String? {
      var manuscript = Manuscript()
      manuscript.title(upper)
      manuscript.skip(-10)
      manuscript.title(lower)
      manuscript.table([head, line], headerRows: 1)
      return manuscript.disclosure.tables.first?.title
    }
    #expect(title("一般公共预算支出表", "（按功能分类）") == "一般公共预算支出表（按功能分类）")
    #expect(title("一般公共预算支出表", "政府性基金支出表") == "政府性基金支出表")
  }
}
