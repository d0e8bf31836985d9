import Extraction

extension PageStructure {
  /// The page that the structure and what was read in it make.
  func page(_ readings: [TextRecognizer.Reading], as page: Page, image: PageImage) -> RecognizedPage {
    let placement = Placement(self, page: page, image: image)
    let sizes = EmSizes(zip(lines, readings).map { EmSizes.em(of: $0, reading: $1, usualHeight: usualHeight) })
    var glyphs: [Glyph] = []
    let isIllegible = PageRecognizer.isIllegible(readings)
    let readings = settledFigures(readings)
    let edges = EdgeStrokes(scale: scale, usualHeight: usualHeight, rulings: rulings)
    let placed = zip(lines, readings).enumerated().map { index, pair in
      guard pair.1.confidence >= PageRecognizer.smudge else { return [GlyphPlacer.Placed]() }
      let em = sizes.style(ofLine: index).em
      let placed = GlyphPlacer.place(
        pair.1, image: images[index], line: pair.0.box, ink: pair.0.ink, tops: pair.0.tops, bottoms: pair.0.bottoms, em: em)
      return LeadingOne(raster: cleaned, em: em).settled(placed, line: pair.0.box)
    }
    let numbered = OrdinalColumns(usualHeight: usualHeight).settled(
      zip(lines, placed).map { OrdinalColumns.Line(box: $0.box, glyphs: $1) })
    for (index, (line, placed)) in zip(lines, PunctuationWidth.settledByPage(numbered)).enumerated() {
      let (style, em) = sizes.style(ofLine: index)
      let middle = Double(line.box.top + line.box.bottom) / 2
      for glyph in edges.settled(placed, line: line) {
        // A character's cell is its font's ascent and descent high, about 1.2 em.
        let box = placement.points(glyph.left, middle - 0.6 * em, glyph.right, middle + 0.6 * em)
        glyphs.append(Glyph(scalar: glyph.scalar, box: box, style: style, confidence: glyph.confidence))
      }
    }
    let styles = sizes.sizes.map { TextStyle(fontName: "", size: $0 / scale, color: .black) }
    let (width, height) = quarters % 2 == 0 ? (page.width, page.height) : (page.height, page.width)
    let upright = Page(
      number: page.number, width: width / stretch, height: height / stretch, glyphs: glyphs, styles: styles,
      rulings: rulings.map(placement.ruling), images: page.images)
    return RecognizedPage(
      page: upright, placement: placement.toPage, isIllegible: isIllegible, evidence: evidence(readings, placement))
  }

  /// The readings with their figures decided and doubted by the room between their digits, and by how their columns are written.
  private func settledFigures(_ readings: [TextRecognizer.Reading]) -> [TextRecognizer.Reading] {
    let boxes = lines.map(\.box)
    let columns = FigureColumns(boxes, readings, usualHeight: usualHeight)
    let pitched = readings.indices.map { index in
      pitch(ofLine: index, readings[index], image: images[index])?.settled(readings[index], usage: columns.usage(around: index))
        ?? readings[index]
    }
    return FigureColumns(boxes, pitched, usualHeight: usualHeight).settled(doubtedFours(pitched))
  }

  private func evidence(_ readings: [TextRecognizer.Reading], _ placement: Placement) -> PictureEvidence {
    PictureEvidence(
      lines: zip(lines, readings).map { line, reading in
        let box = placement.points(Double(line.box.left), Double(line.box.top), Double(line.box.right), Double(line.box.bottom))
        return PictureEvidence.Line(box: box, confidence: reading.confidence)
      }, strokes: strokes.map(placement.ruling))
  }
}

/// How pixels of the levelled picture, points of the upright page and points of the page hang together.
struct Placement {
  /// Points in a pixel.
  private let unit: Double
  /// The middle of the levelled picture in pixels, and of the same place on the upright page in points.
  private let pixelCentre: (x: Double, y: Double)
  private let pointCentre: (x: Double, y: Double)
  /// From the upright page to the page as the PDF shows it.
  let toPage: PlaneMap

  init(_ structure: PageStructure, page: Page, image: PageImage) {
    self.init(
      fan: structure.fan, quarters: structure.quarters, skew: structure.skew, scale: structure.scale, stretch: structure.stretch,
      size: structure.size,
      page: page.box, image: image.placement)
  }

