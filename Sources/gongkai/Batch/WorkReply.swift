import Export
import Texts

/// What came of one document.
struct WorkReply: Sendable, Equatable {
  /// How it ended.
  enum Outcome: Sendable, Equatable {
    /// The document was read.
    case done
    /// The product that was there is what it would have become.
    case kept
    /// The file is of something else, and nobody asked for it by name.
    case skipped
    /// It was not read, or not written; the line says so and begins with the path.
    case failed(ErrorCode, line: Text)
  }

  /// How it ended.
  var outcome: Outcome
  /// What was read; nil where nothing was.
  var facts: DocumentFacts?
  /// What says in one line, without the path, which pages were not read.
  var unreadLine: Text?
  /// The SHA-256 of what was read: of the document, and of its corrections where there are some.
  var inputDigest: String?
  /// The product, where it was asked for.
  var product: [UInt8] = []
  /// The SHA-256 of the product, where it was written.
  var digest: String?
  /// How long it took, in milliseconds.
  var milliseconds = 0
  /// The most memory that the process held while it read the document, in bytes; 0 where that is not known.
  var peakMemory = 0

  /// A failure.
  static func failed(_ problem: Problem) -> WorkReply { WorkReply(outcome: .failed(problem.code, line: problem.text)) }

  /// The reply as it comes from a worker.
  var frame: Frame {
    var header: JSONObject = [
      "milliseconds": .number(JSONNumber(milliseconds)), "peakMemory": .number(JSONNumber(peakMemory)), "kept": .bool(outcome == .kept),
      "skipped": .bool(outcome == .skipped),
    ]
    if case .failed(let code, let line) = outcome {
      header.append("code", .string(code.rawValue))
      header.append("line", line.json)
    }
    if let facts { header.append("facts", facts.json) }
    if let unreadLine { header.append("unreadLine", unreadLine.json) }
    if let inputDigest { header.append("inputDigest", .string(inputDigest)) }
    if let digest { header.append("digest", .string(digest)) }
    return Frame(header: .object(header), body: product)
  }
}

extension WorkReply {
  /// Takes a reply out of its frame.
  init(_ frame: Frame) {
    let header = frame.header
    if let code = header["code"]?.string.flatMap(ErrorCode.init) {
      outcome = .failed(code, line: Text(header["line"]) ?? "")
    } else {
      outcome = header["kept"] == .bool(true) ? .kept : header["skipped"] == .bool(true) ? .skipped : .done
    }
    facts = DocumentFacts(header["facts"])
    unreadLine = Text(header["unreadLine"])
    inputDigest = header["inputDigest"]?.string
    digest = header["digest"]?.string
    milliseconds = header["milliseconds"]?.int ?? 0
    peakMemory = header["peakMemory"]?.int ?? 0
    product = frame.body
  }
}
