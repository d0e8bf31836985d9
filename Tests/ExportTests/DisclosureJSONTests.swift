import Disclosure
import Export
import Extraction
import FoundationEssentials
import Layout
import Testing

struct DisclosureJSONTests {
  private let schema: SchemaChecker

  init() throws { schema = SchemaChecker(root: try JSONParser.parse(Array(Schema.text.utf8))) }

  private let bare = Disclosure(
    source: SourceFile(file: "a.pdf", sha256: String(repeating: "0", count: 64), bytes: 0, pageCount: 1, textLayer: .none),
    document: DocumentIdentity(kind: .unknown))

  /// A disclosure with something in every member.
  private func full() throws -> Disclosure {
    let box = Box(10.004, 20.126, 100, 30)
    let place = Provenance(page: 3, box: box, gridRow: 2)
    let grid = Grid(
      rowCount: 3, columnCount: 2, headerRows: 2,
      cells: [
        Cell(row: 0, column: 0, rowSpan: 2, columnSpan: 2, text: "合计", page: 3, box: box),
        Cell(row: 2, column: 0, text: "", page: 3, box: box, confidence: 0.98765),
      ])
    let row = FormRow(
      line: 1, side: .expenditure, code: "201", name: "一般公共服务支出", level: 1,
      amounts: ["total": try #require(Decimal(string: "534857.10")), "项目/其他": 0],
      attributes: ["quantity": .number(3), "method": .text("集中采购")], source: place)
    var performance = PerformanceTarget()
    performance.projectCode = "13053524P00000210281P"
    performance.projectName = "项目"
    performance.budgetTotal = 120_000
    performance.budgetFiscal = 120_000
    performance.purpose = "用途"
    performance.paymentPlan = [.init(by: "3月底", amount: 30_000), .init(by: "6月底", percent: 50)]
    performance.goals = [.init(set: .term, text: "长远目标"), .init(text: "目标")]
    performance.budgetFinal = 110_000
    performance.budgetRate = 91.67
    performance.score = 95
    performance.grade = "优"
    performance.fields = ["主管部门": "某局"]
    performance.indicators = [
      .init(
        set: .annual, level1: "产出指标", level2: "数量指标", level3: "次数", description: "描述",
        target: .init(text: "≥95%", comparator: ">=", value: 95, unit: "%"),
        actual: .init(text: "96%", comparator: "=", value: 96, unit: "%"), weight: 10,
        score: 10, basis: "计划", source: place),
      .init(set: .term, level1: nil, level2: nil, level3: "", target: .init(text: "提升"), source: Provenance(page: 1)),
    ]
    var disclosure = bare
    disclosure.source.pdf = ["producer": "p", "title": "t", "zz": "z", "author": "a"]
    disclosure.document = DocumentIdentity(kind: .budget, title: "预算", fiscalYear: 2023, agencyCode: "326", agencyName: "某局")
    disclosure.document.agencyAliases = ["某局（本级）"]
    disclosure.document.entity = .unit
    disclosure.document.region = Region(code: "110101", name: "东城区")
    disclosure.document.corrected = ["fiscalYear"]
    disclosure.review = ReviewSummary(isAccepted: true, applied: 2, stale: 1, needless: 1)
    disclosure.pages = [PageSummary(number: 1, width: 595.2, height: 841.8, reading: .text)]
    disclosure.sections = [
      DocumentSection(number: "一", level: 1, title: "职责", page: 1, paragraphs: ["一段。"], tables: ["t1"]),
      DocumentSection(level: 0, title: nil, page: 1),
    ]
    disclosure.tables = [
      DisclosureTable(
        id: "t1", kind: .expenditure, title: "支出总表",
        caption: Caption(agencyCode: "326", agencyName: "某局", fiscalYear: 2023, asOf: "2022-12-31", text: ["单位：万元"]),
        unit: MoneyUnit(text: "万元", yuan: 10000), pages: [3, 4], note: "注",
        columns: [FormColumn(index: 0, key: "code", header: ["科目"]), FormColumn(index: 1, side: .revenue, header: [])], rows: [row],
        grid: grid),
      DisclosureTable(id: "t2", kind: .performance, pages: [5], performances: [performance, performance], grid: grid),
      DisclosureTable(id: "t3", kind: .procurement, pages: [6], columns: [], rows: [], grid: Grid(rowCount: 0, columnCount: 0, cells: [])),
    ]
    disclosure.statements = [Statement(metric: .revenueTotal, yuan: 5, text: "收入5元", source: Provenance(page: 2))]
    disclosure.checks = [
      AccountingCheck(
        rule: .balance, passed: false, isRounding: true, table: "t1", expected: 1, actual: 2, difference: 1, message: "收支不等", source: place,
        cells: [.init(table: "t1", gridRow: 3, gridColumn: 1)]),
      AccountingCheck(rule: .rowParts, passed: true, message: "合计相符"),
    ]
    disclosure.diagnostics = [
      Diagnostic(.warning, code: .unitAssumed, message: "单位", page: 3, table: "t1"), Diagnostic(.info, code: .codeName, message: "y"),
    ]
    return disclosure
  }

  @Test func conformsToTheSchema() throws {
    #expect(schema.problems(bare.json) == [])
    #expect(schema.problems(try full().json) == [])
  }

  /// A checker that lets everything pass would prove nothing.
  @Test func checkerFindsProblems() {
    #expect(schema.problems(.object([:])).count == 9)
    #expect(!schema.problems(.object(["schemaVersion": .string("2.0.0"), "other": .null])).isEmpty)
  }

  @Test func readsBackEveryMember() throws {
    let json = try full().json
    #expect(try Disclosure(json: json).json == json)
    #expect(try Disclosure(json: bare.json) == bare)
  }

  @Test func schemaKnowsEveryTableKind() throws {
    let kinds = try #require(schema.root["$defs"]?["table"]?["properties"]?["kind"]?["enum"]?.elements)
    #expect(kinds == TableKind.allCases.map { .string($0.rawValue) })
  }

  @Test func schemaEndsLikeAFile() {
    #expect(Schema.text.hasPrefix("{\n  \"$schema\""))
    #expect(Schema.text.hasSuffix("}\n}\n"))
  }

  @Test func writesABareDisclosure() {
    let text = String(decoding: JSONSerializer(.disclosure).serialize(bare.json), as: UTF8.self)
    #expect(
      text == """
        {
         "schemaVersion": "1.1.0",
         "generator": {"name": "gongkai", "version": "\(Generator.version)"},
         "source": {"file": "a.pdf", "sha256": "\(String(repeating: "0", count: 64))", "bytes": 0, "pageCount": 1, "textLayer": "none"},
         "document": {
          "kind": "unknown",
          "title": null,
          "fiscalYear": null,
          "agency": {"code": null, "name": null}
         },
         "pages": [],
         "sections": [],
         "tables": [],
         "statements": [],
         "checks": [],
         "diagnostics": []
        }

        """)
  }

