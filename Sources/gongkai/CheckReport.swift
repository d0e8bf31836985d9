import Disclosure
import Texts

/// What `check` tells a person of one file: what was tested, which sums fail, and what could not be tested.
struct CheckReport {
  private let disclosure: Disclosure
  private let coverage: Coverage
  private let path: String

  /// Makes the report of a file.
  init(_ disclosure: Disclosure, _ coverage: Coverage, path: String) {
    self.disclosure = disclosure
    self.coverage = coverage
    self.path = path
  }

  /// The lines in a language.
  func text(in language: Language) -> String {
    var lines: [Text] = ["\(path): \(headline)"]
    let failed = disclosure.checks.filter { !$0.passed }
    let table = failed.isEmpty ? "" : Self.table(of: failed, in: language).text
    for gap in coverage.gaps { lines.append("not tested: \(gap.name) (\(gap.table)), page \(gap.page): \(gap.reason)") }
    if let first = coverage.unreadPages.first {
      let pages = coverage.unreadPages.map(String.init).joined(separator: ", ")
      lines.append(coverage.unreadPages.count == 1 ? "not read: page \(first), pictures" : "not read: pages \(pages), pictures")
    }
    let words = lines.map { $0.string(in: language) + "\n" }
    return words[0] + table + words.dropFirst().joined()
  }

  private var headline: Text {
    let count = disclosure.checks.count
    guard count > 0 else {
      return coverage.amounts == 0
        ? "nothing was tested: it holds no form with amounts" : "nothing was tested of \(coverage.amounts) amounts"
    }
    let failed = disclosure.checks.count { !$0.passed }
    let tested: Text = count == 1 ? "1 sum tested" : "\(count) sums tested"
    let outcome: Text = failed == 0 ? "all hold" : failed == 1 ? "1 fails" : "\(failed) fail"
    var amounts: Text = "\(coverage.confirmed) of \(coverage.amounts) amounts confirmed"
    if coverage.contradicted > 0 { amounts = "\(amounts), \(coverage.contradicted) contradicted" }
    if coverage.untested > 0 { amounts = "\(amounts), \(coverage.untested) untested" }
    return "\(tested), \(outcome); \(amounts)"
  }

  private static func table(of checks: [AccountingCheck], in language: Language) -> TerminalTable {
    let heads: [(Text, isNumber: Bool)] = [
      ("RULE", false), ("TABLE", false), ("PAGE", true), ("PRINTED", true), ("EXPECTED", true), ("DIFFERENCE", true),
      ("LINE AND FIGURE", false), ("AGAINST", false),
    ]
    var table = TerminalTable(columns: heads.map { .init($0.0.string(in: language), isNumber: $0.isNumber) })
    for check in checks {
      table.add([
        check.rule.rawValue + (check.isRounding ? " ~" : ""), check.table ?? "", check.source.map { "\($0.page)" } ?? "",
        CheckProduct.amount(check.actual), CheckProduct.amount(check.expected), CheckProduct.amount(check.difference),
        check.subject.string(in: language), check.counterpart.string(in: language),
      ])
    }
    return table
  }
}
