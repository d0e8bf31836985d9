import Disclosure
import Testing

@Suite("The pages on the output format name every value, and none that does not exist")
struct FormatDocumentTests {
  private static let pages = ["format.md", "format.zh.md"]

  @Test("The values of the enums", arguments: pages)
  func values(page: String) throws {
    let document = try ProjectDocument(page)
    try document.expectValues(of: TableKind.self)
    try document.expectValues(of: AmountKey.self)
    try document.expectValues(of: AttributeKey.self)
    try document.expectValues(of: ThreePublicItem.self)
    try document.expectValues(of: Metric.self)
    try document.expectValues(of: CheckRule.self)
    try document.expectValues(of: DiagnosticCode.self)
  }

  @Test("The keys of groups are put together of amount keys", arguments: pages)
  func groups(page: String) throws {
    let cells = try ProjectDocument(page).table("keys: groups").flatMap { $0 }
    let keys = cells.flatMap(ProjectDocument.quoted)
    #expect(keys.count > 20)
    for key in keys {
      let parts = key.split(separator: ".").map(String.init)
      #expect(parts.allSatisfy { AmountKey(rawValue: $0) != nil }, "“\(key)” is no key")
    }
  }

  @Test("Both pages say of each diagnostic how much it matters")
  func severities() throws {
    let severities = try Self.pages.map { page in
      try ProjectDocument(page).table("values: DiagnosticCode").map { ProjectDocument.quoted($0[0]) + ProjectDocument.quoted($0[1]) }
    }
    #expect(severities[0] == severities[1])
    let words = severities[0].flatMap { $0.dropFirst() }
    #expect(words.allSatisfy { Diagnostic.Severity(rawValue: $0) != nil })
  }
}
