import Disclosure
import Extraction
import FoundationEssentials

extension Disclosure {
  /// Reads a disclosure PDF.
  ///
  /// ```swift
  /// let disclosure = try Disclosure(contentsOf: URL(filePath: "budget.pdf"))
  /// ```
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - options: The password and the pages to read.
  /// - Throws: `ExtractionError`, which names the file and the cause.
  public init(contentsOf url: URL, options: ReadingOptions = ReadingOptions()) throws {
    try self.init(of: PDFDocument(contentsOf: url, password: options.password), options: options)
  }

  /// Reads an opened document.
  ///
  /// - Parameters:
  ///   - pdf: The document.
  ///   - options: The pages to read.
  /// - Throws: `ExtractionError` where a page cannot be read.
  public init(of pdf: PDFDocument, options: ReadingOptions = ReadingOptions()) throws {
    let document = try LaidOutDocument(of: pdf, options: options)
    self =
      options.corrections.map { CorrectedDocument(document, corrections: $0, rules: options.rules).disclosure }
      ?? document.disclosure(rules: options.rules)
  }
}
