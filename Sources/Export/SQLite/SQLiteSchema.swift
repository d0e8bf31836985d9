import Records

/// The statements that make the tables of relations, and the values of their columns.
///
/// Amounts in yuan become whole fen: the column `yuan` is `fen`, `budget_total_yuan` is `budget_total_fen`.
struct SQLiteSchema {
  /// The relations in the order in which they refer to each other.
  let relations: [Relation]

  /// All statements that make an empty database.
  var statements: [String] {
    relations.map(table) + relations.flatMap(indices) + relations.compactMap(yuanView) + SQLiteSearch.statements + SQLiteViews.statements
  }

  /// The statement that adds a record.
  func insertion(_ relation: Relation) -> String {
    let names = relation.columns.map { Self.quoted(Self.name($0)) }.joined(separator: ", ")
    let places = Array(repeating: "?", count: relation.columns.count).joined(separator: ", ")
    return "INSERT INTO \(Self.quoted(relation.name)) (\(names)) VALUES (\(places))"
  }

  /// The name that a column has in SQLite.
  static func name(_ column: Column) -> String {
    column.kind == .yuan ? String(column.name.dropLast("yuan".count)) + "fen" : column.name
  }

  private func table(_ relation: Relation) -> String {
    var lines = relation.columns.map { column in
      let isNeeded = column.isRequired || relation.key.contains(column.name)
      return "\(Self.quoted(Self.name(column))) \(Self.type(column.kind))" + (isNeeded ? " NOT NULL" : "")
    }
    lines.append("PRIMARY KEY (\(list(relation.key)))")
    for reference in relation.references {
      guard let target = relations.first(where: { $0.name == reference.relation }) else { continue }
      lines.append(
        "FOREIGN KEY (\(list(reference.columns))) REFERENCES \(Self.quoted(target.name)) (\(list(target.key))) ON DELETE CASCADE")
    }
    return "CREATE TABLE \(Self.quoted(relation.name)) (\n  \(lines.joined(separator: ",\n  "))\n) STRICT, WITHOUT ROWID"
  }

  /// An index for each reference that the key does not begin with, and for what is looked up most.
  private func indices(_ relation: Relation) -> [String] {
    let references = relation.references.map(\.columns).filter { !relation.key.starts(with: $0) }
    let asked = Self.asked.filter { $0.relation == relation.name }.map(\.columns)
    return (references + asked).map { columns in
      "CREATE INDEX \(Self.quoted("\(relation.name)_by_\(columns.joined(separator: "_"))")) ON \(Self.quoted(relation.name)) (\(list(columns)))"
    }
  }

  private static let asked: [(relation: String, columns: [String])] = [
    ("documents", ["disclosure_set"]), ("documents", ["agency_name", "fiscal_year"]), ("figures", ["metric", "fiscal_year"]),
    ("functions", ["code"]), ("amounts", ["code"]), ("tables", ["kind"]),
  ]

  /// The same columns with yuan in the place of fen.
  private func yuanView(_ relation: Relation) -> String? {
    guard relation.columns.contains(where: { $0.kind == .yuan }) else { return nil }
    let columns = relation.columns.map { column in
      let name = Self.quoted(Self.name(column))
      return column.kind == .yuan ? "\(name) / 100.0 AS \(Self.quoted(column.name))" : name
    }
    return
      "CREATE VIEW \(Self.quoted(relation.name + "_yuan")) AS\nSELECT \(columns.joined(separator: ", "))\nFROM \(Self.quoted(relation.name))"
  }

  private func list(_ columns: [String]) -> String { columns.map(Self.quoted).joined(separator: ", ") }

  static func quoted(_ name: String) -> String { "\"\(name)\"" }

  private static func type(_ kind: Column.Kind) -> String {
    switch kind {
    case .text: "TEXT"
    case .integer, .yuan, .flag: "INTEGER"
    case .number, .measure: "REAL"
    }
  }
}
