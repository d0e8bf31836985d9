import Extraction

/// What a page break cut: whether the row before it and the row after it are one, and which cells are.
struct BreakSplice {
  /// Whether the lower part's first row continues the upper part's last.
  private(set) var mergesRow = false
  /// For each cell of the lower part, the index of the upper cell that it continues.
  private(set) var target: [Int: Int] = [:]

  private let upper: [GrowingTable.GrowingCell]
  private let upperRowCount: Int
  private let upperPart: PageTable
  private let lower: PageTable
  /// How often each cell text stands in the document's tables.
  private let vocabulary: [String: Int]

  init(
    upper: [GrowingTable.GrowingCell], upperRowCount: Int, upperPart: PageTable, lower: PageTable, vocabulary: [String: Int]
  ) {
    self.upper = upper
    self.upperRowCount = upperRowCount
    self.upperPart = upperPart
    self.lower = lower
    self.vocabulary = vocabulary
    guard lower.rowCount > 0 else { return }
    let pairs = cellPairs()
    mergesRow = isCutRow(pairs)
    for pair in pairs where mergesRow || isCutCell(pair) { target[pair.lower] = pair.upper }
    // A row is one row only where every cell of its lower part found its upper part.
    if mergesRow, lower.pieces.indices.contains(where: { lower.pieces[$0].row == 0 && target[$0] == nil }) {
      mergesRow = false
      target = [:]
      for pair in pairs where isCutCell(pair) { target[pair.lower] = pair.upper }
    }
  }

  /// A cell at the foot of the upper part and the one below it at the head of the lower part, over the same columns.
  private struct Pair {
    var upper: Int
    var lower: Int
  }

  private func cellPairs() -> [Pair] {
    lower.pieces.indices.filter { lower.pieces[$0].row == 0 }.compactMap { l in
      let below = lower.pieces[l]
      let above = upper.indices.first {
        let piece = upper[$0].piece
        return piece.row + piece.rowSpan == upperRowCount && piece.column == below.column && piece.columnSpan == below.columnSpan
      }
      return above.map { Pair(upper: $0, lower: l) }
    }
  }

  // MARK: Whole rows

  /// Whether the break runs through a row.
  private func isCutRow(_ pairs: [Pair]) -> Bool {
    let heads = lower.pieces.filter { $0.row == 0 }
    guard pairs.count == heads.count, !pairs.isEmpty else { return false }
    let filled = pairs.filter { !lower.pieces[$0.lower].isEmpty }
    if filled.isEmpty { return isRestOfRow(heads) }
    // Where both parts of a cell hold text, the text must read on over the break.
    let continued = filled.filter { !upper[$0.upper].piece.isEmpty && !(isMerged($0) && isCutWord($0)) }
    if bothEdgesOpen, continued.contains(where: readsOn), !continued.contains(where: isFiguresTwice) { return true }
    guard continued.allSatisfy(readsOn) else { return false }
    // What the upper row has and the lower lacks: a row of its own would have it too.
    let loses = pairs.contains {
      !upper[$0.upper].piece.isEmpty && upper[$0.upper].piece.rowSpan == 1 && lower.pieces[$0.lower].isEmpty
        && lower.pieces[$0.lower].rowSpan == 1
    }
    // Two columns that read on at once are no chance.
    if continued.count >= 2 { return true }
    if bothEdgesOpen { return loses || continued.contains { !isNumberedLikeOthers($0) } }
    // A merged cell may print its text in its lower part; any other text must have begun above.
    guard filled.allSatisfy({ !upper[$0.upper].piece.isEmpty || isMerged($0) }), !continued.isEmpty else { return false }
    return loses || continued.contains { !isNumberedLikeOthers($0) || lower.pieces[$0.lower].text.count <= 2 }
  }

  /// Whether a cell spans rows on one side of the break.
  private func isMerged(_ pair: Pair) -> Bool { upper[pair.upper].piece.rowSpan > 1 || lower.pieces[pair.lower].rowSpan > 1 }

  /// Whether both parts of a cell are figures or codes: two rows, not one.
  private func isFiguresTwice(_ pair: Pair) -> Bool {
    isAmount(upper[pair.upper].piece.text) && isAmount(lower.pieces[pair.lower].text)
  }

