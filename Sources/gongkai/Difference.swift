import Export
import Texts

/// One place where a document's output is not what its golden file has.
struct Difference: Equatable, CustomStringConvertible, Worded {
  /// Where: the table, the row, the column, the member.
  var place: [Text]
  /// The page that it is printed on, where it is of one page.
  var page: Int?
  /// What the golden file has; nil where it has nothing there.
  var expected: JSONValue?
  /// What came out; nil where nothing did.
  var got: JSONValue?

  /// One line: the place, the page, what was expected and what came.
  var text: Text {
    let steps = place.dropFirst().reduce(place.first ?? "") { "\($0): \($1)" }
    let scene: Text = page.map { "\(steps) (page \($0))" } ?? steps
    let (old, new) = Self.words(expected, got)
    return switch (old, new) {
    case (let old?, let new?): "\(scene): expected \(old), got \(new)"
    case (let old?, nil): "\(scene): missing: \(old)"
    case (nil, let new?): "\(scene): not expected: \(new)"
    case (nil, nil): scene
    }
  }

  /// The line in English.
  var description: String { text.description }

  /// How many characters of a value a line shows.
  private static let room = 60

  /// Both values as words; long strings are cut to where they begin to differ.
  private static func words(_ expected: JSONValue?, _ got: JSONValue?) -> (String?, String?) {
    guard let old = expected?.string, let new = got?.string, max(old.count, new.count) > room else {
      return (expected.map(words), got.map(words))
    }
    let skipped = max(0, zip(old, new).prefix { $0 == $1 }.count - 12)
    return (quoted(old, from: skipped), quoted(new, from: skipped))
  }

  private static func words(_ value: JSONValue) -> String {
    if case .string(let text) = value { return quoted(text, from: 0) }
    let line = String(decoding: JSONSerializer(.compact).serialize(value).dropLast(), as: UTF8.self)
    return line.count > 2 * room ? line.prefix(2 * room) + "…" : line
  }

  private static func quoted(_ text: String, from start: Int) -> String {
    let rest = text.dropFirst(start)
    return "\"" + (start > 0 ? "…" : "") + rest.prefix(room) + (rest.count > room ? "…" : "") + "\""
  }
}
