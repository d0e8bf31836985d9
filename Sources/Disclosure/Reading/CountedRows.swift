import Layout

/// Tells the rows whose numbers count things, 公务用车保有量（辆）, from those that state amounts, where a form prints both in one column.
struct CountedRows {
  private let isPossible: Bool
  /// Whether the numbers before the names must show that a row is a heading of an outline: in a list a thing's name may end so.
  private let needsNumber: Bool
  private let rules: FormRules
  /// The rank of the number before the last row that counts by its own words; what is numbered below it counts too.
  private var rank: Numbering.Rank?
  private var isLastCounted = false

  /// A form that has a column for the counts prints amounts in the others.
  init(_ form: FormGrid, definition: Form, plan: ColumnPlan, rules: FormRules) {
    self.rules = rules
    let hasCounts = plan.roles.contains {
      [.attribute(AttributeKey.quantity.rawValue), .attribute(AttributeKey.area.rawValue)].contains($0)
    }
    isPossible = !hasCounts
    needsNumber = !definition.hasItems && definition.breakdown != .assets && definition.breakdown != nil
  }

  /// Whether the numbers of the next row count.
  mutating func takes(_ name: String) -> Bool {
    guard isPossible else { return false }
    let own = Numbering.parse(name)?.rank
    if rules.has(Folding.folded(name), in: .counts), own != nil || !needsNumber {
      // What is 其中 of counts keeps the rank of those.
      if own != nil { rank = own }
      isLastCounted = true
    } else if let own {
      isLastCounted = rank.map { own > $0 } ?? false
      if !isLastCounted { rank = nil }
    } else if !rules.has(Folding.folded(name), in: .aside) {
      isLastCounted = false
    }
    return isLastCounted
  }
}
