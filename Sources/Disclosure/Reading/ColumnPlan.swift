import FoundationEssentials

/// What a column of a form holds.
enum ColumnRole: Sendable, Equatable {
  /// 序号.
  case line
  /// 科目编码, whole or one of its parts; the number says of which classification of the row.
  case code(Int)
  /// 科目名称, 项目; likewise.
  case name(Int)
  /// A cell that is no amount, by its key or, where no rule knows it, its printed head.
  case attribute(String)
  /// An amount, by its key.
  case amount(String)
  /// A number of percent, by its key.
  case percent(String)
}

/// What each column of a form holds, and the panels of a form that has several lists side by side.
struct ColumnPlan {
  /// A group of columns that gives rows of its own: one side of a balance, one half of a folded form.
  struct Panel {
    var columns: Range<Int>
    var side: FormSide?
    /// Which list of its side it is, where a side has several.
    var classification: String?
  }

  /// The role of each column.
  let roles: [ColumnRole]
  /// The panels from left to right.
  let panels: [Panel]
  /// The columns whose heads do not tell them apart.
  let ambiguous: [Int]
  /// The columns of which nothing tells whether their numbers are money.
  let unknown: [Int]
  /// Whether the items of the form stand across its columns.
  private(set) var hasItemsAcross = false

  /// Reads the heads of a form.
  ///
  /// - Parameters:
  ///   - form: The grid.
  ///   - definition: What is known of the form.
  ///   - year: The document's year.
  ///   - rules: The words of heads.
  init(_ form: FormGrid, definition: Form, year: Int?, rules: FormRules) {
    let paths = (0..<form.columnCount).map { form.path(ofColumn: $0) }
    let wording = (0..<form.columnCount).map { form.wording(ofColumn: $0) }
    let body = (0..<form.columnCount).map { ColumnBody(form, column: $0, rules: rules) }
    let heads = ColumnLabels(form, definition: definition, paths: paths, body: body, rules: rules)
    let labels = heads.labels
    let ranges = heads.ranges
    // In a plan of purchases these are the main group.
    let subject: AmountKey? = definition.breakdown == .goods ? .procurement : nil
    let reader = HeadReader(rules: rules, year: year, paths: paths, subject: subject)
    var roles = [ColumnRole](repeating: .attribute(""), count: form.columnCount)
    var ambiguous: [Int] = []
    for range in ranges {
      let amounts = range.filter { labels[$0] == nil }
      let keys = ColumnKeys(
        columns: amounts, paths: paths, wording: wording, reader: reader, rules: rules, repeats: { body[$0].repeats(body[$1]) },
        shares: { body[$0].neverFilled(with: body[$1]) }
      )
      .ofList(definition.breakdown)
      ambiguous += keys.ambiguous
      for column in range {
        switch labels[column] {
        case .label(.attribute(let key))? where Self.isTaken(key, of: column, in: range, labels: labels, paths: paths):
          roles[column] = .attribute(ColumnKeys.printed(wording[column]))
        case .label(let role)?: roles[column] = role
        case .number?: roles[column] = .attribute(ColumnKeys.printed(wording[column]))
        case nil:
          let key = keys.keys[column] ?? ColumnKeys.Key(name: "")
          roles[column] = key.isPercent ? .percent(key.name) : .amount(key.name)
        }
      }
    }
    self.roles = roles
    self.ambiguous = ambiguous
    unknown = heads.unknown
    panels = Self.panels(ranges, form: form, roles: roles, definition: definition, rules: rules)
    hasItemsAcross = definition.hasItems && ItemColumns.isAcross(self, form: form, rules: rules)
  }

  /// The amount columns.
  var amountColumns: [Int] {
    roles.indices.filter { if case .amount = roles[$0] { true } else { false } }
  }

  /// Attributes whose special column may be blank where the general one says it: 主管部门 | 单位名称.
  private static let carried: Set<AttributeKey> = [.unit, .unitCode, .project, .category, .year]

  /// Whether another column further right, under another head, has an attribute's key: 采购项目 | 采购品目.
  ///
  /// The last is the more special.
  private static func isTaken(_ key: String, of column: Int, in range: Range<Int>, labels: [ColumnLabels.Label?], paths: [[String]]) -> Bool
  {
    AttributeKey(rawValue: key).map { !Self.carried.contains($0) } ?? false
      && range.contains { $0 > column && labels[$0] == .label(.attribute(key)) && paths[$0] != paths[column] }
  }

  // MARK: Panels

  private static func panels(
    _ ranges: [Range<Int>], form: FormGrid, roles: [ColumnRole], definition: Form, rules: FormRules
  ) -> [Panel] {
    var panels: [Panel] = []
    for (index, range) in ranges.enumerated() {
      let head = head(of: range, form: form, roles: roles)
      let side = side(of: definition, head: head, index: index, count: ranges.count, rules: rules)
      let isFurther = definition.isTwoSided && side != nil && panels.contains { $0.side == side }
      let classification = isFurther ? self.classification(head: head, range: range, form: form, rules: rules) : nil
      panels.append(Panel(columns: range, side: side, classification: classification))
    }
    return panels
  }

  /// The heads over the name of a panel; a column of line numbers before it has none.
  private static func head(of range: Range<Int>, form: FormGrid, roles: [ColumnRole]) -> String {
    let column =
      range.first { if case .name = roles[$0] { true } else { false } } ?? range.first { if case .code = roles[$0] { true } else { false } }
    return form.path(ofColumn: column ?? range.lowerBound).joined(separator: "/")
  }

  private static func side(of definition: Form, head: String, index: Int, count: Int, rules: FormRules) -> FormSide? {
    guard definition.isTwoSided else { return definition.naturalSide }
    let isRevenue = rules.has(head, in: .revenueSide)
    let isExpenditure = rules.has(head, in: .expenditureSide)
    let isClassified = rules.has(head, in: .economic) || rules.has(head, in: .functional)
    // One list under a head that names no side holds both: as columns, or one below the other.
    if count == 1, isClassified || isRevenue == isExpenditure { return nil }
    if isRevenue != isExpenditure { return isRevenue ? .revenue : .expenditure }
    if isClassified { return .expenditure }
    return index == 0 ? .revenue : .expenditure
  }

  /// Which list of a side with several a panel is: by its head, else by the names in it.
  private static func classification(head: String, range: Range<Int>, form: FormGrid, rules: FormRules) -> String? {
    if rules.has(head, in: .economic) { return rules.has(head, in: .governmental) ? "governmentEconomic" : "departmentEconomic" }
    if rules.has(head, in: .functional) { return nil }
    let names = form.bodyRows.flatMap { r in range.map { form.text(r, $0) } }
    func holds(_ list: WordList) -> Bool { names.contains { rules.has($0, in: list) } }
    if holds(.governmentClass) { return "governmentEconomic" }
    return holds(.departmentClass) && !holds(.byUse) ? "departmentEconomic" : "use"
  }
}
