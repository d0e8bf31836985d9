import Disclosure
import Extraction

/// A page and a box as columns.
extension Field {
  /// The page and the box of something; both may be missing.
  static func place(_ source: @escaping @Sendable (Fact) -> Provenance?) -> [Field] {
    [.int("page", "Page, from 1", "页码，从1起") { source($0)?.page }] + box { source($0)?.box }
  }

  /// The edges of a box.
  static func box(_ box: @escaping @Sendable (Fact) -> Box?) -> [Field] {
    [
      .measure("x0", "Left edge in points from the page's left", "左边，距页左（点）", places: 2) { box($0)?.x0 },
      .measure("y0", "Top edge in points from the page's top", "上边，距页顶（点）", places: 2) { box($0)?.y0 },
      .measure("x1", "Right edge in points", "右边（点）", places: 2) { box($0)?.x1 },
      .measure("y1", "Bottom edge in points", "下边（点）", places: 2) { box($0)?.y1 },
    ]
  }
}

extension Reference {
  /// The document that a record is of.
  static let document = Reference(columns: ["document"], relation: "documents")
  /// The table that a record is of.
  static let table = Reference(columns: ["document", "table_id"], relation: "tables")
}

/// The columns that most relations begin with.
extension Field {
  static func document(_ id: @escaping @Sendable (Fact) -> String) -> Field {
    .word("document", "The document: first 16 digits of the file's SHA-256", "文件：SHA-256 前16位", id)
  }

  static func table(_ id: @escaping @Sendable (Fact) -> String) -> Field {
    .word("table_id", "The table's id within the document", "表在文件中的编号", id)
  }

  /// Whose figures of which year: repeated where a relation is to be read alone.
  static func identity(_ document: @escaping @Sendable (Fact) -> DocumentIdentity) -> [Field] {
    [
      .int("fiscal_year", "Fiscal year of the document", "文件的预算年度", fiscal: "date:fiscal-year") { document($0).fiscalYear },
      .text("agency_name", "Name of the agency", "部门或单位名称", fiscal: "administrative-classification:generic:label") {
        document($0).agencyName
      },
      .code("entity", .entity, "Department with its units, or one unit", "部门汇总或单个单位") { document($0).entity?.rawValue },
      .code("document_kind", .documentKind, "Kind of the document", "文件种类") { document($0).kind.rawValue },
    ]
  }
}
