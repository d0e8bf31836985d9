import Extraction

/// Finds the regions of a page that lines over the whole width of a table show: rules below each other, shaded rows.
struct RegionFinder {
  let page: Page
  let glyphs: [Glyph]
  let lines: [SetLine]
  let em: Double

  /// Lines of one table begin and end within so many points of each other.
  static let sameEdge = 4.0
  /// A table is at least so many ems wide.
  static let leastWidth = 12.0
  /// Type larger than a table's by this factor is a title.
  static let largerType = 1.18
  /// Shaded rows of one table are at most so many times their height apart: every second row may be left white.
  static let blankRows = 2.2

  /// Looks at the glyphs that belong to no table yet.
  init(glyphs: [Glyph], page: Page) {
    self.page = page
    let upright = glyphs.filter(\.isUpright)
    self.glyphs = upright
    lines = LineBuilder.lines(of: upright).map(SetLine.init)
    em = SetLine.em(of: upright)
  }

  /// A title stands in the middle of its table to within this share of its width.
  private static let centred = 0.1

  /// The regions between rules that no inner upright rule joins.
  ///
  /// - Parameters:
  ///   - rules: The horizontal rules.
  ///   - frames: The boxes of frames that some of them are sides of.
  /// - Returns: The regions.
  func regions(of rules: [Ruling], frames: [Box] = []) -> [TableRegion] {
    // The widest first: rules inside a head end a little short of its table.
    let long = rules.filter { $0.length >= Self.leastWidth * em }.sorted { ($0.length, $1.position) > ($1.length, $0.position) }
    var stacks: [[Ruling]] = []
    for rule in long {
      if let at = stacks.firstIndex(where: { abs($0[0].start - rule.start) < Self.sameEdge && abs($0[0].end - rule.end) < Self.sameEdge }) {
        stacks[at].append(rule)
      } else {
        stacks.append([rule])
      }
    }
    return stacks.flatMap { parted($0.sorted { $0.position < $1.position }, frames: frames) }.filter { $0.count >= 2 }.compactMap { stack in
      guard let first = stack.first, let last = stack.last, last.position - first.position > em else { return nil }
      let box = Box(min(first.start, last.start), first.position, max(first.end, last.end), last.position)
      let whole = withBody(withTop(box, firstBand: stack[1].position, rules: rules), rules: rules)
      return TableRegion(whole, of: page, glyphs: glyphs, rules: rules)
    }
  }

  /// A stack of rules in tables: text between two frames, a line in larger type, or a caption parts two.
  private func parted(_ stack: [Ruling], frames: [Box]) -> [[Ruling]] {
    var result: [[Ruling]] = [[]]
    for (index, rule) in stack.enumerated() {
      if index > 0 {
        let between = Box(rule.start, stack[index - 1].position, rule.end, rule.position)
        let isAtTitle = index + 1 < stack.count && isBetweenTables(between, next: stack[index + 1].position)
        if isAtTitle || isBetweenFrames(between, frames) { result.append([]) }
      }
      result[result.count - 1].append(rule)
    }
    return result
  }

  /// Whether text stands in a box that begins where one frame ends and ends where another begins.
  private func isBetweenFrames(_ box: Box, _ frames: [Box]) -> Bool {
    frames.contains { abs($0.y1 - box.y0) < RulingNetwork.reach } && frames.contains { abs($0.y0 - box.y1) < RulingNetwork.reach }
      && lines.contains { box.contains(x: $0.box.midX, y: $0.box.midY) }
  }

  /// Whether a caption, or a title in larger type than what stands below as far as `next`, stands in a box between two rules or two shaded
  /// rows.
  func isBetweenTables(_ box: Box, next: Double) -> Bool {
    let below = Box(box.x0, box.y1, box.x1, next)
    let type = SetLine.em(of: glyphs.filter { below.contains(x: $0.box.midX, y: $0.box.midY) })
    return lines.contains { line in
      guard box.contains(x: line.box.midX, y: line.box.midY) else { return false }
      let isTitle =
        SetLine.em(of: line.glyphs) > Self.largerType * type && line.pieces(gap: em).count == 1
        && abs(line.box.midX - (box.x0 + box.x1) / 2) < Self.centred * box.width
      return isTitle || isCaption(line, from: box.x0, to: box.x1) && isLast(line, in: box)
    }
  }

