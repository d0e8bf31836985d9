import Export
import Extraction
import FoundationEssentials

/// One export: says which documents a store holds already, and hands it the records of the others as they come.
///
/// The documents are read by worker processes, which make the records; they are stored here, one document after the other.
final class ExportRun {
  /// How many documents were added, and how many were there already.
  private(set) var counts = (added: 0, held: 0)

  private let store: any RecordStore
  private let reader: DocumentReader
  private let program: String

  /// Prepares an export.
  ///
  /// - Parameters:
  ///   - store: Where the records go.
  ///   - reader: How documents are read.
  ///   - program: What tells this program and its options from others.
  init(to store: any RecordStore, reader: DocumentReader, program: String) {
    self.store = store
    self.reader = reader
    self.program = program
  }

  /// What comes of a document that the store holds already; nil for one that is to be read.
  ///
  /// - Throws: `StorageError`.
  func known(_ request: WorkRequest) throws -> WorkReply? {
    guard store.hasEarlier, let digest = reader.inputDigest(of: request.input), try store.holds(fingerprint(digest)) else { return nil }
    return WorkReply(outcome: .kept, inputDigest: digest)
  }

  /// Stores a document that was read.
  ///
  /// - Parameters:
  ///   - reply: What came of it; it is told what the JSON of an earlier run says.
  ///   - item: The document.
  /// - Throws: `Problem` where it is no disclosure, or came before; `StorageError`.
  func take(_ reply: inout WorkReply, of item: InputList.Item) throws {
    let path = item.file.path
    let fingerprint = fingerprint(reply.inputDigest ?? "")
    if try reply.outcome == .kept || store.holds(fingerprint) {
      reply.outcome = .kept
      counts.held += 1
      return
    }
    if reply.outcome == .skipped {
      guard item.isFound else { throw LoadedDisclosure.isNone(path) }
      return
    }
    guard let records = PreparedRecords(bytes: reply.product) else { throw Problem("\(path): its records did not arrive whole") }
    do {
      // What is unread for want of the models is to be read when they are there.
      try store.add(records, fingerprint: reply.unreadLine == nil ? fingerprint : fingerprint + "/unread")
      counts.added += 1
    } catch let error as DuplicateDocument {
      throw Problem("\(path): \(error)")
    }
  }

  private func fingerprint(_ inputDigest: String) -> String { Checksum.sha256(Data("\(inputDigest) \(program)".utf8)) }
}
