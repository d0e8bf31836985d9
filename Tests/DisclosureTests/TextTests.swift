import FoundationEssentials
import Testing

@testable import Disclosure

@Suite("Printed text and numbers")
struct TextTests {
  // MARK: Folding

  @Test(
    "Folding drops white space and quotation marks and makes full-width ASCII half-width",
    arguments: [
      ("“三公”经费", "三公经费"), ("单位：万元", "单位:万元"), ("（一）　人员", "(一)人员"), ("２０２３年", "2023年"), ("「支出」 总 表", "支出总表"), ("A＂B", "AB"),
      ("，；", ",;"), ("、。", "、。"), ("", ""),
    ])
  func folding(text: String, folded: String) {
    #expect(Folding.folded(text) == folded)
  }

  @Test("What counts as printed loses its white space and nothing else")
  func printed() {
    #expect(Folding.printed("“三公” 经费\u{3000}（万元）") == "“三公”经费（万元）")
  }

  // MARK: Numbers

  @Test(
    "Numbers as disclosures print them",
    arguments: [
      ("12.50", "12.5"), ("1,234,567.89", "1234567.89"), ("１２．５", "12.5"), ("-3.2", "-3.2"), ("−3.2", "-3.2"), ("－３", "-3"),
      ("(45.6)", "-45.6"),
      ("（45.6）", "-45.6"), ("0", "0"), ("0.00", "0"), (".5", "0.5"), (" 1 2 3 4 ", "1234"), ("1, 234 . 5", "1234.5"), ("￥3.00", "3"),
      ("¥3", "3"), (",46794.00", "46794"), ("-,46794.00", "-46794"), ("53.4857", "53.4857"),
      ("1，234", "1234"), ("1,000⁷", "1000"), ("5.20¹²", "5.2"), ("△425.00", "-425"), ("▲12.30", "-12.3"),
    ])
  func decimals(text: String, value: String) {
    #expect(Numbers.decimal(text) == Decimal(string: value))
  }

  @Test(
    "What is no bare number",
    arguments: [
      "", "-", "—", "95%", "12万元", "5万", "(-5)", "1.2.3", "1-2", "--5", "(5", "(45", "2023年", "1.5,0", ",5", "()", "一", "1e5", "0x10", ".",
      "⁷", "10²0", "△", "12△", "△-5",
      "350 200", "1 234", "¥",
    ])
  func notDecimals(text: String) {
    #expect(Numbers.decimal(text) == nil)
  }

  @Test("Scaling is exact: 53.4857 万元 are 534857 yuan")
  func exact() {
    #expect(Numbers.decimal("53.4857").map { $0 * 10_000 } == 534_857)
    #expect(Numbers.decimal("0.07").map { $0 * 10_000 } == 700)
  }

