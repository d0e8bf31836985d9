import Disclosure
import Extraction
import FoundationEssentials
import Layout

extension DisclosureTable {
  init(_ json: JSONMember) throws(DisclosureJSONError) {
    let whole = try json.present("performances")?.list(PerformanceTarget.init)
    let first = try json.value("performance", PerformanceTarget.init)
    self.init(
      id: try json.required("id").text(), kind: try json.required("kind").word(TableKind.self), title: try json.text("title"),
      caption: try json.value("caption", Caption.init), unit: try json.value("unit", MoneyUnit.init),
      pages: try json.required("pages").list { page throws(DisclosureJSONError) in try page.int() }, note: try json.text("note"),
      columns: try json.present("columns")?.list(FormColumn.init), rows: try json.present("rows")?.list(FormRow.init),
      performances: whole ?? [first].compactMap { $0 }, grid: try Grid(try json.required("grid")))
    kindEvidence = try json.texts("evidence")
    reference = try json.text("ref") ?? ""
    quality = try json.double("quality") ?? 1
    isAccepted = try json.present("accepted")?.value == .bool(true)
    corrected = try json.present("corrected")?.list { part throws(DisclosureJSONError) in try part.word(CorrectedPart.self) } ?? []
  }
}

extension Caption {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      agencyCode: try json.text("agencyCode"), agencyName: try json.text("agencyName"), fiscalYear: try json.int("fiscalYear"),
      asOf: try json.text("asOf"), text: try json.texts("text"))
  }
}

extension MoneyUnit {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      text: try json.required("text").text(), yuan: try json.required("yuan").decimal(),
      basis: try json.required("basis").word(Basis.self))
  }
}

extension FormColumn {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      index: try json.required("index").int(), key: try json.text("key"), side: try json.word("side", FormSide.self),
      header: try json.texts("header"))
  }
}

extension FormRow {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      line: try json.int("line"), side: try json.word("side", FormSide.self), code: try json.text("code"),
      name: try json.required("name").text(), level: try json.int("level"), source: try Provenance(try json.required("source")))
    for (key, amount) in try json.required("amounts").members() { amounts[key] = try amount.decimal() }
    for (key, attribute) in try json.present("attributes")?.members() ?? [] { attributes[key] = try AttributeValue(attribute) }
    for (key, known) in try json.present("evidence")?.members() ?? [] { evidence[key] = try AmountEvidence(known) }
    part = try json.word("part", Part.self)
    inferredCode = try json.text("inferredCode")
  }
}

extension AttributeValue {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    switch json.value {
    case .null: self = .null
    case .bool(let flag): self = .flag(flag)
    case .string(let text): self = .text(text)
    case .number: self = .number(try json.decimal())
    case .array, .object: throw json.error("is no plain value")
    }
  }
}

extension AmountEvidence {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    let cell = try json.required("cell").list { member throws(DisclosureJSONError) in try member.int() }
    guard cell.count == 2 else { throw json.error("cell is not a row and a column") }
    self.init(
      gridRow: cell[0], gridColumn: cell[1], confidence: try json.double("confidence"), review: try json.word("review", CellReview.self))
    standing = try json.required("standing").word(Standing.self)
    confirmations = try json.int("confirmations") ?? 0
  }
}

extension PerformanceTarget {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init()
    if let project = try json.present("project") {
      projectCode = try project.text("code")
      projectName = try project.text("name")
    }
    if let budget = try json.present("budget") {
      budgetTotal = try budget.decimal("total")
      budgetFiscal = try budget.decimal("fiscal")
      budgetOther = try budget.decimal("other")
      budgetFinal = try budget.decimal("final")
      budgetRate = try budget.decimal("rate")
    }
    purpose = try json.text("purpose")
    paymentPlan = try json.present("paymentPlan")?.list(Payment.init) ?? []
    let sets = try json.present("goalSets")?.list { set throws(DisclosureJSONError) in try set.word(IndicatorSet.self) } ?? []
    goals = try json.texts("goals").enumerated().map { Goal(set: $0 < sets.count ? sets[$0] : .annual, text: $1) }
    score = try json.decimal("score")
    grade = try json.text("grade")
    for (label, field) in try json.present("fields")?.members() ?? [] { fields[label] = try field.text() }
    indicators = try json.required("indicators").list(Indicator.init)
  }
}

extension PerformanceTarget.Payment {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(by: try json.required("by").text(), amount: try json.decimal("amount"), percent: try json.decimal("percent"))
  }
}

extension PerformanceTarget.Indicator {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      set: try json.required("set").word(PerformanceTarget.IndicatorSet.self), level1: try json.text("level1"),
      level2: try json.text("level2"), level3: try json.required("level3").text(), description: try json.text("description"),
      target: try PerformanceTarget.Target(try json.required("target")),
      actual: try json.value("actual", PerformanceTarget.Target.init), weight: try json.decimal("weight"),
      score: try json.decimal("score"), basis: try json.text("basis"), source: try Provenance(try json.required("source")))
  }
}

extension PerformanceTarget.Target {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      text: try json.required("text").text(), comparator: try json.text("comparator"), value: try json.decimal("value"),
      unit: try json.text("unit"))
  }
}

extension Grid {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      rowCount: try json.required("rowCount").int(), columnCount: try json.required("columnCount").int(),
      headerRows: try json.required("headerRows").int(), cells: try json.required("cells").list(Cell.init))
  }
}

extension Cell {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      row: try json.required("row").int(), column: try json.required("column").int(), rowSpan: try json.int("rowSpan") ?? 1,
      columnSpan: try json.int("columnSpan") ?? 1, text: try json.required("text").text(), page: try json.required("page").int(),
      box: try Box(try json.required("bbox")), confidence: try json.double("confidence"))
    review = try json.word("review", CellReview.self)
  }
}
