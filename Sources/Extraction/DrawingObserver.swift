import CPoppler

/// Watches a page being drawn and keeps the geometry of what is stroked and filled.
///
/// Poppler's public interface has no call for paths. But while it draws onto a cairo observer surface, the callbacks run with the path,
/// the matrix, the clip and the colour still in place. The surface behind the observer is a small `ARGB32` image: the cheapest target that
/// keeps cairo from skipping anything. (Onto an `A8` image pixman has no fast path for letters.) Where more is asked of the image than that
/// it be there, whether text over a picture can be seen, or the extents of a clip that is no box, the page is drawn again on a finer one.
final class DrawingObserver {
  /// The page's lines as they were drawn, unmerged.
  private(set) var rulings: [Ruling] = []
  /// Those of the lines that were stroked and are short enough to belong to a letter, as indices in `rulings`.
  private var shortStrokes: [Int] = []
  /// The filled rectangles that are no rulings.
  private(set) var areas: [FilledArea] = []
  /// The boxes of the pictures.
  private(set) var images: [Box] = []

  /// The pixels of the largest picture, as far as cairo knows them; 0 where there is none.
  private var largestPicture = 0

  /// Whether something was clipped to what only a finer canvas can tell.
  private var needsFineCanvas = false

  /// What is known of the strings.
  private(set) var strings: DrawnStrings
  /// The rectangles that were filled, letting nothing shine through, when there was text already.
  private(set) var covers: [FilledArea] = []

  private let page: Box
  private let context: OpaquePointer
  private let canvas: InkCanvas
  private let clips: ClipFinder

  /// A fill at most this thick, in points, is a ruling.
  static let thickestRuling = 3.0
  /// Strokes thicker than this, in points, shade an area.
  static let thickestStroke = 6.0
  /// Outlines of letters are smaller than this, in points.
  static let largestLetter = 90.0
  /// A picture smaller than this on either side, in points, is an ornament.
  static let smallestImage = 8.0

  private init(page: Box, context: OpaquePointer, canvas: InkCanvas) {
    self.page = page
    self.context = context
    self.canvas = canvas
    clips = ClipFinder(context: context, page: page, pixel: 1 / canvas.scale)
    strings = DrawnStrings(context: context, page: page, pixel: 1 / canvas.scale)
  }

  /// Draws a page and returns what was seen.
  ///
  /// Poppler collects the page's text meanwhile: it need not go through the page again when it is asked for that.
  static func observe(_ page: OpaquePointer, width: Double, height: Double) -> DrawingObserver {
    let canvas = InkCanvas(width: width, height: height, scale: InkCanvas.coarse)
    let observer = watch(width: width, height: height, canvas: canvas) { poppler_page_render(page, $0) }
    return observer.needsFineCanvas ? observeInk(page, width: width, height: height) : observer
  }

  /// Draws a page so finely that it can be told where ink was left over pictures, and returns what was seen.
  static func observeInk(_ page: OpaquePointer, width: Double, height: Double) -> DrawingObserver {
    watch(width: width, height: height, canvas: InkCanvas(width: width, height: height)) { poppler_page_render(page, $0) }
  }

  /// How many pixels the largest picture of a page has; 0 where that cannot be told.
  ///
  /// For a printer Poppler hands pictures over as they are, those with more than 8,192 columns or rows reduced to so many; for a screen it
  /// reduces all of them to the size at which they are seen.
  static func largestPicture(of page: OpaquePointer, width: Double, height: Double) -> Int {
    let canvas = InkCanvas(width: width, height: height, scale: InkCanvas.coarse, mostPixels: 4096)
    return watch(width: width, height: height, canvas: canvas) { poppler_page_render_for_printing(page, $0) }.largestPicture
  }

  /// Hands a context to `draw` and returns what was seen of what it drew.
  static func watch(
    width: Double, height: Double, canvas: InkCanvas, draw: (OpaquePointer) -> Void
  ) -> DrawingObserver {
    let observed: OpaquePointer = cairo_surface_create_observer(canvas.surface, CAIRO_SURFACE_OBSERVER_NORMAL)
    cairo_surface_set_device_scale(observed, canvas.scale, canvas.scale)
    let context: OpaquePointer = cairo_create(observed)
    let observer = DrawingObserver(page: Box(0, 0, width, height), context: context, canvas: canvas)
    let me = Unmanaged.passUnretained(observer).toOpaque()
    cairo_surface_observer_add_stroke_callback(observed, { _, _, data in DrawingObserver.from(data).stroked() }, me)
    cairo_surface_observer_add_fill_callback(observed, { _, _, data in DrawingObserver.from(data).filled() }, me)
    cairo_surface_observer_add_paint_callback(observed, { _, _, data in DrawingObserver.from(data).painted() }, me)
    cairo_surface_observer_add_mask_callback(observed, { _, _, data in DrawingObserver.from(data).masked() }, me)
    cairo_surface_observer_add_glyphs_callback(observed, { _, _, data in DrawingObserver.from(data).lettered() }, me)
    draw(context)
    // Cairo draws nothing more once a call has failed: what the page holds after it is not seen.
    if cairo_status(context) != CAIRO_STATUS_SUCCESS { LibraryReports.noteFault() }
    cairo_destroy(context)
    cairo_surface_destroy(observed)
    return observer
  }

