import Testing

@testable import Disclosure

@Suite("Codes of the classification, in one column or several")
struct CodesTests {
  /// What a joiner makes of lines of codes, each with its name.
  private func read(_ lines: [([String], String)]) -> [Codes.Reading] {
    var joiner = CodeJoiner()
    return lines.map { joiner.read($0.0, name: $0.1) }
  }

  @Test("Two digits below a 类 are its 款, whatever the name; below a 款 the name must be one of the classification")
  func twoDigits() {
    #expect(read([(["201"], "一般公共服务支出"), (["06"], "某事")]) == [.code("201"), .code("20106")])
    #expect(read([(["20106"], "财政事务"), (["01"], "行政运行")]).last == .code("2010601"))
    #expect(read([(["20106"], "财政事务"), (["01"], "某事")]).last == .malformed("01"))
  }

  @Test("Three digits and more go on from nothing: a slip, or the code of an agency")
  func longRests() {
    #expect(read([(["201"], "一般公共服务支出"), (["0601"], "财政事务")]).last == .malformed("0601"))
    #expect(read([(["201"], "一般公共服务支出"), (["060101"], "甲局")]).last == .unit("060101"))
    #expect(read([(["201"], "一般公共服务支出"), (["6"], "财政事务")]).last == .malformed("6"))
  }

  @Test("In columns for 类, 款 and 项 a cell that holds the whole code needs no other")
  func wholeInParts() {
    #expect(read([(["201", "20106", ""], "财政事务")]) == [.code("20106")])
    #expect(read([(["201", "06", "2010601"], "行政运行")]) == [.code("2010601")])
    #expect(read([(["", "", "326001"], "甲局")]) == [.unit("326001")])
    #expect(read([(["", "", "92345"], "甲")]) == [.malformed("92345")])
  }

  @Test("Missing parents are those of the row above only where what stands before them is the same")
  func parents() {
    #expect(read([(["201", "06", "01"], "行政运行"), (["", "", "02"], "一般行政管理事务")]).last == .code("2010602"))
    #expect(read([(["201", "06", "01"], "行政运行"), (["205", "", "02"], "小学教育")]).last == .malformed("205  02"))
    #expect(read([(["", "", "02"], "小学教育")]) == [.malformed("02")])
    #expect(read([(["326001"], "甲局")]) == [.unit("326001")])
    #expect(read([(["326001", "", ""], "甲局")]) == [.unit("326001")])
    #expect(read([(["32", "", ""], "甲局")]) == [.malformed("32")])
  }

  @Test("Signs for nothing in a column of codes are no codes, brackets and dashes no part of one")
  func noCodes() {
    #expect(read([([""], "合计"), (["-"], "合计")]) == [.none, .none])
    #expect(read([(["甲乙丙丁戊己"], "甲局")]) == [.malformed("甲乙丙丁戊己")])
    #expect(read([(["2O1"], "一般公共服务支出"), (["201", "O6", ""], "财政事务")]) == [.malformed("2O1"), .malformed("201 O6")])
    #expect(read([(["[201]"], "一般公共服务支出"), (["201-06"], "财政事务")]) == [.code("201"), .code("20106")])
  }

  @Test("A code is of 3, 5 or 7 digits and begins with 1 to 5; zeros that fill it up are dropped")
  func normalized() {
    #expect(Codes.normalized("2010000") == "201")
    #expect(Codes.normalized("2010600") == "20106")
    #expect(Codes.normalized("20100") == "201")
    #expect(Codes.normalized("2010601") == "2010601")
    #expect(Codes.normalized("601") == nil)
    #expect(Codes.normalized("2010") == nil)
    #expect(Codes.normalized("20A") == nil)
    #expect(Codes.normalized("２01") == nil)
    #expect(["201", "20106", "2010601", "2010"].map(Codes.level) == [1, 2, 3, nil])
  }

