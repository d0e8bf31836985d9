import Extraction

/// What a page break cut: whether the row before it and the row after it are one, and which cells are.
///
/// Both are told by the sum of what speaks for it and against it (`BreakEvidence`).
struct RowBreak {
  /// What is decided of a break.
  struct Outcome {
    /// Whether the lower part's first row continues the upper part's last.
    var joinsRows = false
    /// For each cell of the lower part, the index of the upper cell that it continues.
    var target: [Int: Int] = [:]
    /// The boxes of cells below the break for which as much speaks for going on as against it.
    var ties: [Box] = []
  }

  private let upper: GrowingTable
  private let lower: PageTable
  private let lowerColumns: [ColumnMemory]
  private let pairs: [Pair]
  /// How often each cell text stands in the document's tables.
  private let vocabulary: [String: Int]

  /// A cell at the foot of the upper part and the one below it at the head of the lower part, over the same columns.
  private struct Pair {
    var upper: Int
    var lower: Int
    var above: PageTable.Piece
    var below: PageTable.Piece
    /// The box of the upper cell's last part.
    var box: Box

    var isMerged: Bool { above.rowSpan > 1 || below.rowSpan > 1 }
    var isFilled: Bool { !above.isEmpty && !below.isEmpty }
  }

  init(upper: GrowingTable, lower: PageTable, vocabulary: [String: Int]) {
    self.upper = upper
    self.lower = lower
    self.vocabulary = vocabulary
    lowerColumns = ColumnMemory.columns(lower.columnCount, of: lower.pieces)
    let heads = lower.pieces.indices.filter { lower.pieces[$0].row == 0 }
    pairs = heads.compactMap { l in
      let below = lower.pieces[l]
      let u = upper.foot.first { upper.cells[$0].piece.column == below.column && upper.cells[$0].piece.columnSpan == below.columnSpan }
      return u.map { Pair(upper: $0, lower: l, above: upper.cells[$0].piece, below: below, box: upper.cells[$0].lastBox) }
    }
  }

  /// Weighs row and cells.
  var outcome: Outcome {
    var outcome = Outcome()
    // A row is one row only where every cell of its lower part found its upper part.
    if pairs.count == lower.pieces(startingIn: 0).count, !pairs.isEmpty {
      let row = rowScale()
      outcome.joinsRows = row.joins
      if row.isTie { outcome.ties = [lower.box(ofRow: 0)] }
    }
    for pair in pairs {
      let cell = cellScale(pair)
      if outcome.joinsRows || cell.joins { outcome.target[pair.lower] = pair.upper }
      if !outcome.joinsRows, cell.isTie { outcome.ties.append(pair.below.box) }
    }
    return outcome
  }

  // MARK: Whole rows

  /// What speaks for the break running through a row.
  private func rowScale() -> BreakScale {
    var scale = BreakScale(.rowsAreWhole)
    if pairs.allSatisfy(\.below.isEmpty) {
      scale.weigh(.blankStrip, if: isRestOfRow)
      return scale
    }
    scale.weigh(.openEdges, if: areEdgesOpen)
    for pair in pairs where !pair.below.isEmpty && !(pair.isMerged && isCutWord(pair)) {
      if pair.above.isEmpty {
        // A merged cell may print its text in its lower part.
        scale.weigh(.beginsBelow, if: !pair.isMerged && !areEdgesOpen)
      } else if isCutWord(pair) {
        scale.weigh(.cutWord)
      } else if readsOn(pair) {
        scale.weigh(.readsOn)
        scale.weigh(.unnumbered, if: !isNumberedLikeOthers(pair))
        scale.weigh(.shortRest, if: pair.below.text.count <= Self.shortRest && !areEdgesOpen)
      } else {
        scale.weigh(.figuresTwice, if: Figures.isAmount(pair.above.text) && Figures.isAmount(pair.below.text))
        scale.weigh(.ownText, if: !areEdgesOpen)
      }
    }
    scale.weigh(.blankBelow, if: pairs.contains { !$0.isMerged && !$0.above.isEmpty && $0.below.isEmpty })
    return scale
  }

