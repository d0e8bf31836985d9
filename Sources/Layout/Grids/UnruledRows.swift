import Extraction

/// Tells whether a region that uprights part into columns has rows that no rule parts.
struct UnruledRows {
  private let region: TableRegion
  private let xs: [Double]

  /// A band of rows of words side by side is at least so many ems high.
  static let tallBand = 3.0
  /// The share of a table's height that its body has where no rule parts it.
  static let mostHeight = 0.5
  /// Figures of one column end, or stand in the middle, within this share of an em of each other.
  private static let aligned = 0.25
  /// What stands beside a line lies on its height to within so many ems.
  private static let beside = 0.15

  init(_ region: TableRegion) {
    self.region = region
    xs = [region.box.x0] + Clusters.means(of: region.uprights.map(\.position), tolerance: TableRegion.doubleRule) + [region.box.x1]
  }

  /// Whether a band between two whole rules holds several rows that no rule parts.
  var exist: Bool {
    let ys = ([region.box.y0] + region.rowLines + [region.box.y1]).sorted()
    return zip(ys, ys.dropFirst()).contains { top, bottom in
      let inner = region.partialRules.map(\.position).filter { $0 > top + 1 && $0 < bottom - 1 }
      let band = region.lines.filter { $0.box.midY > (inner.max() ?? top) && $0.box.midY < bottom }
      if hasNumbersUnderHeads(band) { return true }
      // Under a spanner on its rule stand heads, however loosely they are set.
      guard inner.isEmpty else { return false }
      let isTall = bottom - top > max(Self.tallBand * region.em, Self.mostHeight * region.box.height)
      return isTall && hasWordsSideBySide(band) || hasStackedAmounts(band, isTall: isTall) || hasLinesBeside(band)
    }
  }

  /// Whether all text of the lowest band stands on one line, well off its middle.
  var leaveRoom: Bool {
    let bottom = region.box.y1
    let top = region.rowLines.last { $0 < bottom - region.em } ?? region.box.y0
    let band = region.lines.filter { $0.box.midY > top }
    guard band.count == 1, bottom - top > Self.tallBand * region.em else { return false }
    return abs(band[0].box.midY - (top + bottom) / 2) > region.em / 2
  }

  private func pieces(of line: SetLine) -> [SetLine] { line.pieces(gap: TableRegion.apart * region.em) }

  /// The numbers of the columns below the heads; what stands alone above them is the beginning of their label, broken in a narrow column.
  private func hasNumbersUnderHeads(_ band: [SetLine]) -> Bool {
    let rows = band.map { pieces(of: $0) }
    return rows.indices.contains { index in
      rows[..<index].joined().count > 1 && rows[index].count >= MixedGrid.leastUnruled.columns && HeadSolver.numbersColumns(rows[index])
    }
  }

  /// Two lines of several pieces each, farther apart than the lines of a cell.
  private func hasWordsSideBySide(_ band: [SetLine]) -> Bool {
    let rows = band.filter { pieces(of: $0).count >= MixedGrid.leastUnruled.columns }
    return zip(rows, rows.dropFirst()).contains { $1.box.midY - $0.box.midY > RowSolver.leading * region.em }
  }

  /// Two whole amounts of one column, each beside something.
  private func hasStackedAmounts(_ band: [SetLine], isTall: Bool) -> Bool {
    let amounts = band.flatMap { line -> [SetLine] in
      let all = pieces(of: line)
      return all.count > 1 || isTall ? all.filter(\.isWholeAmount) : []
    }
    let near = Self.aligned * region.em
    return amounts.contains { a in
      amounts.contains { b in
        b.box.midY > a.box.midY + region.em && (abs(a.box.x1 - b.box.x1) < near || abs(a.box.midX - b.box.midX) < near)
      }
    }
  }

  /// Lines of one column that are none of one text, with as many of another column beside them, or a lone one beside another than the first
  /// and the middle.
  private func hasLinesBeside(_ band: [SetLine]) -> Bool {
    let columns = zip(xs, xs.dropFirst()).map { left, right in
      (right: right, lines: band.compactMap { line in Self.part(of: line, from: left, to: right) })
    }
    let stacks = columns.filter { $0.lines.count > 1 && areApart($0.lines, right: $0.right) }.map(\.lines)
    let lone = columns.filter { $0.lines.count == 1 }.flatMap(\.lines)
    return stacks.enumerated().contains { index, lines in
      guard let first = lines.first, let last = lines.last else { return false }
      let middle = (first.box.midY + last.box.midY) / 2
      return stacks[..<index].contains { other in other.count == lines.count && zip(lines, other).allSatisfy(isBeside) }
        || lone.contains { piece in
          abs(piece.box.midY - middle) > region.em / 2 && lines.dropFirst().contains { isBeside($0, piece) }
        }
    }
  }

  private func isBeside(_ a: SetLine, _ b: SetLine) -> Bool { abs(a.box.midY - b.box.midY) < Self.beside * region.em }

  /// Whether lines are set looser than those of a text, and each is broken though it had room or begins with a number.
  private func areApart(_ lines: [SetLine], right: Double) -> Bool {
    zip(lines, lines.dropFirst()).allSatisfy { a, b in
      b.box.midY - a.box.midY > RowSolver.leading * region.em
        && (right - a.box.x1 > 2 * region.em || Numbering.parse(b.text) != nil)
    }
  }

  private static func part(of line: SetLine, from left: Double, to right: Double) -> SetLine? {
    let glyphs = line.glyphs.filter { $0.box.midX > left && $0.box.midX < right }
    return glyphs.isEmpty ? nil : SetLine(glyphs)
  }
}
