import Disclosure
import FoundationEssentials

/// The attributes of a row as one JSON object: the columns of a relation cannot be as many as the heads that forms print.
enum AttributeText {
  /// The keys that have columns of their own.
  private static let columns: Set<String> = Set(
    [AttributeKey.classification, .item, .unit, .fund, .year].map(\.rawValue))

  /// The object's text; nil where there are no other attributes.
  static func json(_ attributes: KeyedValues<AttributeValue>) -> String? {
    let members = attributes.entries.filter { !columns.contains($0.key) }.map { "\(quoted($0.key)):\(text($0.value))" }
    return members.isEmpty ? nil : "{\(members.joined(separator: ","))}"
  }

  private static func text(_ value: AttributeValue) -> String {
    switch value {
    case .number(let number): number.description
    case .text(let text): quoted(text)
    case .flag(let flag): flag ? "true" : "false"
    case .null: "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{20}"...: quoted.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return quoted + "\""
  }
}
