/// A grey picture: 0 is black, 255 is white.
public struct Raster: Sendable, Equatable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// The samples, row by row from the top.
  public var pixels: [UInt8]

  /// Makes a raster of `width * height` samples.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(pixels.count == width * height, "a raster has one sample a pixel")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Makes a white raster.
  public init(width: Int, height: Int) {
    self.init(width: width, height: height, pixels: [UInt8](repeating: 255, count: width * height))
  }

  /// The sample of a column and row.
  public subscript(column: Int, row: Int) -> UInt8 {
    get { pixels[row * width + column] }
    set { pixels[row * width + column] = newValue }
  }

  /// The raster turned clockwise by quarters of a circle.
  func turned(quarters: Int) -> Raster {
    let quarters = ((quarters % 4) + 4) % 4
    guard quarters != 0 else { return self }
    let (columns, rows) = quarters == 2 ? (width, height) : (height, width)
    let turned = [UInt8](unsafeUninitializedCapacity: columns * rows) { out, count in
      pixels.withUnsafeBufferPointer { source in
        for row in 0..<rows {
          for column in 0..<columns {
            let from =
              switch quarters {
              case 1: (height - 1 - column) * width + row
              case 2: (height - 1 - row) * width + (width - 1 - column)
              default: column * width + (width - 1 - row)
              }
            out[row * columns + column] = source[from]
          }
        }
      }
      count = columns * rows
    }
    return Raster(width: columns, height: rows, pixels: turned)
  }

  /// The raster reduced by a whole factor, each sample the mean of a square.
  func reduced(by factor: Int) -> Raster {
    guard factor > 1 else { return self }
    let columns = width / factor
    let rows = height / factor
    guard columns > 0, rows > 0 else { return self }
    let reduced = [UInt8](unsafeUninitializedCapacity: columns * rows) { out, count in
      pixels.withUnsafeBufferPointer { source in
        for row in 0..<rows {
          for column in 0..<columns {
            var sum = 0
            for y in 0..<factor {
              let start = (row * factor + y) * width + column * factor
              for x in 0..<factor { sum += Int(source[start + x]) }
            }
            out[row * columns + column] = UInt8(sum / (factor * factor))
          }
        }
      }
      count = columns * rows
    }
    return Raster(width: columns, height: rows, pixels: reduced)
  }
}

/// A raster of marks: which pixels are ink.
struct Mask: Sendable, Equatable {
  let width: Int
  let height: Int
  /// 1 where there is ink, else 0; row by row from the top.
  var bits: [UInt8]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    bits = [UInt8](repeating: 0, count: width * height)
  }

  /// Marks everything darker than a threshold.
  init(_ raster: Raster, darkerThan threshold: UInt8) {
    width = raster.width
    height = raster.height
    bits = [UInt8](unsafeUninitializedCapacity: raster.pixels.count) { out, count in
      raster.pixels.withUnsafeBufferPointer { source in
        for i in 0..<source.count { out[i] = source[i] < threshold ? 1 : 0 }
      }
      count = raster.pixels.count
    }
  }

  subscript(column: Int, row: Int) -> Bool {
    get { bits[row * width + column] != 0 }
    set { bits[row * width + column] = newValue ? 1 : 0 }
  }

  /// Whether there is ink in some of a column's rows.
  func hasInk(column: Int, rows: ClosedRange<Int>) -> Bool {
    for row in rows where row >= 0 && row < height && bits[row * width + column] != 0 { return true }
    return false
  }

  /// Whether there is ink in each row of a stretch of a column.
  func isInked(column: Int, rows: ClosedRange<Int>) -> Bool {
    rows.allSatisfy { $0 >= 0 && $0 < height && bits[$0 * width + column] != 0 }
  }

  /// Rows and columns changed, so that what finds horizontal runs finds vertical ones.
  ///
  /// Tiles keep both sides in the cache.
  var transposed: Mask {
    var result = Mask(width: height, height: width)
    let tile = 32
    bits.withUnsafeBufferPointer { source in
      result.bits.withUnsafeMutableBufferPointer { target in
        for top in stride(from: 0, to: height, by: tile) {
          for left in stride(from: 0, to: width, by: tile) {
            for y in top..<min(top + tile, height) {
              for x in left..<min(left + tile, width) { target[x * height + y] = source[y * width + x] }
            }
          }
        }
      }
    }
    return result
  }
}

/// What is reckoned from a raster's levels.
extension Raster {
  /// The raster with each sample the greatest, or the least, of a square around it.
  ///
  /// - Parameters:
  ///   - reach: The square's columns and rows to either side.
  ///   - choose: Which of two samples wins.
  /// - Returns: The raster of the winners.
  func spread(by reach: Int, _ choose: (UInt8, UInt8) -> UInt8) -> Raster {
    var across = self
    var result = self
    for y in 0..<height {
      for x in 0..<width {
        var best = pixels[y * width + x]
        for near in max(0, x - reach)..<min(width, x + reach + 1) { best = choose(best, pixels[y * width + near]) }
        across.pixels[y * width + x] = best
      }
    }
    for y in 0..<height {
      result.pixels.withUnsafeMutableBufferPointer { out in
        across.pixels.withUnsafeBufferPointer { source in
          for x in 0..<width { out[y * width + x] = source[y * width + x] }
          for near in max(0, y - reach)..<min(height, y + reach + 1) {
            for x in 0..<width { out[y * width + x] = choose(out[y * width + x], source[near * width + x]) }
          }
        }
      }
    }
    return result
  }

  /// How many pixels have each level.
  var histogram: [Int] {
    var histogram = [Int](repeating: 0, count: 256)
    pixels.withUnsafeBufferPointer { pixels in
      histogram.withUnsafeMutableBufferPointer { histogram in
        for pixel in pixels { histogram[Int(pixel)] += 1 }
      }
    }
    return histogram
  }
}
