import Disclosure
import Extraction
import Layout
import Reading
import Recognition
import Records
import Texts

/// A document under review as one page of HTML that opens from disk: pictures, grids, sums; nothing can be changed on it.
struct StaticPage {
  /// The pixels a point of its pictures.
  static let scale = 1.5

  /// The page.
  private(set) var html = ""

  private let disclosure: Disclosure

  init(_ document: ReviewDocument) {
    disclosure = document.current.disclosure
    let queue = document.queue
    let total = queue.total
    let name = Self.escaped(document.name)
    var text = """
      <!DOCTYPE html>
      <html lang="zh-Hans">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'self' file:; script-src 'self' file:">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(name)</title>
      <link rel="stylesheet" href="static.css">
      <script src="static.js" defer></script>
      </head>
      <body>
      <header>
      <h1>\(Self.escaped(disclosure.document.title ?? document.name))</h1>
      <p>\([disclosure.document.agencyName, disclosure.document.fiscalYear.map { String($0) }, document.name].compactMap { $0 }.map(Self.escaped).joined(separator: " · "))</p>
      <p>\(total.amounts) 个金额 amounts · \(total.confirmed) 已核实 confirmed · \(total.contradicted) 勾稽不符 contradicted · \(total.untested) 未经勾稽 untested · \(total.reviewed) 已复核 reviewed</p>
      </header>
      <nav><ul>

      """
    for (index, table) in disclosure.tables.enumerated() {
      let open = queue.doubts.count { $0.table == index && !$0.isDone && $0.reason != .untested }
      let mark = open > 0 ? " <b class=\"contradicted\">\(open)</b>" : ""
      text += "<li><a href=\"#\(table.id)\">\(table.id) \(Self.escaped(table.title ?? Self.name(of: table.kind)))</a>\(mark)</li>\n"
    }
    text += "</ul></nav>\n<main>\n"
    for table in disclosure.tables { text += section(table, document.laidOut.pages) }
    let covered = Set(disclosure.tables.flatMap(\.pages))
    let others = document.laidOut.pages.filter { !covered.contains($0.number) }
    if !others.isEmpty {
      text += "<section><h2>其他页面 Other pages</h2><div class=\"pages\">\n"
      text += others.map { figure($0, of: nil, states: []) }.joined()
      text += "</div></section>\n"
    }
    html = text + "</main>\n</body>\n</html>\n"
  }

  private func section(_ table: DisclosureTable, _ pages: [LaidOutPage]) -> String {
    let states = self.states(of: table)
    let facts = [
      Self.name(of: table.kind), table.unit.map { "单位：\($0.text)" }, "p. " + table.pages.map(String.init).joined(separator: ", "),
    ]
    var text = "<section id=\"\(table.id)\">\n<h2>\(table.id) \(Self.escaped(table.title ?? ""))</h2>\n"
    text += "<p>\(facts.compactMap { $0 }.map(Self.escaped).joined(separator: " · "))\(table.isAccepted ? " · 已确认 accepted" : "")</p>\n"
    text += "<div class=\"sides\"><div class=\"pages\">\n"
    for page in pages where table.pages.contains(page.number) { text += figure(page, of: table, states: states) }
    text += "</div><div class=\"cells\">\n\(grid(table, states))\(failures(of: table))</div></div>\n</section>\n"
    return text
  }

  /// What the sums and people say of each cell.
  private func states(of table: DisclosureTable) -> [String] {
    var states = table.grid.cells.map { $0.review?.rawValue ?? "" }
    let covering = table.grid.coverage()
    for evidence in (table.rows ?? []).flatMap({ $0.evidence.entries.map(\.value) }) {
      let at = evidence.gridRow * table.grid.columnCount + evidence.gridColumn
      guard covering.indices.contains(at), let index = covering[at] else { continue }
      let own = evidence.isDoubtful && evidence.standing == .untested ? "unsure" : evidence.standing.rawValue
      states[index] = states[index].isEmpty ? own : "\(own) \(states[index])"
    }
    return states
  }

  private func figure(_ page: LaidOutPage, of table: DisclosureTable?, states: [String]) -> String {
    let isTurned = page.placement.flatMap(PageView.init)?.isTurned ?? false
    let (width, height) = isTurned ? (page.uprightBox.height, page.uprightBox.width) : (page.uprightBox.width, page.uprightBox.height)
    var text =
      "<figure><img src=\"page-\(page.number).png\" alt=\"page \(page.number)\" loading=\"lazy\" width=\"\(Int(width))\" height=\"\(Int(height))\">"
    text += "<svg viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\">"
    for (index, cell) in (table?.grid.cells ?? []).enumerated() where cell.page == page.number {
      let box = cell.box.insetBy(dx: 0.6, dy: 0.6)
      text +=
        "<rect class=\"\(states[index])\" data-cell=\"\(table?.id ?? "")-\(index)\" x=\"\(Self.number(box.x0))\" y=\"\(Self.number(box.y0))\" "
        + "width=\"\(Self.number(box.width))\" height=\"\(Self.number(box.height))\"/>"
    }
    return text + "</svg><figcaption>\(page.number)</figcaption></figure>\n"
  }

  private func grid(_ table: DisclosureTable, _ states: [String]) -> String {
    let grid = table.grid
    let covering = grid.coverage()
    var text = "<table>\n"
    for row in 0..<grid.rowCount {
      text += "<tr>"
      for column in 0..<grid.columnCount {
        guard let index = covering[row * grid.columnCount + column] else {
          text += "<td></td>"
          continue
        }
        let cell = grid.cells[index]
        guard cell.row == row, cell.column == column else { continue }
        let tag = row < grid.headerRows ? "th" : "td"
        let spans =
          (cell.rowSpan > 1 ? " rowspan=\"\(cell.rowSpan)\"" : "") + (cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : "")
        text += "<\(tag)\(spans) class=\"\(states[index])\" data-cell=\"\(table.id)-\(index)\">\(Self.escaped(cell.text))</\(tag)>"
      }
      text += "</tr>\n"
    }
    return text + "</table>\n"
  }

  private func failures(of table: DisclosureTable) -> String {
    let failed = disclosure.checks.filter { !$0.passed && $0.speaks(of: table.id) }
    let passed = disclosure.checks.count { $0.passed && $0.speaks(of: table.id) }
    let items = failed.map { "<li class=\"contradicted\">\(Self.escaped(Self.words(for: $0)))</li>\n" }
    return "<p>\(passed) 条勾稽相符 sums hold · \(failed.count) 不符 fail</p>\n" + (items.isEmpty ? "" : "<ul>\n\(items.joined())</ul>\n")
  }

  /// What an identity says, in Chinese and in English.
  private static func words(for check: AccountingCheck) -> String {
    let chinese = [check.subject, check.counterpart].map { $0.string(in: .chinese) }
    return chinese[0].isEmpty ? check.message : "\(chinese[0]) ≠ \(chinese[1]) · \(check.message)"
  }

  /// A form's name in Chinese and in English.
  private static func name(of kind: TableKind) -> String {
    Codelist.tableKind[kind.rawValue].map { "\($0.chinese) \($0.english)" } ?? kind.rawValue
  }

  private static func number(_ value: Double) -> String { String((value * 100).rounded() / 100) }

  /// The text as HTML has it between tags and in attributes.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
