import Corrections
import Disclosure
import Export
import Extraction
import Layout

/// Makes corrections of what a browser asks to be changed.
///
/// A browser names tables, rows and columns; where they stand and what they read is looked up here, never taken from it.
enum EditRequest {
  /// Words longer than this are no cell and no note, in characters.
  static let longestText = 20_000
  /// The most cells that one request accepts.
  static let mostCells = 10_000

  /// The corrections.
  ///
  /// - Parameters:
  ///   - body: The request.
  ///   - document: The document.
  ///   - time: The time of the corrections.
  /// - Returns: The corrections, in the order in which they are to be applied.
  /// - Throws: `Refusal`.
  static func corrections(
    _ body: JSONValue, for document: ReviewDocument, time: String
  ) throws(ReviewDocument.Refusal) -> [Correction] {
    let note = try text(body, "note")
    let reviewer = try text(body, "reviewer")
    return try plain(body, for: document).map { correction in
      var correction = correction
      (correction.time, correction.note, correction.reviewer) = (time, note, reviewer)
      return correction
    }
  }

  private static func plain(_ body: JSONValue, for document: ReviewDocument) throws(ReviewDocument.Refusal) -> [Correction] {
    guard let action = body["action"]?.string else { throw .unfit("action is missing") }
    let identity = document.current.disclosure.document
    switch action {
    case "documentTitle":
      return [Correction(.documentTitle, old: value(identity.title), new: .text(try needed(body, "text")))]
    case "documentAgency":
      return [Correction(.documentAgency, old: value(identity.agencyName), new: .text(try needed(body, "text")))]
    case "documentYear":
      let old: Correction.Value = identity.fiscalYear.map { .number($0) } ?? .none
      return [Correction(.documentYear, old: old, new: .number(try number(body, "number")))]
    case "missedTable": return [try missedTable(body, document)]
    default: break
    }
    let table = try number(body, "table")
    guard document.tables.indices.contains(table) else { throw .notThere }
    let maker = CorrectionMaker(
      document.tables[table],
      reading: document.current.disclosure.tables.indices.contains(table) ? document.current.disclosure.tables[table] : nil,
      placements: document.laidOut.placements)
    var made: [Correction] = []
    for edit in try edits(action, body) {
      guard let correction = maker.correction(edit) else { throw .notThere }
      made.append(correction)
    }
    return made
  }

  private static func edits(_ action: String, _ body: JSONValue) throws(ReviewDocument.Refusal) -> [TableEdit] {
    switch action {
    case "text": return [.text(row: try number(body, "row"), column: try number(body, "column"), try needed(body, "text"))]
    case "acceptCells": return try cells(body).map { .acceptCell(row: $0[0], column: $0[1]) }
    case "mergeCells": return [.mergeCells(rows: try range(body, "rows"), columns: try range(body, "columns"))]
    case "merge": return [.merge(try axis(body), try range(body, "range"))]
    case "split": return [.split(try axis(body), at: try number(body, "at"), share: share(body))]
    case "splitCell":
      let texts = body["texts"]?.elements?.compactMap(\.string)
      return [
        .splitCell(row: try number(body, "row"), column: try number(body, "column"), try axis(body), share: share(body), texts: texts)
      ]
    case "headerRows": return [.headerRows(try number(body, "number"))]
    case "title": return [.title(try needed(body, "text"))]
    case "kind":
      guard let kind = TableKind(rawValue: try needed(body, "text")) else { throw .unfit("there is no such kind of table") }
      return [.kind(kind)]
    case "unit": return [.unit(try needed(body, "text"))]
    case "noTable": return [.dissolve]
    case "acceptTable": return [.accept]
    default: throw .unfit("there is no action \(action.prefix(40))")
    }
  }

  private static func missedTable(_ body: JSONValue, _ document: ReviewDocument) throws(ReviewDocument.Refusal) -> Correction {
    let page = try number(body, "page")
    let edges = (body["bbox"]?.elements ?? []).compactMap(\.double)
    guard let read = document.laidOut.pages.first(where: { $0.number == page }), edges.count == 4 else { throw .notThere }
    var box = Box(edges[0], edges[1], edges[2], edges[3])
    if body["straight"] == .bool(true), let map = read.placement { box = map.apply(box) }
    guard box.width > 1, box.height > 1, read.box.intersection(box) != nil else { throw .unfit("the box lies on no page") }
    return Correction(.tableMissed, at: Correction.Place(page: page, box: box))
  }

  // MARK: Members

  private static func text(_ body: JSONValue, _ name: String) throws(ReviewDocument.Refusal) -> String? {
    guard let member = body[name], member != .null else { return nil }
    guard let text = member.string, text.count <= longestText else { throw .unfit("\(name) is no text, or too long a one") }
    return text.isEmpty ? nil : text
  }

  private static func needed(_ body: JSONValue, _ name: String) throws(ReviewDocument.Refusal) -> String {
    guard let text = body[name]?.string, text.count <= longestText else { throw .unfit("\(name) is missing, or too long") }
    return text
  }

  private static func number(_ body: JSONValue, _ name: String) throws(ReviewDocument.Refusal) -> Int {
    guard let number = body[name]?.int, number >= 0 else { throw .unfit("\(name) is no number from 0") }
    return number
  }

  private static func range(_ body: JSONValue, _ name: String) throws(ReviewDocument.Refusal) -> ClosedRange<Int> {
    let ends = (body[name]?.elements ?? []).compactMap(\.int)
    guard ends.count == 2, ends[0] >= 0, ends[0] <= ends[1] else { throw .unfit("\(name) is not first and last") }
    return ends[0]...ends[1]
  }

  private static func cells(_ body: JSONValue) throws(ReviewDocument.Refusal) -> [[Int]] {
    let cells = (body["cells"]?.elements ?? []).map { ($0.elements ?? []).compactMap(\.int) }
    guard !cells.isEmpty, cells.count <= mostCells, cells.allSatisfy({ $0.count == 2 }) else {
      throw .unfit("cells is no list of rows and columns")
    }
    return cells
  }

  private static func axis(_ body: JSONValue) throws(ReviewDocument.Refusal) -> GridAxis {
    guard let axis = body["axis"]?.string.flatMap(GridAxis.init(rawValue:)) else { throw .unfit("axis is neither rows nor columns") }
    return axis
  }

  private static func share(_ body: JSONValue) -> Double { body["share"]?.double ?? 0.5 }

  private static func value(_ text: String?) -> Correction.Value { text.map { .text($0) } ?? .none }
}

extension JSONValue {
  /// A number as a measure; nil for anything else.
  var double: Double? {
    if case .number(let number) = self { Double(number.text) } else { nil }
  }
}
