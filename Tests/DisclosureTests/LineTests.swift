import Testing

@testable import Disclosure

@Suite("Lines of a form: whose they are, what they are called and how deep they stand")
struct LineTests {
  private func rows(_ title: String, _ rows: [String], headerRows: Int = 1) -> [FormRow] {
    Disclosure.reading(title, rows, headerRows: headerRows).rows ?? []
  }

  private func units(_ lines: [String]) -> [AttributeValue?] {
    rows("项目支出预算表", ["单位 | 项目名称 | 合计"] + lines).map { $0.attributes[.unit] }
  }

  @Test("A line that names an agency alone names it for the lines below, but not for totals, nor for those that name their own")
  func agencies() {
    #expect(
      units(["甲局 |  | 5.00", " | 清淤 | 3.00", "乙局 | 修堤 | 2.00", " | 合计 | 5.00"]) == [.text("甲局"), .text("甲局"), .text("乙局"), nil])
    #expect(units(["甲局 | 清淤 | 3.00", " | 修堤 | 2.00"]) == [.text("甲局"), nil])
  }

  @Test("The line of one agency is the form's total, those of several are its parts")
  func levels() {
    let head = ["单位 | 项目名称 | 合计"]
    #expect(rows("项目支出预算表", head + ["甲局 |  | 5.00", " | 清淤 | 5.00"]).map(\.level) == [0, 1])
    #expect(rows("项目支出预算表", head + ["甲局 |  | 5.00", " | 清淤 | 5.00", "乙局 |  | 2.00", " | 修堤 | 2.00"]).map(\.level) == [1, 2, 1, 2])
  }

  @Test("A form of totals and words that say so, without amounts, has no rows; one with a code or an amount has")
  func emptyForms() {
    let head = "科目编码 | 科目名称 | 合计"
    #expect(rows("政府性基金预算支出表", [head, " | 合计 | ", "无 |  | "]).isEmpty)
    #expect(rows("政府性基金预算支出表", [head, " | 合计 | 0.00"]).count == 1)
    #expect(rows("政府性基金预算支出表", [head, "212 |  | "]).count == 1)
    #expect(rows("政府性基金预算支出表", [head, " | 城乡社区支出 | "]).count == 1)
  }

  @Test("A word among codes names a line that has no other name, the first of several")
  func wordsAmongCodes() {
    let head = ["科目编码 | < | < | 科目名称 | 合计", "类 | 款 | 项 | ^ | ^"]
    #expect(rows("部门支出总表", head + ["合计 | 其中 |  |  | 3.00"], headerRows: 2).map(\.name) == ["合计"])
    #expect(rows("部门支出总表", head + ["201 |  |  |  | 3.00"], headerRows: 2).map(\.name) == [""])
    #expect(rows("部门支出总表", head + ["201 | < | < |  | 3.00"], headerRows: 2).map(\.name) == [""])
    #expect(rows("部门支出总表", head + ["合计 | < | < | 总计 | 3.00"], headerRows: 2).map(\.name) == ["总计"])
  }

  @Test("The name of a second classification is an attribute where one is printed")
  func secondNames() {
    let found = rows(
      "基本支出预算表",
      ["科目编码 | 科目名称 | 科目编码 | 科目名称 | 合计", "30101 | 基本工资 | 50101 | 工资奖金津补贴 | 3.00", "30102 | 津贴补贴 |  |  | 2.00", "合计 | < | < | < | 5.00"])
    #expect(found.map { $0.attributes[.governmentName] } == [.text("工资奖金津补贴"), nil, nil])
    #expect(found.map { $0.attributes[.governmentCode] } == [.text("50101"), nil, nil])
  }

  @Test("Words below no head are no attribute")
  func wordsWithoutHead() {
    #expect(rows("部门支出总表", ["项目 | 合计 | ", "清淤 | 3.00 | 续建"]).map(\.attributes.isEmpty) == [true])
  }

  @Test(
    "Whose classification a second one is stands over it",
    arguments: [
      ("部门预算支出经济分类", "30201 | 办公费", AttributeKey.economicItem), ("政府预算支出经济分类", "50201 | 办公经费", .governmentName),
      ("政府收支功能分类", "2010101 | 行政运行", .functionalItem),
    ])
  func classifications(head: String, second: String, key: AttributeKey) {
    let found = rows(
      "部门支出总表", ["支出科目 | < | \(head) | < | 合计", "科目编码 | 科目名称 | 科目编码 | 科目名称 | ^", "20101 | 人大事务 | \(second) | 5.00"], headerRows: 2)
    #expect(found.first?.name == "人大事务")
    #expect(found.first?.attributes[key] == .text(String(second.drop { $0 != "|" }.dropFirst(2))))
  }

  @Test("A merged cell gives its agency or project to every line, its remark and its amount to the first")
  func mergedCells() {
    let found = rows(
      "项目支出预算表", ["单位 | 项目名称 | 合计 | 增减% | 备注", "甲局 | 清淤 | 3.00 | 5 | 同上", "^ | 修堤 | ^ | ^ | ^"])
    #expect(found.map { $0.attributes[.unit] } == [.text("甲局"), .text("甲局")])
    #expect(found.map { $0.attributes[.remark] } == [.text("同上"), nil])
    #expect(found.map(\.amounts.keys) == [["total", "changePercent.total"], []])
  }

  @Test("A subtotal in a group stands right below the group, one outside it is a total")
  func subtotals() {
    let grouped = rows("部门支出总表", ["项目 |  | 合计", "人员经费 | 小计 | 5.00", "^ | 基本工资 | 5.00"])
    #expect(grouped.map(\.level) == [1, 2])
    #expect(rows("部门支出总表", ["项目 | 合计", "小计 | 5.00"]).map(\.level) == [0])
  }

  @Test("How far a total is indented says nothing of the lines below it")
  func indents() {
    #expect(rows("部门支出总表", ["项目 | 合计", "合计 | 3.00", "\u{3000}甲 | 1.00", "\u{3000}乙 | 2.00"]).map(\.level) == [0, 1, 1])
  }

  @Test("A line with a code that is none has no place in the outline")
  func slips() {
    let found = rows("部门支出总表", ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 5.00", "2016011 | 甲 | 1.00", "99 | 乙 | 1.00"])
    #expect(found.last?.attributes[.printedCode] == .text("99"))
    #expect(found.last?.level == nil)
  }

  @Test("A code before a name is part of the name where a column of codes is filled")
  func codesInNames() {
    let head = "科目编码 | 科目名称 | 合计"
    #expect(rows("部门支出总表", [head, "201 | [201]一般公共服务支出 | 5.00"]).map(\.name) == ["[201]一般公共服务支出"])
    #expect(rows("部门支出总表", [head, " | [201]一般公共服务支出 | 5.00"]).map(\.code) == ["201"])
  }

  @Test("The items of 三公 are columns in their own form alone")
  func items() {
    #expect(rows("部门支出总表", ["项目 | 合计 | 公务接待费 | 因公出国（境）费", "甲 | 3.00 | 1.00 | 2.00"]).map(\.name) == ["甲"])
  }

  @Test("The number of a line at the left of a balance is that of both its lists")
  func lineNumbers() {
    let found = rows("部门收支总表", ["序号 | 收入 | 预算数 | 支出 | 预算数", "7 | 财政拨款 | 3.00 | 教育支出 | 3.00", "^ | 事业收入 | 1.00 | 卫生支出 | 1.00"])
    #expect(found.map(\.line) == [7, nil, 7, nil])
  }
}

