import Export
import FoundationEssentials
import Testing

@testable import gongkai

struct FrameTests {
  @Test func comesWholeFromPortions() throws {
    let frames = [
      Frame(header: .object(["a": .string("预")]), body: [1, 2, 3]), Frame(header: .null), Frame(header: .bool(true), body: [0]),
    ]
    var buffer = FrameBuffer()
    var found: [Frame] = []
    for byte in frames.flatMap(\.bytes) {
      buffer.append([byte])
      while let frame = try buffer.next() { found.append(frame) }
    }
    #expect(found == frames)
  }

  @Test func carriesARequest() throws {
    var request = WorkRequest(input: InputFile(path: PathText.text(of: [0xD4, 0x2E]), password: "p", bytes: Data([7, 8])))
    request.words = ["--pages=3", "--no-repair"]
    request.product = .compact
    request.pageJobs = 3
    request.target = .init(path: "o/a.json", draft: ".x", made: .init(input: "1", output: "2"))
    #expect(WorkRequest(request.frame) == request)
    #expect(WorkRequest(WorkRequest(input: InputFile(path: "a")).frame) == WorkRequest(input: InputFile(path: "a")))
    #expect(WorkRequest(Frame(header: .null)) == nil)
  }

  @Test func carriesAReply() {
    var facts = DocumentFacts()
    (facts.sha256, facts.pages, facts.unread, facts.warnings) = ("ab", 3, 1, 2)
    let replies = [
      WorkReply(outcome: .done, facts: facts, unreadLine: "x", product: [1], digest: "d", milliseconds: 5, peakMemory: 6),
      WorkReply(outcome: .kept, digest: "d"), .failed(Problem("a: b", code: .encrypted)),
    ]
    for reply in replies { #expect(WorkReply(reply.frame) == reply) }
  }
}
