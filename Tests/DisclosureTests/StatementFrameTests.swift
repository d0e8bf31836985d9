import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Of which year, plan and agency the amounts of a paragraph are")
struct StatementFrameTests {
  /// The statements of paragraphs under headings, in short: `expenditure.basic 135.2` in 万元; the document is of 2026.
  private func stated(_ lines: String..., under headings: String..., kind: String = "预算") -> [String] {
    Disclosure.stated(lines, under: headings, title: "北溪市水利局2026年部门\(kind)")
  }

  @Test("A year that begins a sentence holds over full stops until another one is named")
  func yearGoesOn() {
    #expect(
      stated("2025年度收入合计118万元。支出合计115万元，其中基本支出78万元。2026年支出预算合计120万元，其中基本支出80万元。", under: "一、收支预算情况说明")
        == ["expenditure.total 120", "expenditure.basic 80"])
    #expect(stated("2025年，我局认真执行预算。全年基本支出78万元。", "基本支出80万元。", under: "一、收支预算情况说明") == ["expenditure.basic 80"])
    #expect(stated("上年度部门预算收入118万元。支出115万元，其中：基本支出78万元。", under: "一、收支预算情况说明").isEmpty)
  }

  @Test("A date is no year of what follows, nor is a year in the middle of a sentence")
  func dates() {
    #expect(stated("2025年12月，市财政局批复了预算。基本支出80万元。", under: "一、收支预算情况说明") == ["expenditure.basic 80"])
    #expect(stated("机关运行经费预算15万元，2025年预算14万元。政府采购预算30万元。", under: "一、其他重要事项") == ["operatingExpenses.total 15", "procurement.total 30"])
  }

  @Test("A heading about what became of another year's budget holds for its paragraphs")
  func heading() {
    #expect(stated("全年基本支出78万元，项目支出37万元。", under: "一、2025年预算执行情况").isEmpty)
    #expect(stated("全年基本支出78万元，项目支出37万元。", under: "一、上年度预算执行情况").isEmpty)
    #expect(stated("基本支出80万元。", under: "一、2026年预算执行情况") == ["expenditure.basic 80"])
  }

  @Test("In final accounts a plan before a list is the list's too, until its outcome is named")
  func plan() {
    #expect(
      stated("2026年年初批复部门预算收入120万元，支出120万元，其中基本支出79万元。2026年收入决算合计125万元。", under: "一、收支决算情况", kind: "决算")
        == ["revenue.total 125"])
    #expect(
      stated("公务用车运行维护费预算批复数10万元，实际执行数9万元。", under: "八、“三公”经费支出决算情况", kind: "决算").allSatisfy { !$0.hasSuffix(" 10") })
  }

  @Test("支出决算 at the head of a sentence is of what the plan before it was of, not of the plan's last part")
  func outcome() {
    let heading = "八、“三公”经费支出决算情况"
    #expect(
      stated(
        "2026年“三公”经费支出年初预算数为30万元，其中：公务用车购置及运行费预算为24万元；公务接待费预算为6万元。支出决算数为25万元，其中：公务接待费决算为4万元。", under: heading,
        kind: "决算") == ["threePublic.total 25", "threePublic.reception 4"])
    #expect(
      stated("“三公”经费年初预算30万元：公务接待费6万元、公务用车运行维护费24万元；支出决算25万元。", under: heading, kind: "决算") == ["threePublic.total 25"])
    #expect(
      stated("收入决算125万元（其中财政拨款120万元），预算122万元；支出决算127万元。", under: "一、收支决算情况", kind: "决算")
        == ["revenue.total 125", "revenue.fiscalAppropriation 120", "expenditure.total 127"])
  }

  @Test("What is compared with the plan in front is no change against the year before")
  func planInFront() {
    #expect(
      stated("与2026年年初预算38万元相比，机关运行经费支出决算39万元，增加1万元；与2025年决算46万元相比，减少7万元。", under: "九、机关运行经费", kind: "决算")
        == ["operatingExpenses.total 39", "change.operatingExpenses -7"])
  }

  @Test("Totals under a heading about one fund are that fund's")
  func fundOfHeading() {
    #expect(
      stated("收入总计10万元，支出总计10万元。", under: "五、国有资本经营预算情况") == ["revenue.stateCapital 10", "expenditure.stateCapital 10"])
    #expect(
      stated("2026年度支出合计111万元，其中：基本支出79万元。", under: "五、一般公共预算财政拨款支出决算情况", kind: "决算") == ["expenditure.generalPublicBudget 111"])
    #expect(stated("2026年收入总预算110万元。", under: "二、财政拨款收支预算情况") == ["fiscal.total 110"])
  }

  @Test("支出 beside the revenue of one fund is that fund's expenditure")
  func bothSidesOfFund() {
    #expect(
      stated("2026年政府性基金预算财政拨款收入100万元，支出90万元。", under: "一、收支情况")
        == ["revenue.governmentFund 100", "expenditure.governmentFund 90"])
  }

  @Test("A year is one in Chinese figures too")
  func chineseYear() {
    #expect(stated("二〇二六年基本支出80万元。二〇二五年基本支出78万元。", under: "一、支出预算") == ["expenditure.basic 80"])
  }

  @Test("An item that a sentence names goes on in the next, and so does one that is told by its codes")
  func items() {
    #expect(
      stated("1.农林水支出（类）水利（款）行政运行（项）。年初预算为30万元，支出决算为31万元，其中基本支出30万元。", under: "三、支出决算", kind: "决算").isEmpty)
    #expect(stated("主要原因是住房保障支出（类）支出增加。年终结转结余为1万元。", under: "二、支出预算") == ["expenditure.carriedForward 1"])
    #expect(stated("1.行政运行（项）。", "2.年终结转结余为1万元。", under: "二、支出预算") == ["expenditure.carriedForward 1"])
    #expect(stated("农林水支出（213）水利（03）2026年预算数30万元，其中：基本支出30万元。", under: "三、支出预算").isEmpty)
  }

  @Test("The money of a unit is not the agency's, whether its name stands before a colon, a full stop or the metric")
  func units() {
    let heading = "一、收支预算情况说明"
    #expect(stated("北溪市河道管理所：2026年收入预算20万元，支出预算20万元，其中基本支出15万元。", under: heading).isEmpty)
    #expect(stated("（二）河道管理所。收入预算20万元，支出预算20万元。", under: heading).isEmpty)
    #expect(stated("局属北溪市河道管理所收入预算20万元，支出预算20万元。收入预算120万元。", under: heading) == ["revenue.total 120"])
    #expect(stated("市水利局2026年收入预算120万元。", "我局支出预算120万元。", under: heading) == ["revenue.total 120", "expenditure.total 120"])
    #expect(stated("北溪市水利局机关：2026年收入预算120万元。", under: heading) == ["revenue.total 120"])
  }
}

