/// The name of a row on its way: a cell may hold a code before it.
struct PrintedName {
  var name: String?
  var code: String?

  /// Parts `[201]一般公共服务支出` and `一般公共服务支出(201)`, where no column of codes does.
  mutating func splitCode(panelHasCodes: Bool, definition: Form) {
    guard !panelHasCodes, let printed = name else { return }
    let isClassified =
      definition.breakdown == .functions || definition.breakdown == .economic || definition.breakdown == .sources || definition.isTwoSided
    if isClassified, let behind = Codes.trailing(printed), let code = Codes.normalized(behind.digits), Self.isKnown(code) {
      (self.code, name) = (behind.digits, behind.name)
      return
    }
    guard let (digits, isBracketed, rest) = Codes.leading(printed) else { return }
    guard let code = Codes.normalized(digits) else {
      guard isBracketed || digits.count >= 6 else { return }
      self.code = digits
      name = rest
      return
    }
    guard isBracketed || Self.isKnown(code) && isClassified else { return }
    self.code = digits
    name = rest
  }

  /// Whether the classification has a code's 类.
  private static func isKnown(_ code: String) -> Bool { Classification.standard.name(of: String(code.prefix(3))) != nil }
}
