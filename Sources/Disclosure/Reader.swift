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
  /// What is known of the forms.
  public var rules: FormRules
  /// Is told after each page how many are read, and how many there are to read; called on several threads.
  public var progress: (@Sendable (Int, Int) -> Void)?

  /// Makes options.
  public init(
    password: String? = nil, pages: ClosedRange<Int>? = nil, recognition: RecognitionOptions = RecognitionOptions(), repairs: Bool = true,
    rules: FormRules = .standard, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) {
    self.password = password
    self.pages = pages
    self.recognition = recognition
    self.repairs = repairs
    self.rules = rules
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
      LaidOutPage(
        leaves: LeafLayout.leaves(of: read.page), number: read.page.number, box: read.placement?.apply(read.page.box) ?? read.page.box,
        verdict: read.verdict, placement: read.placement, isUnread: read.isUnread, isIllegible: read.isIllegible)
    }
    let source = SourceFile(
      file: pdf.name, sha256: pdf.sha256, bytes: pdf.byteCount, pageCount: pdf.pageCount, textLayer: Self.textLayer(pages.map(\.verdict)),
      pdf: pdf.information)
    let recognized = options.repairs ? Set(pages.filter { $0.placement != nil }.map(\.number)) : []
    self.init(layout: DocumentLayout(sheets: pages.flatMap(\.leaves)), source: source, recognized: recognized, rules: options.rules)
    var placements: [Int: PlaneMap] = [:]
    for page in pages { placements[page.number] = page.placement }
    place(placements)
    self.pages = pages.map(\.summary)
    Standings.takeBackConfirmations(on: Set(pages.filter(\.isIllegible).map(\.number)), of: &tables)
    diagnostics = Self.unread(pages, options: options.recognition) + Self.illegible(pages) + diagnostics
  }

  /// Reads a document whose pages have been laid out.
  ///
  /// - Parameters:
  ///   - layout: The document's paragraphs and tables.
  ///   - source: Where they come from.
  ///   - recognized: The pages that were read from pictures and may be repaired.
  ///   - rules: What is known of the forms.
  public init(layout: DocumentLayout, source: SourceFile, recognized: Set<Int> = [], rules: FormRules = .standard) {
    var builder = DisclosureBuilder(layout.blocks, rules: rules)
    builder.readBlocks()
    let identity = builder.identity()
    let statements = StatementReader.statements(of: builder.narrative, identity: identity, rules: rules)
    let repaired = Repairer(builder.tables, statements: statements, recognized: recognized, rules: rules)
    let report = Checker(rules).report(repaired.tables, statements: statements)
    self.init(
      source: source, document: identity, sections: builder.sections, tables: report.tables, statements: statements, checks: report.checks,
      diagnostics: builder.diagnostics + repaired.diagnostics + Classification.diagnostics(of: repaired.tables)
        + DoubtfulAmounts.diagnostics(of: report.tables))
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
    let remedy = options.policy == .never ? "" : ": run gongkai models install"
    return pages.filter(\.isUnread).map(\.number).map { number in
      Diagnostic(
        .warning, code: .pageScanned, message: "page \(number) is a picture without text and was not read\(remedy)", page: number)
    }
  }

  private static func illegible(_ pages: [LaidOutPage]) -> [Diagnostic] {
    pages.filter(\.isIllegible).map { page in
      Diagnostic(
        .warning, code: .pageIllegible,
        message: "page \(page.number) can hardly be read: too many of its characters are doubtful to trust the others",
        page: page.number)
    }
  }
}

/// What is kept of a page once it is laid out.
private struct LaidOutPage: Sendable {
  var leaves: [LeafLayout]
  /// The page's number, from 1.
  var number: Int
  /// The page as the PDF shows it, in points.
  var box: Box
  var verdict: Page.Verdict
  var placement: PlaneMap?
  var isUnread: Bool
  var isIllegible: Bool

  var summary: PageSummary {
    let reading: PageSummary.Reading = isUnread ? .unread : placement != nil ? .recognized : verdict == .empty ? .empty : .text
    return PageSummary(number: number, width: box.width, height: box.height, reading: reading)
  }
}

/// Walks a document's blocks and sorts them into tables, what belongs to tables, and sections.
private struct DisclosureBuilder {
  private let blocks: [Block]
  private let rules: FormRules
  private let paragraphs: [Paragraph]
  private var builder: SectionBuilder
  private(set) var tables: [DisclosureTable] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var narrative = Narrative()

  var sections: [DocumentSection] { builder.sections }

  init(_ blocks: [Block], rules: FormRules) {
    self.blocks = blocks
    self.rules = rules
    paragraphs = blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
    builder = SectionBuilder(paragraphs: paragraphs, rules: rules)
  }

  func identity() -> DocumentIdentity { IdentityReader(paragraphs: paragraphs, tables: tables, rules: rules).identity() }

  mutating func readBlocks() {
    var contexts: [Int: TableContext] = [:]
    var isOwned = Array(repeating: false, count: blocks.count)
    for index in blocks.indices {
      guard case .table = blocks[index] else { continue }
      let found = TableContext(of: index, in: blocks, rules: rules)
      for i in (index - found.blocksBefore)..<index { isOwned[i] = true }
      for i in (index + 1)..<(index + 1 + found.blocksAfter) { isOwned[i] = true }
      contexts[index] = found
    }
    let reader = TableReader(rules)
    var drafts: [TableReader.Draft] = []
    for (index, block) in blocks.enumerated() {
      switch block {
      case .paragraph(let paragraph):
        if !isOwned[index] {
          builder.add(paragraph)
          narrative.add(paragraph, sections: builder.sections)
        }
      case .table(let table):
        guard let context = contexts[index] else { continue }
        let id = "t\(drafts.count + 1)"
        drafts.append(reader.draft(table, id: id, context: context, heading: builder.heading(above: table)))
        builder.add(tableWithID: id, page: table.pages.first ?? 1)
      }
    }
    let identity = IdentityReader(paragraphs: paragraphs, tables: drafts.map(\.table), rules: rules).identity()
    let years = Numbers.years(in: Folding.folded(identity.title ?? ""))
    let frame = TableReader.Frame(unit: agreedUnit(drafts), year: identity.fiscalYear, years: years)
    tables = drafts.map { reader.finish($0, frame: frame, diagnostics: &diagnostics) }
    UnitEvidence.settle(&tables, diagnostics: &diagnostics)
    TableReferences.number(&tables)
  }

  /// The unit that most of the tables print.
  private func agreedUnit(_ drafts: [TableReader.Draft]) -> MoneyUnit? {
    var counts: [String: Int] = [:]
    for unit in drafts.compactMap(\.unit) { counts[unit.text, default: 0] += 1 }
    guard let most = counts.values.max() else { return nil }
    return drafts.compactMap(\.unit).first { counts[$0.text] == most }
  }
}

/// Names for tables that do not depend on which pages were read.
private enum TableReferences {
  /// Numbers the tables that begin on each page.
  static func number(_ tables: inout [DisclosureTable]) {
    var counts: [Int: Int] = [:]
    for index in tables.indices {
      let page = tables[index].pages.first ?? 1
      counts[page, default: 0] += 1
      tables[index].reference = "p\(page).\(counts[page] ?? 1)"
    }
  }
}
