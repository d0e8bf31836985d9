import Disclosure
import Extraction
import Recognition

extension Disclosure {
  /// Takes the boxes of pages that were read upright and level to where the PDF shows them.
  mutating func place(_ placements: [Int: PlaneMap]) {
    for index in tables.indices { tables[index].place(placements) }
    for index in statements.indices { statements[index].source.place(placements) }
    for index in checks.indices { checks[index].source?.place(placements) }
    for index in diagnostics.indices { diagnostics[index].place(placements) }
  }
}

extension DisclosureTable {
  fileprivate mutating func place(_ placements: [Int: PlaneMap]) {
    for index in grid.cells.indices {
      if let map = placements[grid.cells[index].page] { grid.cells[index].box = map.apply(grid.cells[index].box) }
    }
    if var rows {
      for index in rows.indices { rows[index].source.place(placements) }
      self.rows = rows
    }
    for target in performances.indices {
      for index in performances[target].indicators.indices { performances[target].indicators[index].source.place(placements) }
    }
  }
}

extension Diagnostic {
  fileprivate mutating func place(_ placements: [Int: PlaneMap]) {
    if let page, let map = placements[page], let box { self.box = map.apply(box) }
  }
}

extension Provenance {
  fileprivate mutating func place(_ placements: [Int: PlaneMap]) {
    if let map = placements[page], let box { self.box = map.apply(box) }
  }
}
