import CPoppler

/// What a page is drawn on while it is watched: an image, of which one with a pixel a point tells where ink was left over pictures.
final class InkCanvas {
  /// Cairo's image.
  let surface: OpaquePointer
  /// Pixels in a point.
  let scale: Double

  private let columns: Int
  private let rows: Int
  /// The pixels that lie on pictures, in whole rows; empty where there are none.
  private var pictures: [Bool] = []

  /// The most pixels of a canvas, as many as a page of A0 has at one a point.
  ///
  /// Larger pages are drawn coarser.
  static let mostPixels = 8_000_000.0
  /// Pixels in a point of a canvas that is only there to be drawn on.
  ///
  /// Letters are drawn on it in a fraction of the time, and what cairo keeps of paths is still exact to a 32nd of a point.
  static let coarse = 0.125
  /// How much of a pixel must be covered, of 255, to count as ink.
  static let leastInk: UInt8 = 25

  /// Makes an empty canvas for a page of a size in points.
  init(width: Double, height: Double, scale: Double = 1, mostPixels: Double = InkCanvas.mostPixels) {
    self.scale = min(scale, (mostPixels / (width * height)).squareRoot())
    columns = max(1, Int((width * self.scale).rounded(.up)))
    rows = max(1, Int((height * self.scale).rounded(.up)))
    surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(columns), Int32(rows))
  }

  deinit { cairo_surface_destroy(surface) }

  /// Clears the ink of a picture, so that what is drawn later over it leaves its own.
  func wipe(_ box: Box) {
    let area = pixels(box)
    cairo_surface_flush(surface)
    guard !area.columns.isEmpty, !area.rows.isEmpty, let data = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    if pictures.isEmpty { pictures = [Bool](repeating: false, count: columns * rows) }
    for row in area.rows {
      (data + row * stride + area.columns.lowerBound * 4).update(repeating: 0, count: area.columns.count * 4)
      for column in area.columns { pictures[row * columns + column] = true }
    }
    cairo_surface_mark_dirty(surface)
  }

  /// Shades of a pixel that differ by no more than this, of 255, are one.
  private static let sameShade = 4

  /// Whether the pixel at a point of the page has a colour and nothing else.
  func shows(_ color: Color, x: Double, y: Double) -> Bool {
    guard let pixel = pixel(x: x, y: y) else { return false }
    let shades = [24, 16, 8, 0].map { Int(pixel >> UInt32($0) & 255) }
    let wanted = [1, color.red, color.green, color.blue].map { Int(($0 * 255).rounded()) }
    return zip(shades, wanted).allSatisfy { abs($0 - $1) <= Self.sameShade }
  }

  /// Whether nothing was drawn at a point of the page.
  func isBare(x: Double, y: Double) -> Bool { pixel(x: x, y: y).map { $0 == 0 || $0 == .max } ?? false }

  /// The pixel at a point of the page: alpha, red, green and blue from the highest byte down.
  private func pixel(x: Double, y: Double) -> UInt32? {
    cairo_surface_flush(surface)
    let area = pixels(Box(x, y, x, y))
    guard let data = cairo_image_surface_get_data(surface) else { return nil }
    let (row, column) = (min(area.rows.lowerBound, rows - 1), min(area.columns.lowerBound, columns - 1))
    return UnsafeRawPointer(data + row * Int(cairo_image_surface_get_stride(surface))).load(fromByteOffset: column * 4, as: UInt32.self)
  }

  /// The ink that was left; nil where no picture was wiped.
  func ink() -> Ink? {
    cairo_surface_flush(surface)
    guard !pictures.isEmpty, let data = cairo_image_surface_get_data(surface) else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface))
    // Row and column 0 are zeros, so that every sum is the difference of four.
    var sums = [Int32](repeating: 0, count: (columns + 1) * (rows + 1))
    for row in 0..<rows {
      let line = UnsafeRawPointer(data + row * stride)
      var sum: Int32 = 0
      for column in 0..<columns {
        let alpha = UInt8(truncatingIfNeeded: line.load(fromByteOffset: column * 4, as: UInt32.self) >> 24)
        if alpha >= Self.leastInk { sum += 1 }
        sums[(row + 1) * (columns + 1) + column + 1] = sums[row * (columns + 1) + column + 1] + sum
      }
    }
    return Ink(canvas: self, sums: sums)
  }

  private func pixels(_ box: Box) -> (columns: Range<Int>, rows: Range<Int>) {
    (
      Self.pixels(box.x0 * scale, box.x1 * scale, within: columns),
      Self.pixels(box.y0 * scale, box.y1 * scale, within: rows)
    )
  }

  private static func pixels(_ from: Double, _ to: Double, within count: Int) -> Range<Int> {
    let limits = 0...Double(count)
    guard from <= to, from <= limits.upperBound, to >= 0 else { return 0..<0 }
    return Int(max(from, 0))..<max(Int(max(from, 0)), Int(min(to, limits.upperBound).rounded(.up)))
  }

  /// The ink of a drawn page, summed up so that any box is looked into at once.
  struct Ink {
    fileprivate let canvas: InkCanvas
    /// How many pixels with ink lie above and to the left of each corner of pixels.
    fileprivate let sums: [Int32]

    /// Whether a point of the page lies on a picture.
    func isOnPicture(x: Double, y: Double) -> Bool {
      let area = canvas.pixels(Box(x, y, x, y))
      let column = min(area.columns.lowerBound, canvas.columns - 1)
      let row = min(area.rows.lowerBound, canvas.rows - 1)
      return x >= 0 && y >= 0 && canvas.pictures[row * canvas.columns + column]
    }

    /// Whether a box of the page has ink in it.
    func isPresent(in box: Box) -> Bool {
      let area = canvas.pixels(box)
      guard !area.columns.isEmpty, !area.rows.isEmpty else { return false }
      func sum(_ row: Int, _ column: Int) -> Int32 { sums[row * (canvas.columns + 1) + column] }
      let (top, bottom) = (area.rows.lowerBound, area.rows.upperBound)
      let (left, right) = (area.columns.lowerBound, area.columns.upperBound)
      return sum(bottom, right) - sum(top, right) - sum(bottom, left) + sum(top, left) > 0
    }
  }
}
