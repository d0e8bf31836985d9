import Disclosure

/// Tells which document of an agency and year replaced which.
///
/// A document is superseded by a later one of the same identity that says no less: it has each form that the older one has. So a
/// corrected budget supersedes the first, while narrative and tables that were published apart, or the targets of other projects, stand beside
/// each other.
public struct Supersession: Sendable {
  /// What is known of a document to tell.
  public struct Candidate: Sendable, Equatable {
    /// The document's name.
    public var document: String
    /// The same for all documents of one agency, year and kind; nil where that is not known.
    public var set: String?
    /// When its PDF was changed or made, ISO 8601; nil where the PDF does not say.
    public var date: String?
    /// The kinds of its forms.
    public var forms: Set<String>
    /// The names of the projects of its target forms.
    public var projects: Set<String>

    /// Makes a candidate.
    public init(document: String, set: String?, date: String?, forms: Set<String>, projects: Set<String>) {
      self.document = document
      self.set = set
      self.date = date
      self.forms = forms
      self.projects = projects
    }

    /// What a document has to say for itself.
    public init(_ document: RecordedDocument) {
      let disclosure = document.disclosure
      self.init(
        document: document.id, set: DisclosureIdentity(disclosure.document)?.text,
        date: disclosure.source.pdf["modified"] ?? disclosure.source.pdf["created"],
        forms: Set(disclosure.tables.filter { $0.rows != nil || !$0.performances.isEmpty }.map(\.kind.rawValue)),
        projects: Set(disclosure.tables.flatMap(\.performances).compactMap(\.projectName)))
    }
  }

  /// The share of an older document's projects that the newer one must have too: a correction may rename one.
  private static let sharedProjects = 0.5

  /// The document that supersedes each one that is superseded.
  ///
  /// - Parameter candidates: The documents in the order in which they were exported, which decides where their dates do not.
  /// - Returns: By the name of the older document that of the newest one that supersedes it.
  public static func newest(among candidates: [Candidate]) -> [String: String] {
    var newest: [String: String] = [:]
    let sets = Dictionary(grouping: candidates.enumerated().filter { $0.element.set != nil }) { $0.element.set }
    for documents in sets.values where documents.count > 1 {
      let ordered = documents.sorted { ($0.element.date ?? "", $0.offset) < ($1.element.date ?? "", $1.offset) }.map(\.element)
      for (place, older) in ordered.enumerated() {
        if let newer = ordered[(place + 1)...].last(where: { covers($0, older) }) { newest[older.document] = newer.document }
      }
    }
    return newest
  }

  private static func covers(_ newer: Candidate, _ older: Candidate) -> Bool {
    guard !older.forms.isEmpty, older.forms.isSubset(of: newer.forms) else { return false }
    let shared = older.projects.intersection(newer.projects).count
    return Double(shared) >= Double(older.projects.count) * sharedProjects
  }
}
