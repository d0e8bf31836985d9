import FoundationEssentials
import Records

/// A SQLite database of documents.
///
/// Each document is one transaction, so that a kill or a full disk leaves whole documents; readers may work meanwhile (WAL). A document is known by
/// its file's SHA-256: read again it replaces itself, and the same input of the same program is not even read again.
public final class SQLiteStore: RecordStore {
  /// How many amounts were finer than a fen and had to be rounded.
  public private(set) var roundedAmounts = 0
  /// Whether it held documents when it was opened.
  public private(set) var hasEarlier = false

  /// How it wants the records of documents.
  public let form: RecordForm

  private let database: SQLiteConnection
  private let schema: SQLiteSchema
  private var insertions: [String: SQLiteStatement] = [:]

  /// What tells a database of this program from any other: “gong” in ASCII.
  private static let applicationID = 0x676F_6E67

  /// Opens a database, or makes it with its tables and views.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - withCells: Whether every cell of every grid is exported too; the table is there in any case.
  /// - Throws: `StorageError`, also where the file is another program's or of a version with other tables.
  public init(path: String, withCells: Bool = false) throws(StorageError) {
    form = RecordForm(.values, withCells: withCells)
    schema = SQLiteSchema(relations: Relation.standard + Relation.onRequest + [.supersessions, .codelists])
    database = try SQLiteConnection(path: path)
    try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON")
    try database.transaction { () throws(StorageError) in try make() }
    hasEarlier = try !database.prepare("SELECT 1 FROM exports LIMIT 1").run().isEmpty
  }

  /// Whether a document of this input, program and options is in the database.
  public func holds(_ fingerprint: String) throws(StorageError) -> Bool {
    try !database.prepare("SELECT 1 FROM exports WHERE fingerprint = ?").run(.text(fingerprint)).isEmpty
  }

  /// Adds a document or replaces it, in one transaction.
  public func add(_ records: PreparedRecords, fingerprint: String) throws(StorageError) {
    let document = records.candidate
    try database.transaction { () throws(StorageError) in
      let id = SQLiteValue.text(document.document)
      let before = try database.prepare(
        "SELECT sequence, disclosure_set FROM exports JOIN documents USING (document) WHERE document = ?"
      ).run(id).first
      let last = try database.prepare("SELECT max(sequence) FROM exports").run().first?.first?.integer ?? 0
      for table in ["texts", "exports", "documents"] { try database.prepare("DELETE FROM \(table) WHERE document = ?").run(id) }
      for (relation, bytes) in zip(form.relations, records.parts) { try insert(bytes, into: relation) }
      for addition in SQLiteSearch.additions { try database.prepare(addition).run(id) }
      try database.prepare("INSERT INTO exports (document, sequence, fingerprint) VALUES (?, ?, ?)").run(
        id, .integer(before?.first?.integer ?? last + 1), .text(fingerprint))
      let sets = [before?.last?.text, document.set].compactMap { $0 }
      for set in Set(sets).sorted() { try supersede(in: set) }
    }
    roundedAmounts += records.roundedAmounts
  }

  /// Puts everything into the database's own file, so that it can be copied.
  ///
  /// The planner's statistics are taken of all tables: which of them `PRAGMA optimize` takes depends on what the connection has read, so that
  /// a run that goes on where another was killed would leave another database.
  public func finish() throws(StorageError) { try database.execute("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)") }

  // MARK: Making

  private func make() throws(StorageError) {
    let statements = schema.statements + [Self.exports]
    let version = Checksum32.of(statements)
    let application = try database.prepare("PRAGMA application_id").run().first?.first?.integer
    if application == Self.applicationID {
      guard try database.prepare("PRAGMA user_version").run().first?.first?.integer == version else {
        throw StorageError(path: database.path, cause: "was made by a version of gongkai with other tables: export into a new file")
      }
      return
    }
    guard try database.prepare("SELECT 1 FROM sqlite_schema").run().isEmpty else {
      throw StorageError(path: database.path, cause: "is a database of something else: export into a new file")
    }
    for statement in statements { try database.execute(statement) }
    try insert(Relation.codes, into: .codelists)
    try database.execute("PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(version)")
  }

  private static let exports = """
    CREATE TABLE exports (
      document TEXT PRIMARY KEY REFERENCES documents (document) ON DELETE CASCADE,
      sequence INTEGER NOT NULL,
      fingerprint TEXT NOT NULL UNIQUE
    ) STRICT
    """

  // MARK: Records

  private func insert(_ records: [[RecordValue]], into relation: Relation) throws(StorageError) {
    var values = StoredValues.Writer()
    do throws(AmountTooLarge) {
      for record in records { try values.add(record, of: relation) }
    } catch {
      throw StorageError(path: database.path, cause: "\(error)")
    }
    try insert(values.bytes, into: relation)
  }

  private func insert(_ bytes: [UInt8], into relation: Relation) throws(StorageError) {
    let statement: SQLiteStatement
    if let known = insertions[relation.name] {
      statement = known
    } else {
      statement = try database.prepare(schema.insertion(relation))
      insertions[relation.name] = statement
    }
    try statement.run(bytes, count: relation.columns.count)
  }

  // MARK: Supersession

  /// Marks anew which documents of a set were replaced.
  private func supersede(in set: String) throws(StorageError) {
    let documents = try database.prepare(
      """
      SELECT document, coalesce(pdf_modified, pdf_created) FROM documents JOIN exports USING (document)
      WHERE disclosure_set = ? ORDER BY sequence
      """
    ).run(.text(set))
    var candidates: [Supersession.Candidate] = []
    for row in documents {
      guard let id = row[0].text else { continue }
      candidates.append(
        Supersession.Candidate(
          document: id, set: set, date: row[1].text,
          forms: try texts(
            "SELECT DISTINCT kind FROM tables WHERE document = ?1 AND (row_count IS NOT NULL OR table_id IN (SELECT table_id FROM projects "
              + "WHERE document = ?1))", id),
          projects: try texts("SELECT DISTINCT project_name FROM projects WHERE document = ?", id)))
    }
    try database.prepare("DELETE FROM supersessions WHERE document IN (SELECT document FROM documents WHERE disclosure_set = ?)").run(
      .text(set))
    let newest = Supersession.newest(among: candidates)
    try insert(newest.sorted { $0.key < $1.key }.map { Relation.supersession(of: $0.key, by: $0.value) }, into: .supersessions)
  }

  private func texts(_ query: String, _ document: String) throws(StorageError) -> Set<String> {
    Set(try database.prepare(query).run(.text(document)).compactMap { $0.first?.text })
  }
}

/// A small checksum (FNV-1a) that tells one set of tables from another; kept to 31 bits, as `user_version` holds a signed number.
private enum Checksum32 {
  static func of(_ statements: [String]) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in statements.joined(separator: ";").utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash & 0x7FFF_FFFF)
  }
}
