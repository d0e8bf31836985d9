import Extraction
import TestSupport
import Testing

@testable import Layout

/// Heads that a recogniser read a little otherwise on the next page.
@Suite struct RecognizedHeadTests {
  private static let xs: [Double] = [50, 150, 200, 250, 350, 450, 550]
  private let heads = ["科目 | < | < | 名称 | 支出 | <", "类 | 款 | 项 | ^ | 基本 | 项目"]

  /// The rows of two pages of one table, the second with a head of its own.
  private func rows(_ again: [String], isRecognized: Bool, heads: [String]? = nil, confidence: Double = 0.9) -> [String] {
    let heads = heads ?? self.heads
    func page(_ number: Int, _ rows: [String], top: Double) -> Page {
      let ys = (0...rows.count).map { top + 20 * Double($0) }
      var page = Page.sketch(number) { $0.table(xs: Self.xs, ys: ys, rows) }
      if isRecognized { for index in page.glyphs.indices { page.glyphs[index].confidence = confidence } }
      return page
    }
    let upper = heads + ["201 | 01 | 02 | 甲 | 1.00 | 2.00"]
    let lower = again + ["201 | 01 | 03 | 乙 | 3.00 | 4.00"]
    let layout = DocumentLayout([
      PageLayout(page(1, upper, top: 760 - 20 * Double(upper.count))), PageLayout(page(2, lower, top: 60)),
    ])
    return layout.tables.flatMap(\.grid.picture)
  }

  @Test("One character of a recognised head was misread or lost: it is the head all the same")
  func misreadHead() {
    let whole = heads + ["201 | 01 | 02 | 甲 | 1.00 | 2.00", "201 | 01 | 03 | 乙 | 3.00 | 4.00"]
    #expect(rows([heads[0], "类 |  | 项 | ^ | 基本 | 项目"], isRecognized: true) == whole)
    #expect(rows([heads[0], "类 | 款 | 项 | ^ | 基木 | 项目"], isRecognized: true) == whole)
  }

  @Test("A thin 一 was lost, which is no other number")
  func lostNumeral() {
    let heads = ["科目 | < | < | 名称 | 一般支出 | <", self.heads[1]]
    let whole = heads + ["201 | 01 | 02 | 甲 | 1.00 | 2.00", "201 | 01 | 03 | 乙 | 3.00 | 4.00"]
    #expect(rows(["科目 | < | < | 名称 | 般支出 | <", heads[1]], isRecognized: true, heads: heads) == whole)
    #expect(rows(["科目 | < | < | 名称 | 二般支出 | <", heads[1]], isRecognized: true, heads: heads).count > 4)
  }

  @Test("Of few cells one may be misread where it is doubtful")
  func doubtfulCell() {
    let heads = ["科目 | < | < | 名称 | 本年支出 | <"]
    let whole = heads + ["201 | 01 | 02 | 甲 | 1.00 | 2.00", "201 | 01 | 03 | 乙 | 3.00 | 4.00"]
    let again = ["科目 | < | < | 名称 | 本午支出 | <"]
    #expect(rows(again, isRecognized: true, heads: heads, confidence: 0.8) == whole)
    #expect(rows(again, isRecognized: true, heads: heads, confidence: 0.95).count > 3)
  }

  @Test("Print differs only where it was set so, and two cells make another head")
  func otherHead() {
    #expect(rows([heads[0], "类 |  | 项 | ^ | 基本 | 项目"], isRecognized: false).count > 4)
    #expect(rows([heads[0], "类 | 款 | 项 | ^ | 上年 | 本年"], isRecognized: true).count > 4)
    #expect(rows([heads[0], "类 | 款 | 项 | ^ | 基1 | 项目"], isRecognized: true).count > 4)
  }

  /// A table fills its page; the next page was taken from a little nearer, and none of its rows parts the fourth column from the fifth.
  @Test("A camera that came nearer leaves the columns of a table what they are")
  func nearerCamera() {
    func tables(stretch: Double, isRecognized: Bool) -> Int {
      let xs: [Double] = [50, 120, 190, 290, 360, 430, 540]
      let left = 50 - 245 * (stretch - 1)
      let wide = [0, 1, 2, 3, 5, 6].map { left + (xs[$0] - 50) * stretch }
      let upper = ["甲 | 乙 | 丙 | 丁 | 戊 | 己"] + (1...36).map { "\($0) | 子 | 丑 | 寅 | 卯 | 辰" }
      let lower = ["37 | 子 | 丑 | 寅卯 | 辰", "38 | 子 | 丑 | 寅卯 | 辰"]
      func page(_ number: Int, _ xs: [Double], _ rows: [String]) -> Page {
        var page = Page.sketch(number) { $0.table(xs: xs, ys: (0...rows.count).map { 40 + 20 * Double($0) }, rows) }
        if isRecognized { for index in page.glyphs.indices { page.glyphs[index].confidence = 0.95 } }
        return page
      }
      return DocumentLayout([PageLayout(page(1, xs, upper)), PageLayout(page(2, wide, lower))]).tables.count
    }
    #expect(tables(stretch: 1.03, isRecognized: true) == 1)
    #expect(tables(stretch: 1.03, isRecognized: false) == 2)
    #expect(tables(stretch: 1.2, isRecognized: true) == 2)
  }

  @Test("A caption that is printed again may be misread in a character, a title may not")
  func misreadCaption() {
    func tables(_ caption: String, _ again: String, isRecognized: Bool) -> Int {
      func page(_ number: Int, _ caption: String, from first: Int) -> Page {
        let rows = (first..<(first + 34)).map { "\($0) | 子 | \($0).00" }
        var page = Page.sketch(number) {
          $0.text(caption, x: 60, y: 44)
          $0.text("单位：万元", x: 480, y: 44)
          $0.table(xs: [50, 120, 290, 540], ys: (0...rows.count).map { 60 + 20 * Double($0) }, rows)
        }
        if isRecognized { for index in page.glyphs.indices { page.glyphs[index].confidence = 0.95 } }
        return page
      }
      return DocumentLayout([PageLayout(page(1, caption, from: 1)), PageLayout(page(2, again, from: 35))]).tables.count
    }
    #expect(tables("部门（单位）：某局", "部门」（单位）：某局", isRecognized: true) == 1)
    #expect(tables("部门（单位）：某局", "部门」（单位）：某局", isRecognized: false) == 2)
    #expect(tables("支出预算表", "支山预算表", isRecognized: true) == 2)
  }
}
