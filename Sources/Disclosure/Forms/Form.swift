import StandardRules

/// One form: how it is known, and what it holds.
///
/// Everything that is known of a form stands in this value, which is read from a rule file; readers and checks interpret it and know no form
/// by name.
struct Form: Sendable {
  /// What the body of a form is given as.
  enum Body: String, Sendable {
    case rows
    case performance
    case grid
  }

  /// Which side its lines are of.
  enum Sides: String, Sendable {
    case both
    case revenue
    case expenditure
  }

  /// What its lines divide its total by.
  enum Breakdown: String, Sendable {
    case functions
    case economic
    case projects
    case units
    case goods
    case sources
    case assets
  }

  /// The kind in the output.
  var kind: TableKind
  /// Patterns of its title.
  var titles: [TextPattern]
  /// Those of them that a user's file added, which are asked before those of every other form.
  var addedTitles: [TextPattern]
  /// Patterns that its title never has.
  var unless: [TextPattern]
  /// Column heads by which it is known, conjunctions.
  var heads: [[TextPattern]]
  /// Heads and row labels by which it is known, conjunctions.
  var shows: [[TextPattern]]
  /// What its cells have somewhere.
  var needs: [TextPattern]
  /// Column heads that contradict it.
  var never: [[TextPattern]]
  /// Which sides its lines are of; nil where it has none.
  var sides: Sides?
  /// What its body is given as.
  var body: Body
  /// What its lines divide its total by.
  var breakdown: Breakdown?
  /// Whether its lines or columns are items of the 三公 vocabulary.
  var hasItems: Bool

  init(_ record: RulesFile.Record) throws(RulesError) {
    try record.allow(["title", "unless", "head", "shows", "needs", "never", "side", "body", "items", "breakdown", "replace"])
    guard let kind = TableKind(rawValue: record.name) else {
      throw record.error("there is no kind “\(record.name)”: \(TableKind.allCases.map(\.rawValue).joined(separator: ", ")) are")
    }
    self.kind = kind
    titles = try record.patterns("title")
    var added = record
    added.lines.removeAll { line in StandardRules.files.contains { $0.name == line.file } }
    addedTitles = try added.patterns("title")
    unless = try record.patterns("unless")
    heads = try record.conjunctions("head")
    shows = try record.conjunctions("shows")
    needs = try record.patterns("needs")
    never = try record.conjunctions("never")
    sides = try record.choice("side")
    body = try record.choice("body") ?? .grid
    breakdown = try record.choice("breakdown")
    if let items = record.value("items"), items.value != Self.itemVocabulary {
      throw record.error("there are no items “\(items.value)”: \(Self.itemVocabulary) are", at: items)
    }
    hasItems = record.value("items") != nil
  }

  /// The name of the vocabulary of items.
  private static let itemVocabulary = "threePublic"

  /// Whether a folded title is one of this form.
  func isTitled(_ title: [Unicode.Scalar]) -> Bool {
    titles.contains { $0.matches(title) } && !unless.contains { $0.matches(title) }
  }

  /// Whether revenue stands beside expenditure.
  var isTwoSided: Bool { sides == .both }

  /// The side of all its lines; nil where it has both or none.
  var naturalSide: FormSide? { sides == .revenue ? .revenue : sides == .expenditure ? .expenditure : nil }
}

/// A column of amounts, or a group of them: the heads that give a key.
struct AmountHead: Sendable {
  /// What a key is of.
  enum Role: String, Sendable {
    /// Where money comes from.
    case source
    /// What it is spent on.
    case use
    /// A group beside the main one: another year, what is carried over, purchases.
    case group
    /// A plan or what became of it: a group of its own in final accounts alone.
    case figure
    /// The year's own revenue, which is the main group.
    case current
    /// A key that says all by itself.
    case own
  }

  var key: AmountKey
  var role: Role
  var heads: [TextPattern]
  var paths: [TextPattern]
  /// The heads that the key means rather than others that fit it too.
  var rather: [TextPattern]
  /// The heads that it does not mean though they fit.
  var unless: [TextPattern]

