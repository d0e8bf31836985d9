import Extraction

/// What stands over the first rule of a table that has none over its head: rules under each row alone draw neither the head's upper edge nor
/// that of the first row of a page.
extension RegionFinder {
  /// A box that rules show with the lines right above it that are its head, or its first rows where a page begins.
  ///
  /// Heads stand in the middle of their cells; what begins or ends with the table's edges is a caption, unless one stands over it or the
  /// first band is a row that has no head otherwise.
  ///
  /// - Parameters:
  ///   - box: The box between the first rule and the last, in points.
  ///   - end: Where its first band ends: the height of its second rule.
  ///   - rules: All horizontal rules: what stands on one is no title.
  /// - Returns: The box from the top of these lines on; the box itself where there are none.
  func withTop(_ box: Box, firstBand end: Double, rules: [Ruling]) -> Box {
    let inside = lines.filter { box.contains(x: $0.box.midX, y: $0.box.midY) }
    guard let first = inside.first else { return box }
    let (run, hasCaption) = linesAbove(box, like: first, rules: rules)
    let pieces = run.map { $0.pieces(gap: em) }
    guard pieces.contains(where: { $0.count > 1 }), let top = run.map(\.box.y0).min() else { return box }
    let whole = Box(box.x0, top, box.x1, box.y1)
    if let row = run.last(where: { HeadLines.isBodyLine($0, em: em) }) {
      let isAtHeadOfPage = top < MixedGrid.restTop * page.height
      return isAtHeadOfPage && goesOn(row, under: inside.filter { HeadLines.isBodyLine($0, em: em) }) ? whole : box
    }
    let isHeadless = inside.contains { $0.box.midY < end && HeadLines.isBodyLine($0, em: em) }
    let isAtEdge = pieces.joined().contains { $0.box.x0 < box.x0 + em / 2 || $0.box.x1 > box.x1 - em / 2 }
    let band = inside.filter { $0.box.midY < end }.flatMap { $0.pieces(gap: em) }
    // No caption has so many parts, and the numbers of the columns stand under heads.
    let areHeads = pieces.contains { $0.count > Self.mostLabels } || HeadSolver.numbersColumns(band)
    return isHeadless || hasCaption || areHeads || !isAtEdge || pieces.last.map({ areOver(band, $0) }) ?? false ? whole : box
  }

  /// Whether pieces are several that begin where pieces below them do, as heads at the left of their cells.
  private func areOver(_ lower: [SetLine], _ upper: [SetLine]) -> Bool {
    upper.count > 1 && upper.allSatisfy { head in lower.contains { abs($0.box.x0 - head.box.x0) < HeadSetting.aligned * em } }
  }

  /// The lines right above a box, no wider than it, as far as the next caption, title, running text or page number, and
  /// whether it is a caption.
  private func linesAbove(_ box: Box, like first: SetLine, rules: [Ruling]) -> (run: [SetLine], hasCaption: Bool) {
    var run: [SetLine] = []
    var hasCaption = false
    for line in lines.reversed() where line.box.midY < box.y0 && line.box.x0 < box.x1 && line.box.x1 > box.x0 {
      let below = run.last?.box.y0 ?? box.y0
      let isInside = line.box.x0 > box.x0 - em / 2 && line.box.x1 < box.x1 + em / 2
      hasCaption = isCaption(line, from: box.x0, to: box.x1)
      let isOther = hasCaption || isPageNumber(line) || isProse(line, from: box.x0, width: box.width) || isOtherType(line, than: first)
      guard isInside, !isOther, below - line.box.y1 < Self.leading * em / 2 else { break }
      run.append(line)
    }
    // One text over the middle of the whole is its title, unless it stands on a rule as spanners do.
    while let last = run.last, last.pieces(gap: em).count == 1, abs(last.box.midX - box.midX) < em {
      let isOnRule = rules.contains { rule in
        rule.position > last.box.midY && rule.position < min(last.box.y1 + HeadTree.overRule * em, box.y0)
          && rule.start < last.box.x0 && rule.end > last.box.x1
      }
      if isOnRule { break }
      run.removeLast()
    }
    return (run.reversed(), hasCaption)
  }
}
