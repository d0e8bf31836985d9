import FoundationEssentials
import Layout

/// Funds: which label is the budget, and small tables of them.
extension TargetBlock {
  /// Whether a group is of funds, 年度资金 or 单位总体资金情况.
  func isFunds(_ groupText: String) -> Bool { rules.has(groupText, in: .fundsGroup) || isFund(groupText) }

  /// Whether an amount stands beside a label of the year's own total, 当年预算, or below it: then 项目总额 is that of other years too.
  var printsTotalOfYear: Bool {
    let end = heads.first ?? rows.upperBound
    return (rows.lowerBound..<max(rows.lowerBound, end)).contains { row in
      form.starts(inRow: row).contains { column in
        let text = form.text(row, column)
        guard rules.has(text, in: .yearHead), rules.meaning(ofLabel: text) == .budgetTotal, let cell = form.cell(row, column) else {
          return false
        }
        return isAmount(row, column + cell.columnSpan) || row + cell.rowSpan < end && isAmount(row + cell.rowSpan, column)
      }
    }
  }

  /// Whether a label is the total of a whole project, where the year's own is printed too.
  func isTotalOfOtherYears(_ label: String) -> Bool {
    let meaning = rules.meaning(ofLabel: label)
    return (meaning == .budgetTotal && !rules.has(label, in: .yearHead) || meaning == .budgetTerm) && printsTotalOfYear
  }

  /// Whether a row of a group heads pairs of labels and amounts below it: 资金来源 | 金额 | 支出类型 | 金额.
  func isHeadOfAmounts(_ row: Int, _ cells: [Int], group: Cell) -> Bool {
    guard cells.count >= 2, row + 1 < min(rows.upperBound, group.row + group.rowSpan), !isFund(form.text(row, cells[0])),
      cells.allSatisfy({ !form.text(row, $0).isEmpty && Numbers.percent(form.text(row, $0)) == nil && !isAmount(row, $0) })
    else { return false }
    let isLabelBelow = form.starts(row + 1, cells[0]) && !form.text(row + 1, cells[0]).isEmpty && !isAmount(row + 1, cells[0])
    return isLabelBelow && cells.dropFirst().contains { form.starts(row + 1, $0) && isAmount(row + 1, $0) }
  }

  /// A line of a small table of funds, an amount and its share behind the label: 收入构成 | 财政拨款 | 38.43 | 80%.
  ///
  /// - Returns: Whether the row is one of these.
  func readShare(_ row: Int, _ cells: [Int], group: Cell, into reading: inout Reading) -> Bool {
    guard let at = cells.firstIndex(where: { isAmount(row, $0) }), (1...2).contains(at), at + 1 < cells.count,
      Numbers.decimal(form.text(row, cells[at + 1])) == nil, Numbers.percent(form.text(row, cells[at + 1])) != nil
    else { return false }
    let isFollowed = cells.indices.dropFirst(at + 2).contains { isAmount(row, cells[$0]) }
    guard !isFollowed else { return false }
    let section = at == 2 ? form.cell(row, cells[0]) : form.cell(row, cells[0] - 1).flatMap { $0.column > group.column ? $0 : nil }
    let sectionText = Folding.folded(section?.text ?? "")
    let label = form.cell(row, cells[at - 1])?.text ?? ""
    let value = form.cell(row, cells[at])?.text ?? ""
    let groupText = Folding.folded(group.text)
    let isOther = rules.has(sectionText, in: .revenueSide) && rules.meaning(ofLabel: Folding.folded(label + Self.money)) == .budgetOther
    let known = isOther ? label + Self.money : label
    set(known, value, parent: section.map { Self.plain($0.text) }, groupText: groupText, in: &reading.target)
    return true
  }

  /// What 其他 is short for among revenue.
  private static let money = "资金"

  /// Takes the name of the project above for the form's, where it prints no other.
  func nameByUpperProject(_ target: inout PerformanceTarget) {
    guard target.projectName == nil,
      let upper = target.fields.entries.first(where: { rules.meaning(ofLabel: Folding.folded($0.key)) == .upperProject })
    else { return }
    target.projectName = upper.value
    target.fields[upper.key] = nil
  }

  /// Reads the dates and, in the row below, their figures.
  ///
  /// A series that ends at the budget is amounts, one that ends at 100 is percent.
  func readPaymentPlan(_ row: Int, labels: [Int], into reading: inout Reading) {
    let steps = labels.compactMap { column -> (by: String, value: Decimal?)? in
      guard let label = form.cell(row, column)?.text, !label.isEmpty else { return nil }
      return (Folding.printed(label), Numbers.decimal(form.cell(row + 1, column)?.text ?? ""))
    }
    let last = steps.compactMap(\.value).last
    let budget = reading.target.budgetTotal.map { $0 / unit }
    let isPercent = last == 100 && budget != 100
    if let last, !isPercent, last != budget {
      reading.assumptions.append("the payment plan ends at \(last), which is neither the budget nor 100: taken as amounts")
    }
    reading.target.paymentPlan = steps.map { step in
      PerformanceTarget.Payment(
        by: step.by, amount: isPercent ? nil : step.value.map { $0 * unit }, percent: isPercent ? step.value : nil)
    }
  }
}
