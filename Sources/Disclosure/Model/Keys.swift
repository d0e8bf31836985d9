import FoundationEssentials

/// The keys of amounts, the plain ones; a key of a group of columns is put together of two: `previous.total`.
public enum AmountKey: String, Sendable, CaseIterable {
  /// 合计 of the form's own year, or its only amount.
  case total
  /// 年初预算数 of final accounts.
  case budget
  /// 决算数.
  case final
  /// 年初结转和结余.
  case openingBalance
  /// 年末结转和结余.
  case closingBalance
  /// 本年收入, one column among others.
  case currentYear
  /// 上年结转.
  case carryover
  /// 一般公共预算.
  case generalPublicBudget
  /// 政府性基金预算.
  case governmentFund
  /// 国有资本经营预算.
  case stateCapital
  /// 财政拨款.
  case fiscalAppropriation
  /// 财政专户管理资金.
  case fiscalSpecialAccount
  /// 单位资金.
  case unitFunds
  /// 其他资金.
  case otherFunds
  /// 用事业基金弥补收支差额.
  case fundBalance
  /// 事业收入.
  case businessIncome
  /// 经营收入.
  case operatingIncome
  /// 上级补助收入.
  case superiorGrants
  /// 附属单位上缴收入.
  case affiliateRemittances
  /// 其他收入.
  case otherIncome
  /// 基本支出.
  case basic
  /// 项目支出.
  case project
  /// 经营支出.
  case operating
  /// 单位预留机动经费.
  case reserve
  /// 结转下年.
  case carriedForward
  /// 上解上级支出.
  case remittancesToSuperior
  /// 对附属单位补助支出.
  case affiliateGrants
  /// 人员经费.
  case personnel
  /// 公用经费.
  case publicUse
  /// 财政拨款结转.
  case fiscalCarryover
  /// 非财政拨款结转.
  case nonFiscalCarryover
  /// 预留中小微企业份额.
  case smeReserved
  /// 单价.
  case unitPrice
  /// 项目预算资金, in purchase plans.
  case projectBudget
  /// A group: any year before the document's.
  case previous
  /// A group: 增减.
  case change
  /// A group: 增减%, a number of percent.
  case changePercent
  /// A group: 其中：政府采购.
  case procurement
}

/// The keys of cells that are no amounts.
public enum AttributeKey: String, Sendable, CaseIterable {
  /// 采购物品名称; in forms of 三公 spending the item.
  case item
  /// 采购目录序号.
  case catalogCode
  /// 计量单位.
  case measure
  /// 数量.
  case quantity
  /// 面积.
  case area
  /// 采购品目大类.
  case category
  /// The project that a line of goods belongs to.
  case project
  /// 经济科目 beside another classification, and its code.
  case economicItem
  /// The code of `economicItem`.
  case economicCode
  /// 功能科目 beside another classification.
  case functionalItem
  /// The code of `functionalItem`.
  case functionalCode
  /// 政府预算经济分类 beside that of departments: its code.
  case governmentCode
  /// 政府预算经济分类 beside that of departments: its name.
  case governmentName
  /// 采购组织形式.
  case method
  /// 单位性质.
  case nature
  /// 单位规格.
  case grade
  /// 经费保障形式.
  case funding
  /// 备注.
  case remark
  /// The group of a name printed over two columns.
  case group
  /// Which list of a balance with several: none for functions, `use`, `departmentEconomic`, `governmentEconomic`.
  case classification
  /// 单位编码.
  case unitCode
  /// 单位名称 beside 科目 or 项目.
  case unit
  /// 项目编码.
  case projectCode
  /// 项目类别.
  case projectCategory
  /// 绩效目标 of a project in a list.
  case goal
  /// The year of a line, where years run down the rows.
  case year
  /// The fund of a line, where funds run down the rows.
  case fund
  /// Whether a line is the change from one year to the next.
  case change
  /// A code that the form prints and that is none.
  case printedCode
}

/// The items of the 三公 form and of what is printed with it.
public enum ThreePublicItem: String, Sendable, CaseIterable {
  /// The total of the three.
  case total
  /// A total that includes other items too.
  case grandTotal
  /// 因公出国（境）.
  case abroad
  /// 公务用车购置及运行维护费.
  case vehicles
  /// 公务用车购置费.
  case vehiclePurchase
  /// 公务用车运行维护费.
  case vehicleOperation
  /// 公务接待费.
  case reception
  /// 会议费.
  case conference
  /// 培训费.
  case training
  /// 机关运行经费.
  case operatingExpenses
}

extension KeyedValues where Value == AttributeValue {
  /// The value of an attribute key.
  public subscript(key: AttributeKey) -> Value? {
    get { self[key.rawValue] }
    set { self[key.rawValue] = newValue }
  }
}

extension KeyedValues where Value == Decimal {
  /// The value of a plain amount key.
  public subscript(key: AmountKey) -> Value? {
    get { self[key.rawValue] }
    set { self[key.rawValue] = newValue }
  }
}

extension KeyedValues where Value == AmountEvidence {
  /// The value of a plain amount key.
  public subscript(key: AmountKey) -> Value? {
    get { self[key.rawValue] }
    set { self[key.rawValue] = newValue }
  }
}