  /// The rest of a word is at most so many characters.
  static let shortRest = 2

  /// Whether an empty first row is what is left of the row above: a strip lower than a row, or the only empty row that the table has, of
  /// another height than its rows.
  private var isRestOfRow: Bool {
    guard pairs.allSatisfy({ $0.below.rowSpan == 1 }), lower.ys.count > 1 else { return false }
    let share = (lower.ys[1] - lower.ys[0]) / upper.last.typicalRowHeight
    if share < Self.stripHeight { return true }
    return lower.region == nil && abs(share - 1) > Self.sameHeight && !upper.hasBlankRow && !lower.hasBlankRow(from: 1)
  }

  /// A row that the break left a strip of is lower than this share of other rows: a line of type does not fit.
  static let stripHeight = 0.6
  /// Rows of one line in one table differ in height by less than this share.
  static let sameHeight = 0.05

  // MARK: Single cells

  /// What speaks for a cell that goes on below the break, over rows of which the break cuts none.
  private func cellScale(_ pair: Pair) -> BreakScale {
    let (above, below) = (pair.above.isEmpty, pair.below.isEmpty)
    let leavesOut = upper.columns[pair.above.column].leavesOut
    var scale = BreakScale(.cellsEnd)
    scale.weigh(.headOverBody, if: isHeadOverBody)
    scale.weigh(.openBorder, if: hasOpenBorder(pair))
    scale.weigh(.cutWord, if: isCutWord(pair))
    scale.weigh(.cutHead, if: isCutHead && (below ? !above : readsOn(pair)))
    scale.weigh(
      .emptyStub,
      if: above != below && !pairs.allSatisfy(\.below.isEmpty) && isFilledBeside(pair, isAbove: above) && isNeverEmpty(besides: pair))
    guard pair.isMerged else { return scale }
    scale.weigh(.spansRows)
    scale.weigh(.bothEmpty, if: above && below)
    scale.weigh(.emptyBelow, if: below && !above && !leavesOut)
    scale.weigh(.emptyAbove, if: above && !below && !leavesOut && pair.above.rowSpan > 1 && pair.below.rowSpan > 1)
    scale.weigh(.cutSentence, if: isCutSentence(pair) && readsOn(pair))
    return scale
  }

  /// Whether something stands beside the empty part of a cell: the stub of a row that says nothing there is no rest of another.
  private func isFilledBeside(_ pair: Pair, isAbove: Bool) -> Bool {
    let next = pairs.first { $0.below.column == pair.below.columns.upperBound }
    return next.map { isAbove ? !$0.above.isEmpty : !$0.below.isEmpty } ?? true
  }

  /// Whether no cell of the first column is empty, those at the break left out.
  private func isNeverEmpty(besides pair: Pair) -> Bool {
    // A code or a number is one row's: the cell beside a total stays blank.
    guard pair.above.column == 0, !Figures.isEntry(pair.above.isEmpty ? pair.below.text : pair.above.text) else { return false }
    let (above, below) = (upper.columns[0], lowerColumns[0])
    return above.cells + below.cells >= Self.leastStub + 2 && above.blanks + below.blanks == 1
  }

  /// So many filled cells tell that a column is never empty.
  static let leastStub = 3

  /// Whether the texts on both sides of the break are one text that stands whole elsewhere in the document, while its end stands nowhere
  /// else: a label of a form that is cut in one of its copies.
  private func isCutWord(_ pair: Pair) -> Bool {
    let (above, below) = (pair.above.text, pair.below.text)
    guard pair.isFilled, !Figures.isEntry(above), !Figures.isEntry(below) else { return false }
    return vocabulary[Self.word(above + below)] != nil && (vocabulary[Self.word(below)] ?? 0) <= 1
  }

  /// Whether a sentence stops short above the break and ends below it, in a column that prints whole sentences.
  private func isCutSentence(_ pair: Pair) -> Bool {
    guard !ColumnMemory.isSentence(pair.above.text), ColumnMemory.isSentence(pair.below.text) else { return false }
    return upper.columns[pair.above.column].sentences + lowerColumns[pair.above.column].sentences > 1
  }

