import Foundation
import Testing

@testable import Recognition

/// What hands and stamps leave on a page; two pixels a point throughout.
@Suite struct HandAndStampTests {
  /// Draws a stroke two pixels thick.
  private func stroke(_ raster: inout Raster, _ places: [(Double, Double)]) {
    for (a, b) in zip(places, places.dropFirst()) {
      for i in 0...200 {
        let (x, y) = (a.0 + (b.0 - a.0) * Double(i) / 200, a.1 + (b.1 - a.1) * Double(i) / 200)
        raster.fill(Int(x)..<(Int(x) + 2), Int(y)..<(Int(y) + 2))
      }
    }
  }

  private func tick(_ raster: inout Raster, at x: Double, _ y: Double, size: Double = 24) {
    stroke(&raster, [(x, y), (x + size * 0.4, y + size * 0.5), (x + size * 1.2, y - size * 0.8)])
  }

  /// What is left of a drawing in one region around the tables, and whether it is white in the picture.
  private func left(_ raster: Raster, rulings: [RasterRuling] = [], outside: Set<Int> = [0]) -> (runs: [InkRun], raster: Raster) {
    var raster = raster
    let strokes = PenStrokes(scale: 2, usualHeight: 20, rulings: rulings)
    let runs = strokes.removed(from: [Mask(drawing: raster).runs()], outside: outside, in: &raster)[0]
    return (runs, raster)
  }

  @Test func clearsTicks() {
    var raster = Raster(width: 300, height: 200)
    tick(&raster, at: 20, 60)
    tick(&raster, at: 120, 60)
    raster.fill(200..<220, 40..<60)  // a letter
    let (runs, cleared) = left(raster)
    #expect(Set(runs.map(\.start)) == [200])
    #expect(cleared[30, 72] == 255 && cleared[210, 50] == 20)
  }

  /// The radical 亻 in a heading, and a tick beside a letter, which may be a part of it.
  @Test func keepsPartsOfLetters() {
    var narrow = Raster(width: 300, height: 200)
    for x in [20.0, 80, 140] { stroke(&narrow, [(x, 60), (x + 7, 84), (x + 13, 40)]) }
    #expect(left(narrow).runs == Mask(drawing: narrow).runs())
    var crowded = Raster(width: 300, height: 200)
    for x in [20.0, 120, 220] {
      tick(&crowded, at: x, 60)
      crowded.fill(Int(x) + 34..<Int(x) + 50, 44..<64)
    }
    #expect(left(crowded).runs == Mask(drawing: crowded).runs())
  }

  @Test func keepsATickThatMayBePrinted() {
    var one = Raster(width: 300, height: 200)
    tick(&one, at: 20, 60)
    #expect(left(one).runs == Mask(drawing: one).runs(), "one alone")
    var small = Raster(width: 300, height: 200)
    for x in [20.0, 80, 140] { tick(&small, at: x, 60, size: 15) }
    #expect(left(small, outside: []).runs == Mask(drawing: small).runs(), "as high as type, in a table")
    var tall = Raster(width: 300, height: 200)
    for x in [20.0, 80, 140] { tick(&tall, at: x, 60) }
    #expect(left(tall, outside: []).runs.isEmpty, "higher than type")
  }

  /// A ruling was erased through the tick's long stroke.
  @Test func clearsPiecesOfTicksThatRulingsCut() {
    var raster = Raster(width: 300, height: 200)
    for x in [20.0, 80, 140] { tick(&raster, at: x, 60) }
    tick(&raster, at: 200, 90, size: 30)
    raster.fill(0..<300, 78..<84, 255)
    let ruling = RasterRuling(axis: .horizontal, position: 81, start: 0, end: 300, thickness: 2, runs: [])
    #expect(left(raster, rulings: [ruling]).runs.isEmpty)
    #expect(!left(raster).runs.isEmpty, "without the ruling nothing has cut them")
  }

  @Test func clearsASignatureAndKeepsWords() {
    var raster = Raster(width: 400, height: 200)
    var wave: [(Double, Double)] = []
    for i in 0...40 { wave.append((100 + 3 * Double(i), 60 + 28 * sin(0.9 * Double(i)))) }
    stroke(&raster, wave)
    #expect(left(raster).runs.isEmpty)
    // Letters that touch: each column crosses several strokes.
    var word = Raster(width: 400, height: 200)
    for x in stride(from: 100, to: 220, by: 24) {
      for y in [50, 62, 76] { word.fill(x..<(x + 24), y..<(y + 2)) }
      word.fill((x + 10)..<(x + 12), 50..<78)
    }
    #expect(left(word).runs == Mask(drawing: word).runs())
  }

  // MARK: Stamps

  private func ring(_ raster: inout Raster, at middle: (Int, Int), radius: Int, thickness: Int = 4) {
    for y in max(0, middle.1 - radius)..<min(raster.height, middle.1 + radius + 1) {
      for x in max(0, middle.0 - radius)..<min(raster.width, middle.0 + radius + 1) {
        let square = (x - middle.0) * (x - middle.0) + (y - middle.1) * (y - middle.1)
        if ((radius - thickness) * (radius - thickness)...radius * radius).contains(square) { raster[x, y] = 20 }
      }
    }
  }

  @Test func findsAStampThatTheEdgeCutsAndClearsItsRing() throws {
    var raster = Raster(width: 400, height: 400)
    ring(&raster, at: (390, 200), radius: 110)
    raster.fill(0..<400, 180..<184, 255)  // where a ruling was erased
    raster.fill(340..<360, 190..<210)  // a letter of the stamp
    let mask = Mask(drawing: raster)
    let finder = RoundStamps(scale: 2)
    let stamp = try #require(finder.stamps(in: mask, runs: mask.runs()).first)
    #expect(abs(stamp.x - 390) < 3 && abs(stamp.y - 200) < 3 && abs(stamp.radius - 108) < 3)
    #expect(finder.stamps(in: mask, runs: mask.runs()).count == 1)
    let runs = finder.withoutRings(mask.runs(), of: [stamp], in: &raster)
    #expect(Set(runs.map(\.start)) == [340])
    #expect(stamp.holds(LineBox(left: 340, top: 190, right: 360, bottom: 210), scale: 2))
    #expect(!stamp.holds(LineBox(left: 240, top: 190, right: 360, bottom: 210), scale: 2))
  }

  @Test func takesNoOtherRoundThingForAStamp() {
    let finder = RoundStamps(scale: 2)
    var small = Raster(width: 400, height: 400)
    ring(&small, at: (200, 200), radius: 60)  // 60 points across: a logo
    #expect(finder.stamps(in: Mask(drawing: small), runs: Mask(drawing: small).runs()).isEmpty)
    var arc = Raster(width: 400, height: 400)
    ring(&arc, at: (200, 200), radius: 110)
    arc.fill(0..<400, 130..<400, 255)  // a bow over a heading
    #expect(finder.stamps(in: Mask(drawing: arc), runs: Mask(drawing: arc).runs()).isEmpty)
  }
}
