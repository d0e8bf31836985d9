import Extraction

/// Tells page numbers, headers and footers from content and takes them out.
enum RunningMatter {
  /// The share of the page's height, from its top and from its bottom, where running matter stands.
  static let margin = 0.12
  /// The share of the page's height where the outermost line may still be a page number: wide margins of landscape pages.
  static let deepMargin = 0.25
  /// A line must stand at the same place on this share of the pages to be a header or footer.
  static let repeatingShare = 0.5
  /// So many pages numbered in one run make even bare numbers far from the edge page numbers.
  static let certainRun = 3

  /// Removes running matter from the pages' lines.
  static func remove(from pages: inout [PageLayout]) {
    let numbering = PageNumbering(pages)
    for p in pages.indices {
      let page = pages[p]
      pages[p].lines.removeAll {
        isContinuationMark($0.text) || numbering.isPageNumber($0, on: page) || areDashes($0.text) && isMarginal($0, on: page)
      }
    }
    removeRepeatedLines(from: &pages, numbering: numbering)
  }

  /// Whether a line only says that what stands here goes on on another page: （接上页）.
  static func isContinuationMark(_ text: String) -> Bool {
    let bare = text.filter { !$0.isWhitespace && !"（）()【】—-…：:".contains($0) }
    return continuationMarks.contains(bare)
  }

  private static let continuationMarks: Set<String> = ["接上页", "转下页", "接下页", "续上页", "续下页", "上接前页", "下转后页", "接上表", "续上表", "转下表"]

  /// Whether a line is dashes alone, as of a page number whose digits were not recognised.
  private static func areDashes(_ text: String) -> Bool {
    text.count >= 2 && text.allSatisfy { dashes.contains($0) || $0.isWhitespace }
  }

  private static let dashes = Set("-–—―‐‑‒─━")

  // MARK: Page numbers

  /// A line that reads as a page number.
  struct PageNumber: Equatable {
    var number: Int
    /// The number of pages that is printed beside it.
    var total: Int?
    /// Whether dashes or words around it say what it is.
    var isDressed: Bool
  }

  /// How the pages are numbered: one run through the document, or one that starts anew after a cover.
  private struct PageNumbering {
    /// For each difference between printed number and page, on how many pages it was found.
    private var runs: [Int: Int] = [:]
    private let pageCount: Int

    init(_ pages: [PageLayout]) {
      pageCount = pages.count
      for page in pages {
        let offsets = page.lines.flatMap { line -> [Int] in
          let texts = [line.text] + (line.segments.count > 1 ? line.segments.map(\.text) : [])
          let numbers = texts.compactMap { pageNumber(in: $0)?.number }
          // Where a line stands is asked of few: it takes a look at all others.
          guard !numbers.isEmpty, isOutermost(line, on: page) || isMarginal(line, on: page) else { return [] }
          return numbers.map { $0 - page.page }
        }
        for offset in Set(offsets) { runs[offset, default: 0] += 1 }
      }
    }

    /// Whether a number is in a run; one that fits no run is content.
    func isInRun(_ number: PageNumber, on page: PageLayout) -> Bool {
      let offset = number.number - page.page
      return (runs[offset] ?? 0) >= 2 || pageCount <= 2 || offset == 0
    }

    func isPageNumber(_ line: TextLine, on page: PageLayout) -> Bool {
      let numbers = pageNumbers(in: line.text, parts: line.segments.map(\.text))
      guard let number = numbers.first(where: { isInRun($0, on: page) }) ?? numbers.first else { return false }
      if isMarginal(line, on: page) { return number.isDressed || isInRun(number, on: page) }
      // Right below what ends the text of a page that is not full, words must say what it is.
      if number.isDressed, number.number == page.page, isLast(line, on: page) { return true }
      guard isOutermost(line, on: page) else { return false }
      return number.isDressed || number.total == pageCount
        ? isInRun(number, on: page) : (runs[number.number - page.page] ?? 0) >= certainRun
    }
  }

  /// The page numbers that a line is: one, or one in each of its parts, since a volume prints its own beside that of the file.
  static func pageNumbers(in line: String, parts: [String]) -> [PageNumber] {
    if let number = pageNumber(in: line) { return [number] }
    let numbers = parts.compactMap(pageNumber)
    return numbers.count == parts.count ? numbers : []
  }

