import FoundationEssentials
import Layout
import Testing

@testable import Disclosure

@Suite("Goals, heads of indicators and what an indicator is to reach")
struct IndicatorTests {
  @Test(
    "Numbered goals part where the next number stands, and nowhere else",
    arguments: [
      ("目标1：清淤。目标2：修堤。", ["清淤。", "修堤。"]), ("目标1：清淤3目标2：修堤", ["清淤3", "修堤"]), ("1.清淤12.；2.修堤", ["清淤12.；", "修堤"]),
      ("（1）清淤3（2）修堤", ["清淤3", "修堤"]), ("（1）5处（2）3处", ["5处", "3处"]), ("1.清淤2", ["清淤2"]), ("1.清淤2公里", ["清淤2公里"]),
      ("1.清淤。2.", ["清淤。"]), ("1.清淤，长2.5公里", ["清淤，长2.5公里"]),
      ("1.按附表1.2、附表1.3清淤", ["按附表1.2、附表1.3清淤"]), ("①清淤②修堤", ["清淤", "修堤"]), ("清淤。2.修堤", ["清淤。2.修堤"]),
    ] as [(String, [String])])
  func goals(text: String, goals: [String]) {
    #expect(GoalSplitter.goals(in: text) == goals)
  }

  private func reader(_ rows: String...) -> IndicatorReader? {
    IndicatorReader(FormGrid(Grid(rows, headerRows: 0), rules: .standard), head: 0, rules: .standard)
  }

  @Test("A head of indicators names them and says what they are to reach or are called")
  func heads() {
    #expect(reader("三级指标 | 指标值") != nil)
    #expect(reader("一级指标 | 指标值") != nil)
    #expect(reader("三级指标 | 花草") == nil)
    #expect(reader("指标值 | 实际完成值") == nil)
    #expect(reader("一级指标 | 二级指标") == nil)
    #expect(reader("三级指标的设置依据和取值说明如下 | 指标值的取得方法和数据来源说明如下") == nil)
  }

  @Test("A cell from the name to the value is a label with its value, and no indicator")
  func labelRows() {
    func isLabel(_ row: String, head: String = "一级指标 | 三级指标 | 指标值 | 分值") -> Bool? { reader(head, row)?.isLabelRow(1) }
    #expect(isLabel("预算 | 次数 | < | 10") == true)
    #expect(isLabel("预算 | < | < | 10") == true)
    #expect(isLabel("产出 | 次数 | 3次 | 10") == false)
    #expect(isLabel("产出 | < | 3次 | 10") == false)
    #expect(isLabel("产出 | 次数 | 3次 | <") == false)
    #expect(isLabel("3次 | 次数 | < | <", head: "指标值 | 三级指标 | 分值 | 得分") == false)
  }

  @Test("Points and weights are numbers, alone or with 分 or %")
  func points() {
    #expect(IndicatorValue.points("10分") == 10)
    #expect(IndicatorValue.points("10%") == 10)
    #expect(IndicatorValue.points("7.5") == 7.5)
    #expect(IndicatorValue.points("10元") == nil)
    #expect(IndicatorValue.points("十分") == nil)
  }

  @Test("Sign, value and unit of three columns make one target; nothing is added twice, or to nothing")
  func joined() {
    func joined(_ nature: String?, _ value: String, _ measure: String?) -> String {
      IndicatorValue(.standard).joined(nature: nature, value: value, measure: measure)
    }
    #expect(joined("≥", "95", "%") == "≥95%")
    #expect(joined("≥", "≥95%", "%") == "≥95%")
    #expect(joined("≥", "", "%") == "")
    #expect(joined("定性", "提升", "无") == "提升")
    #expect(joined("大于等于", "95", "%") == "大于等于95%")
    #expect(joined("＝", "95", "%") == "＝95%")
    #expect(joined(nil, "95", "/") == "95")
    #expect(joined(nil, "95", "") == "95")
  }

  private func parts(_ text: String) -> [String?] {
    let target = IndicatorValue(.standard).target(text)
    return [target.comparator, target.value.map { "\($0)" }, target.unit]
  }

