import Records

/// All relations as one stream of lines for another program: first `{"datapackage": …}`, then `{"relation": NAME, "record": {…}}` each.
public final class RecordStream: RecordStore {
  /// How it wants the records of documents.
  public let form: RecordForm

  private let write: ([UInt8]) throws(StorageError) -> Void
  private var documents: Set<String> = []
  private var fingerprints: Set<String> = []
  private var candidates: [Supersession.Candidate] = []
  private var hasBegun = false

  /// Makes a stream.
  ///
  /// - Parameters:
  ///   - withCells: Whether every cell of every grid is exported too.
  ///   - write: Takes whole lines.
  public init(withCells: Bool = false, write: @escaping ([UInt8]) throws(StorageError) -> Void) {
    form = RecordForm(.stream, withCells: withCells)
    self.write = write
  }

  /// Whether it may hold documents of earlier exports: it is written anew.
  public var hasEarlier: Bool { false }

  /// Whether the same input was added before.
  public func holds(_ fingerprint: String) -> Bool { fingerprints.contains(fingerprint) }

  /// Writes the records of a document.
  public func add(_ records: PreparedRecords, fingerprint: String) throws {
    try begin()
    guard documents.insert(records.candidate.document).inserted else {
      throw DuplicateDocument()
    }
    fingerprints.insert(fingerprint)
    candidates.append(records.candidate)
    for lines in records.parts { try write(lines) }
  }

  /// Writes what can only be written behind all documents.
  public func finish() throws(StorageError) {
    try begin()
    let newest = Supersession.newest(among: candidates)
    try write(newest.sorted { $0.key < $1.key }.map { Relation.supersession(of: $0.key, by: $0.value) }, of: .supersessions)
    try write(Relation.codes, of: .codelists)
  }

  private func begin() throws(StorageError) {
    guard !hasBegun else { return }
    hasBegun = true
    let package = DataPackage(format: .ndjson, relations: form.relations + [.supersessions, .codelists])
    try write(JSONSerializer(.compact).serialize(.object(["datapackage": package.json])))
  }

  private func write(_ records: [[RecordValue]], of relation: Relation) throws(StorageError) {
    try write(form.lines(records, of: relation))
  }
}
