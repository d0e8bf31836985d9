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
      ("收支总体情况表", .balance), ("部门收入总体情况表", .revenue), ("本年支出总体情况表", .expenditure), ("财政拨款收支总体情况表", .fiscalBalance),
      ("基本支出预算情况表", .basicExpenditure), ("部门预算基本支出预算表", .basicExpenditure), ("项目支出总表", .projectExpenditure),
      ("专项业务经费支出表", .projectExpenditure),
      ("一般公共预算项目支出预算表", .projectExpenditure), ("一般公共预算财政拨款项目支出决算表", .projectExpenditure), ("项目支出绩效自评表", .evaluation),
      ("一般公共预算支出情况表（按功能分类科目）", .generalPublicExpenditure),
      ("部门综合预算收支总表", .balance),
      ("某采购中心办公用房租赁费支出预算表", .expenditure), ("部门整体支出绩效目标表", .performance), ("财政拨款“三公”经费支出表", .threePublic),
    ])
  func kinds(title: String, kind: TableKind) {
    #expect(FormRules.standard.kind(ofTitle: title) == kind)
  }

  @Test(
    "Titles of no known form, and of forms that give their grid alone", arguments: ["人员情况表", "2023年重点工作", "附表", "", "政府购买服务支出表", "会议费明细表"])
  func unknownTitles(title: String) {
    #expect([nil, .other].contains(FormRules.standard.kind(ofTitle: title)))
  }

  @Test("A value that begins with a colon names no member, and keeps it")
  func colon() throws {
    let rules = try FormRules.standard.adding("words total\n  replace: yes\n  :共$\n", file: "a.rules")
    #expect(rules.isTotal("甲:共"))
    #expect(!rules.isTotal("甲共"))
  }

  @Test("Heads and rows make the form where no title does, and the diagnostics say so")
  func kindsByHeads() {
    func kind(_ heads: [String], _ cells: [String] = []) -> TableKind {
      let signs = FormFinder.Signs(title: nil, heading: nil, heads: heads, cells: heads + cells)
      return FormFinder(.standard).find(signs).form.kind
    }
    #expect(kind(["一级指标", "二级指标", "三级指标", "指标值"]) == .performance)
    #expect(kind(["单位名称", "单位性质", "单位规格"]) == .organization)
    #expect(kind(["项目名称", "采购物品名称"]) == .procurement)
    #expect(kind(["项目", "预算数"], ["因公出国(境)费", "公务接待费", "公务用车购置费"]) == .threePublic)
    #expect(kind(["项目名称", "预算数(万元)", "绩效目标"]) == .projectExpenditure)
    #expect(kind(["收入", "支出", "项目", "预算数"], ["收入总计", "支出总计"]) == .balance)
    #expect(kind(["科目编码", "科目名称", "合计", "基本支出", "项目支出"]) == .expenditure)
    #expect(kind(["一级指标", "二级指标"]) == .other)
  }

  @Test("A title names the most special form that fits; heads that contradict it outweigh it and are told")
  func contradiction() {
    let finder = FormFinder(.standard)
    let list = finder.find(
      FormFinder.Signs(title: "项目支出绩效表", heading: nil, heads: ["单位名称", "项目名称", "金额", "绩效目标"], cells: ["单位名称", "项目名称", "金额", "绩效目标"]))
    #expect(list.form.kind == .projectExpenditure)
    #expect(list.contradiction == nil, "the rules know such lists under such a title")
    let hidden = finder.find(
      FormFinder.Signs(title: "部门支出总表", heading: nil, heads: ["收入", "金额", "支出", "金额"], cells: ["财政拨款收入", "收入总计", "支出总计"]))
    #expect(hidden.form.kind == .balance)
    #expect(hidden.contradiction != nil)
    let balance = finder.find(
      FormFinder.Signs(title: "财政拨款收支总表", heading: nil, heads: ["收入", "支出"], cells: ["收入总计", "支出总计"]))
    #expect(balance.form.kind == .fiscalBalance)
    #expect(balance.contradiction == nil)
  }

  @Test("A heading is asked only where no title stands above")
  func headings() {
    let finder = FormFinder(.standard)
    func kind(title: String?, heading: String?) -> TableKind {
      finder.find(FormFinder.Signs(title: title, heading: heading, heads: ["序号", "名称"], cells: [])).form.kind
    }
    #expect(kind(title: nil, heading: "机构设置情况") == .organization)
    #expect(kind(title: "其他情况一览", heading: "机构设置情况") == .other)
  }

  @Test("Every form but target forms, contents and other gives rows")
  func rowForms() {
    let grids = FormRules.standard.forms.filter { $0.body != .rows }.map(\.kind)
    #expect(Set(grids) == [.performance, .evaluation, .contents, .other])
    #expect(Set(FormRules.standard.forms.map(\.kind)) == Set(TableKind.allCases))
  }

  // MARK: Amount keys

  /// The keys of columns that stand side by side under head paths, in a document of 2026.
  private func keys(_ paths: [[String]], year: Int? = 2026) -> [String] {
    let reader = HeadReader(rules: .standard, year: year, paths: paths)
    let found = ColumnKeys(columns: Array(paths.indices), paths: paths, reader: reader, rules: .standard) { _, _ in false }
    return paths.indices.map { found.keys[$0]?.name ?? "" }
  }

  @Test(
    "A column's key by the last distinctive part of its path",
    arguments: [
      (["合计"], "total"), (["预算数"], "total"), (["金额"], "total"), (["2026年合计"], "total"), (["价值(万元)"], "total"), (["支出", "小计"], "total"),
      (["预算"], "total"), (["决算数"], "final"), (["年初结转和结余"], "openingBalance"), (["年末结转和结余"], "closingBalance"),
      (["年初财政拨款结转和结余"], "openingBalance"), (["年末财政拨款结转和结余"], "closingBalance"), (["上年结转"], "carryover"), (["上年结转安排"], "carryover"),
      (["上年结余、结转"], "carryover"), (["一般公共预算"], "generalPublicBudget"), (["一般公共预算财政拨款"], "generalPublicBudget"),
      (["一般公共预算拨款收入"], "generalPublicBudget"), (["一般公共预算资金"], "generalPublicBudget"), (["政府性基金"], "governmentFund"),
      (["政府性基金预算拨款"], "governmentFund"), (["基金预算拨款"], "governmentFund"), (["国有资本经营预算财政拨款"], "stateCapital"),
      (["财政拨款收入"], "fiscalAppropriation"), (["财政专户管理资金"], "fiscalSpecialAccount"), (["单位资金"], "unitFunds"), (["其他资金"], "otherFunds"),
      (["用事业基金弥补收支差额"], "fundBalance"), (["事业收入"], "businessIncome"), (["事业收入(不含教育收费)"], "businessIncome"),
      (["事业单位经营收入"], "operatingIncome"), (["经营收入"], "operatingIncome"), (["上级补助收入"], "superiorGrants"), (["上级补助"], "superiorGrants"),
      (["附属单位上缴收入"], "affiliateRemittances"), (["其他收入"], "otherIncome"), (["基本支出"], "basic"), (["项目支出"], "project"),
      (["其中:项目支出"], "project"),
      (["特定目标类"], "project"), (["专项业务经费支出"], "project"), (["经营支出"], "operating"), (["单位预留机动经费"], "reserve"), (["结转下年资金"], "carriedForward"),
      (["上缴上级支出"], "remittancesToSuperior"), (["对附属单位补助支出"], "affiliateGrants"), (["基本支出", "人员经费"], "personnel"), (["人员支出"], "personnel"),
      (["人员类"], "personnel"), (["日常公用经费"], "publicUse"), (["日常公用支出"], "publicUse"), (["运转类"], "publicUse"),
      (["财政拨款结转结余"], "fiscalCarryover"),
      (["非财政拨款结转结余"], "nonFiscalCarryover"), (["预留中小微企业份额"], "smeReserved"), (["单价"], "unitPrice"), (["项目来源", "预算资金"], "projectBudget"),
      (["资金性质", "合计"], "total"), (["债务还本"], "债务还本"), (["其中", "债务还本"], "其中/债务还本"), (["机关运行经费支出"], "total"),
    ])
  func keyOfOneColumn(path: [String], key: String) {
    #expect(keys([path, ["某某"]])[0] == key)
  }

  @Test("The commonest form of the country: 小计 under 基本支出 is the basic expenditure, not the total")
  func basicSubtotal() {
    #expect(
      keys([["合计"], ["基本支出", "小计"], ["基本支出", "人员经费"], ["基本支出", "公用经费"], ["项目支出"]])
        == ["total", "basic", "personnel", "publicUse", "project"])
  }

  @Test("The year before beside the document's own, and the change from one to the other")
  func years() {
    #expect(keys([["2025年预算数"], ["2026年预算数", "总计"], ["2026年预算数", "基本支出", "小计"]]) == ["previous.total", "total", "basic"])
    #expect(keys([["上年预算数"], ["本年预算数"], ["增减额"], ["增减%"]]) == ["previous.total", "total", "change.total", "changePercent.total"])
    #expect(keys([["2024年决算数"], ["2025年预算数"], ["2026年预算数"]]) == ["previous.final", "previous.total", "total"])
    #expect(
      keys([["2025年预算数", "合计"], ["2025年预算数", "基本支出"], ["2026年预算数", "合计"], ["2026年预算数", "基本支出"]])
        == ["previous.total", "previous.basic", "total", "basic"])
  }

  @Test("What is carried over and what is bought of it stand in groups of their own")
  func groups() {
    #expect(
      keys([["总计"], ["本年收入", "小计"], ["本年收入", "一般公共预算"], ["上年结转", "小计"], ["上年结转", "一般公共预算"]])
        == ["total", "currentYear", "generalPublicBudget", "carryover", "carryover.generalPublicBudget"])
    #expect(
      keys([["支出总计"], ["基本支出"], ["2026年政府采购项目", "小计"], ["2026年政府采购项目", "其中:预留给中小企业的规模"]])
        == ["total", "basic", "procurement.total", "procurement.smeReserved"])
  }

  @Test("Funds divided into uses are groups where there are several, and say nothing where there is one")
  func dividedFunds() {
    #expect(
      keys([["一般公共预算", "基本支出"], ["一般公共预算", "项目支出"], ["政府性基金预算", "基本支出"], ["政府性基金预算", "项目支出"]])
        == ["generalPublicBudget.basic", "generalPublicBudget.project", "governmentFund.basic", "governmentFund.project"])
    #expect(
      keys([["一般公共预算支出", "小计"], ["一般公共预算支出", "基本支出"], ["一般公共预算支出", "项目支出"]]) == ["total", "basic", "project"])
    #expect(
      keys([["合计"], ["财政拨款", "小计"], ["财政拨款", "一般公共预算"], ["单位资金", "事业收入"]]) == [
        "total", "fiscalAppropriation", "generalPublicBudget", "businessIncome",
      ])
  }

  @Test("预算数 is the plan where the form prints what became of it")
  func plansAndResults() {
    #expect(keys([["预算数"], ["决算数"]]) == ["budget", "final"])
    #expect(keys([["年初预算数"], ["决算数", "合计"], ["决算数", "基本支出"]]) == ["budget", "final", "final.basic"])
    #expect(keys([["年初预算数"], ["上年预算数"]]) == ["total", "previous.total"])
  }

  @Test("Two columns never get one key: where the heads leave it open both keep their printed paths")
  func collisions() {
    let paths = [["合计"], ["省本级", "基本支出"], ["市县", "基本支出"]]
    #expect(keys(paths) == ["total", "省本级/基本支出", "市县/基本支出"])
    #expect(keys([["项目支出"], ["项目支出"]]) == ["项目支出", "项目支出#2"])
    let twice = ColumnKeys(
      columns: [0, 1], paths: [["合计"], ["合计"]], reader: HeadReader(rules: .standard, year: nil, paths: []), rules: .standard
    ) { _, _ in true }
    #expect(twice.ambiguous.isEmpty)
    #expect(twice.keys[1]?.name == "total")
  }

  // MARK: Columns

  @Test(
    "Columns that hold no amounts",
    arguments: [
      ("序号", LabelRole.line), ("科目编码", .code), ("类", .code), ("项目", .name), ("科目名称", .name), ("单位名称", .attribute(.unit)), ("支出用途", .name),
      ("政府采购目录序号", .attribute(.catalogCode)), ("采购物品名称", .attribute(.item)), ("计量单位", .attribute(.measure)), ("数量", .attribute(.quantity)),
      ("单位性质", .attribute(.nature)), ("单位规格", .attribute(.grade)), ("经费保障形式", .attribute(.funding)), ("备注", .attribute(.remark)),
      ("政府预算支出经济科目名称", .attribute(.governmentName)), ("单位编码", .attribute(.unitCode)), ("绩效目标", .attribute(.goal)),
      ("年度", .attribute(.year)),
    ])
  func columns(head: String, role: LabelRole) {
    #expect(FormRules.standard.label(ofHead: head) == role)
  }

  @Test("Heads of amounts have no other role", arguments: ["合计", "预算数", "项目支出", "一般公共预算", "基本支出"])
  func amountColumns(head: String) {
    #expect(FormRules.standard.label(ofHead: head) == nil)
  }

  // MARK: Items of the 三公 form

  @Test(
    "Names of items",
    arguments: [
      ("合计", "total"), ("三公经费小计", "total"), ("因公出国(境)费", "abroad"), ("公务用车购置及运行维护费", "vehicles"), ("公务用车购置和运行费", "vehicles"),
      ("公务用车购置费", "vehiclePurchase"), ("公务用车运行维护费", "vehicleOperation"), ("公务用车运行费", "vehicleOperation"), ("公务接待费", "reception"),
      ("会议费", "conference"), ("培训费", "training"), ("机关运行经费", "operatingExpenses"), ("印刷费", nil), ("行政经费", nil),
    ] as [(String, String?)])
  func threePublicItems(name: String, item: String?) {
    #expect(FormRules.standard.item(ofName: name)?.rawValue == item)
  }

  // MARK: Captions

  @Test(
    "Captions",
    arguments: [
      "单位:万元", "金额单位:元", "填报单位:甲局", "部门名称:甲局", "预算主管部门:甲局", "截止时间:2022-12-31", "2023年度", "2023年", "公开01表", "附表1", "表一", "326甲水利局",
    ])
  func captions(text: String) {
    #expect(CaptionWords(.standard).isCaption(text))
  }

  @Test("What is no caption", arguments: ["部门收支总表", "附表1:部门收支总表", "下表列出各项支出", "单位基本情况", "2023年部门预算安排情况", "201一般公共服务支出表", "2023年甲局"])
  func noCaptions(text: String) {
    #expect(!CaptionWords(.standard).isCaption(text))
  }

  @Test("Notes", arguments: ["注:本表为空", "说明:无政府性基金", "备注:以上", "(本部门无此项支出)", "注1.口径", "本部门无国有资本,此表为空表", "此表为空"])
  func notes(text: String) {
    #expect(CaptionWords(.standard).isNote(text))
  }

  @Test("What is no note", arguments: ["注重绩效", "说明会情况", "本部门2023年预算"])
  func noNotes(text: String) {
    #expect(!CaptionWords(.standard).isNote(text))
  }

  @Test("An agency's code and name printed together")
  func agencyWithCode() throws {
    let both = try #require(CaptionWords.agencyWithCode("326甲县水利局"))
    #expect(both.code == "326")
    #expect(both.name == "甲县水利局")
    #expect(CaptionWords.agencyWithCode("2023年甲县") == nil)
    #expect(CaptionWords.agencyWithCode("12甲县水利局") == nil)
  }

  @Test("Captions name the agency, with its code where one is printed, the year and the date")
  func readCaptions() throws {
    let reading = CaptionReader(.standard).read(["部门：326甲县水利局", "2023年度", "截止时间：2022年12月31日", "单位：万元"], title: "固定资产表")
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
    #expect(CaptionReader(.standard).read([], title: "收支总表（单位：元）").unit?.text == "元")
    #expect(CaptionReader(.standard).read(["2023年度"], title: "收支总表（万元）").unit?.text == "万元")
    #expect(CaptionReader(.standard).read([], title: "收支总表").unit == nil)
  }
}
