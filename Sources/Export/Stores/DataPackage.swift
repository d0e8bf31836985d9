import Records

/// The descriptor of a Frictionless Data Package: what its files hold, for programs.
///
/// It follows version 1 of the Data Package and Table Schema; columns carry the types of the Fiscal Data Package's budget taxonomy.
struct DataPackage {
  /// The format of its files.
  let format: RecordFormat
  /// The relations that it holds.
  let relations: [Relation]

  /// The descriptor.
  var json: JSONValue {
    .object([
      "profile": .string("tabular-data-package"), "name": .string(Generator.name),
      "title": .string("Budget disclosures as typed relations 预决算公开数据"),
      "description": .string("Made by \(Generator.name) \(Generator.version); amounts are exact decimals in yuan (CNY)."),
      "version": .string(Generator.schemaVersion),
      "resources": .array(relations.map(resource)),
    ])
  }

  private func resource(_ relation: Relation) -> JSONValue {
    var object: JSONObject = [
      "profile": .string("tabular-data-resource"), "name": .string(relation.name), "path": .string("\(relation.name).\(format.suffix)"),
      "title": .string(relation.chinese), "description": .string(relation.english), "format": .string(format.suffix),
    ]
    object.append("mediatype", .string(format == .ndjson ? "application/x-ndjson" : "text/csv"))
    object.append("encoding", .string(format == .csv(forExcel: true) ? "utf-8-sig" : "utf-8"))
    var schema: JSONObject = ["fields": .array(relation.columns.map { field($0, of: relation) })]
    schema.append("primaryKey", JSONValue(relation.key))
    let references = relation.references.filter { reference in relations.contains { $0.name == reference.relation } }
    if !references.isEmpty { schema.append("foreignKeys", .array(references.map(foreignKey))) }
    schema.append("missingValues", JSONValue([""]))
    object.append("schema", .object(schema))
    return .object(object)
  }

  private func field(_ column: Column, of relation: Relation) -> JSONValue {
    var object: JSONObject = [
      "name": .string(column.name), "type": .string(Self.type(column.kind)), "title": .string(column.chinese),
      "description": .string(column.english),
    ]
    object.add("columnType", column.fiscalType)
    // Amounts are not to be read as binary fractions; measures on a page may be.
    if column.kind == .yuan || column.kind == .number { object.append("exact", .bool(true)) }
    var constraints = JSONObject()
    // An empty text is no value in CSV, so that only what is never empty can be required.
    if relation.key.contains(column.name) || column.isRequired && column.kind != .text { constraints.append("required", .bool(true)) }
    if let codes = column.codelist { constraints.append("enum", JSONValue(codes.entries.map(\.value))) }
    if !constraints.members.isEmpty { object.append("constraints", .object(constraints)) }
    return .object(object)
  }

  private func foreignKey(_ reference: Reference) -> JSONValue {
    let key = relations.first { $0.name == reference.relation }?.key ?? []
    return .object([
      "fields": JSONValue(reference.columns),
      "reference": .object(["resource": .string(reference.relation), "fields": JSONValue(key)]),
    ])
  }

  private static func type(_ kind: Column.Kind) -> String {
    switch kind {
    case .text: "string"
    case .integer: "integer"
    case .yuan, .number, .measure: "number"
    case .flag: "boolean"
    }
  }
}
