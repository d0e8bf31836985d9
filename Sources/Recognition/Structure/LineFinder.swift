/// A line of text in pixels of a levelled picture.
struct LineBox: Sendable, Equatable {
  var left: Int
  var top: Int
  /// The column after the last one.
  var right: Int
  /// The row after the last one.
  var bottom: Int

  var width: Int { right - left }
  var height: Int { bottom - top }
}

/// Finds the lines of text in a region's ink by cutting it along white rows and columns in turn.
struct LineFinder {
  /// Pixels in a point.
  let scale: Double
  /// The usual height of a line's ink on the page, in pixels.
  let usualHeight: Double

  /// White wider than this many line heights parts two texts on one line.
  static let gap = 2.2
  /// The height of any line's ink, in points: what is larger is a picture.
  static let highest = 60.0

  /// The usual height of the bands of ink in a page's regions, in pixels.
  static func usualHeight(of regions: [[InkRun]], scale: Double) -> Double {
    let finder = LineFinder(scale: scale, usualHeight: 9 * scale)
    let heights = regions.flatMap { finder.bands(of: $0).map { Double($0.bottom - $0.top) } }
      .filter { $0 >= 4 * scale && $0 <= 20 * scale }.sorted()
    return heights.isEmpty ? 9 * scale : heights[heights.count / 2]
  }

  /// The lines of a region, from top to bottom.
  func lines(of runs: [InkRun]) -> [LineBox] {
    var lines: [LineBox] = []
    cut(runs, depth: 0, into: &lines)
    return lines.filter(isText).sorted { ($0.top, $0.left) < ($1.top, $1.left) }
  }

  private func isText(_ line: LineBox) -> Bool {
    let longest = Double(max(line.width, line.height))
    return longest >= 2 * scale && Double(line.height) <= Self.highest * scale
  }

  private func cut(_ runs: [InkRun], depth: Int, into lines: inout [LineBox]) {
    for band in bands(of: runs) {
      let inside = runs.filter { $0.row >= band.top && $0.row < band.bottom }
      let columns = columns(of: inside, gap: Self.gap * max(Double(band.bottom - band.top), usualHeight * 0.8))
      for (left, right) in columns {
        let part = columns.count == 1 ? inside : inside.filter { $0.start >= left && $0.start < right }
        if columns.count > 1, depth < 6 {
          cut(part, depth: depth + 1, into: &lines)
        } else if let top = part.map(\.row).min(), let bottom = part.map(\.row).max() {
          lines.append(LineBox(left: left, top: top, right: right, bottom: bottom + 1))
        }
      }
    }
  }

  // MARK: Rows

  struct Band: Equatable {
    var top: Int
    var bottom: Int
  }

  /// The rows that hold ink, as bands one line high.
  func bands(of runs: [InkRun]) -> [Band] {
    guard let top = runs.map(\.row).min(), let bottom = runs.map(\.row).max() else { return [] }
    var ink = [Int](repeating: 0, count: bottom - top + 1)
    for run in runs { ink[run.row - top] += run.length }
    var bands: [Band] = []
    var start: Int?
    for row in 0...ink.count {
      if row < ink.count, ink[row] > 0 {
        start = start ?? row
      } else if let from = start {
        bands.append(Band(top: from + top, bottom: row + top))
        start = nil
      }
    }
    return merged(bands).flatMap { band in
      Double(band.bottom - band.top) > Self.tall * usualHeight
        ? split(band, width: width(of: band, in: runs), ink: ink, offset: top) : [band]
    }
  }

  /// Unites bands that together are no higher than a line: the strokes of 二 and 三, dots and marks.
  private func merged(_ bands: [Band]) -> [Band] {
    var result: [Band] = []
    for band in bands {
      if let last = result.last, Double(band.bottom - last.top) <= 1.2 * usualHeight {
        result[result.count - 1].bottom = band.bottom
      } else {
        result.append(band)
      }
    }
    return result
  }

  /// A band higher than this many usual lines may be several.
  static let tall = 1.7

  /// Cuts a band that is as high as several lines where next to no ink goes across; lines of small leading touch in a stroke or two, large
  /// letters everywhere.
  private func split(_ band: Band, width: Int, ink: [Int], offset: Int) -> [Band] {
    let height = Double(band.bottom - band.top)
    guard height > Self.tall * usualHeight, height < 40 * usualHeight else { return [band] }
    // The least row that leaves a line on either side.
    let margin = Int(0.7 * usualHeight)
    var best: (row: Int, ink: Int)?
    for row in (band.top + margin)..<max(band.top + margin, band.bottom - margin) {
      let here = ink[row - offset]
      if here < best?.ink ?? Int.max { best = (row, here) }
    }
    let peak = ink[(band.top - offset)..<(band.bottom - offset)].max() ?? 0
    guard let best, best.ink * 6 < peak, best.ink <= max(Int(scale), width / 24) else { return [band] }
    return split(Band(top: band.top, bottom: best.row), width: width, ink: ink, offset: offset)
      + split(Band(top: best.row + 1, bottom: band.bottom), width: width, ink: ink, offset: offset)
  }

  private func width(of band: Band, in runs: [InkRun]) -> Int {
    var left = Int.max
    var right = 0
    for run in runs where run.row >= band.top && run.row < band.bottom {
      left = min(left, run.start)
      right = max(right, run.end)
    }
    return max(0, right - left)
  }

  // MARK: Columns

  /// The stretches of columns that hold ink, parted where white is at least `gap` wide.
  private func columns(of runs: [InkRun], gap: Double) -> [(left: Int, right: Int)] {
    var result: [(left: Int, right: Int)] = []
    for run in runs.sorted(by: { $0.start < $1.start }) {
      if let last = result.last, Double(run.start - last.right) < gap {
        result[result.count - 1].right = max(last.right, run.end)
      } else {
        result.append((run.start, run.end))
      }
    }
    return result
  }
}
