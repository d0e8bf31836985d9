/// Gives the amount columns of one panel their keys, by group and measure.
///
/// The main group is the form's own year and whole; its columns have plain keys. A column of another group has the key `GROUP.KEY`. Two
/// columns never get one key: where the heads leave it open, both keep what is printed over them.
struct ColumnKeys {
  /// What a column holds.
  struct Key: Equatable {
    /// The key as it is written.
    var name: String
    /// Whether its numbers are of percent, no money.
    var isPercent = false
  }

  /// The keys by column.
  private(set) var keys: [Int: Key] = [:]
  /// The columns that were left with their printed path because another one would have had the same key.
  private(set) var ambiguous: [Int] = []

  /// The head paths as they are printed.
  private let wording: [[String]]
  private let reader: HeadReader
  private let rules: FormRules

  /// One column on its way to a key.
  private struct Candidate {
    var column: Int
    var path: [String]
    var groups: [AmountKey] = []
    var inner: [HeadTerm] = []
  }

  /// Finds the keys.
  ///
  /// - Parameters:
  ///   - columns: The amount columns of the panel, from left to right.
  ///   - paths: The folded head path of each column of the form.
  ///   - wording: The same paths as they are printed, for columns that no rule knows.
  ///   - reader: Reads the texts of the paths.
  ///   - rules: The words of heads.
  ///   - repeats: Whether two columns print the same amounts in every row: the whole of the sources and that of the uses.
  ///   - shares: Whether two columns with one head may share a key because no row fills both.
  init(
    columns: [Int], paths: [[String]], wording: [[String]]? = nil, reader: HeadReader, rules: FormRules,
    repeats: (Int, Int) -> Bool = { _, _ in false }, shares: (Int, Int) -> Bool
  ) {
    self.wording = wording ?? paths
    self.reader = reader
    self.rules = rules
    let spanning = Self.spanning(columns, paths.map { $0.map(reader.withoutYear) })
    let candidates = columns.map { candidate($0, paths[$0], spanning: spanning, over: columns.count) }
    let names = candidates.map { self.name(of: $0, among: candidates) }
    for (candidate, name) in zip(candidates, names) {
      keys[candidate.column] = Key(name: name, isPercent: candidate.groups.contains(.changePercent))
    }
    settleCollisions(candidates, repeats: repeats, shares: shares)
  }

  /// The same keys in a list of projects, whose 项目支出 is the whole where no other column is.
  func ofList(_ breakdown: Form.Breakdown?) -> ColumnKeys {
    let names = keys.mapValues(\.name)
    guard breakdown == .projects, !names.values.contains(AmountKey.total.rawValue), !names.values.contains(AmountKey.basic.rawValue),
      let column = names.first(where: { $0.value == AmountKey.project.rawValue })?.key
    else { return self }
    var keys = self
    keys.keys[column]?.name = AmountKey.total.rawValue
    return keys
  }

  // MARK: Terms

  /// The texts above the last one that stand over every amount column of the panel, be it one or many: they say what the panel is of, not
  /// what a column is.
  private static func spanning(_ columns: [Int], _ paths: [[String]]) -> Set<String> {
    guard let first = columns.first else { return [] }
    return Set(paths[first].dropLast()).filter { text in columns.allSatisfy { paths[$0].dropLast().contains(text) } }
  }

  /// Whether a head is a class of the departments' classification: 商品和服务支出 of forms that go on over several sheets.
  private static func isEconomicClass(_ head: String) -> Bool {
    Classification.standard.code(named: head, under: nil, area: "3") != nil
  }

