import Testing

@testable import Disclosure

@Suite("Titles, sections and identity")
struct DocumentTests {
  private let form = ["项目 | 合计", "甲 | 1"]

  // MARK: What stands around a table

  @Test("Title, captions, unit and note belong to their table and to no section")
  func surroundings() throws {
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("326甲县水利局", "预算年度：2023", "单位：万元")
    manuscript.table(form, headerRows: 1)
    manuscript.line("注：本表不含结转。")
    let disclosure = manuscript.disclosure
    let table = try #require(disclosure.tables.first)
    #expect(table.title == "部门支出总表")
    #expect(table.kind == .expenditure)
    #expect(table.caption?.text == ["326甲县水利局", "预算年度：2023", "单位：万元"])
    #expect(table.caption?.agencyName == "甲县水利局")
    #expect(table.unit?.text == "万元")
    #expect(table.note == "注：本表不含结转。")
    #expect(disclosure.sections.flatMap(\.paragraphs).isEmpty)
  }

  @Test("A form's number before its title is a caption", arguments: ["公开03表：部门支出总表", "附表3：部门支出总表"])
  func formNumberBefore(line: String) {
    var manuscript = Manuscript()
    manuscript.title(line)
    manuscript.table(form, headerRows: 1)
    let table = manuscript.disclosure.tables.first
    #expect(table?.title == "部门支出总表")
    #expect(table?.caption?.text.count == 1)
  }

  @Test("A form's number on a line of its own is a caption")
  func formNumberAlone() {
    var manuscript = Manuscript()
    manuscript.line("公开03表")
    manuscript.title("部门支出总表")
    manuscript.line("部门：甲局", "单位：万元")
    manuscript.table(form, headerRows: 1)
    let table = manuscript.disclosure.tables.first
    #expect(table?.title == "部门支出总表")
    #expect(table?.caption?.text == ["公开03表", "部门：甲局", "单位：万元"])
  }

  @Test("A label and the name printed apart from it are one caption")
  func labelApart() {
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("部门：", "甲县水利局", "单位：万元")
    manuscript.table(form, headerRows: 1)
    #expect(manuscript.disclosure.tables.first?.caption?.text == ["部门：甲县水利局", "单位：万元"])
  }

  @Test("Prose above and below a table stays in its section")
  func proseAround() {
    var manuscript = Manuscript()
    manuscript.line("本年各项支出见下表，请一并参阅。")
    manuscript.title("部门支出总表")
    manuscript.table(form, headerRows: 1)
    manuscript.line("各项支出均已安排。")
    let disclosure = manuscript.disclosure
    #expect(disclosure.tables.first?.title == "部门支出总表")
    #expect(disclosure.sections.flatMap(\.paragraphs) == ["本年各项支出见下表，请一并参阅。", "各项支出均已安排。"])
  }

  @Test("Items of a note belong to it")
  func noteItems() {
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.table(form, headerRows: 1)
    manuscript.line("注：1.本表不含结转。")
    manuscript.line("2.金额四舍五入。")
    #expect(manuscript.disclosure.tables.first?.note == "注：1.本表不含结转。\n2.金额四舍五入。")
  }

  @Test("Where a table has no title, its heading tells the kind")
  func kindByHeading() {
    var manuscript = Manuscript()
    manuscript.line("六、国有资产占用情况")
    manuscript.line("甲局上年末固定资产如下表所示。")
    manuscript.table(["项目 | 数量 | 价值", "房屋 | 1 | 2"], headerRows: 1)
    let table = manuscript.disclosure.tables.first
    #expect(table?.title == nil)
    #expect(table?.kind == .assets)
  }

  @Test("Tables are numbered in reading order")
  func ids() {
    var manuscript = Manuscript()
    for name in ["部门收入总表", "部门支出总表"] {
      manuscript.title(name)
      manuscript.table(form, headerRows: 1)
    }
    #expect(manuscript.disclosure.tables.map(\.id) == ["t1", "t2"])
    #expect(manuscript.disclosure.tables.map(\.kind) == [.revenue, .expenditure])
  }

  // MARK: Sections

  @Test("Headings by their numbers, with what stands under them")
  func sections() {
    var manuscript = Manuscript()
    manuscript.title("第一部分 部门概况")
    manuscript.line("一、主要职能")
    manuscript.line("负责全县水利工作，制定有关规划并组织实施。")
    manuscript.line("二、机构设置")
    manuscript.line("内设五个股室，下属三个单位，均为公益一类。")
    manuscript.title("第二部分 部门预算表")
    manuscript.title("部门支出总表")
    manuscript.table(form, headerRows: 1)
    let sections = manuscript.disclosure.sections
    #expect(sections.map(\.number) == ["第一部分", "一", "二", "第二部分"])
    #expect(sections.map(\.title) == ["部门概况", "主要职能", "机构设置", "部门预算表"])
    #expect(sections.map(\.level) == [1, 2, 2, 1])
    #expect(sections[1].paragraphs == ["负责全县水利工作，制定有关规划并组织实施。"])
    #expect(sections[3].tables == ["t1"])
  }

  @Test("A numbered sentence is no heading")
  func numberedSentence() {
    var manuscript = Manuscript()
    manuscript.line("一、收支预算情况")
    manuscript.line("（一）收入预算总计15,370.55万元，比上年增加百分之三。")
    manuscript.line("1．教育支出（类）225.30万元。")
    let sections = manuscript.disclosure.sections
    #expect(sections.map(\.title) == ["收支预算情况"])
    #expect(sections.first?.paragraphs.count == 2)
  }

