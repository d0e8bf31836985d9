import Extraction

/// One line of text outside the tables.
public struct TextLine: Sendable, Equatable {
  /// A stretch of a line with no wide gap in it.
  public struct Segment: Sendable, Equatable {
    /// The words.
    public var text: String
    /// Their box in points.
    public var box: Box
  }

  /// The page that it stands on, from 1.
  public var page: Int
  /// The box of all its text, in points.
  public var box: Box
  /// Its stretches from left to right; captions on the left and right of one line are two.
  public var segments: [Segment]
  /// The size of most of its glyphs, in points.
  public var fontSize: Double
  /// Whether most of its glyphs are set in a bold font.
  public var isBold: Bool
  /// The width of the page, in points, to tell centred lines.
  public var pageWidth: Double
  /// How far the page's left edge stands from that of its sheet, in points: the second of two pages on one.
  public var pageLeft = 0.0
  /// The zone of the page that it stands in, from 0 in reading order: a column of prose has its own.
  public var zone = 0

  /// The whole line; segments are joined with a space.
  public var text: String { segments.count == 1 ? segments[0].text : segments.map(\.text).joined(separator: " ") }
}

/// Puts glyphs in reading order and joins them to text.
enum LineBuilder {
  /// A gap wider than this many ems begins a new segment of a line.
  static let segmentGap = 1.8

  /// What stands on one line shares this much of the lower one's height: fonts differ in where their boxes begin, and small type is raised
  /// or lowered. Of lines set solid less than a fifth overlaps.
  static let shared = 0.64
  /// And this much of the higher one's: two lines stand beside a brace.
  static let sharedOfHigher = 0.55

  /// Groups upright glyphs into lines from top to bottom, each sorted from left to right.
  static func lines(of glyphs: [Glyph]) -> [[Glyph]] {
    guard glyphs.count > 1 else { return glyphs.isEmpty ? [] : [glyphs] }
    var lines: [(top: Double, foot: Double, glyphs: [Glyph])] = []
    for glyph in glyphs.sorted(by: { ($0.box.midY, $0.box.x0) < ($1.box.midY, $1.box.x0) }) {
      let box = glyph.box
      if let last = lines.last, areLevel(top: last.top, foot: last.foot, box) {
        let count = Double(last.glyphs.count)
        lines[lines.count - 1].top = (last.top * count + box.y0) / (count + 1)
        lines[lines.count - 1].foot = (last.foot * count + box.y1) / (count + 1)
        lines[lines.count - 1].glyphs.append(glyph)
      } else {
        lines.append((box.y0, box.y1, [glyph]))
      }
    }
    return withRaised(lines.map { marked(withoutDoubles($0.glyphs.sorted { ($0.box.x0, $0.box.y0) < ($1.box.x0, $1.box.y0) })) })
  }

  /// Whether a glyph stands on the line that reaches from a top to a foot.
  private static func areLevel(top: Double, foot: Double, _ box: Box) -> Bool {
    let overlap = min(foot, box.y1) - max(top, box.y0)
    return overlap > shared * min(box.height, foot - top) && overlap > sharedOfHigher * max(box.height, foot - top)
  }

  /// Marks are set in type smaller than the line's by this factor.
  static let raisedSize = 0.8
  /// A mark reaches by this share of the line's height into it.
  static let raisedOverlap = 0.25
  /// A mark stands so many times the line's height to the right of what it belongs to, at most.
  static let raisedGap = 0.35

  /// A mark's foot stands above the line's by at least this share of its height.
  static let raisedFoot = 0.15

  /// Writes small digits that stand high behind a figure as raised ones.
  private static func marked(_ line: [Glyph]) -> [Glyph] {
    var (result, last) = (line, line.first)
    for index in line.indices.dropFirst() {
      guard let full = last, line[index].box.height < raisedSize * full.box.height else {
        last = line[index]
        continue
      }
      if full.box.y1 - line[index].box.y1 > raisedFoot * full.box.height { result[index] = raised(line[index], behind: full) }
    }
    return result
  }

  /// Puts raised marks into the line below them, each behind the character that it stands beside: 1,000⁷ is no 71,000.
  private static func withRaised(_ lines: [[Glyph]]) -> [[Glyph]] {
    var result = lines
    for index in result.indices.dropLast().reversed() {
      let below = index + 1
      let height = result[below].map(\.box.height).max() ?? 0
      let top = result[below].map(\.box.y0).min() ?? 0
      let areMarks = result[index].allSatisfy { mark in
        mark.box.height < raisedSize * height && mark.box.y1 > top + raisedOverlap * height && mark.box.y0 > top - height / 2
      }
      guard areMarks else { continue }
      var line = result[below]
      var isRaised = true
      for mark in result[index] {
        guard let at = line.lastIndex(where: { $0.box.x1 < mark.box.midX }), mark.box.x0 - line[at].box.x1 < raisedGap * height,
          at + 1 == line.count || line[at + 1].box.x0 > mark.box.midX
        else {
          isRaised = false
          break
        }
        line.insert(raised(mark, behind: line[at]), at: at + 1)
      }
      guard isRaised else { continue }
      result[below] = line
      result.remove(at: index)
    }
    return result
  }

  /// A mark as it is written: a digit behind a figure as a raised digit, so that it does not count.
  private static func raised(_ mark: Glyph, behind glyph: Glyph) -> Glyph {
    guard mark.isDigit, glyph.isDigit || RaisedDigits.scalars.contains(glyph.scalar) else { return mark }
    var mark = mark
    mark.scalar = RaisedDigits.scalars[Int(mark.scalar.value) - 48]
    return mark
  }

  /// Drops the second of two equal glyphs that are printed nearly on top of each other to look bold.
  private static func withoutDoubles(_ line: [Glyph]) -> [Glyph] {
    var kept: [Glyph] = []
    kept.reserveCapacity(line.count)
    for glyph in line {
      if let last = kept.last, last.scalar == glyph.scalar, glyph.box.x0 - last.box.x0 < 0.3 * last.box.width { continue }
      kept.append(glyph)
    }
    return kept
  }

  /// Builds the lines outside the tables, each cut into segments at wide gaps.
  static func textLines(of glyphs: [Glyph], on page: Page) -> [TextLine] {
    lines(of: glyphs.filter(\.isUpright)).compactMap { line in
      guard let first = line.first else { return nil }
      var pieces: [[Glyph]] = [[first]]
      for (previous, glyph) in zip(line, line.dropFirst()) {
        let em = max(previous.box.height, glyph.box.height) * 0.8
        if glyph.box.x0 - previous.box.x1 > segmentGap * em { pieces.append([]) }
        pieces[pieces.count - 1].append(glyph)
      }
      let segments = pieces.map { TextLine.Segment(text: TextJoiner.text(ofLine: $0), box: box(of: $0)) }
      let dominant = dominantStyle(line, styles: page.styles)
      return TextLine(
        page: page.number, box: box(of: line), segments: segments, fontSize: dominant.size, isBold: dominant.isBold, pageWidth: page.width)
    }
  }

  static func box(of glyphs: [Glyph]) -> Box {
    guard let first = glyphs.first else { return Box(0, 0, 0, 0) }
    return glyphs.dropFirst().reduce(first.box) { $0.union($1.box) }
  }

  private static func dominantStyle(_ line: [Glyph], styles: [TextStyle]) -> (size: Double, isBold: Bool) {
    var counts: [Int: Int] = [:]
    for glyph in line { counts[glyph.style, default: 0] += 1 }
    let best = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    guard styles.indices.contains(best) else { return (box(of: line).height * 0.8, false) }
    return (styles[best].size, styles[best].isBold)
  }
}
