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
    let real = networks.filter { !$0.verticals.isEmpty && !$0.horizontals.isEmpty }
    let frames = real.indices.filter { index in
      real[index].isPlainFrame
        && real.indices.contains { other in
          other != index && real[other].verticals.count + real[other].horizontals.count > 4 && real[index].surrounds(real[other].box)
        }
    }
    var kept = networks.enumerated().filter { entry in !frames.contains { real[$0].box == entry.element.box } }.map(\.element)
    var changed = true
    while changed {
      changed = false
      search: for i in kept.indices where kept[i].isLattice {
        for j in kept.indices where j != i {
          let box = kept[j].box
          let inner = kept[i].box.insetBy(dx: 1, dy: 1)
          guard box.x0 < inner.x1, box.x1 > inner.x0, box.y0 < inner.y1, box.y1 > inner.y0 else { continue }
          kept[i].horizontals += kept[j].horizontals
          kept[i].verticals += kept[j].verticals
          kept.remove(at: j)
          changed = true
          break search
        }
      }
    }
    return kept
  }

  /// Unites lattices that stand on each other with the same left and right edges and next to no gap.
  private static func stacked(_ networks: [RulingNetwork]) -> [RulingNetwork] {
    var result: [RulingNetwork] = []
    for network in networks.sorted(by: { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }) {
      let box = network.box
      let below = result.lastIndex { upper in
        let other = upper.box
        return upper.isLattice && network.isLattice && abs(box.x0 - other.x0) < 4 && abs(box.x1 - other.x1) < 4
          && box.y0 - other.y1 < stackingGap && box.y0 - other.y1 > -stackingGap
      }
      if let below {
        result[below].horizontals += network.horizontals
        result[below].verticals += network.verticals
      } else {
        result.append(network)
      }
    }
    return result
  }

  /// The widest gap, in points, between two parts of one table that stand on each other.
  static let stackingGap = 4.5

  /// Whether rulings of both directions meet.
  var isLattice: Bool { !horizontals.isEmpty && !verticals.isEmpty && horizontals.count + verticals.count >= 3 }

  /// Whether these are just the four sides of a box.
  private var isPlainFrame: Bool { horizontals.count <= 2 && verticals.count <= 2 }

  private func surrounds(_ other: Box) -> Bool {
    let mine = box
    return other.x0 > mine.x0 + 3 && other.x1 < mine.x1 - 3 && other.y0 > mine.y0 + 3 && other.y1 < mine.y1 - 3
  }
}
