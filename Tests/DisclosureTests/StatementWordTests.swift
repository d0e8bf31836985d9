import FoundationEssentials
import Testing

@testable import Disclosure

/// A narrative of 2023 under its headings, put together by hand.
private func narrative(
  _ lines: [String], under headings: [String] = ["二、部门预算安排的总体情况"], title: String = "某局2023年部门预算"
) -> Disclosure {
  var manuscript = Manuscript()
  manuscript.title(title, size: 20)
  for heading in headings { manuscript.line(heading, bold: true) }
  for line in lines { manuscript.line(line) }
  return manuscript.disclosure
}

/// Its statements in short: `expenditure.basic 135.2` in 万元.
private func stated(
  _ lines: String..., under headings: String..., title: String = "某局2023年部门预算"
) -> [String] {
  narrative(lines, under: headings.isEmpty ? ["二、部门预算安排的总体情况"] : headings, title: title).statements.map {
    "\($0.metric.rawValue) \($0.yuan / 10_000)"
  }
}

@Suite("Amounts in a text")
struct StatedAmountTests {
  private func yuan(_ text: String, at start: Int = 0) -> Decimal? { StatedAmounts.amount(in: Array(text), at: start)?.yuan }

  @Test("An amount begins with its first digit")
  func begins() {
    #expect(yuan("100万元") == 1_000_000)
    #expect(yuan(",100万元") == nil)
    #expect(yuan("12元", at: 1) == nil)
    #expect(yuan("1.5元", at: 2) == nil)
    #expect(yuan("A5元", at: 1) == nil)
  }

  @Test("Commas part thousands, and nothing else")
  func thousands() {
    #expect(yuan("1,234,567元") == 1_234_567)
    #expect(yuan("3、100万元") == nil)
    #expect(yuan("1.5,100元") == nil)
    #expect(yuan("5,20万元") == nil)
    #expect(yuan("5,2万元整") == nil)
    #expect(yuan("5,2345万元") == nil)
    #expect(yuan("5,20") == nil)
    #expect(yuan("1,234") == nil)
  }

  @Test("A limit or a rate is no amount", arguments: ["20万元以上", "5元/吨", "20万元(含)以上"])
  func limits(text: String) { #expect(yuan(text) == nil) }
}

@Suite("Paragraphs of the narrative and where they stand")
struct NarrativeTests {
  /// The words of the statements, and how far from the top of the page the paragraph of each begins.
  private func places(_ lines: [String], under headings: [String] = ["二、部门预算安排的总体情况"]) -> [String] {
    let read = narrative(lines, under: headings).statements
    let top = read.compactMap(\.source.box?.y0).min() ?? 0
    return read.map { "\($0.text) +\(Int(($0.source.box?.y0 ?? 0) - top))" }
  }

  @Test("The words of an amount begin with its quotation mark, and behind the amount before it")
  func words() {
    #expect(narrative(["2023年“三公”经费预算13.4万元。"], under: ["四、其他"]).statements.map(\.text) == ["2023年“三公”经费预算13.4万元"])
    #expect(narrative(["“三公”经费预算13.4万元。"], under: ["四、其他"]).statements.map(\.text) == ["“三公”经费预算13.4万元"])
    #expect(narrative(["基本支出4万元和项目支出5万元。"]).statements.map(\.text) == ["基本支出4万元", "和项目支出5万元"])
  }

  @Test("An amount stands on the page of its own line")
  func pages() {
    var manuscript = Manuscript()
    manuscript.title("某局2023年部门预算", size: 20)
    manuscript.line("二、部门预算安排的总体情况", bold: true)
    manuscript.line("2023年部门支出预算100万元，其中：基本支出40万元，")
    manuscript.newPage()
    manuscript.line("包括人员经费30万元和按规定安排的公用经费10万元，")
    manuscript.newPage()
    manuscript.line("项目支出60万元。")
    #expect(manuscript.disclosure.statements.map(\.source.page) == [1, 1, 2, 2, 3])
  }

  @Test("What breaks off above a heading does not go on below it")
  func headings() {
    var manuscript = Manuscript()
    manuscript.title("某局2023年部门预算", size: 20)
    manuscript.line("一、部门预算安排的总体情况", bold: true)
    manuscript.line("各项收支按照规定全部纳入部门预算管理")
    manuscript.line("二、机关运行经费安排情况", bold: true)
    manuscript.line("2023年安排11.8万元。")
    #expect(manuscript.disclosure.statements.map(\.text) == ["2023年安排11.8万元"])
    #expect(manuscript.disclosure.statements.map(\.metric) == [.operatingExpensesTotal])
  }

