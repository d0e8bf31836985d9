/// The relation of superseded documents, which is made of all documents of an export together.
extension Relation {
  /// One record a document that a newer one of the same agency, year and kind replaced.
  public static let supersessions = Relation(
    "supersessions", "One record a document that a newer version replaced; it is kept", "被新版本取代的文件每份一行；原文件保留", key: ["document"],
    references: [.document, Reference(columns: ["superseded_by"], relation: "documents")],
    fields: [
      .document(\SupersessionFact.document),
      .word("superseded_by", "The newest document that replaced it", "取代它的最新文件") { $0.newer },
    ],
    facts: { _ in [] as [SupersessionFact] })

  /// The values of a record of `supersessions`.
  public static func supersession(of document: String, by newer: String) -> [RecordValue] { [.text(document), .text(newer)] }
}

/// A document and the one that replaced it.
struct SupersessionFact: Sendable {
  var document: String
  var newer: String
}
