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

  @Test func writesSeveralBesideTheirPDFs() throws {
    try folder.write(Fixtures.blank, to: "预算 b.PDF")
    #expect(run("extract", folder / "a.pdf", folder / "预算 b.PDF").code == .done)
    #expect(try folder.names() == ["a.json", "a.pdf", "预算 b.PDF", "预算 b.json"])
  }

  @Test func replacesAnOlderOutput() throws {
    try folder.write(Data("old".utf8), to: "out/a.json", makingFolder: true)
    #expect(run("extract", folder / "a.pdf", "-o", folder / "out/").code == .done)
    #expect(try folder.read("out/a.json").count > 100)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "out") == ["a.json"])
  }

  @Test func doesTheOthersWhereOneFails() throws {
    try folder.write(Data("no pdf".utf8), to: "b.pdf")
    try folder.write(Fixtures.blank, to: "c.pdf")
    let (code, output, errors) = run("extract", folder / "a.pdf", folder / "b.pdf", folder / "c.pdf", "-o", folder / "out")
    #expect(code == .failed)
    #expect(output.isEmpty)
    #expect(errors == "gongkai: \(folder / "b.pdf"): is not a readable PDF: it does not begin with %PDF-\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "out").sorted() == ["a.json", "c.json"])
  }

  @Test func refusesTwoInputsForOneOutput() throws {
    try folder.write(Fixtures.blank, to: "sub/a.pdf", makingFolder: true)
    let (code, _, errors) = run("extract", folder / "a.pdf", folder / "sub/a.pdf", "-o", folder / "out")
    #expect(code == .usage)
    #expect(errors.contains("\(folder / "a.pdf") and \(folder / "sub/a.pdf") would both be written to \(folder / "out")/a.json"))
    #expect(try folder.names() == ["a.pdf", "sub"])
    #expect(run("extract", folder / "a.pdf", folder / "sub/../a.pdf").code == .usage)
    #expect(run("extract", folder / "a.pdf", folder / "sub/a.pdf").code == .done)
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
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "out") == ["a.json"])
  }

  @Test func summarizesOnATerminal() {
    let errors = run("extract", folder / "a.pdf", terminal: true).errors
    #expect(errors.contains("\(folder / "a.pdf"): 2 pages, 2 tables, "))
    #expect(errors.hasSuffix("\n"))
  }
}

extension TemporaryFolder {
  fileprivate func write(_ data: Data, to name: String, makingFolder: Bool) throws {
    let parent = name.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: self / parent, withIntermediateDirectories: true)
    try write(data, to: name)
  }
}
