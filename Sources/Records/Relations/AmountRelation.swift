import Disclosure
import Extraction
import FoundationEssentials
import Layout

/// One amount of one row.
struct AmountFact: Sendable {
  var document: String
  var documentKind: DocumentIdentity.Kind
  var table: DisclosureTable
  var index: Int
  var row: FormRow
  var key: String
  var amount: Decimal
  /// The cell that it was read from.
  var cell: Cell?

  /// A change in percent is the only amount that is none of yuan.
  var isPercent: Bool { group == AmountKey.changePercent.rawValue }

  /// The group of columns: what stands before the dot of a key of two parts that both are keys.
  var group: String? {
    guard let dot = key.firstIndex(of: "."), AmountKey(rawValue: String(key[..<dot])) != nil else { return nil }
    return String(key[..<dot])
  }

  /// The key within its group.
  var measure: String { group.map { String(key.dropFirst($0.count + 1)) } ?? key }

  /// The amounts of a document in printed order.
  static func all(of document: RecordedDocument) -> [AmountFact] {
    document.disclosure.tables.flatMap { table -> [AmountFact] in
      let cells =
        table.rows?.isEmpty == false ? Dictionary(table.grid.cells.map { (Place($0.row, $0.column), $0) }) { first, _ in first } : [:]
      return (table.rows ?? []).enumerated().flatMap { index, row in
        row.amounts.entries.map { key, amount in
          AmountFact(
            document: document.id, documentKind: document.disclosure.document.kind, table: table, index: index, row: row, key: key,
            amount: amount, cell: row.evidence[key].flatMap { cells[Place($0.gridRow, $0.gridColumn)] })
        }
      }
    }
  }

  private struct Place: Hashable {
    var row: Int
    var column: Int

    init(_ row: Int, _ column: Int) {
      self.row = row
      self.column = column
    }
  }
}

extension Relation {
  /// One record an amount: the long form of all rows.
  public static let amounts = Relation(
    "amounts", "One record an amount of a form, in yuan", "表中金额每个一行，单位元", key: ["document", "table_id", "row_no", "key"],
    references: [.table, Reference(columns: ["document", "table_id", "row_no"], relation: "rows")],
    fields: head + evidence + Field<AmountFact>.box { $0.cell?.box }, facts: AmountFact.all)

  private static let head: [Field<AmountFact>] = [
    .document(\AmountFact.document),
    .table(\.table.id),
    .index("row_no", "Place among the table's rows, from 0", "行序，从0起") { $0.index },
    .word("key", "Amount key of docs/format.md, or the printed head", "金额键，或印出的列头") { $0.key },
    .code("kind", .tableKind, "What form it is", "表的种类") { $0.table.kind.rawValue },
    .code("side", .side, "Side of the form", "收入或支出", fiscal: "direction") { $0.row.side?.rawValue },
    .text("code", "Classification code, printed or inferred", "科目编码（印出或推断）") { $0.row.code ?? $0.row.inferredCode },
    .word("name", "Name of the row", "行名称") { $0.row.name },
    .int("level", "Depth: 0 totals, 1 类, 2 款, 3 项", "层级：0合计 1类 2款 3项") { $0.row.level },
    .code("part", .part, "Leaf, subtotal or total of its list", "明细、小计或合计") { $0.row.part?.rawValue },
    .code("column_group", .amountKey, "Group of columns, in keys of two parts", "列组") { $0.group },
    .word("measure", "The key within its group", "组内的键", fiscal: "value-kind:code") { $0.measure },
    .flag("is_main", "Whether it is the whole of its row: one amount a row", "是否为该行总额，每行至多一个") { $0.key == $0.row.mainKey },
    .code("phase", .phase, "Budget, final accounts, year before, or change", "预算、决算、上年或增减", fiscal: "phase:id") {
      Phase(key: $0.key, of: $0.documentKind)?.rawValue
    },
    .yuan("yuan", "The amount in yuan; none where it is a percentage", "金额（元）；百分比则为空", fiscal: "value") { $0.isPercent ? nil : $0.amount },
    .number("percent", "A change in percent", "增减百分比") { $0.isPercent ? $0.amount : nil },
    .text("printed", "The cell as printed", "印出的单元格文字") { $0.cell?.text },
  ]

  private static let evidence: [Field<AmountFact>] = [
    .code("standing", .standing, "What the sums say of it", "勾稽核对结果") { $0.row.evidence[$0.key]?.standing.rawValue },
    .int("confirmations", "How many identities hold that it is part of", "相符的勾稽关系数") { $0.row.evidence[$0.key]?.confirmations },
    .measure("confidence", "Lowest confidence of its recognised characters", "识别置信度", places: 4) { $0.row.evidence[$0.key]?.confidence },
    .int("grid_row", "Row of its cell, from 0", "单元格行，从0起") { $0.row.evidence[$0.key]?.gridRow },
    .int("grid_column", "Column of its cell, from 0", "单元格列，从0起") { $0.row.evidence[$0.key]?.gridColumn },
    .int("page", "Page, from 1", "页码，从1起") { $0.cell?.page ?? $0.row.source.page },
  ]
}