  private func candidate(_ column: Int, _ path: [String], spanning: Set<String>, over spanned: Int) -> Candidate {
    var candidate = Candidate(column: column, path: path)
    if let own = reader.ownKey(ofPath: path) {
      candidate.inner = [.key(own, .own)]
      return candidate
    }
    for (index, text) in path.enumerated() {
      let isLast = index == path.count - 1
      // What stands over every column, of whichever year, is what the form is of; an economic class is a part of it, over however many.
      let isSpanning = !isLast && spanning.contains(reader.withoutYear(text)) && (spanned < 2 || !Self.isEconomicClass(text))
      // 比上年增减 | 金额, %: the share of the change.
      if rules.has(text, in: .percent), let at = candidate.groups.firstIndex(of: .change) {
        candidate.groups[at] = .changePercent
        continue
      }
      for term in reader.terms(of: text) {
        switch term {
        case .key(let key, .group): if !candidate.groups.contains(key) { candidate.groups.append(key) }
        case .key(let key, .figure): if !isSpanning { candidate.groups.append(key) }
        case .whole, .unknown, .key: if !isSpanning { candidate.inner.append(term) }
        }
      }
    }
    return candidate
  }

  // MARK: Names

  private func name(of candidate: Candidate, among all: [Candidate]) -> String {
    let inner = innerKey(candidate, among: all)
    let groups = candidate.groups
    guard let inner else { return Self.printed(wording[candidate.column]) }
    let own: Set<AmountKey> = [.fiscalCarryover, .nonFiscalCarryover]
    if groups.isEmpty || groups == [.carryover] && own.contains(where: { $0.rawValue == inner }) {
      return inner.isEmpty ? AmountKey.total.rawValue : inner
    }
    let prefix = groups.map(\.rawValue).joined(separator: ".")
    if !inner.isEmpty { return "\(prefix).\(inner)" }
    // The group's own total: some groups are called so themselves.
    let isPlain = groups.last == .carryover || groups.last == .budget || groups.last == .final
    return isPlain ? prefix : "\(prefix).total"
  }

  /// The key within the group; empty for the group's whole, nil where the heads do not say.
  private func innerKey(_ candidate: Candidate, among all: [Candidate]) -> String? {
    let terms = candidate.inner.filter { $0 != .whole }
    guard !terms.contains(.unknown) else { return nil }
    var keys = terms.compactMap { term -> (key: AmountKey, role: AmountHead.Role)? in
      if case .key(let key, let role) = term { (key, role) } else { nil }
    }
    // 本年收入 is the main group; it is a figure of its own only where nothing stands below it and another column is the whole.
    // Below it in an account 基本支出 is not what was spent.
    if keys.count > 1, keys[0].role == .current, isAccount(all) { return nil }
    if keys.count > 1 { keys.removeAll { $0.role == .current } }
    if keys.count == 1, keys[0].role == .current {
      return candidate.groups.isEmpty && hasOtherWhole(than: candidate, among: all) ? keys[0].key.rawValue : ""
    }
    guard let last = keys.last else { return "" }
    guard keys.count > 1 else {
      // 政府性基金预算支出 over the only amount, or beside nothing but uses, is the form's subject.
      let isSubject =
        last.role == .source && isBesideUses(candidate, all)
        && candidate.path.last.map { $0.hasSuffix("支出") || $0.hasSuffix("支出预算") } ?? false
      return isSubject ? "" : last.key.rawValue
    }
    // What is left over at an end of the year, divided by uses more than once: 年末结转和结余 | 项目支出结转和结余 | 项目支出结转.
    if keys.count > 2, keys[0].role == .own, last.role == .use { return "\(keys[0].key.rawValue).\(last.key.rawValue)" }
    let above = keys[keys.count - 2]
    switch (above.role, last.role) {
    // Parts of a unit's own income, 事业收入 | 科研事业收入, are neither the whole of it nor a source beside it.
    case (.source, .source) where above.key == last.key && isDivided(candidate, among: all): return nil
    case (.source, .source) where Self.incomes.contains(above.key) && above.key != last.key:
      return "\(above.key.rawValue).\(last.key.rawValue)"
    case (.source, .source) where isWithinFund(last.key, above: above.key, among: all): return "\(above.key.rawValue).\(last.key.rawValue)"
    case (.source, .source), (_, .own): return last.key.rawValue
    // 运转类 below 项目支出 is a kind of projects, no running costs of the offices.
    case (.use, .use)
    where above.key == .project && candidate.path.last.map { rules.has(HeadReader.bare($0), in: .kindOfProjects) } ?? false:
      return nil
    case (.use, .use):
      let isPartOfBasic = above.key == .basic && (last.key == .personnel || last.key == .publicUse)
      let name = isPartOfBasic || above.key == last.key ? last.key.rawValue : "\(above.key.rawValue).\(last.key.rawValue)"
      let fund = keys.dropLast(2).last { $0.role == .source }
      return fund.flatMap { isDividedByFunds(all) ? "\($0.key.rawValue).\(name)" : nil } ?? name
    case (.source, .use):
      return isDividedByFunds(all) ? "\(above.key.rawValue).\(last.key.rawValue)" : last.key.rawValue
    default: return "\(above.key.rawValue).\(last.key.rawValue)"
    }
  }

