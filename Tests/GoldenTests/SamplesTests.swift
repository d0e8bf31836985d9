import FoundationEssentials
import Testing

@testable import gongkai

/// The samples of the repository give what their golden files have.
///
/// After a change that is meant, look at each difference against the PDF and then write the files anew:
/// `gongkai verify Samples Golden --update`.
struct SamplesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let folder = GoldenFolder(samples: root.path + "/Samples", golden: root.path + "/Golden")
  private static let names = (try? folder.names()) ?? []

  @Test func thereAreSamples() throws { #expect(try !Self.folder.names().isEmpty) }

  @Test(arguments: names)
  func isAsItsGoldenFile(name: String) {
    var task = DocumentTask()
    let reply = task.perform(Self.folder.request(name))
    if case .failed(_, let line) = reply.outcome { Issue.record("\(line)") }
    let lines = Self.folder.report(name, Self.folder.outcome(name, reply.product))
    if !lines.isEmpty { Issue.record("\n\(lines.map(\.description).joined(separator: "\n"))") }
  }
}
