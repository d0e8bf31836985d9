import Disclosure
import Export
import FoundationEssentials
import Records

/// The records of a document for a store, made by whoever reads it: the store's own process has enough to do with storing them.
struct RecordsProduct {
  private let path: String
  private let form: RecordForm

  /// What a request asks for.
  ///
  /// - Throws: `UsageError` where its words name no form of records.
  init(_ request: WorkRequest) throws(UsageError) {
    guard let form = request.productWords.first.flatMap(RecordForm.init(text:)) else {
      throw UsageError(cause: "no form of records is named")
    }
    path = request.input.path
    self.form = form
  }

  /// The records of a disclosure.
  ///
  /// - Throws: `Problem` where a value cannot be stored.
  func bytes(of loaded: LoadedDisclosure, rules: FormRules) throws(Problem) -> [UInt8] {
    do throws(StorageError) {
      return try form.prepare(RecordedDocument(loaded.disclosure, generator: loaded.generator, rules: rules)).bytes
    } catch {
      throw Problem("\(path): \(error.cause)")
    }
  }

  /// What comes of the JSON that was written of a disclosure; it is skipped where it is JSON of something else.
  ///
  /// - Throws: `Problem` where it cannot be read.
  func reply(json: Data, rules: FormRules) throws(Problem) -> WorkReply {
    let digest = DocumentReader.inputDigest(of: json, corrections: nil)
    guard let loaded = try LoadedDisclosure(json: json, path: path) else { return WorkReply(outcome: .skipped, inputDigest: digest) }
    return WorkReply(
      outcome: .done, facts: DocumentFacts(loaded.disclosure), unreadLine: loaded.disclosure.unreadLine(recognizes: false),
      inputDigest: digest, product: try bytes(of: loaded, rules: rules))
  }
}
