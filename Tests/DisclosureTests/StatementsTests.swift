import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Amounts stated in the narrative")
struct StatementsTests {
  /// The statements of a text under a heading, in short: `expenditure.basic 135.2` in 万元.
  private func stated(_ text: [String], under heading: String = "二、部门预算安排的总体情况", title: String = "某局2023年部门预算") -> [String] {
    read(text, under: heading, title: title).map { "\($0.metric.rawValue) \($0.yuan / 10_000)" }
  }

  private func read(_ text: [String], under heading: String, title: String = "某局2023年部门预算") -> [Statement] {
    var manuscript = Manuscript()
    manuscript.title(title, size: 20)
    manuscript.line(heading, bold: true)
    for paragraph in text { manuscript.line(paragraph) }
    return manuscript.disclosure.statements
  }

  // MARK: Levels

  @Test("Total, basic, staff, running and project expenditure of one sentence")
  func expenditure() {
    #expect(
      stated(["2023 年部门支出预算为 1183.59 万元，其中基本支出 135.29 万元，包括人员经费 131 万元和日常公用经费 4.29 万元；项目支出1,048.3万元。"]) == [
        "expenditure.total 1183.59", "expenditure.basic 135.29", "expenditure.personnel 131", "expenditure.publicUse 4.29",
        "expenditure.project 1048.3",
      ])
  }

  @Test("Amounts in yuan and full-width digits")
  func yuan() {
    #expect(stated(["2023年预算收入为７０86800元，其中：其他来源收入0元。"]) == ["revenue.total 708.68", "revenue.other 0"])
  }

  @Test("Sources of revenue; the side of a fund that names none is that of its heading")
  func revenue() {
    #expect(
      stated(
        ["2023年度预算收入总计20.5万元，其中：本年收入20万元，上年结转0.5万元。包括一般公共预算拨款12万元，政府性基金预算拨款3万元，单位资金5万元。"],
        under: "二、收入预算情况说明")
        == [
          "revenue.total 20.5", "revenue.carryover 0.5", "revenue.generalPublicBudget 12", "revenue.governmentFund 3",
          "revenue.unitFunds 5",
        ])
    #expect(stated(["2023年度一般公共预算当年拨款12万元。"], under: "三、支出预算情况说明") == ["expenditure.generalPublicBudget 12"])
  }

  @Test("One amount for both sides")
  func bothSides() {
    #expect(stated(["某局2023年度收入、支出预算总计88.1万元。"]) == ["revenue.total 88.1", "expenditure.total 88.1"])
    #expect(stated(["2023年度收入总计88.1万元、支出总计88.2万元。"]) == ["revenue.total 88.1", "expenditure.total 88.2"])
    #expect(stated(["某局2023年度财政拨款收、支总预算80.1万元。"]) == ["fiscal.total 80.1"])
  }

  @Test("三公 and its parts, only where 三公 is the subject")
  func threePublic() {
    let text = "“三公”经费预算安排13.4万元，其中因公出国（境）费0万元；公务用车购置及运维费12.4万元（其中：公务用车购置费为9万元，公务用车运维费3.4万元）；公务接待费1万元。"
    #expect(
      stated([text], under: "四、“三公”经费预算情况") == [
        "threePublic.total 13.4", "threePublic.abroad 0", "threePublic.vehicles 12.4", "threePublic.vehiclePurchase 9",
        "threePublic.vehicleOperation 3.4", "threePublic.reception 1",
      ])
    #expect(stated(["公务接待费1万元。"], under: "六、其他事项").isEmpty)
  }

  @Test("Purchases, assets and running costs")
  func others() {
    #expect(
      stated(["2023年政府采购支出预算总额3.5万元，其中：拟采购货物支出1.5万元、拟采购工程支出0万元、拟购买服务支出2万元。"], under: "七、政府采购情况")
        == ["procurement.total 3.5", "procurement.goods 1.5", "procurement.works 0", "procurement.services 2"])
    #expect(
      stated(["某局（含所属单位）上年末固定资产金额为98.5万元（详见下表）。本年度拟购置固定资产总额为9万元。"], under: "八、国有资产信息")
        == ["assets.fixedTotal 98.5", "assets.plannedPurchases 9"])
    #expect(stated(["2023年安排11.8万元。"], under: "三、机关运行经费安排情况") == ["operatingExpenses.total 11.8"])
  }

  // MARK: Changes

  @Test("A change has the sign of its verb and the subject before it, at the head of a sentence that of the sentence before")
  func changes() {
    #expect(
      stated(["2023年预算收支安排39.1万元，较2022年预算减少1.9万元，其中：基本支出增加0.6万元，主要为人员增加；项目支出减少2.5万元，主要为项目减少。"])
        == ["revenue.total 39.1", "expenditure.total 39.1", "change.total -1.9", "change.basic 0.6", "change.project -2.5"])
    #expect(
      stated(["“三公”经费预算13.4万元，其中公务接待费1万元。与2022年相比减少2.6万元。"], under: "四、“三公”经费")
        == ["threePublic.total 13.4", "threePublic.reception 1", "change.threePublic -2.6"])
    #expect(
      stated(["2023年度预算收入总计20.5万元，其中：上年结转0.5万元，比上年增加6.4万元，增加31.8%。"])
        == ["revenue.total 20.5", "revenue.carryover 0.5", "change.total 6.4"])
  }

  @Test("The change of what has no metric is none")
  func foreignChanges() {
    #expect(stated(["住房保障支出15.2万元，主要用于住房公积金。", "与上年相比增加6.6万元，增长79%。"]).isEmpty)
    #expect(stated(["财政专户管理资金收入0万元。与上年相比减少7.2万元。"]) == ["revenue.fiscalSpecialAccount 0"])
    #expect(stated(["培训费预算支出30万元，比上年预算增加5万元。"], under: "九、“三公”经费、会议费、培训费情况") == ["training.total 30"])
  }

  @Test("A colon before an amount belongs to the clause that it names")
  func colon() {
    #expect(stated(["其中，基本支出：10万元，项目支出：20万元。"]) == ["expenditure.basic 10", "expenditure.project 20"])
  }

  @Test("“Less than last year” and “more” are changes, whatever they are measured by")
  func measuredByLastYear() {
    #expect(stated(["2023年支出预算90万元，低于上年3万元。"]) == ["expenditure.total 90", "change.total -3"])
    #expect(stated(["2023年支出预算90万元，高于上年3万元。"]) == ["expenditure.total 90", "change.total 3"])
  }

  @Test("去年 is another year, and so is one of the five before the document's")
  func otherYears() {
    #expect(stated(["去年支出预算90万元。"]).isEmpty)
    #expect(stated(["2021年支出预算90万元。"]).isEmpty)
    #expect(stated(["按2015年的办法，支出预算90万元。"]) == ["expenditure.total 90"])
    #expect(stated(["2022年至2023年支出预算90万元。"]) == ["expenditure.total 90"])
  }

  @Test("An increase that is spoken of without a year before it is no level, and a change of something unknown none at all")
  func increases() {
    #expect(stated(["年中新增基本支出10万元。", "追加项目支出10万元。"]).isEmpty)
    #expect(stated(["增加（减少）基本支出10万元。"]).isEmpty)
    #expect(stated(["支出预算90万元，花草比上年增加5万元。"]) == ["expenditure.total 90"])
  }

  // MARK: What is no statement

  @Test(
    "Nothing of other years, items, purposes, shares and definitions",
    arguments: [
      "2022年支出预算为90万元。", "上年财政仅安排单位预留机动经费14.2万元。",
      "1．公共安全（类）检察（款）行政运行（项）支出35.1万元，比上年增加2万元。其中：办案费3万元。",
      "主要原因是基本支出增加4.8万元、项目支出安排增加4万元。", "主要用于办公费1.5万元、公务用车运行维护费0.6万元。", "单价20万元（含）以上的设备6台。",
      "面向小微企业预留政府采购项目预算金额8万元。", "编报绩效目标的项目4个，涉及一般公共预算拨款25万元。", "无政府性基金预算支出。", "专项公用经费97万元，专项项目支出7.6万元。",
    ])
  func nothing(_ text: String) { #expect(stated([text]) == []) }

  @Test("Nothing from 名词解释")
  func definitions() {
    #expect(stated(["基本支出：如2023年基本支出100万元。"], under: "九、名词解释").isEmpty)
  }

  @Test("In final accounts the plan is left out, and totals with balances are not revenue")
  func finalAccounts() {
    #expect(
      stated(
        ["某局2024年度收入支出总计95.4万元。", "“三公”经费财政拨款支出年初预算为0.9万元，支出决算为0.4万元，完成预算的44%。"], under: "一、收入支出决算情况说明",
        title: "某局2024年度部门决算") == ["balance.total 95.4", "threePublic.total 0.4"])
  }

  // MARK: Form

  @Test("Twice the same amount is listed once, at its first place; different amounts each")
  func repeats() {
    #expect(stated(["基本支出10万元。", "其中：基本支出10万元。", "基本支出11万元。"]) == ["expenditure.basic 10", "expenditure.basic 11"])
  }

  @Test("A number that did not fit its line belongs to the words before it")
  func brokenLine() {
    let found = read(["本年支出合计294万元，占全部的百分之百，其中：项目支出", "60.3万元，占20.5%；"], under: "三、支出情况")
    #expect(found.map { "\($0.metric.rawValue) \($0.yuan / 10_000)" } == ["expenditure.total 294", "expenditure.project 60.3"])
    #expect(found.last?.text == "项目支出60.3万元")
  }

  @Test("The words and the place of a statement")
  func provenance() throws {
    var manuscript = Manuscript()
    manuscript.line("三、机关运行经费", bold: true)
    manuscript.newPage()
    manuscript.line("2023年机关运行经费 预算4.29 万元，比2022年减少 0.2 万元。")
    let found = manuscript.disclosure.statements
    #expect(found.map(\.text) == ["2023年机关运行经费 预算4.29 万元", "2023年机关运行经费 预算4.29 万元，比2022年减少 0.2 万元"])
    let source = try #require(found.first?.source)
    #expect(source.page == 2)
    #expect(source.box?.y0 == 60)
  }

  // MARK: Wording of other provinces

  @Test("Revenue and expenditure of one fund are no totals of the agency", arguments: ["一般公共预算收支预算", "一般公共预算财政拨款收支总预算"])
  func bothSidesOfFund(words: String) {
    #expect(
      stated(["某局2023年\(words)870.5万元，政府性基金收支预算0万元，国有资本经营预算收支总计1万元，单位资金收支预算3万元。与2022年相比，一般公共预算收支预算增加20.5万元。"]) == [
        "revenue.generalPublicBudget 870.5", "expenditure.generalPublicBudget 870.5", "revenue.governmentFund 0",
        "expenditure.governmentFund 0", "revenue.stateCapital 1", "expenditure.stateCapital 1",
      ])
  }

  @Test("支出决算为 goes on with what the plan before it is of, and with nothing where no rule knows that")
  func finalBehindPlan() {
    #expect(
      stated(
        [
          "2023年度“三公”经费全年预算数为12万元，支出决算为9.5万元。", "1.因公出国（境）费全年预算数为1万元，支出决算为0.5万元。", "2.外事活动经费全年预算数为3万元，支出决算为2万元。",
        ], under: "七、“三公”经费支出决算情况说明", title: "某局2023年部门决算") == ["threePublic.total 9.5", "threePublic.abroad 0.5"])
  }

  @Test("机关运行经费 by the fund that pays it; fees paid into the special account")
  func fundsInWords() {
    #expect(
      stated(["2023年本部门机关运行经费当年一般公共预算拨款150.5万元，比上年预算减少3.5万元。"]) == ["operatingExpenses.total 150.5", "change.operatingExpenses -3.5"])
    #expect(
      stated(["2023年部门收入预算总计30万元，其中：纳入专户管理的行政事业性收费等非税收入20万元。"]) == ["revenue.total 30", "revenue.fiscalSpecialAccount 20"])
  }
}

