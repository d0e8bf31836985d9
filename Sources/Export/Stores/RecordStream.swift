import Records

/// All relations as one stream of lines for another program: first `{"datapackage": …}`, then `{"relation": NAME, "record": {…}}` each.
public final class RecordStream: RecordStore {
  private let relations: [Relation]
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
    relations = Relation.standard + (withCells ? Relation.onRequest : [])
    self.write = write
  }

  /// Whether it may hold documents of earlier exports: it is written anew.
  public var hasEarlier: Bool { false }

  /// Whether the same input was added before.
  public func holds(_ fingerprint: String) -> Bool { fingerprints.contains(fingerprint) }

  /// Writes the records of a document.
  public func add(_ document: RecordedDocument, fingerprint: String) throws {
    try begin()
    guard documents.insert(document.id).inserted else {
      throw DuplicateDocument()
    }
    fingerprints.insert(fingerprint)
    candidates.append(Supersession.Candidate(document))
    for relation in relations { try write(lines(relation.records(of: document), of: relation)) }
  }

  /// Writes what can only be written behind all documents.
  public func finish() throws(StorageError) {
    try begin()
    let newest = Supersession.newest(among: candidates)
    try write(lines(newest.sorted { $0.key < $1.key }.map { Relation.supersession(of: $0.key, by: $0.value) }, of: .supersessions))
    try write(lines(Relation.codes, of: .codelists))
  }

  private func begin() throws(StorageError) {
    guard !hasBegun else { return }
    hasBegun = true
    let package = DataPackage(format: .ndjson, relations: relations + [.supersessions, .codelists])
    try write(JSONSerializer(.compact).serialize(.object(["datapackage": package.json])))
  }

  private func lines(_ records: [[RecordValue]], of relation: Relation) -> [UInt8] {
    var lines: [UInt8] = []
    let head = Array("{\"relation\":\"\(relation.name)\",\"record\":".utf8)
    for record in records { lines += head + RecordFormat.object(record, of: relation) + [UInt8(ascii: "}"), UInt8(ascii: "\n")] }
    return lines
  }
}
