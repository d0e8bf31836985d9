import Disclosure
import FoundationEssentials
import Records
import TestSupport
import Testing

@testable import Export

struct SQLiteStoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder / "a.sqlite" }

  /// A disclosure of one table with one amount.
  private func document(
    _ digit: Character, yuan: Decimal = 5, modified: String? = nil, text: String = "加强审计监督工作"
  ) -> RecordedDocument {
    var disclosure = Disclosure(
      source: SourceFile(file: "\(digit).pdf", sha256: String(repeating: digit, count: 64), bytes: 1, pageCount: 1, textLayer: .digital),
      document: DocumentIdentity(kind: .budget, fiscalYear: 2030, agencyName: "某局"))
    disclosure.source.pdf["modified"] = modified
    disclosure.sections = [DocumentSection(level: 1, title: "职责", page: 1, paragraphs: [text])]
    disclosure.tables = [
      DisclosureTable(
        id: "t1", kind: .expenditure, pages: [1],
        rows: [FormRow(code: "201", name: "类", amounts: ["total": yuan, "changePercent.total": 3.5], source: Provenance(page: 1))],
        grid: .init(rowCount: 0, columnCount: 0, cells: []))
    ]
    return RecordedDocument(disclosure, generator: GeneratorNote(version: "1", schemaVersion: "1"))
  }

  private func query(_ sql: String) throws -> [[SQLiteValue]] { try SQLiteConnection(path: path).prepare(sql).run() }

  @Test func storesFenAndShowsYuan() throws {
    let store = try SQLiteStore(path: path)
    try store.add(document("a", yuan: 534_857.1), fingerprint: "1")
    try store.finish()
    #expect(try query("SELECT fen, percent FROM amounts ORDER BY key DESC") == [[.integer(53_485_710), .null], [.null, .real(3.5)]])
    #expect(try query("SELECT yuan FROM amounts_yuan WHERE key = 'total'") == [[.real(534_857.1)]])
    #expect(store.roundedAmounts == 0)
  }

  @Test func saysThatItRounded() throws {
    let store = try SQLiteStore(path: path)
    try store.add(document("a", yuan: try #require(Decimal(string: "0.125"))), fingerprint: "1")
    #expect(store.roundedAmounts == 1)
    #expect(try query("SELECT fen FROM amounts WHERE key = 'total'") == [[.integer(13)]])
  }

  @Test func knowsWhatItHolds() throws {
    let store = try SQLiteStore(path: path)
    try store.add(document("a"), fingerprint: "1")
    #expect(try store.holds("1"))
    #expect(try !store.holds("2"))
    #expect(try SQLiteStore(path: path).holds("1"))
  }

  @Test func replacesADocumentWithAllItsRecords() throws {
    let store = try SQLiteStore(path: path)
    try store.add(document("a", yuan: 5), fingerprint: "1")
    try store.add(document("b", yuan: 7), fingerprint: "2")
    try store.add(document("a", yuan: 6, text: "另一段文字说明"), fingerprint: "3")
    #expect(try query("SELECT fen FROM amounts WHERE key = 'total' ORDER BY document") == [[.integer(600)], [.integer(700)]])
    #expect(try query("SELECT document, sequence FROM exports ORDER BY 2").map(\.last) == [.integer(1), .integer(2)])
    #expect(try query("SELECT count(*) FROM search WHERE search MATCH '审计监督'") == [[.integer(1)]])
    #expect(try query("SELECT count(*) FROM search WHERE search MATCH '文字说明'") == [[.integer(1)]])
    #expect(try query("PRAGMA foreign_key_check").isEmpty)
  }

  @Test func leavesNothingOfADocumentThatFails() throws {
    let store = try SQLiteStore(path: path)
    try store.add(document("a"), fingerprint: "1")
    #expect(throws: StorageError.self) { try store.add(document("b"), fingerprint: "1") }
    let huge = try #require(Decimal(string: "123456789012345678901"))
    #expect(throws: StorageError.self) { try store.add(document("c", yuan: huge), fingerprint: "3") }
    #expect(try query("SELECT count(*) FROM documents") == [[.integer(1)]])
    try store.add(document("d"), fingerprint: "4")
    #expect(try query("SELECT count(*) FROM documents") == [[.integer(2)]])
  }

  @Test func keepsAndMarksWhatANewerVersionReplaced() throws {
    let store = try SQLiteStore(path: path)
    try store.add(document("b", modified: "2030-03-01"), fingerprint: "1")
    try store.add(document("a", modified: "2030-02-01"), fingerprint: "2")
    #expect(
      try query("SELECT substr(document, 1, 1), substr(superseded_by, 1, 1) FROM supersessions") == [[.text("a"), .text("b")]])
    #expect(try query("SELECT substr(document, 1, 1) FROM current_documents") == [[.text("b")]])
    #expect(try query("SELECT count(*) FROM documents") == [[.integer(2)]])
    // A corrected file that is of another year takes the mark away.
    var other = document("b").disclosure
    other.document.fiscalYear = 2031
    try store.add(RecordedDocument(other, generator: GeneratorNote(version: "1", schemaVersion: "1")), fingerprint: "5")
    #expect(try query("SELECT count(*) FROM supersessions") == [[.integer(0)]])
  }

  @Test func hasViewsThatCanBeAsked() throws {
    let store = try SQLiteStore(path: path)
    try store.add(document("a"), fingerprint: "1")
    for (view, count) in [
      ("three_public", 0), ("expenditure_by_function", 0), ("indicators_by_project", 0), ("failed_checks", 0), ("unconfirmed_amounts", 1),
      ("year_over_year", 0),
    ] {
      #expect(try query("SELECT count(*) FROM \(view)") == [[.integer(count)]], "\(view)")
    }
  }

  @Test func refusesOtherDatabases() throws {
    try SQLiteConnection(path: path).execute("CREATE TABLE notes (a)")
    #expect(throws: StorageError(path: path, cause: "is a database of something else: export into a new file")) {
      try SQLiteStore(path: path)
    }
    try folder.write(Data("no database at all, but a text".utf8), to: "b.sqlite")
    #expect(throws: StorageError.self) { try SQLiteStore(path: folder / "b.sqlite") }
    #expect(throws: StorageError.self) { try SQLiteStore(path: folder / "missing/c.sqlite") }
    _ = try SQLiteStore(path: folder / "d.sqlite")
    try SQLiteConnection(path: folder / "d.sqlite").execute("PRAGMA user_version = 1")
    #expect(
      throws: StorageError(path: folder / "d.sqlite", cause: "was made by a version of gongkai with other tables: export into a new file")
    ) {
      try SQLiteStore(path: folder / "d.sqlite")
    }
  }

  @Test func keepsCellsOnRequestAlone() throws {
    var disclosure = document("a").disclosure
    disclosure.tables[0].grid = .init(rowCount: 1, columnCount: 1, cells: [.init(row: 0, column: 0, text: "合计")])
    let document = RecordedDocument(disclosure, generator: GeneratorNote(version: "1", schemaVersion: "1"))
    try SQLiteStore(path: path).add(document, fingerprint: "1")
    #expect(try query("SELECT count(*) FROM cells") == [[.integer(0)]])
    try SQLiteStore(path: path, withCells: true).add(document, fingerprint: "2")
    #expect(try query("SELECT text FROM cells") == [[.text("合计")]])
  }
}
