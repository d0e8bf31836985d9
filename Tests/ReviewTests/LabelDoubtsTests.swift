import Disclosure
import Extraction
import Layout
import Testing

@testable import Review

@Suite("Names and codes that somebody should look at")
struct LabelDoubtsTests {
  /// A form of codes, names and one amount; a confidence is that of the name.
  private func faults(_ rows: [(code: String?, name: String)], confidence: [Int: Double] = [:], total: Int? = nil) -> [String] {
    var cells: [Cell] = []
    var lines: [FormRow] = []
    for (index, row) in rows.enumerated() {
      cells.append(Cell(row: index, column: 0, text: row.code ?? ""))
      cells.append(Cell(row: index, column: 1, text: row.name, confidence: confidence[index]))
      cells.append(Cell(row: index, column: 2, text: "1.00"))
      var line = FormRow(code: row.code, name: row.name, amounts: ["total": 1], source: Provenance(page: 1, gridRow: index))
      line.part = index == total ? .total : .leaf
      lines.append(line)
    }
    let columns = ["code", "name", "total"].enumerated().map { FormColumn(index: $0.offset, key: $0.element, header: []) }
    let table = DisclosureTable(
      id: "t1", kind: .expenditure, pages: [1], columns: columns, rows: lines,
      grid: Grid(rowCount: rows.count, columnCount: 3, headerRows: 0, cells: cells))
    return LabelDoubts(of: table, at: 0).doubts.map { "\($0.row ?? -1),\($0.column ?? -1) \($0.code ?? "")" }
  }

  private let whole: [(code: String?, name: String)] = [
    (nil, "合计"), ("201", "甲"), ("20101", "乙"), ("2010101", "丙"), ("20102", "丁"), ("20103", "戊"), ("20104", "己"),
  ]

  @Test("A form whose codes and names are sure has none")
  func none() { #expect(faults(whole, total: 0) == []) }

  @Test("A name that was read with doubt")
  func unsure() {
    #expect(faults(whole, confidence: [2: 0.89, 3: 0.9], total: 0) == ["2,1 label.unsure"])
  }

  @Test("A row without a code among rows that have one; a total needs none")
  func withoutCode() {
    var rows = whole
    rows[6].code = nil
    #expect(faults(rows, total: 0) == ["6,0 label.withoutCode"])
    rows[5].code = nil
    #expect(faults(rows, total: 0) == [], "two of six are how the form is")
  }

  @Test("A code whose group is not there, where the others have theirs")
  func orphaned() {
    var rows = whole
    rows[6].code = "20804"
    #expect(faults(rows + [("20105", "庚")], total: 0) == ["6,0 label.orphaned"])
    #expect(faults([("20101", "甲"), ("20201", "乙"), ("20301", "丙"), ("20401", "丁")]) == [], "a form of leaves has no groups")
  }
}
