import Extraction
import Layout
import Recognition

/// A table with its cells where the PDF shows them: what corrections are looked up in.
struct PlacedGrid {
  /// The table's grid.
  let grid: Grid
  /// The boxes of its cells, in points of the page as the PDF shows it.
  private let boxes: [Box]

  init(_ grid: Grid, placements: [Int: PlaneMap]) {
    self.grid = grid
    boxes = grid.cells.map { cell in placements[cell.page]?.apply(cell.box) ?? cell.box }
  }

  /// Two boxes are of one cell where they share at least this much of what they cover together: better rulings move edges a little.
  static let leastOverlap = 0.5

  /// The cell that stands at a place.
  func cell(at place: Correction.Place) -> Int? {
    let shares = grid.cells.indices.filter { grid.cells[$0].page == place.page }.map { ($0, Self.overlap(boxes[$0], place.box)) }
    return shares.filter { $0.1 >= Self.leastOverlap }.max { ($0.1, $1.0) < ($1.1, $0.0) }?.0
  }

  /// The cells whose middles lie in a place.
  func cells(in place: Correction.Place) -> Set<Int> {
    Set(
      grid.cells.indices.filter { index in
        grid.cells[index].page == place.page && place.box.contains(x: boxes[index].midX, y: boxes[index].midY)
      })
  }

  /// The rows or columns that a place covers: those of the cells in it that cover no other.
  func range(_ axis: GridAxis, in place: Correction.Place) -> Range<Int>? {
    let inside = cells(in: place).map { grid.cells[$0] }
    let narrow = inside.filter { $0.span(axis) == 1 }
    let ranges = (narrow.isEmpty ? inside : narrow).map { $0.range(axis) }
    guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max() else { return nil }
    return first..<last
  }

  /// The box round cells, on the page of the first of them.
  func place(of indices: [Int]) -> Correction.Place {
    let page = indices.first.map { grid.cells[$0].page } ?? 1
    let own = indices.filter { grid.cells[$0].page == page }.map { boxes[$0] }
    return Correction.Place(page: page, box: own.dropFirst().reduce(own.first ?? Box(0, 0, 0, 0)) { $0.union($1) })
  }

  /// The texts of cells in reading order, as corrections quote them.
  func text(of indices: some Sequence<Int>) -> String { indices.sorted().map { grid.cells[$0].text }.joined(separator: " | ") }

  /// How much of what two boxes cover together they share, from 0 to 1; boxes without extent share all or nothing.
  static func overlap(_ a: Box, _ b: Box) -> Double {
    guard let common = a.intersection(b) else { return 0 }
    let whole = a.area + b.area - common.area
    return whole > 0 ? common.area / whole : 1
  }
}

extension Grid {
  /// The digest of all that is printed in the grid and of its shape: an acceptance holds as long as it does.
  public var fingerprint: String {
    let lines = cells.map { "\($0.row),\($0.column),\($0.rowSpan),\($0.columnSpan) \($0.text)" }
    return String(Checksum.sha256(.init("\(rowCount),\(columnCount),\(headerRows)\n\(lines.joined(separator: "\n"))".utf8)).prefix(16))
  }
}

extension DocumentLayout {
  /// The digest of all grids.
  public var fingerprint: String {
    String(Checksum.sha256(.init(tables.map(\.grid.fingerprint).joined(separator: "\n").utf8)).prefix(16))
  }
}