  /// Whether a line is the last of a box, and no other stands beside it on another height, as heads do: a caption stands over its table.
  private func isLast(_ line: SetLine, in box: Box) -> Bool {
    !lines.contains { other in
      box.contains(x: other.box.midX, y: other.box.midY)
        && (other.box.midY > line.box.midY || line.box.midY - other.box.midY < Self.staggered * em) && other.box != line.box
    }
  }

  /// Heads beside each other, of one line and of two, stand less than so many ems higher or lower.
  static let staggered = 1.1

  /// Whether a line is a caption: labels with their values, and nothing beside them half a line higher or lower, as cells of several lines stand
  /// (`其中：` begins a head or a label of a row).
  func isCaption(_ line: SetLine, from left: Double, to right: Double) -> Bool {
    Self.isCaption(line, from: left, to: right, em: em)
      && !lines.contains { other in
        other.box != line.box && abs(other.box.midY - line.box.midY) < Self.staggered * em && !other.text.contains(where: Self.isColon)
      }
  }

  private static func isColon(_ character: Character) -> Bool { character == "：" || character == ":" }

  /// Whether a line holds labels with their values at the edges of a table.
  static func isCaption(_ line: SetLine, from left: Double, to right: Double, em: Double) -> Bool {
    let pieces = line.pieces(gap: 1.5 * em)
    guard pieces.count <= mostLabels, let first = pieces.first, let last = pieces.last, !last.isAmount else { return false }
    let labels = pieces.count { $0.text.contains(where: isColon) }
    // A caption set with a tab ends anywhere; all its parts are labels with their values, from the left edge on.
    if pieces.count > 1, labels == pieces.count, first.box.x0 < left + em { return true }
    return last.box.x1 > right - 0.2 * (right - left) && labels * 2 >= pieces.count
  }

  /// A caption has at most so many labels with their values: at the left, in the middle, at the right.
  static let mostLabels = 3

  // MARK: What is drawn in part

  /// A box with the lines below it that go on with what it holds.
  ///
  /// Under a head alone those are lines with an amount or a numbered item, or a first one with words under most heads; under rows, such as the
  /// last before a page ends without a rule, lines whose amounts stand under theirs. They end as tables do that nothing is drawn of; a rule
  /// right below them closes the table.
  ///
  /// - Parameters:
  ///   - head: The box, in points.
  ///   - columns: The column lines that are drawn in it.
  ///   - rules: Horizontal rules, one of which may close the table.
  /// - Returns: The box with the body; the box itself where it is no head alone or nothing goes on with it.
  func withBody(_ head: Box, columns: [Double] = [], rules: [Ruling]) -> Box {
    let inside = lines.filter { head.contains(x: $0.box.midX, y: $0.box.midY) }
    let body = inside.filter { HeadLines.isBodyLine($0, em: em) }
    guard !inside.isEmpty else { return head }
    var run: [SetLine] = []
    for line in lines where line.box.midY > head.y1 && line.box.x0 < head.x1 && line.box.x1 > head.x0 {
      let above = run.last?.box.y1 ?? head.y1
      let isInside = line.box.x0 > head.x0 - em && line.box.x1 < head.x1 + em
      let isOther =
        isPageNumber(line) || isCaption(line, from: head.x0, to: head.x1)
        || isProse(line, from: head.x0, width: head.width) && !HeadLines.isBodyLine(line, em: em)
        || inside.last.map { isOtherType(line, than: $0) } ?? false
      guard isInside, !isOther, line.box.y0 - above < Self.leading * em || isAfterBlankRows(line, run) else { break }
      run.append(line)
    }
    run = withoutNotes(run)
    let rows = run.filter { HeadLines.isBodyLine($0, em: em) }
    guard let first = run.first, run.contains(where: { $0.pieces(gap: em).count > 1 }) else { return head }
    guard body.isEmpty ? !rows.isEmpty || fills(columns, first) : (rows.first.map({ goesOn($0, under: body) }) ?? false) else {
      return head
    }
    var box = run.reduce(head) { $0.union($1.box) }
    let closing = rules.filter { $0.position > box.y1 - 1 && $0.position < box.y1 + Self.closing * em }
    if let rule = closing.first(where: { abs($0.start - head.x0) < Self.sameEdge && abs($0.end - head.x1) < Self.sameEdge }) {
      box.y1 = rule.position
    }
    return box
  }

