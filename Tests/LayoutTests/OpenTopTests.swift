import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Tables with no rule over their head")
struct OpenTopTests {
  private func pictures(_ pages: [Page]) -> [[String]] { DocumentLayout(pages.map { PageLayout($0) }).tables.map(\.grid.picture) }

  private func texts(_ row: [(String, Double)], y: Double, on sketch: inout PageSketch) {
    for (text, x) in row { sketch.text(text, x: x, y: y) }
  }

  /// Rules under rows from the left edge to the right.
  private func rules(_ heights: [Double], on sketch: inout PageSketch) { for y in heights { sketch.horizontal(y, from: 50, to: 400) } }

  private func rows(_ names: [String], from y: Double, on sketch: inout PageSketch) {
    for (index, name) in names.enumerated() {
      texts([(name, 53), ("\(index + 1)1.00", 225), ("\(index + 1)2.00", 375)], y: y + 20 * Double(index), on: &sketch)
    }
  }

  @Test("Heads over the first rule are the head of rows that have none otherwise")
  func headOverRows() {
    let page = Page.sketch {
      texts([("单位：万元", 350)], y: 84, on: &$0)
      texts([("项目", 115), ("预算数", 235), ("决算数", 335)], y: 104, on: &$0)
      rules([120, 140, 160], on: &$0)
      rows(["办公费", "水费"], from: 124, on: &$0)
    }
    #expect(pictures([page]) == [["项目 | 预算数 | 决算数", "办公费 | 11.00 | 12.00", "水费 | 21.00 | 22.00"]])
  }

  @Test("Spanners over a whole rule stand over the heads under it")
  func spannersOverHeads() {
    let page = Page.sketch {
      texts([("单位：万元", 350)], y: 84, on: &$0)
      texts([("收入", 130), ("支出", 300)], y: 104, on: &$0)
      rules([120, 140, 160, 180], on: &$0)
      texts([("项目", 80), ("预算", 180), ("项目", 260), ("预算", 350)], y: 124, on: &$0)
      for (index, name) in ["拨款", "其他"].enumerated() {
        texts([(name, 53), ("1.00", 190), (name, 233), ("2.00", 375)], y: 144 + 20 * Double(index), on: &$0)
      }
    }
    #expect(pictures([page]) == [["收入 | < | 支出 | <", "项目 | 预算 | 项目 | 预算", "拨款 | 1.00 | 拨款 | 2.00", "其他 | 1.00 | 其他 | 2.00"]])
  }

  @Test("A spanner over the middle is none of the titles where it stands on a rule")
  func spannerOnItsRule() {
    let page = Page.sketch {
      texts([("单位：万元", 350)], y: 78, on: &$0)
      texts([("预算数", 210)], y: 99, on: &$0)
      $0.horizontal(115, from: 130, to: 330)
      texts([("项目", 80), ("合计", 360)], y: 109, on: &$0)
      texts([("基本", 160), ("专项", 270)], y: 119, on: &$0)
      rules([135, 155, 175], on: &$0)
      for y in [139.0, 159] { texts([("办公费", 53), ("1.00", 200), ("2.00", 310), ("3.00", 375)], y: y, on: &$0) }
    }
    #expect(
      pictures([page]) == [
        ["项目 | 预算数 | < | 合计", "^ | 基本 | 专项 | ^", "办公费 | 1.00 | 2.00 | 3.00", "办公费 | 1.00 | 2.00 | 3.00"]
      ])
  }

  @Test("Words that begin and end with the table are no head of one that has its own")
  func captionWithoutColon() {
    let page = Page.sketch {
      texts([("某某局", 50), ("万元", 380)], y: 84, on: &$0)
      rules([100, 120, 140, 160], on: &$0)
      texts([("项目", 115), ("预算数", 235), ("决算数", 335)], y: 104, on: &$0)
      rows(["办公费", "水费"], from: 124, on: &$0)
    }
    #expect(pictures([page]) == [["项目 | 预算数 | 决算数", "办公费 | 11.00 | 12.00", "水费 | 21.00 | 22.00"]])
  }

  @Test("The first row of a page stands over its first rule")
  func firstRowOfAPage() {
    let first = Page.sketch(1) {
      texts([("项目", 115), ("预算数", 235), ("决算数", 335)], y: 684, on: &$0)
      rules([680, 700, 720, 740, 760], on: &$0)
      rows(["办公费", "水费", "电费"], from: 704, on: &$0)
    }
    let second = Page.sketch(2) {
      rows(["差旅费", "会议费", "培训费"], from: 44, on: &$0)
      rules([60, 80, 100], on: &$0)
    }
    #expect(
      pictures([first, second]) == [
        [
          "项目 | 预算数 | 决算数", "办公费 | 11.00 | 12.00", "水费 | 21.00 | 22.00", "电费 | 31.00 | 32.00", "差旅费 | 11.00 | 12.00",
          "会议费 | 21.00 | 22.00", "培训费 | 31.00 | 32.00",
        ]
      ])
  }

  @Test("Rows over a rule in the middle of a page are another table's")
  func rowsInTheMiddle() {
    let page = Page.sketch {
      rows(["差旅费"], from: 384, on: &$0)
      rules([400, 420, 440, 460], on: &$0)
      texts([("项目", 115), ("预算数", 235), ("决算数", 335)], y: 404, on: &$0)
      rows(["办公费", "水费"], from: 424, on: &$0)
    }
    #expect(pictures([page]).last == ["项目 | 预算数 | 决算数", "办公费 | 11.00 | 12.00", "水费 | 21.00 | 22.00"])
  }

  @Test("A head with a colon is no caption where another stands half a line higher beside it")
  func headWithColon() {
    let page = Page.sketch {
      texts([("单位：万元", 350)], y: 66, on: &$0)
      texts([("项目", 115)], y: 92, on: &$0)
      texts([("支出", 285)], y: 84, on: &$0)
      texts([("小计", 235), ("其中：基本", 315)], y: 100, on: &$0)
      $0.horizontal(97, from: 190, to: 400)
      rules([116, 136, 156], on: &$0)
      rows(["办公费", "水费"], from: 120, on: &$0)
    }
    #expect(
      pictures([page]) == [["项目 | 支出 | <", "^ | 小计 | 其中：基本", "办公费 | 11.00 | 12.00", "水费 | 21.00 | 22.00"]])
  }
}
