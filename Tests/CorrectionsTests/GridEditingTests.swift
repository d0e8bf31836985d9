import Layout
import TestSupport
import Testing

@Suite("Grids are changed cell by cell, or left alone")
struct GridEditingTests {
  private var grid: Grid { Grid(["编码 | 名称 | 金额", "201 | 一般 | 12.50", "205 | 教育 | 3.00"], headerRows: 1) }

  @Test("A rectangle of cells becomes one; what is none stays")
  func merge() {
    var changed = grid
    let fits1 = changed.mergeCells([3, 4])
    #expect(fits1)
    #expect(changed.picture == ["编码 | 名称 | 金额", "201一般 | < | 12.50", "205 | 教育 | 3.00"])
    var other = grid
    let fits2 = other.mergeCells([3, 7])
    #expect(!fits2)
    let fits3 = other.mergeCells([3])
    #expect(!fits3)
    #expect(other == grid)
  }

  @Test("Cells that are joined over all rows take the line between them with them")
  func compacting() {
    var changed = Grid(["甲 | 乙", "丙 | 丁"])
    let fits4 = changed.mergeCells([0, 2], text: "甲丙")
    #expect(fits4)
    #expect(changed.picture == ["甲丙 | 乙", "^ | 丁"])
    let fits5 = changed.mergeCells([1, 2])
    #expect(fits5)
    #expect(changed.picture == ["甲丙 | 乙丁"])
    #expect(changed.rowCount == 1)
  }

  @Test("Rows that are one are joined column by column")
  func rows() {
    var changed = Grid(["名称 | 金额", "一般公共 | ", "服务支出 | 12.50"], headerRows: 1)
    let fits6 = changed.merge(.rows, 1..<3)
    #expect(fits6)
    #expect(changed.picture == ["名称 | 金额", "一般公共服务支出 | 12.50"])
    #expect(changed.headerRows == 1)
    let fits7 = changed.merge(.rows, 1..<3)
    #expect(!fits7)
    let fits8 = changed.merge(.rows, 0..<1)
    #expect(!fits8)
  }

  @Test("Columns that are one are joined under a head that spans them")
  func columns() {
    var changed = Grid(["项目 | 支出 | <", "甲 | 1 | .50", "乙 | 2.00 | "], headerRows: 1)
    let fits9 = changed.merge(.columns, 1..<3)
    #expect(fits9)
    #expect(changed.columnCount == 2)
    #expect(changed.cells.map(\.text) == ["项目", "支出", "甲", "1.50", "乙", "2.00"])
  }

  @Test("A cell that spans is cut between its columns, another gets a new one")
  func splitCell() {
    var spanning = Grid(["收入 | <", "甲 | 乙"])
    let fits10 = spanning.splitCell(0, .columns, at: 0.5, texts: ["收", "入"])
    #expect(fits10)
    #expect(spanning.picture == ["收 | 入", "甲 | 乙"])
    var narrow = grid
    let fits11 = narrow.splitCell(4, .columns, at: 0.5, texts: ["一", "般"])
    #expect(fits11)
    #expect(narrow.picture == ["编码 | 名称 | < | 金额", "201 | 一 | 般 | 12.50", "205 | 教育 | < | 3.00"])
    let fits12 = narrow.splitCell(0, .columns, at: 1, texts: ["a", "b"])
    #expect(!fits12)
  }

  @Test("A row in the head that is cut is a row of the head still")
  func splitRow() {
    var changed = grid
    let fits13 = changed.split(.rows, 0, share: 0.5, texts: [["编", "码"], ["名", "称"], ["金额", ""]])
    #expect(fits13)
    #expect(changed.picture == ["编 | 名 | 金额", "码 | 称 | ", "201 | 一般 | 12.50", "205 | 教育 | 3.00"])
    #expect(changed.headerRows == 2)
    let fits14 = changed.split(.rows, 0, share: 0.5, texts: [["a", "b"]])
    #expect(!fits14)
  }

  @Test("What was changed is marked, what was not is not")
  func marks() {
    var changed = grid
    _ = changed.mergeCells([3, 4])
    #expect(changed.cells.filter { $0.review == .corrected }.map(\.text) == ["201一般"])
  }
}
