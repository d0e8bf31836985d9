import Extraction

/// The rows of a table of words whose cells run over several lines: what parts them is a rule below each, or more white than the lines of a
/// cell have between them.
///
/// A line that goes on with the one above it says so by its room: the next word found none. Lines that had room, and two figures of one
/// column, are rows of their own, however close they stand.
struct WrappedRows {
  /// The rows from top to bottom.
  let rows: [AlignedRows.Row]
  let columns: ColumnFinder

  /// Rows stand apart by more than the lines of a cell, by so many ems at least.
  private static let leastStep = 0.25
  /// Lines of one cell overlap by so many ems at most, whatever height their font claims.
  private static let sharedHeight = 0.3
  /// A word that would have ended within so many ems of its column's edge had no room: edges are those of the words at hand.
  private static let slack = 0.3
  /// Fewer columns than these show no table: between rules a term and its meaning do.
  private static let leastColumns = (ruled: 2, unruled: 3)

  /// Reads the lines below a head; nil where no cell has a second line or one of them is no rest of a cell.
  ///
  /// - Parameters:
  ///   - lines: The lines of the body from top to bottom.
  ///   - head: The lines of the head.
  ///   - rules: The horizontal rulings over the whole width.
  init?(_ lines: [WordLine], head: [WordLine], rules: [Ruling]) {
    let isRuled = rules.count >= AlignedTable.leastRows.ruled
    // A spanner crosses the strips, so of the head its leaves alone show them.
    let finder = ColumnFinder(lines + head.suffix(1))
    guard finder.count >= (isRuled ? Self.leastColumns.ruled : Self.leastColumns.unruled) else { return nil }
    let leastRows = isRuled ? AlignedTable.leastRows.ruled : AlignedTable.leastRows.unruled
    let groupings = [Self.groups(of: lines, between: rules), Self.groups(of: lines)]
    for groups in groupings where groups.count + head.count.signum() >= leastRows && groups.count < lines.count {
      guard Self.areRows(groups, in: finder) else { continue }
      columns = finder
      rows = groups.map { Self.row(of: $0, in: finder) }
      return
    }
    return nil
  }

  // MARK: Groups of lines

  /// The lines between rules; none where no rule stands among them.
  private static func groups(of lines: [WordLine], between rules: [Ruling]) -> [[WordLine]] {
    var groups: [[WordLine]] = []
    for line in lines {
      if let last = groups.last?.last, !rules.contains(where: { $0.position > last.box.midY && $0.position < line.box.midY }) {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.count > 1 ? groups : []
  }

  /// The lines that no strip parts which is higher than those inside cells; none where all strips are alike.
  private static func groups(of lines: [WordLine]) -> [[WordLine]] {
    var bottom = -Double.infinity
    let gaps = lines.map { line -> Double in
      let gap = line.box.y0 - bottom
      bottom = max(bottom, line.box.y1)
      return gap
    }
    guard let em = lines.map(\.em).max() else { return [] }
    // Lines that share their height stand side by side, with nothing between them.
    let sorted = gaps.filter(\.isFinite).map { $0 > -sharedHeight * em ? $0 : 0 }.sorted()
    guard let step = zip(sorted, sorted.dropFirst()).max(by: { $0.1 - $0.0 < $1.1 - $1.0 }),
      step.1 - step.0 >= leastStep * em
    else { return [] }
    var groups: [[WordLine]] = []
    for (line, gap) in zip(lines, gaps) {
      if gap <= step.0, !groups.isEmpty { groups[groups.count - 1].append(line) } else { groups.append([line]) }
    }
    return groups
  }

  // MARK: Evidence

  /// Whether cells stand side by side in most rows, each line of a cell but the last is full, and no cell holds two figures.
  private static func areRows(_ groups: [[WordLine]], in columns: ColumnFinder) -> Bool {
    let cells = groups.map { group in (0..<columns.count).map { column in parts(of: group, in: column, columns) } }
    let edges = (0..<columns.count).map { column in cells.flatMap { $0[column] }.map(\.box.x1).max() ?? 0 }
    let sideBySide = cells.count { row in row.count { !$0.isEmpty } > 1 }
    guard 2 * sideBySide > cells.count else { return false }
    return cells.allSatisfy { row in
      zip(row, edges).allSatisfy { lines, edge in
        zip(lines, lines.dropFirst()).allSatisfy { upper, lower in
          guard let next = lower.words.first, !lower.words.allSatisfy(\.isFigure) else { return false }
          return upper.box.x1 + room(for: next, em: upper.em) > edge - slack * upper.em
        }
      }
    }
  }

  /// How much room a line lacked that did not take the word with it: that of the word after a space, of one character where no spaces stand.
  private static func room(for word: Word, em: Double) -> Double {
    guard let first = word.glyphs.first, first.scalar.value < WordBuilder.firstSpaceless else { return em }
    return WordBuilder.wordGap * em + word.box.width
  }

  private static func parts(of group: [WordLine], in column: Int, _ columns: ColumnFinder) -> [WordLine] {
    group.compactMap { line in
      let words = line.words.filter { columns.column(at: $0.box.midX) == column }
      return words.isEmpty ? nil : WordLine(words)
    }
  }

  private static func row(of group: [WordLine], in columns: ColumnFinder) -> AlignedRows.Row {
    let cells = (0..<columns.count).compactMap { column -> AlignedRows.RowCell? in
      let words = parts(of: group, in: column, columns).flatMap(\.words)
      return words.isEmpty ? nil : AlignedRows.RowCell(columns: column...column, words: words)
    }
    let box = group.dropFirst().reduce(group[0].box) { $0.union($1.box) }
    return AlignedRows.Row(
      cells: cells, top: box.y0, bottom: box.y1, lastMid: group[group.count - 1].box.midY, lastColumns: Set(cells.map(\.columns.lowerBound))
    )
  }
}
