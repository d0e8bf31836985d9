import CSQLite
import Disclosure
import FoundationEssentials
import Records
import Testing

@testable import Export

@Suite("Records that another process made")
struct PreparedRecordsTests {
  private func document(yuan: Decimal = 5) -> RecordedDocument {
    var disclosure = Disclosure(
      source: SourceFile(file: "a.pdf", sha256: String(repeating: "a", count: 64), bytes: 1, pageCount: 1, textLayer: .digital),
      document: DocumentIdentity(kind: .budget, fiscalYear: 2030, agencyName: "某局"))
    disclosure.source.pdf["created"] = "2030-02-01"
    disclosure.tables = [
      DisclosureTable(
        id: "t1", kind: .expenditure, pages: [1],
        rows: [FormRow(code: "201", name: "类", amounts: ["total": yuan], source: Provenance(page: 1))],
        grid: .init(rowCount: 1, columnCount: 1, cells: [.init(row: 0, column: 0, text: "合\n计")]))
    ]
    return RecordedDocument(disclosure, generator: GeneratorNote(version: "1", schemaVersion: "1"))
  }

  @Test("They arrive as they were sent", arguments: ["values", "values+cells", "csv", "excel+cells", "ndjson", "stream"])
  func arrive(form: String) throws {
    let form = try #require(RecordForm(text: form))
    let records = try form.prepare(document(yuan: try #require(Decimal(string: "0.125"))))
    #expect(records.parts.count == form.relations.count)
    #expect(records.roundedAmounts == (form.writing == .values ? 1 : 0))
    #expect(records.candidate.forms == ["expenditure"])
    #expect(PreparedRecords(bytes: records.bytes) == records)
    #expect(RecordForm(text: form.text) == form)
  }

  @Test("What was cut off or is no form of records is refused")
  func refused() throws {
    #expect(RecordForm(text: "parquet") == nil)
    let bytes = try RecordForm(.lines(.csv(forExcel: false)), withCells: false).prepare(document()).bytes
    for end in [0, 1, bytes.count / 2, bytes.count - 1] { #expect(PreparedRecords(bytes: Array(bytes[..<end])) == nil) }
    #expect(PreparedRecords(bytes: bytes + [0]) == nil)
  }

  @Test("An amount that is too large names the document's file")
  func tooLarge() throws {
    let huge = document(yuan: try #require(Decimal(string: "123456789012345678901")))
    #expect(throws: StorageError(path: "a.pdf", cause: "an amount of 123456789012345678901 yuan is too large to be stored")) {
      try RecordForm(.values, withCells: false).prepare(huge)
    }
    _ = try RecordForm(.lines(.csv(forExcel: false)), withCells: false).prepare(huge)
  }

  @Test("Bytes that are no values are bound to nothing")
  func noValues() throws {
    let statement = try SQLiteConnection(path: ":memory:").prepare("SELECT ?, ?")
    var values = StoredValues.Writer()
    try values.add([.text("文"), .null], of: .codelists)
    let broken: [[UInt8]] = [[UInt8(ascii: "x")], Array(values.bytes.dropLast(4)), [UInt8(ascii: "i"), 1, 2], Array(values.bytes[..<9])]
    for bytes in broken { #expect(throws: StorageError.self) { try statement.run(bytes, count: 2) } }
  }
}