  @Test("Words behind the number say what a sign before it says, and a year, a range or a sentence has no value")
  func targets() {
    #expect(parts("95%以上") == [">=", "95", "%"])
    #expect(parts("≥95%以上") == [">=", "95", "%"])
    #expect(parts("≤30天以内") == ["<=", "30", "天"])
    #expect(parts("5个工作日内") == ["<=", "5", "个工作日"])
    #expect(parts("3小时内") == ["<=", "3", "小时"])
    #expect(parts("20个县内") == ["=", "20", "个县内"])
    #expect(parts("≥95%（含）") == [">=", "95", "%"])
    #expect(parts("100") == ["=", "100", nil])
    #expect(parts("2026年") == [nil, nil, nil])
    #expect(parts("1000年") == ["=", "1000", "年"])
    #expect(parts("90%至95%") == [nil, nil, nil])
    #expect(parts("3个县区的全部河道清淤工程按期完工") == [nil, nil, nil])
  }

  private func indicators(_ rows: [String]) -> [[String?]] {
    let head = ["一级指标 | 二级指标 | 三级指标 | 指标值"]
    let target = Disclosure.reading("清淤绩效目标表", head + rows, headerRows: 1).performance
    return target?.indicators.map { [$0.level1, $0.level2, $0.level3] } ?? []
  }

  @Test("A level left blank goes on from above; a new first level begins its second level anew")
  func levels() {
    #expect(
      indicators(["产出指标 | 数量指标 | 次数 | 3次", " |  | 长度 | 5公里", "效益指标 |  | 满意 | 90%", "效益指标 | 社会效益 | 好评 | 90%", "效益指标 |  | 口碑 | 90%"]) == [
        ["产出指标", "数量指标", "次数"], ["产出指标", "数量指标", "长度"], ["效益指标", "", "满意"], ["效益指标", "社会效益", "好评"], ["效益指标", "社会效益", "口碑"],
      ])
  }

  @Test("A value over two rows is that of both their indicators")
  func sharedValue() {
    #expect(
      indicators(["产出指标 | 数量指标 | 次数 | 3次", "^ | ^ | 场次 | ^"]) == [["产出指标", "数量指标", "次数"], ["产出指标", "数量指标", "场次"]])
  }

  @Test("Blank rows, rows of totals and labels are no indicators")
  func noIndicators() {
    #expect(
      indicators(["产出指标 | 数量指标 | 次数 | 3次", " |  |  | ", "合计 |  |  | 100", "小计 |  |  | 50", "说明 | < | < | <", "说明 | 数量指标 | 甲县 | <"]) == [
        ["产出指标", "数量指标", "次数"]
      ])
  }
}

@Suite("Goods say which category and project they are of")
struct GoodsOutlineTests {
  /// Rows of a plan of purchases by name; with an item those of goods, with a code lines of the classification.
  private func outline(_ rows: [(name: String, item: String?, code: String?)]) -> [String] {
    var found = rows.map { line -> FormRow in
      var row = FormRow(side: .expenditure, code: line.code, name: line.name, source: Provenance(page: 1))
      if let item = line.item { row.attributes[.item] = .text(item) }
      return row
    }
    GoodsOutline.complete(&found, rules: .standard)
    return found.map { row in
      [row.attributes[.category], row.attributes[.project]].map { if case .text(let text)? = $0 { text } else { "-" } }.joined(
        separator: " ")
    }
  }

  @Test("The category and the project above a line are its own, up to the next total or category")
  func above() {
    #expect(
      outline([
        ("一、货物类", nil, nil), ("办公设备更新", nil, nil), ("计算机", "计算机", nil), ("二、服务", nil, nil), ("保洁", "保洁", nil), ("合计", nil, nil),
        ("车辆", "车辆", nil),
      ]) == ["- -", "货物 -", "货物 办公设备更新", "- -", "服务 -", "- -", "- -"])
  }

  @Test("A line of the classification is no project, a line with goods of another name is")
  func projects() {
    #expect(outline([("行政运行", nil, "2010301"), ("计算机", "计算机", nil)]) == ["- -", "- -"])
    #expect(outline([("办公设备更新", "计算机", nil)]) == ["- 办公设备更新"])
  }

  @Test("A project whose name begins like a category is a project")
  func longNames() {
    #expect(GoodsOutline.categoryName("货物A", .standard) == "货物")
    #expect(GoodsOutline.categoryName("工程监理服务项目", .standard) == nil)
    #expect(GoodsOutline.categoryName("采购货物", .standard) == nil)
  }

  @Test("A category of its own column stays")
  func ownCategory() {
    var rows = [FormRow(name: "一、货物", source: Provenance(page: 1)), FormRow(name: "保洁", source: Provenance(page: 1))]
    rows[1].attributes[.category] = .text("服务")
    GoodsOutline.complete(&rows, rules: .standard)
    #expect(rows[1].attributes[.category] == .text("服务"))
  }
}
