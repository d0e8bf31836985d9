extension Codelist {
  /// The keys of amounts.
  public static let amountKey = Codelist(
    "amountKey", "Amount keys", "金额键",
    """
    total|合计|Total
    budget|年初预算数|Budget at the start of the year
    final|决算数|Final accounts
    openingBalance|年初结转和结余|Opening balance
    closingBalance|年末结转和结余|Closing balance
    currentYear|本年收入|Of the year alone
    carryover|上年结转|Carried over from the year before
    generalPublicBudget|一般公共预算|General public budget
    governmentFund|政府性基金预算|Government funds
    stateCapital|国有资本经营预算|State capital budget
    fiscalAppropriation|财政拨款|Appropriations from the treasury
    fiscalSpecialAccount|财政专户管理资金|Special account at the treasury
    unitFunds|单位资金|The unit's own money
    otherFunds|其他资金|Other money
    fundBalance|用事业基金弥补收支差额|Made up from earlier balances
    businessIncome|事业收入|Income from services
    operatingIncome|经营收入|Income from business operations
    superiorGrants|上级补助收入|Grants from the superior agency
    affiliateRemittances|附属单位上缴收入|Remitted by affiliated units
    otherIncome|其他收入|Other income
    basic|基本支出|Basic expenditure
    project|项目支出|Project expenditure
    operating|经营支出|Expenditure of business operations
    reserve|单位预留机动经费|Reserve
    carriedForward|结转下年|Carried forward
    remittancesToSuperior|上缴上级支出|Remitted to the superior agency
    affiliateGrants|对附属单位补助支出|Grants to affiliated units
    personnel|人员经费|Staff costs
    publicUse|公用经费|Running costs
    fiscalCarryover|财政拨款结转|Carried over of appropriations
    nonFiscalCarryover|非财政拨款结转|Carried over of other money
    smeReserved|预留中小微企业份额|Reserved for small enterprises
    unitPrice|单价|Price of one piece
    projectBudget|项目预算资金|Budget of the whole project
    previous|上年|Year before
    change|增减|Change
    changePercent|增减百分比|Change in percent
    procurement|政府采购|Purchases
    """)

  /// The keys of cells that are no amounts.
  public static let attributeKey = Codelist(
    "attributeKey", "Attribute keys", "属性键",
    """
    item|采购品目或三公项目|Article, or item of 三公 spending
    catalogCode|采购目录序号|Number in the purchase catalogue
    measure|计量单位|What the quantity is counted in
    quantity|数量|Quantity
    area|面积|Area
    category|采购品目大类|Goods, works or services
    project|所属项目|Project of a line of goods
    economicItem|经济科目|Economic class
    economicCode|经济科目编码|Code of the economic class
    functionalItem|功能科目|Function
    functionalCode|功能科目编码|Code of the function
    governmentCode|政府预算经济科目编码|Code of the government's economic class
    governmentName|政府预算经济科目名称|Name of the government's economic class
    method|采购组织形式|How it is bought
    nature|单位性质|Kind of unit
    grade|单位规格|Rank of the unit
    funding|经费保障形式|How the unit is funded
    remark|备注|Remark
    group|所属组|Group of the name
    classification|所属分类|Classification of the list
    unitCode|单位编码|Code of the unit
    unit|单位名称|Unit of the line
    projectCode|项目编码|Code of the project
    projectCategory|项目类别|Kind of project
    goal|绩效目标|Goal of the project
    year|年度|Year of the line
    fund|资金性质|Fund of the line
    change|增减行|Line of change
    printedCode|印出的编码|Code as printed, of no classification
    """)

  /// The stages of the budget.
  public static let phase = Codelist(
    "phase", "Stages of the budget", "预算阶段",
    """
    budget|预算|Budget
    final|决算|Final accounts
    previous|上年|Year before
    change|增减|Change
    """)
}
