import Testing

@testable import gongkai

struct BatchProgressTests {
  private func choice(_ words: String...) throws -> BatchChoice {
    try BatchChoice(try Arguments(words, options: BatchChoice.options + RecognitionChoice.options))
  }

  private func reply(pages: Int) -> WorkReply {
    var facts = DocumentFacts()
    (facts.pages, facts.text, facts.tables, facts.confirmed) = (pages, pages, 1, 3)
    return WorkReply(outcome: .done, facts: facts, peakMemory: 5 << 20)
  }

  @Test func saysALineEverySoManyDocumentsAndSumsUp() throws {
    let recorder = Recorder()
    var progress = BatchProgress(150, try choice(), recorder.console())
    for number in 1...100 { progress.add(reply(pages: 2), path: "\(number).pdf") }
    #expect(recorder.errors == "100 of 150: 100.pdf\n")
    progress.add(.failed(Problem("101.pdf: x", code: .damaged)), path: "101.pdf")
    progress.add(WorkReply(outcome: .kept), path: "102.pdf")
    progress.summarize()
    let lines = recorder.errors.split(separator: "\n").dropFirst()
    #expect(lines.count == 3)
    #expect(lines.first == "150 documents: 100 read, 1 kept as they were, 1 failed, 48 not done")
    #expect(
      lines.dropFirst().first
        == "200 pages: 200 with text, 0 recognised, 0 not read; 100 tables; amounts: 300 confirmed, 0 contradicted, 0 untested")
    #expect(lines.last?.hasSuffix("at most 5 MB for one") == true)
  }

  @Test func saysNothingOfAFewDocumentsWhereNobodyWatches() throws {
    let recorder = Recorder()
    var progress = BatchProgress(2, try choice(), recorder.console())
    for number in 1...2 { progress.add(reply(pages: 1), path: "\(number).pdf") }
    progress.summarize()
    #expect(recorder.errors.isEmpty)
  }

  @Test func saysWhatIsAskedFor() throws {
    let quiet = Recorder()
    var progress = BatchProgress(200, try choice("-q"), quiet.console(isTerminal: true))
    for number in 1...200 { progress.add(reply(pages: 1), path: "\(number).pdf") }
    progress.summarize()
    #expect(quiet.errors.isEmpty)
    let verbose = Recorder()
    progress = BatchProgress(1, try choice("-v"), verbose.console())
    progress.add(reply(pages: 1), path: "a\u{1B}.pdf")
    #expect(verbose.errors == "a\\x1B.pdf: 1 page, 1 table, 0 rows, 0 checks passed, 0 failed\n")
  }

  @Test func refusesBoundsThatAreNone() throws {
    #expect(try choice().pool.timeout == .seconds(120))
    #expect(try choice().pool.memory == 2 << 30)
    #expect(try choice("--memory", "512m").pool.memory == 512 << 20)
    #expect(try choice("--memory", "0", "--timeout", "0").pool.memory == nil)
    #expect(try choice("--timeout", "0").pool.timeout == nil)
    #expect(try choice("--timeout", "5").isolates)
    for words in [
      ["--memory", "1"], ["--memory", "63M"], ["--memory", "-1G"], ["--memory", "2T"], ["--timeout", "-1"], ["--timeout", "x"],
    ] {
      #expect(throws: UsageError.self) { try choice(words[0], words[1]) }
    }
    #expect(throws: UsageError.self) { try choice("-q", "-v") }
  }
}
