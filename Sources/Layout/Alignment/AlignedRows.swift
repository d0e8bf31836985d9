import Extraction

/// Groups the body lines of an aligned table into rows: a line that only goes on with the cells above it is no row of its own.
struct AlignedRows {
  /// A cell of a row.
  struct RowCell {
    var columns: ClosedRange<Int>
    var words: [Word]
  }

  /// A row of one or more lines.
  struct Row {
    var cells: [RowCell]
    var top: Double
    var bottom: Double
    /// The middle of the last line, for the distance to the next.
    var lastMid: Double
    /// The columns that the last line has words in.
    var lastColumns: Set<Int>
  }

  private(set) var rows: [Row] = []
  private let columns: ColumnFinder
  private let rules: [Ruling]

  init(lines: [WordLine], columns: ColumnFinder, rules: [Ruling]) {
    self.columns = columns
    self.rules = rules
    let parsed = lines.map { (line: $0, cells: cells(of: $0)) }
    let pitch = typicalPitch(lines)
    for (index, entry) in parsed.enumerated() {
      let next = index + 1 < parsed.count ? parsed[index + 1] : nil
      if let last = rows.last, continues(entry.cells, entry.line, last, pitch: pitch, next: next?.line) {
        merge(entry.cells, entry.line)
      } else {
        rows.append(
          Row(
            cells: entry.cells, top: entry.line.box.y0, bottom: entry.line.box.y1, lastMid: entry.line.box.midY,
            lastColumns: Set(entry.cells.flatMap { Array($0.columns) })))
      }
    }
  }

  // MARK: Cells of a line

  /// Assigns a line's words to columns; a phrase that stands over several columns is one cell.
  private func cells(of line: WordLine) -> [RowCell] {
    var result: [RowCell] = []
    let chunks = line.chunks(gap: 0.7)
    for chunk in chunks {
      let range = columns.columns(of: chunk.box)
      if range.count > 1, !chunk.isFigure, crossesStrip(chunk) {
        // A label that runs on over empty columns stays in its own; a centred heading spans.
        if range.lowerBound == 0 {
          add(chunk.words, 0...0, to: &result)
        } else {
          add(chunk.words, chunks.count == 1 ? spread(range, chunk.box) : range, to: &result)
        }
      } else {
        for word in chunk.words {
          let column = columns.column(at: word.box.midX)
          add([word], column...column, to: &result)
        }
      }
    }
    return result.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }

  private func add(_ words: [Word], _ range: ClosedRange<Int>, to cells: inout [RowCell]) {
    if let at = cells.firstIndex(where: { $0.columns.overlaps(range) }) {
      cells[at].words += words
    } else {
      cells.append(RowCell(columns: range, words: words))
    }
  }

  /// Whether a word of a chunk lies across the strip between two columns, or its words are no farther apart than words are.
  private func crossesStrip(_ chunk: Chunk) -> Bool {
    let gaps = zip(chunk.words, chunk.words.dropFirst()).map { $1.box.x0 - $0.box.x1 }
    let em = max(chunk.box.height * 0.85, 3)
    return chunk.words.contains { columns.columns(of: $0.box).count > 1 } || gaps.allSatisfy { $0 < 0.5 * em }
  }

  /// A centred heading over the value columns spans all of them.
  private func spread(_ range: ClosedRange<Int>, _ box: Box) -> ClosedRange<Int> {
    let lines = columns.lines
    let middle = (lines[1] + lines[lines.count - 1]) / 2
    return abs(middle - box.midX) < 0.06 * (lines[lines.count - 1] - lines[0]) ? 1...(columns.count - 1) : range
  }

  // MARK: Rows

  private func typicalPitch(_ lines: [WordLine]) -> Double {
    let pitches = zip(lines, lines.dropFirst()).map { $1.box.midY - $0.box.midY }.sorted()
    return pitches.isEmpty ? 0 : pitches[pitches.count / 2]
  }

  private func continues(_ cells: [RowCell], _ line: WordLine, _ row: Row, pitch: Double, next: WordLine?) -> Bool {
    let distance = line.box.midY - row.lastMid
    if rules.contains(where: { $0.position > row.lastMid && $0.position < line.box.midY }) { return false }
    guard distance < 1.75 * line.em else { return false }
    let columnsAbove = Set(row.cells.flatMap { Array($0.columns) })
    let here = Set(cells.flatMap { Array($0.columns) })
    // Lines that overlap in height and fill other columns are of one row: figures centred beside a label of two lines.
    if distance < 0.72 * line.em, here.isDisjoint(with: row.lastColumns) { return true }
    guard here.isSubset(of: columnsAbove), here.count < columnsAbove.count || !cells.contains(where: { $0.words.allSatisfy(\.isFigure) })
    else {
      return continuesLabel(cells, line, row, distance: distance, pitch: pitch)
    }
    if cells.contains(where: { $0.words.allSatisfy(\.isFigure) }) { return false }
    guard row.cells.count > 1 else { return continuesLabel(cells, line, row, distance: distance, pitch: pitch) }
    let tight = distance < 0.88 * pitch
    if here == [0] {
      // A label's second line: tight, or indented deeper than the first, or plainly in the middle of a sentence.
      guard let above = row.cells.first(where: { $0.columns.contains(0) })?.words.first else { return false }
      guard line.box.x0 > above.box.x0 - 0.3 * line.em else { return false }
      let indented = line.box.x0 > above.box.x0 + 0.4 * line.em
      let nextIsCloser = next.map { $0.box.midY - line.box.midY < 0.9 * distance } ?? false
      return (tight || indented && !nextIsCloser && startsLower(line) || startsLower(line) && !nextIsCloser) && !nextIsCloser
    }
    return tight || startsLower(line)
  }

  /// Whether a line with figures goes on with a label that stands alone above it: the figures stand beside a wrapped label's last line.
  private func continuesLabel(_ cells: [RowCell], _ line: WordLine, _ row: Row, distance: Double, pitch: Double) -> Bool {
    guard row.cells.count == 1, let label = row.cells.first, label.columns == 0...0, cells.first?.columns.lowerBound == 0,
      let first = cells.first?.words.first, let above = label.words.first, let last = label.words.last
    else { return false }
    if startsLower(first) { return true }
    let ending = last.text
    if ending.hasSuffix("-") || ending.hasSuffix(",") || Self.joining.contains(ending.lowercased()) { return true }
    return distance < 0.88 * pitch && first.box.x0 > above.box.x0 + 0.4 * line.em && !ending.hasSuffix(":")
  }

  /// Words that cannot end a label.
  private static let joining: Set<String> = [
    "and", "or", "of", "the", "to", "in", "for", "by", "with", "from", "on", "at", "a", "an", "per", "than",
  ]

  private func startsLower(_ line: WordLine) -> Bool { line.words.first.map(startsLower) ?? false }

  private func startsLower(_ word: Word) -> Bool {
    guard let scalar = word.glyphs.first?.scalar else { return false }
    return scalar.properties.isLowercase && word.letterCount > 1
  }

  private mutating func merge(_ cells: [RowCell], _ line: WordLine) {
    let at = rows.count - 1
    for cell in cells { add(cell.words, cell.columns, to: &rows[at].cells) }
    rows[at].cells.sort { $0.columns.lowerBound < $1.columns.lowerBound }
    rows[at].bottom = max(rows[at].bottom, line.box.y1)
    rows[at].lastColumns = Set(cells.flatMap { Array($0.columns) })
    rows[at].lastMid = line.box.midY
  }
}
