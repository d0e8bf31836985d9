/// What one page carries, in points from the top left of its visible part, its rotation applied.
public struct Page: Sendable {
  /// Whether the page's words can be had from the file.
  public enum Verdict: String, Sendable, Hashable {
    /// The page carries text that can be seen.
    case digital
    /// A picture covers the page, and what text there is cannot be seen.
    case scanned
    /// Neither.
    case empty
  }

  /// The page's number, from 1.
  public var number: Int
  /// The width of the visible page in points, after rotation.
  public var width: Double
  /// The height of the visible page in points, after rotation.
  public var height: Double
  /// The characters, in the file's order as Poppler reads it.
  public var glyphs: [Glyph]
  /// The looks that `Glyph.style` points to.
  public var styles: [TextStyle]
  /// The horizontal and vertical rulings, collinear pieces merged.
  public var rulings: [Ruling]
  /// The filled areas that are no rulings, white ones left out.
  public var areas: [FilledArea]
  /// The boxes of the pictures.
  public var images: [Box]
  /// The words of the watermarks, which are in no glyph of the page.
  public var watermarks: [String] = []
  /// How many faults of the file were met, and read over, on this page.
  public var faults = 0

  /// Makes a page.
  public init(
    number: Int, width: Double, height: Double, glyphs: [Glyph] = [], styles: [TextStyle] = [],
    rulings: [Ruling] = [], areas: [FilledArea] = [], images: [Box] = []
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.glyphs = glyphs
    self.styles = styles
    self.rulings = rulings
    self.areas = areas
    self.images = images
  }

  /// The page's edges as a box.
  public var box: Box { Box(0, 0, width, height) }

  /// Whether the page is digital, scanned or empty.
  public var verdict: Verdict {
    if glyphs.contains(where: \.isSeen) { return .digital }
    return imageShare >= Self.coveringShare ? .scanned : .empty
  }

  /// The share of its area that pictures cover, those that overlap counted each; 0 for a page without an area.
  public var imageShare: Double {
    let area = box.area
    return area > 0 ? images.reduce(0) { $0 + ($1.intersection(box)?.area ?? 0) } / area : 0
  }

  /// The share of the page's area that pictures must cover for a page without text to count as a scan.
  static let coveringShare = 0.5
}
