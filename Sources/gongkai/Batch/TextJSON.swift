import Export
import Texts

extension Text {
  /// The text as it goes from one process to another, which may speak another language.
  var json: JSONValue {
    let values = values.map { value -> JSONValue in
      switch value {
      case .plain(let value): .string(value)
      case .text(let text): text.json
      }
    }
    return .object(["pattern": .string(pattern), "values": .array(values)])
  }

  /// Reads what `json` wrote; nil where it is something else.
  init?(_ json: JSONValue?) {
    guard let json, let pattern = json["pattern"]?.string, let values = json["values"]?.elements else { return nil }
    self.init(pattern: pattern, values: values.map { $0.string.map(Text.Value.plain) ?? .text(Text($0) ?? "") })
  }
}
