import Extraction
import FoundationEssentials
import Testing

@testable import Disclosure
@testable import Layout

/// What must happen to the checks when something is done to a table: nobody needs to know the right answer, only how it must change.
@Suite("Changes to a table and their effect on its checks")
struct MetamorphicTests {
  private static let rows = [
    "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", " | 合计 | 42.00 | 13.00 | 29.00", "201 | 一般公共服务支出 | 37.00 | 13.00 | 24.00",
    "20103 | 政府办公厅（室）及相关机构事务 | 30.00 | 11.00 | 19.00", "2010301 | 行政运行 | 11.00 | 11.00 | ",
    "2010399 | 其他政府办公厅（室）及相关机构事务支出 | 19.00 |  | 19.00",
    "20106 | 财政事务 | 7.00 | 2.00 | 5.00", "2010601 | 行政运行 | 7.00 | 2.00 | 5.00", "221 | 住房保障支出 | 5.00 |  | 5.00",
  ]

  private func disclosure(_ rows: [String]) -> Disclosure {
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: 1)
    return manuscript.disclosure
  }

  private func failed(_ disclosure: Disclosure) -> Set<String> {
    Set(disclosure.checks.filter { !$0.passed }.map { "\($0.rule.rawValue) \($0.subject)" })
  }

  @Test("One figure changed fails exactly the identities that contain it")
  func oneFigure() {
    func changed(_ row: Int, _ from: String, _ to: String) -> Set<String> {
      var rows = Self.rows
      let at = rows[row].ranges(of: from)[0]
      rows[row].replaceSubrange(at, with: to)
      return failed(disclosure(rows))
    }
    #expect(failed(disclosure(Self.rows)) == [])
    // The project expenditure of 20103: its own row, its children, its parent.
    #expect(
      changed(3, "19.00", "18.00") == [
        "row.parts 20103 政府办公厅（室）及相关机构事务, 合计", "column.children 20103 政府办公厅（室）及相关机构事务, 项目支出",
        "column.children 201 一般公共服务支出, 项目支出",
      ])
    // The total of 221, which has no children: its row and the grand total.
    #expect(changed(8, "5.00", "6.00") == ["row.parts 221 住房保障支出, 合计", "column.total 合计, 合计"])
    // The grand total's basic expenditure.
    #expect(changed(1, "13.00", "14.00") == ["row.parts 合计, 合计", "column.total 合计, 基本支出"])
    // An item at the lowest level: its row and its parent alone.
    #expect(
      changed(4, "11.00 | 11.00", "12.00 | 11.00") == [
        "row.parts 2010301 行政运行, 合计", "column.children 20103 政府办公厅（室）及相关机构事务, 合计",
      ])
  }

  @Test("A row left out fails its parent in every column that it had")
  func droppedRow() {
    for (row, expected) in [
      (5, ["column.children 20103 政府办公厅（室）及相关机构事务, 合计", "column.children 20103 政府办公厅（室）及相关机构事务, 项目支出"]),
      (8, ["column.total 合计, 合计", "column.total 合计, 项目支出"]),
    ] {
      var rows = Self.rows
      rows.remove(at: row)
      #expect(failed(disclosure(rows)) == Set(expected))
    }
  }

  @Test("Column heads that change places take their keys with them")
  func swappedHeads() throws {
    var rows = Self.rows
    rows[0] = "科目编码 | 科目名称 | 合计 | 项目支出 | 基本支出"
    let before = try #require(disclosure(Self.rows).tables[0].rows)
    let after = try #require(disclosure(rows).tables[0].rows)
    #expect(zip(before, after).allSatisfy { $0.amounts["basic"] == $1.amounts["project"] && $0.amounts["project"] == $1.amounts["basic"] })
    #expect(failed(disclosure(rows)) == [])
    rows[0] = "科目编码 | 科目名称 | 基本支出 | 合计 | 项目支出"
    #expect(failed(disclosure(rows)).contains("row.parts 合计, 合计"))
  }

  @Test("Rows in another order within their parent change nothing")
  func reordered() {
    var rows = Self.rows
    rows.swapAt(4, 5)
    #expect(failed(disclosure(rows)) == [])
    #expect(disclosure(rows).checks.count == disclosure(Self.rows).checks.count)
  }

  // MARK: Samples

  /// The samples are invented documents whose figures add up.
  @Test(
    "Samples: all checks pass, and a figure that is off by 1000 of its unit is off by as much in each check that then fails",
    arguments: ["provincial-budget", "district-budget", "final-accounts"])
  func samples(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Samples/\(name).pdf")
    let pdf = try PDFDocument(contentsOf: file)
    let layout = DocumentLayout(try (1...pdf.pageCount).map { PageLayout(try pdf.page($0)) })
    let source = SourceFile(file: name, sha256: "", bytes: 0, pageCount: pdf.pageCount, textLayer: .digital)
    let original = Disclosure(layout: layout, source: source)
    #expect(original.checks.count > 50)
    #expect(original.checks.filter { !$0.passed }.map(\.message) == [])
    var changes = 0
    for (index, block) in layout.blocks.enumerated() {
      // The running costs beside 三公 are stated once in a document and are in no sum.
      guard case .table(let table) = block, let cell = amountCell(of: table.grid),
        !original.tables.contains(where: { $0.kind == .threePublic && $0.grid == table.grid })
      else { continue }
      var changed = table
      changed.grid.cells[cell].text = "9\(table.grid.cells[cell].text)"
      var copy = layout
      copy.blocks[index] = .table(changed)
      let disclosure = Disclosure(layout: copy, source: source)
      #expect(disclosure.checks.count == original.checks.count)
      let failing = disclosure.checks.filter { !$0.passed }
      let differences = Set(failing.compactMap { $0.difference.map { $0 < 0 ? -$0 : $0 } })
      #expect(!failing.isEmpty, "a figure of \(table.title ?? "a table") is in no check")
      #expect(differences.count == 1, "\(failing.map(\.message))")
      changes += 1
    }
    #expect(changes >= 4)
  }

  /// A figure in the middle of a table's body that is not zero and no quantity.
  private func amountCell(of grid: Grid) -> Int? {
    let amounts = grid.cells.indices.filter { index in
      let cell = grid.cells[index]
      return cell.row >= grid.headerRows && cell.column == grid.columnCount - 1 && cell.text.contains(".") && cell.text.first != "0"
        && cell.text.allSatisfy { $0.isASCII }
    }
    return amounts.isEmpty ? nil : amounts[amounts.count / 2]
  }
}
