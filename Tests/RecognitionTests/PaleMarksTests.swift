import Testing

@testable import Recognition

/// A pen's strokes between the lines of a grey scan.
struct PaleMarksTests {
  /// Letters in rows, 20 pixels high, as dark as toner, and one further mark.
  private func picture(letters: Int = 30, level: UInt8 = 20, _ draw: (inout Raster) -> Void) -> Raster {
    var raster = Raster(width: 400, height: 200)
    for letter in 0..<letters {
      let (column, row) = (20 + letter % 10 * 24, 20 + letter / 10 * 40)
      raster.fill(column..<(column + 16), row..<(row + 20), level)
    }
    draw(&raster)
    return raster
  }

  /// How many blots are left, and whether those taken away are white in the picture.
  private func left(_ picture: Raster) -> (blots: Int, ink: Int) {
    var raster = picture
    let runs = PaleMarks.without(Mask(picture, darkerThan: 172).runs(), in: &raster, usualHeight: 20)
    return (Blots.find(runs).blots.count, raster.pixels.count { $0 < 172 })
  }

  private let ofLetters = 30 * 16 * 20

  @Test func clearsAMarkOfPalerInkThatStandsAlone() {
    let cleared = left(picture { $0.fill(300..<310, 20..<50, 90) })
    #expect(cleared == (30, ofLetters))
  }

  @Test func keepsWhatIsAsDarkAsLetters() {
    #expect(left(picture { $0.fill(300..<310, 20..<50, 55) }).blots == 31)
    // Half of the letters are pale themselves.
    let uneven = picture { raster in
      for letter in 0..<15 {
        raster.fill((20 + letter % 10 * 24)..<(36 + letter % 10 * 24), (20 + letter / 10 * 40)..<(40 + letter / 10 * 40), 80)
      }
      raster.fill(300..<310, 20..<50, 95)
    }
    #expect(left(uneven).blots == 31)
  }

  @Test func keepsPointsDashesAndWordsInGrey() {
    #expect(left(picture { $0.fill(300..<304, 34..<38, 90) }).blots == 31, "a point")
    #expect(left(picture { $0.fill(300..<303, 20..<40, 90) }).blots == 31, "a stroke as slender as a bracket")
    let words = picture { for column in [290, 315, 340] { $0.fill(column..<(column + 16), 20..<40, 90) } }
    #expect(left(words).blots == 33)
    let two = picture { for column in [290, 315] { $0.fill(column..<(column + 16), 20..<40, 90) } }
    #expect(left(two).blots == 30, "a tick in two pieces is none")
  }

  @Test func needsLettersToCompareWith() {
    #expect(left(picture(letters: 18) { $0.fill(300..<310, 20..<50, 90) }).blots == 19)
  }
}
