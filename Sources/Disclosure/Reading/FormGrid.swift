import Layout

/// A grid with its spans resolved, its texts folded, and its head told from its body.
struct FormGrid {
  let grid: Grid
  /// How many of the first rows are heads, the row of column numbers or signs among them.
  let headerRows: Int
  /// What the rows in the frame below the last line of the form say: notes, and who signed.
  let notes: [String]
  private let coverage: [Int?]
  private let folded: [String]
  /// The first row of the notes in the frame.
  private let bodyEnd: Int
  /// The rows among the heads that hold column numbers and signs, which belong to no path.
  private let signRows: Set<Int>

  init(_ grid: Grid, rules: FormRules) {
    var grid = grid
    var coverage = grid.coverage()
    folded = grid.cells.map { Folding.folded($0.text) }
    let rows = FormGrid.texts(grid, folded)
    var signs: Set<Int> = []
    // A row that prints amounts belongs to the body, even where cells of the head reach down into it.
    var headerRows = rows.prefix(grid.headerRows).dropFirst().firstIndex { $0.contains(where: Self.isAmount) } ?? grid.headerRows
    for r in 0..<headerRows where SignRow.isSigns(rows[r], rules) { signs.insert(r) }
    if headerRows > 0, headerRows < rows.count, SignRow.isSigns(rows[headerRows], rules) {
      signs.insert(headerRows)
      headerRows += 1
    }
    grid.headerRows = headerRows
    let heads = (0..<headerRows).filter { !signs.contains($0) }
    Self.spreadHeads(over: &coverage, rows: heads, of: grid)
    let foot = FootRows(grid, texts: folded, below: headerRows, words: CaptionWords(rules))
    self.grid = grid
    self.headerRows = headerRows
    self.coverage = coverage
    notes = foot.notes
    bodyEnd = foot.start
    signRows = signs
  }

  /// Lets a head reach over the blank cells at its right where other heads stand below it and them: its cells were not merged.
  private static func spreadHeads(over coverage: inout [Int?], rows: [Int], of grid: Grid) {
    func isFilled(_ row: Int, _ column: Int) -> Bool {
      coverage[row * grid.columnCount + column].map { grid.cells[$0].row == row && !grid.cells[$0].text.isEmpty } ?? false
    }
    // From the lowest row up: a head that reaches over blank cells stands below those above it.
    for (row, below) in zip(rows, rows.dropFirst()).reversed() {
      for column in 1..<max(1, grid.columnCount) {
        let place = row * grid.columnCount + column
        guard let own = coverage[place], let left = coverage[place - 1], grid.cells[own].text.isEmpty, !grid.cells[left].text.isEmpty,
          grid.cells[own].rowSpan == 1, grid.cells[left].row == row, grid.cells[left].rowSpan == 1, grid.cells[left].columnSpan == 1,
          isFilled(below, column - 1), isFilled(below, column)
        else { continue }
        coverage[place] = left
      }
    }
  }

  /// Whether a text is a number with decimals, which no head prints.
  private static func isAmount(_ text: String) -> Bool { text.contains(".") && Numbers.decimal(text) != nil }

  /// The folded texts of the cells that begin in each row.
  private static func texts(_ grid: Grid, _ folded: [String]) -> [[String]] {
    var rows = Array(repeating: [String](), count: grid.rowCount)
    for (index, cell) in grid.cells.enumerated() where cell.row < grid.rowCount { rows[cell.row].append(folded[index]) }
    return rows
  }

  var rowCount: Int { grid.rowCount }
  var columnCount: Int { grid.columnCount }
  /// The rows below the head and above the notes in the frame.
  var bodyRows: Range<Int> { headerRows..<max(headerRows, bodyEnd) }

  /// The cell that covers a position.
  func cell(_ row: Int, _ column: Int) -> Cell? { index(row, column).map { grid.cells[$0] } }

  /// The folded text of the cell that covers a position; empty where there is none.
  func text(_ row: Int, _ column: Int) -> String { index(row, column).map { folded[$0] } ?? "" }

