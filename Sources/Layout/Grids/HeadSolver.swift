import Extraction

/// Reads the heads of a region's columns: heads over single columns, spanners over several, the row that numbers the columns.
///
/// Heads stand in the middle of their cells. A head that reaches down to the body from the top of the head stands lower than a spanner and
/// higher than the heads under it; that tells which columns a spanner covers.
struct HeadSolver {
  /// A head: one text of one or several lines.
  struct Block {
    var lines: [SetLine]
    var box: Box

    init(_ line: SetLine) {
      lines = [line]
      box = line.box
    }

    mutating func add(_ line: SetLine) {
      lines.append(line)
      box = box.union(line.box)
    }

    /// Whether a piece is its next line: close below it, in the middle under it, and there for want of room.
    func goesOn(with chunk: SetLine, em: Double) -> Bool {
      guard let last = lines.last else { return false }
      let pitch = chunk.box.midY - last.box.midY
      let isInLine = abs(chunk.box.midX - box.midX) < 0.6 * em || abs(chunk.box.x0 - box.x0) < 0.3 * em
      guard pitch > 0.5 * em, pitch < HeadSolver.leading * em, isInLine else { return false }
      // A first line that is much shorter than the next was not broken for want of room.
      return last.box.width > chunk.box.width - 1.6 * em
    }
  }

  /// A cell of the head.
  struct HeadCell {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
    var lines: [SetLine]
  }

  /// The heads without the row that numbers the columns.
  let blocks: [Block]
  /// The pieces of the row that numbers the columns.
  let numbers: [SetLine]
  private let em: Double

  /// Lines of one head are at most so many ems apart; rows of a head leave more room.
  static let leading = 1.6
  /// A gap wider than this, in ems, parts two heads of one line: Chinese is set without spaces.
  static let gap = 0.25
  /// A gap narrower than this, in ems, is no gap: punctuation is set loosely.
  static let touching = 0.18
  /// Single characters set so far apart, in ems, may be one word: 项　　目.
  static let spread = 5.0

  init(lines: [SetLine], strips: [ClosedRange<Double>], em: Double) {
    self.em = em
    var rows: [[SetLine]] = []
    for line in lines { rows.append(Self.chunks(of: line, under: rows.flatMap { $0 }, strips: strips, em: em)) }
    numbers = Self.takeNumbers(from: &rows, em: em)
    var blocks: [Block] = []
    for chunk in rows.joined() {
      let above = blocks.indices.last { blocks[$0].goesOn(with: chunk, em: em) }
      if let above { blocks[above].add(chunk) } else { blocks.append(Block(chunk)) }
    }
    self.blocks = blocks
  }

  /// The boxes that tell columns: heads with no other head below them, and the numbers of the columns.
  ///
  /// - Parameters:
  ///   - strips: The strips that the body leaves white.
  ///   - rules: The horizontal rules of the head, whole and partial.
  ///   - drawn: Where the heads begin, in points, where that is drawn.
  ///   - bottom: Where the heads end, in points.
  /// - Returns: The boxes.
  func leaves(strips: [ClosedRange<Double>], rules: [Ruling], top drawn: Double?, bottom: Double) -> [Box] {
    let all = blocks.map(\.box).filter { isLeaf($0, strips: strips, rules: rules) }
    // The cell of a leaf reaches as far above its middle as the body lies below it: none reaches out of the head.
    let estimated = (blocks.map(\.box.y0).min() ?? 0) - (bottom - (blocks.map(\.box.y1).max() ?? bottom))
    let top = min(drawn ?? estimated, estimated)
    let inside = all.filter { 2 * $0.midY - bottom > top - em / 2 }
    let heads = inside.count > 1 ? inside : all
    // A number alone is narrow, and stands in the middle of the same column as the head above it.
    return heads + numbers.map(\.box).filter { number in !heads.contains { $0.x0 <= number.midX && $0.x1 >= number.midX } }
  }

