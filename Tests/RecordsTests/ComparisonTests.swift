import Disclosure
import FoundationEssentials
import Testing

@testable import Records

struct ComparisonTests {
  private func document(
    year: Int, sha256: String, rows: [FormRow], indicators: [(name: String, target: String)] = []
  ) -> RecordedDocument {
    var disclosure = Disclosure(
      source: SourceFile(file: "\(year).pdf", sha256: sha256, bytes: 1, pageCount: 1, textLayer: .digital),
      document: DocumentIdentity(kind: .budget, fiscalYear: year, agencyName: "某局"))
    var target = PerformanceTarget()
    target.projectName = "修路"
    target.indicators = indicators.map {
      .init(set: .annual, level1: "产出指标", level2: nil, level3: $0.name, target: .init(text: $0.target), source: Provenance(page: 9))
    }
    disclosure.tables = [
      DisclosureTable(
        id: "t1", kind: .expenditure, unit: MoneyUnit(text: "元", yuan: 1), pages: [1], rows: rows,
        grid: .init(rowCount: 0, columnCount: 0, cells: [])),
      DisclosureTable(
        id: "t2", kind: .performance, pages: [9], performances: [target], grid: .init(rowCount: 0, columnCount: 0, cells: [])),
    ]
    return RecordedDocument(disclosure, generator: GeneratorNote(version: "1", schemaVersion: "1"))
  }

  private func row(_ code: String?, _ name: String, _ amounts: KeyedValues<Decimal>, level: Int? = nil) -> FormRow {
    FormRow(side: .expenditure, code: code, name: name, level: level, amounts: amounts, source: Provenance(page: 2))
  }

  @Test func matchesAmountsByCodeAndFiguresByMetric() throws {
    let old = document(
      year: 2030, sha256: "a",
      rows: [row(nil, "合计", ["total": 100], level: 0), row("201", "一般公共服务", ["total": 100, "previous.total": 80])])
    let new = document(
      year: 2031, sha256: "b",
      rows: [
        row(nil, "合计", ["total": 150], level: 0), row("201", "一般公共服务支出", ["total": 120, "previous.total": 100]),
        row("205", "教育支出", ["total": 30]),
      ])
    let comparison = Comparison(from: old, to: new)
    let figure = try #require(comparison.changes.first)
    #expect(figure.aspect == .figure && figure.subject == "expenditure.total" && figure.label == "支出总计")
    #expect(figure.old == .amount(100) && figure.new == .amount(150) && figure.difference == 50 && figure.percent == 50)
    let amounts = comparison.changes.filter { $0.aspect == .amount }
    #expect(
      amounts.map(\.subject) == [
        "expenditure/expenditure/合计/total", "expenditure/expenditure/201/total", "expenditure/expenditure/205/total",
      ])
    #expect(amounts[1].label == "支出总表 201 一般公共服务支出")
    #expect(amounts[2].old == nil && amounts[2].new == .amount(30) && amounts[2].difference == nil)
    #expect(!comparison.isOfOneFile)
  }

  @Test func comparesEveryColumnOfOneFile() {
    let old = document(year: 2030, sha256: "a", rows: [row("201", "类", ["total": 5, "previous.total": 80])])
    let new = document(year: 2030, sha256: "a", rows: [row("201", "类", ["total": 5, "previous.total": 81])])
    let comparison = Comparison(from: old, to: new)
    #expect(comparison.isOfOneFile)
    #expect(comparison.changes.map(\.subject) == ["expenditure/expenditure/201/previous.total"])
    #expect(comparison.same[.amount] == 1)
  }

  @Test func comparesIndicatorsByProjectAndName() {
    let old = document(year: 2030, sha256: "a", rows: [], indicators: [("里程", "≥5公里"), ("合格率", "100%"), ("工期", "1年")])
    let new = document(year: 2031, sha256: "b", rows: [], indicators: [("里程", "≥6公里"), ("合格率", "100%"), ("满意度", "≥90%")])
    let changes = Comparison(from: old, to: new).changes
    #expect(changes.map(\.subject) == ["修路/产出指标/里程", "修路/产出指标/满意度", "修路/产出指标/工期"])
    #expect(changes.map(\.old) == [.text("≥5公里"), nil, .text("1年")])
    #expect(changes.map(\.new) == [.text("≥6公里"), .text("≥90%"), nil])
    #expect(Comparison(from: old, to: old).changes.isEmpty)
    #expect(Comparison(from: old, to: old).same[.indicator] == 3)
  }

  @Test func tellsLinesOfOneNameApart() {
    let old = document(year: 2030, sha256: "a", rows: [row(nil, "其他", ["total": 1]), row(nil, "其他", ["total": 2])])
    let new = document(year: 2031, sha256: "b", rows: [row(nil, "其他", ["total": 1]), row(nil, "其他", ["total": 3])])
    #expect(Comparison(from: old, to: new).changes.map(\.subject) == ["expenditure/expenditure/其他/total #2"])
  }

  @Test func roundsPercent() {
    func percent(_ old: Decimal, _ new: Decimal) -> Decimal? {
      Change(aspect: .figure, subject: "", label: "", old: .amount(old), new: .amount(new)).percent
    }
    #expect(percent(3, 4) == Decimal(string: "33.33"))
    #expect(percent(3, 5) == Decimal(string: "66.67"))
    #expect(percent(3, 1) == Decimal(string: "-66.67"))
    #expect(percent(-4, -2) == 50)
    #expect(percent(0, 1) == nil)
    #expect(percent(8, 9) == Decimal(string: "12.5"))
  }
}
