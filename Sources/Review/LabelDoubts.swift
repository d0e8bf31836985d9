import Disclosure
import Layout

/// The names and codes of a form that somebody should look at: no sum speaks of them.
struct LabelDoubts {
  /// What is wrong with a name or code.
  enum Fault: String {
    /// Recognition doubted it.
    case unsure = "label.unsure"
    /// The rows around it print codes, and this one has none.
    case withoutCode = "label.withoutCode"
    /// The codes around it stand below that of their group, and the group of this one is not there.
    case orphaned = "label.orphaned"
  }

  /// The share of a form's rows that must do as the others do before the one that does not is doubtful: forms that print only the leaves, or
  /// codes for a few lines, have no orphans.
  private static let most = 0.8
  /// Fewer rows say nothing of how a form prints its codes.
  private static let fewest = 4
  /// The codes of 类, 款 and 项 are three, five and seven digits long; each begins with that of its group.
  private static let digitsOfGroup = 3
  private static let digitsOfLevel = 2

  /// The doubts in the order of the rows.
  private(set) var doubts: [Doubt] = []

  private let table: DisclosureTable
  private let index: Int
  private let covering: [Int?]

  /// Looks at a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - index: Its place among the tables.
  init(of table: DisclosureTable, at index: Int) {
    self.table = table
    self.index = index
    covering = table.grid.coverage()
    for side in [nil, FormSide.revenue, .expenditure] {
      let rows = (table.rows ?? []).filter { $0.side == side }
      if !rows.isEmpty { look(at: rows, columns: (table.columns ?? []).filter { $0.side == nil || $0.side == side }) }
    }
  }

  private mutating func look(at rows: [FormRow], columns: [FormColumn]) {
    let isLine = { (row: FormRow) in row.part != .total && row.part != .aside && !row.amounts.isEmpty }
    let lines = rows.filter(isLine)
    let printsCodes = columns.contains { $0.key == "code" } && Self.isUsual(lines) { $0.code != nil || $0.inferredCode != nil }
    let codes = Set(rows.compactMap(\.code))
    let withGroups = Set(
      [2, 1].map { Self.digitsOfGroup + $0 * Self.digitsOfLevel }.filter { length in
        Self.isUsual(lines.filter { $0.code?.count == length }) { $0.code.map { Self.hasGroup($0, among: codes) } ?? false }
      })
    var seen: Set<Int> = []
    for row in rows {
      for column in columns where column.key == "name" || column.key == "code" {
        guard let at = place(of: row, column.index), seen.insert(at).inserted else { continue }
        if (table.grid.cells[at].confidence ?? 1) < AmountEvidence.doubtful { add(.unsure, row, at) }
      }
      let codePlace = columns.first { $0.key == "code" }.flatMap { place(of: row, $0.index) }
      if printsCodes, isLine(row), row.code == nil, row.inferredCode == nil { add(.withoutCode, row, codePlace) }
      if let code = row.code, withGroups.contains(code.count), !Self.hasGroup(code, among: codes) { add(.orphaned, row, codePlace) }
    }
  }

  private mutating func add(_ fault: Fault, _ row: FormRow, _ at: Int?) {
    let cell = at.map { table.grid.cells[$0] }
    let isDone = table.isAccepted || cell?.review != nil
    doubts.append(
      Doubt(
        reason: .label, table: index, row: cell?.row ?? row.source.gridRow, column: cell?.column, page: cell?.page ?? row.source.page,
        box: cell?.box ?? row.source.box, text: cell?.text ?? "", label: [row.code, row.name].compactMap { $0 }.joined(separator: " "),
        code: fault.rawValue, confidence: fault == .unsure ? cell?.confidence : nil, isDone: isDone))
  }

  /// The cell of a row in a column; nil where there is none.
  private func place(of row: FormRow, _ column: Int) -> Int? {
    guard let line = row.source.gridRow else { return nil }
    let at = line * table.grid.columnCount + column
    return covering.indices.contains(at) ? covering[at] : nil
  }

  private static func isUsual(_ rows: [FormRow], _ condition: (FormRow) -> Bool) -> Bool {
    rows.count >= fewest && Double(rows.count(where: condition)) >= most * Double(rows.count)
  }

  private static func hasGroup(_ code: String, among codes: Set<String>) -> Bool {
    codes.contains(String(code.dropLast(digitsOfLevel)))
  }
}
