import Texts

/// Why a PDF or one of its pages could not be read.
///
/// The description names the file and the cause in one line.
public enum ExtractionError: Error, Sendable, Equatable, CustomStringConvertible, Worded {
  /// The file is not there or may not be read.
  case unreadable(file: String, cause: String)
  /// The path names a directory.
  case directory(file: String)
  /// The file holds no bytes.
  case emptyFile(file: String)
  /// The bytes are no PDF, or so damaged that no page can be found.
  case notAPDF(file: String, cause: String)
  /// The file begins as a PDF and its end is missing.
  case truncated(file: String)
  /// The file is encrypted and no password was given.
  case passwordNeeded(file: String)
  /// The file is encrypted and the password does not open it.
  case wrongPassword(file: String)
  /// The document has no pages.
  case noPages(file: String)
  /// The page number lies outside the document.
  case pageOutOfRange(file: String, page: Int, pageCount: Int)
  /// The page exists in name and cannot be loaded.
  case damagedPage(file: String, page: Int)
  /// The page's size is no usable number of points.
  case unusablePageSize(file: String, page: Int)

  /// Whether it is of one page alone, so that others can still be read.
  public var isOfOnePage: Bool {
    switch self {
    case .damagedPage, .unusablePageSize: true
    default: false
    }
  }

  /// One line that names the file and the cause.
  public var description: String { text.description }

  /// The line in the reader's language.
  public var text: Text {
    switch self {
    case .unreadable(let file, let cause): "\(file): cannot be read: \(cause)"
    case .directory(let file): "\(file): is a directory, not a PDF"
    case .emptyFile(let file): "\(file): is empty (0 bytes)"
    case .notAPDF(let file, let cause): "\(file): is not a readable PDF: \(cause)"
    case .truncated(let file): "\(file): is truncated: the end of the PDF is missing"
    case .passwordNeeded(let file): "\(file): is encrypted: give its password with --password"
    case .wrongPassword(let file): "\(file): is encrypted, and the password does not open it"
    case .noPages(let file): "\(file): has no pages"
    case .pageOutOfRange(let file, let page, let count): "\(file): has no page \(page); its pages are 1 to \(count)"
    case .damagedPage(let file, let page): "\(file): page \(page) is damaged and cannot be read"
    case .unusablePageSize(let file, let page): "\(file): page \(page) has an unusable size"
    }
  }
}
