/// What the columns of a form hold, by the last text of their header.
enum ColumnRole: Sendable, Equatable {
  /// 序号.
  case line
  /// 科目编码, whole or one of its parts (类, 款, 项).
  case code
  /// 科目名称, 项目, 单位名称.
  case name
  /// A cell that is no amount, by its attribute key.
  case attribute(String)
  /// An amount, by its key.
  case amount(String)
}

/// Which header makes which column (contract, "Rows" and "Attributes").
enum ColumnLabels {
  /// The rules in order; a column that none fits holds amounts.
  static let rules: [(role: ColumnRole, pattern: TextPattern)] = [
    (.line, "^(序号|编号|行次)$"),
    (.attribute("catalogCode"), "目录(序号|编码|代码)?"),
    (.code, "^(类|款|项)$"),
    (.code, "(编码|代码)$"),
    (.attribute("governmentName"), "政府预算支出经济"),
    (.attribute("item"), "采购物品"),
    (.attribute("category"), "采购品目"),
    (.name, "(名称|^项目|^科目|科目名称|^功能分类|^支出用途|^单位)$"),
    (.attribute("economicItem"), "^(部门)?(预算)?(支出)?经济(分类)?科目$"),
    (.attribute("method"), "(采购组织形式|采购方式)"),
    (.attribute("measure"), "计量单位"),
    (.attribute("quantity"), "^数量"),
    (.attribute("area"), "^面积"),
    (.attribute("nature"), "单位性质"),
    (.attribute("grade"), "单位规格"),
    (.attribute("funding"), "经费保障"),
    (.attribute("remark"), "^(备注|说明)$"),
  ]

  /// The role of a column that is no amount, or nil.
  static func role(ofLastHeader text: String) -> ColumnRole? {
    let characters = Array(text)
    return rules.first { $0.pattern.matches(characters) }?.role
  }
}
