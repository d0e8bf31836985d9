import Disclosure
import Extraction

/// Something that `draw` is asked to point at, by the ids of `extract`.
enum DrawMark: Equatable {
  /// A table: `t3`.
  case table(String)
  /// A row of a table's grid, from 0: `t3:4`.
  case row(String, Int)
  /// An identity, by its place in `checks`, from 0: `check:12`.
  case check(Int)

  /// Reads a list of marks parted by commas.
  static func list(_ text: String) throws(UsageError) -> [DrawMark] {
    var marks: [DrawMark] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let number = parts.count == 2 ? Int(parts[1]) : nil
      let isTable = parts[0].first == "t" && Int(parts[0].dropFirst()) != nil
      switch (String(parts[0]), parts.count, number) {
      case ("check", 2, let number?) where number >= 0: marks.append(.check(number))
      case (let id, 1, _) where isTable: marks.append(.table(id))
      case (let id, 2, let row?) where isTable && row >= 0: marks.append(.row(id, row))
      default: throw UsageError(cause: "--mark cannot be \(word): it is t3, t3:4 (a row of its grid) or check:12")
      }
    }
    return marks
  }

  /// The boxes that it points at on a page, where the PDF shows them; nil where the document has no such thing.
  func boxes(on page: Int, of disclosure: Disclosure) -> [Box]? {
    switch self {
    case .table(let id):
      guard let table = disclosure.tables.first(where: { $0.id == id }) else { return nil }
      let boxes = table.grid.cells.filter { $0.page == page }.map(\.box)
      return Box(around: boxes).map { [$0] } ?? []
    case .row(let id, let row):
      guard let table = disclosure.tables.first(where: { $0.id == id }), row < table.grid.rowCount else { return nil }
      return table.grid.cells.filter { $0.page == page && $0.row == row }.map(\.box)
    case .check(let number):
      guard disclosure.checks.indices.contains(number) else { return nil }
      return disclosure.checks[number].cells.compactMap { place in
        let grid = disclosure.tables.first { $0.id == place.table }?.grid
        return grid?.cells.first { $0.page == page && $0.row == place.gridRow && $0.column == place.gridColumn }?.box
      }
    }
  }

  /// The word that names it.
  var word: String {
    switch self {
    case .table(let id): id
    case .row(let id, let row): "\(id):\(row)"
    case .check(let number): "check:\(number)"
    }
  }
}
