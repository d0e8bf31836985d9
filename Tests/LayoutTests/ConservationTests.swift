import Extraction
import TestSupport
import Testing

@testable import Layout

/// Whatever a page looks like, nothing of it is lost or printed twice, and the cells of a table tile its grid.
@Suite("What is printed is in one place")
struct ConservationTests {
  /// Numbers that are the same in every run (a linear congruential generator).
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) | (state << 31)
    }
  }

  private static let words = [
    "项目", "合计", "本年支出", "一、一般公共服务支出", "行政运行", "（境）经费", "政府性基金预算财政拨款", "1,234.50", "0.00", "-36.15", "201", "2013801", "备注", "类",
    "单位：万元", "部门：某某局", "本部门预算按照收支平衡的原则编制，全部收入和支出都反映在预算中。", "fund", "Total", "12",
  ]

  /// A page of words on lines of a form whose rules are there, missing, cut short or elsewhere, with words over the lines and beside the form.
  private static func page(_ seed: UInt64) -> Page {
    var random = Seeded(state: seed &* 977 &+ 5)
    return Page.sketch { sketch in
      let columns = Int.random(in: 1...7, using: &random)
      let rows = Int.random(in: 1...14, using: &random)
      let xs = (0...columns).map {
        50 + 500 * Double($0) / Double(columns) + ($0 > 0 && $0 < columns ? Double.random(in: -15...15, using: &random) : 0)
      }
      let height = Double.random(in: 13...30, using: &random)
      let ys = (0...rows).map { 120 + height * Double($0) }
      let share = ([0, 0.3, 0.7, 1] as [Double]).randomElement(using: &random) ?? 1
      for y in ys where Double.random(in: 0..<1, using: &random) < share {
        sketch.horizontal(y, from: xs[Int.random(in: 0..<columns, using: &random) / 3], to: xs[columns])
      }
      for x in xs where Double.random(in: 0..<1, using: &random) < share {
        sketch.vertical(x, from: ys[Int.random(in: 0..<rows, using: &random) / 3], to: ys[rows])
      }
      if Bool.random(using: &random) { sketch.shade(Box(xs[0], ys[0], xs[columns], ys[1])) }
      for (top, y) in ys.dropLast().enumerated() {
        for column in 0..<columns where Double.random(in: 0..<1, using: &random) < 0.7 {
          let word = words.randomElement(using: &random) ?? ""
          sketch.text(word, x: xs[column] + Double.random(in: -2...12, using: &random), y: y + (top.isMultiple(of: 5) ? -4 : 1), size: 9)
        }
      }
      sketch.text("部门：某某局", x: 50, y: 90)
      sketch.centered("某某预算表", y: 60, size: 16)
    }
  }

  /// What stands in one list of characters more often than in another.
  private static func surplus(_ texts: [Unicode.Scalar], over others: [Unicode.Scalar]) -> String {
    var counts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
    for scalar in others { counts[scalar, default: 0] -= 1 }
    return counts.filter { $0.value > 0 }.keys.sorted().map(String.init).joined()
  }

  @Test("Every glyph of a page is in one cell or one paragraph", arguments: 1...80 as ClosedRange<UInt64>)
  func everyGlyph(seed: UInt64) {
    let page = Self.page(seed)
    let texts = DocumentLayout([PageLayout(page)]).blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph): paragraph.lines.map(\.text)
      case .table(let table): table.grid.cells.map(\.text) + table.framedLines.map(\.text)
      }
    }
    let given = texts.flatMap { $0.unicodeScalars.filter { !$0.properties.isWhitespace } }
    let printed = page.glyphs.map(\.scalar)
    #expect(Self.surplus(printed, over: given) == "", "lost")
    #expect(Self.surplus(given, over: printed) == "", "given twice")
  }

  @Test("The cells of a table tile its grid", arguments: 1...80 as ClosedRange<UInt64>)
  func tiles(seed: UInt64) {
    for table in DocumentLayout([PageLayout(Self.page(seed))]).tables {
      var covered = Array(repeating: 0, count: table.grid.rowCount * table.grid.columnCount)
      for cell in table.grid.cells {
        for row in cell.row..<(cell.row + cell.rowSpan) {
          for column in cell.column..<(cell.column + cell.columnSpan) { covered[row * table.grid.columnCount + column] += 1 }
        }
      }
      #expect(covered.allSatisfy { $0 == 1 })
    }
  }

  @Test("A text over the first columns of a row and one over the last that meet in the middle are one cell, each given once")
  func textsOverSharedColumn() {
    let page = Page.sketch {
      for (head, x) in [("项目", 90.0), ("预算数", 185), ("决算数", 285)] { $0.text(head, x: x, y: 104) }
      $0.text("本部门一般公共预算拨款", x: 60, y: 124)
      $0.text("政府性基金预算拨款支出", x: 160, y: 142)
      for (text, x) in [("办公费", 53.0), ("1.00", 225), ("2.00", 325)] { $0.text(text, x: x, y: 164) }
      for y in [100.0, 120, 160, 180] { $0.horizontal(y, from: 50, to: 350) }
      for x in [50.0, 150, 250, 350] { $0.vertical(x, from: 100, to: 120) }
    }
    let rows = DocumentLayout([PageLayout(page)]).tables.map(\.grid.picture)
    #expect(rows == [["项目 | 预算数 | 决算数", "本部门一般公共预算拨款政府性基金预算拨款支出 | < | <", "办公费 | 1.00 | 2.00"]])
  }
}
