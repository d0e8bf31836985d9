/// Uneven light and tinted paper, evened out.
extension Paper {
  /// The raster divided by its background: paper becomes white wherever it lies in the shade or is tinted.
  ///
  /// The background is the 80th percentile of square tiles, smoothed over their neighbours and interpolated between their centres.
  ///
  /// - Parameters:
  ///   - raster: A grey picture.
  ///   - tile: The side of the tiles in pixels, wider than a letter.
  /// - Returns: The raster with its paper white.
  static func flattened(_ raster: Raster, tile: Int) -> Raster {
    let columns = (raster.width + tile - 1) / tile
    let rows = (raster.height + tile - 1) / tile
    let levels = smoothed(backgrounds(of: raster, tile: tile, columns: columns, rows: rows), columns: columns, rows: rows)
    let pixels = [UInt8](unsafeUninitializedCapacity: raster.pixels.count) { out, count in
      raster.pixels.withUnsafeBufferPointer { source in
        levels.withUnsafeBufferPointer { levels in
          var line = [Float](repeating: 0, count: columns)
          for y in 0..<raster.height {
            let ty = max(0, min(Float(rows - 1), (Float(y) + 0.5) / Float(tile) - 0.5))
            let upper = Int(ty)
            let lower = min(upper + 1, rows - 1)
            let fy = ty - Float(upper)
            for c in 0..<columns { line[c] = levels[upper * columns + c] * (1 - fy) + levels[lower * columns + c] * fy }
            for x in 0..<raster.width {
              let tx = max(0, min(Float(columns - 1), (Float(x) + 0.5) / Float(tile) - 0.5))
              let left = Int(tx)
              let right = min(left + 1, columns - 1)
              let fx = tx - Float(left)
              let level = line[left] * (1 - fx) + line[right] * fx
              let i = y * raster.width + x
              out[i] = UInt8(min(255, Float(source[i]) * (255 / level)))
            }
          }
        }
      }
      count = raster.pixels.count
    }
    return Raster(width: raster.width, height: raster.height, pixels: pixels)
  }

  /// The darkest background that is evened out; beyond it, a tile is a black area.
  private static let darkestPaper: Float = 90

  private static func backgrounds(of raster: Raster, tile: Int, columns: Int, rows: Int) -> [Float] {
    var result = [Float](repeating: 255, count: columns * rows)
    var histogram = [Int](repeating: 0, count: 256)
    for row in 0..<rows {
      for column in 0..<columns {
        for i in 0..<256 { histogram[i] = 0 }
        var total = 0
        for y in (row * tile)..<min((row + 1) * tile, raster.height) {
          for x in (column * tile)..<min((column + 1) * tile, raster.width) {
            histogram[Int(raster.pixels[y * raster.width + x])] += 1
            total += 1
          }
        }
        var above = total / 5
        var level = 255
        while level > 0, above >= histogram[level] {
          above -= histogram[level]
          level -= 1
        }
        result[row * columns + column] = max(darkestPaper, Float(level))
      }
    }
    return result
  }

  /// The medians of each tile and its neighbours.
  private static func smoothed(_ levels: [Float], columns: Int, rows: Int) -> [Float] {
    var result = levels
    for row in 0..<rows {
      for column in 0..<columns {
        var near: [Float] = []
        for y in max(0, row - 1)...min(rows - 1, row + 1) {
          for x in max(0, column - 1)...min(columns - 1, column + 1) { near.append(levels[y * columns + x]) }
        }
        near.sort()
        result[row * columns + column] = near[near.count / 2]
      }
    }
    return result
  }
}
