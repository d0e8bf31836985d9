extension Codelist {
  /// What a figure is of.
  public static let metric = Codelist(
    "metric", "Metrics", "指标",
    """
    revenue.total|收入总计|All revenue
    revenue.generalPublicBudget|一般公共预算收入|Revenue from the general public budget
    revenue.governmentFund|政府性基金预算收入|Revenue from the government funds
    revenue.stateCapital|国有资本经营预算收入|Revenue from the state capital budget
    revenue.fiscalSpecialAccount|财政专户管理资金收入|Revenue from the special account
    revenue.unitFunds|单位资金收入|The unit's own money
    revenue.other|其他收入|Other revenue
    revenue.carryover|上年结转|Carried over from the year before
    revenue.fiscalAppropriation|财政拨款收入|Appropriations from the treasury
    revenue.businessIncome|事业收入|Income from services
    revenue.operatingIncome|经营收入|Income from business operations
    expenditure.total|支出总计|All expenditure
    expenditure.basic|基本支出|Basic expenditure
    expenditure.personnel|人员经费|Staff costs
    expenditure.publicUse|公用经费|Running costs
    expenditure.project|项目支出|Project expenditure
    expenditure.reserve|单位预留机动经费|Reserve
    expenditure.carriedForward|结转下年|Carried forward
    expenditure.generalPublicBudget|一般公共预算支出|Spent of the general public budget
    expenditure.governmentFund|政府性基金预算支出|Spent of the government funds
    expenditure.stateCapital|国有资本经营预算支出|Spent of the state capital budget
    balance.total|收入支出总计|Revenue and expenditure with balances
    fiscal.total|财政拨款收支总计|Appropriations, revenue and expenditure alike
    operatingExpenses.total|机关运行经费|Running expenses of the offices
    threePublic.total|“三公”经费|The three together
    threePublic.abroad|因公出国（境）费|Travel abroad
    threePublic.vehicles|公务用车购置及运行维护费|Vehicles
    threePublic.vehiclePurchase|公务用车购置费|Buying vehicles
    threePublic.vehicleOperation|公务用车运行维护费|Running vehicles
    threePublic.reception|公务接待费|Receptions
    conference.total|会议费|Conferences
    training.total|培训费|Training
    procurement.total|政府采购|All purchases
    procurement.goods|货物采购|Purchases of goods
    procurement.works|工程采购|Purchases of works
    procurement.services|服务采购|Purchases of services
    assets.fixedTotal|固定资产总值|Value of the fixed assets
    assets.plannedPurchases|拟购置固定资产|Fixed assets to be bought
    change.total|总额比上年增减|Change of the total
    change.basic|基本支出比上年增减|Change of basic expenditure
    change.project|项目支出比上年增减|Change of project expenditure
    change.threePublic|“三公”经费比上年增减|Change of the three
    change.operatingExpenses|机关运行经费比上年增减|Change of running expenses
    change.reserve|单位预留机动经费比上年增减|Change of the reserve
    change.fiscal|财政拨款比上年增减|Change of appropriations
    """)

  /// Where a fact is taken from.
  public static let origin = Codelist(
    "origin", "Where a fact is taken from", "数据来源",
    """
    table|表|A form
    narrative|文字说明|The narrative
    """)

  /// Which money a form of functions is of.
  public static let scope = Codelist(
    "scope", "Which money a form of functions is of", "资金范围",
    """
    all|全部支出|All expenditure
    fiscal|财政拨款|Appropriations from the treasury
    generalPublicBudget|一般公共预算|General public budget
    """)
}
