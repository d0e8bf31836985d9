import Testing

@testable import Disclosure
@testable import Layout

@Suite("The page on rules says what rule files do")
struct RulesDocumentTests {
  private let document: ProjectDocument
  private let standard = FormRules.standard

  init() throws { document = try ProjectDocument("rules.md") }

  // MARK: Values

  @Test("It names every value that a record may have, and none that does not exist")
  func values() throws {
    try document.expectValues(of: Form.Sides.self, "Form.Sides")
    try document.expectValues(of: Form.Body.self, "Form.Body")
    try document.expectValues(of: Form.Breakdown.self, "Form.Breakdown")
    try document.expectValues(of: AmountHead.Role.self, "AmountHead.Role")
    try document.expectValues(of: LabelMeaning.self)
    try document.expectValues(of: IndicatorColumn.self)
    try document.expectValues(of: WordList.self)
    try document.expectValues(of: TermList.self)
  }

  // MARK: The worked example

  private func province() throws -> FormRules { try standard.adding(document.example("province.rules"), file: "province.rules") }

  @Test("Words that were unknown are known with the example's rules")
  func words() throws {
    let rules = try province()
    let title = "部门财力来源总表"
    #expect(standard.kind(ofTitle: title) == nil)
    #expect(rules.kind(ofTitle: title) == .revenue)
    #expect(standard.label(ofHead: "核算单位") == nil)
    #expect(rules.label(ofHead: "核算单位") == .attribute(.unit))
    func term(_ rules: FormRules) -> [HeadTerm] { HeadReader(rules: rules, year: 2026, paths: []).terms(of: "本级财力安排") }
    #expect(term(standard) == [.unknown])
    #expect(term(rules) == [.key(.generalPublicBudget, .source)])
    #expect(standard.item(ofName: "公务招待支出") == nil)
    #expect(rules.item(ofName: "公务招待支出") == .reception)
    #expect(standard.meaning(ofLabel: "核定资金(万元)") == nil)
    #expect(rules.meaning(ofLabel: "核定资金(万元)") == .budgetTotal)
    #expect(!standard.has("口径说明:含上年结转", in: .note))
    #expect(rules.has("口径说明:含上年结转", in: .note))
  }

  @Test("A table that gave its grid alone gives rows")
  func table() throws {
    var manuscript = Manuscript()
    manuscript.title("部门财力来源总表")
    manuscript.line("单位：万元")
    manuscript.table(["核算单位 | 合计 | 本级财力安排 | 其他收入", "合计 | 30.00 | 25.00 | 5.00", "甲局 | 30.00 | 25.00 | 5.00"], headerRows: 1)
    func read(_ rules: FormRules) throws -> DisclosureTable {
      var layout = DocumentLayout([])
      layout.blocks = manuscript.flow
      let source = SourceFile(file: "hand.pdf", sha256: "", bytes: 0, pageCount: 1, textLayer: .digital)
      return try #require(Disclosure(layout: layout, source: source, rules: rules).tables.first)
    }
    let before = try read(standard)
    #expect(before.kind == .other)
    #expect(before.rows == nil)
    let after = try read(province())
    #expect(after.kind == .revenue)
    #expect(after.columns?.map(\.key) == ["name", "total", "generalPublicBudget", "otherIncome"])
    #expect(after.rows?.last?.name == "甲局")
    #expect(after.rows?.last?.amounts[.generalPublicBudget] == 250_000)
  }

  @Test("What was known stays known")
  func standardStays() throws {
    let rules = try province()
    #expect(rules.kind(ofTitle: "部门收入总表") == .revenue)
    #expect(rules.label(ofHead: "单位名称") == .attribute(.unit))
    #expect(rules.item(ofName: "公务接待费") == .reception)
    #expect(rules.meaning(ofLabel: "年度资金总额") == .budgetTotal)
  }

  // MARK: Adding and replacing

  @Test("New lines are asked before the old ones of their record")
  func order() throws {
    let rules = try standard.adding("form revenue\n  title: 财力来源总表", file: "a.rules")
    let form = try #require(rules.form(.revenue))
    #expect(form.titles.first?.text == "财力来源总表")
    #expect(form.titles.count == (standard.form(.revenue)?.titles.count ?? 0) + 1)
    let phrases = try standard.adding("phrases threePublic\n  公务接待费$ =>", file: "a.rules").phrases
    #expect(phrases.first?.phrase.text == "公务接待费$")
    #expect(phrases.first?.rule.metrics == [])
  }

