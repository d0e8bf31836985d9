/// Decides which form a table is, by all that speaks for one: its title, the heading right above it, its heads, its rows.
///
/// Each kind of evidence has a weight; the form with the greatest sum is taken. What contradicts the words of a title is told.
struct FormFinder {
  /// What was decided.
  struct Finding {
    var form: Form
    /// What spoke for it, the weightiest first.
    var evidence: [String]
    /// What contradicts the decision, in words; nil where nothing does.
    var contradiction: String?
    /// Whether no title and no heading names the form.
    var isInferred: Bool
  }

  /// What a table is known by.
  struct Signs {
    /// The title as printed.
    var title: String?
    /// The heading right above it.
    var heading: String?
    /// The folded heads.
    var heads: [String]
    /// The folded short cells, heads and labels of rows.
    var cells: [String]
  }

  private enum Weight {
    /// A title names the form that it stands above.
    static let title = 10.0
    /// A heading names what its section is about, the table as a rule.
    static let heading = 5.5
    /// Heads are particular to a form, but another form may share them: with the labels of rows they weigh less than a title.
    static let head = 5.0
    /// Labels of rows likewise, less so.
    static let shows = 4.2
    /// A head that the form never has takes the title's word back.
    static let never = -8.0
    /// What every such form has is not there.
    static let needs = -4.5
    /// Of two forms that fit equally the one that stands first in the rules is the more special.
    static let rank = 0.02
    /// Less than this decides nothing.
    static let least = 3.5
  }

  private let rules: FormRules

  init(_ rules: FormRules) { self.rules = rules }

  /// The form that fits best; the form `other` where none does.
  func find(_ signs: Signs) -> Finding {
    let title = signs.title.map { Array(Folding.folded($0).unicodeScalars) }
    let heading = signs.title == nil ? signs.heading.map { Array(Folding.folded($0).unicodeScalars) } : nil
    let heads = signs.heads.map { Array($0.unicodeScalars) }
    let cells = signs.cells.map { Array($0.unicodeScalars) }
    // A title names the first form that it fits, the most special.
    let titled = title.flatMap(rules.form(titled:))
    let headed = heading.flatMap(rules.form(titled:))
    var best: (form: Form, score: Double, evidence: [String], contradiction: String?)?
    for (rank, form) in rules.forms.enumerated() {
      var score = -Weight.rank * Double(rank)
      var evidence: [String] = []
      var contradiction: String?
      func add(_ weight: Double, _ name: String) {
        score += weight
        if weight > 0 { evidence.append(name) }
      }
      let isTitled = form.kind == titled?.kind
      if isTitled { add(Weight.title, "title") }
      if form.kind == headed?.kind { add(Weight.heading, "heading") }
      if form.heads.contains(where: { Self.fits($0, heads) }) { add(Weight.head, "head") }
      let isShown = form.shows.contains(where: { Self.fits($0, cells) })
      if isShown { add(Weight.shows, "body") }
      // A form that shows what it is known by shares with others what would contradict it.
      if !isShown, form.never.contains(where: { Self.fits($0, heads) }) {
        add(Weight.never, "")
        if isTitled { contradiction = "its title says \(form.kind.rawValue), its heads do not" }
      }
      if !form.needs.isEmpty, !form.needs.contains(where: { pattern in cells.contains { pattern.matches($0) } }) { add(Weight.needs, "") }
      if score > best?.score ?? Weight.least { best = (form, score, evidence, contradiction ?? best?.contradiction) }
    }
    guard let best else { return Finding(form: other, evidence: [], contradiction: nil, isInferred: false) }
    var contradiction = best.contradiction
    if let titled, titled.kind != best.form.kind {
      // Heads that the titled form never has and the other is known by: which it is was decided when the rules were written.
      let isDecided = [titled.never, best.form.heads].allSatisfy { lines in lines.contains { Self.fits($0, heads) } }
      contradiction = isDecided ? nil : "its title says \(titled.kind.rawValue), its heads say \(best.form.kind.rawValue)"
    }
    let isNamed = best.evidence.contains("title") || best.evidence.contains("heading")
    return Finding(form: best.form, evidence: best.evidence, contradiction: contradiction, isInferred: !isNamed && titled == nil && contradiction == nil)
  }

  private var other: Form { rules.forms.first { $0.kind == .other } ?? rules.forms[0] }

  /// Whether every pattern of a conjunction fits one of the texts.
  private static func fits(_ patterns: [TextPattern], _ texts: [[Unicode.Scalar]]) -> Bool {
    patterns.allSatisfy { pattern in texts.contains { pattern.matches($0) } }
  }
}

extension FormFinder.Signs {
  /// A cell longer than this many characters is prose, no head and no label.
  private static let longestLabel = 28
  /// What a form is stands in its first rows.
  private static let mostRows = 60

  init(title: String?, heading: String?, form: FormGrid) {
    self.title = title
    self.heading = heading
    let headRows = max(form.headerRows, form.rowCount > 0 ? 1 : 0)
    var heads: [String] = []
    var cells: [String] = []
    for row in 0..<min(form.rowCount, Self.mostRows) {
      for column in 0..<form.columnCount where form.starts(row, column) {
        let text = form.text(row, column)
        guard text.count <= Self.longestLabel else { continue }
        if row < headRows { heads.append(text) }
        cells.append(text)
      }
    }
    self.heads = heads
    self.cells = cells
  }
}