  private static func from(_ data: UnsafeMutableRawPointer?) -> DrawingObserver {
    guard let data else { preconditionFailure("cairo calls back with the pointer that it was given") }
    return Unmanaged<DrawingObserver>.fromOpaque(data).takeUnretainedValue()
  }

  // MARK: What cairo reports

  private func stroked() {
    guard let color = solidColor(), !color.isWhite else { return }
    var matrix = cairo_matrix_t()
    cairo_get_matrix(context, &matrix)
    let scale = abs(matrix.xx * matrix.yy - matrix.xy * matrix.yx).squareRoot()
    let thickness = cairo_get_line_width(context) * scale
    var subpaths: [[Point]] = []
    forEachSubpath(matrix) { points, _ in subpaths.append(points) }
    guard let bounds = Self.bounds(subpaths.joined()), !isDrawing(subpaths, in: bounds) else { return }
    let clip = clipBox(around: bounds.insetBy(dx: -thickness, dy: -thickness))
    for points in subpaths {
      for (a, b) in zip(points, points.dropFirst()) { addStroke(from: a, to: b, thickness: thickness, color: color, clip: clip) }
    }
  }

  /// Whether a small path has slanted parts: a letter's outline that is stroked to look bold, or an ornament.
  private func isDrawing(_ subpaths: [[Point]], in bounds: Box) -> Bool {
    guard max(bounds.width, bounds.height) < Self.largestLetter else { return false }
    return subpaths.contains { points in
      zip(points, points.dropFirst()).contains { abs($0.x - $1.x) > 0.5 && abs($0.y - $1.y) > 0.5 }
    }
  }

  private func filled() {
    guard let source = cairo_get_source(context) else { return }
    var matrix = cairo_matrix_t()
    cairo_get_matrix(context, &matrix)
    if cairo_pattern_get_type(source) == CAIRO_PATTERN_TYPE_SURFACE {
      notePicture(source)
      let clip = clipBox()
      forEachSubpath(matrix) { points, _ in
        if let box = Self.bounds(points)?.intersection(clip) { addImage(box) }
      }
      return
    }
    guard let color = solidColor(), !color.isWhite || strings.count > 0 else { return }
    var boxes: [Box] = []
    forEachSubpath(matrix) { points, isRectangle in
      guard let bounds = Self.bounds(points), isRectangle || Self.isThinBar(bounds, points: points.count) else { return }
      boxes.append(bounds)
    }
    guard let bounds = Box(around: boxes) else { return }
    let clip = clipBox(around: bounds)
    if strings.count > 0, boxes.count == 1, let box = boxes[0].intersection(clip) { addCover(box, color: color) }
    if color.isWhite { return }
    var index = 0
    while index < boxes.count {
      if index + 1 < boxes.count, let sides = Self.ring(boxes[index], boxes[index + 1]) {
        for side in sides { if let box = side.intersection(clip) { addFill(box, color: color) } }
        index += 2
      } else {
        if let box = boxes[index].intersection(clip) { addFill(box, color: color) }
        index += 1
      }
    }
  }

  /// A border side with mitred ends: a thin bar, though no rectangle.
  private static func isThinBar(_ bounds: Box, points: Int) -> Bool {
    points <= 6 && min(bounds.width, bounds.height) <= thickestRuling
      && max(bounds.width, bounds.height) > 4 * min(bounds.width, bounds.height)
  }