  private func isLeaf(_ box: Box, strips: [ClosedRange<Double>], rules: [Ruling]) -> Bool {
    let below = blocks.map(\.box).filter { $0.midY > box.y1 }
    if below.contains(where: { $0.x0 < box.x1 && $0.x1 > box.x0 }) { return false }
    let under = rules.filter { $0.position > box.midY && $0.start < box.midX && $0.end > box.midX }
    if under.contains(where: { rule in below.contains { $0.midY > rule.position && $0.midX > rule.start && $0.midX < rule.end } }) {
      return false
    }
    // A head over several columns of the body that all have heads of their own below it.
    let crossed = strips.indices.filter { strips[$0].lowerBound < box.x1 - em / 4 && strips[$0].upperBound > box.x0 + em / 4 }
    guard let first = crossed.first, let last = crossed.last, isBetweenLower(box) else { return true }
    let edges = [-Double.infinity] + strips.map { ($0.lowerBound + $0.upperBound) / 2 } + [.infinity]
    return !(first...(last + 1)).allSatisfy { column in below.contains { $0.midX > edges[column] && $0.midX < edges[column + 1] } }
  }

  /// Whether the nearest heads on both sides stand lower: those under a spanner do.
  private func isBetweenLower(_ box: Box) -> Bool {
    let others = blocks.map(\.box).filter { $0.midY > box.y0 && $0 != box }
    guard let left = others.filter({ $0.midX < box.midX }).max(by: { $0.midX < $1.midX }),
      let right = others.filter({ $0.midX > box.midX }).min(by: { $0.midX < $1.midX })
    else { return false }
    return left.midY > box.y1 && right.midY > box.y1
  }

  /// Where the heads end, in points, as far as they tell it by standing in the middle of their cells: the height at which the cells of most
  /// heads begin at the top or where a spanner's cell ends; nil where no such height leaves room for all heads.
  ///
  /// - Parameters:
  ///   - top: Where the head begins, in points.
  ///   - limit: Where it ends at the latest.
  /// - Returns: The height.
  func bottom(from top: Double, limit: Double) -> Double? {
    guard blocks.count <= Self.mostHeads else { return nil }
    let boxes = blocks.map(\.box).sorted { $0.midY < $1.midY }
    let near = Self.tolerance * em
    let low = boxes.map(\.y1).max() ?? top
    // Where cells of heads begin: at the top, and where the cell of a spanner may end.
    var tops: [Double] = [top]
    for box in boxes {
      for end in tops.map({ top in 2 * box.midY - top }) where end > box.y1 - near && end < low {
        if !tops.contains(where: { abs($0 - end) < near / 2 }) { tops.append(end) }
      }
    }
    var best: (end: Double, count: Int)?
    for box in boxes {
      for top in tops {
        let end = 2 * box.midY - top
        guard end > low - near, end < limit + near else { continue }
        let count = boxes.count { explains($0, from: tops, to: end) }
        if let known = best, count < known.count || count == known.count && end >= known.end { continue }
        best = (end, count)
      }
    }
    return best?.end
  }

  /// Whether a head stands in the middle between one of several heights and the end of the heads.
  private func explains(_ box: Box, from tops: [Double], to end: Double) -> Bool {
    tops.contains { abs(2 * box.midY - end - $0) < Self.tolerance * em && $0 < box.y0 + Self.tolerance * em }
  }

  /// Heads stand in the middle of their cells to within so many ems.
  private static let tolerance = 0.25
  /// A head has no more texts than this; more are a page of words.
  private static let mostHeads = 60

  // MARK: Texts

  private static func chunks(of line: SetLine, under above: [SetLine], strips: [ClosedRange<Double>], em: Double) -> [SetLine] {
    var result: [SetLine] = []
    for piece in line.pieces(gap: gap * em, strips: strips, least: touching * em) {
      if let last = result.last, last.glyphs.last?.isHan ?? false, isSpread(last, em: em), piece.glyphs.count == 1, piece.glyphs[0].isHan,
        piece.box.x0 - last.box.x1 < spread * em,
        !above.contains(where: { Block($0).goesOn(with: piece, em: em) || Block($0).goesOn(with: last, em: em) }),
        !strips.contains(where: { $0.lowerBound > last.box.x1 - 1 && $0.upperBound < piece.box.x0 + 1 })
      {
        result[result.count - 1] = SetLine(last.glyphs + piece.glyphs)
      } else {
        result.append(piece)
      }
    }
    return result
  }

