import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Tables that rulings show in part or not at all")
struct AlignedTableTests {
  private let xs: [Double] = [60, 140, 360, 460]
  private let rows = [
    ["科目编码", "科目名称", "合计", "基本支出"], ["201", "一般公共服务支出", "1,234.50", "1,000.00"], ["20103", "政府办公厅事务", "1,234.50", "1,000.00"],
    ["2010301", "行政运行", "1,000.00", "1,000.00"], ["2010302", "一般行政管理事务", "234.50", ""], ["208", "社会保障和就业支出", "80.13", "80.13"],
  ]

  /// Prints the rows with their columns aligned at the left, 20 points apart.
  private func print(_ rows: [[String]], on sketch: inout PageSketch, from top: Double) {
    for (r, row) in rows.enumerated() {
      for (c, text) in row.enumerated() where !text.isEmpty { sketch.text(text, x: xs[c], y: top + 4 + 20 * Double(r)) }
    }
  }

  private func picture(_ rows: [[String]]) -> [String] { rows.map { $0.joined(separator: " | ") } }

  @Test("Horizontal rules alone: columns come from the alignment of the text")
  func horizontalRules() throws {
    let layout = PageLayout(
      Page.sketch {
        print(rows, on: &$0, from: 200)
        for r in 0...rows.count { $0.horizontal(200 + 20 * Double(r), from: 50, to: 550) }
      })
    #expect(layout.tables.map(\.grid.picture) == [picture(rows)])
    #expect(layout.lines.isEmpty)
  }

  @Test("A table of three rules: above, under the head, below")
  func threeRules() throws {
    let layout = PageLayout(
      Page.sketch {
        print(rows, on: &$0, from: 200)
        for y in [200.0, 220, 320] { $0.horizontal(y, from: 50, to: 550) }
      })
    #expect(layout.tables.map(\.grid.picture) == [picture(rows)])
  }

  @Test("No rules at all")
  func noRules() throws {
    let layout = PageLayout(Page.sketch { print(rows, on: &$0, from: 200) })
    #expect(layout.tables.map(\.grid.picture) == [picture(rows)])
    #expect(layout.tables.first?.isRuled == false)
  }

  @Test("Lines of prose are no table")
  func prose() {
    let layout = PageLayout(
      Page.sketch {
        for line in 0..<12 { $0.text("本年度收入预算总计比上年有所增加，主要原因是项目增加，其余各项与上年持平，没有变化", x: 60, y: 200 + 18 * Double(line)) }
      })
    #expect(layout.tables.isEmpty)
    #expect(layout.lines.count == 12)
  }

  @Test("A list of numbered items is no table")
  func list() {
    let layout = PageLayout(
      Page.sketch {
        for (i, text) in ["一、主要职能", "二、机构设置", "三、收支预算", "四、绩效目标", "五、其他说明"].enumerated() {
          $0.text(text, x: 60, y: 200 + 18 * Double(i))
        }
      })
    #expect(layout.tables.isEmpty)
  }

  @Test("Captions left and right above a table are lines, not its first row")
  func captionsAbove() throws {
    let layout = PageLayout(
      Page.sketch {
        $0.text("部门：甲县水利局", x: 50, y: 180)
        $0.text("单位：万元", x: 500, y: 180)
        print(rows, on: &$0, from: 200)
        for r in 0...rows.count { $0.horizontal(200 + 20 * Double(r), from: 50, to: 550) }
      })
    #expect(layout.tables.first?.grid.rowCount == rows.count)
    #expect(layout.lines.map(\.text) == ["部门：甲县水利局 单位：万元"])
  }

  /// Prints words with the spaces of Latin type.
  private func phrase(_ text: String, x: Double, y: Double, on sketch: inout PageSketch) {
    var left = x
    for word in text.split(separator: " ") {
      sketch.text(String(word), x: left, y: y)
      left += 5 * Double(word.count) + 3
    }
  }

  @Test("Heads wider than the figures below them bound the columns, and one rule may run on under several spanners")
  func wideHeads() {
    let rights = [278.0, 358, 443, 523]
    let page = Page.sketch {
      phrase("Sector", x: 60, y: 102, on: &$0)
      phrase("Value added", x: 246, y: 102, on: &$0)
      phrase("Persons employed", x: 404, y: 102, on: &$0)
      for (text, x) in [("million EUR", 207.0), ("% of total", 300), ("thousands", 382), ("% of total", 464)] {
        phrase(text, x: x, y: 117, on: &$0)
      }
      for (row, name) in ["Manufacturing", "Construction", "Trade", "Transport", "Services"].enumerated() {
        phrase(name, x: 60, y: 134 + 15 * Double(row), on: &$0)
        for (column, right) in rights.enumerated() { $0.text("\(row + 1)\(column).4", x: right - 20, y: 134 + 15 * Double(row)) }
      }
      for y in [100.0, 131, 210] { $0.horizontal(y, from: 55, to: 530) }
      $0.horizontal(115.5, from: 205, to: 530)
    }
    let body = ["Manufacturing", "Construction", "Trade", "Transport", "Services"].enumerated().map { row, name in
      "\(name) | " + (0..<4).map { "\(row + 1)\($0).4" }.joined(separator: " | ")
    }
    #expect(
      PageLayout(page).tables.map(\.grid.picture) == [
        ["Sector | Value added | < | Persons employed | <", "^ | million EUR | % of total | thousands | % of total"] + body
      ])
  }
}