  /// The incomes of a unit's own.
  private static let incomes: Set<AmountKey> = [.businessIncome, .operatingIncome, .superiorGrants, .affiliateRemittances, .otherIncome]

  /// Whether a column is one of several under its head, and not their whole.
  private func isDivided(_ candidate: Candidate, among all: [Candidate]) -> Bool {
    guard let last = candidate.path.last, !rules.isTotal(HeadReader.bare(last)) else { return false }
    return all.contains { $0.column != candidate.column && $0.path.count > 1 && $0.path.dropLast() == candidate.path.dropLast() }
  }

  /// Whether the appropriation is what one fund has of it, 一般公共预算 | 小计, 其中：财政拨款: funds are parts of it as a rule.
  private func isWithinFund(_ key: AmountKey, above fund: AmountKey, among all: [Candidate]) -> Bool {
    key == .fiscalAppropriation && all.contains { $0.inner.filter { $0 != .whole } == [.key(fund, .source)] }
  }

  /// Whether another column of the panel is the whole: 总计 beside 本年收入.
  private func hasOtherWhole(than candidate: Candidate, among all: [Candidate]) -> Bool {
    let isForeign = all.contains { other in
      other.column != candidate.column && other.groups.isEmpty && other.inner.allSatisfy { $0 == .whole }
    }
    return isForeign || isAccount(all) || all.contains { $0.groups == [.carryover] }
  }

  /// Whether every other column of the main group is a use of money.
  private func isBesideUses(_ candidate: Candidate, _ all: [Candidate]) -> Bool {
    all.allSatisfy { other in
      other.column == candidate.column || other.groups != candidate.groups
        || other.inner.contains { if case .key(_, .use) = $0 { true } else { false } }
    }
  }

  /// Whether the columns are an account: balances at the ends of the year make 本年收入 one item of it.
  private func isAccount(_ all: [Candidate]) -> Bool {
    all.contains { $0.inner.contains(.key(.openingBalance, .own)) || $0.inner.contains(.key(.closingBalance, .own)) }
  }

  /// Whether several funds are divided into uses; one that no rule knows, 非财政拨款, is one more.
  private func isDividedByFunds(_ all: [Candidate]) -> Bool {
    var funds: Set<AmountKey?> = []
    for candidate in all where candidate.groups.isEmpty {
      var fund: AmountKey??
      for term in candidate.inner {
        switch term {
        case .key(let key, .source): fund = key
        case .unknown: fund = .some(nil)
        case .key(_, .use): if let fund { funds.insert(fund) }
        case .key, .whole: break
        }
      }
    }
    return funds.count > 1
  }

  /// The path as it is printed.
  static func printed(_ path: [String]) -> String { path.joined(separator: "/") }

  // MARK: Collisions

