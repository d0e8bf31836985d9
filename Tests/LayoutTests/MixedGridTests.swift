import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Tables whose rules are missing in part")
struct MixedGridTests {
  /// How the lines of a table are drawn.
  enum Rules: CaseIterable {
    case none, top, threeRules, rows, frame, frameAndRows, headColumns, uprights, shadedRows, everySecondRow
    case aboveAndBelowTheHead, headGrid, shadedHead, shadedHeadAndRows, everySecondRowOfCells
  }

  private static let xs: [Double] = [50, 100, 250, 350, 450, 550]
  private static let head = ["序号 | 科目 | < | 本年支出 | <", "^ | 编码 | 名称 | 合计 | 其中项目"]
  private static let body = [
    "1 |  | 合计 | 1,234.50 | 34.50", "2 | 201 | 一般公共服务支出 | 1,000.00 | 30.00", "3 | 20113 | 商贸事务 | 200.00 | ",
    "4 | 2011301 | 行政运行与机关事/务管理支出 | 34.50 | 4.50", "5 | 208 | 社会保障支出 | 20.00 | ",
  ]

  /// The form, its rows 20 points high, its wrapped row 34.
  private static let rows = head + body
  private static func ys(from top: Double) -> [Double] {
    rows.indices.reduce(into: [top]) { $0.append($0[$0.count - 1] + (rows[$1].contains("/") ? 34 : 20)) }
  }

  /// What is expected: the rows, line breaks taken out.
  private static var picture: [String] { rows.map { $0.replacing("/", with: "") } }

