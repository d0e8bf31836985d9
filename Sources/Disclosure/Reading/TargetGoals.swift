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
      } else {
        // A label that spans its words stands over them.
        let over = rules.meaning(ofLabel: form.text(row - 1, column)) ?? meaning
        reading.target.goals += GoalSplitter.goals(in: text).map {
          PerformanceTarget.Goal(set: over == .termGoals ? .term : .annual, text: $0)
        }
      }
    }
  }

  /// The label and the words of a cell that holds both, where the label is one of other cells: 主要政策任务：….
  private func labelledText(_ text: String) -> (label: String, value: String)? {
    guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
    let (label, value) = (String(text[..<colon]), String(text[text.index(after: colon)...]).trimmed)
    guard rules.meaning(ofLabel: Folding.folded(label)) == .field, !value.isEmpty else { return nil }
    return (Self.plain(label), value)
  }
}
