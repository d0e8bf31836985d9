import Disclosure
import Extraction
import FoundationEssentials
import Layout

/// A table of a document.
struct TableFact: Sendable {
  var document: String
  var table: DisclosureTable
}

/// A row of a table.
struct RowFact: Sendable {
  var document: String
  var table: DisclosureTable
  var index: Int
  var row: FormRow

  /// The rows of a document in printed order.
  static func all(of document: RecordedDocument) -> [RowFact] {
    document.disclosure.tables.flatMap { table in
      (table.rows ?? []).enumerated().map { RowFact(document: document.id, table: table, index: $0, row: $1) }
    }
  }

  /// An attribute as words.
  func attribute(_ key: AttributeKey) -> String? {
    switch row.attributes[key] {
    case .text(let text): text
    case .number(let number): number.description
    case .flag(let flag): flag ? "true" : "false"
    case .null, nil: nil
    }
  }
}

extension Relation {
  /// One record a table.
  public static let tables = Relation(
    "tables", "One record a table of a document", "每张表一行", key: ["document", "table_id"], references: [.document],
    fields: [
      .document(\TableFact.document),
      .table(\.table.id),
      .text("ref", "A name that does not depend on which pages were read", "不随所读页数变化的编号") { $0.table.reference },
      .code("kind", .tableKind, "What form it is", "表的种类") { $0.table.kind.rawValue },
      .text("title", "Title above it", "表名") { $0.table.title },
      .int("first_page", "First page", "起始页") { $0.table.pages.first },
      .int("last_page", "Last page", "结束页") { $0.table.pages.last },
      .text("unit", "Unit of its amounts as printed", "金额单位") { $0.table.unit?.text },
      .number("unit_yuan", "How many yuan one unit is", "一单位合多少元") { $0.table.unit?.yuan },
      .code("unit_basis", .unitBasis, "How the unit is known", "单位的依据") { $0.table.unit?.basis.rawValue },
      .text("agency_name", "Agency in its caption", "表头部门名称") { $0.table.caption?.agencyName },
      .int("fiscal_year", "Year in its caption", "表头年度") { $0.table.caption?.fiscalYear },
      .text("as_of", "Date of its figures, ISO 8601", "截止日期") { $0.table.caption?.asOf },
      .text("note", "Notes under it", "表注") { $0.table.note },
      .int("row_count", "Number of its rows; none in kinds without rows", "行数") { $0.table.rows?.count },
      .int("grid_rows", "Rows of its grid", "网格行数") { $0.table.grid.rowCount },
      .int("grid_columns", "Columns of its grid", "网格列数") { $0.table.grid.columnCount },
      .measure("quality", "How well the grid explains what is printed, 0 to 1", "网格对版面的解释程度", places: 3) { $0.table.quality },
    ],
    facts: { document in document.disclosure.tables.map { TableFact(document: document.id, table: $0) } })

  /// One record a body line of a form, without its amounts.
  public static let rows = Relation(
    "rows", "One record a body line of a form; its amounts are in amounts", "表体每行一行；金额见amounts", key: ["document", "table_id", "row_no"],
    references: [.table],
    fields: rowFields + Field<RowFact>.box { $0.row.source.box }, facts: RowFact.all)

  private static let rowFields: [Field<RowFact>] = [
    .document(\RowFact.document),
    .table(\.table.id),
    .index("row_no", "Place among the table's rows, from 0", "行序，从0起") { $0.index },
    .int("line", "Printed number of the line", "行次") { $0.row.line },
    .code("side", .side, "Side of the form", "收入或支出", fiscal: "direction") { $0.row.side?.rawValue },
    .text("code", "Classification code, printed or inferred", "科目编码（印出或推断）") { $0.row.code ?? $0.row.inferredCode },
    .flag("code_inferred", "Whether the form prints no code and the name gave it", "编码是否由名称推断") { fact in
      fact.row.code != nil ? false : fact.row.inferredCode.map { _ in true }
    },
    .word("name", "Name of the item, subject, project or unit", "科目、项目或单位名称") { $0.row.name },
    .int("level", "Depth: 0 totals, 1 类, 2 款, 3 项", "层级：0合计 1类 2款 3项") { $0.row.level },
    .code("part", .part, "Leaf, subtotal or total of its list", "明细、小计或合计") { $0.row.part?.rawValue },
    .text("classification", "Which list of a side with several", "所属分类") { $0.attribute(.classification) },
    .text("item", "Item: of 三公 spending a code, of purchases the article", "三公项目代码或采购品目") { $0.attribute(.item) },
    .text("unit_name", "Unit of the line", "所属单位") { $0.attribute(.unit) },
    .text("fund", "Fund of the line, where funds run down the rows", "资金性质") { $0.attribute(.fund) },
    .text("line_year", "Year of the line, where years run down the rows", "行所属年度") { $0.attribute(.year) },
    .text("attributes", "All other cells as a JSON object", "其他单元格（JSON）") { AttributeText.json($0.row.attributes) },
    .int("page", "Page, from 1", "页码，从1起") { $0.row.source.page },
    .int("grid_row", "Row of the grid, from 0", "网格行，从0起") { $0.row.source.gridRow },
  ]

  /// One record a cell of a grid, as printed.
  public static let cells = Relation(
    "cells", "One record a cell of a grid, as printed", "网格单元格每格一行", key: ["document", "table_id", "grid_row", "grid_column"],
    references: [.table], fields: cellFields + Field<CellFact>.box { $0.cell.box },
    facts: { document in
      document.disclosure.tables.flatMap { table in
        table.grid.cells.map { CellFact(document: document.id, table: table.id, headerRows: table.grid.headerRows, cell: $0) }
      }
    })

  private static let cellFields: [Field<CellFact>] = [
    .document(\CellFact.document),
    .table(\.table),
    .index("grid_row", "First row, from 0", "起始行，从0起") { $0.cell.row },
    .index("grid_column", "First column, from 0", "起始列，从0起") { $0.cell.column },
    .index("row_span", "Rows that it covers", "跨行数") { $0.cell.rowSpan },
    .index("column_span", "Columns that it covers", "跨列数") { $0.cell.columnSpan },
    .flag("is_head", "Whether it is of the head", "是否表头") { $0.cell.row < $0.headerRows },
    .word("text", "Its text, wrapped lines joined", "文字") { $0.cell.text },
    .measure("confidence", "Lowest confidence of its recognised characters", "识别置信度", places: 4) { $0.cell.confidence },
    .int("page", "Page, from 1", "页码，从1起") { $0.cell.page },
  ]
}

/// A cell of a grid.
struct CellFact: Sendable {
  var document: String
  var table: String
  var headerRows: Int
  var cell: Cell
}
