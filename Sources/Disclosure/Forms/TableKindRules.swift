/// Which title makes which form.
///
/// The first rule that fits decides, so the special stands before the general.
///
/// Titles vary by province and year; the patterns are their stable cores (contract, "Table kinds"). A form that a new province names
/// otherwise needs a line here.
enum TableKindRules {
  /// The rules in order.
  static let byTitle: [(kind: TableKind, pattern: TextPattern)] = [
    (.performance, "绩效目标(申报|填报|批复)?表"),
    (.performance, "绩效目标$"),
    (.organization, "(机构设置情况|单位构成|机构设置表|机构情况表)"),
    (.procurement, "政府采购"),
    (.assets, "资产(占用|占有|使用)…情况"),
    (.threePublic, "三公(、)?经费"),
    (.operatingExpenses, "机关运行经费"),
    (.generalPublicBasicExpenditure, "一般公共预算…基本支出"),
    (.generalPublicExpenditure, "一般公共预算…支出"),
    (.governmentFundBalance, "(政府性|政府)?基金…(收入支出|收支)"),
    (.governmentFundRevenue, "(政府性|政府)?基金…收入"),
    (.governmentFundExpenditure, "(政府性|政府)?基金…支出"),
    (.stateCapitalBalance, "国有资本经营…(收入支出|收支)"),
    (.stateCapitalRevenue, "国有资本经营…收入"),
    (.stateCapitalExpenditure, "国有资本经营…支出"),
    (.fiscalBalance, "财政拨款(预算)?(收支|收入支出)"),
    (.fiscalBasicExpenditure, "财政拨款基本支出"),
    (.fiscalExpenditure, "财政拨款支出"),
    (.projectExpenditure, "项目支出(预算)?(明细)?(表|情况表)"),
    (.balance, "(收支(预算)?总表|收入支出(预算|决算)?总表)"),
    (.revenue, "收入(预算|决算)?总表"),
    (.revenue, "收入(预算|决算)?表"),
    (.expenditure, "支出(预算|决算)?总表"),
    (.expenditure, "支出(预算|决算)?表"),
    (.contents, "^目(录|次)$"),
  ]

  /// Header cells that make a form where no title or heading does.
  static let byHeader: [(kind: TableKind, cells: [TextPattern])] = [
    (.organization, ["单位性质$"]),
    (.performance, ["^一级指标$", "^二级指标$", "^三级指标$"]),
    (.procurement, ["(采购物品名称|采购品目|采购项目)"]),
  ]

  /// The kind that a title or heading names, or nil.
  static func kind(ofTitle title: String) -> TableKind? {
    let text = Array(Folding.folded(title))
    return byTitle.first { $0.pattern.matches(text) }?.kind
  }

  /// The kind that the cells of a table's first rows show, or nil.
  static func kind(ofHeader cells: [String]) -> TableKind? {
    byHeader.first { rule in rule.cells.allSatisfy { pattern in cells.contains { pattern.matches($0) } } }?.kind
  }
}

extension TableKind {
  /// Whether the form's body is given as rows.
  var hasRows: Bool { self != .performance && self != .contents && self != .other }

  /// Whether revenue stands beside expenditure.
  var isTwoSided: Bool { self == .balance || self == .fiscalBalance || self == .stateCapitalBalance || self == .governmentFundBalance }

  /// The side of a form that has one by nature.
  var naturalSide: FormSide? {
    switch self {
    case .revenue, .governmentFundRevenue, .stateCapitalRevenue: .revenue
    case .expenditure, .fiscalExpenditure, .fiscalBasicExpenditure, .generalPublicExpenditure, .generalPublicBasicExpenditure,
      .governmentFundExpenditure, .stateCapitalExpenditure, .threePublic, .operatingExpenses, .projectExpenditure:
      .expenditure
    default: nil
    }
  }
}
