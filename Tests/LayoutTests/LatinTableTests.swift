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
}
