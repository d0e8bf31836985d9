import Export
import FoundationEssentials
import Glibc
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

  @Test func saysWhatWasTestedWhereAllAddsUp() {
    let (code, output, errors) = run("check", right)
    #expect(code == .done)
    #expect(output == "\(right): 1 sum tested, all hold; 3 of 3 amounts confirmed\n")
    #expect(errors.isEmpty)
  }

  @Test("Silence is never taken for agreement: what holds no amounts, and what no sum speaks of, is told")
  func saysWhatWasNotTested() throws {
    var prose = TinyPDF.Page()
    prose.text("一段文字。", x: 50, y: 60, size: 12)
    let narrative = try folder.write(TinyPDF(pages: [prose]).data, to: "narrative.pdf")
    #expect(run("check", narrative).code == .done)
    #expect(run("check", narrative).output == "\(narrative): nothing was tested: it holds no form with amounts\n")
    #expect(run("check", narrative, "--strict").code == .failed)
    var page = TinyPDF.Page()
    page.text("部门收入总表", x: 230, y: 60, size: 16)
    page.text("单位：万元", x: 350, y: 92, size: 9)
    page.table(xs: [50, 110, 200], ys: [100, 120, 140], texts: [["项目", "合计"], ["甲收入", "3.20"]])
    let lone = try folder.write(TinyPDF(pages: [page]).data, to: "lone.pdf")
    let (code, output, _) = run("check", lone)
    #expect(code == .done)
    #expect(output.hasPrefix("\(lone): nothing was tested of 1 amounts\nnot tested: 部门收入总表 (t1), page 1: no sum of it could be tested\n"))
    #expect(run("check", lone, "--strict").code == .failed)
    #expect(run("check", right, "--strict").code == .done)
  }

  @Test("A page that is a picture and was not read has an exit code of its own")
  func unreadPages() throws {
    let scan = Fixtures.scan
    let (code, output, errors) = run("check", scan, "--recognize", "never")
    #expect(code == .unread)
    #expect(output.contains("not read: page"))
    #expect(errors.contains("is a picture without text and was not read"))
    #expect(run("extract", scan, "--recognize", "never").code == .unread)
    #expect(run("tables", scan, "--recognize", "never").code == .unread)
    #expect(run("text", scan, "--recognize", "never").code == .unread)
    let folder = try TemporaryFolder()
    #expect(run("draw", scan, "--page", "1", "-o", folder / "p.png", "--recognize", "never").code == .unread)
    #expect(try folder.names() == ["p.png"], "the bare page is drawn")
  }

  @Test("Rules of the user's own are asked before those of the package, and a mistake in them names file and line")
  func rules() throws {
    var page = TinyPDF.Page()
    page.text("开支一览", x: 230, y: 60, size: 16)
    page.text("单位：万元", x: 350, y: 92, size: 9)
    page.table(
      xs: [50, 110, 200, 280, 360, 440], ys: [100, 120, 140],
      texts: [["科目编码", "科目名称", "合计", "日常开支", "专门开支"], ["205", "教育支出", "12.50", "4.00", "8.50"]])
    let file = try folder.write(TinyPDF(pages: [page]).data, to: "own.pdf")
    let rules = try folder.write(
      Data("form expenditure\n  title: 开支一览\nkey basic\n  role: use\n  head: ^日常开支$\nkey project\n  role: use\n  head: ^专门开支$\n".utf8),
      to: "own.rules")
    #expect(run("check", file, "--rules", rules).output == "\(file): 1 sum tested, all hold; 3 of 3 amounts confirmed\n")
    let broken = try folder.write(Data("form expenditure\n  title: (开支\n".utf8), to: "broken.rules")
    let (code, _, errors) = run("check", file, "--rules", broken)
    #expect(code == .failed)
    #expect(errors.contains("broken.rules:2: the pattern “(开支” cannot be read"))
    #expect(run("check", file, "--rules", "none.rules").errors == "gongkai: none.rules: cannot be read: there is no such file\n")
    let foreign = try folder.write(Data([0xB9, 0xAB]), to: "gbk.rules")
    #expect(run("check", file, "--rules", foreign).errors == "gongkai: \(foreign): is not UTF-8\n")
  }

  @Test("The narrative of one file is tested against the tables of another of the same agency and year")
  func together() throws {
    #expect(run("check", right, wrong, "--together").output.contains("right.pdf"))
    #expect(run("check", right, right, "--together").code == .done)
  }

  @Test("What the sums of a set say of each amount is the same as of its files alone")
  func setOfOne() {
    let alone = run("check", wrong).output
    #expect(
      run("check", wrong, "--together").output
        == alone.replacing("  t1        1", with: "  wrong.pdf:t1     1").replacing("TABLE  PAGE", with: "TABLE         PAGE"))
  }

  @Test("A document that ends its process, or never ends, costs itself alone")
  func hostileFile() throws {
    mkfifo(folder / "never.pdf", 0o600)
    let (code, output, errors) = run("check", right, folder / "never.pdf", wrong, "--timeout", "5", "--jobs", "2")
    #expect(code == .failed)
    #expect(output == run("check", right).output + run("check", wrong).output)
    #expect(errors == "gongkai: \(folder / "never.pdf"): takes longer than the 5 s that --timeout allows\n")
  }

  @Test func listsWhatFails() {
    let (code, output, _) = run("check", wrong)
    #expect(code == .failed)
    #expect(
      output == """
        \(wrong): 1 sum tested, 1 fails; 0 of 3 amounts confirmed, 3 contradicted
        RULE       TABLE  PAGE  PRINTED    EXPECTED   DIFFERENCE  LINE AND FIGURE     AGAINST
        row.parts  t1        1  125,000  10,125,000  -10,000,000  205 教育支出, 合计  基本支出 + 项目支出

        """)
  }

  @Test func namesTheFileOfSeveral() {
    let (code, output, _) = run("check", right, wrong)
    #expect(code == .failed)
    #expect(output.contains("\(wrong): 1 sum tested, 1 fails"))
    #expect(output.hasPrefix("\(right): 1 sum tested, all hold"))
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
