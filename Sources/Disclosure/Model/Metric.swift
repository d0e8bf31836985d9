/// What an amount of the narrative states of the agency as a whole.
public enum Metric: String, Sendable, CaseIterable {
  /// 收入总计.
  case revenueTotal = "revenue.total"
  /// 一般公共预算收入.
  case revenueGeneralPublicBudget = "revenue.generalPublicBudget"
  /// 政府性基金预算收入.
  case revenueGovernmentFund = "revenue.governmentFund"
  /// 国有资本经营预算收入.
  case revenueStateCapital = "revenue.stateCapital"
  /// 财政专户管理资金收入.
  case revenueFiscalSpecialAccount = "revenue.fiscalSpecialAccount"
  /// 单位资金.
  case revenueUnitFunds = "revenue.unitFunds"
  /// 其他收入, 其他资金.
  case revenueOther = "revenue.other"
  /// 上年结转.
  case revenueCarryover = "revenue.carryover"
  /// 财政拨款收入.
  case revenueFiscalAppropriation = "revenue.fiscalAppropriation"
  /// 事业收入.
  case revenueBusinessIncome = "revenue.businessIncome"
  /// 经营收入.
  case revenueOperatingIncome = "revenue.operatingIncome"
  /// 支出总计.
  case expenditureTotal = "expenditure.total"
  /// 基本支出.
  case expenditureBasic = "expenditure.basic"
  /// 人员经费.
  case expenditurePersonnel = "expenditure.personnel"
  /// 公用经费.
  case expenditurePublicUse = "expenditure.publicUse"
  /// 项目支出.
  case expenditureProject = "expenditure.project"
  /// 单位预留机动经费.
  case expenditureReserve = "expenditure.reserve"
  /// 结转下年.
  case expenditureCarriedForward = "expenditure.carriedForward"
  /// 一般公共预算支出.
  case expenditureGeneralPublicBudget = "expenditure.generalPublicBudget"
  /// 政府性基金预算支出.
  case expenditureGovernmentFund = "expenditure.governmentFund"
  /// 国有资本经营预算支出.
  case expenditureStateCapital = "expenditure.stateCapital"
  /// 收入支出总计 of final accounts, balances included.
  case balanceTotal = "balance.total"
  /// 财政拨款收支总计.
  case fiscalTotal = "fiscal.total"
  /// 机关运行经费.
  case operatingExpensesTotal = "operatingExpenses.total"
  /// “三公”经费.
  case threePublicTotal = "threePublic.total"
  /// 因公出国（境）费.
  case threePublicAbroad = "threePublic.abroad"
  /// 公务用车购置及运行维护费.
  case threePublicVehicles = "threePublic.vehicles"
  /// 公务用车购置费.
  case threePublicVehiclePurchase = "threePublic.vehiclePurchase"
  /// 公务用车运行维护费.
  case threePublicVehicleOperation = "threePublic.vehicleOperation"
  /// 公务接待费.
  case threePublicReception = "threePublic.reception"
  /// 会议费.
  case conferenceTotal = "conference.total"
  /// 培训费.
  case trainingTotal = "training.total"
  /// 政府采购.
  case procurementTotal = "procurement.total"
  /// 货物采购.
  case procurementGoods = "procurement.goods"
  /// 工程采购.
  case procurementWorks = "procurement.works"
  /// 服务采购.
  case procurementServices = "procurement.services"
  /// 固定资产总值.
  case assetsFixedTotal = "assets.fixedTotal"
  /// 拟购置固定资产.
  case assetsPlannedPurchases = "assets.plannedPurchases"
  /// The change of the total against the year before, signed; likewise below.
  case changeTotal = "change.total"
  /// Of 基本支出.
  case changeBasic = "change.basic"
  /// Of 项目支出.
  case changeProject = "change.project"
  /// Of “三公”经费.
  case changeThreePublic = "change.threePublic"
  /// Of 机关运行经费.
  case changeOperatingExpenses = "change.operatingExpenses"
  /// Of 单位预留机动经费.
  case changeReserve = "change.reserve"
  /// Of 财政拨款.
  case changeFiscal = "change.fiscal"

  /// Whether it is a change against the year before.
  var isChange: Bool { rawValue.hasPrefix("change.") }
}