  /// Whether an empty first row is what is left of the row above: a strip lower than a row, or the only empty row that the table has.
  private func isRestOfRow(_ heads: [PageTable.Piece]) -> Bool {
    guard heads.allSatisfy({ $0.rowSpan == 1 }), lower.ys.count > 1 else { return false }
    if lower.ys[1] - lower.ys[0] < 0.6 * typicalRowHeight { return true }
    let emptyBelow = (1..<max(lower.rowCount, 1)).contains { row in lower.pieces(covering: row).allSatisfy(\.isEmpty) }
    let filledRows = Set(upper.filter { !$0.piece.isEmpty }.flatMap { $0.piece.row..<($0.piece.row + $0.piece.rowSpan) })
    return !emptyBelow && filledRows.count == upperRowCount
  }

  private var typicalRowHeight: Double {
    let heights = zip(upperPart.ys, upperPart.ys.dropFirst()).map { $1 - $0 }.sorted()
    return heights.isEmpty ? 0 : heights[heights.count / 2]
  }

  // MARK: Single cells

  /// Whether a cell that is merged over several rows goes on below the break.
  private func isCutCell(_ pair: Pair) -> Bool {
    let above = upper[pair.upper].piece
    let below = lower.pieces[pair.lower]
    if isHeadOverBody { return false }
    if isOpen(pair) || isCutWord(pair) { return true }
    if isCutHead, below.isEmpty ? !above.isEmpty : readsOn(pair) { return true }
    let isMerged = above.rowSpan > 1 || below.rowSpan > 1
    if above.isEmpty != below.isEmpty, isNeverEmpty(besides: pair) { return true }
    if isMerged, above.isEmpty, below.isEmpty { return true }
    if isMerged, isCutSentence(pair), readsOn(pair) { return true }
    guard isMerged, !hasBlanksOfItsOwn(column: above.column) else { return false }
    if below.isEmpty { return true }
    return above.isEmpty && above.rowSpan > 1 && below.rowSpan > 1
  }

  /// Whether the table has blank cells right below filled ones in a column: an outline that leaves what repeats out.
  private func hasBlanksOfItsOwn(column: Int) -> Bool {
    let cells = upper.map(\.piece).filter { $0.column == column }.sorted { $0.row < $1.row }
    return zip(cells, cells.dropFirst()).contains { !$0.isEmpty && $0.rowSpan == 1 && $1.isEmpty && $1.row == $0.row + 1 }
  }

  /// Whether no cell of the first column is empty, those at the break left out.
  private func isNeverEmpty(besides pair: Pair) -> Bool {
    guard upper[pair.upper].piece.column == 0 else { return false }
    let above = upper.indices.filter { upper[$0].piece.column == 0 && $0 != pair.upper }.map { upper[$0].piece }
    let below = lower.pieces.indices.filter { lower.pieces[$0].column == 0 && $0 != pair.lower }.map { lower.pieces[$0] }
    return above.count + below.count >= 3 && !(above + below).contains(where: \.isEmpty)
  }

  /// Whether the texts on both sides of the break are one text that stands whole elsewhere in the document, while its end stands nowhere
  /// else: a label of a form that is cut in one of its copies.
  private func isCutWord(_ pair: Pair) -> Bool {
    let above = upper[pair.upper].piece.text
    let below = lower.pieces[pair.lower].text
    guard !above.isEmpty, !below.isEmpty, !isAmount(above), !isAmount(below) else { return false }
    return vocabulary[Self.word(above + below)] != nil && (vocabulary[Self.word(below)] ?? 0) <= 1
  }

  /// Whether a sentence stops short above the break and ends below it, in a column that prints whole sentences.
  private func isCutSentence(_ pair: Pair) -> Bool {
    guard !Self.isSentence(upper[pair.upper].piece.text), Self.isSentence(lower.pieces[pair.lower].text) else { return false }
    let column = upper[pair.upper].piece.column
    return upper.contains { $0.piece.column == column && Self.isSentence($0.piece.text) }
      || lower.pieces.indices.contains { $0 != pair.lower && lower.pieces[$0].column == column && Self.isSentence(lower.pieces[$0].text) }
  }

  private static func isSentence(_ text: String) -> Bool { text.last.map { "。！？".contains($0) } ?? false }

