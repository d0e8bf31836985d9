import Disclosure
import FoundationEssentials

/// Why a JSON value is no disclosure, and which member shows it.
public struct DisclosureJSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The member: `tables[3].rows[0].name`.
  public var member: String
  /// What is wrong with it.
  public var cause: String

  /// One line that tells place and cause.
  public var description: String { member.isEmpty ? cause : "\(member): \(cause)" }
}

/// One value of a JSON document together with its place in it, so that what is wrong with it can be named.
///
/// Members that nobody asks for are passed over: a newer minor version of the format may have them.
struct JSONMember {
  /// The value.
  let value: JSONValue
  /// Its place: `tables[3].rows[0].name`; empty for the whole.
  let path: String

  /// The whole document.
  init(_ value: JSONValue) { self.init(value, path: "") }

  private init(_ value: JSONValue, path: String) {
    self.value = value
    self.path = path
  }

  /// What is wrong with this value.
  func error(_ cause: String) -> DisclosureJSONError { DisclosureJSONError(member: path, cause: cause) }

  // MARK: Members

  /// A member of an object; nil where it is left out.
  func optional(_ name: String) throws(DisclosureJSONError) -> JSONMember? {
    guard case .object(let object) = value else { throw error("is no object") }
    return object[name].map { JSONMember($0, path: path.isEmpty ? name : "\(path).\(name)") }
  }

  /// A member of an object; nil where it is left out or `null`.
  func present(_ name: String) throws(DisclosureJSONError) -> JSONMember? {
    guard let member = try optional(name), member.value != .null else { return nil }
    return member
  }

  /// A member of an object that must be there.
  func required(_ name: String) throws(DisclosureJSONError) -> JSONMember {
    guard let member = try optional(name) else { throw error("has no member \(name)") }
    return member
  }

  /// The elements of an array.
  func elements() throws(DisclosureJSONError) -> [JSONMember] {
    guard let elements = value.elements else { throw error("is no array") }
    return elements.enumerated().map { JSONMember($1, path: "\(path)[\($0)]") }
  }

  /// The members of an object in order.
  func members() throws(DisclosureJSONError) -> [(name: String, member: JSONMember)] {
    guard case .object(let object) = value else { throw error("is no object") }
    return object.members.map { ($0.name, JSONMember($0.value, path: "\(path).\($0.name)")) }
  }

  /// What each element of an array stands for.
  func list<Element>(
    _ read: (JSONMember) throws(DisclosureJSONError) -> Element
  ) throws(DisclosureJSONError) -> [Element] {
    var list: [Element] = []
    for element in try elements() { list.append(try read(element)) }
    return list
  }

  /// What a member stands for; nil where it is left out or `null`.
  func value<Content>(
    _ name: String, _ read: (JSONMember) throws(DisclosureJSONError) -> Content
  ) throws(DisclosureJSONError) -> Content? {
    guard let member = try present(name) else { return nil }
    return try read(member)
  }

  // MARK: Values

  func text() throws(DisclosureJSONError) -> String {
    guard let text = value.string else { throw error("is no string") }
    return text
  }

  func int() throws(DisclosureJSONError) -> Int {
    guard let int = value.int else { throw error("is no whole number") }
    return int
  }

  func decimal() throws(DisclosureJSONError) -> Decimal {
    guard case .number(let number) = value, let decimal = number.decimal else { throw error("is no number that a decimal holds") }
    return decimal
  }

  func double() throws(DisclosureJSONError) -> Double {
    guard case .number(let number) = value, let double = Double(number.text) else { throw error("is no number") }
    return double
  }

  /// One of an enumeration's words.
  func word<Choice: RawRepresentable<String>>(_ type: Choice.Type) throws(DisclosureJSONError) -> Choice {
    let text = try text()
    guard let choice = Choice(rawValue: text) else { throw error("“\(text)” is no value that this version knows") }
    return choice
  }

  // MARK: Members that may be left out

  func text(_ name: String) throws(DisclosureJSONError) -> String? { try present(name)?.text() }
  func int(_ name: String) throws(DisclosureJSONError) -> Int? { try present(name)?.int() }
  func decimal(_ name: String) throws(DisclosureJSONError) -> Decimal? { try present(name)?.decimal() }
  func double(_ name: String) throws(DisclosureJSONError) -> Double? { try present(name)?.double() }
  func texts(_ name: String) throws(DisclosureJSONError) -> [String] {
    try present(name)?.list { member throws(DisclosureJSONError) in try member.text() } ?? []
  }
  func word<Choice: RawRepresentable<String>>(_ name: String, _ type: Choice.Type) throws(DisclosureJSONError) -> Choice? {
    try present(name)?.word(type)
  }
}
