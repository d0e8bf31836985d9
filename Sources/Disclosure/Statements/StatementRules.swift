/// What the phrase before an amount means: the line of the phrase table that it matched.
struct StatementRule: Sendable, Equatable {
  /// The metrics that the amount gives; none where the contract has no metric for it, so that no later line takes it for another.
  var metrics: [String]
  /// The metric of a change against the year before; nil where the contract has none.
  var change: String?
  /// The side that the amounts after it belong to, where they do not say so themselves.
  var opens: FormSide?
  /// Whether it is a part that does not become the subject of a comparison after it: of “收入总计…，其中：本年收入…，上年结转…，比上年增加…”
  /// the increase is the total's.
  var isAside = false
}

/// Where a phrase counts.
enum StatementScope: Sendable {
  /// Anywhere in the narrative.
  case anywhere
  /// Under a heading or beside words about 三公 spending.
  case threePublic
  /// Under a heading or beside words about government procurement.
  case procurement
  /// Among the amounts of one side.
  case side(FormSide)
  /// In final accounts.
  case finalAccounts
  /// Under a heading about the appropriations from the treasury (财政拨款).
  case fiscal
}

/// Which phrase before an amount makes which metric (contract, "Statements").
///
/// A phrase is compared with the end of the words before an amount, after `tails` are cut off them and bracketed insertions are left out:
/// “2024年度一般公共预算机关运行经费预算支出（不含事业单位）共计” ends in 机关运行经费预算支出. The first line that fits decides, so the special stands
/// before the general; a line without metrics keeps a phrase from those below it.
enum StatementRules {
  /// The lines in order.
  static let lines: [(phrase: TextPattern, scope: StatementScope, rule: StatementRule)] =
    threePublic + running + funds + totals

  private static func line(
    _ phrase: TextPattern, _ metrics: String..., change: String? = nil, opens: FormSide? = nil, isAside: Bool = false,
    in scope: StatementScope = .anywhere
  ) -> (phrase: TextPattern, scope: StatementScope, rule: StatementRule) {
    (phrase, scope, StatementRule(metrics: metrics, change: change, opens: opens, isAside: isAside))
  }

  // MARK: 三公

  private static let threePublic = [
    line("三公经费(财政拨款)?(预算)?(支出)?$", "threePublic.total", change: "change.threePublic"),
    line("因公出国(费|经费|费用)?(预算)?(支出)?$", "threePublic.abroad", in: .threePublic),
    line("(用车|公车)购置(费)?(及|和|与|、)运", "threePublic.vehicles", in: .threePublic),
    line("(用车|公车)购置(费|费用|支出|费支出|预算支出|费预算支出)?$", "threePublic.vehiclePurchase", in: .threePublic),
    line("(用车|公车)(运行|运维)(维护)?(费|费用|支出|费支出|预算支出|费预算支出)?$", "threePublic.vehicleOperation", in: .threePublic),
    line("公务接待(费)?(用)?(预算)?(支出)?$", "threePublic.reception", in: .threePublic),
    line("会议费(预算)?(支出)?$", "conference.total", in: .threePublic),
    line("培训费(预算)?(支出)?$", "training.total", in: .threePublic),
  ]

  // MARK: Running costs, procurement, assets

  private static let running = [
    line("机关运行(经费|费|费用)(预算)?(支出)?$", "operatingExpenses.total", change: "change.operatingExpenses"),
    line("(采购|购买)货物(类)?(预算)?(支出)?$", "procurement.goods", in: .procurement),
    line("货物(类)?(采购)?(预算)?(支出)?$", "procurement.goods", in: .procurement),
    line("(采购|购买)工程(类)?(预算)?(支出)?$", "procurement.works", in: .procurement),
    line("工程(类)?(采购)?(预算)?(支出)?$", "procurement.works", in: .procurement),
    line("(采购|购买)服务(类)?(预算)?(支出)?$", "procurement.services", in: .procurement),
    line("服务(类)?(采购)?(预算)?(支出)?$", "procurement.services", in: .procurement),
    line("政府采购(预算)?(支出)?(资金)?$", "procurement.total"),
    line("购置固定资产$", "assets.plannedPurchases"),
    line("固定资产(总值|价值|原值)?$", "assets.fixedTotal"),
  ]

  // MARK: Funds and parts

