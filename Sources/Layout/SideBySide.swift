import Extraction

/// Orders what stands around tables that stand side by side: each table with the lines over it, the left one first.
enum SideBySide {
  /// A page's lines and tables in reading order.
  enum Item {
    case line(TextLine)
    case table(PageTable)
  }

  /// A table's title and captions stand at most so far above it, in points.
  static let reach = 70.0

  /// The items of a page from top to bottom; tables side by side, and the lines over them, from left to right.
  static func ordered(_ page: PageLayout) -> [Item] {
    var lines = page.lines
    var placed: [(zone: Int, y: Double, x: Double, items: [Item])] = []
    for group in groups(page.tables) {
      guard group.count > 1, let top = group.map(\.box.y0).min() else {
        for table in group { placed.append((page.zone(of: table.box), table.box.y0, table.box.x0, [.table(table)])) }
        continue
      }
      let above = leads(of: group, top: top, from: &lines)
      var items: [Item] = []
      for (index, table) in group.enumerated() {
        items += above[index].map { .line($0) }
        items.append(.table(table))
      }
      let y = above.joined().map(\.box.y0).min() ?? top
      placed.append((page.zone(of: group[0].box), y, group[0].box.x0, items))
    }
    // Fonts differ in the height that they claim, so a line's place is its middle.
    placed += lines.map { ($0.zone, $0.box.midY, $0.box.x0, [.line($0)]) }
    return placed.sorted { ($0.zone, $0.y, $0.x) < ($1.zone, $1.y, $1.x) }.flatMap(\.items)
  }

  /// Tables that share most of their height and none of their width, each group from left to right.
  private static func groups(_ tables: [PageTable]) -> [[PageTable]] {
    var groups: [[PageTable]] = []
    for table in tables {
      if let at = groups.firstIndex(where: { group in
        group.allSatisfy { $0.box.horizontalOverlap(table.box) < 0 }
          && group.contains { $0.box.verticalOverlap(table.box) > 0.5 * min($0.box.height, table.box.height) }
      }) {
        groups[at].append(table)
      } else {
        groups.append([table])
      }
    }
    return groups.map { $0.sorted { $0.box.x0 < $1.box.x0 } }
  }

  /// Takes the lines over a group's tables, cut where they run over several: every segment goes to the table below it.
  ///
  /// The lines must follow each other up from the tables, and each belong to the tables alone.
  private static func leads(of group: [PageTable], top: Double, from lines: inout [TextLine]) -> [[TextLine]] {
    var leads: [[TextLine]] = group.map { _ in [] }
    var limit = top
    for line in lines.reversed() where line.box.y1 <= top + 2 && line.box.y1 > top - reach {
      guard limit - line.box.y1 < 2.5 * max(line.fontSize, 8) else { break }
      let owners = line.segments.map { segment in
        group.firstIndex {
          $0.box.insetBy(dx: -12, dy: 0).contains(x: segment.box.midX, y: $0.box.midY) && segment.box.width < 1.15 * $0.box.width
        }
      }
      guard owners.allSatisfy({ $0 != nil }) else { break }
      for index in group.indices {
        let mine = zip(line.segments, owners).filter { $0.1 == index }.map(\.0)
        guard let first = mine.first else { continue }
        var part = line
        part.segments = mine
        part.box = mine.dropFirst().reduce(first.box) { $0.union($1.box) }
        leads[index].insert(part, at: 0)
      }
      limit = line.box.y0
      lines.removeAll { $0 == line }
    }
    return leads
  }
}
