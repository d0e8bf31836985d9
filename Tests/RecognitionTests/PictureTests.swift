import Extraction
import Testing

@testable import Recognition

@Suite struct PictureTests {
  @Test(arguments: [(stamp: (205, 60, 65), below: (60, 15, 15)), (stamp: (45, 65, 175), below: (12, 15, 55))])
  func fadesAStampAndKeepsThePrintBelowIt(ink: (stamp: (UInt8, UInt8, UInt8), below: (UInt8, UInt8, UInt8))) {
    let (width, height) = (80, 60)
    var pixels = [UInt8](repeating: 250, count: width * height * 3)
    func set(_ x: Int, _ y: Int, _ color: (UInt8, UInt8, UInt8)) {
      let at = 3 * (y * width + x)
      (pixels[at], pixels[at + 1], pixels[at + 2]) = color
    }
    for y in 20..<40 { for x in 20..<60 { set(x, y, ink.stamp) } }
    for x in 10..<70 { for y in 29..<31 { set(x, y, x >= 20 && x < 60 ? ink.below : (30, 30, 30)) } }
    let image = PageImage(width: width, height: height, channels: 3, pixels: pixels, placement: Box(0, 0, 80, 60))
    let (paper, stamps) = Paper.fadingStamps(image, reach: 2)
    #expect(paper[40, 25] > 235, "stamp alone becomes paper")
    #expect(paper[40, 30] < 110, "print under the stamp stays ink")
    #expect(paper[12, 30] < 40 && paper[5, 5] > 240, "what lies outside stays as it is")
    #expect(stamps?[40, 25] == 0 && stamps?[5, 5] == 255)
  }

  @Test func leavesGreyPicturesAlone() {
    let image = PageImage(width: 2, height: 1, channels: 1, pixels: [7, 200], placement: Box(0, 0, 2, 1))
    #expect(Paper.fadingStamps(image, reach: 2).paper.pixels == [7, 200])
    #expect(Paper.fadingStamps(image, reach: 2).stamps == nil)
  }

  @Test func evensOutShade() {
    var raster = Raster(width: 400, height: 100)
    for y in 0..<100 { for x in 0..<400 { raster[x, y] = UInt8(250 - x / 4) } }
    raster.fill(100..<120, 40..<44, 30)
    let flat = Paper.flattened(raster, tile: 40)
    #expect(flat[10, 10] > 245 && flat[390, 90] > 230)
    #expect(flat[110, 42] < 60)
  }

  @Test func makesFadedPrintAsDarkAsToner() {
    var raster = Raster(width: 200, height: 100)
    for y in stride(from: 10, to: 90, by: 10) { raster.fill(20..<180, y..<(y + 2), 205) }
    #expect(Paper.darkened(raster)[100, 10] < 80 && Paper.darkened(raster)[100, 15] == 255)
    raster.fill(20..<180, 40..<60, 30)
    #expect(Paper.darkened(raster) == raster, "dark print stays as it is")
  }

  @Test func clearsAWatermarkUnderPrint() {
    var raster = Raster(width: 300, height: 200)
    for x in stride(from: 20, to: 280, by: 40) { raster.fill(x..<(x + 12), 20..<180, 200) }
    raster.fill(10..<290, 100..<102, 130)
    for x in stride(from: 20, to: 280, by: 10) { raster.fill(x..<(x + 3), 60..<80, 30) }
    let clean = Paper.withoutWatermark(raster, scale: 2)
    #expect(clean[26, 40] > 245 && clean[26, 100] < 180 && clean[45, 100] == 130 && clean[21, 70] < 50)
  }

  /// Grey that was painted with dots; a letter's full stop is larger than a dot.
  @Test func clearsDotsThatPaintGrey() {
    var raster = Raster(width: 200, height: 200)
    for y in stride(from: 3, to: 197, by: 4) { for x in stride(from: 3 + y % 3, to: 197, by: 5) { raster[x, y] = 0 } }
    #expect(raster.isDithered)
    raster.fill(100..<104, 100..<104, 0)
    let clean = raster.withoutDots()
    #expect(clean[101, 101] < 60 && clean[50, 50] > 200 && clean.histogram[..<128].reduce(0, +) < 40)
    var text = Raster(width: 200, height: 200)
    for x in stride(from: 20, to: 180, by: 10) { text.fill(x..<(x + 3), 60..<80, 0) }
    #expect(!text.isDithered)
  }