@Suite("Target forms: whose goals they are")
struct TargetOwnerTests {
  private let head = "三级指标 | 指标值"

  private func targets(_ title: String, _ rows: [String]) -> [PerformanceTarget] {
    Disclosure.reading(title, rows, headerRows: 0).performances
  }

  @Test("The title names the project of a form that prints none, if it is the only one")
  func namedByTitle() {
    #expect(targets("1、河道清淤绩效目标表", ["预算数 | 5.00", head, "次数 | 3次"]).map(\.projectName) == ["河道清淤"])
    #expect(targets("1、河道清淤绩效目标表", ["项目名称 | 修堤", head, "次数 | 3次"]).map(\.projectName) == ["修堤"])
  }

  @Test("A second name begins a new form only behind the indicators of the one before")
  func segments() {
    #expect(targets("绩效目标表", ["项目名称 | 修堤", "项目名称 | 修堤", head, "次数 | 3次"]).count == 1)
    #expect(targets("绩效目标表", [head, "次数 | 3次", "项目名称 | 修堤"]).count == 1)
    #expect(
      targets("绩效目标表", ["项目名称 | 修堤", head, "次数 | 3次", "项目名称 | 清淤", head, "长度 | 5公里"]).map(\.projectName) == ["修堤", "清淤"])
  }

  @Test("Several values of one label are all kept, each once")
  func labels() {
    let found = targets("绩效目标表", ["所在地 | 甲县 | 所在地 | 乙县", "三级指标 | 指标值 |  | ", "次数 | 3次 |  | "]).first
    #expect(found?.fields["所在地"] == "甲县\n乙县")
    let same = targets("绩效目标表", ["所在地 | 甲县 | 所在地 | 甲县", "三级指标 | 指标值 |  | ", "次数 | 3次 |  | "]).first
    #expect(same?.fields["所在地"] == "甲县")
  }

  @Test("Goals of the term and the year beside one group label, each with its own label")
  func goalsBesideGroup() {
    let found = targets("绩效目标表", ["总体目标 | 实施期目标 | 清淤九公里", "^ | 年度目标 | 清淤三公里", "三级指标 | 指标值 | ", "次数 | 3次 | "]).first
    #expect(found?.goals.map(\.text) == ["清淤九公里", "清淤三公里"])
    #expect(found?.goals.map(\.set) == [.term, .annual])
  }

  @Test("Heads of goals right above the indicators, or at the end of a form, have no words below them")
  func headsWithoutGoals() {
    let heads = ["项目名称 | 修堤", "实施期目标 | 年度目标"]
    let found = targets("绩效目标表", heads + [head, "次数 | 3次"]).first
    #expect(found?.goals.isEmpty == true)
    #expect(found?.indicators.map(\.level3) == ["次数"])
    #expect(targets("绩效目标表", heads).first?.goals.isEmpty == true)
  }

  @Test("A heading over the heads of goals is none of them")
  func headingOverGoals() {
    let rows = ["项目名称 | 修堤", "绩效目标 | <", "实施期目标 | 年度目标", "三年修完。 | 今年开工。", head, "次数 | 3次"]
    #expect(targets("绩效目标表", rows).first?.goals.map(\.text) == ["三年修完。", "今年开工。"])
  }

  @Test("Several cells beside a group of goals are a goal each")
  func severalGoals() {
    let found = targets("绩效目标表", ["总体目标 | 清淤九公里 | 修堤五公里", "^ | 筑路三公里 | 植树一公里", "三级指标 | 指标值 | ", "次数 | 3次 | "]).first
    #expect(found?.goals.map(\.text) == ["清淤九公里", "修堤五公里", "筑路三公里", "植树一公里"])
  }

  private let wide = "三级指标 | 指标值 | 分值"

  @Test("A label and its value behind the indicators are a field, and no indicator")
  func labelBehindIndicators() {
    let found = targets("绩效目标表", ["一级指标 | \(wide)", "产出 | 次数 | 3次 | 10", "实施单位 | 甲局 | < | <"]).first
    #expect(found?.indicators.map(\.level3) == ["次数"])
    #expect(found?.fields["实施单位"] == "甲局")
  }

  @Test("A blank merged cell is no group, and a label without a value no field")
  func blanks() {
    let found = targets("绩效目标表", [" | 预算数 | 5.00", "^ | 其他资金 | 2.00", wide, "次数 | 3次 | 10"]).first
    #expect(found?.budgetTotal == 50_000)
    #expect(found?.budgetOther == 20_000)
    let empty = targets("绩效目标表", ["项目编码 |  | 项目名称 | 修堤", "实施单位 |  | 主管部门 | 甲局", "\(wide) | ", "次数 | 3次 | 10 | "]).first
    #expect(empty?.projectCode == nil)
    #expect(empty?.fields["实施单位"] == nil)
    #expect(empty?.fields["主管部门"] == "甲局")
    #expect(targets("绩效目标表", ["资金用途 |  | <", "^ | 购置车辆 | <", wide, "次数 | 3次 | 10"]).first?.purpose == "购置车辆")
  }

  @Test("Cells alone beside a group are its value, one below the other")
  func loneCells() {
    let found = targets("绩效目标表", ["资金用途 | 购置设备 | <", "^ | 购置车辆 | <", "立项依据 | 甲 | <", "^ | 乙 | <", wide, "次数 | 3次 | 10"]).first
    #expect(found?.purpose == "购置设备\n购置车辆")
    #expect(found?.fields["立项依据"] == "甲\n乙")
  }

  @Test("A long cell alone in its row is the goal where the title speaks of goals")
  func goalAlone() {
    let goal = "全年清淤三公里，修建堤防两公里，保障全县汛期安全和农田灌溉"
    let rows = ["\(goal) | < | <", wide, "次数 | 3次 | 10"]
    #expect(targets("绩效目标表", rows).first?.goals.map(\.text) == [goal])
    #expect(targets("绩效自评表", rows).first?.goals.isEmpty == true)
    #expect(targets("绩效目标表", ["甲县 | < | <"] + rows[1...]).first?.goals.isEmpty == true)
  }

  @Test("Agencies before the indicators of one project make no list, unless each has a budget")
  func agenciesOfIndicators() {
    let indicators = ["甲所 | 次数 | 3次", "乙所 | 长度 | 5公里"]
    #expect(targets("河道清淤绩效目标表", ["单位名称 | \(head)"] + indicators).map { $0.indicators.map(\.level3) } == [["次数", "长度"]])
    let budgets = ["甲所 | 3.00 | 次数 | 3次", "乙所 | 5.00 | 长度 | 5公里"]
    #expect(targets("绩效目标表", ["单位名称 | 预算数 | \(head)"] + budgets).map(\.budgetTotal) == [30_000, 50_000])
  }

  @Test("A list of projects leaves out what a line does not print")
  func listWithBlanks() {
    let found = targets(
      "绩效目标表", ["项目名称 | 项目编码 | 主管部门 | 三级指标 | 指标值", "修堤 |  |  | 次数 | 3次", "清淤 | 130102 | 甲局 | 长度 | 5公里"])
    #expect(found.map(\.projectCode) == [nil, "130102"])
    #expect(found.map { $0.fields["主管部门"] } == [nil, "甲局"])
  }
}
