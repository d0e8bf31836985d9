import FoundationEssentials
import Testing

@testable import Disclosure

// Lines that no other test missed when `tools/mutate` switched them off, each on the smallest page that shows what it does.

@Suite("Checks: what is left open, and what is not")
struct CheckFindingsTests {
  private func checks(_ rows: [String], headerRows: Int = 1) -> [AccountingCheck] {
    var manuscript = Manuscript()
    manuscript.title("部门支出总表")
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: headerRows)
    return manuscript.disclosure.checks
  }

  @Test("An agency's own line is the sum of the codes below it")
  func agencies() {
    let failed = checks([
      "单位名称 | 科目编码 | 科目名称 | 合计", "合计 |  |  | 30.00", "甲局 |  |  | 20.00", " | 201 | 一般公共服务支出 | 15.00", " | 208 | 社会保障和就业支出 | 4.00",
      "乙站 |  |  | 10.00", " | 201 | 一般公共服务支出 | 10.00",
    ]).filter { !$0.passed }
    #expect(failed.map(\.rule) == [.columnChildren])
    #expect(failed.map(\.difference) == [10_000])
  }

  @Test("Of two rows that happen to print one amount neither is part of the other")
  func coincidence() {
    #expect(checks(["项目 | 合计 | 基本支出", "甲 | 5.00 | ", "乙 | 5.00 | 5.00", "丙 | 3.00 | "]).isEmpty)
  }

  @Test("A form may state with the year's what another divides into the year's and what was carried over")
  func carriedOver() {
    func statuses(projects: String) -> [Bool] {
      var manuscript = Manuscript()
      manuscript.title("部门支出总表")
      manuscript.line("单位：万元")
      manuscript.table(
        ["科目编码 | 科目名称 | 合计 | 本年支出 | < | 上年结转 | <", "^ | ^ | ^ | 基本支出 | 项目支出 | 基本支出 | 项目支出", " | 合计 | 10.00 | 5.00 | 3.00 | 1.00 | 1.00"],
        headerRows: 2)
      manuscript.title("项目支出表")
      manuscript.line("单位：万元")
      manuscript.table(["项目名称 | 合计", "清淤 | \(projects)", "合计 | \(projects)"], headerRows: 1)
      return manuscript.disclosure.checks.filter { $0.rule == .crossTables }.map(\.passed)
    }
    #expect(statuses(projects: "4.00") == [true])
    #expect(statuses(projects: "3.00") == [true])
    #expect(statuses(projects: "2.00") == [false])
  }

  @Test("Where the income of an account is printed by funds alone, what is left over at its end cannot be tested")
  func accountWithoutIncome() {
    #expect(checks(["项目 | 财政拨款 | 年初结转和结余 | 本年支出 | 年末结转和结余", "清淤 | 300.00 | 10.00 | 305.00 | 5.00"]).isEmpty)
  }

  @Test("A column of an unknown kind may be a part: the total is not said to be wrong")
  func unknownPart() {
    let rows = ["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 债务还本", "201 | 甲 | 10.00 | 5.00 | 3.00 | 2.00"]
    #expect(checks(rows).isEmpty)
    #expect(checks(rows.map { $0.replacing(" | 债务还本", with: "").replacing(" | 2.00", with: "") }).map(\.passed) == [false])
  }

  @Test("A row without a code among rows with codes leaves the total open")
  func rowOfNoPlace() {
    #expect(checks(["科目编码 | 科目名称 | 合计", " | 合计 | 30.00", "201 | 甲 | 25.00", " | 某专款 | 5.00"]).isEmpty)
  }

  @Test("A list without codes and numbers may print a part of its rows alone: its total is not said to be wrong")
  func guessedOutline() {
    let found = checks(["项目 | 合计 | 基本支出", "合计 | 10.00 | 5.00", "甲 | 6.00 | 3.00", "乙 | 5.00 | 2.00"])
    #expect(found.map(\.passed) == [true])
  }

  @Test("A code that belongs elsewhere is told where most sums hold by the codes, though other outlines would explain it away")
  func misplacedCode() {
    let found = checks([
      "科目编码 | 科目名称 | 合计", " | 合计 | 85.00", "201 | 甲 | 10.00", "20101 | 乙 | 10.00", "2010101 | 丙 | 6.00", "2010299 | 丁 | 4.00",
      "204 | 戊 | 15.00", "20401 | 己 | 15.00", "2040101 | 庚 | 15.00", "205 | 辛 | 25.00", "20501 | 壬 | 25.00", "2050101 | 癸 | 25.00",
      "206 | 子 | 35.00", "20601 | 丑 | 35.00", "2060101 | 寅 | 35.00",
    ])
    #expect(found.filter { !$0.passed }.map(\.subject) == ["201 甲, 合计", "20101 乙, 合计"])
  }

  @Test("The coverage names the pages that were not read")
  func unreadPages() {
    var manuscript = Manuscript()
    manuscript.line("一页文字。")
    var read = manuscript.disclosure
    #expect(read.coverage.unreadPages.isEmpty)
    read.diagnostics.append(Diagnostic(.warning, code: .pageScanned, message: "", page: 3))
    #expect(read.coverage.unreadPages == [3])
  }

  @Test("Tables of several files have the file's name before their id")
  func files() throws {
    let parts = ["a.pdf", "b.pdf"].map { name in
      var manuscript = Manuscript()
      manuscript.title("部门支出总表")
      manuscript.table(["项目 | 合计", "甲 | 1.00"], headerRows: 1)
      var read = manuscript.disclosure
      read.source.file = name
      return read
    }
    let whole = try #require(Disclosure.together(parts))
    #expect(whole.tables.map(\.id) == ["a.pdf:t1", "b.pdf:t1"])
    #expect(whole.doubts.map(\.table) == ["a.pdf:t1", "b.pdf:t1"])
  }
}