  /// Dots of a broken stroke run together, as on the glass of a scanner that knows grey; ink is lost nowhere.
  @Test func softensPicturesOfOneBit() {
    var raster = Raster(width: 60, height: 40)
    for x in stride(from: 10, to: 50, by: 2) { raster[x, 20] = 0 }
    #expect(raster.isOfOneBit)
    let soft = raster.softened(scale: 300.0 / 72)
    #expect((12..<48).allSatisfy { (120..<230).contains(soft[$0, 20]) } && soft[30, 10] >= 254)
    func ink(_ raster: Raster) -> Int { raster.pixels.reduce(0) { $0 + 255 - Int($1) } }
    #expect(abs(Double(ink(soft)) / Double(ink(raster)) - 1) < 0.05)
  }

  @Test func whitensTheLidRoundThePageButNoRulingThatReachesTheEdge() {
    var raster = Raster(width: 300, height: 200)
    raster.fill(0..<300, 0..<30, 20)
    raster.fill(0..<23, 0..<200, 35)
    raster.fill(60..<300, 100..<102)
    let clean = Paper.withoutBorder(raster, scale: 2)
    #expect(clean[150, 10] == 255 && clean[5, 150] == 255 && clean[150, 29] == 255)
    #expect(clean[299, 100] == 20 && clean[80, 100] == 20)
  }

  /// A fax has half as many rows to the inch as columns.
  @Test func evensOutTheResolution() {
    let image = PageImage(
      width: 800, height: 600, channels: 1, pixels: [UInt8](repeating: 250, count: 480_000), placement: Box(0, 0, 400, 600))
    let paper = PreparedPaper(image)
    #expect(paper.raster.width == 800 && paper.raster.height == 1200 && paper.scale == 2)
    // A fine fax, 204 to the inch across and 196 down.
    let fine = PageImage(
      width: 1224, height: 1176, channels: 1, pixels: [UInt8](repeating: 250, count: 1224 * 1176), placement: Box(0, 0, 432, 432))
    #expect(PreparedPaper(fine).raster.width == 1224 && PreparedPaper(fine).raster.height == 1224)
  }

  @Test func enlargesCoarsePictures() {
    let image = PageImage(
      width: 300, height: 400, channels: 1, pixels: [UInt8](repeating: 250, count: 120_000), placement: Box(0, 0, 300, 400))
    #expect(PreparedPaper(image).scale == 2 && PreparedPaper(image).raster.width == 600)
  }

  @Test func takesAPageWhoseSizeIsItsPixelsForASheet() {
    let page = Box(0, 0, 2480, 3508)
    #expect(abs(SheetSize.stretch(of: page) - 3508 / 842) < 0.001 && SheetSize.stretch(of: Box(0, 0, 842, 1191)) == 1)
    #expect(SheetSize.stretch(of: Box(0, 0, 1684, 596)) == 1, "two pages of A4 that lie side by side")
    #expect(SheetSize.stretch(of: Box(0, 0, 1240, 1754)) > 2, "the pixels of A4 at 150 to the inch")
    let placement = Placement(quarters: 0, skew: 0, scale: 4, stretch: 4, size: (width: 2480, height: 3508), page: page, image: page)
    let box = placement.points(100, 200, 300, 240)
    #expect(box == Box(25, 50, 75, 60) && placement.toPage.apply(box) == Box(100, 200, 300, 240))
  }

  @Test(arguments: [-4.3, -1.25, -0.4, 0, 0.17, 0.8, 2.66, 5.0, 6.2])
  func findsTheSkewToATenth(degrees: Double) {
    let level = Raster.grid(columns: [60, 300, 540, 740], rows: [50, 110, 170, 230, 290, 350, 410], width: 800, height: 470)
    // Levelling by the negative angle turns the lines the other way.
    let skewed = level.levelled(by: -degrees)
    #expect(abs(Skew.angle(of: Mask(drawing: skewed)) - degrees) <= 0.1)
  }

