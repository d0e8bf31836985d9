import Disclosure
import Extraction
import Layout
import Recognition

/// A document's layout with corrections applied, one after the other, each to what those before it made.
///
/// A correction is applied where what it is about still stands where it stood and reads as it read; else it is told.
public struct CorrectedLayout: Sendable {
  /// The layout, corrected.
  public private(set) var layout: DocumentLayout
  /// What came of each correction, in their order; nil for those of titles, kinds, units and identity, which the layout does not hold.
  public private(set) var outcomes: [CorrectionOutcome?]
  /// The places of tables whose grids were changed.
  private var changed: [Correction.Place] = []
  /// The places of tables that were accepted.
  private var accepted: [Correction.Place] = []
  /// Whether somebody accepted the document as a whole.
  public private(set) var isAccepted = false
  private let placements: [Int: PlaneMap]

  /// Applies corrections.
  ///
  /// - Parameters:
  ///   - corrections: What is to be corrected.
  ///   - layout: The layout as it was read.
  ///   - placements: By page, what takes the points of the layout to those of the page as the PDF shows it.
  public init(_ corrections: [Correction], to layout: DocumentLayout, placements: [Int: PlaneMap] = [:]) {
    self.layout = layout
    self.placements = placements
    outcomes = []
    for correction in corrections { outcomes.append(apply(correction)) }
  }

  /// The places among the tables, from 0, of those whose grids were changed.
  public var changedTables: Set<Int> { Set(changed.compactMap(table(at:))) }
  /// The places among the tables, from 0, of those that were accepted.
  public var acceptedTables: Set<Int> { Set(accepted.compactMap(table(at:))) }

  /// The table that a place lies in: of those on the page the one that has most of it.
  public func table(at place: Correction.Place) -> Int? {
    var best: (index: Int, area: Double)?
    for (index, table) in layout.tables.enumerated() {
      for part in table.parts where part.page == place.page {
        let box = placements[part.page]?.apply(part.box) ?? part.box
        guard let common = box.intersection(place.box) else { continue }
        if common.area > best?.area ?? 0 { best = (index, common.area) }
      }
    }
    return best?.index
  }

  private mutating func apply(_ correction: Correction) -> CorrectionOutcome? {
    if correction.kind == .documentAccept {
      isAccepted = layout.fingerprint == correction.old.text
      return isAccepted ? .applied : .stale(found: "another reading")
    }
    guard !correction.kind.isOfReading else { return nil }
    guard let place = correction.place else { return .stale(found: nil) }
    if correction.kind == .tableMissed { return addTable(at: place) }
    guard let index = table(at: place) else { return correction.kind == .tableFalse ? .needless : .stale(found: nil) }
    let placed = PlacedGrid(layout.tables[index].grid, placements: placements)
    let outcome: CorrectionOutcome
    switch correction.kind {
    case .cellText: outcome = changeText(correction, at: place, of: index, placed)
    case .cellAccept: outcome = accept(correction, at: place, of: index, placed)
    case .tableHeaderRows: outcome = changeHead(correction, of: index)
    case .tableFalse: outcome = dissolve(correction, index)
    case .tableAccept: outcome = acceptTable(correction, at: place, of: index)
    default: outcome = changeShape(correction, at: place, of: index, placed)
    }
    if outcome == .applied, correction.kind != .tableFalse, !correction.kind.isAcceptance { changed.append(place) }
    return outcome
  }

  // MARK: Cells

  private mutating func changeText(
    _ correction: Correction, at place: Correction.Place, of index: Int, _ placed: PlacedGrid
  ) -> CorrectionOutcome {
    guard let cell = placed.cell(at: place), let old = correction.old.text, let new = correction.new.text else { return .stale(found: nil) }
    let text = placed.grid.cells[cell].text
    if text == new, !Self.isSame(text, old) { return .needless }
    guard Self.isSame(text, old) else { return .stale(found: text) }
    return change(index, dropping: place) { grid in
      grid.cells[cell].text = new
      // What a person read is not doubted as what was recognised is.
      grid.cells[cell].confidence = nil
      grid.cells[cell].review = .corrected
      return true
    }
  }

  private mutating func accept(
    _ correction: Correction, at place: Correction.Place, of index: Int, _ placed: PlacedGrid
  ) -> CorrectionOutcome {
    guard let cell = placed.cell(at: place), let old = correction.old.text else { return .stale(found: nil) }
    let text = placed.grid.cells[cell].text
    guard Self.isSame(text, old) else { return .stale(found: text) }
    return change(index, dropping: place) { grid in
      if grid.cells[cell].review == nil { grid.cells[cell].review = .accepted }
      return true
    }
  }

  private mutating func changeShape(
    _ correction: Correction, at place: Correction.Place, of index: Int, _ placed: PlacedGrid
  ) -> CorrectionOutcome {
    guard let scope = Scope(of: correction, in: placed), let old = correction.old.text else { return .stale(found: nil) }
    let text = placed.text(of: scope.cells)
    guard Self.isSame(text, old) else { return .stale(found: text) }
    return change(index, dropping: place) { scope.change(&$0, by: correction) }
  }

  // MARK: Tables

  private mutating func changeHead(_ correction: Correction, of index: Int) -> CorrectionOutcome {
    let count = layout.tables[index].grid.headerRows
    guard let old = correction.old.number, let new = correction.new.number else { return .stale(found: nil) }
    if count == new { return .needless }
    guard count == old, (0...layout.tables[index].grid.rowCount).contains(new) else { return .stale(found: String(count)) }
    return change(index, dropping: nil) { grid in
      grid.headerRows = new
      return true
    }
  }

