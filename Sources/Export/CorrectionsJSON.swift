import Corrections
import Disclosure
import Extraction

extension Corrections {
  /// The value of the member `format`, by which a file of corrections is known.
  static let format = "gongkai.corrections"
  /// The version of the format that is written, and the only one that is read.
  static let version = 1

  /// The corrections as JSON (docs/corrections.md), members in that page's order.
  public var json: JSONValue {
    var object: JSONObject = ["format": .string(Self.format), "version": JSONValue(Self.version), "file": .string(file)]
    object.add("sha256", sha256)
    object.append("corrections", .array(entries.map(\.json)))
    return .object(object)
  }

  /// The file's bytes: each correction a line, so that a difference in git is one of lines.
  public var bytes: [UInt8] { JSONSerializer(.pretty(indent: 1, records: ["corrections"])).serialize(json) }

  /// Reads corrections.
  ///
  /// - Parameter bytes: The JSON, in UTF-8.
  /// - Throws: `JSONError` for what is no JSON, `CorrectionsError` for what docs/corrections.md does not allow.
  public init(json bytes: some Sequence<UInt8>) throws {
    let value = try JSONParser.parse(bytes)
    guard case .object(let object) = value, value["format"]?.string == Self.format else {
      throw CorrectionsError(cause: "it is no file of corrections: its format is not \(Self.format)")
    }
    guard value["version"]?.int == Self.version else { throw CorrectionsError(cause: "its version is not \(Self.version)") }
    try Self.allow(object, ["format", "version", "file", "sha256", "corrections"])
    guard let file = value["file"]?.string, let entries = value["corrections"]?.elements else {
      throw CorrectionsError(cause: "file or corrections is missing")
    }
    self.init(file: file, sha256: value["sha256"]?.string)
    for (index, entry) in entries.enumerated() {
      do throws(CorrectionsError) {
        self.entries.append(try Correction(json: entry))
      } catch {
        throw CorrectionsError(cause: "correction \(index + 1): \(error.cause)")
      }
    }
  }

  fileprivate static func allow(_ object: JSONObject, _ names: Set<String>) throws(CorrectionsError) {
    if let other = object.members.first(where: { !names.contains($0.name) }) {
      throw CorrectionsError(cause: "there is no member \(other.name)")
    }
  }
}

/// Why a file of corrections cannot be used.
public struct CorrectionsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public var cause: String

  /// What is wrong.
  public var description: String { cause }
}

extension Correction {
  private static let members: Set<String> = ["kind", "page", "bbox", "endPage", "endBbox", "old", "new", "at", "time", "reviewer", "note"]

  /// The correction as JSON.
  public var json: JSONValue {
    var object: JSONObject = ["kind": .string(kind.rawValue)]
    object.add("page", place?.page)
    object.add("bbox", place?.box.json)
    object.add("endPage", end?.page)
    object.add("endBbox", end?.box.json)
    object.add("old", old.json)
    object.add("new", new.json)
    object.add("at", share.map { .number(JSONNumber($0, places: 4)) })
    object.add("time", time)
    object.add("reviewer", reviewer)
    object.add("note", note)
    return .object(object)
  }

  /// Reads one correction.
  ///
  /// - Parameter json: The object.
  /// - Throws: `CorrectionsError` where it is not as docs/corrections.md says.
  public init(json: JSONValue) throws(CorrectionsError) {
    guard case .object(let object) = json else { throw CorrectionsError(cause: "it is no object") }
    try Corrections.allow(object, Self.members)
    guard let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)) else {
      throw CorrectionsError(cause: "there is no kind \(json["kind"]?.string ?? "at all")")
    }
    self.init(kind)
    for name in ["time", "reviewer", "note"] where json[name] != nil && json[name]?.string == nil {
      throw CorrectionsError(cause: "\(name) is no text")
    }
    (time, reviewer, note) = (json["time"]?.string, json["reviewer"]?.string, json["note"]?.string)
    if kind.isOfDocument {
      guard json["page"] == nil, json["bbox"] == nil else { throw CorrectionsError(cause: "\(kind.rawValue) has no page and no bbox") }
    } else {
      place = try Self.place(json, "page", "bbox")
    }
    if json["endPage"] != nil { end = try Self.place(json, "endPage", "endBbox") }
    old = try Value(json: json["old"], name: "old")
    new = try Value(json: json["new"], name: "new")
    if let at = json["at"] {
      guard case .number(let number) = at, let share = Double(number.text), share > 0, share < 1 else {
        throw CorrectionsError(cause: "at is no number between 0 and 1")
      }
      self.share = share
    }
    try check()
  }

  private static func place(_ json: JSONValue, _ page: String, _ box: String) throws(CorrectionsError) -> Place {
    guard let number = json[page]?.int, number > 0 else { throw CorrectionsError(cause: "\(page) is missing or no number from 1") }
    let edges = (json[box]?.elements ?? []).compactMap { edge in
      if case .number(let number) = edge { Double(number.text) } else { nil }
    }
    guard edges.count == 4, edges[0] <= edges[2], edges[1] <= edges[3] else {
      throw CorrectionsError(cause: "\(box) is missing or not left, top, right, bottom")
    }
    return Place(page: number, box: Box(edges[0], edges[1], edges[2], edges[3]))
  }

  /// Whether old and new are of the types that the kind asks for.
  private func check() throws(CorrectionsError) {
    if kind.isSplit {
      guard case .parts(let parts) = new, parts.allSatisfy({ $0.count == 2 }) else {
        throw CorrectionsError(cause: "new is not the two texts of each cell")
      }
      return
    }
    switch kind {
    case .tableHeaderRows, .documentYear:
      guard new.number != nil else { throw CorrectionsError(cause: "new is no number") }
    case .cellText, .tableTitle, .tableKind, .tableUnit, .documentTitle, .documentAgency:
      guard new.text != nil else { throw CorrectionsError(cause: "new is no text") }
    default: break
    }
    if kind == .tableKind, let name = new.text, TableKind(rawValue: name) == nil {
      throw CorrectionsError(cause: "there is no kind of table \(name)")
    }
  }
}

extension Correction.Value {
  fileprivate var json: JSONValue? {
    switch self {
    case .none: nil
    case .text(let text): .string(text)
    case .number(let number): JSONValue(number)
    case .parts(let parts): .array(parts.map { JSONValue($0) })
    }
  }

  fileprivate init(json: JSONValue?, name: String) throws(CorrectionsError) {
    switch json {
    case nil, .null?: self = .none
    case .string(let text)?: self = .text(text)
    case .number(let number)?:
      guard let whole = Int(number.text) else { throw CorrectionsError(cause: "\(name) is no whole number") }
      self = .number(whole)
    case .array(let elements)?:
      let parts = elements.map { ($0.elements ?? []).compactMap(\.string) }
      guard zip(parts, elements).allSatisfy({ $0.count == $1.elements?.count }) else {
        throw CorrectionsError(cause: "\(name) is no list of lists of texts")
      }
      self = .parts(parts)
    default: throw CorrectionsError(cause: "\(name) is no text, number or list")
    }
  }
}