  init(_ record: RulesFile.Record) throws(RulesError) {
    try record.allow(["role", "head", "unless", "path", "rather", "replace"])
    guard let key = AmountKey(rawValue: record.name) else {
      throw record.error("there is no amount key “\(record.name)”: \(AmountKey.allCases.map(\.rawValue).joined(separator: ", ")) are")
    }
    self.key = key
    guard let role: Role = try record.choice("role") else { throw record.error("the key \(record.name) has no role") }
    self.role = role
    heads = try record.patterns("head")
    paths = try record.patterns("path")
    rather = try record.patterns("rather")
    unless = try record.patterns("unless")
  }

  /// Whether a folded head is one of the key's.
  func fits(_ head: [Unicode.Scalar]) -> Bool {
    heads.contains { $0.matches(head) } && !unless.contains { $0.matches(head) }
  }
}

/// A column that holds no amounts, by the last text of its head.
struct LabelHead: Sendable {
  var role: LabelRole
  var heads: [TextPattern]

  init(_ record: RulesFile.Record) throws(RulesError) {
    try record.allow(["head", "replace"])
    guard let role = LabelRole(name: record.name) else {
      let names = ["line", "code", "name"] + AttributeKey.allCases.map(\.rawValue)
      throw record.error("there is no label “\(record.name)”: \(names.joined(separator: ", ")) are")
    }
    self.role = role
    heads = try record.patterns("head")
  }
}

/// What a column without amounts holds.
enum LabelRole: Sendable, Equatable {
  /// 序号.
  case line
  /// 科目编码, whole or one of its parts (类, 款, 项).
  case code
  /// 科目名称, 项目.
  case name
  /// A cell by its attribute key.
  case attribute(AttributeKey)

  init?(name: String) {
    switch name {
    case "line": self = .line
    case "code": self = .code
    case "name": self = .name
    default:
      guard let key = AttributeKey(rawValue: name) else { return nil }
      self = .attribute(key)
    }
  }
}

/// An item of the 三公 vocabulary.
struct ItemRule: Sendable {
  var item: ThreePublicItem
  var names: [TextPattern]
  var level: Int
  var parts: [ThreePublicItem]

  init(_ record: RulesFile.Record) throws(RulesError) {
    try record.allow(["name", "level", "parts", "replace"])
    guard let item = ThreePublicItem(rawValue: record.name) else { throw record.error("there is no item “\(record.name)”") }
    self.item = item
    names = try record.patterns("name")
    guard let level = record.value("level").flatMap({ Int($0.value) }) else { throw record.error("the item \(record.name) has no level") }
    self.level = level
    var parts: [ThreePublicItem] = []
    for line in record.values("parts") {
      for word in line.value.split(separator: " ") {
        guard let part = ThreePublicItem(rawValue: String(word)) else { throw record.error("there is no item “\(word)”", at: line) }
        parts.append(part)
      }
    }
    self.parts = parts
  }
}

/// What stands beside or under a label of a target form.
enum LabelMeaning: String, Sendable, CaseIterable {
  case projectCode
  case projectName
  case upperProject
  case budgetTotal
  case budgetFiscal
  case budgetOther
  case budgetTerm
  case budgetFinal
  case purpose
  case goals
  case termGoals
  case score
  case grade
  case rate
  case field

  /// Whether it is a budget or one of its parts.
  var isOfFunds: Bool { [.budgetTotal, .budgetFiscal, .budgetOther].contains(self) }
}

/// A column of the table of indicators.
enum IndicatorColumn: String, Sendable, CaseIterable {
  case level1
  case level2
  case name
  case description
  case nature
  case target
  case measure
  case weight
  case actual
  case score
  case deviation
  case basis
  case remark
}

extension RulesFile.Record {
  /// The value of a member that is one of an enum's names.
  func choice<Choice: RawRepresentable & CaseIterable>(_ member: String) throws(RulesError) -> Choice? where Choice.RawValue == String {
    var choice: Choice?
    for line in values(member) {
      guard let named = Choice(rawValue: line.value) else {
        let known = Choice.allCases.map { $0.rawValue }.joined(separator: ", ")
        throw error("“\(line.value)” is no \(member): \(known) are", at: line)
      }
      choice = choice ?? named
    }
    return choice
  }
}

extension Form.Body: CaseIterable {}
extension Form.Sides: CaseIterable {}
extension Form.Breakdown: CaseIterable {}
extension AmountHead.Role: CaseIterable {}
