/// Pictures of one bit, in which dots stand for grey.
extension Raster {
  /// Whether the picture knows black and white alone and paints grey with dots.
  var isDithered: Bool {
    let histogram = histogram
    guard histogram[16..<240].reduce(0, +) * 200 < pixels.count else { return false }
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

  /// How many of the eight pixels around one inside the picture are dark.
  private func neighbours(_ x: Int, _ y: Int) -> Int {
    var count = 0
    for row in (y - 1)...(y + 1) {
      for column in (x - 1)...(x + 1) where (column, row) != (x, y) && pixels[row * width + column] < 128 { count += 1 }
    }
    return count
  }
}
