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
  /// The lowest code of each name under each parent; those of the first level under their first digit.
  private let byName: [String: String]

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
    var byName: [String: String] = [:]
    for (code, names) in folded {
      let parent = code.count > 3 ? String(code.prefix(code.count - 2)) : String(code.prefix(1))
      for name in names {
        let key = "\(parent) \(name)"
        byName[key] = min(byName[key] ?? code, code)
      }
    }
    self.byName = byName
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
  ///
  /// - Parameters:
  ///   - name: The printed name.
  ///   - parent: The code above it.
  ///   - area: The first digit of the codes: 2 for functions, 3 for the economic classes of agencies, 5 for those of governments.
  /// - Returns: The lowest of the codes that have or had the name.
  func code(named name: String, under parent: String?, area: Character) -> String? {
    byName["\(parent ?? String(area)) \(Self.bare(name))"]
  }

  private static func bare(_ name: String) -> String {
    let text = Folding.folded(name)
    return text.count > 4 && text.hasSuffix("支出") ? String(text.dropLast(2)) : text
  }
}

extension Classification {
  /// Finds the codes of rows that a form prints by name alone, each name in its place below the ones above it.
  ///
  /// - Parameters:
  ///   - rows: The rows of a form; those of a list that prints codes are left alone.
  ///   - form: What is known of the form.
  static func inferCodes(of rows: inout [FormRow], form: Form) {
    let lists = Dictionary(grouping: rows.indices) { index in
      "\(rows[index].side?.rawValue ?? "") \(rows[index].attributes[.classification].map { "\($0)" } ?? "")"
    }
    for list in lists.values {
      let list = list.sorted()
      guard let first = list.first, list.allSatisfy({ rows[$0].code == nil }), let area = area(of: rows[first], form: form) else {
        continue
      }
      var open: [String] = []
      for index in list where !RowHierarchy.isTotal(rows[index]) {
        let name = RowNames.bare(rows[index].name)
        let parents: [String?] = open.reversed().map { $0 } + [nil]
        // The deepest place that has the name: an item of the open 款, a 款 of the open 类, a 类.
        guard var code = parents.lazy.compactMap({ standard.code(named: name, under: $0, area: area) }).first else { continue }
        // 其他…支出 is the name of a 款 and of the item below it.
        if open.contains(code), name.hasPrefix("其他") { code += "99" }
        rows[index].inferredCode = code
        open = open.filter { code.hasPrefix($0) && $0.count < code.count } + (code.count < 7 ? [code] : [])
      }
    }
  }

  /// The first digit of the codes of a list: by the form's breakdown, and in a balance by the list's own.
  private static func area(of row: FormRow, form: Form) -> Character? {
    switch (form.breakdown, form.isTwoSided ? row.side : nil) {
    case (.functions?, _): return "2"
    case (.economic?, _): return "3"
    case (_, .expenditure?):
      switch row.attributes[.classification] {
      case nil: return "2"
      case .text("departmentEconomic")?: return "3"
      case .text("governmentEconomic")?: return "5"
      default: return nil
      }
    default: return nil
    }
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
          .info, code: .codeName, message: "code \(code)\(level) is printed as \(row.name); the classification calls it \(known)",
          page: row.source.page, table: table.id)
      }
    }
  }
}