  @Test("A title that was added is asked before those of every form that ships")
  func addedTitles() throws {
    #expect(standard.kind(ofTitle: "财力结余情况表") == .other)
    let told = try standard.adding("form balance\n  title: 财力结余情况表", file: "a.rules")
    #expect(told.kind(ofTitle: "财力结余情况表") == .balance)
  }

  @Test("A single value that was added counts instead of the old one, and a wrong one is refused")
  func singleValues() throws {
    let rules = try standard.adding("form assets\n  side: revenue", file: "a.rules")
    #expect(rules.form(.assets)?.naturalSide == .revenue)
    #expect(throws: RulesError(file: "a.rules", line: 2, reason: "“left” is no side: both, revenue, expenditure are")) {
      try standard.adding("form balance\n  side: left", file: "a.rules")
    }
  }

  @Test("The words for years are data")
  func years() throws {
    let rules = try standard.adding("terms otherYear\n  前一预算年", file: "a.rules")
    #expect(HeadReader(rules: rules, year: nil, paths: []).terms(of: "前一预算年基本支出") == [.key(.previous, .group), .key(.basic, .use)])
  }

  // MARK: Equalities

  /// A document whose form of the funds prints 3 and whose balance prints 4 for them.
  private func checks(_ rules: String) throws -> [String] {
    var manuscript = Manuscript()
    manuscript.title("政府性基金预算支出表")
    manuscript.line("单位：万元")
    manuscript.table(["科目编码 | 科目名称 | 合计", "208 | 社会保障和就业支出 | 3.00", " | 合计 | 3.00"], headerRows: 1)
    manuscript.title("收支总表")
    manuscript.line("单位：万元")
    manuscript.table(["收入 | < | 支出 | <", "项目 | 金额 | 项目 | 金额", "一、政府性基金 | 4.00 | | ", "收入总计 | 4.00 | | "], headerRows: 2)
    manuscript.line("2026年政府性基金预算支出5.00万元。")
    var layout = DocumentLayout([])
    layout.blocks = manuscript.flow
    let source = SourceFile(file: "hand.pdf", sha256: "", bytes: 0, pageCount: 1, textLayer: .digital)
    let disclosure = try Disclosure(layout: layout, source: source, rules: standard.adding(rules, file: "a.rules"))
    return disclosure.checks.filter { $0.rule == .crossTables || $0.rule == .crossStatement }.map {
      "\($0.rule.rawValue) \($0.passed) \($0.actual ?? 0) \($0.expected ?? 0)"
    }
  }

  @Test("What must be equal between forms, and which figure a metric repeats, are data")
  func equalities() throws {
    #expect(try checks("") == ["cross.statement false 50000 30000"])
    let funds = "equal funds\n  figure: total of governmentFundExpenditure\n"
    #expect(try checks(funds + "  with: row ^政府性基金 of balance revenue").first == "cross.tables false 30000 40000")
    #expect(try checks(funds + "  may: row ^政府性基金 of balance revenue").count == 1)
    #expect(try checks(funds + "  with: row ^政府性基金 of balance revenue\n  unless: ^合计$").count == 1)
    #expect(try checks("metric expenditure.governmentFund\n  figure: total of balance revenue") == ["cross.statement false 50000 40000"])
    #expect(try checks("metric expenditure.governmentFund\n  replace: yes") == [])
  }

  @Test("A rule that ships is left out where its record is replaced by nothing")
  func emptyEquality() throws {
    let rules = try standard.adding("equal revenue\n  replace: yes", file: "a.rules")
    #expect(rules.equalities.count == standard.equalities.count)
    #expect(rules.equalities.first?.figures.isEmpty == true)
  }

  @Test("Words of comparison are data")
  func comparators() throws {
    let rules = try standard.adding("comparator >=\n  before: 保底\n  after: 起", file: "a.rules")
    #expect(IndicatorValue(rules).target("保底5个").comparator == ">=")
    #expect(IndicatorValue(rules).target("5个起").comparator == ">=")
    #expect(IndicatorValue(.standard).target("5个起").comparator == "=")
  }

  @Test("A record that replaces stands alone")
  func replace() throws {
    let rules = try standard.adding("form revenue\n  replace: yes\n  title: 财力来源总表\n  side: revenue\n  body: rows", file: "a.rules")
    #expect(rules.kind(ofTitle: "财力来源总表") == .revenue)
    #expect(rules.kind(ofTitle: "部门收入总表") != .revenue)
    #expect(rules.form(.revenue)?.sides == .revenue)
    #expect(rules.form(.revenue)?.breakdown == nil)
  }

  @Test("Comments and blank lines say nothing, and a pattern may begin with a digit's sign")
  func comments() throws {
    let rules = try standard.adding("# A comment.\n#\n\nwords noteItem\n  # Another.\n  ##号\n", file: "a.rules")
    #expect(rules.has("12号", in: .noteItem))
    #expect(!rules.has("Another.", in: .noteItem))
  }

  // MARK: Errors

  private func refusal(of text: String) -> RulesError? {
    do {
      _ = try standard.adding(text, file: "province.rules")
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "A rule that cannot be used is named by file, line and reason",
    arguments: [
      ("# 甲\nformular balance\n  title: 甲", 2, "is no type of rule"),
      ("form sheet\n  title: 甲", 1, "there is no kind “sheet”"),
      ("key money\n  role: source", 1, "there is no amount key “money”"),
      ("label colour\n  head: 甲", 1, "there is no label “colour”"),
      ("item tea\n  name: 甲", 1, "there is no item “tea”"),
      ("meaning sense\n  label: 甲", 1, "there is no meaning “sense”"),
      ("indicator level9\n  head: 甲", 1, "there is no indicator column “level9”"),
      ("words many\n  甲", 1, "there is no list of words “many”"),
      ("terms many\n  甲", 1, "there is no list of terms “many”"),
      ("form balance\n  title: 甲\n  head: (甲|乙", 3, "“(” is not closed"),
      ("form balance\n  title: 甲)", 2, "closes no group"),
      ("form balance\n  title: 甲?", 2, "“?” follows no group"),
      ("form balance\n  title: 甲|乙", 2, "stands outside a group"),
      ("form balance\n\n  titel: 甲", 3, "a form has no “titel”"),
      ("form balance\n  items: tea", 2, "there are no items “tea”"),
      ("label unit\n  甲", 2, "“甲” is no member of a label"),
      ("form balance\n  replace: yes\n  side: left", 3, "“left” is no side"),
      ("key basic\n  replace: yes\n  head: 甲", 1, "has no role"),
      ("item total\n  parts: tea", 2, "there is no item “tea”"),
      ("\n  title: 甲\nform balance", 2, "belongs to no record"),
      ("form", 1, "names no rule"),
      ("phrases funds\n  甲 revenue.total", 2, "has no “=>”"),
      ("phrases funds\n  甲 => revenue.tea", 2, "there is no metric “revenue.tea”"),
      ("phrases funds\n  甲 => revenue.total; in town", 2, "names no scope"),
      ("equal a\n  figure: total balance", 2, "names no form"),
      ("equal a\n  figure: total of sheet", 2, "there is no kind behind “of”"),
      ("equal a\n  figure: sum of balance", 2, "names no figures"),
      ("equal a\n  figure: first row 甲 of balance", 2, "names no figures"),
      ("equal a\n  figure: row of balance", 2, "names no figures"),
      ("equal a\n  figure: row (甲 of balance", 2, "“(” is not closed"),
      ("equal a\n  figure: item tea of threePublic", 2, "there is no item “tea”"),
      ("equal a\n  figure: total of balance left", 2, "is neither a side nor"),
      ("equal a\n  figure: total of balance under money", 2, "there is no amount key “money”"),
      ("equal a\n  figure: total of balance\n  with: function of expenditure", 3, "compared by name"),
      ("equal a\n  together: no", 2, "“together” is “yes”"),
      ("metric tea.total\n  figure: total of balance", 1, "there is no metric “tea.total”"),
      ("metric revenue.total\n  where: total of balance", 2, "sets no two figures equal"),
      ("comparator ~\n  before: 约", 1, "there is no comparator “~”"),
      ("unit 两\n  yuan: viel", 1, "does not say how many yuan"),
      ("unit 两\n  yuan: 0", 1, "does not say how many yuan"),
    ])
  func errors(text: String, line: Int, reason: String) throws {
    let error = try #require(refusal(of: text))
    #expect(error.file == "province.rules")
    #expect(error.line == line)
    #expect(error.reason.contains(reason), "\(error.reason)")
    #expect("\(error)".hasPrefix("province.rules:\(line): "))
  }

  @Test("The page shows an error as it is printed")
  func printedError() throws {
    let error = try #require(refusal(of: "# 甲\nform balance\n\n  titel: 甲"))
    #expect(document.has(line: "    \(error)"))
  }
}
