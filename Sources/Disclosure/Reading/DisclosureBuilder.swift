import Layout

extension Disclosure {
  /// Reads a document whose pages have been laid out.
  ///
  /// - Parameters:
  ///   - layout: The document's paragraphs and tables.
  ///   - source: Where they come from.
  ///   - recognized: The pages that were read from pictures and may be repaired.
  ///   - illegible: The pages that can hardly be read: on them no sum confirms an amount.
  ///   - rules: What is known of the forms.
  ///   - readsNarrative: Whether the amounts that the text states are read; where only tables are wanted they are not.
  ///   - overrides: What a person said that is to be taken as given.
  public init(
    layout: DocumentLayout, source: SourceFile, recognized: Set<Int> = [], illegible: Set<Int> = [], rules: FormRules = .standard,
    readsNarrative: Bool = true, overrides: ReadingOverrides = ReadingOverrides()
  ) {
    var builder = DisclosureBuilder(layout.blocks, rules: rules, readsNarrative: readsNarrative, overrides: overrides)
    builder.readBlocks()
    let identity = builder.identity()
    let others = OtherAgencies(in: builder.tables, besides: identity, rules: rules)
    let statements = StatementReader.statements(of: builder.narrative, identity: identity, others: others, rules: rules)
    let repaired = Repairer(builder.tables, statements: statements, recognized: recognized, rules: rules)
    let report = Checker(rules).report(repaired.tables, statements: statements, mends: repaired.mends)
    self.init(
      source: source, document: identity, sections: builder.sections, tables: report.tables, statements: statements, checks: report.checks,
      diagnostics: builder.diagnostics + repaired.diagnostics + Classification.diagnostics(of: repaired.tables)
        + DoubtfulAmounts.diagnostics(of: report.tables))
    Standings.takeBackConfirmations(on: illegible, of: &tables)
    diagnostics += UnprovenAmounts.diagnostics(of: tables)
  }
}

/// Walks a document's blocks and sorts them into tables, what belongs to tables, and sections.
private struct DisclosureBuilder {
  private let blocks: [Block]
  private let rules: FormRules
  private let readsNarrative: Bool
  private let overrides: ReadingOverrides
  private let paragraphs: [Paragraph]
  private var builder: SectionBuilder
  private(set) var tables: [DisclosureTable] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var narrative = Narrative()

  var sections: [DocumentSection] { builder.sections }

  init(_ blocks: [Block], rules: FormRules, readsNarrative: Bool, overrides: ReadingOverrides) {
    let blocks = Self.withCaptionsApart(blocks, CaptionWords(rules))
    self.blocks = blocks
    self.readsNarrative = readsNarrative
    self.rules = rules
    self.overrides = overrides
    paragraphs = blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
    builder = SectionBuilder(paragraphs: paragraphs, rules: rules)
  }

  /// The blocks; what a page begins with is no more of a paragraph of the page before where it is a caption of the table below.
  private static func withCaptionsApart(_ blocks: [Block], _ words: CaptionWords) -> [Block] {
    blocks.flatMap { block -> [Block] in
      guard case .paragraph(let paragraph) = block, paragraph.lines.first?.page != paragraph.lines.last?.page,
        let at = zip(paragraph.lines, paragraph.lines.dropFirst()).enumerated().first(where: { _, pair in
          pair.0.page != pair.1.page && words.isCaption(Folding.folded(pair.1.text))
        })?.offset
      else { return [block] }
      var (upper, lower) = (paragraph, paragraph)
      upper.lines = Array(paragraph.lines[...at])
      lower.lines = Array(paragraph.lines[(at + 1)...])
      return [.paragraph(upper), .paragraph(lower)]
    }
  }

  func identity() -> DocumentIdentity { identity(tables) }

  private func identity(_ tables: [DisclosureTable]) -> DocumentIdentity {
    overrides.applied(to: IdentityReader(paragraphs: paragraphs, tables: tables, rules: rules).identity())
  }

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
          if readsNarrative { narrative.add(paragraph, sections: builder.sections) }
        }
      case .table(let table):
        guard let context = contexts[index] else { continue }
        let id = "t\(drafts.count + 1)"
        let given = overrides.tables[drafts.count] ?? ReadingOverrides.Table()
        drafts.append(reader.draft(table, id: id, context: context, heading: builder.heading(above: table), given: given))
        builder.add(tableWithID: id, page: table.pages.first ?? 1)
      }
    }
    let identity = identity(drafts.map(\.table))
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
