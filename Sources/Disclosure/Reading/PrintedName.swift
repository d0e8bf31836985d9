/// The name of a row on its way: a cell may hold a code before it.
struct PrintedName {
  var name: String?
  var code: String?

  /// Parts `[201]一般公共服务支出`, where no column of codes does.
  mutating func splitCode(panelHasCodes: Bool, definition: Form) {
    guard !panelHasCodes, let printed = name, let (digits, isBracketed, rest) = Codes.leading(printed) else { return }
    let isClassified =
      definition.breakdown == .functions || definition.breakdown == .economic || definition.breakdown == .sources || definition.isTwoSided
    guard let code = Codes.normalized(digits) else {
      guard isBracketed || digits.count >= 6 else { return }
      self.code = digits
      name = rest
      return
    }
    let isKnown = Classification.standard.name(of: String(code.prefix(3))) != nil
    guard isBracketed || isKnown && isClassified else { return }
    self.code = digits
    name = rest
  }
}
