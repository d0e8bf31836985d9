import Extraction

/// The parts of a page that rulings part from each other: the cells of its tables, and everything around them.
///
/// The page is cut along every ruling's line into slots, and slots are united again wherever no ruling lies between them.
struct Regions {
  /// The lines between the slots, in pixels; the first and last are the page's edges.
  private let xs: [Int]
  private let ys: [Int]
  /// For each slot, row by row, its region.
  private let regionOfSlot: [Int]
  /// The number of regions.
  let count: Int
  /// For each column and row of pixels, its slot.
  private let slotOfColumn: [Int]
  private let slotOfRow: [Int]

  /// Rulings whose positions differ by less than this, in points, make one line.
  static let sameLine = 1.5

  /// Cuts a page.
  ///
  /// - Parameters:
  ///   - rulings: The page's rulings.
  ///   - width: The page's width in pixels.
  ///   - height: The page's height in pixels.
  ///   - scale: Pixels in a point.
  init(rulings: [RasterRuling], width: Int, height: Int, scale: Double) {
    let vertical = rulings.filter { $0.axis == .vertical }
    let horizontal = rulings.filter { $0.axis == .horizontal }
    let xs = Self.lines(vertical.map(\.position), tolerance: Self.sameLine * scale, limit: width)
    let ys = Self.lines(horizontal.map(\.position), tolerance: Self.sameLine * scale, limit: height)
    let columns = xs.count - 1
    let rows = ys.count - 1
    let left = Self.cover(vertical, lines: xs, slots: ys)
    let above = Self.cover(horizontal, lines: ys, slots: xs)
    var sets = DisjointSets(count: columns * rows)
    for r in 0..<rows {
      for c in 0..<columns {
        if c > 0, left[c][r] < 0.5 { sets.unite(r * columns + c - 1, r * columns + c) }
        if r > 0, above[r][c] < 0.5 { sets.unite((r - 1) * columns + c, r * columns + c) }
      }
    }
    var names: [Int: Int] = [:]
    regionOfSlot = (0..<(columns * rows)).map { slot in
      let root = sets.root(slot)
      let name = names[root] ?? names.count
      names[root] = name
      return name
    }
    count = names.count
    self.xs = xs
    self.ys = ys
    slotOfColumn = Self.slots(xs, limit: width)
    slotOfRow = Self.slots(ys, limit: height)
  }

  /// The region of a pixel.
  func region(column: Int, row: Int) -> Int { regionOfSlot[slotOfRow[row] * (xs.count - 1) + slotOfColumn[column]] }

  /// The regions that reach to the page's edges: what lies around the tables.
  var outside: Set<Int> {
    let (columns, rows) = (xs.count - 1, ys.count - 1)
    let acrossTop = (0..<columns).map { $0 }
    let acrossBottom = (0..<columns).map { (rows - 1) * columns + $0 }
    let downLeft = (0..<rows).map { $0 * columns }
    let downRight = (0..<rows).map { $0 * columns + columns - 1 }
    let borders = acrossTop + acrossBottom + downLeft + downRight
    return Set(borders.map { regionOfSlot[$0] })
  }

  /// The runs of each region.
  func parted(_ runs: [InkRun]) -> [[InkRun]] {
    var parts = [[InkRun]](repeating: [], count: count)
    for run in runs { parts[region(column: (run.start + run.end) / 2, row: run.row)].append(run) }
    return parts
  }

  private static func lines(_ positions: [Double], tolerance: Double, limit: Int) -> [Int] {
    var lines = [0]
    for mean in Clusters.means(of: positions, width: tolerance) {
      let line = Int(mean.rounded())
      if line > lines[lines.count - 1], line < limit { lines.append(line) }
    }
    lines.append(limit)
    return lines
  }

  /// For each line, the share of each slot along it that rulings cover.
  private static func cover(_ rulings: [RasterRuling], lines: [Int], slots: [Int]) -> [[Double]] {
    var cover = [[Double]](repeating: [Double](repeating: 0, count: slots.count - 1), count: lines.count)
    for ruling in rulings {
      guard let line = lines.indices.min(by: { abs(Double(lines[$0]) - ruling.position) < abs(Double(lines[$1]) - ruling.position) }) else {
        continue
      }
      for slot in 0..<(slots.count - 1) {
        let shared = min(ruling.end, Double(slots[slot + 1])) - max(ruling.start, Double(slots[slot]))
        if shared > 0 { cover[line][slot] += shared / Double(slots[slot + 1] - slots[slot]) }
      }
    }
    return cover
  }

  private static func slots(_ lines: [Int], limit: Int) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(limit)
    var slot = 0
    for i in 0..<limit {
      while slot + 2 < lines.count, i >= lines[slot + 1] { slot += 1 }
      result.append(slot)
    }
    return result
  }
}
