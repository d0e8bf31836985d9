/// Knows the rows of a table by their words, so that a head printed again on the next page is recognised: the table's own, or that of its
/// lower half where a form has one in the middle.
struct HeadMemory {
  /// For the words of a row, the first row that has them.
  private var places: [[String]: Int] = [:]

  /// A head deeper than this repeats in no known form.
  static let deepest = 7
  /// What repeats must be words in at least so many cells.
  static let leastWords = 2

  /// First rows of a part that are rows of the table.
  struct Repetition {
    /// The first of the table's rows.
    var start: Int
    var count: Int
    /// Which of the part's column lines are which of the table's, from left to right; nil where they contradict each other or leave out the
    /// outer ones.
    var anchors: [(part: Int, table: Int)]?
  }

  /// Takes in rows of a table, from one on.
  mutating func learn(_ rows: [[PageTable.Piece]], from first: Int) {
    for (offset, row) in rows.enumerated() {
      let words = Self.words(row)
      if words.contains(where: { !$0.isEmpty }), places[words] == nil { places[words] = first + offset }
    }
  }

  /// The first rows of a part that the table has already.
  func repetition(in part: PageTable, of table: GrowingTable) -> Repetition? {
    let lower = (0..<min(Self.deepest, part.rowCount)).map { part.pieces(startingIn: $0).sorted { $0.column < $1.column } }
    guard let first = lower.first else { return nil }
    for start in Set([0, places[Self.words(first)] ?? 0]).sorted() {
      let upper = table.pieces(startingIn: start..<(start + Self.deepest)).map { $0.sorted { $0.column < $1.column } }
      for count in stride(from: min(upper.count, lower.count, part.rowCount - 1), to: 0, by: -1) {
        let (above, below) = (upper[..<count], lower[..<count])
        // A head among the rows names every column; a line that leaves some blank is a row whose like stood there before.
        if start > 0, below.joined().contains(where: \.isEmpty) { continue }
        if isSame(above, below, count: count) {
          return Repetition(start: start, count: count, anchors: anchors(above.joined().map { $0 }, below.joined().map { $0 }, of: part))
        }
      }
    }
    return nil
  }

  /// Whether a part begins the next form of its kind rather than going on: the first row that it does not repeat has the labels of the
  /// table's and other values.
  ///
  /// A head that is repeated is repeated whole: what follows one row alone is looked at where that row spans cells of the next.
  ///
  /// - Parameters:
  ///   - part: The part below a page break.
  ///   - table: The table above it.
  ///   - repeated: How many of the table's first rows the part prints again.
  /// - Returns: Whether it begins a form.
  static func beginsAnew(_ part: PageTable, after table: GrowingTable, repeating repeated: Int) -> Bool {
    let upper = table.pieces(startingIn: repeated..<(repeated + 1)).joined().sorted { $0.column < $1.column }
    let lower = part.pieces(startingIn: repeated).sorted { $0.column < $1.column }
    let (above, below) = (words(upper), words(lower))
    guard above.count <= mostFields, above != below, let first = above.first, upper[0].column == 0, isLabel(first), below.first == first
    else {
      return false
    }
    guard repeated > 0 else { return above.dropFirst().contains { !$0.isEmpty } && below.dropFirst().contains { !$0.isEmpty } }
    // Two labels with their values below the one of the first row; in a list of as many columns a group's name may be the same.
    let isDivided = part.pieces(startingIn: 0).contains { head in
      lower.contains { $0.column > head.column && $0.column < head.column + head.columnSpan }
    }
    return repeated == 1 && isDivided && above.count == mostFields && below.count == mostFields && above[2] == below[2] && isLabel(above[2])
  }

  private static func isLabel(_ word: String) -> Bool { !word.isEmpty && !Figures.isEntry(word) }

  /// A row of labels with their values has at most so many cells.
  static let mostFields = 4

  /// Whether rows are the same cells with the same words.
  ///
  /// The order of characters within the rows tells nothing, since a line that has no room in its cell stands in the next.
  private func isSame(_ upper: ArraySlice<[PageTable.Piece]>, _ lower: ArraySlice<[PageTable.Piece]>, count: Int) -> Bool {
    let isShaped = zip(upper, lower).allSatisfy { $0.map(\.rowSpan) == $1.map(\.rowSpan) }
    let isWhole = lower.joined().allSatisfy { $0.row + $0.rowSpan <= count }
    guard isShaped, isWhole else { return false }
    let words = Self.words(lower.joined().map { $0 }).filter { !$0.isEmpty }
    let hasFigures = words.contains { Figures.isEntry($0) && $0.count > Figures.columnDigits }
    guard words.count >= Self.leastWords, !hasFigures else { return false }
    return Self.words(upper.joined().map { $0 }).joined().sorted() == words.joined().sorted() || isMisread(upper, lower)
  }

  /// Of so many cells of a recognised head one may be misread.
  static let cellsPerMisread = 8
  /// Below this confidence a cell is doubtful: one such cell may be misread in a head of any size.
  static let doubtful = 0.9

  /// Whether rows of one shape that were both recognised from pictures differ by no more than a character here and there.
  private func isMisread(_ upper: ArraySlice<[PageTable.Piece]>, _ lower: ArraySlice<[PageTable.Piece]>) -> Bool {
    let (above, below) = (upper.joined().map { $0 }, lower.joined().map { $0 })
    guard above.contains(where: { $0.confidence != nil }), below.contains(where: { $0.confidence != nil }) else { return false }
    let words = zip(Self.words(above), Self.words(below))
    let differing = zip(zip(above, below), words).filter { $1.0 != $1.1 }
    let areFew = differing.count * Self.cellsPerMisread <= above.count
    let isLoneDoubt =
      differing.count == 1
      && differing.allSatisfy { pieces, _ in min(pieces.0.confidence ?? 1, pieces.1.confidence ?? 1) < Self.doubtful }
    return (areFew || isLoneDoubt) && differing.allSatisfy { Self.isMisread($1.0, as: $1.1) }
  }

  /// Whether a word is another but for one character.
  ///
  /// Another number is another table's head; a 一 alone is lost on thin print.
  static func isMisread(_ above: String, as below: String) -> Bool {
    let changes = below.difference(from: above)
    guard (1...2).contains(changes.count), changes.insertions.count <= 1, changes.removals.count <= 1 else { return false }
    let characters = changes.map { change in
      switch change {
      case .insert(_, let element, _), .remove(_, let element, _): element
      }
    }
    return !characters.contains(where: \.isNumber) || characters == ["一"]
  }

  private func anchors(_ upper: [PageTable.Piece], _ lower: [PageTable.Piece], of part: PageTable) -> [(part: Int, table: Int)]? {
    var lines: [Int: Int] = [:]
    for (a, b) in zip(upper, lower) {
      for (from, to) in [(b.column, a.column), (b.column + b.columnSpan, a.column + a.columnSpan)] {
        if let known = lines[from], known != to { return nil }
        lines[from] = to
      }
    }
    let anchors = lines.sorted { $0.key < $1.key }.map { (part: $0.key, table: $0.value) }
    let isWhole = anchors.first?.part == 0 && anchors.last?.part == part.columnCount
    let isRising = zip(anchors, anchors.dropFirst()).allSatisfy { $0.table < $1.table }
    return isWhole && isRising ? anchors : nil
  }

  private static func words(_ pieces: [PageTable.Piece]) -> [String] { pieces.map { RowBreak.word($0.text) } }
}
