import Export
import FoundationEssentials
import Glibc

/// The report of a batch: NDJSON, a line for each document, written while the batch goes on.
struct BatchReport {
  static let option = Option(
    "--report", value: "FILE", help: "Write a line of JSON for each document: what came\nof it, and why it failed.")

  private let path: String
  private let descriptor: Int32

  /// Begins a report; what was in the file is replaced.
  ///
  /// - Throws: `Problem` where it cannot be written.
  init(_ path: String) throws(Problem) {
    self.path = path
    descriptor = PathText.withBytes(path) { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
  }

  /// Adds a document's line.
  ///
  /// - Parameters:
  ///   - reply: What came of it.
  ///   - file: The path of the document.
  ///   - output: The path of what was written; nil where it went elsewhere.
  /// - Throws: `Problem` where it cannot be written.
  func add(_ reply: WorkReply, of file: String, output: String?) throws(Problem) {
    let line = JSONSerializer(.compact).serialize(.object(Self.line(reply, of: file, output: output)))
    if let cause = FileDescriptor.write(line, to: descriptor) { throw Self.failure(path, cause) }
  }

  /// Ends the report.
  func close() { Glibc.close(descriptor) }

  private static func failure(_ path: String, _ number: Int32) -> Problem {
    Problem("\(path): the report cannot be written: \(FileDescriptor.words(for: number))", code: .notWritten)
  }

  /// A document's line.
  static func line(_ reply: WorkReply, of file: String, output: String?) -> JSONObject {
    func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
    var line: JSONObject = ["path": .string(PathText.shown(file))]
    if !PathText.isUTF8(file) { line.append("pathBase64", .string(Data(PathText.bytes(of: file)).base64EncodedString())) }
    switch reply.outcome {
    case .done: line.append("status", .string("done"))
    case .kept: line.append("status", .string("kept"))
    case .skipped: line.append("status", .string("skipped"))
    case .failed(let code, let problem):
      line.append("status", .string("failed"))
      line.append("error", .object(["code": .string(code.rawValue), "message": .string(message(problem.description, of: file))]))
    }
    if let facts = reply.facts {
      line.append("sha256", .string(facts.sha256))
      line.append(
        "pages",
        .object([
          "count": number(facts.pages), "text": number(facts.text), "recognized": number(facts.recognized), "unread": number(facts.unread),
          "empty": number(facts.empty),
        ]))
      line.append("tables", number(facts.tables))
      line.append("rows", number(facts.rows))
      line.append(
        "amounts",
        .object([
          "confirmed": number(facts.confirmed), "contradicted": number(facts.contradicted), "untested": number(facts.untested),
        ]))
      line.append("checks", .object(["passed": number(facts.passedChecks), "failed": number(facts.failedChecks)]))
      line.append("warnings", number(facts.warnings))
    }
    if let output, reply.digest != nil { line.append("output", .string(PathText.shown(output))) }
    line.append("seconds", .number(JSONNumber(Double(reply.milliseconds) / 1000, places: 3)))
    if reply.peakMemory > 0 { line.append("peakMemory", number(reply.peakMemory)) }
    return line
  }

  /// A failure's line without the path that it begins with.
  static func message(_ line: String, of file: String) -> String {
    PathText.shown(line.hasPrefix(file + ": ") ? String(line.dropFirst(file.count + 2)) : line)
  }
}
