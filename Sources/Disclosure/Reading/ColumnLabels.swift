/// What the columns of a form hold besides amounts, told by their heads and by what stands below: codes, names, other labels, numbers that are
/// no money.
struct ColumnLabels {
  /// What a column holds that is no amount.
  enum Label: Equatable {
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

  /// The label of each column, nil for those of amounts.
  private(set) var labels: [Label?]
  /// The columns of which nothing tells whether their numbers are money.
  private(set) var unknown: [Int] = []

  private let form: FormGrid
  private let paths: [[String]]
  private let rules: FormRules

  /// Reads the heads of a form.
  ///
  /// - Parameters:
  ///   - form: The grid.
  ///   - definition: What is known of the form.
  ///   - paths: The folded head path of each column.
  ///   - body: What stands below the head of each column.
  ///   - rules: The words of heads.
  init(_ form: FormGrid, definition: Form, paths: [[String]], body: [ColumnBody], rules: FormRules) {
    self.form = form
    self.paths = paths
    self.rules = rules
    let numbers = UnknownNumbers(body, paths: paths, rules: rules)
    labels = [Label?](repeating: nil, count: paths.count)
    for column in paths.indices {
      labels[column] = label(of: column, body: body, numbers: numbers, isTwoSided: definition.isTwoSided)
    }
    // What stands before the first names is never an amount: those stand behind what they are of.
    let firstName = labels.firstIndex { $0.map { $0.isName || $0.isCode } ?? false } ?? 0
    for column in unknown where column < firstName { labels[column] = .number }
    unknown.removeAll { $0 < firstName }
    // The items of a group stand in a second column beside the name, with no head of their own.
    for c in labels.indices.dropLast() where labels[c]?.isName == true && paths[c + 1].isEmpty && !body[c + 1].isMoney {
      labels[c + 1] = .label(.name(0))
    }
    for c in labels.indices where labels[c] == nil && paths[c].isEmpty && !body[c].isMoney { labels[c] = .label(.attribute("")) }
    nameSomething(definition)
  }

  /// The columns of each list: one starts where a column of codes or names follows an amount column.
  var ranges: [Range<Int>] {
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

  // MARK: One head

  private mutating func label(of column: Int, body: [ColumnBody], numbers: UnknownNumbers, isTwoSided: Bool) -> Label? {
    guard let last = paths[column].last else { return nil }
    let text = HeadReader.bare(last)
    let path = paths[column].joined(separator: "/")
    let role = roleUnderGroup(paths[column]) ?? rules.label(ofHead: text)
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
      return label(role, text: text, body: body[column])
    }
    // 比上年增减 | 金额, %: the share of the change is a number of percent.
    if rules.has(text, in: .percent), rules.has(path, in: .change) { return nil }
    // 编制人数 over 合计 | 行政 | 事业; 经费 beside 人数 is money all the same.
    let isCounted = paths[column].dropLast().contains { rules.has($0, in: .countedGroup) } && !rules.has(text, in: .moneyHead)
    if isCounted || rules.has(text, in: .notMoney) || rules.has(path, in: .percent) && !rules.has(path, in: .change) { return .number }
    if body[column].isText, rules.has(text, in: .listHead) { return .label(.name(0)) }
    // Words under a head of money are what it says instead of a number; under one that no rule knows nothing but decimals is money.
    if HeadReader(rules: rules, year: nil, paths: []).terms(of: text).contains(.unknown) {
      // An item of 三公 of which nothing is spent is an amount all the same.
      let isItem = rules.item(ofName: text) != nil && !body[column].isText
      if body[column].numbers == 0, !isItem { return .label(.attribute(printed(column))) }
      guard rules.item(ofName: text) == nil else { return nil }
      switch numbers.sense(of: column, head: text) {
      case .money: return nil
      case .count: return .number
      case .unknown:
        unknown.append(column)
        let moneys = body.filter(\.isMoney)
        return body[column].numbers > 1 && !moneys.isEmpty && moneys.allSatisfy(\.hasDecimals) ? .number : nil
      }
    }
    return nil
  }

  /// What a code or a name is of, where the head above it says it: 采购品目 over 编码 | 名称.
  ///
  /// Those of a 科目 are the row's own; 项目 over them may be of either.
  private func roleUnderGroup(_ path: [String]) -> LabelRole? {
    guard let last = path.last, path.count > 1, case let group = path[path.count - 2] else { return nil }
    // 经济分类科目编码 over 部门预算 | 政府预算.
    if rules.label(ofHead: group) == .code, rules.has(group, in: .economic) { return .code }
    guard (rules.terms(.codeWord) + rules.terms(.nameWord)).contains(last), case .attribute(let key)? = rules.label(ofHead: group + last),
      ![.projectCode, .project, .functionalItem, .economicItem, .governmentName].contains(key)
    else { return nil }
    return .attribute(key)
  }

