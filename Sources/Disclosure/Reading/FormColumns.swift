/// What each column of a form holds, and the halves of a form that has two.
struct FormColumns {
  /// A group of columns that gives rows of its own: one side of a two-sided form, one half of a folded one.
  struct Half {
    var columns: Range<Int>
    var side: FormSide?
    /// Whether this is the second of two classifications of one side (支出用途 beside 功能分类).
    var isUseClassification: Bool
  }

  /// The role of each column.
  let roles: [ColumnRole]
  /// The halves from left to right.
  let halves: [Half]

  init(_ form: FormGrid, kind: TableKind) {
    let roles = Self.roles(form)
    self.roles = roles
    halves = Self.halves(form, roles: roles, kind: kind)
  }

  // MARK: Roles

  private static func roles(_ form: FormGrid) -> [ColumnRole] {
    let paths = (0..<form.columnCount).map { form.path(ofColumn: $0) }
    var roles: [ColumnRole] = paths.map { path in path.last.flatMap(ColumnLabels.role(ofLastHeader:)) ?? .amount("") }
    // The items of a group stand in a second column beside the name, with no head of their own.
    for c in 0..<max(0, roles.count - 1) where roles[c] == .name && isBare(paths[c + 1]) { roles[c + 1] = .name }
    // A name column spread over two under one head.
    for c in 1..<max(1, roles.count) where roles[c] == .name && roles[c - 1] == .name && paths[c] == paths[c - 1] { roles[c] = .name }
    let amounts = roles.indices.filter { if case .amount = roles[$0] { true } else { false } }
    for c in amounts {
      roles[c] = .amount(AmountKeys.key(ofPath: paths[c], spansAllAmounts: spansAll(c, amounts: amounts, paths: paths)))
    }
    return roles
  }

  private static func isBare(_ path: [String]) -> Bool { path.isEmpty }

  /// Whether the group over a column's total lies over every amount column and over more than one.
  private static func spansAll(_ column: Int, amounts: [Int], paths: [[String]]) -> Bool {
    guard paths[column].count > 1, amounts.count > 1 else { return false }
    let group = paths[column][paths[column].count - 2]
    return amounts.allSatisfy { paths[$0].dropLast().contains(group) }
  }

  // MARK: Halves

  /// Each half starts where a code or name column follows an amount column.
  private static func halves(_ form: FormGrid, roles: [ColumnRole], kind: TableKind) -> [Half] {
    var starts = [0]
    var sawAmount = false
    for (c, role) in roles.enumerated() {
      switch role {
      case .amount: sawAmount = true
      case .code where sawAmount, .name where sawAmount:
        starts.append(c)
        sawAmount = false
      default: break
      }
    }
    let ranges = zip(starts, starts.dropFirst() + [form.columnCount]).map { $0..<$1 }
    var halves: [Half] = []
    for (index, range) in ranges.enumerated() {
      let side = side(of: kind, form: form, roles: roles, range: range, index: index, count: ranges.count)
      let isUse = kind.isTwoSided && side == .expenditure && halves.contains { $0.side == .expenditure }
      halves.append(Half(columns: range, side: side, isUseClassification: isUse))
    }
    return halves
  }

  private static func side(
    of kind: TableKind, form: FormGrid, roles: [ColumnRole], range: Range<Int>, index: Int, count: Int
  ) -> FormSide? {
    if count == 1, kind == .governmentFundBalance || kind == .stateCapitalBalance { return nil }
    guard kind.isTwoSided else { return kind.naturalSide }
    // The name column carries the side's head; a column of line numbers before it has none.
    let column = range.first { roles[$0] == .name || roles[$0] == .code } ?? range.lowerBound
    let head = form.path(ofColumn: column).joined(separator: "/")
    let isRevenue = head.contains("收入")
    let isExpenditure = head.contains("支出")
    if isRevenue != isExpenditure { return isRevenue ? .revenue : .expenditure }
    return index == 0 ? .revenue : .expenditure
  }
}
