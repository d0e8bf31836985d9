/// The lid of the scanner and the shadow at a book's spine, taken away.
extension Paper {
  /// The raster with what is dark along its edges made white: the lid of the scanner, the shadow at a book's spine.
  ///
  /// - Parameters:
  ///   - raster: A picture with its paper white.
  ///   - scale: Pixels in a point.
  /// - Returns: The raster without its dark border.
  static func withoutBorder(_ raster: Raster, scale: Double) -> Raster {
    // Squares of two points, dark where most of them is: no letter and no ruling fills them.
    let side = max(2, Int((2 * scale).rounded()))
    let columns = raster.width / side
    let rows = raster.height / side
    guard columns > 2, rows > 2 else { return raster }
    var isDark = [Bool](repeating: false, count: columns * rows)
    raster.pixels.withUnsafeBufferPointer { pixels in
      for row in 0..<rows {
        for column in 0..<columns {
          var dark = 0
          for y in (row * side)..<((row + 1) * side) {
            for x in (column * side)..<((column + 1) * side) where pixels[y * raster.width + x] < ink { dark += 1 }
          }
          isDark[row * columns + column] = dark * 10 > side * side * 8
        }
      }
    }
    var border = [Bool](repeating: false, count: columns * rows)
    var open: [Int] = []
    for row in 0..<rows { open += [row * columns, row * columns + columns - 1] }
    for column in 0..<columns { open += [column, (rows - 1) * columns + column] }
    while let square = open.popLast() {
      guard isDark[square], !border[square] else { continue }
      border[square] = true
      let (row, column) = square.quotientAndRemainder(dividingBy: columns)
      if column > 0 { open.append(square - 1) }
      if column + 1 < columns { open.append(square + 1) }
      if row > 0 { open.append(square - columns) }
      if row + 1 < rows { open.append(square + columns) }
    }
    guard border.contains(true) else { return raster }
    var result = raster
    for row in 0..<rows {
      for column in 0..<columns where border[row * columns + column] {
        // The square, its rim, and what is left beyond the last whole square.
        let bottom = row == rows - 1 ? raster.height : min(raster.height, (row + 2) * side)
        let right = column == columns - 1 ? raster.width : min(raster.width, (column + 2) * side)
        for y in max(0, (row - 1) * side)..<bottom {
          for x in max(0, (column - 1) * side)..<right { result.pixels[y * raster.width + x] = 255 }
        }
      }
    }
    return result
  }
}
