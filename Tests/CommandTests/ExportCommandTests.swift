import Export
import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import gongkai

struct ExportCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Fixtures.budget, to: "a.pdf")
  }

  private func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

  @Test func givesTheSameRecordsOfAPDFAndItsJSON() throws {
    let fromPDF = run("export", folder / "a.pdf", "--ndjson", "-")
    #expect(fromPDF.code == .done)
    #expect(fromPDF.errors.isEmpty)
    #expect(lines(fromPDF.output).first?.hasPrefix(#"{"datapackage":"#) == true)
    #expect(fromPDF.output.contains(#"{"relation":"tables","record":{"document":"#))
    #expect(run("extract", folder / "a.pdf", "-o", folder.path).code == .done)
    #expect(run("export", folder / "a.json", "--ndjson", "-").output == fromPDF.output)
    #expect(run("export", folder.path, "--ndjson", "-").output == fromPDF.output, "the JSON is taken for the PDF beside it")
  }

  @Test func writesADataPackage() throws {
    let (code, output, errors) = run("export", folder / "a.pdf", "--csv", folder / "out")
    #expect(code == .done && output.isEmpty && errors.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder / "out").sorted()
    #expect(names.contains("amounts.csv") && names.contains("datapackage.json") && names.contains("codelists.csv"))
    #expect(!names.contains("cells.csv") && !names.contains { $0.hasPrefix(".") })
    let package = try JSONParser.parse(folder.read("out/datapackage.json"))
    #expect(package["resources"]?.elements?.compactMap { $0["path"]?.string }.sorted() == names.filter { $0 != "datapackage.json" })
    #expect(run("export", folder / "a.pdf", "--csv", folder / "all", "--cells").code == .done)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "all").contains("cells.csv"))
  }

  @Test func changesNothingTheSecondTime() throws {
    #expect(run("export", folder / "a.pdf", "--sqlite", folder / "a.db").code == .done)
    let before = try folder.read("a.db")
    let again = run("export", folder / "a.pdf", "--sqlite", folder / "a.db", terminal: true)
    #expect(again.code == .done)
    #expect(again.errors.contains("0 documents exported, 1 were there already"))
    #expect(try folder.read("a.db") == before)
  }

  @Test func doesTheOthersWhereOneFails() throws {
    try folder.write(Data("{}".utf8), to: "b.json")
    try folder.write(Data("{".utf8), to: "c.json")
    let (code, _, errors) = run(
      "export", folder / "b.json", folder / "c.json", folder / "a.pdf", folder / "missing.pdf", "--csv", folder / "out")
    #expect(code == .failed)
    #expect(
      errors == """
        gongkai: \(folder / "b.json"): is JSON, but no disclosure: it has no schemaVersion
        gongkai: \(folder / "c.json"): is no JSON: line 1, column 2: a member's name should stand here
        gongkai: \(folder / "missing.pdf"): cannot be read: there is no such file

        """)
    #expect(String(decoding: try folder.read("out/documents.csv"), as: UTF8.self).contains("a.pdf"))
  }

  @Test func passesOverOtherJSONInAFolder() throws {
    try folder.write(Data("{}".utf8), to: "package.json")
    let (code, output, errors) = run("export", folder.path, "--ndjson", "-")
    #expect(code == .done && errors.isEmpty && output.contains("a.pdf"))
  }

  @Test func readsWhatLiesBelowFoldersAndInLists() throws {
    try folder.write(Fixtures.blank, to: "in/x/b.pdf", makingFolder: true)
    try folder.write(Data("{}".utf8), to: "in/x/package.json")
    symlink(folder / "a.pdf", folder / "in/link.pdf")
    let list = try folder.write(Data("\(folder / "a.pdf")\n".utf8), to: "list")
    let (code, output, errors) = run("export", folder / "in", "--files-from", list, "--ndjson", "-", "--report", folder / "report")
    #expect(code == .done && errors.isEmpty)
    let documents = lines(output).filter { $0.hasPrefix(#"{"relation":"documents""#) }
    #expect(documents.count == 2)
    #expect(documents.first?.contains("b.pdf") == true && documents.last?.contains("a.pdf") == true, "in the order of the inputs")
    let report = try folder.read("report").split(separator: UInt8(ascii: "\n")).map { try JSONParser.parse($0) }
    #expect(report.map { $0["status"]?.string } == ["done", "skipped", "done"])
    #expect(report.last?["tables"]?.int == 2)
  }

  @Test func aHostileDocumentCostsItselfAlone() throws {
    // Nobody ever writes into this pipe.
    mkfifo(folder / "b.pdf", 0o600)
    let (code, output, errors) = run(
      "export", folder / "b.pdf", folder / "a.pdf", "--ndjson", "-", "--timeout", "2", "--report", folder / "report")
    #expect(code == .failed)
    #expect(errors == "gongkai: \(folder / "b.pdf"): takes longer than the 2 s that --timeout allows\n")
    #expect(output == run("export", folder / "a.pdf", "--ndjson", "-").output)
    #expect(String(decoding: try folder.read("report"), as: UTF8.self).contains(#""error":{"code":"timedOut""#))
  }

  @Test func sendsNothingToAWorkerThatIsThere() throws {
    for name in ["b", "c"] { try folder.write(Fixtures.budget + Data("%\(name)\n".utf8), to: name + ".pdf") }
    let words = [
      "export", folder / "a.pdf", folder / "b.pdf", folder / "c.pdf", "--sqlite", folder / "a.db", "-v", "--report", folder / "report",
    ]
    #expect(Gongkai.run(words, console: Recorder().console()) == .done)
    let before = try folder.read("a.db")
    // A worker of this program would read nothing.
    var console = Recorder().console()
    console.program = "/bin/false"
    #expect(Gongkai.run(words, console: console) == .done)
    #expect(try folder.read("a.db") == before)
    #expect(try folder.read("report").split(separator: UInt8(ascii: "\n")).count { $0.contains(Array(#""status":"kept""#.utf8)) } == 3)
  }

  @Test func readsAnewWhatWasCorrected() throws {
    func export() -> String { run("export", folder / "a.pdf", "--sqlite", folder / "a.db", terminal: true).errors }
    #expect(export().contains("1 documents exported, 0 were there already"))
    #expect(export().contains("0 documents exported, 1 were there already"))
    let sha256 = try JSONParser.parse(Array(run("extract", folder / "a.pdf").output.utf8))["source"]?["sha256"]?.string ?? ""
    let corrections = #"{"format": "gongkai.corrections", "version": 1, "file": "a.pdf", "sha256": "\#(sha256)", "corrections": []}"#
    try folder.write(Data(corrections.utf8), to: "a.corrections.json")
    #expect(export().contains("1 documents exported, 0 were there already"))
  }

  @Test func namesADocumentThatComesTwice() throws {
    try folder.write(Fixtures.budget, to: "same.pdf")
    #expect(run("extract", folder / "a.pdf", "-o", folder / "json").code == .done)
    let twice = run("export", folder / "a.pdf", folder / "same.pdf", folder / "json/a.json", "--csv", folder / "out")
    #expect(twice.code == .failed)
    #expect(twice.errors == "gongkai: \(folder / "json/a.json"): is of the same PDF as a file before it, and was left out\n")
  }

  @Test func refusesWhatDoesNotGoTogether() {
    #expect(run("export", "a.pdf").errors.contains("it takes one of --sqlite, --csv and --ndjson"))
    #expect(run("export", "a.pdf", "--csv", "x", "--sqlite", "y").code == .usage)
    #expect(run("export", "a.pdf", "--sqlite", "y", "--excel").errors.contains("--excel goes with --csv"))
    #expect(run("export", "--csv", "x").errors.contains("FILE is missing"))
    #expect(run("export", folder / "a.pdf", "--sqlite", folder / "no/such/a.db").code == .failed)
  }
}
