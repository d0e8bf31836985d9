import FoundationEssentials
import Layout

/// Amounts whose neighbour, one digit away, makes the sums add up that fail with what was read.
///
/// The difference of a failed check tells what the figure would have to be. The change counts only where it mends a check, breaks none, no
/// other doubtful figure would do as well, and recognition doubted the figure; what is printed wrong in the original is read with
/// confidence, and stays.
enum AmountRepair {
  /// A repair of a row of one table.
  struct Found {
    /// The table's index.
    var table: Int
    var repair: Repair
    /// The checks that fail without it.
    var mended: Set<CheckPlace> = []
  }

  /// The most candidates that are tried in a document.
  private static let mostTrials = 200

  /// The repairs of a document's amounts; after so many trials the rest is left as it was read.
  static func repairs(
    of tables: [DisclosureTable], statements: [Statement], recognized: Set<Int>, rules: FormRules, mostTrials: Int = mostTrials
  ) -> [Found] {
    // Testing every sum for what is read from no picture would double the time of the checks.
    guard !recognized.isEmpty else { return [] }
    var tables = tables
    var found: [Found] = []
    var trials = 0
    var failures = Failures(tables, statements, rules)
    for difference in failures.differences {
      var best: (found: Found, mended: Int, tables: [DisclosureTable], failures: Failures)?
      var isContested = false
      for candidate in candidates(tables, off: difference, recognized: recognized) where trials < mostTrials {
        trials += 1
        guard case .amount(let key, let yuan) = candidate.repair.change else { continue }
        var changed = tables
        changed[candidate.table].rows?[candidate.repair.row].amounts[key] = yuan
        let after = Failures(changed, statements, rules)
        guard let mended = after.mended(since: failures) else { continue }
        if let leader = best, leader.mended >= mended {
          isContested = isContested || leader.mended == mended
        } else {
          best = (candidate, mended, changed, after)
          isContested = false
        }
      }
      guard var best, !isContested else { continue }
      best.found.mended = best.failures.places(mendedSince: failures)
      found.append(best.found)
      tables = best.tables
      failures = best.failures
    }
    return found
  }

  /// The doubtful figures that are one digit away from being right by a difference.
  private static func candidates(_ tables: [DisclosureTable], off difference: Decimal, recognized: Set<Int>) -> [Found] {
    tables.enumerated().flatMap { index, table -> [Found] in
      guard let unit = table.unit?.yuan, let rows = table.rows else { return [] }
      let cells = RecognizedCells(table.grid, pages: recognized)
      return rows.enumerated().flatMap { at, row -> [Found] in
        row.amounts.entries.flatMap { key, amount -> [Found] in
          [amount - difference, amount + difference].compactMap { meant in
            let cell = cells.cell(of: row) { Numbers.decimal($0.text).map { $0 * unit == amount } ?? false }
            guard let cell, let confidence = cell.confidence, confidence < Repairer.doubtful,
              let text = neighbour(of: cell.text, value: meant.divided(by: unit))
            else { return nil }
            let repair = Repair(
              row: at, change: .amount(key: key, yuan: meant), read: cell.text, meant: text,
              reason: "the sums that it is part of add up so", confidence: confidence)
            return Found(table: index, repair: repair)
          }
        }
      }
    }
  }

  /// The printed figure with one digit changed so that it has a value; nil where one digit does not do.
  static func neighbour(of text: String, value: Decimal) -> String? {
    let figure = Array(text)
    for at in figure.indices where figure[at].isASCII && figure[at].isWholeNumber {
      for digit in "0123456789" where digit != figure[at] {
        var other = figure
        other[at] = digit
        if Numbers.decimal(String(other)) == value { return String(other) }
      }
    }
    return nil
  }
}

/// What a check is about, whatever the figures are.
struct CheckPlace: Hashable {
  private let rule: CheckRule
  private let table: String?
  private let page: Int?
  private let row: Int?

  init(_ check: AccountingCheck) {
    (rule, table, page, row) = (check.rule, check.table, check.source?.page, check.source?.gridRow)
  }
}

/// The failed checks of a document.
private struct Failures {
  private var counts: [CheckPlace: Int] = [:]
  /// The differences of the failed checks, in yuan, the first of each amount.
  private(set) var differences: [Decimal] = []

  init(_ tables: [DisclosureTable], _ statements: [Statement], _ rules: FormRules) {
    for check in Checker.checks(of: tables, statements: statements, rules: rules) where !check.passed {
      counts[CheckPlace(check), default: 0] += 1
      if let difference = check.difference, !differences.contains(difference) { differences.append(difference) }
    }
  }

  /// How many checks pass that failed before; nil where none does, or one fails that passed.
  func mended(since before: Failures) -> Int? {
    guard counts.allSatisfy({ $0.value <= before.counts[$0.key] ?? 0 }) else { return nil }
    let mended = before.counts.values.reduce(0, +) - counts.values.reduce(0, +)
    return mended > 0 ? mended : nil
  }

  /// Where checks pass that failed before.
  func places(mendedSince before: Failures) -> Set<CheckPlace> {
    Set(before.counts.filter { $0.value > counts[$0.key] ?? 0 }.keys)
  }
}
