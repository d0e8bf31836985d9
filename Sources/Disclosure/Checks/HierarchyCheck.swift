import FoundationEssentials
import Texts

/// Rules `column.children` and `column.total`: a row is the sum of the rows below it in its outline, and a total the sum of its rows.
struct HierarchyCheck {
  private let table: CheckedTable

  /// The outline of one list, and the sums that it promises.
  struct Tested {
    var hierarchy: RowHierarchy
    var findings: [CheckFinding]
  }

  init(_ table: CheckedTable) { self.table = table }

  /// For each list of the table the outline by which its sums hold; nil where none is borne out.
  func tested() -> [Tested?] {
    guard !table.form.hasItems, table.form.breakdown != .units else { return [] }
    let lists = table.lists
    return lists.indices.map { position in
      let list = lists[position]
      let lender = position + 1 < lists.count && lists[position + 1].first?.side == list.first?.side ? lists[position + 1] : nil
      return best(list, lender: lender)
    }
  }

  /// The outline with the fewest sums that fail for those that hold.
  private func best(_ rows: [FormRow], lender: [FormRow]?) -> Tested? {
    var best: (tested: Tested, score: Int)?
    for hierarchy in RowHierarchy.proposals(rows, form: table.form, rules: table.rules, step: table.step) {
      let findings = self.findings(of: hierarchy, lender: lender)
      let telling = findings.filter(\.isTelling)
      let passed = telling.count(where: \.passes)
      let failed = telling.count - passed
      // A sum that fails weighs as much as several that hold: an outline that is right fails where the document is wrong, seldom.
      let score = passed - Self.weightOfFailure * failed
      // Codes that are borne out need no guess.
      if hierarchy.basis == .codes, hierarchy.isPrinted, failed * Self.shareOfFailures <= telling.count || telling.count <= Self.fewSums {
        return Tested(hierarchy: hierarchy, findings: findings)
      }
      if score > best?.score ?? Int.min { best = (Tested(hierarchy: hierarchy, findings: findings), score) }
    }
    guard let best else { return nil }
    let telling = best.tested.findings.filter(\.isTelling)
    let failed = telling.count { !$0.passes }
    // An outline by which as many sums fail as hold is not the form's.
    let isFew = telling.count <= Self.fewSums && best.tested.hierarchy.isPrinted
    if failed * 2 > telling.count, !isFew { return nil }
    return best.tested.hierarchy.isPrinted ? best.tested : withoutOpenTotals(best.tested)
  }

  /// An outline that was guessed leaves open which rows a total has: where it fails by more than rounding, nothing is said of it.
  private func withoutOpenTotals(_ tested: Tested) -> Tested {
    var tested = tested
    tested.findings.removeAll { $0.rule == .columnTotal && !$0.check.passed && !$0.check.isRounding }
    return tested
  }

  private static let weightOfFailure = 3
  /// An outline is borne out where at most one sum in so many fails.
  private static let shareOfFailures = 4
  /// So few sums bear no outline out; that of printed codes and numbers is taken at its word.
  private static let fewSums = 4

  private func findings(of hierarchy: RowHierarchy, lender: [FormRow]?) -> [CheckFinding] {
    let parts = hierarchy.parts()
    var found: [CheckFinding] = []
    for index in hierarchy.rows.indices where hierarchy.roles[index] != .total {
      guard let own = parts[index], own.contains(where: { !hierarchy.rows[$0].amounts.isEmpty }) else { continue }
      let row = hierarchy.rows[index]
      found += row.amounts.entries.compactMap { key, amount in
        Self.isSum(key) ? sum(.columnChildren, key: key, of: own, in: hierarchy, actual: amount, row: row) : nil
      }
    }
    return found + totals(hierarchy, roots: parts[nil] ?? [], lender: lender)
  }

  /// A column whose amounts are no sums over rows.
  private static func isSum(_ key: String) -> Bool {
    ![AmountKey.unitPrice, .projectBudget].map(\.rawValue).contains(key) && !key.hasPrefix(AmountKey.changePercent.rawValue)
  }

  private func sum(
    _ rule: CheckRule, key: String, of parts: [Int], in list: RowHierarchy, base: (row: FormRow, amount: Decimal)? = nil, actual: Decimal,
    row: FormRow
  ) -> CheckFinding? {
    let printed = parts.compactMap { index in list.rows[index].amounts[key].map { (row: list.rows[index], amount: $0) } }
    // A figure without any printed part is a slip only if it is one: a zero needs no parts.
    guard !printed.isEmpty || base != nil || actual != 0 else { return nil }
    let names = (base.map { [$0.row.name] } ?? []) + printed.map { $0.row.code ?? $0.row.name }
    let expected = printed.reduce(base?.amount ?? 0) { $0 + $1.amount }
    let terms = [(row, key)] + (base.map { [($0.row, key)] } ?? []) + printed.map { ($0.row, key) }
    return CheckFinding(
      rule: rule, table: table, subject: "\(CheckFinding.label(of: row)), \(table.figure(key, side: row.side))",
      parts: names.isEmpty ? "its parts, all blank," : CheckFinding.sum(of: names), actual: actual, expected: expected,
      tolerance: table.tolerance(ofSum: printed.map { ($0.amount, $0.row) }, printed: actual, in: row) + (base == nil ? 0 : table.step),
      source: row.source, cells: table.cells(terms.map { (row: $0.0, key: $0.1) }))
  }

  // MARK: Totals

  private func totals(_ list: RowHierarchy, roots: [Int], lender: [FormRow]?) -> [CheckFinding] {
    let totals = list.rows.indices.filter { list.roles[$0] == .total }
    guard let first = totals.first else { return [] }
    // Rows of no known place among rows with one leave every total open.
    let isOpen = list.rows.indices.contains { index in
      list.roles[index] == .aside && list.basis == .codes && !list.rows[index].amounts.isEmpty
        && !table.rules.has(Folding.folded(list.rows[index].name), in: .aside)
    }
    // A total above its rows has all of them; of several only those that stand below their rows can be told apart.
    guard !isOpen, totals.count == 1 || first > 0 else { return [] }
    var found: [CheckFinding] = []
    var start = 0
    var previous: Int?
    for total in totals {
      let row = Self.lent(list.rows[total], by: lender)
      let span = totals.count == 1 ? list.rows.indices : start..<total
      let parts = roots.filter(span.contains)
      defer {
        start = total + 1
        previous = total
      }
      for (key, amount) in row.amounts.entries where Self.isSum(key) {
        var base: (row: FormRow, amount: Decimal)?
        if list.basis != .codes, let previous {
          let above = Self.lent(list.rows[previous], by: lender)
          guard let amount = above.amounts[key] else { continue }
          base = (above, amount)
        }
        // Without any printed part nothing is known of how the total came about.
        guard parts.contains(where: { list.rows[$0].amounts[key] != nil }) || base != nil else { continue }
        guard let finding = sum(.columnTotal, key: key, of: parts, in: list, base: base, actual: amount, row: row) else { continue }
        // Which rows of a folded form each of two totals has is not printed.
        if totals.count == 1 || list.basis != .codes || finding.passes { found.append(finding) }
      }
    }
    return found
  }

  /// A total of the functions that is printed once, beside the uses: its cell spans both lists.
  private static func lent(_ row: FormRow, by lender: [FormRow]?) -> FormRow {
    guard row.amounts.isEmpty, let other = lender?.first(where: { $0.source.gridRow == row.source.gridRow }) else { return row }
    var row = row
    row.amounts = other.amounts
    row.evidence = other.evidence
    return row
  }
}