  private func form(_ sketch: inout PageSketch, rules: Rules, top: Double = 140) {
    let ys = Self.ys(from: top)
    sketch.centered("部门支出总表", y: top - 50, size: 16)
    sketch.text("部门：某某局", x: 50, y: top - 20)
    sketch.text("单位：万元", x: 500, y: top - 20)
    for cell in GridPicture.cells(Self.rows) where !cell.text.isEmpty {
      let lines = cell.text.split(separator: "/").map(String.init)
      let (left, right) = (Self.xs[cell.column] + 3, Self.xs[cell.column + cell.columnSpan] - 3)
      let middle = (ys[cell.row] + ys[cell.row + cell.rowSpan]) / 2
      for (index, line) in lines.enumerated() {
        let width = line.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x2000 ? 5 : 10) }
        let isHead = cell.row < 2 || cell.column == 0
        let x = isHead ? (left + right - width) / 2 : cell.column > 2 ? right - width : left
        sketch.text(line, x: x, y: middle - 7 * Double(lines.count) + 14 * Double(index) + 1)
      }
    }
    draw(rules, ys, on: &sketch)
  }

  private func draw(_ rules: Rules, _ ys: [Double], on sketch: inout PageSketch) {
    let (left, right) = (Self.xs[0], Self.xs[5])
    func whole(_ rows: [Int]) { for row in rows { sketch.horizontal(ys[row], from: left, to: right) } }
    func sides(_ xs: [Double], _ rows: ClosedRange<Int>) {
      for x in xs { sketch.vertical(x, from: ys[rows.lowerBound], to: ys[rows.upperBound]) }
    }
    let last = ys.count - 1
    switch rules {
    case .none: break
    case .top: whole([0, last])
    case .threeRules: whole([0, 2, last])
    case .rows:
      whole([0] + Array(2...last))
      sketch.horizontal(ys[1], from: Self.xs[1], to: right)
    case .frame:
      whole([0, last])
      sides([left, right], 0...last)
    case .frameAndRows:
      whole([0] + Array(2...last))
      sketch.horizontal(ys[1], from: Self.xs[1], to: right)
      sides([left, right], 0...last)
    case .headColumns:
      whole([0] + Array(2...last))
      sketch.horizontal(ys[1], from: Self.xs[1], to: right)
      sides([left, right], 0...last)
      sides([Self.xs[1], Self.xs[3]], 0...2)
      sides([Self.xs[2], Self.xs[4]], 1...2)
    case .uprights:
      whole([0, 2, last])
      sketch.horizontal(ys[1], from: Self.xs[1], to: right)
      sides([left, Self.xs[1], Self.xs[3], right], 0...last)
      sides([Self.xs[2], Self.xs[4]], 1...last)
    case .shadedRows:
      for row in 0..<last { sketch.shade(Box(left, ys[row] + 0.5, right, ys[row + 1] - 0.5)) }
    case .aboveAndBelowTheHead: whole([0, 2])
    case .headGrid:
      whole([0, 2])
      sketch.horizontal(ys[1], from: Self.xs[1], to: right)
      sides([left, Self.xs[1], Self.xs[3], right], 0...2)
      sides([Self.xs[2], Self.xs[4]], 1...2)
    case .shadedHead, .shadedHeadAndRows:
      for cell in GridPicture.cells(Self.head) {
        sketch.shade(
          Box(Self.xs[cell.column], ys[cell.row], Self.xs[cell.column + cell.columnSpan], ys[cell.row + cell.rowSpan]))
      }
      if rules == .shadedHeadAndRows { whole(Array(3...last)) }
    case .everySecondRowOfCells:
      for cell in GridPicture.cells(Self.rows) where cell.row < 2 || cell.row % 2 == 1 {
        sketch.shade(
          Box(Self.xs[cell.column], ys[cell.row], Self.xs[cell.column + cell.columnSpan], ys[cell.row + cell.rowSpan]))
      }
    case .everySecondRow:
      for row in stride(from: 1, to: last, by: 2) { sketch.shade(Box(left, ys[row], right, ys[row + 1])) }
    }
  }

  private func layout(_ pages: [(inout PageSketch) -> Void]) -> DocumentLayout {
    DocumentLayout(pages.enumerated().map { index, draw in PageLayout(Page.sketch(index + 1, draw)) })
  }

  @Test("A form is read alike whatever is ruled of it", arguments: Rules.allCases)
  func dialects(rules: Rules) {
    let layout = layout([{ form(&$0, rules: rules) }])
    #expect(layout.tables.map(\.grid.picture) == [Self.picture])
    #expect(layout.tables.first?.title == "部门支出总表")
  }

  @Test("Two forms below each other are two", arguments: Rules.allCases)
  func twoForms(rules: Rules) {
    let layout = layout([
      {
        form(&$0, rules: rules)
        form(&$0, rules: rules, top: 480)
      }
    ])
    #expect(layout.tables.map(\.grid.picture) == [Self.picture, Self.picture])
  }

  @Test("Every visible character stands in one place", arguments: Rules.allCases)
  func conservation(rules: Rules) {
    let page = Page.sketch { form(&$0, rules: rules) }
    let layout = DocumentLayout([PageLayout(page)])
    let cells = layout.tables.flatMap { $0.grid.cells.map(\.text) }
    let flow = layout.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
    let placed = (cells + flow).joined().unicodeScalars.filter { $0 != " " }.map(\.value).sorted()
    #expect(placed == page.glyphs.map(\.scalar.value).sorted())
    for table in layout.tables { #expect(!table.grid.coverage().contains(nil)) }
  }

  @Test(
    "What goes on over the page without a head has the columns of the page before",
    arguments: [Rules.none, .rows, .threeRules, .frame])
  func goingOn(rules: Rules) {
    let layout = layout([
      { form(&$0, rules: rules, top: 560) },
      { sketch in
        for (row, text) in [("6", "210", "卫生支出", "8.00"), ("7", "21011", "医疗", "8.00")].enumerated() {
          let y = 60 + 20 * Double(row)
          sketch.text(text.0, x: 72.5, y: y)
          sketch.text(text.1, x: 103, y: y)
          sketch.text(text.2, x: 253, y: y)
          sketch.text(text.3, x: 427, y: y)
        }
        if rules != .none { for y in rules == .rows ? [56.0, 76, 96] : [56.0, 96] { sketch.horizontal(y, from: 50, to: 550) } }
        if rules == .frame { for x in [50.0, 550] { sketch.vertical(x, from: 56, to: 96) } }
      },
    ])
    #expect(layout.tables.map(\.grid.picture) == [Self.picture + ["6 | 210 | 卫生支出 | 8.00 | ", "7 | 21011 | 医疗 | 8.00 | "]])
  }

  @Test("An empty form is a table of its head and a blank row")
  func emptyForm() {
    let layout = layout([
      { sketch in
        for (text, x) in [("科目编码", 80.0), ("科目名称", 230), ("合计", 390), ("基本支出", 480)] { sketch.text(text, x: x, y: 104) }
        for y in [100.0, 120, 140] { sketch.horizontal(y, from: 50, to: 550) }
      }
    ])
    #expect(layout.tables.map(\.grid.picture) == [["科目编码 | 科目名称 | 合计 | 基本支出", " |  |  | "]])
  }

  @Test("A blank row that nothing rules is known by the pitch of the others")
  func blankRow() {
    let layout = layout([
      { sketch in
        sketch.text("单位：万元", x: 500, y: 80)
        for (text, x) in [("项目", 110.0), ("预算", 290), ("决算", 490)] { sketch.text(text, x: x, y: 100) }
        for row in [0, 1, 2, 4, 5] {
          let y = 120 + 20 * Double(row)
          sketch.text("第\(row)项支出", x: 53, y: y)
          sketch.text("\(row + 1)0.00", x: 320, y: y)
          sketch.text("\(row + 1)1.50", x: 520, y: y)
        }
      }
    ])
    #expect(layout.tables.first?.grid.rowCount == 7)
  }

  @Test("Running text between a header's rule and a footer's is no table")
  func proseBetweenRules() {
    let layout = layout([
      { sketch in
        sketch.horizontal(60, from: 50, to: 550)
        for line in 0..<20 { sketch.text(String(repeating: "正文", count: 24), x: 50, y: 80 + 18 * Double(line)) }
        sketch.horizontal(740, from: 50, to: 550)
      }
    ])
    #expect(layout.tables.isEmpty)
  }

  @Test("A table of contents is no table: words, and far to the right numbers that never fall")
  func contents() {
    let entries = [("第一部分 文字说明", 1), ("第二部分 部门预算表", 5), ("表1 收支总表", 6), ("表2 收入总表", 7), ("表3 支出总表", 8), ("表4 基本支出总表", 9)]
    let page = Page.sketch {
      for (index, entry) in entries.enumerated() {
        $0.text(entry.0, x: index < 2 ? 60 : 90, y: 120 + 22 * Double(index))
        $0.text("\(entry.1)", x: 530, y: 120 + 22 * Double(index))
      }
    }
    let layout = PageLayout(page)
    #expect(layout.tables.isEmpty)
    #expect(layout.lines.map(\.text) == entries.map { "\($0.0.replacing(" ", with: "")) \($0.1)" })
  }
}
