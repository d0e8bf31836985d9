/// Which columns make up which (rule `row.parts`): what a form's columns may promise to add up to.
///
/// An identity is the form's own where its rows bear it out; `RowPartsCheck` decides that.
enum RowIdentities {
  /// A column and the columns that make it up.
  struct Line: Equatable {
    /// The key of the sum.
    var whole: String
    /// The keys of the parts.
    var parts: [String]
  }

  /// The key of what a total changed by.
  static let change = "change.total"

  /// The kinds of expenditure that make up a total.
  private static let uses: [AmountKey] = [
    .basic, .project, .operating, .remittancesToSuperior, .affiliateGrants, .reserve, .carriedForward,
  ]
  private static let staff: [AmountKey] = [.personnel, .publicUse]
  /// The funds of an appropriation.
  private static let funds: [AmountKey] = [.generalPublicBudget, .governmentFund, .stateCapital]
  /// The incomes of a unit's own.
  private static let incomes: [AmountKey] = [.businessIncome, .operatingIncome, .superiorGrants, .affiliateRemittances, .otherIncome]
  /// The other sources of money.
  private static let sources: [AmountKey] =
    [.fiscalSpecialAccount, .unitFunds, .otherFunds, .fundBalance] + incomes + [.fiscalCarryover, .nonFiscalCarryover]

  /// The lines that may count for a table's amount columns, for the main group and for each other group.
  static func lines(for keys: [String]) -> [Line] {
    var groups: [String] = [""]
    for key in keys {
      guard let point = key.lastIndex(of: ".") else { continue }
      let group = String(key[...point])
      if !groups.contains(group) { groups.append(group) }
    }
    var lines: [Line] = []
    for group in groups { lines += self.lines(group: group, keys: keys) }
    let total = AmountKey.total.rawValue
    if keys.contains("previous.total") {
      lines.append(Line(whole: total, parts: ["previous.total", change]))
    }
    return lines
  }

  /// Every source that a form prints, those of heads that no rule knows among them.
  private static func addUnknown(_ whole: String, moneys: [AmountKey], keys: [String], to lines: inout [Line]) {
    let known = (moneys + [.carryover]).map(\.rawValue)
    let present = keys.filter { known.contains($0) || AmountKey(rawValue: $0) == nil && !$0.contains(".") && !$0.isEmpty }
    let line = Line(whole: whole, parts: present)
    if present.count >= 2, present.contains(where: { !known.contains($0) }), !lines.contains(line) { lines.append(line) }
  }

  private static func lines(group: String, keys: [String]) -> [Line] {
    var lines: [Line] = []
    func key(_ key: AmountKey) -> String { group + key.rawValue }
    func has(_ name: AmountKey) -> Bool { keys.contains(key(name)) }
    func add(_ whole: String, _ parts: [AmountKey]) {
      // What is printed only divided, 结转结余 by funds, counts with what it is divided into.
      let present = parts.flatMap { part in
        has(part) ? [key(part)] : keys.filter { $0.hasPrefix(key(part) + ".") && !$0.dropFirst(key(part).count + 1).contains(".") }
      }
      let line = Line(whole: whole, parts: present)
      if present.count >= 2, !lines.contains(line) { lines.append(line) }
    }
    // The whole of a group of its own is called so itself: `carryover` over `carryover.generalPublicBudget`.
    let bare = String(group.dropLast())
    let whole = group.isEmpty || keys.contains(key(.total)) ? key(.total) : bare
    add(whole, has(.basic) ? uses : staff + uses)
    add(whole, staff + uses.filter { $0 != .basic })
    add(key(.basic), staff)
    add(key(.fiscalAppropriation), funds)
    add(key(.unitFunds), incomes)
    let moneys =
      (has(.fiscalAppropriation) ? [.fiscalAppropriation] : funds) + (has(.unitFunds) ? sources.filter { !incomes.contains($0) } : sources)
    if has(.openingBalance) { return lines }
    if has(.currentYear) {
      add(whole, [.currentYear, .carryover])
      add(key(.currentYear), moneys)
      add(key(.currentYear), funds + sources)
      // 本年拨款 | 小计, its funds: other sources stand beside it.
      add(key(.currentYear), funds)
      add(whole, [.currentYear, .carryover] + sources)
    }
    add(whole, moneys + [.carryover])
    add(whole, funds + sources + [.carryover])
    add(whole, moneys)
    add(whole, funds)
    if group.isEmpty { addUnknown(whole, moneys: moneys, keys: keys, to: &lines) }
    return lines
  }
}
