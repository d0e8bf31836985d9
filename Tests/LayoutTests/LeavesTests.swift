import Extraction
import TestSupport
import Testing

@testable import Layout

/// Two pages on one sheet are read one after the other.
struct LeavesTests {
  /// A sheet of two A4 pages: a table that goes on from the foot of the left one to the head of the right one, its head printed again.
  private func sheet(number: Int, title: String? = nil) -> Page {
    var sketch = PageSketch(number: number, width: 1190, height: 842)
    if let title { sketch.text(title, x: 520, y: 30, size: 16) }
    let rows = (1...36).map { "项\($0) | \($0).00" }
    sketch.table(xs: [50, 300, 500], ys: (0...37).map { 60 + 20 * Double($0) }, ["项目 | 金额"] + rows)
    sketch.table(xs: [645, 895, 1095], ys: [60, 80, 100], ["项目 | 金额", "合计 | 666.00"])
    sketch.vertical(595, from: 0, to: 842)
    return sketch.page
  }

  @Test func goesOnWithATableFromLeafToLeaf() throws {
    let layout = DocumentLayout(sheets: LeafLayout.leaves(of: sheet(number: 3)))
    let first = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(first.grid.rowCount == 38 && first.grid.columnCount == 2)
    #expect(first.pages == [3])
    let total = try #require(first.grid.cells.first { $0.text == "合计" })
    #expect(total.page == 3)
    #expect(abs(total.box.x0 - 645) < 1, "it stands on the right of the sheet")
    #expect(first.parts.map(\.box.x0) == [50, 645])
  }

  @Test func leavesASheetWholeWhereSomethingCrossesItsMiddle() {
    #expect(sheet(number: 1).leaves.count == 2)
    #expect(sheet(number: 1, title: "部门收支总表与支出总表").leaves.count == 1)
    var ruled = sheet(number: 1)
    ruled.rulings.append(Ruling(.horizontal, at: 800, from: 400, to: 800))
    #expect(ruled.leaves.count == 1)
  }

  @Test func leavesASheetWholeThatIsNoLargerThanAPage() {
    var small = PageSketch(number: 1, width: 842, height: 595)
    small.text("收入", x: 50, y: 60)
    small.text("支出", x: 500, y: 60)
    #expect(small.page.leaves.count == 1)
    var broad = PageSketch(number: 1, width: 1190, height: 1000)
    broad.text("收入", x: 50, y: 60)
    broad.text("支出", x: 700, y: 60)
    #expect(broad.page.leaves.count == 1, "nearly square")
    var half = PageSketch(number: 1, width: 1190, height: 842)
    half.text("收入", x: 50, y: 60)
    #expect(half.page.leaves.count == 1, "nothing on the right")
  }

  @Test func placesLinesOnTheSheet() {
    var sketch = PageSketch(number: 7, width: 1190, height: 842)
    sketch.text("左页的一行文字。", x: 100, y: 100)
    sketch.text("右页居中", x: 595 + 277, y: 100, size: 10)
    let layout = DocumentLayout(sheets: LeafLayout.leaves(of: sketch.page))
    let paragraphs = layout.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
    #expect(paragraphs.map(\.text) == ["左页的一行文字。", "右页居中"])
    #expect(paragraphs.map(\.page) == [7, 7])
    #expect(paragraphs.map(\.box.x0) == [100, 872])
    #expect(paragraphs.map(\.isCentered) == [false, true])
  }
}
