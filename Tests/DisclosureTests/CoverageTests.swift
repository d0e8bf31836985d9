import Layout
import Testing

@testable import Disclosure

@Suite("What could be tested, and what could not")
struct CoverageTests {
  /// A document of one table for each title, all in 万元.
  private func coverage(_ tables: [(title: String, rows: [String])]) -> Coverage {
    var manuscript = Manuscript()
    for table in tables {
      manuscript.title(table.title)
      manuscript.line("单位：万元")
      manuscript.table(table.rows, headerRows: 1)
    }
    return manuscript.disclosure.coverage
  }

  private let sums = ["项目 | 合计 | 基本支出 | 项目支出", "合计 | 3.00 | 1.00 | 2.00"]

  @Test("Amounts of sums that hold are confirmed, those of sums that fail contradicted, and neither leaves a gap")
  func standings() {
    let good = coverage([("部门支出总表", sums)])
    #expect(good.confirmed == 3)
    #expect(good.contradicted == 0)
    #expect(good.amounts == 3)
    #expect(good.gaps.isEmpty)
    let bad = coverage([("部门支出总表", [sums[0], "合计 | 9.00 | 1.00 | 2.00"])])
    #expect(bad.confirmed == 0)
    #expect(bad.contradicted == 3)
  }

  @Test("A table whose amounts are in no sum is a gap with its id, title and page")
  func untested() {
    let found = coverage([("部门支出总表", sums), ("机关运行经费表", ["项目 | 合计", "办公费 | 1.00"])])
    #expect(found.untested == 1)
    #expect(found.gaps == [Coverage.Gap(table: "t2", name: "机关运行经费表", page: 1, reason: "no sum of it could be tested")])
  }

  @Test("A table of no known form is a gap where it holds numbers below its head, a list of contents never")
  func unknownForms() {
    let found = coverage([("花草一览", ["花 | 2026", "菊 | 3"]), ("鸟兽一览", ["鸟 | 2026", "鹭 | 白"]), ("目录", ["内容 | 页", "支出总表 | 3"])])
    #expect(found.gaps.map(\.name) == ["花草一览"])
    #expect(found.gaps.map(\.reason) == ["it is of no known form"])
  }

  @Test("Documents read together keep each statement, table and diagnostic once, with the file's name before its table")
  func together() {
    func part(_ title: String, _ text: String) -> Disclosure {
      var manuscript = Manuscript()
      manuscript.title("二、部门预算安排的总体情况")
      manuscript.line(text)
      manuscript.title(title)
      manuscript.table(["项目 | 合计 | 基本支出 | 项目支出", "合计 | 3.00 | 1.00 | 2.00"], headerRows: 1)
      return manuscript.disclosure
    }
    let parts = [part("部门支出总表", "支出预算3万元。"), part("基本支出表", "其中基本支出1万元。")]
    let whole = Disclosure.together(parts)
    #expect(whole?.statements.map(\.metric) == parts.flatMap { $0.statements.map(\.metric) })
    #expect(whole?.tables.map(\.id) == ["hand.pdf:t1", "hand.pdf:t1"])
    #expect(whole?.diagnostics.count == parts.reduce(0) { $0 + $1.diagnostics.count })
    #expect(whole?.diagnostics.allSatisfy { $0.table?.hasPrefix("hand.pdf:") ?? true } == true)
    #expect(Disclosure.together([]) == nil)
  }

  @Test("The words of one file confirm an amount of the other")
  func confirmedTogether() throws {
    var table = Manuscript()
    table.title("部门支出总表")
    table.line("单位：万元")
    table.table(["项目 | 合计", "合计 | 3.00"], headerRows: 1)
    var words = Manuscript()
    words.title("二、部门预算安排的总体情况")
    words.line("2026年支出预算3万元。")
    let parts = [table.disclosure, words.disclosure]
    #expect(parts[0].coverage.confirmed == 0)
    let whole = try #require(Disclosure.together(parts))
    #expect(whole.coverage.confirmed == 1)
    #expect(whole.checks.map(\.rule) == [.crossStatement])
  }

  @Test("A list of the agencies that a department has is no gap")
  func agencies() {
    let found = coverage([("部门预算单位构成表", ["序号 | 单位名称 | 单位性质", "1 | 甲局本级 | 行政"])])
    #expect(found.gaps.isEmpty)
  }
}