  @Test("A numbered line too long for a heading is text, unless it stands out")
  func longNumberedLine() {
    let words = "一、" + String(repeating: "统筹全县水利建设", count: 5)
    for isBold in [false, true] {
      var manuscript = Manuscript()
      for _ in 0..<3 { manuscript.line("负责全县水利工作，制定有关规划并组织实施，统筹全县水资源的保护和利用。") }
      manuscript.line(words, bold: isBold)
      #expect(manuscript.disclosure.sections.count == (isBold ? 2 : 1))
    }
  }

  @Test("Words spread over a line are columns, and a figure alone is one of a table: no headings")
  func spreadWords() {
    var manuscript = Manuscript()
    for _ in 0..<3 { manuscript.line("负责全县水利工作，制定有关规划并组织实施，统筹全县水资源的保护和利用。") }
    manuscript.line("单位", "编码", "人数", "金额", bold: true)
    manuscript.line("1,234.50", bold: true)
    #expect(manuscript.disclosure.sections.count == 1)
  }

  @Test("Text before the first heading has a section without one")
  func beforeHeadings() {
    var manuscript = Manuscript()
    manuscript.line("根据有关规定，现将本部门预算公开如下，请予监督。")
    manuscript.line("一、主要职能")
    let sections = manuscript.disclosure.sections
    #expect(sections.map(\.level) == [0, 1])
    #expect(sections.first?.title == nil)
  }

  @Test("The entries of a table of contents are text under it, no headings")
  func contents() {
    var manuscript = Manuscript()
    manuscript.title("目 录")
    manuscript.line("第一部分 部门概况………………1")
    manuscript.line("第二部分 部门预算表………………3")
    manuscript.newPage()
    manuscript.title("第一部分 部门概况")
    manuscript.line("负责全县水利工作，制定有关规划并组织实施。")
    let sections = manuscript.disclosure.sections
    #expect(sections.map(\.title) == ["目录", "部门概况"])
    #expect(sections.first?.paragraphs.count == 2)
    #expect(sections.map(\.page) == [1, 2])
  }

  // MARK: Identity

  /// A document that begins with a title page.
  private func document(_ title: String, form name: String = "部门支出总表", caption: String = "单位：万元") -> DocumentIdentity {
    var manuscript = Manuscript()
    manuscript.title(title, size: 22)
    manuscript.newPage()
    manuscript.line("一、主要职能")
    manuscript.line("负责全县水利工作，制定有关规划并组织实施。")
    manuscript.title(name)
    manuscript.line(caption)
    manuscript.table(form, headerRows: 1)
    return manuscript.disclosure.document
  }

  @Test("A budget's title names agency and year")
  func budget() {
    let identity = document("甲县水利局2023年部门预算公开")
    #expect(
      identity == DocumentIdentity(kind: .budget, title: "甲县水利局2023年部门预算公开", fiscalYear: 2023, agencyName: "甲县水利局", entity: .department))
  }

  @Test("The first headings are no part of the title, though they are set like it")
  func titleBeforeHeadings() {
    var manuscript = Manuscript()
    manuscript.title("2019年度甲省文化局部门预算公开")
    manuscript.title("第一部分 部门概况")
    manuscript.line("负责全省文化工作，制定有关规划并组织实施。")
    manuscript.title("第二部分 2019年度部门预算表")
    manuscript.table(form, headerRows: 1)
    #expect(manuscript.disclosure.document.title == "2019年度甲省文化局部门预算公开")
  }

  @Test("A title set in two lines is one")
  func titleOfTwoLines() {
    var manuscript = Manuscript()
    manuscript.title("甲县水利局", size: 22)
    manuscript.title("2023年部门预算公开", size: 22)
    manuscript.newPage()
    manuscript.line("负责全县水利工作，制定有关规划并组织实施。")
    #expect(manuscript.disclosure.document.title == "甲县水利局2023年部门预算公开")
  }

  @Test("A year before the agency's name, and in words")
  func yearFirst() {
    #expect(document("2024年度甲县水利局部门预算").agencyName == "甲县水利局")
    #expect(document("2024年度甲县水利局部门预算").fiscalYear == 2024)
    #expect(document("二〇二二年甲县水利局部门预算").fiscalYear == 2022)
  }

  @Test("Final accounts are told by their title or their tables")
  func finalAccounts() {
    #expect(document("甲县水利局2022年度部门决算").kind == .finalAccounts)
    #expect(document("甲县水利局情况公开", form: "支出决算表").kind == .finalAccounts)
  }

  @Test("A document of nothing but performance forms")
  func performanceTargets() {
    #expect(document("甲县水利局2024年部门预算绩效文本", form: "1.清淤绩效目标表").kind == .performanceTargets)
  }

  @Test("Captions name the agency before the title does, with its code")
  func agencyOfCaption() {
    let identity = document("某系统2023年部门预算公开", caption: "部门：326甲县水利局")
    #expect(identity.agencyName == "甲县水利局")
    #expect(identity.agencyCode == "326")
  }

  @Test("A document that says nothing is unknown")
  func unknown() {
    var manuscript = Manuscript()
    manuscript.line("这是一页没有表格的普通文字。")
    #expect(manuscript.disclosure.document == DocumentIdentity(kind: .unknown))
  }
}
