import Extraction
import FoundationEssentials
import Layout
import Recognition

/// How a document is to be read.
public struct ReadingOptions: Sendable {
  /// The password of an encrypted file.
  public var password: String?
  /// The pages to read, from 1; nil for all.
  public var pages: ClosedRange<Int>?
  /// Which pages are read from their pictures, and how.
  public var recognition: RecognitionOptions
  /// Whether the domain corrects what recognition doubted.
  public var repairs: Bool
  /// Is told after each page how many are read, and how many there are to read; called on several threads.
  public var progress: (@Sendable (Int, Int) -> Void)?

  /// Makes options.
  public init(
    password: String? = nil, pages: ClosedRange<Int>? = nil, recognition: RecognitionOptions = RecognitionOptions(), repairs: Bool = true,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) {
    self.password = password
    self.pages = pages
    self.recognition = recognition
    self.repairs = repairs
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

  /// Reads an opened document.
  ///
  /// As many pages as there are jobs are held in memory at a time.
  ///
  /// - Parameters:
  ///   - pdf: The document.
  ///   - options: The pages to read.
  /// - Throws: `ExtractionError` where a page cannot be read.
  public init(of pdf: PDFDocument, options: ReadingOptions = ReadingOptions()) throws {
    let range = options.pages ?? 1...pdf.pageCount
    let pages = try PageReader(pdf, options: options.recognition).read(range, progress: { options.progress?($0, range.count) }) { read in
      LaidOutPage(layout: PageLayout(read.page), verdict: read.verdict, placement: read.placement, isUnread: read.isUnread)
    }
    let source = SourceFile(
      file: pdf.name, sha256: pdf.sha256, bytes: pdf.byteCount, pageCount: pdf.pageCount, textLayer: Self.textLayer(pages.map(\.verdict)),
      pdf: pdf.information)
    let recognized = options.repairs ? Set(pages.filter { $0.placement != nil }.map(\.layout.page)) : []
    self.init(layout: DocumentLayout(pages.map(\.layout)), source: source, recognized: recognized)
    var placements: [Int: PlaneMap] = [:]
    for page in pages { placements[page.layout.page] = page.placement }
    place(placements)
    diagnostics = Self.unread(pages, options: options.recognition) + diagnostics
  }

  /// Reads a document whose pages have been laid out.
  ///
  /// - Parameters:
  ///   - layout: The document's paragraphs and tables.
  ///   - source: Where they come from.
  ///   - recognized: The pages that were read from pictures and may be repaired.
  public init(layout: DocumentLayout, source: SourceFile, recognized: Set<Int> = []) {
    var builder = DisclosureBuilder(layout.blocks)
    builder.readBlocks()
    let identity = builder.identity()
    let statements = StatementReader.statements(of: builder.narrative, identity: identity)
    let repaired = Repairer(builder.tables, statements: statements, recognized: recognized)
    self.init(
      source: source, document: identity, sections: builder.sections, tables: repaired.tables, statements: statements,
      checks: Checker.checks(of: repaired.tables, statements: statements),
      diagnostics: builder.diagnostics + repaired.diagnostics + Classification.diagnostics(of: repaired.tables))
  }

  private static func textLayer(_ verdicts: [Page.Verdict]) -> SourceFile.TextLayer {
    switch (verdicts.contains(.digital), verdicts.contains(.scanned)) {
    case (true, true): .mixed
    case (true, false): .digital
    case (false, true): .scanned
    case (false, false): .none
    }
  }

  private static func unread(_ pages: [LaidOutPage], options: RecognitionOptions) -> [Diagnostic] {
    let remedy = options.policy == .never ? "" : ": run tools/fetch-models"
    return pages.filter(\.isUnread).map(\.layout.page).map { number in
      Diagnostic(
        .warning, code: "page.scanned", message: "page \(number) is a picture without text and was not read\(remedy)", page: number)
    }
  }
}

/// What is kept of a page once it is laid out.
private struct LaidOutPage: Sendable {
  var layout: PageLayout
  var verdict: Page.Verdict
  var placement: PlaneMap?
  var isUnread: Bool
}

/// Walks a document's blocks and sorts them into tables, what belongs to tables, and sections.
private struct DisclosureBuilder {
  private let blocks: [Block]
  private let paragraphs: [Paragraph]
  private var builder: SectionBuilder
  private(set) var tables: [DisclosureTable] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var narrative = Narrative()

  var sections: [DocumentSection] { builder.sections }

  init(_ blocks: [Block]) {
    self.blocks = blocks
    paragraphs = blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
    builder = SectionBuilder(paragraphs: paragraphs)
  }

  func identity() -> DocumentIdentity { IdentityReader(paragraphs: paragraphs, tables: tables).identity() }

  mutating func readBlocks() {
    var surroundings: [Int: Surroundings] = [:]
    var isOwned = Array(repeating: false, count: blocks.count)
    for index in blocks.indices {
      guard case .table = blocks[index] else { continue }
      let found = Surroundings(of: index, in: blocks)
      for i in (index - found.blocksBefore)..<index { isOwned[i] = true }
      for i in (index + 1)..<(index + 1 + found.blocksAfter) { isOwned[i] = true }
      surroundings[index] = found
    }
    var drafts: [TableReader.Draft] = []
    for (index, block) in blocks.enumerated() {
      switch block {
      case .paragraph(let paragraph):
        if !isOwned[index] {
          builder.add(paragraph)
          narrative.add(paragraph, sections: builder.sections)
        }
      case .table(let table):
        guard let around = surroundings[index] else { continue }
        let id = "t\(drafts.count + 1)"
        drafts.append(TableReader.draft(table, id: id, surroundings: around, heading: builder.lastHeading))
        builder.add(tableWithID: id, page: table.pages.first ?? 1)
      }
    }
    let agreed = agreedUnit(drafts)
    tables = drafts.map { TableReader.finish($0, fallback: agreed, diagnostics: &diagnostics) }
  }

  /// The unit that most of the tables print.
  private func agreedUnit(_ drafts: [TableReader.Draft]) -> MoneyUnit? {
    var counts: [String: Int] = [:]
    for unit in drafts.compactMap(\.unit) { counts[unit.text, default: 0] += 1 }
    guard let most = counts.values.max() else { return nil }
    return drafts.compactMap(\.unit).first { counts[$0.text] == most }
  }
}
