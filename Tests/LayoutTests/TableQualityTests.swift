import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Quality of a table")
struct TableQualityTests {
  /// A body of rows under a head; a cell's lines stand where `x` says, else in the middle.
  private func quality(_ rows: [String], ruled: Bool = false, move: (inout [GrowingTable.GrowingCell]) -> Void = { _ in }) -> TableQuality {
    var cells: [GrowingTable.GrowingCell] = []
    for (r, row) in rows.enumerated() {
      for (c, part) in row.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
        let text = String(part)
        let box = Box(Double(c) * 100, Double(r) * 20, Double(c + 1) * 100, Double(r + 1) * 20)
        let width = 5 * Double(text.count)
        let line = PageTable.Line(text: text, box: Box(box.midX - width / 2, box.y0 + 4, box.midX + width / 2, box.y1 - 4), em: 10)
        let piece = PageTable.Piece(row: r, column: c, rowSpan: 1, columnSpan: 1, box: box, lines: text.isEmpty ? [] : [line])
        cells.append(GrowingTable.GrowingCell(piece: piece, page: 1, lastBox: box))
      }
    }
    move(&cells)
    return TableQuality(
      cells: cells, headerRows: 1, columnCount: 2, lacksRules: !ruled, hasRuledRows: false, doubts: [])
  }

  private let rows = ["项目|金额", "甲|1.00", "乙|2.00", "丙|3.00", "丁|4.00"]

  @Test("A grid that explains all has quality 1 and no doubts")
  func whole() {
    #expect(quality(rows).value == 1)
    #expect(quality(rows).doubts.isEmpty)
    #expect(quality([]).value == 1)
  }

  @Test("Text that runs over its cell's edge")
  func fit() {
    let move: (inout [GrowingTable.GrowingCell]) -> Void = { $0[2].piece.lines[0].box.x0 = -3 }
    #expect(quality(rows, move: move).fit == 0.9)
    #expect(quality(rows, ruled: true, move: move).value == 0.9)
  }

  @Test("A cell that may be two", arguments: ["1.00 2.00", "7 8", "13,486.0218,308.57"])
  func two(text: String) {
    let table = quality(["项目|金额", "甲|\(text)"], ruled: true)
    #expect(table.doubts.map(\.subject) == [.cell])
    #expect(table.value == TableQuality.doubted)
  }

  @Test("A date, a version and a word are one", arguments: ["2024.01.15", "2024.001.5", "甲.乙丙丁.戊己"])
  func one(text: String) { #expect(quality(["项目|金额", "甲|\(text)"], ruled: true).doubts.isEmpty) }

  @Test("A label and an amount that run over the cell's edge may be two; a label that does is long")
  func label() {
    let move: (inout [GrowingTable.GrowingCell]) -> Void = { $0[2].piece.lines[0].box.x1 = 103 }
    #expect(quality(["项目|金额", "合计5.00|"], move: move).doubts.map(\.subject) == [.cell])
    #expect(quality(["项目|金额", "合计|"], move: move).doubts.isEmpty)
    #expect(quality(["项目|金额", "合计5.00|"]).doubts.isEmpty)
  }

  @Test("Words among figures, figures out of line")
  func columns() {
    #expect(quality(["项目|金额", "甲|1.00", "乙|丙", "丙|3.00", "丁|4.00"]).kinds == 7.0 / 8)
    let move: (inout [GrowingTable.GrowingCell]) -> Void = { $0[3].piece.lines[0].box = Box(105, 24, 125, 36) }
    #expect(quality(rows, move: move).alignment == 0.75)
    #expect(quality(rows, ruled: true, move: move).value == 1)
  }

  @Test("A column without a head, a head out of the middle where others stand in it")
  func heads() {
    let bare = quality(["项目|", "甲|1.00"])
    #expect(bare.heads == 0.5)
    #expect(bare.doubts.map(\.subject) == [.column])
    let wide = ["项目|金额", "甲|1.00"]
    #expect(quality(wide) { $0[0].piece.lines[0].box = Box(4, 4, 24, 16) }.centring == 1)
  }

  @Test("Room for a row that has no text")
  func missingRow() {
    let table = quality(rows) { cells in
      for i in 4..<10 { cells[i].piece.lines[0].box.y0 += 20; cells[i].piece.lines[0].box.y1 += 20 }
    }
    #expect(table.doubts == [Table.Doubt(.row, page: 1, box: Box(0, 40, 100, 60))])
  }
}
