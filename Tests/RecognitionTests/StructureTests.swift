import Extraction
import Testing

@testable import Recognition

/// Two pixels a point throughout.
@Suite struct StructureTests {
  private let finder = RulingFinder(scale: 2)

  @Test func findsTheRulingsOfAGrid() {
    let raster = Raster.grid(columns: [40, 200, 360], rows: [30, 90, 150], width: 420, height: 200)
    let rulings = finder.rulings(in: Mask(drawing: raster))
    #expect(rulings.count { $0.axis == .horizontal } == 3)
    #expect(rulings.count { $0.axis == .vertical } == 3)
    let first = rulings.first { $0.axis == .horizontal }
    #expect(abs((first?.position ?? 0) - 31) < 0.6 && abs((first?.thickness ?? 0) - 2) < 0.6)
    #expect(rulings.allSatisfy { $0.axis == .vertical || abs($0.start - 41) < 2 && abs($0.end - 361) < 2 })
  }

  @Test func joinsWhatNoiseTears() {
    var raster = Raster.grid(columns: [40, 360], rows: [30, 150], width: 420, height: 200)
    raster.fill(150..<158, 28..<34, 255)
    raster.fill(250..<251, 28..<34, 255)
    #expect(finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .horizontal } == 2)
  }

  @Test func bridgesAStampButNoMergedCell() {
    var raster = Raster.grid(columns: [40, 200, 360], rows: [30, 390], width: 420, height: 420)
    raster.fill(196..<206, 150..<190, 255)
    var hidden = Mask(width: 420, height: 420)
    #expect(finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical && abs($0.position - 201) < 2 } == 2)
    for y in 145..<195 { for x in 150..<250 { hidden[x, y] = true } }
    let stamped = RulingFinder(scale: 2, hidden: hidden)
    #expect(stamped.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical && abs($0.position - 201) < 2 } == 1)
  }

  @Test func takesNoArcOfAStampForARuling() {
    for stroke in 3...7 {
      var raster = Raster(width: 420, height: 420)
      for y in 0..<420 {
        for x in 0..<420 {
          let square = (x - 210) * (x - 210) + (y - 210) * (y - 210)
          if (144 * 144..<(144 + stroke) * (144 + stroke)).contains(square), y % 36 > 1 { raster[x, y] = 20 }
        }
      }
      #expect(RulingFinder(scale: 2.78).rulings(in: Mask(drawing: raster)).isEmpty, "\(stroke) pixels")
    }
    // Paper that bows at a spine bends a ruling far less.
    var bent = Raster(width: 420, height: 100)
    for x in 20..<400 { bent[x, 50 + (x - 210) * (x - 210) / 18_000] = 20 }
    #expect(finder.rulings(in: Mask(drawing: bent)).count == 1)
  }

  @Test func takesNoStrokeOfALetterForARuling() {
    var raster = Raster.grid(columns: [40, 360], rows: [30, 150], width: 420, height: 200)
    raster.fill(80..<102, 88..<90)  // 一, eleven points wide
    raster.fill(104..<126, 88..<90)
    #expect(finder.rulings(in: Mask(drawing: raster)).count == 4)
  }

  @Test func keepsAShortRulingBetweenTwoOthers() {
    var raster = Raster.grid(columns: [40, 80, 360], rows: [30, 60, 150], width: 420, height: 200)
    raster.fill(41..<82, 100..<102)  // across the narrow first column alone
    let rulings = finder.rulings(in: Mask(drawing: raster))
    #expect(rulings.contains { $0.axis == .horizontal && abs($0.position - 101) < 1.5 && $0.length < 50 })
  }

