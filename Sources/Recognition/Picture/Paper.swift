import Extraction

/// Makes black ink on white paper of a page's picture: stamps and pens in colour faded, uneven light and tinted paper evened out.
enum Paper {
  /// The colour of an ink that is faded, by the sample of a pixel that is brightest in it.
  private enum Tint: CaseIterable {
    /// Stamps, and the teacher's pen.
    case red
    /// Ballpoint pens and some stamps.
    case blue

    /// How much the tint's sample exceeds the others of a pixel.
    @inline(__always)
    func excess(_ red: Int, _ green: Int, _ blue: Int) -> Int {
      switch self {
      case .red: red - max(green, blue)
      case .blue: blue - max(green, red)
      }
    }

    /// The place of the tint's sample in a pixel.
    var channel: Int { self == .red ? 0 : 2 }
  }

  /// The grey picture of a page.
  ///
  /// Red print counts with its red sample, which is bright, and blue print with its blue one; black print below a stamp stays dark in
  /// either. Where colour is near, also the rim that JPEG leaves with half of it, everything as bright as the coloured ink becomes white
  /// and the rest is stretched.
  ///
  /// - Parameters:
  ///   - image: The page's picture.
  ///   - reach: How far from coloured pixels, in pixels, the rim goes.
  /// - Returns: A grey raster of the same size, and one that is black where ink was faded, if any was.
  static func fadingStamps(_ image: PageImage, reach: Int) -> (paper: Raster, stamps: Raster?) {
    guard image.channels == 3 else { return (Raster(width: image.width, height: image.height, pixels: image.pixels), nil) }
    let count = image.width * image.height
    var pixels = [UInt8](repeating: 255, count: count)
    image.pixels.withUnsafeBufferPointer { source in
      for i in 0..<count {
        let luminance = (77 * Int(source[3 * i]) + 150 * Int(source[3 * i + 1]) + 29 * Int(source[3 * i + 2])) >> 8
        pixels[i] = UInt8(luminance)
      }
    }
    var faded = [UInt8](repeating: 0, count: count)
    var hasFaded = false
    for tint in Tint.allCases where fade(tint, of: image, reach: reach, in: &pixels, marking: &faded) { hasFaded = true }
    let paper = Raster(width: image.width, height: image.height, pixels: pixels)
    guard hasFaded else { return (paper, nil) }
    return (paper, Raster(width: image.width, height: image.height, pixels: faded.map { $0 != 0 ? 0 : 255 }))
  }

  /// Fades what is printed in one tint, and marks it; false where there is too little of it.
  private static func fade(
    _ tint: Tint, of image: PageImage, reach: Int, in pixels: inout [UInt8], marking faded: inout [UInt8]
  ) -> Bool {
    let count = image.width * image.height
    var brightness = [Int](repeating: 0, count: 256)
    var isTinted = [UInt8](repeating: 0, count: count)
    image.pixels.withUnsafeBufferPointer { source in
      for i in 0..<count {
        let excess = tint.excess(Int(source[3 * i]), Int(source[3 * i + 1]), Int(source[3 * i + 2]))
        if excess > tinted { isTinted[i] = 1 }
        if excess > 2 * tinted { brightness[Int(source[3 * i + tint.channel])] += 1 }
        if excess > 0 { pixels[i] = max(pixels[i], source[3 * i + tint.channel]) }
      }
    }
    let white = stampBrightness(brightness)
    guard white > 0 else { return false }
    markThinStrokes(tint, &isTinted, image: image, block: 6 * reach)
    let near = widened(isTinted, width: image.width, height: image.height, by: reach)
    for i in 0..<count where near[i] != 0 {
      pixels[i] = UInt8(min(255, Int(pixels[i]) * 255 / white))
      faded[i] = 1
    }
    return true
  }

  /// A pixel is of a tint where that sample exceeds the others by more than this.
  static let tinted = 40
  /// Close to tinted pixels less will do: thin strokes lose their colour to the coarse colours of JPEG, whose noise stays below.
  static let faintlyTinted = 16

  /// Marks faintly tinted pixels in blocks that hold tinted ones, and in the blocks next to those.
  private static func markThinStrokes(_ tint: Tint, _ isTinted: inout [UInt8], image: PageImage, block: Int) {
    let columns = (image.width + block - 1) / block
    let rows = (image.height + block - 1) / block
    var counts = [Int](repeating: 0, count: columns * rows)
    for y in 0..<image.height {
      for x in 0..<image.width where isTinted[y * image.width + x] != 0 { counts[y / block * columns + x / block] += 1 }
    }
    image.pixels.withUnsafeBufferPointer { source in
      for row in 0..<rows {
        for column in 0..<columns {
          let isNear = (max(0, row - 1)...min(rows - 1, row + 1)).contains { r in
            (max(0, column - 1)...min(columns - 1, column + 1)).contains { counts[r * columns + $0] >= 4 }
          }
          guard isNear else { continue }
          for y in (row * block)..<min((row + 1) * block, image.height) {
            for x in (column * block)..<min((column + 1) * block, image.width) {
              let i = y * image.width + x
              let excess = tint.excess(Int(source[3 * i]), Int(source[3 * i + 1]), Int(source[3 * i + 2]))
              if excess > faintlyTinted { isTinted[i] = 1 }
            }
          }
        }
      }
    }
  }

  /// What the darkest of a coloured ink has in its own sample, or 0 where too few pixels are coloured for one.
  private static func stampBrightness(_ histogram: [Int]) -> Int {
    let total = histogram.reduce(0, +)
    guard total >= 150 else { return 0 }
    var below = 0
    for level in 0..<256 {
      below += histogram[level]
      // Black print below the stamp makes the lowest tenth.
      if below * 10 >= total { return max(110, min(215, level - 12)) }
    }
    return 0
  }

  /// The marks widened to all sides.
  private static func widened(_ marks: [UInt8], width: Int, height: Int, by reach: Int) -> [UInt8] {
    var across = marks
    for y in 0..<height {
      // The column after the last one that was marked.
      var next = 0
      for x in 0..<width where marks[y * width + x] != 0 {
        let end = min(width, x + reach + 1)
        for near in stride(from: max(x - reach, next), to: end, by: 1) { across[y * width + near] = 1 }
        next = end
      }
    }
    var result = across
    for y in 0..<height {
      for near in stride(from: max(0, y - reach), to: min(height, y + reach + 1), by: 1) where near != y {
        for x in 0..<width { result[y * width + x] |= across[near * width + x] }
      }
    }
    return result
  }

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

  /// The threshold below which a pixel of flattened paper may belong to a thin line: as high as the paper's noise allows.
  static func faintInk(in raster: Raster) -> UInt8 {
    let (median, deviation) = noise(in: raster.histogram)
    return UInt8(max(150, min(205, median - 12 - 4.5 * deviation)))
  }

  /// The middle level of flattened paper, and the noise's deviation below it: from the median to the level that 16 % of the paper lie below.
  private static func noise(in histogram: [Int]) -> (median: Double, deviation: Double) {
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
