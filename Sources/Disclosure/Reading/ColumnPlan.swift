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
    let found = Self.labels(
      paths: paths, wording: wording, body: body, isTwoSided: definition.isTwoSided, rules: rules)
    var labels = found.labels
    Self.nameSomething(&labels, form: form, definition: definition, rules: rules)
    let ranges = Self.ranges(labels)
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
    unknown = found.unknown
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
  private static func isTaken(_ key: String, of column: Int, in range: Range<Int>, labels: [Label?], paths: [[String]]) -> Bool {
    AttributeKey(rawValue: key).map { !Self.carried.contains($0) } ?? false
      && range.contains { $0 > column && labels[$0] == .label(.attribute(key)) && paths[$0] != paths[column] }
  }

  // MARK: Labels

  private enum Label: Equatable {
    case label(ColumnRole)
    /// A number that is no money, by its printed head.
    case number

    var isName: Bool { if case .label(.name) = self { true } else { false } }
    var isCode: Bool { if case .label(.code) = self { true } else { false } }
    /// Names a classification, which another column of names may outrank.
    var isClassification: Bool {
      [AttributeKey.governmentName, .economicItem, .functionalItem].contains { self == .label(.attribute($0.rawValue)) }
    }
  }

  private static func labels(
    paths: [[String]], wording: [[String]], body: [ColumnBody], isTwoSided: Bool, rules: FormRules
  ) -> (labels: [Label?], unknown: [Int]) {
    let numbers = UnknownNumbers(body, paths: paths, rules: rules)
    var doubted: [Int] = []
    var labels: [Label?] = paths.indices.map { column in
      guard let last = paths[column].last else { return nil }
      let text = HeadReader.bare(last)
      let path = paths[column].joined(separator: "/")
      let role = rules.label(ofHead: text)
      // Words under a head that names a side are that side's list: 收入来源 | 金额 | 支出类别 | 金额.
      let namesOneSide = rules.has(path, in: .revenueSide) != rules.has(path, in: .expenditureSide)
      if isTwoSided, body[column].isText, namesOneSide, role != .code { return .label(.name(0)) }
      if let role {
        // A head that also names a column of money holds what its body shows.
        if body[column].isMoney, role != .line, role != .code, role != .attribute(.quantity), role != .attribute(.area),
          role != .attribute(.year)
        {
          return nil
        }
        return label(role, text: text, paths: paths, body: body[column], rules: rules)
      }
      if rules.has(text, in: .notMoney) || rules.has(path, in: .percent) && !rules.has(path, in: .change) { return .number }
      if body[column].isText, rules.has(text, in: .listHead) { return .label(.name(0)) }
      // Words under a head of money are what it says instead of a number; under one that no rule knows nothing but decimals is money.
      if HeadReader(rules: rules, year: nil, paths: []).terms(of: text).contains(.unknown) {
        // An item of 三公 of which nothing is spent is an amount all the same.
        let isItem = rules.item(ofName: text) != nil && !body[column].isText
        if body[column].numbers == 0, !isItem { return .label(.attribute(ColumnKeys.printed(wording[column]))) }
        guard rules.item(ofName: text) == nil else { return nil }
        switch numbers.sense(of: column, head: text) {
        case .money: return nil
        case .count: return .number
        case .unknown:
          doubted.append(column)
          let moneys = body.filter(\.isMoney)
          return body[column].numbers > 1 && !moneys.isEmpty && moneys.allSatisfy(\.hasDecimals) ? .number : nil
        }
      }
      return nil
    }
    // What stands before the first names is never an amount: those stand behind what they are of.
    let firstName = labels.firstIndex { $0.map { $0.isName || $0.isCode } ?? false } ?? 0
    for column in doubted where column < firstName { labels[column] = .number }
    // The items of a group stand in a second column beside the name, with no head of their own.
    for c in labels.indices.dropLast() where labels[c]?.isName == true && paths[c + 1].isEmpty && !body[c + 1].isMoney {
      labels[c + 1] = .label(.name(0))
    }
    for c in labels.indices where labels[c] == nil && paths[c].isEmpty && !body[c].isMoney { labels[c] = .label(.attribute("")) }
    return (labels, doubted.filter { $0 >= firstName })
  }

  private static func label(_ role: LabelRole, text: String, paths: [[String]], body: ColumnBody, rules: FormRules) -> Label {
    switch role {
    case .line: return .label(.line)
    case .code: return .label(.code(0))
    case .name: return .label(.name(0))
    case .attribute(.measure) where text == "单位":
      // 单位 alone is a unit of measure beside a quantity or over such units, and an agency elsewhere.
      let counts =
        body.isMeasure || paths.contains { $0.last.map { rules.label(ofHead: HeadReader.bare($0)) == .attribute(.quantity) } ?? false }
      return .label(.attribute(counts ? AttributeKey.measure.rawValue : AttributeKey.unit.rawValue))
    case .attribute(let key): return .label(.attribute(key.rawValue))
    }
  }

  /// Labels that name a row where no column is headed as a name, those before others first.
  private static let naming: [AttributeKey] = [
    .economicItem, .functionalItem, .governmentName, .item, .project, .category, .unit, .projectCategory, .fund,
  ]

  /// Gives each list of a form a name column, and tells two classifications of one row apart.
  private static func nameSomething(_ labels: inout [Label?], form: FormGrid, definition: Form, rules: FormRules) {
    for range in ranges(labels) {
      if !range.contains(where: { labels[$0]?.isName == true }),
        !definition.hasItems || range.contains(where: { labels[$0]?.isCode == true }) || range.lowerBound > 0
      {
        // 项目 and 科目 before 单位: what stands first of what may name a row, agencies last.
        let attributes = range.compactMap { column -> (column: Int, key: AttributeKey)? in
          guard case .label(.attribute(let name))? = labels[column], let key = AttributeKey(rawValue: name), naming.contains(key) else {
            return nil
          }
          return (column, key)
        }
        let first = attributes.first { ![.unit, .fund, .projectCategory, .category].contains($0.key) } ?? attributes.first
        if let first { labels[first.column] = .label(.name(0)) }
      }
      nameByProject(&labels, in: range, form: form, rules: rules)
      tellClassificationsApart(&labels, in: range, form: form)
    }
  }

  /// A line that names a project and its 科目 is the project's.
  private static func nameByProject(_ labels: inout [Label?], in range: Range<Int>, form: FormGrid, rules: FormRules) {
    let names = range.filter { labels[$0]?.isName == true }
    func head(_ column: Int) -> String { form.path(ofColumn: column).last ?? "" }
    guard names.contains(where: { rules.has(head($0), in: .projectHead) }) else { return }
    for column in names where !rules.has(head(column), in: .projectHead) {
      if rules.has(head(column), in: .subjectHead) { labels[column] = .label(.attribute(AttributeKey.functionalItem.rawValue)) }
      // 项目内容 beside 项目名称 names nothing.
      if rules.has(head(column), in: .contentHead) {
        labels[column] = .label(.attribute(ColumnKeys.printed(form.wording(ofColumn: column))))
      }
    }
  }

  /// The second run of codes and the name behind it are another classification of the same row.
  private static func tellClassificationsApart(_ labels: inout [Label?], in range: Range<Int>, form: FormGrid) {
    var ordinal = -1
    var named = false
    for column in range {
      switch labels[column] {
      case .label(.code)?:
        if ordinal < 0 || named {
          ordinal += 1
          named = false
        }
        labels[column] = .label(.code(max(ordinal, 0)))
      case .label(.name)?:
        labels[column] = .label(.name(max(ordinal, 0)))
        named = true
      case .label(.attribute(let key))?:
        let isClassified = [AttributeKey.governmentName, .economicItem, .functionalItem].contains { $0.rawValue == key }
        if isClassified { named = true }
      default: break
      }
    }
  }

  // MARK: Panels

  /// Each panel starts where a column of codes or names follows an amount column.
  private static func ranges(_ labels: [Label?]) -> [Range<Int>] {
    var starts = [0]
    var sawAmount = false
    for (column, label) in labels.enumerated() {
      if label == nil { sawAmount = true }
      if sawAmount, let label, label.isName || label.isCode || label.isClassification {
        starts.append(column)
        sawAmount = false
      }
    }
    return zip(starts, starts.dropFirst() + [labels.count]).map { $0..<$1 }
  }

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
