import Testing

@testable import Records

struct SupersessionTests {
  private func candidate(
    _ name: String, set: String? = "budget/2030/某局", date: String? = nil, forms: Set<String> = ["balance"], projects: Set<String> = []
  ) -> Supersession.Candidate {
    Supersession.Candidate(document: name, set: set, date: date, forms: forms, projects: projects)
  }

  @Test func theLaterDateReplacesWhateverOrder() {
    let old = candidate("old", date: "2030-02-01T00:00:00Z")
    let new = candidate("new", date: "2030-03-01T00:00:00Z", forms: ["balance", "revenue"])
    #expect(Supersession.newest(among: [old, new]) == ["old": "new"])
    #expect(Supersession.newest(among: [new, old]) == ["old": "new"])
  }

  @Test func theOrderDecidesWhereDatesDoNot() {
    #expect(Supersession.newest(among: [candidate("a"), candidate("b"), candidate("c")]) == ["a": "c", "b": "c"])
  }

  @Test func whatSaysLessReplacesNothing() {
    #expect(Supersession.newest(among: [candidate("a", forms: ["balance", "revenue"]), candidate("b")]).isEmpty)
    #expect(Supersession.newest(among: [candidate("narrative", forms: []), candidate("tables")]).isEmpty)
  }

  @Test func targetsOfOtherProjectsStandBesideEachOther() {
    let first = candidate("a", forms: ["performance"], projects: ["修路", "架桥"])
    #expect(Supersession.newest(among: [first, candidate("b", forms: ["performance"], projects: ["植树"])]).isEmpty)
    #expect(Supersession.newest(among: [first, candidate("b", forms: ["performance"], projects: ["修路", "植树"])]) == ["a": "b"])
  }

  @Test func otherAgenciesAndUnknownOnesAreLeftAlone() {
    #expect(Supersession.newest(among: [candidate("a"), candidate("b", set: "budget/2031/某局")]).isEmpty)
    #expect(Supersession.newest(among: [candidate("a", set: nil), candidate("b", set: nil)]).isEmpty)
  }
}
