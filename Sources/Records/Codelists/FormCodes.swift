extension Codelist {
  /// The forms.
  public static let tableKind = Codelist(
    "tableKind", "Forms", "表的种类",
    """
    balance|收支总表|Revenue and expenditure
    revenue|收入总表|Revenue by source
    expenditure|支出总表|Expenditure by function
    fiscalBalance|财政拨款收支总表|Appropriations: revenue and expenditure
    fiscalExpenditure|财政拨款支出表|Appropriations: expenditure by function
    fiscalBasicExpenditure|财政拨款基本支出表|Appropriations: basic expenditure by economic class
    generalPublicExpenditure|一般公共预算支出表|General public budget: expenditure
    generalPublicBasicExpenditure|一般公共预算基本支出表|General public budget: basic expenditure by economic class
    governmentFundRevenue|政府性基金预算收入表|Government funds: revenue
    governmentFundExpenditure|政府性基金预算支出表|Government funds: expenditure
    governmentFundBalance|政府性基金预算收支表|Government funds: revenue and expenditure
    stateCapitalRevenue|国有资本经营预算收入表|State capital budget: revenue
    stateCapitalExpenditure|国有资本经营预算支出表|State capital budget: expenditure
    stateCapitalBalance|国有资本经营预算收支表|State capital budget: revenue and expenditure
    threePublic|“三公”经费表|Travel abroad, vehicles, receptions
    operatingExpenses|机关运行经费表|Running expenses of the offices
    projectExpenditure|项目支出表|Projects
    basicExpenditure|基本支出表|Basic expenditure
    procurement|政府采购预算表|Purchases
    assets|国有资产占用情况表|Fixed assets
    organization|机构设置情况|Units of the agency
    performance|绩效目标表|Performance targets
    evaluation|绩效自评表|Review of targets
    contents|目录|Table of contents
    other|其他|Other
    """)

  /// How a unit of amounts is known.
  public static let unitBasis = Codelist(
    "unitBasis", "How a unit is known", "单位的依据",
    """
    printed|印出|Printed
    derived|推得|Derived from other amounts
    assumed|假定|Assumed
    """)

  /// The sides of a form.
  public static let side = Codelist(
    "side", "Sides of a form", "收支方向",
    """
    revenue|收入|Revenue
    expenditure|支出|Expenditure
    """)

  /// What a row is in the sums of its list.
  public static let part = Codelist(
    "part", "What a row is in the sums", "行在合计中的地位",
    """
    leaf|明细|Leaf
    subtotal|小计|Subtotal
    total|合计|Total
    aside|其中|Added to nothing
    """)

  /// What the sums say of an amount.
  public static let standing = Codelist(
    "standing", "What the sums say of an amount", "勾稽核对结果",
    """
    confirmed|相符|Sums that hold contain it
    contradicted|不符|Only sums that fail contain it
    untested|未核对|Not tested
    """)

  /// The items of 三公 spending.
  public static let threePublicItem = Codelist(
    "threePublicItem", "Items of 三公 spending", "三公经费项目",
    """
    total|“三公”经费合计|The three together
    grandTotal|含其他项目的合计|Total with other items
    abroad|因公出国（境）费|Travel abroad
    vehicles|公务用车购置及运行维护费|Vehicles
    vehiclePurchase|公务用车购置费|Buying vehicles
    vehicleOperation|公务用车运行维护费|Running vehicles
    reception|公务接待费|Receptions
    conference|会议费|Conferences
    training|培训费|Training
    operatingExpenses|机关运行经费|Running expenses of the offices
    """)

  /// The sets of indicators.
  public static let indicatorSet = Codelist(
    "indicatorSet", "Sets of indicators", "指标所属期间",
    """
    annual|年度目标|Of the year
    term|实施期目标|Of the term
    """)

  /// The accounting identities.
  public static let checkRule = Codelist(
    "checkRule", "Accounting identities", "勾稽规则",
    """
    row.parts|行内分项之和|Row: total is the sum of its parts
    column.children|下级之和|Column: a row is the sum of those below it
    column.total|各行之和|Column: the total is the sum of its rows
    balance|收支平衡|Revenue is expenditure
    cross.tables|表间相符|Two tables print the same
    cross.statement|文表相符|Narrative and table say the same
    performance.budget|项目资金构成|Parts of a project's budget
    procurement.price|数量乘单价|Quantity times price
    """)
}
