import FoundationEssentials
import Recognition
import TestSupport
import Testing

@testable import gongkai

/// Corrections on the command line, and the review's own words.
@Suite("Corrections are applied by every command that reads a disclosure")
struct CorrectionsCommandTests {
  private let folder: TemporaryFolder
  private let pdf: String

  init() throws {
    folder = try TemporaryFolder()
    pdf = try folder.write(Fixtures.budget, to: "a.pdf")
  }

  private func write(_ entry: String, to name: String = "a.corrections.json") throws {
    let text = #"{"format": "gongkai.corrections", "version": 1, "file": "a.pdf", "corrections": [\#(entry)]}"#
    try folder.write(Data(text.utf8), to: name)
  }

  @Test func appliesWhatLiesBesideThePDF() throws {
    try write(#"{"kind": "document.year", "new": 2031}"#)
    let output = run("extract", pdf).output
    #expect(output.contains("\"fiscalYear\": 2031"))
    #expect(output.contains("\"review\": {\"accepted\": false"))
  }

  @Test func appliesWhatLiesInAFolder() throws {
    try FileManager.default.createDirectory(atPath: folder / "kept", withIntermediateDirectories: true)
    try write(#"{"kind": "document.title", "old": "no such title", "new": "other"}"#, to: "kept/a.corrections.json")
    #expect(!run("extract", pdf).output.contains("correction.stale"))
    #expect(run("extract", pdf, "--corrections", folder / "kept").output.contains("correction.stale"))
  }

  @Test func refusesAFileThatIsNone() throws {
    try folder.write(Data("{}".utf8), to: "a.corrections.json")
    for command in ["extract", "check"] {
      let (code, _, errors) = run(command, pdf)
      #expect(code == .failed)
      #expect(
        errors == "gongkai: \(folder / "a.corrections.json"): it is no file of corrections: its format is not gongkai.corrections\n")
    }
  }

  @Test func refusesWordsThatTheReviewCannotFollow() {
    #expect(run("review").code == .usage)
    for words in [["--port", "70000"], ["--port", "x"], ["--golden", ""], ["--html", ""], ["--corrections", ""]] {
      #expect(Gongkai.run(["review", pdf] + words, console: Recorder().console()) == .usage)
    }
  }

  @Test func writesStaticPages() throws {
    let (code, _, errors) = run("review", pdf, "--html", folder / "pages")
    #expect(code == .done)
    #expect(errors == "")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder / "pages/a").sorted()
    #expect(names.contains("index.html"))
    #expect(names.contains("page-1.png"))
    let html = String(decoding: try folder.read("pages/a/index.html"), as: UTF8.self)
    #expect(html.contains("<table>"))
  }

  @Test func exportsNothingWhereNothingIsAccepted() throws {
    #expect(run("review", pdf, "--export-truth", folder / "truth").code == .done)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "truth") == [])
  }

  @Test func namesADocumentThatCannotBeRead() throws {
    try folder.write(Data("no PDF".utf8), to: "b.pdf")
    let (code, _, errors) = run("review", folder / "b.pdf", "--html", folder / "pages")
    #expect(code == .failed)
    #expect(errors.hasPrefix("gongkai: \(folder / "b.pdf")"))
    #expect(errors.split(separator: "\n").count == 1)
  }

  @Test func drawsSeveralPagesAndPointsAtThings() throws {
    #expect(run("draw", pdf, "--pages", "1-", "-o", folder / "out", "--mark", "t1,t1:0").code == .done)
    #expect(FileManager.default.fileExists(atPath: folder / "out/page-1.png"))
    let (code, _, errors) = run("draw", pdf, "--page", "1", "-o", folder / "p.png", "--mark", "t99")
    #expect(code == .failed)
    #expect(errors == "gongkai: \(pdf): there is no t99\n")
    for mark in ["x", "t", "t1:", "check", "t1:x", ""] {
      #expect(run("draw", pdf, "--page", "1", "-o", folder / "p.png", "--mark", mark).code == .usage)
    }
    #expect(run("draw", pdf, "--page", "1", "--pages", "1", "-o", folder / "p.png").code == .usage)
  }

  @Test(arguments: [["--mark", "t1,t1:0"], ["--stage", "rows"], ["--stage", "tables", "--mark", "t1"]])
  func drawsFromOneReading(words: [String]) throws {
    let arguments = [pdf, "--pages", "1-", "-o", folder / "out"] + words
    let command = try DrawCommand(Arguments(arguments, options: DrawCommand.options))
    var ranges: [ClosedRange<Int>] = []
    let code = try command.run(Recorder().console(isTerminal: false)) { pdf, range in
      ranges.append(range)
      return try PageReader(pdf).read(range) { $0 }
    }
    #expect(code == .done)
    #expect(ranges == [1...2])
    #expect(FileManager.default.fileExists(atPath: folder / "out/page-2.png"))
  }

  @Test func marksAreWhatTheyName() throws {
    #expect(try DrawMark.list("t3,t9:4,check:12") == [.table("t3"), .row("t9", 4), .check(12)])
  }
}
