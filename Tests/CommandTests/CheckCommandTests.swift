import Export
import FoundationEssentials
import TestSupport
import Testing

@testable import gongkai

/// `check`.
struct CheckCommandTests {
  private let folder: TemporaryFolder
  private let right: String
  private let wrong: String

  init() throws {
    folder = try TemporaryFolder()
    right = try folder.write(Self.budget(basic: "4.00"), to: "right.pdf")
    wrong = try folder.write(Self.budget(basic: "1,004.00"), to: "wrong.pdf")
  }

  /// One expenditure table whose total has two parts.
  private static func budget(basic: String) -> Data {
    var page = TinyPDF.Page()
    page.text("部门支出总表", x: 230, y: 60, size: 16)
    page.text("单位：万元", x: 350, y: 92, size: 9)
    page.table(
      xs: [50, 110, 200, 280, 360, 440], ys: [100, 120, 140],
      texts: [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["205", "教育支出", "12.50", basic, "8.50"]])
    return TinyPDF(pages: [page]).data
  }

  @Test func isSilentWhereAllAddsUp() {
    let (code, output, errors) = run("check", right)
    #expect(code == .done)
    #expect(output.isEmpty)
    #expect(errors.isEmpty)
    #expect(run("check", right, terminal: true).errors.contains("\(right): 1 checks passed, 0 failed"))
  }

  @Test func listsWhatFails() {
    let (code, output, _) = run("check", wrong)
    #expect(code == .failed)
    #expect(
      output == """
        RULE       TABLE  PAGE  PRINTED    EXPECTED   DIFFERENCE  LINE AND FIGURE     AGAINST
        row.parts  t1        1  125,000  10,125,000  -10,000,000  205 教育支出, 合计  基本支出 + 项目支出

        """)
  }

  @Test func namesTheFileOfSeveral() {
    let (code, output, _) = run("check", right, wrong)
    #expect(code == .failed)
    #expect(output.hasPrefix("\(wrong)\nRULE"))
    #expect(!output.contains(right))
  }

  @Test func writesJSON() throws {
    let (code, output, _) = run("check", right, wrong, "--format", "json")
    #expect(code == .failed)
    let files = try #require(try JSONParser.parse(output.utf8)["files"]?.elements)
    #expect(files.map { $0["passed"]?.int } == [1, 0])
    #expect(files.map { $0["failed"]?.int } == [0, 1])
    let check = try #require(files[1]["checks"]?.elements?.first)
    #expect(check["rule"]?.string == "row.parts")
    #expect(check["status"]?.string == "failed")
    #expect(check["source"]?["page"]?.int == 1)
  }

  @Test func goesOnPastABrokenFile() {
    let (code, output, errors) = run("check", folder.path + "/missing.pdf", wrong)
    #expect(code == .failed)
    #expect(output.contains("row.parts"))
    #expect(errors.contains("missing.pdf"))
  }

  @Test func refusesWrongWords() {
    #expect(run("check").code == .usage)
    #expect(run("check", right, "--format", "csv").code == .usage)
  }

  @Test("A column is as wide as its widest text, Chinese characters taking two places")
  func widths() {
    #expect(TerminalTable.width(of: "基本支出 1") == 10)
    #expect(TerminalTable.width(of: "（一）“三公”") == 12)
    var table = TerminalTable(columns: [.init("A"), .init("B", isNumber: true), .init("C")])
    table.add(["合计", "1", "x"])
    #expect(table.text == "A     B  C\n合计  1  x\n")
  }
}
