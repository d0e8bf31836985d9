import Texts

/// Names the tables with amounts that the sums do not bear out: each amount is either part of a sum that holds or in a table that is named.
///
/// What recognition doubted besides is named one by one, by ``DoubtfulAmounts``; what a person looked at is not named again.
enum UnprovenAmounts {
  /// At most one diagnostic of each code for a table, in the order of the tables.
  static func diagnostics(of tables: [DisclosureTable]) -> [Diagnostic] {
    tables.flatMap { table -> [Diagnostic] in
      let printed = (table.rows ?? []).flatMap { row in row.evidence.entries.map { Amount(row: row, key: $0.key, evidence: $0.value) } }
      let open = printed.filter { $0.evidence.review == nil && !$0.evidence.isDoubtful }
      return [
        diagnostic(
          .warning, .amountContradicted, "are part of a sum that does not hold", open.filter { $0.evidence.standing == .contradicted },
          of: printed.count, in: table),
        diagnostic(
          .info, .amountUntested, "are part of no sum that could be tested", open.filter { $0.evidence.standing == .untested },
          of: printed.count, in: table),
      ].compactMap { $0 }
    }
  }

  /// An amount of a row.
  private struct Amount {
    var row: FormRow
    var key: String
    var evidence: AmountEvidence
  }

  private static func diagnostic(
    _ severity: Diagnostic.Severity, _ code: DiagnosticCode, _ what: String, _ amounts: [Amount], of count: Int, in table: DisclosureTable
  ) -> Diagnostic? {
    guard let first = amounts.first else { return nil }
    let cell = table.grid.cells.first { $0.row == first.evidence.gridRow && $0.column == first.evidence.gridColumn }
    return Diagnostic(
      severity, code: code,
      message:
        "\(amounts.count) of \(count) amounts \(what), the first “\(cell?.text ?? "")” (\(CheckFinding.label(of: first.row)), \(first.key))",
      page: cell?.page ?? first.row.source.page, table: table.id, box: cell?.box)
  }
}
