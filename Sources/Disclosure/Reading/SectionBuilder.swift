import Layout

/// Builds the sections of a document: its headings with the paragraphs and tables under them.
struct SectionBuilder {
  private(set) var sections: [DocumentSection] = []
  private let rules: FormRules
  private let bodySize: Double
  private let bodyIsBold: Bool
  private var hasParts = false
  /// The page of a table of contents that is being read.
  private var contentsPage: Int?

  /// A heading is at most this many characters long.
  static let longestHeading = 50

  /// Learns what body text looks like from the document's paragraphs.
  init(paragraphs: [Paragraph], rules: FormRules) {
    self.rules = rules
    var weights: [Int: Int] = [:]
    var bold = 0
    var total = 0
    for paragraph in paragraphs {
      let count = paragraph.lines.reduce(0) { $0 + $1.segments.reduce(0) { $0 + $1.text.count } }
      weights[Int((paragraph.fontSize * 2).rounded()), default: 0] += count
      total += count
      if paragraph.isBold { bold += count }
    }
    bodySize = Double(weights.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0) / 2
    bodyIsBold = bold * 2 > total
    hasParts = paragraphs.contains { Numbering.parse($0.text)?.rank == .part }
  }

  /// Adds a paragraph, as a heading or under the last one.
  mutating func add(_ paragraph: Paragraph) {
    let text = paragraph.text
    let folded = Folding.folded(text)
    if folded.hasSuffix("目录") && folded.count <= 30 || folded == "目次" {
      contentsPage = paragraph.page
      sections.append(DocumentSection(level: 1, title: Folding.printed(text), page: paragraph.page))
      return
    }
    if let page = contentsPage {
      if paragraph.page == page || isContentsEntry(folded) {
        contentsPage = max(page, isContentsEntry(folded) ? paragraph.page : page)
        append(text, page: paragraph.page)
        return
      }
      contentsPage = nil
    }
    if let heading = heading(paragraph, folded: folded) {
      sections.append(heading)
    } else {
      append(text, page: paragraph.page)
    }
  }

  /// Adds a table under the last heading.
  mutating func add(tableWithID id: String, page: Int) {
    open(page: page)
    sections[sections.count - 1].tables.append(id)
  }

  /// A heading names the table under it while no more paragraphs than this stand between.
  private static let mostParagraphsUnderHeading = 3

  /// The heading that a table stands right under, without its number; nil where another table or more than a little text stands between.
  func heading(above table: Table) -> String? {
    guard let section = sections.last, section.tables.isEmpty, section.paragraphs.count <= Self.mostParagraphsUnderHeading,
      let page = table.pages.first, page - section.page <= 1
    else { return nil }
    return section.title
  }

  private mutating func append(_ text: String, page: Int) {
    open(page: page)
    sections[sections.count - 1].paragraphs.append(text)
  }

  private mutating func open(page: Int) {
    if sections.isEmpty { sections.append(DocumentSection(level: 0, title: nil, page: page)) }
  }

  // MARK: Headings

  private func heading(_ paragraph: Paragraph, folded: String) -> DocumentSection? {
    guard (2...Self.longestHeading).contains(folded.count), let last = folded.last, !"。;,:!?".contains(last), !folded.contains("。") else {
      return nil
    }
    guard paragraph.lines.allSatisfy({ $0.segments.count <= 3 }) else { return nil }
    let standsOut = paragraph.fontSize > bodySize + 0.7 || paragraph.isBold && !bodyIsBold
    if let numbering = Numbering.parse(paragraph.text) {
      let isShort = folded.count <= 30 && !folded.contains(",") && !folded.contains("万元")
      guard numbering.rank <= .chinese && isShort || standsOut, !numbering.rest.isEmpty || numbering.rank == .part else { return nil }
      return DocumentSection(
        number: numbering.printed, level: level(of: numbering.rank), title: numbering.rest.isEmpty ? nil : numbering.rest,
        page: paragraph.page)
    }
    guard standsOut, paragraph.fontSize >= bodySize - 0.5, !isAmountLine(folded) else { return nil }
    return DocumentSection(
      level: paragraph.isCentered || paragraph.fontSize > bodySize + 3 ? 1 : hasParts ? 2 : 1, title: paragraph.text, page: paragraph.page)
  }

  private func level(of rank: Numbering.Rank) -> Int {
    rank == .part ? 1 : rank.rawValue + (hasParts ? 1 : 0)
  }

  private func isAmountLine(_ text: String) -> Bool { Numbers.decimal(text) != nil }

  /// A line that leads over dots to a page number.
  private func isContentsEntry(_ text: String) -> Bool {
    text.contains("……") || text.contains("....") || text.contains("····")
  }
}
