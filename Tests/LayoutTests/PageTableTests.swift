import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Tables of one page")
struct PageTableTests {
  /// The tables of a page as pictures.
  private func tables(_ draw: (inout PageSketch) -> Void) -> [[String]] {
    PageLayout(Page.sketch { draw(&$0) }).tables.map(\.grid.picture)
  }

  // MARK: Cells and spans

  @Test("Ruled rows and columns are a grid")
  func plainGrid() {
    let rows = ["项目 | 金额", "合计 | 12.50", "基本支出 | "]
    #expect(tables { $0.table(xs: [50, 200, 300], ys: [80, 100, 120, 140], rows) } == [rows])
  }

  @Test("Missing rulings make cells that span rows and columns")
  func spans() {
    let rows = ["序号 | 收入 | < | 支出 | <", "^ | 项目 | 预算数 | 项目 | 预算数", "1 | 甲 | 1.00 | 乙 | 2.00"]
    #expect(tables { $0.table(xs: [50, 90, 200, 300, 400, 500], ys: [80, 100, 120, 140], rows) } == [rows])
  }

  @Test("A cell can span rows and columns at once")
  func spanBothWays() {
    let rows = ["甲 | < | 乙", "^ | < | 丙", "丁 | 戊 | 己"]
    #expect(tables { $0.table(xs: [50, 150, 250, 350], ys: [80, 100, 120, 140], rows) } == [rows])
  }

