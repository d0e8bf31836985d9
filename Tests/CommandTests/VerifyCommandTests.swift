import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import gongkai

struct VerifyCommandTests {
  private let samples: TemporaryFolder
  private let golden: TemporaryFolder

  init() throws {
    samples = try TemporaryFolder()
    golden = try TemporaryFolder()
    try samples.write(Fixtures.budget, to: "a.pdf")
  }

  private func edit(_ name: String, _ old: String, _ new: String) throws {
    var text = String(decoding: try golden.read(name), as: UTF8.self)
    #expect(text.contains(old))
    text.replace(old, with: new)
    try golden.write(Data(text.utf8), to: name)
  }

  @Test func saysNothingWhereAllIsTheSame() throws {
    #expect(run("verify", samples.path, golden.path, "--update").output == "added \(golden / "a.json")\n")
    let (code, output, errors) = run("verify", samples.path, golden.path)
    #expect(code == .done)
    #expect(output.isEmpty)
    #expect(errors.isEmpty)
    #expect(run("verify", samples.path, golden.path, "--update").output.isEmpty)
    #expect(run("extract", samples / "a.pdf").output == String(decoding: try golden.read("a.json"), as: UTF8.self))
  }

  @Test func printsDifferences() throws {
    _ = run("verify", samples.path, golden.path, "--update")
    try edit("a.json", #""text": "电脑""#, #""text": "电话""#)
    let (code, output, errors) = run("verify", samples.path, golden.path)
    #expect(code == .failed)
    #expect(errors.isEmpty)
    #expect(output.contains("a.pdf: t2 政府采购预算表: grid: row 1, column 0: text (page 2): expected \"电话\", got \"电脑\"\n"))
    let update = run("verify", samples.path, golden.path, "--update")
    #expect(update.code == .done)
    #expect(update.output == "changed \(golden / "a.json")\n")
    #expect(run("verify", samples.path, golden.path).code == .done)
  }

  @Test func printsAtMostTwentyAFile() throws {
    _ = run("verify", samples.path, golden.path, "--update")
    try edit("a.json", "\"column\": ", "\"column\": 1")
    let lines = run("verify", samples.path, golden.path).output.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.last?.hasPrefix("a.pdf: … and ") == true)
  }

  @Test func findsWhatHasNoCounterpart() throws {
    try golden.write(Data("{}".utf8), to: "b.json")
    let (code, output, _) = run("verify", samples.path, golden.path)
    #expect(code == .failed)
    let lines = output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("a.pdf: has no golden file \(golden / "a.json")") == true)
    #expect(lines.last == "b.json: has no sample \(samples / "b.pdf")")
    let update = run("verify", samples.path, golden.path, "--update")
    #expect(update.code == .failed)
    #expect(try golden.names() == ["a.json", "b.json"])
  }

  @Test func tellsWhatItCannotRead() throws {
    try samples.write(Data("x".utf8), to: "b.pdf")
    try golden.write(Data("{".utf8), to: "a.json")
    let (code, _, errors) = run("verify", samples.path, golden.path)
    #expect(code == .failed)
    #expect(
      errors == """
        gongkai: \(golden / "a.json"): is no JSON: line 1, column 2: a member's name should stand here
        gongkai: \(samples / "b.pdf"): is not a readable PDF: it does not begin with %PDF-

        """)
  }

  @Test func aHostileSampleCostsItselfAlone() throws {
    mkfifo(samples / "0.pdf", 0o600)
    let (code, output, errors) = run("verify", samples.path, golden.path, "--update", "--timeout", "5", "--jobs", "2")
    #expect(code == .failed)
    #expect(output == "added \(golden / "a.json")\n")
    #expect(errors == "gongkai: \(samples / "0.pdf"): takes longer than the 5 s that --timeout allows\n")
  }

  @Test func refusesAFolderWithoutSamples() throws {
    let empty = try TemporaryFolder()
    #expect(run("verify", empty.path, golden.path).errors == "gongkai: \(empty.path): holds no PDF to verify\n")
    #expect(run("verify", empty / "none", golden.path).errors.contains("is no folder that can be read"))
    #expect(run("verify", empty.path, golden.path).code == .failed)
  }
}
