import Disclosure
import Testing

@testable import Records

struct CodelistTests {
  /// Each list beside the values of the type whose labels it holds.
  private static let types: [(list: Codelist, values: [String])] = [
    (.tableKind, TableKind.allCases.map(\.rawValue)), (.amountKey, AmountKey.allCases.map(\.rawValue)),
    (.attributeKey, AttributeKey.allCases.map(\.rawValue)), (.threePublicItem, ThreePublicItem.allCases.map(\.rawValue)),
    (.metric, Metric.allCases.map(\.rawValue)), (.checkRule, CheckRule.allCases.map(\.rawValue)),
    (.diagnosticCode, DiagnosticCode.allCases.map(\.rawValue)), (.phase, Phase.allCases.map(\.rawValue)),
    (.origin, FigureFact.Origin.allCases.map(\.rawValue)), (.scope, FunctionFact.Scope.allCases.map(\.rawValue)),
  ]

  @Test func labelEveryValueInBothLanguages() {
    for (list, values) in Self.types { #expect(list.entries.map(\.value) == values, "\(list.name)") }
    for list in Codelist.all {
      for entry in list.entries { #expect(!entry.english.isEmpty && !entry.chinese.isEmpty, "\(list.name) \(entry.value)") }
    }
  }

  @Test func findAnEntryByItsValue() {
    #expect(Codelist.tableKind["threePublic"]?.chinese == "“三公”经费表")
    #expect(Codelist.tableKind["nothing"] == nil)
  }

  @Test func haveNamesOfTheirOwn() {
    #expect(Set(Codelist.all.map(\.name)).count == Codelist.all.count)
  }
}
