import Disclosure
import Export
import Texts

/// What is worth saying of a document that was read, without the document.
struct DocumentFacts: Sendable, Equatable {
  /// The SHA-256 of the file.
  var sha256 = ""
  /// The pages that the file has.
  var pages = 0
  /// Of the pages that were asked for: those that carry their text, were read from their picture, were not read, and are empty.
  var text = 0
  var recognized = 0
  var unread = 0
  var empty = 0
  /// The tables, and the rows and indicators in them.
  var tables = 0
  var rows = 0
  /// The amounts by what the sums say of them.
  var confirmed = 0
  var contradicted = 0
  var untested = 0
  /// The accounting identities that hold and that fail.
  var passedChecks = 0
  var failedChecks = 0
  /// The diagnostics that are more than information.
  var warnings = 0

  private static let members: [(String, WritableKeyPath<DocumentFacts, Int> & Sendable)] = [
    ("pages", \.pages), ("text", \.text), ("recognized", \.recognized), ("unread", \.unread), ("empty", \.empty), ("tables", \.tables),
    ("rows", \.rows), ("confirmed", \.confirmed), ("contradicted", \.contradicted), ("untested", \.untested),
    ("passedChecks", \.passedChecks), ("failedChecks", \.failedChecks), ("warnings", \.warnings),
  ]

  /// The facts as they go through a pipe and into a record.
  var json: JSONValue {
    var object: JSONObject = ["sha256": .string(sha256)]
    for (name, member) in Self.members { object.append(name, .number(JSONNumber(self[keyPath: member]))) }
    return .object(object)
  }

  /// Adds the counts of another document.
  mutating func add(_ other: DocumentFacts) { for (_, member) in Self.members { self[keyPath: member] += other[keyPath: member] } }

  /// The counts in words: `2 pages, 1 table …`.
  var words: Text {
    let pages: Text = pages == 1 ? "1 page" : "\(pages) pages"
    let tables: Text = tables == 1 ? "1 table" : "\(tables) tables"
    let rows: Text = rows == 1 ? "1 row" : "\(rows) rows"
    let checks: Text = "\(passedChecks) checks passed, \(failedChecks) failed"
    guard warnings > 0 else { return "\(pages), \(tables), \(rows), \(checks)" }
    let warnings: Text = warnings == 1 ? "1 warning" : "\(warnings) warnings"
    return "\(pages), \(tables), \(rows), \(warnings), \(checks)"
  }
}

extension DocumentFacts {
  /// Reads what `json` wrote; nil where it is something else.
  init?(_ json: JSONValue?) {
    guard let json, let digest = json["sha256"]?.string else { return nil }
    sha256 = digest
    for (name, member) in Self.members {
      guard let value = json[name]?.int else { return nil }
      self[keyPath: member] = value
    }
  }

  /// The facts of a disclosure.
  init(_ disclosure: Disclosure) {
    let coverage = disclosure.coverage
    sha256 = disclosure.source.sha256
    pages = disclosure.source.pageCount
    for page in disclosure.pages {
      switch page.reading {
      case .text: text += 1
      case .recognized: recognized += 1
      case .unread: unread += 1
      case .empty: empty += 1
      }
    }
    tables = disclosure.tables.count
    rows = disclosure.tables.reduce(0) { $0 + ($1.rows?.count ?? $1.performance?.indicators.count ?? 0) }
    (confirmed, contradicted, untested) = (coverage.confirmed, coverage.contradicted, coverage.untested)
    failedChecks = disclosure.checks.count { !$0.passed }
    passedChecks = disclosure.checks.count - failedChecks
    warnings = disclosure.diagnostics.count { $0.severity != .info }
  }
}