  /// - Parameters:
  ///   - fan: How the picture's lines spread once they were level, in pixels.
  ///   - quarters: The quarter turns clockwise that set the picture upright.
  ///   - skew: The angle in degrees by which its lines fell to the right then.
  ///   - scale: Pixels in a point.
  ///   - stretch: Points of the page in a point of the upright page.
  ///   - size: The size of the levelled picture in pixels.
  ///   - page: The page's edges in points.
  ///   - image: The part of the page that the picture covers, in points.
  init(
    fan: Fan? = nil, quarters: Int, skew: Double, scale: Double, stretch: Double = 1, size: (width: Int, height: Int), page: Box, image: Box
  ) {
    unit = 1 / scale
    pixelCentre = (Double(size.width) / 2, Double(size.height) / 2)
    let (width, height) = quarters % 2 == 0 ? (page.width, page.height) : (page.height, page.width)
    let turn = PlaneMap.turn(
      degrees: Double(quarters) * 90, stretch: 1 / stretch, taking: (page.midX, page.midY),
      to: (x: width / 2 / stretch, y: height / 2 / stretch))
    pointCentre = turn.apply(x: image.midX, y: image.midY)
    var map = PlaneMap.turn(
      degrees: skew - Double(quarters) * 90, stretch: stretch, taking: pointCentre, to: (image.midX, image.midY))
    if let fan { map.bend = PlaneMap.Bend(fan: fan.scaled(by: scale), x: pointCentre.x, y: pointCentre.y) }
    toPage = map
  }

  /// A box of the levelled picture's pixels in points of the upright page.
  func points(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> Box { Box(x(left), y(top), x(right), y(bottom)) }

  /// A ruling in points of the upright page.
  func ruling(_ ruling: RasterRuling) -> Ruling {
    ruling.axis == .horizontal
      ? Ruling(.horizontal, at: y(ruling.position), from: x(ruling.start), to: x(ruling.end), thickness: ruling.thickness * unit)
      : Ruling(.vertical, at: x(ruling.position), from: y(ruling.start), to: y(ruling.end), thickness: ruling.thickness * unit)
  }

  private func x(_ pixel: Double) -> Double { (pixel - pixelCentre.x) * unit + pointCentre.x }
  private func y(_ pixel: Double) -> Double { (pixel - pixelCentre.y) * unit + pointCentre.y }
}

/// The sizes of a page's type: each line's em is measured with an error of a pixel or two, and lines of nearly one size have one.
struct EmSizes {
  /// The sizes in pixels, ascending.
  private(set) var sizes: [Double] = []
  private var sizeOfLine: [Int]

  /// Sizes that differ by less than this share are one.
  static let tolerance = 0.13

  /// Groups the lines' own ems.
  init(_ ems: [Double]) {
    sizeOfLine = [Int](repeating: 0, count: ems.count)
    var group: [Int] = []
    for index in ems.indices.sorted(by: { (ems[$0], $0) < (ems[$1], $1) }) {
      if let first = group.first, ems[index] > ems[first] * (1 + Self.tolerance) {
        close(&group, ems)
      }
      group.append(index)
    }
    close(&group, ems)
    if sizes.isEmpty { sizes = [1] }
  }

  private mutating func close(_ group: inout [Int], _ ems: [Double]) {
    guard !group.isEmpty else { return }
    for index in group { sizeOfLine[index] = sizes.count }
    sizes.append(ems[group[group.count / 2]])
    group.removeAll(keepingCapacity: true)
  }

  /// The index of a line's size and the size in pixels.
  func style(ofLine line: Int) -> (style: Int, em: Double) { (sizeOfLine[line], sizes[sizeOfLine[line]]) }

  /// A line's em by the height of its ink: Chinese characters fill about 0.93 of it, figures and capitals about 0.74.
  static func em(of line: PageStructure.Line, reading: TextRecognizer.Reading, usualHeight: Double) -> Double {
    let height = Double(line.box.height)
    let scalars = reading.symbols.map(\.scalar)
    if scalars.contains(where: { $0.value >= 0x3400 && $0.value < 0xA000 && $0 != "一" }) { return height / 0.93 }
    if scalars.contains(where: { $0.properties.numericType != nil || $0.properties.isAlphabetic }) && height > 0.5 * usualHeight {
      return height / 0.74
    }
    return max(height, usualHeight) / 0.93
  }
}
