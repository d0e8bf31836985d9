import Extraction

/// What a page's picture holds before it is read: its rulings and the lines of its text, in pixels of the levelled picture.
struct PageStructure {
  /// A line of text with the ink in each of its columns.
  struct Line {
    var box: LineBox
    /// How many pixels of ink stand in each column.
    var ink: [Int]
    /// The first row of each column's ink, and the row after its last.
    var tops: [Int]
    var bottoms: [Int]

    /// Counts a line's ink.
    init(_ box: LineBox, in runs: [InkRun]) {
      self.box = box
      ink = [Int](repeating: 0, count: box.width)
      tops = [Int](repeating: box.bottom, count: box.width)
      bottoms = [Int](repeating: box.top, count: box.width)
      for run in runs where run.row >= box.top && run.row < box.bottom && run.start < box.right && run.end > box.left {
        for column in (max(run.start, box.left) - box.left)..<(min(run.end, box.right) - box.left) {
          ink[column] += 1
          tops[column] = min(tops[column], run.row)
          bottoms[column] = max(bottoms[column], run.row + 1)
        }
      }
    }
  }

  /// The quarter turns clockwise that set the picture upright.
  let quarters: Int
  /// The angle in degrees by which the page's lines fell to the right.
  let skew: Double
  /// How the lines spread once they were level; nil where they do not.
  let fan: Fan?
  /// Pixels in a point.
  let scale: Double
  /// Points of the page in a point of the picture.
  let stretch: Double
  /// The size of the levelled picture in pixels.
  let size: (width: Int, height: Int)
  let rulings: [RasterRuling]
  /// The strokes that could have been rulings.
  let strokes: [RasterRuling]
  let lines: [Line]
  /// Round stamps without colour.
  let stamps: [RoundStamp]
  /// The pictures of the lines.
  var images: [LineImage]
  /// The levelled picture without its rulings.
  let cleaned: Raster
  /// The same as it is shown to the recogniser.
  private let shown: Raster
  /// The usual height of a line's ink, in pixels.
  let usualHeight: Double

  /// A skew smaller than this, in degrees, is left: turning costs sharpness.
  static let leastSkew = 0.04

  init(_ paper: PreparedPaper, quarters: Int) {
    self.quarters = quarters
    scale = paper.scale
    stretch = paper.stretch
    let upright = paper.raster.turned(quarters: quarters)
    let angle = Skew.angle(of: Mask(upright, darkerThan: Paper.faintInk(in: upright)))
    let turn = abs(angle) < Self.leastSkew ? 0 : angle
    skew = turn
    var raster = upright.levelled(by: turn)
    var faint = Mask(raster, darkerThan: Paper.faintInk(in: raster))
    let fan = Fan(of: faint)
    self.fan = fan
    if let fan {
      raster = upright.levelled(by: turn, fan: fan)
      faint = Mask(raster, darkerThan: Paper.faintInk(in: raster))
    }
    size = (raster.width, raster.height)
    let hidden = paper.stamps.map { Mask($0.turned(quarters: quarters).levelled(by: turn, fan: fan), darkerThan: 128) }
    let found = RulingFinder(scale: scale, hidden: hidden).lines(in: faint).withoutShineThrough(raster)
    rulings = found.rulings
    strokes = found.strokes
    let margin = max(1, Int((0.3 * scale).rounded()))
    var mask = Mask(raster, darkerThan: max(Paper.ink, Paper.faintInk(in: raster)))
    mask.erase(found.rulings + found.strays, margin: margin)
    raster.erase(found.rulings + found.strays, margin: margin)
    let ink = mask.runs()
    let rings = RoundStamps(scale: scale)
    stamps = rings.stamps(in: mask, runs: ink)
    let clean = Blots.withoutSpecks(rings.withoutRings(ink, of: stamps, in: &raster), of: raster, scale: scale)
    let runs = Blots.withoutRemains(clean, of: found.rulings, in: &raster, scale: scale)
    let regions = Regions(rulings: rulings, width: raster.width, height: raster.height, scale: scale)
    let allInk = regions.parted(runs)
    let usual = LineFinder.usualHeight(of: allInk, scale: scale)
    let outside = regions.outside
    let inkOfRegion = PenStrokes(scale: scale, usualHeight: usual, rulings: rulings).removed(from: allInk, outside: outside, in: &raster)
    usualHeight = usual
    let finder = LineFinder(scale: scale, usualHeight: usual)
    let (stamps, scale) = (stamps, scale)
    lines = inkOfRegion.enumerated().flatMap { region, ink in
      // Around the tables, what stands in a stamp is the stamp's.
      finder.lines(of: ink).filter { line in !outside.contains(region) || !stamps.contains { $0.holds(line, scale: scale) } }.map {
        Line($0, in: ink)
      }
    }
    cleaned = raster
    let shown = paper.isOfOneBit ? raster.softened(scale: scale) : raster
    self.shown = shown
    images = []
    images = lines.map { LineImage($0.box, in: shown, usualHeight: usual) }
  }

  /// The picture of a line with more white around it.
  func wideImage(ofLine index: Int) -> LineImage {
    LineImage(lines[index].box, in: shown, usualHeight: usualHeight, cut: .wide)
  }

  /// Up to `count` lines from all over the page, short ones too: that most are short is what gives away a page that lies on its side.
  func sample(_ count: Int) -> [LineImage] {
    let step = max(1, images.count / max(count, 1))
    return stride(from: 0, to: images.count, by: step).prefix(count).map { images[$0] }
  }
}

extension Raster {
  /// Makes the pixels of rulings white, and those next to them.
  mutating func erase(_ rulings: [RasterRuling], margin: Int) {
    for ruling in rulings { ruling.forEachPixel(margin: margin, width: width, height: height) { pixels[$0] = 255 } }
  }
}
