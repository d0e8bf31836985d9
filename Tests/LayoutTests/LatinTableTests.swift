import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Tables in scripts with spaces as statistics offices and reports print them")
struct LatinTableTests {
  /// Texts that each end at the right of their column.
  private func row(_ label: String, _ cells: [(String, Double)], y: Double, on sketch: inout PageSketch) {
    sketch.text(label, x: 50, y: y)
    for (text, right) in cells { sketch.text(text, x: right - 5 * Double(text.count), y: y) }
  }

  @Test("A year over the middle of two heads, on no edge of either, spans both")
  func narrowSpanners() {
    let rights = [200.0, 260, 350, 410]
    #expect(
      pictures {
        $0.text("2029", x: 191, y: 100)
        $0.text("2030", x: 341, y: 100)
        row("", Array(zip(["Number", "%", "Number", "%"], rights)), y: 114, on: &$0)
        row("Approved", Array(zip(["1,204", "61.2%", "1,377", "64.0%"], rights)), y: 132, on: &$0)
        row("Refused", Array(zip(["401", "20.4%", "420", "19.5%"], rights)), y: 150, on: &$0)
        row("Pending", Array(zip(["362", "18.4%", "355", "16.5%"], rights)), y: 168, on: &$0)
      } == [
        [
          " | 2029 | < | 2030 | <", "^ | Number | % | Number | %", "Approved | 1,204 | 61.2% | 1,377 | 64.0%",
          "Refused | 401 | 20.4% | 420 | 19.5%",
          "Pending | 362 | 18.4% | 355 | 16.5%",
        ]
      ])
  }

  @Test("A head of two lines on one edge is one head")
  func headOfTwoLines() {
    let rights = [200.0, 300]
    #expect(
      pictures {
        row("", Array(zip(["Share", "Persons"], rights)), y: 100, on: &$0)
        row("Region", Array(zip(["of all", "in it"], rights)), y: 114, on: &$0)
        row("North", Array(zip(["61.2%", "1,377"], rights)), y: 132, on: &$0)
        row("South", Array(zip(["20.4%", "420"], rights)), y: 150, on: &$0)
        row("Islands", Array(zip(["18.4%", "355"], rights)), y: 168, on: &$0)
      } == [["Region | Share of all | Persons in it", "North | 61.2% | 1,377", "South | 20.4% | 420", "Islands | 18.4% | 355"]])
  }

  @Test("Dots set apart that lead to the figures are no words of a table; what they lead to a page's number is none")
  func spacedLeaders() {
    let dots = String(repeating: " .", count: 12)
    #expect(
      pictures {
        row("Function", [("2029", 240), ("2030", 300)], y: 100, on: &$0)
        row("Personnel" + dots, [("310", 240), ("325", 300)], y: 118, on: &$0)
        row("Grants" + dots + " .", [("1,020", 240), ("1,066", 300)], y: 136, on: &$0)
        row("Interest" + dots, [("8", 240), ("7", 300)], y: 154, on: &$0)
      } == [["Function | 2029 | 2030", "Personnel | 310 | 325", "Grants | 1,020 | 1,066", "Interest | 8 | 7"]])
    #expect(
      pictures {
        for (index, title) in ["General remarks", "Revenue", "Expenditure", "Annex"].enumerated() {
          row("\(index + 1).  " + title + dots, [("\(3 * index + 1)", 300)], y: 100 + 18 * Double(index), on: &$0)
        }
      } == [])
  }

  @Test("Rules that end on both sides of one strip at the same heights part two tables side by side")
  func ruledSideBySide() {
    #expect(
      pictures { sketch in
        for y in [100.0, 116, 176] {
          sketch.horizontal(y, from: 50, to: 200)
          sketch.horizontal(y, from: 260, to: 430)
        }
        let left = [("Fund", "2030"), ("Roads", "12.0"), ("Schools", "33.1"), ("Parks", "2.2")]
        let right = [("District", "Posts"), ("North", "110"), ("South", "95"), ("Harbour", "41")]
        for index in left.indices {
          let y = 102 + 18 * Double(index)
          row(left[index].0, [(left[index].1, 198)], y: y, on: &sketch)
          sketch.text(right[index].0, x: 262, y: y)
          row("", [(right[index].1, 428)], y: y, on: &sketch)
        }
      } == [
        ["Fund | 2030", "Roads | 12.0", "Schools | 33.1", "Parks | 2.2"],
        ["District | Posts", "North | 110", "South | 95", "Harbour | 41"],
      ])
  }

  @Test("Rules under single columns, however many, part no table")
  func ruledColumns() {
    let rights = [200.0, 300]
    #expect(
      pictures { sketch in
        for y in [116.0, 152, 188] {
          sketch.horizontal(y, from: 150, to: 200)
          sketch.horizontal(y, from: 250, to: 300)
        }
        row("", Array(zip(["2029", "2030"], rights)), y: 102, on: &sketch)
        for (index, label) in ["North", "South", "Islands", "Harbour"].enumerated() {
          row(label, Array(zip(["\(index)61", "\(index)377"], rights)), y: 120 + 18 * Double(index), on: &sketch)
        }
      } == [[" | 2029 | 2030", "North | 061 | 0377", "South | 161 | 1377", "Islands | 261 | 2377", "Harbour | 361 | 3377"]])
  }

  private let measures = [
    ["Measure", "What it does", "Who answers"], ["Harbour levy", "Raises a charge on ships above\ntwo hundred tons", "Ports Authority"],
    ["Clean streets", "Pays for sweepers and bins", "City works"],
    ["Night buses", "Keeps three lines open between\nmidnight and five", "Transport board"],
  ]

  /// Sets rows of words from a height on, each cell's lines at its top or around the middle of its row.
  private func words(_ rows: [[String]], from top: Double, middle: Bool = false, on sketch: inout PageSketch) {
    var y = top
    for row in rows {
      let cells = row.map { $0.split(separator: "\n") }
      let deepest = cells.map(\.count).max() ?? 0
      for (cell, x) in zip(cells, [50.0, 150, 330]) {
        let down = middle ? 6 * Double(deepest - cell.count) : 0
        for (index, line) in cell.enumerated() { sketch.text(String(line), x: x, y: y + down + 12 * Double(index)) }
      }
      y += 12 * Double(deepest) + 6
    }
  }

  private var measuresPicture: [String] {
    measures.map { $0.map { $0.replacing("\n", with: " ") }.joined(separator: " | ") }
  }

  @Test("Words that had no room go on in the next line: rows stand further apart than the lines of a cell", arguments: [false, true])
  func wrappedWords(middle: Bool) {
    #expect(pictures { words(measures, from: 100, middle: middle, on: &$0) } == [measuresPicture])
  }

  @Test("Between rules the same holds, also of two columns")
  func wrappedWordsBetweenRules() {
    let two = measures.map { Array($0.prefix(2)) }
    #expect(
      pictures { sketch in
        for y in [97.0, 115, 196] { sketch.horizontal(y, from: 50, to: 420) }
        words(two, from: 100, on: &sketch)
      } == [two.map { $0.map { $0.replacing("\n", with: " ") }.joined(separator: " | ") }])
  }

  @Test("Lines that had room for the next word are rows, however they are grouped")
  func groupedLines() {
    let rows = [
      ["Audit Office", "Ada Lindqvist", "Hafen"], ["Water Board", "Jonas Peel", "Obersee"], ["Ports Authority", "Mira Costa", "Hafen"],
      ["Land Registry", "Tomas Weil", "Altstadt"], ["Weather Service", "Ines Roth", "Obersee"],
    ]
    #expect(
      pictures { sketch in
        for (index, row) in rows.enumerated() {
          for (text, x) in zip(row, [50.0, 150, 330]) { sketch.text(text, x: x, y: 100 + 14 * Double(index) + (index > 2 ? 8 : 0)) }
        }
      } == [rows.map { $0.joined(separator: " | ") }])
  }

  @Test("A rule that leaves out the first column lies under spanners and closes no head")
  func ruleUnderSpanners() {
    let rights = [200.0, 270, 350, 420]
    #expect(
      pictures { sketch in
        sketch.text("Year ended 31 March", x: 160, y: 100)
        sketch.text("Change", x: 350, y: 100)
        sketch.horizontal(114, from: 140, to: 422)
        row("Item", Array(zip(["2031", "2030", "Amount", "%"], rights)), y: 118, on: &sketch)
        row("Staff costs", Array(zip(["1,204.5", "1,180.2", "24.3", "2.1"], rights)), y: 136, on: &sketch)
        row("Premises", Array(zip(["310.0", "305.5", "4.5", "1.5"], rights)), y: 154, on: &sketch)
        row("Travel", Array(zip(["88.1", "120.4", "(32.3)", "(26.8)"], rights)), y: 172, on: &sketch)
      } == [
        [
          "Item | Year ended 31 March | < | Change | <", "^ | 2031 | 2030 | Amount | %", "Staff costs | 1,204.5 | 1,180.2 | 24.3 | 2.1",
          "Premises | 310.0 | 305.5 | 4.5 | 1.5", "Travel | 88.1 | 120.4 | (32.3) | (26.8)",
        ]
      ])
  }

  @Test("A label that rows below it stand deeper than is a row of the body, not of the head")
  func groupLabelBelowHead() {
    let rights = [200.0, 260, 350, 410]
    #expect(
      pictures {
        row("", Array(zip(["Number", "%", "Number", "%"], rights)), y: 100, on: &$0)
        row("All applications", [], y: 118, on: &$0)
        row("  Approved", Array(zip(["1,204", "61.2%", "1,377", "64.0%"], rights)), y: 136, on: &$0)
        row("  Refused", Array(zip(["401", "20.4%", "420", "19.5%"], rights)), y: 154, on: &$0)
        row("  Pending", Array(zip(["362", "18.4%", "355", "16.5%"], rights)), y: 172, on: &$0)
      } == [
        [
          " | Number | % | Number | %", "All applications |  |  |  | ", "Approved | 1,204 | 61.2% | 1,377 | 64.0%",
          "Refused | 401 | 20.4% | 420 | 19.5%", "Pending | 362 | 18.4% | 355 | 16.5%",
        ]
      ])
  }

  @Test("In a lattice a head in the middle of columns that figures part spans them, and their heads part where they leave room")
  func spannersOverFigures() {
    let rights = [180.0, 220, 262, 300, 340, 382]
    let figures = ["11,06", "54", "9,52"]
    let labels = ["North", "South", "Islands", "Harbour", "Inland", "Total"]
    #expect(
      pictures { sketch in
        for y in [100.0, 146, 260] { sketch.horizontal(y, from: 50, to: 390) }
        sketch.horizontal(116, from: 150, to: 390)
        for x in [150.0, 270] { sketch.vertical(x, from: 100, to: 260) }
        sketch.text("Total", x: 197.5, y: 102)
        sketch.text("Male", x: 320, y: 102)
        row("Region", Array(zip(["", "Adults", "18 and", "", "Adults", "18 and"], rights)), y: 118, on: &sketch)
        row("", Array(zip(["All", "here", "over", "All", "here", "over"], rights)), y: 131, on: &sketch)
        for (index, label) in labels.enumerated() {
          row(label, Array(zip(figures + figures, rights)), y: 150 + 18 * Double(index), on: &sketch)
        }
      } == [
        ["Region | Total | < | < | Male | < | <", "^ | All | Adults here | 18 and over | All | Adults here | 18 and over"]
          + labels.map { "\($0) | 11,06 | 54 | 9,52 | 11,06 | 54 | 9,52" }
      ])
  }
}
