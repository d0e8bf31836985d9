import Records

/// Somewhere that the records of documents are exported to.
public protocol RecordStore: AnyObject {
  /// Whether it may hold documents of earlier exports.
  var hasEarlier: Bool { get }
  /// Whether it already holds what an input of this fingerprint gives, so that the input need not be read.
  func holds(_ fingerprint: String) throws(StorageError) -> Bool
  /// How it wants the records of documents.
  var form: RecordForm { get }
  /// Takes all records of a document, or none where it throws.
  ///
  /// - Parameters:
  ///   - records: The records, made in the form that it wants.
  ///   - fingerprint: What tells the input, the program and its options from all others.
  /// - Throws: `StorageError`, or `DuplicateDocument` where the document is there and cannot be replaced.
  func add(_ records: PreparedRecords, fingerprint: String) throws
  /// Does what can only be done when all documents are there. Without it nothing of an export into files is left.
  func finish() throws(StorageError)
}

extension RecordStore {
  /// Takes all records of a document that was read in this process, or none where it throws.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - fingerprint: What tells the input, the program and its options from all others.
  /// - Throws: `StorageError`, or `DuplicateDocument` where the document is there and cannot be replaced.
  public func add(_ document: RecordedDocument, fingerprint: String) throws {
    try add(try form.prepare(document), fingerprint: fingerprint)
  }
}

/// A document came twice in one export and was left out: its PDF and its JSON, or two JSONs of it.
public struct DuplicateDocument: Error, Sendable, Equatable, CustomStringConvertible {
  /// Why it was left out, for a person.
  public var description: String { "is of the same PDF as a file before it, and was left out" }
}

/// Why records could not be stored.
public struct StorageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file or folder.
  public var path: String
  /// What went wrong.
  public var cause: String

  /// Makes an error.
  public init(path: String, cause: String) {
    self.path = path
    self.cause = cause
  }

  /// One line that tells place and cause.
  public var description: String { "\(path): \(cause)" }
}
