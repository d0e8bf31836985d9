import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Tables over page breaks")
struct PageBreakTests {
  private static let xs: [Double] = [50, 200, 300, 400]
  private let head = "项目 | 基本支出 | 项目支出"

  /// The row lines of a table whose first row begins at a point and whose rows are 20 points high.
  private func lines(_ count: Int, from top: Double) -> [Double] { (0...count).map { top + 20 * Double($0) } }

  /// A table that ends at the foot of the first page, and one that begins at the head of the second.
  private func layout(
    _ upper: [String], _ lower: [String], xs: [Double] = xs, lowerXs: [Double]? = nil, between: (inout PageSketch) -> Void = { _ in }
  ) -> DocumentLayout {
    let first = Page.sketch(1) { $0.table(xs: xs, ys: lines(upper.count, from: 760 - 20 * Double(upper.count)), upper) }
    let second = Page.sketch(2) {
      between(&$0)
      $0.table(xs: lowerXs ?? xs, ys: lines(lower.count, from: 60), lower)
    }
    return DocumentLayout([PageLayout(first), PageLayout(second)])
  }

  // MARK: Joining

  @Test("A table that goes on over the page is one, with all its rows and both its parts")
  func continued() throws {
    let layout = layout([head, "甲 | 1.00 | ", "乙 | 2.00 | 3.00"], ["丙 | | 4.00", "丁 | 5.00 | 6.00"])
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.grid.picture == [head, "甲 | 1.00 | ", "乙 | 2.00 | 3.00", "丙 |  | 4.00", "丁 | 5.00 | 6.00"])
    #expect(table.pages == [1, 2])
    #expect(table.parts.map(\.box) == [Box(50, 700, 400, 760), Box(50, 60, 400, 100)])
    #expect(table.grid.cells.filter { $0.row >= 3 }.allSatisfy { $0.page == 2 })
  }

  @Test("A header that is printed again is left out")
  func repeatedHeader() {
    let layout = layout([head, "甲 | 1.00 | "], [head, "乙 | 2.00 | 3.00"])
    #expect(layout.tables.map(\.grid.picture) == [[head, "甲 | 1.00 | ", "乙 | 2.00 | 3.00"]])
  }

  @Test(
    "Rows of amounts without a head go on, whatever short line stands above; a form's title does not",
    arguments: ["续表", "（承上页）", "某局2026年部门预算"])
  func headlessPart(mark: String) {
    func tables(under line: String) -> Int {
      layout([head, "甲 | 1.00 | ", "乙 | 2.00 | 3.00"], ["丙 | 3.00 | 4.00", "丁 | 5.00 | 6.00"]) { $0.text(line, x: 180, y: 40) }.tables.count
    }
    #expect(tables(under: mark) == 1)
    #expect(tables(under: "某局政府采购支出表") == 2)
    #expect(tables(under: "本表的项目不含上年结转的资金。") == 2)
  }

  @Test("A row whose like stood in the table before is no head that is repeated: it stays, since it leaves columns blank")
  func likeRow() {
    let head = "项目名称 | 指标 | 指标值"
    let layout = layout([head, "甲项目 | 次数 | ≥3次", " | 合格率 | ≥95%", "乙项目 | 户数 | ≥9户"], [" | 合格率 | ≥95%", "丙项目 | 人数 | ≥5人"])
    #expect(
      layout.tables.map(\.grid.picture) == [[head, "甲项目 | 次数 | ≥3次", " | 合格率 | ≥95%", "乙项目 | 户数 | ≥9户", " | 合格率 | ≥95%", "丙项目 | 人数 | ≥5人"]])
  }

  @Test("A header of two rows with spans is left out whole")
  func repeatedDeepHeader() {
    let heads = ["项目 | 本年支出 | <", "^ | 基本支出 | 项目支出"]
    let layout = layout(heads + ["甲 | 1.00 | "], heads + ["乙 | 2.00 | 3.00"])
    #expect(layout.tables.map(\.grid.picture) == [heads + ["甲 | 1.00 | ", "乙 | 2.00 | 3.00"]])
    #expect(layout.tables.first?.grid.headerRows == 2)
  }

  @Test("A last row alone on the next page joins the table")
  func lastRowAlone() {
    let layout = layout([head, "甲 | 1.00 | ", "乙 | 2.00 | 3.00"], ["合计 | 3.00 | 3.00"])
    #expect(layout.tables.map(\.grid.picture) == [[head, "甲 | 1.00 | ", "乙 | 2.00 | 3.00", "合计 | 3.00 | 3.00"]])
  }

  @Test("A table over three pages is one")
  func threePages() {
    let pages = [["甲 | 1.00 | "], ["乙 | 2.00 | "], ["丙 | 3.00 | "]].enumerated().map { index, rows in
      Page.sketch(index + 1) { $0.table(xs: Self.xs, ys: [60, 400, 740], [head] + rows) }
    }
    let layout = DocumentLayout(pages.map { PageLayout($0) })
    #expect(layout.tables.map(\.grid.picture) == [[head, "甲 | 1.00 | ", "乙 | 2.00 | ", "丙 | 3.00 | "]])
    #expect(layout.tables.first?.pages == [1, 2, 3])
  }

  @Test("A page that is shifted to one side, as mirrored margins do, goes on with the table")
  func mirroredMargins() {
    let layout = layout([head, "甲 | 1.00 | "], ["乙 | 2.00 | 3.00"], lowerXs: Self.xs.map { $0 + 20 })
    #expect(layout.tables.map(\.grid.picture) == [[head, "甲 | 1.00 | ", "乙 | 2.00 | 3.00"]])
  }

  @Test("A column line that only the lower part has widens the cells above it")
  func newColumnLine() {
    let layout = layout(
      ["项目 | 金额", "甲 | 1.00", "乙 | 2.00"], ["丙 | 3.00 | 4.00"], xs: [50, 200, 400], lowerXs: [50, 200, 300, 400])
    #expect(layout.tables.map(\.grid.picture) == [["项目 | 金额 | <", "甲 | 1.00 | <", "乙 | 2.00 | <", "丙 | 3.00 | 4.00"]])
  }

  @Test("The blank cell beside a total is not the code of the row on the other side of the break")
  func blankBesideTotal() {
    let (head, total) = ("科目编码 | 科目名称 | 合计", " | 合计 | 40.00")
    let lines = ["201 | 甲项支出 | 20.00", "20106 | 乙项支出 | 20.00", "208 | 丙项支出 | 20.00"]
    #expect(layout([head, total], lines).tables.map(\.grid.picture) == [[head, total] + lines])
    #expect(layout([head] + lines, [total]).tables.map(\.grid.picture) == [[head] + lines + [total]])
  }

  @Test("A blank half of a row beside the break is no rest of the label on its other side")
  func blankHalf() {
    let xs: [Double] = [50, 150, 250, 350, 450]
    let rows = ["收入 | 金额 | 支出 | 金额", "甲项 | 1.00 | 子项 | 1.00", "乙项 | 2.00 | 丑项 | 1.00", "丙项 | 2.00 | 寅项 | 1.00"]
    let (half, total) = (" |  | 卯项 | 2.00", "合计 | 5.00 | 合计 | 5.00")
    #expect(layout(rows + [half], [total], xs: xs).tables.map(\.grid.picture) == [rows + [half, total]])
    #expect(layout(rows + [total], [half], xs: xs).tables.map(\.grid.picture) == [rows + [total, half]])
  }

  @Test("The title and captions printed again do not part the table", arguments: ["部门支出总表", "部门支出总表（续）", "续表"])
  func repeatedTitle(title: String) {
    let first = Page.sketch(1) {
      $0.centered("部门支出总表", y: 660, size: 16)
      $0.table(xs: Self.xs, ys: lines(2, from: 720), [head, "甲 | 1.00 | "])
    }
    let second = Page.sketch(2) {
      $0.centered(title, y: 40, size: 16)
      $0.table(xs: Self.xs, ys: lines(2, from: 80), [head, "乙 | 2.00 | "])
    }
    let layout = DocumentLayout([PageLayout(first), PageLayout(second)])
    #expect(layout.tables.map(\.grid.picture) == [[head, "甲 | 1.00 | ", "乙 | 2.00 | "]])
  }

  @Test("A page number between the parts does not part the table")
  func pageNumbers() {
    let pages = (1...3).map { number in
      Page.sketch(number) {
        $0.table(xs: Self.xs, ys: lines(30, from: 100), [head] + (1..<30).map { "第\(number)页\($0)行 | 1.00 | " })
        $0.centered("- \(number) -", y: 770)
      }
    }
    let layout = DocumentLayout(pages.map { PageLayout($0) })
    #expect(layout.tables.count == 1)
    #expect(layout.tables.first?.grid.rowCount == 1 + 3 * 29)
    #expect(layout.blocks.count == 1)
  }

  @Test("A page number in spaced digits, far from the edge, is no title of the next part")
  func spacedPageNumbers() {
    let pages = (11...13).map { number in
      Page.sketch(number, width: 800, height: 600) {
        $0.table(xs: Self.xs, ys: lines(20, from: 60), [head] + (1..<20).map { "第\(number)页\($0)行 | 1.00 | " })
        $0.centered("— \(number / 10) \(number % 10) —", y: 500)
      }
    }
    let layout = DocumentLayout(pages.map { PageLayout($0) })
    #expect(layout.tables.count == 1)
    #expect(layout.blocks.count == 1)
  }

  @Test("Columns that are as many but wider on the next page, under the same head, are the same columns")
  func movedEdges() {
    let heads = ["单位 | 合计 | 收入 | <", "^ | ^ | 预算 | 其他"]
    let layout = layout(
      heads + ["甲 | 1.00 | 2.00 | 3.00"], heads + ["乙 | 4.00 | 5.00 | 6.00"], xs: [50, 150, 250, 300, 400],
      lowerXs: [50, 120, 200, 290, 400])
    #expect(layout.tables.map(\.grid.picture) == [heads + ["甲 | 1.00 | 2.00 | 3.00", "乙 | 4.00 | 5.00 | 6.00"]])
  }

  @Test("Columns that are as many and moved by less than half their width are the same columns without a head too")
  func movedEdgesWithoutHead() {
    let layout = layout(
      [head, "甲 | 1.00 | 2.00", "乙 | 1.00 | 2.00"], ["丙 | 4.00 | 5.00"], xs: [50, 200, 300, 400], lowerXs: [50, 170, 285, 400])
    #expect(layout.tables.map(\.grid.picture) == [[head, "甲 | 1.00 | 2.00", "乙 | 1.00 | 2.00", "丙 | 4.00 | 5.00"]])
  }

  @Test("A head that has a column more on one page maps the columns that both have")
  func headWithAnotherColumn() {
    let layout = layout(
      ["单位 | 合计 | 预算 | 其他", "甲 | 1.00 | 2.00 | 3.00"], ["单位 | 合计 | 预算 | < | 其他", "乙 | 4.00 | 5.00 | 甲 | 6.00"],
      xs: [50, 150, 250, 300, 400], lowerXs: [50, 120, 200, 290, 320, 400])
    #expect(layout.tables.first?.grid.columnCount == 5)
    #expect(layout.tables.first?.grid.rowCount == 3)
  }

  @Test("A form whose title is printed on each page goes on where the part begins as no such form does")
  func titleOnEachPage() {
    let form = ["项目名称 | 修缮 | <", "绩效指标 | 数量 | 3", "^ | 质量 | 4"]
    let next = ["项目名称 | 购置 | <"] + form.dropFirst()
    let pages = [form, ["效益指标 | 收益 | 5"], next].enumerated().map { index, rows in
      Page.sketch(index + 1) {
        $0.centered("项目绩效目标表", y: 40, size: 16)
        $0.table(xs: Self.xs, ys: index == 0 ? [80, 300, 500, 770] : lines(rows.count, from: 80), rows)
      }
    }
    let layout = DocumentLayout(pages.map { PageLayout($0) })
    #expect(layout.tables.map(\.grid.picture) == [form + ["效益指标 | 收益 | 5"], next])
  }

  @Test("A part that has more columns, all moved a little, keeps those that both have")
  func movedAndMore() {
    let layout = layout(
      ["名称 | 修缮 | <", "单位 | 甲 | 乙", "丙 | 丁 | 戊"], ["一级 | 二级 | 三级 | 指标", "产出 | 数量 | 条数 | 3"],
      xs: [50, 200, 300, 400], lowerXs: [50, 120, 195, 290, 400])
    #expect(layout.tables.count == 1)
    #expect(layout.tables.first?.grid.picture[3] == "一级 | 二级 | 三级 | 指标")
    #expect(layout.tables.first?.grid.picture[1] == "单位 | < | 甲 | 乙")
  }

  @Test("A head printed again is one though a line of it stands in the next row")
  func repeatedHeadOverflowing() {
    let first = Page.sketch(1) {
      $0.table(xs: Self.xs, ys: lines(4, from: 680), ["序号 | 收入 | <", "^ | 项目 | 金额", "栏次 | 1 | 2", "1 | 甲 | 3.00"])
    }
    let second = Page.sketch(2) {
      $0.table(xs: Self.xs, ys: lines(4, from: 60), ["序号 | 收入项 | <", "^ | 目 | 金额", "栏次 | 1 | 2", "2 | 乙 | 4.00"])
    }
    let layout = DocumentLayout([PageLayout(first), PageLayout(second)])
    #expect(layout.tables.map(\.grid.picture.count) == [5])
    #expect(layout.tables.first?.grid.picture.last == "2 | 乙 | 4.00")
  }

  @Test("Parts that only their edges and a full page join are told as uncertain")
  func tie() {
    let rows = [head, "甲 | 1.00 | ", "乙 | 2.00 | 3.00"]
    let joined = layout(rows, ["一级 | 二级 | 丙", "甲 | 乙 | 丁"], lowerXs: [50, 120, 240, 400])
    #expect(joined.tables.count == 1)
    #expect(joined.tables.first?.doubts == [Table.Doubt(.join, page: 2, box: Box(50, 60, 400, 100))])
    let first = Page.sketch(1) { $0.table(xs: Self.xs, ys: lines(3, from: 400), rows) }
    let second = Page.sketch(2) {
      $0.table(xs: [50, 120, 240, 400], ys: lines(2, from: 60), ["一级 | 二级 | 丙", "甲 | 乙 | 丁"])
      $0.text("说明", x: 50, y: 700)
    }
    #expect(DocumentLayout([PageLayout(first), PageLayout(second)]).tables.count == 2)
  }

  // MARK: Not joining

  @Test("A title of its own makes it another table")
  func newTitle() {
    let layout = layout([head, "甲 | 1.00 | "], [head, "乙 | 2.00 | 3.00"]) { $0.centered("政府性基金预算支出表", y: 30, size: 16) }
    #expect(layout.tables.count == 2)
    #expect(layout.tables.last?.title == "政府性基金预算支出表")
  }

  @Test("Other edges and other columns make it another table")
  func otherColumns() {
    let layout = layout([head, "甲 | 1.00 | "], ["名称 | 数量", "乙 | 2"], lowerXs: [80, 260, 520])
    #expect(layout.tables.count == 2)
  }

  @Test("Text after the table on its page ends it")
  func textAfter() {
    let first = Page.sketch(1) {
      $0.table(xs: Self.xs, ys: lines(2, from: 600), [head, "甲 | 1.00 | "])
      $0.text("本表说明部门支出情况。", x: 50, y: 660)
    }
    let second = Page.sketch(2) { $0.table(xs: Self.xs, ys: lines(2, from: 60), ["乙 | 2.00 | ", "丙 | 3.00 | "]) }
    #expect(DocumentLayout([PageLayout(first), PageLayout(second)]).tables.count == 2)
  }

  @Test("Two tables of one shape on one page stay two")
  func samePage() {
    let page = Page.sketch {
      $0.table(xs: Self.xs, ys: lines(2, from: 100), [head, "甲 | 1.00 | "])
      $0.table(xs: Self.xs, ys: lines(2, from: 300), [head, "乙 | 2.00 | "])
    }
    #expect(DocumentLayout([PageLayout(page)]).tables.count == 2)
  }

  // MARK: What the break cuts

  @Test("A row that the break cuts is one row, its texts joined")
  func cutRow() {
    let first = Page.sketch(1) {
      $0.table(xs: [50, 112, 300, 400], ys: [600, 620, 640, 760], ["项目 | 说明 | 金额", "甲 | 说明 | 1.00", "一般公共预/算财政拨款 | 完善设施建设管 | 2.00"])
    }
    let second = Page.sketch(2) {
      $0.table(xs: [50, 112, 300, 400], ys: [60, 90, 110], ["支出 | | ", "乙 | 说明 | 3.00"])
    }
    let layout = DocumentLayout([PageLayout(first), PageLayout(second)])
    #expect(
      layout.tables.map(\.grid.picture) == [
        ["项目 | 说明 | 金额", "甲 | 说明 | 1.00", "一般公共预算财政拨款支出 | 完善设施建设管 | 2.00", "乙 | 说明 | 3.00"]
      ])
  }

  @Test("A word that stands whole elsewhere and is cut by the break cuts its row")
  func cutWordOfRow() {
    let xs: [Double] = [50, 200, 300, 400]
    let first = Page.sketch(1) {
      $0.table(
        xs: xs, ys: [640, 660, 680, 700, 760], ["单位 | 说明 | 金额", "某市人民政府办公厅 | 说明 | 1.00", "甲局 | 说明 | 1.00", "某市人民政府办公 | 完成公报编辑管理工作 | 2.00"])
    }
    let second = Page.sketch(2) { $0.table(xs: xs, ys: [60, 90, 110], ["厅 | 本年度六期 | ", "乙局 | 说明 | 3.00"]) }
    let layout = DocumentLayout([PageLayout(first), PageLayout(second)])
    #expect(layout.tables.first?.grid.picture.dropFirst(3).first == "某市人民政府办公厅 | 完成公报编辑管理工作本年度六期 | 2.00")
  }

  @Test("The same form of another unit, whose first row is the same, begins anew")
  func sameFirstRow() {
    func form(_ unit: String) -> [String] {
      ["项目名称 | 公用经费 | < | <", "主管部门 | 甲局 | 实施单位 | \(unit)", "一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 巡查次数 | ≥3次"]
    }
    let layout = layout(form("乙站"), form("丙站"), xs: [50, 150, 250, 330, 400])
    #expect(layout.tables.map(\.grid.picture) == [form("乙站"), form("丙站")])
  }

  @Test("A merged cell that the break cuts spans the rows on both sides")
  func cutMergedCell() {
    let layout = layout(
      ["一级指标 | 二级指标 | 三级指标", "产出指标 | 数量指标 | 清扫条数", "^ | ^ | 清扫面积"], [" | 质量指标 | 合格率", "^ | 时效指标 | 及时率"])
    #expect(
      layout.tables.map(\.grid.picture) == [
        [
          "一级指标 | 二级指标 | 三级指标", "产出指标 | 数量指标 | 清扫条数", "^ | ^ | 清扫面积", "^ | 质量指标 | 合格率", "^ | 时效指标 | 及时率",
        ]
      ])
  }

  @Test("A sentence in a merged cell that the break cuts goes on, one that ended does not")
  func cutSentence() {
    // Nine characters fill the third column; the cell goes on over two rows of the second page.
    let below = ["丙 | 2.00 | 数据接入平台。", "丁 | 3.00 | ^"]
    let cut = layout(["项目 | 金额 | 内容", "甲 | 4.00 | 购置设备。", "乙 | 1.00 | 加装计量设施两处并"], below)
    #expect(cut.tables.first?.grid.picture.suffix(3) == ["乙 | 1.00 | 加装计量设施两处并数据接入平台。", "丙 | 2.00 | ^", "丁 | 3.00 | ^"])
    let whole = layout(["项目 | 金额 | 内容", "甲 | 4.00 | 购置设备。", "乙 | 1.00 | 加装计量设施两处。"], below)
    #expect(whole.tables.first?.grid.picture.suffix(3) == ["乙 | 1.00 | 加装计量设施两处。", "丙 | 2.00 | 数据接入平台。", "丁 | 3.00 | ^"])
    let noSentences = layout(["项目 | 金额 | 内容", "甲 | 4.00 | 购置设备", "乙 | 1.00 | 加装计量设施两处并"], below)
    #expect(noSentences.tables.first?.grid.picture.suffix(3).first == "乙 | 1.00 | 加装计量设施两处并")
  }

  @Test("A new group after the break is a cell of its own")
  func newGroup() {
    let layout = layout(
      ["一级指标 | 二级指标 | 三级指标", "产出指标 | 数量指标 | 清扫条数", "^ | ^ | 清扫面积"], ["效益指标 | 社会效益 | 满意", "^ | 生态效益 | 清洁"])
    #expect(layout.tables.first?.grid.picture[3] == "效益指标 | 社会效益 | 满意")
  }

  @Test("A blank strip lower than a row is the rest of the row above, one as high as a row is a row", arguments: [(8.0, 4), (20.0, 5)])
  func blankStrip(height: Double, rows: Int) {
    let first = Page.sketch(1) { $0.table(xs: Self.xs, ys: lines(3, from: 700), [head, "甲 | 1.00 | ", "乙 | 2.00 | "]) }
    let second = Page.sketch(2) { $0.table(xs: Self.xs, ys: [60, 60 + height, 80 + height], [" |  | ", "合计 | 3.00 | "]) }
    #expect(DocumentLayout([PageLayout(first), PageLayout(second)]).tables.map(\.grid.rowCount) == [rows])
  }

  @Test("Numbers of rows are no parts of a word that the break cut, though both together are a number")
  func serials() {
    let layout = layout(["序号 | 项目 | 金额", "1 | 甲 | 1.00"], ["2 | 乙 | 2.00", "12 | 丙 | 3.00"])
    #expect(layout.tables.first?.grid.picture == ["序号 | 项目 | 金额", "1 | 甲 | 1.00", "2 | 乙 | 2.00", "12 | 丙 | 3.00"])
  }

  @Test("Blank amounts on both sides of a break do not unite rows")
  func blankAmounts() {
    let layout = layout([head, "甲 | 1.00 | ", "乙 | | "], ["丙 | | ", "丁 | 2.00 | "])
    #expect(layout.tables.map(\.grid.picture) == [[head, "甲 | 1.00 | ", "乙 |  | ", "丙 |  | ", "丁 | 2.00 | "]])
  }

  @Test("Numbered rows on both sides of a break stay rows")
  func numberedRows() {
    let layout = layout(
      ["收入 | 预算 | 支出", "一、一般公共预算 | 1.00 | 一、教育支出", "二、政府性基金 |  | 二、科学支出"], ["三、国有资本 | | 三、文化支出", "四、其他 | | 四、卫生支出"])
    #expect(layout.tables.first?.grid.rowCount == 5)
  }

  /// A cell over two rows that the break cuts: its lower border is not drawn, nor its upper one on the next page.
  private func cutCell(above: [(String, Double)], below: [(String, Double)]) -> [String]? {
    func page(_ number: Int, ys: [Double], rows: [String], open: Double, words: [(String, Double)]) -> PageLayout {
      PageLayout(
        Page.sketch(number) {
          for y in ys { $0.horizontal(y, from: y == open ? 150 : 50, to: 250) }
          for x in [50.0, 150, 250] { $0.vertical(x, from: ys[0], to: ys[ys.count - 1]) }
          for (index, row) in rows.enumerated() { $0.text(row, x: 155, y: ys[index] + 5) }
          for (word, y) in words { $0.text(word, x: 55, y: y) }
        })
    }
    let first = page(1, ys: [700, 720, 740], rows: ["金额", "1.00"], open: 740, words: [("单位", 705)] + above)
    let second = page(2, ys: [60, 80, 100], rows: ["2.00", "3.00"], open: 60, words: below + [("乙局", 85)])
    return DocumentLayout([first, second]).tables.first?.grid.picture
  }

  @Test("A cell that the break cuts has its text on either side, or each line that the break runs through on both")
  func cutText() {
    let whole = ["单位 | 金额", "甲县水利局 | 1.00", "^ | 2.00", "乙局 | 3.00"]
    #expect(cutCell(above: [("甲县水利局", 730)], below: []) == whole)
    #expect(cutCell(above: [], below: [("甲县水利局", 62)]) == whole)
    #expect(cutCell(above: [("甲县水", 724), ("利局", 736)], below: [("利局", 56)]) == whole)
    #expect(cutCell(above: [("甲县水利局", 736)], below: [("甲县水利局", 62)]) == whole)
    #expect(cutCell(above: [("甲县水", 728), ("利局", 741)], below: []) == whole)
  }
}
