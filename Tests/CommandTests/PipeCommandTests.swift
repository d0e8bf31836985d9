import Export
import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import gongkai

struct PipeCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Fixtures.budget, to: "a.pdf")
  }

  /// The answers to some lines.
  private func answers(_ lines: [String], words: [String] = []) throws -> [JSONValue] {
    let file = try folder.write(Data(lines.joined(separator: "\n").utf8), to: "requests")
    let recorder = Recorder()
    var console = recorder.console()
    console.input = open(file, O_RDONLY)
    defer { close(console.input) }
    #expect(Gongkai.run(["pipe"] + words, console: console) == .done)
    #expect(recorder.errors.isEmpty)
    return try recorder.output.split(separator: "\n").map { try JSONParser.parse($0.utf8) }
  }

  @Test func answersInOrder() throws {
    let pdf = Fixtures.budget.base64EncodedString()
    let found = try answers([
      folder / "a.pdf", "", #"{"id": 7, "path": "\#(folder / "none.pdf")"}"#, #"{"id": {"n": 1}, "pdf": "\#(pdf)", "name": "b.pdf"}"#,
      #"{"id": 9, "path": 3}"#, #"{"path": "\#(folder / "a.pdf")", "options": {"pages": "2"}}"#,
    ])
    #expect(found.count == 5)
    #expect(found[0]["id"]?.string == folder / "a.pdf")
    #expect(found[0]["disclosure"]?["tables"]?.elements?.count == 2)
    #expect(found[1]["id"]?.int == 7)
    #expect(found[1]["error"]?["code"]?.string == "unreadable")
    #expect(found[1]["error"]?["message"]?.string == "cannot be read: there is no such file")
    #expect(found[2]["id"]?["n"]?.int == 1)
    #expect(found[2]["disclosure"]?["source"]?["file"]?.string == "b.pdf")
    #expect(found[3]["error"]?["code"]?.string == "badRequest")
    #expect(found[4]["disclosure"]?["tables"]?.elements?.count == 1)
  }

  @Test func givesWhatExtractGives() throws {
    let whole = try JSONParser.parse(run("extract", folder / "a.pdf").output.utf8)
    #expect(try answers([folder / "a.pdf"])[0]["disclosure"] == whole)
  }

  @Test func opensWithPasswords() throws {
    try folder.write(Fixtures.encrypted, to: "secret.pdf")
    let path = folder / "secret.pdf"
    let found = try answers(
      [path, #"{"path": "\#(path)", "password": "x"}"#, #"{"path": "\#(path)", "password": "kaimen"}"#])
    #expect(found.map { $0["error"]?["code"]?.string } == ["encrypted", "wrongPassword", nil])
    try folder.write(Data("kaimen\n".utf8), to: "password")
    #expect(try answers([path], words: ["--password-file", folder / "password"])[0]["error"] == nil)
  }

  @Test func outlivesADocumentThatHangs() throws {
    mkfifo(folder / "hang.pdf", 0o600)
    let found = try answers([folder / "hang.pdf", folder / "a.pdf"], words: ["--timeout", "10"])
    #expect(found.map { $0["error"]?["code"]?.string } == ["timedOut", nil])
  }

  @Test(arguments: [
    #"{"id": 1"#, #"{"id": 1, "path": "a", "colour": "red"}"#, #"{"id": 1}"#, #"{"id": 1, "pdf": "%"}"#,
    #"{"id": 1, "path": "a", "pdf": ""}"#,
    #"{"id": 1, "path": "a", "options": {"jobs": "2"}}"#, #"{"id": 1, "path": "a", "options": {"no-repair": "yes"}}"#,
    #"{"id": 1, "path": "a", "options": {"pages": "x"}}"#, #"{"id": 1, "path": "-"}"#,
  ])
  func refuses(line: String) throws {
    #expect(try answers([line]).map { $0["error"]?["code"]?.string } == ["badRequest"])
  }

  @Test func cutsLines() {
    var lines = LineBuffer()
    lines.append(Array("ab".utf8), isLast: false)
    #expect(lines.next() == nil)
    lines.append(Array("c\n\nd".utf8), isLast: false)
    #expect(lines.next() == Array("abc".utf8))
    #expect(lines.next() == [])
    #expect(lines.next() == nil)
    lines.append([], isLast: true)
    #expect(lines.next() == Array("d".utf8))
    #expect(lines.next() == nil)
  }
}
