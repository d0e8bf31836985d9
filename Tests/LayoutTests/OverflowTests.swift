import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Text that runs out of a table")
struct OverflowTests {
  /// A table whose last row is a line high.
  private func tables(_ draw: (inout PageSketch) -> Void) -> DocumentLayout {
    let page = Page.sketch {
      $0.table(xs: [50, 100, 200], ys: [100, 120, 140], ["项目 | 金额", " | 1.00"])
      draw(&$0)
    }
    return DocumentLayout([PageLayout(page)])
  }

  @Test("Lines set in the middle of a low cell run out below and above, and are the cell's")
  func centred() {
    let page = Page.sketch {
      $0.table(xs: [50, 100, 200], ys: [100, 140, 160], ["项目 | 金额", " | 1.00"])
      for (index, word) in ["绩效", "指标", "明细", "情况"].enumerated() { $0.text(word, x: 60, y: 126 + 12 * Double(index)) }
    }
    let layout = DocumentLayout([PageLayout(page)])
    #expect(layout.tables.map(\.grid.picture) == [["项目 | 金额", "绩效指标明细情况 | 1.00"]])
    #expect(layout.blocks.count == 1)
  }

  @Test("A line that crosses the foot is the cell's; a note below it, of another size or over several cells is not")
  func crossing() {
    let cell: (inout PageSketch) -> Void = { $0.text("绩效", x: 60, y: 122) }
    #expect(
      tables {
        cell(&$0); $0.text("指标", x: 60, y: 134)
      }.tables[0].grid.picture == ["项目 | 金额", "绩效指标 | 1.00"])
    #expect(
      tables {
        cell(&$0); $0.text("注释", x: 60, y: 144)
      }.tables[0].grid.picture == ["项目 | 金额", "绩效 | 1.00"])
    #expect(
      tables {
        cell(&$0); $0.text("注：", x: 60, y: 139.2)
      }.tables[0].grid.picture == ["项目 | 金额", "绩效 | 1.00"], "the room over its ink crosses, no ink")
    #expect(
      tables {
        cell(&$0); $0.text("指标", x: 60, y: 138, size: 7)
      }.tables[0].grid.picture == ["项目 | 金额", "绩效 | 1.00"])
    #expect(
      tables {
        cell(&$0); $0.text("本表所列指标", x: 60, y: 135)
      }.tables[0].grid.picture == ["项目 | 金额", "绩效 | 1.00"])
  }

  @Test("A mark that hangs over the right edge belongs to the line that it touches")
  func hanging() {
    let page = Page.sketch {
      $0.table(xs: [50, 100, 200], ys: [100, 120, 140], ["项目 | 金额", "甲 | "])
      $0.text("全部收入和支出编入年", x: 94, y: 122)
      $0.text("。", x: 196, y: 122)
    }
    let layout = DocumentLayout([PageLayout(page)])
    #expect(layout.tables[0].grid.cells.last?.text.hasSuffix("年。") == true)
    #expect(layout.blocks.count == 1)
  }
}
