import Export
import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import gongkai

/// Many documents, some of which are hostile, in worker processes.
struct BatchTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A document that says which one it is.
  private func document(_ number: Int) -> Data {
    var page = TinyPDF.Page()
    page.text("部门收支总表", x: 230, y: 60, size: 16)
    page.table(xs: [50, 200, 300], ys: [100, 120, 140], texts: [["项目", "预算数"], ["合计", "\(number).50"]])
    return TinyPDF(pages: [page]).data
  }

  private func report(_ name: String) throws -> [JSONValue] {
    try folder.read(name).split(separator: UInt8(ascii: "\n")).map { try JSONParser.parse($0) }
  }

  /// Every file below a folder with its bytes.
  private func tree(_ name: String) throws -> [String: Data] {
    Dictionary(uniqueKeysWithValues: try folder.files(below: name).map { ($0, try folder.read(name + "/" + $0)) })
  }

  @Test func keepsTheTreeAndTheBytes() throws {
    for (index, name) in ["a.pdf", "x/a.pdf", "x/y/b.pdf"].enumerated() {
      try folder.write(document(index), to: "in/" + name, makingFolder: true)
    }
    let (code, output, errors) = run("extract", folder / "in", "-o", folder / "out", "--jobs", "2")
    #expect(code == .done)
    #expect(output + errors == "")
    let tree = try tree("out")
    #expect(tree.keys.sorted() == [RunRecord.name, "a.json", "x/a.json", "x/y/b.json"])
    for name in ["a", "x/a", "x/y/b"] {
      #expect(tree[name + ".json"] == Data(run("extract", folder / "in/" + name + ".pdf").output.utf8))
    }
  }

  @Test func aHostileDocumentCostsItselfAlone() throws {
    try folder.write(document(1), to: "1.pdf")
    try folder.write(Data("no pdf".utf8), to: "2.pdf")
    try folder.write(Fixtures.encrypted, to: "3.pdf")
    // Nobody ever writes into this pipe.
    mkfifo(folder / "4.pdf", 0o600)
    // More than the bound on memory, without taking room on the disk.
    try folder.write(Data("%PDF-1.7\n".utf8), to: "5.pdf")
    truncate(folder / "5.pdf", 1 << 30)
    try folder.write(document(6), to: "6.pdf")
    let names = (1...7).map { folder / "\($0).pdf" }
    let recorder = Recorder()
    let words =
      ["extract"] + names + ["--format", "ndjson", "--report", folder / "report", "--timeout", "10", "--memory", "256M", "--jobs", "2"]
    #expect(Gongkai.run(words, console: recorder.console()) == .failed)
    #expect(recorder.output == run("extract", names[0], "--compact").output + run("extract", names[5], "--compact").output)
    let lines = try report("report")
    #expect(lines.map { $0["path"]?.string } == names)
    #expect(lines.map { $0["status"]?.string } == ["done", "failed", "failed", "failed", "failed", "done", "failed"])
    #expect(
      lines.map { $0["error"]?["code"]?.string } == [nil, "notAPDF", "encrypted", "timedOut", "outOfMemory", nil, "unreadable"])
    #expect(recorder.errors.contains("gongkai: \(names[3]): takes longer than the 10 s that --timeout allows\n"))
    #expect(recorder.errors.contains("gongkai: \(names[4]): takes more memory than the 256 MB that --memory allows\n"))
    #expect(recorder.errors.split(separator: "\n").count == 5)
  }

  @Test func tellsWhatWasRead() throws {
    try folder.write(Fixtures.budget, to: "a.pdf")
    #expect(run("extract", folder / "a.pdf", "-o", folder / "out", "--report", folder / "report").code == .done)
    let line = try #require(try report("report").first)
    #expect(line["sha256"]?.string?.count == 64)
    #expect(line["pages"]?["count"]?.int == 2)
    #expect(line["pages"]?["text"]?.int == 2)
    #expect(line["tables"]?.int == 2)
    #expect(line["output"]?.string == folder / "out/a.json")
    #expect(line["amounts"]?["untested"]?.int != nil)
    #expect(line["checks"]?["failed"]?.int == 0)
    #expect((line["peakMemory"]?.int ?? 0) > 1 << 20)
    #expect(line["seconds"] != nil)
  }

  @Test func aProcessThatEndsIsTold() throws {
    let script = try folder.write(Data("#!/bin/sh\nread x\nkill -SEGV $$\n".utf8), to: "crash")
    chmod(script, 0o700)
    var options = DocumentPool.Options()
    (options.program, options.jobs) = (script, 2)
    var lines: [String] = []
    let signal = try DocumentPool(options).run((1...3).map { WorkRequest(input: InputFile(path: "\($0).pdf")) }) { _, reply in
      if case .failed(.crashed, let line) = reply.outcome { lines.append(line.description) }
    }
    #expect(signal == nil)
    #expect(lines == (1...3).map { "\($0).pdf: the process that read it ended (signal 11, segmentation fault)" })
  }

  @Test func aProgramThatCannotBeStartedIsTold() throws {
    var options = DocumentPool.Options()
    options.program = folder / "none"
    let problem = #expect(throws: Problem.self) {
      try DocumentPool(options).run([WorkRequest(input: InputFile(path: "a.pdf"))]) { _, _ in }
    }
    #expect(problem?.description == "no worker process can be started: no such file or directory")
  }

  @Test func readsStandardInputInAProcessToo() throws {
    let pool = DocumentPool(DocumentPool.Options(program: Recorder.program))
    var names: [String] = []
    let request = WorkRequest(input: InputFile(path: "-", bytes: document(4)), product: .compact)
    _ = try pool.run([request]) { _, reply in names.append(try JSONParser.parse(reply.product)["source"]?["file"]?.string ?? "") }
    #expect(names == ["-"])
  }

  @Test func replacesWorkersAndKeepsTheOrder() throws {
    for number in 0..<30 { try folder.write(document(number), to: "in/\(number + 10).pdf", makingFolder: true) }
    let (code, output, _) = run("extract", folder / "in", "--format", "ndjson", "--jobs", "3")
    #expect(code == .done)
    let files = try output.split(separator: "\n").map { try JSONParser.parse($0.utf8)["source"]?["file"]?.string }
    #expect(files == (10..<40).map { "\($0).pdf" })
    #expect(output == run("extract", folder / "in", "--format", "ndjson", "--jobs", "1").output)
  }

  // MARK: Going on

  @Test func doesNotReadAgainWhatIsDone() throws {
    for number in 1...3 { try folder.write(document(number), to: "in/\(number).pdf", makingFolder: true) }
    func statuses(_ more: String...) throws -> [String?] {
      let words = ["extract", folder / "in", "-o", folder / "out", "--report", folder / "report"] + more
      #expect(Gongkai.run(words, console: Recorder().console()) == .done)
      return try report("report").map { $0["status"]?.string }
    }
    #expect(try statuses() == ["done", "done", "done"])
    let first = try tree("out")
    #expect(try statuses("--resume") == ["kept", "kept", "kept"])
    #expect(try report("report").map { $0["tables"]?.int } == [1, 1, 1])
    // Another document, a result that somebody changed, one that is gone.
    try folder.write(document(9), to: "in/1.pdf")
    try folder.write(Data("{}".utf8), to: "out/2.json")
    #expect(try statuses("--resume") == ["done", "done", "kept"])
    unlink(folder / "out/3.json")
    #expect(try statuses("--resume") == ["kept", "kept", "done"])
    // Other options make another result.
    #expect(try statuses("--resume", "--no-repair") == ["done", "done", "done"])
    try folder.write(document(1), to: "in/1.pdf")
    #expect(try statuses() == ["done", "done", "done"])
    #expect(try tree("out") == first)
  }

  @Test func givesTheSameAfterItWasKilledAsUndisturbed() throws {
    for number in 1...12 { try folder.write(document(number), to: "in/\(number % 3)/\(number).pdf", makingFolder: true) }
    #expect(run("extract", folder / "in", "-o", folder / "whole").code == .done)
    for moment in 0..<20 {
      let process = try WorkerProcess(
        program: Recorder.program, words: ["extract", folder / "in", "-o", folder / "out", "--resume", "--jobs", "2"])
      usleep(UInt32(moment) * 7_000)
      process.kill()
      _ = process.wait()
      if moment % 7 == 6 { try? FileManager.default.removeItem(atPath: folder / "out") }
    }
    #expect(run("extract", folder / "in", "-o", folder / "out", "--resume").code == .done)
    let (out, whole) = (try tree("out"), try tree("whole"))
    #expect(out.keys.sorted() == whole.keys.sorted())
    #expect(out.keys.filter { out[$0] != whole[$0] }.isEmpty)
  }

  @Test func clearsUpAfterTheDeadAlone() throws {
    try folder.write(document(1), to: "in/1.pdf", makingFolder: true)
    try folder.write(Data("half".utf8), to: "out/.gongkai-dead.part", makingFolder: true)
    let living = try OutputDraft(of: folder / "out/x.json", named: ".gongkai-living.part")
    #expect(run("extract", folder / "in", "-o", folder / "out", "--resume").code == .done)
    #expect(try tree("out").keys.sorted() == [".gongkai-living.part", RunRecord.name, "1.json"])
    try living.append(Array("whole".utf8))
    try living.commit()
    #expect(try tree("out").keys.sorted() == [RunRecord.name, "1.json", "x.json"])
  }

  @Test func clearsUpAfterThoseThatDieMeanwhile() throws {
    mkfifo(folder / "1.pdf", 0o600)
    try folder.write(Data("half".utf8), to: "out/.gongkai-dying.part", makingFolder: true)
    let dying = open(folder / "out/.gongkai-dying.part", O_WRONLY | O_CLOEXEC)
    flock(dying, LOCK_EX)
    let process = try WorkerProcess(
      program: Recorder.program, words: ["extract", folder / "1.pdf", "-o", folder / "out", "--resume"])
    // Opening waits until the worker reads.
    let pipe = open(folder / "1.pdf", O_WRONLY)
    #expect(try tree("out")[".gongkai-dying.part"] != nil)
    close(dying)
    _ = FileDescriptor.write(Array(document(1)), to: pipe)
    close(pipe)
    #expect(process.wait().status == ExitCode.done.rawValue)
    #expect(try tree("out").keys.sorted() == [RunRecord.name, "1.json"])
  }

  @Test func finishesWhatRunsWhenItIsInterrupted() throws {
    // The second document takes until somebody writes it.
    try folder.write(document(1), to: "1.pdf")
    mkfifo(folder / "2.pdf", 0o600)
    try folder.write(document(3), to: "3.pdf")
    let process = try WorkerProcess(
      program: Recorder.program,
      words: ["extract"] + (1...3).map { folder / "\($0).pdf" } + ["-o", folder / "out", "--jobs", "1", "--report", folder / "report"])
    // Opening waits until the worker reads.
    let pipe = open(folder / "2.pdf", O_WRONLY)
    process.kill(SIGINT)
    usleep(300_000)
    _ = FileDescriptor.write(Array(document(2)), to: pipe)
    close(pipe)
    let ending = process.wait()
    #expect(ending.status == ExitCode.interrupted.rawValue)
    #expect(try tree("out").keys.sorted() == [RunRecord.name, "1.json", "2.json"])
    #expect(try report("report").count == 2)
  }
}
