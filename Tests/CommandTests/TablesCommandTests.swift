import FoundationEssentials
import TestSupport
import Testing

@testable import Export
@testable import gongkai

/// `tables` of several documents, and for spreadsheets.
struct TablesCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Fixtures.budget, to: "in/a.pdf", makingFolder: true)
    try folder.write(Fixtures.budget, to: "in/x/a.pdf", makingFolder: true)
  }

  @Test func writesEachTableIntoAFile() throws {
    let (code, output, errors) = run("tables", folder / "in", "-o", folder / "out")
    #expect(code == .done)
    #expect(output + errors == "")
    #expect(folder.files(below: "out") == ["a/t1.csv", "a/t2.csv", "x/a/t1.csv", "x/a/t2.csv"])
    #expect(
      String(decoding: try folder.read("out/x/a/t2.csv"), as: UTF8.self) == run("tables", folder / "in/a.pdf", "--table", "t2").output)
    #expect(run("tables", folder / "in/a.pdf", "-o", folder / "one", "--format", "markdown", "--table", "t2").code == .done)
    #expect(folder.files(below: "one") == ["a/t2.md"])
  }

  @Test func refusesSeveralWithoutAFolder() {
    let (code, output, errors) = run("tables", folder / "in")
    #expect(code == .usage)
    #expect(output.isEmpty)
    #expect(errors.contains("the tables of 2 documents need a folder: -o DIR"))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@sum", "'@sum"), ("+cmd", "'+cmd"), ("-x", "'-x"), ("-1,234.50", "-1,234.50"), ("+3", "+3"), ("-5%", "-5%"),
    ("-", "-"), ("--", "--"), ("-1.2.3", "'-1.2.3"), ("-.", "'-."), ("\t=1", "'\t=1"), ("合计", "合计"), ("", ""), ("a=1", "a=1"),
  ])
  func guardsFormulas(text: String, guarded: String) { #expect(SpreadsheetCare.guarded(text) == guarded) }

  @Test func writesForExcel() throws {
    var page = TinyPDF.Page()
    page.table(xs: [50, 200, 300], ys: [100, 120, 140], texts: [["=A1", "-2.50"], ["-a", "1"]])
    let path = try folder.write(TinyPDF(pages: [page]).data, to: "f.pdf")
    #expect(run("tables", path).output == "=A1,-2.50\r\n-a,1\r\n")
    #expect(run("tables", path, "--guard").output == "'=A1,-2.50\r\n'-a,1\r\n")
    #expect(Array(run("tables", path, "--excel").output.utf8) == Array("\u{FEFF}'=A1,-2.50\r\n'-a,1\r\n".utf8))
    #expect(run("tables", path, "--excel", "--format", "html").code == .usage)
  }
}
