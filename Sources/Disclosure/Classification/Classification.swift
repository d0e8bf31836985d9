/// The official classification of government revenue and expenditure (政府收支分类科目), as far as its codes and names are known here.
public struct Classification: Sendable {
  /// The levels of the classification.
  public enum Level: String, Sendable {
    /// 类: three digits.
    case category = "类"
    /// 款: five digits.
    case subcategory = "款"
    /// 项: seven digits.
    case item = "项"
  }

  /// The classification that was in force when the disclosures at hand were made, with the names of earlier editions beside it.
  public static let standard = Classification([
    FunctionalClasses.first, FunctionalClasses.second, FunctionalClasses.third, FunctionalItems.lines, EconomicClasses.ofAgencies,
    EconomicClasses.ofGovernments,
  ])

  private let names: [String: [String]]
  private let folded: [String: [String]]

  init(_ tables: [String]) {
    var names: [String: [String]] = [:]
    for table in tables {
      for line in table.split(separator: "\n") {
        guard let space = line.firstIndex(of: " ") else { continue }
        names[String(line[..<space]), default: []] += line[line.index(after: space)...].split(separator: "|").map(String.init)
      }
    }
    self.names = names
    folded = names.mapValues { $0.map(Self.bare) }
  }

  /// The name of a code in the current edition; nil where the code is not known.
  public func name(of code: String) -> String? { names[code]?.first }

  /// Whether a printed name is one that the code has or had; nil where the code is not known.
  ///
  /// Names that a narrow column cut off, and those that only leave 支出 out, count as the code's.
  public func knows(_ name: String, of code: String) -> Bool? {
    guard let known = folded[code] else { return nil }
    let printed = Self.bare(name)
    let whole = Folding.folded(name)
    return known.contains { $0 == printed || whole.count >= 4 && ($0 + "支出").hasPrefix(whole) }
  }

  /// The code above a code, whether or not it is printed: 2010301 → 20103 → 201.
  public func parent(of code: String) -> String? {
    switch code.count {
    case 7: String(code.prefix(5))
    case 5: String(code.prefix(3))
    default: nil
    }
  }

  /// The level of a code; nil where it has none.
  public func level(of code: String) -> Level? {
    switch code.count {
    case 3: .category
    case 5: .subcategory
    case 7: .item
    default: nil
    }
  }

  /// The code with a name at one level under a parent, or at the first level where that is nil.
  func code(named name: String, under parent: String?, among prefixes: ClosedRange<Character>) -> String? {
    let printed = Self.bare(name)
    let length = parent.map { $0.count + 2 } ?? 3
    return folded.filter { code, names in
      code.count == length && code.hasPrefix(parent ?? "") && code.first.map(prefixes.contains) ?? false && names.contains(printed)
    }.keys.min()
  }

  private static func bare(_ name: String) -> String {
    let text = Folding.folded(name)
    return text.count > 4 && text.hasSuffix("支出") ? String(text.dropLast(2)) : text
  }
}

extension Classification {
  /// The code of each row; where a form of the economic classification prints names alone, the codes that the names have.
  static func codes(of rows: [FormRow], kind: TableKind) -> [String?] {
    let printed = rows.map(\.code)
    let isEconomic = kind == .generalPublicBasicExpenditure || kind == .fiscalBasicExpenditure || kind == .operatingExpenses
    guard isEconomic, printed.allSatisfy({ $0 == nil }) else { return printed }
    var category: String?
    var codes: [String?] = []
    for row in rows {
      if RowOutline.isTotal(row) {
        codes.append(nil)
      } else if row.attributes["governmentName"] == nil, let code = standard.code(named: row.name, under: nil, among: "3"..."3") {
        category = code
        codes.append(code)
      } else if let above = category, let code = standard.code(named: row.name, under: above, among: "3"..."3") {
        codes.append(code)
      } else {
        // A name that is not known leaves the depth of its row open, and with it every sum.
        return printed
      }
    }
    return codes
  }

  /// Diagnostics `code.name`: a code whose printed name it neither has nor had.
  static func diagnostics(of tables: [DisclosureTable]) -> [Diagnostic] {
    var reported: Set<String> = []
    return tables.flatMap { table in
      (table.rows ?? []).compactMap { row -> Diagnostic? in
        guard let code = row.code, !row.name.isEmpty, standard.knows(row.name, of: code) == false, let known = standard.name(of: code),
          reported.insert("\(code) \(row.name)").inserted
        else { return nil }
        let level = standard.level(of: code).map { " (\($0.rawValue))" } ?? ""
        return Diagnostic(
          .info, code: "code.name", message: "code \(code)\(level) is printed as \(row.name); the classification calls it \(known)",
          page: row.source.page, table: table.id)
      }
    }
  }
}
