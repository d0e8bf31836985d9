import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Rows in groups: between rules far apart, in shading, at page edges")
struct RowGroupTests {
  private func pictures(_ pages: [(inout PageSketch) -> Void]) -> [[String]] {
    DocumentLayout(pages.enumerated().map { PageLayout(Page.sketch($0.offset + 1, $0.element)) }).tables.map(\.grid.picture)
  }

  private func pictures(_ draw: @escaping (inout PageSketch) -> Void) -> [[String]] { pictures([draw]) }

  /// Shades every second row, from the given one on.
  private func shade(_ form: SketchedForm, from first: Int, on sketch: inout PageSketch) {
    for row in stride(from: first, to: form.rows.count, by: 2) {
      sketch.shade(Box(form.left, form.ys[row] + 0.6, form.right, form.ys[row + 1] - 0.6))
    }
  }

  // MARK: Shading

  @Test("The last white row may hold a label of two lines beside its number")
  func whiteLastRow() {
    let form = SketchedForm(
      xs: [50, 100, 300, 400, 550],
      rows: ["序号 | 项目 | 合计 | 基本支出"] + (1...4).map { "\($0) | 第\($0)项支出 | \($0)2.50 | \($0)0.00" } + ["5 | 五、灾害防治及/应急管理支出 |  | "], head: 1,
      heights: [5: 32])
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        shade(form, from: 0, on: &sketch)
      } == [form.picture])
  }

  @Test("The last white row may follow a shaded one of two lines")
  func whiteAfterHigh() {
    let form = SketchedForm(
      xs: [50, 250, 400, 550],
      rows: ["项目 | 合计 | 基本支出"] + (1...5).map { "第\($0)项支出 | \($0)2.50 | \($0)0.00" } + ["六、国有资本/经营支出 |  | ", "七、其他支出 |  | "], head: 1,
      heights: [6: 32])
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        shade(form, from: 0, on: &sketch)
      } == [form.picture])
  }

  @Test("The first white row at the head of a page may be of two lines")
  func whiteFirstRow() {
    let form = SketchedForm(
      xs: [50, 100, 300, 400, 550],
      rows: ["3 | 三、国有资本/经营支出 | 2.00 | 1.00"] + (4...7).map { "\($0) | 第\($0)项支出 | \($0)2.50 | \($0)0.00" }, head: 0, top: 50,
      heights: [0: 32])
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        shade(form, from: 1, on: &sketch)
      } == [form.picture])
  }

  @Test("A title and a caption part two shaded forms close to each other")
  func titleBetween() {
    let upper = SketchedForm(
      xs: [50, 250, 400, 550], rows: ["项目 | 合计 | 基本支出", "第一项支出 | 12.50 | 2.50", "合计 | 12.50 | 2.50"], head: 1, top: 60)
    var lower = upper
    lower.top = 156
    #expect(
      pictures { sketch in
        for form in [upper, lower] {
          form.text(on: &sketch)
          for row in 0..<3 { sketch.shade(Box(form.left, form.ys[row] + 0.6, form.right, form.ys[row + 1] - 0.6)) }
        }
        sketch.centered("部门预算收支总表", y: 122, size: 11)
        lower.caption(on: &sketch)
      } == [upper.picture, lower.picture])
  }

  @Test("A blank row right under the head is one", arguments: [true, false])
  func blankUnderHead(isShaded: Bool) {
    let form = SketchedForm(
      xs: [50, 250, 400, 550], rows: ["项目 | 合计 | 基本支出", " |  | ", "收入合计 | 12.50 | 2.50", "上年结转 | 1.50 | 0.50", "支出合计 | 12.50 | 2.50"],
      head: 1)
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        form.caption(on: &sketch)
        for row in 0..<5 where isShaded { sketch.shade(Box(form.left, form.ys[row] + 0.6, form.right, form.ys[row + 1] - 0.6)) }
        if !isShaded { form.rule([0, 1, 2, 5], on: &sketch) }
      } == [form.picture])
  }

  // MARK: Rules

  @Test("Numbered labels between two rules are rows, without a figure", arguments: [20.0, 15])
  func labelsBetweenRules(height: Double) {
    let rows = ["项目 | 合计 | 基本支出"] + ["一、教育", "二、科学技术支出", "三、文化", "四、社会保障支出", "五、卫生", "六、节能环保支出", "七、城乡"].map { "\($0) |  | " }
    let form = SketchedForm(
      xs: [50, 250, 400, 550], rows: rows, head: 1, heights: Dictionary(uniqueKeysWithValues: (0..<8).map { ($0, height) }))
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        form.rule([0, 1, 2, 5, 8], on: &sketch)
      } == [form.picture])
  }

  @Test("A figure that was too long for its column between two rules stays one")
  func wrappedFigure() {
    let form = SketchedForm(
      xs: [50, 250, 305, 400], rows: ["项目 | 合计 | 基本支出", "第一项支出 | 123456789/012 | 2.50", "合计 | 12.50 | 2.50", "总计 | 12.50 | 2.50"], head: 1,
      heights: [1: 30])
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        form.rule([0, 1, 2, 3, 4], on: &sketch)
      } == [form.picture])
  }

  @Test("The rows that a form leaves blank before its total at the head of a page are as high as those of the page before")
  func blankAtTheHead() {
    let upper = SketchedForm(
      xs: [50, 250, 400, 550], rows: ["项目 | 合计 | 基本支出"] + (1...9).map { "第\($0)项支出 | \($0)2.50 | \($0)0.00" }, head: 1, top: 560)
    let lower = SketchedForm(xs: upper.xs, rows: [" |  | ", " |  | ", " |  | ", "支出总计 | 450.00 | 12.50"], head: 0, top: 50)
    #expect(
      pictures([
        {
          upper.text(on: &$0)
          upper.caption(on: &$0)
          upper.rule([0, 1, 6, 10], on: &$0)
        },
        {
          lower.text(on: &$0)
          lower.rule([0, 1, 4], on: &$0)
        },
      ]) == [upper.picture + lower.picture])
  }

  @Test("A blank row below a head that is printed again is a row, not the rest of one")
  func blankBelowHeadAgain() {
    let head = ["项目 | 合计 | 基本支出"]
    let upper = SketchedForm(
      xs: [50, 250, 400, 550], rows: head + (1...9).map { "第\($0)项支出 | \($0)2.50 | \($0)0.00" }, head: 1, top: 560)
    let lower = SketchedForm(
      xs: upper.xs, rows: head + [" |  | ", "收入合计 | 450.00 | 12.50", "支出合计 | 450.00 | 12.50"], head: 1, top: 50, heights: [1: 22])
    #expect(
      pictures([
        {
          upper.text(on: &$0)
          upper.caption(on: &$0)
          upper.rule([0, 1, 6, 10], on: &$0)
        },
        {
          lower.text(on: &$0)
          lower.rule([0, 1, 2, 4], on: &$0)
        },
      ]) == [upper.picture + lower.picture.dropFirst()])
  }

  @Test("The rule over the next form belongs to it, though that is a little narrower and its head's rules end short")
  func narrowerBelow() {
    let upper = SketchedForm(
      xs: [50, 250, 400, 550], rows: ["项目 | 合计 | 基本支出", "第一项支出 | 12.50 | 2.50", "合计 | 12.50 | 2.50"], head: 1, top: 100)
    let lower = SketchedForm(
      xs: [53, 200, 320, 440, 547], rows: ["部门预算 | < | < | <", "合计 | 基本支出 | 项目支出 | 其他", "12.50 | 2.50 | 4.00 | 6.00"], head: 2, top: 220)
    #expect(
      pictures { sketch in
        for form in [upper, lower] { form.text(on: &sketch) }
        upper.rule([0, 1, 3], on: &sketch)
        lower.rule([0, 2, 3], on: &sketch)
        sketch.horizontal(lower.ys[1], from: 55, to: 545)
        sketch.centered("部门预算收支总表", y: 180, size: 14)
        lower.caption(on: &sketch)
      } == [upper.picture, lower.picture])
  }

  // MARK: Page edges

  @Test("The first row of the rest of a form is no head for want of amounts")
  func restWithoutAmounts() {
    let upper = SketchedForm(
      xs: [50, 200, 300, 450, 550],
      rows: ["收入 | < | 支出 | <", "项目 | 金额 | 项目 | 金额"] + (1...7).map { "第\($0)项收入 | \($0)2.50 | 第\($0)项支出 | \($0)0.00" }, head: 2, top: 560)
    let lower = SketchedForm(
      xs: upper.xs, rows: ["使用专用结余安排的支出 |  | 结余分配 | ", "年初结转和结余 | 4.00 | 年末结转和结余 | 5.00", "收入总计 | 450.00 | 支出总计 | 12.50"], head: 0, top: 50)
    #expect(
      pictures([
        {
          upper.text(on: &$0)
          upper.caption(on: &$0)
        }, { lower.text(on: &$0) },
      ]) == [upper.picture + lower.picture])
  }

  // MARK: Texts that touch

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
      ("13,486.02", []),
    ])
  func seams(text: String, indices: [Int]) {
    let page = Page.sketch { $0.text(text, x: 50, y: 100) }
    #expect(Seams.indices(in: page.glyphs) == indices)
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
