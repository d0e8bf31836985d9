/// Decides and doubts figures by how the others of their column are written.
///
/// A recogniser is as sure of a smudge that it takes for a digit as of the digit; the form of the figure is what gives it away. A column
/// prints one number of decimals, and parts thousands everywhere or nowhere.
struct FigureColumns {
  /// The confidence that a figure of an impossible or unusual form has at most.
  static let doubtful = 0.6
  /// So many figures of a column are asked, the nearest; so many of them at least, and this share of those, must agree.
  static let company = (most: 10, least: 4, share: 0.85)
  /// How far above or below a figure another of its column stands, in usual line heights: a dozen rows of a table.
  static let reach = 25.0
  /// So many figures with four digits and more show whether thousands are parted.
  static let leastGrouped = 3

  private let lines: [LineBox]
  private let forms: [FigureForm?]
  private let usualHeight: Double

  /// How a column is written.
  struct Usage: Equatable {
    /// The decimals that its figures have; nil where they have none in common.
    var decimals: Int?
    /// Whether zeros at the end are printed, so that a figure with fewer decimals is none of the column's.
    var isFixed = false
    /// Whether thousands are parted by commas.
    var isGrouped = false
  }

  /// - Parameters:
  ///   - lines: The places of the page's lines.
  ///   - readings: What was read in them.
  ///   - usualHeight: The usual height of a line's ink, in pixels.
  init(_ lines: [LineBox], _ readings: [TextRecognizer.Reading], usualHeight: Double) {
    self.lines = lines
    self.usualHeight = usualHeight
    forms = readings.map { FigureForm($0.symbols.map(\.scalar)) }
  }

  /// How the figures around a line, in its column, are written.
  func usage(around index: Int) -> Usage {
    let line = lines[index]
    let near = forms.indices.filter { other in
      guard other != index, let form = forms[other], form.isWellFormed, !form.isBare else { return false }
      let shared = min(line.right, lines[other].right) - max(line.left, lines[other].left)
      return shared * 2 > min(line.width, lines[other].width) && abs(lines[other].top - line.top) <= Int(Self.reach * usualHeight)
    }.sorted { (abs(lines[$0].top - line.top), $0) < (abs(lines[$1].top - line.top), $1) }.prefix(Self.company.most).compactMap {
      forms[$0]
    }
    var usage = Usage()
    var counts: [Int: Int] = [:]
    for form in near { counts[form.decimals ?? 0, default: 0] += 1 }
    if let most = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), most.value >= Self.company.least,
      Double(most.value) >= Self.company.share * Double(near.count)
    {
      usage.decimals = most.key
      usage.isFixed = near.contains { $0.endsInZero }
    }
    let long = near.filter { $0.wholeDigits > 3 }
    usage.isGrouped = long.count >= Self.leastGrouped && long.allSatisfy(\.isGrouped)
    return usage
  }

  /// Whether a figure may stand in a column.
  static func fits(_ form: FigureForm, _ usage: Usage) -> Bool {
    guard form.isWellFormed else { return false }
    if let usual = usage.decimals, (form.decimals ?? 0) > usual || usage.isFixed && (form.decimals ?? 0) < usual { return false }
    return !usage.isGrouped || form.wholeDigits <= 3 || form.isGrouped
  }

  /// The readings with marks as their column has them, and with less confidence where a figure does not fit into it.
  func settled(_ readings: [TextRecognizer.Reading]) -> [TextRecognizer.Reading] {
    var readings = readings
    for index in readings.indices {
      guard let form = forms[index] else { continue }
      let usage = usage(around: index)
      if Self.fits(form, usage) { continue }
      // Years and page numbers over a column are no amounts; a code of many digits would be one without its point.
      if form.isBare, usage.decimals == nil || !usage.isFixed { continue }
      let repaired = Self.pointed(readings[index].symbols, usage)
      if let form = FigureForm(repaired.map(\.scalar)), Self.fits(form, usage) {
        readings[index].symbols = repaired
        continue
      }
      for symbol in readings[index].symbols.indices {
        readings[index].symbols[symbol].confidence = min(readings[index].symbols[symbol].confidence, Self.doubtful)
      }
    }
    return readings
  }

  /// The figure with its last mark a point, where so many digits follow as the column has decimals, and those before it commas.
  private static func pointed(_ symbols: [CTCDecoder.Symbol], _ usage: Usage) -> [CTCDecoder.Symbol] {
    guard let decimals = usage.decimals, decimals > 0, decimals != 3, let last = symbols.lastIndex(where: { FigureForm.isMark($0.scalar) }),
      symbols.count - 1 - last == decimals
    else { return symbols }
    var symbols = symbols
    symbols[last].scalar = "."
    for mark in symbols[..<last].indices where FigureForm.isMark(symbols[mark].scalar) { symbols[mark].scalar = "," }
    return symbols
  }
}
