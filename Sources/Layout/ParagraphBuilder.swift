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

  /// Whether a line goes on where the one before it ended.
  func continues(_ previous: TextLine, _ line: TextLine) -> Bool {
    guard
      previous.segments.count == 1 || previous.page != line.page || previous.zone != line.zone
        || previous.box.width > 0.6 * previous.pageWidth,
      abs(previous.fontSize - line.fontSize) < 0.8, previous.isBold == line.isBold,
      let before = margins[Column(page: previous.page, zone: previous.zone)], let here = margins[Column(page: line.page, zone: line.zone)]
    else { return false }
    let em = max(line.fontSize, 6)
    // An entry of a table of contents.
    if let last = previous.segments.last, previous.segments.count > 1, Int(last.text) != nil { return false }
    if previous.page == line.page, previous.zone == line.zone {
      let pitch = line.box.y0 - previous.box.y0
      guard pitch > 0.3 * em, pitch < 3.2 * em else { return false }
    } else if previous.zone == line.zone, isCentred(line, between: before, em: em) {
      return false
    }
    let wasFull = before.right - previous.box.x1 < 2.2 * em
    let startsAtMargin = line.box.x0 - here.left < 1.2 * em
    guard wasFull, startsAtMargin else { return isBalancedTitle(previous, line) }
    // A label of its own line heads what follows.
    if endsSentence(previous.text), line.text.hasSuffix("：") || line.text.hasSuffix(":"), line.box.width < 0.4 * (here.right - here.left) {
      return false
    }
    // Where no line is indented, an item's number or the end of a sentence begins a new paragraph.
    return !(Numbering.parse(line.text) != nil && endsSentence(previous.text))
  }

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

  /// Two centred lines of one title.
  private func isBalancedTitle(_ previous: TextLine, _ line: TextLine) -> Bool {
    func centered(_ l: TextLine) -> Bool { abs(l.box.midX - l.pageWidth / 2) < 0.02 * l.pageWidth }
    return previous.page == line.page && centered(previous) && centered(line) && previous.box.width > 0.62 * previous.pageWidth
      && line.box.width < 0.5 * previous.box.width && line.box.y0 - previous.box.y1 < 0.9 * line.fontSize
      && Numbering.parse(line.text) == nil
  }
}
