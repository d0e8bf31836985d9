import Layout

/// Joins labels of a performance form that a page break cut in two.
///
/// Layout can't know that 产出指 and 标 are one word; the form's own labels tell.
enum BrokenLabels {
  /// The grid with such labels whole: two cells one under the other, on different pages, that make a label together and none alone.
  static func mended(_ grid: Grid, rules: FormRules) -> Grid {
    var grid = grid
    var index = 0
    while index < grid.cells.count {
      let upper = grid.cells[index]
      let below = grid.cells.indices.first { other in
        let cell = grid.cells[other]
        return cell.row == upper.row + upper.rowSpan && cell.column == upper.column && cell.columnSpan == upper.columnSpan
          && cell.page != upper.page && !cell.text.isEmpty
      }
      if let below, makeOne(upper.text, grid.cells[below].text, rules) {
        grid.cells[index].text += grid.cells[below].text
        grid.cells[index].rowSpan += grid.cells[below].rowSpan
        grid.cells.remove(at: below)
      }
      index += 1
    }
    return grid
  }

  private static func makeOne(_ upper: String, _ lower: String, _ rules: FormRules) -> Bool {
    let parts = (Folding.folded(upper), Folding.folded(lower))
    func isLabel(_ text: String) -> Bool { rules.has(text, in: .wholeLabel) }
    return isLabel(parts.0 + parts.1) && !isLabel(parts.0) && !isLabel(parts.1)
  }
}