  private mutating func dissolve(_ correction: Correction, _ index: Int) -> CorrectionOutcome {
    let text = Self.firstRow(of: layout.tables[index].grid)
    guard let old = correction.old.text, Self.isSame(text, old) else { return .stale(found: text) }
    return layout.dissolveTable(index) ? .applied : .stale(found: nil)
  }

  private mutating func acceptTable(_ correction: Correction, at place: Correction.Place, of index: Int) -> CorrectionOutcome {
    guard layout.tables[index].grid.fingerprint == correction.old.text else { return .stale(found: "another grid") }
    accepted.append(place)
    _ = layout.changeTable(index) { table in
      table.doubts = []
      for cell in table.grid.cells.indices where table.grid.cells[cell].review == nil { table.grid.cells[cell].review = .accepted }
      return true
    }
    return .applied
  }

  private mutating func addTable(at place: Correction.Place) -> CorrectionOutcome {
    let map = placements[place.page]
    // Where nothing is printed in the box, only the inverse of the page's map says where it lies; a bend is left out of account.
    let box = map.map { $0.unbentInverse(of: place.box) } ?? place.box
    let added = layout.addTable(page: place.page, box: box) { inner in
      let box = map?.apply(inner) ?? inner
      return place.box.contains(x: box.midX, y: box.midY)
    }
    if added == nil { return .needless }
    changed.append(place)
    return .applied
  }

  /// The texts of a table's first row, by which one that is none is known.
  public static func firstRow(of grid: Grid) -> String {
    grid.cells.filter { $0.row == 0 }.map(\.text).joined(separator: " | ")
  }

  /// Changes a grid, and drops what was not certain of the place.
  private mutating func change(
    _ index: Int, dropping place: Correction.Place?, _ body: (inout Grid) -> Bool
  ) -> CorrectionOutcome {
    let placements = placements
    let fits = layout.changeTable(index) { table in
      guard body(&table.grid) else { return false }
      if let place {
        table.doubts.removeAll { doubt in
          let box = placements[doubt.page]?.apply(doubt.box) ?? doubt.box
          return doubt.page == place.page && place.box.contains(x: box.midX, y: box.midY)
        }
      }
      return true
    }
    return fits ? .applied : .stale(found: nil)
  }

  /// Whether two texts differ by no more than white space.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    a == b || a.filter { !$0.isWhitespace } == b.filter { !$0.isWhitespace }
  }
}

/// The cells that a change of a grid's shape is about.
private struct Scope {
  let cells: [Int]
  private let range: Range<Int>

  init?(of correction: Correction, in placed: PlacedGrid) {
    guard let place = correction.place else { return nil }
    let axis = correction.kind.axis
    let places = [place] + [correction.end].compactMap { $0 }
    switch correction.kind {
    case .cellSplitRows, .cellSplitColumns:
      guard let cell = placed.cell(at: place) else { return nil }
      (cells, range) = ([cell], placed.grid.cells[cell].range(axis))
    case .cellsMerge:
      cells = places.reduce(into: Set<Int>()) { $0.formUnion(placed.cells(in: $1)) }.sorted()
      range = 0..<0
    case .rowSplit, .columnSplit:
      guard let found = placed.range(axis, in: place), found.count == 1 else { return nil }
      (cells, range) = (placed.grid.cellsAlone(in: axis, at: found.lowerBound), found)
    default:
      let ranges = places.compactMap { placed.range(axis, in: $0) }
      guard ranges.count == places.count, let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max() else {
        return nil
      }
      let found = first..<last
      (cells, range) = (placed.grid.cells.indices.filter { placed.grid.cells[$0].range(axis).overlaps(found) }, found)
    }
    if cells.isEmpty { return nil }
  }

  /// Does what a correction says; whether it fits.
  func change(_ grid: inout Grid, by correction: Correction) -> Bool {
    let share = correction.share ?? 0.5
    let axis = correction.kind.axis
    switch correction.kind {
    case .cellsMerge: return grid.mergeCells(Set(cells), text: correction.new.text)
    case .rowsMerge, .columnsMerge: return grid.merge(axis, range)
    default: break
    }
    guard case .parts(let parts) = correction.new else { return false }
    return correction.kind == .rowSplit || correction.kind == .columnSplit
      ? grid.split(axis, range.lowerBound, share: share, texts: parts)
      : parts.count == 1 && grid.splitCell(cells[0], axis, at: share, texts: parts[0])
  }
}

extension Correction.Kind {
  fileprivate var axis: GridAxis {
    switch self {
    case .cellSplitRows, .rowSplit, .rowsMerge: .rows
    default: .columns
    }
  }
}

extension PlaneMap {
  /// Where a box of the page lies before the map, any bend left out.
  fileprivate func unbentInverse(of box: Box) -> Box {
    let determinant = a * d - b * c
    guard determinant != 0 else { return box }
    func back(_ x: Double, _ y: Double) -> (Double, Double) {
      ((d * (x - tx) - b * (y - ty)) / determinant, (a * (y - ty) - c * (x - tx)) / determinant)
    }
    let corners = [back(box.x0, box.y0), back(box.x1, box.y0), back(box.x0, box.y1), back(box.x1, box.y1)]
    let (xs, ys) = (corners.map(\.0), corners.map(\.1))
    return Box(xs.min() ?? box.x0, ys.min() ?? box.y0, xs.max() ?? box.x1, ys.max() ?? box.y1)
  }
}