  /// Whether a piece is one character, or several set apart.
  private static func isSpread(_ piece: SetLine, em: Double) -> Bool {
    zip(piece.glyphs, piece.glyphs.dropFirst()).allSatisfy { $1.box.x0 - $0.box.x1 > gap * em }
  }

  /// Takes the row that numbers the columns from the end of a head, with the lines of its label.
  private static func takeNumbers(from rows: inout [[SetLine]], em: Double) -> [SetLine] {
    guard let index = rows.lastIndex(where: numbersColumns), index > 0, rows.count - index <= 2, let y = rows[index].first?.box.midY else {
      return []
    }
    func isLabel(_ row: [SetLine]) -> Bool { row.count == 1 && abs(row[0].box.midY - y) < 0.95 * em && row[0].glyphs.count <= 2 }
    var first = index
    while first > 1, isLabel(rows[first - 1]) { first -= 1 }
    guard rows[(index + 1)...].allSatisfy(isLabel) else { return [] }
    let numbers = Array(rows[first...].joined())
    rows.removeSubrange(first...)
    return numbers
  }

  /// Whether pieces number the columns: 1 2 3 …, after an optional label, perhaps with sums (3=1+2).
  static func numbersColumns(_ pieces: [SetLine]) -> Bool {
    let texts = pieces.map { $0.text.filter { !$0.isWhitespace && !"()（）".contains($0) } }
    let numbers = texts.compactMap { text -> Int? in
      let digits = text.prefix { $0.isNumber }
      guard !digits.isEmpty, text.dropFirst(digits.count).allSatisfy({ "=+-*/×0123456789".contains($0) }) else { return nil }
      return Int(digits)
    }
    guard numbers.count >= 2, numbers.count >= pieces.count - 1, numbers[0] <= 2 else { return false }
    return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  // MARK: Cells

  /// A head over a run of columns, with the heads under it.
  private struct Node {
    var columns: ClosedRange<Int>
    var blocks: [Int]
    var top = 0.0
    var bottom = 0.0
    var children: [Node] = []

    /// How many rows it and what stands under it take at least.
    var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }
  }

  /// A leaf's cell begins at this share of the head's height or above where it reaches up to the head's top.
  static let topShare = 0.2
  /// A row of heads is at least so many ems high; what lies less than that below the top is there by chance.
  static let leastRow = 0.9

  /// The head's rows: the cells, and the row lines between them.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - top: Where the head begins, in points.
  ///   - bottom: Where the heads end, in points: the rule under them or the middle between them and what follows.
  ///   - rules: The horizontal rules of the head, whole and partial.
  /// - Returns: The cells, and the heights of the lines between the rows.
  func cells(over columns: ColumnSolver, top: Double, bottom: Double, rules: [Ruling]) -> (cells: [HeadCell], levels: [Double]) {
    let inner = rules.filter { $0.position > top + em / 2 && $0.position < bottom - em / 2 }
    let tree = nodes(0...(columns.count - 1), Array(blocks.indices), columns, top: top, bottom: bottom, rules: inner)
    let depth = tree.map(\.depth).max() ?? 1
    var cells: [HeadCell] = []
    var bottoms: [[Double]] = Array(repeating: [], count: depth)
    func place(_ nodes: [Node], row: Int) {
      for node in nodes {
        // A spanner over fewer rows of heads than its neighbour's is as many rows high as its height says.
        let spare = depth - row - node.depth
        let rowHeight = (bottom - node.top) / Double(max(depth - row, 1))
        let extra = spare > 0 && rowHeight > 0 ? min(spare, max(0, Int(((node.bottom - node.top) / rowHeight).rounded()) - 1)) : 0
        let last = node.children.isEmpty ? depth - 1 : row + extra
        cells.append(HeadCell(rows: row...last, columns: node.columns, lines: node.blocks.flatMap { blocks[$0].lines }))
        if !node.children.isEmpty { bottoms[last].append(node.bottom) }
        place(node.children, row: last + 1)
      }
    }
    place(tree, row: 0)
    let levels = bottoms.dropLast().map { $0.isEmpty ? top : $0.reduce(0, +) / Double($0.count) }
    return (cells, levels)
  }

