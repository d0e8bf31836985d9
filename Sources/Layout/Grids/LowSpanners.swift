import Extraction

extension HeadSolver {
  /// Parts what looks like one head and is a spanner close over the middle one of its heads: those to both sides of that stand as low as its
  /// last line, though heads stand in the middle of their cells, and no other spanner is nearer to them.
  ///
  /// - Parameters:
  ///   - blocks: The heads.
  ///   - body: The lines below the head.
  ///   - em: The size of an em, in points.
  /// - Returns: The heads.
  static func withLowSpanners(_ blocks: [Block], over body: [SetLine], em: Double) -> [Block] {
    blocks.flatMap { block -> [Block] in
      guard block.lines.count > 1, let first = block.lines.first, let last = block.lines.last else { return [block] }
      let others = blocks.filter { $0.box != block.box }
      func isLevel(_ a: Double, _ b: Double) -> Bool { abs(a - b) < level * em }
      let low = others.filter { $0.lines.count == 1 && isLevel($0.box.midY, last.box.midY) }
      let isCentred = others.contains { isLevel($0.box.midY, block.box.midY) }
      let left = low.filter { $0.box.midX < block.box.midX }.max { $0.box.midX < $1.box.midX }
      let right = low.filter { $0.box.midX > block.box.midX }.min { $0.box.midX < $1.box.midX }
      let parted = block.lines.dropLast().map(Block.init) + [Block(last)]
      if isOverFirst(block, beside: others, body: body, em: em) { return parted }
      guard isCentred, let left, let right else { return [block] }
      let isOver = [left, right].allSatisfy { head in
        let own = abs(head.box.midX - block.box.midX)
        let isBeside = !others.contains {
          $0.box != head.box && ($0.box.midX - head.box.midX) * ($0.box.midX - block.box.midX) < 0
        }
        let upper = others.filter { isLevel($0.lines[0].box.midY, first.box.midY) }
        return isBeside && upper.allSatisfy { abs($0.box.midX - head.box.midX) > own }
      }
      return isOver ? parted : [block]
    }
  }

  /// Whether a head of several lines, each begun at one place, is a spanner over the first of its heads at the left: the head at its right
  /// stands as low as its last line and under no other spanner, beside a head in the middle of both or over labels that begin where it does
  /// and are longer than its lines together, so that none of them was broken.
  private static func isOverFirst(_ block: Block, beside others: [Block], body: [SetLine], em: Double) -> Bool {
    let edge = HeadSetting.aligned * em
    guard let first = block.lines.first, let last = block.lines.last, abs(first.box.x0 - last.box.x0) < edge else { return false }
    let right = others.filter { $0.box.x0 > block.box.x1 && $0.box.verticalOverlap(block.box) > 0 }
    let low = right.filter { $0.lines.count == 1 && abs($0.box.midY - last.box.midY) < level * em }
    guard let next = right.min(by: { $0.box.x0 < $1.box.x0 }), low.contains(where: { $0.box == next.box }) else { return false }
    let rivals = right.filter { abs($0.lines[0].box.midY - first.box.midY) < level * em }
    if rivals.isEmpty, others.contains(where: { $0.lines.count == 1 && abs($0.box.midY - block.box.midY) < level * em }) { return true }
    // In a form whose heads begin at the left each spanner does so with the first head under it.
    guard rivals.allSatisfy({ rival in rival.lines.count > 1 || low.contains { abs($0.box.x0 - rival.box.x0) < edge } }) else {
      return false
    }
    let labels = body.flatMap { $0.pieces(gap: gap * em) }.filter { abs($0.box.x0 - block.box.x0) < edge }
    return labels.count > 1 && labels.contains { $0.box.width > block.lines.reduce(0) { $0 + $1.box.width } }
  }

  /// Heads on one height differ by less than so many ems.
  private static let level = 0.2
}
