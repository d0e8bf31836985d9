import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Heads and labels as browsers set them: lines on whole pixels, words that are not broken, heads at the left")
struct BrowserHeadTests {
  private func pictures(_ pages: [(inout PageSketch) -> Void]) -> [[String]] {
    DocumentLayout(pages.enumerated().map { PageLayout(Page.sketch($0.offset + 1, $0.element)) }).tables.map(\.grid.picture)
  }

  private func pictures(_ draw: @escaping (inout PageSketch) -> Void) -> [[String]] { pictures([draw]) }

  private func texts(_ row: [(String, Double)], y: Double, on sketch: inout PageSketch) {
    for (text, x) in row { sketch.text(text, x: x, y: y) }
  }

  private func grid(_ xs: [Double], _ ys: [Double], on sketch: inout PageSketch) {
    for y in ys { sketch.horizontal(y, from: xs[0], to: xs[xs.count - 1]) }
    for x in xs { sketch.vertical(x, from: ys[0], to: ys[ys.count - 1]) }
  }

  // MARK: Rules and shading

  @Test("A wider gap between two dashes of an upright ends no cell")
  func gapBetweenDashes() {
    #expect(
      pictures {
        texts([("项目", 60), ("金额", 220)], y: 104, on: &$0)
        texts([("二、政府性基金预算", 53), ("2.00", 225)], y: 124, on: &$0)
        texts([("财政拨款", 53)], y: 136, on: &$0)
        for y in [100.0, 120, 152] { $0.horizontal(y, from: 50, to: 250) }
        for x in [50.0, 250] { $0.vertical(x, from: 100, to: 152) }
        $0.vertical(150, from: 100, to: 135)
        $0.vertical(150, from: 136.5, to: 152)
      } == [["项目 | 金额", "二、政府性基金预算财政拨款 | 2.00"]])
  }

  @Test("Shaded cells as narrow as a word are cells of the head beside wider ones")
  func narrowShadedCells() {
    #expect(
      pictures {
        texts([("单位：万元", 250)], y: 84, on: &$0)
        texts([("科目编码", 55)], y: 104, on: &$0)
        for (text, x) in [("类", 56.0), ("款", 75), ("项", 94)] { $0.text(text, x: x, y: 124) }
        texts([("科目名称", 125), ("合", 195), ("基本支出", 230)], y: 108, on: &$0)
        texts([("计", 195)], y: 120, on: &$0)
        $0.shade(Box(50, 100, 107, 120))
        for left in [50.0, 69, 88] { $0.shade(Box(left, 120, left + 19, 140)) }
        for (left, right) in [(107.0, 190.0), (190, 212), (212, 300)] { $0.shade(Box(left, 100, right, 140)) }
      } == [["科目编码 | < | < | 科目名称 | 合计 | 基本支出", "类 | 款 | 项 | ^ | ^ | ^"]])
  }

  // MARK: Leading

  @Test("Lines of a head that a leading of 1.6 sets on whole pixels are one head")
  func linesOnPixels() {
    #expect(
      pictures {
        texts([("收入", 100), ("支出", 255)], y: 103, on: &$0)
        texts([("项目", 65), ("合计", 125), ("项目", 190)], y: 140.5, on: &$0)
        for (line, y) in [("一般公共预", 132.5), ("算财政拨款", 149.0)] { $0.text(line, x: 225, y: y) }
        for (line, y) in [("政府性基", 124.0), ("金预算财", 140.5), ("政拨款", 156.6)] { $0.text(line, x: 285, y: y) }
        for row in 0..<4 {
          texts(
            [("第\(row)项", 53), ("\(row)1.50", 135), ("\(row)款支出", 163), ("\(row)2.50", 257), ("\(row)3.50", 307)],
            y: 180 + 22 * Double(row), on: &$0)
        }
        for y in [100.0, 120, 176, 266] { $0.horizontal(y, from: 50, to: 330) }
        for (x, top) in [(50.0, 100.0), (110, 120), (160, 100), (220, 120), (280, 120), (330, 100)] { $0.vertical(x, from: top, to: 266) }
      } == [
        ["收入 | < | 支出 | < | <", "项目 | 合计 | 项目 | 一般公共预算财政拨款 | 政府性基金预算财政拨款"]
          + (0..<4).map { "第\($0)项 | \($0)1.50 | \($0)款支出 | \($0)2.50 | \($0)3.50" }
      ])
  }

  @Test("What stands in brackets is not broken: the line above it in a head may be short")
  func bracketInHead() {
    let page = Page.sketch {
      for (line, x, y) in [("因公出", 205.0, 118.0), ("国", 215, 130), ("（境）", 205, 142), ("费用", 210, 154)] { $0.text(line, x: x, y: y) }
    }
    let head = HeadSolver(lines: LineBuilder.lines(of: page.glyphs).map(SetLine.init), strips: [], em: 10)
    #expect(head.blocks.map { $0.lines.map(\.text).joined() } == ["因公出国（境）费用"])
  }

  // MARK: Rows

  /// A form between uprights without row rules, 15.75 points between the lines of a label and 17.25 between those of two rows: the figure of
  /// a label of two lines stands beside its middle.
  private func tightRows(_ rows: [(code: String, lines: [(String, Double)], amount: String)], on sketch: inout PageSketch) {
    texts([("编码", 55), ("名称", 105), ("合计", 190)], y: 104, on: &sketch)
    var y = 124.0
    for row in rows {
      for (index, line) in row.lines.enumerated() { sketch.text(line.0, x: line.1, y: y + 15.75 * Double(index)) }
      let middle = y + 15.75 * Double(row.lines.count - 1) / 2
      texts([(row.code, 55), (row.amount, 217 - 5 * Double(row.amount.count))], y: middle, on: &sketch)
      y += 15.75 * Double(row.lines.count - 1) + 17.25
    }
    for line in [100.0, 120, y] { sketch.horizontal(line, from: 50, to: 220) }
    for x in [50.0, 80, 150, 220] { sketch.vertical(x, from: 100, to: y) }
  }

  @Test("A figure beside the middle of a label is no lower for a blank line: no row takes the first line of the next")
  func besideTheMiddle() {
    let rows: [(code: String, lines: [(String, Double)], amount: String)] = [
      ("201", [("一般公共服", 83), ("务支出", 83)], "572.61"), ("01", [("行政运行", 103)], "168.63"),
      ("02", [("一般行政", 103), ("管理事务", 83)], "23.47"), ("10", [("质量基础", 103)], "146.72"), ("12", [("药品事务", 103)], "10.60"),
      ("16", [("食品安全", 103), ("监管", 83)], "292.70"), ("50", [("事业运行", 103)], "105.03"),
    ]
    #expect(
      pictures { tightRows(rows, on: &$0) } == [
        ["编码 | 名称 | 合计"] + rows.map { "\($0.code) | \($0.lines.map(\.0).joined()) | \($0.amount)" }
      ])
  }

  @Test("A label is broken before what stands in brackets, though its line had room for a character")
  func bracketInLabel() {
    let rows: [(code: String, lines: [(String, Double)], amount: String)] = [
      ("01", [("信息化系统", 83), ("维护", 83)], "2186.66"), ("02", [("因公出国", 83), ("（境）经费", 83)], "153.52"),
      ("03", [("动物疫病预", 83), ("防控制所", 83)], "794.64"), ("04", [("疫病强制免", 83), ("疫与监测", 83)], "244.39"),
      ("05", [("委托检测业", 83), ("务", 83)], "971.74"),
    ]
    #expect(
      pictures { tightRows(rows, on: &$0) } == [
        ["编码 | 名称 | 合计"] + rows.map { "\($0.code) | \($0.lines.map(\.0).joined()) | \($0.amount)" }
      ])
  }

  @Test("A code half a line below its label, where a blank line was broken before it, is of that row")
  func codeHalfALineLower() {
    let rows = [
      ("208", "社会保障", "2179.99"), ("20805", "养老支出", "1548.96"), ("2080501", "行政医疗", "76.22"), ("210", "卫生健康", "684.44"),
      ("2101101", "事业医疗", "430.37"), ("212", "城乡社区", "943.31"),
    ]
    #expect(
      pictures {
        texts([("编码", 60), ("名称", 125), ("合计", 190)], y: 104, on: &$0)
        var y = 124.0
        for (code, name, amount) in rows {
          let half = code.count > 5 ? 7.0 : 0
          texts([(code, 53)], y: y + 2 * half, on: &$0)
          texts([(name, 103), (amount, 217 - 5 * Double(amount.count))], y: y + half, on: &$0)
          y += 20 + 2 * half
        }
        for line in [100.0, 120, y] { $0.horizontal(line, from: 50, to: 220) }
      } == [["编码 | 名称 | 合计"] + rows.map { "\($0.0) | \($0.1) | \($0.2)" }])
  }

  // MARK: Nothing drawn

  @Test("A long title in the middle under a caption is no running text: what stands below is the table")
  func longTitle() {
    #expect(
      pictures {
        for y in [40.0, 56] { $0.text("本部门预算按照收支平衡的原则编制全部收入和支出都反映在预算中具体情况见下列各表", x: 50, y: y, size: 12.5) }
        texts([("单位：万元", 500)], y: 80, on: &$0)
        $0.text("2025年部门综合预算一般公共预算基本支出明细表", x: 145, y: 96, size: 13.5)
        texts([("经济科目", 60), ("政府科目", 200)], y: 124, on: &$0)
        texts([("科目名称", 130), ("名称", 270), ("合计", 340), ("人员经费", 400), ("备注", 500)], y: 130, on: &$0)
        texts([("编码", 70), ("编码", 210)], y: 136, on: &$0)
      } == [["经济科目编码 | 科目名称 | 政府科目编码 | 名称 | 合计 | 人员经费 | 备注"]])
  }

  @Test("Heads at the left: a spanner is as high as the head that begins below it says")
  func spannerHeights() {
    #expect(
      pictures {
        texts([("部门：某某局", 50), ("单位：万元", 470)], y: 80, on: &$0)
        texts([("财政拨款经费", 53)], y: 100, on: &$0)
        texts([("公务用车购置及运行维护费", 253)], y: 120, on: &$0)
        texts([("合计", 53), ("因公出国费", 153), ("接待费", 453)], y: 130, on: &$0)
        texts([("小计", 253), ("购置费", 353)], y: 140, on: &$0)
        let columns = stride(from: 53.0, to: 550, by: 50).map { $0 }
        texts(columns.enumerated().map { ($0.offset.isMultiple(of: 2) ? "预算" : "决算数", $0.element) }, y: 160, on: &$0)
        texts(columns.map { ("0.63", $0 + 20) }, y: 180, on: &$0)
        texts(columns.map { ("0.16", $0 + 20) }, y: 200, on: &$0)
      } == [
        [
          "财政拨款经费" + String(repeating: " | <", count: 9), "合计 | < | 因公出国费 | < | 公务用车购置及运行维护费 | < | < | < | 接待费 | <",
          "^ | < | ^ | < | 小计 | < | 购置费 | < | ^ | <", Array(repeating: "预算 | 决算数", count: 5).joined(separator: " | "),
          Array(repeating: "0.63", count: 10).joined(separator: " | "), Array(repeating: "0.16", count: 10).joined(separator: " | "),
        ]
      ])
  }

  @Test("Heads and the numbers under them begin at one place: so do spanners and the first head of each")
  func spannersOverEmptyForm() {
    #expect(
      pictures {
        texts([("单位：万元", 510)], y: 84, on: &$0)
        texts([("收入", 145), ("支出", 353)], y: 104, on: &$0)
        texts([("序号", 53)], y: 114, on: &$0)
        texts([("项目", 145), ("预算数", 230), ("项目", 353), ("预算数", 437)], y: 124, on: &$0)
        texts([("栏次", 53), ("1", 145), ("2", 230), ("3", 353), ("4", 437)], y: 144, on: &$0)
        for y in [100.0, 140, 160, 180] { $0.horizontal(y, from: 50, to: 557) }
        $0.horizontal(120, from: 142, to: 557)
      } == [["序号 | 收入 | < | 支出 | <", "^ | 项目 | 预算数 | 项目 | 预算数", "栏次 | 1 | 2 | 3 | 4", " |  |  |  | "]])
  }

  @Test("A spanner close over the first of its heads at the left is one: the others stand as low, in the middle of no cell but below it")
  func spannerOverFirstHead() {
    #expect(
      pictures {
        texts([("单位：万元", 470)], y: 80, on: &$0)
        texts([("收入", 50), ("支出", 200)], y: 96, on: &$0)
        texts([("金额", 320)], y: 112, on: &$0)
        texts([("项目", 50), ("金额", 150), ("项目", 200)], y: 120, on: &$0)
        texts([("小计", 320), ("一般公共预算", 380), ("政府性基金", 460)], y: 128, on: &$0)
        texts([("一、公共预算", 50), ("875.55", 150), ("一、一般公共服务", 200), ("158.53", 325), ("100.00", 405), ("58.53", 475)], y: 146, on: &$0)
        texts([("二、基金预算", 50), ("77.48", 155), ("二、教育支出", 200), ("59.48", 330), ("19.48", 410), ("40.00", 475)], y: 162, on: &$0)
        texts([("三、其他", 50), ("7.48", 160), ("三、科技支出", 200), ("9.00", 335), ("9.00", 415)], y: 178, on: &$0)
      } == [
        [
          "收入 | < | 支出 | < | < | <", "项目 | 金额 | 项目 | 金额 | < | <", "^ | ^ | ^ | 小计 | 一般公共预算 | 政府性基金",
          "一、公共预算 | 875.55 | 一、一般公共服务 | 158.53 | 100.00 | 58.53", "二、基金预算 | 77.48 | 二、教育支出 | 59.48 | 19.48 | 40.00",
          "三、其他 | 7.48 | 三、科技支出 | 9.00 | 9.00 | ",
        ]
      ])
  }

  @Test("Two words over labels that begin with them and are longer than both are two heads: no line was broken")
  func spannerOverLabels() {
    let rows = [("一、一般公共预算资金", "37,048.20", "一、社会保障支出", "14,109.84"), ("二、政府性基金预算", "12,873.91", "二、卫生健康支出", "340.56")]
    #expect(
      pictures { sketch in
        texts([("单位：万元", 400)], y: 80, on: &sketch)
        texts([("收入", 50), ("支出", 250)], y: 100, on: &sketch)
        texts([("项目", 50), ("预算数", 170), ("项目", 250), ("预算数", 370)], y: 116, on: &sketch)
        for (index, row) in rows.enumerated() {
          let y = 134 + 16 * Double(index)
          texts(
            [(row.0, 50), (row.1, 220 - 5 * Double(row.1.count)), (row.2, 250), (row.3, 420 - 5 * Double(row.3.count))], y: y, on: &sketch)
        }
      } == [["收入 | < | 支出 | <", "项目 | 预算数 | 项目 | 预算数"] + rows.map { "\($0.0) | \($0.1) | \($0.2) | \($0.3)" }])
  }

  @Test("A figure longer than its head at the left is of its column, beside a blank one too")
  func besideBlankColumn() {
    #expect(
      pictures {
        texts([("公务用", 53), ("公务用车", 163)], y: 104, on: &$0)
        texts([("小计", 113), ("接待费", 233)], y: 110, on: &$0)
        texts([("车费", 53), ("购置费", 163)], y: 116, on: &$0)
        texts([("9,278.3", 62), ("19,278.3", 118), ("24,058.6", 245)], y: 140, on: &$0)
        for y in [100.0, 134, 154] { $0.horizontal(y, from: 50, to: 300) }
      } == [["公务用车费 | 小计 | 公务用车购置费 | 接待费", "9,278.3 | 19,278.3 |  | 24,058.6"]])
  }

  @Test("Heads at the left over the first rule begin where those below it do, as no caption does")
  func openTopAtTheLeft() {
    #expect(
      pictures {
        texts([("单位：万元", 540)], y: 70, on: &$0)
        texts([("功能分类科目", 103), ("政府性基金预算支出", 303)], y: 90, on: &$0)
        texts([("科目编码", 103), ("科目名称", 203), ("小计", 303), ("基本支出", 383), ("项目支出", 453)], y: 108, on: &$0)
        texts([("合计", 243), ("0.00", 343), ("0.00", 413), ("0.00", 483)], y: 126, on: &$0)
        for y in [104.0, 122, 140] { $0.horizontal(y, from: 100, to: 510) }
      } == [["功能分类科目 | < | 政府性基金预算支出 | < | <", "科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出", " | 合计 | 0.00 | 0.00 | 0.00"]])
  }

  // MARK: Page breaks

  @Test("The last rows of a form that nothing rules stand in its columns, however close a label stands behind an amount")
  func closeColumnsBelowTheBreak() {
    func row(_ cells: [String], y: Double, on sketch: inout PageSketch) {
      let lefts = [50, 150, 220 - 5 * Double(cells[2].count), 223, 340, 400 - 5 * Double(cells[5].count)]
      texts(zip(cells, lefts).filter { !$0.0.isEmpty }, y: y, on: &sketch)
    }
    let upper = [
      ["一、财政拨款", "1", "6,206.60", "一、一般公共服务", "4", "8,000.00"], ["二、其他收入", "2", "4,134.65", "二、教育支出", "5", "1,340.25"],
      ["三、事业收入", "3", "134.65", "三、科学技术支出", "6", "340.25"],
    ]
    let lower = [
      ["使用结余", "25", "", "结余分配", "52", ""], ["年初结转", "26", "46.97", "年末结转", "53", "200.11"],
      ["总计", "27", "7,878.23", "总计", "54", "8,583.85"],
    ]
    #expect(
      pictures([
        {
          texts([("部门：某某局", 50), ("单位：万元", 350)], y: 80, on: &$0)
          texts([("项目", 85), ("行次", 143), ("决算数", 187), ("项目", 268), ("行次", 333), ("决算数", 365)], y: 100, on: &$0)
          for (index, cells) in upper.enumerated() { row(cells, y: 120 + 16 * Double(index), on: &$0) }
        },
        { for (index, cells) in lower.enumerated() { row(cells, y: 60 + 16 * Double(index), on: &$0) } },
      ]) == [["项目 | 行次 | 决算数 | 项目 | 行次 | 决算数"] + (upper + lower).map { $0.joined(separator: " | ") }])
  }

  @Test("A head at the foot of a page takes its columns from the figures on the next")
  func headAtTheFoot() {
    let columns: [(head: String, x: Double, right: Double)] = [("合计", 153, 218), ("基本支出", 223, 290), ("项目支出", 313, 390)]
    #expect(
      pictures([
        {
          for y in stride(from: 60.0, to: 700, by: 60) { $0.text("本部门预算按照收支平衡的原则编制，全部收入和支出都反映在预算中。", x: 50, y: y) }
          texts([("单位：万元", 350)], y: 724, on: &$0)
          texts([("支出项目类别", 53)] + columns.map { ($0.head, $0.x) }, y: 744, on: &$0)
          texts([("（资金）", 53)], y: 756, on: &$0)
          for y in [740.0, 772] { $0.horizontal(y, from: 50, to: 400) }
        },
        { sketch in
          for row in 1...4 {
            let y = 50 + 20 * Double(row)
            texts([("第\(row)项支出", 53)], y: y, on: &sketch)
            for (index, column) in columns.enumerated() { sketch.text("\(row),\(index)18.71", x: column.right - 40, y: y) }
          }
          for y in [66.0, 152] { sketch.horizontal(y, from: 50, to: 400) }
        },
      ]) == [
        ["支出项目类别（资金） | 合计 | 基本支出 | 项目支出"] + (1...4).map { "第\($0)项支出 | \($0),018.71 | \($0),118.71 | \($0),218.71" }
      ])
  }

  @Test(
    "A row of figures alone at the head of a page goes on with the drawn head at the foot of the one before", arguments: [false, true])
  func rowUnderDrawnHead(isRuled: Bool) {
    let heads = ["合计", "基本支出", "项目支出"]
    #expect(
      pictures([
        {
          for y in stride(from: 60.0, to: 700, by: 60) { $0.text("本部门预算按照收支平衡的原则编制，全部收入和支出都反映在预算中。", x: 50, y: y) }
          texts([("单位：万元", 350)], y: 744, on: &$0)
          for (index, head) in heads.enumerated() {
            let left = 50 + 100 * Double(index)
            $0.text(head, x: left + 30, y: 768)
            if !isRuled { $0.shade(Box(left, 764, left + 100, 784)) }
          }
          if isRuled { $0.grid(xs: [50, 150, 250, 350], ys: [764, 784]) }
        },
        {
          texts([("9,963.61", 80), ("2,566.0", 182), ("395", 292)], y: 60, on: &$0)
          $0.text("本部门预算按照收支平衡的原则编制，全部收入和支出都反映在预算中。", x: 50, y: 100)
        },
      ]) == [["合计 | 基本支出 | 项目支出", "9,963.61 | 2,566.0 | 395"]])
  }
}
