import Extraction

extension HeadSolver {
  /// Parts what looks like one head of several lines and is a spanner close over another one: the cells of the heads to both sides begin
  /// between its last line and the one before, and what stands under it begins lower.
  ///
  /// - Parameters:
  ///   - blocks: The heads.
  ///   - body: The lines below the head.
  ///   - em: The size of an em, in points.
  /// - Returns: The heads.
  static func withStackedSpanners(_ blocks: [Block], over body: [SetLine], em: Double) -> [Block] {
    guard let low = blocks.map(\.box.y1).max(), let next = body.first?.box.y0, next > low else { return blocks }
    // Heads stand in the middle of their cells, and the lowest of those end half-way to the body.
    let bottom = (low + next) / 2
    func top(of block: Block) -> Double { 2 * block.box.midY - bottom }
    return blocks.flatMap { block -> [Block] in
      guard let last = block.lines.last, let above = block.lines.dropLast().last else { return [block] }
      let others = blocks.filter { $0.box != block.box }
      let isOverHeads = others.contains { $0.box.y0 > last.box.midY && $0.box.horizontalOverlap(last.box) > 0 }
      let beside = others.filter { top(of: $0) > above.box.midY && top(of: $0) < last.box.midY }
      let left = beside.filter { $0.box.x1 < block.box.x0 }.max { $0.box.x1 < $1.box.x1 }
      let right = beside.filter { $0.box.x0 > block.box.x1 }.min { $0.box.x0 < $1.box.x0 }
      guard isOverHeads, let left, let right else { return [block] }
      // Another spanner of the same row has heads of its own.
      let rivals = others.filter { abs($0.box.midY - block.lines[0].box.midY) < em / 2 }
      let areOwn = [left, right].allSatisfy { head in
        rivals.allSatisfy { abs($0.box.midX - head.box.midX) > abs(block.box.midX - head.box.midX) }
      }
      guard areOwn, let first = block.lines.first else { return [block] }
      var upper = Block(first)
      for line in block.lines.dropFirst().dropLast() { upper.add(line) }
      return [upper, Block(last)]
    }
  }
}
