import FoundationEssentials
import Testing

@testable import Records

/// docs/records.md lists every relation and column as it is declared.
struct RecordsDocumentTests {
  private let lines: [String]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = String(decoding: try Data(contentsOf: root.appending(path: "docs/records.md")), as: UTF8.self)
    lines = text.split(separator: "\n").map(String.init)
  }

  @Test func listsEveryColumn() throws {
    let relations = Relation.standard + Relation.onRequest + [.supersessions, .codelists]
    for relation in relations {
      let start = try #require(lines.firstIndex(of: "### `\(relation.name)`"), "\(relation.name)")
      let section = lines[(start + 1)...].prefix { !$0.hasPrefix("### ") }
      let key = relation.key.map { "`\($0)`" }.joined(separator: ", ")
      #expect(section.contains { $0.hasPrefix("\(relation.english). \(relation.chinese)。 Key: \(key).") }, "\(relation.name)")
      let rows = section.filter { $0.hasPrefix("| `") }
      #expect(Array(rows) == relation.columns.map { "| `\($0.name)` | \(Self.type($0.kind)) | \($0.english) | \($0.chinese) |" })
    }
    #expect(lines.count { $0.hasPrefix("### `") } == relations.count)
  }

  private static func type(_ kind: Column.Kind) -> String {
    switch kind {
    case .text: "text"
    case .integer: "integer"
    case .yuan, .number: "exact"
    case .measure: "measure"
    case .flag: "flag"
    }
  }
}
