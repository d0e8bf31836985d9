import Testing

@testable import Extraction

@Suite struct PictureMeansTests {
  /// What tells how a picture lies may be a line of one pixel, which steps over pixels would miss.
  @Test func countsEveryPixelOfALine() {
    var pixels = [UInt8](repeating: 255, count: 24 * 24)
    for column in 0..<24 { pixels[24 + column] = 0 }
    let picture = PageImage(width: 24, height: 24, channels: 1, pixels: pixels, placement: Box(0, 0, 24, 24))
    // One of twelve rows is black: 255 · 11 / 12.
    #expect(picture.means(columns: 1, rows: 2) == [233, 255])
    #expect(picture.means(columns: 2, rows: 1) == [244, 244])
  }

  @Test func takesTheLuminanceOfColours() {
    let pixels: [UInt8] = [255, 0, 0, 0, 255, 0]
    let picture = PageImage(width: 2, height: 1, channels: 3, pixels: pixels, placement: Box(0, 0, 2, 1))
    #expect(picture.means(columns: 2, rows: 1) == [76, 149])
  }
}
