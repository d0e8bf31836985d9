import Extraction
import Testing

@testable import Disclosure

@Suite("What stands around a table and belongs to it")
struct SurroundingsTests {
  private let form = ["项目 | 合计", "甲 | 1"]

  /// The table under what is written above it.
  private func table(_ write: (inout Manuscript) -> Void) -> DisclosureTable? {
    var manuscript = Manuscript()
    write(&manuscript)
    manuscript.table(form, headerRows: 1)
    return manuscript.disclosure.tables.first
  }

  private func captions(_ stretches: [(left: Double, text: String)]) -> [String]? { table { $0.stretches(stretches) }?.caption?.text }

  // MARK: Captions

  @Test("Stretches at both edges of the page are captions, whatever they say; others are not")
  func spread() {
    #expect(captions([(50, "甲县水利局"), (450, "内部资料")]) == ["甲县水利局", "内部资料"])
    #expect(captions([(300, "甲县水利局"), (450, "内部资料")]) == nil)
    #expect(captions([(50, "甲县水利局"), (200, "内部资料")]) == nil)
    #expect(captions([(50, "见说明。"), (450, "内部资料")]) == nil)
    #expect(captions([(50, "甲"), (150, "乙"), (250, "丙"), (350, "丁"), (450, "戊")]) == nil)
  }

  @Test("A line of prose that happens to end with a unit, and the head of a part, are no captions")
  func noCaptions() {
    #expect(captions([(50, String(repeating: "水", count: 130)), (450, "单位：万元")]) == nil)
    #expect(captions([(50, "第一部分 概况"), (450, "单位：万元")]) == nil)
    #expect(captions([(50, "部门：甲县水利局支出总表")]) == nil)
  }

  @Test("A label takes the name behind it, but no other label and nothing that no label stands before")
  func labels() {
    #expect(captions([(50, "部门："), (450, "甲县水利局")]) == ["部门：甲县水利局"])
    #expect(captions([(50, "部门："), (450, "单位：万元")]) == ["部门：", "单位：万元"])
    #expect(captions([(50, "公开01表"), (450, "内部资料")]) == ["公开01表", "内部资料"])
  }

  // MARK: Titles

  @Test("A title goes on in the next line where that is close and no wider")
  func wrappedTitle() {
    func title(_ upper: String, _ lower: String, closer: Double) -> String? {
      table {
        $0.title(upper)
        $0.skip(-closer)
        $0.title(lower)
      }?.title
    }
    #expect(title("甲县水利局一般公共预算财政拨款", "基本支出明细表", closer: 10) == "甲县水利局一般公共预算财政拨款基本支出明细表")
    #expect(title("甲县水利局一般公共预算财政拨款", "基本支出明细表", closer: 0) == "基本支出明细表")
    #expect(title("甲县水利局", "一般公共预算财政拨款基本支出明细表", closer: 10) == "一般公共预算财政拨款基本支出明细表")
    #expect(title("甲县水利局预算说明。", "基本支出表", closer: 10) == "基本支出表")
    #expect(title("甲县水利局支出总表", "基本支出表", closer: 10) == "基本支出表")
    #expect(title("甲县水利局一般公共预算财政拨款", "二、基本支出表", closer: 10) == "二、基本支出表")
  }

  @Test("What ends as a table does is a title in any type; other words must stand out, be short and no heading")
  func titles() {
    func title(_ text: String, bold: Bool = false) -> String? { table { $0.line(text, bold: bold) }?.title }
    #expect(title("花草一览表") == "花草一览表")
    #expect(title("一、花草一览表") == "一、花草一览表")
    #expect(title("花草一览") == nil)
    #expect(title("花草一览", bold: true) == "花草一览")
    #expect(title("一、花草一览", bold: true) == nil)
    #expect(title("花草:鸟兽一览", bold: true) == nil)
    #expect(title(String(repeating: "花草", count: 21), bold: true) == nil)
    #expect(title("下面是花草表：") == nil)
    #expect(title("见下。花草一览表") == nil)
    #expect(title("表") == nil)
    #expect(title(String(repeating: "花草", count: 36) + "表") == nil)
    #expect(title("部门支出情况") == "部门支出情况")
  }

