import FoundationEssentials
import Records

/// A folder with a file for each relation and the `datapackage.json` that describes them.
///
/// The folder is written anew by each export, and its files appear together when all documents are in them.
public final class RecordFolder: RecordStore {
  /// How it wants the records of documents.
  public let form: RecordForm

  private let format: RecordFormat
  private let path: String
  private var files: [String: StagedFile] = [:]
  private var documents: Set<String> = []
  private var fingerprints: Set<String> = []
  private var candidates: [Supersession.Candidate] = []

  /// Begins the files.
  ///
  /// - Parameters:
  ///   - path: The folder, which must be there.
  ///   - format: How the files are written.
  ///   - withCells: Whether every cell of every grid is exported too.
  /// - Throws: `StorageError` where a file cannot be made.
  public init(path: String, format: RecordFormat, withCells: Bool = false) throws(StorageError) {
    self.path = path
    self.format = format
    form = RecordForm(.lines(format), withCells: withCells)
    for relation in form.relations + [.supersessions, .codelists] {
      let file = try StagedFile(folder: path, name: "\(relation.name).\(format.suffix)")
      try file.append(format.head(of: relation))
      files[relation.name] = file
    }
  }

  /// Whether it may hold documents of earlier exports: it is written anew.
  public var hasEarlier: Bool { false }

  /// Whether the same input was added before.
  public func holds(_ fingerprint: String) -> Bool { fingerprints.contains(fingerprint) }

  /// Adds the records of a document to the files.
  public func add(_ records: PreparedRecords, fingerprint: String) throws {
    guard documents.insert(records.candidate.document).inserted else {
      throw DuplicateDocument()
    }
    fingerprints.insert(fingerprint)
    candidates.append(records.candidate)
    for (relation, lines) in zip(form.relations, records.parts) { try files[relation.name]?.append(lines) }
  }

  /// Moves the files to their places.
  public func finish() throws(StorageError) {
    let newest = Supersession.newest(among: candidates)
    try write(newest.sorted { $0.key < $1.key }.map { Relation.supersession(of: $0.key, by: $0.value) }, to: .supersessions)
    try write(Relation.codes, to: .codelists)
    let all = form.relations + [.supersessions, .codelists]
    let descriptor = try StagedFile(folder: path, name: "datapackage.json")
    let layout = JSONSerializer.Layout.pretty(indent: 1, records: ["fields", "foreignKeys"])
    try descriptor.append(JSONSerializer(layout).serialize(DataPackage(format: format, relations: all).json))
    for relation in all { try files[relation.name]?.commit() }
    try descriptor.commit()
    files = [:]
  }

  private func write(_ records: [[RecordValue]], to relation: Relation) throws(StorageError) {
    try files[relation.name]?.append(form.lines(records, of: relation))
  }
}
