import Extraction

/// A document's flow: its paragraphs and its tables in reading order, joined over page breaks.
public struct DocumentLayout: Sendable {
  /// The paragraphs and tables in reading order.
  public var blocks: [Block]

  /// The tables alone.
  public var tables: [Table] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// Joins the pages of a document, given in order.
  public init(_ pages: [PageLayout]) {
    var pages = pages
    for p in pages.indices { OverflowingText.claim(on: &pages[p]) }
    RunningMatter.remove(from: &pages)
    ColumnBreak.join(&pages)
    for p in pages.indices { for t in pages[p].tables.indices { FramedText.peelOpenRows(of: &pages[p].tables[t]) } }
    var assembler = FlowAssembler(pages: pages)
    for page in pages { assembler.add(page) }
    blocks = TitleFinder.withTitles(assembler.finish())
  }
}

/// Takes pages one after the other and joins their blocks.
private struct FlowAssembler {
  private let paragraphs: ParagraphBuilder
  private var blocks: [Block] = []
  private var openParagraph: [TextLine] = []
  private var openTable: GrowingTable?
  /// The lines since the last table or page top, as the lead of the next table.
  private var lead: [TextLine] = []
  /// Whether nothing was printed since the open table ended.
  private var tableIsLast = false
  /// The lowest point that any page's content reaches, in points.
  private let contentBottom: Double

  /// How often each text stands in the cells of the document.
  private let vocabulary: [String: Int]

  init(pages: [PageLayout]) {
    paragraphs = ParagraphBuilder(pages: pages)
    vocabulary = pages.lazy.flatMap(\.tables).flatMap(\.pieces).reduce(into: [:]) { counts, piece in
      if !piece.isEmpty { counts[RowBreak.word(piece.text), default: 0] += 1 }
    }
    contentBottom =
      pages.map { page in
        max(page.tables.map(\.box.y1).max() ?? 0, page.lines.map(\.box.y1).max() ?? 0) / max(page.height, 1)
      }.max() ?? 1
  }

  mutating func add(_ page: PageLayout) {
    var above: [TextLine] = []
    var isFirstTable = true
    for item in SideBySide.ordered(page) {
      switch item {
      case .line(let line): above.append(line)
      case .table(let table):
        let adopted = isFirstTable && tableIsLast ? openTable?.adopting(table) ?? table : table
        let scale = isFirstTable && tableIsLast ? openTable.map { joinScale(of: $0, with: adopted, above: above) } : nil
        if let scale, scale.joins {
          openTable?.append(adopted, vocabulary: vocabulary, isCertain: !scale.isTie)
        } else if table.isRemainder, table.box.y1 <= Self.footOfPage * table.pageHeight {
          for line in above + table.textLines { add(line) }
        } else {
          for line in above { add(line) }
          begin(table, lead: above)
        }
        above = []
        isFirstTable = false
      }
    }
    for line in above { add(line) }
  }

  mutating func finish() -> [Block] {
    closeParagraph()
    closeTable()
    return blocks
  }

  private mutating func begin(_ table: PageTable, lead: [TextLine]) {
    closeParagraph()
    closeTable()
    openTable = GrowingTable(table, lead: lead)
    tableIsLast = true
  }

  private mutating func add(_ line: TextLine) {
    openTable?.consider(line)
    closeTable()
    tableIsLast = false
    if !openParagraph.isEmpty, !paragraphs.continues(openParagraph, line) { closeParagraph() }
    openParagraph.append(line)
  }

  private mutating func closeParagraph() {
    if !openParagraph.isEmpty { blocks.append(.paragraph(Paragraph(lines: openParagraph))) }
    openParagraph = []
  }

  private mutating func closeTable() {
    guard let table = openTable else { return }
    openTable = nil
    if table.isLoneRemainder {
      openParagraph += table.textLines
      closeParagraph()
    } else {
      blocks.append(.table(table.table))
    }
  }

