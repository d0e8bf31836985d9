import Extraction

/// Rulings that touch each other: the skeleton of one table, or of several that share a frame.
struct RulingNetwork {
  var horizontals: [Ruling]
  var verticals: [Ruling]

  /// The box that all rulings span.
  var box: Box {
    let all = horizontals + verticals
    guard let first = all.first else { return Box(0, 0, 0, 0) }
    return all.dropFirst().reduce(first.box) { $0.union($1.box) }
  }

  /// How far a ruling may end before the one that it is meant to meet, in points.
  static let reach = 3.5

  /// Groups a page's rulings into networks, ordered from top to bottom, then from left to right.
  static func networks(of rulings: [Ruling]) -> [RulingNetwork] {
    let horizontals = rulings.filter { $0.axis == .horizontal }
    let verticals = rulings.filter { $0.axis == .vertical }.sorted { ($0.position, $0.start) < ($1.position, $1.start) }
    let positions = verticals.map(\.position)
    var sets = DisjointSets(count: horizontals.count + verticals.count)
    for (h, horizontal) in horizontals.enumerated() {
      var v = Clusters.lowerBound(horizontal.start - reach, in: positions)
      while v < verticals.count, positions[v] <= horizontal.end + reach {
        if horizontal.position >= verticals[v].start - reach, horizontal.position <= verticals[v].end + reach {
          sets.unite(h, horizontals.count + v)
        }
        v += 1
      }
    }
    var groups: [Int: RulingNetwork] = [:]
    for h in horizontals.indices {
      groups[sets.root(h), default: RulingNetwork(horizontals: [], verticals: [])].horizontals.append(horizontals[h])
    }
    for v in verticals.indices {
      groups[sets.root(horizontals.count + v), default: RulingNetwork(horizontals: [], verticals: [])].verticals.append(verticals[v])
    }
    return stacked(joined(groups.sorted { $0.key < $1.key }.map(\.value)))
  }

  /// Unites networks whose boxes overlap: inner rules that stop short of a table's frame belong to it.
  ///
  /// A plain frame round several networks belongs to none of them and is dropped.
  private static func joined(_ networks: [RulingNetwork]) -> [RulingNetwork] {
    var kept = withoutOuterFrames(networks)
    var boxes = kept.map(\.box)
    // A network grows with each that it takes in, and may then overlap further ones.
    while let groups = overlapping(kept, boxes) {
      kept = groups.map { members in
        members.dropFirst().reduce(into: kept[members[0]]) { whole, member in
          whole.horizontals += kept[member].horizontals
          whole.verticals += kept[member].verticals
        }
      }
      boxes = kept.map(\.box)
    }
    return kept
  }

  private static func withoutOuterFrames(_ networks: [RulingNetwork]) -> [RulingNetwork] {
    let boxes = networks.map(\.box)
    let real = networks.indices.filter { !networks[$0].verticals.isEmpty && !networks[$0].horizontals.isEmpty }
    let inner = real.filter { networks[$0].verticals.count + networks[$0].horizontals.count > 4 }
    let frames = Set(
      real.filter { index in networks[index].isPlainFrame && inner.contains { $0 != index && surrounds(boxes[index], boxes[$0]) } }
        .map { boxes[$0] })
    return networks.indices.filter { !frames.contains(boxes[$0]) }.map { networks[$0] }
  }

  /// The indices of the networks in groups of which each overlaps a lattice of its group; nil where nothing overlaps.
  private static func overlapping(_ networks: [RulingNetwork], _ boxes: [Box]) -> [[Int]]? {
    let order = networks.indices.sorted { (boxes[$0].y0, $0) < (boxes[$1].y0, $1) }
    var sets = DisjointSets(count: networks.count)
    var active: [Int] = []
    var isChanged = false
    for index in order {
      active.removeAll { boxes[$0].y1 < boxes[index].y0 }
      for other in active
      where overlaps(networks[index], boxes[index], boxes[other]) || overlaps(networks[other], boxes[other], boxes[index]) {
        sets.unite(index, other)
        isChanged = true
      }
      active.append(index)
    }
    guard isChanged else { return nil }
    var groups: [Int: [Int]] = [:]
    for index in networks.indices { groups[sets.root(index), default: []].append(index) }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Whether a box lies over the inside of a lattice.
  private static func overlaps(_ lattice: RulingNetwork, _ outer: Box, _ box: Box) -> Bool {
    let inner = outer.insetBy(dx: 1, dy: 1)
    return lattice.isLattice && box.x0 < inner.x1 && box.x1 > inner.x0 && box.y0 < inner.y1 && box.y1 > inner.y0
  }

  /// Unites lattices that stand on each other with the same left and right edges and next to no gap.
  private static func stacked(_ networks: [RulingNetwork]) -> [RulingNetwork] {
    var result: [(network: RulingNetwork, box: Box)] = []
    let boxed = networks.map { (network: $0, box: $0.box) }
    for (network, box) in boxed.sorted(by: { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }) {
      let below = result.lastIndex { upper, other in
        upper.isLattice && network.isLattice && abs(box.x0 - other.x0) < 4 && abs(box.x1 - other.x1) < 4
          && box.y0 - other.y1 < stackingGap && box.y0 - other.y1 > -stackingGap
      }
      if let below {
        result[below].network.horizontals += network.horizontals
        result[below].network.verticals += network.verticals
        result[below].box = result[below].box.union(box)
      } else {
        result.append((network, box))
      }
    }
    return result.map(\.network)
  }

  /// The widest gap, in points, between two parts of one table that stand on each other.
  static let stackingGap = 4.5

  /// Whether rulings of both directions meet.
  var isLattice: Bool { !horizontals.isEmpty && !verticals.isEmpty && horizontals.count + verticals.count >= 3 }

  /// Whether these are just the four sides of a box.
  var isPlainFrame: Bool { horizontals.count <= 2 && verticals.count <= 2 }

  private static func surrounds(_ mine: Box, _ other: Box) -> Bool {
    other.x0 > mine.x0 + 3 && other.x1 < mine.x1 - 3 && other.y0 > mine.y0 + 3 && other.y1 < mine.y1 - 3
  }
}
