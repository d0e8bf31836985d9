import Export
import FoundationEssentials

/// A line that asks `gongkai pipe` for a document.
struct PipeRequest {
  /// A line that asks for nothing that can be done.
  struct Refusal: Error {
    /// What the answer is known by.
    var id: JSONValue
    /// What is wrong.
    var cause: String

    /// The line that says so.
    var answer: [UInt8] { PipeRequest.error(.badRequest, cause, id: id) }
  }

  /// What the answer is known by.
  let id: JSONValue
  /// The document.
  let work: WorkRequest

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: A path, or JSON.
  ///   - words: The reading options of the command line; those of the request go before them.
  ///   - password: The password of the command line.
  /// - Throws: `Refusal`.
  init(_ line: [UInt8], words: [String], password: String?) throws(Refusal) {
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...]
    guard line.first(where: { !" \t".utf8.contains($0) }) == UInt8(ascii: "{") else {
      let path = PathText.text(of: line)
      id = .string(PathText.shown(path))
      work = WorkRequest(input: InputFile(path: path, password: password), words: words, product: .compact)
      return
    }
    let json: JSONValue
    do {
      json = try JSONParser.parse(line)
    } catch {
      throw Refusal(id: .null, cause: "the line is no JSON: \(error)")
    }
    let name = json["name"]?.string ?? json["path"]?.string
    let id = json["id"] ?? name.map { .string($0) } ?? .null
    func refusal(_ cause: String) -> Refusal { Refusal(id: id, cause: cause) }
    if case .object(let object) = json, let odd = object.members.first(where: { !Self.members.contains($0.name) }) {
      throw refusal("a request has no member \(odd.name)")
    }
    var input = InputFile(path: json["path"]?.string ?? name ?? "document.pdf", password: json["password"]?.string ?? password)
    if let text = json["pdf"]?.string {
      guard json["path"] == nil else { throw refusal("path and pdf cannot both be given") }
      guard let bytes = Data(base64Encoded: text) else { throw refusal("pdf is no Base64") }
      input.bytes = bytes
    } else {
      guard let path = json["path"]?.string, path != "-" else { throw refusal("path or pdf is missing") }
    }
    work = WorkRequest(input: input, words: try Self.words(json["options"], words, id: id), product: .compact)
    self.id = id
  }

  private static let members: Set<String> = ["id", "path", "pdf", "name", "password", "options"]

  /// The words of the command line with those of a request in the place of theirs.
  private static func words(_ options: JSONValue?, _ words: [String], id: JSONValue) throws(Refusal) -> [String] {
    guard let options else { return words }
    guard case .object(let object) = options else { throw Refusal(id: id, cause: "options is no object") }
    var words = words
    for (name, value) in object.members {
      guard let option = DocumentReader.readingOptions.first(where: { $0.name == "--" + name }) else {
        throw Refusal(id: id, cause: "there is no option \(name)")
      }
      words.removeAll { $0 == option.name || $0.hasPrefix(option.name + "=") }
      switch value {
      case .string(let text) where option.value != nil: words.append("\(option.name)=\(text)")
      case .bool(let isGiven) where option.value == nil: if isGiven { words.append(option.name) }
      default: throw Refusal(id: id, cause: "the option \(name) is \(option.value == nil ? "true or false" : "a string")")
      }
    }
    return words
  }

  // MARK: Answers

  /// The line that answers the request.
  func answer(_ reply: WorkReply) -> [UInt8] {
    if case .failed(let code, let line) = reply.outcome {
      return Self.error(code, BatchReport.message(line.description, of: work.input.path), id: id)
    }
    // The product is a line of JSON already.
    return Array("{\"id\":".utf8) + JSONSerializer(.compact).serialize(id).dropLast() + Array(",\"disclosure\":".utf8)
      + reply.product.dropLast() + Array("}\n".utf8)
  }

  private static func error(_ code: ErrorCode, _ message: String, id: JSONValue) -> [UInt8] {
    JSONSerializer(.compact).serialize(
      .object(["id": id, "error": .object(["code": .string(code.rawValue), "message": .string(message)])]))
  }
}
