import Extraction

/// Tells page numbers, headers and footers from content and takes them out.
enum RunningMatter {
  /// The share of the page's height, from its top and from its bottom, where running matter stands.
  static let margin = 0.12
  /// A line must stand at the same place on this share of the pages to be a header or footer.
  static let repeatingShare = 0.5

  /// Removes running matter from the pages' lines.
  static func remove(from pages: inout [PageLayout]) {
    removePageNumbers(from: &pages)
    removeRepeatedLines(from: &pages)
  }

  // MARK: Page numbers

  private static func removePageNumbers(from pages: inout [PageLayout]) {
    var found: [(page: Int, line: Int, offset: Int)] = []
    for (p, page) in pages.enumerated() {
      for (l, line) in page.lines.enumerated() where isMarginal(line, on: page) {
        if let number = pageNumber(in: line.text) { found.append((p, l, number - page.page)) }
      }
    }
    var counts: [Int: Int] = [:]
    for entry in found { counts[entry.offset, default: 0] += 1 }
    // One numbering runs through a document, or starts anew after a cover; a number that fits no run is content.
    let offsets = Set(counts.filter { $0.value >= 2 || pages.count <= 2 || $0.key == 0 }.keys)
    for entry in found.reversed() where offsets.contains(entry.offset) { pages[entry.page].lines.remove(at: entry.line) }
  }

  /// The page number that a line is, with its ornaments: `12`, `- 12 -`, `— 12 —`, `第 12 页`, `12 / 30`, `第 12 页 共 30 页`.
  static func pageNumber(in text: String) -> Int? {
    guard text.count <= 20, text.allSatisfy({ isDigit($0) || " -–—―－‐·•~第页共/,，.".contains($0) }) else { return nil }
    let digits = text.split(whereSeparator: { !isDigit($0) })
    guard let first = digits.first, digits.count <= 2, first.count <= 4 else { return nil }
    guard digits.count == 1 || text.contains("/") || text.contains("共") else { return nil }
    return Int(first)
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }

  // MARK: Headers and footers

  private static func removeRepeatedLines(from pages: inout [PageLayout]) {
    guard pages.count >= 3 else { return }
    struct Place: Hashable {
      var text: String
      var y: Int
    }
    var places: [Place: [Int]] = [:]
    func place(_ line: TextLine, y: Double) -> Place { Place(text: line.text.filter { !$0.isWhitespace }, y: Int((y / 4).rounded())) }
    for (p, page) in pages.enumerated() {
      for line in edgeLines(of: page) { places[place(line, y: line.box.y0), default: []].append(p) }
    }
    let repeated = Set(places.filter { Double(Set($0.value).count) >= max(3, repeatingShare * Double(pages.count)) }.keys)
    guard !repeated.isEmpty else { return }
    for p in pages.indices {
      let edges = edgeLines(of: pages[p])
      pages[p].lines.removeAll { edges.contains($0) && repeated.contains(place($0, y: $0.box.y0)) }
    }
  }

  /// The outermost lines of a page that stand in its margins.
  ///
  /// Close above a table a line of two parts is its caption and one in large type its title, however often they come.
  private static func edgeLines(of page: PageLayout) -> [TextLine] {
    [page.lines.min { $0.box.y0 < $1.box.y0 }, page.lines.max { $0.box.y1 < $1.box.y1 }].compactMap { $0 }.filter { line in
      guard isMarginal(line, on: page) else { return false }
      let table = page.tables.first { $0.box.y0 > line.box.y0 && $0.box.y0 - line.box.y1 < 60 }
      guard let table else { return true }
      let isCaption = line.segments.count > 1 || line.text.contains("：") || line.text.contains(":")
      let isTitle = line.fontSize > 1.25 * table.typeSize
      return !(isCaption && table.box.y0 - line.box.y1 < 30) && !isTitle
    }
  }

  private static func isMarginal(_ line: TextLine, on page: PageLayout) -> Bool {
    let outside =
      line.box.midY < margin * page.height || line.box.midY > (1 - margin) * page.height
    return outside && !page.tables.contains { $0.box.y0 < line.box.y0 && $0.box.y1 > line.box.y1 && $0.box.horizontalOverlap(line.box) > 0 }
  }
}
