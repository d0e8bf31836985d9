import CPoppler
import Glibc

/// What is learned of a page's strings while it is drawn: how they are turned, and to what they are clipped.
///
/// Cairo tells a string's matrix, colour and clip, but not where its letters stand. Those are in Poppler's text, with size and colour: so
/// what is known of strings is known of all that look alike.
struct DrawnStrings {
  /// The size and colour of strings, coarse enough that both libraries tell the same.
  struct Look: Hashable {
    /// In tenths of a point.
    private let size: Int
    private let color: [Int]

    init(size: Double, color: Color) {
      self.size = Int((max(0, min(size, 100_000)) * 10).rounded())
      self.color = [color.red, color.green, color.blue].map { Int((max(0, min($0, 1)) * 32).rounded()) }
    }
  }

  /// What the strings of a look have in common.
  struct Setting {
    /// The directions in which they run, in whole degrees from 0 below 180.
    fileprivate(set) var directions: Set<Int> = []
    /// What their clips leave open, in points, as boxes of which none holds another; nil where one leaves all, or they are too many.
    fileprivate var open: [Box]? = []

    /// The directions along neither edge of the page.
    var slants: Set<Int> { directions.filter { !DrawnStrings.isLevelOrUpright($0) } }
    /// Whether some of them run along an edge of the page.
    var isPartlyStraight: Bool { directions.contains { DrawnStrings.isLevelOrUpright($0) } }
  }

  private(set) var settings: [Look: Setting] = [:]
  /// How many strings were drawn.
  private(set) var count = 0

  private let context: OpaquePointer
  private let page: Box
  /// Cairo tells clips in whole pixels of the canvas, which are so large, in points.
  private let pixel: Double

  /// So many degrees off level or upright are none: a page that was set askew.
  static let straightWithin = 2
  /// More clips than this are not kept: each letter of a page would have to be compared with all of them.
  private static let mostClips = 400

  init(context: OpaquePointer, page: Box, pixel: Double) {
    self.context = context
    self.page = page
    self.pixel = pixel
  }

  /// Notes a string that cairo was just told to draw.
  mutating func note(color: Color?) {
    count += 1
    guard let color else { return }
    var (font, user, matrix) = (cairo_matrix_t(), cairo_matrix_t(), cairo_matrix_t())
    cairo_get_font_matrix(context, &font)
    cairo_get_matrix(context, &user)
    cairo_matrix_multiply(&matrix, &font, &user)
    let size = (matrix.xy * matrix.xy + matrix.yy * matrix.yy).squareRoot()
    let angle = atan2(matrix.yx, matrix.xx) * 180 / Double.pi
    guard size.isFinite, angle.isFinite else { return }
    let look = Look(size: size, color: color)
    settings[look, default: Setting()].directions.insert((Int(angle.rounded()) + 360) % 180)
    if settings[look]?.open != nil { noteClip(of: look) }
  }

  private mutating func noteClip(of look: Look) {
    var (x0, y0, x1, y1) = (0.0, 0.0, 0.0, 0.0)
    cairo_clip_extents(context, &x0, &y0, &x1, &y1)
    cairo_user_to_device(context, &x0, &y0)
    cairo_user_to_device(context, &x1, &y1)
    guard let clip = Box(x0, y0, x1, y1).intersection(page) else { return }
    let isWhole = clip.width > page.width - 2 * pixel && clip.height > page.height - 2 * pixel
    guard !isWhole, let known = settings[look]?.open, known.count < Self.mostClips else {
      settings[look]?.open = nil
      return
    }
    if !known.contains(where: { $0.x0 <= clip.x0 && $0.y0 <= clip.y0 && $0.x1 >= clip.x1 && $0.y1 >= clip.y1 }) {
      settings[look]?.open?.append(clip)
    }
  }

  /// Whether a glyph of a look lies outside all the clips that strings of its look were drawn under.
  func isClippedAway(_ box: Box, look: Look) -> Bool {
    guard let open = settings[look]?.open, page.contains(x: box.midX, y: box.midY) else { return false }
    return !open.contains { $0.contains(x: box.midX, y: box.midY) }
  }

  fileprivate static func isLevelOrUpright(_ degrees: Int) -> Bool {
    let off = degrees % 90
    return min(off, 90 - off) <= straightWithin
  }
}
