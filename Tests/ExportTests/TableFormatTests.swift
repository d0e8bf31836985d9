import Export
import Extraction
import Layout
import Testing

struct TableFormatTests {
  private let table = NamedGrid(
    id: "t1", title: "收支<总>表", pages: [3, 4],
    grid: Grid(
      rowCount: 3, columnCount: 3, headerRows: 2,
      cells: [
        Cell(row: 0, column: 0, rowSpan: 2, text: "项目"), Cell(row: 0, column: 1, columnSpan: 2, text: "预算数"),
        Cell(row: 1, column: 1, text: "合计"), Cell(row: 1, column: 2, text: "A & \"B\""), Cell(row: 2, column: 0, text: "一、支出|*"),
        Cell(row: 2, column: 1, text: "1,200.00", page: 4, box: Box(1, 2, 3, 4.567)), Cell(row: 2, column: 2, text: "两\n行"),
      ]))

  private var other: NamedGrid {
    NamedGrid(id: "t2", title: nil, pages: [5], grid: Grid(rowCount: 1, columnCount: 1, cells: [Cell(row: 0, column: 0, text: "x")]))
  }

  @Test func writesCSV() {
    #expect(TableFormat.csv.text([table]) == "项目,预算数,\r\n,合计,\"A & \"\"B\"\"\"\r\n一、支出|*,\"1,200.00\",\"两\n行\"\r\n")
  }

  @Test func quotesBehindCombiningMarks() {
    let odd = NamedGrid(
      id: "t1", title: nil, pages: [], grid: Grid(rowCount: 1, columnCount: 1, cells: [Cell(row: 0, column: 0, text: "a\"\u{301}")]))
    #expect(TableFormat.csv.text([odd]).unicodeScalars.count { $0 == "\"" } == 4)
    #expect(
      !TableFormat.html.text([NamedGrid(id: "<\u{301}", title: nil, pages: [], grid: odd.grid)]).unicodeScalars.contains(
        "\u{3C}\u{301}".unicodeScalars))
  }

  @Test func writesTSV() {
    #expect(TableFormat.tsv.text([table]) == "项目\t预算数\t\n\t合计\tA & \"B\"\n一、支出|*\t1,200.00\t两 行\n")
  }

  @Test func namesTablesWhereThereAreSeveral() {
    #expect(TableFormat.tsv.text([other, other]) == "# t2 (page 5)\nx\n\n# t2 (page 5)\nx\n")
    #expect(TableFormat.csv.text([table, other]).hasPrefix("# t1 收支<总>表 (pages 3-4)\r\n"))
    #expect(TableFormat.csv.text([table, other]).hasSuffix("\r\n\r\n# t2 (page 5)\r\nx\r\n"))
  }

  @Test func writesMarkdown() {
    #expect(
      TableFormat.markdown.text([table]) == """
        **t1 收支\\<总>表 (pages 3-4)**

        | 项目 | 预算数 / 合计 | A & "B" |
        | --- | --- | --- |
        | 一、支出\\|\\* | 1,200.00 | 两 行 |

        """)
  }

  @Test func writesHTML() {
    #expect(
      TableFormat.html.text([table]) == """
        <!DOCTYPE html>
        <meta charset="utf-8">
        <title>Tables</title>
        <table id="t1" data-pages="3 4">
        <caption>收支&lt;总&gt;表</caption>
        <thead>
        <tr><th rowspan="2">项目</th><th colspan="2">预算数</th></tr>
        <tr><th>合计</th><th>A &amp; &quot;B&quot;</th></tr>
        </thead>
        <tbody>
        <tr><td>一、支出|*</td><td>1,200.00</td><td>两
        行</td></tr>
        </tbody>
        </table>

        """)
  }

  @Test func writesHTMLOfGridsWithHoles() {
    let grid = Grid(rowCount: 1, columnCount: 2, cells: [Cell(row: 0, column: 1, text: "x")])
    let text = TableFormat.html.text([NamedGrid(id: "t1", title: nil, pages: [1], grid: grid)])
    #expect(text.contains("<tbody>\n<tr><td></td><td>x</td></tr>\n</tbody>"))
  }

  @Test func writesJSON() throws {
    let json = try JSONParser.parse(TableFormat.json.text([table, other]).utf8)
    let tables = try #require(json["tables"]?.elements)
    #expect(tables.map { $0["id"]?.string } == ["t1", "t2"])
    #expect(tables[0]["grid"]?["headerRows"]?.int == 2)
    #expect(tables[0]["grid"]?["cells"]?.elements?.count == 7)
    #expect(tables[1]["title"] == .null)
  }

  @Test func writesNothingForNoTables() {
    #expect(TableFormat.csv.text([]) == "")
    #expect(TableFormat.json.text([]) == "{\n \"tables\": []\n}\n" || TableFormat.json.text([]) == "{\"tables\": []}\n")
  }

  @Test func writesAnEmptyGrid() {
    let empty = NamedGrid(id: "t1", title: nil, pages: [1], grid: Grid(rowCount: 0, columnCount: 0, cells: []))
    for format in TableFormat.allCases { #expect(!format.text([empty]).contains("x")) }
  }
}