  /// The heads over a run of columns, from left to right.
  private func nodes(
    _ run: ClosedRange<Int>, _ mine: [Int], _ columns: ColumnSolver, top: Double, bottom: Double, rules: [Ruling]
  ) -> [Node] {
    let cut = wholeRule(over: run, mine, columns, rules: rules)
    // The highest rule tells first: one over some of the columns parts those from the others.
    if let parts = ruledParts(of: run, mine, columns, rules: rules.filter { $0.position < (cut ?? .infinity) - em / 4 }) {
      return parts.flatMap { part in
        nodes(part, mine.filter { part.contains(columns.column(at: blocks[$0].box.midX)) }, columns, top: top, bottom: bottom, rules: rules)
      }
    }
    if let cut {
      let upper = mine.filter { blocks[$0].box.midY < cut }
      let lower = mine.filter { blocks[$0].box.midY > cut }
      return parents(upper, over: run, columns, rules: rules).map { node in
        parent(node, of: lower, columns, from: top, to: cut, bottom: bottom, rules: rules)
      }
    }
    let leaves = run.map { column in lowest(mine.filter { columns.column(at: blocks[$0].box.midX) == column }) }
    // The cell of a head at the body reaches as far above its middle as the body lies below it.
    let isUnder = leaves.map { leaf -> Bool in
      guard let leaf else { return false }
      return 2 * blocks[leaf].box.midY - bottom > top + min(Self.topShare * (bottom - top), Self.leastRow * em)
    }
    var result: [Node] = []
    var column = run.lowerBound
    while column <= run.upperBound {
      var end = column
      while isUnder[column - run.lowerBound], end < run.upperBound, isUnder[end + 1 - run.lowerBound] { end += 1 }
      let range = column...end
      let inside = mine.filter { range.contains(columns.column(at: blocks[$0].box.midX)) }
      let heads = isUnder[column - run.lowerBound] ? spanners(in: inside, leaves: leaves, top: top, bottom: bottom) : []
      if heads.isEmpty || range.count == 1 {
        result += range.map { single in
          Node(columns: single...single, blocks: inside.filter { columns.column(at: blocks[$0].box.midX) == single }, bottom: bottom)
        }
      } else {
        let rest = inside.filter { !heads.contains($0) }
        result += parents(heads, over: range, columns, rules: rules).map { node in
          let mine = rest.filter { node.columns.contains(columns.column(at: blocks[$0].box.midX)) }
          let low = node.blocks.map { blocks[$0].box.y1 }.max() ?? top
          let next = mine.map { blocks[$0].box.y0 }.filter { $0 > low - 0.3 * em }.min() ?? bottom
          let reaching = mine.map { 2 * blocks[$0].box.midY - bottom }
          // Where all heads below it are leaves, their cells tell where its own ends.
          let isOverLeaves = mine.allSatisfy { leaves.contains($0) }
          let mean = reaching.reduce(0, +) / Double(max(reaching.count, 1))
          let cut = isOverLeaves && !mine.isEmpty ? min(max(mean, low), max(low, next)) : (low + max(low, next)) / 2
          return parent(node, of: rest, columns, from: top, to: cut, bottom: bottom, rules: rules)
        }
      }
      column = end + 1
    }
    return result
  }

  /// A node with the heads under it.
  private func parent(
    _ node: Node, of lower: [Int], _ columns: ColumnSolver, from top: Double, to cut: Double, bottom: Double, rules: [Ruling]
  ) -> Node {
    var node = node
    node.top = top
    node.bottom = bottom
    let inside = lower.filter { node.columns.contains(columns.column(at: blocks[$0].box.midX)) }
    guard !inside.isEmpty else { return node }
    node.bottom = cut
    let below = rules.filter { $0.position > cut + em / 2 }
    node.children = nodes(node.columns, inside, columns, top: cut, bottom: bottom, rules: below)
    return node
  }

