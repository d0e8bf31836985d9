import Layout
import Testing

@testable import Disclosure

@Suite("How deep the lines of a form stand where no code tells")
struct OutlineTests {
  /// A list of projects with names that begin so many points from the edge; those in the middle have as much room at their right.
  private func levels(_ names: [(text: String, indent: Double, isCentered: Bool)]) throws -> [Int?] {
    var grid = Grid(["项目名称 | 合计"] + names.map { "\($0.text) | 1.00" }, headerRows: 1)
    for index in grid.cells.indices where grid.cells[index].column == 0 && grid.cells[index].row > 0 {
      let name = names[grid.cells[index].row - 1]
      (grid.cells[index].indent, grid.cells[index].isCentered) = (name.indent, name.isCentered)
    }
    let form = FormGrid(grid, rules: .standard)
    let definition = try #require(FormRules.standard.form(.projectExpenditure))
    let plan = ColumnPlan(form, definition: definition, year: nil, rules: .standard)
    let depths = IndentLevels(form, panel: plan.panels[0], plan: plan, rules: .standard)
    return names.indices.map { depths.level(ofRow: $0 + 1, name: names[$0].text, isGrouped: false) }
  }

  @Test("A name that is in the middle by chance stands as deep as those that begin where it does")
  func byChance() throws {
    let found = try levels([("甲局", 4, false), ("清淤工程", 24, true), ("修堤", 24, false), ("架桥工程", 24, true)])
    #expect(found == [1, 2, 2, 2])
  }

  @Test("Where names are set in the middle, where they begin says nothing")
  func inTheMiddle() throws {
    let found = try levels([("甲局", 40, true), ("清淤工程", 30, true), ("修堤", 40, true)])
    #expect(found == [1, 1, 1])
  }

  @Test("A unit's code begins with its department's; without codes agencies are as deep as they are indented")
  func units() {
    func row(_ name: String, code: String? = nil, gridRow: Int) -> FormRow {
      var row = FormRow(name: name, source: Provenance(page: 1, gridRow: gridRow))
      if let code { row.attributes[.unitCode] = .text(code) }
      return row
    }
    let coded = [row("某部", code: "318", gridRow: 1), row("某部本级", code: "318001", gridRow: 2), row("某所", code: "318002", gridRow: 3)]
    #expect(UnitOutline.depths(of: coded) { _ in 0 } == [0, 1, 1])
    let plain = [row("某部", gridRow: 1), row("某部本级", gridRow: 2), row("某所", gridRow: 3)]
    #expect(UnitOutline.depths(of: plain) { $0 == 1 ? 1 : 3 } == [0, 1, 1])
    #expect(UnitOutline.depths(of: [row("甲局", code: "318", gridRow: 1), row("乙局", code: "319", gridRow: 2)]) { _ in 0 } == [0, 0])
  }

  @Test("Where neither codes nor indents tell, the sums do: projects stand below the agency whose money they are")
  func bySums() {
    let rows = Disclosure.reading(
      "项目支出预算表", ["项目名称 | 合计", "合计 | 9.00", "甲局 | 5.00", "清淤 | 3.00", "修堤 | 2.00", "乙所 | 4.00", "架桥 | 3.00", "铺路 | 1.00"], headerRows: 1
    ).rows
    #expect(rows?.map(\.level) == [0, 1, 2, 2, 1, 2, 2])
    #expect(rows?.map(\.part) == [.total, .subtotal, .leaf, .leaf, .subtotal, .leaf, .leaf])
  }

  private func outline(_ rows: [String]) -> [Int?]? { Disclosure.reading("项目支出预算表", rows, headerRows: 1).rows?.map(\.level) }

  @Test("Round amounts of projects are sums of their neighbours by chance; those of an agency, or with more digits, are sums")
  func roundAmounts() {
    #expect(outline(["项目名称 | 合计", "甲费 | 20.00", "乙费 | 12.00", "丙费 | 8.00", "丁费 | 1.00"]) == [1, 1, 1, 1])
    #expect(outline(["项目名称 | 合计", "甲费 | 20.37", "乙费 | 12.25", "丙费 | 8.12", "丁费 | 1.00"]) == [1, 2, 2, 1])
    #expect(outline(["项目名称 | 合计", "甲局 | 20.00", "乙费 | 12.00", "丙费 | 8.00", "丁费 | 1.00"]) == [1, 2, 2, 1])
  }

  @Test("Where all rows together make the total up none of them is a sum")
  func flat() {
    #expect(
      outline(["项目名称 | 合计", "合计 | 41.74", "甲费 | 20.37", "乙费 | 12.25", "丙费 | 8.12", "丁费 | 1.00"]) == [0, 1, 1, 1, 1])
  }

  @Test("A part stands deeper than its whole, numbered or not")
  func deeperThanWhole() {
    #expect(
      outline(["项目名称 | 合计", "合计 | 13.50", "财政拨款 | 13.50", "1.一般预算项目 | 8.30", "2.基金项目 | 5.20"]) == [0, 1, 2, 2])
  }
}
