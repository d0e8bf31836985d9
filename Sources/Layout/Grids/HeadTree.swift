import Extraction

/// The tree of the heads over a region's columns: spanners with the heads under them, down to the heads over single columns.
///
/// Rules of the head tell it first. Else heads stand in the middle of their cells: one that reaches from the top of the head down to the
/// body stands lower than a spanner and higher than the heads under it.
struct HeadTree {
  /// A cell of the head.
  struct Cell {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
    var lines: [SetLine]
  }

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

  /// The heads' cells.
  private(set) var cells: [Cell] = []
  /// The heights of the lines between the rows of the head.
  private(set) var levels: [Double] = []

  private let blocks: [HeadSolver.Block]
  /// The column that the middle of each block lies in.
  private let places: [Int]
  private let columns: ColumnSolver
  private let top: Double
  private let bottom: Double
  /// The rules above the heads' end.
  private let rules: [Ruling]
  /// The upright rules.
  private let uprights: [Ruling]
  /// Whether heads begin at the left edge of their cells.
  private let isAtLeft: Bool
  private let em: Double

  /// A leaf's cell begins at this share of the head's height or above where it reaches up to the head's top.
  private static let topShare = 0.2
  /// A row of heads is at least so many ems high; what lies less than that below the top is there by chance.
  private static let leastRow = 0.9
  /// Heads of one row begin within so many ems of each other.
  private static let reach = 0.7
  /// A spanner stands on the rule under it where that is so many ems below it at most.
  static let overRule = 1.6
  /// The middles of heads side by side differ by less than so many ems.
  private static let sideBySide = 0.6
  /// What a spanner costs for each point that it stands out of its share, beside one for each point that it stands off its middle.
  private static let outside = 10.0

  /// Builds the tree.
  ///
  /// - Parameters:
  ///   - blocks: The heads.
  ///   - columns: The columns.
  ///   - top: Where the head begins, in points.
  ///   - bottom: Where the heads end, in points: the rule under them or the middle between them and what follows.
  ///   - rules: The horizontal rules of the head, whole and partial.
  ///   - uprights: The upright rules, which no spanner runs over.
  ///   - isAtLeft: Whether heads begin at the left edge of their cells; else they stand in the middle.
  ///   - em: The size of an em, in points.
  init(
    _ blocks: [HeadSolver.Block], over columns: ColumnSolver, top: Double, bottom: Double, rules: [Ruling], uprights: [Ruling],
    isAtLeft: Bool,
    em: Double
  ) {
    self.blocks = blocks
    self.columns = columns
    self.top = top
    self.bottom = bottom
    self.rules = rules.filter { $0.position < bottom - em / 2 }
    self.uprights = uprights
    self.isAtLeft = isAtLeft
    self.em = em
    places = blocks.map { columns.column(at: $0.box.midX) }
    lay(nodes(0...(columns.count - 1), Array(blocks.indices), top: top))
  }

  /// Lays the tree out in rows.
  private mutating func lay(_ tree: [Node]) {
    let depth = tree.map(\.depth).max() ?? 1
    var bottoms: [[Double]] = Array(repeating: [], count: depth)
    func place(_ nodes: [Node], row: Int) {
      for node in nodes {
        // A spanner over fewer rows of heads than its neighbour's is as many rows high as its height says.
        let spare = depth - row - node.depth
        let rowHeight = (bottom - node.top) / Double(max(depth - row, 1))
        let extra = spare > 0 && rowHeight > 0 ? min(spare, max(0, Int(((node.bottom - node.top) / rowHeight).rounded()) - 1)) : 0
        let last = node.children.isEmpty ? depth - 1 : row + extra
        cells.append(Cell(rows: row...last, columns: node.columns, lines: node.blocks.flatMap { blocks[$0].lines }))
        if !node.children.isEmpty { bottoms[last].append(node.bottom) }
        place(node.children, row: last + 1)
      }
    }
    place(tree, row: 0)
    levels = bottoms.dropLast().map { $0.isEmpty ? top : $0.reduce(0, +) / Double($0.count) }
  }

  private func box(_ block: Int) -> Box { blocks[block].box }

  private func heads(of mine: [Int], in range: ClosedRange<Int>) -> [Int] { mine.filter { range.contains(places[$0]) } }

  /// The columns that a rule runs over.
  private func columns(of rule: Ruling) -> ClosedRange<Int> { columns.columns(of: Box(rule.start, 0, rule.end, 0)) }

  // MARK: Nodes

