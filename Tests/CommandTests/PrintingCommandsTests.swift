import Disclosure
import Export
import Extraction
import FoundationEssentials
import Reading
import TestSupport
import Testing

@testable import Recognition
@testable import gongkai

/// `tables`, `text` and `draw`.
struct PrintingCommandsTests {
  private let folder: TemporaryFolder
  private let pdf: String

  init() throws {
    folder = try TemporaryFolder()
    pdf = try folder.write(Fixtures.budget, to: "a.pdf")
  }

  @Test func printsOneTable() {
    #expect(run("tables", pdf, "--table", "t2").output == "项目名称,金额\r\n电脑,3.00\r\n")
    #expect(run("tables", pdf, "--table", "t1", "--format", "tsv").output == "项目\t预算数\t\n合计\t12.50\t1\n一、一般公共服务支出\t12.50\t\n")
  }

  @Test func printsAllTables() throws {
    let output = run("tables", pdf).output
    #expect(output.hasPrefix("# t1 部门收支总表 (page 1)\r\n"))
    #expect(output.contains("\r\n\r\n# t2 政府采购预算表 (page 2)\r\n"))
    let json = try JSONParser.parse(run("tables", pdf, "--format", "json").output.utf8)
    #expect(json["tables"]?.elements?.map { $0["title"]?.string } == ["部门收支总表", "政府采购预算表"])
    #expect(json["tables"]?.elements?.first?["grid"]?["columnCount"]?.int == 3)
  }

  @Test func namesTheTablesThatThereAre() throws {
    let (code, output, errors) = run("tables", pdf, "--table", "t3")
    #expect(code == .failed)
    #expect(output.isEmpty)
    #expect(errors == "gongkai: \(pdf): there is no table t3: they are t1 to t2\n")
    #expect(run("tables", pdf, "--pages", "2", "--table", "t2").errors.contains("its only one is t1"))
    let blank = try folder.write(Fixtures.blank, to: "blank.pdf")
    #expect(run("tables", blank, "--table", "t1").errors.contains("it has none"))
    #expect(run("tables", blank).output.isEmpty)
  }