  @Test("Wrapped lines of a cell are one text")
  func wrappedCell() {
    #expect(
      tables { $0.table(xs: [50, 120, 300], ys: [80, 120, 140], ["一般公共预/算财政拨款 | 12.50", "合计 | "]) } == [
        ["一般公共预算财政拨款 | 12.50", "合计 | "]
      ])
  }

  @Test("A ruled row whose figures are wrapped within a group of thousands, or fill their cells, is one row")
  func wrappedFigures() {
    // Ten-point digits are five points wide.
    let found = tables {
      $0.table(
        xs: [50, 110, 137, 164], ys: [80, 100, 130, 160],
        ["科目 | 合计 | 项目", "行政运/行 | 17,02/5.73 | 16,02/1.73", "住房公/积金 | 364/65.78 | 264/61.78"])
    }
    #expect(found == [["科目 | 合计 | 项目", "行政运行 | 17,025.73 | 16,021.73", "住房公积金 | 36465.78 | 26461.78"]])
  }

  @Test("A figure whose last decimals stand below it is one, though its cell has room; amounts that drop zeros are several rows")
  func brokenFractions() {
    func picture(_ row: String) -> [[String]] {
      tables {
        $0.table(xs: [50, 130, 190, 250, 310], ys: [80, 100, 130, 160], ["科目 | 合计 | 基本 | 项目", row, "甲 | 1.00 | 1.00 | 1.00"])
      }
    }
    #expect(picture("行政运/行 | 82.4/1 | 52.4/1 | 2823.4/3").first?.dropFirst().first == "行政运行 | 82.41 | 52.41 | 2823.43")
    #expect(picture("甲/乙 | 82.4/1 | 52.45/1 | 30/0").first?.count == 4)
  }

  @Test("Texts of neighbouring cells that touch part where the ruling is")
  func touchingTexts() {
    #expect(
      tables {
        $0.grid(xs: [50, 100, 150, 200], ys: [80, 100, 120])
        $0.text("甲乙丙丁戊己庚辛壬癸子丑", x: 60, y: 84)
        $0.text("一", x: 60, y: 104)
      } == [["甲乙丙丁 | 戊己庚辛壬 | 癸子丑", "一 |  | "]])
  }

  @Test("Text that runs over the ruling stays whole in the cell that it begins in")
  func overflow() {
    #expect(
      tables {
        $0.grid(xs: [50, 105, 200], ys: [80, 100, 120])
        $0.text("一般公共预算", x: 51, y: 84)
        $0.text("1.00", x: 170, y: 84)
        $0.text("合计", x: 51, y: 104)
      } == [["一般公共预算 | 1.00", "合计 | "]])
  }

  @Test("Text that runs out to the left stays whole in the cell that it ends in")
  func overflowToTheLeft() {
    #expect(
      tables {
        $0.grid(xs: [50, 200, 250], ys: [80, 100, 120])
        $0.text("123,456,789.00", x: 179, y: 84)
        $0.text("合计", x: 52, y: 104)
      } == [[" | 123,456,789.00", "合计 | "]])
  }

  @Test("Two lines set in the middle of a row that is too low for them stay in their row")
  func clippedText() {
    #expect(
      tables {
        $0.table(xs: [50, 150, 250], ys: [100, 120, 131, 151], ["甲 | 一", "乙 | ", "丙 | 三"])
        $0.text("上行文字", x: 170, y: 125.5 - 12)
        $0.text("下行文字", x: 170, y: 125.5)
      } == [["甲 | 一", "乙 | 上行文字下行文字", "丙 | 三"]])
  }

  @Test("An empty cell between full ones takes none of their lines")
  func emptyCellBetweenFullOnes() {
    let rows = ["甲 | 第一行文/第二行文/第三行文", "乙 | ", "丙 | 第四行文/第五行文/第六行文"]
    #expect(
      tables { $0.table(xs: [50, 150, 250], ys: [100, 140, 156, 196], rows) } == [["甲 | 第一行文第二行文第三行文", "乙 | ", "丙 | 第四行文第五行文第六行文"]])
  }

  @Test("Characters that stand on each other in a narrow cell read downwards")
  func stack() {
    #expect(
      tables { $0.table(xs: [50, 66, 300], ys: [80, 140, 160], ["绩/效/指/标 | 甲", "一 | 乙"]) } == [["绩效指标 | 甲", "一 | 乙"]])
  }

  // What takes time with the square of the boxes takes hours here; how fast it is, is measured by `make bench`.
  @Test("Thousands of boxes come to an end", .timeLimit(.minutes(5)))
  func manyBoxes() {
    let page = Page.sketch { sketch in
      for row in 0..<50 {
        for column in 0..<40 {
          let (x, y) = (10 + 14.5 * Double(column), 10 + 15.5 * Double(row))
          sketch.grid(xs: [x, x + 10], ys: [y, y + 10])
        }
      }
    }
    #expect(PageLayout(page).tables.isEmpty)
  }

  @Test(
    "A raised mark stands behind its figure and does not count, a small digit on the line does",
    arguments: [(103.0, "1,000⁷"), (106.0, "1,000⁷"), (110.0, "1,0007")])
  func raisedMark(y: Double, text: String) {
    #expect(
      tables {
        $0.table(xs: [50, 150, 250], ys: [80, 100, 120], ["项目 | 金额", "合计 | 1,000"])
        $0.text("7", x: 178.5, y: y, size: 5)
      } == [["项目 | 金额", "合计 | \(text)"]])
  }

  @Test("Invisible text gives no cell text")
  func invisibleText() {
    #expect(
      tables {
        $0.table(xs: [50, 200, 300], ys: [80, 100, 120], ["项目 | 金额", "合计 | "])
        $0.text("12.50", x: 220, y: 104, invisible: true)
      } == [["项目 | 金额", "合计 | "]])
  }

  @Test("A cell has its box on the page and its text's indent")
  func boxes() throws {
    let layout = PageLayout(
      Page.sketch(7) {
        $0.grid(xs: [50, 200, 300], ys: [80, 100, 120])
        $0.text("项目", x: 52, y: 84)
        $0.text("其中", x: 70, y: 104)
        $0.text("12.50", x: 260, y: 104)
      })
    let cells = try #require(layout.tables.first).grid.cells
    #expect(cells.map(\.box) == [Box(50, 80, 200, 100), Box(200, 80, 300, 100), Box(50, 100, 200, 120), Box(200, 100, 300, 120)])
    #expect(cells.map(\.indent) == [2, nil, 20, 60])
    #expect(cells.allSatisfy { $0.page == 7 })
  }

  @Test("Text that lies on its side in a cell reads in the file's order")
  func sideways() {
    var page = Page.sketch { $0.table(xs: [50, 80, 300], ys: [80, 180, 200], [" | 金额", "合计 | 12.50"]) }
    for (i, scalar) in "产出指标".unicodeScalars.enumerated() {
      page.glyphs.append(Glyph(scalar: scalar, box: Box(58, 150 - 10 * Double(i), 70, 160 - 10 * Double(i)), isUpright: false))
    }
    #expect(PageLayout(page).tables.map(\.grid.picture) == [["产出指标 | 金额", "合计 | 12.50"]])
  }

  @Test("A cell is as sure as its least sure character; text that the file carries has no doubt")
  func confidence() throws {
    var page = Page.sketch { $0.table(xs: [50, 200, 300], ys: [80, 100, 120], ["项目 | 金额", "合计 | 12.50"]) }
    for i in page.glyphs.indices where page.glyphs[i].box.y0 > 100 { page.glyphs[i].confidence = page.glyphs[i].scalar == "计" ? 0.6 : 0.9 }
    let cells = try #require(PageLayout(page).tables.first).grid.cells
    #expect(cells.map(\.confidence) == [nil, nil, 0.6, 0.9])
  }

  // MARK: How borders are drawn

  @Test("The two lines of a double border are one")
  func doubleBorder() {
    #expect(
      tables {
        $0.table(xs: [50, 200, 300], ys: [80, 100, 120], ["项目 | 金额", "合计 | 12.50"])
        $0.grid(xs: [47, 303], ys: [77, 123])
      } == [["项目 | 金额", "合计 | 12.50"]])
  }

  @Test("Cells that draw their own borders share the line between them")
  func cellsWithOwnBorders() {
    #expect(
      tables {
        for (x0, x1) in [(50.0, 199.0), (200, 300)] {
          for (y0, y1) in [(80.0, 99.0), (100, 120)] { $0.grid(xs: [x0, x1], ys: [y0, y1]) }
        }
        $0.text("项目", x: 60, y: 84)
        $0.text("12.50", x: 220, y: 104)
      } == [["项目 | ", " | 12.50"]])
  }

  @Test("A table without its left and right border has its outer columns")
  func openSides() {
    #expect(
      tables {
        for y in [80.0, 100, 120, 140] { $0.horizontal(y, from: 50, to: 400) }
        for x in [150.0, 250] { $0.vertical(x, from: 80, to: 140) }
        for (row, texts) in [["项目", "预算", "决算"], ["甲", "1.00", "2.00"], ["乙", "3.00", "4.00"]].enumerated() {
          for (column, text) in texts.enumerated() { $0.text(text, x: 60 + 100 * Double(column), y: 84 + 20 * Double(row)) }
        }
      } == [["项目 | 预算 | 决算", "甲 | 1.00 | 2.00", "乙 | 3.00 | 4.00"]])
  }

  @Test("A head over all columns of a table that is open at both sides stands between its rule and the first that uprights meet")
  func headOverOpenTable() {
    #expect(
      pictures {
        for y in [100.0, 120, 140, 160] { $0.horizontal(y, from: 50, to: 350) }
        for x in [150.0, 250] { $0.vertical(x, from: 120, to: 160) }
        $0.text("财政拨款经费", x: 170, y: 104)
        for (y, row) in [(124.0, ["合计", "接待费", "车费"]), (144.0, ["3.00", "1.00", "2.00"])] {
          texts(Array(zip(row, [80.0, 185, 285])), y: y, on: &$0)
        }
      } == [["财政拨款经费 | < | <", "合计 | 接待费 | 车费", "3.00 | 1.00 | 2.00"]])
  }

  @Test("Rulings that stop short of each other by a point or two still meet")
  func shortRulings() {
    #expect(
      tables {
        for y in [80.0, 100, 120] { $0.horizontal(y, from: 52, to: 298) }
        for x in [50.0, 200, 300] { $0.vertical(x, from: 81.5, to: 118.5) }
        $0.text("项目", x: 60, y: 84)
        $0.text("12.50", x: 220, y: 104)
      } == [["项目 | ", " | 12.50"]])
  }

  @Test("Head and body that were ruled with slightly different widths are one set of columns")
  func disagreeingColumns() {
    #expect(
      tables {
        for y in [80.0, 100, 120, 140, 160] { $0.horizontal(y, from: 50, to: 400) }
        for x in [50.0, 400] { $0.vertical(x, from: 80, to: 160) }
        $0.vertical(200, from: 80, to: 100)
        $0.vertical(212, from: 100, to: 160)
        for (row, texts) in [["项目", "金额"], ["甲", "1.00"], ["乙", "2.00"], ["丙", "3.00"]].enumerated() {
          $0.text(texts[0], x: 60, y: 84 + 20 * Double(row))
          $0.text(texts[1], x: 300, y: 84 + 20 * Double(row))
        }
      } == [["项目 | 金额", "甲 | 1.00", "乙 | 2.00", "丙 | 3.00"]])
  }

  // MARK: What is a table and what is not

  @Test("Two tables above each other are two")
  func above() {
    #expect(
      tables {
        $0.table(xs: [50, 200, 300], ys: [80, 100, 120], ["甲 | 1", "乙 | 2"])
        $0.table(xs: [50, 200, 300], ys: [200, 220, 240], ["丙 | 3", "丁 | 4"])
      } == [["甲 | 1", "乙 | 2"], ["丙 | 3", "丁 | 4"]])
  }

  @Test("Two tables side by side are two, the left one first")
  func sideBySide() {
    #expect(
      tables {
        $0.table(xs: [330, 450, 550], ys: [80, 100, 120], ["丙 | 3", "丁 | 4"])
        $0.table(xs: [50, 200, 300], ys: [80, 100, 120], ["甲 | 1", "乙 | 2"])
      } == [["甲 | 1", "乙 | 2"], ["丙 | 3", "丁 | 4"]])
  }

  @Test("A frame round the page is no table")
  func pageFrame() {
    #expect(
      tables {
        $0.grid(xs: [20, 580], ys: [20, 780])
        $0.table(xs: [50, 200, 300], ys: [80, 100, 120], ["甲 | 1", "乙 | 2"])
      } == [["甲 | 1", "乙 | 2"]])
  }

  @Test("A box round a paragraph, an underline and an empty grid are no tables")
  func noTables() {
    #expect(
      tables {
        $0.grid(xs: [50, 500], ys: [80, 120])
        $0.text("一段文字", x: 60, y: 90)
        $0.horizontal(200, from: 50, to: 150)
        $0.text("下划线", x: 60, y: 186)
        $0.grid(xs: [50, 200, 300], ys: [400, 420, 440])
      }.isEmpty)
  }

  @Test("Lines outside the tables stay lines; the words in cells do not")
  func linesAround() {
    let layout = PageLayout(
      Page.sketch {
        $0.text("部门收支总表", x: 250, y: 40, size: 16)
        $0.table(xs: [50, 200, 300], ys: [80, 100, 120], ["项目 | 金额", "合计 | 12.50"])
        $0.text("注：本表为空", x: 50, y: 130)
      })
    #expect(layout.lines.map(\.text) == ["部门收支总表", "注：本表为空"])
  }
}
