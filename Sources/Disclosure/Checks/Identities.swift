/// Which columns make up which (rule `row.parts`): what a form's columns promise to add up to.
///
/// A line counts for a table that has the whole and at least two of the parts as columns; columns of the form that no line knows make the
/// line untestable in the rows where they hold an amount.
enum RowIdentities {
  /// A column and the columns that make it up.
  struct Line: Sendable {
    /// The key of the sum.
    var whole: String
    /// The keys of the parts.
    var parts: [String]
  }

  /// The kinds of expenditure that make up a total.
  private static let expenditure = [
    "basic", "project", "operating", "remittancesToSuperior", "affiliateGrants", "reserve", "carriedForward",
  ]
  /// The funds of an appropriation.
  private static let appropriation = ["generalPublicBudget", "governmentFund", "stateCapital"]
  /// The other sources of money.
  private static let otherSources = [
    "fiscalSpecialAccount", "unitFunds", "businessIncome", "operatingIncome", "superiorGrants", "affiliateRemittances", "otherIncome",
    "fiscalCarryover", "nonFiscalCarryover",
  ]
  /// Columns that stand beside a sum without being part of it.
  private static let beside: Set<String> = [
    "total", "smeReserved", "unitPrice", "projectBudget", "budget", "final", "openingBalance", "closingBalance",
  ]

  /// The lines that count for a table's amount columns.
  static func lines(for keys: Set<String>) -> [Line] {
    var lines: [Line] = []
    func add(_ whole: String, _ parts: [String]) {
      let present = parts.filter(keys.contains)
      if keys.contains(whole), present.count >= 2 { lines.append(Line(whole: whole, parts: present)) }
    }
    let staff = ["personnel", "publicUse"]
    // 基本支出 as a group over 人员经费 and 公用经费 has no column of its own.
    add("total", keys.contains("basic") || !keys.isSuperset(of: staff) ? expenditure : staff + expenditure)
    add("basic", staff)
    add("fiscalAppropriation", appropriation)
    let sources = (keys.contains("fiscalAppropriation") ? ["fiscalAppropriation"] : appropriation) + otherSources
    // Beside an opening balance 本年收入 is revenue and the total expenditure.
    if keys.contains("currentYear"), !keys.contains("openingBalance") {
      add("total", ["currentYear", "carryover"])
      add("currentYear", sources)
    } else if !keys.contains("openingBalance") {
      add("total", sources + ["carryover"])
    }
    return lines
  }

  /// The columns of a table that no line knows.
  static func unknown(in keys: Set<String>) -> Set<String> {
    keys.subtracting(beside).subtracting(expenditure).subtracting(appropriation).subtracting(otherSources)
      .subtracting(["personnel", "publicUse", "currentYear", "carryover", "fiscalAppropriation"])
  }
}
