import Disclosure
import Extraction
import Layout
import Recognition

/// What a person wants changed in one table, named by its rows and columns as they are now.
public enum TableEdit: Sendable, Equatable {
  /// The text of the cell that covers a row and a column.
  case text(row: Int, column: Int, String)
  /// The cell that covers a row and a column is as printed.
  case acceptCell(row: Int, column: Int)
  /// The cells in a rectangle are one.
  case mergeCells(rows: ClosedRange<Int>, columns: ClosedRange<Int>)
  /// Rows or columns are one.
  case merge(GridAxis, ClosedRange<Int>)
  /// The cell that covers a row and a column is two; nil texts to part what is printed where that can be told.
  case splitCell(row: Int, column: Int, GridAxis, share: Double, texts: [String]?)
  /// A row or column is two.
  case split(GridAxis, at: Int, share: Double)
  /// How many of the first rows are heads.
  case headerRows(Int)
  /// The title.
  case title(String)
  /// The form.
  case kind(TableKind)
  /// The unit of the amounts.
  case unit(String)
  /// It is no table.
  case dissolve
  /// It is as printed.
  case accept
}

/// Puts what a person wants changed into a correction, which finds its place again when the document is read another time.
public struct CorrectionMaker {
  private let grid: Grid
  private let table: DisclosureTable?
  private let placed: PlacedGrid
  private let box: Correction.Place

  /// Makes a maker for a table.
  ///
  /// - Parameters:
  ///   - table: The table, corrected so far.
  ///   - reading: What was read from it.
  ///   - placements: By page, what takes the points of the layout to those of the page as the PDF shows it.
  public init(_ table: Table, reading: DisclosureTable?, placements: [Int: PlaneMap]) {
    grid = table.grid
    self.table = reading
    placed = PlacedGrid(table.grid, placements: placements)
    let part = table.parts.first
    let (page, inner) = (part?.page ?? 1, part?.box ?? Box(0, 0, 0, 0))
    box = Correction.Place(page: page, box: placements[page]?.apply(inner) ?? inner)
  }

  /// The correction; nil where the table has no such rows, columns or cells.
  public func correction(_ edit: TableEdit) -> Correction? {
    switch edit {
    case .text(let row, let column, let text):
      return cell(row, column).map { Correction(.cellText, at: place(of: [$0]), old: old([$0]), new: .text(text)) }
    case .acceptCell(let row, let column):
      return cell(row, column).map { Correction(.cellAccept, at: place(of: [$0]), old: old([$0])) }
    case .mergeCells(let rows, let columns):
      let cells = grid.cells.indices.filter { index in
        grid.cells[index].range(.rows).overlaps(Range(rows)) && grid.cells[index].range(.columns).overlaps(Range(columns))
      }
      return cells.count > 1 ? Correction(.cellsMerge, at: place(of: cells), to: end(of: cells), old: old(cells)) : nil
    case .merge(let axis, let range):
      let touched = grid.cells.indices.filter { grid.cells[$0].range(axis).overlaps(Range(range)) }
      let own = range.flatMap { grid.cellsAlone(in: axis, at: $0) }
      guard range.count > 1, !own.isEmpty else { return nil }
      return Correction(
        axis == .rows ? .rowsMerge : .columnsMerge, at: place(of: own), to: axis == .rows ? end(of: own) : nil, old: old(touched))
    case .splitCell(let row, let column, let axis, let share, let texts):
      return cell(row, column).map { index in
        Correction(
          axis == .rows ? .cellSplitRows : .cellSplitColumns, at: place(of: [index]), old: old([index]),
          new: .parts([texts ?? Self.parts(of: grid.cells[index].text, axis)]), share: share)
      }
    case .split(let axis, let at, let share):
      let own = grid.cellsAlone(in: axis, at: at)
      guard !own.isEmpty else { return nil }
      return Correction(
        axis == .rows ? .rowSplit : .columnSplit, at: place(of: own), old: old(own),
        new: .parts(own.map { Self.parts(of: grid.cells[$0].text, axis) }), share: share)
    default: return correctionOfWhole(edit)
    }
  }

  private func correctionOfWhole(_ edit: TableEdit) -> Correction? {
    switch edit {
    case .headerRows(let count): Correction(.tableHeaderRows, at: box, old: .number(grid.headerRows), new: .number(count))
    case .title(let title): Correction(.tableTitle, at: box, old: Self.value(table?.title), new: .text(title))
    case .kind(let kind): Correction(.tableKind, at: box, old: Self.value(table?.kind.rawValue), new: .text(kind.rawValue))
    case .unit(let unit): Correction(.tableUnit, at: box, old: Self.value(table?.unit?.text), new: .text(unit))
    case .dissolve: Correction(.tableFalse, at: box, old: .text(CorrectedLayout.firstRow(of: grid)))
    case .accept: Correction(.tableAccept, at: box, old: .text(grid.fingerprint))
    default: nil
    }
  }

  private func cell(_ row: Int, _ column: Int) -> Int? {
    grid.cells.firstIndex { $0.range(.rows).contains(row) && $0.range(.columns).contains(column) }
  }

  private func old(_ cells: [Int]) -> Correction.Value { .text(placed.text(of: cells)) }

  /// The box round cells, on the page of the first of them.
  private func place(of cells: [Int]) -> Correction.Place { placed.place(of: cells) }

  /// The box round those of cells that stand on the last page, where that is another one.
  private func end(of cells: [Int]) -> Correction.Place? {
    let pages = cells.map { grid.cells[$0].page }
    guard let last = pages.max(), last != pages.first else { return nil }
    return placed.place(of: cells.filter { grid.cells[$0].page == last })
  }

  private static func value(_ text: String?) -> Correction.Value { text.map { .text($0) } ?? .none }

  /// How the text of a cell is parted: before the amount at its end, where it is cut upright; else all of it stays in the first part.
  static func parts(of text: String, _ axis: GridAxis) -> [String] {
    guard axis == .columns else { return [text, ""] }
    let tail = text.reversed().prefix { $0.isNumber && $0.isASCII || ".,-".contains($0) }
    let head = text.dropLast(tail.count)
    guard !tail.isEmpty, !head.isEmpty, tail.contains(where: \.isNumber) else { return [text, ""] }
    return [String(head).trimmed, String(tail.reversed())]
  }
}

extension String {
  fileprivate var trimmed: String {
    var slice = self[...]
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