  @Test("Only a form's number parts from the title behind it")
  func formNumbers() {
    #expect(table { $0.title("公开03表：部门支出总表") }?.title == "部门支出总表")
    #expect(table { $0.title("甲县：部门支出总表") }?.title == "甲县：部门支出总表")
  }
}

@Suite("Headings and the sections under them")
struct SectionTests {
  private func headings(_ write: (inout Manuscript) -> Void) -> [String?] {
    var manuscript = Manuscript()
    for _ in 0..<4 { manuscript.line("甲县水利局负责全县的河道清淤和堤防修建工作，并管理下属的各个单位。") }
    write(&manuscript)
    return manuscript.disclosure.sections.map(\.title).filter { $0 != nil }
  }

  @Test("A short bold line without the end of a sentence is a heading")
  func bold() {
    #expect(headings { $0.line("部门概况", bold: true) } == ["部门概况"])
    for text in ["甲", "部门概况。", "部门概况:", "见下。部门概况", String(repeating: "部门", count: 26), "12.50"] {
      #expect(headings { $0.line(text, bold: true) }.isEmpty, "\(text)")
    }
    #expect(headings { $0.line("部门概况", size: 8, bold: true) }.isEmpty)
    #expect(headings { $0.stretches([(50, "部门"), (150, "概况"), (250, "预算"), (350, "决算")], bold: true) }.isEmpty)
  }

  @Test("A number alone is no heading, that of a part is")
  func numbers() {
    var alone = Manuscript()
    alone.line("一、", bold: true)
    #expect(alone.disclosure.sections.map(\.number) == [nil])
    #expect(headings { $0.line("一、部门概况") } == ["部门概况"])
    var manuscript = Manuscript()
    manuscript.line("第一部分")
    #expect(manuscript.disclosure.sections.map(\.number) == ["第一部分"])
  }

  @Test("Where all text is bold, bold is no sign of a heading")
  func allBold() {
    var manuscript = Manuscript()
    for _ in 0..<3 { manuscript.line("甲县水利局负责全县的河道清淤和堤防修建工作，并管理下属的各个单位。", bold: true) }
    manuscript.line("部门概况", bold: true)
    #expect(manuscript.disclosure.sections.compactMap(\.title).isEmpty)
  }

  @Test("A table of contents goes on over pages while its lines lead to page numbers")
  func contents() {
    var manuscript = Manuscript()
    manuscript.title("目录")
    manuscript.line("一、部门概况")
    manuscript.newPage()
    manuscript.line("二、收入说明……3")
    manuscript.newPage()
    manuscript.line("三、支出说明")
    let sections = manuscript.disclosure.sections
    #expect(sections.map(\.title) == ["目录", "支出说明"])
    #expect(sections.first?.paragraphs == ["一、部门概况", "二、收入说明……3"])
  }
}

