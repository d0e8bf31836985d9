import Extraction

/// What a person may change in a grid: cells joined and cut, whole rows and columns too.
///
/// Each change either fits the grid or leaves it alone, and says which.
extension Grid {
  /// Joins cells that make up a rectangle.
  ///
  /// - Parameters:
  ///   - indices: The cells.
  ///   - text: What the one cell holds; nil to join the texts in reading order.
  /// - Returns: Whether they make up a rectangle of at least two cells.
  public mutating func mergeCells(_ indices: Set<Int>, text: String? = nil) -> Bool {
    let chosen = indices.sorted().map { cells[$0] }
    guard chosen.count > 1, let merged = Cell(merging: chosen, text: text) else { return false }
    guard chosen.reduce(0, { $0 + $1.rowSpan * $1.columnSpan }) == merged.rowSpan * merged.columnSpan else { return false }
    replace(indices, with: [merged])
    compact()
    return true
  }

  /// Joins neighbouring rows or columns: in each, the cells that lie beside each other become one.
  ///
  /// - Parameters:
  ///   - axis: What is joined.
  ///   - range: The rows or columns.
  /// - Returns: Whether there are at least two such rows or columns.
  public mutating func merge(_ axis: GridAxis, _ range: Range<Int>) -> Bool {
    let count = axis == .rows ? rowCount : columnCount
    guard range.count > 1, range.lowerBound >= 0, range.upperBound <= count else { return false }
    let across: GridAxis = axis == .rows ? .columns : .rows
    let touched = cells.indices.filter { cells[$0].range(axis).overlaps(range) }
    // Cells that share a part of the other axis become one; what reaches further becomes no wider.
    var groups: [(span: Range<Int>, members: [Int])] = []
    for index in touched.sorted(by: { cells[$0].start(across) < cells[$1].start(across) }) {
      let span = cells[index].range(across)
      if let last = groups.last, last.span.overlaps(span) {
        groups[groups.count - 1].span = last.span.lowerBound..<max(last.span.upperBound, span.upperBound)
        groups[groups.count - 1].members.append(index)
      } else {
        groups.append((span, [index]))
      }
    }
    var joined: [Cell] = []
    for group in groups {
      guard var cell = Cell(merging: group.members.sorted().map { cells[$0] }, text: nil) else { continue }
      let reach = cell.range(axis)
      cell.setRange(axis, min(reach.lowerBound, range.lowerBound)..<max(reach.upperBound, range.upperBound))
      cell.setRange(across, group.span)
      joined.append(cell)
    }
    replace(Set(touched), with: joined)
    compact()
    return true
  }

  /// Cuts one cell in two.
  ///
  /// A cell that covers several rows or columns is cut between two of them; any other gets a new one, which the cells beside it span.
  ///
  /// - Parameters:
  ///   - index: The cell.
  ///   - axis: `rows` to cut it into an upper and a lower part, `columns` into a left and a right one.
  ///   - share: Where it is cut, as a share of its height or width.
  ///   - texts: What the two parts hold.
  /// - Returns: Whether there is such a cell.
  public mutating func splitCell(_ index: Int, _ axis: GridAxis, at share: Double, texts: [String]) -> Bool {
    guard cells.indices.contains(index), texts.count == 2, share > 0, share < 1 else { return false }
    let cell = cells[index]
    var range = cell.range(axis)
    var cut = range.lowerBound + 1
    if cell.span(axis) > 1 {
      cut = range.lowerBound + min(max(1, Int((share * Double(cell.span(axis))).rounded())), cell.span(axis) - 1)
    } else {
      insert(axis, behind: cell.start(axis), keeping: [index])
      range = cell.start(axis)..<(cell.start(axis) + 2)
    }
    replace([index], with: cell.parts(axis, range, cut: cut, share: share, texts: texts))
    return true
  }

