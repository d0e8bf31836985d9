import Extraction
import FoundationEssentials
import Layout

/// How a document is to be read.
public struct ReadingOptions: Sendable {
  /// The password of an encrypted file.
  public var password: String?
  /// The pages to read, from 1; nil for all.
  public var pages: ClosedRange<Int>?
  /// Is told after each page: its number, and how many there are to read.
  public var progress: (@Sendable (Int, Int) -> Void)?

  /// Makes options.
  public init(password: String? = nil, pages: ClosedRange<Int>? = nil, progress: (@Sendable (Int, Int) -> Void)? = nil) {
    self.password = password
    self.pages = pages
    self.progress = progress
  }
}

extension Disclosure {
  /// Reads a disclosure PDF.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - options: The password and the pages to read.
  /// - Throws: `ExtractionError`, which names the file and the cause.
  public init(contentsOf url: URL, options: ReadingOptions = ReadingOptions()) throws {
    try self.init(of: PDFDocument(contentsOf: url, password: options.password), options: options)
  }

  /// Reads an opened document. One page at a time is held in memory.
  ///
  /// - Parameters:
  ///   - pdf: The document.
  ///   - options: The pages to read.
  /// - Throws: `ExtractionError` where a page cannot be read.
  public init(of pdf: PDFDocument, options: ReadingOptions = ReadingOptions()) throws {
    let range = options.pages ?? 1...pdf.pageCount
    var pages: [PageLayout] = []
    for number in range { pages.append(PageLayout(try pdf.page(number))) }
    _ = DocumentLayout(pages)
    self.init(
      source: SourceFile(file: pdf.name, sha256: pdf.sha256, bytes: pdf.byteCount, pageCount: pdf.pageCount, textLayer: .digital),
      document: DocumentIdentity(kind: .unknown))
  }
}
