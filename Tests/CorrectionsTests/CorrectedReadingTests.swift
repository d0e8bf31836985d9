import Corrections
import Disclosure
import Extraction
import Layout
import TestSupport
import Testing

@Suite("What people say of titles, kinds, units and identity is taken as given")
struct CorrectedReadingTests {
  private struct Result {
    var disclosure: Disclosure
    var outcomes: [CorrectionOutcome]
  }

  private func read(_ corrections: [Correction]) -> Result {
    let layout = Document.apply(corrections)
    let source = SourceFile(file: "hand.pdf", sha256: "", bytes: 0, pageCount: 1, textLayer: .digital)
    let plain = Disclosure(layout: layout.layout, source: source)
    let reading = CorrectedReading(corrections, layout: layout, reading: plain, units: FormRules.standard.unitNames)
    return Result(disclosure: Disclosure(layout: layout.layout, source: source, overrides: reading.overrides), outcomes: reading.outcomes)
  }

  @Test("A title changes the form that is read")
  func title() {
    let result = read([Correction(.tableTitle, at: Document.table, old: .text("支出总表"), new: .text("一般公共预算支出表"))])
    #expect(result.outcomes == [.applied])
    #expect(result.disclosure.tables[0].kind == .generalPublicExpenditure)
    #expect(result.disclosure.tables[0].title == "一般公共预算支出表")
    #expect(result.disclosure.tables[0].corrected == [.title])
  }

  @Test("A kind is taken whatever title and heads say")
  func kind() {
    let result = read([Correction(.tableKind, at: Document.table, old: .text("expenditure"), new: .text("other"))])
    #expect(result.disclosure.tables[0].kind == .other)
    #expect(result.disclosure.tables[0].corrected == [.kind])
    #expect(
      read([Correction(.tableKind, at: Document.table, old: .text("revenue"), new: .text("other"))]).outcomes == [
        .stale(found: "expenditure")
      ])
  }

  @Test("A unit scales the amounts")
  func unit() {
    let result = read([Correction(.tableUnit, at: Document.table, old: .text("万元"), new: .text("元"))])
    #expect(result.disclosure.tables[0].rows?[0].amounts["total"] == 5)
    #expect(result.disclosure.tables[0].unit?.basis == .corrected)
    let unknown = read([Correction(.tableUnit, at: Document.table, old: .text("万元"), new: .text("斗"))])
    #expect(unknown.outcomes == [.impossible("no rule knows the unit 斗")])
  }

  @Test("Title, agency and year of the document")
  func identity() {
    let year = Correction(.documentYear, old: .number(2026), new: .number(2025))
    let agency = Correction(.documentAgency, old: .text("清泉区文化局"), new: .text("清泉区文化和旅游局"))
    let result = read([year, agency])
    #expect(result.outcomes == [.applied, .applied])
    #expect(result.disclosure.document.fiscalYear == 2025)
    #expect(result.disclosure.document.agencyName == "清泉区文化和旅游局")
    #expect(result.disclosure.document.corrected == ["agency", "fiscalYear"])
    #expect(read([Correction(.documentYear, old: .number(2024), new: .number(2025))]).outcomes == [.stale(found: "2026")])
    #expect(read([Correction(.documentYear, old: .number(2024), new: .number(2026))]).outcomes == [.needless])
  }

  @Test("A corrected amount makes the sum hold, and is marked")
  func amount() {
    #expect(read([]).disclosure.checks.contains { !$0.passed })
    let result = read([Correction(.cellText, at: Document.place(2, 2), old: .text("8.00"), new: .text("3.00"))])
    #expect(!result.disclosure.checks.isEmpty)
    #expect(!result.disclosure.checks.contains { !$0.passed })
    let row = result.disclosure.tables[0].rows?[1]
    #expect(row?.evidence["total"]?.review == .corrected)
    #expect(row?.evidence["total"]?.standing == .confirmed)
    #expect(result.disclosure.tables[0].corrected == [.grid])
  }

  @Test("The same corrections give the same reading")
  func determinism() {
    let corrections = [
      Correction(.cellText, at: Document.place(2, 2), old: .text("8.00"), new: .text("3.00")),
      Correction(.tableTitle, at: Document.table, old: .text("支出总表"), new: .text("一般公共预算支出表")),
    ]
    #expect(read(corrections).disclosure == read(corrections).disclosure)
  }

  @Test("What was not applied is told")
  func told() {
    let stale = Correction(.cellText, at: Document.place(2, 2), old: .text("8.00"), new: .text("3.00"))
    let message = stale.diagnostic(.stale(found: "6.00"))
    #expect(message?.code == .correctionStale)
    #expect(message?.message == "the correction cell.text on page 1 to “3.00” was not applied: “8.00” is “6.00” now")
    #expect(stale.diagnostic(.needless)?.code == .correctionNeedless)
    #expect(stale.diagnostic(.applied) == nil)
  }
}
