import FoundationEssentials
import Layout

/// Labels that stand over their values: heads of goals and of funds.
extension TargetBlock {
  /// A row of labels alone, with their values in the rows below: 项目总目标 | 年度总体目标, or the columns of a review's funds.
  func readHeadsOverValues(_ row: Int, _ cells: [Int], group: Cell?, into reading: inout Reading, consumed: inout Set<Int>) -> Bool {
    let filled = cells.filter { !form.text(row, $0).isEmpty }
    let meanings = filled.map { rules.meaning(ofLabel: HeadReader.bare(form.text(row, $0))) }
    guard filled.count >= 2 else { return false }
    if meanings.contains(.budgetFinal) || meanings.contains(.rate), meanings.filter({ $0 != nil }).count >= 2,
      filled.allSatisfy({ Numbers.decimal(form.text(row, $0)) == nil })
    {
      // The labels of the lines may have heads of their own, 资金来源, and a group whose cells are not merged: the amounts are behind them.
      let labels = filled.firstIndex { Numbers.percent(form.text(row + 1, $0)) != nil }
      let isLabelled = rules.meaning(ofLabel: form.text(row + 1, filled[0])) != nil || rules.isTotal(form.text(row + 1, filled[0]))
      let columns = Array(filled.dropFirst(labels ?? (isLabelled ? 1 : 0)))
      readFunds(head: row, columns: columns, group: group, into: &reading, consumed: &consumed)
      return true
    }
    if readFundsBelow(row, columns: filled, meanings: meanings, group: group, into: &reading) {
      consumed.insert(row + 1)
      return true
    }
    return readGoalsBelow(row, heads: filled, meanings: meanings, group: group, into: &reading, consumed: &consumed)
      ?? readLabelsOverValues(row, cells, meanings: meanings, group: group, into: &reading, consumed: &consumed)
  }

  /// A row of known labels alone over their values: 项目名称 | 主管部门 | 年度资金总额.
  private func readLabelsOverValues(
    _ row: Int, _ cells: [Int], meanings: [LabelMeaning?], group: Cell?, into reading: inout Reading, consumed: inout Set<Int>
  ) -> Bool {
    guard cells.count >= Self.fewestHeads, cells.count == meanings.count, !meanings.contains(nil), row + 1 < rows.upperBound,
      !heads.contains(row + 1),
      cells.allSatisfy({ form.starts(row + 1, $0) && rules.meaning(ofLabel: HeadReader.bare(form.text(row + 1, $0))) == nil }),
      // The funds of a task stand behind its name.
      form.starts(inRow: row + 1).allSatisfy({ cells.contains($0) || $0 == group?.column || form.text(row + 1, $0).isEmpty })
    else { return false }
    for column in cells { setBelow(row, column, group: group, in: &reading.target) }
    consumed.insert(row + 1)
    return true
  }

  /// Two labels beside each other may be a label and its value.
  private static let fewestHeads = 3

  func setBelow(_ row: Int, _ column: Int, group: Cell?, in target: inout PerformanceTarget) {
    set(
      form.cell(row, column)?.text ?? "", form.cell(row + 1, column)?.text ?? "", parent: nil,
      groupText: group.map { Folding.folded($0.text) } ?? "", in: &target)
  }

  /// Funds under their labels: 预算金额 beside 合计 | 财政拨款 | 单位资金 over a row of amounts.
  private func readFundsBelow(_ row: Int, columns: [Int], meanings: [LabelMeaning?], group: Cell?, into reading: inout Reading) -> Bool {
    let isTotalOfGroup = group.map { isFunds(Folding.folded($0.text)) } ?? false && columns.contains { rules.isTotal(form.text(row, $0)) }
    guard isTotalOfGroup || meanings.contains(where: { [.budgetTotal, .budgetFiscal, .budgetOther].contains($0) }),
      columns.allSatisfy({ Numbers.decimal(form.text(row, $0)) == nil })
    else { return false }
    // The funds of a task stand behind its name.
    guard form.starts(inRow: row + 1).allSatisfy({ columns.contains($0) || form.text(row + 1, $0).isEmpty }) else { return false }
    // Both lines may begin with a label of their own: 资金来源 over 金额.
    let isLabelled = Numbers.decimal(form.text(row + 1, columns[0])) == nil && !form.text(row + 1, columns[0]).isEmpty
    let columns = isLabelled ? Array(columns.dropFirst()) : columns
    let values = columns.map { form.starts(row + 1, $0) ? form.text(row + 1, $0) : nil }
    let areAmounts = values.allSatisfy { text in text.map { $0.isEmpty || Numbers.decimal($0) != nil } ?? false }
    guard areAmounts else { return false }
    let groupText = group.map { Folding.folded($0.text) } ?? ""
    for (column, value) in zip(columns, values) {
      let label = form.cell(row, column)?.text ?? ""
      if rules.isTotal(Folding.folded(label)) {
        reading.target.budgetTotal = amount(value ?? "", label: label, groupText: groupText)
      } else {
        set(label, value ?? "", parent: nil, groupText: groupText, in: &reading.target)
      }
    }
    return true
  }

