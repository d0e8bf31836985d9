import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("What stands around an amount in the narrative and says of what it is")
struct StatementContextTests {
  /// The statements of paragraphs under headings, in short: `expenditure.basic 135.2` in 万元; the document is of 2026.
  private func stated(_ lines: String..., under headings: String..., kind: String = "预算") -> [String] {
    Disclosure.stated(lines, under: headings, title: "某局2026年部门\(kind)")
  }

  @Test("An amount that the next one is compared with is no amount of the year, and takes nothing of its subject")
  func base() {
    #expect(
      stated("2026年收入预算100万元，比2025年年初预算数120.5万元减少20.5万元，下降17%。", under: "一、收入预算情况说明") == ["revenue.total 100", "change.total -20.5"])
    #expect(stated("2026年支出预算100万元，较上年预算数90万元增加10万元。", under: "一、支出预算") == ["expenditure.total 100", "change.total 10"])
  }

  @Test("The first budget of the year before is what a budget is compared with; that of its own year is a plan")
  func firstBudget() {
    #expect(stated("2026年部门预算收入100万元，较2025年年初预算增加6万元。", under: "一、收支总体情况") == ["revenue.total 100", "change.total 6"])
    #expect(
      stated("2026年“三公”经费预算5万元，比2025年财政拨款“三公”经费年初预算减少2万元。", under: "三、“三公”经费预算情况") == ["threePublic.total 5", "change.threePublic -2"])
    #expect(stated("支出决算100万元，比2026年年初预算增加6万元。", under: "二、支出决算情况说明", kind: "决算").filter { $0.hasPrefix("change") }.isEmpty)
  }

  @Test("More or less than the plan of the same year is no change against the year before")
  func planOfTheYear() {
    #expect(
      stated("2026年度“三公”经费支出决算63万元，比2026年预算85万元减少22万元；比2025年决算数73万元减少10万元。", under: "七、“三公”经费支出决算情况", kind: "决算")
        == ["threePublic.total 63", "change.threePublic -10"])
    #expect(
      stated("“三公”经费支出决算63万元，比预算85万元减少22万元。", under: "七、“三公”经费支出决算情况", kind: "决算") == ["threePublic.total 63"])
    #expect(
      stated("“三公”经费支出决算63万元，与全年预算85万元相比减少22万元。", under: "七、“三公”经费支出决算情况", kind: "决算") == ["threePublic.total 63"])
  }

  @Test("An amount in brackets is of the words before them: the year before's, or the change behind a percent of growth")
  func brackets() {
    #expect(
      stated("“三公”经费预算30万元，比2025年预算（32万元）减少2万元。其中：公务接待费5万元，较上年（6万元）下降16.67%。", under: "三、“三公”经费")
        == ["threePublic.total 30", "change.threePublic -2", "threePublic.reception 5"])
    #expect(
      stated("收支预算总额为120万元，同比增长2.88%（3.5万元）。", under: "一、收支预算") == ["revenue.total 120", "expenditure.total 120", "change.total 3.5"])
  }

  @Test("Parts of what was carried over are no revenue of the year, parts of one project none of the agency")
  func partsOfOther() {
    #expect(
      stated(
        "收入预算110万元，其中：一般公共预算拨款收入90万元；上年结转结余20万元，主要包括：一般公共预算拨款收入12万元。事业收入3万元。", under: "二、收入预算") == [
          "revenue.total 110", "revenue.generalPublicBudget 90", "revenue.carryover 20", "revenue.businessIncome 3",
        ])
    #expect(
      stated("1.档案数字化项目200万元，其中：财政拨款150万元，其他资金50万元。其他收入7万元。", under: "二、收入预算") == ["revenue.other 7"])
  }

  @Test("Where all appropriations are spoken of, their total is that, and what the year brings of a fund is the fund's")
  func centralTemplate() {
    #expect(
      stated(
        "财政拨款收支总预算120万元。收入总计120万元，包括：一般公共预算本年收入100万元，政府性基金预算本年收入20万元。", under: "一、财政拨款收支情况的总体说明") == [
          "fiscal.total 120", "revenue.generalPublicBudget 100", "revenue.governmentFund 20",
        ])
  }

  @Test("A sentence without a subject of its own goes on with the one before")
  func goesOn() {
    #expect(
      stated("2026年度机关运行经费预算21万元，支出决算20万元，完成预算的95%。支出决算较上年增加3万元。", under: "九、机关运行经费支出情况", kind: "决算")
        == ["operatingExpenses.total 20", "change.operatingExpenses 3"])
  }

  @Test("A list mark before a use names no item of its own, and what was spent is the amount")
  func listMarks() {
    #expect(
      stated("支出预算123万元，其中：1.基本支出80万元；②项目支出43万元。", under: "二、支出预算") == [
        "expenditure.total 123", "expenditure.basic 80", "expenditure.project 43",
      ])
    #expect(
      stated("“三公”经费实际支出25万元，其中公务接待费实际支出5万元。", under: "七、“三公”经费", kind: "决算")
        == ["threePublic.total 25", "threePublic.reception 5"])
  }

  @Test("As many amounts as things are one of each in their order; parts of one thing state nothing")
  func respectively() {
    #expect(
      stated("因公出国（境）费、公务接待费、公务用车运行维护费分别为0万元、5万元和25万元。", under: "三、“三公”经费") == [
        "threePublic.abroad 0", "threePublic.reception 5", "threePublic.vehicleOperation 25",
      ])
    #expect(stated("机关运行经费分别为150万元、50万元，合计200万元。", under: "九、机关运行经费") == ["operatingExpenses.total 200"])
    #expect(stated("基本支出、某某费分别为10万元、5万元。", under: "二、支出预算").isEmpty)
  }

  @Test("What a whole city takes in, and what work achieved, is no money of the agency")
  func wholeArea() {
    #expect(
      stated("2026年全市完成一般公共预算收入118亿元，一般公共预算支出275亿元。收入预算5万元。", under: "二、收支预算") == ["revenue.total 5"])
    #expect(stated("安排一般公共预算支出300亿元。", under: "二、重点工作完成情况").isEmpty)
    #expect(
      stated("收入预算5万元，比上年减少1万元，主要原因是压减，按全市政策安排；支出预算5万元。", under: "二、收支预算") == ["revenue.total 5", "change.total -1", "expenditure.total 5"])
  }

  @Test("The parts of an amount of another year or of a plan are of that too")
  func partsOfOtherYears() {
    #expect(
      stated(
        "2025年“三公”经费决算27万元，其中公务接待费6万元，公务用车运行维护费21万元。2026年“三公”经费决算25万元，其中公务接待费5万元。", under: "七、“三公”经费", kind: "决算")
        == ["threePublic.total 25", "threePublic.reception 5"])
  }

  @Test("支出 beside 收入 turns to the other side; money that is not the treasury's is no appropriation")
  func sides() {
    #expect(
      stated("2026年预算收入120万元，支出110万元。", under: "二、收支预算") == ["revenue.total 120", "expenditure.total 110"])
    #expect(stated("收入预算80万元，其中：非财政拨款收入8万元。", under: "二、收入预算") == ["revenue.total 80"])
  }

  @Test("Under a heading about purchases their total may be called expenditure")
  func totalOfPurchases() {
    #expect(
      stated("2026年度支出总额30万元，其中货物10万元。", under: "十一、政府采购支出情况", kind: "决算") == ["procurement.total 30", "procurement.goods 10"])
  }

  @Test("Services that a longer name ends in are no purchases")
  func namesOfProjects() {
    #expect(
      stated("政府采购预算30万元，其中：货物类项目10万元、服务类项目20万元。", "8.信息化服务类项目4万元。", under: "七、政府采购情况") == [
        "procurement.total 30", "procurement.goods 10", "procurement.services 20",
      ])
  }

  @Test("Behind the whole's change that of a part is the part's; a limit is no amount, nor what is spent within it another's")
  func changesOfParts() {
    #expect(
      stated("收入预算12万元，比上年增加3万元。其中：本年收入10万元，同比增加2万元；上年结转2万元，同比增加1万元。", under: "二、收入预算") == [
        "revenue.total 12", "change.total 3", "revenue.carryover 2",
      ])
    #expect(
      stated("公务接待费支出决算9万元。公务用车运行维护费控制在53万元以内，实际支出28万元。", under: "七、“三公”经费", kind: "决算") == ["threePublic.reception 9"])
  }

  @Test("A numbered head may end in a comma")
  func headBeforeComma() {
    #expect(
      stated("（一）收入预算，2026年本部门年初预算数123万元，其中，一般公共预算拨款120万元。", under: "二、收支预算") == [
        "revenue.total 123", "revenue.generalPublicBudget 120",
      ])
  }

  @Test("A change is one against the year before, not against an earlier one")
  func earlierYears() {
    #expect(
      stated("2026年收入预算123万元，比2025年预算120万元增加3万元；比2024年决算110万元增加13万元。", under: "二、收入预算") == ["revenue.total 123", "change.total 3"])
  }

  @Test("Nothing needs no unit")
  func zero() {
    #expect(stated("政府性基金拨款支出预算为0；国有资本经营预算拨款支出预算为0。", under: "二、支出预算") == ["expenditure.governmentFund 0", "expenditure.stateCapital 0"])
    #expect(stated("公务用车购置数为0辆。", under: "三、“三公”经费").isEmpty)
  }

  @Test("What a file prints of another agency, whose forms stand beside the document's own, is not the document's")
  func otherAgencies() {
    func read(_ unit: String) -> [String] {
      var manuscript = Manuscript()
      manuscript.title("甲市水利局2026年部门预算", size: 20)
      for (agency, total) in [("甲市水利局", "9.00"), (unit, "3.00")] {
        manuscript.line("\(agency)2026年部门预算", bold: true)
        manuscript.line("\(agency)2026年收入预算\(total)万元。")
        for title in ["收入预算总表", "支出预算总表"] {
          manuscript.title(title)
          manuscript.line("部门：\(agency)")
          manuscript.line("单位：万元")
          manuscript.table(["科目编码 | 科目名称 | 合计", "213 | 农林水支出 | \(total)", " | 合计 | \(total)"], headerRows: 1)
        }
      }
      return manuscript.disclosure.statements.map { "\($0.metric.rawValue) \($0.yuan / 10_000)" }
    }
    #expect(read("甲市水文站") == ["revenue.total 9"])
    #expect(read("甲市水利局（本级）") == ["revenue.total 9"])
  }

  @Test("与 joins, or begins a comparison with the amount of the year before")
  func comparedWith() {
    #expect(
      stated("“三公”经费支出决算63万元，与上年73万元相比，减少10万元。", under: "六、“三公”经费", kind: "决算") == ["threePublic.total 63", "change.threePublic -10"])
  }

  @Test("An amount that another came to is the amount, what it was before is not")
  func reached() {
    #expect(
      stated("“三公”经费财政拨款支出决算由2025年的73万元减少到63万元。公务接待费由10万元下降到9.5万元。", under: "五、“三公”经费", kind: "决算")
        == ["threePublic.total 63", "threePublic.reception 9.5"])
  }

  @Test("In a sentence about one fund the year's money and the balances are that fund's")
  func oneFund() {
    #expect(
      stated(
        "2026年度政府性基金预算财政拨款年初结转和结余2万元，本年收入7万元，本年支出6万元，年末结转和结余3万元。", under: "七、政府性基金预算财政拨款收入支出决算情况说明",
        kind: "决算") == ["revenue.governmentFund 7", "expenditure.governmentFund 6"])
    #expect(
      stated("政府性基金预算财政拨款收入总计9万元，其中：年初结转和结余2万元，本年收入7万元。", under: "八、决算情况说明", kind: "决算") == ["revenue.governmentFund 7"])
    #expect(
      stated("国有资本经营预算财政拨款本年支出8万元。本年支出合计90万元。", under: "八、决算情况说明", kind: "决算") == ["expenditure.stateCapital 8", "expenditure.total 90"])
    #expect(stated("本年支出8万元。", under: "八、一般公共预算财政拨款支出决算情况说明", kind: "决算") == ["expenditure.generalPublicBudget 8"])
    #expect(
      stated("本年收入合计90万元，其中：政府性基金预算财政拨款收入7万元，年末结转和结余3万元。", under: "二、收入支出决算情况说明", kind: "决算")
        == ["revenue.total 90", "revenue.governmentFund 7", "expenditure.carriedForward 3"],
      "what a list of parts ends with is of no one of them")
  }

  @Test("Totals of the appropriations with their balances are no revenue of the year")
  func appropriations() {
    #expect(
      stated(
        "2026年度财政拨款收入总计65万元，其中：年初财政拨款结转和结余11万元，本年财政拨款收入54万元。", "财政拨款支出总计65万元，其中：年末财政拨款结转和结余1万元。", under: "四、决算总体情况说明",
        kind: "决算")
        == ["fiscal.total 65", "revenue.fiscalAppropriation 54"])
  }

  @Test("A function before a colon takes the amount for itself")
  func functionBeforeColon() {
    #expect(
      stated("一般公共预算财政拨款支出76万元。", "1.行政运行（2070101）：支出决算为10万元。", "2.图书馆：支出决算为29万元。", under: "五、一般公共预算财政拨款支出决算情况说明", kind: "决算")
        == ["expenditure.generalPublicBudget 76"])
  }

  @Test("What stands before a colon is what the words behind it are of")
  func colon() {
    #expect(
      stated("（一）收入预算：2026年年初预算数168.4万元，其中：事业收入3.2万元。", under: "二、部门收支总体情况") == ["revenue.total 168.4", "revenue.businessIncome 3.2"])
    #expect(stated("（二）支出预算：2026年年初预算数168.4万元。", under: "二、部门收支总体情况") == ["expenditure.total 168.4"])
    #expect(stated("支出：2026年年初预算数168.4万元。", under: "二、支出决算情况说明", kind: "决算").isEmpty, "final accounts are no plan")
  }

  @Test("An item that stands above its paragraph, or with the year behind it")
  func itemHeads() {
    #expect(
      stated("（一）因公出国（境）经费", "2026年预算安排0.5万元，与上年持平。", "（二）公务接待费", "2026年预算安排1.8万元。", under: "三、“三公”经费支出情况")
        == ["threePublic.abroad 0.5", "threePublic.reception 1.8"])
    #expect(stated("公务用车运行维护费2026年预算数4.2万元。", under: "三、“三公”经费预算情况") == ["threePublic.vehicleOperation 4.2"])
  }

  @Test("Behind a semicolon another item is compared, in the next sentence too")
  func semicolon() {
    #expect(
      stated("其中：基本支出5万元，主要用于保障运转，比2025年减少1万元；项目支出9万元，主要用于修堤等。比2025年增加2万元。", under: "二、支出预算") == [
        "expenditure.basic 5", "change.basic -1", "expenditure.project 9", "change.project 2",
      ])
  }

  @Test("Behind the parts of a whole the whole is compared")
  func partsOfWhole() {
    #expect(
      stated("“三公”经费预算安排9万元，其中因公出国（境）费0万元；公务接待费1万元。与2025年相比减少2万元。", under: "三、“三公”经费预算情况") == [
        "threePublic.total 9", "threePublic.abroad 0", "threePublic.reception 1", "change.threePublic -2",
      ])
  }

  @Test("Of one fund's expenditure neither the uses nor their changes are the agency's")
  func fund() {
    #expect(
      stated("2026年一般公共预算财政拨款支出14万元。其中：基本支出5万元，比2025年减少1万元；项目支出9万元。", under: "三、支出情况") == ["expenditure.generalPublicBudget 14"])
  }

  @Test("What was carried over of a source is not the year's; what is left at its end is carried forward")
  func carried() {
    #expect(stated("上年结转结余的单位资金3万元。", under: "一、收入预算").isEmpty)
    #expect(stated("（三）年终结转结余资金12.2万元。", under: "二、支出预算") == ["expenditure.carriedForward 12.2"])
    #expect(stated("社会保险基金预算收入3万元。", under: "一、收入预算").isEmpty, "it is no 政府性基金")
  }

  @Test("Purchases by what they are, staff and running expenditure by their other names")
  func names() {
    #expect(
      stated("纳入2026年部门预算的政府采购项目共有94.3万元，其中：货物类项目8万元、工程类项目0万元、服务类项目86.3万元。", under: "五、政府采购预算情况") == [
        "procurement.total 94.3", "procurement.goods 8", "procurement.works 0", "procurement.services 86.3",
      ])
    #expect(
      stated("按支出用途分类，包括人员支出29万元；日常公用支出8万元。", under: "二、支出预算") == ["expenditure.personnel 29", "expenditure.publicUse 8"])
    #expect(stated("离退休人员支出29万元。", under: "二、支出预算").isEmpty)
    #expect(
      stated("2026年一般公共预算财政拨款运行经费6.7万元，比2025年增加0.2万元。", under: "六、机关运行经费") == [
        "operatingExpenses.total 6.7", "change.operatingExpenses 0.2",
      ])
  }

  @Test("All appropriations are not all money; 总收入 and 总支出 are")
  func wholes() {
    #expect(stated("2026年度财政拨款收入总计、支出总计均为2870万元。", under: "四、财政拨款收支决算情况", kind: "决算") == ["fiscal.total 2870"])
    #expect(stated("2026年部门财务总收入1000万元，与上年对比增加10万元。", under: "一、收入情况") == ["revenue.total 1000", "change.total 10"])
    #expect(stated("“三公”经费一般公共预算安排10万元。", under: "三、“三公”经费预算情况") == ["threePublic.total 10"])
    #expect(stated("上年结余结转收入5万元。", under: "一、收入预算") == ["revenue.carryover 5"])
  }

  @Test("Several parts of the agency, each under its name with its budget, state nothing of the whole; one alone does")
  func parts() {
    var manuscript = Manuscript()
    manuscript.title("2026年某局部门预算", size: 20)
    manuscript.line("一、支出具体情况", bold: true)
    manuscript.line("（一）某局本级", bold: true)
    manuscript.line("某局本级预算14.5万元，包括人员经费3.2万元、公用经费0.8万元。")
    let alone = manuscript.disclosure.statements.map(\.metric)
    manuscript.line("（二）某局设计中心", bold: true)
    manuscript.line("某局设计中心预算5.5万元，包括人员经费4.7万元、公用经费0.1万元。")
    #expect(alone == [.expenditurePersonnel, .expenditurePublicUse])
    #expect(manuscript.disclosure.statements.isEmpty)
  }
}
