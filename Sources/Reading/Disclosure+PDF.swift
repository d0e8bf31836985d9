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
    self = try LaidOutDocument(of: pdf, options: options).disclosure(rules: options.rules, corrections: options.corrections)
  }
}
