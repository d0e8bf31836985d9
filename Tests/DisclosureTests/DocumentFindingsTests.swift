import FoundationEssentials
import Testing

@testable import Disclosure

// Lines that no other test missed when `tools/mutate` switched them off, each on the smallest page that shows what it does.

@Suite("What a table and a document are: what else tells")
struct IdentityFindingsTests {
  @Test("A heading about targets over a table without any names no form")
  func headingAlone() {
    func kind(_ cells: [String]) -> TableKind {
      FormFinder(.standard).find(FormFinder.Signs(title: nil, heading: "三、项目绩效目标情况", heads: cells, cells: cells)).form.kind
    }
    #expect(kind(["序号", "工作内容"]) == .other)
    #expect(kind(["序号", "指标名称"]) == .performance)
  }

  @Test("A line that names a form is its title, though it does not stand out as one")
  func plainTitle() {
    func title(_ line: String) -> String? {
      var manuscript = Manuscript()
      manuscript.line(line)
      manuscript.line("单位：万元")
      manuscript.table(["事项 | 金额", "甲 | 1.00"], headerRows: 1)
      return manuscript.disclosure.tables[0].title
    }
    #expect(title("部门支出预算") == "部门支出预算")
    #expect(title("其他情况") == nil)
  }

  @Test("A label in the body is no head")
  func labelInBody() {
    #expect(Disclosure.reading("", ["事项 | 内容", "单位性质 | 行政机关"], headerRows: 1).kind == .other)
  }

  @Test("A cover whose title stands in a frame")
  func framedCover() {
    var manuscript = Manuscript()
    manuscript.table(["甲县水利局2026年部门预算"], headerRows: 0)
    manuscript.newPage()
    manuscript.line("负责全县水利工作，制定有关规划并组织实施。")
    let identity = manuscript.disclosure.document
    #expect(identity.title == "甲县水利局2026年部门预算")
    #expect(identity.fiscalYear == 2026)
    #expect(identity.agencyName == "甲县水利局")
  }

  @Test("The year in a project's name is not the document's")
  func yearOfProject() {
    var manuscript = Manuscript()
    manuscript.title("2024年河道清淤项目绩效目标表")
    manuscript.table(["项目名称 | 清淤", "三级指标 | 指标值", "次数 | ≥3次"], headerRows: 0)
    manuscript.newPage()
    manuscript.title("2026年部门支出总表")
    manuscript.table(["项目 | 合计", "甲 | 1.00"], headerRows: 1)
    #expect(manuscript.disclosure.document.fiscalYear == 2026)
  }

  @Test("A meaning of labels refuses members that it does not have")
  func membersOfMeaning() {
    #expect(throws: RulesError(file: "a.rules", line: 2, reason: "a meaning has no “head”: label, replace are what it has")) {
      try FormRules.standard.adding("meaning score\n  head: 评分\n", file: "a.rules")
    }
  }
}

@Suite("Amounts stated in the narrative: what else decides whose they are")
struct StatementFindingsTests {
  private func stated(_ text: String, under heading: String = "二、部门预算安排的总体情况") -> [String] {
    Disclosure.stated([text], under: [heading], title: "某局2023年部门预算")
  }

  @Test("Purchases of one fund and their kinds are not all purchases")
  func purchasesOfFund() {
    #expect(stated("政府性基金预算安排政府采购预算2万元，其中：政府采购货物支出预算1万元。", under: "七、政府采购情况").isEmpty)
  }

  @Test("增加（减少） before an amount says neither")
  func unfilled() {
    #expect(stated("2023年部门支出预算为100万元，比上年增加（减少）5万元。") == ["expenditure.total 100"])
  }

  @Test("A comparison behind purposes goes back to the head of the sentence")
  func behindPurposes() {
    #expect(
      stated("机关运行经费预算10万元，其中：公用经费4万元，主要用于办公，比上年增加1万元。", under: "六、机关运行经费")
        == ["operatingExpenses.total 10", "expenditure.publicUse 4", "change.operatingExpenses 1"])
  }
}
