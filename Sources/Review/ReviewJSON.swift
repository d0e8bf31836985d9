import Corrections
import Disclosure
import Export
import Extraction
import Layout
import Reading
import Recognition
import Records
import Texts

/// What the browser is told, as JSON.
enum ReviewJSON {
  // MARK: All documents

  /// The documents with how far they are and how much of them is doubtful, in the order of the command line.
  static func queue(_ session: ReviewSession) -> JSONValue {
    let documents = zip(session.inputs, session.all).enumerated().map { index, entry -> JSONValue in
      var object: JSONObject = ["index": JSONValue(index), "name": .string(entry.0.name), "path": .string(entry.0.path)]
      switch entry.1 {
      case .waiting: object.append("state", .string("waiting"))
      case .reading(let done, let count):
        object.append("state", .string("reading"))
        object.append("pagesRead", JSONValue(done))
        object.append("pages", JSONValue(count))
      case .failed(let reason):
        object.append("state", .string("failed"))
        object.append("reason", .string(reason))
      case .ready(let document):
        object.append("state", .string("ready"))
        summarize(document, in: &object)
      }
      return .object(object)
    }
    return .object(["documents": .array(documents)])
  }

  private static func summarize(_ document: ReviewDocument, in object: inout JSONObject) {
    let disclosure = document.current.disclosure
    let queue = document.queue
    object.append("pages", JSONValue(disclosure.source.pageCount))
    object.add("title", disclosure.document.title)
    object.add("agency", disclosure.document.agencyName)
    object.add("year", disclosure.document.fiscalYear)
    object.append("textLayer", .string(disclosure.source.textLayer.rawValue))
    object.append("counts", json(queue.total))
    object.append("open", open(queue.doubts))
    object.append("failed", JSONValue(disclosure.checks.count { !$0.passed }))
    object.append("corrections", JSONValue(disclosure.review?.applied ?? 0))
    object.append("accepted", .bool(disclosure.review?.isAccepted ?? false))
  }

  // MARK: One document

  /// A document without its grids.
  static func overview(_ document: ReviewDocument, turn: ReviewDocument.Turn? = nil) -> JSONValue {
    let disclosure = document.current.disclosure
    let queue = document.queue
    var object: JSONObject = ["name": .string(document.name), "version": JSONValue(document.version)]
    summarize(document, in: &object)
    object.append("document", disclosure.document.json)
    object.append("sheets", .array(document.laidOut.pages.map(json)))
    object.append("tables", .array(disclosure.tables.indices.map { table($0, in: disclosure, queue) }))
    object.append("doubts", .array(queue.doubts.map(json)))
    object.append("passed", JSONValue(disclosure.checks.count(where: \.passed)))
    object.append("edits", .array(edits(of: document)))
    if let turn {
      object.append(
        "turn",
        .object([
          "holding": JSONValue(turn.holding), "failing": JSONValue(turn.failing), "confirmed": JSONValue(turn.confirmed),
          "unconfirmed": JSONValue(turn.unconfirmed),
        ]))
    }
    return .object(object)
  }

  private static func table(_ index: Int, in disclosure: Disclosure, _ queue: DoubtQueue) -> JSONValue {
    let table = disclosure.tables[index]
    var object: JSONObject = [
      "index": JSONValue(index), "id": .string(table.id), "ref": .string(table.reference), "kind": .string(table.kind.rawValue),
      "title": JSONValue(orNull: table.title), "pages": JSONValue(table.pages), "accepted": .bool(table.isAccepted),
      "counts": json(queue.counts[index]), "open": open(queue.doubts.filter { $0.table == index }),
    ]
    object.add("unit", table.unit?.text)
    object.append("failed", JSONValue(disclosure.checks.count { !$0.passed && $0.speaks(of: table.id) }))
    return .object(object)
  }

  private static func edits(of document: ReviewDocument) -> [JSONValue] {
    zip(document.corrections.entries, document.current.outcomes).map { correction, outcome in
      var object: JSONObject = ["correction": correction.json]
      switch outcome {
      case .applied: object.append("outcome", .string("applied"))
      case .needless: object.append("outcome", .string("needless"))
      case .stale, .impossible: object.append("outcome", .string("stale"))
      }
      object.add("reason", correction.diagnostic(outcome)?.message)
      return .object(object)
    }
  }

