/// Pictures of one bit, in which dots stand for grey.
extension Raster {
  /// Whether the picture knows black and white alone.
  var isOfOneBit: Bool { histogram[16..<240].reduce(0, +) * 200 < pixels.count }

  /// Whether the picture knows black and white alone and paints grey with dots.
  var isDithered: Bool {
    guard isOfOneBit else { return false }
    var dots = 0
    var ink = 0
    for y in stride(from: 1, to: height - 1, by: 3) {
      for x in stride(from: 1, to: width - 1, by: 1) where pixels[y * width + x] < 128 {
        ink += 1
        if neighbours(x, y) == 0 { dots += 1 }
      }
    }
    return dots * 12 > ink && dots * 1000 > pixels.count / 3
  }

  /// The raster without single dots, and the others run together: what was grey before it was painted with dots.
  func withoutDots() -> Raster {
    var result = self
    for y in stride(from: 1, to: height - 1, by: 1) {
      for x in stride(from: 1, to: width - 1, by: 1) where pixels[y * width + x] < 128 && neighbours(x, y) <= 1 {
        result.pixels[y * width + x] = 255
      }
    }
    let source = result.pixels
    for y in stride(from: 1, to: height - 1, by: 1) {
      for x in stride(from: 1, to: width - 1, by: 1) {
        let i = y * width + x
        let near = 2 * (Int(source[i - 1]) + Int(source[i + 1]) + Int(source[i - width]) + Int(source[i + width])) + 4 * Int(source[i])
        let corners = Int(source[i - width - 1]) + Int(source[i - width + 1]) + Int(source[i + width - 1]) + Int(source[i + width + 1])
        result.pixels[i] = UInt8((near + corners) / 16)
      }
    }
    return result
  }

  /// How far the ink of a picture of one bit runs out when it is softened, as the deviation of a bell, in points: less than a thin stroke.
  private static let softness = 0.19
  /// The share of a pixel that its neighbour on either side gets at most: three pixels in a row become one grey.
  private static let mostShared = 1.0 / 3

  /// The raster with the edges of its ink as grey as a scanner of many levels leaves them, and dots of broken strokes run together: the
  /// recogniser has learned from such pictures.
  ///
  /// - Parameter scale: Pixels in a point.
  /// - Returns: The raster softened.
  func softened(scale: Double) -> Raster {
    guard width > 2, height > 2 else { return self }
    // The shares of a row of three have a deviation of the root of twice the outer one.
    let side = Int(256 * min(Self.mostShared, Self.softness * scale * Self.softness * scale / 2))
    let middle = 256 - 2 * side
    func pass(_ source: [UInt8], by step: Int) -> [UInt8] {
      var result = source
      source.withUnsafeBufferPointer { source in
        result.withUnsafeMutableBufferPointer { result in
          for i in step..<(source.count - step) {
            result[i] = UInt8((side * (Int(source[i - step]) + Int(source[i + step])) + middle * Int(source[i])) >> 8)
          }
        }
      }
      return result
    }
    return Raster(width: width, height: height, pixels: pass(pass(pixels, by: 1), by: width))
  }

  /// How many of the eight pixels around one inside the picture are dark.
  private func neighbours(_ x: Int, _ y: Int) -> Int {
    var count = 0
    for row in (y - 1)...(y + 1) {
      for column in (x - 1)...(x + 1) where (column, row) != (x, y) && pixels[row * width + column] < 128 { count += 1 }
    }
    return count
  }
}