  /// What speaks for the first table of a page going on with the last one of the page before.
  ///
  /// `above` has the lines between the page's head and the table.
  private func joinScale(of open: GrowingTable, with table: PageTable, above: [TextLine]) -> BreakScale {
    var scale = BreakScale(.tablesEnd)
    let isRecognized = open.last.isRecognized && table.isRecognized
    func isRepeated(_ lines: [TextLine], _ lead: [TextLine]) -> Bool {
      RepeatedLead.isRepeated(lines, of: lead, isRecognized: isRecognized)
    }
    let isFramedAnew = !table.peeled.isEmpty && !(table.hasOpenCaption && isRepeated(table.peeled, open.framedLines))
    let fit = open.fit(table)
    let hasSameColumns = if case .same = fit.columns { fit.edges } else { false }
    let isHeadless =
      hasSameColumns && Self.isHeadless(table)
      && above.allSatisfy { Self.mayStandOverPart($0) || isRepeated([$0], open.lead) }
    let isNew =
      !open.last.parts.contains { $0.page + 1 == table.page } || isFramedAnew
      || !isHeadless && !isRepeated(above, open.lead)
    scale.weigh(.newText, if: isNew)
    if isNew { return scale }
    switch fit.columns {
    case .same: scale.weigh(.sameColumns)
    case .moved: scale.weigh(.movedColumns)
    case .other: break
    }
    scale.weigh(.sameEdges, if: fit.edges)
    scale.weigh(.fullPage, if: isFull(open.last.box, before: table))
    let repetition = open.repetition(in: table)
    scale.weigh(.headAgain, if: repetition != nil)
    scale.weigh(.openingAgain, if: repetition?.start == 0)
    let repeated = repetition.map { $0.start == 0 ? $0.count : nil } ?? 0
    scale.weigh(.begunAnew, if: repeated.map { HeadMemory.beginsAnew(table, after: open, repeating: $0) } ?? false)
    if !isHeadless, above.contains(where: { !isCaptionLike($0) }) {
      scale.weigh(.titleAgain)
      scale.weigh(.otherOpening, if: isSameLead(above, as: open.lead) && open.beginsOtherwise(table))
    }
    return scale
  }

  /// Whether a table begins with a row of amounts: no form does, so it goes on with another, whatever short line stands above (续表, 承上页).
  private static func isHeadless(_ table: PageTable) -> Bool {
    let first = table.pieces(startingIn: 0)
    return first.count(where: { Figures.isAmount($0.text) }) >= 2 && first.allSatisfy { $0.rowSpan == 1 }
  }

  /// Whether a line may stand over a part that goes on: it is no sentence and no title of a form (…表).
  private static func mayStandOverPart(_ line: TextLine) -> Bool {
    let word = RowBreak.word(line.text)
    return word.count <= longestMark && !word.contains("。") && !FramedText.endsAsTitle(word)
  }

  /// A mark of continuation, a caption, the title of a paper that runs along have no more characters than this.
  private static let longestMark = 40

  /// Whether the upper part of a table left no room on its page for what the lower part begins with.
  private func isFull(_ upper: Box, before lower: PageTable) -> Bool {
    let first = lower.pieces.filter { $0.row == 0 }.map(\.box.height).max() ?? 0
    return contentBottom * lower.pageHeight - upper.y1 < first + Self.slack
  }

  /// Below this share of a page's height a table may begin with blank rows that the next page goes on with.
  private static let footOfPage = 0.75
  /// What begins right of this share of a page's width stands at the right.
  private static let rightOfPage = 0.55

  /// What has its middle right of this share of a page's width is not centred, but ends at the right.
  private static let rightHalf = 0.6

  /// What a page may leave blank at its foot though a row would fit, in points: two lines, since the lowest content is a guess.
  private static let slack = 30.0

  private func isSameLead(_ above: [TextLine], as lead: [TextLine]) -> Bool {
    above.map { RowBreak.word($0.text) } == lead.map { RowBreak.word($0.text) }
  }

  /// Whether a line is in several parts or stands at the right, as captions do and titles do not.
  private func isCaptionLike(_ line: TextLine) -> Bool {
    line.segments.count > 1 || line.box.x0 > Self.rightOfPage * line.pageWidth || line.box.midX > Self.rightHalf * line.pageWidth
  }
}
