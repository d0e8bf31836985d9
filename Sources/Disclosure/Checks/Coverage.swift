import Texts

/// What could be tested of a disclosure, what could not, and why: "everything adds up" is said only of what was looked at.
public struct Coverage: Sendable, Equatable {
  /// A table of which nothing, or not everything, was tested.
  public struct Gap: Sendable, Equatable {
    /// The table's id.
    public var table: String
    /// Its title or kind.
    public var name: String
    /// The page that it begins on, from 1.
    public var page: Int
    /// Why, in words.
    public var reason: Text
  }

  /// Amounts that identities confirm.
  public var confirmed = 0
  /// Amounts that an identity contradicts.
  public var contradicted = 0
  /// Amounts that no identity speaks of.
  public var untested = 0
  /// The tables with amounts that were not tested, or that are of no known form.
  public var gaps: [Gap] = []
  /// The pages that are pictures and were not read.
  public var unreadPages: [Int] = []

  /// How many amounts were read.
  public var amounts: Int { confirmed + contradicted + untested }
}

extension Disclosure {
  /// What its sums say of its amounts, and where they say nothing.
  public var coverage: Coverage {
    var coverage = Coverage()
    for table in tables {
      let standings = (table.rows ?? []).flatMap { $0.evidence.entries.map(\.value.standing) }
      let untested = standings.count { $0 == .untested }
      coverage.confirmed += standings.count { $0 == .confirmed }
      coverage.contradicted += standings.count { $0 == .contradicted }
      coverage.untested += untested
      guard let reason = Self.reason(table, amounts: standings.count, untested: untested) else { continue }
      let name = table.title.map(Folding.printed) ?? table.kind.rawValue
      coverage.gaps.append(Coverage.Gap(table: table.id, name: name, page: table.pages.first ?? 1, reason: reason))
    }
    coverage.unreadPages = diagnostics.filter { $0.code == .pageScanned || $0.code == .pageDamaged }.compactMap(\.page)
    return coverage
  }

  private static func reason(_ table: DisclosureTable, amounts: Int, untested: Int) -> Text? {
    if table.kind == .other {
      let hasNumbers = table.grid.cells.contains { cell in cell.row >= table.grid.headerRows && Numbers.decimal(cell.text) != nil }
      return hasNumbers ? "it is of no known form" : nil
    }
    guard untested > 0 else { return nil }
    return untested == amounts
      ? "no sum of it could be tested" : "\(untested) of \(amounts) amounts are part of no sum that could be tested"
  }

  /// Disclosures of one agency and year read as one set: the narrative of one file is tested against the tables of another.
  ///
  /// - Parameters:
  ///   - parts: The disclosures, in the order in which their tables are to be named.
  ///   - rules: What is known of the forms.
  /// - Returns: One disclosure with the tables, statements and checks of all; a table's id has the file's name before it.
  public static func together(_ parts: [Disclosure], rules: FormRules = .standard) -> Disclosure? {
    guard var whole = parts.first else { return nil }
    whole.tables = []
    whole.statements = []
    whole.diagnostics = []
    for part in parts {
      whole.statements += part.statements
      for var table in part.tables {
        table.id = "\(part.source.file):\(table.id)"
        whole.tables.append(table)
      }
      for var diagnostic in part.diagnostics {
        diagnostic.table = diagnostic.table.map { "\(part.source.file):\($0)" }
        whole.diagnostics.append(diagnostic)
      }
    }
    let report = Checker(rules).report(whole.tables, statements: whole.statements)
    whole.tables = report.tables
    whole.checks = report.checks
    return whole
  }
}