  /// Of 小计 and 当年预算 beside it the second is the year's own part.
  private mutating func setsYearApart(_ pair: [Candidate]) -> Bool {
    func last(_ candidate: Candidate) -> String { HeadReader.bare(candidate.path.last ?? "") }
    // 支出合计 beside 本年支出 / 小计: the year may stand above.
    let above = pair.filter { $0.path.contains(where: reader.isOfOwnYear) }
    // 本年预算 beside 项目总额, which is of several years.
    if pair.count == 2, let own = pair.first(where: { reader.isOfOwnYear(last($0)) }),
      let other = pair.first(where: { $0.column != own.column && rules.has(last($0), in: .ofWholeProject) })
    {
      return keepsPrinted([other])
    }
    guard pair.count == 2, let own = pair.first(where: { reader.isOfOwnYear(last($0)) }) ?? (above.count == 1 ? above[0] : nil),
      pair.contains(where: { rules.isTotal(last($0)) }), let whole = keys[own.column]?.name
    else { return false }
    let current = AmountKey.currentYear.rawValue
    let name = whole == AmountKey.total.rawValue ? current : "\(whole).\(current)"
    guard !keys.values.contains(where: { $0.name == name }) else { return false }
    keys[own.column]?.name = name
    return true
  }

  /// Of 年初预算数 and 全年预算数 the first is what the key means; the others keep what is printed over them.
  private mutating func setsRatherApart(_ group: [Candidate]) -> Bool {
    // 年初预算数 | 小计 beside 全年预算数 | 小计: what stands over a whole may say it.
    let own = group.filter { $0.path.contains(where: reader.isRatherKey) }
    return own.count == 1 && keepsPrinted(group.filter { $0.column != own[0].column })
  }

  /// A group's own 小计 has the first claim to the group's key, and a 合计 of no group the first to the form's; what else would have the
  /// key is a part of it.
  private mutating func setsTotalApart(_ group: [Candidate]) -> Bool {
    let totals = group.filter { rules.isTotal(HeadReader.bare($0.path.last ?? "")) }
    let outermost = totals.map(\.path.count).min()
    let own = totals.filter { $0.path.count == outermost }
    guard own.count == 1 else { return false }
    let others = group.filter { $0.column != own[0].column }
    // 当年预算 beside 合计 may be what the form is of.
    guard !others.contains(where: { reader.isOfOwnYear(HeadReader.bare($0.path.last ?? "")) }) else { return false }
    return keepsPrinted(others)
  }

  /// Gives columns what is printed over them, where that tells them apart.
  private mutating func keepsPrinted(_ columns: [Candidate]) -> Bool {
    let paths = columns.map { Self.printed(wording[$0.column]) }
    guard Set(paths).count == paths.count, !paths.contains("") else { return false }
    for (candidate, path) in zip(columns, paths) { keys[candidate.column]?.name = path }
    return true
  }

  /// Columns that would have one key keep their printed paths.
  private mutating func settleCollisions(
    _ candidates: [Candidate], repeats: (Int, Int) -> Bool, shares: (Int, Int) -> Bool
  ) {
    let byName = Dictionary(grouping: candidates) { keys[$0.column]?.name ?? "" }
    for group in byName.values.sorted(by: { $0[0].column < $1[0].column }) where group.count > 1 {
      let isShared = zip(group, group.dropFirst()).allSatisfy { $0.path == $1.path && shares($0.column, $1.column) }
      if isShared || setsYearApart(group) || setsRatherApart(group) { continue }
      var taken: Set<String> = []
      // The same figure twice is no doubt about either: the first has the key.
      let isRepeated = Set(group.map(\.path)).count == group.count && group.dropFirst().allSatisfy { repeats(group[0].column, $0.column) }
      if !isRepeated, setsTotalApart(group) { continue }
      for candidate in isRepeated ? Array(group.dropFirst()) : group {
        let path = Self.printed(wording[candidate.column])
        let name = path.isEmpty || !taken.insert(path).inserted ? "\(path)#\(candidate.column + 1)" : path
        keys[candidate.column]?.name = name
        if !isRepeated { ambiguous.append(candidate.column) }
      }
    }
    ambiguous.sort()
  }
}
