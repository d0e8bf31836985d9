import Layout

/// What stands around a table and belongs to it: title, captions and notes.
struct TableContext {
  /// The title.
  private(set) var title: String?
  /// The captions as printed, from top to bottom and left to right.
  private(set) var captions: [String] = []
  /// The notes under the table.
  private(set) var notes: [String] = []
  /// How many blocks before the table are its own.
  private(set) var blocksBefore = 0
  /// How many blocks after the table are its own.
  private(set) var blocksAfter = 0

  private let rules: FormRules
  private let words: CaptionWords

  /// How many blocks above a table are looked at.
  static let reach = 7
  /// A paragraph longer than this many characters is prose.
  static let longestTitle = 70

  /// Looks around the table at an index of the document's blocks.
  init(of index: Int, in blocks: [Block], rules: FormRules) {
    self.rules = rules
    words = CaptionWords(rules)
    guard case .table(let table) = blocks[index] else { return }
    readFramedLines(table.framedLines)
    readAbove(index, in: blocks)
    readBelow(index, in: blocks)
  }

  // MARK: Above

  private mutating func readAbove(_ index: Int, in blocks: [Block]) {
    var above: [[String]] = []
    var at = index - 1
    var page: Int?
    while at >= 0, index - at <= Self.reach, case .paragraph(let paragraph) = blocks[at] {
      // What the page before ends with is none of the captions of this one.
      guard page == nil || page == paragraph.lines.last?.page || isLeftBehind(paragraph, at: at, in: blocks) else { break }
      page = paragraph.page
      let texts = captionTexts(of: paragraph)
      if !texts.isEmpty {
        above.insert(texts, at: 0)
      } else if title == nil, let found = self.title(at: at, in: blocks) {
        title = found.text
        if let number = found.formNumber { above.insert([number], at: 0) }
        at = found.first
      } else {
        break
      }
      at -= 1
    }
    // Captions above a place where no title was found may belong to prose; those right above the table are its own.
    captions = above.flatMap { $0 } + captions
    blocksBefore = index - 1 - at
  }

  /// Whether the page before ends with the title of the table: nothing else has named it, and no heading of the text ends as a form's does.
  private func isLeftBehind(_ paragraph: Paragraph, at index: Int, in blocks: [Block]) -> Bool {
    guard title == nil, Numbering.parse(paragraph.text) == nil, let found = title(at: index, in: blocks) else { return false }
    return Folding.folded(found.text).hasSuffix("表")
  }

  /// The caption texts of a paragraph, or none where it is no caption.
  private func captionTexts(of paragraph: Paragraph) -> [String] {
    let segments = paragraph.lines.flatMap(\.segments).map(\.text)
    let folded = segments.map(Folding.folded)
    let whole = Folding.folded(paragraph.text)
    guard whole.count <= 120, Numbering.parse(paragraph.text)?.rank != .part else { return [] }
    let isCaption =
      folded.contains(where: { words.isCaption($0) }) || words.isCaption(whole)
      || paragraph.lines.count == 1 && segments.count >= 2 && segments.count <= 4 && whole.count <= 60 && !whole.contains("。")
        && isSpread(paragraph)
    guard isCaption, rules.kind(ofTitle: whole) == nil || segments.count > 1 || !whole.hasSuffix("表") else { return [] }
    return labelled(segments)
  }

  /// Whether a line's segments stand at the left and the right of the page.
  private func isSpread(_ paragraph: Paragraph) -> Bool {
    guard let line = paragraph.lines.first, let first = line.segments.first, let last = line.segments.last else { return false }
    return first.box.x0 - line.pageLeft < 0.35 * line.pageWidth && last.box.x1 - line.pageLeft > 0.6 * line.pageWidth
  }

  /// Joins a label that stands alone with the name printed apart from it: 部门：    某局.
  private func labelled(_ segments: [String]) -> [String] {
    var texts: [String] = []
    for segment in segments {
      if let last = texts.last, last.hasSuffix("：") || last.hasSuffix(":"), !words.isCaption(Folding.folded(segment)) {
        texts[texts.count - 1] = last + segment
      } else {
        texts.append(segment)
      }
    }
    return texts
  }

