/// Labels with their values above the grid of a target form: 项目名称：某项目, 预算金额（万元）：30.00.
extension TargetBlock {
  /// Takes from captions what the form's own cells do not say.
  func readCaptions(_ captions: [String], into target: inout PerformanceTarget) {
    var said = PerformanceTarget()
    for caption in captions {
      guard let stated = statedAmount(caption) ?? statedLabel(caption), let meaning = rules.meaning(ofLabel: Folding.folded(stated.label)),
        meaning != .field
      else { continue }
      set(stated.label, stated.value, parent: nil, groupText: "", in: &said)
    }
    target.projectName = target.projectName ?? said.projectName
    target.projectCode = target.projectCode ?? said.projectCode
    target.grade = target.grade ?? said.grade
    if target.budgetTotal == nil {
      target.budgetTotal = said.budgetTotal
      target.budgetFiscal = target.budgetFiscal ?? said.budgetFiscal
    }
    if target.goals.isEmpty { target.goals = said.goals }
  }
}
