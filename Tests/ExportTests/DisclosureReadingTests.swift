import Disclosure
import Export
import FoundationEssentials
import Testing

struct DisclosureReadingTests {
  private static let golden: String = {
    let file = URL(filePath: #filePath)
    return file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path + "/Golden"
  }()

  static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: golden)) ?? []).filter { $0.hasSuffix(".json") }
    .sorted()

  @Test(arguments: names) func givesTheSameBytesAgain(_ name: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: "\(Self.golden)/\(name)"))
    let disclosure = try Disclosure(json: JSONParser.parse(bytes))
    #expect(Data(JSONSerializer(.disclosure).serialize(disclosure.json)) == bytes)
  }

  private let bare = Disclosure(
    source: SourceFile(file: "a.pdf", sha256: "00", bytes: 0, pageCount: 1, textLayer: .none), document: DocumentIdentity(kind: .unknown))

  /// What is wrong with a bare disclosure whose text is changed.
  private func error(_ old: String, _ new: String) throws -> String {
    let text = String(decoding: JSONSerializer(.compact).serialize(bare.json), as: UTF8.self)
    try #require(text.contains(old))
    let changed = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false).joined(separator: new)
    do {
      _ = try Disclosure(json: JSONParser.parse(changed.utf8))
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func namesTheMemberThatIsWrong() throws {
    #expect(try error(#""schemaVersion":"1."#, #""schemaVersion":"2."#).contains("schemaVersion: version 2"))
    #expect(try error(#""schemaVersion""#, #""schema""#).contains("has no schemaVersion"))
    #expect(try error(#""bytes":0,"#, "") == "source: has no member bytes")
    #expect(try error(#""bytes":0"#, #""bytes":0.5"#) == "source.bytes: is no whole number")
    #expect(try error(#""kind":"unknown""#, #""kind":"letter""#) == "document.kind: “letter” is no value that this version knows")
    #expect(try error(#""tables":[]"#, #""tables":{}"#) == "tables: is no array")
    #expect(try error(#""pages":[]"#, #""pages":[{"page":1,"width":1,"height":"2","read":"text"}]"#) == "pages[0].height: is no number")
    #expect(try error(#""pages":[]"#, #""pages":[7]"#) == "pages[0]: is no object")
  }

  @Test func passesOverMembersOfANewerVersion() throws {
    #expect(try error(#""tables":[]"#, #""tables":[],"seals":[1]"#).isEmpty)
  }

  @Test func isNoDisclosureWhereItIsSomethingElse() {
    #expect(throws: DisclosureJSONError.self) { try Disclosure(json: .array([])) }
    #expect(throws: DisclosureJSONError.self) { try Disclosure(json: .object(["name": .string("gongkai")])) }
  }
}
