import Export
import FoundationEssentials
import Testing

@Suite("The pages on the output format name every member of the schema")
struct FormatMembersTests {
  private static let pages = ["format.md", "format.zh.md"]

  private func text(of page: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return String(decoding: try Data(contentsOf: root.appending(path: "docs").appending(path: page)), as: UTF8.self)
  }

  /// The names of members and the values of enums anywhere in a schema.
  private func names(in schema: JSONValue) -> Set<String> {
    if let elements = schema.elements { return elements.reduce(into: []) { $0.formUnion(names(in: $1)) } }
    var found: Set<String> = []
    for (name, value) in members(of: schema) {
      if name == "properties" { found.formUnion(members(of: value).map(\.name)) }
      if name == "enum" { found.formUnion(value.elements?.compactMap(\.string) ?? []) }
      found.formUnion(names(in: value))
    }
    return found
  }

  private func members(of value: JSONValue) -> [(name: String, value: JSONValue)] {
    if case .object(let object) = value { object.members } else { [] }
  }

  @Test("Members and values", arguments: pages)
  func members(page: String) throws {
    let text = try text(of: page)
    let schema = try JSONParser.parse(Array(Schema.text.utf8))
    let names = names(in: schema)
    #expect(names.count > 100)
    #expect(names.filter { !text.contains("`\($0)`") }.sorted() == [])
  }

  @Test("The version is the program's", arguments: pages)
  func version(page: String) throws { #expect(try text(of: page).contains("`schemaVersion` \(Generator.schemaVersion)")) }

  @Test("The examples are JSON, the same in both pages")
  func examples() throws {
    let examples = try Self.pages.map { page in
      try text(of: page).components(between: "```json\n", and: "```").map { try JSONParser.parse(Array($0.utf8)) }
    }
    #expect(examples[0].count == 5)
    #expect(examples[0] == examples[1])
  }
}

extension String {
  /// The stretches that stand between two marks.
  fileprivate func components(between start: String, and end: String) -> [String] {
    ranges(of: start).compactMap { open in
      self[open.upperBound...].ranges(of: end).first.map { String(self[open.upperBound..<$0.lowerBound]) }
    }
  }
}