  @Test func printsText() {
    let (code, output, _) = run("text", pdf)
    #expect(code == .done)
    #expect(
      output == """
        部门收支总表
        单位：万元
        项目\t预算数\t
        合计\t12.50\t1
        一、一般公共服务支出\t12.50\t
        \u{C}政府采购预算表
        项目名称\t金额
        电脑\t3.00
        \u{C}
        """)
    #expect(run("text", pdf, "--pages", "2").output == "政府采购预算表\n项目名称\t金额\n电脑\t3.00\n\u{C}")
  }

  @Test func printsBoxes() throws {
    let lines = run("text", pdf, "--boxes", "--pages", "2").output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(lines.map(\.last) == ["政府采购预算表", "项目名称", "金额", "电脑", "3.00"])
    #expect(lines.allSatisfy { $0.count == 6 && $0[0] == "2" })
    let money = try #require(lines.last).dropFirst().dropLast().compactMap { Double($0) }
    #expect(money.count == 4)
    for (edge, expected) in zip(money, [200, 120, 300, 140]) { #expect(abs(edge - Double(expected)) < 1) }
  }

  @Test(arguments: DrawCommand.Stage.allCases)
  func draws(stage: DrawCommand.Stage) throws {
    let (code, output, errors) = run("draw", pdf, "--page", "1", "-o", folder / "p.png", "--stage", stage.rawValue)
    #expect(code == .done)
    #expect(output.isEmpty)
    #expect(errors.isEmpty)
    let png = [UInt8](try folder.read("p.png"))
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    // Width and height stand big-endian behind the first chunk's name: A4 at two pixels a point.
    #expect(Array(png[16..<24]) == [0, 0, 0x04, 0xA6, 0, 0, 0x06, 0x94])
  }

  @Test func drawsEachStageDifferently() throws {
    let pictures = try DrawCommand.Stage.allCases.map { stage in
      #expect(run("draw", pdf, "--page", "1", "-o", folder / "p.png", "--stage", stage.rawValue, "--scale", "0.5").code == .done)
      return try folder.read("p.png")
    }
    #expect(Set(pictures).count == pictures.count)
  }

  @Test func refusesAPictureThatIsTooLarge() throws {
    let wall = try folder.write(TinyPDF(pages: [TinyPDF.Page(width: 5000, height: 5000)]).data, to: "wall.pdf")
    let (code, _, errors) = run("draw", wall, "--page", "1", "-o", folder / "p.png")
    #expect(code == .failed)
    #expect(errors == "gongkai: \(wall): page 1 would be 10000 by 10000 pixels: choose a smaller scale\n")
    #expect(!FileManager.default.fileExists(atPath: folder / "p.png"))
  }

  @Test func namesAPictureThatCannotBeWritten() {
    let (code, _, errors) = run("draw", pdf, "--page", "1", "-o", folder / "none/p.png")
    #expect(code == .failed)
    #expect(errors == "gongkai: \(folder / "none/p.png"): cannot be written: no such file or directory\n")
  }

  @Test func drawsWhatWasRecognisedWhereThePDFShowsIt() throws {
    var page = Page(
      number: 1, width: 200, height: 100,
      glyphs: [
        Glyph(scalar: "1", box: Box(10, 20, 15, 30), style: 0, confidence: 0.95),
        Glyph(scalar: "7", box: Box(15, 20, 20, 30), style: 0, confidence: 0.6),
      ], styles: [TextStyle(fontName: "", size: 10, color: .black)], rulings: [])
    page.rulings = [Ruling(.horizontal, at: 40, from: 10, to: 60), Ruling(.vertical, at: 60, from: 20, to: 40)]
    // The page lay on its left side: what runs right on the upright page runs up on the sheet.
    var map = PlaneMap.identity
    (map.a, map.b, map.c, map.d, map.ty) = (0, 1, -1, 0, 200)
    let read = ReadPage(page: page, verdict: .scanned, placement: map, isUnread: false)
    let glyphs = StageOverlays(.glyphs, of: [read]).overlays(page: 1)
    #expect(glyphs.map(\.shape) == [.outline(Box(20, 185, 30, 190)), .outline(Box(20, 180, 30, 185))])
    #expect(glyphs[0].color != glyphs[1].color, "what was read with doubt is marked")
    #expect(
      StageOverlays(.rulings, of: [read]).overlays(page: 1).map(\.shape) == [
        .line(x0: 40, y0: 190, x1: 40, y1: 140, thickness: 0.5), .line(x0: 20, y0: 140, x1: 40, y1: 140, thickness: 0.5),
      ])
  }

  @Test func drawsWhatWasSeenOnAPicture() {
    let page = Page(
      number: 1, width: 200, height: 100, glyphs: [], styles: [], rulings: [Ruling(.horizontal, at: 40, from: 10, to: 60)])
    let seen = PictureEvidence(
      lines: [.init(box: Box(10, 20, 60, 30), confidence: 0.97), .init(box: Box(70, 20, 90, 30), confidence: 0.5)],
      strokes: [Ruling(.horizontal, at: 40.5, from: 10, to: 60), Ruling(.horizontal, at: 80, from: 10, to: 30)])
    var map = PlaneMap.identity
    map.tx = 100
    let read = ReadPage(page: page, verdict: .scanned, placement: map, isUnread: false, evidence: seen)
    let lines = StageOverlays(.lines, of: [read]).overlays(page: 1)
    #expect(lines.map(\.shape) == [.outline(Box(110, 20, 160, 30)), .outline(Box(170, 20, 190, 30))])
    #expect(lines[0].color != lines[1].color, "a line that was read with doubt is marked")
    let strokes = StageOverlays(.rulings, of: [read]).overlays(page: 1)
    #expect(
      strokes.map(\.shape) == [
        .line(x0: 110, y0: 80, x1: 130, y1: 80, thickness: 0.5), .line(x0: 110, y0: 40, x1: 160, y1: 40, thickness: 0.5),
      ])
    #expect(strokes[0].color != strokes[1].color, "what became no ruling is marked")
  }

  @Test func marksWhatEachLineOfAFormIs() throws {
    var total = FormRow(name: "合计", level: 0, source: Provenance(page: 1, box: Box(10, 20, 90, 30), gridRow: 1))
    total.part = .total
    var leaf = FormRow(code: "20701", name: "文化", level: 2, source: Provenance(page: 1, box: Box(10, 30, 90, 40), gridRow: 2))
    leaf.part = .leaf
    let disclosure = try document(rows: [total, leaf])
    let marks = FormOverlays(disclosure).overlays(page: 1)
    let labels = marks.compactMap { mark in if case .label(let word, _, _, _) = mark.shape { word } else { nil } }
    #expect(labels == ["t1 expenditure", "0", "2 20701"])
    let fills = marks.filter { if case .fill = $0.shape { true } else { false } }
    #expect(fills.map(\.shape) == [.fill(Box(10.6, 20.6, 89.4, 29.4)), .fill(Box(10.6, 30.6, 89.4, 39.4))])
    #expect(fills[0].color != fills[1].color, "a total is no leaf")
    #expect(FormOverlays(disclosure).overlays(page: 2).isEmpty)
  }

  /// The form of the fixture with other rows.
  private func document(rows: [FormRow]) throws -> Disclosure {
    var disclosure = try Disclosure(contentsOf: URL(filePath: pdf))
    var table = disclosure.tables[0]
    (table.kind, table.rows) = (.expenditure, rows)
    disclosure.tables = [table]
    return disclosure
  }

  @Test func placesCellsAndTablesOfAScan() throws {
    var sketch = Page(number: 2, width: 200, height: 200, glyphs: [], styles: [], rulings: [])
    for x in [20.0, 80, 140] { sketch.rulings.append(Ruling(.vertical, at: x, from: 20, to: 60)) }
    for y in [20.0, 40, 60] { sketch.rulings.append(Ruling(.horizontal, at: y, from: 20, to: 140)) }
    sketch.styles = [TextStyle(fontName: "", size: 10, color: .black)]
    for (x, y) in [(30.0, 25.0), (90, 25), (30, 45), (90, 45)] {
      sketch.glyphs.append(Glyph(scalar: "金", box: Box(x, y, x + 10, y + 10), confidence: 0.99))
    }
    var map = PlaneMap.identity
    map.tx = 100
    let read = ReadPage(page: sketch, verdict: .scanned, placement: map, isUnread: false)
    for stage in [DrawCommand.Stage.cells, .tables] {
      let marks = StageOverlays(stage, of: [read]).overlays(page: 2)
      let boxes = marks.compactMap { if case .outline(let box) = $0.shape { box } else { nil } }
      #expect(!boxes.isEmpty && boxes.allSatisfy { $0.x0 >= 119 }, "\(stage)")
    }
    #expect(StageOverlays(.cells, of: [read]).overlays(page: 1).isEmpty, "another page")
  }
}