  /// Whether a cell begins at a position, so that its text is to be read there and not where it spans to.
  func starts(_ row: Int, _ column: Int) -> Bool {
    guard let cell = cell(row, column) else { return false }
    return cell.row == row && cell.column == column
  }

  /// Whether a row numbers the columns of a target form, whose heads are not told from its body.
  func numbersColumns(_ row: Int) -> Bool {
    let texts = starts(inRow: row).map { text(row, $0) }.filter { !$0.isEmpty }
    return texts.count >= SignRow.fewestOfList && texts.allSatisfy(SignRow.isNumber) && texts.first == "1"
      && SignRow.isSigns(texts)
  }

  /// The columns at which a cell begins in a row, from left to right.
  func starts(inRow row: Int) -> [Int] { (0..<columnCount).filter { starts(row, $0) } }

  /// The folded head texts over a column from top to bottom; repeats through spans, column numbers and signs are left out.
  func path(ofColumn column: Int) -> [String] { headRows(ofColumn: column).map { text($0, column) } }

  /// The same texts as they are printed.
  func wording(ofColumn column: Int) -> [String] {
    headRows(ofColumn: column).map { Folding.printed(cell($0, column)?.text ?? "") }
  }

  /// The rows whose texts make up the head of a column.
  private func headRows(ofColumn column: Int) -> [Int] {
    var rows: [Int] = []
    for row in 0..<headerRows where !signRows.contains(row) {
      let text = text(row, column)
      if !text.isEmpty, !SignRow.isNumber(text), rows.last.map({ self.text($0, column) != text }) ?? true { rows.append(row) }
    }
    return rows
  }

  /// The head texts over a column as printed.
  func printedPath(ofColumn column: Int) -> [String] {
    var path: [String] = []
    for row in 0..<headerRows {
      guard let cell = cell(row, column), cell.row == row, !cell.text.isEmpty else { continue }
      path.append(cell.text)
    }
    return path
  }

  private func index(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, row < rowCount, column >= 0, column < columnCount else { return nil }
    return coverage[row * columnCount + column]
  }
}

/// The last row of a head, which numbers the columns or marks them: `栏次 1 2 3`, `** ** 1 2`, `① ②`, `A B 1=2+3`.
enum SignRow {
  /// Fewer numbers one after the other may be values.
  static let fewestOfList = 4

  /// Whether the texts of a row are signs alone, and at least two of them.
  ///
  /// Numbers of columns count from one, so that a row of small amounts is none.
  static func isSigns(_ texts: [String], _ rules: FormRules? = nil) -> Bool {
    func isSign(_ text: String) -> Bool { rules?.has(text, in: .sign) ?? false }
    let filled = texts.filter { !$0.isEmpty }
    guard filled.count >= 2 else { return false }
    var expected = 1
    var numbers = 0
    for text in filled {
      if isSign(text) || isLetter(text) { continue }
      guard let number = leadingNumber(text), number == expected || numbers == 0 && number <= 3 else { return false }
      expected = number + 1
      numbers += 1
    }
    return numbers > 0 || filled.contains(where: isSign)
  }

  /// Whether a text among the heads is the number of a column.
  static func isNumber(_ text: String) -> Bool { text == "栏次" || text.count <= 2 && Int(text) != nil }

  private static func isLetter(_ text: String) -> Bool { text.count == 1 && text.first.map { $0.isASCII && $0.isUppercase } ?? false }

  /// The number of a column: 3, (3), ③, or the 1 of 1=2+3 and ①=②+③.
  private static func leadingNumber(_ text: String) -> Int? {
    let body = text.filter { !"()".contains($0) }
    let circled = body.unicodeScalars.first.flatMap { (0x2460...0x2473).contains($0.value) ? Int($0.value) - 0x245F : nil }
    let digits = body.prefix { $0.isASCII && $0.isWholeNumber }
    let rest = body.dropFirst(circled == nil ? digits.count : 1)
    guard rest.isEmpty || rest.hasPrefix("=") || rest.hasPrefix("栏") else { return nil }
    return circled ?? Int(digits)
  }
}