  /// The four sides of a frame that is filled between an outer and an inner rectangle; nil where two rectangles are no frame.
  private static func ring(_ a: Box, _ b: Box) -> [Box]? {
    let (outer, inner) = a.area >= b.area ? (a, b) : (b, a)
    let margins = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1]
    guard margins.allSatisfy({ $0 >= -0.05 && $0 <= thickestRuling }), margins.contains(where: { $0 > 0.05 }), inner.width > 2,
      inner.height > 2
    else { return nil }
    return [
      Box(outer.x0, outer.y0, outer.x1, inner.y0), Box(outer.x0, inner.y1, outer.x1, outer.y1), Box(outer.x0, outer.y0, inner.x0, outer.y1),
      Box(inner.x1, outer.y0, outer.x1, outer.y1),
    ].filter { min($0.width, $0.height) > 0.05 }
  }

  private func lettered() { strings.note(color: solidColor()) }

  /// Keeps a filled box that is large enough to hide a letter and lets nothing shine through.
  private func addCover(_ box: Box, color: Color) {
    guard min(box.width, box.height) > Self.thickestRuling, isOpaque else { return }
    covers.append(FilledArea(box: box, color: color))
  }

  /// Whether nothing was drawn at a point of the page, as far as the canvas can tell.
  func isBare(x: Double, y: Double) -> Bool { canvas.isBare(x: x, y: y) }

  /// Whether the canvas shows nothing but a colour at a point of the page.
  func shows(_ color: Color, x: Double, y: Double) -> Bool { canvas.shows(color, x: x, y: y) }

  private var isOpaque: Bool {
    guard let source = cairo_get_source(context) else { return false }
    var alpha = 0.0
    return cairo_pattern_get_rgba(source, nil, nil, nil, &alpha) == CAIRO_STATUS_SUCCESS && alpha > 0.98
      && cairo_get_operator(context) == CAIRO_OPERATOR_OVER
  }

  /// Cairo paints what fills the whole surface: a picture on a page of just its size.
  ///
  /// A transparency group is painted too, from a surface that is no image.
  private func painted() {
    var surface: OpaquePointer?
    guard let source = cairo_get_source(context), cairo_pattern_get_surface(source, &surface) == CAIRO_STATUS_SUCCESS, let surface,
      cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE
    else { return }
    notePicture(source)
    addImage(clipBox())
  }

  /// A soft-masked or stencil picture: its clip is its box.
  private func masked() {
    if let source = cairo_get_source(context) { notePicture(source) }
    addImage(clipBox())
  }

  /// Keeps the number of pixels of a pattern's picture.
  private func notePicture(_ source: OpaquePointer) {
    var surface: OpaquePointer?
    guard cairo_pattern_get_surface(source, &surface) == CAIRO_STATUS_SUCCESS, let surface,
      cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE
    else { return }
    largestPicture = max(
      largestPicture, Int(cairo_image_surface_get_width(surface)) * Int(cairo_image_surface_get_height(surface)))
  }

  // MARK: From paths to lines and areas

  private func addStroke(from a: Point, to b: Point, thickness: Double, color: Color, clip: Box) {
    let dx = abs(b.x - a.x)
    let dy = abs(b.y - a.y)
    let half = thickness / 2
    if dy <= 0.5, dx > dy {
      let y = (a.y + b.y) / 2
      guard y >= clip.y0 - half - 0.5, y <= clip.y1 + half + 0.5 else { return }
      let start = max(min(a.x, b.x), clip.x0)
      let end = min(max(a.x, b.x), clip.x1)
      guard end > start else { return }
      if thickness > Self.thickestStroke {
        areas.append(FilledArea(box: Box(start, y - half, end, y + half), color: color))
      } else {
        addStroked(Ruling(.horizontal, at: y, from: start, to: end, thickness: thickness))
      }
    } else if dx <= 0.5, dy > dx {
      let x = (a.x + b.x) / 2
      guard x >= clip.x0 - half - 0.5, x <= clip.x1 + half + 0.5 else { return }
      let start = max(min(a.y, b.y), clip.y0)
      let end = min(max(a.y, b.y), clip.y1)
      guard end > start else { return }
      if thickness > Self.thickestStroke {
        areas.append(FilledArea(box: Box(x - half, start, x + half, end), color: color))
      } else {
        addStroked(Ruling(.vertical, at: x, from: start, to: end, thickness: thickness))
      }
    }
  }

  private func addStroked(_ ruling: Ruling) {
    if ruling.length < Self.largestLetter { shortStrokes.append(rulings.count) }
    rulings.append(ruling)
  }

  /// The lines without the straight parts of letters that are stroked to look bold.
  func rulingsOutside(_ glyphs: [Glyph]) -> [Ruling] { LetterStrokes.rulings(rulings, short: shortStrokes, outside: glyphs) }

  private func addFill(_ box: Box, color: Color) {
    let thin = min(box.width, box.height)
    if thin > Self.thickestRuling {
      if box.area < 0.9 * page.area { areas.append(FilledArea(box: box, color: color)) }
      return
    }
    // The little squares that Word puts where borders meet join pieces of both directions.
    let isSquare = max(box.width, box.height) < 1.5 * thin
    if box.width >= box.height || isSquare {
      rulings.append(Ruling(.horizontal, at: box.midY, from: box.x0, to: box.x1, thickness: box.height))
    }
    if box.height > box.width || isSquare {
      rulings.append(Ruling(.vertical, at: box.midX, from: box.y0, to: box.y1, thickness: box.width))
    }
  }

  private func addImage(_ box: Box) {
    guard box.width >= Self.smallestImage, box.height >= Self.smallestImage else { return }
    images.append(box)
    canvas.wipe(box)
  }

  // MARK: Cairo's state

  private struct Point {
    var x: Double
    var y: Double
  }

  private func solidColor() -> Color? {
    guard let source = cairo_get_source(context) else { return nil }
    var red = 0.0
    var green = 0.0
    var blue = 0.0
    var alpha = 0.0
    guard cairo_pattern_get_rgba(source, &red, &green, &blue, &alpha) == CAIRO_STATUS_SUCCESS, alpha > 0.02 else { return nil }
    return Color(red: red, green: green, blue: blue)
  }

  /// The box to which a shape is clipped, in page points.
  private func clipBox(around shape: Box? = nil) -> Box {
    if let box = clips.box(around: shape) { return box }
    needsFineCanvas = true
    return page
  }

  /// Walks the current path's subpaths in page points; the flag tells whether a subpath is an axis-parallel rectangle.
  ///
  /// A path with curves is the outline of text or a drawing: its straight parts are no rulings, so it is passed over whole.
  private func forEachSubpath(_ matrix: cairo_matrix_t, _ body: ([Point], Bool) -> Void) {
    guard let path = cairo_copy_path(context) else { return }
    defer { cairo_path_destroy(path) }
    guard path.pointee.status == CAIRO_STATUS_SUCCESS, let data = path.pointee.data else { return }
    let count = Int(path.pointee.num_data)
    var next = 0
    while next < count {
      if data[next].header.type == CAIRO_PATH_CURVE_TO { return }
      next += max(1, Int(data[next].header.length))
    }
    var points: [Point] = []
    func finish() {
      if points.count > 1 { body(points, Self.isRectangle(points)) }
      points.removeAll(keepingCapacity: true)
    }
    var i = 0
    while i < count {
      let header = data[i].header
      switch header.type {
      case CAIRO_PATH_MOVE_TO:
        finish()
        points.append(Self.apply(matrix, data[i + 1].point.x, data[i + 1].point.y))
      case CAIRO_PATH_LINE_TO:
        points.append(Self.apply(matrix, data[i + 1].point.x, data[i + 1].point.y))
      case CAIRO_PATH_CLOSE_PATH:
        if let first = points.first { points.append(first) }
      default: break
      }
      i += max(1, Int(header.length))
    }
    finish()
  }

  private static func apply(_ m: cairo_matrix_t, _ x: Double, _ y: Double) -> Point {
    Point(x: m.xx * x + m.xy * y + m.x0, y: m.yx * x + m.yy * y + m.y0)
  }

  private static func bounds(_ points: some Sequence<Point>) -> Box? {
    var points = points.makeIterator()
    guard let first = points.next() else { return nil }
    var box = Box(first.x, first.y, first.x, first.y)
    while let p = points.next() {
      box.x0 = min(box.x0, p.x)
      box.y0 = min(box.y0, p.y)
      box.x1 = max(box.x1, p.x)
      box.y1 = max(box.y1, p.y)
    }
    return box
  }

  /// Whether every point of a closed path lies on an edge of its bounding box and every step runs along one.
  private static func isRectangle(_ points: [Point]) -> Bool {
    guard points.count >= 4, points.count <= 8, bounds(points) != nil else { return false }
    return zip(points, points.dropFirst()).allSatisfy { abs($0.x - $1.x) < 0.1 || abs($0.y - $1.y) < 0.1 }
  }

  // MARK: Ink, to tell what can be seen over pictures

  /// Whether some of the glyphs lie on pictures, so that it matters what ink they leave.
  func hasPictures(under glyphs: [Glyph]) -> Bool {
    !images.isEmpty && glyphs.contains { glyph in images.contains { $0.contains(x: glyph.box.midX, y: glyph.box.midY) } }
  }

  /// Marks the glyphs that lie on a picture and leave no ink there, nor do their neighbours: an OCR layer that nobody can see.
  ///
  /// Only text on pictures is judged, since a font that cannot be drawn leaves no ink either.
  func markInvisible(_ glyphs: inout [Glyph]) {
    guard !images.isEmpty, !glyphs.isEmpty, let ink = canvas.ink() else { return }
    let covered = glyphs.indices.filter { ink.isOnPicture(x: glyphs[$0].box.midX, y: glyphs[$0].box.midY) }
    let unseen = covered.filter { !ink.isPresent(in: glyphs[$0].box) }
    // A thin mark may miss every pixel; a hidden layer misses nearly all.
    guard unseen.count * 4 >= covered.count * 3 else { return }
    for i in unseen { glyphs[i].isInvisible = true }
  }
}
