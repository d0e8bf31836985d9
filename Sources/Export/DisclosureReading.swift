import Disclosure
import Extraction
import FoundationEssentials

extension Disclosure {
  /// Reads a disclosure back from its JSON (docs/format.md), so that a file that `extract` wrote serves as well as its PDF.
  ///
  /// What the JSON does not hold is left as it is made: the words that only the report of `check` uses, and the indents of cells.
  ///
  /// ```swift
  /// let disclosure = try Disclosure(json: JSONParser.parse(Data(contentsOf: URL(filePath: "budget.json"))))
  /// ```
  ///
  /// - Parameter json: A document of the major version of `Generator.schemaVersion`.
  /// - Throws: `DisclosureJSONError`, which names the member that is not as the format has it.
  public init(json: JSONValue) throws(DisclosureJSONError) {
    let root = JSONMember(json)
    guard case .object = json, let version = try root.optional("schemaVersion") else {
      throw root.error("is no disclosure: it has no schemaVersion")
    }
    let major = try version.text().prefix { $0 != "." }
    guard major == Generator.schemaVersion.prefix(while: { $0 != "." }) else {
      throw version.error("version \(try version.text()) of the format is not read; this program reads \(Generator.schemaVersion)")
    }
    self.init(
      source: try SourceFile(try root.required("source")), document: try DocumentIdentity(try root.required("document")),
      sections: try root.required("sections").list(DocumentSection.init), tables: try root.required("tables").list(DisclosureTable.init),
      statements: try root.required("statements").list(Statement.init), checks: try root.required("checks").list(AccountingCheck.init),
      diagnostics: try root.required("diagnostics").list(Diagnostic.init))
    pages = try root.required("pages").list(PageSummary.init)
    review = try root.value("review", ReviewSummary.init)
  }
}

extension ReviewSummary {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      isAccepted: try json.required("accepted").value == .bool(true), applied: try json.required("corrections").int(),
      stale: try json.int("stale") ?? 0, needless: try json.int("needless") ?? 0)
  }
}

extension SourceFile {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      file: try json.required("file").text(), sha256: try json.required("sha256").text(), bytes: try json.required("bytes").int(),
      pageCount: try json.required("pageCount").int(), textLayer: try json.required("textLayer").word(TextLayer.self))
    for (name, member) in try json.present("pdf")?.members() ?? [] { pdf[name] = try member.text() }
  }
}

extension DocumentIdentity {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    let agency = try json.required("agency")
    self.init(
      kind: try json.required("kind").word(Kind.self), title: try json.text("title"), fiscalYear: try json.int("fiscalYear"),
      agencyCode: try agency.text("code"), agencyName: try agency.text("name"), entity: try json.word("entity", Entity.self))
    agencyAliases = try agency.texts("aliases")
    corrected = try json.texts("corrected")
    if let place = try json.present("region") {
      region = Region(code: try place.required("code").text(), name: try place.required("name").text())
    }
  }
}

extension PageSummary {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      number: try json.required("page").int(), width: try json.required("width").double(), height: try json.required("height").double(),
      reading: try json.required("read").word(Reading.self))
  }
}

extension DocumentSection {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      number: try json.text("number"), level: try json.required("level").int(), title: try json.text("title"),
      page: try json.required("page").int(), paragraphs: try json.texts("paragraphs"), tables: try json.texts("tables"))
  }
}

extension Provenance {
  init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(page: try json.required("page").int(), box: try json.value("bbox", Box.init), gridRow: try json.int("gridRow"))
  }
}

extension Box {
  init(_ json: JSONMember) throws(DisclosureJSONError) {
    let edges = try json.list { member throws(DisclosureJSONError) in try member.double() }
    guard edges.count == 4 else { throw json.error("has not four edges") }
    self.init(edges[0], edges[1], edges[2], edges[3])
  }
}

extension Statement {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      metric: try json.required("metric").word(Metric.self), yuan: try json.required("yuan").decimal(),
      text: try json.required("text").text(), source: try Provenance(try json.required("source")))
  }
}

extension AccountingCheck {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    let status = try json.required("status").text()
    guard status == "passed" || status == "failed" else { throw try json.required("status").error("is neither passed nor failed") }
    self.init(
      rule: try json.required("rule").word(CheckRule.self), passed: status == "passed",
      isRounding: try json.present("rounding")?.value == .bool(true), table: try json.text("table"), expected: try json.decimal("expected"),
      actual: try json.decimal("actual"), difference: try json.decimal("difference"), message: try json.required("message").text(),
      source: try json.value("source", Provenance.init), cells: try json.present("cells")?.list(Cell.init) ?? [])
  }
}

extension AccountingCheck.Cell {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      table: try json.required("table").text(), gridRow: try json.required("row").int(), gridColumn: try json.required("column").int())
  }
}

extension Diagnostic {
  fileprivate init(_ json: JSONMember) throws(DisclosureJSONError) {
    self.init(
      try json.required("severity").word(Severity.self), code: try json.required("code").word(DiagnosticCode.self),
      message: try json.required("message").text(), page: try json.int("page"), table: try json.text("table"),
      box: try json.value("bbox", Box.init))
  }
}
