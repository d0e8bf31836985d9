import CPoppler
import FoundationEssentials
import Glibc

/// An opened PDF: the wall around Poppler's document handle.
///
/// ```swift
/// let pdf = try PDFDocument(contentsOf: URL(filePath: "budget.pdf"))
/// for number in 1...pdf.pageCount {
///   let page = try pdf.page(number)
///   print(page.verdict, page.glyphs.count, page.rulings.count)
/// }
/// ```
///
/// One instance serves one thread at a time.
public final class PDFDocument {
  /// The file's base name, or the name given with the bytes.
  ///
  /// It stands in every error.
  public let name: String
  /// The number of pages, at least 1.
  public let pageCount: Int
  /// The file's size in bytes.
  public let byteCount: Int
  /// The SHA-256 of the file's bytes, as 64 lower-case hexadecimal digits.
  public let sha256: String
  /// How many faults were met, and read over, until the file was opened: those that Poppler reported, and a table of its objects that had to
  /// be made anew.
  public let faults: Int

  private let handle: OpaquePointer

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - password: The user or owner password of an encrypted file.
  /// - Throws: `ExtractionError`.
  public convenience init(contentsOf url: URL, password: String? = nil) throws {
    let path = url.path
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw ExtractionError.unreadable(file: path, cause: "there is no such file")
    }
    guard !isDirectory else { throw ExtractionError.directory(file: path) }
    let bytes: Data
    do {
      bytes = try Data(contentsOf: url)
    } catch {
      let allowed = FileManager.default.isReadableFile(atPath: path)
      throw ExtractionError.unreadable(file: path, cause: allowed ? "reading it failed" : "permission denied")
    }
    try self.init(bytes: bytes, name: url.lastPathComponent, errorName: path, password: password)
  }

  /// Opens a document held in memory.
  ///
  /// - Parameters:
  ///   - bytes: The whole PDF.
  ///   - name: What to call it in errors and in the output.
  ///   - password: The user or owner password of an encrypted document.
  /// - Throws: `ExtractionError`.
  public convenience init(bytes: Data, name: String, password: String? = nil) throws {
    try self.init(bytes: bytes, name: name, errorName: name, password: password)
  }

  private init(bytes: Data, name: String, errorName: String, password: String?) throws {
    guard !bytes.isEmpty else { throw ExtractionError.emptyFile(file: errorName) }
    let buffer = bytes.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) }
    defer { g_bytes_unref(buffer) }
    var failure: UnsafeMutablePointer<GError>?
    let (opened, faults) = LibraryReports.counting {
      Self.open(buffer, length: bytes.count, password: password, failure: &failure)
    }
    guard let document = opened else {
      defer { g_clear_error(&failure) }
      throw Self.error(from: failure, bytes: bytes, file: errorName, password: password)
    }
    guard Self.endsAsPDF(bytes) else {
      Self.close(document)
      throw ExtractionError.truncated(file: errorName)
    }
    let count = LibraryTurn.take { Int(poppler_document_get_n_pages(document)) }
    guard count > 0 else {
      Self.close(document)
      throw ExtractionError.noPages(file: errorName)
    }
    self.name = name
    self.errorName = errorName
    handle = document
    self.faults = faults + (ObjectTable.isSound(bytes) ? 0 : 1)
    pageCount = count
    byteCount = bytes.count
    sha256 = Checksum.sha256(bytes)
  }

  /// Hands the bytes to Poppler.
  ///
  /// It tries a password in two encodings. Given bytes, Poppler 22.12 reads freed memory at the second try, which every wrong password
  /// brings about; a stream it opens anew.
  private static func open(
    _ buffer: OpaquePointer?, length: Int, password: String?, failure: inout UnsafeMutablePointer<GError>?
  ) -> OpaquePointer? {
    guard let password else { return poppler_document_new_from_bytes(buffer, nil, &failure) }
    let stream = g_memory_input_stream_new_from_bytes(buffer)
    defer { g_object_unref(stream) }
    return poppler_document_new_from_stream(stream, goffset(length), password, nil, &failure)
  }

  private let errorName: String

  deinit { Self.close(handle) }

  private static func close(_ document: OpaquePointer) {
    LibraryTurn.take { g_object_unref(UnsafeMutableRawPointer(document)) }
  }

  /// Reads one page: glyphs, rulings, areas and pictures.
  ///
  /// - Parameter number: The page's number, from 1.
  /// - Returns: What the page carries.
  /// - Throws: `ExtractionError` where there is no such page or it cannot be loaded.
  public func page(_ number: Int) throws -> Page {
    var (page, faults) = try LibraryReports.counting {
      try withPage(number) { page, width, height in
        // Drawn first: Poppler collects the text on the way.
        var drawing = DrawingObserver.observe(page, width: width, height: height)
        var text = GlyphReader.read(page, visible: Box(0, 0, width, height))
        if drawing.hasPictures(under: text.glyphs) {
          drawing = DrawingObserver.observeInk(page, width: width, height: height)
          drawing.markInvisible(&text.glyphs)
        }
        let rulings = RulingMerger.merge(drawing.rulingsOutside(text.glyphs))
        let words = parted(&text, drawing, rulings)
        let hidden = HiddenText(text, drawing: drawing)
        if !hidden.isEmpty { hidden.mark(&text, on: PrintedPage(page, width: width, height: height)) }
        var read = Page(
          number: number, width: width, height: height, glyphs: text.glyphs, styles: text.styles, rulings: rulings, areas: drawing.areas,
          images: drawing.images)
        read.watermarks = words
        return read
      }
    }
    page.faults = faults
    return page
  }

  /// Takes the watermarks out of a page's text and returns their words.
  private func parted(_ text: inout GlyphReader.Text, _ drawing: DrawingObserver, _ rulings: [Ruling]) -> [String] {
    var marks = Watermarks(text, strings: drawing.strings)
    marks.markCrossed(by: rulings)
    let words: [String]
    (text, words) = marks.parted
    return words
  }

  /// The document information that the file carries: `title`, `author`, `subject`, `keywords`, `creator`, `producer`, `created` and
  /// `modified` (ISO 8601) and `version`; absent entries are left out.
  public var information: [String: String] { LibraryTurn.take { readInformation() } }

  private func readInformation() -> [String: String] {
    var found: [String: String] = [:]
    func add(_ key: String, _ text: UnsafeMutablePointer<CChar>?) {
      guard let text else { return }
      defer { g_free(text) }
      let value = InformationText.decoded(String(cString: text))
      if !value.isEmpty { found[key] = value }
    }
    add("title", poppler_document_get_title(handle))
    add("author", poppler_document_get_author(handle))
    add("subject", poppler_document_get_subject(handle))
    add("keywords", poppler_document_get_keywords(handle))
    add("creator", poppler_document_get_creator(handle))
    add("producer", poppler_document_get_producer(handle))
    add("version", poppler_document_get_pdf_version_string(handle))
    for (key, date) in [
      ("created", poppler_document_get_creation_date_time(handle)), ("modified", poppler_document_get_modification_date_time(handle)),
    ] {
      guard let date else { continue }
      add(key, g_date_time_format_iso8601(date))
      g_date_time_unref(date)
    }
    return found
  }

  /// Hands a loaded page with its size in points (rotation applied) to `body`, and releases it afterwards.
  func withPage<Result>(
    _ number: Int, _ body: (OpaquePointer, Double, Double) throws -> Result
  ) throws -> Result {
    guard number >= 1, number <= pageCount else {
      throw ExtractionError.pageOutOfRange(file: errorName, page: number, pageCount: pageCount)
    }
    return try LibraryTurn.take {
      guard let page = poppler_document_get_page(handle, Int32(number - 1)) else {
        throw ExtractionError.damagedPage(file: errorName, page: number)
      }
      defer { g_object_unref(UnsafeMutableRawPointer(page)) }
      var width = 0.0
      var height = 0.0
      poppler_page_get_size(page, &width, &height)
      guard width.isFinite, height.isFinite, width >= 1, height >= 1, width <= 20_000, height <= 20_000 else {
        throw ExtractionError.unusablePageSize(file: errorName, page: number)
      }
      return try body(page, width, height)
    }
  }

  private static func error(
    from failure: UnsafeMutablePointer<GError>?, bytes: Data, file: String, password: String?
  ) -> ExtractionError {
    if let failure, failure.pointee.domain == poppler_error_quark(), failure.pointee.code == POPPLER_ERROR_ENCRYPTED.rawValue {
      return password == nil ? .passwordNeeded(file: file) : .wrongPassword(file: file)
    }
    guard bytes.prefix(1024).contains(text: "%PDF-") else {
      return .notAPDF(file: file, cause: "it does not begin with %PDF-")
    }
    guard endsAsPDF(bytes) else { return .truncated(file: file) }
    let cause = failure.flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "unknown damage"
    return .notAPDF(file: file, cause: cause)
  }

  /// Whether the end-of-file marks stand where a whole PDF has them.
  ///
  /// Poppler rebuilds what a cut file still holds and says nothing of what is gone, so a file without its end is refused rather than read
  /// in part. Whatever stands behind the last mark is no part of the file, unless it is objects: then the mark was that of an older version,
  /// or of a file's first page, and the end is missing.
  private static func endsAsPDF(_ bytes: Data) -> Bool {
    let tail = bytes.suffix(4096)
    if tail.contains(text: "%%EOF") || tail.contains(text: "startxref") { return true }
    guard let end = bytes.endOfLast(text: "%%EOF") else { return false }
    return !bytes[end...].contains(text: "endobj")
  }
}

extension Data {
  fileprivate func contains(text: String) -> Bool { place(of: text, from: startIndex) != nil }

  /// Where the last occurrence of some ASCII text ends.
  fileprivate func endOfLast(text: String) -> Index? {
    var found: Index?
    var start = startIndex
    while let next = place(of: text, from: start) {
      found = next + text.utf8.count
      start = next + 1
    }
    return found
  }

  private func place(of text: String, from start: Index) -> Index? {
    let pattern = Array(text.utf8)
    return self[start...].withUnsafeBytes { raw in
      guard let base = raw.baseAddress, let found = memmem(base, raw.count, pattern, pattern.count) else { return nil }
      return start + (UnsafeRawPointer(found) - base)
    }
  }
}
