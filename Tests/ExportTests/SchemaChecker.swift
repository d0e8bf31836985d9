import Export

/// Checks values against the part of JSON Schema that the output's schema uses.
struct SchemaChecker {
  let root: JSONValue

  /// What is wrong with a value, each with its place; empty where it conforms.
  func problems(_ value: JSONValue) -> [String] { problems(value, root, at: "") }

  private func problems(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
    if let reference = schema["$ref"]?.string {
      guard let target = root["$defs"]?[String(reference.dropFirst("#/$defs/".count))] else { return ["\(place): no \(reference)"] }
      return problems(value, target, at: place)
    }
    var found: [String] = []
    if let allowed = schema["enum"]?.elements, !allowed.contains(value) { found.append("\(place): not in enum") }
    if let type = schema["type"], !(type.elements ?? [type]).contains(where: { isOfType(value, $0.string) }) {
      found.append("\(place): not of type")
    }
    if let minimum = schema["minimum"]?.int, let number = value.int, number < minimum { found.append("\(place): below minimum") }
    if let count = schema["minItems"]?.int, let elements = value.elements, elements.count < count { found.append("\(place): too few") }
    if let pattern = schema["pattern"]?.string, let text = value.string, (try? Regex(pattern).wholeMatch(in: text)) == nil {
      found.append("\(place): does not match \(pattern)")
    }
    if let items = schema["items"], let elements = value.elements {
      for (index, element) in elements.enumerated() { found += problems(element, items, at: "\(place)/\(index)") }
    }
    if case .object(let object) = value { found += members(of: object, schema, at: place) }
    return found
  }

  private func members(of object: JSONObject, _ schema: JSONValue, at place: String) -> [String] {
    var found = (schema["required"]?.elements ?? []).compactMap(\.string).filter { object[$0] == nil }.map { "\(place): no \($0)" }
    for (name, value) in object.members {
      if let known = schema["properties"]?[name] {
        found += problems(value, known, at: "\(place)/\(name)")
      } else if schema["additionalProperties"] == .bool(false) {
        found.append("\(place): \(name) is not known")
      } else if let other = schema["additionalProperties"] {
        found += problems(value, other, at: "\(place)/\(name)")
      }
    }
    return found
  }

  private func isOfType(_ value: JSONValue, _ type: String?) -> Bool {
    switch value {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .number: type == "number" || type == "integer" && value.int != nil
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }
}
