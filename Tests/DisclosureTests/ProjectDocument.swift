import FoundationEssentials
import Testing

/// A page of `docs`, read for what tests compare with the program.
///
/// A comment `<!-- values: NAME -->` stands above a table whose first column names the values of an enum in backquotes; a comment
/// `<!-- example: NAME -->` above a block of code.
struct ProjectDocument {
  private let lines: [String]

  /// Reads a page by its file name.
  init(_ name: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: root.appending(path: "docs").appending(path: name))
    lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The rows of the table under a comment, each with the cells as they are written; head and rule are left out.
  func table(_ comment: String) throws -> [[String]] {
    let table = try below(comment).drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    return table.dropFirst(2).map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map(String.init)
    }
  }

  /// The values that the first column of the table `<!-- values: NAME -->` names.
  func values(_ name: String) throws -> [String] { try table("values: \(name)").flatMap { Self.quoted($0.first ?? "") } }

  /// The text of the block of code under `<!-- example: NAME -->`.
  func example(_ name: String) throws -> String {
    let block = try below("example: \(name)").drop { !$0.hasPrefix("```") }.dropFirst().prefix { !$0.hasPrefix("```") }
    return block.joined(separator: "\n")
  }

  /// Whether the page has a line.
  func has(line: String) -> Bool { lines.contains(line) }

  /// What stands in backquotes.
  static func quoted(_ text: String) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private func below(_ comment: String) throws -> ArraySlice<String> {
    let at = try #require(lines.firstIndex(of: "<!-- \(comment) -->"), "the page has no comment “\(comment)”")
    return lines[(at + 1)...]
  }
}

extension ProjectDocument {
  /// Compares the table of an enum with its cases: each is named once, and nothing else.
  func expectValues<Value>(of type: Value.Type, _ name: String? = nil) throws
  where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    let name = name ?? "\(type)"
    let named = try values(name)
    let cases = type.allCases.map(\.rawValue)
    #expect(cases.filter { !named.contains($0) } == [], "values of \(name) that the page does not name")
    #expect(named.filter { !cases.contains($0) } == [], "values that \(name) does not have")
    #expect(Set(named).count == named.count, "\(name): a value is named twice")
  }
}
