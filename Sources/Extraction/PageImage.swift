import CPoppler

/// A picture of a page: rows of grey or colour samples and the part of the page that they cover.
public struct PageImage: Sendable {
  /// The number of columns.
  public var width: Int
  /// The number of rows.
  public var height: Int
  /// The samples of a pixel: 1 for grey, 3 for red, green and blue.
  public var channels: Int
  /// The samples from 0 (dark) to 255, row by row from the top, without padding.
  public var pixels: [UInt8]
  /// The part of the visible page that the picture covers, in points.
  public var placement: Box

  /// Makes a picture.
  public init(width: Int, height: Int, channels: Int, pixels: [UInt8], placement: Box) {
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
    self.placement = placement
  }
}

extension PDFDocument {
  /// The resolution at which pages are drawn where no embedded picture shows all of them, in pixels per inch.
  public static let drawnResolution = 300.0

  /// A picture of a whole page, to read it from: the embedded one at its own resolution where that alone shows what the page shows, else
  /// the page drawn at `drawnResolution`.
  ///
  /// - Parameters:
  ///   - page: The page, as `page(_:)` gave it.
  ///   - preferringEmbedded: Whether the embedded picture may stand for the page.
  /// - Returns: The picture, upright as the page is shown.
  /// - Throws: `ExtractionError` where the page cannot be loaded.
  public func image(of page: Page, preferringEmbedded: Bool = true) throws -> PageImage {
    try LibraryReports.counting {
      try withPage(page.number) { handle, width, height in
        if preferringEmbedded, let embedded = EmbeddedImage.covering(handle, page: page) { return embedded }
        // A page of an unusual size is drawn coarser.
        let largest = (Double(Self.mostPicturePixels) / max(width * height, 1)).squareRoot() * 72
        return PageDrawing.draw(handle, area: Box(0, 0, width, height), resolution: min(Self.drawnResolution, largest))
      }
    }.result
  }

  /// The most pixels that a picture to read from has: an A4 page at 600 to the inch.
  static let mostPicturePixels = 36_000_000
}

/// Draws pages.
private enum PageDrawing {
  /// Draws a part of a page on white paper.
  static func draw(_ page: OpaquePointer, area: Box, resolution: Double) -> PageImage {
    let scale = resolution / 72
    let columns = max(1, Int((area.width * scale).rounded()))
    let rows = max(1, Int((area.height * scale).rounded()))
    let surface: OpaquePointer = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows))
    defer { cairo_surface_destroy(surface) }
    let context: OpaquePointer = cairo_create(surface)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, Double(columns) / area.width, Double(rows) / area.height)
    cairo_translate(context, -area.x0, -area.y0)
    poppler_page_render(page, context)
    cairo_destroy(context)
    return SurfaceReader.read(surface, placement: area)
      ?? PageImage(width: 1, height: 1, channels: 1, pixels: [255], placement: area)
  }
}

/// Finds the embedded picture that is a page.
private enum EmbeddedImage {
  /// The share of the page that the picture must cover.
  static let share = 0.9
  /// The columns and rows at most of the small pictures that are compared.
  static let thumbnail = 96.0
  /// How much the small pictures may differ on average, of 255: resampling and the margin of a page differ by less, another picture on
  /// top, a negative or a mask by more.
  static let tolerance = 6.0

  /// The embedded picture, turned and mirrored as the page shows it, or nil where none shows all that the page does.
  static func covering(_ handle: OpaquePointer, page: Page) -> PageImage? {
    // A picture of more pixels than a page is drawn with is not unpacked for itself: it may be of gigabytes.
    guard let box = page.images.max(by: { $0.area < $1.area })?.intersection(page.box), box.area >= share * page.box.area,
      DrawingObserver.largestPicture(of: handle, width: page.width, height: page.height) <= PDFDocument.mostPicturePixels,
      let picture = largest(handle, placement: box), picture.width * picture.height > 10_000
    else { return nil }
    let small = PageDrawing.draw(handle, area: box, resolution: 72 * thumbnail / max(box.width, box.height)).grey
    let upright = picture.means(columns: small.width, rows: small.height)
    let lying = picture.means(columns: small.height, rows: small.width)
    var best: (difference: Double, symmetry: Symmetry)?
    for symmetry in Symmetry.all {
      let (means, width) = symmetry.transposes ? (lying, small.height) : (upright, small.width)
      var sum = 0
      for row in 0..<small.height {
        for column in 0..<small.width {
          let from = symmetry.source(column: column, row: row, columns: small.width, rows: small.height)
          sum += abs(Int(means[from.row * width + from.column]) - Int(small.pixels[row * small.width + column]))
        }
      }
      let difference = Double(sum) / Double(small.width * small.height)
      if difference < best?.difference ?? tolerance { best = (difference, symmetry) }
    }
    guard let symmetry = best?.symmetry else { return nil }
    return picture.turned(symmetry)
  }

  /// The page's picture with the most pixels.
  private static func largest(_ handle: OpaquePointer, placement: Box) -> PageImage? {
    let list = poppler_page_get_image_mapping(handle)
    defer { poppler_page_free_image_mapping(list) }
    var best: (area: Double, id: gint)?
    var node = list
    while let current = node {
      defer { node = current.pointee.next }
      guard let data = current.pointee.data else { continue }
      let mapping = data.assumingMemoryBound(to: PopplerImageMapping.self).pointee
      let area = abs((mapping.area.x2 - mapping.area.x1) * (mapping.area.y2 - mapping.area.y1))
      if area > best?.area ?? 0 { best = (area, mapping.image_id) }
    }
    guard let best, let surface = poppler_page_get_image(handle, best.id) else { return nil }
    defer { cairo_surface_destroy(surface) }
    return SurfaceReader.read(surface, placement: placement)
  }
}

