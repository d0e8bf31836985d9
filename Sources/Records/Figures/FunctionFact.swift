import Disclosure

/// One line of the form that breaks a document's expenditure down by function.
struct FunctionFact: Sendable {
  /// Which money a form of functions is of.
  enum Scope: String, Sendable, CaseIterable {
    /// All that the agency spends.
    case all
    /// Appropriations from the treasury.
    case fiscal
    /// The general public budget alone.
    case generalPublicBudget
  }

  var document: String
  var identity: DocumentIdentity
  var table: String
  var index: Int
  var row: FormRow
  /// The code, printed or inferred; nil where the form prints none and the name gives none.
  var code: String?
  var scope: Scope

  /// The level that the code has, else that of the row.
  var level: Int? { code.map { ($0.count - 1) / 2 } ?? row.level }
  /// The unit of the line, where the form names units.
  var unit: String? { if case .text(let unit) = row.attributes[.unit] { unit } else { nil } }
}

/// Chooses the form that breaks a document's expenditure down by function.
///
/// The same money stands in two to four forms. One of them is taken, the one of most money that gives codes (docs/records.md): the form of all
/// expenditure, else that of all appropriations, else that of the general public budget, else the functions of the balance.
enum FunctionFinding {
  private static let candidates: [(kind: TableKind, scope: FunctionFact.Scope)] = [
    (.expenditure, .all), (.fiscalExpenditure, .fiscal), (.generalPublicExpenditure, .generalPublicBudget), (.balance, .all),
    (.fiscalBalance, .fiscal),
  ]

  /// The lines of the form; none where no form gives functions.
  static func functions(of disclosure: Disclosure) -> [FunctionFact] {
    let id = RecordedDocument.id(ofSHA256: disclosure.source.sha256)
    for candidate in candidates {
      for table in disclosure.tables where table.kind == candidate.kind {
        let found = (table.rows ?? []).enumerated().filter { isLine($0.element) }.map { index, row in
          FunctionFact(
            document: id, identity: disclosure.document, table: table.id, index: index, row: row, code: code(of: row),
            scope: candidate.scope)
        }
        if found.contains(where: { $0.code != nil && $0.row.mainAmount != nil }), found.contains(where: { $0.row.part == .leaf }) {
          return found
        }
      }
    }
    return []
  }

  /// Whether a row is of the list of functions: one without a code is too, or the leaves would not make the whole.
  private static func isLine(_ row: FormRow) -> Bool {
    guard row.side != .revenue, row.attributes[.classification] == nil, row.part == .leaf || row.part == .subtotal else { return false }
    return code(of: row) != nil || row.code == nil && row.inferredCode == nil
  }

  /// The code of a function: functions begin with 2, economic classes with 3 or 5, revenue with 1.
  private static func code(of row: FormRow) -> String? {
    guard let code = row.code ?? row.inferredCode, code.hasPrefix("2"), [3, 5, 7].contains(code.count) else { return nil }
    return code
  }
}