  /// How many doubts of each reason are open.
  private static func open(_ doubts: [Doubt]) -> JSONValue {
    var object = JSONObject()
    for reason in Doubt.Reason.allCases {
      object.append(reason.rawValue, JSONValue(doubts.count { $0.reason == reason && !$0.isDone }))
    }
    return .object(object)
  }

  private static func json(_ counts: AmountCounts) -> JSONValue {
    .object([
      "amounts": JSONValue(counts.amounts), "confirmed": JSONValue(counts.confirmed), "confirmedByMany": JSONValue(counts.confirmedByMany),
      "contradicted": JSONValue(counts.contradicted), "untested": JSONValue(counts.untested), "reviewed": JSONValue(counts.reviewed),
    ])
  }

  private static func json(_ page: LaidOutPage) -> JSONValue {
    let view = page.placement.flatMap(PageView.init)
    let (width, height) = (page.uprightBox.width, page.uprightBox.height)
    let isTurned = view?.isTurned ?? false
    var object: JSONObject = [
      "page": JSONValue(page.number), "width": .number(JSONNumber(isTurned ? height : width, places: 2)),
      "height": .number(JSONNumber(isTurned ? width : height, places: 2)), "unread": .bool(page.isUnread),
    ]
    if let view {
      let map = [view.a, view.b, view.c, view.d, view.tx, view.ty].map { JSONValue.number(JSONNumber($0, places: 6)) }
      object.append("straight", .object(["map": .array(map), "turned": .bool(view.isTurned)]))
    }
    return .object(object)
  }

  private static func json(_ doubt: Doubt) -> JSONValue {
    var object: JSONObject = ["reason": .string(doubt.reason.rawValue), "done": .bool(doubt.isDone), "text": .string(doubt.text)]
    object.add("table", doubt.table)
    object.add("row", doubt.row)
    object.add("column", doubt.column)
    object.add("page", doubt.page)
    object.add("bbox", doubt.box?.json)
    if !doubt.label.isEmpty { object.add("label", doubt.label) }
    object.add("key", doubt.key)
    object.add("code", doubt.code)
    object.add("confidence", doubt.confidence.map { .number(JSONNumber($0, places: 4)) })
    if doubt.failures > 0 { object.add("failures", doubt.failures) }
    return .object(object)
  }

  // MARK: Words

  /// The labels of coded values in English and in Chinese, by list and value.
  static var labels: JSONValue {
    let lists: [Codelist] = [.tableKind, .amountKey, .attributeKey, .threePublicItem, .checkRule, .diagnosticCode]
    return .object(
      lists.reduce(into: JSONObject()) { object, list in
        let entries = list.entries.reduce(into: JSONObject()) { entries, entry in
          entries.append(entry.value, .array([.string(entry.english), .string(entry.chinese)]))
        }
        object.append(list.name, .object(entries))
      })
  }

  // MARK: One table

  /// A table with its grid, what was read from it and the identities that speak of it.
  static func table(_ index: Int, of document: ReviewDocument) -> JSONValue {
    let disclosure = document.current.disclosure
    guard disclosure.tables.indices.contains(index) else { return .null }
    let table = disclosure.tables[index]
    let checks = disclosure.checks.filter { $0.speaks(of: table.id) }
    var object: JSONObject = [
      "version": JSONValue(document.version), "index": JSONValue(index), "table": table.json, "checks": .array(checks.map(json)),
    ]
    let placements = document.laidOut.placements
    if document.tables.indices.contains(index), table.grid.cells.contains(where: { placements[$0.page] != nil }) {
      object.append("straight", .array(document.tables[index].grid.cells.map(\.box.json)))
    }
    return .object(object)
  }

  /// An identity with the words for both of its sides in English and in Chinese.
  private static func json(_ check: AccountingCheck) -> JSONValue {
    guard case .object(var object) = check.json else { return check.json }
    let both = { (text: Text) in JSONValue.array([.string(text.string(in: .english)), .string(text.string(in: .chinese))]) }
    object.append("subject", both(check.subject))
    object.append("counterpart", both(check.counterpart))
    return .object(object)
  }
}

extension AccountingCheck {
  /// Whether a table is the one that the identity is about, or has one of its figures.
  func speaks(of id: String) -> Bool { table == id || cells.contains { $0.table == id } }
}
