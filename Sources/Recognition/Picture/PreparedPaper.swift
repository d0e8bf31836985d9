import Extraction

/// A page's picture made ready: black ink on white paper, at a resolution that serves.
struct PreparedPaper {
  /// The picture.
  let raster: Raster
  /// Black where a stamp was faded; nil where none was.
  let stamps: Raster?
  /// Pixels in a point.
  let scale: Double
  /// Points of the page in a point of the picture: 1 but where the page's size cannot be that of a sheet.
  let stretch: Double
  /// Whether the picture knows black and white alone, which makes hard edges and breaks thin strokes.
  var isOfOneBit = false

  /// Pixels in a point above which a picture is reduced: 450 to the inch.
  static let finest = 450.0 / 72
  /// Pixels in a point below which a picture is enlarged: under 140 to the inch a stroke is a grey pixel.
  static let coarsest = 140.0 / 72
  /// How much the resolutions across and down may differ without being evened out, as by rounded page sizes: less than those of a fine fax,
  /// 204 to the inch across and 196 down, whose boxes would lie up to a line beside what is printed.
  static let squareness = 0.01

  init(raster: Raster, stamps: Raster?, scale: Double, stretch: Double) {
    (self.raster, self.stamps, self.scale, self.stretch) = (raster, stamps, scale, stretch)
  }

  /// Makes a picture ready.
  init(_ image: PageImage) {
    // A picture that lacks samples is taken for blank, and one without any for a single white pixel.
    let isWhole = image.width > 0 && image.height > 0 && image.pixels.count == image.width * image.height * image.channels
    let image =
      isWhole && [1, 3].contains(image.channels)
      ? image : PageImage(width: 1, height: 1, channels: 1, pixels: [255], placement: image.placement)
    stretch = SheetSize.stretch(of: image.placement)
    let across = Double(image.width) / max(image.placement.width, 1) * stretch
    let down = Double(image.height) / max(image.placement.height, 1) * stretch
    var (raster, stamps) = Paper.fadingStamps(image, reach: max(2, Int((0.9 * across).rounded())))
    if raster.isDithered { raster = raster.withoutDots() }
    var scale = across
    let factor = Int(min(across, down) / Self.finest) + 1
    if factor > 1, raster.width >= factor, raster.height >= factor {
      raster = raster.reduced(by: factor)
      stamps = stamps?.reduced(by: factor)
      scale /= Double(factor)
    }
    isOfOneBit = raster.isOfOneBit
    let skewness = down / across
    if abs(skewness - 1) > Self.squareness, (0.2...5).contains(skewness) {
      // The coarser direction is enlarged: a fax has half as many rows as columns.
      let width = skewness > 1 ? Int((Double(raster.width) * skewness).rounded()) : raster.width
      let height = skewness > 1 ? raster.height : Int((Double(raster.height) / skewness).rounded())
      scale *= Double(width) / Double(raster.width)
      raster = raster.resized(width: width, height: height)
      stamps = stamps?.resized(width: width, height: height)
    }
    raster = Paper.flattened(raster, tile: max(16, Int(14 * scale)))
    raster = Paper.withoutWatermark(Paper.darkened(Paper.withoutBorder(raster, scale: scale)), scale: scale)
    if scale < Self.coarsest, scale > 0.5 {
      raster = raster.resized(width: raster.width * 2, height: raster.height * 2)
      stamps = stamps?.resized(width: raster.width, height: raster.height)
      scale *= 2
    }
    self.raster = raster
    self.stamps = stamps
    self.scale = scale
  }
}

/// Tells sizes that sheets of paper have from sizes that are none, as where a file gives a picture's pixels for its points.
enum SheetSize {
  /// The long sides of the smallest and the largest sheet, in points: a little less than A6, a little more than two A4 pages that lie side
  /// by side.
  ///
  /// A picture of A4 at 150 pixels to the inch, its pixels given as points, is longer.
  static let longSides = 380.0...1700.0
  /// The long side of A4 in points, which a sheet of unknown size is taken for.
  static let usualLongSide = 842.0

  /// How many points of the page make one of the sheet.
  static func stretch(of placement: Box) -> Double {
    let long = max(placement.width, placement.height)
    return longSides.contains(long) || !(long > 0) ? 1 : long / usualLongSide
  }
}