  @Test("An amount is the same in any unit, whether that is a power of ten or not")
  func divided() throws {
    let amount = try #require(Decimal(string: "-534857.1"))
    for unit: Decimal in [1, 10_000, 100_000_000, 7] { #expect(amount.divided(by: unit) == amount / unit) }
    #expect("\(amount.divided(by: 10_000))" == "-53.48571")
    #expect(Decimal(0).divided(by: 10_000) == 0)
  }

  @Test(
    "White space at the ends is cut off, whatever kind it is",
    arguments: [
      (" a b\t", "a b"), ("\u{3000}支出 \u{3000}", "支出"), ("…支出", "…支出"), ("", ""), (" \n", ""), ("\u{2003}", ""),
      ("\u{A0}\u{E9}\u{A0}", "é"),
    ])
  func trimmed(text: String, expected: String) {
    #expect(text.trimmed == expected)
    #expect(text[...].trimmed == expected)
  }

  @Test("A text is found where it stands first")
  func firstRange() throws {
    let text = "年初和年末, = 1 => 2"
    #expect(text.firstRange(ofBytes: "年末").map { String(text[$0.upperBound...]) } == ", = 1 => 2")
    #expect(text.firstRange(ofBytes: "=>").map { String(text[..<$0.lowerBound]) } == "年初和年末, = 1 ")
    #expect(text.firstRange(ofBytes: "月") == nil)
    #expect(text.firstRange(ofBytes: "") == nil)
  }

  @Test("A number at the head of a text parts from what follows it")
  func leading() throws {
    let (value, rest) = try #require(Numbers.leading("1,286.40万元"))
    #expect(value == Decimal(string: "1286.4"))
    #expect(rest == "万元")
    #expect(Numbers.leading("提升") == nil)
  }

  @Test(
    "Dates in any dress",
    arguments: [
      ("截止时间:2022-12-31", "2022-12-31"), ("2022年12月31日", "2022-12-31"), ("2022.1.5", "2022-01-05"), ("2022年13月1日", nil),
      ("2022年1月32日", nil), ("2022年12月", nil),
      ("12月31日", nil),
    ] as [(String, String?)])
  func dates(text: String, date: String?) {
    #expect(Numbers.date(in: text) == date)
  }

  @Test(
    "Years in digits and in words",
    arguments: [
      ("2023年部门预算", 2023), ("预算年度:2024", 2024), ("二○二三年", 2023), ("二〇二四年度", 2024), ("20231231", nil), ("1234年", nil), ("第三年", nil),
    ] as [(String, Int?)])
  func years(text: String, year: Int?) {
    #expect(Numbers.year(in: text) == year)
  }

  // MARK: Patterns

  @Test(
    "Patterns of the form tables",
    arguments: [
      ("收支总表", "部门收支总表", true), ("^收支总表", "部门收支总表", false), ("收支总表$", "收支总表(一)", false), ("^合计$", "合计", true), ("^合计$", "合计数", false),
      ("收支(预算)?总表", "收支预算总表", true), ("收支(预算)?总表", "收支总表", true), ("收支(预算)?总表", "收支决算总表", false), ("(部门|单位)名称", "单位名称", true),
      ("^####年", "2023年", true), ("^####年", "23年", false), ("一般公共预算…支出", "一般公共预算财政拨款支出表", true), ("一般公共预算…支出", "支出一般公共预算", false),
      ("^预算…表$", "预算公开表", true), ("^预算…表$", "预算表", true), ("^表…表$", "表", false), ("^（…）$", "(空表)", true), ("(甲(乙|丙)?)?丁", "甲丙丁", true),
      ("(甲(乙|丙)?)?丁", "乙", false),
    ])
  func patterns(pattern: String, text: String, fits: Bool) throws {
    #expect(try TextPattern(pattern).matches(text) == fits)
  }

  @Test("A malformed pattern is refused", arguments: ["(甲", "甲)", "甲|乙", "甲?", "(|甲)", ""])
  func malformed(pattern: String) {
    #expect(throws: TextPattern.Malformed.self) { try TextPattern(pattern) }
  }

  // MARK: Codes

  @Test(
    "Codes are written whole, the zero padding of higher levels dropped",
    arguments: [
      ("201", "201"), ("20103", "20103"), ("2010301", "2010301"), ("2040000", "204"), ("2040400", "20404"), ("20400", "204"),
      ("30101", "30101"), ("12", nil),
      ("20103A", nil), ("", nil),
    ] as [(String, String?)])
  func codes(text: String, code: String?) {
    #expect(Codes.normalized(text) == code)
  }

  @Test("A code's length is its level", arguments: [("201", 1), ("20103", 2), ("2010301", 3), ("999001", nil)] as [(String, Int?)])
  func levels(code: String, level: Int?) {
    #expect(Codes.level(of: code) == level)
  }

  // MARK: Units

  @Test(
    "Units after the word 单位",
    arguments: [
      ("单位:万元", "万元", 10_000), ("金额单位:元", "元", 1), ("单位:人民币万元", "万元", 10_000), ("单位:亿元", "亿元", 100_000_000), ("单位(千元)", "千元", 1_000),
      ("填报单位:甲局单位:万元", "万元", 10_000),
    ])
  func units(text: String, name: String, yuan: Int) {
    #expect(UnitReader(.standard).unit(in: text) == MoneyUnit(text: name, yuan: Decimal(yuan)))
  }

  @Test("No unit of amounts", arguments: ["单位:甲局", "万元", "计量单位:平方米", ""])
  func noUnits(text: String) {
    #expect(UnitReader(.standard).unit(in: text) == nil)
  }

  @Test("A header states its unit in parentheses too")
  func headerUnits() {
    #expect(UnitReader(.standard).unit(inHeader: "价值(金额单位:万元)")?.yuan == 10_000)
    #expect(UnitReader(.standard).unit(inHeader: "金额(元)")?.yuan == 1)
    #expect(UnitReader(.standard).unit(inHeader: "金额") == nil)
  }
}