@Suite("Which form a table is")
struct FormEvidenceTests {
  private func read(_ title: String, _ rows: [String]) -> Disclosure {
    var manuscript = Manuscript()
    manuscript.title(title)
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: 1)
    return manuscript.disclosure
  }

  @Test("A heading far above, or with other tables under it, says nothing of a table without a title")
  func headings() {
    var manuscript = Manuscript()
    manuscript.line("一、部门支出总表说明", bold: true)
    for _ in 0..<5 { manuscript.line("甲县水利局负责全县的河道清淤和堤防修建工作，并管理下属的各个单位。") }
    manuscript.table(["花 | 数", "菊 | 3"], headerRows: 1)
    #expect(manuscript.disclosure.tables.first?.kind == .other)
  }

  @Test("Heads that contradict the title are told, and so is what the grid leaves uncertain")
  func contradictions() {
    let told = read("部门支出总表", ["收入 | 金额 | 支出 | 金额", "财政拨款 | 3.00 | 教育支出 | 3.00"]).diagnostics
    #expect(told.map(\.code).contains(.kindContradicted))
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("单位：万元")
    let box = Box(10, 20, 30, 40)
    manuscript.table(
      ["项目 | 合计", "甲 | 3.00"], headerRows: 1, doubts: [.init(.cell, page: 1, box: box), .init(.row, page: 1, box: box)], quality: 0.64)
    #expect(manuscript.disclosure.tables[0].quality == 0.64)
    let doubts = manuscript.disclosure.diagnostics.filter { $0.box == box }
    #expect(doubts.map(\.code) == [.layoutCell, .layoutRow])
    #expect(doubts.allSatisfy { $0.table == "t1" && $0.page == 1 })
  }

  @Test("An agency whose name has the word of a form, beside the form's number, is no title")
  func agencyLikeForm() {
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("填报单位：甲县政府采购中心", "公开09表")
    manuscript.table(["项目 | 合计", "甲 | 3.00"], headerRows: 1)
    let table = manuscript.disclosure.tables[0]
    #expect(table.title == "部门支出总表")
    #expect(table.caption?.agencyName == "甲县政府采购中心")
  }

  @Test("A form of another year than the two of its paper has the paper's")
  func years() {
    let frame = TableReader.Frame(unit: nil, year: 2026, years: [2025, 2026])
    #expect(frame.year(ofTitle: "2025年部门决算表") == 2025)
    #expect(frame.year(ofTitle: "2019年部门决算表") == 2026)
    #expect(frame.year(ofTitle: "部门决算表") == 2026)
    #expect(TableReader.Frame(unit: nil, year: 2026, years: [2025]).year(ofTitle: "2025年部门决算表") == 2026)
  }

  @Test("A long cell and a number are no labels of a form")
  func labels() {
    let prose = "“三公”经费包括因公出国（境）费、公务用车购置及运行维护费和公务接待费，都由单位列支"
    #expect(read("花草一览", ["花 | 数", "\(prose) | 3"]).tables.first?.kind == .other)
  }

  @Test("A second page of the contents lists titles that come again; a part's heading that was listed begins the text")
  func contentsOverleaf() {
    var manuscript = Manuscript()
    manuscript.title("目录")
    manuscript.line("第一部分 部门概况")
    manuscript.newPage()
    manuscript.line("一、主要职责")
    manuscript.line("第二部分 收入说明")
    manuscript.line("第一部分 部门概况")
    manuscript.newPage()
    manuscript.line("一、主要职责")
    manuscript.line("负责全县的河道清淤和堤防修建工作，并管理下属的各个单位。")
    manuscript.line("第二部分 收入说明")
    let sections = manuscript.disclosure.sections
    #expect(sections.map(\.title) == ["目录", "部门概况", "主要职责", "收入说明"])
  }

  @Test("What the next page begins with in the order of the contents is their rest, though its words come again otherwise")
  func restOfContents() {
    var manuscript = Manuscript()
    manuscript.title("目录")
    manuscript.line("第一部分 部门概况")
    manuscript.line("十一、会议费支出表")
    manuscript.newPage()
    manuscript.line("十二、采购支出表")
    manuscript.line("第二部分 情况说明")
    manuscript.line("第一部分 部门概况")
    manuscript.line("负责全县的河道清淤和堤防修建工作，并管理下属的各个单位。")
    #expect(manuscript.disclosure.sections.map(\.title) == ["目录", "部门概况"])
  }

  @Test("A heading that ends with 目录 but has a number is no table of contents")
  func catalogue() {
    var manuscript = Manuscript()
    manuscript.line("（一）政府购买服务指导性目录", bold: true)
    manuscript.line("第四部分 名词解释", bold: true)
    for _ in 0..<3 { manuscript.line("负责全县的河道清淤和堤防修建工作，并管理下属的各个单位。") }
    #expect(manuscript.disclosure.sections.map(\.title) == ["政府购买服务指导性目录", "名词解释"])
  }

  @Test("A form's title that stands alone at the foot of the page before is the table's")
  func titleAtFoot() {
    func title(_ text: String, caption: String?) -> String? {
      var manuscript = Manuscript()
      manuscript.line("公开06表")
      manuscript.title(text)
      manuscript.newPage()
      if let caption { manuscript.line(caption) }
      manuscript.table(["项目 | 合计", "甲 | 1"], headerRows: 1)
      return manuscript.disclosure.tables.first?.title
    }
    #expect(title("一般公共预算基本支出表", caption: "单位：万元") == "一般公共预算基本支出表")
    #expect(title("一般公共预算基本支出表", caption: nil) == "一般公共预算基本支出表")
  }
}
