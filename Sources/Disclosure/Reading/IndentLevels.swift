import Layout

/// The depth of the names of one panel where no code tells it: by the numbers that they begin with, else by how far they are indented.
struct IndentLevels {
  /// Two indents further apart than this many points are two steps: half a character of the smallest type in use.
  static let step = 3.5
  /// Names that begin within so many points of each other stand on one step.
  private static let same = 0.5
  /// With more steps than this the indents follow something else than the outline.
  private static let mostSteps = 5

  private let depths: [Int: Int]
  /// The ranks of the numbers that names begin with, the highest first.
  private let ranks: [Numbering.Rank]
  private let rules: FormRules

  init(_ form: FormGrid, panel: ColumnPlan.Panel, plan: ColumnPlan, rules: FormRules) {
    self.rules = rules
    guard let column = panel.columns.first(where: { plan.roles[$0] == .name(0) }) else {
      depths = [:]
      ranks = []
      return
    }
    var indents: [(row: Int, indent: Double)] = []
    // A name that fills its cell leaves as much room on either side: it stands as far in as another, or says nothing.
    var centered: [(row: Int, indent: Double)] = []
    var ranks: Set<Numbering.Rank> = []
    for row in form.bodyRows where form.starts(row, column) {
      guard let cell = form.cell(row, column), !cell.text.isEmpty else { continue }
      if let rank = Numbering.parse(cell.text)?.rank { ranks.insert(rank) }
      guard !rules.isTotal(form.text(row, column)) else { continue }
      guard let indent = cell.indent else { continue }
      if cell.isCentered { centered.append((row, indent)) } else { indents.append((row, indent)) }
    }
    self.ranks = ranks.sorted()
    var steps: [Double] = []
    for indent in indents.map(\.indent).sorted() where steps.last.map({ indent - $0 > Self.step }) ?? true { steps.append(indent) }
    guard steps.count <= Self.mostSteps else {
      depths = [:]
      return
    }
    var depths: [Int: Int] = [:]
    for (row, indent) in indents { depths[row] = steps.lastIndex { indent >= $0 - Self.same } ?? 0 }
    for (row, indent) in centered.sorted(by: { $0.row < $1.row }) {
      // What stands as far in as no other is as deep as the one above.
      let twin = indents.first { abs($0.indent - indent) < Self.same }.flatMap { depths[$0.row] }
      depths[row] = twin ?? depths.filter { $0.key < row }.max { $0.key < $1.key }?.value ?? 0
    }
    self.depths = depths
  }

  /// How far in a row's name stands, in steps from the outermost.
  func depth(ofRow row: Int) -> Int { depths[row] ?? 0 }

  /// Whether a name is numbered as something below the outermost headings: （一）采购支出合计 sums up its section, not the form.
  func isWithinSection(_ name: String) -> Bool {
    guard let rank = Numbering.parse(name)?.rank, let first = ranks.first else { return false }
    return rank > first
  }

  /// The level of a name: 1 for the outermost.
  func level(ofRow row: Int, name: String, isGrouped: Bool) -> Int {
    if rules.has(Folding.folded(name), in: .aside) { return 2 }
    if let numbering = Numbering.parse(name), let depth = ranks.firstIndex(of: numbering.rank) { return depth + 1 }
    return isGrouped ? 2 : 1 + (depths[row] ?? 0)
  }
}

/// Puts the year of a line into its attributes, where years run down the rows of a form.
enum LineYear {
  /// Whether a folded text is the year of a line, or says that the line is a change.
  static func isYear(_ text: String, rules: FormRules) -> Bool {
    if rules.has(text, in: .change) { return true }
    guard text.count <= 14, Numbers.year(in: text) != nil, text.contains("年") || text.count == 4 else {
      return rules.terms(.otherYear).contains(where: text.hasPrefix) && text.count <= 8
    }
    return text.prefix(2) == "20"
  }

  /// Sets `year`, or `change` where the line is the change from one year to the next.
  static func set(_ text: String, in row: inout FormRow, rules: FormRules) {
    let folded = Folding.folded(text)
    if rules.has(folded, in: .change) {
      row.attributes[.year] = .null
      row.attributes[.change] = .flag(true)
    } else if let year = Numbers.year(in: folded) {
      row.attributes[.year] = .number(.init(year))
    } else {
      row.attributes[.year] = .text(text)
    }
  }
}