  /// Cuts a whole row or column in two; cells that span others too grow by one.
  ///
  /// - Parameters:
  ///   - axis: What is cut.
  ///   - at: The row or column.
  ///   - share: Where it is cut, as a share of its height or width.
  ///   - texts: What the two parts of each of its cells hold, in the order of `cellsAlone(in:at:)`.
  /// - Returns: Whether there are as many texts as cells.
  public mutating func split(_ axis: GridAxis, _ at: Int, share: Double, texts: [[String]]) -> Bool {
    let own = cellsAlone(in: axis, at: at)
    guard !own.isEmpty, own.count == texts.count, texts.allSatisfy({ $0.count == 2 }), share > 0, share < 1 else { return false }
    insert(axis, behind: at, keeping: Set(own))
    let parts = zip(own, texts).flatMap { index, texts in
      cells[index].parts(axis, at..<(at + 2), cut: at + 1, share: share, texts: texts)
    }
    replace(Set(own), with: parts)
    return true
  }

  /// The cells that cover one row or column and no other, in reading order.
  public func cellsAlone(in axis: GridAxis, at: Int) -> [Int] {
    cells.indices.filter { cells[$0].start(axis) == at && cells[$0].span(axis) == 1 }
  }

  /// Opens a new row or column behind another; cells that cover that one grow, but for some.
  private mutating func insert(_ axis: GridAxis, behind at: Int, keeping: Set<Int>) {
    for index in cells.indices {
      let range = cells[index].range(axis)
      if range.lowerBound > at {
        cells[index].setRange(axis, (range.lowerBound + 1)..<(range.upperBound + 1))
      } else if range.contains(at), !keeping.contains(index) {
        cells[index].setRange(axis, range.lowerBound..<(range.upperBound + 1))
      }
    }
    if axis == .rows {
      rowCount += 1
      if at < headerRows { headerRows += 1 }
    } else {
      columnCount += 1
    }
  }

  private mutating func replace(_ indices: Set<Int>, with others: [Cell]) {
    cells = cells.indices.filter { !indices.contains($0) }.map { cells[$0] } + others
    cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// Takes out rows and columns in which no cell begins.
  private mutating func compact() {
    rowCount = compact(.rows, count: rowCount)
    columnCount = compact(.columns, count: columnCount)
  }

  private mutating func compact(_ axis: GridAxis, count: Int) -> Int {
    let starts = Set(cells.map { $0.start(axis) })
    var places = [0]
    for at in 0..<count { places.append(places[at] + (starts.contains(at) ? 1 : 0)) }
    guard places[count] > 0, places[count] < count else { return count }
    for index in cells.indices {
      let range = cells[index].range(axis)
      cells[index].setRange(axis, places[range.lowerBound]..<places[min(range.upperBound, count)])
    }
    if axis == .rows { headerRows = places[min(headerRows, count)] }
    return places[count]
  }
}

extension Cell {
  /// One cell in the place of several, nil for none.
  ///
  /// Its page and box are those of the parts on the first page.
  fileprivate init?(merging cells: [Cell], text: String?) {
    guard let first = cells.first else { return nil }
    self = first
    setRange(.rows, (cells.map(\.row).min() ?? row)..<(cells.map { $0.row + $0.rowSpan }.max() ?? row + 1))
    setRange(.columns, (cells.map(\.column).min() ?? column)..<(cells.map { $0.column + $0.columnSpan }.max() ?? column + 1))
    box = cells.filter { $0.page == first.page }.reduce(box) { $0.union($1.box) }
    confidence = cells.compactMap(\.confidence).min()
    self.text = text ?? TextJoiner.join(cells.map(\.text).filter { !$0.isEmpty })
    if cells.count > 1 { review = .corrected }
  }

  /// The two parts of a cell that is cut.
  fileprivate func parts(_ axis: GridAxis, _ range: Range<Int>, cut: Int, share: Double, texts: [String]) -> [Cell] {
    let x = box.x0 + share * box.width
    let y = box.y0 + share * box.height
    let boxes =
      axis == .rows
      ? [Box(box.x0, box.y0, box.x1, y), Box(box.x0, y, box.x1, box.y1)]
      : [Box(box.x0, box.y0, x, box.y1), Box(x, box.y0, box.x1, box.y1)]
    return [range.lowerBound..<cut, cut..<range.upperBound].enumerated().map { index, part in
      var cell = self
      cell.setRange(axis, part)
      cell.box = boxes[index]
      cell.text = texts[index]
      cell.review = .corrected
      return cell
    }
  }
}