  /// The title that ends with the paragraph at an index, where that is one.
  private func title(at index: Int, in blocks: [Block]) -> (text: String, formNumber: String?, first: Int)? {
    guard case .paragraph(let paragraph) = blocks[index], isTitleLine(paragraph) else { return nil }
    var text = paragraph.text
    var first = index
    while first > 0, case .paragraph(let upper) = blocks[first - 1], case .paragraph(let lower) = blocks[first], wraps(upper, lower) {
      text = upper.text + text
      first -= 1
    }
    guard isTitle(text, paragraph) else { return nil }
    let parts = splitFormNumber(text)
    return (parts.title, parts.formNumber, first)
  }

  private func isTitleLine(_ paragraph: Paragraph) -> Bool {
    let text = Folding.folded(paragraph.text)
    guard (2...Self.longestTitle).contains(text.count), let last = text.last, !"。;,:".contains(last) else { return false }
    return !text.contains("。")
  }

  /// Whether a text is the title of a table: it names a form, or it stands out as a title does and is no numbered heading.
  private func isTitle(_ text: String, _ paragraph: Paragraph) -> Bool {
    let folded = Folding.folded(text)
    let endsAsTable = folded.hasSuffix("表") || folded.hasSuffix(")") && folded.contains("表(")
    if endsAsTable { return true }
    let isNumbered = Numbering.parse(text).map { $0.rank != .arabic } ?? false
    if isNumbered { return false }
    let standsOut = paragraph.isCentered || paragraph.isTitleBlock || paragraph.isBold
    if rules.kind(ofTitle: folded) != nil { return standsOut || folded.count <= 24 }
    return standsOut && folded.count <= 40 && !folded.contains(":")
  }

  /// Whether a title's first line goes on in the next: same type, close together, and no title of its own.
  private func wraps(_ upper: Paragraph, _ lower: Paragraph) -> Bool {
    let text = Folding.folded(upper.text)
    guard upper.page == lower.page, abs(upper.fontSize - lower.fontSize) < 0.6, upper.isBold == lower.isBold,
      upper.lines.count == 1 || upper.isMidset, let last = text.last, !"。;:,".contains(last), !words.isCaption(text),
      Numbering.parse(lower.text) == nil, last != "表" || isBracketed(lower)
    else { return false }
    let gap = lower.box.y0 - upper.box.y1
    return gap < 0.9 * lower.fontSize && lower.box.width < 1.1 * upper.box.width
  }

  /// Whether a line stands in brackets whole, as what qualifies the title above it does: （按功能分类科目）.
  private func isBracketed(_ paragraph: Paragraph) -> Bool {
    let text = Folding.folded(paragraph.text)
    return text.hasPrefix("(") && text.hasSuffix(")") && paragraph.isMidset
  }

  /// Parts a form's number from the title that follows it: 公开03表：支出预算总表.
  private func splitFormNumber(_ text: String) -> (title: String, formNumber: String?) {
    guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return (text, nil) }
    let head = String(text[..<colon])
    let rest = text[text.index(after: colon)...].drop { $0 == " " }
    guard words.isFormNumber(Folding.folded(head)) else { return (text, nil) }
    return (String(rest), head)
  }

  private mutating func readFramedLines(_ lines: [TextLine]) {
    for line in lines {
      let texts = captionTexts(of: Paragraph(lines: [line]))
      // A row of several cells is no title, nor is a label with its value: 项目名称：某项目.
      let isLabelled = line.text.contains("：") || line.text.contains(":")
      if texts.isEmpty, title == nil, line.segments.count == 1, !isLabelled {
        title = line.text
      } else {
        captions += texts.isEmpty ? line.segments.map(\.text) : texts
      }
    }
  }

  // MARK: Below

  private mutating func readBelow(_ index: Int, in blocks: [Block]) {
    guard case .table(let table) = blocks[index] else { return }
    var at = index + 1
    var items = false
    while at < blocks.count, case .paragraph(let paragraph) = blocks[at], paragraph.page == table.pages.last {
      let text = Folding.folded(paragraph.text)
      let isItem = items && Numbering.parse(paragraph.text).map { $0.rank == .arabic || $0.rank >= .bracketedArabic } ?? false
      guard words.isNote(text) || isItem else { break }
      notes.append(paragraph.text)
      items = items || text.contains("1.") || text.contains("1、")
      at += 1
    }
    blocksAfter = at - index - 1
  }
}