  /// Whether all amounts of a line stand under amounts of others: they end, or have their middles, at the same place.
  func goesOn(_ line: SetLine, under body: [SetLine]) -> Bool {
    let amounts = line.pieces(gap: MixedGrid.touching * em).filter(\.isAmount).map(\.box)
    let known = body.flatMap { $0.pieces(gap: MixedGrid.touching * em) }.filter(\.isAmount).map(\.box)
    return !amounts.isEmpty
      && amounts.allSatisfy { a in known.contains { abs($0.x1 - a.x1) < Self.inPitch * em || abs($0.midX - a.midX) < Self.inPitch * em } }
  }

  /// Whether the words of a line stand in most of the columns between known lines, each in one.
  private func fills(_ columns: [Double], _ line: SetLine) -> Bool {
    let places = line.pieces(gap: em).map { piece in columns.count { $0 < piece.box.x0 + 1 }...columns.count { $0 < piece.box.x1 - 1 } }
    return places.allSatisfy { $0.count == 1 } && Double(Set(places).count) >= MixedGrid.headShare * Double(columns.count - 1)
  }

  /// The rule that closes a table lies at most so many ems below its last line.
  private static let closing = 1.5

  // MARK: Nothing drawn

  /// Lines of one table are at most so many ems apart: a row of two lines beside one of one.
  static let leading = 3.6
  /// A piece of running text has at least so many characters.
  static let proseLength = 22
  /// Running text begins within this share of the width from its left.
  static let proseIndent = 0.25

  /// Lines below each other that may be one table.
  private struct Run {
    var lines: [SetLine] = []
    var hasCaption = false
    /// Whether a caption is all there is of it.
    var isAtTop: Bool { hasCaption && lines.isEmpty }
  }

  /// The regions of lines that nothing but their alignment may make tables: from a caption, a title or a blank to the next of these or to
  /// running text.
  func alignedRegions() -> [TableRegion] {
    var runs = [Run()]
    let left = lines.map(\.box.x0).min() ?? 0
    let right = lines.map(\.box.x1).max() ?? 0
    for line in lines {
      if isPageNumber(line) {
        runs.append(Run())
      } else if isCaption(line, from: left, to: right) {
        // What stands in the middle right over a caption is the title of its table.
        if let last = runs[runs.count - 1].lines.last, isTitle(last, over: line, middle: (left + right) / 2) {
          runs[runs.count - 1].lines.removeLast()
        }
        runs.append(Run(hasCaption: true))
      } else if isProse(line, from: left, width: right - left), !(runs[runs.count - 1].isAtTop && isCentred(line, left, right)) {
        runs.append(Run())
      } else if let last = runs[runs.count - 1].lines.last {
        let isApart =
          line.box.y0 - last.box.y1 > Self.leading * em && !isAfterBlankRows(line, runs[runs.count - 1].lines)
          || isOtherType(line, than: runs[runs.count - 1].lines.last { $0.glyphs.contains(where: \.isHan) } ?? last)
        // A title may stand between a caption and its table.
        let isUnderTitle = runs[runs.count - 1].hasCaption && runs[runs.count - 1].lines.count == 1 && last.pieces(gap: em).count == 1
        if isApart { runs.append(Run(lines: [line], hasCaption: isUnderTitle)) } else { runs[runs.count - 1].lines.append(line) }
      } else {
        runs[runs.count - 1].lines.append(line)
      }
    }
    return runs.compactMap { run in
      let inside = withoutNotes(run.lines)
      guard let first = inside.first, inside.contains(where: { $0.pieces(gap: em).count > 1 }) else { return nil }
      let box = inside.dropFirst().reduce(first.box) { $0.union($1.box) }
      return TableRegion(box, of: page, glyphs: glyphs, rules: [], hasCaption: run.hasCaption)
    }
  }

