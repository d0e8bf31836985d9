import CPoppler
import FoundationEssentials
import Texts

/// A mark to draw over a page's picture, in points from the top left of the visible page.
public struct Overlay: Sendable, Equatable {
  /// What is drawn.
  public enum Shape: Sendable, Equatable {
    /// The edges of a box.
    case outline(Box)
    /// The inside of a box.
    case fill(Box)
    /// A straight line between two points; rulings of a skewed scan are neither level nor upright.
    case line(x0: Double, y0: Double, x1: Double, y1: Double, thickness: Double)
    /// Words of some size whose first letter's bottom left stands at a point; ASCII only, since the machine may have no other font.
    case label(String, x: Double, y: Double, size: Double)
  }

  /// What is drawn.
  public var shape: Shape
  /// In which colour.
  public var color: Color
  /// How much of what lies below it hides, from 0 to 1.
  public var opacity: Double

  /// Makes a mark.
  public init(_ shape: Shape, color: Color, opacity: Double = 1) {
    self.shape = shape
    self.color = color
    self.opacity = opacity
  }
}

/// Another way to look at a page than as it lies: a map of its points, `x' = a·x + b·y + tx`, `y' = c·x + d·y + ty`.
public struct PageView: Sendable, Equatable {
  /// The share of x in x'.
  public var a: Double
  /// The share of y in x'.
  public var b: Double
  /// The share of x in y'.
  public var c: Double
  /// The share of y in y'.
  public var d: Double
  /// What is added to x'.
  public var tx: Double
  /// What is added to y'.
  public var ty: Double
  /// Whether width and height of the page change places.
  public var isTurned: Bool

  /// Makes a view.
  public init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double, isTurned: Bool) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.tx = tx
    self.ty = ty
    self.isTurned = isTurned
  }
}

/// Why a page could not be drawn.
///
/// The description names the file and the cause in one line.
public enum RenderingError: Error, Sendable, Equatable, CustomStringConvertible, Worded {
  /// The picture would have more pixels than can be drawn.
  case tooLarge(file: String, page: Int, width: Int, height: Int)
  /// Cairo could not draw it or make it a PNG.
  case failed(file: String, page: Int, cause: String)

  /// One line that names the file and the cause.
  public var description: String { text.description }

  /// The line in the reader's language.
  public var text: Text {
    switch self {
    case .tooLarge(let file, let page, let width, let height):
      "\(file): page \(page) would be \(width) by \(height) pixels: choose a smaller scale"
    case .failed(let file, let page, let cause): "\(file): page \(page) could not be drawn: \(cause)"
    }
  }
}

extension PDFDocument {
  /// The most pixels that a picture may have: a page of A0 at 144 a inch.
  static let mostPixels = 40_000_000

  /// Draws a page as it is printed, with marks over it.
  ///
  /// ```swift
  /// let page = try pdf.page(3)
  /// let marks = page.glyphs.map { Overlay(.outline($0.box), color: Color(red: 1, green: 0, blue: 0)) }
  /// try pdf.picture(ofPage: 3, overlays: marks).write(to: URL(filePath: "page3.png"))
  /// ```
  ///
  /// - Parameters:
  ///   - number: The page's number, from 1.
  ///   - scale: Pixels a point; 2 is 144 pixels an inch.
  ///   - overlays: What is drawn over it, in order.
  ///   - view: How it is looked at; nil for as it lies. The marks' points are those of the view.
  /// - Returns: The picture as a PNG.
  /// - Throws: `ExtractionError` where there is no such page, `RenderingError` where it cannot be drawn.
  public func picture(ofPage number: Int, scale: Double = 2, overlays: [Overlay] = [], view: PageView? = nil) throws -> Data {
    try withPage(number) { page, pageWidth, pageHeight in
      let (width, height) = view?.isTurned == true ? (pageHeight, pageWidth) : (pageWidth, pageHeight)
      let columns = Int((width * scale).rounded(.up))
      let rows = Int((height * scale).rounded(.up))
      guard columns > 0, rows > 0, columns <= 32_767, rows <= 32_767, columns * rows <= Self.mostPixels else {
        throw RenderingError.tooLarge(file: name, page: number, width: columns, height: rows)
      }
      let canvas = PageCanvas(columns: columns, rows: rows, scale: scale)
      canvas.draw(page, view)
      for overlay in overlays { canvas.draw(overlay) }
      do throws(PageCanvas.Failure) {
        return try canvas.png()
      } catch {
        throw RenderingError.failed(file: name, page: number, cause: error.cause)
      }
    }
  }
}