  /// In a shaded head: an upright of two rows, a little longer than what counts as long, with blurred ink on both sides of a fifth of it.
  @Test func keepsALongUprightWithBlurredEdges() {
    func uprights(rim: Int, from top: Int) -> Int {
      var raster = Raster.grid(columns: [40, 360], rows: [30, 150], width: 420, height: 200)
      raster.fill(40..<362, 105..<107)
      raster.fill(200..<202, top..<(top + 77))
      for y in stride(from: top + 6, to: top + 70, by: 5) { raster.fill((200 - rim)..<(202 + rim), y..<(y + 1)) }
      return finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical && abs($0.position - 201) < 1.5 }
    }
    #expect(uprights(rim: 1, from: 30) == 1)
    #expect(uprights(rim: 5, from: 50) == 0, "with strokes that leave it, and ends in the white, it is a letter's")
  }

  /// Large type in a low row: the upright of a letter fills the row, and its cross stroke is all that tells it from a ruling.
  @Test func takesNoUprightThatACrossStrokePassesForARuling() {
    var raster = Raster.grid(columns: [40, 360], rows: [30, 70, 110, 150], width: 420, height: 200)
    raster.fill(200..<202, 73..<108)
    #expect(finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical } == 3)
    raster.fill(190..<212, 86..<88)
    #expect(finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical } == 2)
    // Where a ruling lies in its line elsewhere, it is one that text touches.
    raster.fill(200..<202, 110..<196)
    #expect(finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical } >= 3)
  }

  /// Of the cross strokes of bold type one bit leaves little; its uprights are heavier than rulings.
  @Test func takesNoHeavyUprightForARuling() {
    func uprights(thickness: Int) -> Int {
      var raster = Raster.grid(columns: [40, 360], rows: [30, 70, 110, 150], width: 420, height: 200)
      raster.fill(200..<(200 + thickness), 73..<108)
      return finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical }
    }
    #expect(uprights(thickness: 2) == 3)
    #expect(uprights(thickness: 4) == 2)
  }

  /// The last row of a table on the next page, open above: short uprights that end nowhere, but together.
  @Test func keepsTheUprightsOfATableThatIsOpenAbove() {
    func table(_ uprights: [Int]) -> Int {
      var raster = Raster(width: 420, height: 200)
      raster.fill(40..<362, 90..<92)
      for x in uprights { raster.fill(x..<(x + 2), 66..<92) }
      return finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical }
    }
    #expect(table([40, 200, 360]) == 3)
    #expect(table([200]) == 0, "a lone stroke that stands on a line may be anything")
  }

  /// A caption close over a table: its uprights stand on the table's head, alike and apart, one of them over a column's ruling.
  @Test func takesNoUprightsOfACaptionForRulings() {
    var raster = Raster.grid(columns: [40, 200, 360], rows: [70, 110, 150], width: 420, height: 200)
    let known = finder.rulings(in: Mask(drawing: raster)).count
    for x in [48, 96, 144, 200, 300] { raster.fill(x..<(x + 2), 44..<69) }
    #expect(finder.rulings(in: Mask(drawing: raster)).count == known)
  }

  /// The numeral 一 at the left of cells without margin: level, alike, and each ends at the upright.
  @Test func takesNoNumeralsForRulings() {
    var raster = Raster.grid(columns: [40, 200, 360], rows: [30, 70, 110, 150], width: 420, height: 200)
    let known = finder.rulings(in: Mask(drawing: raster)).count
    for y in [48, 88, 128] { raster.fill(44..<64, y..<(y + 2)) }
    #expect(finder.rulings(in: Mask(drawing: raster)).count == known)
  }

  @Test func partsCellsAndUnitesMergedOnes() {
    var raster = Raster.grid(columns: [40, 200, 360], rows: [30, 90, 150], width: 420, height: 200)
    raster.fill(200..<202, 33..<89, 255)  // the first row's two cells are one
    let rulings = finder.rulings(in: Mask(drawing: raster))
    let regions = Regions(rulings: rulings, width: 420, height: 200, scale: 2)
    #expect(regions.region(column: 100, row: 60) == regions.region(column: 300, row: 60))
    #expect(regions.region(column: 100, row: 120) != regions.region(column: 300, row: 120))
    #expect(regions.region(column: 100, row: 60) != regions.region(column: 100, row: 120))
    #expect(regions.region(column: 5, row: 5) == regions.region(column: 410, row: 190))
    #expect(regions.count == 4)
    #expect(regions.outside == [regions.region(column: 5, row: 5)])
  }

  /// Text close by on both sides makes a ruling look like a stroke; its line above and below says what it is.
  @Test func keepsARulingThatTextCrowdsWhereItsLineGoesOn() {
    var raster = Raster.grid(columns: [40, 200, 360], rows: [30, 90, 120, 180], width: 420, height: 220)
    func crowd(_ x: Int, _ rows: Range<Int>) {
      for y in stride(from: rows.lowerBound, to: rows.upperBound - 2, by: 4) {
        raster.fill((x - 4)..<(x - 2), y..<(y + 3))
        raster.fill((x + 4)..<(x + 6), y..<(y + 3))
      }
    }
    // The ruling's middle part stands alone, a pixel beside the rest, as where paper is bowed and print is thin.
    raster.fill(200..<202, 92..<120, 255)
    raster.fill(201..<203, 94..<118)
    crowd(201, 93..<119)
    let vertical = finder.rulings(in: Mask(drawing: raster)).filter { $0.axis == .vertical && abs($0.position - 201) < 3 }
    for y in [60.0, 105, 150] { #expect(vertical.contains { $0.start < y && $0.end > y }, "\(y)") }
  }

  /// A ruling of which dots are left, and a row of letters that look like one but for their height.
  @Test func findsARulingOfWhichDotsAreLeft() {
    var raster = Raster.grid(columns: [40, 200, 360], rows: [30, 90, 150], width: 420, height: 200)
    raster.fill(44..<200, 90..<92, 255)
    raster.fill(202..<360, 90..<92, 255)
    for x in stride(from: 43, to: 360, by: 4) { raster.fill(x..<(x + 2), 90..<91) }
    for x in stride(from: 44, to: 198, by: 6) { raster.fill(x..<(x + 4), 54..<70) }
    let rulings = finder.rulings(in: Mask(drawing: raster)).filter { $0.axis == .horizontal }
    #expect(rulings.map { Int($0.position) }.sorted() == [31, 90, 151])
    #expect(rulings.first { Int($0.position) == 90 }.map { $0.length > 300 } == true)
  }

  /// Figures one below the other in a narrow column, each as high as its row leaves room, are no ruling.
  @Test func takesNoColumnOfFiguresForARulingOfDots() {
    let rows = Array(stride(from: 30, through: 190, by: 20))
    var raster = Raster.grid(columns: [40, 120, 360], rows: rows, width: 420, height: 230)
    for y in rows.dropLast() { raster.fill(80..<82, (y + 5)..<(y + 17)) }
    #expect(finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical } == 3)
  }

  /// The uprights of two letters that stand one below the other in a high row are no ruling, though they reach near both its ends.
  @Test func takesNoUprightsOfTwoLettersForARulingOfDots() {
    var raster = Raster.grid(columns: [40, 240, 360], rows: [30, 110, 190], width: 420, height: 230)
    for rows in [33..<60, 80..<107] { raster.fill(120..<122, rows) }
    #expect(finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical } == 3)
    // Dots all the way are.
    for y in stride(from: 60, to: 80, by: 4) { raster.fill(120..<122, y..<(y + 2)) }
    #expect(finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical } == 4)
  }

  /// 十 in the names of a list, one below the other, is no ruling, though each reaches near both rulings of its row.
  @Test func takesNoLetterDownAListForARulingOfDots() {
    let rows = Array(stride(from: 30, through: 210, by: 30))
    var raster = Raster.grid(columns: [40, 240, 360], rows: rows, width: 420, height: 240)
    for y in rows.dropLast() {
      raster.fill(120..<122, (y + 6)..<(y + 27))
      raster.fill(111..<131, (y + 13)..<(y + 15))
    }
    #expect(finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical } == 3)
  }

  /// Two rows high, with figures that all but touch it.
  @Test func keepsAShortRulingThatFiguresCrowdWhereItPassesAnother() {
    func uprights(_ rows: Range<Int>) -> Int {
      var raster = Raster.grid(columns: [40, 360], rows: [30, 60, 90], width: 420, height: 120)
      raster.fill(200..<202, rows)
      for digit in [40..<52, 70..<82] { raster.fill(196..<198, digit) }
      return finder.rulings(in: Mask(drawing: raster)).count { $0.axis == .vertical }
    }
    #expect(uprights(32..<90) == 3)
    #expect(uprights(36..<85) == 2, "it ends in the white")
  }

  /// A table that fills its sheet: where one of its rulings begins a little farther out than the others, it is no fold.
  @Test func takesARulingOfATableWithoutMarginsForNoFold() {
    var raster = Raster.grid(columns: [25, 200, 393], rows: [30, 60, 90, 120, 150], width: 420, height: 200)
    raster.fill(23..<397, 90..<92)
    let lines = finder.lines(in: Mask(drawing: raster))
    #expect(lines.rulings.count { $0.axis == .horizontal } == 5)
  }

  @Test func leavesOutWhatShinesThroughTheSheet() {
    var raster = Raster.grid(columns: [40, 200, 360], rows: [30, 90, 150], width: 420, height: 200)
    raster.fill(100..<102, 20..<170, 200)
    raster.fill(42..<200, 90..<92, 120)  // a thin ruling is paler too
    let mask = Mask(raster, darkerThan: 210)
    #expect(finder.rulings(in: mask).count { $0.axis == .vertical && $0.position < 110 } == 2)
    let lines = finder.lines(in: mask).withoutShineThrough(raster)
    #expect(lines.rulings.count { $0.axis == .vertical } == 3 && lines.rulings.count { $0.axis == .horizontal } >= 3)
    #expect(lines.strays.map { Int($0.position) } == [101])
  }

  @Test func takesAFoldOfThePaperForNoRuling() {
    var raster = Raster.grid(columns: [40, 200, 360], rows: [30, 90, 150], width: 420, height: 200)
    raster.fill(0..<420, 110..<112)
    let lines = finder.lines(in: Mask(drawing: raster))
    #expect(lines.rulings.count { $0.axis == .horizontal } == 3)
    #expect(lines.strays.map { Int($0.position) } == [111])
  }

  /// A fold took the upper end of an upright with it.
  @Test func leadsAnUprightBehindAFoldToItsRuling() {
    func start(_ fold: Range<Int>?) -> Double? {
      var raster = Raster.grid(columns: [40, 200, 360], rows: [30, 90, 170], width: 420, height: 200)
      raster.fill(280..<282, 106..<170)
      if let fold { raster.fill(0..<420, fold) }
      return finder.rulings(in: Mask(drawing: raster)).first { $0.axis == .vertical && Int($0.position) == 281 }?.start.rounded()
    }
    #expect(start(104..<106) == 91)
    #expect(start(nil) == 106, "without a fold it begins where it begins")
  }

  /// A sheet that lies askew on the glass: its fold ends where the sheet does, not at the picture's edges.
  @Test func takesAFoldOfASheetThatLiesAskewForNoRuling() {
    var raster = Raster.grid(columns: [100, 200, 320], rows: [30, 60, 90, 120, 150], width: 420, height: 200)
    raster.fill(40..<380, 108..<110)
    let lines = finder.lines(in: Mask(drawing: raster))
    #expect(lines.strays.map { Int($0.position) } == [109])
    #expect(lines.rulings.count { $0.axis == .horizontal } == 5)
    // Where all rulings of a table reach as far, they are its own.
    var open = Raster(width: 420, height: 200)
    for y in stride(from: 30, to: 180, by: 30) { open.fill(40..<380, y..<(y + 2)) }
    for x in [100, 200, 320] { open.fill(x..<(x + 2), 30..<152) }
    #expect(finder.lines(in: Mask(drawing: open)).strays.isEmpty)
    // One side alone may be a stub that stands out.
    var stub = Raster.grid(columns: [100, 200, 320], rows: [30, 60, 90, 120, 150], width: 420, height: 200)
    stub.fill(40..<320, 108..<110)
    #expect(finder.lines(in: Mask(drawing: stub)).strays.isEmpty)
    // A line over the page that touches no upright heads it.
    var headed = Raster.grid(columns: [100, 200, 320], rows: [60, 90, 120, 150], width: 420, height: 200)
    headed.fill(40..<380, 20..<22)
    #expect(finder.lines(in: Mask(drawing: headed)).strays.isEmpty)
  }

  @Test func clearsWhatIsLeftOfARulingAndKeepsFigures() {
    let grid = Raster.grid(columns: [40, 200], rows: [30, 90], width: 240, height: 120)
    let rulings = finder.rulings(in: Mask(drawing: grid))
    var raster = Raster(width: 240, height: 120)
    raster.fill(198..<200, 50..<64)  // a stroke beside the right ruling
    raster.fill(188..<190, 50..<64)  // one as high, as far from it as text is
    raster.fill(100..<110, 31..<32)  // a stroke on the upper ruling
    let runs = Blots.withoutRemains(Mask(drawing: raster).runs(), of: rulings, in: &raster, scale: 2)
    #expect(Set(runs.map(\.start)) == [188])
    #expect(raster[198, 55] == 255 && raster[188, 55] == 20 && raster[105, 31] == 255)
  }

  @Test func erasesRulings() {
    let raster = Raster.grid(columns: [40, 360], rows: [30, 150], width: 420, height: 200)
    var mask = Mask(drawing: raster)
    mask.erase(finder.rulings(in: mask), margin: 1)
    #expect(mask.runs().isEmpty)
  }

  @Test func dropsSpecksAndKeepsFullStops() {
    var raster = Raster(width: 100, height: 160)
    raster.fill(10..<11, 10..<12, 90)
    raster.fill(50..<52, 30..<32)
    raster.fill(90..<99, 0..<140)  // a shadow
    let runs = Blots.withoutSpecks(Mask(drawing: raster).runs(), of: raster, scale: 2)
    #expect(runs == [InkRun(row: 30, start: 50, end: 52), InkRun(row: 31, start: 50, end: 52)])
  }

  /// Of a thin 一 one bit leaves dots: specks, but in a row.
  @Test func keepsTheDotsOfALevelStroke() {
    func kept(_ dots: [(x: Int, y: Int)]) -> [Int] {
      var raster = Raster(width: 200, height: 60)
      for dot in dots { raster.fill(dot.x..<(dot.x + 2), dot.y..<(dot.y + 1), 90) }
      return Blots.withoutSpecks(Mask(drawing: raster).runs(), of: raster, scale: 2).map(\.start)
    }
    let stroke = [20, 24, 28, 32].map { (x: $0, y: 30) }
    #expect(kept(stroke) == [20, 24, 28, 32])
    #expect(kept(Array(stroke.prefix(2))) == [], "two may be noise")
    #expect(kept([(20, 30), (24, 36), (28, 30), (32, 36)]) == [], "they do not lie level")
    #expect(kept([20, 26, 32, 38].map { (x: $0, y: 30) }) == [], "there is too little ink")
    #expect(kept(stride(from: 20, to: 100, by: 4).map { (x: $0, y: 30) }) == [], "a ruling is longer")
  }

  /// A word of square letters.
  private func word(_ raster: inout Raster, at x: Int, _ y: Int, letters: Int, size: Int = 20) {
    for i in 0..<letters { raster.fill((x + i * (size + 4))..<(x + i * (size + 4) + size), y..<(y + size)) }
  }

  @Test func findsLinesAndPartsThemAtWideGaps() {
    var raster = Raster(width: 600, height: 160)
    word(&raster, at: 20, 20, letters: 5)
    word(&raster, at: 20, 50, letters: 8)
    word(&raster, at: 420, 24, letters: 4)
    let lines = LineFinder(scale: 2, usualHeight: 20).lines(of: Mask(drawing: raster).runs())
    #expect(lines.count == 3)
    #expect(lines.contains(LineBox(left: 20, top: 20, right: 136, bottom: 40)))
    #expect(lines.contains(LineBox(left: 420, top: 24, right: 512, bottom: 44)))
  }

  /// On a page that lies on its side most lines are single letters; the few long ones read well, being none.
  @Test func asksLinesOfAllLengthsWhichWayAPageLies() {
    var raster = Raster(width: 600, height: 800)
    for row in 0..<18 { word(&raster, at: 40, 20 + row * 40, letters: row % 6 == 0 ? 12 : 1) }
    let structure = PageStructure(PreparedPaper(raster: raster, stamps: nil, scale: 2, stretch: 1), quarters: 0)
    let widths = structure.sample(9).map(\.width)
    #expect(widths.count == 9 && widths.count { $0 < 3 * LineImage.rows } > 5)
  }

  @Test func keepsTheStrokesOfOneCharacterTogether() {
    var raster = Raster(width: 60, height: 60)
    for y in [20, 29, 38] { raster.fill(20..<40, y..<(y + 2)) }  // 三
    #expect(LineFinder(scale: 2, usualHeight: 20).lines(of: Mask(drawing: raster).runs()).count == 1)
  }

  @Test func cutsLinesThatTouch() {
    var raster = Raster(width: 400, height: 100)
    word(&raster, at: 20, 20, letters: 10)
    word(&raster, at: 20, 44, letters: 10)
    raster.fill(30..<32, 38..<46)
    #expect(LineFinder(scale: 2, usualHeight: 20).lines(of: Mask(drawing: raster).runs()).count == 2)
  }
}
