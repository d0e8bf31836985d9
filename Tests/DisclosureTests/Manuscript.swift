import Disclosure
import Extraction
import FoundationEssentials
import TestSupport

@testable import Layout

/// A laid-out document put together by hand: lines of text and tables in reading order.
///
/// ```swift
/// var manuscript = Manuscript()
/// manuscript.title("部门收支总表")
/// manuscript.line("部门：甲局", "单位：万元")
/// manuscript.table(["项目 | 金额", "合计 | 12.50"], headerRows: 1)
/// let table = manuscript.disclosure.tables[0]
/// ```
struct Manuscript {
  private var blocks: [Block] = []
  private var page = 1
  private var y = 60.0

  /// The document as Disclosure reads it.
  var disclosure: Disclosure { disclosure(illegible: []) }

  /// The document as Disclosure reads it where some pages can hardly be read.
  func disclosure(illegible: Set<Int>) -> Disclosure {
    var layout = DocumentLayout([])
    layout.blocks = blocks
    let source = SourceFile(file: "hand.pdf", sha256: "", bytes: 0, pageCount: page, textLayer: .digital)
    return Disclosure(layout: layout, source: source, illegible: illegible)
  }

  /// The paragraphs and tables so far.
  var flow: [Block] { blocks }

  /// Goes on at the head of the next page.
  mutating func newPage() {
    page += 1
    y = 60
  }

  /// Goes on with the last paragraph at the head of the next page.
  mutating func goOnOverPage(_ text: String) {
    newPage()
    line(text)
    guard case .paragraph(let lower)? = blocks.popLast(), case .paragraph(var upper)? = blocks.popLast() else { return }
    upper.lines += lower.lines
    blocks.append(.paragraph(upper))
  }

  /// Leaves so many points blank.
  mutating func skip(_ points: Double) { y += points }

  /// Adds a line in the middle of the page.
  mutating func title(_ text: String, size: Double = 16, bold: Bool = true) {
    let width = size * Double(text.count)
    add([TextLine.Segment(text: text, box: box(from: 300 - width / 2, width: width, size: size))], size: size, bold: bold)
  }

  /// Adds a title of two lines in the middle of the page that Layout took for one paragraph.
  mutating func wrappedTitle(_ upper: String, _ lower: String, size: Double = 15) {
    title(upper, size: size, bold: false)
    y -= 1.2 * size
    title(lower, size: size, bold: false)
    guard case .paragraph(let second)? = blocks.popLast(), case .paragraph(var first)? = blocks.popLast() else { return }
    first.lines += second.lines
    blocks.append(.paragraph(first))
  }

  /// Adds a line of stretches that begin at the left margin and end at the right one.
  mutating func line(_ texts: String..., size: Double = 10, bold: Bool = false) {
    let segments = texts.enumerated().map { index, text in
      let width = size * Double(text.count)
      let left = texts.count == 1 ? 50 : 50 + (500 - width) * Double(index) / Double(texts.count - 1)
      return TextLine.Segment(text: text, box: box(from: left, width: min(width, 500), size: size))
    }
    add(segments, size: size, bold: bold)
  }

  /// Adds a line of stretches that begin so many points from the left edge of a page of 600.
  mutating func stretches(_ texts: [(left: Double, text: String)], size: Double = 10, bold: Bool = false) {
    let segments = texts.map { left, text in
      TextLine.Segment(text: text, box: box(from: left, width: size * Double(text.count), size: size))
    }
    add(segments, size: size, bold: bold)
  }

  /// Adds a table drawn as a picture; texts that begin with a full-width space are indented by two ems.
  mutating func table(_ rows: [String], headerRows: Int, pages: [Int]? = nil, doubts: [Table.Doubt] = [], quality: Double = 1) {
    var grid = Grid(rows, headerRows: headerRows)
    for i in grid.cells.indices {
      let cell = grid.cells[i]
      let isIndented = cell.text.hasPrefix("\u{3000}")
      if isIndented { grid.cells[i].text.removeFirst() }
      grid.cells[i].indent = isIndented ? 23 : 3
      grid.cells[i].page = page
      grid.cells[i].box = Box(
        50 + 100 * Double(cell.column), y + 20 * Double(cell.row), 50 + 100 * Double(cell.column + cell.columnSpan),
        y + 20 * Double(cell.row + cell.rowSpan))
    }
    let height = 20 * Double(rows.count)
    let parts = (pages ?? [page]).map { Table.Part(page: $0, box: Box(50, y, 550, y + height)) }
    var table = Table(parts: parts, grid: grid, isRuled: true, framedLines: [], title: nil)
    table.doubts = doubts
    table.quality = quality
    blocks.append(.table(table))
    y += height + 20
  }

  private mutating func add(_ segments: [TextLine.Segment], size: Double, bold: Bool) {
    let whole = segments.dropFirst().reduce(segments[0].box) { $0.union($1.box) }
    let line = TextLine(page: page, box: whole, segments: segments, fontSize: size, isBold: bold, pageWidth: 600)
    blocks.append(.paragraph(Paragraph(lines: [line])))
    y += 2.4 * size
  }

  private func box(from left: Double, width: Double, size: Double) -> Box { Box(left, y, left + width, y + 1.2 * size) }
}

extension Disclosure {
  /// Reads one table under its title and unit.
  static func reading(_ title: String, unit: String = "单位：万元", _ rows: [String], headerRows: Int) -> DisclosureTable {
    var manuscript = Manuscript()
    manuscript.title(title)
    manuscript.line(unit)
    manuscript.table(rows, headerRows: headerRows)
    return manuscript.disclosure.tables[0]
  }
}

extension Disclosure {
  /// What the diagnostics say but that amounts are part of no sum, as those of most made-up tables are.
  var doubts: [Diagnostic] { diagnostics.filter { $0.code != .amountUntested } }
}

extension Disclosure {
  /// What paragraphs under headings state, in short: `expenditure.basic 135.2` in 万元.
  static func stated(_ lines: [String], under headings: [String], title: String) -> [String] {
    var manuscript = Manuscript()
    manuscript.title(title, size: 20)
    for heading in headings { manuscript.line(heading, bold: true) }
    for line in lines { manuscript.line(line) }
    return manuscript.disclosure.statements.map { "\($0.metric.rawValue) \($0.yuan / 10_000)" }
  }
}
