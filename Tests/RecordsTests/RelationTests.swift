import Disclosure
import Export
import FoundationEssentials
import Testing

@testable import Records

struct RelationTests {
  @Test func areDeclaredSoundly() {
    let relations = Relation.standard + Relation.onRequest + [.supersessions, .codelists]
    #expect(Set(relations.map(\.name)).count == relations.count)
    for (place, relation) in relations.enumerated() {
      let names = relation.columns.map(\.name)
      #expect(Set(names).count == names.count, "\(relation.name)")
      #expect(!relation.key.isEmpty && relation.key.allSatisfy(names.contains), "\(relation.name)")
      for column in relation.columns {
        #expect(!column.english.isEmpty && !column.chinese.isEmpty, "\(relation.name).\(column.name)")
        #expect(column.kind != .yuan || column.name.hasSuffix("yuan"), "\(relation.name).\(column.name): SQLite names its fen after it")
      }
      for reference in relation.references {
        let target = relations[..<place].first { $0.name == reference.relation }
        #expect(target != nil, "\(relation.name) stands behind \(reference.relation)")
        #expect(reference.columns.allSatisfy(names.contains))
        #expect(target?.key.count == reference.columns.count)
      }
    }
  }

  @Test(arguments: GoldenDisclosures.names) func keysTellRecordsApart(_ name: String) throws {
    let document = try GoldenDisclosures.document(name)
    for relation in Relation.standard + Relation.onRequest {
      let records = relation.records(of: document)
      let key = relation.key.compactMap { column in relation.columns.firstIndex { $0.name == column } }
      let keys = records.map { record in key.map { "\(record[$0])" }.joined(separator: " ") }
      #expect(Set(keys).count == keys.count, "\(relation.name)")
      for record in records {
        #expect(record.count == relation.columns.count)
        for (value, column) in zip(record, relation.columns) {
          #expect(Self.fits(value, column), "\(relation.name).\(column.name) = \(value)")
        }
      }
    }
  }

  private static func fits(_ value: RecordValue, _ column: Column) -> Bool {
    switch (value, column.kind) {
    case (.null, _): !column.isRequired
    case (.text(let text), .text): column.codelist?[text] != nil || column.codelist == nil
    case (.integer, .integer), (.decimal, .yuan), (.decimal, .number), (.measure, .measure), (.flag, .flag): true
    default: false
    }
  }

  /// A disclosure of one table with one row.
  private func recorded(_ row: FormRow, kind: DocumentIdentity.Kind = .budget) -> RecordedDocument {
    var disclosure = Disclosure(
      source: SourceFile(file: "a.pdf", sha256: "0123456789abcdef0123", bytes: 1, pageCount: 1, textLayer: .digital),
      document: DocumentIdentity(kind: kind, fiscalYear: 2030, agencyName: "某局"))
    disclosure.tables = [
      DisclosureTable(
        id: "t1", kind: .expenditure, pages: [3], rows: [row],
        grid: .init(rowCount: 1, columnCount: 1, cells: [.init(row: 0, column: 0, text: "1.00", page: 4)]))
    ]
    return RecordedDocument(disclosure, generator: GeneratorNote(version: "1", schemaVersion: "2"))
  }

  private func values(_ column: String, _ relation: Relation, _ document: RecordedDocument) -> [RecordValue] {
    let index = relation.columns.firstIndex { $0.name == column } ?? 0
    return relation.records(of: document).map { $0[index] }
  }

  @Test func namesADocumentByItsChecksum() {
    let document = recorded(FormRow(name: "合计", source: Provenance(page: 1)))
    #expect(values("document", .documents, document) == [.text("0123456789abcdef")])
    #expect(values("disclosure_set", .documents, document) == [.text("budget/2030/某局")])
  }

  @Test func takesAnAmountFromItsCell() {
    var row = FormRow(code: "201", name: "类", amounts: ["total": 10_000], source: Provenance(page: 3))
    row.evidence = ["total": AmountEvidence(gridRow: 0, gridColumn: 0, confidence: 0.5)]
    let document = recorded(row)
    #expect(values("printed", .amounts, document) == [.text("1.00")])
    #expect(values("page", .amounts, document) == [.integer(4)])
    #expect(values("yuan", .amounts, document) == [.decimal(10_000)])
    #expect(values("is_main", .amounts, document) == [.flag(true)])
  }

  @Test func tellsGroupsPhasesAndPercentages() {
    let amounts: KeyedValues<Decimal> = [
      "total": 1, "previous.basic": 2, "changePercent.total": 3, "budget": 4, "其他/a.b": 5, "carryover.generalPublicBudget": 6,
    ]
    let document = recorded(FormRow(name: "合计", amounts: amounts, source: Provenance(page: 1)), kind: .finalAccounts)
    #expect(
      values("column_group", .amounts, document)
        == [.null, .text("previous"), .text("changePercent"), .null, .null, .text("carryover")])
    let measures = ["total", "basic", "total", "budget", "其他/a.b", "generalPublicBudget"].map { RecordValue.text($0) }
    #expect(values("measure", .amounts, document) == measures)
    #expect(
      values("phase", .amounts, document)
        == [.text("final"), .text("previous"), .text("change"), .text("budget"), .text("final"), .text("final")])
    #expect(values("yuan", .amounts, document)[2] == .null)
    #expect(values("percent", .amounts, document) == [.null, .null, .decimal(3), .null, .null, .null])
    #expect(values("is_main", .amounts, document) == [.flag(true)] + Array(repeating: .flag(false), count: 5))
  }

  @Test func tellsAnInferredCodeFromAPrintedOne() {
    var row = FormRow(name: "教育支出", source: Provenance(page: 1))
    #expect(values("code_inferred", .rows, recorded(row)) == [.null])
    row.inferredCode = "205"
    #expect(values("code", .rows, recorded(row)) == [.text("205")])
    #expect(values("code_inferred", .rows, recorded(row)) == [.flag(true)])
    row.code = "206"
    #expect(values("code", .rows, recorded(row)) == [.text("206")])
    #expect(values("code_inferred", .rows, recorded(row)) == [.flag(false)])
  }

  @Test func writesAttributesWithoutColumnsAsJSON() {
    let row = FormRow(
      name: "纸", attributes: ["quantity": .number(3), "method": .text("集\"中\"\n采购"), "change": .flag(true), "unit": .text("某所")],
      source: Provenance(page: 1))
    #expect(values("attributes", .rows, recorded(row)) == [.text(#"{"quantity":3,"method":"集\"中\"\u000a采购","change":true}"#)])
    #expect(values("unit_name", .rows, recorded(row)) == [.text("某所")])
  }
}
