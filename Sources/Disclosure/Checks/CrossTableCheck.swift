import FoundationEssentials

/// Rule `cross.tables`: a figure that two tables print is the same in both.
struct CrossTableCheck {
  private let finder: FigureFinder

  /// The findings of a document's tables.
  static func findings(_ tables: [CheckedTable]) -> [CheckFinding] {
    let check = CrossTableCheck(finder: FigureFinder(tables: tables))
    return check.totals() + check.funds() + check.functions() + check.uses() + check.projects()
  }

  /// Compares a figure with those that it may repeat: the grand total, or the year's, of another table.
  ///
  /// It passes with any of them; if none agrees, the first is named. Figures printed equally finely must be equal.
  private func compare(_ figure: Figure?, with others: [Figure]) -> CheckFinding? {
    guard let figure, let first = others.first, first.table.table.id != figure.table.table.id,
      !finder.leavesOutCarryover(figure.table.table.kind), !finder.leavesOutCarryover(first.table.table.kind)
    else { return nil }
    func tolerance(_ other: Figure) -> Decimal { figure.step == other.step ? 0 : max(figure.step, other.step) }
    let match = others.first { other in
      let difference = figure.amount - other.amount
      return (difference < 0 ? -difference : difference) <= tolerance(other)
    }
    let other = match ?? first
    return CheckFinding(
      rule: .crossTables, table: figure.table, subject: figure.label,
      parts: "\(other.label) in \(other.table.name), page \(other.row.source.page)", actual: figure.amount, expected: other.amount,
      tolerance: tolerance(other), source: figure.row.source,
      cells: figure.table.cells([(row: figure.row, key: figure.key)]) + other.table.cells([(row: other.row, key: other.key)]))
  }

  /// The totals of the forms that break a total of another form down.
  private func totals() -> [CheckFinding] {
    let revenue = finder.totals(.balance, side: .revenue)
    let expenditure = finder.totals(.balance, side: .expenditure)
    let fiscal = finder.totals(.fiscalBalance, side: .expenditure)
    return [
      compare(finder.totals(.revenue).first, with: revenue),
      compare(finder.totals(.expenditure).first, with: expenditure),
      compare(finder.totals(.fiscalExpenditure).first, with: fiscal),
      compare(
        finder.totals(.generalPublicExpenditure).first,
        with: finder.totals(.fiscalBalance, side: .expenditure, key: AmountKey.generalPublicBudget.rawValue)),
      compare(
        finder.totals(.governmentFundExpenditure).first,
        with: finder.totals(.fiscalBalance, side: .expenditure, key: AmountKey.governmentFund.rawValue)),
      compare(
        finder.totals(.stateCapitalExpenditure).first,
        with: finder.totals(.fiscalBalance, side: .expenditure, key: AmountKey.stateCapital.rawValue)),
      compare(
        finder.totals(.generalPublicBasicExpenditure).first.flatMap { isWhole($0) ? $0 : nil },
        with: Array(finder.totals(.generalPublicExpenditure, key: "basic").prefix(1))),
      compare(finder.totals(.operatingExpenses).first, with: finder.items(.operatingExpenses)),
      projectTotal(),
    ].compactMap { $0 }
  }

  /// The list of projects against the projects of the forms of all funds.
  ///
  /// Against the form of one fund it can only be borne out: the list may hold what the other funds pay for.
  private func projectTotal() -> CheckFinding? {
    let total = finder.totals(.projectExpenditure).first
    let whole =
      finder.totals(.expenditure, key: "project").prefix(1) + finder.rows(.balance, side: .expenditure, named: Self.projects)
    let ofOneFund = finder.totals(.generalPublicExpenditure, key: "project").prefix(1)
    if whole.isEmpty { return compare(total, with: Array(ofOneFund)).flatMap { $0.passes ? $0 : nil } }
    return compare(total, with: Array(whole + ofOneFund))
  }

  /// What a balance by uses calls the expenditure on projects; the second is Shaanxi's word.
  private static let projects = NamePattern("项目支出", "专项业务经费支出", isWhole: true)

  /// The folded form of the final accounts has two totals, one of staff and one of running costs: neither is the whole.
  private func isWhole(_ figure: Figure) -> Bool { !figure.row.name.contains("经费") }

  /// The funds on the revenue side.
  private func funds() -> [CheckFinding] {
    let names: [(key: String, name: NamePattern)] = [
      ("generalPublicBudget", NamePattern("一般公共预算")), ("governmentFund", NamePattern("政府性基金")), ("stateCapital", NamePattern("国有资本经营")),
      ("fiscalAppropriation", NamePattern("财政拨款", "财政拨款收入", isWhole: true)),
    ]
    return names.flatMap { key, name -> [CheckFinding] in
      let whole = finder.rows(.balance, side: .revenue, named: name)
      return [
        compare(finder.totals(.revenue, key: key).first, with: whole),
        compareFiscal(finder.rows(.fiscalBalance, side: .revenue, named: name), with: whole),
      ].compactMap { $0 }
    }
  }

