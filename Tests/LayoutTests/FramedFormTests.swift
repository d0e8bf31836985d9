import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Titles and captions in the frame of a table, and several forms in one frame")
struct FramedFormTests {
  private static let xs: [Double] = [50, 170, 290, 370, 450]
  private let head = "科目编码 | 科目名称 | 合计 | 备注"
  private let body = ["201 | 甲项支出 | 3.00 | 略", "202 | 乙项支出 | 4.00 | 略"]

  private func layout(_ pages: [String]...) -> DocumentLayout {
    DocumentLayout(
      pages.enumerated().map { index, rows in
        PageLayout(
          Page.sketch(index + 1) { sketch in
            let ys = (0...rows.count).map { 760 - 20 * Double(rows.count - $0) }
            sketch.table(xs: Self.xs, ys: index == 0 ? ys : ys.map { $0 - ys[0] + 60 }, rows)
          })
      })
  }

  /// What the frame says above the first table, line by line.
  private func framed(_ rows: [String]) -> [[String]] {
    layout(rows).tables.first?.framedLines.map { $0.segments.map(\.text) } ?? []
  }

  @Test("Captions in cells that nobody merged stand above the head, as those in merged cells do")
  func openCaptions() {
    let rows = ["公开05表 | | | ", "一般公共预算支出表 | < | < | <", "部门：甲县水利局 | | | 单位：万元", head] + body
    #expect(framed(rows) == [["公开05表"], ["一般公共预算支出表"], ["部门：甲县水利局", "单位：万元"]])
    #expect(layout(rows).tables.map(\.grid.picture) == [[head] + body])
    #expect(layout(rows).tables.map(\.grid.headerRows) == [1])
    #expect(framed(["部门： | 甲县水利局 | | 单位：万元", head] + body) == [["部门：", "甲县水利局", "单位：万元"]])
    #expect(framed([" | | | 单位：万元", head] + body) == [["单位：万元"]])
    #expect(framed(["支出总表 | | | ", head] + body) == [["支出总表"]])
  }

  @Test("A head with blank cells may stand below such captions where the next row has their heads")
  func openHead() {
    let rows = ["部门：甲县水利局 | | | 单位：万元", "收入 | | 支出 | ", "项目 | 金额 | 项目 | 金额", "甲项 | 3.00 | 乙项 | 3.00"]
    #expect(framed(rows) == [["部门：甲县水利局", "单位：万元"]])
    #expect(layout(rows).tables.map(\.grid.headerRows) == [2])
  }

  @Test("A line of the form, a head with a label and words above no head are no captions")
  func noCaptions() {
    #expect(framed(["其中：甲项 | | | ", "乙项 | 丙项 | 1.00 | 2.00"] + body).isEmpty)
    #expect(framed(["其中：甲项 | | 1.00 | ", head] + body).isEmpty)
    #expect(framed(["项目 | 其中：甲项 | | 备注", "甲 | 1.00 | 2.00 | 略"] + body).isEmpty)
    #expect(framed(["甲项 | | | ", head] + body).isEmpty)
    #expect(framed(["单位：万元 | | | ", "乙项 | | | "] + body).isEmpty)
  }

  @Test("A title below the form's number in the frame is peeled, with its unit in brackets too")
  func titleBelowNumber() {
    #expect(framed(["附表5 | < | < | <", "支出总表 | < | < | <", head] + body) == [["附表5"], ["支出总表"]])
    #expect(framed(["支出总表（单位：万元） | < | < | <", head] + body) == [["支出总表（单位：万元）"]])
  }

  @Test("Captions that each page of a sheet prints again do not part its table; others do")
  func printTitles() {
    let top = ["部门：甲县水利局 | | | 单位：万元", head]
    let joined = layout(top + body, top + ["203 | 丙项支出 | 5.00 | 略", "204 | 丁项支出 | 6.00 | 略"])
    #expect(joined.tables.map(\.grid.picture) == [[head] + body + ["203 | 丙项支出 | 5.00 | 略", "204 | 丁项支出 | 6.00 | 略"]])
    let other = ["部门：乙县水利局 | | | 单位：万元", head]
    #expect(layout(top + body, other + body).tables.count == 2)
  }

  @Test("A title over all columns with the head below it begins another form")
  func twoForms() {
    let second = ["212 | 丙项支出 | 5.00 | 略", "213 | 丁项支出 | 6.00 | 略"]
    let both = layout(["甲类支出表 | < | < | <", head] + body + ["乙类支出表 | < | < | <", head] + second)
    #expect(both.tables.map(\.grid.picture) == [[head] + body, [head] + second])
    #expect(both.tables.map { $0.framedLines.map(\.text) } == [["甲类支出表"], ["乙类支出表"]])
    #expect(both.tables.map { $0.parts.map(\.box.y0) } == [[620], [700]])
    #expect(layout([head] + body + ["表06 | < | < | <", "乙类支出表 | < | < | <", head] + second).tables.last?.framedLines.count == 2)
  }

  @Test("A title over rows without the head, and the head below other words, begin none")
  func oneForm() {
    #expect(layout([head] + body + ["乙类支出表 | < | < | <"] + body).tables.count == 1)
    #expect(layout([head] + body + ["乙类支出 | < | < | <", head] + body).tables.count == 1)
  }
}
