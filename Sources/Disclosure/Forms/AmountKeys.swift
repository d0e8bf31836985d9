/// Which header makes which amount key (contract, "Amount keys").
enum AmountKeys {
  /// The keys from the most specific to the most general.
  ///
  /// A pattern with `/` is compared with the whole path of a column's header texts, any other with the last text of the path, and where
  /// that fits nothing, with the path.
  static let rules: [(key: String, pattern: TextPattern, ofPath: Bool)] = [
    ("smeReserved", "预留…中小(微)?企业", false),
    ("projectBudget", "项目来源/预算资金", true),
    ("projectBudget", "^预算资金", false),
    ("unitPrice", "单价", false),
    ("openingBalance", "年初…结转(和)?结余", false),
    ("closingBalance", "年末…结转(和)?结余", false),
    ("nonFiscalCarryover", "非财政拨款结转", false),
    ("fiscalCarryover", "财政拨款结转", false),
    ("carriedForward", "结转下年", false),
    ("reserve", "预留机动", false),
    ("carryover", "上年(结转|结余)", false),
    ("currentYear", "本年收入/(小计|合计)", true),
    ("currentYear", "当年预算安排", false),
    ("currentYear", "^本年收入$", false),
    ("currentYear", "/本年收入$", true),
    ("generalPublicBudget", "一般公共预算(财政)?(拨款)?(收入)?$", false),
    ("governmentFund", "(政府性)?基金(预算)?(财政)?(拨款)?(收入)?$", false),
    ("stateCapital", "国有资本经营(预算)?(财政)?(拨款)?(收入)?$", false),
    ("fiscalSpecialAccount", "财政专户", false),
    ("fiscalAppropriation", "财政拨款(收入)?$", false),
    ("unitFunds", "单位资金", false),
    ("superiorGrants", "上级补助收入", false),
    ("affiliateRemittances", "附属单位上缴", false),
    ("affiliateGrants", "附属单位补助", false),
    ("remittancesToSuperior", "上(解|缴)上级", false),
    ("operatingIncome", "经营收入$", false),
    ("businessIncome", "事业(单位)?收入$", false),
    ("otherIncome", "其他收入$", false),
    ("operating", "经营支出$", false),
    ("basic", "基本支出$", false),
    ("project", "项目支出$", false),
    ("personnel", "人员经费$", false),
    ("publicUse", "公用经费$", false),
    ("budget", "年初预算(数)?$", false),
    ("final", "决算数$", false),
    ("total", "(合计|小计|总计|预算数|金额|####年|运行经费支出|收入预算|支出预算|采购金额)$", false),
    ("total", "价值", false),
  ]

  /// The keys that a fund's name gives to the total printed under it.
  static let groups: Set<String> = [
    "fiscalAppropriation", "generalPublicBudget", "governmentFund", "stateCapital", "fiscalSpecialAccount", "unitFunds", "openingBalance",
    "closingBalance", "carryover",
  ]

  /// The key of a column, its header path joined with `/` where no rule fits.
  ///
  /// - Parameters:
  ///   - path: The folded header texts from top to bottom, repeats left out.
  ///   - spansAllAmounts: Whether the group above the last text covers every amount column: then it is no fund among several.
  /// - Returns: The key.
  static func key(ofPath path: [String], spansAllAmounts: Bool = false) -> String {
    let joined = path.joined(separator: "/")
    guard let last = path.last else { return joined }
    if isTotal(last), path.count > 1, joined.hasSuffix("本年收入/小计") || joined.hasSuffix("本年收入/合计") { return "currentYear" }
    if isTotal(last), path.count > 1, !isPlainGroup(path[path.count - 2]) {
      let group = spansAllAmounts ? nil : firstKey(matching: path[path.count - 2], path: joined)
      return group.flatMap { groups.contains($0) ? $0 : nil } ?? "total"
    }
    return firstKey(matching: last, path: joined) ?? firstKey(matching: joined, path: joined) ?? joined
  }

  private static func firstKey(matching text: String, path: String) -> String? {
    let (characters, pathCharacters) = (Array(text), Array(path))
    return rules.first { $0.pattern.matches($0.ofPath ? pathCharacters : characters) }?.key
  }

  private static func isTotal(_ text: String) -> Bool { text == "小计" || text == "合计" || text == "金额" }

  /// A group that says no more than which side or year the amounts are of.
  private static func isPlainGroup(_ text: String) -> Bool {
    text == "支出" || text == "收入" || text == "项目" || text == "本年收入" || yearGroup.matches(text)
  }

  private static let yearGroup: TextPattern = "^####年"
}
