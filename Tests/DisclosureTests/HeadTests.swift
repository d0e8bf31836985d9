import Layout
import Testing

@testable import Disclosure

@Suite("What the heads of columns say")
struct HeadTests {
  private func terms(_ text: String, year: Int? = 2026, beside others: [String] = []) -> [HeadTerm] {
    HeadReader(rules: .standard, year: year, paths: [[text]] + others.map { [$0] }).terms(of: text)
  }

  @Test("2025年度 is 2025年, and the document's own year says nothing")
  func years() {
    #expect(terms("2025年度预算数", beside: ["2026年度预算数"]) == [.key(.previous, .group), .whole])
    #expect(terms("2025年度", beside: ["2026年度"]) == [.key(.previous, .group), .whole])
    #expect(terms("2026年度基本支出") == [.key(.basic, .use)])
    #expect(terms("2027年预算数", beside: ["2026年预算数"]) == [.unknown])
    #expect(terms("其中:") == [.whole])
  }

  @Test("Where nobody knows the year, the latest that the heads name is the document's")
  func latestYear() {
    #expect(terms("2025年预算数", year: nil, beside: ["2026年预算数"]) == [.key(.previous, .group), .whole])
    #expect(terms("2025年预算数", year: nil) == [.whole])
    #expect(terms("2026年预算数", year: nil, beside: ["2500年预算数"]) == [.whole])
    #expect(terms("2025号预算数", year: nil, beside: ["2026年预算数"]) == [.whole])
  }

  @Test("上年 before an amount is the year before, 上年结转 money of this year")
  func lastYear() {
    #expect(terms("上年预算数") == [.key(.previous, .group), .whole])
    #expect(terms("上年") == [.key(.previous, .group), .whole])
    #expect(terms("上年结转") == [.key(.carryover, .group)])
    #expect(terms("本年") == [.whole])
    #expect(terms("本年基本支出") == [.key(.basic, .use)])
  }

  @Test("预算数 is an amount of its own only beside 决算数")
  func budgetBesideFinal() {
    #expect(terms("预算数") == [.whole])
    #expect(terms("年初预算数", beside: ["决算数"]) != [.whole])
  }

  @Test("A head without 其中, its colon and its unit of money")
  func bare() {
    #expect(HeadReader.bare("其中:基本支出") == "基本支出")
    #expect(HeadReader.bare("其中基本支出:") == "基本支出")
    #expect(HeadReader.bare("金额(万元)") == "金额")
    #expect(HeadReader.bare("预算数(2026年)") == "预算数")
    #expect(HeadReader.bare("面积(平方米)") == "面积(平方米)")
    #expect(HeadReader.bare("支出(不含2026年)") == "支出(不含2026年)")
    #expect(HeadReader.bare("基本支出。") == "基本支出")
  }

  private func isSigns(_ texts: String...) -> Bool { SignRow.isSigns(texts, .standard) }

  @Test("Columns are numbered from one, in brackets, circles or sums, or marked")
  func signs() {
    #expect(isSigns("栏次", "1", "2", "3"))
    #expect(isSigns("**", "**", "1", "2"))
    #expect(isSigns("(1)", "(2)", "(3)"))
    #expect(isSigns("①", "②"))
    #expect(isSigns("A", "B", "1=2+3", "2"))
    #expect(isSigns("1栏", "2栏"))
    #expect(isSigns("**", "**"))
    #expect(isSigns("", "1", "2"))
  }

  @Test("Amounts, names and numbers out of order are no numbers of columns")
  func noSigns() {
    #expect(!isSigns("1"))
    #expect(!isSigns("4", "5"))
    #expect(!isSigns("1", "3"))
    #expect(!isSigns("合计", "1", "2"))
    #expect(!isSigns("1.00", "2.00"))
    #expect(!isSigns("A", "B"))
    #expect(!isSigns("1人", "2人"))
    #expect(!isSigns("①号", "②号"))
  }
}

@Suite("Keys of columns side by side")
struct KeyTests {
  private func keys(_ paths: [[String]]) -> [String] {
    let reader = HeadReader(rules: .standard, year: 2026, paths: paths)
    let found = ColumnKeys(columns: Array(paths.indices), paths: paths, reader: reader, rules: .standard) { _, _ in false }
    return paths.indices.map { found.keys[$0]?.name ?? "" }
  }

