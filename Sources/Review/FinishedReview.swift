import Export
import Extraction
import FoundationEssentials
import Reading
import ReviewPages

/// A document as its review left it: what is written for colleagues, and for the scorer.
public struct FinishedReview {
  private let input: ReviewInput
  private let document: ReviewDocument
  private let password: String?

  /// Reads a document with its corrections.
  ///
  /// - Parameters:
  ///   - input: The document.
  ///   - options: How it is read.
  /// - Throws: `ExtractionError`, `RecognitionError`, `CorrectionsFileError`.
  public init(_ input: ReviewInput, options: ReadingOptions) throws {
    self.input = input
    password = options.password
    let pdf = try PDFDocument(contentsOf: URL(filePath: input.path), password: options.password)
    document = try ReviewDocument(
      LaidOutDocument(of: pdf, options: options), name: input.name, file: input.corrections, rules: options.rules)
  }

  /// Writes the accepted grids in the neutral format of the scorer: `NAME.truth.json`.
  ///
  /// - Parameter folder: Where to.
  /// - Returns: Whether there was anything to write.
  /// - Throws: An error where the file cannot be written.
  public func writeTruth(to folder: String) throws -> Bool {
    guard let truth = AcceptedTruth(document.current.disclosure).json else { return false }
    let bytes = JSONSerializer(.pretty(indent: 1, records: ["cells"])).serialize(truth)
    try Data(bytes).write(to: URL(filePath: "\(folder)/\(input.name).truth.json"), options: .atomic)
    return true
  }

  /// Writes static pages: a folder with an `index.html` that opens from disk.
  ///
  /// - Parameter folder: Where the document's folder goes.
  /// - Throws: An error where a page cannot be drawn or a file not be written.
  public func writePages(to folder: String) throws {
    let own = "\(folder)/\(input.name)"
    let files = FileManager.default
    try files.createDirectory(atPath: own, withIntermediateDirectories: true)
    for name in ["static.css", "static.js"] {
      guard let file = ReviewPages.file(name) else { continue }
      try Data(file.bytes).write(to: URL(filePath: "\(own)/\(name)"), options: .atomic)
    }
    let pictures = PagePictures(password: password)
    for page in document.laidOut.pages {
      let png = try pictures.png(ofPage: page.number, of: input.path, scale: StaticPage.scale, straightening: nil)
      try Data(png).write(to: URL(filePath: "\(own)/page-\(page.number).png"), options: .atomic)
    }
    let html = StaticPage(document).html
    try Data(html.utf8).write(to: URL(filePath: "\(own)/index.html"), options: .atomic)
  }
}
