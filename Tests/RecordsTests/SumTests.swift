import Disclosure
import FoundationEssentials
import Testing

@testable import Records

/// That nothing is counted twice: leaves and figures add up to the totals that the forms print.
struct SumTests {
  /// The leaves of each list of a form make one of its totals, or all of them together (the final accounts have a total of staff and one of
  /// running costs).
  @Test(arguments: GoldenDisclosures.names) func leavesMakeTheTotals(_ name: String) throws {
    let document = try GoldenDisclosures.document(name)
    var tested = 0
    for table in document.disclosure.tables {
      let failed = document.disclosure.checks.contains { $0.table == table.id && !$0.passed && $0.rule == .columnTotal }
      let lists = Dictionary(grouping: table.rows ?? []) {
        "\($0.side?.rawValue ?? "") \(String(describing: $0.attributes[.classification]))"
      }
      for rows in lists.values where !failed {
        let totals = rows.filter { $0.part == .total }.compactMap(\.mainAmount)
        let leaves = rows.filter { $0.part == .leaf }.compactMap(\.mainAmount)
        guard !totals.isEmpty, !leaves.isEmpty else { continue }
        tested += 1
        let sum = leaves.reduce(0, +)
        let tolerance = (table.unit?.yuan ?? 1) / 100 * Decimal(leaves.count)
        let isMade = (totals + [totals.reduce(0, +)]).contains { $0 - sum <= tolerance && sum - $0 <= tolerance }
        #expect(isMade, "\(name) \(table.id): leaves make \(sum), the form prints \(totals)")
      }
    }
    #expect(tested > 0 || document.disclosure.document.kind == .performanceTargets)
  }

  @Test(arguments: GoldenDisclosures.names) func figuresMakeTheTotals(_ name: String) throws {
    let figures = try GoldenDisclosures.document(name).figures
    let own = Dictionary(uniqueKeysWithValues: figures.filter { $0.phase == Phase(of: $0.identity.kind) }.map { ($0.metric, $0.yuan ?? 0) })
    // 三公: the items that are printed make the total.
    if let total = own[.threePublicTotal], let vehicles = own[.threePublicVehicles] {
      let items: [Metric] = [.threePublicAbroad, .threePublicReception]
      #expect(total == vehicles + items.reduce(0) { $0 + (own[$1] ?? 0) })
      let ofVehicles: [Metric] = [.threePublicVehiclePurchase, .threePublicVehicleOperation]
      #expect(vehicles == ofVehicles.reduce(0) { $0 + (own[$1] ?? 0) })
    }
    if let total = own[.expenditureTotal], let basic = own[.expenditureBasic], let project = own[.expenditureProject] {
      #expect(total == basic + project + (own[.expenditureReserve] ?? 0) + (own[.expenditureCarriedForward] ?? 0))
    }
  }

  @Test(arguments: GoldenDisclosures.names) func functionsMakeTheExpenditure(_ name: String) throws {
    let document = try GoldenDisclosures.document(name)
    let leaves = document.functions.filter { $0.row.part == .leaf }
    guard let scope = leaves.first?.scope else { return }
    let metric = scope == .all ? Metric.expenditureTotal : .expenditureGeneralPublicBudget
    guard let total = document.figures.first(where: { $0.metric == metric })?.yuan else { return }
    #expect(leaves.reduce(0) { $0 + ($1.row.mainAmount ?? 0) } == total)
  }
}
