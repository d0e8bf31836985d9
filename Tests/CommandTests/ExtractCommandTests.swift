import Export
import FoundationEssentials
import TestSupport
import Testing

@testable import gongkai

struct ExtractCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Fixtures.budget, to: "a.pdf")
  }

  @Test func writesOneFileToStandardOutput() throws {
    let (code, output, errors) = run("extract", folder / "a.pdf")
    #expect(code == .done)
    #expect(errors.isEmpty)
    let json = try JSONParser.parse(output.utf8)
    #expect(json["source"]?["file"]?.string == "a.pdf")
    #expect(json["source"]?["pageCount"]?.int == 2)
    #expect(json["tables"]?.elements?.count == 2)
    #expect(try folder.names() == ["a.pdf"])
  }

  @Test func isDeterministic() {
    #expect(run("extract", folder / "a.pdf").output == run("extract", folder / "a.pdf").output)
  }

  @Test func writesCompactOnOneLine() throws {
    let output = run("extract", folder / "a.pdf", "--compact").output
    #expect(output.count { $0 == "\n" } == 1)
    #expect(try JSONParser.parse(output.utf8) == JSONParser.parse(run("extract", folder / "a.pdf").output.utf8))
  }

  @Test func readsOnlyTheseTables() throws {
    func tables(_ pages: String) throws -> Int? {
      try JSONParser.parse(run("extract", folder / "a.pdf", "--pages", pages).output.utf8)["tables"]?.elements?.count
    }
    #expect(try tables("2") == 1)
    #expect(try tables("1-2") == 2)
    #expect(try tables("-1") == 1)
    #expect(try tables("2-") == 1)
  }

  @Test func writesIntoAFolderThatItMakes() throws {
    let (code, output, errors) = run("extract", folder / "a.pdf", "-o", folder / "x/y")
    #expect(code == .done)
    #expect(output.isEmpty)
    #expect(errors.isEmpty)
    #expect(String(decoding: try folder.read("x/y/a.json"), as: UTF8.self) == run("extract", folder / "a.pdf").output)
  }

  @Test func writesSeveralToStandardOutputInTheirOrder() throws {
    try folder.write(Fixtures.blank, to: "预算 b.PDF")
    let (code, output, _) = run("extract", folder / "预算 b.PDF", folder / "a.pdf", "--format", "ndjson")
    #expect(code == .done)
    let files = try output.split(separator: "\n").map { try JSONParser.parse($0.utf8)["source"]?["file"]?.string }
    #expect(files == ["预算 b.PDF", "a.pdf"])
    #expect(try folder.names() == ["a.pdf", "预算 b.PDF"])
    let texts = run("extract", folder / "a.pdf").output + run("extract", folder / "预算 b.PDF").output
    #expect(run("extract", folder / "a.pdf", folder / "预算 b.PDF").output == texts)
  }

  @Test func writesIntoAFileThatIsNamed() throws {
    #expect(run("extract", folder / "a.pdf", "-o", folder / "x.json").code == .done)
    #expect(String(decoding: try folder.read("x.json"), as: UTF8.self) == run("extract", folder / "a.pdf", "-o", "-").output)
    try folder.write(Fixtures.blank, to: "b.pdf")
    let lines = ["extract", folder / "a.pdf", folder / "b.pdf", "--format", "ndjson"]
    #expect(Gongkai.run(lines + ["-o", folder / "x.ndjson"], console: Recorder().console()) == .done)
    let recorder = Recorder()
    #expect(Gongkai.run(lines, console: recorder.console()) == .done)
    #expect(String(decoding: try folder.read("x.ndjson"), as: UTF8.self) == recorder.output)
    let refused = run("extract", folder / "a.pdf", folder / "b.pdf", "-o", folder / "y.json")
    #expect(refused.code == .usage)
    #expect(refused.errors.contains("y.json cannot hold 2 documents"))
    #expect(try folder.names() == ["a.pdf", "b.pdf", "x.json", "x.ndjson"])
  }

  @Test func replacesAnOlderOutput() throws {
    try folder.write(Data("old".utf8), to: "out/a.json", makingFolder: true)
    #expect(run("extract", folder / "a.pdf", "-o", folder / "out/").code == .done)
    #expect(try folder.read("out/a.json").count > 100)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "out").sorted() == [RunRecord.name, "a.json"])
  }

  @Test func doesTheOthersWhereOneFails() throws {
    try folder.write(Data("no pdf".utf8), to: "b.pdf")
    try folder.write(Fixtures.blank, to: "c.pdf")
    let (code, output, errors) = run("extract", folder / "a.pdf", folder / "b.pdf", folder / "c.pdf", "-o", folder / "out")
    #expect(code == .failed)
    #expect(output.isEmpty)
    #expect(errors == "gongkai: \(folder / "b.pdf"): is not a readable PDF: it does not begin with %PDF-\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "out").sorted() == [RunRecord.name, "a.json", "c.json"])
  }

  @Test func refusesTwoInputsForOneOutput() throws {
    try folder.write(Fixtures.blank, to: "sub/a.pdf", makingFolder: true)
    let (code, _, errors) = run("extract", folder / "a.pdf", folder / "sub/a.pdf", "-o", folder / "out")
    #expect(code == .usage)
    #expect(errors.contains("\(folder / "a.pdf") and \(folder / "sub/a.pdf") would both be written to \(folder / "out")/a.json"))
    #expect(try folder.names() == ["a.pdf", "sub"])
    #expect(run("extract", folder / "a.pdf", folder / "sub/../a.pdf", "-o", folder / "out").code == .usage)
  }

  @Test func refusesAFolderThatCannotBeMade() throws {
    let (code, _, errors) = run("extract", folder / "a.pdf", "-o", folder / "a.pdf")
    #expect(code == .failed)
    #expect(errors == "gongkai: \(folder / "a.pdf"): cannot be made a folder: a file has that name\n")
    #expect(run("extract", folder / "a.pdf", "-o", folder / "a.pdf/x").errors.contains("cannot be made a folder: not a directory"))
  }

  @Test func namesAnOutputThatCannotBeWritten() throws {
    try folder.write(Data(), to: "out/a.json/x", makingFolder: true)
    let (code, _, errors) = run("extract", folder / "a.pdf", "-o", folder / "out")
    #expect(code == .failed)
    #expect(errors == "gongkai: \(folder / "out")/a.json: cannot be written: it is a folder\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "out").sorted() == [RunRecord.name, "a.json"])
  }

  @Test func summarizesOnATerminal() {
    let errors = run("extract", folder / "a.pdf", terminal: true).errors
    #expect(errors.contains("\(folder / "a.pdf"): 2 pages, 2 tables, "))
    #expect(errors.hasSuffix("\n"))
  }
}
