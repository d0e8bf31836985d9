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

  /// Shades rows.
  private func shade(_ form: SketchedForm, _ rows: some Sequence<Int>, on sketch: inout PageSketch) {
    for row in rows { sketch.shade(Box(form.left, form.ys[row] + 0.6, form.right, form.ys[row + 1] - 0.6)) }
  }

  /// What is read of a form of which every second row is shaded, from the given one on.
  private func pictures(_ form: SketchedForm, shadedFrom first: Int) -> [[String]] {
    pictures { sketch in
      form.text(on: &sketch)
      shade(form, stride(from: first, to: form.rows.count, by: 2), on: &sketch)
    }
  }

  // MARK: Shading

  @Test("The last white row may hold a label of two lines beside its number")
  func whiteLastRow() {
    let form = SketchedForm(
      xs: [50, 100, 300, 400, 550],
      rows: ["序号 | 项目 | 合计 | 基本支出"] + (1...4).map { "\($0) | 第\($0)项支出 | \($0)2.50 | \($0)0.00" } + ["5 | 五、灾害防治及/应急管理支出 |  | "], head: 1,
      heights: [5: 32])
    #expect(pictures(form, shadedFrom: 0) == [form.picture])
  }

  @Test("The last white row may follow a shaded one of two lines")
  func whiteAfterHigh() {
    let form = SketchedForm(
      xs: [50, 250, 400, 550],
      rows: ["项目 | 合计 | 基本支出"] + (1...5).map { "第\($0)项支出 | \($0)2.50 | \($0)0.00" } + ["六、国有资本/经营支出 |  | ", "七、其他支出 |  | "], head: 1,
      heights: [6: 32])
    #expect(pictures(form, shadedFrom: 0) == [form.picture])
  }

  @Test("The first white row at the head of a page may be of two lines")
  func whiteFirstRow() {
    let form = SketchedForm(
      xs: [50, 100, 300, 400, 550],
      rows: ["3 | 三、国有资本/经营支出 | 2.00 | 1.00"] + (4...7).map { "\($0) | 第\($0)项支出 | \($0)2.50 | \($0)0.00" }, head: 0, top: 50,
      heights: [0: 32])
    #expect(pictures(form, shadedFrom: 1) == [form.picture])
  }

  @Test("The rows of a head are shaded without a white one between, those of the body in turn; the last is white")
  func whiteUnderDeepHead() {
    let form = SketchedForm(
      xs: [50, 200, 300, 400, 550],
      rows: [
        "项目 | 支出 | < | <", "^ | 合计 | 其中 | <", "^ | ^ | 基本 | 项目", "第一项支出 | 12.50 | 10.00 | 2.50", "第二项支出 | 12.50 | 10.00 | 2.50",
        "第三项支出 |  |  | ",
      ], head: 3)
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        form.caption(on: &sketch)
        shade(form, [0, 1, 2, 4], on: &sketch)
      } == [form.picture])
  }

  @Test("A page number right over shaded rows is none of them")
  func numberAbove() {
    let form = SketchedForm(
      xs: [50, 100, 300, 400, 550], rows: (4...9).map { "\($0) | 第\($0)项支出 | \($0)2.50 | \($0)0.00" }, head: 0, top: 40)
    #expect(
      pictures { sketch in
        sketch.centered("第4页", y: 22)
        form.text(on: &sketch)
        shade(form, form.rows.indices, on: &sketch)
      } == [form.picture])
  }

  @Test("A shaded form may be one row of heads and a blank row")
  func shadedEmptyForm() {
    let form = SketchedForm(xs: [50, 200, 300, 400, 550], rows: ["单位名称 | 单位性质 | 单位规格 | 经费保障形式", " |  |  | "], head: 1, top: 300)
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        form.caption(on: &sketch)
        shade(form, 0..<2, on: &sketch)
      } == [form.picture])
  }

  @Test("A head of two lines over shading reaches from the top of the head to the body where others have two rows")
  func highHeads() {
    let form = SketchedForm(
      xs: [50, 150, 210, 290, 350, 450, 550],
      rows: [
        "采购来源 | < | 采购目录/序号 | 数量 | 采购金额 | <", "项目/名称 | 预算/资金 | ^ | ^ | 一般/预算 | 基金/预算", "第一项支出 | 12.50 | 甲乙 | 2 | 10.00 | 2.50",
        "第二项支出 | 12.50 | 甲乙 | 2 | 10.00 | 2.50",
      ], head: 2, heights: [0: 26, 1: 26])
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        form.caption(on: &sketch)
        shade(form, form.rows.indices, on: &sketch)
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
          shade(form, 0..<3, on: &sketch)
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
        if isShaded { shade(form, 0..<5, on: &sketch) }
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

  @Test("A total under a label that fills its column is a row of its own in the pitch of numbered labels")
  func totalUnderLongLabel() {
    let form = SketchedForm(
      xs: [50, 156, 250, 400, 500],
      rows: ["收入 | < | 支出 | <", "项目 | 金额 | 项目 | 金额"] + ["一", "二", "三", "四", "五"].map { " |  | \($0)、支出 | " } + [
        "本年收入合计 | 12.50 | 本年支出合计 | 12.50", "一、一般公共预算 | 1.50 |  | ", "二、政府性基金预算 |  |  | ", "三、国有资本的预算 |  |  | ",
        "收入总计 | 14.00 | 支出总计 | 14.00",
      ], head: 2, heights: Dictionary(uniqueKeysWithValues: (2..<12).map { ($0, 15) }))
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        form.caption(on: &sketch)
        form.rule([0, 2, 12], on: &sketch)
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

  @Test("The first row below a head that is printed again is no head for want of amounts")
  func rowBelowHeadAgain() {
    let head = ["收入 | < | 支出 | <", "项目 | 金额 | 项目 | 金额"]
    let upper = SketchedForm(
      xs: [50, 200, 300, 450, 550], rows: head + (1...7).map { "第\($0)项收入 | \($0)2.50 | 第\($0)项支出 | \($0)0.00" }, head: 2, top: 560)
    let lower = SketchedForm(
      xs: upper.xs, rows: head + ["使用专用结余安排 |  | 结余分配 | ", "年初结转和结余 | 4.00 | 年末结转和结余 | 5.00", "收入总计 | 450.00 | 支出总计 | 12.50"], head: 2,
      top: 50)
    #expect(
      pictures([
        {
          upper.text(on: &$0)
          upper.frame(on: &$0)
          upper.caption(on: &$0)
        },
        {
          lower.text(on: &$0)
          lower.frame(on: &$0)
        },
      ]) == [upper.picture + lower.picture.dropFirst(2)])
  }

  @Test("Rows left blank over a total between uprights at the head of a page are as high as those of the page before")
  func blankBetweenUprights() {
    let upper = SketchedForm(
      xs: [50, 250, 400, 550], rows: ["项目 | 合计 | 基本支出"] + (1...9).map { "第\($0)项支出 | \($0)2.50 | \($0)0.00" }, head: 1, top: 560)
    let lower = SketchedForm(xs: upper.xs, rows: [" |  | ", " |  | ", "支出总计 | 450.00 | 12.50"], head: 0, top: 50)
    #expect(
      pictures([
        {
          upper.text(on: &$0)
          upper.caption(on: &$0)
          upper.rule([0, 1, 10], on: &$0)
          for x in upper.xs { $0.vertical(x, from: 560, to: 760) }
        },
        {
          lower.text(on: &$0)
          lower.rule([0, 3], on: &$0)
          for x in lower.xs { $0.vertical(x, from: 50, to: 110) }
        },
      ]) == [upper.picture + lower.picture])
  }
}
