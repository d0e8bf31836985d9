/// Watermarks and the shade of cells, taken away.
extension Paper {
  /// The raster without what is pale and broad: a watermark, the shade of a cell.
  ///
  /// Ink is broad where no stroke of a letter is: what is left once everything narrower than a stroke is filled is the paper's own tone, and
  /// the picture is divided by it. Dark areas are none of it.
  ///
  /// - Parameters:
  ///   - raster: A picture with its paper white.
  ///   - scale: Pixels in a point.
  /// - Returns: The raster, or the same where hardly anything is pale.
  static func withoutWatermark(_ raster: Raster, scale: Double) -> Raster {
    guard hasBroadPaleInk(raster, side: max(3, Int((1.3 * scale).rounded()))) else { return raster }
    let reach = max(1, Int((stroke / 2 * scale).rounded()))
    let tone = raster.spread(by: reach) { max($0, $1) }.spread(by: reach) { min($0, $1) }
    var result = raster
    for i in result.pixels.indices where tone.pixels[i] >= watermark && tone.pixels[i] < 250 {
      result.pixels[i] = UInt8(min(255, Int(raster.pixels[i]) * 255 / Int(tone.pixels[i])))
    }
    return result
  }

  /// Whether squares narrower than a watermark's strokes are evenly pale: one in a thousand will do.
  private static func hasBroadPaleInk(_ raster: Raster, side: Int) -> Bool {
    let paper = noise(in: raster.histogram)
    // A watermark over much of the page looks like noise itself.
    let limit = max(215, Int(paper.median - max(16, 5 * paper.deviation)))
    var even = 0
    var count = 0
    for top in stride(from: 0, to: raster.height - side, by: side) {
      for left in stride(from: 0, to: raster.width - side, by: side) {
        count += 1
        // The rows and columns of the square's rim and its middle are enough.
        var isEven = true
        for y in [top, top + side / 2, top + side - 1] {
          for x in [left, left + side / 2, left + side - 1] {
            let pixel = Int(raster.pixels[y * raster.width + x])
            if pixel < watermark || pixel > limit { isEven = false }
          }
          if !isEven { break }
        }
        if isEven { even += 1 }
      }
    }
    return even * 1000 > count
  }

  /// The darkest tone that a watermark has, of 255.
  private static let watermark = 150
  /// The widest stroke of a letter that is kept on a watermark, in points; headlines are broader, but not pale.
  private static let stroke = 1.6
}
