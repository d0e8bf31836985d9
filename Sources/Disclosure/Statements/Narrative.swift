import Extraction
import Layout

/// A paragraph of the narrative and the headings over it.
struct NarrativeParagraph {
  /// The paragraph as it was laid out.
  var paragraph: Paragraph
  /// The titles of the headings over it, from the outermost to the nearest.
  var headings: [String]
  /// The section that it belongs to, as an index.
  var section: Int

  /// Where a printed character of the paragraph stands: the page, and the box of the paragraph's lines on that page.
  func source(ofPlace place: Int, in text: FoldedText) -> Provenance {
    // Joining lines changes white space alone, so other characters are counted.
    var remaining = text.printed[..<min(place, text.printed.count)].count { !$0.isWhitespace }
    var page = paragraph.page
    for line in paragraph.lines {
      page = line.page
      let count = line.text.count { !$0.isWhitespace }
      if remaining < count { break }
      remaining -= count
    }
    let boxes = paragraph.lines.filter { $0.page == page }.map(\.box)
    return Provenance(page: page, box: Box(around: boxes))
  }
}

/// The text outside the tables that may state amounts, under its headings.
struct Narrative {
  private(set) var paragraphs: [NarrativeParagraph] = []
  /// Whether the last paragraph is so long that nothing but its end tells whether it breaks off; its text, which grows with every paragraph
  /// that is joined, is not looked at again.
  private var lastIsLong = false

  /// Adds a paragraph that stands in the last of the given sections, unless it is its heading.
  ///
  /// Where a line ends early because the number after it did not fit, the
  /// layout sees two paragraphs; here they are one again.
  mutating func add(_ paragraph: Paragraph, sections: [DocumentSection]) {
    guard let last = sections.indices.last, !sections[last].paragraphs.isEmpty else { return }
    if paragraphs.last?.section == last, lastIsOpen(), Numbering.parse(paragraph.text) == nil {
      paragraphs[paragraphs.count - 1].paragraph.lines += paragraph.lines
      return
    }
    lastIsLong = false
    paragraphs.append(NarrativeParagraph(paragraph: paragraph, headings: Self.headings(over: last, in: sections), section: last))
  }

  /// The sections that speak of one of the agency's parts each.
  ///
  /// There are several under one heading, each of which begins with its own title and its budget, as “市工务署设计中心预算5.00万元，包括…” under
  /// 市工务署设计中心. What the phrases know, 机关运行经费, is no part.
  func sectionsOfParts(_ rules: FormRules) -> Set<Int> {
    var first: [Int: NarrativeParagraph] = [:]
    for paragraph in paragraphs where first[paragraph.section] == nil { first[paragraph.section] = paragraph }
    let named = first.values.filter { paragraph in
      guard let title = paragraph.headings.last, !rules.phrases.contains(where: { $0.phrase.matches(title) }) else { return false }
      return Folding.folded(paragraph.paragraph.text).hasPrefix(title + "预算")
    }
    let siblings = Dictionary(grouping: named) { $0.headings.dropLast().joined(separator: "/") }
    return Set(siblings.values.filter { $0.count > 1 }.joined().map(\.section))
  }

  /// An item's head is at most this many characters long.
  private static let longestHead = 40

  /// Whether the last paragraph breaks off in mid-sentence.
  private mutating func lastIsOpen() -> Bool {
    guard let paragraph = paragraphs.last?.paragraph, let last = paragraph.lines.last?.text.last, !"。；;：:！!？?".contains(last) else {
      return false
    }
    if lastIsLong { return true }
    let text = paragraph.text
    lastIsLong = text.count > Self.longestHead
    guard text.count >= 15 else { return false }
    // An item's head, which is no heading by its type: （一）一般公共预算当年拨款规模变化情况.
    return lastIsLong || Numbering.parse(text) == nil || text.contains("元") || text.contains { "，,。".contains($0) }
  }

  /// The titles from a section up to its outermost ancestor, outermost first.
  private static func headings(over index: Int, in sections: [DocumentSection]) -> [String] {
    var titles: [String] = []
    var level = Int.max
    for section in sections[...index].reversed() where section.level < level {
      level = section.level
      if let title = section.title { titles.insert(Folding.folded(title), at: 0) }
    }
    return titles
  }
}
