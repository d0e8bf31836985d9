import Layout
import Testing

@testable import Disclosure

@Suite("Captions")
struct CaptionTests {
  private func agency(_ text: String) -> [String?] {
    CaptionReader(.standard).agency(in: text).map { [$0.code, $0.name] } ?? []
  }

  @Test("An agency's label before its name, its code, or another label")
  func agencies() {
    #expect(agency("编制单位:甲县水利局") == [nil, "甲县水利局"])
    #expect(agency("部门:326-甲县水利局") == ["326", "甲县水利局"])
    #expect(agency("326001甲县水利局") == ["326001", "甲县水利局"])
    #expect(agency("部门:甲县水利局单位:万元") == [nil, "甲县水利局"])
    #expect(agency("部门:ABC").isEmpty)
    #expect(agency("部门:甲").isEmpty)
    #expect(agency("部门甲县水利局").isEmpty)
  }

  @Test("What stands behind 编制单位 is a unit of money where it is one, and an agency where its name only ends like one")
  func unitOfMoney() {
    #expect(agency("编制单位:万元").isEmpty)
    #expect(agency("编制单位:甲县公元前博物馆新纪元") == [nil, "甲县公元前博物馆新纪元"])
    #expect(agency("编制单位:新纪元") == [nil, "新纪元"])
    #expect(agency("编制单位:元大都") == [nil, "元大都"])
  }

  @Test("A unit of money is no agency, whatever stands around it")
  func unitAlone() {
    #expect(agency("单位:人民币万元").isEmpty)
  }

  @Test(
    "Captions say who, which year, as of when and in what unit; the first agency counts, and the title only where no caption has a unit")
  func reading() {
    let reader = CaptionReader(.standard)
    #expect(reader.read([], title: "支出总表（单位：万元）").unit?.text == "万元")
    #expect(reader.read([], title: "支出总表").caption == nil)
    #expect(reader.read(["单位：元"], title: "支出总表（单位：万元）").unit?.text == "元")
    #expect(reader.read(["公开01表"], title: "支出总表（单位：万元）").unit?.text == "万元")
    #expect(reader.read(["部门：甲局", "部门：乙局"], title: nil).caption?.agencyName == "甲局")
    #expect(reader.read(["截止时间：2025年12月31日"], title: nil).caption?.asOf == "2025-12-31")
    #expect(reader.read(["截至2025年12月31日"], title: nil).caption?.asOf == "2025-12-31")
    #expect(reader.read(["编制日期：2025年12月31日"], title: nil).caption?.asOf == nil)
    #expect(reader.read(["预算年度：2026"], title: nil).caption?.fiscalYear == 2026)
  }

  @Test(
    "A unit may stand behind 金额, in brackets, or alone; a caption of another kind hides none of those above it",
    arguments: ["金额：元", "单位 （元）", "元", "人民币元", "货币单位：元"])
  func units(caption: String) {
    #expect(CaptionReader(.standard).read([caption], title: nil).unit?.text == "元")
    var manuscript = Manuscript()
    manuscript.title("支出预算总表")
    manuscript.line(caption)
    manuscript.line("（小数点后保留两位）")
    manuscript.table(["科目编码 | 科目名称 | 合计", "213 | 农林水支出 | 9.00"], headerRows: 1)
    let table = manuscript.disclosure.tables.first
    #expect(table?.title == "支出预算总表")
    #expect(table?.rows?.first?.amounts["total"] == 9)
  }

  @Test("A year, English words and sentences after digits are no agency")
  func noAgencies() {
    for text in ["2025甲县水利局的事", "2005/and2010", "326001甲县水利局。", "12甲县水利局", "326甲县水利支出表", "326年甲县水利局", "326甲乙"] {
      #expect(CaptionWords.agencyWithCode(text) == nil, "\(text)")
    }
    #expect(CaptionWords.agencyWithCode("3260甲县水利局")?.code == "3260")
    #expect(CaptionWords.agencyWithCode("326" + String(repeating: "甲", count: 40)) == nil)
    #expect(CaptionWords.agencyWithCode("3260010011甲县水利局") == nil)
  }
}

@Suite("Labels that a page break cut in two")
struct BrokenLabelsTests {
  /// Two cells of one column, one under the other, on the pages given.
  private func mended(_ upper: String, _ lower: String, pages: (Int, Int) = (1, 2)) -> [String] {
    var grid = Grid(["\(upper) | 甲", "\(lower) | 乙"], headerRows: 0)
    for index in grid.cells.indices { grid.cells[index].page = grid.cells[index].row == 0 ? pages.0 : pages.1 }
    return BrokenLabels.mended(grid, rules: .standard).cells.filter { $0.column == 0 }.map { "\($0.text) \($0.rowSpan)" }
  }

  @Test("Two pieces on two pages that are one label together are one cell over both rows")
  func joined() {
    #expect(mended("产出指", "标") == ["产出指标 2"])
    #expect(mended("产出指", "标", pages: (1, 1)) == ["产出指 1", "标 1"])
    #expect(mended("产出指", "数") == ["产出指 1", "数 1"])
    #expect(mended("产出指", "") == ["产出指 1", " 1"])
  }

  @Test("Pieces stand in one column, one right under the other, and are as wide as each other")
  func places() {
    func mended(_ rows: [String], pages: [Int]) -> [String] {
      var grid = Grid(rows, headerRows: 0)
      for index in grid.cells.indices { grid.cells[index].page = pages[grid.cells[index].row] }
      return BrokenLabels.mended(grid, rules: .standard).cells.map(\.text)
    }
    #expect(mended(["甲 | 产出指", "标 | 乙"], pages: [1, 2]) == ["甲", "产出指", "标", "乙"])
    #expect(mended(["产出指 | <", "标 | 乙"], pages: [1, 2]) == ["产出指", "标", "乙"])
    #expect(mended(["产出指 | 甲", "丙 | 乙", "标 | 丁"], pages: [1, 1, 2]) == ["产出指", "甲", "丙", "乙", "标", "丁"])
  }

  @Test("A whole label is no piece of another")
  func whole() {
    #expect(mended("", "产出指标") == [" 1", "产出指标 1"])
    #expect(mended("项目资金", "（元）") == ["项目资金 1", "（元） 1"])
  }
}
