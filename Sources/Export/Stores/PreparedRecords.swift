import Records

/// The records of one document as a store takes them.
public struct PreparedRecords: Sendable, Equatable {
  /// What is known of the document to tell whether it replaces another; its name is the document's in every relation.
  let candidate: Supersession.Candidate
  /// How many amounts were finer than a fen and had to be rounded.
  var roundedAmounts = 0
  /// The records of each relation, in the order of `RecordForm.relations`.
  private(set) var parts: [[UInt8]] = []

  init(candidate: Supersession.Candidate) { self.candidate = candidate }

  /// Adds the records of the next relation.
  mutating func add(_ part: [UInt8]) { parts.append(part) }

  // MARK: As bytes

  /// The records as they go from one process to another: a line of JSON that says how long each part is, then the parts.
  public var bytes: [UInt8] {
    var head: JSONObject = [
      "document": .string(candidate.document), "forms": JSONValue(candidate.forms.sorted()),
      "projects": JSONValue(candidate.projects.sorted()),
      "rounded": JSONValue(roundedAmounts), "lengths": JSONValue(parts.map(\.count)),
    ]
    head.add("set", candidate.set)
    head.add("date", candidate.date)
    return JSONSerializer(.compact).serialize(.object(head)) + parts.joined()
  }

  /// Takes records out of their bytes; nil where these are none.
  public init?(bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), let head = try? JSONParser.parse(bytes[..<end]),
      let document = head["document"]?.string, let forms = head["forms"]?.elements, let projects = head["projects"]?.elements,
      let rounded = head["rounded"]?.int, let lengths = head["lengths"]?.elements?.compactMap(\.int), lengths.allSatisfy({ $0 >= 0 }),
      lengths.reduce(end + 1, +) == bytes.count
    else { return nil }
    candidate = Supersession.Candidate(
      document: document, set: head["set"]?.string, date: head["date"]?.string, forms: Set(forms.compactMap(\.string)),
      projects: Set(projects.compactMap(\.string)))
    roundedAmounts = rounded
    var start = end + 1
    for length in lengths {
      parts.append(Array(bytes[start..<start + length]))
      start += length
    }
  }
}