  /// The form in which texts are counted.
  static func word(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  // MARK: The box head

  /// So many rows may be a head alone.
  static let deepestHead = 4

  /// Whether the upper part may be a head alone.
  private var isHeadAlone: Bool {
    upper.rowCount <= Self.deepestHead && !upper.cells.contains { Figures.isAmount($0.piece.text) }
  }

  /// Whether the upper part is a head alone, and whole: figures follow it, or its last row has a head for every single column.
  private var isHeadOverBody: Bool {
    guard isHeadAlone else { return false }
    let first = lower.pieces(startingIn: 0)
    if first.contains(where: { Figures.isAmount($0.text) && !$0.text.contains("%") }) { return true }
    let foot = upper.foot.map { upper.cells[$0].piece }
    return foot.count > 2 && foot.allSatisfy { $0.columnSpan == 1 && !$0.isEmpty }
      && first.allSatisfy { $0.isEmpty || $0.columnSpan > 1 }
  }

  /// Whether the break runs through the head: no figures on either side, and the lower part begins with the parts of a head that spans
  /// them.
  private var isCutHead: Bool {
    let first = lower.pieces(startingIn: 0)
    guard isHeadAlone, !first.contains(where: { Figures.isAmount($0.text) }) else { return false }
    return first.contains { part in
      !part.isEmpty
        && upper.foot.contains { index in
          let head = upper.cells[index].piece
          return !head.isEmpty && head.columnSpan > part.columnSpan && head.column <= part.column
            && part.column + part.columnSpan <= head.column + head.columnSpan
        }
    }
  }

  // MARK: What is printed

  /// Whether the border between the parts of a cell is missing where other cells have theirs: the cell goes on.
  private func hasOpenBorder(_ pair: Pair) -> Bool {
    let columns = pair.below.column..<(pair.below.column + pair.below.columnSpan)
    return [upper.last.ruledBottom, lower.ruledTop].contains { edge in
      edge.contains(true) && columns.allSatisfy { !edge[$0] }
    }
  }

  /// Whether no border at all is drawn at the break.
  ///
  /// Some producers do so where they cut a row, others at every break.
  private var areEdgesOpen: Bool { !upper.last.ruledBottom.contains(true) && !lower.ruledTop.contains(true) }

  /// A line that leaves less than this of its cell blank, in ems, has no room for another word: a character and the padding on both sides.
  static let fullLine = 2.6
  /// The same for the last of several lines, which shows where lines end in this cell.
  static let fullLastLine = 2.0

  /// Whether the text of a cell goes on below the break: its last line had no room for more, and what follows begins nothing new.
  private func readsOn(_ pair: Pair) -> Bool {
    guard let line = pair.above.lines.last, let below = pair.below.lines.first?.text, let last = line.text.last else { return false }
    let room = pair.box.x1 - line.box.x1
    let margin = line.box.x0 - pair.box.x0
    guard room + margin < Self.fullLine * line.em || room < Self.fullLastLine * line.em && pair.above.lines.count > 1 else { return false }
    if Figures.isEntry(below) || Figures.isEntry(pair.above.text) { return false }
    // Texts that both stand whole elsewhere, or that both begin with a number, are texts of their own.
    if isKnown(pair.below.text), isKnown(pair.above.text) { return false }
    if Numbering.parse(below) != nil { return Numbering.parse(pair.above.text) == nil && !"。；;".contains(last) }
    return true
  }

  /// Of a column of numbered items at least this share begins with a number.
  static let numberedShare = 0.6

  /// Whether the lower text begins with a number as most other cells of its column do: then it is one of them, not the end of another.
  private func isNumberedLikeOthers(_ pair: Pair) -> Bool {
    let (above, below) = (upper.columns[pair.above.column], lowerColumns[pair.above.column])
    let filled = above.cells - above.blanks + below.cells - below.blanks
    guard Double(above.numbered + below.numbered) >= Self.numberedShare * Double(filled) else { return true }
    return Numbering.parse(pair.below.text) != nil
  }

  private func isKnown(_ text: String) -> Bool { (vocabulary[Self.word(text)] ?? 0) > 1 }
}
