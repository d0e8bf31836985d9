import FoundationEssentials

/// A JSON value whose objects keep their order and whose numbers keep every digit.
public enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number.
  case number(JSONNumber)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object(JSONObject)

  /// The value of an object's member; nil where there is none or this is no object.
  public subscript(name: String) -> JSONValue? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  /// The elements of an array; nil for anything else.
  public var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The characters of a string; nil for anything else.
  public var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// A number's value where it is whole and fits; nil for anything else.
  public var int: Int? {
    if case .number(let number) = self { Int(number.text) } else { nil }
  }
}

/// The members of a JSON object in their order.
public struct JSONObject: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// The names and values in order.
  public private(set) var members: [(name: String, value: JSONValue)]

  /// Makes an object from a literal; the names must differ.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { members = elements.map { ($0, $1) } }

  /// Makes an object from members whose names differ.
  init(members: [(name: String, value: JSONValue)]) { self.members = members }

  /// The value of a name; nil where there is none.
  public subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  /// Adds a member behind the others; the name must be new.
  public mutating func append(_ name: String, _ value: JSONValue) { members.append((name, value)) }

  /// Whether both have the same members in the same order.
  public static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.members.count == b.members.count && zip(a.members, b.members).allSatisfy { $0.name == $1.name && $0.value == $1.value }
  }
}

/// What the exporters add members from: nil leaves the member out.
extension JSONObject {
  /// Adds a value where there is one.
  public mutating func add(_ name: String, _ value: JSONValue?) { if let value { append(name, value) } }
  /// Adds a value where there is one.
  public mutating func add(_ name: String, _ value: String?) { if let value { append(name, .string(value)) } }
  /// Adds a value where there is one.
  public mutating func add(_ name: String, _ value: Int?) { if let value { append(name, JSONValue(value)) } }
  /// Adds a value where there is one.
  public mutating func add(_ name: String, _ value: Decimal?) { if let value { append(name, JSONValue(value)) } }
}

extension JSONValue {
  /// A whole number.
  public init(_ value: Int) { self = .number(JSONNumber(value)) }
  /// An exact number; `null` for what is none.
  public init(_ value: Decimal) { self = JSONNumber(value).map { .number($0) } ?? .null }
  /// A string, or `null` where there is none.
  public init(orNull value: String?) { self = value.map { .string($0) } ?? .null }
  /// An array of strings.
  public init(_ values: [String]) { self = .array(values.map { .string($0) }) }
  /// An array of whole numbers.
  public init(_ values: [Int]) { self = .array(values.map { JSONValue($0) }) }
}