  /// The page number that a text is, with its ornaments: `12`, `- 12 -`, `— 1 2 —`, `第 12 页`, `12 / 30`, `第 12 页 共 30 页`.
  static func pageNumber(in text: String) -> PageNumber? {
    // Most lines have other Chinese characters, and need no closer look.
    guard !text.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) && !pageWords.contains($0) }) else { return nil }
    var text = folded(text)
    for word in ["page", "of"] { text.replace(word, with: word == "of" ? "/" : "第") }
    text = withDashes(text)
    guard text.count <= longest, text.allSatisfy({ isDigit($0) || $0 == " " || ornaments.contains($0) || words.contains($0) }) else {
      return nil
    }
    var digits = text.split(whereSeparator: { !isDigit($0) }).map(String.init)
    let total = text.contains("/") || text.contains("共")
    if !total, digits.count > 1, digits.allSatisfy({ $0.count == 1 }), isSpacedOut(text) { digits = [digits.joined()] }
    guard let first = digits.first, digits.count <= 2, first.count <= 4, digits.count == 1 || total, let number = Int(first) else {
      return nil
    }
    let bare = text.filter { $0 != " " }
    let isBetweenDashes = bare.first.map(ornaments.contains) ?? false && bare.last.map(ornaments.contains) ?? false
    let last = digits.count > 1 ? digits.last.flatMap { Int($0) } : nil
    return PageNumber(number: number, total: last, isDressed: isBetweenDashes || text.contains("第") || text.contains("页") && total)
  }

  /// A page number with its words has at most so many characters: 第 123 页，共 456 页 with spaces between.
  private static let longest = 24

  /// Dashes and dots that stand beside page numbers.
  private static let ornaments = dashes.union("﹣﹘·•~*|‖_〔〕[]<>")
  /// Words and signs that say that a number is a page's.
  private static let words = Set("第页共/,，.")

  /// The Chinese characters among them, and the one that a dash looks like.
  private static let pageWords: [Unicode.Scalar] = ["第", "页", "共", "一"]

  /// Full-width digits and signs as their plain forms, in lower case.
  private static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      let plain = isWide ? scalar.value - 0xFEE0 : scalar.properties.isWhitespace ? 0x20 : scalar.value
      scalars.append(Unicode.Scalar(plain) ?? scalar)
    }
    return String(scalars)
  }

  /// The text with dashes for what they are recognised as beside a digit, `- 27 =` and `一27`, and without the colons that their ends are
  /// taken for, `10:—`.
  private static func withDashes(_ text: String) -> String {
    guard text.contains(where: { ":=一".contains($0) }) else { return text }
    let characters = text.map { "=一".contains($0) ? "—" : $0 }
    return String(
      characters.indices.filter { index in
        let beside = [index - 1, index + 1].filter(characters.indices.contains)
        return characters[index] != ":" || !beside.contains { ornaments.contains(characters[$0]) }
      }.map { characters[$0] })
  }

  /// Whether nothing but spaces stands between the digits.
  private static func isSpacedOut(_ text: String) -> Bool {
    guard let first = text.firstIndex(where: isDigit), let last = text.lastIndex(where: isDigit) else { return false }
    return text[first...last].allSatisfy { isDigit($0) || $0 == " " }
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }

  // MARK: Headers and footers

  private static func removeRepeatedLines(from pages: inout [PageLayout], numbering: PageNumbering) {
    guard pages.count >= 3 else { return }
    struct Place: Hashable {
      var text: String
      var y: Int
    }
    var places: [Place: [Int]] = [:]
    /// The line's words without the page number that stands beside them.
    func words(_ line: TextLine, on page: PageLayout) -> String {
      let kept = line.segments.filter { segment in !(pageNumber(in: segment.text).map { numbering.isInRun($0, on: page) } ?? false) }
      return (kept.isEmpty ? line.segments : kept).map(\.text).joined().filter { !$0.isWhitespace }
    }
    func place(_ line: TextLine, on page: PageLayout) -> Place {
      Place(text: words(line, on: page), y: Int((line.box.y0 / samePlace).rounded()))
    }
    for (p, page) in pages.enumerated() {
      for line in edgeLines(of: page) { places[place(line, on: page), default: []].append(p) }
    }
    let repeated = Set(places.filter { Double(Set($0.value).count) >= max(3, repeatingShare * Double(pages.count)) }.keys)
    guard !repeated.isEmpty else { return }
    for p in pages.indices {
      let page = pages[p]
      let edges = edgeLines(of: page)
      pages[p].lines.removeAll { edges.contains($0) && repeated.contains(place($0, on: page)) }
    }
  }

  /// Headers stand at one place from page to page, to so many points.
  private static let samePlace = 4.0
  /// So far above a table, in points, a line may be its title: a caption of two lines between.
  private static let titleReach = 60.0
  /// So far above a table, in points, a line may be its caption.
  private static let captionReach = 30.0
  /// A title is set in type larger than the table's by this factor.
  private static let titleSize = 1.25

  /// The outermost lines of a page that stand in its margins.
  ///
  /// Close above a table a line of two parts is its caption and one in large type its title, however often they come.
  private static func edgeLines(of page: PageLayout) -> [TextLine] {
    [page.lines.min { $0.box.y0 < $1.box.y0 }, page.lines.max { $0.box.y1 < $1.box.y1 }].compactMap { $0 }.filter { line in
      guard isMarginal(line, on: page) else { return false }
      let table = page.tables.first { $0.box.y0 > line.box.y0 && $0.box.y0 - line.box.y1 < titleReach }
      guard let table else { return true }
      let isCaption = line.segments.count > 1 || line.text.contains("：") || line.text.contains(":")
      let isTitle = line.fontSize > titleSize * table.typeSize
      return !(isCaption && table.box.y0 - line.box.y1 < captionReach) && !isTitle
    }
  }

  private static func isMarginal(_ line: TextLine, on page: PageLayout) -> Bool {
    isWithin(margin, line, of: page)
      && !page.tables.contains { $0.box.y0 < line.box.y0 && $0.box.y1 > line.box.y1 && $0.box.horizontalOverlap(line.box) > 0 }
  }

  /// Whether nothing stands below a line.
  private static func isLast(_ line: TextLine, on page: PageLayout) -> Bool {
    (page.tables.map(\.box) + page.lines.filter { $0 != line }.map(\.box)).allSatisfy { $0.y1 <= line.box.midY }
  }

  /// Whether a line stands near an edge of the page with nothing between it and the edge.
  private static func isOutermost(_ line: TextLine, on page: PageLayout) -> Bool {
    guard isWithin(deepMargin, line, of: page) else { return false }
    let others = page.tables.map(\.box) + page.lines.filter { $0 != line }.map(\.box)
    return line.box.midY < page.height / 2
      ? others.allSatisfy { $0.y0 >= line.box.midY } : others.allSatisfy { $0.y1 <= line.box.midY }
  }

  private static func isWithin(_ share: Double, _ line: TextLine, of page: PageLayout) -> Bool {
    line.box.midY < share * page.height || line.box.midY > (1 - share) * page.height
  }
}
