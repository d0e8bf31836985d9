import Disclosure
import Export
import FoundationEssentials
import Records
import Texts

/// A comparison as text, CSV and JSON.
struct ComparisonReport {
  private let old: RecordedDocument
  private let new: RecordedDocument
  private let comparison: Comparison

  /// Compares two documents.
  init(old: RecordedDocument, new: RecordedDocument) {
    self.old = old
    self.new = new
    comparison = Comparison(from: old, to: new)
  }

  /// Why the two may not be meant to be compared; nil where nothing speaks against it.
  var doubt: Text? {
    let before = old.disclosure.document
    let after = new.disclosure.document
    if let name = before.agencyName, let other = after.agencyName, name != other {
      return "is of \(other), and what it is compared with of \(name)"
    }
    if before.kind != after.kind { return "is \(Self.words(after.kind)), and what it is compared with \(Self.words(before.kind))" }
    return nil
  }

  // MARK: Text

  /// The changes in tables for a person: one for each aspect, and a line that counts.
  func text(old oldPath: String, new newPath: String, in language: Language) -> String {
    func line(_ text: Text) -> String { text.string(in: language) + "\n" }
    var text = line("old  \(oldPath): \(Self.headline(old))") + line("new  \(newPath): \(Self.headline(new))")
    for aspect in Change.Aspect.allCases {
      let changes = comparison.changes.filter { $0.aspect == aspect }
      let same = comparison.same[aspect] ?? 0
      guard changes.count + same > 0 else { continue }
      text += "\n" + line("\(Self.words(aspect)): \(changes.count) changed, \(same) the same")
      if !changes.isEmpty { text += Self.table(changes, in: language).text }
    }
    return text
  }

  private static func headline(_ document: RecordedDocument) -> Text {
    let identity = document.disclosure.document
    let known = [identity.agencyName, identity.fiscalYear.map(String.init)].compactMap { $0 }.map { "\($0) " }.joined()
    return "\(known)\(words(identity.kind)), gongkai \(document.generator.version)"
  }

  private static func words(_ kind: DocumentIdentity.Kind) -> Text {
    switch kind {
    case .budget: "budget"
    case .finalAccounts: "finalAccounts"
    case .performanceTargets: "performanceTargets"
    case .unknown: "unknown"
    }
  }

  private static func words(_ aspect: Change.Aspect) -> Text {
    switch aspect {
    case .figure: "figures"
    case .amount: "amounts"
    case .indicator: "indicators"
    }
  }

  private static func table(_ changes: [Change], in language: Language) -> TerminalTable {
    let numbers: [Text] = ["OLD", "NEW", "DIFFERENCE", "%", "PAGES"]
    let what: Text = "WHAT"
    var table = TerminalTable(
      columns: numbers.map { .init($0.string(in: language), isNumber: true) } + [.init(what.string(in: language))])
    for change in changes {
      let pages = "\(page(change.oldPage))/\(page(change.newPage))"
      let difference = CheckProduct.amount(change.difference)
      table.add([words(change.old), words(change.new), difference, digits(change.percent), pages, change.label])
    }
    return table
  }

  private static func page(_ page: Int?) -> String { page.map { String($0) } ?? "-" }

  private static func words(_ value: Change.Value?) -> String {
    switch value {
    case .amount(let amount): CheckProduct.amount(amount)
    case .text(let text): text
    case nil: "-"
    }
  }

  // MARK: For programs

  /// One change a line, under a line of names.
  var csv: String {
    let names = ["aspect", "subject", "label", "old", "new", "difference", "percent", "old_page", "new_page"]
    let lines = comparison.changes.map { change -> [String] in
      let amounts = [Self.plain(change.old), Self.plain(change.new), Self.digits(change.difference), Self.digits(change.percent)]
      return [change.aspect.rawValue, change.subject, change.label] + amounts + [Self.digits(change.oldPage), Self.digits(change.newPage)]
    }
    return DelimitedLines.csv([names] + lines)
  }

  private static func plain(_ value: Change.Value?) -> String {
    switch value {
    case .amount(let amount): digits(amount)
    case .text(let text): text
    case nil: ""
    }
  }

  private static func digits(_ number: (some CustomStringConvertible)?) -> String {
    guard let number else { return "" }
    return number.description
  }

  /// The changes and counts as one object.
  var json: JSONValue {
    var same = JSONObject()
    for aspect in Change.Aspect.allCases { same.append(aspect.rawValue, Self.number(comparison.same[aspect] ?? 0)) }
    return .object([
      "old": Self.object(of: old), "new": Self.object(of: new), "changes": .array(comparison.changes.map(Self.object(of:))),
      "same": .object(same),
    ])
  }

  private static func object(of document: RecordedDocument) -> JSONValue {
    let identity = document.disclosure.document
    var object = JSONObject()
    object.append("file", .string(document.disclosure.source.file))
    object.append("sha256", .string(document.disclosure.source.sha256))
    object.append("kind", .string(identity.kind.rawValue))
    object.append("fiscalYear", number(identity.fiscalYear))
    object.append("agency", string(identity.agencyName))
    object.append("generatorVersion", .string(document.generator.version))
    return .object(object)
  }

  private static func object(of change: Change) -> JSONValue {
    var object = JSONObject()
    object.append("aspect", .string(change.aspect.rawValue))
    object.append("subject", .string(change.subject))
    object.append("label", .string(change.label))
    object.append("old", value(change.old))
    object.append("new", value(change.new))
    object.append("difference", decimal(change.difference))
    object.append("percent", decimal(change.percent))
    object.append("oldPage", number(change.oldPage))
    object.append("newPage", number(change.newPage))
    return .object(object)
  }

  private static func value(_ value: Change.Value?) -> JSONValue {
    switch value {
    case .amount(let amount): decimal(amount)
    case .text(let text): .string(text)
    case nil: .null
    }
  }

  private static func decimal(_ number: Decimal?) -> JSONValue {
    guard let number, let digits = JSONNumber(number) else { return .null }
    return .number(digits)
  }

  private static func number(_ number: Int?) -> JSONValue {
    guard let number else { return .null }
    return .number(JSONNumber(number))
  }

  private static func string(_ text: String?) -> JSONValue {
    guard let text else { return .null }
    return .string(text)
  }
}
