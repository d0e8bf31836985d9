import Disclosure
import Extraction
import Layout
import Recognition

/// A document whose pages were read and laid out, and whose forms are still to be understood.
///
/// It stands between the pages and the disclosure, so that grids can be looked at or put right without reading the file again.
///
/// ```swift
/// var document = try LaidOutDocument(of: pdf, options: options)
/// let disclosure = document.disclosure(rules: options.rules)
/// ```
public struct LaidOutDocument: Sendable {
  /// Its paragraphs and tables, their boxes in points of the pages as they were read: upright and level.
  public var layout: DocumentLayout
  /// The file that it was read from.
  public let source: SourceFile
  /// The pages that were read, in order.
  public let pages: [LaidOutPage]
  private let options: ReadingOptions
  /// What is wrong with the file as a whole.
  private let damage: DocumentDamage

  /// A page that was laid out.
  private struct Part: Sendable {
    var leaves: [LeafLayout]
    var page: LaidOutPage

    init(_ read: ReadPage) {
      leaves = LeafLayout.leaves(of: read.page)
      page = LaidOutPage(read)
    }
  }

  /// Reads and lays out the pages of an opened document.
  ///
  /// As many pages as there are jobs are held in memory at a time.
  ///
  /// - Parameters:
  ///   - pdf: The document.
  ///   - options: The pages to read, and how.
  /// - Throws: `ExtractionError` where no page can be read; `RecognitionError` where the models were named, or must be used, and fail.
  public init(of pdf: PDFDocument, options: ReadingOptions = ReadingOptions()) throws {
    let range = options.pages ?? 1...pdf.pageCount
    let reader = PageReader(pdf, options: options.recognition)
    let parts = try reader.read(range, progress: { options.progress?($0, range.count) }, Part.init)
    try self.init(parts, of: pdf, options: options)
  }

  /// Lays out the pages of a document that were read before.
  ///
  /// - Parameters:
  ///   - pages: The pages.
  ///   - pdf: The document.
  ///   - options: How they were read.
  /// - Throws: `ExtractionError` where none of them could be read.
  public init(_ pages: [ReadPage], of pdf: PDFDocument, options: ReadingOptions = ReadingOptions()) throws {
    try self.init(pages.map(Part.init), of: pdf, options: options)
  }

  private init(_ parts: [Part], of pdf: PDFDocument, options: ReadingOptions) throws {
    let pages = parts.map(\.page)
    damage = DocumentDamage(pages: pages, opening: pdf.faults)
    if let damage = damage.ofEveryPage { throw damage }
    layout = DocumentLayout(sheets: parts.flatMap(\.leaves))
    source = SourceFile(
      file: pdf.name, sha256: pdf.sha256, bytes: pdf.byteCount, pageCount: pdf.pageCount, textLayer: Self.textLayer(pages.map(\.verdict)),
      pdf: pdf.information)
    self.pages = pages
    self.options = options
  }

  /// What the document says.
  ///
  /// - Parameters:
  ///   - rules: What is known of the forms.
  ///   - overrides: What a person said of titles, kinds, units and identity.
  /// - Returns: The disclosure, its boxes in points of the pages as the PDF shows them.
  public func disclosure(rules: FormRules, overrides: ReadingOverrides = ReadingOverrides()) -> Disclosure {
    let recognized = options.repairs ? numbers(where: \.isRecognized) : []
    var disclosure = Disclosure(
      layout: layout, source: source, recognized: recognized, illegible: numbers(where: \.isIllegible), rules: rules,
      readsNarrative: options.readsNarrative, overrides: overrides)
    disclosure.place(placements)
    disclosure.pages = pages.map(\.summary)
    disclosure.diagnostics = damage.diagnostics + unreadPages + illegiblePages + watermarks + disclosure.diagnostics
    return disclosure
  }

  private func numbers(where condition: (LaidOutPage) -> Bool) -> Set<Int> { Set(pages.filter(condition).map(\.number)) }

  private var unreadPages: [Diagnostic] {
    let remedy = options.recognition.policy == .never ? "" : ": run gongkai models install"
    return pages.filter { $0.isUnread && $0.damage == nil }.map { page in
      Diagnostic(
        .warning, code: .pageScanned, message: "page \(page.number) is a picture without text and was not read\(remedy)", page: page.number)
    }
  }

  private var illegiblePages: [Diagnostic] {
    pages.filter(\.isIllegible).map { page in
      Diagnostic(
        .warning, code: .pageIllegible,
        message: "page \(page.number) can hardly be read: too many of its characters are doubtful to trust the others",
        page: page.number)
    }
  }

  /// The words of watermarks that are told at most.
  private static let mostWords = 3

  private var watermarks: [Diagnostic] {
    let marked = pages.filter { !$0.watermarks.isEmpty }
    guard let first = marked.first else { return [] }
    var words: [String] = []
    for word in marked.flatMap(\.watermarks) where !words.contains(word) { words.append(word) }
    let named = words.prefix(Self.mostWords).joined(separator: ", ")
    return [
      Diagnostic(
        .info, code: .pageWatermark, message: "watermarks on \(marked.count) of \(pages.count) pages were left out: \(named)",
        page: marked.count == 1 ? first.number : nil)
    ]
  }

  private static func textLayer(_ verdicts: [Page.Verdict]) -> SourceFile.TextLayer {
    switch (verdicts.contains(.digital), verdicts.contains(.scanned)) {
    case (true, true): .mixed
    case (true, false): .digital
    case (false, true): .scanned
    case (false, false): .none
    }
  }
}
