import CPoppler

/// A page as it is seen, on white paper, to tell where it has ink.
struct PrintedPage {
  private let canvas: PageCanvas

  /// Pixels in a point: thin strokes of small type leave a trace.
  private static let finest = 2.0
  /// Shades that differ by less, of 255, are one.
  private static let sameShade = 12

  /// Draws a page.
  init(_ page: OpaquePointer, width: Double, height: Double) {
    let scale = min(Self.finest, (InkCanvas.mostPixels / (width * height)).squareRoot())
    canvas = PageCanvas(
      columns: max(1, Int((width * scale).rounded(.up))), rows: max(1, Int((height * scale).rounded(.up))), scale: scale)
    canvas.draw(page)
  }

  /// Whether a box shows more than one shade.
  func hasInk(in box: Box) -> Bool { canvas.shades(in: box).contains { $0.most - $0.least >= Self.sameShade } }

  /// Whether a box shows nothing but white.
  func isPaper(in box: Box) -> Bool { canvas.shades(in: box).allSatisfy { $0.least > 255 - Self.sameShade } }
}
