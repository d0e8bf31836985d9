/// The picture of one line of text as the recogniser wants it: 48 rows, its letters on white.
struct LineImage: Sendable {
  /// The rows that the model takes.
  static let rows = 48
  /// The number of columns.
  let width: Int
  /// The samples from 0 to 255, row by row.
  let samples: [Float]
  /// Columns of the line's picture per pixel of the page's picture.
  let scale: Double
  /// The pixel column of the page's picture at the left edge.
  let left: Double

  /// White around the ink, in shares of its height.
  struct Cut {
    var rows: Double
    var columns: Double

    /// As in the pictures that the model has learned from.
    static let close = Cut(rows: 0.14, columns: 0.3)
    /// So much more that every stroke falls on other pixels; the letters are a tenth smaller.
    static let wide = Cut(rows: 0.22, columns: 0.5)
  }

  /// Cuts a line out of a page's picture.
  ///
  /// - Parameters:
  ///   - line: The box of the line's ink.
  ///   - raster: The levelled picture, rulings erased.
  ///   - usualHeight: The usual height of a line's ink on the page; a dash alone is shown as small as it is beside letters.
  ///   - cut: How much white is left around the ink.
  init(_ line: LineBox, in raster: Raster, usualHeight: Double, cut: Cut = .close) {
    let ink = Double(line.height)
    let shown = max(ink, 0.8 * usualHeight)
    let height = shown * (1 + 2 * cut.rows)
    let top = (Double(line.top + line.bottom) - height) / 2
    let side = shown * cut.columns
    scale = Double(Self.rows) / height
    left = Double(line.left) - side
    width = max(8, Int(((Double(line.width) + 2 * side) * scale).rounded(.up)))
    // Only the line's own pixels are seen, and the grey rim of its ink: its neighbours' are not.
    let window = Window(raster, left: line.left - 2, top: line.top - 2, right: line.right + 2, bottom: line.bottom + 2)
    let columns = Filter(count: width, scale: scale, origin: left)
    let rows = Filter(count: Self.rows, scale: scale, origin: top)
    samples = window.resampled(columns: columns, rows: rows)
  }
}

/// The weights with which samples of a row make the samples of a longer or shorter one: a triangle as wide as the coarser step.
private struct Filter {
  /// For each new sample the first old one and the weights from there.
  let taps: [(first: Int, weights: [Float])]

  /// - Parameters:
  ///   - count: The number of new samples.
  ///   - scale: New samples per old one.
  ///   - origin: Where the first new sample's edge lies among the old ones.
  init(count: Int, scale: Double, origin: Double) {
    let reach = max(1, 1 / scale)
    taps = (0..<count).map { index in
      let centre = origin + (Double(index) + 0.5) / scale - 0.5
      let first = Int((centre - reach).rounded(.up))
      let last = Int((centre + reach).rounded(.down))
      var weights = (first...max(first, last)).map { Float(max(0, 1 - abs(Double($0) - centre) / reach)) }
      let sum = weights.reduce(0, +)
      if sum > 0 { for i in weights.indices { weights[i] /= sum } }
      return (first, weights)
    }
  }
}

/// A part of a raster, white all around.
private struct Window {
  private let raster: Raster
  private let left: Int
  private let top: Int
  private let right: Int
  private let bottom: Int

  init(_ raster: Raster, left: Int, top: Int, right: Int, bottom: Int) {
    self.raster = raster
    self.left = max(0, left)
    self.top = max(0, top)
    self.right = min(raster.width, right)
    self.bottom = min(raster.height, bottom)
  }

  func resampled(columns: Filter, rows: Filter) -> [Float] {
    let width = columns.taps.count
    // First along the rows, for every row of the window.
    let height = max(0, bottom - top)
    var narrow = [Float](repeating: 255, count: width * height)
    raster.pixels.withUnsafeBufferPointer { source in
      for y in 0..<height {
        let line = (top + y) * raster.width
        for (x, tap) in columns.taps.enumerated() {
          var sum: Float = 0
          for (i, weight) in tap.weights.enumerated() {
            let column = tap.first + i
            sum += weight * (column >= left && column < right ? Float(source[line + column]) : 255)
          }
          narrow[y * width + x] = sum
        }
      }
    }
    var result = [Float](repeating: 0, count: width * rows.taps.count)
    for (y, tap) in rows.taps.enumerated() {
      for (i, weight) in tap.weights.enumerated() {
        let row = tap.first + i
        let inside = row >= top && row < bottom
        for x in 0..<width { result[y * width + x] += weight * (inside ? narrow[(row - top) * width + x] : 255) }
      }
    }
    return result
  }
}