  @Test("Digits before a name are a code; before a measure, another number or a single character they are not")
  func leading() {
    func parts(_ text: String) -> [String] { Codes.leading(text).map { [$0.digits, $0.name] } ?? [] }
    #expect(parts("[201]一般公共服务支出") == ["201", "一般公共服务支出"])
    #expect(parts("201-一般公共服务支出") == ["201", "一般公共服务支出"])
    #expect(parts("[2025]年初结转") == ["2025", "年初结转"])
    #expect(parts("2025年结转").isEmpty)
    #expect(parts("[201一般公共服务支出").isEmpty)
    #expect(parts("20一般公共服务").isEmpty)
    #expect(parts("201甲").isEmpty)
    #expect(parts("201-06财政事务").isEmpty)
  }
}

@Suite("Codes in the rows of forms")
struct RowCodesTests {
  private func rows(of title: String = "部门支出总表", _ rows: [String]) -> [FormRow] {
    Disclosure.reading(title, rows, headerRows: 1).rows ?? []
  }

  @Test("A code of six digits and more before an agency's name is the agency's")
  func agencyCode() {
    let found = rows(of: "部门收支预算表", ["单位名称 | 合计 | 基本支出 | 项目支出", "326001甲县水利局 | 3.00 | 1.00 | 2.00"])
    #expect(found.first?.attributes[.unitCode] == .text("326001"))
    let listed = rows(of: "项目支出预算表", ["单位 | 项目名称 | 合计", "326001-甲县水利局 | 清淤 | 3.00", "3260-乙县水利局 | 修堤 | 3.00", "326-丙县水利局 | 筑路 | 1.00"])
    #expect(listed.map { $0.attributes[.unitCode] } == [.text("326001"), nil, .text("326")])
    #expect(listed.map { $0.attributes[.unit] } == [.text("甲县水利局"), .text("3260-乙县水利局"), .text("丙县水利局")])
  }

  @Test("A name that begins with digits of no class keeps them, where no brackets are around them")
  func digitsOfNames() {
    #expect(rows(["项目 | 合计 | 基本支出 | 项目支出", "999工程 | 3.00 | 1.00 | 2.00"]).first?.name == "999工程")
    #expect(rows(["项目 | 合计 | 基本支出 | 项目支出", "[999]工程 | 3.00 | 1.00 | 2.00"]).first?.attributes[.printedCode] == .text("999"))
    #expect(rows(of: "项目支出预算表", ["项目名称 | 合计", "201工程 | 3.00"]).first?.name == "201工程")
  }

  @Test("其他…支出 of a balance without codes is a 款 and below it the item of the same name")
  func others() {
    let found = rows(
      of: "一般公共预算支出表", ["项目 | 合计 | 基本支出 | 项目支出", "其他支出 | 3.00 | 1.00 | 2.00", "其他支出 | 3.00 | 1.00 | 2.00", "其他支出 | 3.00 | 1.00 | 2.00"])
    #expect(found.map(\.inferredCode) == ["229", "22999", "2299999"])
  }

  @Test("A percent that is no number is kept as it is printed, a sign for nothing is not")
  func percentText() {
    let found = rows(
      ["项目 | 2025年预算数 | 2026年预算数 | 增减%", "甲 | 2.00 | 3.00 | 50%", "乙 | 0.00 | 3.00 | 新增", "丙 | 1.00 | 1.00 | —"])
    #expect(found.map { $0.attributes["changePercent.total"] } == [nil, .text("新增"), nil])
    #expect(found.first?.amounts["changePercent.total"] == 50)
  }

  @Test("Digits that are no number are told, words in their place are not")
  func garbled() {
    func codes(_ text: String) -> [DiagnosticCode] {
      var manuscript = Manuscript()
      manuscript.title("部门支出总表")
      manuscript.line("单位：万元")
      manuscript.table(["项目 | 合计 | 基本支出", "甲 | 2.00 | \(text)"], headerRows: 1)
      return manuscript.disclosure.diagnostics.map(\.code)
    }
    #expect(codes("1.2.3,4").contains(.amountUnreadable))
    #expect(!codes("见附表3").contains(.amountUnreadable))
    #expect(!codes("()").contains(.amountUnreadable))
  }

  @Test("The fund that a column names is one of the known, or stands as printed")
  func funds() {
    let found = rows(of: "项目支出预算表", ["项目名称 | 资金来源 | 合计", "甲 | 一般公共预算 | 1.00", "乙 | 自筹 | 1.00"])
    #expect(found.map { $0.attributes[.fund] } == [.text("generalPublicBudget"), .text("自筹")])
  }
}