  @Test("A heading that breaks off like a line of text is none of it")
  func headingOfWords() {
    let lines = ["收入预算100万元。", "本部门按照有关规定编制部门预算，所有收入和支出均纳入部门预算管理，现将有关情况说明如下。"]
    let read = narrative(lines, under: ["关于甲局2023年部门预算收支安排总体情况的说明"]).statements
    #expect(read.map(\.text) == ["收入预算100万元"])
  }

  @Test(
    "A line that ends a sentence, is short, or is followed by an item's number is a paragraph of its own",
    arguments: ["各项收支按照规定全部纳入部门预算管理。", "各项收支按照规定全部纳入部门预算：", "本单位情况说明"])
  func closed(line: String) { #expect(places(["2023年收入预算5万元。", line, "项目支出5万元。"]).last == "项目支出5万元 +48") }

  @Test("An item's number begins a paragraph")
  func numbered() {
    #expect(places(["1.2023年收入预算5万元，具体情况见本文附表，", "2.公用经费5万元。"]) == ["1.2023年收入预算5万元 +0", "2.公用经费5万元 +24"])
  }

  @Test(
    "A line that breaks off in mid-sentence goes on in the next",
    arguments: [
      "某局本部门当年安排的机关运行经费预算总额", "1.一般公共预算拨款安排5万元和机关运行经费", "1.某局本部门安排的总体情况如下，机关运行经费",
      "1.某局本部门当年按照有关规定和上级主管部门的统一要求并结合本部门工作实际安排的全部机关运行经费",
    ])
  func open(line: String) {
    let read = narrative([line, "为11.8万元。"], under: ["三、其他情况"]).statements
    #expect(read.last?.metric == .operatingExpensesTotal)
    #expect(read.last?.yuan == 118_000)
    #expect(read.last?.text.hasSuffix("\(line.suffix(4))为11.8万元") == true)
  }

  @Test("A section within a section has the side of the one around it")
  func side() {
    #expect(stated("一般公共预算拨款12万元。", under: "二、收入预算情况说明", "（一）总体情况") == ["revenue.generalPublicBudget 12"])
  }
}

@Suite("What the words before an amount say of it")
struct StatementWordTests {
  // MARK: Years and plans

  @Test("The agency's name says nothing of what an amount is of")
  func agency() {
    #expect(stated("甲县水利局2023年安排11.8万元。", under: "三、机关运行经费安排情况", title: "甲县水利局2023年部门预算") == ["operatingExpenses.total 11.8"])
  }

  @Test(
    "Amounts of other years are not the year's",
    arguments: ["去年支出预算为90万元。", "上年购置固定资产为90万元。", "2022年支出预算为90万元。", "2024年支出预算为90万元。"])
  func otherYears(text: String) { #expect(stated(text).isEmpty) }

  @Test("A year of long ago is of what is cited, and one beside the document's own of what was carried over")
  func citedYears() {
    #expect(stated("按2010年规定安排基本支出5万元。") == ["expenditure.basic 5"])
    #expect(stated("由2022年转入2023年安排基本支出5万元。") == ["expenditure.basic 5"])
  }

  @Test("In final accounts a plan is left out, whether or not it says 年初", arguments: ["年初预算安排基本支出5万元。", "基本支出预算为5万元。"])
  func plans(text: String) { #expect(stated(text, title: "某局2023年度部门决算").isEmpty) }

  @Test("In final accounts 决算 with words of its own is of these, without them of what was named last")
  func finals() {
    #expect(
      stated("“三公”经费支出决算4万元，公务接待费支出决算1万元。", under: "四、“三公”经费情况", title: "某局2023年度部门决算")
        == ["threePublic.total 4", "threePublic.reception 1"])
  }

  // MARK: Comparisons

  @Test("低于 and 高于 the year before are changes")
  func lowerAndHigher() {
    #expect(stated("“三公”经费预算13.4万元，低于上年0.6万元。") == ["threePublic.total 13.4", "change.threePublic -0.6"])
    #expect(stated("“三公”经费预算13.4万元，高于上年0.6万元。") == ["threePublic.total 13.4", "change.threePublic 0.6"])
  }

  @Test("增加（减少）of zero is no change, whichever was meant")
  func unfilledZero() {
    #expect(stated("2023年部门支出预算为100万元，比上年增加（减少）0万元。") == ["expenditure.total 100", "change.total 0"])
  }

  @Test("An increase for something is neither that nor a new subject of nothing", arguments: ["增加", "新增", "压减"])
  func increase(word: String) {
    #expect(stated("机关运行经费预算10万元，\(word)基本支出5万元，比上年增加1万元。") == ["operatingExpenses.total 10"])
  }

  @Test("A comparison is of the amount before it; behind one that has no metric it is of nothing")
  func comparedSubject() {
    #expect(
      stated("“三公”经费预算13.4万元，其中公务接待费1万元，比上年增加0.2万元。") == ["threePublic.total 13.4", "threePublic.reception 1"])
    #expect(stated("机关运行经费预算10万元，某设备5万元，比上年增加1万元。") == ["operatingExpenses.total 10"])
    #expect(stated("基本支出4万元，某专项5万元。") == ["expenditure.basic 4"])
    #expect(stated("机关运行经费预算10万元，其中差旅费比上年增加1万元。") == ["operatingExpenses.total 10"])
  }

