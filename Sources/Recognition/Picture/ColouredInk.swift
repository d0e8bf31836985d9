import Extraction

/// Stamps and pens in colour, faded.
extension Paper {
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
}
