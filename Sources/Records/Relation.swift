/// A typed relation: what its columns are, what its key is, and how a document gives its records.
///
/// Each is declared once, in `Relations`; SQLite tables, CSV files, newline-delimited JSON and the data package are made from that.
public struct Relation: Sendable {
  /// The name of tables and files.
  public let name: String
  /// What a record says, in English.
  public let english: String
  /// What a record says, in Chinese.
  public let chinese: String
  /// The columns in order.
  public let columns: [Column]
  /// The columns that tell its records apart.
  public let key: [String]
  /// The columns that name records of other relations.
  public let references: [Reference]
  private let make: @Sendable (RecordedDocument) -> [[RecordValue]]

  init<Fact>(
    _ name: String, _ english: String, _ chinese: String, key: [String], references: [Reference] = [], fields: [Field<Fact>],
    facts: @escaping @Sendable (RecordedDocument) -> [Fact]
  ) {
    self.name = name
    self.english = english
    self.chinese = chinese
    columns = fields.map(\.column)
    self.key = key
    self.references = references
    make = { document in facts(document).map { fact in fields.map { $0.value(fact) } } }
  }

  /// The records of a document: each has a value for every column, in their order.
  public func records(of document: RecordedDocument) -> [[RecordValue]] { make(document) }
}

extension Relation {
  /// The relations of every export, each behind those that it refers to.
  public static let standard: [Relation] = [
    documents, pages, paragraphs, tables, rows, amounts, projects, indicators, statements, checks, checkCells, diagnostics, figures,
    functions,
  ]

  /// The relation with every cell of every grid, which is exported on request: it is as large as all others together.
  public static let onRequest: [Relation] = [cells]
}
