import Disclosure
import Records

/// How a store wants the records of documents: what can be made where a document is read, so that the one who stores them only has to take bytes.
public struct RecordForm: Sendable, Equatable {
  /// What becomes of the records of a relation.
  enum Writing: Sendable, Equatable {
    /// The values, for a database (`StoredValues`).
    case values
    /// Lines of text for a file.
    case lines(RecordFormat)
    /// Lines of JSON that name their relation.
    case stream
  }

  /// What becomes of the records.
  let writing: Writing
  /// Whether every cell of every grid is among them.
  let withCells: Bool

  init(_ writing: Writing, withCells: Bool) {
    self.writing = writing
    self.withCells = withCells
  }

  /// The form as a word that another process understands.
  public var text: String { (Self.words.first { $0.writing == writing }?.word ?? "") + (withCells ? Self.cellsMark : "") }

  /// Takes a form out of such a word; nil where it is none.
  public init?(text: String) {
    withCells = text.hasSuffix(Self.cellsMark)
    let word = withCells ? String(text.dropLast(Self.cellsMark.count)) : text
    guard let writing = Self.words.first(where: { $0.word == word })?.writing else { return nil }
    self.writing = writing
  }

  private static let words: [(word: String, writing: Writing)] = [
    ("values", .values), ("csv", .lines(.csv(forExcel: false))), ("excel", .lines(.csv(forExcel: true))), ("ndjson", .lines(.ndjson)),
    ("stream", .stream),
  ]
  private static let cellsMark = "+cells"

  /// The relations that a document's records are of, in the order in which they are stored.
  var relations: [Relation] { Relation.standard + (withCells ? Relation.onRequest : []) }

  /// Makes the records of a document.
  ///
  /// - Throws: `StorageError` with the document's file where a value cannot be stored.
  public func prepare(_ document: RecordedDocument) throws(StorageError) -> PreparedRecords {
    var prepared = PreparedRecords(candidate: Supersession.Candidate(document))
    do throws(AmountTooLarge) {
      for relation in relations {
        try prepared.add(bytes(relation.records(of: document), of: relation, rounded: &prepared.roundedAmounts))
      }
    } catch {
      throw StorageError(path: document.disclosure.source.file, cause: "\(error)")
    }
    return prepared
  }

  private func bytes(_ records: [[RecordValue]], of relation: Relation, rounded: inout Int) throws(AmountTooLarge) -> [UInt8] {
    guard writing == .values else { return lines(records, of: relation) }
    var values = StoredValues.Writer()
    for record in records { try values.add(record, of: relation) }
    rounded += values.roundedAmounts
    return values.bytes
  }

  /// Some records of one relation as lines of text; none where the form is for a database.
  func lines(_ records: [[RecordValue]], of relation: Relation) -> [UInt8] {
    var lines: [UInt8] = []
    switch writing {
    case .values: break
    case .lines(let format):
      for record in records { format.append(record, of: relation, to: &lines) }
    case .stream:
      let head = Array("{\"relation\":\"\(relation.name)\",\"record\":".utf8)
      for record in records {
        lines += head
        RecordFormat.appendObject(record, of: relation, to: &lines)
        lines += [UInt8(ascii: "}"), UInt8(ascii: "\n")]
      }
    }
    return lines
  }
}

/// An amount that no database of whole fen can hold.
struct AmountTooLarge: Error, CustomStringConvertible {
  /// The amount in yuan, as digits.
  let yuan: String

  /// What is wrong, for a person.
  var description: String { "an amount of \(yuan) yuan is too large to be stored" }
}
