/// Names the amounts that recognition doubted and no sum bears out: somebody must look at the print.
enum DoubtfulAmounts {
  /// One diagnostic for each, in the order of the tables.
  static func diagnostics(of tables: [DisclosureTable]) -> [Diagnostic] {
    tables.flatMap { table -> [Diagnostic] in
      let texts = Dictionary(
        table.grid.cells.map { ([$0.row, $0.column], (text: $0.text, page: $0.page)) }, uniquingKeysWith: { first, _ in first })
      return (table.rows ?? []).flatMap { row -> [Diagnostic] in
        row.evidence.entries.compactMap { key, evidence in
          guard evidence.isDoubtful, let confidence = evidence.confidence else { return nil }
          let cell = texts[[evidence.gridRow, evidence.gridColumn]]
          let percent = Int((confidence * 100).rounded(.down))
          return Diagnostic(
            .warning, code: .amountDoubtful,
            message:
              "“\(cell?.text ?? "")” (\(CheckFinding.label(of: row)), \(key)) was read with \(percent) % confidence, and no sum bears it out",
            page: cell?.page ?? row.source.page, table: table.id)
        }
      }
    }
  }
}