  /// The funds of tasks, 总额 | 财政拨款 | 其他资金 over a line for each task and one for all of them (金额合计).
  ///
  /// The line for all is the budget; what each task takes of it stays in the grid.
  ///
  /// - Returns: Whether the row is one of these.
  func readTaskFunds(_ row: Int, _ cells: [Int], group: Cell?, into reading: inout Reading) -> Bool {
    guard let group, let head = taskHead(above: row, group: group) else { return false }
    let isHead = head == row
    let label = cells.first.map { form.text(row, $0) } ?? ""
    if isHead { return true }
    let amounts = cells.filter { fundMeaning(form.text(head, $0)) != nil && form.starts(head, $0) }
    guard !amounts.isEmpty else { return false }
    guard rules.isTotal(label) else {
      let words = cells.filter { !amounts.contains($0) }
      if words.count == 2 {
        let name = TargetBlock.plain(form.cell(row, words[0])?.text ?? "")
        let field = parentLabel(of: words[0], row: row, group: group).map { "\($0)/\(name)" } ?? name
        setField(field, form.cell(row, words[1])?.text ?? "", in: &reading.target)
      }
      return true
    }
    for column in amounts {
      guard let number = amount(form.cell(row, column)?.text ?? "", label: "", groupText: unitText(over: head, column)) else { continue }
      let over = head > 0 ? rules.meaning(ofLabel: HeadReader.bare(form.text(head - 1, column))) : nil
      switch fundMeaning(form.text(head, column)) {
      case .budgetTotal where over == .budgetFinal: reading.target.budgetFinal = reading.target.budgetFinal ?? number
      case _ where over == .budgetFinal: break
      case .budgetTotal: reading.target.budgetTotal = reading.target.budgetTotal ?? number
      case .budgetFiscal: reading.target.budgetFiscal = reading.target.budgetFiscal ?? number
      case .budgetOther: reading.target.budgetOther = reading.target.budgetOther ?? number
      default: break
      }
    }
    return true
  }

  /// The row of a group whose cells are all labels of funds, below heads that name tasks, at a row or above it.
  private func taskHead(above row: Int, group: Cell) -> Int? {
    (group.row + 1..<row + 1).first { candidate in
      let cells = form.starts(inRow: candidate).filter { $0 != group.column && !form.text(candidate, $0).isEmpty }
      // The heads of the tasks reach down beside them, or leave a blank cell there.
      let reachesDown = (0..<form.columnCount).contains { column in
        guard let cell = form.cell(candidate, column), cell.column == column, column > group.column else { return false }
        let isBlankBelowHead = cell.row == candidate && cell.text.isEmpty && !form.text(candidate - 1, column).isEmpty
        return cell.row < candidate && cell.row >= group.row || isBlankBelowHead
      }
      return cells.count >= 2 && reachesDown && cells.allSatisfy { fundMeaning(form.text(candidate, $0)) != nil }
    }
  }

  private func fundMeaning(_ text: String) -> LabelMeaning? {
    if rules.isTotal(text) { return .budgetTotal }
    return rules.meaning(ofLabel: text).flatMap { [.budgetTotal, .budgetFiscal, .budgetOther].contains($0) ? $0 : nil }
  }

  /// The head over the labels of funds, which may name their unit: 预算金额（万元）.
  private func unitText(over head: Int, _ column: Int) -> String { head > 0 ? form.text(head - 1, column) : "" }

  /// The funds of a review: 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 over a line for the whole and lines for its parts.
  private func readFunds(head: Int, columns: [Int], group: Cell?, into reading: inout Reading, consumed: inout Set<Int>) {
    let end = min(rows.upperBound, group.map { $0.row + $0.rowSpan } ?? rows.upperBound)
    let groupText = group.map { Folding.folded($0.text) } ?? ""
    for row in (head + 1)..<max(head + 1, end) {
      let values = columns.filter { Numbers.percent(form.text(row, $0)) != nil }
      let label = form.starts(inRow: row).first { !columns.contains($0) && $0 != group?.column && !form.text(row, $0).isEmpty }
      // Words below the head are a goal, an account of what was done, or the head of the indicators.
      let isBlank = columns.allSatisfy { form.text(row, $0).isEmpty || rules.terms(.blank).contains(form.text(row, $0)) }
      guard !values.isEmpty || isBlank else { return }
      // Points and a grade of the whole in pairs of label and value: 自评得分 | 97 | 自评等级 | 优.
      let isOfWhole = form.starts(inRow: row).contains {
        rules.meaning(ofLabel: form.text(row, $0)).map { [.score, .grade].contains($0) } ?? false
      }
      guard !isOfWhole else { return }
      consumed.insert(row)
      let lineText = label.map { form.text(row, $0) } ?? ""
      let isTotal = label == nil || rules.isTotal(lineText)
      let meaning = isTotal ? .budgetTotal : rules.meaning(ofLabel: lineText) ?? .field
      for column in columns {
        setFund(
          form.cell(row, column)?.text ?? "", head: form.text(head, column), line: meaning, lineText: lineText, groupText: groupText,
          in: &reading.target)
      }
    }
  }

  private func setFund(
    _ value: String, head: String, line: LabelMeaning, lineText: String, groupText: String, in target: inout PerformanceTarget
  ) {
    guard !value.isEmpty else { return }
    let number = amount(value, label: head, groupText: groupText)
    let isPlanAtFirst = rules.has(head, in: .initialHead)
    switch (line, rules.meaning(ofLabel: HeadReader.bare(head))) {
    case (.budgetTotal, .budgetTotal?) where !isPlanAtFirst, (.budgetTotal, nil) where rules.has(head, in: .wholeYearHead):
      target.budgetTotal = number
    case (.budgetTotal, .budgetFinal?): target.budgetFinal = number
    case (.budgetTotal, .rate?): target.budgetRate = Numbers.percent(value)
    case (.budgetFiscal, .budgetTotal?) where !isPlanAtFirst: target.budgetFiscal = number
    case (.budgetOther, .budgetTotal?) where !isPlanAtFirst: target.budgetOther = number
    default: setField(lineText.isEmpty ? head : "\(Self.plain(lineText))/\(head)", value, in: &target)
    }
  }
}
