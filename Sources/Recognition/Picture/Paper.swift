/// Makes black ink on white paper of a page's picture; a file for each thing that is taken away from it.
enum Paper {
  /// The raster with its darkest ink as dark as toner: faded print counts like other print in every threshold after.
  ///
  /// - Parameter raster: A picture with its paper white.
  /// - Returns: The raster, its distance from white multiplied where its ink is pale.
  static func darkened(_ raster: Raster) -> Raster {
    let histogram = raster.histogram
    let paper = noise(in: histogram)
    // Ink is what lies well below the paper's noise; its strokes' middles are the darkest twentieth of it, their rims the rest.
    let limit = max(0, min(255, Int(paper.median - max(10, 4.5 * paper.deviation))))
    let ink = histogram[..<limit].reduce(0, +)
    guard ink * 2000 > raster.pixels.count else { return raster }
    var below = 0
    var darkest = 0
    while darkest < limit, below * 20 < ink {
      below += histogram[darkest]
      darkest += 1
    }
    guard Double(darkest) > palest else { return raster }
    let factor = min(strongest, (255 - toner) / max(1, 255 - Double(darkest)))
    let table = (0..<256).map { UInt8(max(0, 255 - (255 - Double($0)) * factor)) }
    var result = raster
    for i in result.pixels.indices { result.pixels[i] = table[Int(result.pixels[i])] }
    return result
  }

  /// What a scanner makes of toner, of 255.
  private static let toner = 50.0
  /// Ink whose darkest part is paler than this is darkened.
  private static let palest = 95.0
  /// How much pale ink is darkened at most: noise is multiplied with it.
  private static let strongest = 6.0

  /// The threshold below which a pixel of flattened paper may belong to a thin line: as high as the paper's noise allows.
  static func faintInk(in raster: Raster) -> UInt8 {
    let (median, deviation) = noise(in: raster.histogram)
    return UInt8(max(150, min(205, median - 12 - 4.5 * deviation)))
  }

  /// The middle level of flattened paper, and the noise's deviation below it: from the median to the level that 16 % of the paper lie below.
  static func noise(in histogram: [Int]) -> (median: Double, deviation: Double) {
    let paper = histogram[170...].reduce(0, +)
    var below = 0
    var sixteenth = 255
    var median = 255
    for level in 170...255 {
      below += histogram[level]
      if below * 100 < paper * 16 { sixteenth = level }
      if below * 2 < paper { median = level }
    }
    return (Double(median), Double(median - sixteenth))
  }

  /// The threshold for the ink of letters, on flattened paper.
  static let ink: UInt8 = 172
}
