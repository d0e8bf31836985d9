import Extraction
import FoundationEssentials
import Layout
let pdf = try PDFDocument(contentsOf: URL(filePath: CommandLine.arguments[1]))
var pages: [PageLayout] = []
for n in 1...pdf.pageCount { pages.append(PageLayout(try pdf.page(n))) }
for b in DocumentLayout(pages).blocks {
  switch b {
  case .paragraph(let p): print("P\(p.page) \(p.fontSize.rounded()) \(p.isBold ? "B" : "") \(p.lines.contains { $0.segments.count > 1 } ? p.lines.map { $0.segments.map(\.text).joined(separator: " ‖ ")}.joined(separator: " ⏎ ") : p.text)")
  case .table(let t):
    let g = t.grid
    var s = "TABLE \(t.pages) «\(t.title ?? "")» \(g.rowCount)x\(g.columnCount) cells \(g.cells.count)"
    for r in 0..<g.rowCount { s += "\n      " + g.cells.filter { $0.row == r }.map { "[\($0.column)" + ($0.rowSpan > 1 ? "r\($0.rowSpan)" : "") + ($0.columnSpan > 1 ? "c\($0.columnSpan)" : "") + "]" + $0.text }.joined(separator: " ") }
    print(s)
  }
}