  private func label(_ role: LabelRole, text: String, body: ColumnBody) -> Label {
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

  private func printed(_ column: Int) -> String { ColumnKeys.printed(form.wording(ofColumn: column)) }
  private func head(_ column: Int) -> String { paths[column].last ?? "" }

  // MARK: Lists

  /// Labels that name a row where no column is headed as a name, those before others first.
  private static let naming: [AttributeKey] = [
    .economicItem, .functionalItem, .governmentName, .item, .project, .category, .unit, .projectCategory, .fund,
  ]

  /// Gives each list of a form a name column, and tells two classifications of one row apart.
  private mutating func nameSomething(_ definition: Form) {
    for range in ranges {
      if !range.contains(where: { labels[$0]?.isName == true }),
        !definition.hasItems || range.contains(where: { labels[$0]?.isCode == true }) || range.lowerBound > 0
      {
        // 项目 and 科目 before 单位: what stands first of what may name a row, agencies last.
        let attributes = range.compactMap { column -> (column: Int, key: AttributeKey)? in
          guard case .label(.attribute(let name))? = labels[column], let key = AttributeKey(rawValue: name), Self.naming.contains(key)
          else {
            return nil
          }
          return (column, key)
        }
        let first = attributes.first { ![.unit, .fund, .projectCategory, .category].contains($0.key) } ?? attributes.first
        if let first { labels[first.column] = .label(.name(0)) }
      }
      nameByProject(in: range)
      nameBySubject(in: range)
      tellClassificationsApart(in: range)
    }
  }

  /// A line that names a project and its 科目 is the project's.
  private mutating func nameByProject(in range: Range<Int>) {
    let names = range.filter { labels[$0]?.isName == true }
    guard names.contains(where: { rules.has(head($0), in: .projectHead) }) else { return }
    for column in names where !rules.has(head(column), in: .projectHead) {
      if rules.has(head(column), in: .subjectHead) { labels[column] = .label(.attribute(AttributeKey.functionalItem.rawValue)) }
      // 项目内容 beside 项目名称 names nothing.
      if rules.has(head(column), in: .contentHead) { labels[column] = .label(.attribute(printed(column))) }
    }
  }

  /// Beside a 科目 with its code and name a pair of another thing, 科室编码 | 科室名称, says whose the line is and not what it is.
  private mutating func nameBySubject(in range: Range<Int>) {
    let codes = range.filter { labels[$0]?.isCode == true }
    let names = range.filter { labels[$0]?.isName == true }
    guard codes.contains(where: { rules.has(head($0), in: .subjectHead) }), names.contains(where: { rules.has(head($0), in: .subjectHead) })
    else { return }
    for code in codes where !rules.has(head(code), in: .subjectHead) {
      guard let stem = stem(ofCode: head(code)),
        let name = names.first(where: { name in ([""] + rules.terms(.nameWord)).contains { head(name) == stem + $0 } })
      else { continue }
      for column in [code, name] { labels[column] = .label(.attribute(printed(column))) }
    }
  }

  /// What a code is of, by its head: 科室 of 科室编码.
  private func stem(ofCode head: String) -> String? {
    rules.terms(.codeWord).first { head.hasSuffix($0) && head.count > $0.count }.map { String(head.dropLast($0.count)) }
  }

  /// The second run of codes and the name behind it are another classification of the same row.
  private mutating func tellClassificationsApart(in range: Range<Int>) {
    var ordinal = -1
    var named = false
    for column in range {
      switch labels[column] {
      // Of two codes side by side that of the government's classification is the other, and so of two names.
      case .label(.code)? where ordinal == 0 && isSecond(column, in: range, \.isCode): labels[column] = .label(.code(1))
      case .label(.name)? where ordinal == 0 && isSecond(column, in: range, \.isName): labels[column] = .label(.name(1))
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

  /// Whether a column is headed as one of the government's classification, right beside one of its kind that is not.
  private func isSecond(_ column: Int, in range: Range<Int>, _ isKind: (Label) -> Bool) -> Bool {
    func isGovernmental(_ column: Int) -> Bool { paths[column].contains { rules.has($0, in: .governmental) } }
    let before = column - 1
    guard range.contains(before), let own = labels[before], isKind(own) else { return false }
    return isGovernmental(column) && !isGovernmental(before)
  }
}