  /// A page that was photographed askew: its upper lines fall, its lower ones rise, and its sides lean.
  @Test func findsTheFanAndUndoesIt() throws {
    let flat = Raster.grid(columns: [60, 300, 540, 740], rows: [50, 110, 170, 230, 290, 350, 410], width: 800, height: 470)
    let askew = flat.levelled(by: 0, fan: Fan(a: 0, b: 0.00012, c: 0.01, d: -0.00006))
    let fan = try #require(Fan(of: Mask(drawing: askew)))
    let back = Mask(drawing: askew.levelled(by: 0, fan: fan))
    let rulings = RulingFinder(scale: 1).rulings(in: back)
    #expect(rulings.count { $0.axis == .horizontal } == 7 && rulings.count { $0.axis == .vertical } == 4)
    #expect(Fan(of: Mask(drawing: flat)) == nil)
    // A box of the flat page lands where the picture shows it.
    let page = Box(0, 0, 800, 470)
    let placement = Placement(fan: fan, quarters: 0, skew: 0, scale: 1, size: (width: 800, height: 470), page: page, image: page)
    for ruling in rulings where ruling.axis == .horizontal {
      let end = placement.toPage.apply(x: 700, y: ruling.position)
      #expect((-2...2).contains { askew[Int(end.x), max(0, min(469, Int(end.y) + $0))] < 128 })
    }
  }

  @Test func levelsWhatWasSkewed() {
    let level = Raster.grid(columns: [60, 740], rows: [50, 410], width: 800, height: 470)
    let back = level.levelled(by: -1.5).levelled(by: 1.5)
    let shift = (x: (back.width - 800) / 2, y: (back.height - 470) / 2)
    #expect(back[400 + shift.x, 51 + shift.y] < 100)
    #expect(back[400 + shift.x, 60 + shift.y] > 240)
  }

  /// Samples at the last row and column must not reach past the picture, whatever the rounding.
  @Test(arguments: [0.04, 0.3, 2.5, -4.9])
  func staysInsideThePicture(degrees: Double) {
    let large = Raster(width: 1653, height: 2339).levelled(by: degrees)
    #expect(large.pixels.allSatisfy { $0 == 255 })
  }

  @Test func turnsByQuarters() {
    let raster = Raster(width: 3, height: 2, pixels: [1, 2, 3, 4, 5, 6])
    #expect(raster.turned(quarters: 1).pixels == [4, 1, 5, 2, 6, 3])
    #expect(raster.turned(quarters: 2).pixels == [6, 5, 4, 3, 2, 1])
    #expect(raster.turned(quarters: 3).turned(quarters: 1) == raster)
    #expect(raster.turned(quarters: 1).width == 2)
  }

  @Test(arguments: [(0, 0.0), (0, 2.0), (1, 0.0), (2, -1.5), (3, 0.7)])
  func mapsBoxesBackToThePage(quarters: Int, skew: Double) {
    let page = Box(0, 0, 600, 800)
    let size = quarters % 2 == 0 ? (width: 1200, height: 1600) : (width: 1600, height: 1200)
    let placement = Placement(quarters: quarters, skew: skew, scale: 2, size: size, page: page, image: page)
    let middle = placement.points(
      Double(size.width) / 2 - 1, Double(size.height) / 2 - 1, Double(size.width) / 2 + 1, Double(size.height) / 2 + 1)
    let mapped = placement.toPage.apply(middle)
    #expect(abs(mapped.midX - 300) < 0.001 && abs(mapped.midY - 400) < 0.001, "the middle stays the middle")
    // The upright page's top left corner is the corner of the page that the turn brought there.
    let corner = placement.toPage.apply(x: 0, y: 0)
    let expected = [(0.0, 0.0), (0, 800), (600, 800), (600, 0)][quarters]
    let reach = 600 * 2 * abs(skew) / 57
    #expect(abs(corner.x - expected.0) <= reach + 0.001 && abs(corner.y - expected.1) <= reach + 0.001)
  }

  @Test func mapsASkewedPointExactly() {
    let map = PlaneMap.turn(degrees: 90, taking: (10, 20), to: (50, 60))
    #expect(map.apply(x: 11, y: 20) == (50, 61))
    #expect(map.apply(Box(10, 20, 12, 21)) == Box(49, 60, 50, 62))
  }
}