  @Test("本年收入 is the whole where nothing else is, and a figure of its own beside a total or what was carried over")
  func currentYear() {
    #expect(keys([["本年收入"], ["一般公共预算"]]) == ["total", "generalPublicBudget"])
    #expect(keys([["总计"], ["本年收入"]]) == ["total", "currentYear"])
    #expect(keys([["本年收入"], ["上年结转"]]) == ["currentYear", "carryover"])
  }

  @Test("A use below one fund is that use; where two funds are divided it is the fund's")
  func dividedFunds() {
    #expect(keys([["合计"], ["一般公共预算", "基本支出"], ["政府性基金"]]) == ["total", "basic", "governmentFund"])
    #expect(
      keys([["一般公共预算", "基本支出"], ["政府性基金", "基本支出"]]) == ["generalPublicBudget.basic", "governmentFund.basic"])
  }
}

@Suite("What the columns of a form hold")
struct ColumnContentTests {
  private func table(_ title: String, _ rows: [String], headerRows: Int = 1) -> DisclosureTable {
    Disclosure.reading(title, rows, headerRows: headerRows)
  }

  @Test("A panel beside revenue is expenditure where its head names a classification, wherever it stands")
  func sideOfPanel() {
    let sides = table(
      "部门收支总表", ["按功能分类 | 预算数 | 收入项目 | 预算数", "一般公共服务支出 | 3.00 | 一般公共预算拨款 | 3.00"]
    ).rows?.map(\.side)
    #expect(sides == [.expenditure, .revenue])
    let byClass = table(
      "部门收支总表", ["按经济分类 | 预算数 | 收入项目 | 预算数", "工资福利支出 | 3.00 | 一般公共预算拨款 | 3.00"]
    ).rows?.map(\.side)
    #expect(byClass == [.expenditure, .revenue])
  }

