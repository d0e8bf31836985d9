import Testing

@testable import Layout

@Suite("Numbers at the head of headings and items")
struct NumberingTests {
  @Test(
    "Each style of number has its rank; the number is kept as printed and the rest without it",
    arguments: [
      ("第一部分 部门概况", "第一部分", Numbering.Rank.part, "部门概况"),
      ("第二章、总则", "第二章", .part, "总则"),
      ("一、收支预算总体情况", "一", .chinese, "收支预算总体情况"),
      ("十二、名词解释", "十二", .chinese, "名词解释"),
      ("（一）人员经费", "（一）", .bracketedChinese, "人员经费"),
      ("(三)其他", "(三)", .bracketedChinese, "其他"),
      ("1、完善制度", "1", .arabic, "完善制度"),
      ("12．财政拨款", "12", .arabic, "财政拨款"),
      ("3.教育支出", "3", .arabic, "教育支出"), ("5、2026年培训", "5", .arabic, "2026年培训"),
      ("（2）设备购置", "（2）", .bracketedArabic, "设备购置"),
      ("4）车辆", "4", .bracketedArabic, "车辆"),
      ("③ 第三项", "③", .circled, "第三项"),
      ("\u{3000}二、 主要职能 ", "二", .chinese, "主要职能"),
    ])
  func numbers(text: String, printed: String, rank: Numbering.Rank, rest: String) {
    #expect(Numbering.parse(text) == Numbering(printed: printed, rank: rank, rest: rest))
  }

  @Test(
    "What only looks like a number is none",
    arguments: ["", "部门概况", "2023年预算", "12.50", "1.5万元", "第一名", "第三方评价", "一般公共预算", "（不含本级）", "1234、编号", "三公经费", "十三五规划"])
  func notNumbers(text: String) {
    #expect(Numbering.parse(text) == nil)
  }

  @Test("Ranks go from parts down to circled numbers")
  func order() {
    let ranks = ["①甲", "（1）甲", "1.甲", "（一）甲", "一、甲", "第一部分"].compactMap { Numbering.parse($0)?.rank }
    #expect(ranks.count == 6)
    #expect(ranks.sorted() == ranks.reversed())
  }
}
