import Corrections
import Disclosure
import Export
import FoundationEssentials
import Layout
import ReviewPages

/// What the review answers: its pages, pictures and JSON.
///
/// It serves the files of the command line by their number and nothing else: no path comes from a request.
final class ReviewAPI {
  private let session: ReviewSession
  private let pictures: PagePictures
  /// What gives the time of a correction, in ISO 8601.
  private let now: () -> String

  init(_ session: ReviewSession, password: String?, now: @escaping () -> String) {
    self.session = session
    pictures = PagePictures(password: password)
    self.now = now
  }

  /// An answer that says what is wrong with a request.
  static func problem(_ status: UInt32, _ message: String) -> HTTPResponse {
    json(.object(["error": .string(message)]), status: status)
  }

  private static func json(_ value: JSONValue, status: UInt32 = 200) -> HTTPResponse {
    HTTPResponse(status: status, type: "application/json; charset=utf-8", body: JSONSerializer(.compact).serialize(value))
  }

  /// Answers a request that the gate let through.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - path: Its path behind the token.
  /// - Returns: The answer.
  func answer(_ request: HTTPRequest, path: String) -> HTTPResponse {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.first == "api" else { return page(request, path) }
    switch (request.method, parts.count) {
    case ("GET", 2) where parts[1] == "documents": return Self.json(ReviewJSON.queue(session))
    case ("GET", 2) where parts[1] == "labels": return Self.json(ReviewJSON.labels)
    case (let method, 3...5) where parts[1] == "documents":
      guard let number = Self.number(parts[2]), let document = session.document(number) else {
        return Self.problem(404, "there is no such document, or it is still being read")
      }
      return method == "GET"
        ? get(document, number, Array(parts.dropFirst(3)), request) : post(document, number, Array(parts.dropFirst(3)), request)
    default: return Self.problem(404, "there is nothing here")
    }
  }

  private func page(_ request: HTTPRequest, _ path: String) -> HTTPResponse {
    guard request.method == "GET" else { return Self.problem(405, "this is only to be read") }
    guard let file = ReviewPages.file(path.isEmpty ? "index.html" : path) else { return Self.problem(404, "there is nothing here") }
    return HTTPResponse(type: file.type, body: file.bytes)
  }

  // MARK: Reading

  private func get(_ document: ReviewDocument, _ number: Int, _ parts: [String], _ request: HTTPRequest) -> HTTPResponse {
    switch (parts.first, parts.count) {
    case (nil, _): return Self.json(ReviewJSON.overview(document))
    case ("tables"?, 2):
      guard let index = Self.number(parts[1]), document.tables.indices.contains(index) else {
        return Self.problem(404, "there is no such table")
      }
      return Self.json(ReviewJSON.table(index, of: document))
    case ("pages"?, 2): return picture(document, number, parts[1], request)
    default: return Self.problem(404, "there is nothing here")
    }
  }

  private func picture(_ document: ReviewDocument, _ number: Int, _ name: String, _ request: HTTPRequest) -> HTTPResponse {
    guard name.hasSuffix(".png"), let page = Self.number(String(name.dropLast(4))),
      let read = document.laidOut.pages.first(where: { $0.number == page })
    else { return Self.problem(404, "there is no such page") }
    guard let scale = Double(request.query["scale"] ?? "2"), PagePictures.scales.contains(scale) else {
      return Self.problem(400, "scale is no number from \(PagePictures.scales.lowerBound) to \(PagePictures.scales.upperBound)")
    }
    do {
      let placement = request.query["straight"] == "1" ? read.placement : nil
      let png = try pictures.png(ofPage: page, of: session.inputs[number].path, scale: scale, straightening: placement)
      return HTTPResponse(type: "image/png", body: png, isLasting: true)
    } catch {
      return Self.problem(500, "\(error)")
    }
  }

  // MARK: Changing

  private func post(_ document: ReviewDocument, _ number: Int, _ parts: [String], _ request: HTTPRequest) -> HTTPResponse {
    guard parts.count == 1 else { return Self.problem(404, "there is nothing here") }
    let body: JSONValue
    do {
      body = try JSONParser.parse(request.body)
    } catch {
      return Self.problem(400, "the body is no JSON: \(error)")
    }
    guard let seen = body["version"]?.int else { return Self.problem(400, "version is missing") }
    var document = document
    do throws(ReviewDocument.Refusal) {
      let turn: ReviewDocument.Turn
      switch parts[0] {
      case "edit":
        turn = try document.add(try EditRequest.corrections(body, for: document, time: now()), seen: seen)
      case "undo": turn = try document.remove(body["index"]?.int, seen: seen)
      case "accept": turn = try accept(&document, number, body, seen: seen)
      default: return Self.problem(404, "there is nothing here")
      }
      session.set(number, .ready(document))
      return Self.json(ReviewJSON.overview(document, turn: turn))
    } catch {
      session.set(number, .ready(document))
      return Self.refused(error)
    }
  }

  /// Accepts a document: all of it is as printed, and its golden file says so.
  private func accept(
    _ document: inout ReviewDocument, _ number: Int, _ body: JSONValue, seen: Int
  ) throws(ReviewDocument.Refusal) -> ReviewDocument.Turn {
    let acceptance = Correction(
      .documentAccept, old: .text(document.current.layout.fingerprint), time: now(), reviewer: body["reviewer"]?.string)
    let turn = try document.add([acceptance], seen: seen)
    guard let golden = session.inputs[number].golden else { return turn }
    do {
      let bytes = JSONSerializer(.disclosure).serialize(document.current.disclosure.json)
      try Data(bytes).write(to: URL(filePath: golden), options: .atomic)
    } catch {
      throw .notKept("\(golden): cannot be written")
    }
    return turn
  }

  private static func refused(_ refusal: ReviewDocument.Refusal) -> HTTPResponse {
    switch refusal {
    case .changedSince: problem(409, "the document was changed elsewhere since")
    case .notThere: problem(404, "what is to be changed is not there")
    case .unfit(let reason): problem(422, reason)
    case .notKept(let reason): problem(500, reason)
    }
  }

  /// A number of a path: digits alone, so that one thing has one address.
  private static func number(_ text: String) -> Int? {
    Int(text).flatMap { $0 >= 0 && String($0) == text ? $0 : nil }
  }
}
