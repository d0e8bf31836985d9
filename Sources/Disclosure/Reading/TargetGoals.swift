import Layout

/// Goals beside their label.
extension TargetBlock {
  /// Reads the goals beside a group label 绩效目标 or 总体目标.
  func readGoals(_ cells: [Int], row: Int, meaning: LabelMeaning, into reading: inout Reading) {
    var meaning = meaning
    for column in cells {
      let text = form.cell(row, column)?.text ?? ""
      if let own = rules.meaning(ofLabel: Folding.folded(text)) {
        // A label of its own beside the group: 年度目标 | its words.
        meaning = own
      } else if let field = labelledText(text) {
        setField(field.label, field.value, in: &reading.target)
      } else if let stated = statedGoals(text) {
        reading.target.goals += GoalSplitter.goals(in: stated).map {
          PerformanceTarget.Goal(set: meaning == .termGoals ? .term : .annual, text: $0)
        }
      } else {
        // A label that spans its words stands over them.
        let over = rules.meaning(ofLabel: form.text(row - 1, column)) ?? meaning
        reading.target.goals += GoalSplitter.goals(in: text).map {
          PerformanceTarget.Goal(set: over == .termGoals ? .term : .annual, text: $0)
        }
      }
    }
  }

  /// Reads goals under their heads: 项目总目标 | 年度总体目标, or 年初设定目标 beside what became of it.
  ///
  /// - Returns: Whether the row heads goals, or nil where it does not.
  func readGoalsBelow(
    _ row: Int, heads filled: [Int], meanings: [LabelMeaning?], group: Cell?, into reading: inout Reading, consumed: inout Set<Int>
  ) -> Bool? {
    var columns = Array(zip(filled, meanings))
    // A label of the group whose cells are not merged: nothing stands below it.
    if let first = filled.first, columns.count > 2, form.starts(row + 1, first), form.text(row + 1, first).isEmpty { columns.removeFirst() }
    let goals = columns.filter { ($0.1 == .goals || $0.1 == .termGoals) && !rules.has(form.text(row, $0.0), in: .reachedHead) }
    guard !goals.isEmpty, columns.allSatisfy({ $0.1 != nil }) else { return nil }
    // Heads without words: the indicators follow, or nothing.
    guard row + 1 < rows.upperBound, !heads.contains(row + 1) else { return true }
    guard columns.allSatisfy({ form.cell(row + 1, $0.0).map { $0.row == row + 1 } ?? false }) else { return false }
    for (column, meaning) in columns {
      guard goals.contains(where: { $0.0 == column }) else {
        setField(Self.plain(form.cell(row, column)?.text ?? ""), form.cell(row + 1, column)?.text ?? "", in: &reading.target)
        continue
      }
      let head = form.text(row, column)
      let isOverall = rules.has(head, in: .overallHead) && !rules.has(head, in: .yearHead)
      let isOfTerm = meaning == .termGoals || isOverall && goals.count > 1
      let text = form.cell(row + 1, column)?.text ?? ""
      reading.target.goals += GoalSplitter.goals(in: text).map { PerformanceTarget.Goal(set: isOfTerm ? .term : .annual, text: $0) }
    }
    consumed.insert(row + 1)
    return true
  }

  /// The label and the words of a cell that holds both, where the label is one of other cells: 主要政策任务：….
  func labelledText(_ text: String) -> (label: String, value: String)? {
    guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
    let (label, value) = (String(text[..<colon]), String(text[text.index(after: colon)...]).trimmed)
    guard rules.meaning(ofLabel: Folding.folded(label)) == .field, !value.isEmpty else { return nil }
    return (Self.plain(label), value)
  }

  /// The goals of a cell that begins with a label of goals: 预期目标：….
  func statedGoals(_ text: String) -> String? {
    guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }),
      rules.meaning(ofLabel: Folding.folded(String(text[..<colon]))) == .goals
    else { return nil }
    let value = String(text[text.index(after: colon)...]).trimmed
    return value.isEmpty ? nil : value
  }
}
