import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Tables whose columns go on on pages of their own")
struct ColumnBreakTests {
  private static let leftXs: [Double] = [50, 150, 350, 450, 550]
  private static let rightXs: [Double] = [50, 150, 250]
  private static let left = ["编码 | 科目名称 | 合计 | 财政拨款", " | 合计 | 9.00 | 3.00", "201 | 一般公共服务支出 | 5.00 | 1.00", "208 | 社会保障支出 | 4.00 | 2.00"]
  private static let right = ["事业收入 | 其他收入", "4.00 | 2.00", "4.00 | ", " | 2.00"]
  private static let whole = [
    "编码 | 科目名称 | 合计 | 财政拨款 | 事业收入 | 其他收入", " | 合计 | 9.00 | 3.00 | 4.00 | 2.00", "201 | 一般公共服务支出 | 5.00 | 1.00 | 4.00 | ",
    "208 | 社会保障支出 | 4.00 | 2.00 |  | 2.00",
  ]

  private static func lines(_ count: Int, from top: Double) -> [Double] { (0...count).map { top + 20 * Double($0) } }

  /// A page with one strip, its rows 20 points high.
  private static func page(
    _ number: Int, xs: [Double], _ rows: [String], top: Double = 100, ys: [Double]? = nil, _ more: (inout PageSketch) -> Void = { _ in }
  ) -> PageLayout {
    PageLayout(
      Page.sketch(number) {
        more(&$0)
        $0.table(xs: xs, ys: ys ?? lines(rows.count, from: top), rows)
      })
  }

  private func pictures(_ pages: [PageLayout]) -> [[String]] { DocumentLayout(pages).tables.map(\.grid.picture) }