@Suite("One metric has one amount in a sentence")
struct SentenceAmountsTests {
  private func stated(_ line: String, under heading: String, kind: String = "预算") -> [String] {
    Disclosure.stated([line], under: [heading], title: "北溪市水利局2026年部门\(kind)")
  }

  @Test("Where the last is the sum of those before, it is the whole")
  func sum() {
    #expect(stated("局机关运行经费10万元，参公单位机关运行经费5万元，共计15万元。", under: "四、机关运行经费") == ["operatingExpenses.total 15"])
    #expect(
      stated("一般公共预算“三公”经费预算28万元，单位资金“三公”经费预算2万元，合计30万元。", under: "三、“三公”经费") == ["threePublic.total 30"])
  }

  @Test("Else all are parts; those behind 其中 are parts of the first")
  func parts() {
    #expect(stated("政府采购预算10万元，其中：集中采购货物6万元、分散采购货物4万元。", under: "五、政府采购") == ["procurement.total 10"])
    #expect(stated("项目支出43万元，其中：本级项目支出30万元。", under: "二、支出预算") == ["expenditure.project 43"])
  }

  @Test("What another sentence stated stays")
  func otherSentence() {
    #expect(stated("货物采购预算6万元。集中采购货物6万元、分散采购货物4万元。", under: "五、政府采购") == ["procurement.goods 6"])
  }

  @Test("合计 behind a list is of what the list is of, and of nothing where it is not its sum")
  func sumAlone() {
    #expect(stated("单位资金13万元。合计123万元。", under: "一、收入预算") == ["revenue.unitFunds 13"])
  }

  @Test("Kinds of one item, what is carried over and what is taken away have no parts that are metrics")
  func undivided() {
    #expect(stated("“三公”经费预算20万元，其中：因公出国（境）费20万元，其中：培训费5万元、会议费3万元。", under: "三、“三公”经费").last == "threePublic.abroad 20")
    #expect(
      stated("年末结转和结余35万元，其中：基本支出5万元，项目支出30万元。", under: "二、支出决算", kind: "决算") == ["expenditure.carriedForward 35"])
    #expect(stated("2026年压减公用经费2万元、“三公”经费1万元。", under: "三、“三公”经费").isEmpty)
    #expect(
      stated("公务接待费5万元（其中外事接待1万元），公务用车运行维护费9万元。", under: "三、“三公”经费") == ["threePublic.reception 5", "threePublic.vehicleOperation 9"])
  }

  @Test("What is spent on one of many is no whole", arguments: ["人均", "生均", "床均"])
  func onAverage(word: String) {
    #expect(stated("\(word)公用经费0.15万元。", under: "二、支出预算").isEmpty)
  }

  @Test("The funds of a part are the part's")
  func fundsOfParts() {
    #expect(
      stated("基本支出80万元，其中：一般公共预算70万元，事业收入6万元，其他收入4万元。", under: "二、支出预算") == ["expenditure.basic 80"])
    #expect(stated("政府采购预算30万元，其中：单位资金4万元。", under: "五、政府采购") == ["procurement.total 30"])
  }

  @Test("Money of evaluations is no budget")
  func evaluations() {
    #expect(
      stated("对2个项目开展绩效评价，涉及一般公共预算支出20万元，政府性基金预算支出5万元。", under: "十、其他事项", kind: "决算").isEmpty)
    #expect(stated("对政府性基金预算支出9万元开展自评。", under: "九、预算绩效", kind: "决算").isEmpty)
  }

  @Test("Basic expenditure of all appropriations is not the agency's")
  func appropriations() {
    #expect(stated("财政拨款支出121万元，其中：基本支出78万元，项目支出43万元。", under: "二、支出决算", kind: "决算").isEmpty)
  }
}
