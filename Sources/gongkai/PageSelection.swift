import Extraction

/// The pages that a command line asks for: `3`, `3-7`, `3-` or `-7`.
struct PageSelection: Equatable {
  /// The first page, from 1.
  var first: Int
  /// The last page; nil for the document's.
  var last: Int?

  static let option = Option(
    "--pages", value: "RANGE", help: "Read only these pages: 3, 3-7, 3- (to the last)\nor -7 (from the first).")

  /// Reads the words.
  init(_ text: String) throws(UsageError) {
    func number(_ digits: Substring) throws(UsageError) -> Int {
      guard digits.allSatisfy({ $0.isASCII && $0.isWholeNumber }), let number = Int(digits), number > 0 else {
        throw UsageError(cause: "--pages cannot be \(text): it is 3, 3-7, 3- or -7, counted from 1")
      }
      return number
    }
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      first = try number(Substring(text))
      last = first
      return
    }
    first = ends[0].isEmpty && !ends[1].isEmpty ? 1 : try number(ends[0])
    last = ends[1].isEmpty ? nil : try number(ends[1])
    if let last, last < first { throw UsageError(cause: "--pages cannot be \(text): it ends before it begins") }
  }

  /// Takes the option where it is given.
  init?(_ arguments: Arguments) throws(UsageError) {
    guard let text = arguments[Self.option] else { return nil }
    self = try PageSelection(text)
  }

  /// The pages of a document.
  ///
  /// - Throws: `ExtractionError.pageOutOfRange` where it has no such page.
  func range(in pdf: PDFDocument) throws(ExtractionError) -> ClosedRange<Int> {
    let end = last ?? max(first, pdf.pageCount)
    guard end <= pdf.pageCount else {
      throw .pageOutOfRange(file: pdf.name, page: first > pdf.pageCount ? first : end, pageCount: pdf.pageCount)
    }
    return first...end
  }
}
