import Testing

@testable import Disclosure

@Suite("Which words make which form, column and item")
struct FormRulesTests {
  // MARK: Kinds

  @Test(
    "Titles of forms, as provinces and years vary them",
    arguments: [
      ("部门收支总表", TableKind.balance), ("部门预算收支总表", .balance), ("2025年部门财务收支预算总表", .balance), ("收入支出决算总表", .balance),
      ("部门收入总表", .revenue), ("收入决算表", .revenue), ("部门支出总表", .expenditure), ("支出决算表", .expenditure), ("财政拨款收支总表", .fiscalBalance),
      ("财政拨款收入支出决算总表", .fiscalBalance), ("部门预算财政拨款收支总表", .fiscalBalance), ("财政拨款支出预算表（功能科目）", .fiscalExpenditure),
      ("财政拨款基本支出预算表（经济科目）", .fiscalBasicExpenditure), ("一般公共预算支出表", .generalPublicExpenditure),
      ("一般公共预算财政拨款支出决算表", .generalPublicExpenditure), ("一般公共预算基本支出表", .generalPublicBasicExpenditure),
      ("部门预算一般公共预算财政拨款基本支出表", .generalPublicBasicExpenditure), ("政府性基金预算支出表", .governmentFundExpenditure),
      ("部门预算政府基金预算财政拨款支出表", .governmentFundExpenditure), ("政府性基金预算收入表", .governmentFundRevenue),
      ("政府性基金预算财政拨款收入支出决算表", .governmentFundBalance), ("国有资本经营预算支出表", .stateCapitalExpenditure), ("国有资本经营预算收入表", .stateCapitalRevenue),
      ("国有资本经营预算收支表", .stateCapitalBalance), ("“三公”经费支出表", .threePublic), ("一般公共预算“三公”经费、会议费、培训费支出预算表", .threePublic),
      ("“三公”经费和机关运行经费预算表", .threePublic), ("一般公共预算机关运行经费支出预算表", .operatingExpenses), ("项目支出表", .projectExpenditure),
      ("政府采购预算表", .procurement), ("部门固定资产占用情况表", .assets), ("国有资产占有使用情况表", .assets), ("部门机构设置情况", .organization),
      ("1、河道清淤工程绩效目标表", .performance), ("项目支出绩效目标申报表", .performance), ("目录", .contents), ("收 支 总 表", .balance),
    ])
  func kinds(title: String, kind: TableKind) {
    #expect(TableKindRules.kind(ofTitle: title) == kind)
  }

  @Test("Titles of no known form", arguments: ["人员情况表", "2023年重点工作", "附表", ""])
  func unknownTitles(title: String) {
    #expect(TableKindRules.kind(ofTitle: title) == nil)
  }

  @Test("A header makes the kind where no title does")
  func kindsByHeader() {
    #expect(TableKindRules.kind(ofHeader: ["一级指标", "二级指标", "三级指标", "指标值"]) == .performance)
    #expect(TableKindRules.kind(ofHeader: ["单位名称", "单位性质", "单位规格"]) == .organization)
    #expect(TableKindRules.kind(ofHeader: ["项目名称", "采购物品名称"]) == .procurement)
    #expect(TableKindRules.kind(ofHeader: ["一级指标", "二级指标"]) == nil)
  }

  @Test("Every kind but performance, contents and other gives rows")
  func rowKinds() {
    #expect(Set(TableKind.allCases.filter { !$0.hasRows }) == [.performance, .contents, .other])
  }

  // MARK: Amount keys

  @Test(
    "Header paths and their keys",
    arguments: [
      (["合计"], "total"), (["预算数"], "total"), (["金额"], "total"), (["2023年合计"], "total"), (["价值(万元)"], "total"), (["支出", "小计"], "total"),
      (["年初预算数"], "budget"), (["决算数"], "final"), (["年初结转和结余"], "openingBalance"), (["年末结转和结余"], "closingBalance"),
      (["年初财政拨款结转和结余"], "openingBalance"),
      (["年末财政拨款结转和结余"], "closingBalance"),
      (["本年收入", "小计"], "currentYear"), (["本年收入"], "currentYear"), (["当年预算安排"], "currentYear"), (["上年结转"], "carryover"),
      (["上年结转安排"], "carryover"),
      (["一般公共预算"], "generalPublicBudget"), (["一般公共预算财政拨款"], "generalPublicBudget"), (["一般公共预算拨款"], "generalPublicBudget"),
      (["政府性基金"], "governmentFund"), (["政府性基金预算拨款"], "governmentFund"), (["基金预算拨款"], "governmentFund"),
      (["国有资本经营预算财政拨款"], "stateCapital"), (["财政拨款收入"], "fiscalAppropriation"), (["财政专户管理资金"], "fiscalSpecialAccount"),
      (["单位资金"], "unitFunds"),
      (["事业收入"], "businessIncome"), (["事业单位经营收入"], "operatingIncome"), (["经营收入"], "operatingIncome"), (["上级补助收入"], "superiorGrants"),
      (["附属单位上缴收入"], "affiliateRemittances"), (["其他收入"], "otherIncome"), (["基本支出"], "basic"), (["项目支出"], "project"),
      (["经营支出"], "operating"),
      (["单位预留机动经费"], "reserve"), (["结转下年资金"], "carriedForward"), (["上缴上级支出"], "remittancesToSuperior"), (["对附属单位补助支出"], "affiliateGrants"),
      (["基本支出", "人员经费"], "personnel"), (["日常公用经费"], "publicUse"), (["财政拨款结转结余"], "fiscalCarryover"), (["非财政拨款结转结余"], "nonFiscalCarryover"),
      (["预留中小微企业份额"], "smeReserved"), (["单价"], "unitPrice"), (["项目来源", "预算资金"], "projectBudget"), (["资金性质", "合计"], "total"),
    ])
  func keys(path: [String], key: String) {
    #expect(AmountKeys.key(ofPath: path) == key)
  }