/// How paragraphs become a narrative again.
@Suite("Paragraphs of the narrative")
struct JoinedParagraphsTests {
  private func paragraphs(_ lines: [String], head: String = "二、部门预算安排的总体情况") -> [String] {
    var manuscript = Manuscript()
    manuscript.line(head, bold: true)
    for line in lines { manuscript.line(line) }
    var narrative = Narrative()
    let section = DocumentSection(level: 1, title: head, page: 1, paragraphs: [""])
    for case .paragraph(let paragraph) in manuscript.flow.dropFirst() { narrative.add(paragraph, sections: [section]) }
    return narrative.paragraphs.map(\.paragraph.text)
  }

  @Test("What breaks off in mid-sentence goes on, however long it has grown, until a sentence ends or an item begins")
  func joined() {
    let part = "本部门严格执行有关规定并合理安排各项资金共计"
    let joined = paragraphs([part, part, part, "5万元。", "另起一段的文字较长一些但没有结尾并且没有标点", "1、收入说明"])
    #expect(joined == [part + part + part + "5万元。", "另起一段的文字较长一些但没有结尾并且没有标点", "1、收入说明"])
  }

  @Test("An item's head is no sentence, be it after a long paragraph")
  func head() {
    let long = String(repeating: "安排各项资金", count: 10)
    #expect(paragraphs([long + "。", "（一）一般公共预算当年拨款规模变化情况", "某局安排5万元。"]).count == 3)
  }
}