  @Test("A side is what its head says, wherever it stands, and a balance with one list has that list's")
  func sides() {
    func sides(_ title: String, _ rows: [String]) -> [FormSide?] { table(title, rows).rows?.map(\.side) ?? [] }
    #expect(
      sides("部门收支总表", ["支出项目 | 预算数 | 收入项目 | 预算数", "教育支出 | 3.00 | 财政拨款 | 3.00"]) == [.expenditure, .revenue])
    #expect(sides("部门收支总表", ["收入项目 | 预算数", "财政拨款 | 3.00"]) == [.revenue])
    #expect(sides("财政拨款收支总表", ["支出项目 | 预算数", "教育支出 | 3.00"]) == [.expenditure])
    #expect(sides("部门收支总表", ["项目 | 预算数 | 项目 | 预算数", "财政拨款 | 3.00 | 教育支出 | 3.00"]) == [.revenue, .expenditure])
  }

  @Test(
    "Words under a head that names a side are that side's list, whatever else it says",
    arguments: ["收入 | 金额 | 支出 | 金额", "收入来源 | 预算数 | 支出内容 | 预算数", "收入类别 | 金额 | 支出类别 | 金额"])
  func listsOfSides(head: String) {
    let found = table("部门收支总表", [head, "财政拨款 | 3.00 | 教育支出 | 2.00", "收入合计 | 3.00 | 支出合计 | 2.00"]).rows ?? []
    #expect(found.map(\.name) == ["财政拨款", "收入合计", "教育支出", "支出合计"])
    #expect(found.map(\.side) == [.revenue, .revenue, .expenditure, .expenditure])
    #expect(found.map { $0.amounts["total"] } == [30_000, 30_000, 20_000, 20_000])
    #expect(found.allSatisfy { $0.attributes.entries.isEmpty })
  }

  @Test("Other words of a balance are attributes, and a column of codes in brackets stays one")
  func otherColumns() {
    let found = table("部门收支总表", ["收入 | 金额 | 依据 | 支出 | 金额", "财政拨款 | 3.00 | 批复 | 教育支出 | 3.00"]).rows ?? []
    #expect(found.map { $0.attributes["依据"] } == [.text("批复"), nil])
    let coded = table(
      "部门收支总表", ["收入项目 | 金额 | 支出科目编码 | 支出科目名称 | 金额", "财政拨款 | 3.00 | [201] | 一般公共服务支出 | 3.00"]
    ).rows
    #expect(coded?.map(\.code) == [nil, "201"])
  }

  @Test("A form of one side whose list is headed by it has names")
  func listOfOneSide() {
    let found = table("部门收入总表", ["收入 | 合计", "财政拨款 | 3.00"]).rows ?? []
    #expect(found.map(\.name) == ["财政拨款"])
    #expect(found.allSatisfy { $0.attributes.entries.isEmpty })
  }

  @Test("Codes in parts, twice: each run is one classification, and so is a name of one without a code of its own")
  func runsOfCodes() {
    let found = table(
      "部门支出总表",
      [
        "功能科目编码 | < | < | 功能科目名称 | 经济科目编码 | < | 经济科目名称 | 合计", "类 | 款 | 项 | ^ | 类 | 款 | ^ | ^",
        "201 | 06 | 01 | 行政运行 | 301 | 01 | 基本工资 | 3.00",
      ], headerRows: 2
    ).rows?.first
    #expect(found?.code == "2010601")
    #expect(found?.attributes[.economicCode] == .text("30101"))
  }

  @Test("Signs for nothing are no words, and columns with one head that are never filled together are one")
  func blanks() {
    #expect(table("部门支出总表", ["项目 | 合计 | 花草", "甲 | 3.00 | -"]).rows?.first?.attributes.entries.isEmpty == true)
    #expect(table("部门支出总表", ["项目 | 合计 | 备注", "甲 | 3.00 | -"]).rows?.first?.attributes[.remark] == .text("-"))
    let shared = table("部门支出总表", ["项目 | 合计 | 合计", "甲 | 3.00 | ", "乙 |  | 4.00"]).rows
    #expect(shared?.map { $0.amounts["total"] } == [30_000, 40_000])
  }

  @Test("A label's head over figures with decimals or separated thousands is one of money", arguments: ["2.00", "2,000"])
  func moneyUnderLabels(figure: String) {
    #expect(table("部门支出总表", ["项目 | 合计 | 备注", "甲 | 3.00 | \(figure)"]).rows?.first?.amounts.keys.count == 2)
    #expect(table("部门支出总表", ["项目 | 合计 | 备注", "甲 | 3.00 | 2"]).rows?.first?.amounts.keys.count == 1)
  }

  @Test("Balances of other funds have two sides as well, and none where they print one list")
  func otherBalances() {
    let two = table("政府性基金预算收支表", ["收入项目 | 预算数 | 支出项目 | 预算数", "基金收入 | 3.00 | 城乡社区支出 | 3.00"]).rows
    #expect(two?.map(\.side) == [.revenue, .expenditure])
  }

  @Test("Outside its rows and columns a form has no cell")
  func outside() {
    let form = FormGrid(Grid(["甲 | 乙"], headerRows: 0), rules: .standard)
    #expect(form.text(0, 1) == "乙")
    for (row, column) in [(-1, 0), (1, 0), (0, -1), (0, 2)] { #expect(form.cell(row, column) == nil) }
  }

  @Test("The number of a column is no head; neither is the row of numbers below a form without heads")
  func numbersOfColumns() {
    let form = FormGrid(Grid(["项目 | 合计", "1 | 基本支出", "甲 | 3.00"], headerRows: 2), rules: .standard)
    #expect(form.path(ofColumn: 0) == ["项目"])
    #expect(FormGrid(Grid(["1 | 2", "3 | 4"], headerRows: 0), rules: .standard).headerRows == 0)
    #expect(FormGrid(Grid(["甲 | 乙", "1 | 2"], headerRows: 2), rules: .standard).headerRows == 2)
    #expect(FormGrid(Grid(["甲 | 乙", "1 | 2", "甲 | 3"], headerRows: 1), rules: .standard).headerRows == 2)
  }

  @Test("Several lists of one side are told apart by their heads, else by the names in them")
  func lists() {
    func classifications(_ heads: [String], _ names: [String]) -> [AttributeValue?] {
      let head = "项目 | 预算数 | " + heads.map { "\($0) | 预算数" }.joined(separator: " | ")
      let body = "一般公共预算拨款 | 3.00 | " + names.map { "\($0) | 3.00" }.joined(separator: " | ")
      return (table("部门收支总表", [head, body]).rows ?? []).filter { $0.side == .expenditure }.map { $0.attributes[.classification] }
    }
    #expect(
      classifications(["支出功能分类", "部门支出经济分类", "政府支出经济分类"], ["教育支出", "商品和服务支出", "机关工资福利支出"])
        == [nil, .text("departmentEconomic"), .text("governmentEconomic")])
    #expect(classifications(["支出项目", "支出项目"], ["教育支出", "机关工资福利支出"]) == [nil, .text("governmentEconomic")])
    #expect(classifications(["支出项目", "支出项目"], ["教育支出", "工资福利支出"]) == [nil, .text("departmentEconomic")])
    #expect(classifications(["支出项目", "支出项目"], ["教育支出", "基本支出"]) == [nil, .text("use")])
    #expect(classifications(["支出项目", "支出项目"], ["教育支出", "人员支出"]) == [nil, .text("use")])
    #expect(classifications(["支出项目", "政府性基金支出项目"], ["教育支出", "人员支出"]) == [nil, .text("use")])
    #expect(classifications(["支出项目", "支出功能分类科目"], ["基本支出", "工资福利支出"]) == [nil, nil])
  }

  @Test("Uses that list staff below 基本支出 are no economic classes")
  func usesWithStaff() {
    let rows =
      table(
        "部门收支总表",
        ["收入 | 预算数 | 支出功能分类 | 预算数 | 支出用途 | 预算数", "拨款 | 3.00 | 教育支出 | 3.00 | 一、基本支出 | 3.00", "|  |  |  | 工资福利支出 | 3.00"]
      ).rows ?? []
    #expect(rows.last?.attributes[.classification] == .text("use"))
  }

  @Test("The items of a group in a second column without a head are the names, and the group their attribute")
  func secondNames() {
    let rows = table("部门支出总表", ["项目 |  | 合计", "人员经费 | 基本工资 | 3.00", "^ | 津贴补贴 | 2.00"]).rows ?? []
    #expect(rows.map(\.name) == ["基本工资", "津贴补贴"])
    #expect(rows.map { $0.attributes[.group] } == [.text("人员经费"), .text("人员经费")])
  }

  @Test("Shares and counts are numbers, but not money; the percent of a change is a key of its own")
  func numbers() {
    let row = table("部门支出总表", ["项目 | 合计 | 人数 | 占比% | 增减%", "甲 | 3.00 | 12 | 50 | 10"]).rows?.first
    #expect(row?.amounts.keys == ["total", "changePercent.total"])
    #expect(row?.attributes["人数"] == .number(12))
    #expect(row?.attributes["占比%"] == .number(50))
  }
}

