import Extraction
import TestSupport

@testable import Layout

/// A form as a press sets it: heads in the middle of their cells, figures at the right, labels at the left; 10-point type.
struct SketchedForm {
  var xs: [Double]
  var rows: [String]
  var head: Int
  var top = 140.0
  /// Rows that are higher than 20 points, and how high.
  var heights: [Int: Double] = [:]
  var size = 10.0

  var ys: [Double] { rows.indices.reduce(into: [top]) { $0.append($0[$0.count - 1] + (heights[$1] ?? 20)) } }
  var picture: [String] { rows.map { $0.replacing("/", with: "") } }
  var left: Double { xs[0] }
  var right: Double { xs[xs.count - 1] }

  func text(on sketch: inout PageSketch, from first: Int = 0) {
    for cell in GridPicture.cells(rows) where !cell.text.isEmpty && cell.row >= first {
      let lines = cell.text.split(separator: "/").map(String.init)
      let (left, right) = (xs[cell.column] + 3, xs[cell.column + cell.columnSpan] - 3)
      let middle = (ys[cell.row] + ys[cell.row + cell.rowSpan]) / 2
      for (index, line) in lines.enumerated() {
        let width = line.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x2000 ? size / 2 : size) }
        let x = cell.row < head ? (left + right - width) / 2 : line.contains(".") ? right - width : left
        sketch.text(line, x: x, y: middle + (Double(index) - Double(lines.count) / 2) * 1.2 * size, size: size)
      }
    }
  }

  func caption(on sketch: inout PageSketch) {
    sketch.text("部门：某某局", x: left, y: top - 20, size: size)
    sketch.text("单位：万元", x: right - 5 * size, y: top - 20, size: size)
  }

  /// Whole rules over the given row lines.
  func rule(_ lines: [Int], on sketch: inout PageSketch) { for line in lines { sketch.horizontal(ys[line], from: left, to: right) } }

  func frame(on sketch: inout PageSketch) {
    rule([0, rows.count], on: &sketch)
    for x in [left, right] { sketch.vertical(x, from: ys[0], to: ys[rows.count]) }
  }
}

/// The tables of a document of sketched pages, as pictures.
func pictures(_ pages: (inout PageSketch) -> Void...) -> [[String]] {
  DocumentLayout(pages.enumerated().map { PageLayout(Page.sketch($0.offset + 1, $0.element)) }).tables.map(\.grid.picture)
}

/// Sets the texts of a line, each where it begins.
func texts(_ row: [(String, Double)], y: Double, on sketch: inout PageSketch) {
  for (text, x) in row { sketch.text(text, x: x, y: y) }
}

/// Draws rules of one length from a table's left edge at 50 points.
func rules(_ ys: [Double], to end: Double, on sketch: inout PageSketch) {
  for y in ys { sketch.horizontal(y, from: 50, to: end) }
}
