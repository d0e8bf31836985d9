import Extraction
import FoundationEssentials
import Recognition

/// Draws the pages of the documents under review; a few files stay open.
final class PagePictures {
  /// The zooms that are drawn, in pixels a point: a browser asks for the next larger one.
  static let scales: ClosedRange<Double> = 0.2...6
  /// So many files stay open.
  private static let mostOpen = 4
  /// So many pictures are kept.
  private static let mostKept = 24

  private struct Key: Hashable {
    var path: String
    var page: Int
    var scale: Double
    var isStraight: Bool
  }

  private let password: String?
  private var open: [(path: String, pdf: PDFDocument)] = []
  private var kept: [(key: Key, png: [UInt8])] = []

  init(password: String?) { self.password = password }

  /// Draws a page.
  ///
  /// - Parameters:
  ///   - page: The page, from 1.
  ///   - path: The file.
  ///   - scale: Pixels a point.
  ///   - placement: For a page that is to lie straight: what takes its straight points to those of the page.
  /// - Returns: The PNG.
  /// - Throws: `ExtractionError`, `RenderingError`.
  func png(ofPage page: Int, of path: String, scale: Double, straightening placement: PlaneMap?) throws -> [UInt8] {
    let key = Key(path: path, page: page, scale: scale, isStraight: placement != nil)
    if let known = kept.first(where: { $0.key == key }) { return known.png }
    let png = Array(try pdf(path).picture(ofPage: page, scale: scale, view: placement.flatMap(PageView.init)))
    kept.append((key, png))
    if kept.count > Self.mostKept { kept.removeFirst() }
    return png
  }

  private func pdf(_ path: String) throws -> PDFDocument {
    if let known = open.first(where: { $0.path == path }) { return known.pdf }
    let pdf = try PDFDocument(contentsOf: URL(filePath: path), password: password)
    open.append((path, pdf))
    if open.count > Self.mostOpen { open.removeFirst() }
    return pdf
  }
}
