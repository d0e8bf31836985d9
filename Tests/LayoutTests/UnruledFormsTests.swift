import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Forms with little drawn: blank rows, empty bodies, narrow heads")
struct UnruledFormsTests {
  private func pictures(_ draw: (inout PageSketch) -> Void) -> [[String]] {
    DocumentLayout([PageLayout(Page.sketch(1, draw))]).tables.map(\.grid.picture)
  }

  private static let balance = SketchedForm(
    xs: [50, 160, 250, 400, 500],
    rows: [
      "收入 | < | 支出 | <", "项目 | 金额 | 项目 | 金额", "一、一般公共预算 | 12.50 | 一、公共服务支出 | 10.00", "二、政府性基金预/算 | 1.50 | 二、教育支出 | ",
      " |  | 三、卫生健康支出 | 4.00", " |  |  | ", " |  |  | ", "收入总计 | 14.00 | 支出总计 | 14.00",
    ], head: 2, heights: [3: 27])

  // MARK: Blank rows

  @Test("Rows that a form leaves blank are told by the heights of the others and of the rules")
  func blankBeforeTotals() {
    let form = Self.balance
    #expect(
      pictures {
        form.text(on: &$0)
        form.rule([0, 2, 8], on: &$0)
      } == [form.picture])
  }

  @Test("The blank row before a rule at the foot of a page is one")
  func blankAtTheFoot() {
    var form = Self.balance
    form.rows[3] = " |  | 二、教育支出 | "
    form.heights = [:]
    form.rows.removeLast(2)
    #expect(
      pictures {
        form.text(on: &$0)
        form.rule([0, 2, 6], on: &$0)
      } == [form.picture])
  }

  @Test("Totals below several blank rows belong to a form that nothing rules")
  func blankWithoutRules() {
    let form = SketchedForm(
      xs: [50, 160, 250, 400, 500],
      rows: ["项目 | 金额 | 项目 | 金额"] + (1...5).map { "收入\($0)类 | \($0)2.50 | 支出\($0)类 | \($0)1.00" }
        + [" |  |  | ", " |  |  | ", " |  |  | ", "收入总计 | 162.50 | 支出总计 | 155.00"], head: 1)
    #expect(
      pictures {
        form.text(on: &$0)
        form.caption(on: &$0)
      } == [form.picture])
  }

  // MARK: Rows

  @Test("Amounts with two decimals are whole, however narrow their column")
  func narrowFigures() {
    let form = SketchedForm(
      xs: [50, 200, 240], rows: ["项目 | 决算数", "本年收入合计 | 436.10", "年初结转和结余 | 1.87", "总计 | 437.97"], head: 1, heights: [1: 14, 2: 14, 3: 14])
    #expect(
      pictures {
        form.text(on: &$0)
        form.rule([0, 1, 4], on: &$0)
      } == [form.picture])
  }

  @Test(
    "Two rows in a lattice without a rule between them are two: amounts below each other, a figure beside the lower label, numbered items side by side"
  )
  func rowsBetweenUprights() {
    for (first, second) in [
      ("设备购置 | 1.00 | ", "公益事业 | 2.00 | 3.00"), ("设备购置 |  | ", "合计 |  | 5.00"), ("一、设备 |  | 一、基本支出", "二、事业 |  | 二、项目支出"),
    ] {
      let form = SketchedForm(xs: [50, 200, 300, 400], rows: ["项目 | 预算数 | 决算数", first, second], head: 1)
      #expect(
        pictures { sketch in
          form.text(on: &sketch)
          form.rule([0, 1, 3], on: &sketch)
          for x in form.xs { sketch.vertical(x, from: form.ys[0], to: form.ys[3]) }
        } == [form.picture])
    }
  }

  // MARK: Heads

  @Test("The head of an empty form in a frame ends where its cells say")
  func emptyFrame() {
    let form = SketchedForm(
      xs: [50, 110, 200, 280, 340, 400, 460, 560],
      rows: [
        "“三公”经费 | < | < | < | < | < | 机关运行经费", "合计 | 因公出国 | 公务接待费 | 公务用车费 | < | < | ^", "^ | ^ | ^ | 小计 | 购置费 | 运行费 | ^",
        " |  |  |  |  |  | ",
      ], head: 3)
    #expect(
      pictures {
        form.text(on: &$0)
        form.caption(on: &$0)
        form.frame(on: &$0)
      } == [form.picture])
  }

  @Test("Many words in a frame take no longer than a form", .timeLimit(.minutes(1)), arguments: [15, 30])
  func wordsInFrame(rows: Int) {
    let form = SketchedForm(xs: [50, 200, 350, 500], rows: (1...rows).map { "甲\($0) | 乙\($0) | 丙\($0)" }, head: rows, top: 60)
    #expect(
      pictures {
        form.text(on: &$0)
        form.frame(on: &$0)
      }.count == 1)
  }

  @Test("A label alone under the heads is a row", arguments: [true, false])
  func labelAlone(isRuled: Bool) {
    let form = SketchedForm(
      xs: [50, 200, 300, 400, 520], rows: ["项目 | 2023年预算数 | < | <", "^ | 合计 | 一般公共预算 | 政府性基金预算", "因公出国（境）费 |  |  | "], head: 2)
    #expect(
      pictures {
        form.text(on: &$0)
        form.caption(on: &$0)
        if isRuled { form.rule([0, 2, 3], on: &$0) } else { form.frame(on: &$0) }
      } == [form.picture])
  }

  @Test("Last characters of narrow heads side by side are not one word")
  func narrowHeads() {
    let form = SketchedForm(
      xs: [50, 150, 200, 239, 278, 317, 400],
      rows: ["科目 | 合计 | 财政专/户收入 | 事业收/入 | 经营收/入 | 上级补/助收入", "合计 | 12.50 |  |  |  | 2.50"], head: 1, heights: [0: 30])
    #expect(
      pictures {
        form.text(on: &$0)
        form.rule([0, 1, 2], on: &$0)
      } == [form.picture])
  }

  @Test("A head in a wide blank between others of its height is over one column")
  func headsOverBlankColumns() {
    let form = SketchedForm(
      xs: [50, 120, 190, 260, 330, 400, 480, 560],
      rows: ["采购来源 | < | 物品名称 | 目录序号 | 单价 | 采购金额 | <", "项目名称 | 预算资金 | ^ | ^ | ^ | 合计 | 上年结转", "合计 |  |  |  |  | 12.50 | 2.50"], head: 2)
    #expect(
      pictures {
        form.text(on: &$0)
        form.rule([0, 2, 3], on: &$0)
        $0.horizontal(form.ys[1], from: 52, to: 188)
        $0.horizontal(form.ys[1], from: 402, to: 558)
      } == [form.picture])
  }

  @Test("An amount and a label beside it, close together under heads of two heights, are two cells")
  func closeColumns() {
    let form = SketchedForm(
      xs: [50, 160, 215, 320, 400],
      rows: ["收入 | < | 支出 | <", "项目名称 | 金额 | 支出用途 | <", "^ | ^ | 项目名称 | 金额", "一、一般公共预算 | 27380.63 | 一、基本支出 | 23059.90"], head: 3)
    #expect(
      pictures {
        form.text(on: &$0)
        form.frame(on: &$0)
      } == [form.picture])
  }

  // MARK: Regions

  @Test("Tables of different type below each other are two", arguments: [true, false])
  func otherType(isShaded: Bool) {
    let upper = SketchedForm(
      xs: [50, 250, 400, 550], rows: ["项目 | 合计 | 基本支出", "设备购置 | 12.50 | 2.50", "合计 | 12.50 | 2.50"], head: 1, top: 100)
    let lower = SketchedForm(
      xs: [50, 250, 400, 550], rows: ["项目 | 合计 | 项目支出"] + (1...9).map { "第\($0)项支出 | \($0)2.50 | \($0)0.00" }, head: 1, top: 230, size: 7)
    #expect(
      pictures { sketch in
        for form in [upper, lower] {
          form.text(on: &sketch)
          form.caption(on: &sketch)
          sketch.centered("支出总表", y: form.top - 40, size: form.size * 1.5)
          if isShaded {
            for (y, next) in zip(form.ys, form.ys.dropFirst()) { sketch.shade(Box(50, y + 0.5, 550, next - 0.5)) }
          } else {
            form.rule([0, 1, form.rows.count], on: &sketch)
          }
        }
      } == [upper.picture, lower.picture])
  }

  @Test("The title over the next caption is no row of a form that nothing rules")
  func titleOverCaption() {
    let upper = SketchedForm(
      xs: [50, 250, 400, 550], rows: ["项目 | 合计 | 基本支出"] + (1...3).map { "第\($0)项支出 | \($0)2.50 | \($0)0.00" }, head: 1, top: 100)
    let lower = SketchedForm(
      xs: [50, 250, 400, 550], rows: ["科目 | 总计 | 项目支出"] + (1...3).map { "第\($0)类支出 | \($0)2.50 | \($0)0.00" }, head: 1, top: 240, size: 7)
    #expect(
      pictures {
        for form in [upper, lower] {
          form.text(on: &$0)
          form.caption(on: &$0)
        }
        $0.centered("2023年部门预算项目支出总表", y: 204)
      } == [upper.picture, lower.picture])
  }

  @Test("A note below the numbers of an empty form's columns is none of its rows")
  func noteBelow() {
    let form = SketchedForm(xs: [50, 110, 250, 400, 550], rows: ["序号 | 科目编码 | 科目名称 | 合计", "栏次 | 1 | 2 | 3"], head: 2)
    #expect(
      pictures {
        form.text(on: &$0)
        form.caption(on: &$0)
        $0.text("注：本表为空表。", x: 53, y: 190)
      } == [form.picture])
  }

  @Test("The last row of every second shaded one may be white and hold a label alone", arguments: [1, 2])
  func whiteLastRow(lines: Int) {
    let label = lines == 1 ? "八、卫生健康" : "八、灾害防治及/应急管理支出"
    let form = SketchedForm(
      xs: [50, 250, 400, 550], rows: ["项目 | 合计 | 基本支出"] + (1...6).map { "第\($0)项支出 | \($0)2.50 | \($0)0.00" } + ["\(label) |  | "], head: 1,
      heights: lines == 1 ? [:] : [7: 32])
    #expect(
      pictures { sketch in
        form.text(on: &sketch)
        for row in stride(from: 0, to: 7, by: 2) { sketch.shade(Box(50, form.ys[row], 550, form.ys[row + 1])) }
        sketch.text("注：本表按万元列示。", x: 53, y: form.ys[8] + 4)
      } == [form.picture])
  }

  @Test("The rest of a form is one where its columns are numbered, without an amount")
  func numberedRest() {
    let form = SketchedForm(
      xs: [50, 110, 250, 350, 450, 550],
      rows: ["序号 | 收入 | < | 支出 | <", "^ | 项目 | 预算数 | 项目 | 预算数", "栏次 | 1 | 2 | 3 | 4", "17 |  |  | 十七、金融支出 | ", "18 |  |  | 十八、援助支出 | "],
      head: 3, top: 50)
    #expect(pictures { form.text(on: &$0) } == [form.picture])
  }

  /// The texts of cells as lines that stand one below the other around the middle of the row.
  private func row(_ cells: [(lines: [String], x: Double)], middle: Double, leading: Double, on sketch: inout PageSketch) {
    for cell in cells {
      for (index, text) in cell.lines.enumerated() {
        let offset = (Double(index) - Double(cell.lines.count - 1) / 2) * leading
        sketch.text(text, x: cell.x, y: middle + offset)
      }
    }
  }

  @Test("Figures beside the middles of broken names tell the distance of rows, not lines of all columns together")
  func brokenNamesOnBothSides() {
    let page = Page.sketch { sketch in
      row([(["收入"], 50), (["支出"], 250)], middle: 84, leading: 14, on: &sketch)
      row([(["项目"], 50), (["预算数"], 130), (["项目"], 250), (["预算数"], 330)], middle: 110, leading: 14, on: &sketch)
      for index in 0..<5 {
        row(
          [
            (["1、财政拨款", "安排的收入"].suffix(index % 2 == 0 ? 2 : 1), 50), (["\(index + 1)2.50"], 135),
            (["2、机关商品", "和服务支出"], 250), (index == 3 ? [] : ["\(index + 2)3.50"], 335),
          ], middle: 140 + 33 * Double(index), leading: 14, on: &sketch)
      }
    }
    let read = DocumentLayout([PageLayout(page)]).tables.map(\.grid)
    #expect(read.map(\.rowCount) == [7])
    #expect(read.first?.cells.contains { $0.text.contains("和服务支出") && $0.text.contains("2、机关商品") } == true)
  }

  @Test("The numbers of the columns may be labelled on each side; a narrow column without a number keeps its own")
  func numberedOnBothSides() {
    let page = Page.sketch { sketch in
      let rows: [[(String, Double)]] =
        [
          [("收入", 120), ("支出", 380)],
          [("项目", 60), ("行次", 160), ("金额", 220), ("项目", 320), ("行次", 420), ("合计", 480)],
          [("栏次", 60), ("1", 227), ("栏次", 320), ("2", 487)],
        ] + (1...6).map { [("收入", 55), ("\($0)", 167), ("\($0)35.20", 210), ("支出", 315), ("\($0 + 6)", 427), ("\($0)41.70", 470)] }
      for (index, row) in rows.enumerated() {
        for (text, x) in row { sketch.text(text, x: x, y: 104 + 20 * Double(index)) }
        sketch.horizontal(120 + 20 * Double(index), from: 50, to: 520)
      }
      sketch.horizontal(100, from: 50, to: 520)
    }
    #expect(DocumentLayout([PageLayout(page)]).tables.map(\.grid.columnCount) == [6])
  }

  @Test(
    "Heads that stand at the top of their cells have columns of their own beside a spanner, be it ruled or not", arguments: [true, false])
  func headsAtTheTop(isRuled: Bool) {
    let found = pictures {
      for y in [100.0, 132, 152, 172] { $0.horizontal(y, from: 50, to: 400) }
      if isRuled { $0.horizontal(116, from: 200, to: 340) }
      for (text, x, y) in [
        ("编码", 60.0, 103.0), ("名称", 130, 103), ("2025年预算数", 240, 103), ("增减额", 355, 103), ("小计", 225, 119), ("项目", 300, 119),
      ] {
        $0.text(text, x: x, y: y)
      }
      for (index, code) in ["201", "208"].enumerated() {
        let y = 137 + 20 * Double(index)
        for (text, x) in [(code, 53.0), ("行政运行", 113), ("11.00", 240), ("12.00", 310), ("-3.00", 372)] { $0.text(text, x: x, y: y) }
      }
    }
    #expect(
      found == [
        ["编码 | 名称 | 2025年预算数 | < | 增减额", "^ | ^ | 小计 | 项目 | ^", "201 | 行政运行 | 11.00 | 12.00 | -3.00", "208 | 行政运行 | 11.00 | 12.00 | -3.00"]
      ])
  }

  @Test("A caption set with a tab is no head, though it ends in the middle")
  func tabbedCaption() {
    let found = pictures {
      $0.text("部门：某局", x: 53, y: 84)
      $0.text("单位：万元", x: 180, y: 84)
      for y in [100.0, 120, 140] { $0.horizontal(y, from: 50, to: 400) }
      for (text, x, y) in [
        ("合计", 80.0, 104.0), ("公务接待费", 190, 104), ("运行费", 330, 104), ("17.00", 85, 124), ("3.00", 205, 124), ("14.00", 335, 124),
      ] {
        $0.text(text, x: x, y: y)
      }
    }
    #expect(found == [["合计 | 公务接待费 | 运行费", "17.00 | 3.00 | 14.00"]])
  }

  @Test("Two page numbers on the last line are no table")
  func twoPageNumbers() {
    let found = pictures {
      $0.table(xs: [50, 150, 250], ys: [100, 120, 140], ["项目 | 金额", "办公费 | 1.00"])
      $0.text("— 1 —", x: 285, y: 810)
      $0.text("第1页，共3页", x: 440, y: 810)
    }
    #expect(found == [["项目 | 金额", "办公费 | 1.00"]])
  }

  @Test("A head at the top of its cell between two ruled spanners has a column of its own")
  func headBetweenSpanners() {
    let found = pictures {
      for y in [100.0, 132, 152, 172] { $0.horizontal(y, from: 50, to: 480) }
      for x in [130.0, 350] { $0.horizontal(116, from: x, to: x + 130) }
      for (text, x, y) in [
        ("项目", 75.0, 103.0), ("2024年", 180, 103), ("调整数", 285, 103), ("2025年", 400, 103), ("基本", 150, 119), ("专项", 220, 119),
        ("基本", 370, 119),
        ("专项", 440, 119),
      ] {
        $0.text(text, x: x, y: y)
      }
      for y in [137.0, 157] {
        for (text, x) in [("行政运行", 53.0), ("11.00", 150), ("12.00", 220), ("13.00", 290), ("14.00", 370), ("15.00", 440)] {
          $0.text(text, x: x, y: y)
        }
      }
    }
    let row = "行政运行 | 11.00 | 12.00 | 13.00 | 14.00 | 15.00"
    #expect(found == [["项目 | 2024年 | < | 调整数 | 2025年 | <", "^ | 基本 | 专项 | ^ | 基本 | 专项", row, row]])
  }
}
