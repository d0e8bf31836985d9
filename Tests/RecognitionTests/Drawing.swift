@testable import Recognition

/// Pictures drawn by hand.
extension Raster {
  /// Darkens a rectangle of pixels.
  mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ value: UInt8 = 20) {
    for y in rows { for x in columns { self[x, y] = value } }
  }

  /// A grid of rulings: lines at the given columns and rows, two pixels thick.
  static func grid(columns: [Int], rows: [Int], width: Int, height: Int) -> Raster {
    var raster = Raster(width: width, height: height)
    for y in rows { raster.fill(columns[0]..<(columns[columns.count - 1] + 2), y..<(y + 2)) }
    for x in columns { raster.fill(x..<(x + 2), rows[0]..<(rows[rows.count - 1] + 2)) }
    return raster
  }
}

extension Mask {
  init(drawing raster: Raster) { self.init(raster, darkerThan: 128) }
}