@Suite("Lines of several years, funds and agencies")
struct LineYearTests {
  private func isYear(_ text: String) -> Bool { LineYear.isYear(text, rules: .standard) }

  @Test("The year of a line, a synonym of it, or a change")
  func years() {
    #expect(isYear("2026年预算"))
    #expect(isYear("2026"))
    #expect(isYear("上年预算数"))
    #expect(isYear("增减额"))
    #expect(!isYear("2026001甲局"))
    #expect(!isYear("1999年"))
    #expect(!isYear("甲局2026年度部门预算安排的各项支出"))
    #expect(!isYear("上年结余资金安排的支出"))
    #expect(!isYear("甲局"))
    #expect(!isYear("2026年度甲县水利局部门预算支出"))
  }

  @Test("三公 items across the columns with the year, the fund and the agency of each line")
  func threePublic() {
    let head = "单位名称 | 项目 | 公务接待费 | 公务用车运行维护费"
    func attributes(_ label: String) -> KeyedValues<AttributeValue>? {
      Disclosure.reading("“三公”经费预算表", [head, "甲局 | \(label) | 1.00 | 2.00"], headerRows: 1).rows?.first?.attributes
    }
    #expect(attributes("2026年预算")?[.year] == .number(2026))
    #expect(attributes("增减额")?[.change] == .flag(true))
    #expect(attributes("上年预算数")?[.year] == .text("上年预算数"))
    #expect(attributes("政府性基金")?[.fund] == .text("governmentFund"))
    #expect(attributes("2026年预算")?[.unit] == .text("甲局"))
  }
}