/// Copies cairo's pixels.
private enum SurfaceReader {
  /// The surface's picture, grey where all its colours are; nil for formats that no picture comes in.
  static func read(_ surface: OpaquePointer, placement: Box) -> PageImage? {
    cairo_surface_flush(surface)
    let format = cairo_image_surface_get_format(surface)
    guard format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32, let data = cairo_image_surface_get_data(surface) else {
      return nil
    }
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    guard width > 0, height > 0 else { return nil }
    let isGrey = isGrey(data, width: width, height: height, stride: stride)
    let channels = isGrey ? 1 : 3
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * channels) { out, count in
      for row in 0..<height {
        let line = UnsafeRawPointer(data + row * stride)
        var at = row * width * channels
        for column in 0..<width {
          let pixel = line.load(fromByteOffset: column * 4, as: UInt32.self)
          if isGrey {
            out[at] = UInt8(truncatingIfNeeded: pixel >> 8)
            at += 1
          } else {
            out[at] = UInt8(truncatingIfNeeded: pixel >> 16)
            out[at + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
            out[at + 2] = UInt8(truncatingIfNeeded: pixel)
            at += 3
          }
        }
      }
      count = width * height * channels
    }
    return PageImage(width: width, height: height, channels: channels, pixels: pixels, placement: placement)
  }

  private static func isGrey(_ data: UnsafeMutablePointer<UInt8>, width: Int, height: Int, stride: Int) -> Bool {
    for row in 0..<height {
      let line = UnsafeRawPointer(data + row * stride)
      for column in 0..<width {
        let pixel = line.load(fromByteOffset: column * 4, as: UInt32.self)
        if (pixel >> 8) & 0xFFFF != (pixel & 0xFF) << 8 | (pixel >> 8) & 0xFF { return false }
      }
    }
    return true
  }
}

/// One of the eight ways in which a picture can lie on a page: mirrored or not, in quarter turns.
private struct Symmetry {
  /// Whether rows and columns change places; applied first.
  var transposes: Bool
  /// Whether columns run from right to left.
  var flipsColumns: Bool
  /// Whether rows run from bottom to top.
  var flipsRows: Bool

  static let all = [false, true].flatMap { transposes in
    [false, true].flatMap { columns in
      [false, true].map { Symmetry(transposes: transposes, flipsColumns: columns, flipsRows: $0) }
    }
  }

  var isIdentity: Bool { !transposes && !flipsColumns && !flipsRows }

  /// Where the turned picture's pixel comes from.
  func source(column: Int, row: Int, columns: Int, rows: Int) -> (column: Int, row: Int) {
    let x = flipsColumns ? columns - 1 - column : column
    let y = flipsRows ? rows - 1 - row : row
    return transposes ? (y, x) : (x, y)
  }
}

extension PageImage {
  /// Its luminance.
  fileprivate var grey: PageImage {
    guard channels == 3 else { return self }
    let values = (0..<(width * height)).map { luminance(at: $0) }
    return PageImage(width: width, height: height, channels: 1, pixels: values, placement: placement)
  }

  private func luminance(at index: Int) -> UInt8 {
    guard channels == 3 else { return pixels[index] }
    return UInt8((Int(pixels[3 * index]) * 77 + Int(pixels[3 * index + 1]) * 150 + Int(pixels[3 * index + 2]) * 29) >> 8)
  }

  /// A box of so many pixels a side is told by every pixel; of larger ones some are passed over.
  ///
  /// A table on a page that is all but empty is told from its mirrored image by thin lines, and steps over pixels would miss them.
  private static let wholeBox = 32

  /// A small grey picture: the means of boxes of pixels.
  func means(columns: Int, rows: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let left = column * width / columns
        let right = max(left + 1, (column + 1) * width / columns)
        let top = row * height / rows
        let bottom = max(top + 1, (row + 1) * height / rows)
        var sum = 0
        var count = 0
        for y in stride(from: top, to: min(bottom, height), by: (bottom - top) / Self.wholeBox + 1) {
          for x in stride(from: left, to: min(right, width), by: (right - left) / Self.wholeBox + 1) {
            sum += Int(luminance(at: y * width + x))
            count += 1
          }
        }
        result.append(UInt8(sum / max(count, 1)))
      }
    }
    return result
  }

  /// The picture as it lies on the page.
  fileprivate func turned(_ symmetry: Symmetry) -> PageImage {
    guard !symmetry.isIdentity else { return self }
    let columns = symmetry.transposes ? height : width
    let rows = symmetry.transposes ? width : height
    var result = self
    result.width = columns
    result.height = rows
    pixels.withUnsafeBufferPointer { source in
      result.pixels.withUnsafeMutableBufferPointer { target in
        for row in 0..<rows {
          for column in 0..<columns {
            let from = symmetry.source(column: column, row: row, columns: columns, rows: rows)
            for channel in 0..<channels {
              target[(row * columns + column) * channels + channel] = source[(from.row * width + from.column) * channels + channel]
            }
          }
        }
      }
    }
    return result
  }
}
