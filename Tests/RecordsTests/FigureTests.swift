import Disclosure
import FoundationEssentials
import Testing

@testable import Records

struct FigureTests {
  /// A disclosure with a form of 三公 spending and statements.
  private func figures(_ rows: [FormRow], _ statements: [Statement] = [], kind: DocumentIdentity.Kind = .budget) -> [FigureFact] {
    var disclosure = Disclosure(
      source: SourceFile(file: "a.pdf", sha256: "00", bytes: 1, pageCount: 1, textLayer: .digital),
      document: DocumentIdentity(kind: kind, fiscalYear: 2030, agencyName: "某局"))
    disclosure.tables = [
      DisclosureTable(
        id: "t1", kind: .threePublic, unit: MoneyUnit(text: "万元", yuan: 10_000), pages: [1], rows: rows,
        grid: .init(rowCount: 0, columnCount: 0, cells: []))
    ]
    disclosure.statements = statements
    return FigureFinding.figures(of: disclosure, rules: .standard)
  }

  private func reception(_ amounts: KeyedValues<Decimal>, _ attributes: KeyedValues<AttributeValue> = [:]) -> FormRow {
    var row = FormRow(side: .expenditure, name: "公务接待费", amounts: amounts, attributes: attributes, source: Provenance(page: 2, gridRow: 3))
    row.attributes[.item] = .text("reception")
    return row
  }

  private func statement(_ yuan: Decimal, _ text: String) -> Statement {
    Statement(metric: .threePublicReception, yuan: yuan, text: text, source: Provenance(page: 5))
  }

  @Test func takesTheFormBeforeTheNarrative() throws {
    let fact = try #require(figures([reception(["total": 13_500])], [statement(14_000, "公务接待费1.4万元")]).first)
    #expect(fact.yuan == 13_500)
    #expect(fact.origin == .table)
    #expect(fact.table?.table == "t1" && fact.table?.row == 0 && fact.tablePage == 2)
    #expect(fact.narrativeYuan == 14_000 && fact.narrativePage == 5)
    #expect(fact.agrees == true, "1.4万元 says no more than 1.35")
    #expect(figures([reception(["total": 13_500])], [statement(25_000, "公务接待费2.5万元")]).first?.agrees == false)
  }

  @Test func takesTheNarrativeWhereNoFormPrintsIt() throws {
    let fact = try #require(figures([], [statement(13_500, "公务接待费1.35万元")]).first)
    #expect(fact.yuan == 13_500 && fact.origin == .narrative && fact.table == nil && fact.agrees == nil)
  }

  @Test func takesTheStatementThatAgrees() {
    let facts = figures([reception(["total": 13_500])], [statement(99_900, "公务接待费9.99万元"), statement(13_500, "公务接待费1.35万元")])
    #expect(facts.count == 1)
    #expect(facts.first?.statement == 1 && facts.first?.agrees == true)
  }

  @Test func givesEachPhaseOnce() {
    let facts = figures([reception(["budget": 5, "final": 4, "previous.final": 3])], kind: .finalAccounts)
    #expect(facts.map(\.phase) == [.final, .budget, .previous])
    #expect(facts.map(\.yuan) == [4, 5, 3])
    #expect(figures([reception(["total": 5, "previous.total": 6, "change.total": -1])]).map(\.phase) == [.budget, .previous])
  }

  @Test func takesTheDocumentsOwnYear() {
    let rows = [reception(["total": 9], ["year": .number(2029)]), reception(["total": 5], ["year": .number(2030)])]
    #expect(figures(rows).map(\.yuan) == [5])
  }

  @Test func takesNoUnitForTheAgencyAndNoFundForTheWhole() {
    let units = [reception(["total": 1], ["unit": .text("甲所")]), reception(["total": 2], ["unit": .text("乙所")])]
    #expect(figures(units).isEmpty)
    #expect(figures([units[0]]).map(\.yuan) == [1])
    #expect(figures([reception(["generalPublicBudget": 1, "governmentFund": 2])]).isEmpty)
    #expect(figures([reception(["generalPublicBudget": 1, "governmentFund": 0])]).map(\.yuan) == [1])
  }

  @Test func saysNothingOfADocumentOfNoKind() {
    #expect(figures([reception(["total": 1])], kind: .unknown).isEmpty)
  }

  @Test func countsFunctionsWithoutACodeToo() {
    var disclosure = Disclosure(
      source: SourceFile(file: "a.pdf", sha256: "00", bytes: 1, pageCount: 1, textLayer: .digital),
      document: DocumentIdentity(kind: .budget))
    func row(_ code: String?, _ name: String, _ part: FormRow.Part) -> FormRow {
      var row = FormRow(side: .expenditure, code: code, name: name, amounts: ["total": 1], source: Provenance(page: 1))
      row.part = part
      return row
    }
    let rows = [
      row(nil, "合计", .total), row("206", "科学技术支出", .subtotal), row("20604", "技术研究与开发", .leaf), row(nil, "科技成果转化与扩散", .leaf),
      row("30101", "基本工资", .leaf),
    ]
    disclosure.tables = [
      DisclosureTable(id: "t1", kind: .expenditure, pages: [1], rows: rows, grid: .init(rowCount: 0, columnCount: 0, cells: []))
    ]
    #expect(FunctionFinding.functions(of: disclosure).map(\.code) == ["206", "20604", nil])
    #expect(FunctionFinding.functions(of: disclosure).map(\.level) == [1, 2, nil])
  }
}