  private static let funds = [
    line("财政拨款(收支|收、支|收入支出|收入、支出|收入和支出)$", "fiscal.total", change: "change.fiscal"),
    // The basic and project expenditure of one fund is not that of the agency; their staff and running parts count (contract).
    line("(财政拨款|一般公共预算|政府性基金|国有资本经营)…(基本|项目)支出$"),
    line("(一般公共预算|公共财政预算)(当年)?(财政)?(拨款)?(安排的)?支出(预算支出)?$", "expenditure.generalPublicBudget", opens: .expenditure),
    line("基金(预算)?(当年)?(财政)?(拨款)?支出(预算支出)?$", "expenditure.governmentFund"),
    line("国有资本经营(预算)?(财政)?(拨款)?支出(预算支出)?$", "expenditure.stateCapital"),
    line("(一般公共预算|公共财政预算)(当年)?(财政)?(拨款)?收入$", "revenue.generalPublicBudget", opens: .revenue),
    line("基金(预算)?(当年)?(财政)?(拨款)?收入$", "revenue.governmentFund"),
    line("国有资本经营(预算)?(财政)?(拨款)?收入$", "revenue.stateCapital"),
    line("(一般公共|一般公共预算)(当年)?(财政)?(拨款|资金)?$", "revenue.generalPublicBudget", in: .side(.revenue)),
    line("政府性基金(预算)?(当年)?(财政)?(拨款|资金)?$", "revenue.governmentFund", in: .side(.revenue)),
    line("国有资本经营(预算)?(当年)?(财政)?(拨款|资金)?$", "revenue.stateCapital", in: .side(.revenue)),
    line("(一般公共|一般公共预算)(当年)?(财政)?(拨款|资金)?$", "expenditure.generalPublicBudget", in: .side(.expenditure)),
    line("政府性基金(预算)?(当年)?(财政)?(拨款|资金)?$", "expenditure.governmentFund", in: .side(.expenditure)),
    line("国有资本经营(预算)?(当年)?(财政)?(拨款|资金)?$", "expenditure.stateCapital", in: .side(.expenditure)),
    line("财政专户(管理|核拨)?(资金)?(收入)?$", "revenue.fiscalSpecialAccount"),
    line("单位资金(收入)?$", "revenue.unitFunds"),
    line("经营收入$", "revenue.operatingIncome"),
    line("事业收入$", "revenue.businessIncome"),
    line("(其他|其它)(来源)?(收入|资金|资金收入)$", "revenue.other"),
    line("财政拨款(预算)?收入$", "revenue.fiscalAppropriation", change: "change.fiscal", opens: .revenue),
    line("财政拨款(预算)?支出$", change: "change.fiscal", opens: .expenditure),
    line("^(其中)?(当年)?财政拨款$", "revenue.fiscalAppropriation", in: .side(.revenue)),
    line("上年结转…$", isAside: true, in: .side(.expenditure)),
    line("上年结转(和)?(结余)?(资金)?(收入)?$", "revenue.carryover", isAside: true),
    line("结转下年(资金|支出)?$", "expenditure.carriedForward"),
    line("预留机动(经费|费)?$", "expenditure.reserve", change: "change.reserve"),
    line("(本年|当年)(拨款)?$", isAside: true),
    line("当年拨款收入$", isAside: true),
    line("专项公用经费$"),
    line("人员经费(支出)?$", "expenditure.personnel"),
    line("公用经费(支出)?$", "expenditure.publicUse"),
    line("基本支出$", "expenditure.basic", change: "change.basic"),
    line("(类|专项|建设)项目支出$"),
    line("项目支出(安排)?$", "expenditure.project", change: "change.project"),
  ]

  // MARK: Totals

  /// What may stand right before 收入 and 支出 where they mean the whole: the year, the word for the agency, 预算.
  ///
  /// The names of functions
  /// and of sources end otherwise.
  private static let whole = "(^|年|年度|预算|部门|单位|本级|总|局|院|厅|委|办|室|会|所|处|站|校|队|馆|中心|委员会|安排)"

  private static let totals = [
    line("(收入支出|收入、支出|收入和支出|收支|收、支)$", "fiscal.total", change: "change.fiscal", in: .fiscal),
    line("(收入支出|收入、支出|收支|收、支)$", "balance.total", change: "change.total", in: .finalAccounts),
    line("(收入支出|收入、支出|收入和支出|收支|收、支)$", "revenue.total", "expenditure.total", change: "change.total"),
    line(TextPattern(whole + "收入$"), "revenue.total", change: "change.total", opens: .revenue),
    line(TextPattern(whole + "支出$"), "expenditure.total", change: "change.total", opens: .expenditure),
    line("(本年|当年)(收入|支出)$", isAside: true),
  ]

  /// The metrics that are stated only with a word that says they are the whole: 预算, 合计, 总计.
  ///
  /// 本年收入 alone is a part.
  static let needsTotalWord: Set<String> = ["revenue.total", "expenditure.total", "balance.total"]
  /// The words that say so.
  static let totalWords = ["预算", "决算", "合计", "总计", "总额"]

  /// What is cut off the end of a phrase, as often as it comes.
  static let tails = [
    "分别为", "共计", "总计", "合计", "小计", "总额", "金额", "安排", "预算", "决算", "年初", "规模", "为", "是", "数", "共", "约", "达", "总", "各", "均",
  ]

  /// Words with which a phrase is about something smaller than the agency's whole: a function, one project, one unit of measure, a share
  /// for small enterprises.
  static let smaller: [TextPattern] = [
    "科目$", "人均", "(中小|小微|小型|微型)企业", "预留(给|中小|小微|政府采购)", "绩效", "外宾", "国内", "执行数", "定额", "每", "涉及", "中标", "成交",
  ]

  /// Marks of a classification's item: what follows in the sentence is about that item alone.
  static let item: [TextPattern] = ["类)", "款)", "项)"]

  /// Words after which a sentence gives reasons and purposes, whose amounts are no totals.
  static let reasons = ["原因", "主要用于", "用于", "主要是", "主要为", "由于", "以下方面"]
  /// Parts that may follow 主要是 and 主要为 as a list of what a total consists of.
  static let partsAfterMainly = ["人员经费", "公用经费", "日常公用经费", "基本支出", "项目支出", "一般公共预算", "财政拨款"]
}
