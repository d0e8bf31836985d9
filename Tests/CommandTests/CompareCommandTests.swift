import Export
import FoundationEssentials
import TestSupport
import Testing

@testable import gongkai

struct CompareCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Fixtures.budget, to: "a.pdf")
    try #require(run("extract", folder / "a.pdf", "-o", folder.path).code == .done)
    var text = String(decoding: try folder.read("a.json"), as: UTF8.self)
    let number = try #require(try amount(in: text))
    text = text.replacing("\"total\": \(number)", with: "\"total\": \(number)1", maxReplacements: 1)
    try folder.write(Data(text.utf8), to: "b.json")
  }

  /// The first amount that the JSON gives under `total`.
  private func amount(in text: String) throws -> String? {
    let rest = try #require(text.split(separator: "\"total\": ", maxSplits: 1).last)
    return String(rest.prefix { $0.isNumber })
  }

  @Test func findsNothingBetweenAPDFAndItsJSON() throws {
    let (code, output, errors) = run("compare", folder / "a.pdf", folder / "a.json")
    #expect(code == .done && errors.isEmpty)
    #expect(output.contains("amounts: 0 changed, "))
    let json = try JSONParser.parse(run("compare", folder / "a.pdf", folder / "a.json", "--format", "json").output.utf8)
    #expect(json["changes"]?.elements?.isEmpty == true)
  }

  @Test func listsWhatChanged() throws {
    let text = run("compare", folder / "a.json", folder / "b.json").output
    #expect(text.contains("amounts: 1 changed, "))
    let csv = run("compare", folder / "a.json", folder / "b.json", "--format", "csv").output.split(separator: "\r\n")
    #expect(csv.first == "aspect,subject,label,old,new,difference,percent,old_page,new_page")
    #expect(csv.count { $0.hasPrefix("amount,") } == 1)
    let json = try JSONParser.parse(run("compare", folder / "a.json", folder / "b.json", "--format", "json").output.utf8)
    let change = try #require(json["changes"]?.elements?.last { $0["aspect"]?.string == "amount" })
    #expect(change["new"]?.int != change["old"]?.int && change["newPage"]?.int != nil)
  }

  @Test func namesWhatIsNotOneAgencys() throws {
    let text = String(decoding: try folder.read("a.json"), as: UTF8.self)
    let kind = try #require(try JSONParser.parse(text.utf8)["document"]?["kind"]?.string)
    let other = text.replacing("\"kind\": \"\(kind)\"", with: "\"kind\": \"finalAccounts\"", maxReplacements: 1)
    try folder.write(Data(other.utf8), to: "c.json")
    let (code, _, errors) = run("compare", folder / "a.json", folder / "c.json")
    #expect(code == .done)
    #expect(errors == "gongkai: \(folder / "c.json"): is finalAccounts, and what it is compared with \(kind)\n")
  }

  @Test func needsTwoFiles() {
    #expect(run("compare", "a.pdf").errors.contains("it takes two files, OLD and NEW"))
    #expect(run("compare", folder / "a.json", folder / "missing.json").code == .failed)
  }
}
