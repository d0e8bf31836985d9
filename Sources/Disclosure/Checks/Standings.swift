import FoundationEssentials

/// What the identities that were tested say of each amount.
///
/// An amount is confirmed by identities that hold and contradicted by one that fails. The figure that a failed identity is about stays
/// contradicted; of its parts only those that nothing else confirms.
///
/// A sum may be off by what rounding makes. On recognised figures it confirms only where it is exact: a misread last digit hides in the
/// tolerance. And what recognition doubted it confirms only where it doubted nothing else in the sum: two misread digits may make up for each
/// other. The sum by which an amount was repaired says nothing of it, since it would hold whatever had been read.
struct Standings {
  private typealias Place = AccountingCheck.Cell

  private var confirmations: [Place: Int] = [:]
  private var contradicted: Set<Place> = []
  private var partsOfFailures: Set<Place> = []

  /// Looks at the checks of a document's tables.
  ///
  /// - Parameters:
  ///   - tables: The tables.
  ///   - checks: What was tested.
  ///   - mends: The checks by which amounts were repaired.
  init(of tables: [DisclosureTable], checks: [AccountingCheck], mends: [AccountingCheck.Cell: Set<CheckPlace>] = [:]) {
    var confidences: [Place: Double] = [:]
    for table in tables {
      for evidence in (table.rows ?? []).flatMap({ $0.evidence.entries.map(\.value) }) {
        confidences[Self.place(evidence, in: table)] = evidence.confidence
      }
    }
    for check in checks {
      guard check.passed else {
        // The printed figure of a target form stands in no cell of amounts; then nothing is its own.
        if let first = check.cells.first, first.table == check.table { contradicted.insert(first) }
        partsOfFailures.formUnion(check.cells)
        continue
      }
      let doubtful = Set(check.cells.filter { confidences[$0].map { $0 < AmountEvidence.doubtful } ?? false })
      let isExact = (check.difference ?? 0) == 0
      for cell in check.cells where !(mends[cell]?.contains(CheckPlace(check)) ?? false) {
        let isAloneInDoubt = doubtful.isSubset(of: [cell])
        guard confidences[cell] == nil || isExact && (isAloneInDoubt || !doubtful.contains(cell)) else { continue }
        confirmations[cell, default: 0] += 1
      }
    }
  }

  /// Marks the amounts.
  func mark(_ tables: inout [DisclosureTable]) {
    for table in tables.indices {
      guard var rows = tables[table].rows else { continue }
      for index in rows.indices {
        for (key, evidence) in rows[index].evidence.entries {
          let place = Self.place(evidence, in: tables[table])
          let count = confirmations[place] ?? 0
          var marked = evidence
          marked.confirmations = count
          let fails = contradicted.contains(place) || partsOfFailures.contains(place) && count == 0
          marked.standing = fails ? .contradicted : count > 0 ? .confirmed : .untested
          rows[index].evidence[key] = marked
        }
      }
      tables[table].rows = rows
    }
  }

  /// Takes back what sums say for figures on pages that can hardly be read: names and heads that were misread say what the figures are.
  static func takeBackConfirmations(on pages: Set<Int>, of tables: inout [DisclosureTable]) {
    for table in tables.indices where !pages.isDisjoint(with: tables[table].pages) {
      guard var rows = tables[table].rows else { continue }
      for index in rows.indices where pages.contains(rows[index].source.page) {
        for (key, evidence) in rows[index].evidence.entries where evidence.standing == .confirmed {
          rows[index].evidence[key]?.standing = .untested
          rows[index].evidence[key]?.confirmations = 0
        }
      }
      tables[table].rows = rows
    }
  }

  private static func place(_ evidence: AmountEvidence, in table: DisclosureTable) -> Place {
    Place(table: table.id, gridRow: evidence.gridRow, gridColumn: evidence.gridColumn)
  }
}
