import Corrections
import Extraction
import Layout
import TestSupport
import Testing

@testable import Recognition

@Suite("Corrections are applied where they fit, and told where they do not")
struct CorrectedLayoutTests {
  private let misread = Correction(.cellText, at: Document.place(2, 2), old: .text("8.00"), new: .text("3.00"))

  @Test("The text of a cell")
  func text() {
    let corrected = Document.apply([misread])
    #expect(corrected.outcomes == [.applied])
    let cell = corrected.layout.tables[0].grid.cells.first { $0.row == 2 && $0.column == 2 }
    #expect(cell?.text == "3.00")
    #expect(cell?.review == .corrected)
    #expect(corrected.changedTables == [0])
  }

  @Test("A cell that reads otherwise now is left alone")
  func stale() {
    let corrected = Document.apply([misread], to: Document.layout("6.00"))
    #expect(corrected.outcomes == [.stale(found: "6.00")])
    #expect(Document.texts(corrected)[0].contains("6.00"))
    #expect(corrected.changedTables == [])
  }

  @Test("A cell that reads rightly by itself needs no correction")
  func needless() { #expect(Document.apply([misread], to: Document.layout("3.00")).outcomes == [.needless]) }

  @Test("A place without a table, or without a cell of that size, has nothing to correct")
  func nowhere() {
    var away = misread
    away.place = Correction.Place(page: 2, box: Document.place(2, 2).box)
    var wide = misread
    wide.place = Document.table
    #expect(Document.apply([away, wide]).outcomes == [.stale(found: nil), .stale(found: nil)])
  }

  @Test("Edges that moved a little are the same cell")
  func moved() {
    var near = misread
    near.place?.box = Box(297, 138, 404, 161)
    #expect(Document.apply([near]).outcomes == [.applied])
  }

  @Test("Each correction is meant for what those before it made")
  func order() {
    let again = Correction(.cellText, at: Document.place(2, 2), old: .text("3.00"), new: .text("3.50"))
    #expect(Document.apply([misread, again]).outcomes == [.applied, .applied])
    #expect(Document.apply([again, misread]).outcomes == [.stale(found: "8.00"), .applied])
  }

  @Test("An accepted cell is marked, as long as it reads so")
  func acceptance() {
    let accept = Correction(.cellAccept, at: Document.place(2, 2), old: .text("8.00"))
    let corrected = Document.apply([accept])
    #expect(corrected.outcomes == [.applied])
    #expect(corrected.layout.tables[0].grid.cells.count { $0.review == .accepted } == 1)
    #expect(Document.apply([accept], to: Document.layout("6.00")).outcomes == [.stale(found: "6.00")])
  }

  @Test("Cells, rows and columns are joined and cut")
  func shapes() {
    let cells = Correction(.cellsMerge, at: Document.place(2, 0, columns: 2), old: .text("207 | 文化旅游"), new: .text("207文化旅游"))
    #expect(Document.texts(Document.apply([cells]))[0].contains("207文化旅游"))
    let rows = Correction(
      .rowsMerge, at: Document.place(2, 0, rows: 2, columns: 4), old: .text("207 | 文化旅游 | 8.00 | 3.00 | 208 | 社会保障 | 2.00 | 2.00"))
    #expect(Document.apply([rows]).layout.tables[0].grid.rowCount == 3)
    let columns = Correction(
      .columnsMerge, at: Document.place(0, 0, rows: 4, columns: 2), old: .text("科目编码 | 科目名称 |  | 合计 | 207 | 文化旅游 | 208 | 社会保障"))
    #expect(Document.apply([columns]).layout.tables[0].grid.columnCount == 3)
    let row = Correction(
      .rowSplit, at: Document.place(3, 0, columns: 4), old: .text("208 | 社会保障 | 2.00 | 2.00"),
      new: .parts([["208", ""], ["社会", "保障"], ["2.00", ""], ["2.00", ""]]), share: 0.5)
    #expect(Document.apply([row]).layout.tables[0].grid.rowCount == 5)
    let cell = Correction(
      .cellSplitColumns, at: Document.place(2, 1), old: .text("文化旅游"), new: .parts([["文化", "旅游"]]), share: 0.5)
    #expect(Document.texts(Document.apply([cell]))[0].contains("旅游"))
    for correction in [cells, rows, columns, row, cell] {
      #expect(Document.apply([correction]).outcomes == [.applied])
      var old = correction
      old.old = .text("something else")
      let stale = Document.apply([old])
      #expect(stale.outcomes[0] != .applied)
      #expect(Document.texts(stale) == Document.texts(Document.apply([])))
    }
  }

  @Test("The head of a table")
  func head() {
    let rows = Document.layout.tables[0].grid.headerRows
    let head = Correction(.tableHeaderRows, at: Document.table, old: .number(rows), new: .number(rows + 1))
    #expect(Document.apply([head]).layout.tables[0].grid.headerRows == rows + 1)
    #expect(Document.apply([head, head]).outcomes == [.applied, .needless])
  }

  @Test("A table that is none becomes lines of text, and nothing printed is lost")
  func dissolve() {
    let none = Correction(.tableFalse, at: Document.table, old: .text("科目编码 | 科目名称 | 合计 | 基本支出"))
    let corrected = Document.apply([none])
    #expect(corrected.layout.tables.isEmpty)
    let texts = corrected.layout.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
    #expect(texts.contains("207 文化旅游 8.00 3.00"))
    #expect(Document.apply([none, none]).outcomes == [.applied, .needless])
  }

  @Test("A table that was missed is made of what stands in the box")
  func missed() {
    let layout = DocumentLayout([
      PageLayout(
        Page.sketch {
          $0.text("本年安排如下。", x: 50, y: 60)
          $0.text("办公费", x: 60, y: 100)
          $0.text("12.50", x: 300, y: 100)
          $0.text("邮电费", x: 60, y: 120)
          $0.text("3.00", x: 300, y: 120)
          $0.text("以上为全部内容。", x: 50, y: 160)
        })
    ])
    var plain = layout
    while !plain.tables.isEmpty { _ = plain.dissolveTable(0) }
    let missed = Correction(.tableMissed, at: Correction.Place(page: 1, box: Box(45, 90, 400, 140)))
    let corrected = Document.apply([missed], to: plain)
    #expect(corrected.outcomes == [.applied])
    #expect(Document.texts(corrected) == [["办公费", "12.50", "邮电费", "3.00"]])
    let texts = corrected.layout.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
    #expect(texts == ["本年安排如下。", "以上为全部内容。"])
    #expect(Document.apply([missed, missed], to: plain).outcomes == [.applied, .needless])
  }

  @Test("An accepted table is accepted as long as its grid is the same")
  func acceptedTable() {
    let accept = Correction(.tableAccept, at: Document.table, old: .text(Document.layout.tables[0].grid.fingerprint))
    #expect(Document.apply([accept]).acceptedTables == [0])
    let other = Document.apply([accept], to: Document.layout("6.00"))
    #expect(other.acceptedTables == [])
    #expect(other.outcomes != [.applied])
  }

  @Test("An accepted document is accepted as long as its grids are the same")
  func acceptedDocument() {
    let accept = Correction(.documentAccept, old: .text(Document.layout.fingerprint))
    #expect(Document.apply([accept]).isAccepted)
    #expect(!Document.apply([accept], to: Document.layout("6.00")).isAccepted)
  }

  @Test("On a page that was read turned, places are those of the page as it is seen")
  func turned() {
    // A quarter turn: what stands at (x, y) is seen at (800 − y, x).
    let map = PlaneMap(a: 0, b: -1, c: 1, d: 0, tx: 800, ty: 0)
    let seen = Correction(
      .cellText, at: Correction.Place(page: 1, box: map.apply(Document.place(2, 2).box)), old: .text("8.00"), new: .text("3.00"))
    #expect(CorrectedLayout([seen], to: Document.layout, placements: [1: map]).outcomes == [.applied])
    #expect(Document.apply([seen]).outcomes != [.applied])
  }

  @Test("A row that a page break cuts is joined over it")
  func pageBreak() throws {
    var layout = Document.layout
    _ = layout.changeTable(0) { table in
      for index in table.grid.cells.indices where table.grid.cells[index].row == 3 { table.grid.cells[index].page = 2 }
      return true
    }
    let maker = CorrectionMaker(layout.tables[0], reading: nil, placements: [:])
    let made = try #require(maker.correction(.merge(.rows, 2...3)))
    #expect(made.end?.page == 2)
    let corrected = Document.apply([made], to: layout)
    #expect(corrected.outcomes == [.applied])
    #expect(corrected.layout.tables[0].grid.rowCount == 3)
  }
}