  private func lowest(_ candidates: [Int]) -> Int? { candidates.max { blocks[$0].box.midY < blocks[$1].box.midY } }

  /// The heads of a run's first row that are no leaves: those whose cells reach up to the top.
  private func spanners(in inside: [Int], leaves: [Int?], top: Double, bottom: Double) -> [Int] {
    let upper = inside.filter { !leaves.contains($0) }
    var tops: [Int: Double] = [:]
    for index in inside.sorted(by: { blocks[$0].box.midY > blocks[$1].box.midY }) {
      // A spanner's cell ends where the cells of the nearest heads below it begin, and reaches as far above its middle.
      let box = blocks[index].box
      let below = tops.filter { blocks[$0.key].box.midY > box.midY + em / 2 && $0.value > box.midY - em / 4 }
      let nearest = below.sorted { abs(blocks[$0.key].box.midX - box.midX) < abs(blocks[$1.key].box.midX - box.midX) }.prefix(2)
      let end = leaves.contains(index) ? bottom : nearest.map(\.value).min() ?? bottom
      tops[index] = 2 * box.midY - end
    }
    let reaching = upper.filter { (tops[$0] ?? .infinity) < top + Self.reach * em }
    if !reaching.isEmpty { return reaching }
    guard let first = upper.map({ blocks[$0].box.midY }).min() else { return [] }
    return upper.filter { blocks[$0].box.midY - first < Self.reach * em }
  }

  /// Heads of one row begin within so many ems of each other.
  static let reach = 0.7

  /// The parts of a run that rules over some of its columns make: those under each rule and those beside; nil where there is no such rule.
  private func ruledParts(of run: ClosedRange<Int>, _ mine: [Int], _ columns: ColumnSolver, rules: [Ruling]) -> [ClosedRange<Int>]? {
    let ranges = rules.compactMap { rule -> ClosedRange<Int>? in
      let range = columns.columns(of: Box(rule.start, 0, rule.end, 0))
      guard rule.end > columns.lines[run.lowerBound] + em, rule.start < columns.lines[run.upperBound + 1] - em else { return nil }
      let inside = range.clamped(to: run)
      let above = mine.contains { blocks[$0].box.midY < rule.position && inside.contains(columns.column(at: blocks[$0].box.midX)) }
      let below = mine.contains { blocks[$0].box.midY > rule.position && inside.contains(columns.column(at: blocks[$0].box.midX)) }
      return above && below ? inside : nil
    }
    guard let widest = ranges.max(by: { $0.count < $1.count }), widest != run else { return nil }
    var result: [ClosedRange<Int>] = []
    var column = run.lowerBound
    // The widest rules first: a rule over a part of another's columns parts those later.
    let outer = ranges.filter { range in
      !ranges.contains { $0 != range && $0.contains(range.lowerBound) && $0.contains(range.upperBound) && $0.count > range.count }
    }
    for range in outer.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= column {
      if range.lowerBound > column { result.append(column...(range.lowerBound - 1)) }
      result.append(range)
      column = range.upperBound + 1
    }
    if column <= run.upperBound { result.append(column...run.upperBound) }
    return result
  }

  /// The highest rule over a whole run of columns with heads above and below it.
  private func wholeRule(over run: ClosedRange<Int>, _ mine: [Int], _ columns: ColumnSolver, rules: [Ruling]) -> Double? {
    let whole = rules.filter { rule in
      let range = columns.columns(of: Box(rule.start, 0, rule.end, 0))
      return range.lowerBound <= run.lowerBound && range.upperBound >= run.upperBound
    }
    let ys = whole.map(\.position).sorted()
    return ys.first { y in mine.contains { blocks[$0].box.midY < y } && mine.contains { blocks[$0].box.midY > y } }
  }