  /// Whether a line stands a few rows below others, in their pitch, with several pieces side by side as they have.
  private func isAfterBlankRows(_ line: SetLine, _ run: [SetLine]) -> Bool {
    let mids = run.map(\.box.midY)
    let pitches = zip(mids, mids.dropFirst()).map { $1 - $0 }.sorted()
    guard pitches.count >= Self.leastPitches, let last = mids.last, line.pieces(gap: em).count > 1 else { return false }
    let pitch = pitches[pitches.count / 2]
    let steps = ((line.box.midY - last) / pitch).rounded()
    return steps <= Self.mostBlankRows && abs(line.box.midY - last - steps * pitch) < BodyRows.samePitch * em * steps
  }

  /// So many distances of lines show their pitch.
  private static let leastPitches = 3
  /// A form leaves at most so many rows blank before its totals.
  private static let mostBlankRows = 7.0

  /// Lines without those at their end that are in one piece and long, or marked as notes.
  func withoutNotes(_ lines: [SetLine]) -> [SetLine] {
    var lines = lines
    while let last = lines.last, last.pieces(gap: em).count == 1,
      last.glyphs.count >= Self.proseLength || Self.noteMarks.contains(where: { last.text.hasPrefix($0) })
    {
      lines.removeLast()
    }
    return lines
  }

  /// How notes below a table begin.
  private static let noteMarks = ["注：", "注:", "备注：", "说明："]

  /// Whether a line is one text in the middle, off both edges: a title, however long.
  private func isCentred(_ line: SetLine, _ left: Double, _ right: Double) -> Bool {
    line.pieces(gap: em).count == 1 && abs(line.box.midX - (left + right) / 2) < em && line.box.x0 > left + em && line.box.x1 < right - em
  }

  private func isTitle(_ line: SetLine, over caption: SetLine, middle: Double) -> Bool {
    line.pieces(gap: em).count == 1 && abs(line.box.midX - middle) < em && caption.box.y0 - line.box.y1 < Self.leading * em
  }

  func isPageNumber(_ line: SetLine) -> Bool {
    let isMarginal = line.box.midY < RunningMatter.margin * page.height || line.box.midY > (1 - RunningMatter.margin) * page.height
    guard isMarginal || line.box == lines.last?.box else { return false }
    // What stands beside lines of type, half a line higher or lower, is of a row with them.
    if lines.contains(where: { $0.box != line.box && $0.box.verticalOverlap(line.box) > Self.besideShare * line.box.height }) {
      return false
    }
    // Digits alone may be the rest of a code that was broken.
    let isLast = line.box == lines.last?.box && line.pieces(gap: em).count == 1 && !line.glyphs.allSatisfy(\.isDigit)
    guard isMarginal || isLast else { return false }
    return !RunningMatter.pageNumbers(in: line.text, parts: line.pieces(gap: Self.betweenNumbers * em).map(\.text)).isEmpty
  }

  /// Two page numbers on one line stand at least so many ems apart, farther than each is from the dashes around it.
  private static let betweenNumbers = 3.0
  /// Lines beside each other share more than this of their height: lines of a cell hardly overlap.
  private static let besideShare = 0.3

  /// Whether a line is of running text: a long piece over half of a width, which begins at the left; the widest column may stand at the right.
  func isProse(_ line: SetLine, from left: Double, width: Double) -> Bool {
    line.pieces(gap: em).contains {
      $0.glyphs.count >= Self.proseLength && $0.box.width > 0.5 * width && $0.box.x0 < left + Self.proseIndent * width
    }
  }

  /// Whether two lines are set in sizes as different as a title's and a table's.
  func isOtherType(_ a: SetLine, than b: SetLine) -> Bool {
    guard a.glyphs.contains(where: \.isHan), b.glyphs.contains(where: \.isHan) else { return false }
    let sizes = [SetLine.em(of: a.glyphs), SetLine.em(of: b.glyphs)].sorted()
    return sizes[1] > Self.largerType * sizes[0]
  }
}