  /// The form in which texts are counted.
  static func word(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  /// Whether the upper part is a head alone, and whole: figures follow it, or its last row has a head for every single column.
  private var isHeadOverBody: Bool {
    guard upperRowCount <= 4, !upper.contains(where: { HeaderFinder.isAmount($0.piece.text) }) else { return false }
    if lower.pieces.contains(where: { $0.row == 0 && HeaderFinder.isAmount($0.text) && !$0.text.contains("%") }) { return true }
    let foot = upper.map(\.piece).filter { $0.row + $0.rowSpan == upperRowCount }
    return foot.count >= 3 && foot.allSatisfy { $0.columnSpan == 1 && !$0.isEmpty }
      && lower.pieces.allSatisfy { $0.row > 0 || $0.isEmpty || $0.columnSpan > 1 }
  }

  /// Whether the break runs through the head: no figures on either side, and the lower part begins with the parts of a head that spans
  /// them.
  private var isCutHead: Bool {
    let first = lower.pieces.filter { $0.row == 0 }
    guard upperRowCount <= 4, !upper.contains(where: { HeaderFinder.isAmount($0.piece.text) }),
      !first.contains(where: { HeaderFinder.isAmount($0.text) })
    else { return false }
    return first.contains { part in
      !part.isEmpty
        && upper.contains { cell in
          let head = cell.piece
          return head.row + head.rowSpan == upperRowCount && !head.isEmpty && head.columnSpan > part.columnSpan
            && head.column <= part.column
            && part.column + part.columnSpan <= head.column + head.columnSpan
        }
    }
  }

  // MARK: Evidence

  /// Whether the border between the parts of a cell is missing where other cells have theirs: the cell goes on.
  private func isOpen(_ pair: Pair) -> Bool {
    let below = lower.pieces[pair.lower]
    let columns = below.column..<(below.column + below.columnSpan)
    return isMixed(upperPart.ruledBottom) && columns.allSatisfy { !upperPart.ruledBottom[$0] }
      || isMixed(lower.ruledTop) && columns.allSatisfy { !lower.ruledTop[$0] }
  }

  private func isMixed(_ edge: [Bool]) -> Bool { edge.contains(true) && edge.contains(false) }

  /// Whether no border at all is drawn at the break.
  ///
  /// Some producers do so where they cut a row, others at every break.
  private var bothEdgesOpen: Bool { !upperPart.ruledBottom.contains(true) && !lower.ruledTop.contains(true) }

  /// Whether the text of a cell goes on below the break: its last line had no room for more, and what follows begins nothing new.
  private func readsOn(_ pair: Pair) -> Bool {
    let cell = upper[pair.upper]
    guard let line = cell.piece.lines.last, let below = lower.pieces[pair.lower].lines.first?.text, let last = line.text.last else {
      return false
    }
    let room = cell.lastBox.x1 - line.box.x1
    let margin = line.box.x0 - cell.lastBox.x0
    let isFull = room + margin < 2.6 * line.em || room < 2 * line.em && cell.piece.lines.count > 1
    if !isFull { return false }
    if isFigures(below) || isFigures(cell.piece.text) { return false }
    // Texts that both stand whole elsewhere, or that both begin with a number, are texts of their own.
    if isKnown(lower.pieces[pair.lower].text), isKnown(cell.piece.text) { return false }
    if Numbering.parse(below) != nil { return Numbering.parse(cell.piece.text) == nil && !"。；;".contains(last) }
    return true
  }

  /// Whether the lower text begins with a number as most other cells of its column do: then it is one of them, not the end of another.
  private func isNumberedLikeOthers(_ pair: Pair) -> Bool {
    let column = upper[pair.upper].piece.column
    let others = (upper.map(\.piece) + lower.pieces).filter { $0.column == column && !$0.isEmpty }.map { Numbering.parse($0.text) != nil }
    guard others.count(where: { $0 }) * 10 >= others.count * 6 else { return true }
    return Numbering.parse(lower.pieces[pair.lower].text) != nil
  }

  private func isKnown(_ text: String) -> Bool { (vocabulary[Self.word(text)] ?? 0) > 1 }

  private func isFigures(_ text: String) -> Bool { text.allSatisfy { $0.isNumber || ",.-%".contains($0) } }

  private func isAmount(_ text: String) -> Bool { text.count > 2 && text.allSatisfy { $0.isNumber || ",.-".contains($0) } }
}