  @Test func writesATable() throws {
    let json = try full().json
    let table = try #require(json["tables"]?.elements?.first)
    let lines = String(decoding: JSONSerializer(.disclosure).serialize(table), as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines.contains(#" "unit": {"text": "万元", "yuan": 10000, "basis": "printed"},"#))
    #expect(lines.contains(#" "pages": [3, 4],"#))
    #expect(lines.contains(#"  {"index": 1, "key": null, "side": "revenue", "header": []}"#))
    #expect(
      lines.contains(
        #"  {"line": 1, "side": "expenditure", "code": "201", "name": "一般公共服务支出", "level": 1, "amounts": {"total": 534857.1, "项目/其他": 0}, "#
          + #""attributes": {"quantity": 3, "method": "集中采购"}, "source": {"page": 3, "bbox": [10, 20.13, 100, 30], "gridRow": 2}}"#))
    #expect(
      lines.contains(
        #"   {"row": 0, "column": 0, "rowSpan": 2, "columnSpan": 2, "text": "合计", "page": 3, "bbox": [10, 20.13, 100, 30]},"#))
    #expect(lines.contains(#"   {"row": 2, "column": 0, "text": "", "page": 3, "bbox": [10, 20.13, 100, 30], "confidence": 0.9877}"#))
  }

  @Test func writesTheSchemasMemberOrder() throws {
    let schemaOrder = try #require(members(schema.root["properties"]))
    #expect(members(try full().json) == schemaOrder)
    let table = try #require(members(schema.root["$defs"]?["table"]?["properties"]))
    for written in try #require(full().json["tables"]?.elements) {
      let names = try #require(members(written))
      #expect(names == table.filter(names.contains))
    }
  }

  @Test func writesPDFInformationInOneOrder() throws {
    #expect(members(try full().json["source"]?["pdf"]) == ["title", "author", "producer", "zz"])
  }

  @Test func keepsAnEmptyFormsRows() throws {
    let empty = try #require(full().json["tables"]?.elements?.last)
    #expect(empty["rows"] == .array([]))
    #expect(empty["title"] == .null)
    #expect(empty["note"] == nil)
    #expect(empty["performance"] == nil)
  }

  @Test func writesTargetsInWords() throws {
    let form = try #require(full().json["tables"]?.elements?[1]["performance"])
    #expect(form["budget"].map { members($0) } == ["total", "fiscal", "final", "rate"])
    let last = try #require(form["indicators"]?.elements?.last)
    #expect(last["target"] == .object(["text": .string("提升"), "comparator": .null, "value": .null, "unit": .null]))
    #expect(last["description"] == nil)
  }

  private func members(_ value: JSONValue?) -> [String]? {
    if case .object(let object) = value { object.members.map(\.name) } else { nil }
  }
}