  /// The heads over a run of columns, from left to right, from a height on.
  private func nodes(_ run: ClosedRange<Int>, _ mine: [Int], top: Double) -> [Node] {
    let rules = rules.filter { $0.position > top + em / 2 }
    let cut = wholeRule(over: run, mine, rules: rules)
    // The highest rule tells first: one over some of the columns parts those from the others.
    if let parts = ruledParts(of: run, mine, rules: rules.filter { $0.position < (cut ?? .infinity) - em / 4 }) {
      return parts.flatMap { nodes($0, heads(of: mine, in: $0), top: top) }
    }
    if let cut {
      let upper = mine.filter { box($0).midY < cut }
      let lower = mine.filter { box($0).midY > cut }
      return parents(upper, over: run, rules: rules).map { parent($0, of: lower, from: top, to: cut) }
    }
    let leaves = run.map { column in mine.filter { places[$0] == column }.max { box($0).midY < box($1).midY } }
    // The cell of a head at the body reaches as far above its middle as the body lies below it.
    let isUnder = leaves.map { leaf in
      leaf.map { 2 * box($0).midY - bottom > top + min(Self.topShare * (bottom - top), Self.leastRow * em) } ?? false
    }
    var result: [Node] = []
    var column = run.lowerBound
    while column <= run.upperBound {
      var end = column
      while isUnder[column - run.lowerBound], end < run.upperBound, isUnder[end + 1 - run.lowerBound] { end += 1 }
      let range = column...end
      let inside = heads(of: mine, in: range)
      let spanners = isUnder[column - run.lowerBound] ? spanners(in: inside, leaves: leaves, top: top) : []
      if spanners.isEmpty || range.count == 1 {
        result += range.map { Node(columns: $0...$0, blocks: heads(of: inside, in: $0...$0), bottom: bottom) }
      } else {
        let rest = inside.filter { !spanners.contains($0) }
        result += parents(spanners, over: range, rules: rules).map { node in
          parent(node, of: rest, from: top, to: bottom(of: node, over: rest, leaves: leaves, top: top))
        }
      }
      column = end + 1
    }
    return result
  }

  /// Where the cell of a spanner ends, as the heads under it tell.
  private func bottom(of spanner: Node, over rest: [Int], leaves: [Int?], top: Double) -> Double {
    let mine = heads(of: rest, in: spanner.columns)
    let low = spanner.blocks.map { box($0).y1 }.max() ?? top
    let next = mine.map { box($0).y0 }.filter { $0 > low - 0.3 * em }.min() ?? bottom
    // Where all heads below it are leaves, their cells tell where its own ends.
    let isOverLeaves = !mine.isEmpty && mine.allSatisfy { leaves.contains($0) }
    let reaching = mine.map { 2 * box($0).midY - bottom }
    let mean = reaching.reduce(0, +) / Double(max(reaching.count, 1))
    return isOverLeaves ? min(max(mean, low), max(low, next)) : (low + max(low, next)) / 2
  }

  /// A node with the heads under it.
  private func parent(_ node: Node, of lower: [Int], from top: Double, to cut: Double) -> Node {
    var node = node
    let inside = heads(of: lower, in: node.columns)
    node.top = top
    node.bottom = inside.isEmpty ? bottom : cut
    if !inside.isEmpty { node.children = nodes(node.columns, inside, top: cut) }
    return node
  }

  /// The heads of a run's first row that are no leaves: those whose cells reach up to the top.
  private func spanners(in inside: [Int], leaves: [Int?], top: Double) -> [Int] {
    let upper = inside.filter { !leaves.contains($0) }
    var tops: [Int: Double] = [:]
    for index in inside.sorted(by: { box($0).midY > box($1).midY }) {
      // A spanner's cell ends where the cells of the nearest heads below it begin, and reaches as far above its middle.
      let middle = box(index).midY
      let below = tops.filter { box($0.key).midY > middle + em / 2 && $0.value > middle - em / 4 }
      let nearest = below.sorted { abs(box($0.key).midX - box(index).midX) < abs(box($1.key).midX - box(index).midX) }.prefix(2)
      // The first head under one at the left begins where it does.
      let first = isAtLeft ? below.filter { isOnEdge($0.key, of: index) }.min { box($0.key).midY < box($1.key).midY } : nil
      let end = leaves.contains(index) ? bottom : first?.value ?? nearest.map(\.value).min() ?? bottom
      tops[index] = 2 * middle - end
    }
    let reaching = upper.filter { (tops[$0] ?? .infinity) < top + Self.reach * em }
    if !reaching.isEmpty { return reaching }
    guard let first = upper.map({ box($0).midY }).min() else { return [] }
    return upper.filter { box($0).midY - first < Self.reach * em }
  }

  // MARK: Rules

