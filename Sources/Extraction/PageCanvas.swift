import CPoppler
import FoundationEssentials

/// A picture of white paper, on which a page is drawn as it is printed.
final class PageCanvas {
  struct Failure: Error {
    var cause: String
  }

  private static let outlineWidth = 0.8

  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let columns: Int
  private let rows: Int
  private let scale: Double

  /// Makes the paper.
  ///
  /// - Parameters:
  ///   - columns: How many pixels a row has.
  ///   - rows: How many rows.
  ///   - scale: Pixels a point.
  init(columns: Int, rows: Int, scale: Double) {
    (self.columns, self.rows, self.scale) = (columns, rows, scale)
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows))
    context = cairo_create(surface)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Draws a page, as it lies or as it is looked at.
  func draw(_ page: OpaquePointer, _ view: PageView? = nil) {
    cairo_save(context)
    if let view {
      var matrix = cairo_matrix_t(xx: view.a, yx: view.c, xy: view.b, yy: view.d, x0: view.tx, y0: view.ty)
      cairo_transform(context, &matrix)
    }
    poppler_page_render(page, context)
    cairo_restore(context)
  }

  func draw(_ overlay: Overlay) {
    cairo_new_path(context)
    cairo_set_source_rgba(context, overlay.color.red, overlay.color.green, overlay.color.blue, overlay.opacity)
    switch overlay.shape {
    case .outline(let box):
      cairo_set_line_width(context, Self.outlineWidth)
      cairo_rectangle(context, box.x0, box.y0, box.width, box.height)
      cairo_stroke(context)
    case .fill(let box):
      cairo_rectangle(context, box.x0, box.y0, box.width, box.height)
      cairo_fill(context)
    case .line(let x0, let y0, let x1, let y1, let thickness):
      cairo_set_line_width(context, max(thickness, Self.outlineWidth))
      cairo_move_to(context, x0, y0)
      cairo_line_to(context, x1, y1)
      cairo_stroke(context)
    case .label(let text, let x, let y, let size):
      cairo_select_font_face(context, "monospace", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
      cairo_set_font_size(context, size)
      cairo_move_to(context, x, y)
      cairo_show_text(context, text)
    }
  }

  func png() throws(Failure) -> Data {
    cairo_surface_flush(surface)
    try check(cairo_status(context))
    let bytes = PNGBytes()
    let status = cairo_surface_write_to_png_stream(
      surface,
      { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<PNGBytes>.fromOpaque(closure).takeUnretainedValue().data.append(data, count: Int(length))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(bytes).toOpaque())
    try check(status)
    return bytes.data
  }

  /// The least and the largest value of each colour in a box, in points; none outside the paper.
  func shades(in box: Box) -> [(least: Int, most: Int)] {
    cairo_surface_flush(surface)
    guard let pixels = cairo_image_surface_get_data(surface),
      let box = box.intersection(Box(0, 0, Double(columns - 1) / scale, Double(rows - 1) / scale))
    else { return [] }
    let stride = Int(cairo_image_surface_get_stride(surface))
    var found = [(least: Int, most: Int)](repeating: (255, 0), count: 3)
    for row in Int(box.y0 * scale)...Int(box.y1 * scale) {
      for column in Int(box.x0 * scale)...Int(box.x1 * scale) {
        for color in found.indices {
          let value = Int(pixels[row * stride + column * 4 + color])
          found[color] = (min(found[color].least, value), max(found[color].most, value))
        }
      }
    }
    return found
  }

  private func check(_ status: cairo_status_t) throws(Failure) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw Failure(cause: cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown cause")
  }
}

/// What cairo writes a PNG into.
private final class PNGBytes {
  var data = Data()
}
