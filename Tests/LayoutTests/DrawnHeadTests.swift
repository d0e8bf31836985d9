import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Heads that are drawn, over bodies of which less is")
struct DrawnHeadTests {
  private func pictures(_ draw: (inout PageSketch) -> Void) -> [[String]] {
    DocumentLayout([PageLayout(Page.sketch(1, draw))]).tables.map(\.grid.picture)
  }

  private func texts(_ row: [(String, Double)], y: Double, on sketch: inout PageSketch) {
    for (text, x) in row { sketch.text(text, x: x, y: y) }
  }

  private func grid(_ xs: [Double], _ ys: [Double], on sketch: inout PageSketch) {
    for y in ys { sketch.horizontal(y, from: xs[0], to: xs[xs.count - 1]) }
    for x in xs { sketch.vertical(x, from: ys[0], to: ys[ys.count - 1]) }
  }

  @Test("A list of words goes on below the grid of its head, a note does not")
  func words() {
    #expect(
      pictures {
        texts([("单位名称", 60), ("单位性质", 210), ("经费保障", 360)], y: 104, on: &$0)
        grid([50, 200, 350, 500], [100, 120], on: &$0)
        texts([("某某局本级", 53), ("行政", 203), ("财政拨款", 353)], y: 124, on: &$0)
        texts([("某某服务中心", 53), ("事业", 203), ("财政补助", 353)], y: 144, on: &$0)
        texts([("注：以上不含挂靠单位", 50)], y: 164, on: &$0)
      } == [["单位名称 | 单位性质 | 经费保障", "某某局本级 | 行政 | 财政拨款", "某某服务中心 | 事业 | 财政补助"]])
  }

  @Test("A label of the column numbers that is broken in its narrow column makes no rows within the head")
  func brokenLabelOfNumbers() {
    #expect(
      pictures {
        texts([("序号", 54), ("项目", 110), ("预算数", 260), ("决算数", 410)], y: 104, on: &$0)
        texts([("栏", 60)], y: 121, on: &$0)
        texts([("1", 130), ("2", 280), ("3", 430)], y: 127, on: &$0)
        texts([("次", 60)], y: 133, on: &$0)
        grid([50, 80, 200, 350, 500], [100, 120, 147], on: &$0)
        for row in 0..<4 {
          texts([("\(row + 1)", 60), ("办公费", 83), ("\(row + 1)11.00", 315), ("\(row + 2)22.00", 465)], y: 153 + 20 * Double(row), on: &$0)
        }
      } == [
        ["序号 | 项目 | 预算数 | 决算数", "栏次 | 1 | 2 | 3"] + (0..<4).map { "\($0 + 1) | 办公费 | \($0 + 1)11.00 | \($0 + 2)22.00" }
      ])
  }

  @Test("A sentence below a ruled table of words is none of its rows")
  func sentenceBelow() {
    let page = Page.sketch {
      texts([("单位名称", 60), ("单位性质", 210)], y: 104, on: &$0)
      texts([("某某局本级", 53), ("行政", 203)], y: 124, on: &$0)
      grid([50, 200, 350], [100, 120, 140], on: &$0)
      texts([("某某局共有两个单位", 60)], y: 146, on: &$0)
    }
    let layout = DocumentLayout([PageLayout(page)])
    #expect(layout.tables.map(\.grid.picture) == [["单位名称 | 单位性质", "某某局本级 | 行政"]])
  }

  @Test("What stands below another caption is another table's")
  func nextCaption() {
    let tables = pictures {
      texts([("单位名称", 60), ("预算数", 210), ("决算数", 360)], y: 104, on: &$0)
      grid([50, 200, 350, 500], [100, 120], on: &$0)
      texts([("部门：某某局", 50), ("单位：万元", 450)], y: 130, on: &$0)
      texts([("项目", 60), ("上年数", 210), ("本年数", 360)], y: 150, on: &$0)
      texts([("办公费", 60), ("1.00", 210), ("2.00", 360)], y: 170, on: &$0)
      texts([("水费", 60), ("1.00", 210), ("2.00", 360)], y: 190, on: &$0)
    }
    #expect(tables.first == ["单位名称 | 预算数 | 决算数"])
  }

  @Test("Columns that are drawn in the head hold for the body, though figures stand beside the middle of their heads")
  func drawnColumns() {
    #expect(
      pictures {
        texts([("项目", 53), ("小", 203), ("计", 235), ("人员经费", 363)], y: 104, on: &$0)
        grid([50, 200, 360, 500], [100, 120], on: &$0)
        for row in 0..<4 {
          texts([("办公费", 53), ("\(row + 1)11.00", 325), ("\(row + 2)22.00", 465)], y: 124 + 20 * Double(row), on: &$0)
        }
      } == [
        ["项目 | 小计 | 人员经费"] + (0..<4).map { "办公费 | \($0 + 1)11.00 | \($0 + 2)22.00" }
      ])
  }

  @Test("An upright that begins under a spanner ends the spanner's cell, in a form of one row")
  func joints() {
    #expect(
      pictures {
        texts([("科目编码", 80)], y: 103, on: &$0)
        texts([("科目名称", 215), ("合计", 335)], y: 113, on: &$0)
        texts([("类", 70), ("款", 120)], y: 123, on: &$0)
        texts([("201", 53), ("01", 103), ("公共服务", 203), ("15.00", 370)], y: 144, on: &$0)
        for y in [100.0, 140, 160] { $0.horizontal(y, from: 50, to: 400) }
        for x in [50.0, 150, 300, 400] { $0.vertical(x, from: 100, to: 160) }
        $0.vertical(100, from: 120, to: 160)
      } == [["科目编码 | < | 科目名称 | 合计", "类 | 款 | ^ | ^", "201 | 01 | 公共服务 | 15.00"]])
  }

  @Test("The numbers of the columns below a spanner that only uprights end are a row of their own")
  func numbersUnderJoints() {
    #expect(
      pictures {
        texts([("科目", 90)], y: 103, on: &$0)
        texts([("预算数", 210), ("决算数", 330)], y: 113, on: &$0)
        texts([("编码", 65), ("名称", 115)], y: 123, on: &$0)
        texts([("1", 72), ("2", 122), ("3", 222), ("4", 342)], y: 143, on: &$0)
        texts([("201", 53), ("公共", 103), ("15.00", 265), ("15.00", 370)], y: 164, on: &$0)
        for y in [100.0, 160, 180] { $0.horizontal(y, from: 50, to: 400) }
        for x in [50.0, 150, 300, 400] { $0.vertical(x, from: 100, to: 180) }
        $0.vertical(100, from: 120, to: 180)
      } == [["科目 | < | 预算数 | 决算数", "编码 | 名称 | ^ | ^", "1 | 2 | 3 | 4", "201 | 公共 | 15.00 | 15.00"]])
  }

  @Test("Heads under a spanner on its rule are heads, however loosely their lines are set")
  func looseHeads() {
    #expect(
      pictures {
        texts([("公务用车费用", 120)], y: 110, on: &$0)
        texts([("合计", 65)], y: 140, on: &$0)
        texts([("小", 125), ("公务用车购", 160), ("公务用车运", 225)], y: 145, on: &$0)
        texts([("计", 125), ("置费", 160), ("行维护费", 225)], y: 165, on: &$0)
        for y in [100.0, 190, 220] { $0.horizontal(y, from: 50, to: 280) }
        $0.horizontal(135, from: 100, to: 280)
        for x in [50.0, 100, 280] { $0.vertical(x, from: 100, to: 220) }
        for x in [155.0, 220] { $0.vertical(x, from: 135, to: 220) }
        texts([("6.00", 60), ("6.00", 120), ("2.00", 180), ("4.00", 240)], y: 200, on: &$0)
      } == [["合计 | 公务用车费用 | < | <", "^ | 小计 | 公务用车购置费 | 公务用车运行维护费", "6.00 | 6.00 | 2.00 | 4.00"]])
  }

  @Test("A rule parts a spanner from the head close below it, though both begin at the left")
  func ruleBetweenHeads() {
    #expect(
      pictures {
        texts([("科目编码", 53)], y: 102, on: &$0)
        texts([("合计", 340)], y: 109, on: &$0)
        texts([("类", 53), ("名称", 153)], y: 115, on: &$0)
        $0.horizontal(114, from: 50, to: 300)
        for y in [100.0, 128, 148, 168] { $0.horizontal(y, from: 50, to: 400) }
        texts([("201", 53), ("公共服务", 153), ("15.00", 370)], y: 132, on: &$0)
        texts([("208", 53), ("社会保障", 153), ("25.00", 370)], y: 152, on: &$0)
      } == [["科目编码 | < | 合计", "类 | 名称 | ^", "201 | 公共服务 | 15.00", "208 | 社会保障 | 25.00"]])
  }

  @Test("A head that finds no column of its own is not lost")
  func headWithoutColumn() {
    let page = Page.sketch {
      texts([("科目编码", 53), ("合计", 303)], y: 102, on: &$0)
      texts([("类", 53), ("名称", 153)], y: 115, on: &$0)
      $0.horizontal(114, from: 50, to: 400)
      for y in [100.0, 128, 148] { $0.horizontal(y, from: 50, to: 400) }
      texts([("201", 53), ("公共服务", 153), ("15.00", 370)], y: 132, on: &$0)
    }
    let cells = DocumentLayout([PageLayout(page)]).tables.flatMap(\.grid.cells)
    #expect(cells.contains { $0.text.contains("合计") })
  }

  @Test("A head that begins 其中： is no caption between two tables")
  func colonInTheHead() {
    #expect(
      pictures {
        texts([("单位", 60)], y: 110, on: &$0)
        texts([("公共预算拨款", 240)], y: 103, on: &$0)
        texts([("合计", 160)], y: 110, on: &$0)
        texts([("小计", 220), ("其中：项目", 290)], y: 119, on: &$0)
        for y in [100.0, 134, 174] { $0.horizontal(y, from: 50, to: 350) }
        texts([("本级", 53), ("30.00", 165), ("20.00", 225), ("10.00", 315)], y: 138, on: &$0)
        texts([("下属", 53), ("31.00", 165), ("21.00", 225), ("11.00", 315)], y: 158, on: &$0)
      } == [["单位 | 合计 | 公共预算拨款 | <", "^ | ^ | 小计 | 其中：项目", "本级 | 30.00 | 20.00 | 10.00", "下属 | 31.00 | 21.00 | 11.00"]])
  }

  @Test("A spanner of one line over heads of many lines is a spanner")
  func lowSpanner() {
    #expect(
      pictures {
        texts([("公共预算拨款", 210)], y: 102, on: &$0)
        texts([("单位", 70), ("合计", 140)], y: 142, on: &$0)
        texts([("小计", 200)], y: 150, on: &$0)
        for (index, line) in ["其中：专项", "资金列入部", "门预算的项", "目支出数额", "和其他各项"].enumerated() {
          texts([(line, 255)], y: 124 + 13 * Double(index), on: &$0)
        }
        for y in [100.0, 192, 232] { $0.horizontal(y, from: 50, to: 310) }
        texts([("本级", 53), ("30.00", 145), ("20.00", 205), ("10.00", 280)], y: 196, on: &$0)
        texts([("下属", 53), ("31.00", 145), ("21.00", 205), ("11.00", 280)], y: 216, on: &$0)
      } == [
        [
          "单位 | 合计 | 公共预算拨款 | <", "^ | ^ | 小计 | 其中：专项资金列入部门预算的项目支出数额和其他各项", "本级 | 30.00 | 20.00 | 10.00",
          "下属 | 31.00 | 21.00 | 11.00",
        ]
      ])
  }

  @Test("Shaded cells of a head are cells, however high, where they stand side by side; a panel behind text is none")
  func tallShading() {
    #expect(
      pictures {
        texts([("项目", 90), ("预算数", 230), ("决算数", 380)], y: 145, on: &$0)
        for (left, right) in [(50.0, 200.0), (200, 350), (350, 500)] { $0.shade(Box(left, 100, right, 195)) }
        texts([("办公费", 53), ("1.00", 320), ("2.00", 470)], y: 199, on: &$0)
        texts([("水费", 53), ("3.00", 320), ("4.00", 470)], y: 219, on: &$0)
      } == [["项目 | 预算数 | 决算数", "办公费 | 1.00 | 2.00", "水费 | 3.00 | 4.00"]])
  }

  @Test("A number in brackets at the end of a wrapped label begins no row")
  func numberOfALabel() {
    #expect(
      pictures {
        texts([("项目", 75), ("预算数", 150), ("项目", 235), ("预算数", 310)], y: 104, on: &$0)
        for y in [100.0, 120, 208] { $0.horizontal(y, from: 50, to: 350) }
        texts([("一、事业单位收入", 53), ("1.00", 155), ("一、机关资本支出", 213), ("1.00", 325)], y: 124, on: &$0)
        texts([("（一）", 213)], y: 137, on: &$0)
        texts([("二、其他收入", 53), ("2.00", 155), ("二、机关资本支出", 213), ("2.00", 325)], y: 158, on: &$0)
        texts([("（二）", 213)], y: 171, on: &$0)
        texts([("合计", 80), ("3.00", 155), ("合计", 240), ("3.00", 325)], y: 191, on: &$0)
      } == [
        [
          "项目 | 预算数 | 项目 | 预算数", "一、事业单位收入 | 1.00 | 一、机关资本支出（一） | 1.00", "二、其他收入 | 2.00 | 二、机关资本支出（二） | 2.00",
          "合计 | 3.00 | 合计 | 3.00",
        ]
      ])
  }

  @Test("Cells of one table have one leading: a spanner close over another is no first line of it")
  func leading() {
    #expect(
      pictures {
        texts([("预算数", 285)], y: 102.5, on: &$0)
        texts([("项目", 115), ("基本支出", 240)], y: 117.5, on: &$0)
        texts([("项目支出", 340)], y: 125, on: &$0)
        texts([("人员经费", 210), ("公用经费", 270)], y: 132.5, on: &$0)
        for y in [100.0, 145, 205] { $0.horizontal(y, from: 50, to: 400) }
        for (row, name) in ["一、机关工资福利支出合计", "二、机关商品服务支出合计"].enumerated() {
          let y = 148 + 29 * Double(row)
          texts([(name, 53), ("\(row).00", 237), ("\(row).00", 297), ("\(row).00", 377)], y: y, on: &$0)
          texts([("及其他各项", 53)], y: y + 12, on: &$0)
        }
      }.first?.prefix(3) == ["项目 | 预算数 | < | <", "^ | 基本支出 | < | 项目支出", "^ | 人员经费 | 公用经费 | ^"])
  }

  /// A form with a rule over and under its head and after two rows, and a third row below that.
  private func threeRows(on sketch: inout PageSketch, below: [(String, Double)]) {
    texts([("项目", 90), ("预算数", 230), ("决算数", 380)], y: 704, on: &sketch)
    for y in [700.0, 720, 760] { sketch.horizontal(y, from: 50, to: 500) }
    texts([("办公费", 53), ("1.00", 320), ("2.00", 470)], y: 724, on: &sketch)
    texts([("水费", 53), ("3.00", 320), ("4.00", 470)], y: 744, on: &sketch)
    texts(below, y: 764, on: &sketch)
  }

  @Test("A row below the last rule of a page goes on with the rows above it, where its amounts stand under theirs")
  func belowTheLastRule() {
    let rows = ["项目 | 预算数 | 决算数", "办公费 | 1.00 | 2.00", "水费 | 3.00 | 4.00"]
    #expect(pictures { threeRows(on: &$0, below: [("电费", 53), ("5.00", 320), ("6.00", 470)]) } == [rows + ["电费 | 5.00 | 6.00"]])
    #expect(pictures { threeRows(on: &$0, below: [("其中", 53), ("5.00", 150), ("万元用于办公", 180)]) } == [rows])
  }

  @Test("A page's number below a table is none of its rows, wherever the page ends")
  func pageNumberBelow() {
    let page = Page.sketch {
      texts([("项目", 90), ("预算数", 230), ("决算数", 380)], y: 604, on: &$0)
      for y in [600.0, 620] { $0.horizontal(y, from: 50, to: 500) }
      texts([("办公费", 53), ("1.00", 320), ("2.00", 470)], y: 624, on: &$0)
      texts([("第2页共4页", 250)], y: 650, on: &$0)
    }
    #expect(DocumentLayout([PageLayout(page)]).tables.map(\.grid.picture) == [["项目 | 预算数 | 决算数", "办公费 | 1.00 | 2.00"]])
  }

  @Test("The rest of a broken code is no page's number, though nothing stands below it")
  func brokenCodeBelow() {
    #expect(
      pictures {
        texts([("编码", 52), ("名称", 110), ("决算数", 230)], y: 604, on: &$0)
        for y in [600.0, 620] { $0.horizontal(y, from: 50, to: 300) }
        texts([("205080", 51), ("培训支出", 93), ("2.00", 270)], y: 624, on: &$0)
        texts([("3", 51)], y: 636, on: &$0)
        texts([("208", 51), ("社会保障", 93), ("5.00", 270)], y: 652, on: &$0)
        texts([("211010", 51), ("行政运行", 93), ("3.00", 270)], y: 672, on: &$0)
        texts([("1", 51)], y: 684, on: &$0)
      } == [["编码 | 名称 | 决算数", "2050803 | 培训支出 | 2.00", "208 | 社会保障 | 5.00", "2110101 | 行政运行 | 3.00"]])
  }

  @Test("A short code that its narrow column breaks is one, where its row stands in the middle beside it")
  func brokenShortCode() {
    #expect(
      pictures {
        texts([("类", 52), ("款", 79), ("名称", 130), ("决算数", 230)], y: 604, on: &$0)
        for y in [600.0, 620, 650, 670, 690] { $0.horizontal(y, from: 50, to: 300) }
        texts([("20", 54)], y: 624, on: &$0)
        texts([("公共服务", 113), ("2.00", 270)], y: 630, on: &$0)
        texts([("1", 54)], y: 636, on: &$0)
        texts([("38", 78), ("市场监督", 113), ("2.00", 270)], y: 654, on: &$0)
        texts([("01", 78), ("行政运行", 113), ("2.00", 270)], y: 674, on: &$0)
      } == [["类 | 款 | 名称 | 决算数", "201 |  | 公共服务 | 2.00", " | 38 | 市场监督 | 2.00", " | 01 | 行政运行 | 2.00"]])
  }

  @Test("Shaded cells of the head of a second form below a first begin a table of their own")
  func twoShadedForms() {
    #expect(
      pictures { sketch in
        for top in [100.0, 200] {
          texts([("项目", 90), ("预算数", 230), ("决算数", 380)], y: top + 4, on: &sketch)
          for (left, right) in [(50.0, 200.0), (200, 350), (350, 500)] { sketch.shade(Box(left, top, right, top + 20)) }
          texts([("办公费", 53), ("1.00", 320), ("2.00", 470)], y: top + 24, on: &sketch)
          texts([("水费", 53), ("3.00", 320), ("4.00", 470)], y: top + 44, on: &sketch)
        }
        sketch.text("部门：某某局", x: 50, y: 184)
        sketch.text("单位：万元", x: 450, y: 184)
      } == Array(repeating: ["项目 | 预算数 | 决算数", "办公费 | 1.00 | 2.00", "水费 | 3.00 | 4.00"], count: 2))
  }

  @Test("Single characters under the middle of a spanner are heads in an empty form too; set apart over no such head they are a word")
  func singleCharacters() {
    for word in ["科目编码", "科目"] {
      #expect(
        pictures {
          texts([(word, word.count > 2 ? 75 : 85)], y: 103, on: &$0)
          texts([("类", 60), ("款", 90), ("项", 120), ("合", 315), ("计", 335)], y: 117, on: &$0)
          texts([("名称", 210)], y: 110, on: &$0)
          for y in [100.0, 132, 152] { $0.horizontal(y, from: 50, to: 400) }
        } == [["\(word) | < | < | 名称 | 合计", "类 | 款 | 项 | ^ | ^", " |  |  |  | "]])
    }
  }

  @Test("The last characters of two heads under a spanner are no heads")
  func lastCharacters() {
    #expect(
      pictures {
        texts([("分类科目", 90)], y: 102, on: &$0)
        texts([("科目编", 70), ("科目名", 120)], y: 117, on: &$0)
        texts([("码", 80), ("称", 130)], y: 129, on: &$0)
        texts([("合计", 190)], y: 116, on: &$0)
        for y in [100.0, 145, 165, 185] { $0.horizontal(y, from: 60, to: 240) }
        texts([("201", 72), ("公共服", 120), ("1.00", 215)], y: 149, on: &$0)
        texts([("208", 72), ("社保费", 120), ("2.00", 215)], y: 169, on: &$0)
      } == [["分类科目 | < | 合计", "科目编码 | 科目名称 | ^", "201 | 公共服 | 1.00", "208 | 社保费 | 2.00"]])
  }

  @Test("Spanners set at the left begin where the first of their heads does")
  func spannersAtTheLeft() {
    #expect(
      pictures {
        texts([("收入", 53), ("支出", 213)], y: 104, on: &$0)
        texts([("项目", 53), ("预算数", 153), ("项目", 213), ("小计", 303), ("基本", 353), ("其他", 403)], y: 124, on: &$0)
        for y in [100.0, 140, 180] { $0.horizontal(y, from: 50, to: 450) }
        texts([("一、拨款", 53), ("9.00", 187), ("一、公共服务", 213), ("8.00", 327), ("5.00", 377), ("3.00", 427)], y: 144, on: &$0)
        texts([("二、基金", 53), ("9.00", 187), ("二、教育支出", 213), ("8.00", 327), ("5.00", 377), ("3.00", 427)], y: 164, on: &$0)
      }.first?.first == "收入 | < | 支出 | < | < | <")
  }

  @Test("An amount that its column breaks before its decimals is one, in shaded rows and between rules")
  func brokenAmounts() {
    let rows = ["项目 | 预算数 | 决算数", "办公用品购置 | 1127963.20 | 2213456.10", "水费 | 10.00 | 20.00", "电费 | 11.00 | 21.00"]
    func text(on sketch: inout PageSketch) {
      texts([("项目", 90), ("预算数", 185), ("决算数", 230)], y: 104, on: &sketch)
      texts([("办公用品购置", 53), ("1127963", 183), ("2213456", 228)], y: 124, on: &sketch)
      texts([(".20", 203), (".10", 248)], y: 136, on: &sketch)
      texts([("水费", 53), ("10.00", 193), ("20.00", 238)], y: 156, on: &sketch)
      texts([("电费", 53), ("11.00", 193), ("21.00", 238)], y: 176, on: &sketch)
    }
    #expect(
      pictures {
        text(on: &$0)
        grid([50, 180, 225, 270], [100, 120, 152, 172, 192], on: &$0)
      } == [rows])
    #expect(
      pictures {
        text(on: &$0)
        for (top, bottom) in [(100.0, 120.0), (152, 172)] {
          for (left, right) in [(50.0, 180.0), (180, 225), (225, 270)] { $0.shade(Box(left, top, right, bottom)) }
        }
      } == [rows])
  }

  @Test("The rest of a broken amount may have its decimals and as many characters as stand above it")
  func longRest() {
    #expect(
      pictures {
        texts([("项目", 90), ("预算数", 183)], y: 104, on: &$0)
        for y in [100.0, 120, 152, 184] { $0.horizontal(y, from: 50, to: 215) }
        texts([("办公用品购置", 53), ("221345", 183)], y: 124, on: &$0)
        texts([("556.10", 183)], y: 136, on: &$0)
        texts([("水费", 53), ("112796", 183)], y: 156, on: &$0)
        texts([("643.20", 183)], y: 168, on: &$0)
      } == [["项目 | 预算数", "办公用品购置 | 221345556.10", "水费 | 112796643.20"]])
  }
}
