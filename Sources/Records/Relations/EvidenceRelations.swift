import Disclosure
import FoundationEssentials

/// Something of a document and its place among its like.
struct PlacedFact<Content: Sendable>: Sendable {
  var document: String
  var index: Int
  var content: Content

  static func all(_ contents: [Content], of document: RecordedDocument) -> [PlacedFact] {
    contents.enumerated().map { PlacedFact(document: document.id, index: $0, content: $1) }
  }
}

/// A cell that a check covers.
struct CheckCellFact: Sendable {
  var document: String
  var check: Int
  var index: Int
  var cell: AccountingCheck.Cell
}

extension Relation {
  /// One record an amount that the narrative states.
  public static let statements = Relation(
    "statements", "One record an amount that the narrative states", "文字说明中的金额每个一行", key: ["document", "statement_no"],
    references: [.document],
    fields: statementFields + Field<PlacedFact<Statement>>.place { $0.content.source },
    facts: { PlacedFact.all($0.disclosure.statements, of: $0) })

  private static let statementFields: [Field<PlacedFact<Statement>>] = [
    .document(\PlacedFact<Statement>.document),
    .index("statement_no", "Place in reading order, from 0", "阅读顺序，从0起") { $0.index },
    .code("metric", .metric, "What is stated", "指标") { $0.content.metric.rawValue },
    .yuan("yuan", "The amount in yuan", "金额（元）", fiscal: "value") { $0.content.yuan },
    .word("text", "The words that state it", "原文") { $0.content.text },
  ]

  /// One record an accounting identity that was tested.
  public static let checks = Relation(
    "checks", "One record an accounting identity that was tested", "勾稽关系核对每条一行", key: ["document", "check_no"], references: [.document],
    fields: checkFields + Field<PlacedFact<AccountingCheck>>.place { $0.content.source },
    facts: { PlacedFact.all($0.disclosure.checks, of: $0) })

  private static let checkFields: [Field<PlacedFact<AccountingCheck>>] = [
    .document(\PlacedFact<AccountingCheck>.document),
    .index("check_no", "Place among the checks, from 0", "序号，从0起") { $0.index },
    .code("rule", .checkRule, "The identity", "勾稽规则") { $0.content.rule.rawValue },
    .flag("passed", "Whether it holds", "是否相符") { $0.content.passed },
    .flag("rounding", "Whether rounding explains that it fails", "是否舍入所致") { $0.content.isRounding },
    .text("table_id", "The table's id", "表编号") { $0.content.table },
    .yuan("expected_yuan", "What the parts give, in yuan", "应为（元）") { $0.content.expected },
    .yuan("actual_yuan", "What is printed, in yuan", "印出（元）") { $0.content.actual },
    .yuan("difference_yuan", "Printed less expected, in yuan", "差额（元）") { $0.content.difference },
    .word("message", "What was compared, in words", "说明") { $0.content.message },
  ]

  /// One record a cell that a check covers.
  public static let checkCells = Relation(
    "check_cells", "One record a cell that a check covers, the printed figure first", "核对所涉单元格每格一行，首格为印出数",
    key: ["document", "check_no", "position"],
    references: [Reference(columns: ["document", "check_no"], relation: "checks")],
    fields: [
      .document(\CheckCellFact.document),
      .index("check_no", "The check", "核对序号") { $0.check },
      .index("position", "Place among its cells, from 0", "序号，从0起") { $0.index },
      .word("table_id", "The table's id", "表编号") { $0.cell.table },
      .index("grid_row", "Row of the grid, from 0", "网格行，从0起") { $0.cell.gridRow },
      .index("grid_column", "Column of the grid, from 0", "网格列，从0起") { $0.cell.gridColumn },
    ],
    facts: { document in
      document.disclosure.checks.enumerated().flatMap { check, content in
        content.cells.enumerated().map { CheckCellFact(document: document.id, check: check, index: $0, cell: $1) }
      }
    })

  /// One record a diagnostic.
  public static let diagnostics = Relation(
    "diagnostics", "One record a thing that could not be read or had to be assumed", "未能读取或须推定之处每条一行", key: ["document", "diagnostic_no"],
    references: [.document], fields: diagnosticFields + Field<PlacedFact<Diagnostic>>.box { $0.content.box },
    facts: { PlacedFact.all($0.disclosure.diagnostics, of: $0) })

  private static let diagnosticFields: [Field<PlacedFact<Diagnostic>>] = [
    .document(\PlacedFact<Diagnostic>.document),
    .index("diagnostic_no", "Place among the diagnostics, from 0", "序号，从0起") { $0.index },
    .code("severity", .severity, "How much it matters", "程度") { $0.content.severity.rawValue },
    .code("code", .diagnosticCode, "What it is about", "种类") { $0.content.code.rawValue },
    .word("message", "What happened", "说明") { $0.content.message },
    .text("table_id", "The table's id", "表编号") { $0.content.table },
    .int("page", "Page, from 1", "页码，从1起") { $0.content.page },
  ]
}