  @Test("A strip of columns without labels, its rows at the same heights, belongs to the strip before")
  func over() throws {
    let layout = DocumentLayout([Self.page(1, xs: Self.leftXs, Self.left), Self.page(2, xs: Self.rightXs, Self.right)])
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.grid.picture == Self.whole)
    #expect(table.pages == [1, 2])
    #expect(table.parts.map(\.box) == [Box(50, 100, 550, 180), Box(50, 100, 250, 180)])
    let last = try #require(table.grid.cells.first { $0.row == 1 && $0.column == 5 })
    #expect(last.page == 2 && last.box == Box(150, 120, 250, 140))
    #expect(table.grid.cells.filter { $0.column < 4 }.allSatisfy { $0.page == 1 })
    #expect(table.doubts.isEmpty)
  }

  @Test("Three strips are one table")
  func three() {
    let third = ["上级补助", "1.00", " ", "1.00"]
    let found = pictures([
      Self.page(1, xs: Self.leftXs, Self.left), Self.page(2, xs: Self.rightXs, Self.right), Self.page(3, xs: [50, 150], third),
    ])
    #expect(found == [zip(Self.whole, ["上级补助", "1.00", "", "1.00"]).map { "\($0) | \($1)" }])
  }

  @Test("The last column of a strip may hold remarks")
  func remarks() {
    let strip = ["事业收入 | 备注", "4.00 | ", "4.00 | 含上年结转", " | "]
    let found = pictures([Self.page(1, xs: Self.leftXs, Self.left), Self.page(2, xs: Self.rightXs, strip)])
    #expect(found == [zip(Self.left, ["事业收入 | 备注", "4.00 | ", "4.00 | 含上年结转", " | "]).map { "\($0) | \($1)" }])
  }

  private static let lower = ["210 | 卫生健康支出 | 3.00 | 1.00", "221 | 住房保障支出 | 2.00 | 1.00"]
  private static let lowerRight = ["2.00 | ", " | 1.00"]
  private static let long = whole + ["210 | 卫生健康支出 | 3.00 | 1.00 | 2.00 | ", "221 | 住房保障支出 | 2.00 | 1.00 |  | 1.00"]

  @Test("Pages may go over, then down, or down, then over", arguments: [[1, 2, 3, 4], [1, 3, 2, 4]])
  func orders(numbers: [Int]) {
    let pages = [
      Self.page(numbers[0], xs: Self.leftXs, Self.left, top: 680), Self.page(numbers[1], xs: Self.rightXs, Self.right, top: 680),
      Self.page(numbers[2], xs: Self.leftXs, Self.lower, top: 60), Self.page(numbers[3], xs: Self.rightXs, Self.lowerRight, top: 60),
    ]
    #expect(pictures(pages.sorted { $0.page < $1.page }) == [Self.long])
  }

  @Test("Where each page prints the head again the strips pair in their order")
  func repeatedHeads() {
    let left = [Self.left[0]] + Self.lower + [" | | | "]
    let right = [Self.right[0]] + Self.lowerRight + [" | "]
    let pages = [
      Self.page(1, xs: Self.leftXs, Self.left, top: 700), Self.page(2, xs: Self.leftXs, left, top: 700),
      Self.page(3, xs: Self.rightXs, Self.right, top: 700), Self.page(4, xs: Self.rightXs, right, top: 700),
    ]
    #expect(pictures(pages) == [Self.long + [" |  |  |  |  | "]])
  }

  @Test("A strip is as long as the one before, and none is longer than a bound", arguments: [0, 1])
  func longStrip(more: Int) {
    let lower = Self.lower + Array(repeating: "229 | 其他支出 | 1.00 | 1.00", count: 4)
    let length = ColumnBreak.longestStrip + more
    let left = (1...length).map { Self.page($0, xs: Self.leftXs, $0 == 1 ? Self.left : lower, top: 60) }
    let strip = Self.page(length + 1, xs: Self.rightXs, Self.right, top: 60)
    #expect(DocumentLayout(left + [strip]).tables.last?.grid.columnCount == (more == 0 ? 6 : 2))
  }

  @Test("A sheet has so many strips and no more")
  func manyStrips() {
    let strips = (2...ColumnBreak.mostStrips + 1).map { Self.page($0, xs: [50, 150], ["其他资金", "1.00", "1.00", " "]) }
    let found = DocumentLayout([Self.page(1, xs: Self.leftXs, Self.left)] + strips).tables
    #expect(found.map(\.grid.columnCount) == [3 + ColumnBreak.mostStrips, 1])
  }

  @Test("A spanner of one strip alone parts its head only")
  func spanner() {
    let ys: [Double] = [100, 120, 140, 160, 180]
    let left = ["编码 | 科目名称 | 合计 | 财政拨款", "201 | 一般公共服务支出 | 5.00 | 1.00", "208 | 社会保障支出 | 4.00 | 2.00"]
    let right = ["单位资金 | <", "事业收入 | 其他收入", "4.00 | ", " | 2.00"]
    let found = pictures([Self.page(1, xs: Self.leftXs, left, ys: [100, 140, 160, 180]), Self.page(2, xs: Self.rightXs, right, ys: ys)])
    #expect(
      found == [
        [
          "编码 | 科目名称 | 合计 | 财政拨款 | 单位资金 | <", "^ | ^ | ^ | ^ | 事业收入 | 其他收入", "201 | 一般公共服务支出 | 5.00 | 1.00 | 4.00 | ",
          "208 | 社会保障支出 | 4.00 | 2.00 |  | 2.00",
        ]
      ])
  }

  /// The second strip of a sheet with its labels, its rows as high as they come.
  private static let labelled = [
    "编码 | 科目名称 | 事业收入 | 其他收入", " | 合计 | 4.00 | 2.00", "201 | 一般公共服务支出 | 4.00 | ", "208 | 社会保障支出 |  | 2.00",
  ]

  private static func titled(_ number: Int, _ rows: [String], title: String?, ys: [Double] = [100, 120, 140, 160, 180]) -> PageLayout {
    page(number, xs: leftXs, rows, ys: ys) { sketch in title.map { sketch.centered($0, y: 50, size: 15) } }
  }

  @Test(
    "A strip that prints the labels again is one with the strip before, under the same title or none",
    arguments: ["收入表", "收入表（续）", nil])
  func labels(title: String?) throws {
    let layout = DocumentLayout([
      Self.titled(1, Self.left, title: "收入表"), Self.titled(2, Self.labelled, title: title, ys: [100, 130, 150, 170, 190]),
    ])
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.grid.picture == Self.whole)
    #expect(table.parts.map(\.box) == [Box(50, 100, 550, 180), Box(50, 100, 550, 190)])
    #expect(layout.blocks.count == 2)
  }

  @Test("Another title, another label, the same heads or a row more make another form")
  func otherLabels() {
    let first = Self.titled(1, Self.left, title: "收入表")
    func count(_ rows: [String], title: String? = nil) -> Int {
      DocumentLayout([first, Self.page(2, xs: Self.leftXs, rows) { sketch in title.map { sketch.centered($0, y: 50, size: 15) } }]).tables
        .count
    }
    #expect(count(Self.labelled, title: "支出表") == 2)
    #expect(count(Self.labelled.map { $0.replacing("社会保障支出", with: "教育支出") }) == 2)
    #expect(count(Self.labelled + ["221 | 住房保障支出 | 1.00 | "]) == 2)
    let again = DocumentLayout([first, Self.page(2, xs: Self.leftXs, [Self.left[0]] + Self.labelled.dropFirst())]).tables
    #expect(again.first?.grid.columnCount == 4)
  }

  @Test("A title that the paper's edge cuts is whole again, and what stands at its right on the last strip is a caption")
  func around() {
    let layout = DocumentLayout([
      Self.page(1, xs: Self.leftXs, Self.left) {
        $0.text("部门收入", x: 490, y: 50, size: 15)
        $0.text("部门：甲县水利局", x: 50, y: 80)
      },
      Self.page(2, xs: Self.rightXs, Self.right) {
        $0.text("预算总表", x: 50, y: 50, size: 15)
        $0.text("单位：万元", x: 200, y: 80)
      },
    ])
    let texts = layout.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
    #expect(texts == ["部门收入预算总表", "部门：甲县水利局 单位：万元"])
    #expect(layout.tables.map(\.grid.picture) == [Self.whole])
  }

  @Test("A table with a title or a caption of its own at the height of the other's is another form")
  func ownTitle() {
    func above(_ sketch: inout PageSketch) {
      sketch.centered("支出表", y: 50, size: 15)
      sketch.text("部门：甲县水利局", x: 50, y: 80)
      sketch.text("单位：万元", x: 490, y: 80)
    }
    let first = Self.page(1, xs: Self.leftXs, Self.left, above)
    let titled = Self.page(2, xs: Self.rightXs, Self.right) { $0.text("经费表", x: 127, y: 50, size: 15) }
    let captioned = Self.page(2, xs: Self.rightXs, Self.right) { $0.text("单位：万元", x: 195, y: 80) }
    #expect([titled, captioned].map { pictures([first, $0]).count } == [2, 2])
  }

  @Test("A head over one row stands at another's heights by chance")
  func oneRow() {
    let found = pictures([
      Self.page(1, xs: Self.leftXs, Array(Self.left.prefix(2))), Self.page(2, xs: Self.rightXs, Array(Self.right.prefix(2))),
    ])
    #expect(found.count == 2)
  }

  @Test(
    "No strip is what names its rows, stands elsewhere, has another row, a text of its own, or stands on other paper",
    arguments: [
      page(2, xs: rightXs, ["项目 | 金额", "甲 | 2.00", "乙 | 1.00", "丙 | 1.00"]), page(2, xs: rightXs, right, top: 105),
      page(2, xs: rightXs, right, ys: [100, 120, 140, 155, 180]), page(2, xs: rightXs, right) { $0.centered("收入明细表", y: 60, size: 15) },
      PageLayout(Page.sketch(2, width: 640) { $0.table(xs: rightXs, ys: lines(4, from: 100), right) }),
    ])
  func noStrip(second: PageLayout) {
    let first = Self.page(1, xs: Self.leftXs, Self.left)
    #expect(pictures([first, second]).map(\.count) == [4, 4])
  }

  @Test("Columns in which nothing was entered are a strip, and so are those of which the last alone holds figures")
  func blankColumns() {
    let blank = ["事业收入 | 经营收入", " | ", " | ", " | ", " | ", " | "]
    let last = ["上级补助 | 其他收入", " | 4.00", " | ", " | 2.00", " | ", " | 2.00"]
    let first = Self.left + ["221 | 住房保障支出 |  | ", "229 | 其他支出 |  | "]
    let found = pictures([
      Self.page(1, xs: Self.leftXs, first), Self.page(2, xs: Self.rightXs, blank), Self.page(3, xs: Self.rightXs, last),
    ])
    #expect(found == [zip(zip(first, blank), last).map { "\($0.0) | \($0.1) | \($1)" }])
  }

  @Test(
    "A title over the middle of all columns may stand on a later strip alone, begun on the one before or ended on the next",
    arguments: ["", "20"], ["", "总表"])
  func titleOfSheet(begun: String, ended: String) {
    let third = ["上级补助 | 其他收入", "1.00 | ", " | ", "1.00 | "]
    let layout = DocumentLayout([
      Self.page(1, xs: Self.leftXs, Self.left) {
        if !begun.isEmpty { $0.text(begun, x: 555, y: 50, size: 15) }
        $0.text("部门：甲县水利局", x: 50, y: 80)
      },
      Self.page(2, xs: Self.rightXs, Self.right) { $0.text("2025年部门收入总表", x: 90, y: 50, size: 15) },
      Self.page(3, xs: Self.rightXs, third) {
        if !ended.isEmpty { $0.text(ended, x: 40, y: 50, size: 15) }
        $0.text("单位：万元", x: 200, y: 80)
      },
    ])
    let texts = layout.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
    #expect(texts == ["2025年部门收入总表", "部门：甲县水利局 单位：万元"])
    #expect(layout.tables.map(\.grid.columnCount) == [8])
  }

  @Test("A sheet of two pages under rows that are printed again at the head of each goes over as well as down")
  func repeatedRows() {
    func sheet(_ number: Int, _ name: String) -> PageLayout {
      Self.page(number, xs: Self.leftXs, [Self.left[0], "\(name)1 | 甲 | 9.00 | 3.00", "\(name)2 | 乙 | 5.00 | 1.00"], top: 100) {
        $0.text("部门：甲县水利局", x: 50, y: 80)
      }
    }
    func strip(_ number: Int, _ amount: String) -> PageLayout {
      Self.page(number, xs: Self.rightXs, [Self.right[0], "\(amount) | ", " | \(amount)"])
    }
    let found = pictures([sheet(1, "201"), sheet(2, "208"), strip(3, "4.00"), strip(4, "2.00")])
    #expect(found.count == 1)
    #expect(found.first?.first == "编码 | 科目名称 | 合计 | 财政拨款 | 事业收入 | 其他收入")
    #expect(found.first?.last == "2082 | 乙 | 5.00 | 1.00 |  | 2.00")
  }
}
