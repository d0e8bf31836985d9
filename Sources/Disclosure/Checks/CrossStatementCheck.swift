import FoundationEssentials

/// Rule `cross.statement`: an amount that the narrative states is the one that the table prints.
struct CrossStatementCheck {
  let finder: FigureFinder

  /// The findings of a document's statements.
  static func findings(_ statements: [Statement], _ tables: [CheckedTable]) -> [AccountingCheck] {
    let check = CrossStatementCheck(finder: FigureFinder(tables: tables))
    return statements.compactMap(check.check)
  }

  private func check(_ statement: Statement) -> AccountingCheck? {
    let figures = figures(for: statement.metric)
    guard let first = figures.first else { return nil }
    let match = figures.first { PrintedFigure.agrees(statement, with: $0.amount, step: $0.step) }
    let figure = match ?? first
    let difference = statement.yuan - figure.amount
    let place = "\(figure.label) in \(figure.table.name), page \(figure.row.source.page)"
    let message =
      match != nil
      ? "narrative, page \(statement.source.page), “\(statement.text)” agrees with \(place)"
      : "narrative, page \(statement.source.page), “\(statement.text)”: \(figure.table.text(statement.yuan)) stated, but \(place) prints "
        + "\(figure.table.text(figure.amount)); difference \(figure.table.text(difference))"
    return AccountingCheck(
      rule: .crossStatement, passed: match != nil, table: figure.table.table.id, expected: figure.amount, actual: statement.yuan,
      difference: difference, subject: statement.text, counterpart: place, message: message, source: statement.source,
      cells: figure.table.cells([(row: figure.row, key: figure.key)]))
  }

  /// The figures that a metric may repeat, the likeliest first: the form that is about it, then the balance.
  func figures(for metric: Metric) -> [Figure] {
    let parts = metric.rawValue.split(separator: ".").map(String.init)
    switch (parts[0], parts[1]) {
    case ("revenue", "total"): return finder.totals(.balance, side: .revenue) + finder.totals(.revenue)
    case ("expenditure", "total"): return finder.totals(.expenditure) + finder.totals(.balance, side: .expenditure)
    case ("balance", "total"): return Array((finder.totals(.balance, side: .revenue)).prefix(1))
    case ("fiscal", "total"): return finder.totals(.fiscalBalance, side: .revenue)
    case ("revenue", "carryover"): return []
    case ("revenue", let key): return revenue(key)
    case ("expenditure", "personnel"), ("expenditure", "publicUse"): return staff(parts[1])
    case ("expenditure", "generalPublicBudget"): return finder.totals(.generalPublicExpenditure)
    case ("expenditure", "governmentFund"): return finder.totals(.governmentFundExpenditure)
    case ("expenditure", "stateCapital"): return finder.totals(.stateCapitalExpenditure)
    case ("expenditure", let key): return expenditure(key)
    case ("threePublic", let item): return ThreePublicItem(rawValue: item).map(items) ?? []
    case ("conference", _), ("training", _): return ThreePublicItem(rawValue: parts[0]).map(items) ?? []
    case ("operatingExpenses", _): return finder.totals(.operatingExpenses) + items(.operatingExpenses)
    case ("procurement", let part): return procurement(part)
    case ("assets", "fixedTotal"):
      return Array((finder.totals(.assets) + finder.rows(.assets, side: nil, named: NamePattern(""))).prefix(1))
    default: return []
    }
  }

  /// A column of the expenditure form.
  ///
  /// Where that was left empty and all money is of the general public budget, that budget's form serves.
  private func expenditure(_ key: String) -> [Figure] {
    let figures = finder.totals(.expenditure, key: key)
    guard figures.isEmpty, finder.table(.expenditure) == nil, let whole = finder.totals(.balance, side: .expenditure).first,
      whole.amount == finder.totals(.generalPublicExpenditure).first?.amount
    else { return figures }
    return finder.totals(.generalPublicExpenditure, key: key)
  }

  private func items(_ item: ThreePublicItem) -> [Figure] { finder.items(item) }

  private func revenue(_ key: String) -> [Figure] {
    let names: [String: NamePattern] = [
      "generalPublicBudget": NamePattern("一般公共预算"), "governmentFund": NamePattern("政府性基金"), "stateCapital": NamePattern("国有资本经营"),
      "fiscalSpecialAccount": NamePattern("财政专户"), "unitFunds": NamePattern("单位资金"), "other": NamePattern("其他收入", "其他资金"),
      "fiscalAppropriation": NamePattern("财政拨款"), "businessIncome": NamePattern("事业收入"),
      "operatingIncome": NamePattern("经营收入", "事业单位经营收入"),
    ]
    // 其他收入 and 其他资金 are one metric and two figures.
    let keys = key == "other" ? [AmountKey.otherIncome.rawValue, AmountKey.otherFunds.rawValue] : [key]
    return keys.flatMap { finder.totals(.revenue, key: $0) } + (names[key].map { finder.rows(.balance, side: .revenue, named: $0) } ?? [])
  }

  /// Staff and running costs: a column of the basic expenditure form, or in the final accounts a total of their own.
  private func staff(_ key: String) -> [Figure] {
    let word = key == AmountKey.personnel.rawValue ? "人员经费" : "公用经费"
    let name = NamePattern(word, word + "合计", isWhole: true)
    let totals = finder.totals(.generalPublicBasicExpenditure)
    let rows = totals.filter { name.matches(RowNames.bare($0.row.name)) }
    return rows + finder.totals(.generalPublicBasicExpenditure, key: key)
  }

  /// The total of purchases, and its outline 货物, 工程, 服务.
  private func procurement(_ part: String) -> [Figure] {
    switch part {
    case "total": finder.totals(.procurement)
    case "goods": finder.rows(.procurement, side: nil, named: NamePattern("货物"))
    case "works": finder.rows(.procurement, side: nil, named: NamePattern("工程"))
    case "services": finder.rows(.procurement, side: nil, named: NamePattern("服务"))
    default: []
    }
  }
}

/// How finely the narrative prints an amount.
enum StatementPrecision {
  /// One unit in the last printed place of a statement's amount, in yuan.
  static func step(of statement: Statement) -> Decimal {
    let text = Array(Folding.folded(statement.text))
    let unit: Decimal = text.suffix(2) == ["万", "元"] ? 10_000 : text.suffix(2) == ["亿", "元"] ? 100_000_000 : 1
    var decimals = 0
    if let point = text.lastIndex(of: ".") { decimals = text[(point + 1)...].prefix { $0.isASCII && $0.isWholeNumber }.count }
    return (0..<decimals).reduce(unit) { value, _ in value / 10 }
  }
}
