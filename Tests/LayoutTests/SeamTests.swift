import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Texts of neighbouring cells that touch")
struct SeamTests {
  private func pictures(_ draw: (inout PageSketch) -> Void) -> [[String]] {
    DocumentLayout([PageLayout(Page.sketch(1, draw))]).tables.map(\.grid.picture)
  }

  @Test("An amount and the label close behind it are two cells")
  func labelBehindAmount() {
    let form = SketchedForm(
      xs: [50, 160, 313, 480, 560], rows: ["收入 | < | 支出 | <", "项目名称 | 金额 | 项目名称 | 金额", "一、一般公共预算 | 27380.63 | 一、基本支出 | 23059.90"], head: 2)
    #expect(
      pictures { sketch in
        for cell in GridPicture.cells(form.rows) where cell.row == 2 && cell.column == 2 {
          sketch.text(cell.text, x: 312.5, y: form.ys[2] + 5)
        }
        var rest = form
        rest.rows[2] = "一、一般公共预算 | 27380.63 |  | 23059.90"
        rest.text(on: &sketch)
        form.rule([0, 2, 3], on: &sketch)
      } == [form.picture])
  }

  @Test("A rule between a label and the number behind it parts them, however close an amount stands before the label")
  func numberBehindLabel() {
    #expect(
      pictures { sketch in
        sketch.grid(xs: [50, 100, 150, 192, 230, 280], ys: [100, 120, 140])
        texts([("项目", 65), ("决算数", 110), ("项目", 161), ("行次", 201), ("合计", 245)], y: 104, on: &sketch)
        texts([("拨款", 53), ("685.45", 118), ("外交支出", 151), ("34", 193.5), ("0.00", 257)], y: 124, on: &sketch)
      } == [["项目 | 决算数 | 项目 | 行次 | 合计", "拨款 | 685.45 | 外交支出 | 34 | 0.00"]])
  }

  @Test("Two amounts that touch are two cells, where rules part the columns and where they do not", arguments: [true, false])
  func touchingAmounts(isRuled: Bool) {
    let form = SketchedForm(
      xs: [50, 250, 300, 350], rows: ["项目 | 合计 | 支出", "第一项支出 | 12.50 | 2.50", "第二项支出 |  | ", "合计 | 1.50 | 0.50"], head: 1)
    let expected = form.picture.map { $0.hasPrefix("第二项") ? "第二项支出 | 13,486.02 | 18,308.57" : $0 }
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        sketch.text("13,486.0218,308.57", x: 260, y: form.ys[2] + 5)
        if isRuled { sketch.grid(xs: form.xs, ys: form.ys) } else { form.rule(Array(0...4), on: &sketch) }
      } == [expected])
  }

  @Test(
    "An amount ends two digits behind its point, where another begins or a label stands close",
    arguments: [
      ("13,486.0218,308.57", [9]), ("1.502.503.50", [4, 8]), ("-12.50-3.00", [6]), ("12.5034", []), ("2024.01.15", []), ("012.503.50", []),
      ("1,23.504.50", []),
      ("13,486.02", []), ("21,528.8132,374.6", [9]), ("合计9943.26", [2]), ("合计9943.2618.50", [2, 9]), ("增加12.50万元", []), ("增12.5034", []),
    ])
  func seams(text: String, indices: [Int]) {
    let page = Page.sketch { $0.text(text, x: 50, y: 100) }
    #expect(Seams.indices(in: page.glyphs) == indices)
  }

  @Test("A label that touches the amount behind it ends at the amount, wherever its column does")
  func labelAtAmount() {
    #expect(
      pictures { sketch in
        for (text, x, y) in [("项目", 67.0, 104.0), ("预算数", 113, 104), ("一、财政", 53, 124), ("123456.78", 106, 124)] {
          sketch.text(text, x: x, y: y)
        }
        for (text, x) in [("本年收入", 53.0), ("合计", 96), ("9943.26", 116)] { sketch.text(text, x: x, y: 144) }
        for (text, x) in [("二、其他", 53.0), ("234567.89", 106)] { sketch.text(text, x: x, y: 164) }
        for y in [100.0, 120, 140, 160, 180] { sketch.horizontal(y, from: 50, to: 154) }
        for x in [50.0, 154] { sketch.vertical(x, from: 100, to: 180) }
      } == [["项目 | 预算数", "一、财政 | 123456.78", "本年收入合计 | 9943.26", "二、其他 | 234567.89"]])
  }

  @Test("A mark of a footnote is its amount's")
  func markedSeam() {
    let page = Page.sketch { $0.text("12.50⁷支", x: 50, y: 100) }
    #expect(Seams.indices(in: page.glyphs) == [6])
  }

  @Test(
    "A label close behind an amount is a seam, a unit is none",
    arguments: [("元", 3.0, false), ("支", 3, true), ("支", 1, false), ("支", 12, false)])
  func labelSeams(text: String, gap: Double, isSeam: Bool) {
    let page = Page.sketch {
      $0.text("12.50", x: 50, y: 100)
      $0.text(text, x: 75 + gap, y: 100)
    }
    #expect(Seams.indices(in: page.glyphs) == (isSeam ? [5] : []))
  }
}
