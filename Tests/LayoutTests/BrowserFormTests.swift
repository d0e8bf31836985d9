import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Tables as browsers set them: borders cell by cell, heads at the left, narrow columns")
struct BrowserFormTests {
  private func pictures(_ draw: (inout PageSketch) -> Void) -> [[String]] {
    DocumentLayout([PageLayout(Page.sketch(1, draw))]).tables.map(\.grid.picture)
  }

  private func texts(_ row: [(String, Double)], y: Double, on sketch: inout PageSketch) {
    for (text, x) in row { sketch.text(text, x: x, y: y) }
  }

  private func frame(_ box: Box, on sketch: inout PageSketch) {
    for y in [box.y0, box.y1] { sketch.horizontal(y, from: box.x0, to: box.x1) }
    for x in [box.x0, box.x1] { sketch.vertical(x, from: box.y0, to: box.y1) }
  }

  @Test("The middle of a cell over two rows lies between the borders of the cells beside it and makes no row of it")
  func separateBorders() {
    #expect(
      pictures {
        frame(Box(50, 100, 150, 143), on: &$0)
        frame(Box(153, 100, 350, 120), on: &$0)
        frame(Box(153, 123, 250, 143), on: &$0)
        frame(Box(253, 123, 350, 143), on: &$0)
        for (left, right) in [(50.0, 150.0), (153, 250), (253, 350)] { frame(Box(left, 146, right, 166), on: &$0) }
        texts([("项目", 90)], y: 115.5, on: &$0)
        texts([("预算数", 235)], y: 104, on: &$0)
        texts([("基本", 190), ("专项", 290)], y: 127, on: &$0)
        texts([("办公费", 53), ("1.00", 225), ("2.00", 325)], y: 150, on: &$0)
      } == [["项目 | 预算数 | <", "^ | 基本 | 专项", "办公费 | 1.00 | 2.00"]])
  }

  @Test("A row as narrow as a double border is one where text stands between its own rules")
  func narrowRow() {
    #expect(
      pictures {
        for y in [100.0, 120, 124.5, 144, 164] { $0.horizontal(y, from: 50, to: 250) }
        for x in [50.0, 150, 250] { $0.vertical(x, from: 100, to: 164) }
        texts([("项目", 90), ("金额", 190)], y: 104, on: &$0)
        $0.text("小字", x: 60, y: 120.5, size: 3)
        texts([("办公费", 53), ("1.00", 225)], y: 128, on: &$0)
        texts([("水费", 53), ("2.00", 225)], y: 148, on: &$0)
      } == [["项目 | 金额", "小字 | ", "办公费 | 1.00", "水费 | 2.00"]])
  }

  @Test("A head at the left over two heads of one line is their spanner and not the first one's beginning")
  func spannerOnTheLeft() {
    #expect(
      pictures {
        texts([("单位：万元", 300)], y: 80, on: &$0)
        texts([("功能分类科目", 93)], y: 100, on: &$0)
        texts([("序号", 53), ("合计", 200)], y: 107, on: &$0)
        texts([("科目编码", 93), ("科目名称", 137)], y: 114, on: &$0)
        texts([("1", 53), ("201", 93), ("公共", 137), ("15.00", 200)], y: 134, on: &$0)
        texts([("2", 53), ("208", 93), ("社会", 137), ("25.00", 200)], y: 154, on: &$0)
        texts([("3", 53), ("210", 93), ("卫生", 137), ("35.00", 200)], y: 174, on: &$0)
        for y in [130.0, 150, 170, 190] { $0.horizontal(y, from: 50, to: 230) }
      } == [
        [
          "序号 | 功能分类科目 | < | 合计", "^ | 科目编码 | 科目名称 | ^", "1 | 201 | 公共 | 15.00", "2 | 208 | 社会 | 25.00",
          "3 | 210 | 卫生 | 35.00",
        ]
      ])
  }

  @Test("Three characters set apart are heads under a spanner that begins where they do")
  func levelsOnTheLeft() {
    #expect(
      pictures {
        texts([("科目编码", 53)], y: 104, on: &$0)
        texts([("科目名称", 133), ("合计", 270)], y: 112, on: &$0)
        for (text, x) in [("类", 53.0), ("款", 78), ("项", 103)] { $0.text(text, x: x, y: 120) }
        texts([("201", 53), ("01", 78), ("02", 103), ("行政运行", 133), ("15.00", 270)], y: 144, on: &$0)
        texts([("201", 53), ("01", 78), ("03", 103), ("一般事务", 133), ("25.00", 270)], y: 164, on: &$0)
        frame(Box(50, 100, 300, 184), on: &$0)
        $0.horizontal(138, from: 50, to: 300)
      } == [
        ["科目编码 | < | < | 科目名称 | 合计", "类 | 款 | 项 | ^ | ^", "201 | 01 | 02 | 行政运行 | 15.00", "201 | 01 | 03 | 一般事务 | 25.00"]
      ])
  }

  @Test("A label with a colon and its amount is a row and no caption")
  func labelWithColon() {
    #expect(
      pictures {
        texts([("项目", 90), ("数量", 200), ("价值", 300)], y: 104, on: &$0)
        for (left, right) in [(50.0, 180.0), (180, 260), (260, 350)] { $0.shade(Box(left, 100, right, 120)) }
        texts([("房屋", 53), ("740.00", 215), ("23.60", 322)], y: 124, on: &$0)
        texts([("其中：办公用房（平方）", 63), ("1264.00", 210), ("24.74", 322)], y: 144, on: &$0)
        texts([("车辆", 53), ("7.00", 225), ("16.11", 322)], y: 164, on: &$0)
      } == [["项目 | 数量 | 价值", "房屋 | 740.00 | 23.60", "其中：办公用房（平方） | 1264.00 | 24.74", "车辆 | 7.00 | 16.11"]])
  }

  @Test("A title between a caption and its table of words is none of its rows")
  func titleUnderCaption() {
    #expect(
      pictures {
        texts([("部门：某某局", 50), ("单位：万元", 400)], y: 80, on: &$0)
        $0.text("机构设置情况", x: 180, y: 100, size: 15)
        texts([("单位名称", 90), ("单位性质", 210), ("经费保障", 350)], y: 130, on: &$0)
        texts([("某某局本级", 53), ("行政", 220), ("财政拨款", 350)], y: 150, on: &$0)
        texts([("某某服务中心", 53), ("事业", 220), ("财政补助", 350)], y: 170, on: &$0)
      } == [["单位名称 | 单位性质 | 经费保障", "某某局本级 | 行政 | 财政拨款", "某某服务中心 | 事业 | 财政补助"]])
  }

  @Test("Uprights part heads of single characters side by side over a body without row rules")
  func narrowHeads() {
    #expect(
      pictures {
        texts([("项目", 80), ("数", 132), ("单", 157), ("金额", 220)], y: 103, on: &$0)
        texts([("量", 132), ("价", 157)], y: 116, on: &$0)
        for y in [100.0, 132, 192] { $0.horizontal(y, from: 50, to: 270) }
        for x in [50.0, 125, 150, 175, 270] { $0.vertical(x, from: 100, to: 192) }
        for (index, name) in ["桌子", "椅子", "柜子"].enumerated() {
          texts([(name, 53), ("2", 135), ("3", 160), ("\(index + 6).00", 245)], y: 136 + 20 * Double(index), on: &$0)
        }
      } == [["项目 | 数量 | 单价 | 金额", "桌子 | 2 | 3 | 6.00", "椅子 | 2 | 3 | 7.00", "柜子 | 2 | 3 | 8.00"]])
  }

  @Test("Two frames below each other are two tables, the lower one open where the page ends")
  func framesBelowEachOther() {
    let upper = SketchedForm(
      xs: [50, 150, 250, 350, 450],
      rows: ["项目来源 | < | 采购金额 | <", "名称 | 预算 | 合计 | 拨款", "防汛物资 | 57.66 | 19.09 | 32.57", "水质监测 | 21.69 | 64.77 | 78.57"], head: 2)
    let lower = SketchedForm(xs: [50, 250, 450], rows: ["项目 | 价值", "房屋 | 553.67", "车辆 | 175.12"], head: 1, top: 260)
    #expect(
      pictures {
        upper.text(on: &$0)
        upper.frame(on: &$0)
        $0.text("截止时间：12-31", x: 370, y: 226)
        $0.text("固定资产占用情况表", x: 190, y: 240, size: 14)
        lower.text(on: &$0)
        $0.horizontal(260, from: 50, to: 450)
        for x in [50.0, 450] { $0.vertical(x, from: 260, to: 320) }
      } == [upper.picture, lower.picture])
  }

  @Test("A code below its row, where a blank line was broken before it, is the code of the row above")
  func codeBelowItsRow() {
    #expect(
      pictures {
        texts([("科目编码", 60), ("科目名称", 145), ("合计", 260)], y: 104, on: &$0)
        let rows = [
          ("208", "社会保障", "2179.99"), ("20805", "养老支出", "1548.96"), ("2080501", "离退休", "76.22"), ("2080505", "保险缴费", "1210.09"),
          ("210", "卫生健康", "684.44"), ("2101101", "行政医疗", "430.37"), ("2101102", "事业医疗", "30.37"),
        ]
        var y = 124.0
        for (code, name, amount) in rows {
          let below = code.count > 5 ? 16.0 : 0
          texts([(code, 53)], y: y + below, on: &$0)
          texts([(name, 123), (amount, 285 - 5 * Double(amount.count))], y: y, on: &$0)
          y += 18 + below
        }
        for line in [100.0, 120, y] { $0.horizontal(line, from: 50, to: 290) }
      } == [
        [
          "科目编码 | 科目名称 | 合计", "208 | 社会保障 | 2179.99", "20805 | 养老支出 | 1548.96", "2080501 | 离退休 | 76.22", "2080505 | 保险缴费 | 1210.09",
          "210 | 卫生健康 | 684.44", "2101101 | 行政医疗 | 430.37", "2101102 | 事业医疗 | 30.37",
        ]
      ])
  }

  @Test("A word in characters set apart is one cell, though it reaches beyond the labels of its column")
  func wordSetApart() {
    #expect(
      pictures {
        texts([("项目", 53), ("预算数", 173)], y: 104, on: &$0)
        texts([("一、财政", 53), ("1234.56", 247)], y: 124, on: &$0)
        for (index, character) in ["收", "入", "合", "计"].enumerated() { $0.text(character, x: 65 + 20 * Double(index), y: 144) }
        $0.text("9943.26", x: 247, y: 144)
        texts([("二、其他", 53), ("234.56", 252)], y: 164, on: &$0)
        frame(Box(50, 100, 285, 184), on: &$0)
        $0.horizontal(120, from: 50, to: 285)
      } == [["项目 | 预算数", "一、财政 | 1234.56", "收入合计 | 9943.26", "二、其他 | 234.56"]])
  }

  @Test("Rows of labels without amounts stay rows in a column of full lines")
  func rowsWithoutAmounts() {
    let form = SketchedForm(
      xs: [50, 160, 260],
      rows: ["项目 | 预算数"] + (1...6).map { "第\($0)项财政拨款收入 | \($0)2.50" }
        + ["使用事业基金弥补差额 | ", "上年结转和结余的资金 | 5.50", "收入合计 | 90.50"], head: 1)
    let tight = SketchedForm(xs: form.xs, rows: form.rows, head: 1, heights: Dictionary(uniqueKeysWithValues: (1...9).map { ($0, 15.5) }))
    #expect(
      pictures {
        tight.text(on: &$0)
        tight.rule([0, 1, 10], on: &$0)
      } == [form.picture])
  }

  @Test("A spanner close over the middle one of its heads is none of its lines")
  func spannerOverMiddle() {
    #expect(
      pictures {
        texts([("部门：某某局", 50), ("单位：万元", 500)], y: 80, on: &$0)
        $0.text("财政拨款", x: 280, y: 100)
        texts([("项目名称", 80), ("合计", 165)], y: 106, on: &$0)
        $0.text("单位资金", x: 510, y: 106)
        texts([("一般公共", 200), ("政府基金", 280), ("国有资本", 360)], y: 112, on: &$0)
        for (index, name) in ["物资购置", "人员补助", "林分修复"].enumerated() {
          let y = 130 + 18 * Double(index)
          texts([(name, 50), ("9.71", 170), ("7.15", 210), ("1.23", 290), ("2.50", 370), ("1.30", 520)], y: y, on: &$0)
        }
      } == [
        [
          "项目名称 | 合计 | 财政拨款 | < | < | 单位资金", "^ | ^ | 一般公共 | 政府基金 | 国有资本 | ^", "物资购置 | 9.71 | 7.15 | 1.23 | 2.50 | 1.30",
          "人员补助 | 9.71 | 7.15 | 1.23 | 2.50 | 1.30", "林分修复 | 9.71 | 7.15 | 1.23 | 2.50 | 1.30",
        ]
      ])
  }

  @Test("The widest column may hold sentences; the items of a list in it are one cell beside the middle of which the others stand")
  func listInWideColumn() {
    #expect(
      pictures {
        texts([("项目", 60), ("金额", 125), ("绩效目标", 310)], y: 104, on: &$0)
        texts([("1.完成年度考核和统计监测任务，编发调研报告不少于十篇；", 170)], y: 124, on: &$0)
        texts([("农业业务", 53), ("13.06", 125)], y: 130, on: &$0)
        texts([("2.开展承包地管理工作，开展业务培训不少于六期，参加的人达到五百。", 170)], y: 136, on: &$0)
        texts([("设施农业面积达到两千亩，受益合作社达到二十家以上，产值稳步提高，", 170)], y: 158, on: &$0)
        texts([("发展专项", 53), ("20.06", 125)], y: 164, on: &$0)
        texts([("满意的人占九成。", 170)], y: 170, on: &$0)
        texts([("考察学习", 53), ("33.06", 125), ("完成两批。", 170)], y: 192, on: &$0)
        for y in [100.0, 120] { $0.horizontal(y, from: 50, to: 510) }
      } == [
        [
          "项目 | 金额 | 绩效目标", "农业业务 | 13.06 | 1.完成年度考核和统计监测任务，编发调研报告不少于十篇；2.开展承包地管理工作，开展业务培训不少于六期，参加的人达到五百。",
          "发展专项 | 20.06 | 设施农业面积达到两千亩，受益合作社达到二十家以上，产值稳步提高，满意的人占九成。", "考察学习 | 33.06 | 完成两批。",
        ]
      ])
  }

  @Test("A column line of the page before may lie at the very edge of a text")
  func lineAtEdge() {
    let page = Page.sketch {
      for (index, name) in ["农村水利", "水土保持"].enumerated() {
        texts([("2130316", 50), (name, 90), ("\(index + 1).50", 280)], y: 104 + 20 * Double(index), on: &$0)
      }
    }
    let region = TableRegion(Box(50, 100, 300, 140), of: page, glyphs: page.glyphs, rules: [])
    let grid = MixedGrid(region, known: ([50, 85, 200, 300], 20), headLines: 0)
    #expect(grid?.table().grid.picture == ["2130316 | 农村水利 | 1.50", "2130316 | 水土保持 | 2.50"])
  }

  @Test("The rest of a table may begin with the first line of a label, which is no head")
  func restBeginsWithLabel() {
    func row(_ lines: [String], _ amounts: [String], y: Double, on sketch: inout PageSketch) {
      for (index, line) in lines.enumerated() { sketch.text(line, x: 53, y: y + 12 * Double(index)) }
      let middle = y + 6 * Double(lines.count - 1)
      for (index, amount) in amounts.enumerated() { sketch.text(amount, x: 180 + 90 * Double(index), y: middle) }
    }
    let rows = [(["农产品质量", "检测"], ["176.70", "95.95"]), (["设备更新"], ["79.37", "49.78"]), (["监测"], ["11.42", "10.00"])]
    let pages = [1, 2].map { number in
      Page.sketch(number) { sketch in
        if number == 1 {
          texts([("项目", 68), ("总计", 185), ("合计", 275)], y: 700, on: &sketch)
          for y in [696.0, 716] { sketch.horizontal(y, from: 50, to: 310) }
          for (index, row_) in rows.enumerated() { row(row_.0, row_.1, y: 720 + [0.0, 32, 50][index], on: &sketch) }
        } else {
          for (index, row_) in rows.enumerated() { row(row_.0, row_.1, y: 60 + [0.0, 32, 50][index], on: &sketch) }
        }
      }
    }
    let body = ["农产品质量检测 | 176.70 | 95.95", "设备更新 | 79.37 | 49.78", "监测 | 11.42 | 10.00"]
    #expect(DocumentLayout(pages.map { PageLayout($0) }).tables.map(\.grid.picture) == [["项目 | 总计 | 合计"] + body + body])
  }
}