  @Test("An amount of the year before between an amount and its change is passed over, unless it is of something else")
  func yearBeforeBetween() {
    #expect(stated("机关运行经费预算10万元。2022年9万元，比上年增加1万元。") == ["operatingExpenses.total 10", "change.operatingExpenses 1"])
    #expect(stated("机关运行经费预算10万元。2022年某专项3万元，比上年增加1万元。") == ["operatingExpenses.total 10"])
  }

  // MARK: Reasons and purposes

  @Test("Purposes end with their clause or sentence")
  func endOfPurposes() {
    #expect(stated("基本支出4万元，主要用于办公。项目支出5万元。") == ["expenditure.basic 4", "expenditure.project 5"])
    #expect(
      stated("“三公”经费预算10万元，其中公务接待费4万元，用于接待；公务用车运行维护费6万元，比上年增加1万元。", under: "四、“三公”经费情况")
        == ["threePublic.total 10", "threePublic.reception 4", "threePublic.vehicleOperation 6"])
    #expect(
      stated("公用经费4万元，用于办公。机关运行经费预算10万元，其中人员经费3万元，比上年增加1万元。")
        == ["expenditure.publicUse 4", "operatingExpenses.total 10", "expenditure.personnel 3"])
  }

  @Test("Reasons behind purposes do not keep a comparison from the head of the sentence")
  func reasonsBehindPurposes() {
    #expect(
      stated("机关运行经费预算10万元，其中公用经费4万元，主要用于办公，主要是保障运转，比上年增加1万元。")
        == ["operatingExpenses.total 10", "expenditure.publicUse 4", "change.operatingExpenses 1"])
  }

  @Test("What money is used for is no total, whatever it is called")
  func usedFor() { #expect(stated("2023年支出预算100万元，用于人员经费5万元。") == ["expenditure.total 100"]) }

  // MARK: Items

  @Test("An amount of one item of the classification is not the agency's, nor is a comparison behind it")
  func items() {
    #expect(stated("行政运行（项）安排基本支出35.1万元。").isEmpty)
    #expect(stated("行政运行（项）支出35.1万元。基本支出5万元。") == ["expenditure.basic 5"])
    #expect(stated("其中：行政运行（项）支出35.1万元；项目支出5万元。") == ["expenditure.project 5"])
    #expect(stated("机关运行经费预算10万元，其中行政运行（项）5万元；比上年增加1万元。") == ["operatingExpenses.total 10"])
    #expect(stated("支出预算100万元。行政运行（项）5万元；比上年增加1万元。") == ["expenditure.total 100"])
  }

  @Test("A 三公 item may head its sentences")
  func headedItems() {
    let heading = "四、“三公”经费情况"
    #expect(stated("因公出国（境）费。2023年预算数5万元。", under: heading) == ["threePublic.abroad 5"])
    #expect(stated("“三公”经费预算13.4万元。公务接待费。比上年增加1万元。", under: heading) == ["threePublic.total 13.4"])
    #expect(stated("公务接待费。2023年预算数5万元。", under: "六、其他事项").isEmpty)
    #expect(stated("严格执行中央有关规定精神和厉行节约要求从严控制公务接待费。2023年预算数5万元。", under: heading).isEmpty)
    #expect(stated("比2022年压减公务接待费。预算数5万元。", under: heading).isEmpty)
  }

  // MARK: Sides and funds

  @Test("The side of a fund is that of the words or the line before it")
  func sides() {
    #expect(
      stated("收入方面，一般公共预算拨款12万元。支出方面，一般公共预算拨款11万元。")
        == ["revenue.generalPublicBudget 12", "expenditure.generalPublicBudget 11"])
    #expect(stated("收入支出方面，一般公共预算拨款12万元。").isEmpty)
    #expect(stated("支出和收入方面，一般公共预算拨款12万元。").isEmpty)
    #expect(
      stated("1、收入说明", "一般公共预算拨款12万元。", "2、支出说明", "一般公共预算拨款11万元。")
        == ["revenue.generalPublicBudget 12", "expenditure.generalPublicBudget 11"])
    #expect(
      stated("一般公共预算支出80万元，政府性基金预算拨款3万元。") == ["expenditure.generalPublicBudget 80", "expenditure.governmentFund 3"])
  }

  @Test(
    "A line that is no heading does not turn the side",
    arguments: ["一般公共预算收支构成如下：", "一般公共预算收支情况。详见附表", "各项收支全部纳入部门预算管理。", "总体情况"])
  func noSubheading(line: String) {
    #expect(stated(line, "一般公共预算拨款12万元。", under: "二、收入预算情况说明") == ["revenue.generalPublicBudget 12"])
  }

  @Test("A line with an amount is no heading, though nothing ends it")
  func amountAlone() { #expect(stated("2023年基本支出5万元") == ["expenditure.basic 5"]) }

  @Test("An amount behind a colon is of the clause before it, an amount behind another mark is not")
  func colon() {
    #expect(stated("基本支出：4万元；项目支出：5万元。") == ["expenditure.basic 4", "expenditure.project 5"])
    #expect(stated("安排基本支出。5万元为奖金。").isEmpty)
    #expect(stated("5万元为基本支出。").isEmpty)
  }

  @Test("Basic and project expenditure of one fund are not the agency's")
  func ofFund() {
    #expect(stated("基本支出4万元。", under: "三、一般公共预算支出情况说明").isEmpty)
    #expect(stated("一般公共预算支出80万元，其中：基本支出4万元。") == ["expenditure.generalPublicBudget 80"])
    #expect(
      stated("部门支出预算100万元，其中：基本支出4万元。", under: "三、一般公共预算支出情况说明") == ["expenditure.total 100", "expenditure.basic 4"])
  }

  @Test("Purchases of one fund end with their sentence, and hide nothing but purchases")
  func purchases() {
    #expect(stated("货物预算1.5万元。", under: "七、政府采购情况") == ["procurement.goods 1.5"])
    #expect(stated("政府性基金预算安排政府采购预算2万元。政府采购预算总额3万元。") == ["procurement.total 3"])
    #expect(stated("一般公共预算安排某专项12万元，政府采购预算3万元。") == ["procurement.total 3"])
    #expect(stated("政府性基金预算安排政府采购预算2万元，机关运行经费10万元。") == ["operatingExpenses.total 10"])
  }

  @Test("A phrase that opens a side or counts in a scope names one", arguments: ["opens", "in"])
  func unnamed(clause: String) {
    #expect(throws: RulesError.self) { try FormRules.standard.adding("phrases totals\n  甲 => revenue.total; \(clause)\n", file: "a.rules") }
  }

  @Test("Funds under a heading about one use of money are those of that use")
  func fundsOfUse() {
    #expect(
      stated("项目支出5000万元。主要包括：本年财政拨款安排4500万元（其中，一般公共预算拨款安排1500万元，政府性基金预算拨款安排3000万元）。", under: "九、关于2023年项目支出表的说明")
        == ["expenditure.project 5000"])
    #expect(
      stated("2023年安排政府采购支出1262万元。其中，一般公共预算拨款安排1262万元。", under: "十、关于2023年政府采购支出表的说明")
        == ["procurement.total 1262"])
    #expect(
      stated("一般公共预算支出8万元。", under: "三、基本支出和项目支出情况") == ["expenditure.generalPublicBudget 8"])
  }

  @Test("What is carried over under a heading about one fund, or about all appropriations, is not the agency's")
  func carryoverOfFund() {
    #expect(
      stated("收入包括：一般公共预算当年拨款收入24万元，上年结转2万元。", under: "四、关于2023年财政拨款收支预算情况的总体说明")
        == ["revenue.generalPublicBudget 24"])
  }

  @Test("A plan of purchases may say what it covers")
  func coveredPurchases() {
    #expect(
      stated("编制了政府采购预算，共涉及采购项目4个，采购预算总额12万元，其中：政府采购货物预算2万元。", under: "六、政府采购预算情况")
        == ["procurement.total 12", "procurement.goods 2"])
    #expect(
      stated("本部门共编制政府采购预算12项，涉及采购预算资金21万元，其中：货物类8万元，服务类13万元。", under: "六、政府采购预算情况")
        == ["procurement.total 21", "procurement.goods 8", "procurement.services 13"])
  }

  @Test("The year before may be called 上一年", arguments: ["比上一年", "较上一年", "较上一年度"])
  func lastYear(words: String) {
    #expect(
      stated("2023年“三公”经费预算总额36.8万元，\(words)减少1.2万元。", under: "二、部门“三公”经费预算情况")
        == ["threePublic.total 36.8", "change.threePublic -1.2"])
  }

  @Test("三公 of final accounts may be called 决算支出")
  func outcomeOfThreePublic() {
    #expect(
      stated("“三公”经费决算支出比上年增加0.2万元。", under: "二、“三公”经费情况", title: "某局2023年度部门决算") == ["change.threePublic 0.2"])
  }

  @Test("Sections headed by what they state are no parts of the agency")
  func sectionsByMetric() {
    var manuscript = Manuscript()
    manuscript.title("某局2023年部门预算", size: 20)
    for (heading, text) in [
      ("二、“三公”经费", "“三公”经费预算14.5万元。"), ("三、机关运行经费", "机关运行经费预算为118.20万元。"), ("四、政府采购", "政府采购预算260万元。"),
    ] {
      manuscript.line(heading, bold: true)
      manuscript.line(text)
    }
    #expect(manuscript.disclosure.statements.map(\.metric) == [.threePublicTotal, .operatingExpensesTotal, .procurementTotal])
  }

  @Test("The change of a part is not that of the whole")
  func changeOfPart() {
    #expect(
      stated("收入总计4862万元，其中：本年收入4562万元。与上年相比，收入总计减少137万元，其中：本年收入减少200万元，上年结转增加63万元。")
        == ["revenue.total 4862", "change.total -137"])
  }

  @Test("Units one by one, and what a part buys, are not the agency's")
  func partsOfAgency() {
    #expect(stated("1.局机关：2023年收入预算1260万元，支出预算1260万元，其中：基本支出660万元。", under: "三、各单位收支预算情况").isEmpty)
    #expect(
      stated("（二）项目支出安排1000万元。其中：粮食风险基金420万元（含政府采购60万元），其他580万元。", under: "三、部门支出情况")
        == ["expenditure.project 1000"])
  }

  @Test("A 合计 behind the items of 三公 is of all of them; parts of 公务用车 may be called in short")
  func shortNames() {
    #expect(
      stated("公务用车运行维护费：2023年预算12万元。合计：2023年预算14.5万元。", under: "九、“三公”经费情况")
        == ["threePublic.vehicleOperation 12", "threePublic.total 14.5"])
    #expect(stated("合计：基本支出5万元，项目支出4万元。") == ["expenditure.basic 5", "expenditure.project 4"])
    #expect(
      stated("公务用车购置及运行费54万元，其中：购置费36万元（更新2辆，每辆18万元），运行费18万元（6辆，每辆3万元）。", under: "六、“三公”经费情况")
        == ["threePublic.vehicles 54", "threePublic.vehiclePurchase 36", "threePublic.vehicleOperation 18"])
  }

  @Test("会议费 and 培训费 may have a heading of their own")
  func meetings() {
    #expect(
      stated("2023年会议费预算6.4万元，其中二类会议1次2.4万元；培训费预算12万元。", under: "三、会议费培训费情况")
        == ["conference.total 6.4", "training.total 12"])
  }

  @Test("The amount of the year before may stand within the comparison")
  func amountOfYearBefore() {
    #expect(
      stated("2023年部门收入预算为1860.4万元，比2022年的1800万元增加60.4万元。", under: "二、收入预算说明")
        == ["revenue.total 1860.4", "change.total 60.4"])
  }

  @Test("What stands in brackets is of the words before them, and they go on behind it")
  func brackets() {
    #expect(
      stated("2023年机关运行经费安排98.6万元（含政府采购办公设备购置8.6万元），比上年增加3.6万元。", under: "五、机关运行经费情况")
        == ["operatingExpenses.total 98.6", "change.operatingExpenses 3.6"])
  }

  @Test("The word for a whole behind two things is said of both")
  func wholeOfBoth() {
    #expect(
      stated("2023年度收入、支出总计分别为1126万元、1126万元。", under: "一、收入支出决算总体情况说明", title: "某局2023年度部门决算") == ["balance.total 1126"])
  }
}
