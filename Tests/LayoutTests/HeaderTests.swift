import TestSupport
import Testing

@testable import Layout

@Suite("Rows that are column heads")
struct HeaderTests {
  @Test("A row of heads over amounts is one header row")
  func single() {
    #expect(HeaderFinder.headerRows(of: Grid(["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 12.50"])) == 1)
  }

  @Test("Heads of several columns are followed by the heads of their parts")
  func twoRows() {
    let grid = Grid(["收入 | < | 支出 | <", "项目 | 预算数 | 项目 | 预算数", "一、财政拨款 | 1.00 | 一、教育支出 | 1.00"])
    #expect(HeaderFinder.headerRows(of: grid) == 2)
  }

  @Test("A head that spans rows beside split heads closes with them")
  func spanningRows() {
    let grid = Grid([
      "科目 | < | 合计 | 基本支出 | < | 项目支出", "编码 | 名称 | ^ | 人员经费 | 公用经费 | ^", "201 | 一般公共服务 | 3.00 | 1.00 | 1.00 | 1.00",
    ])
    #expect(HeaderFinder.headerRows(of: grid) == 2)
  }

  @Test("Three levels of heads")
  func threeRows() {
    let grid = Grid([
      "项目 | 本年支出 | < | <", "^ | 合计 | 其中 | <", "^ | ^ | 基本支出 | 项目支出", "教育 | 2.00 | 1.00 | 1.00",
    ])
    #expect(HeaderFinder.headerRows(of: grid) == 3)
  }

  @Test("The row that numbers the columns belongs to the header", arguments: ["栏次 | 1 | 2", "1 | 2 | 3", " | 1 | 2", "1 | 2 | 3=1+2"])
  func columnNumbers(row: String) {
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 预算数 | 决算数", row, "甲 | 1.00 | 2.00"])) == 2)
  }

  @Test("A first line number is no column number")
  func lineNumber() {
    #expect(HeaderFinder.headerRows(of: Grid(["序号 | 名称 | 数量", "1 | 房屋 | 2", "2 | 车辆 | 3"])) == 1)
  }

  @Test("A table that begins with amounts has no header")
  func none() {
    #expect(HeaderFinder.headerRows(of: Grid(["合计 | 1,234.00", "甲 | 1,000.00"])) == 0)
  }

  @Test("Body rows with outlined names under a wide head are no heads")
  func outlinedNames() {
    let grid = Grid(["收入 | < ", "一、财政拨款 | 二、事业收入", "1.00 | 2.00"])
    #expect(HeaderFinder.headerRows(of: grid) == 1)
  }

  @Test("Two rows of cells that nobody merged are the head where each has words over the columns that the other leaves blank")
  func openHeads() {
    #expect(HeaderFinder.headerRows(of: Grid(["收入 | | 支出 | ", "项目 | 金额 | 项目 | 金额", "甲 | 1.00 | 乙 | 1.00"])) == 2)
    #expect(HeaderFinder.headerRows(of: Grid(["序号 | 科目 | ", " | 编码 | 名称", "1 | 201 | 甲"])) == 2)
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 金额 | ", "甲 | | 略", "乙 | 1.00 | 略"])) == 2)
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 金额 | ", "甲 | | ", "乙 | 1.00 | 略"])) == 1)
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 金额 | ", "一、甲 | | 略", "乙 | 1.00 | 略"])) == 1)
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 金额 | ", "甲 | 1 | 略", "乙 | 1.00 | 略"])) == 1)
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 金额 | 备注", "甲 | | 略", "乙 | 1.00 | 略"])) == 1)
  }

  @Test("Three rows of cells that nobody merged are the head where each word over blank cells has its parts below it")
  func deepOpenHeads() {
    let head = ["编码 | 名称 | 本年支出 |  |  | ", " |  | 合计 | 基本支出 |  | 项目支出", " |  |  | 人员经费 | 公用经费 | "]
    #expect(HeaderFinder.headerRows(of: Grid(head + ["201 | 甲 | 3.00 | 1.00 | 1.00 | 1.00", "208 | 乙 |  |  |  | "])) == 3)
    #expect(HeaderFinder.headerRows(of: Grid(head + ["栏次 |  | 1 | 2 | 3 | 4", "201 | 甲 | 3.00 | 1.00 | 1.00 | 1.00"])) == 4)
    #expect(HeaderFinder.headerRows(of: Grid(head + ["无 | 无 | 无 | 无 | 无 | 无", "无 | 无 | 无 | 无 | 无 | 无"])) == 3)
    // One part, no part below the first column of the word, a word below a head of one column, an item's number.
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 本年 |  | 年末", " | 合计 |  | ", " | 甲 | 乙 | ", "丙 | 1.00 | 2.00 | 3.00"])) == 1)
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 本年 |  |  | ", " |  | 合计 | 其中 | ", " |  |  | 甲 | 乙", "丙 |  |  | 1.00 | 2.00"])) == 1)
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 本年 |  |  | 注", "丁 | 合计 | 其中 |  | 略", " |  | 甲 | 乙 | ", "丙 |  | 1.00 | 2.00 | "])) == 1)
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 本年 |  | ", " | 合计 | 二、其中 | ", " |  | 甲 | 乙", "丙 | 1.00 | 2.00 | 3.00"])) == 1)
  }

  @Test("A single row or a single column has none")
  func tooSmall() {
    #expect(HeaderFinder.headerRows(of: Grid(["项目 | 金额"])) == 0)
    #expect(HeaderFinder.headerRows(of: Grid(["项目", "金额"])) == 0)
  }
}
