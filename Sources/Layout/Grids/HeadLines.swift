import Extraction

/// Tells how many of a region's first lines are its head.
enum HeadLines {
  /// How many of the first lines are the head: of the bands between whole rules the first, and those after it that have heads of their own;
  /// where no rule parts the head from the body, the lines above the first amount.
  static func count(in region: TableRegion) -> Int {
    let lines = region.lines
    let isBody = lines.map { isBodyLine($0, em: region.em) }
    let first = isBody.firstIndex(of: true) ?? lines.count
    var bounds = region.ruleLines.map { y in lines.count { $0.box.midY < y } }.filter { $0 > 0 && $0 < lines.count }
    bounds = Array(Set(bounds)).sorted()
    let above = bounds.filter { $0 <= first }
    if first == lines.count, !above.isEmpty { return count(ofWords: lines, in: above, em: region.em) }
    if let band = above.first {
      var count = band
      for next in above.dropFirst() where isHeadBand(lines[count..<next], after: lines[..<count], em: region.em) { count = next }
      return count
    }
    if first == lines.count { return countOfWords(region) }
    // Heads on shading of their own need no rule under them.
    let isShaded = region.rowLines.contains { y in (1...max(first, 1)).contains(lines.count { $0.box.midY < y }) }
    if first == 0 || !bounds.isEmpty && !isShaded { return 0 }
    var count = first
    // Lines beside the amounts and close above them belong to a label of several lines.
    while count > 0, lines[first].box.midY - lines[count - 1].box.midY < besideWithin * region.em { count -= 1 }
    // A label alone under the heads is a row without figures.
    while count > 1, isLoneLabel(lines[count - 1], under: lines[..<(count - 1)], em: region.em) { count -= 1 }
    // One word alone heads no columns: it begins the label of the first row of a page.
    return lines[..<count].contains { $0.pieces(gap: HeadSolver.gap * region.em).count > 1 } ? count : 0
  }

  private static func isLoneLabel(_ line: SetLine, under head: ArraySlice<SetLine>, em: Double) -> Bool {
    let pieces = line.pieces(gap: HeadSolver.gap * em)
    guard pieces.count == 1, let left = head.map(\.box.x0).min(), line.box.x0 < left + em else { return false }
    let above = head.flatMap { $0.pieces(gap: HeadSolver.gap * em) }
    return !above.contains { HeadSolver.Block($0).goesOn(with: line, em: em) }
  }

  /// The head of a region in bands that holds no amount: it ends with the band of most words and the numbers of the columns; where all bands
  /// have as many words, with the first.
  private static func count(ofWords lines: [SetLine], in bounds: [Int], em: Double) -> Int {
    let ends = bounds.filter { $0 < lines.count } + [lines.count]
    let bands = zip([0] + ends, ends).map { start, end in lines[start..<end].map { $0.pieces(gap: HeadSolver.gap * em) } }
    let counts = bands.map { $0.map(\.count).max() ?? 0 }
    guard let most = counts.max(), var last = counts.firstIndex(of: most), most >= MixedGrid.leastUnruled.columns || counts.last != most
    else {
      return lines.count
    }
    while last + 1 < bands.count, bands[last + 1].contains(where: HeadSolver.numbersColumns) { last += 1 }
    return ends[last]
  }

  /// The head of a region that holds no amount: its first line where the next ones have as many words, else all of it but labels alone.
  private static func countOfWords(_ region: TableRegion) -> Int {
    let lines = region.lines
    func isApart(_ index: Int) -> Bool { lines[index].box.midY - lines[index - 1].box.midY > HeadSolver.leading(region.em) }
    let counts = lines.prefix(2).map { $0.pieces(gap: HeadSolver.gap * region.em).count }
    if counts.count == 2, counts[0] >= MixedGrid.leastUnruled.columns, counts[1] >= counts[0] {
      if isApart(1) || counts[1] == counts[0] && !goesOn(lines[1], after: lines[0], em: region.em) { return 1 }
    }
    var count = lines.count
    while count > 1, isApart(count - 1), isLoneLabel(lines[count - 1], under: lines[..<(count - 1)], em: region.em) { count -= 1 }
    return count
  }

  /// Whether most texts of a line are the next lines of texts above them.
  private static func goesOn(_ line: SetLine, after upper: SetLine, em: Double) -> Bool {
    let above = upper.pieces(gap: HeadSolver.gap * em).map(HeadSolver.Block.init)
    let pieces = line.pieces(gap: HeadSolver.gap * em)
    return 2 * pieces.count { piece in above.contains { $0.goesOn(with: piece, em: em) } } > pieces.count
  }

  /// Lines of a label of two lines stand so many ems above and below the figures beside it.
  private static let besideWithin = 0.95

  /// Whether a line is of a body: an amount, or an item with its number.
  static func isBodyLine(_ line: SetLine, em: Double) -> Bool {
    let pieces = line.pieces(gap: MixedGrid.touching * em)
    if pieces.contains(where: \.isAmount) { return true }
    return pieces.contains { piece in Numbering.parse(piece.text).map { !$0.rest.isEmpty && $0.rank != .bracketedArabic } ?? false }
  }

  /// Whether a band between two rules goes on with the head: the numbers of the columns, or at least as many heads as stand above it.
  private static func isHeadBand(_ band: ArraySlice<SetLine>, after head: ArraySlice<SetLine>, em: Double) -> Bool {
    if band.contains(where: { HeadSolver.numbersColumns($0.pieces(gap: HeadSolver.gap * em)) }) { return true }
    let most = band.map { words(of: $0, em: em) }.max() ?? 0
    return most >= 2 && most >= (head.map { words(of: $0, em: em) }.max() ?? 0)
  }

  /// How many words stand in a line, where characters set apart are one: 收　　入.
  private static func words(of line: SetLine, em: Double) -> Int {
    HeadSolver.chunks(of: line, under: [], strips: [], em: em).count
  }
}
