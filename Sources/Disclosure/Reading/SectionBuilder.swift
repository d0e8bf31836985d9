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
  /// The numbers of the parts that the contents listed so far.
  private var listedParts: Set<String> = []
  /// The last entry of each rank that the contents listed.
  private var listed: [Numbering.Rank: String] = [:]
  /// Whether dots lead to the pages of the contents' entries: then what has none is no entry.
  private var hasLeaders = false
  /// The pages that go on with a table of contents.
  private let contentsPages: Set<Int>

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
    contentsPages = ContentsPages.following(in: paragraphs)
  }

  /// Adds a paragraph, as a heading or under the last one.
  mutating func add(_ paragraph: Paragraph) {
    let text = paragraph.text
    let folded = Folding.folded(text)
    if ContentsPages.isHead(folded) {
      contentsPage = paragraph.page
      (listedParts, listed, hasLeaders) = ([], [:], false)
      sections.append(DocumentSection(level: 1, title: Folding.printed(text), page: paragraph.page))
      return
    }
    if let page = contentsPage {
      let begins = beginsText(paragraph)
      let goesOn = contentsPages.contains(paragraph.page) || goesOnWithList(paragraph, folded: folded)
      let isOnContents = paragraph.page == page || paragraph.page == page + 1 && goesOn
      if isContentsEntry(folded) || isOnContents && !begins {
        // What a page begins with may be the rest of the list, and the text come below it.
        hasLeaders = hasLeaders || isContentsEntry(folded)
        if contentsPages.contains(paragraph.page) || isContentsEntry(folded) { contentsPage = max(page, paragraph.page) }
        if let numbering = Numbering.parse(paragraph.text) { listed[numbering.rank] = paragraph.text }
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

  /// Whether a line has the number that follows one of the contents' last.
  private func goesOnWithList(_ paragraph: Paragraph, folded: String) -> Bool {
    guard !hasLeaders, let rank = Numbering.parse(paragraph.text)?.rank, let last = listed[rank], folded.count <= Self.longestHeading else {
      return false
    }
    return Numbering.isNext(paragraph.text, after: last)
  }

  /// Whether a part's heading on a page of contents is one that the contents have listed: there the text begins.
  private mutating func beginsText(_ paragraph: Paragraph) -> Bool {
    guard let numbering = Numbering.parse(paragraph.text), numbering.rank == .part else { return false }
    return !listedParts.insert(numbering.printed).inserted
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
  private func isContentsEntry(_ text: String) -> Bool { ContentsPages.isEntry(text) }
}

/// The pages that go on with a table of contents: lists of titles that come again in the text.
private enum ContentsPages {
  /// So many lines make a list.
  private static let leastTitles = 2
  /// At least this share of the lines come again.
  private static let listedShare = 0.6

  /// Whether a folded text is the head of a table of contents; an item with a number is about some catalogue.
  static func isHead(_ text: String) -> Bool {
    (text.hasSuffix("目录") && text.count <= longestHead || text == "目次") && Numbering.parse(text) == nil
  }

  /// The head of a table of contents may name the document: at most so many characters.
  private static let longestHead = 30

  /// The pages after those of contents that hold nothing else than their rest.
  static func following(in paragraphs: [Paragraph]) -> Set<Int> {
    let folded = paragraphs.map { Folding.folded($0.text) }
    var found: Set<Int> = []
    for (paragraph, text) in zip(paragraphs, folded) where isHead(text) {
      var page = paragraph.page + 1
      while isList(of: zip(paragraphs, folded).filter { $0.0.page == page }.map(\.1), later: later(paragraphs, folded, than: page)) {
        found.insert(page)
        page += 1
      }
    }
    return found
  }

  private static func later(_ paragraphs: [Paragraph], _ folded: [String], than page: Int) -> Set<String> {
    Set(zip(paragraphs, folded).filter { $0.0.page > page }.map { title(of: $0.1) })
  }

  private static func isList(of texts: [String], later: Set<String>) -> Bool {
    guard texts.count >= leastTitles, texts.allSatisfy({ $0.count <= SectionBuilder.longestHeading && !$0.contains("。") }) else {
      return false
    }
    return Double(texts.count { later.contains(title(of: $0)) }) >= listedShare * Double(texts.count)
  }

  /// A title without its number and without what leads to its page.
  private static func title(of text: String) -> String {
    var title = Numbering.parse(text)?.rest ?? text
    while let last = title.last, last.isWholeNumber && isEntry(text) || ".…·".contains(last) { title.removeLast() }
    return title
  }

  static func isEntry(_ text: String) -> Bool {
    text.contains("……") || text.contains("....") || text.contains("····")
  }
}