  /// The parts of a run that rules over some of its columns make: those under each rule and those beside; nil where there is no such rule.
  private func ruledParts(of run: ClosedRange<Int>, _ mine: [Int], rules: [Ruling]) -> [ClosedRange<Int>]? {
    let ranges = rules.compactMap { rule -> ClosedRange<Int>? in
      guard rule.end > columns.lines[run.lowerBound] + em, rule.start < columns.lines[run.upperBound + 1] - em else { return nil }
      let inside = columns(of: rule).clamped(to: run)
      let under = heads(of: mine, in: inside)
      return under.contains { box($0).midY < rule.position } && under.contains { box($0).midY > rule.position } ? inside : nil
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
  private func wholeRule(over run: ClosedRange<Int>, _ mine: [Int], rules: [Ruling]) -> Double? {
    let whole = rules.filter { rule in
      let range = columns(of: rule)
      return range.lowerBound <= run.lowerBound && range.upperBound >= run.upperBound
    }
    let ys = whole.map(\.position).sorted()
    return ys.first { y in mine.contains { box($0).midY < y } && mine.contains { box($0).midY > y } }
  }

  /// The columns over the rule that a spanner stands on.
  private func ruledSpan(of index: Int, rules: [Ruling]) -> ClosedRange<Int>? {
    let box = box(index)
    func isOver(_ box: Box, _ rule: Ruling) -> Bool { box.midX > rule.start && box.midX < rule.end }
    let under = rules.filter { $0.position > box.midY && $0.position < box.y1 + Self.overRule * em && isOver(box, $0) }
    guard let rule = under.min(by: { $0.position < $1.position }) else { return nil }
    let range = columns(of: rule)
    // One rule under two spanners says nothing of either.
    let isShared = blocks.indices.contains {
      $0 != index && abs(blocks[$0].box.midY - box.midY) < Self.sideBySide * em && isOver(blocks[$0].box, rule)
    }
    return isShared || range.count < 2 ? nil : range
  }

  // MARK: Shares

  /// Shares a run of columns out among the heads of one row.
  private func parents(_ row: [Int], over run: ClosedRange<Int>, rules: [Ruling]) -> [Node] {
    var result: [Node] = []
    var open: [Int] = []
    for index in row.sorted(by: { box($0).x0 < box($1).x0 }) {
      if let range = ruledSpan(of: index, rules: rules)?.clamped(to: run), !result.contains(where: { $0.columns.overlaps(range) }) {
        result.append(Node(columns: range, blocks: [index]))
      } else {
        open.append(index)
      }
    }
    // A head beside one that its rule gives all columns has none of its own.
    for index in open {
      if let at = result.firstIndex(where: { $0.columns.contains(places[index]) }) { result[at].blocks.append(index) }
    }
    let free = Self.runs(run.filter { column in !result.contains { $0.columns.contains(column) } })
    for range in free.flatMap({ parted($0, at: open.map { box($0).midY }) }) {
      let mine = heads(of: open, in: range)
      if mine.isEmpty || mine.count > range.count {
        result += range.map { Node(columns: $0...$0, blocks: heads(of: mine, in: $0...$0)) }
      } else {
        result += zip(mine, shares(of: range, among: mine)).map { Node(columns: $1, blocks: [$0]) }
      }
    }
    return result.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }

  /// The parts of a run of columns that upright rules make at the heights of heads.
  private func parted(_ run: ClosedRange<Int>, at heights: [Double]) -> [ClosedRange<Int>] {
    guard let y = heights.first else { return [run] }
    return run.reduce(into: []) { parts, column in
      let isParted = uprights.contains { rule in
        abs(rule.position - columns.lines[column]) < em / 2 && rule.start < y && rule.end > y
      }
      if let last = parts.last, !isParted {
        parts[parts.count - 1] = last.lowerBound...column
      } else {
        parts.append(column...column)
      }
    }
  }

  /// The runs that numbers in rising order make.
  private static func runs(_ numbers: [Int]) -> [ClosedRange<Int>] {
    numbers.reduce(into: []) { runs, number in
      if let last = runs.last, last.upperBound == number - 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
  }

  /// Shares a run of columns out among spanners side by side, so that each stands as near as possible to the middle of its share; or, where
  /// that explains their places far better, begins where the first of its columns' heads does.
  private func shares(of run: ClosedRange<Int>, among row: [Int]) -> [ClosedRange<Int>] {
    let xs = columns.lines
    let boxes = row.map { box($0) }
    let centred = SpannerShares.cheapest(of: run, among: boxes) { box, range in
      let (left, right) = (xs[range.lowerBound], xs[range.upperBound + 1])
      return abs((left + right) / 2 - box.midX) + Self.outside * (max(0, left - box.x0) + max(0, box.x1 - right))
    }
    let lefts = run.map { column in
      blocks.indices.filter { places[$0] == column && !row.contains($0) }.map { box($0).x0 }.min() ?? .infinity
    }
    let onLeft = SpannerShares.cheapest(of: run, among: boxes) { box, range in abs(lefts[range.lowerBound - run.lowerBound] - box.x0) }
    let near = HeadSetting.aligned * em * Double(row.count)
    let isOnLeft = onLeft.cost < near && (isAtLeft || centred.cost > onLeft.cost + near)
    return isOnLeft ? onLeft.ranges : centred.ranges
  }

  private func isOnEdge(_ lower: Int, of upper: Int) -> Bool { abs(box(lower).x0 - box(upper).x0) < HeadSetting.aligned * em }
}