  /// A fund of the fiscal balance, which may stand there twice: what is granted, and what was carried over of it.
  private func compareFiscal(_ figures: [Figure], with whole: [Figure]) -> CheckFinding? {
    guard let first = figures.first, var finding = compare(first, with: whole) else { return nil }
    let sum = figures.reduce(0) { $0 + $1.amount }
    let tolerance = first.step * Decimal(figures.count)
    if !finding.passes, figures.count > 1, let same = whole.first(where: { CheckFinding.magnitude($0.amount - sum) <= tolerance }) {
      finding.actual = sum
      finding.expected = same.amount
      finding.tolerance = tolerance
      finding.subject = figures.map(\.label).joined(separator: " + ")
      finding.cells = (figures + [same]).flatMap { $0.table.cells([(row: $0.row, key: $0.key)]) }
    }
    return finding
  }

  /// Each function in the form that breaks expenditure down and in the balance that lists the functions.
  private func functions() -> [CheckFinding] {
    functions(of: .expenditure, in: .balance, key: nil)
      + functions(of: .generalPublicExpenditure, in: .fiscalBalance, key: AmountKey.generalPublicBudget.rawValue)
  }

  private func functions(of kind: TableKind, in balance: TableKind, key: String?) -> [CheckFinding] {
    guard let table = finder.table(kind), let other = finder.table(balance) else { return [] }
    var listed: [String: Figure] = [:]
    for row in other.rows where row.side == .expenditure && row.attributes[.classification] == nil && !RowHierarchy.isTotal(row) {
      if let figure = finder.figure(key, in: row, of: other) { listed[RowNames.bare(row.name)] = figure }
    }
    // A form by agencies has each function once for each of them.
    let rows = table.rows.filter { $0.level == 1 && $0.code != nil }
    let counts = Dictionary(rows.map { ($0.code ?? "", 1) }, uniquingKeysWith: +)
    return rows.compactMap { row in
      guard counts[row.code ?? ""] == 1, let same = listed[RowNames.bare(row.name)] else { return nil }
      return compare(finder.figure(nil, in: row, of: table), with: [same])
    }
  }

  /// Basic and project expenditure as rows of a balance and as columns of the expenditure form, or as a form of their own.
  private func uses() -> [CheckFinding] {
    let names: [(key: String, name: NamePattern)] = [
      ("basic", NamePattern("基本支出", isWhole: true)), ("project", Self.projects),
      ("reserve", NamePattern("单位预留机动", "预留机动")),
    ]
    let inBalance = names.compactMap { key, name in
      compare(
        finder.totals(.expenditure, key: key).first, with: finder.rows(.balance, side: .expenditure, named: name))
    }
    let basic = compare(
      finder.totals(.fiscalBasicExpenditure).first,
      with: finder.rows(.fiscalBalance, side: .expenditure, named: NamePattern("基本支出", isWhole: true)))
    return inBalance + [basic].compactMap { $0 }
  }

  /// The budget of one project in its target form, in the list of projects, and where its purchases are planned.
  private func projects() -> [CheckFinding] {
    var budgets: [String: [Figure]] = [:]
    for kind in [TableKind.projectExpenditure, .procurement] {
      guard let table = finder.table(kind) else { continue }
      for row in table.rows where !RowHierarchy.isTotal(row) {
        let figure = finder.figure(kind == .procurement ? AmountKey.projectBudget.rawValue : nil, in: row, of: table)
        let name = Folding.folded(row.name)
        // Several agencies may have a project of one name.
        if let figure { budgets[name, default: []].append(figure) }
      }
    }
    return finder.tables.flatMap { table in
      table.table.performances.compactMap { form -> CheckFinding? in
        guard let total = form.budgetTotal, let name = form.projectName, let budget = budgets[Folding.folded(name)] else { return nil }
        let row = FormRow(name: Folding.printed(name), source: Provenance(page: table.table.pages.first ?? 1))
        return compare(Figure(table: table, row: row, key: AmountKey.total.rawValue, amount: total), with: budget + whole(of: budget))
      }
    }
  }

  /// The lines of one name together: a project that is paid on several lines has one form of targets.
  private func whole(of lines: [Figure]) -> [Figure] {
    guard var sum = lines.first else { return [] }
    sum.amount = lines.reduce(0) { $0 + $1.amount }
    return [sum]
  }
}
