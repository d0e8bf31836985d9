import Disclosure
import Extraction
import Layout

/// Something that a person should look at.
struct Doubt: Sendable, Equatable {
  /// Why, the gravest first.
  enum Reason: String, Sendable, CaseIterable {
    /// A sum that it is part of fails.
    case contradicted
    /// Recognition doubted it, and no sum bears it out.
    case unsure
    /// Something could not be read or had to be assumed.
    case diagnostic
    /// A name or code that was read with doubt, or does not fit the codes around it.
    case label
    /// No sum was tested that it is part of.
    case untested
  }

  /// Why.
  var reason: Reason
  /// The place of its table among the tables, from 0; nil for what is of a page or of the document.
  var table: Int?
  /// The row of its cell in the grid.
  var row: Int?
  /// The column of its cell in the grid.
  var column: Int?
  /// The page, from 1.
  var page: Int?
  /// Where it stands on the page, in points.
  var box: Box?
  /// What is printed, or what is said.
  var text: String
  /// The line that an amount, a name or a code stands in.
  var label: String
  /// The key of an amount.
  var key: String?
  /// The code of a diagnostic, or what is wrong with a name or code.
  var code: String?
  /// How sure recognition was.
  var confidence: Double?
  /// How many identities fail that it is part of.
  var failures = 0
  /// Whether somebody looked.
  var isDone = false
}

/// How many amounts a document has, and how sure they are.
struct AmountCounts: Sendable, Equatable {
  /// All.
  var amounts = 0
  /// Identities hold that they are part of.
  var confirmed = 0
  /// Of these, three identities or more.
  var confirmedByMany = 0
  /// An identity fails.
  var contradicted = 0
  /// None was tested.
  var untested = 0
  /// Somebody looked.
  var reviewed = 0

  /// An amount that so many identities confirm needs no look.
  static let many = 3

  static func + (a: AmountCounts, b: AmountCounts) -> AmountCounts {
    AmountCounts(
      amounts: a.amounts + b.amounts, confirmed: a.confirmed + b.confirmed, confirmedByMany: a.confirmedByMany + b.confirmedByMany,
      contradicted: a.contradicted + b.contradicted, untested: a.untested + b.untested, reviewed: a.reviewed + b.reviewed)
  }
}

/// What of a document should be looked at, in the order in which it should be.
struct DoubtQueue: Sendable {
  /// The doubts, the gravest first.
  let doubts: [Doubt]
  /// The amounts, table by table.
  let counts: [AmountCounts]

  /// The amounts of the whole document.
  var total: AmountCounts { counts.reduce(AmountCounts(), +) }

  init(_ disclosure: Disclosure) {
    var doubts: [Doubt] = []
    var counts: [AmountCounts] = []
    let failures = Self.failures(disclosure.checks)
    for (index, table) in disclosure.tables.enumerated() {
      let found = Self.amounts(of: table, at: index, failures: failures)
      counts.append(found.counts)
      doubts += found.doubts + LabelDoubts(of: table, at: index).doubts
    }
    doubts += Self.diagnostics(of: disclosure)
    let ranks = Doubt.Reason.allCases
    let order = doubts.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      let first = (ranks.firstIndex(of: x.reason) ?? 0, -x.failures, x.confidence ?? 1, a.offset)
      let second = (ranks.firstIndex(of: y.reason) ?? 0, -y.failures, y.confidence ?? 1, b.offset)
      return first < second
    }
    self.doubts = order.map(\.element)
    self.counts = counts
  }

  /// How many failed identities each cell is part of.
  private static func failures(_ checks: [AccountingCheck]) -> [AccountingCheck.Cell: Int] {
    checks.filter { !$0.passed }.flatMap(\.cells).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private static func amounts(
    of table: DisclosureTable, at index: Int, failures: [AccountingCheck.Cell: Int]
  ) -> (doubts: [Doubt], counts: AmountCounts) {
    var doubts: [Doubt] = []
    var counts = AmountCounts()
    var seen: Set<AccountingCheck.Cell> = []
    let covering = table.grid.coverage()
    for row in table.rows ?? [] {
      for (key, evidence) in row.evidence.entries {
        let place = AccountingCheck.Cell(table: table.id, gridRow: evidence.gridRow, gridColumn: evidence.gridColumn)
        guard seen.insert(place).inserted else { continue }
        let at = evidence.gridRow * table.grid.columnCount + evidence.gridColumn
        let cell = covering.indices.contains(at) ? covering[at].map { table.grid.cells[$0] } : nil
        let isDone = cell?.review != nil
        counts.add(evidence, isDone: isDone)
        guard let reason = Doubt.Reason(of: evidence) else { continue }
        let name = [row.code, row.name].compactMap { $0 }.joined(separator: " ")
        doubts.append(
          Doubt(
            reason: reason, table: index, row: evidence.gridRow, column: evidence.gridColumn, page: cell?.page ?? row.source.page,
            box: cell?.box, text: cell?.text ?? "", label: name, key: key, confidence: evidence.confidence, failures: failures[place] ?? 0,
            isDone: isDone))
      }
    }
    return (doubts, counts)
  }

  /// What the diagnostics say that amounts do not.
  private static func diagnostics(of disclosure: Disclosure) -> [Doubt] {
    disclosure.diagnostics.compactMap { diagnostic in
      guard diagnostic.severity != .info, ![.amountDoubtful, .amountContradicted].contains(diagnostic.code) else { return nil }
      let table = diagnostic.table.flatMap { id in disclosure.tables.firstIndex { $0.id == id } }
      let isDone = table.map { disclosure.tables[$0].isAccepted } ?? (disclosure.review?.isAccepted ?? false)
      return Doubt(
        reason: .diagnostic, table: table, page: diagnostic.page ?? table.flatMap { disclosure.tables[$0].pages.first },
        box: diagnostic.box,
        text: diagnostic.message, label: "", code: diagnostic.code.rawValue, isDone: isDone)
    }
  }
}

extension Doubt.Reason {
  /// Why an amount should be looked at; nil where it need not be.
  fileprivate init?(of evidence: AmountEvidence) {
    switch evidence.standing {
    case .confirmed: return nil
    case .contradicted: self = .contradicted
    case .untested: self = evidence.isDoubtful ? .unsure : .untested
    }
  }
}

extension AmountCounts {
  fileprivate mutating func add(_ evidence: AmountEvidence, isDone: Bool) {
    amounts += 1
    switch evidence.standing {
    case .confirmed:
      confirmed += 1
      if evidence.confirmations >= Self.many { confirmedByMany += 1 }
    case .contradicted: contradicted += 1
    case .untested: untested += 1
    }
    if isDone { reviewed += 1 }
  }
}
