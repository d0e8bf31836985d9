import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("The official classification")
struct ClassificationTests {
  private let standard = Classification.standard

  @Test("Names, parents and levels of codes")
  func lookup() {
    #expect(standard.name(of: "201") == "一般公共服务支出")
    #expect(standard.name(of: "2010399") == "其他政府办公厅（室）及相关机构事务支出")
    #expect(standard.name(of: "30231") == "公务用车运行维护费")
    #expect(standard.name(of: "299") == nil)
    #expect(standard.parent(of: "2010301") == "20103")
    #expect(standard.parent(of: "20103") == "201")
    #expect(standard.parent(of: "201") == nil)
    #expect(standard.level(of: "20103") == .subcategory)
    #expect(standard.level(of: "2010301")?.rawValue == "项")
  }

  @Test("Names of other editions, half-width brackets and names cut off by a column are a code's own")
  func editions() {
    #expect(standard.knows("行政事业单位离退休", of: "20805") == true)
    #expect(standard.knows("维修(护)费", of: "30213") == true)
    #expect(standard.knows("机关事业单位基本养老保险缴费支", of: "2080505") == true)
    #expect(standard.knows("教育", of: "205") == false)
    #expect(standard.knows("外交支出", of: "205") == false)
    #expect(standard.knows("随便", of: "9999999") == nil)
  }

  @Test("Every code of the tables has its level's digits and, where that is listed, its parent")
  func tables() {
    let lines = [
      FunctionalClasses.first, FunctionalClasses.second, FunctionalClasses.third, FunctionalItems.lines, EconomicClasses.ofAgencies,
      EconomicClasses.ofGovernments,
    ].flatMap { $0.split(separator: "\n") }
    let codes = lines.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(codes.count > 350)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(standard.level(of: code) != nil, "\(code)")
      if let parent = standard.parent(of: code) { #expect(standard.name(of: parent) != nil, "\(code) without \(parent)") }
    }
  }

  @Test("A code beside a foreign name is a diagnostic, once a document")
  func diagnostics() {
    var manuscript = Manuscript()
    for title in ["部门支出总表", "一般公共预算支出表"] {
      manuscript.title(title)
      manuscript.line("单位：万元")
      manuscript.table(["科目编码 | 科目名称 | 合计", "204 | 公共安全支出 | 5.00", "20405 | 检察 | 5.00"], headerRows: 1)
    }
    let found = manuscript.disclosure.diagnostics.filter { $0.code == .codeName }
    #expect(found.map(\.message) == ["code 20405 (款) is printed as 检察; the classification calls it 法院"])
    #expect(found.first?.table == "t1")
    #expect(found.first?.severity == .info)
  }

  @Test("A form that prints names alone has its levels from the classification")
  func namesAlone() {
    let rows = [
      "部门预算支出经济科目名称 | 政府预算支出经济科目名称 | 合计", "合计 |  | 9.00", "工资福利支出 |  | 7.00", "基本工资 | 工资奖金津补贴 | 4.00", "津贴补贴 | 工资奖金津补贴 | 3.00",
      "商品和服务支出 |  | 2.50", "办公费 | 办公经费 | 2.00",
    ]
    var manuscript = Manuscript()
    manuscript.title("一般公共预算基本支出表")
    manuscript.line("单位：万元")
    manuscript.table(rows, headerRows: 1)
    let failed = manuscript.disclosure.checks.filter { !$0.passed }.map { "\($0.rule.rawValue) \($0.subject)" }
    #expect(failed == ["column.children 商品和服务支出, 合计", "column.total 合计, 合计"])
  }
}
