import Extraction

/// Joins lines to paragraphs.
///
/// A line continues the one before it where that one had no room for another word and this one begins at the margin, in the same type.
struct ParagraphBuilder {
  /// The left and right edge that most long lines of a page share, in points.
  private struct Margins {
    var left: Double
    var right: Double
  }

  /// A part of a page that has margins of its own.
  private struct Column: Hashable {
    var page: Int
    var zone: Int
  }

  private let margins: [Column: Margins]

  /// Learns the margins of each column of each page from its lines.
  init(pages: [PageLayout]) {
    var margins: [Column: Margins] = [:]
    for page in pages {
      for (zone, lines) in Dictionary(grouping: page.lines, by: \.zone) {
        let width = page.zones[zone].width
        let long = lines.filter { $0.segments.count == 1 && $0.box.width > 0.3 * width }
        let telling = long.isEmpty ? lines : long
        guard let left = telling.map(\.box.x0).min(), let right = telling.map(\.box.x1).max() else { continue }
        // Short lines alone do not show where the right margin is.
        let edge = page.zones[zone].x0 + 0.7 * width
        margins[Column(page: page.page, zone: zone)] = Margins(left: left, right: long.isEmpty ? max(right, edge) : right)
      }
    }
    self.margins = margins
  }

  /// Whether a line goes on where the paragraph before it ended.
  func continues(_ paragraph: [TextLine], _ line: TextLine) -> Bool {
    guard let previous = paragraph.last,
      previous.segments.count == 1 || previous.page != line.page || previous.zone != line.zone
        || previous.box.width > 0.6 * previous.pageWidth || LineBreaking.endsWithMark(previous.text),
      abs(previous.fontSize - line.fontSize) < 0.8,
      let before = margins[Column(page: previous.page, zone: previous.zone)], let here = margins[Column(page: line.page, zone: line.zone)]
    else { return false }
    let em = max(line.fontSize, 6)
    // An entry of a table of contents.
    if let last = previous.segments.last, previous.segments.count > 1, Int(last.text) != nil { return false }
    if LineBreaking.leadsToPageNumber(previous.text) || Numbering.isNext(line.text, after: paragraph[0].text) { return false }
    if previous.page == line.page, previous.zone == line.zone {
      let pitch = line.box.y0 - previous.box.y0
      guard pitch > 0.3 * em, pitch < 3.2 * em else { return false }
    } else if previous.zone == line.zone, isCentred(line, between: before, em: em) {
      return false
    }
    let room = before.right - previous.box.x1
    let startsAtMargin = line.box.x0 - here.left < 1.2 * em
    // Words in bold may end anywhere in a line; a heading in bold is not followed by a line at the margin.
    guard previous.isBold == line.isBold || room < 1.2 * em && startsAtMargin && previous.box.x0 - line.box.x0 > em else { return false }
    let hadNoRoom = room < (LineBreaking.headWidth(of: line.text) + Self.justification) * em && !endsSentence(previous.text)
    guard room < 2.2 * em || hadNoRoom, startsAtMargin else {
      return startsAtMargin && LineBreaking.endsWithMark(previous.text) || isBrokenTitle(previous, line, in: before)
    }
    // A label of its own line heads what follows.
    if endsSentence(previous.text), line.text.hasSuffix("：") || line.text.hasSuffix(":"), line.box.width < 0.4 * (here.right - here.left) {
      return false
    }
    // Where no line is indented, an item's number or the end of a sentence begins a new paragraph.
    return !(Numbering.parse(line.text) != nil && endsSentence(previous.text))
  }

  /// By so many ems a line may be set narrower than its characters are, so that what did not fit would have.
  private static let justification = 0.6

  /// Whether a line stands in the middle between margins, as far from the one as from the other.
  private func isCentred(_ line: TextLine, between margins: Margins, em: Double) -> Bool {
    let (left, right) = (line.box.x0 - margins.left, margins.right - line.box.x1)
    return min(left, right) > Self.leastInset * em && abs(left - right) < Self.centredWithin * em
  }

  /// A centred line ends so many ems before either margin: more than an indent, so that a paragraph's first line is none.
  static let leastInset = 2.5
  /// The distances of a centred line from both margins differ by less than this, in ems: margins are known to a character.
  static let centredWithin = 1.5

  private func endsSentence(_ text: String) -> Bool { text.last.map { "。！？；：.;:".contains($0) } ?? true }

  /// Whether two centred lines are one title: the first filled the measure, or left no room for what the second begins with.
  private func isBrokenTitle(_ previous: TextLine, _ line: TextLine, in margins: Margins) -> Bool {
    func centered(_ l: TextLine) -> Bool { abs(l.box.midX - l.pageLeft - l.pageWidth / 2) < 0.02 * l.pageWidth }
    let filled = margins.right - previous.box.x1 < line.fontSize && previous.box.width > 0.62 * previous.pageWidth
    guard previous.page == line.page, previous.segments.count == 1, line.segments.count == 1, centered(previous) || filled, centered(line),
      Numbering.parse(line.text) == nil, !endsSentence(previous.text), line.box.width < previous.box.width
    else { return false }
    let gap = line.box.y0 - previous.box.y1
    let isShort = previous.box.width > 0.62 * previous.pageWidth && line.box.width < 0.5 * previous.box.width
    if isShort, gap < 0.9 * line.fontSize { return true }
    let room = margins.right - margins.left - previous.box.width
    return previous.box.width > Self.broadTitle * previous.pageWidth && gap < Self.titleLeading * line.fontSize
      && room < (LineBreaking.headWidth(of: line.text) + Self.justification) * line.fontSize
  }

  /// The first line of a title that had to be broken takes more than this share of the page's width.
  private static let broadTitle = 0.55
  /// The lines of a title are no farther apart than this, in ems.
  private static let titleLeading = 1.4
}