  @Test("The total under one fund among several is the fund's; under a group over everything it is the total")
  func groupTotals() {
    #expect(AmountKeys.key(ofPath: ["财政拨款", "小计"]) == "fiscalAppropriation")
    #expect(AmountKeys.key(ofPath: ["一般公共预算", "合计"], spansAllAmounts: false) == "generalPublicBudget")
    #expect(AmountKeys.key(ofPath: ["一般公共预算基本支出", "合计"], spansAllAmounts: true) == "total")
  }

  @Test("A header that no rule fits keeps its path")
  func unknownHeader() {
    #expect(AmountKeys.key(ofPath: ["其中", "债务还本"]) == "其中/债务还本")
  }

  // MARK: Columns

  @Test(
    "Columns that hold no amounts",
    arguments: [
      ("序号", ColumnRole.line), ("科目编码", .code), ("类", .code), ("项目", .name), ("科目名称", .name), ("单位名称", .name), ("支出用途", .name),
      ("政府采购目录序号", .attribute("catalogCode")), ("采购物品名称", .attribute("item")), ("计量单位", .attribute("measure")),
      ("数量", .attribute("quantity")),
      ("单位性质", .attribute("nature")), ("单位规格", .attribute("grade")), ("经费保障形式", .attribute("funding")), ("备注", .attribute("remark")),
      ("政府预算支出经济科目名称", .attribute("governmentName")),
    ])
  func columns(head: String, role: ColumnRole) {
    #expect(ColumnLabels.role(ofLastHeader: head) == role)
  }

  @Test("Heads of amounts have no other role", arguments: ["合计", "预算数", "项目支出", "一般公共预算", "基本支出"])
  func amountColumns(head: String) {
    #expect(ColumnLabels.role(ofLastHeader: head) == nil)
  }

  // MARK: Items of the 三公 form

  @Test(
    "Names of items",
    arguments: [
      ("合计", "total"), ("三公经费小计", "total"), ("因公出国(境)费", "abroad"), ("公务用车购置及运行维护费", "vehicles"), ("公务用车购置和运行费", "vehicles"),
      ("公务用车购置费", "vehiclePurchase"), ("公务用车运行维护费", "vehicleOperation"), ("公务用车运行费", "vehicleOperation"), ("公务接待费", "reception"),
      ("会议费", "conference"),
      ("培训费", "training"), ("机关运行经费", "operatingExpenses"), ("印刷费", nil),
    ] as [(String, String?)])
  func threePublicItems(name: String, item: String?) {
    #expect(ThreePublicItems.item(ofName: name) == item)
  }

  // MARK: Captions

  @Test(
    "Captions",
    arguments: [
      "单位:万元", "金额单位:元", "填报单位:甲局", "部门名称:甲局", "预算主管部门:甲局", "截止时间:2022-12-31", "2023年度", "2023年", "公开01表", "附表1", "表一", "326甲水利局",
    ])
  func captions(text: String) {
    #expect(CaptionLabels.isCaption(text))
  }

  @Test("What is no caption", arguments: ["部门收支总表", "附表1:部门收支总表", "下表列出各项支出", "单位基本情况", "2023年部门预算安排情况", "201一般公共服务支出表", "2023年甲局"])
  func noCaptions(text: String) {
    #expect(!CaptionLabels.isCaption(text))
  }

  @Test("Notes", arguments: ["注:本表为空", "说明:无政府性基金", "备注:以上", "(本部门无此项支出)", "注1.口径", "本部门无国有资本,此表为空表", "此表为空"])
  func notes(text: String) {
    #expect(CaptionLabels.isNote(text))
  }

  @Test("What is no note", arguments: ["注重绩效", "说明会情况", "本部门2023年预算"])
  func noNotes(text: String) {
    #expect(!CaptionLabels.isNote(text))
  }

  @Test("An agency's code and name printed together")
  func agencyWithCode() throws {
    let both = try #require(CaptionLabels.agencyWithCode("326甲县水利局"))
    #expect(both.code == "326")
    #expect(both.name == "甲县水利局")
    #expect(CaptionLabels.agencyWithCode("2023年甲县") == nil)
    #expect(CaptionLabels.agencyWithCode("12甲县水利局") == nil)
  }

  @Test("Captions name the agency, with its code where one is printed, the year and the date")
  func readCaptions() throws {
    let reading = CaptionReader.read(["部门：326甲县水利局", "2023年度", "截止时间：2022年12月31日", "单位：万元"], title: "固定资产表")
    let caption = try #require(reading.caption)
    #expect(caption.agencyCode == "326")
    #expect(caption.agencyName == "甲县水利局")
    #expect(caption.fiscalYear == 2023)
    #expect(caption.asOf == "2022-12-31")
    #expect(caption.text.count == 4)
    #expect(reading.unit?.yuan == 10_000)
  }

  @Test("A unit in the title serves where no caption has one")
  func unitInTitle() {
    #expect(CaptionReader.read([], title: "收支总表（单位：元）").unit?.text == "元")
    #expect(CaptionReader.read(["2023年度"], title: "收支总表（万元）").unit?.text == "万元")
    #expect(CaptionReader.read([], title: "收支总表").unit == nil)
  }
}
