/// What metrics have in common: those of a whole, of a fund, of a part.
enum MetricGroups {
  /// What has no parts that are metrics: what stands behind its 其中 is of one kind of it.
  static let undivided: Set<Metric> = [
    .revenueCarryover, .expenditureCarriedForward, .threePublicAbroad, .threePublicVehiclePurchase, .threePublicVehicleOperation,
    .threePublicReception, .conferenceTotal, .trainingTotal, .procurementGoods, .procurementWorks, .procurementServices,
  ]

  /// The expenditure of the fund whose revenue a metric is.
  static func spent(of metrics: [Metric]) -> Metric? {
    let twins: [Metric: Metric] = [
      .revenueGeneralPublicBudget: .expenditureGeneralPublicBudget, .revenueGovernmentFund: .expenditureGovernmentFund,
      .revenueStateCapital: .expenditureStateCapital,
    ]
    return metrics.count == 1 ? twins[metrics[0]] : nil
  }

  /// The totals of all money.
  static let wholes: Set<Metric> = [.revenueTotal, .expenditureTotal, .balanceTotal, .changeTotal]
  /// What one year leaves to the next.
  static let carriedOver: Set<Metric> = [.revenueCarryover, .expenditureCarriedForward]
  /// What is of one fund, or of all appropriations.
  static let ofFunds: Set<Metric> = [
    .expenditureGeneralPublicBudget, .expenditureGovernmentFund, .expenditureStateCapital, .revenueGeneralPublicBudget,
    .revenueGovernmentFund, .revenueStateCapital, .fiscalTotal,
  ]
  /// What the totals of one fund are called; those with its balances have no metric but for all appropriations.
  static func totals(of fund: AmountKey) -> [Metric: Metric] {
    switch fund {
    case .generalPublicBudget: [.revenueTotal: .revenueGeneralPublicBudget, .expenditureTotal: .expenditureGeneralPublicBudget]
    case .governmentFund: [.revenueTotal: .revenueGovernmentFund, .expenditureTotal: .expenditureGovernmentFund]
    case .stateCapital: [.revenueTotal: .revenueStateCapital, .expenditureTotal: .expenditureStateCapital]
    default: [.revenueTotal: .fiscalTotal, .expenditureTotal: .fiscalTotal, .balanceTotal: .fiscalTotal, .changeTotal: .changeFiscal]
    }
  }

  /// What may be divided by the money that it is paid from.
  static let divided: Set<Metric> = [
    .expenditureBasic, .expenditureProject, .expenditurePersonnel, .expenditurePublicUse, .operatingExpensesTotal, .threePublicTotal,
    .procurementTotal,
  ]
  /// The money that something is paid from.
  static let sources: Set<Metric> = [
    .revenueGeneralPublicBudget, .revenueGovernmentFund, .revenueStateCapital, .revenueFiscalSpecialAccount, .revenueUnitFunds,
    .revenueOther, .revenueCarryover, .revenueFiscalAppropriation, .revenueBusinessIncome, .revenueOperatingIncome,
    .expenditureGeneralPublicBudget, .expenditureGovernmentFund, .expenditureStateCapital,
  ]
  /// Basic and project expenditure, and how they changed.
  static let uses: Set<Metric> = [.expenditureBasic, .expenditureProject]
  static let changesOfUses: Set<Metric> = [.changeBasic, .changeProject]
  /// All purchases and their kinds.
  static let purchases: Set<Metric> = [.procurementTotal, .procurementGoods, .procurementWorks, .procurementServices]

  /// The funds, and the words that name them.
  static let funds: [(key: AmountKey, words: WordList)] = [
    (.generalPublicBudget, .ofGeneralPublicBudget), (.governmentFund, .ofGovernmentFund), (.stateCapital, .ofStateCapital),
    (.fiscalAppropriation, .ofAppropriations),
  ]
}