  /// Shares a run of columns out among the heads of one row.
  private func parents(_ row: [Int], over run: ClosedRange<Int>, _ columns: ColumnSolver, rules: [Ruling]) -> [Node] {
    var result: [Node] = []
    var open: [Int] = []
    for index in row.sorted(by: { blocks[$0].box.x0 < blocks[$1].box.x0 }) {
      if let range = ruledSpan(of: index, columns, rules: rules)?.clamped(to: run), !result.contains(where: { $0.columns.overlaps(range) })
      {
        result.append(Node(columns: range, blocks: [index]))
      } else {
        open.append(index)
      }
    }
    for gap in runs(run.map { column in !result.contains { $0.columns.contains(column) } }) {
      let range = (gap.lowerBound + run.lowerBound)...(gap.upperBound + run.lowerBound)
      let mine = open.filter { range.contains(columns.column(at: blocks[$0].box.midX)) }
      if mine.isEmpty || mine.count > range.count {
        result += range.map { column in
          Node(
            columns: column...column, blocks: mine.filter { columns.column(at: blocks[$0].box.midX) == column })
        }
      } else {
        result += zip(mine, shares(of: range, among: mine, columns)).map { Node(columns: $1, blocks: [$0]) }
      }
    }
    return result.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }

  /// The columns over the rule that a spanner stands on.
  private func ruledSpan(of index: Int, _ columns: ColumnSolver, rules: [Ruling]) -> ClosedRange<Int>? {
    let box = blocks[index].box
    let under = rules.filter { $0.position > box.midY && $0.position < box.y1 + 1.6 * em && $0.start < box.midX && $0.end > box.midX }
    guard let rule = under.min(by: { $0.position < $1.position }) else { return nil }
    let range = columns.columns(of: Box(rule.start, 0, rule.end, 0))
    // One rule under two spanners says nothing of either.
    let isShared = blocks.indices.contains {
      $0 != index && abs(blocks[$0].box.midY - box.midY) < 0.6 * em && blocks[$0].box.midX > rule.start && blocks[$0].box.midX < rule.end
    }
    return isShared || range.count < 2 ? nil : range
  }

  /// The runs of indices that a test holds for.
  private func runs(_ holds: [Bool]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for index in holds.indices where holds[index] {
      if let last = result.last, last.upperBound == index - 1 {
        result[result.count - 1] = last.lowerBound...index
      } else {
        result.append(index...index)
      }
    }
    return result
  }

  /// Shares a run of columns out among spanners side by side, so that each stands as near as possible to the middle of its share.
  private func shares(of run: ClosedRange<Int>, among row: [Int], _ columns: ColumnSolver) -> [ClosedRange<Int>] {
    guard row.count > 1, row.count <= run.count else { return row.isEmpty ? [] : [run] }
    // best[k][c]: the least cost of the first k spanners over the columns up to c.
    let xs = columns.lines
    func cost(_ k: Int, _ range: ClosedRange<Int>) -> Double {
      let box = blocks[row[k]].box
      let left = xs[range.lowerBound]
      let right = xs[range.upperBound + 1]
      let outside = max(0, left - box.x0) + max(0, box.x1 - right)
      return abs((left + right) / 2 - box.midX) + 10 * outside
    }
    let n = run.count
    var best = Array(repeating: Array(repeating: Double.infinity, count: n + 1), count: row.count + 1)
    var from = Array(repeating: Array(repeating: 0, count: n + 1), count: row.count + 1)
    best[0][0] = 0
    for k in 0..<row.count {
      for end in (k + 1)...n {
        for start in k..<end where best[k][start].isFinite {
          let total = best[k][start] + cost(k, (run.lowerBound + start)...(run.lowerBound + end - 1))
          if total < best[k + 1][end] - 0.01 {
            best[k + 1][end] = total
            from[k + 1][end] = start
          }
        }
      }
    }
    var result: [ClosedRange<Int>] = []
    var end = n
    for k in stride(from: row.count, to: 0, by: -1) {
      let start = from[k][end]
      result.insert((run.lowerBound + start)...(run.lowerBound + end - 1), at: 0)
      end = start
    }
    return result
  }
}
